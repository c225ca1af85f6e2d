//! Properties and case mappings of code points, by CPython's Unicode version.
//!
//! Code points are `u32`s, because Python strings may hold lone surrogates. ASCII is answered without the tables.

mod tables;

use tables::*;

/// A set of code points: where membership changes, ascending. The first change is from outside to inside.
pub struct Toggles(&'static [u32]);

impl Toggles {
    fn contains(&self, code: u32) -> bool {
        self.0.partition_point(|&point| point <= code) % 2 == 1
    }
}

/// Code points `start ..= last`, every one or every second, whose image is `delta` away.
struct Run {
    start: u32,
    last: u32,
    stride: u32,
    delta: i32,
}

const fn run(start: u32, last: u32, stride: u32, delta: i32) -> Run {
    Run { start, last, stride, delta }
}

/// A case mapping; code points that it does not mention map to themselves.
pub struct Mapping {
    runs: &'static [Run],
    /// Code points whose image is several.
    special: &'static [(u32, &'static str)],
}

impl Mapping {
    fn image(&self, code: u32) -> Image {
        if let Ok(index) = self.special.binary_search_by_key(&code, |entry| entry.0) {
            return Image::Several(self.special[index].1);
        }
        let index = self.runs.partition_point(|run| run.start <= code);
        let Some(run) = index.checked_sub(1).map(|index| &self.runs[index]) else { return Image::One(code) };
        if code <= run.last && (code - run.start).is_multiple_of(run.stride) {
            Image::One(code.wrapping_add_signed(run.delta))
        } else {
            Image::One(code)
        }
    }
}

/// What a code point maps to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Image {
    /// One code point.
    One(u32),
    /// Several.
    Several(&'static str),
}

fn ascii(code: u32) -> Option<u8> {
    if code < 0x80 { Some(code as u8) } else { None }
}

macro_rules! properties {
    ($( $(#[doc = $doc:literal])* $name:ident: $ascii:expr, $table:ident; )*) => {
        $( $(#[doc = $doc])* pub fn $name(code: u32) -> bool {
            let test: fn(u8) -> bool = $ascii;
            match ascii(code) {
                Some(byte) => test(byte),
                None => $table.contains(code),
            }
        } )*
    };
}

properties! {
    /// `str.isalpha`.
    is_alphabetic: |byte| byte.is_ascii_alphabetic(), ALPHABETIC;
    /// `str.islower`, for one code point.
    is_lowercase: |byte| byte.is_ascii_lowercase(), LOWERCASE;
    /// `str.isupper`, for one code point.
    is_uppercase: |byte| byte.is_ascii_uppercase(), UPPERCASE;
    /// Whether the code point is a titlecase letter itself.
    is_titlecase: |_| false, TITLECASE;
    /// `str.isdigit`.
    is_digit: |byte| byte.is_ascii_digit(), DIGIT;
    /// `str.isnumeric`.
    is_numeric: |byte| byte.is_ascii_digit(), NUMERIC;
    /// `str.isprintable`.
    is_printable: |byte| (b' '..0x7f).contains(&byte), PRINTABLE;
    /// Whether it may begin an identifier.
    is_identifier_start: |byte| byte.is_ascii_alphabetic() || byte == b'_', IDENTIFIER_START;
    /// Whether it may continue an identifier.
    is_identifier_continue: |byte| byte.is_ascii_alphanumeric() || byte == b'_', IDENTIFIER_CONTINUE;
    /// Whether it does not separate a capital sigma from the word around it.
    is_case_ignorable: |byte| matches!(byte, b'\'' | b'.' | b':' | b'^' | b'`'), CASE_IGNORABLE;
}

/// `str.isspace`.
pub fn is_space(code: u32) -> bool {
    match code {
        0x09..=0x0d | 0x1c..=0x20 => true,
        0..0x80 => false,
        0x85 | 0xa0 | 0x1680 | 0x2000..=0x200a | 0x2028 | 0x2029 | 0x202f | 0x205f | 0x3000 => true,
        _ => false,
    }
}

/// Whether `str.splitlines` ends a line here.
pub fn is_line_break(code: u32) -> bool {
    matches!(code, 0x0a..=0x0d | 0x1c..=0x1e | 0x85 | 0x2028 | 0x2029)
}

/// Whether the code point has a case.
pub fn is_cased(code: u32) -> bool {
    is_lowercase(code) || is_uppercase(code) || is_titlecase(code)
}

/// The value of a decimal digit of any script.
pub fn decimal_value(code: u32) -> Option<u32> {
    if let Some(byte) = ascii(code) {
        return if byte.is_ascii_digit() { Some((byte - b'0') as u32) } else { None };
    }
    let index = DECIMAL_ZEROS.partition_point(|&zero| zero <= code).checked_sub(1)?;
    let value = code - DECIMAL_ZEROS[index];
    if value < 10 { Some(value) } else { None }
}

macro_rules! mappings {
    ($( $(#[doc = $doc:literal])* $name:ident: $ascii:ident, $table:ident; )*) => {
        $( $(#[doc = $doc])* pub fn $name(code: u32) -> Image {
            match ascii(code) {
                Some(byte) => Image::One(byte.$ascii() as u32),
                None => $table.image(code),
            }
        } )*
    };
}

mappings! {
    /// The lower case of a code point, except for what depends on its neighbours (a final capital sigma).
    to_lower: to_ascii_lowercase, TO_LOWER;
    /// The upper case.
    to_upper: to_ascii_uppercase, TO_UPPER;
    /// The title case.
    to_title: to_ascii_uppercase, TO_TITLE;
    /// The case folding.
    to_folded: to_ascii_lowercase, TO_FOLDED;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_are_cpythons() {
        assert!(is_alphabetic(0xe9) && is_alphabetic('中' as u32) && !is_alphabetic('١' as u32));
        assert!(is_digit('²' as u32) && decimal_value('²' as u32).is_none());
        assert!(is_numeric('½' as u32) && !is_digit('½' as u32));
        assert_eq!(decimal_value('٣' as u32), Some(3));
        assert!(!is_printable(0xd800) && !is_printable(0x3000) && is_printable('é' as u32) && !is_printable(0xad));
        assert!(is_titlecase('ǅ' as u32) && is_cased('ª' as u32));
        assert!(!is_alphabetic(0x10ffff));
    }

    #[test]
    fn cases_map() {
        assert_eq!(to_upper('ß' as u32), Image::Several("SS"));
        assert_eq!(to_title('ǆ' as u32), Image::One('ǅ' as u32));
        assert_eq!(to_lower('İ' as u32), Image::Several("i\u{307}"));
        assert_eq!(to_folded('ß' as u32), Image::Several("ss"));
        assert_eq!(to_upper('ÿ' as u32), Image::One('Ÿ' as u32));
        assert_eq!(to_upper(0x100), Image::One(0x100));
        assert_eq!(to_upper(0x101), Image::One(0x100));
        assert_eq!(to_lower(0x10400), Image::One(0x10428));
    }
}
