//! Case conversions and character tests.
//!
//! Of ASCII texts, bytes tell everything; a conversion that changes nothing gives the string itself.

use super::super::{case, exact, wtf8};
use super::string;
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

macro_rules! bytewise_conversions {
    ($($method:ident $convert:ident $changes:ident $map:ident;)*) => {
        $(
            #[doc = concat!("`str.", stringify!($method), "`.")]
            pub fn $method(text: Ref<'_, Str>) -> Owned {
                let content = text.get().bytes();
                if !text.is_ascii() {
                    return string(&case::$convert(content));
                }
                // All bytes are looked at, so that it is done many at a time.
                if content.iter().fold(false, |changes, byte| changes | byte.$changes()) {
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
    casefold casefold is_ascii_uppercase to_ascii_lowercase;
    lower lower is_ascii_uppercase to_ascii_lowercase;
    upper upper is_ascii_lowercase to_ascii_uppercase;
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
