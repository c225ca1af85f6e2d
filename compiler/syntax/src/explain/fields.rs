//! Errors in the fields of f-strings and t-strings.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::InterpolatedStringErrorType;
use ruff_text_size::TextRange;

use super::Explanation;
use super::context::Context;
use super::expected;

/// Explains an error that the parser names itself.
pub fn explain(context: &Context<'_>, at: TextRange, letter: char, error: &InterpolatedStringErrorType) -> Explanation {
    let index = context.index_from(at.start());
    match error {
        InterpolatedStringErrorType::LambdaWithoutParentheses => {
            let message = format!("{letter}-string: lambda expressions are not allowed without parentheses");
            Explanation::new(at, message)
        }
        InterpolatedStringErrorType::UnclosedLbrace => unclosed(context, index, letter),
        InterpolatedStringErrorType::InvalidConversionFlag => conversion(context, index, letter, at),
        InterpolatedStringErrorType::ConversionFlagNotImmediatelyAfterExclamation => {
            let message = format!("{letter}-string: conversion type must come right after the exclamation mark");
            Explanation::new(at, message)
        }
        InterpolatedStringErrorType::SingleRbrace
        | InterpolatedStringErrorType::UnterminatedString
        | InterpolatedStringErrorType::UnterminatedTripleQuotedString
        | InterpolatedStringErrorType::NewlineInFormatSpec => expected::invalid_syntax(context, at),
    }
}

/// If a token stands in a field right after its brace, what CPython says about an expression missing there.
pub fn missing_expression(context: &Context<'_>, index: usize) -> Option<Explanation> {
    let brace = index.checked_sub(1)?;
    let letter = context.field_letter(brace)?;
    let here = context.range(index);
    Some(match context.kind(index) {
        TokenKind::Rbrace | TokenKind::Colon | TokenKind::Exclamation | TokenKind::Equal => {
            let found = context.token_text(index);
            Explanation::new(here, format!("{letter}-string: valid expression required before '{found}'"))
        }
        TokenKind::Newline | TokenKind::EndOfFile => return None,
        _ => Explanation::new(here, format!("{letter}-string: expecting a valid expression after '{{'")),
    })
}

/// Something other than the field's end follows its expression; what may follow depends on what is there already.
fn unclosed(context: &Context<'_>, index: usize, letter: char) -> Explanation {
    if let Some(explanation) = expected::forgotten_comma(context, index) {
        return explanation;
    }
    let here = context.range(index);
    let brace = context.bracket_around(index);
    let parts: Vec<TokenKind> =
        brace.map_or(Vec::new(), |brace| (brace + 1..index).map(|position| context.kind(position)).collect());
    let has = |kind| parts.contains(&kind);
    let is_text = matches!(
        context.kind(index),
        TokenKind::FStringMiddle | TokenKind::FStringEnd | TokenKind::TStringMiddle | TokenKind::TStringEnd
    );
    let expecting = if has(TokenKind::Colon) {
        "'}', or format specs"
    } else if is_text {
        "'}'"
    } else if has(TokenKind::Exclamation) {
        "':' or '}'"
    } else if parts.last() == Some(&TokenKind::Equal) {
        "'!', or ':', or '}'"
    } else {
        "'=', or '!', or ':', or '}'"
    };
    Explanation::new(here, format!("{letter}-string: expecting {expecting}"))
}

fn conversion(context: &Context<'_>, index: usize, letter: char, at: TextRange) -> Explanation {
    match context.kind(index) {
        TokenKind::Name => {
            let found = context.token_text(index);
            let message = format!("{letter}-string: invalid conversion character '{found}': expected 's', 'r', or 'a'");
            Explanation::new(context.range(index), message)
        }
        TokenKind::Rbrace | TokenKind::Colon => {
            Explanation::new(context.range(index), format!("{letter}-string: missing conversion character"))
        }
        _ => Explanation::new(at, format!("{letter}-string: invalid conversion character")),
    }
}
