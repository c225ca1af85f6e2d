//! Runs the parser over a file and reports what it found wrong.

use molt_source::{Code, Diagnostic, Diagnostics, FileId, SourceMap};
use ruff_python_ast::{ModModule, PythonVersion};
use ruff_python_parser::{
    InterpolatedStringErrorType, LexicalErrorType, Mode, ParseError, ParseErrorType, ParseOptions, Parsed,
    parse_unchecked,
};
use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::explain::{Explainer, Explanation};
use crate::lexical::{Finding, Mistake, scan};
use crate::{ParsedModule, future, placement, span};

/// Parses a file; reports every error.
pub fn parse(sources: &SourceMap, file: FileId, diagnostics: &mut Diagnostics) -> Option<ParsedModule> {
    let text = sources.file(file).text();
    let options = ParseOptions::from(Mode::Module).with_target_version(PythonVersion::PY314);
    let parsed = parse_unchecked(text, options).try_into_module().expect("module mode parses to a module");
    if parsed.has_syntax_errors() {
        for error in explanations(text, &parsed) {
            let code = if error.is_indentation { Code::Indentation } else { Code::Syntax };
            diagnostics.report(Diagnostic::at(code, span(file, error.range), error.message));
        }
        return None;
    }
    // CPython's tokenizer has limits that the parser has not.
    if let Finding::Mistake(mistake) = scan(text) {
        diagnostics.error(Code::Syntax, span(file, mistake.range), mistake.message);
        return None;
    }
    let module = ParsedModule { file, parsed };
    let before = diagnostics.error_count();
    future::check(file, module.body(), diagnostics);
    placement::check(file, module.body(), diagnostics);
    (diagnostics.error_count() == before).then_some(module)
}

/// The first error as CPython tells it, and the later ones that are no consequence of it: one a line.
fn explanations(text: &str, parsed: &Parsed<ModModule>) -> Vec<Explanation> {
    let explainer = Explainer::new(text, parsed.tokens(), &parsed.syntax().body);
    let mut errors: Vec<ParseError> = parsed.errors().to_vec();
    let newer = parsed.unsupported_syntax_errors().iter();
    errors.extend(newer.map(|error| ParseError { error: newer_syntax(error), location: error.range }));
    errors.sort_by_key(|error| found_at(error, text));
    // The end of the file belongs to the last line.
    let last = text.len().saturating_sub(1);
    let line_of =
        |offset: TextSize| text.as_bytes()[..last.min(offset.to_usize())].iter().filter(|&&byte| byte == b'\n').count();
    let mut found: Vec<Explanation> = Vec::new();
    // Where what follows cannot be trusted any more.
    let mut end = usize::MAX;
    match scan(text) {
        Finding::Mistake(mistake) if !precedes(errors.first(), &mistake) => {
            let Mistake { message, range, is_indentation, .. } = mistake;
            found.push(Explanation { message, range, is_indentation });
        }
        Finding::Unclosed(bracket) => {
            let start = TextSize::new(bracket.at as u32);
            let mut first = errors.first().map_or(TextSize::new(text.len() as u32), |error| found_at(error, text));
            // Within brackets lines do not end, so what was wrong is on the next.
            if text[first.to_usize()..].starts_with('\n') {
                first += TextSize::new(1);
            }
            let ends_there = errors.first().is_some_and(|error| is_end_of_file(&error.error));
            let is_equal_sign = text[first.to_usize()..].starts_with('=');
            let is_only = errors.get(1).is_none_or(|second| is_end_of_file(&second.error));
            if line_of(first) > line_of(start)
                || ends_there
                || (is_only || is_equal_sign) && explainer.reads_on(first, start)
            {
                let message = format!("'{}' was never closed", bracket.character);
                found.push(Explanation {
                    message,
                    range: TextRange::at(start, TextSize::new(1)),
                    is_indentation: false,
                });
                end = bracket.at;
            }
        }
        Finding::Mistake(_) | Finding::Clean => {}
    }
    let has_mistake = !found.is_empty();
    for error in &errors {
        let is_lexical = matches!(error.error, ParseErrorType::Lexical(_));
        if (has_mistake && is_lexical) || is_end_of_file(&error.error) || error.start().to_usize() >= end {
            continue;
        }
        let mut explanation = explainer.explain(error);
        // The end of a line is a place, not a thing to underline.
        if text[explanation.range].starts_with('\n') {
            explanation.range = TextRange::empty(explanation.range.start());
        }
        let is_known = |line: usize| found.iter().any(|other| line_of(other.range.start()) == line);
        // What follows a header that was not understood is no block to the parser, and the file's end is no surprise.
        let is_consequence = match explainer.token_before(error.start()) {
            Some(before) if error.error == ParseErrorType::UnexpectedIndentation => is_known(line_of(before)),
            _ => !found.is_empty() && explainer.is_last(error.start()),
        };
        let is_told = is_known(line_of(error.start())) || is_known(line_of(explanation.range.start()));
        if !is_consequence && !is_told {
            found.push(explanation);
        }
    }
    found
}

/// Whether CPython tells the parser's first error rather than a mistake that its tokenizer finds later.
fn precedes(error: Option<&ParseError>, mistake: &Mistake) -> bool {
    let Some(error) = error else { return false };
    let is_lexical = matches!(error.error, ParseErrorType::Lexical(_));
    let is_indent = error.error == ParseErrorType::UnexpectedIndentation;
    error.start() < mistake.range.start() && !is_lexical && (is_indent || !mistake.wins)
}

/// Where CPython would notice an error: a wrong target or argument at the sign that makes it one, others where they begin.
fn found_at(error: &ParseError, text: &str) -> TextSize {
    let after = &text[error.end().to_usize()..];
    let sign = error.end() + TextSize::new((after.len() - after.trim_start_matches(' ').len()) as u32);
    match &error.error {
        ParseErrorType::InvalidAssignmentTarget
        | ParseErrorType::InvalidAnnotatedAssignmentTarget
        | ParseErrorType::InvalidAugmentedAssignmentTarget
        | ParseErrorType::InvalidNamedAssignmentTarget
        | ParseErrorType::InvalidDeleteTarget
        | ParseErrorType::UnparenthesizedGeneratorExpression
        | ParseErrorType::InvalidYieldExpressionUsage => sign,
        ParseErrorType::OtherError(text)
            if text.starts_with("Only single target") || text == "Expected a parameter name" =>
        {
            sign
        }
        _ => error.start(),
    }
}

/// Whether the parser met the end of the file where a bracket or a field of an f-string was open.
fn is_end_of_file(error: &ParseErrorType) -> bool {
    match error {
        ParseErrorType::Lexical(LexicalErrorType::Eof) => true,
        ParseErrorType::Lexical(LexicalErrorType::FStringError(inner) | LexicalErrorType::TStringError(inner)) => {
            matches!(
                inner,
                InterpolatedStringErrorType::UnterminatedString
                    | InterpolatedStringErrorType::UnterminatedTripleQuotedString
            )
        }
        _ => false,
    }
}

/// What later versions of Python allow is an error that 3.14 has a name for, or none at all.
fn newer_syntax(error: &ruff_python_parser::UnsupportedSyntaxError) -> ParseErrorType {
    use ruff_python_parser::UnsupportedSyntaxErrorKind;
    match error.kind {
        UnsupportedSyntaxErrorKind::UnpackingInComprehension(_) => ParseErrorType::IterableUnpackingInComprehension,
        _ => ParseErrorType::OtherError(String::new()),
    }
}
