//! Diagnostics as people read them: the source line, carets, colours where they are wanted.

use std::io::IsTerminal;

use annotate_snippets::{AnnotationKind, Group, Level, Snippet};

use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::files::{FileId, SourceMap};

/// When to use colours.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ColorChoice {
    /// When standard error is a terminal and `NO_COLOR` is not set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl ColorChoice {
    fn enabled(self) -> bool {
        match self {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => {
                std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
            }
        }
    }
}

/// Turns diagnostics into text.
pub struct Renderer {
    inner: annotate_snippets::Renderer,
}

impl Renderer {
    /// A renderer with or without colours.
    pub fn new(color: ColorChoice) -> Renderer {
        let inner = match color.enabled() {
            true => annotate_snippets::Renderer::styled(),
            false => annotate_snippets::Renderer::plain(),
        };
        Renderer { inner }
    }

    /// The text of a diagnostic, ending with a newline.
    pub fn render(&self, diagnostic: &Diagnostic, sources: &SourceMap) -> String {
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let mut group = level
            .primary_title(diagnostic.message.as_str())
            .id(diagnostic.code.info().code)
            .elements(snippets(diagnostic, sources));
        group = group.elements(diagnostic.notes.iter().map(|note| Level::NOTE.message(note.as_str())));
        group = group.elements(diagnostic.helps.iter().map(|help| Level::HELP.message(help.as_str())));
        let report: &[Group<'_>] = &[group];
        format!("{}\n", self.inner.render(report))
    }
}

/// One snippet a file, the main place's file first.
fn snippets<'a>(
    diagnostic: &'a Diagnostic,
    sources: &'a SourceMap,
) -> Vec<Snippet<'a, annotate_snippets::Annotation<'a>>> {
    let labels: Vec<(AnnotationKind, &Label)> =
        (diagnostic.primary.iter().map(|label| (AnnotationKind::Primary, label)))
            .chain(diagnostic.secondary.iter().map(|label| (AnnotationKind::Context, label)))
            .collect();
    let mut files: Vec<FileId> = Vec::new();
    for (_, label) in &labels {
        if !files.contains(&label.span.file) {
            files.push(label.span.file);
        }
    }
    let snippet = |id: &FileId| {
        let file = sources.file(*id);
        let annotations = labels.iter().filter(|(_, label)| label.span.file == *id).map(|(kind, label)| {
            let annotation = kind.span(label.span.range());
            if label.text.is_empty() { annotation } else { annotation.label(label.text.as_str()) }
        });
        Snippet::source(&**file.text()).path(file.path().to_string_lossy().into_owned()).annotations(annotations)
    };
    files.iter().map(snippet).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::Code;
    use crate::files::Span;

    #[test]
    fn a_diagnostic_shows_line_and_carets() {
        let mut sources = SourceMap::new();
        let file = sources.add("a.py", "x = 1\nreturn x\n");
        let diagnostic = Diagnostic::at(Code::OutsideFunction, Span::new(file, 6, 14), "'return' outside function")
            .also(Span::new(file, 0, 1), "bound here")
            .help("remove it");
        let text = Renderer::new(ColorChoice::Never).render(&diagnostic, &sources);
        let expected = "\
error[E0010]: 'return' outside function
 --> a.py:2:1
  |
1 | x = 1
  | - bound here
2 | return x
  | ^^^^^^^^
  |
  = help: remove it
";
        assert_eq!(text, expected);
    }
}
