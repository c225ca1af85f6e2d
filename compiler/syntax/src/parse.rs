//! Runs the parser over a file and reports what it found wrong.

use molt_source::{Code, Diagnostics, FileId, SourceMap};
use ruff_python_ast::PythonVersion;
use ruff_python_parser::{LexicalErrorType, Mode, ParseErrorType, ParseOptions, parse_unchecked};

use crate::{ParsedModule, future, placement, span};

/// Parses a file; reports every error.
pub fn parse(sources: &SourceMap, file: FileId, diagnostics: &mut Diagnostics) -> Option<ParsedModule> {
    let text = sources.file(file).text();
    let options = ParseOptions::from(Mode::Module).with_target_version(PythonVersion::PY314);
    let parsed = parse_unchecked(text, options).try_into_module().expect("module mode parses to a module");
    for error in parsed.errors() {
        let code = match error.error {
            ParseErrorType::UnexpectedIndentation | ParseErrorType::Lexical(LexicalErrorType::IndentationError) => {
                Code::Indentation
            }
            _ => Code::Syntax,
        };
        diagnostics.error(code, span(file, error), error.error.to_string());
    }
    for error in parsed.unsupported_syntax_errors() {
        diagnostics.error(Code::Syntax, span(file, error.range), "invalid syntax");
    }
    if parsed.has_syntax_errors() {
        return None;
    }
    let module = ParsedModule { file, parsed };
    let before = diagnostics.error_count();
    future::check(file, module.body(), diagnostics);
    placement::check(file, module.body(), diagnostics);
    (diagnostics.error_count() == before).then_some(module)
}
