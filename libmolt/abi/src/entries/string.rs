//! Formatting and string building.

entry_points! { string, for_each_string_entry, ($):
    /// `format(value, spec)` of an f-string field; `conversion`: 0 none, else the character `s`, `r` or `a`; `spec` is null when absent.
    format_value(value: obj, conversion: i64, spec: nullable) -> obj [];
    /// Concatenates `count` strings.
    concat_strings(parts: words, count: i64) -> obj [no_user_code, no_release];
    /// `a + b` of two exact strings.
    str_concat(a: obj, b: obj) -> obj [no_user_code, no_release];
    /// `a += b` of two exact strings; takes `a` over and may grow it in place when nobody else refers to it.
    str_append(a: own, b: obj) -> obj [no_user_code];
    /// `a == b` of two exact strings.
    str_eq(a: obj, b: obj) -> bool [never_raises, no_user_code, no_release, pure];
    /// Three-way comparison of two exact strings by code points: negative, zero, positive.
    str_compare(a: obj, b: obj) -> i64 [never_raises, no_user_code, no_release, pure];
    /// The character of `s` that begins at a byte known to be one of its own.
    str_char_at(s: obj, offset: i64) -> obj [never_raises, no_user_code, no_release];
    /// `s[index]` for an index known to be in `0..len(s)`.
    str_get(s: obj, index: i64) -> obj [never_raises, no_user_code, no_release];
}
