//! Formatting: the mini-language of `format()` and f-strings, `str.format` templates, and `%`.

pub mod complex;
pub mod number;
pub mod pad;
pub mod percent;
pub mod spec;
pub mod template;

use self::number::NumberError;
use self::spec::{Align, Spec, SpecError};
use super::int::text::output_limit_message;
use super::int::value::Integer;
use super::str::wtf8;
use crate::exec::raised::{overflow_error, raise, value_error};
use crate::memory;
use crate::object::{Owned, PyResult, Raised, Ref, Str, text};
use crate::protocols;

/// A specification for a value of this type; errors are raised.
fn parse(spec: Ref<'_, Str>, default_kind: u8, default_align: Align, type_name: &str) -> PyResult<Spec> {
    let spec = spec::parse(spec.get().bytes(), default_kind as u32, default_align).map_err(|error| match error {
        SpecError::Value(message) => value_error(message),
        SpecError::Invalid => {
            value_error(format!("Invalid format specifier '{}' for object of type '{type_name}'", spec.text()))
        }
    })?;
    require_width(&spec)?;
    Ok(spec)
}

/// `MemoryError` when the width needs more memory than there is: the text is made, perhaps grouped, and copied.
fn require_width(spec: &Spec) -> PyResult<()> {
    let fill = wtf8::encode(spec.fill, &mut [0; 4]).len();
    memory::require(spec.width.checked_mul(4 * fill))
}

#[cold]
fn unknown_kind(kind: u32, type_name: &str) -> Raised {
    value_error(format!("Unknown format code '{}' for object of type '{type_name}'", spec::show_kind(kind)))
}

/// A failed number formatting as an exception.
fn raised(error: NumberError) -> Raised {
    match error {
        NumberError::Value(message) => value_error(message),
        NumberError::Overflow(message) => overflow_error(message),
        NumberError::TooManyDigits => value_error(output_limit_message()),
    }
}

/// `format(value, spec)` of an int, bool or instance of a subclass.
pub fn format_int(value: Ref<'_>, spec: Ref<'_, Str>) -> PyResult<Owned<Str>> {
    if spec.get().is_empty() {
        return protocols::text::str(value);
    }
    let type_name = value.ty().full_name();
    let spec = parse(spec, b'd', Align::Right, type_name)?;
    let integer = Integer::of(value.expect());
    let content = match u8::try_from(spec.kind).unwrap_or(0) {
        b'b' | b'c' | b'd' | b'n' | b'o' | b'x' | b'X' => number::format_integer(integer, &spec),
        b'e' | b'E' | b'f' | b'F' | b'g' | b'G' | b'%' => {
            number::format_float(super::float::from_integer(integer)?, &spec)
        }
        _ => return Err(unknown_kind(spec.kind, type_name)),
    };
    content.map(|content| text::from_wtf8(&content)).map_err(raised)
}

/// `format(value, spec)` of a float or instance of a subclass.
pub fn format_float(value: f64, spec: Ref<'_, Str>) -> PyResult<Owned<Str>> {
    if spec.get().is_empty() {
        return Ok(text::new(&super::float::digits::repr(value)));
    }
    let spec = parse(spec, 0, Align::Right, "float")?;
    match u8::try_from(spec.kind).unwrap_or(1) {
        0 | b'e' | b'E' | b'f' | b'F' | b'g' | b'G' | b'n' | b'%' => {
            number::format_float(value, &spec).map(|content| text::from_wtf8(&content)).map_err(raised)
        }
        _ => Err(unknown_kind(spec.kind, "float")),
    }
}

/// `format(value, spec)` of a str or instance of a subclass.
pub fn format_str(value: Ref<'_, Str>, spec: Ref<'_, Str>) -> PyResult<Owned<Str>> {
    if spec.get().is_empty() {
        return protocols::text::str(value.as_object());
    }
    let type_name = value.ty().full_name();
    let spec = parse(spec, b's', Align::Left, type_name)?;
    if spec.kind != b's' as u32 {
        return Err(unknown_kind(spec.kind, type_name));
    }
    pad::format_text(value.get().bytes(), &spec).map(|content| text::from_wtf8(&content)).map_err(value_error)
}

/// Applies a conversion: `s`, `r` or `a`.
pub fn convert(value: Ref<'_>, conversion: u8) -> PyResult<Owned<Str>> {
    match conversion {
        b's' => protocols::text::str(value),
        b'r' => protocols::text::repr(value),
        _ => ascii(value),
    }
}

/// `ascii(value)`.
pub fn ascii(value: Ref<'_>) -> PyResult<Owned<Str>> {
    let shown = protocols::text::repr(value)?;
    if shown.is_ascii() {
        return Ok(shown);
    }
    Ok(text::from_wtf8(&super::str::escape::to_ascii(shown.bytes())))
}

/// What `object.__format__` does.
pub fn format_plain(value: Ref<'_>, spec: Ref<'_, Str>) -> PyResult<Owned<Str>> {
    if !spec.get().is_empty() {
        raise!(type_error, "unsupported format string passed to {}.__format__", value.ty().name());
    }
    protocols::text::str(value)
}
