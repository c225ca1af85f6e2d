//! Case conversions and character tests.
//!
//! Of ASCII texts, bytes tell everything; a conversion that changes nothing gives the string itself.

use super::super::{case, exact, wtf8};
use super::string;
use crate::builtins::hashing;
use crate::builtins::search::is_ascii_space;
use crate::builtins::unicode;
use crate::object::{Owned, Ref, Str, text};

macro_rules! conversions {
    ($($method:ident $convert:ident;)*) => {
        $(
            #[doc = concat!("`str.", stringify!($method), "`.")]
            pub fn $method(text: Ref<'_, Str>) -> Owned {
                string(&case::$convert(text.get().bytes()))
            }
        )*
    };
}

conversions! {
    capitalize capitalize;
    swapcase swapcase;
    title title;
}

/// Whether some byte of an ASCII text is one of `first..=last`.
#[inline]
fn has_between(text: &[u8], first: u8, last: u8) -> bool {
    const ONES: u64 = u64::MAX / 0xff;
    // A byte's high bit is set by what reaches `first`, and by what goes beyond `last`; nothing carries over.
    let found = |word: u64| {
        let reaches = word + ONES * u64::from(0x80 - first);
        let exceeds = word + ONES * u64::from(0x7f - last);
        reaches & !exceeds & ONES << 7
    };
    let (words, tail) = text.as_chunks::<8>();
    let whole = words.iter().fold(0, |all, word| all | found(u64::from_le_bytes(*word)));
    (whole | found(hashing::short_word(tail))) != 0
}

macro_rules! bytewise_conversions {
    ($($method:ident $convert:ident $first:literal $last:literal $map:ident;)*) => {
        $(
            #[doc = concat!("`str.", stringify!($method), "`.")]
            pub fn $method(text: Ref<'_, Str>) -> Owned {
                let content = text.get().bytes();
                if !text.is_ascii() {
                    return string(&case::$convert(content));
                }
                if has_between(content, $first, $last) {
                    text::map_ascii(content, |byte| byte.$map()).into_object()
                } else {
                    exact(text).into_object()
                }
            }
        )*
    };
}

// Of ASCII texts, these convert each byte by itself.
bytewise_conversions! {
    casefold casefold b'A' b'Z' to_ascii_lowercase;
    lower lower b'A' b'Z' to_ascii_lowercase;
    upper upper b'a' b'z' to_ascii_uppercase;
}

macro_rules! tests {
    ($($method:ident $empty:literal $of_byte:expr, $of_code:expr;)*) => {
        $(
            #[doc = concat!("`str.", stringify!($method), "`.")]
            pub fn $method(text: Ref<'_, Str>) -> bool {
                let content = text.get().bytes();
                if content.is_empty() {
                    return $empty;
                }
                let of_byte: fn(u8) -> bool = $of_byte;
                let of_code: fn(u32) -> bool = $of_code;
                if text.is_ascii() { content.iter().all(|&byte| of_byte(byte)) } else { wtf8::code_points(content).all(of_code) }
            }
        )*
    };
}

tests! {
    isalnum false |byte| byte.is_ascii_alphanumeric(), |code| unicode::is_alphabetic(code) || unicode::is_numeric(code);
    isalpha false |byte| byte.is_ascii_alphabetic(), unicode::is_alphabetic;
    isdecimal false |byte| byte.is_ascii_digit(), |code| unicode::decimal_value(code).is_some();
    isdigit false |byte| byte.is_ascii_digit(), unicode::is_digit;
    isnumeric false |byte| byte.is_ascii_digit(), unicode::is_numeric;
    isprintable true |byte| matches!(byte, b' '..=b'~'), unicode::is_printable;
    isspace false is_ascii_space, unicode::is_space;
}

/// `str.isidentifier`.
pub fn isidentifier(text: Ref<'_, Str>) -> bool {
    let mut codes = wtf8::code_points(text.get().bytes());
    let starts = codes.next().is_some_and(unicode::is_identifier_start);
    starts && codes.all(unicode::is_identifier_continue)
}

/// `str.islower`.
pub fn islower(text: Ref<'_, Str>) -> bool {
    case::is_lower(text.get().bytes())
}

/// `str.isupper`.
pub fn isupper(text: Ref<'_, Str>) -> bool {
    case::is_upper(text.get().bytes())
}

/// `str.istitle`.
pub fn istitle(text: Ref<'_, Str>) -> bool {
    case::is_title(text.get().bytes())
}

#[cfg(test)]
mod tests {
    use super::has_between;

    #[test]
    fn every_place_and_every_byte_is_looked_at() {
        for length in 0..20 {
            for place in 0..length {
                for byte in 0..0x80 {
                    let mut text = vec![b'~'; length];
                    text[place] = byte;
                    assert_eq!(has_between(&text, b'A', b'Z'), byte.is_ascii_uppercase(), "{byte} at {place}");
                }
            }
            assert!(!has_between(&vec![0x7f; length], b'a', b'z') && !has_between(&vec![0; length], b'a', b'z'));
        }
    }
}
