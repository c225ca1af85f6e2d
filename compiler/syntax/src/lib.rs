//! Python source text to AST, and syntax errors: the ruff parser behind our own door.
//!
//! In: the path of a file. Out: its text in the source map and a [`ParsedModule`]; every syntax error is a diagnostic
//! that reads like CPython 3.14's. Other stages name the parser's crates only through [`ast`], [`Ranged`] and the like.

mod decode;
mod explain;
mod future;
mod lexical;
mod parse;
mod patterns;
mod placement;

use std::path::Path;

use molt_source::{Code, Diagnostic, Diagnostics, FileId, SourceMap, Span};
pub use ruff_python_ast as ast;
pub use ruff_python_ast::token::{Token, TokenKind, Tokens};
pub use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_parser::Parsed;
pub use ruff_text_size::{Ranged, TextRange, TextSize};

/// A module's syntax tree, free of syntax errors. Ranges in it are byte offsets into the file's text.
#[derive(Debug)]
pub struct ParsedModule {
    /// Where the text is.
    pub file: FileId,
    parsed: Parsed<ast::ModModule>,
}

impl ParsedModule {
    /// The module's statements.
    pub fn body(&self) -> &[ast::Stmt] {
        &self.parsed.syntax().body
    }

    /// All tokens, comments included, for questions about parentheses and layout.
    pub fn tokens(&self) -> &Tokens {
        self.parsed.tokens()
    }

    /// The span of a node of this module.
    pub fn span(&self, node: impl Ranged) -> Span {
        span(self.file, node)
    }
}

/// The span of a node in a file.
pub fn span(file: FileId, node: impl Ranged) -> Span {
    Span::new(file, node.start().to_u32(), node.end().to_u32())
}

/// Reads and decodes a file. Failures are reported, at `import` where the file was asked for by one.
pub fn read_file(
    path: &Path,
    import: Option<Span>,
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) -> Option<FileId> {
    match std::fs::read(path) {
        Ok(bytes) => decode::add(path, &bytes, sources, diagnostics),
        Err(error) => {
            let mut diagnostic =
                Diagnostic::new(Code::Unreadable, format!("cannot read '{}': {}", path.display(), reason(&error)));
            if let Some(span) = import {
                diagnostic = Diagnostic::at(diagnostic.code, span, diagnostic.message);
            }
            diagnostics.report(diagnostic);
            None
        }
    }
}

/// The operating system's reason, without Rust's `(os error n)`.
fn reason(error: &std::io::Error) -> String {
    let text = error.to_string();
    match text.find(" (os error") {
        Some(end) => text[..end].to_string(),
        None => text,
    }
}

/// Parses a file of the source map. `None` when it has errors, which are reported, all of them.
pub fn parse_module(sources: &SourceMap, file: FileId, diagnostics: &mut Diagnostics) -> Option<ParsedModule> {
    parse::parse(sources, file, diagnostics)
}

/// Parses a piece of a program, for questions about its form; `None` when it is not Python by itself.
pub fn parse_fragment(text: &str) -> Option<Vec<ast::Stmt>> {
    let parsed = ruff_python_parser::parse_module(text).ok()?;
    Some(parsed.into_syntax().body.into_iter().collect())
}
