//! Escape sequences that are cut short.

use ruff_python_ast::token::TokenKind;
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::Explanation;
use super::context::Context;

/// Finds the wrong escape of the string, or of the f-string's text, around a place.
pub fn explain(context: &Context<'_>, at: TextRange) -> Explanation {
    let (range, content) = match text_of_interpolated(context, at) {
        Some(range) => (range, &context.text[range]),
        None => plain_string(context, at),
    };
    let prefix = context.text[range].split(['"', '\'']).next().unwrap_or("");
    let message = match range.len().to_usize() > content.len() && prefix.contains(['b', 'B']) {
        true => bytes_problem(content),
        false => text_problem(content),
    };
    Explanation::new(range, message.unwrap_or_else(|| "invalid syntax".to_string()))
}

/// A string token and what stands between its quotes.
fn plain_string<'a>(context: &Context<'a>, at: TextRange) -> (TextRange, &'a str) {
    let range = context.covering_token(at);
    let token = &context.text[range];
    let rest = &token[token.find(['"', '\'']).unwrap_or(0)..];
    let width = if rest.starts_with("\"\"\"") || rest.starts_with("'''") { 3 } else { 1 };
    (range, rest.get(width..rest.len().saturating_sub(width)).unwrap_or(""))
}

/// The text between the fields of an f-string or t-string around a place.
fn text_of_interpolated(context: &Context<'_>, at: TextRange) -> Option<TextRange> {
    let before = context.tokens.iter().rev().find(|token| token.end() <= at.start())?;
    let starts_text = matches!(before.kind(), TokenKind::FStringStart | TokenKind::TStringStart | TokenKind::Rbrace);
    if !starts_text {
        return None;
    }
    let start = before.end();
    let opening = context.tokens.iter().rev().find(|token| {
        token.end() <= at.start() && matches!(token.kind(), TokenKind::FStringStart | TokenKind::TStringStart)
    })?;
    let quotes = context.text[opening.range()].trim_start_matches(char::is_alphabetic);
    let rest = &context.text[start.to_usize()..];
    let length = rest.find(quotes).unwrap_or(rest.len());
    Some(TextRange::at(start, TextSize::new(length as u32)))
}

fn bytes_problem(content: &str) -> Option<String> {
    let mut position = 0;
    let mut rest = content.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        if byte != b'\\' {
            (position, rest) = (position + 1, after);
            continue;
        }
        if after.first() == Some(&b'x')
            && after.iter().skip(1).take(2).filter(|byte| byte.is_ascii_hexdigit()).count() < 2
        {
            return Some(format!("(value error) invalid \\x escape at position {position}"));
        }
        let length = after.len().min(1);
        (position, rest) = (position + 1 + length, &after[length..]);
    }
    None
}

/// Positions count in the text that CPython hands to its decoder, where what is not ASCII has been escaped as `\UXXXXXXXX`.
fn text_problem(content: &str) -> Option<String> {
    let mut position = 0;
    let mut rest = content;
    while let Some(character) = rest.chars().next() {
        let after = &rest[character.len_utf8()..];
        if character != '\\' {
            position += if character.is_ascii() { 1 } else { 10 };
            rest = after;
            continue;
        }
        let kind = after.chars().next()?;
        let problem = |length: usize, what: &str| {
            let end = position + length - 1;
            Some(format!(
                "(unicode error) 'unicodeescape' codec can't decode bytes in position {position}-{end}: {what}"
            ))
        };
        let digits = match kind {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        let body = &after[kind.len_utf8()..];
        let found = body.bytes().take(digits).take_while(u8::is_ascii_hexdigit).count();
        if found < digits {
            let shape = "X".repeat(digits);
            return problem(2 + found, &format!("truncated \\{kind}{shape} escape"));
        }
        if kind == 'U' && u32::from_str_radix(&body[..8], 16).is_ok_and(|code| code > 0x10_FFFF) {
            return problem(10, "illegal Unicode character");
        }
        let mut length = 1 + kind.len_utf8() + digits;
        if kind == 'N' {
            let name = body.strip_prefix('{').and_then(|name| name.split_once('}'));
            match name {
                Some((name, _)) if !name.is_empty() => {
                    // Whether there is such a character was asked by the parser; the first wrong name is its reason.
                    length = 2 + name.len() + 2;
                    if unicode_names2::character(name).is_none() {
                        return problem(length, "unknown Unicode character name");
                    }
                }
                Some(_) => return problem(4, "malformed \\N character escape"),
                None if body.starts_with('{') => return problem(2 + body.len(), "malformed \\N character escape"),
                None => return problem(2, "malformed \\N character escape"),
            }
        }
        position += length;
        rest = &rest[length.min(rest.len())..];
    }
    None
}
