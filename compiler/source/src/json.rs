//! Diagnostics as JSON, one object a line, for editors and the test harness.

use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Label};
use crate::files::SourceMap;

/// A diagnostic as one line of JSON. Lines count from 1, columns count bytes from 0, ends are exclusive.
pub fn to_json(diagnostic: &Diagnostic, sources: &SourceMap) -> String {
    let secondary: Vec<Value> = diagnostic.secondary.iter().map(|label| place(label, sources)).collect();
    json!({
        "code": diagnostic.code.info().code,
        "severity": diagnostic.severity.name(),
        "message": diagnostic.message,
        "primary": diagnostic.primary.as_ref().map(|label| place(label, sources)),
        "secondary": secondary,
        "notes": diagnostic.notes,
        "helps": diagnostic.helps,
    })
    .to_string()
}

fn place(label: &Label, sources: &SourceMap) -> Value {
    let file = sources.file(label.span.file);
    let start = file.position(label.span.start);
    let end = file.position(label.span.end);
    json!({
        "file": file.path().to_string_lossy(),
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "text": label.text,
    })
}
