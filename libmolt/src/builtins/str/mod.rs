//! `str`: WTF-8 inside, code points outside.

pub mod case;
pub mod escape;
pub mod index;
mod iterator;
pub mod methods;
mod new;
mod subscript;
pub mod wtf8;

use super::object::OBJECT_SLOTS;
use super::{format, search};
use crate::exec::raised::{PyResult, overflow_error, raise};
use crate::memory;
use crate::object::boxes::bool_object;
use crate::object::singletons::not_implemented_object;
use crate::object::{Comparison, Owned, Ref, Slots, Str, builtin_type, text};

pub use iterator::{STR_ITERATOR, iterate_from};
pub use subscript::{char_at, character_at};

builtin_type! {
    /// `str`.
    pub static STR: Str as "PyUnicode_Type", "str" {
        flags: BASE | STR | MATCH_SELF [STR],
        item_size: 1,
        basic_size: Some(text::BASIC_SIZE),
        slots: &STR_SLOTS,
        methods: methods::METHODS,
    }
}

/// The operations of strings.
pub const STR_SLOTS: Slots = Slots {
    repr: Some(|this| Ok(text::from_wtf8(&escape::repr(content(this), false)).into_object())),
    str: Some(|this| Ok(exact(this.expect()).into_object())),
    hash: Some(|this| Ok(this.expect::<Str>().hash())),
    compare: Some(compare),
    iter: Some(iterator::iter),
    new: Some(new::new),
    length: Some(|this| Ok(this.expect::<Str>().len() as i64)),
    truth: Some(|this| Ok(!content(this).is_empty())),
    get_item: Some(subscript::get_item),
    contains: Some(contains),
    concat: Some(concat),
    repeat: Some(repeat),
    remainder: Some(|template, values| match template.downcast::<Str>() {
        Some(template) => Ok(format::percent::format(template, values)?.into_object()),
        None => Ok(not_implemented_object()),
    }),
    ..OBJECT_SLOTS
};

/// The bytes of a receiver.
#[inline(always)]
fn content(this: Ref<'_>) -> &[u8] {
    this.expect::<Str>().get().bytes()
}

/// The same string as an exact `str`.
fn exact(string: Ref<'_, Str>) -> Owned<Str> {
    if string.is_exactly(&STR) { string.owned() } else { text::from_wtf8(string.get().bytes()) }
}

/// `piece`, a part of the receiver, as an exact `str`; the receiver itself where that is all of it.
fn part(string: Ref<'_, Str>, piece: &[u8]) -> Owned {
    if piece.len() == string.get().bytes().len() {
        exact(string).into_object()
    } else if string.is_ascii() {
        text::from_ascii(piece).into_object()
    } else {
        text::from_wtf8(piece).into_object()
    }
}

fn compare(a: Ref<'_>, b: Ref<'_>, operator: Comparison) -> PyResult<Owned> {
    let (Some(left), Some(right)) = (a.downcast::<Str>(), b.downcast::<Str>()) else {
        return Ok(not_implemented_object());
    };
    Ok(bool_object(match operator {
        Comparison::Eq => left.same_text(&right),
        Comparison::Ne => !left.same_text(&right),
        // Bytes of WTF-8 order as code points do.
        _ => operator.holds(left.bytes().cmp(right.bytes())),
    }))
}

fn contains(container: Ref<'_>, item: Ref<'_>) -> PyResult<bool> {
    let Some(item) = item.downcast::<Str>() else {
        raise!(type_error, "'in <string>' requires string as left operand, not {}", item.ty().full_name())
    };
    Ok(search::find(content(container), item.get().bytes()).is_some())
}

fn concat(a: Ref<'_>, b: Ref<'_>) -> PyResult<Owned> {
    let left = a.expect::<Str>();
    let Some(right) = b.downcast::<Str>() else {
        raise!(type_error, "can only concatenate str (not \"{}\") to str", b.ty().full_name())
    };
    if left.get().is_empty() {
        return Ok(exact(right).into_object());
    }
    if right.get().is_empty() {
        return Ok(exact(left).into_object());
    }
    Ok(text::concatenate(&[left, right]).into_object())
}

fn repeat(this: Ref<'_>, count: i64) -> PyResult<Owned> {
    let string = this.expect::<Str>();
    let content = string.get().bytes();
    if count == 1 {
        return Ok(exact(string).into_object());
    }
    let Ok(count) = usize::try_from(count) else { return Ok(text::new("").into_object()) };
    if string.len().checked_mul(count).is_none_or(|length| length > isize::MAX as usize) {
        return Err(overflow_error("repeated string is too long"));
    }
    // The repeated text and its copy in the object.
    memory::require(content.len().checked_mul(count).and_then(|length| length.checked_mul(2)))?;
    Ok(text::from_wtf8(&content.repeat(count)).into_object())
}
