//! Formatting: the mini-language of `format()` and f-strings, `str.format` templates, and `%`.

pub mod number;
pub mod pad;
pub mod spec;
