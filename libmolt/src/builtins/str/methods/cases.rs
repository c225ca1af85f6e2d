//! Case conversions and character tests.

use super::super::{case, wtf8};
use super::{content, string};
use crate::builtins::unicode;
use crate::object::boxes::bool_object;
use crate::object::{Owned, PyResult, Ref, Str, text};

macro_rules! conversions {
    ($($method:ident $convert:ident;)*) => {
        $(
            #[doc = concat!("`str.", stringify!($method), "`.")]
            pub fn $method(this: Ref<'_>) -> PyResult<Owned> {
                Ok(string(&case::$convert(content(this))))
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
    ($($method:ident $convert:ident $map:ident;)*) => {
        $(
            #[doc = concat!("`str.", stringify!($method), "`.")]
            pub fn $method(this: Ref<'_>) -> PyResult<Owned> {
                let text = this.expect::<Str>();
                Ok(if text.is_ascii() {
                    text::map_ascii(content(this), |byte| byte.$map()).into_object()
                } else {
                    string(&case::$convert(content(this)))
                })
            }
        )*
    };
}

// Of ASCII texts, these convert each byte by itself.
bytewise_conversions! {
    casefold casefold to_ascii_lowercase;
    lower lower to_ascii_lowercase;
    upper upper to_ascii_uppercase;
}

macro_rules! tests {
    ($($method:ident $empty:literal $test:expr;)*) => {
        $(
            #[doc = concat!("`str.", stringify!($method), "`.")]
            pub fn $method(this: Ref<'_>) -> PyResult<Owned> {
                let content = content(this);
                let test: fn(u32) -> bool = $test;
                let holds = if content.is_empty() { $empty } else { wtf8::code_points(content).all(test) };
                Ok(bool_object(holds))
            }
        )*
    };
}

tests! {
    isalnum false |code| unicode::is_alphabetic(code) || unicode::is_numeric(code);
    isalpha false unicode::is_alphabetic;
    isdecimal false |code| unicode::decimal_value(code).is_some();
    isdigit false unicode::is_digit;
    isnumeric false unicode::is_numeric;
    isprintable true unicode::is_printable;
    isspace false unicode::is_space;
}

/// `str.isidentifier`.
pub fn isidentifier(this: Ref<'_>) -> PyResult<Owned> {
    let mut codes = wtf8::code_points(content(this));
    let starts = codes.next().is_some_and(unicode::is_identifier_start);
    Ok(bool_object(starts && codes.all(unicode::is_identifier_continue)))
}

/// `str.islower`.
pub fn islower(this: Ref<'_>) -> PyResult<Owned> {
    Ok(bool_object(case::is_lower(content(this))))
}

/// `str.isupper`.
pub fn isupper(this: Ref<'_>) -> PyResult<Owned> {
    Ok(bool_object(case::is_upper(content(this))))
}

/// `str.istitle`.
pub fn istitle(this: Ref<'_>) -> PyResult<Owned> {
    Ok(bool_object(case::is_title(content(this))))
}
