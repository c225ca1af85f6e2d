//! Docstrings, with the indentation that CPython's compiler strips.

use std::rc::Rc;

use molt_syntax::ast::{Expr, Stmt};

/// The docstring of a body, cleaned, and the statements that are left.
pub(super) fn split(body: &[Stmt]) -> (Option<Rc<[u8]>>, &[Stmt]) {
    if let [Stmt::Expr(statement), rest @ ..] = body
        && let Expr::StringLiteral(literal) = &*statement.value
    {
        return (Some(clean(literal.value.to_str()).as_bytes().into()), rest);
    }
    (None, body)
}

/// Removes what all lines but the first are indented by, blanks before the first line, and leading and trailing blank lines'
/// blanks, as `_PyCompile_CleanDoc` does.
fn clean(doc: &str) -> String {
    let doc = expand_tabs(doc);
    let lines: Vec<&str> = doc.split('\n').collect();
    let indent = |line: &&str| line.len() - line.trim_start_matches(' ').len();
    let margin =
        lines.iter().skip(1).filter(|line| !line.trim_start_matches(' ').is_empty()).map(indent).min().unwrap_or(0);
    let mut cleaned = String::from(lines[0].trim_start_matches(' '));
    for line in &lines[1..] {
        cleaned.push('\n');
        cleaned.push_str(line.get(margin.min(indent(line))..).unwrap_or_default());
    }
    cleaned
}

fn expand_tabs(text: &str) -> String {
    let mut expanded = String::with_capacity(text.len());
    let mut column = 0;
    for c in text.chars() {
        match c {
            '\t' => {
                let width = 8 - column % 8;
                expanded.extend(std::iter::repeat_n(' ', width));
                column += width;
            }
            '\n' | '\r' => {
                expanded.push(c);
                column = 0;
            }
            _ => {
                expanded.push(c);
                column += 1;
            }
        }
    }
    expanded
}
