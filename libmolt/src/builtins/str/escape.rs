//! `repr` and `ascii` of text and bytes.

use super::wtf8;
use crate::builtins::unicode;

/// The quote that needs fewer escapes: double quotes only where the text has single ones and no double ones.
fn quote_for(text: &[u8]) -> u8 {
    if memchr::memchr(b'\'', text).is_some() && memchr::memchr(b'"', text).is_none() { b'"' } else { b'\'' }
}

/// Pushes what is escaped in text and bytes alike; false when the byte may stand for itself.
fn push_common_escape(out: &mut Vec<u8>, byte: u8, quote: u8) -> bool {
    let letter = match byte {
        b'\\' => b'\\',
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        _ if byte == quote => quote,
        _ => return false,
    };
    out.extend_from_slice(&[b'\\', letter]);
    true
}

/// Pushes `\xhh`, `\uhhhh` or `\Uhhhhhhhh`.
pub fn push_code_escape(out: &mut Vec<u8>, code: u32) {
    let escape = match code {
        0..0x100 => format!("\\x{code:02x}"),
        0x100..0x1_0000 => format!("\\u{code:04x}"),
        _ => format!("\\U{code:08x}"),
    };
    out.extend_from_slice(escape.as_bytes());
}

/// `repr(text)`, or `ascii(text)`.
pub fn repr(text: &[u8], only_ascii: bool) -> Vec<u8> {
    let quote = quote_for(text);
    let mut out = Vec::with_capacity(text.len() + 2);
    out.push(quote);
    for code in wtf8::code_points(text) {
        match u8::try_from(code) {
            Ok(byte) if push_common_escape(&mut out, byte, quote) => {}
            Ok(byte @ b' '..0x7f) => out.push(byte),
            _ if !only_ascii && unicode::is_printable(code) => wtf8::push(&mut out, code),
            _ => push_code_escape(&mut out, code),
        }
    }
    out.push(quote);
    out
}

/// `repr(bytes)`, without the `b`.
pub fn repr_bytes(bytes: &[u8]) -> Vec<u8> {
    let quote = quote_for(bytes);
    let mut out = Vec::with_capacity(bytes.len() + 2);
    out.push(quote);
    for &byte in bytes {
        if push_common_escape(&mut out, byte, quote) {
            continue;
        }
        match byte {
            b' '..0x7f => out.push(byte),
            _ => push_code_escape(&mut out, byte as u32),
        }
    }
    out.push(quote);
    out
}

/// Turns what is not ASCII into escapes, as `ascii()` does with a repr.
pub fn to_ascii(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    for code in wtf8::code_points(text) {
        if code < 0x80 { out.push(code as u8) } else { push_code_escape(&mut out, code) }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_escapes_are_cpythons() {
        for (text, result) in [
            ("abc", "'abc'"),
            ("it's", "\"it's\""),
            ("'\"", "'\\'\"'"),
            ("a\n\t\\\x00\x7f", "'a\\n\\t\\\\\\x00\\x7f'"),
            ("é\u{ad}\u{3000}😀\u{e000}", "'é\\xad\\u3000😀\\ue000'"),
        ] {
            assert_eq!(repr(text.as_bytes(), false), result.as_bytes());
        }
        assert_eq!(repr("é中😀".as_bytes(), true), b"'\\xe9\\u4e2d\\U0001f600'");
        assert_eq!(repr(&[0xed, 0xa0, 0x80], false), b"'\\ud800'");
        assert_eq!(repr_bytes(b"a'\xff\n"), b"\"a'\\xff\\n\"");
    }
}
