//! `bytes`.

mod hex;
mod iterator;
pub mod methods;
mod new;

use std::borrow::Cow;

use super::object::OBJECT_SLOTS;
use super::slice::Slice;
use super::str::escape;
use super::{format, hashing, search};
use crate::exec::raised::{index_error, overflow_error, raise, value_error};
use crate::memory;
use crate::object::boxes::{Int, bool_object, int_object};
use crate::object::byte_array::ByteArray;
use crate::object::bytes::{self as objects, Bytes};
use crate::object::singletons::not_implemented_object;
use crate::object::{Comparison, Owned, PyResult, Ref, Slots, builtin_type, text};
use crate::protocols::number;

pub use hex::from_hex;
pub use iterator::BYTES_ITERATOR;
pub use new::{content_from_arguments, items, sized_items};

builtin_type! {
    /// `bytes`.
    pub static BYTES: Bytes as "PyBytes_Type", "bytes" {
        flags: BASE | BYTES | MATCH_SELF [BYTES],
        item_size: 1,
        basic_size: Some(objects::BASIC_SIZE),
        slots: &BYTES_SLOTS,
        methods: methods::METHODS,
    }
}

/// The operations of bytes.
pub const BYTES_SLOTS: Slots = Slots {
    repr: Some(repr),
    str: Some(repr),
    hash: Some(|this| Ok(this.expect::<Bytes>().hash(hashing::hash_bytes))),
    compare: Some(compare),
    iter: Some(iterator::iter),
    new: Some(new::new),
    length: Some(|this| Ok(receiver(this).len() as i64)),
    truth: Some(|this| Ok(!receiver(this).is_empty())),
    get_item: Some(get_item),
    contains: Some(contains),
    concat: Some(concat),
    repeat: Some(repeat),
    remainder: Some(|template, values| match template.downcast::<Bytes>() {
        Some(template) => Ok(new(&format::percent::format_bytes(template.bytes(), values)?)),
        None => Ok(not_implemented_object()),
    }),
    ..OBJECT_SLOTS
};

/// The content of a receiver.
#[inline(always)]
fn receiver(this: Ref<'_>) -> &[u8] {
    this.expect::<Bytes>().bytes()
}

/// A `bytes` object, as any value.
pub fn new(content: &[u8]) -> Owned {
    objects::new(content).into_object()
}

/// The content of a bytes-like object.
pub fn content(object: Ref<'_>) -> Option<Cow<'_, [u8]>> {
    match object.downcast::<Bytes>() {
        Some(bytes) => Some(Cow::Borrowed(bytes.bytes())),
        None => object.downcast::<ByteArray>().map(|array| Cow::Owned(array.content())),
    }
}

/// The content of an argument that must be bytes-like.
fn argument(object: Ref<'_>) -> PyResult<Cow<'_, [u8]>> {
    match content(object) {
        Some(content) => Ok(content),
        None => raise!(type_error, "a bytes-like object is required, not '{}'", object.ty().full_name()),
    }
}

/// The byte that an int is; `ValueError` with `message` when it is none.
pub fn byte_of(object: Ref<'_>, message: &str) -> PyResult<u8> {
    let value = number::index(object)?;
    match value.borrow().as_int().and_then(|value| u8::try_from(value).ok()) {
        Some(byte) => Ok(byte),
        None => Err(value_error(message)),
    }
}

/// Several bytes, or the one that an int is.
pub(super) fn needle(object: Ref<'_>) -> PyResult<Cow<'_, [u8]>> {
    if let Some(content) = content(object) {
        return Ok(content);
    }
    if object.downcast::<Int>().is_none() && object.ty().slots().index.is_none() {
        raise!(type_error, "argument should be integer or bytes-like object, not '{}'", object.ty().full_name());
    }
    Ok(Cow::Owned(vec![byte_of(object, "byte must be in range(0, 256)")?]))
}

/// `piece`, a part of the receiver: the receiver itself where that is all of it.
fn part(this: Ref<'_>, piece: &[u8]) -> Owned {
    if piece.len() == receiver(this).len() && this.is_exactly(&BYTES) { this.owned() } else { new(piece) }
}

fn repr(this: Ref<'_>) -> PyResult<Owned> {
    let shown = [b"b", escape::repr_bytes(receiver(this)).as_slice()].concat();
    Ok(text::from_wtf8(&shown).into_object())
}

fn compare(a: Ref<'_>, b: Ref<'_>, operator: Comparison) -> PyResult<Owned> {
    match (content(a), content(b)) {
        (Some(a), Some(b)) => Ok(bool_object(operator.holds(a.cmp(&b)))),
        _ => Ok(not_implemented_object()),
    }
}

fn get_item(this: Ref<'_>, key: Ref<'_>) -> PyResult<Owned> {
    let content = receiver(this);
    if let Some(key) = key.downcast::<Slice>() {
        let span = key.span(|| content.len())?;
        return Ok(if span.step == 1 {
            part(this, &content[span.start..span.end()])
        } else {
            new(&span.indices().map(|index| content[index]).collect::<Vec<u8>>())
        });
    }
    if key.downcast::<Int>().is_none() && key.ty().slots().index.is_none() {
        raise!(type_error, "byte indices must be integers or slices, not {}", key.ty().full_name());
    }
    let index = number::to_index(key)?;
    let index = if index < 0 { index + content.len() as i64 } else { index };
    match usize::try_from(index).ok().and_then(|index| content.get(index)) {
        Some(&byte) => Ok(int_object(byte as i64)),
        None => Err(index_error("index out of range")),
    }
}

fn contains(this: Ref<'_>, item: Ref<'_>) -> PyResult<bool> {
    if item.downcast::<Int>().is_none() && item.ty().slots().index.is_none() {
        return Ok(search::find(receiver(this), &argument(item)?).is_some());
    }
    Ok(search::find(receiver(this), &needle(item)?).is_some())
}

fn concat(a: Ref<'_>, b: Ref<'_>) -> PyResult<Owned> {
    match content(b) {
        Some(other) => Ok(new(&[receiver(a), &other].concat())),
        None => raise!(type_error, "can't concat {} to bytes", b.ty().full_name()),
    }
}

/// What CPython takes off the greatest length of bytes.
const HEADER: usize = 33;

fn repeat(this: Ref<'_>, count: i64) -> PyResult<Owned> {
    let content = receiver(this);
    let count = usize::try_from(count).unwrap_or(0);
    if count == 1 {
        return Ok(part(this, content));
    }
    let length = content.len().checked_mul(count).filter(|&length| length < isize::MAX as usize - HEADER);
    let Some(length) = length else { return Err(overflow_error("repeated bytes are too long")) };
    // The repeated bytes and their copy in the object.
    memory::require(length.checked_mul(2))?;
    Ok(new(&content.repeat(count)))
}
