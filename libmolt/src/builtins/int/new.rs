//! `int(…)`: from numbers, from text in any base.

use super::INT;
use super::text::{ParseError, Parsed, input_limit_message, parse};
use super::value::Integer;
use crate::builtins::bytes;
use crate::builtins::str::escape;
use crate::exec::raised::{raise, value_error};
use crate::object::boxes::{big_int_object, int_object, int_of_type};
use crate::object::{Args, Owned, PyResult, Ref, Str, Type, text};
use crate::protocols::number;

/// `int.__new__`.
pub fn new(ty: &'static Type, args: Args<'_>) -> PyResult<Owned> {
    let base = match args.keywords.iter().next() {
        Some((name, _)) if name.text() != "base" => {
            raise!(type_error, "int() got an unexpected keyword argument '{}'", name.text())
        }
        Some((_, base)) => Some(base),
        None => None,
    };
    if args.len() + args.keywords.len() > 2 {
        raise!(type_error, "int expected at most 2 arguments, got {}", args.len() + args.keywords.len());
    }
    let value = match (args.get(0), base.or(args.get(1))) {
        (None, None) => int_object(0),
        (None, Some(_)) => raise!(type_error, "int() missing string argument"),
        (Some(value), None) => convert(value)?,
        (Some(value), Some(base)) => convert_in_base(value, base)?,
    };
    if std::ptr::eq(ty, &INT) { Ok(value) } else { Ok(int_of_type(ty, value.borrow().expect())) }
}

/// `int(value)`.
fn convert(value: Ref<'_>) -> PyResult<Owned> {
    let slots = value.ty().slots();
    if let Some(slot) = slots.int {
        let result = slot(value)?;
        return match Integer::from_object(result.borrow()) {
            None => raise!(type_error, "__int__ returned non-int (type {})", result.ty().full_name()),
            Some(_) if result.borrow().is_exactly(&INT) => Ok(result),
            Some(integer) => Ok(integer.to_object()),
        };
    }
    if slots.index.is_some() {
        let result = number::index(value)?;
        return Ok(Integer::of(result.borrow().expect()).to_object());
    }
    if let Some(string) = value.downcast::<Str>() {
        return from_string(string);
    }
    if let Some(content) = bytes::content(value) {
        return from_text(&content, 10, || [b"b", escape::repr_bytes(&content).as_slice()].concat());
    }
    raise!(
        type_error,
        "int() argument must be a string, a bytes-like object or a real number, not '{}'",
        value.ty().full_name()
    )
}

fn convert_in_base(value: Ref<'_>, base: Ref<'_>) -> PyResult<Owned> {
    let base = match number::to_bound(base)? {
        base @ (0 | 2..=36) => base as u32,
        _ => return Err(value_error("int() base must be >= 2 and <= 36, or 0")),
    };
    if let Some(string) = value.downcast::<Str>() {
        return from_text(string.get().bytes(), base, || escape::repr(string.get().bytes(), false));
    }
    if let Some(content) = bytes::content(value) {
        return from_text(&content, base, || [b"b", escape::repr_bytes(&content).as_slice()].concat());
    }
    raise!(type_error, "int() can't convert non-string with explicit base")
}

/// `int(text)`.
pub fn from_string(string: Ref<'_, Str>) -> PyResult<Owned> {
    from_text(string.get().bytes(), 10, || escape::repr(string.get().bytes(), false))
}

/// The integer that a text means; `show` gives the text as the error message shows it.
pub fn from_text(digits: &[u8], base: u32, show: impl FnOnce() -> Vec<u8>) -> PyResult<Owned> {
    match parse(digits, base) {
        Ok(Parsed::Small(value)) => Ok(int_object(value)),
        Ok(Parsed::Big(value)) => Ok(big_int_object(value)),
        Err(ParseError::TooLong(digits)) => Err(value_error(input_limit_message(digits))),
        Err(ParseError::Invalid) => {
            let mut shown = show();
            shown.truncate(200);
            let shown = text::from_wtf8(&shown);
            Err(value_error(format!("invalid literal for int() with base {base}: {}", shown.borrow().text())))
        }
    }
}
