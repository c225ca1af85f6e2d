//! `bytearray`: what reads goes by a copy in bytes, what writes changes in place.

mod methods;

use super::object::OBJECT_SLOTS;
use super::slice::Slice;
use super::str::escape;
use super::{bytes, search};
use crate::exec::raised::{index_error, raise, value_error};
use crate::memory;
use crate::object::boxes::{Int, bool_object, int_object};
use crate::object::byte_array::{self as objects, ByteArray};
use crate::object::singletons::not_implemented_object;
use crate::object::{Args, Comparison, Owned, PyResult, Ref, Slots, Type, builtin_type, text};
use crate::protocols::{hash, number};

builtin_type! {
    /// `bytearray`.
    pub static BYTEARRAY: ByteArray as "PyByteArray_Type", "bytearray" {
        flags: BASE | MATCH_SELF,
        slots: &BYTEARRAY_SLOTS,
        methods: methods::METHODS,
    }
}

/// The operations of bytearrays.
pub const BYTEARRAY_SLOTS: Slots = Slots {
    repr: Some(repr),
    str: Some(repr),
    hash: Some(hash::unhashable),
    compare: Some(compare),
    iter: Some(|this| Ok(crate::builtins::sequence_iterator::new(this.owned()).into_object())),
    init: Some(|_, _| Ok(())),
    new: Some(new),
    length: Some(|this| Ok(array(this).len() as i64)),
    truth: Some(|this| Ok(!array(this).is_empty())),
    get_item: Some(get_item),
    set_item: Some(set_item),
    contains: Some(|this, item| {
        let needle = bytes::needle(item)?;
        Ok(array(this).read(|content| search::find(content, &needle).is_some()))
    }),
    remainder: Some(|template, values| match template.downcast::<ByteArray>() {
        Some(template) => {
            Ok(objects::new(super::format::percent::format_bytes(&template.content(), values)?).into_object())
        }
        None => Ok(not_implemented_object()),
    }),
    concat: Some(|a, b| match bytes::content(b) {
        Some(other) => Ok(objects::new([array(a).to_vec().as_slice(), &other].concat()).into_object()),
        None => raise!(type_error, "can't concat {} to bytearray", b.ty().full_name()),
    }),
    inplace_concat: Some(|a, b| match bytes::content(b) {
        Some(other) => {
            array(a).change(|content| content.extend_from_slice(&other));
            Ok(a.owned())
        }
        None => raise!(type_error, "can't concat {} to bytearray", b.ty().full_name()),
    }),
    repeat: Some(|this, count| Ok(objects::new(repeated(this, count)?).into_object())),
    inplace_repeat: Some(|this, count| {
        let repeated = repeated(this, count)?;
        array(this).change(|content| *content = repeated);
        Ok(this.owned())
    }),
    ..OBJECT_SLOTS
};

/// The payload of a receiver.
fn array(this: Ref<'_>) -> &ByteArray {
    this.expect::<ByteArray>().get()
}

fn repr(this: Ref<'_>) -> PyResult<Owned> {
    let shown = array(this).read(|content| [b"bytearray(b", escape::repr_bytes(content).as_slice(), b")"].concat());
    Ok(text::from_wtf8(&shown).into_object())
}

fn compare(a: Ref<'_>, b: Ref<'_>, operator: Comparison) -> PyResult<Owned> {
    match (bytes::content(a), bytes::content(b)) {
        (Some(a), Some(b)) => Ok(bool_object(operator.holds(a.cmp(&b)))),
        _ => Ok(not_implemented_object()),
    }
}

fn repeated(this: Ref<'_>, count: i64) -> PyResult<Vec<u8>> {
    let count = usize::try_from(count).unwrap_or(0);
    memory::require(array(this).len().checked_mul(count).and_then(|length| length.checked_mul(2)))?;
    Ok(array(this).to_vec().repeat(count))
}

fn new(ty: &'static Type, args: Args<'_>) -> PyResult<Owned> {
    let content = bytes::content_from_arguments("bytearray", args)?;
    Ok(objects::new_as(ty, content).into_object())
}

/// The place that an index means; `IndexError` when there is none.
fn place(this: Ref<'_>, key: Ref<'_>) -> PyResult<usize> {
    if key.downcast::<Int>().is_none() && key.ty().slots().index.is_none() {
        raise!(type_error, "bytearray indices must be integers or slices, not {}", key.ty().full_name());
    }
    let index = number::to_index(key)?;
    let length = array(this).len() as i64;
    let index = if index < 0 { index + length } else { index };
    if (0..length).contains(&index) { Ok(index as usize) } else { Err(index_error("bytearray index out of range")) }
}

fn get_item(this: Ref<'_>, key: Ref<'_>) -> PyResult<Owned> {
    if let Some(key) = key.downcast::<Slice>() {
        let span = key.span(|| array(this).len())?;
        let part = array(this).read(|content| span.indices().map(|index| content[index]).collect());
        return Ok(objects::new(part).into_object());
    }
    let place = place(this, key)?;
    Ok(int_object(array(this).read(|content| content[place]) as i64))
}

/// The byte that an item is.
fn item(value: Ref<'_>) -> PyResult<u8> {
    bytes::byte_of(value, "byte must be in range(0, 256)")
}

/// The bytes that may be assigned to a slice.
fn items(value: Ref<'_>) -> PyResult<Vec<u8>> {
    if let Some(content) = bytes::content(value) {
        return Ok(content.into_owned());
    }
    if value.downcast::<crate::object::Str>().is_some() || value.ty().slots().iter.is_none() {
        raise!(type_error, "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
    }
    bytes::items(value, "byte must be in range(0, 256)")
}

fn set_item(this: Ref<'_>, key: Ref<'_>, value: Option<Ref<'_>>) -> PyResult<()> {
    let Some(key) = key.downcast::<Slice>() else {
        let place = place(this, key)?;
        match value {
            Some(value) => {
                let byte = item(value)?;
                array(this).change(|content| content[place] = byte);
            }
            None => drop(array(this).change(|content| content.remove(place))),
        }
        return Ok(());
    };
    let new = value.map(items).transpose()?.unwrap_or_default();
    let span = key.span(|| array(this).len())?;
    if span.step == 1 {
        array(this).change(|content| drop(content.splice(span.start..span.end(), new)));
        return Ok(());
    }
    if value.is_none() {
        let mut places: Vec<usize> = span.indices().collect();
        places.sort_unstable();
        array(this).change(|content| {
            places.iter().rev().for_each(|&place| {
                content.remove(place);
            })
        });
        return Ok(());
    }
    if new.len() != span.count {
        return Err(value_error(format!(
            "attempt to assign bytes of size {} to extended slice of size {}",
            new.len(),
            span.count
        )));
    }
    array(this).change(|content| span.indices().zip(new).for_each(|(place, byte)| content[place] = byte));
    Ok(())
}
