//! Formatting and string building.

use crate::builtins::format;
use crate::builtins::str::{char_at, character_at};
use crate::object::{Owned, PyResult, Ref, Str, text};
use crate::protocols::format as protocol;

/// A word that the row says is an exact `str`.
#[inline(always)]
fn string(object: Ref<'_>) -> Ref<'_, Str> {
    object.expect()
}

/// The `format_value` row.
pub fn format_value(value: Ref<'_>, conversion: i64, spec: Option<Ref<'_>>) -> PyResult<Owned> {
    let spec = spec.map(string);
    if conversion == 0 {
        return Ok(protocol::format(value, spec)?.into_object());
    }
    let converted = format::convert(value, conversion as u8)?;
    match spec {
        None => Ok(converted.into_object()),
        Some(_) => Ok(protocol::format(converted.borrow().as_object(), spec)?.into_object()),
    }
}

/// The `concat_strings` row.
pub fn concat_strings(parts: &[Ref<'_>]) -> PyResult<Owned> {
    const FEW: usize = 16;
    if let Some((first, _)) = parts.split_first()
        && parts.len() <= FEW
    {
        let mut strings = [string(*first); FEW];
        for (place, part) in strings.iter_mut().zip(parts) {
            *place = string(*part);
        }
        return Ok(text::concatenate(&strings[..parts.len()]).into_object());
    }
    let strings: Vec<Ref<'_, Str>> = parts.iter().map(|part| string(*part)).collect();
    Ok(text::concatenate(&strings).into_object())
}

/// The `str_concat` row.
pub fn str_concat(a: Ref<'_>, b: Ref<'_>) -> PyResult<Owned> {
    let (left, right) = (string(a), string(b));
    if left.get().is_empty() {
        return Ok(b.owned());
    }
    if right.get().is_empty() {
        return Ok(a.owned());
    }
    Ok(text::concatenate(&[left, right]).into_object())
}

/// The `str_append` row.
pub fn str_append(a: Owned, b: Ref<'_>) -> PyResult<Owned> {
    let right = string(b);
    match a.downcast::<Str>() {
        Ok(left) if left.is_empty() => Ok(b.owned()),
        Ok(left) if right.get().is_empty() => Ok(left.into_object()),
        Ok(left) => Ok(text::append(left, right).into_object()),
        Err(other) => crate::protocols::number::add(other.borrow(), b),
    }
}

/// The `str_eq` row.
pub fn str_eq(a: Ref<'_>, b: Ref<'_>) -> bool {
    a.is(b) || string(a).same_text(&string(b))
}

/// The `str_compare` row.
pub fn str_compare(a: Ref<'_>, b: Ref<'_>) -> i64 {
    string(a).order(&string(b)) as i64
}

/// The `str_char_at` row.
pub fn str_char_at(s: Ref<'_>, offset: i64) -> Owned {
    character_at(string(s), offset as usize)
}

/// The `str_get` row.
pub fn str_get(s: Ref<'_>, index: i64) -> Owned {
    char_at(string(s), index as usize)
}
