//! `string[index]` and `string[slice]`.

use super::{index, part, wtf8};
use crate::builtins::slice::{Slice, Span};
use crate::exec::raised::{index_error, raise};
use crate::object::{Owned, PyResult, Ref, Str, text};
use crate::protocols::number;

/// The `get_item` slot.
pub fn get_item(this: Ref<'_>, key: Ref<'_>) -> PyResult<Owned> {
    let string = this.expect::<Str>();
    let length = string.get().len();
    if let Some(key) = key.downcast::<Slice>() {
        let span = key.span(|| length)?;
        return Ok(if span.step == 1 {
            part(string, index::range(&string, span.start, span.end()))
        } else {
            text::from_wtf8(&strided(string, span)).into_object()
        });
    }
    if key.ty().slots().index.is_none() {
        raise!(type_error, "string indices must be integers, not '{}'", key.ty().full_name());
    }
    let position = number::to_index(key)?;
    let position = if position < 0 { position + length as i64 } else { position };
    match usize::try_from(position) {
        Ok(position) if position < length => Ok(char_at(string, position)),
        _ => Err(index_error("string index out of range")),
    }
}

/// The character at an index in bounds.
#[inline]
pub fn char_at(string: Ref<'_, Str>, position: usize) -> Owned {
    character_at(string, index::offset_of(&string, position))
}

/// The character that begins at a byte in bounds.
#[inline]
pub fn character_at(string: Ref<'_, Str>, offset: usize) -> Owned {
    let rest = &string.get().bytes()[offset..];
    let width = rest.first().map_or(0, |&lead| wtf8::width(lead)).min(rest.len());
    text::from_wtf8(&rest[..width]).into_object()
}

fn strided(string: Ref<'_, Str>, span: Span) -> Vec<u8> {
    let string = string.get();
    if string.is_ascii() {
        return span.indices().map(|position| string.bytes()[position]).collect();
    }
    let mut out = Vec::new();
    for position in span.indices() {
        let rest = &string.bytes()[index::offset_of(string, position)..];
        out.extend_from_slice(&rest[..rest.first().map_or(0, |&lead| wtf8::width(lead))]);
    }
    out
}
