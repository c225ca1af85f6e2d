//! Case conversions of whole strings.

use super::wtf8;
use crate::builtins::unicode::{self, Image};

const CAPITAL_SIGMA: u32 = 0x3a3;
const SMALL_SIGMA: u32 = 0x3c3;
const FINAL_SIGMA: u32 = 0x3c2;

fn push_image(out: &mut Vec<u8>, image: Image) {
    match image {
        Image::One(code) => wtf8::push(out, code),
        Image::Several(text) => out.extend_from_slice(text.as_bytes()),
    }
}

fn mapped(text: &[u8], map: fn(u32) -> Image) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    wtf8::code_points(text).for_each(|code| push_image(&mut out, map(code)));
    out
}

/// The lower case of the code point at byte `offset`; only a capital sigma looks around.
fn push_lower(out: &mut Vec<u8>, text: &[u8], offset: usize, code: u32) {
    if code != CAPITAL_SIGMA {
        return push_image(out, unicode::to_lower(code));
    }
    let neighbour_is_cased = |mut codes: Box<dyn Iterator<Item = u32> + '_>| {
        codes.find(|&code| !unicode::is_case_ignorable(code)).is_some_and(unicode::is_cased)
    };
    let before = neighbour_is_cased(Box::new(wtf8::code_points(&text[..offset]).rev()));
    let after = neighbour_is_cased(Box::new(wtf8::code_points(&text[offset + 2..])));
    wtf8::push(out, if before && !after { FINAL_SIGMA } else { SMALL_SIGMA });
}

/// Calls `each` with every code point and its byte offset.
fn for_each_with_offset(text: &[u8], mut each: impl FnMut(usize, u32)) {
    let mut offset = 0;
    while let Some((code, width)) = wtf8::first(&text[offset..]) {
        each(offset, code);
        offset += width;
    }
}

/// `str.lower`.
pub fn lower(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    for_each_with_offset(text, |offset, code| push_lower(&mut out, text, offset, code));
    out
}

/// `str.upper`.
pub fn upper(text: &[u8]) -> Vec<u8> {
    mapped(text, unicode::to_upper)
}

/// `str.casefold`.
pub fn casefold(text: &[u8]) -> Vec<u8> {
    mapped(text, unicode::to_folded)
}

/// `str.swapcase`.
pub fn swapcase(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    for_each_with_offset(text, |offset, code| {
        if unicode::is_uppercase(code) {
            push_lower(&mut out, text, offset, code);
        } else if unicode::is_lowercase(code) {
            push_image(&mut out, unicode::to_upper(code));
        } else {
            wtf8::push(&mut out, code);
        }
    });
    out
}

/// `str.capitalize`.
pub fn capitalize(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    for_each_with_offset(text, |offset, code| {
        if offset == 0 {
            push_image(&mut out, unicode::to_title(code));
        } else {
            push_lower(&mut out, text, offset, code);
        }
    });
    out
}

/// `str.title`.
pub fn title(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut in_word = false;
    for_each_with_offset(text, |offset, code| {
        if in_word {
            push_lower(&mut out, text, offset, code);
        } else {
            push_image(&mut out, unicode::to_title(code));
        }
        in_word = unicode::is_cased(code);
    });
    out
}

/// `str.islower`.
pub fn is_lower(text: &[u8]) -> bool {
    let mut cased = false;
    for code in wtf8::code_points(text) {
        if unicode::is_uppercase(code) || unicode::is_titlecase(code) {
            return false;
        }
        cased |= unicode::is_lowercase(code);
    }
    cased
}

/// `str.isupper`.
pub fn is_upper(text: &[u8]) -> bool {
    let mut cased = false;
    for code in wtf8::code_points(text) {
        if unicode::is_lowercase(code) || unicode::is_titlecase(code) {
            return false;
        }
        cased |= unicode::is_uppercase(code);
    }
    cased
}

/// `str.istitle`.
pub fn is_title(text: &[u8]) -> bool {
    let (mut cased, mut in_word) = (false, false);
    for code in wtf8::code_points(text) {
        let starts = unicode::is_uppercase(code) || unicode::is_titlecase(code);
        if (starts && in_word) || (!starts && unicode::is_lowercase(code) && !in_word) {
            return false;
        }
        in_word = starts || unicode::is_lowercase(code);
        cased |= in_word;
    }
    cased
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_follow_the_words() {
        let check = |convert: fn(&[u8]) -> Vec<u8>, text: &str, result: &str| {
            assert_eq!(String::from_utf8(convert(text.as_bytes())).as_deref(), Ok(result));
        };
        check(lower, "ΑΣ ΣΑ Σ.", "ας σα σ.");
        check(upper, "straße ŉ", "STRASSE ʼN");
        check(title, "they're bill's ǆ", "They'Re Bill'S ǅ");
        check(capitalize, "ǆABC ΑΣ", "ǅabc ας");
        check(swapcase, "aBß", "AbSS");
        check(casefold, "Straße", "strasse");
        assert!(is_title("A Title Ǆ".as_bytes()) && !is_title(b"A title") && !is_title(b"12"));
        assert!(is_lower("ab1".as_bytes()) && !is_lower(b"1") && is_upper(b"A1") && !is_upper(b"Aa"));
    }
}
