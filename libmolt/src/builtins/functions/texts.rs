//! Built-in functions on text.

use crate::builtins::bytes;
use crate::builtins::str::{escape, wtf8};
use crate::exec::raised::{raise, value_error};
use crate::object::boxes::int_object;
use crate::object::{Owned, PyResult, Ref, Str, text};
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
    let code = number::index(code)?.borrow().as_int();
    match code {
        Some(code @ 0..=0x10_FFFF) => {
            let mut buffer = [0; 4];
            Ok(text::from_wtf8(wtf8::encode(code as u32, &mut buffer)).into_object())
        }
        _ => Err(value_error("chr() arg not in range(0x110000)")),
    }
}

/// `ord(character)`.
pub fn ord(_: Ref<'_>, character: Ref<'_>) -> PyResult<Owned> {
    let length = if let Some(string) = character.downcast::<Str>() {
        if let (1, Some((code, _))) = (string.get().len(), wtf8::first(string.get().bytes())) {
            return Ok(int_object(code as i64));
        }
        string.get().len()
    } else if let Some(content) = bytes::content(character) {
        if let [byte] = *content {
            return Ok(int_object(byte as i64));
        }
        content.len()
    } else {
        raise!(type_error, "ord() expected string of length 1, but {} found", character.ty().full_name())
    };
    raise!(type_error, "ord() expected a character, but string of length {length} found")
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
