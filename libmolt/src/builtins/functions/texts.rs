//! Built-in functions on text.

use crate::builtins::bytes;
use crate::builtins::str::{escape, wtf8};
use crate::exec::raised::{raise, type_error, value_error};
use crate::object::boxes::int_object;
use crate::object::{Owned, PyResult, Raised, Ref, Str, text};
use crate::protocols::{format as formatting, number, text as texts};

/// `repr(object)`.
pub fn repr(_: Ref<'_>, object: Ref<'_>) -> PyResult<Owned> {
    texts::repr_as_object(object)
}

/// `ascii(object)`.
pub fn ascii(_: Ref<'_>, object: Ref<'_>) -> PyResult<Owned> {
    let shown = texts::repr(object)?;
    if shown.borrow().get().is_ascii() {
        return Ok(shown.into_object());
    }
    Ok(text::from_wtf8(&escape::to_ascii(shown.borrow().get().bytes())).into_object())
}

/// `chr(code)`.
pub fn chr(_: Ref<'_>, code: Ref<'_>) -> PyResult<Owned> {
    // What does not fit is out of range, too.
    character(number::index(code)?.borrow().as_int().unwrap_or(-1))
}

/// `chr(code)` of a machine integer.
pub fn character(code: i64) -> PyResult<Owned> {
    match code {
        0..0x80 => Ok(text::ascii_character(code as u8).as_object().owned()),
        0x80..=0x10_FFFF => {
            let mut buffer = [0; 4];
            Ok(text::from_wtf8(wtf8::encode(code as u32, &mut buffer)).into_object())
        }
        _ => Err(value_error("chr() arg not in range(0x110000)")),
    }
}

/// `ord(character)` of a string.
pub fn code_point(string: Ref<'_, Str>) -> PyResult<i64> {
    match (string.get().len(), wtf8::first(string.get().bytes())) {
        (1, Some((code, _))) => Ok(code as i64),
        (length, _) => Err(not_a_character(length)),
    }
}

#[cold]
fn not_a_character(length: usize) -> Raised {
    type_error(format!("ord() expected a character, but string of length {length} found"))
}

/// `ord(character)`.
pub fn ord(_: Ref<'_>, character: Ref<'_>) -> PyResult<Owned> {
    if let Some(string) = character.downcast::<Str>() {
        return code_point(string).map(int_object);
    }
    let Some(content) = bytes::content(character) else {
        raise!(type_error, "ord() expected string of length 1, but {} found", character.ty().full_name())
    };
    match *content {
        [byte] => Ok(int_object(byte as i64)),
        _ => Err(not_a_character(content.len())),
    }
}

/// `format(value, spec='')`.
pub fn format(_: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    let spec = match args.get(1) {
        None => None,
        Some(spec) => match spec.downcast::<Str>() {
            Some(spec) => Some(spec),
            None => raise!(type_error, "format() argument 2 must be str, not {}", spec.ty().full_name()),
        },
    };
    Ok(formatting::format(args[0], spec)?.into_object())
}
