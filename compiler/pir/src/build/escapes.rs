//! String literals with lone surrogates, which the parser's UTF-8 text cannot hold.

use molt_source::SourceFile;
use molt_syntax::TextRange;

/// The value of a piece of a literal, in WTF-8. `value` is what the parser made of it, with U+FFFD for surrogates; `range` is
/// its text, without quotes.
pub(super) fn literal_bytes(value: &str, range: TextRange, is_raw: bool, source: &SourceFile) -> Vec<u8> {
    let text = &source.text()[range.start().to_usize()..range.end().to_usize()];
    let may_hide_surrogates = value.contains('\u{fffd}') && !is_raw && (text.contains("\\u") || text.contains("\\U"));
    match may_hide_surrogates {
        true => restore_surrogates(value, text),
        false => value.as_bytes().to_vec(),
    }
}

/// Puts the surrogates that escapes stand for in place of the U+FFFD that they became. Those that were written as such, or
/// as an escape for U+FFFD, stay.
fn restore_surrogates(value: &str, text: &str) -> Vec<u8> {
    let mut originals = replacements(text).into_iter();
    let mut bytes = Vec::with_capacity(value.len());
    for c in value.chars() {
        match c {
            '\u{fffd}' => push_code_point(originals.next().unwrap_or(0xfffd), &mut bytes),
            c => bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    bytes
}

/// For each U+FFFD of the value, in order, the code point that the literal's text means.
fn replacements(text: &str) -> Vec<u32> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(place) = rest.find(['\\', '\u{fffd}']) {
        rest = &rest[place..];
        let mut chars = rest.chars();
        if chars.next() == Some('\u{fffd}') {
            found.push(0xfffd);
            rest = chars.as_str();
            continue;
        }
        let digits = match chars.next() {
            Some('u') => 4,
            Some('U') => 8,
            _ => {
                rest = chars.as_str();
                continue;
            }
        };
        let after = chars.as_str();
        let code = after.get(..digits).and_then(|hex| u32::from_str_radix(hex, 16).ok());
        found.extend(code.filter(|code| (0xd800..0xe000).contains(code) || *code == 0xfffd));
        rest = after.get(digits..).unwrap_or_default();
    }
    found
}

/// UTF-8's scheme, for surrogates too.
fn push_code_point(code: u32, bytes: &mut Vec<u8>) {
    debug_assert!((0x800..0x10000).contains(&code), "U+FFFD and surrogates take three bytes");
    bytes.extend([0xe0 | (code >> 12) as u8, 0x80 | (code >> 6 & 0x3f) as u8, 0x80 | (code & 0x3f) as u8]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surrogates_come_back() {
        assert_eq!(restore_surrogates("a\u{fffd}b\u{fffd}", r"a\ud800b\ufffd"), b"a\xed\xa0\x80b\xef\xbf\xbd");
        assert_eq!(restore_surrogates("\\\u{fffd}", r"\\\udfff"), b"\\\xed\xbf\xbf");
    }
}
