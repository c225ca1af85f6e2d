//! `dict`.

pub mod methods;
pub mod update;
pub mod views;

use super::iterators::dict as iterators;
use super::object::OBJECT_SLOTS;
use crate::exec::raised::key_error;
use crate::object::boxes::bool_object;
use crate::object::dict::{self, Dict};
use crate::object::singletons::not_implemented_object;
use crate::object::{Args, Comparison, Owned, PyResult, Ref, Slots, builtin_type, static_str};
use crate::protocols::{call, compare as comparison, hash, text};

builtin_type! {
    /// `dict`.
    pub static DICT: Dict as "PyDict_Type", "dict" {
        flags: BASE | GC | DICT | MAPPING | MATCH_SELF [DICT],
        slots: &DICT_SLOTS,
        methods: methods::METHODS,
    }
}

/// The operations of dicts.
pub const DICT_SLOTS: Slots = Slots {
    repr: Some(repr),
    hash: Some(hash::unhashable),
    compare: Some(compare),
    new: Some(|ty, _| Ok(dict::new_as(ty).into_object())),
    init: Some(init),
    iter: Some(|this| Ok(iterators::keys(this.expect()))),
    length: Some(|this| Ok(this.expect::<Dict>().len() as i64)),
    contains: Some(|this, key| this.expect::<Dict>().contains(key)),
    get_item: Some(get_item),
    set_item: Some(set_item),
    or: Some(or),
    inplace_or: Some(|this, other| {
        update::update(this.expect(), other)?;
        Ok(this.owned())
    }),
    traverse: Some(|this, visit| this.expect::<Dict>().traverse(visit)),
    clear: Some(|this| this.expect::<Dict>().clear()),
    ..OBJECT_SLOTS
};

fn init(this: Ref<'_>, args: Args<'_>) -> PyResult<()> {
    update::update_from_args(this.expect(), args, "dict")
}

fn repr(this: Ref<'_>) -> PyResult<Owned> {
    let dict = this.expect::<Dict>();
    if dict.is_empty() {
        return Ok(static_str!("{}").as_object().owned());
    }
    text::repr_container(this, "{...}", |shown| {
        shown.push('{');
        let (mut position, mut first) = (0, true);
        while let Some((found, key, value)) = dict.item_from(position) {
            if !std::mem::take(&mut first) {
                shown.push_str(", ");
            }
            shown.push_str(text::repr(key.borrow())?.as_str());
            shown.push_str(": ");
            shown.push_str(text::repr(value.borrow())?.as_str());
            position = found + 1;
        }
        shown.push('}');
        Ok(())
    })
}

fn equal(a: &Dict, b: &Dict) -> PyResult<bool> {
    if a.len() != b.len() {
        return Ok(false);
    }
    crate::exec::interrupt::check_here()?;
    let mut position = 0;
    while let Some((found, key, value)) = a.item_from(position) {
        match b.get_hashed(key.borrow(), a.hash_at(found))? {
            Some(other) if comparison::equal(value.borrow(), other.borrow())? => {}
            _ => return Ok(false),
        }
        position = found + 1;
    }
    Ok(true)
}

fn compare(this: Ref<'_>, other: Ref<'_>, operator: Comparison) -> PyResult<Owned> {
    let (Some(a), Some(b)) = (this.downcast::<Dict>(), other.downcast::<Dict>()) else {
        return Ok(not_implemented_object());
    };
    match operator {
        Comparison::Eq => Ok(bool_object(equal(&a, &b)?)),
        Comparison::Ne => Ok(bool_object(!equal(&a, &b)?)),
        _ => Ok(not_implemented_object()),
    }
}

fn get_item(this: Ref<'_>, key: Ref<'_>) -> PyResult<Owned> {
    if let Some(value) = this.expect::<Dict>().get().get(key)? {
        return Ok(value);
    }
    if !this.is_exactly(&DICT)
        && let Some(result) = call::call_special(this, static_str!("__missing__"), &[key])
    {
        return result;
    }
    Err(key_error(key))
}

/// `dict[key] = value`, or `del dict[key]`.
pub fn set_item(this: Ref<'_>, key: Ref<'_>, value: Option<Ref<'_>>) -> PyResult<()> {
    let dict = this.expect::<Dict>();
    match value {
        Some(value) => dict.set(key, value.owned()),
        None => match dict.remove(key)? {
            Some(_) => Ok(()),
            None => Err(key_error(key)),
        },
    }
}

fn or(a: Ref<'_>, b: Ref<'_>) -> PyResult<Owned> {
    let (Some(a), Some(b)) = (a.downcast::<Dict>(), b.downcast::<Dict>()) else {
        return Ok(not_implemented_object());
    };
    let union = dict::copy(&a);
    union.update_from(&b)?;
    Ok(union.into_object())
}

/// `KeyError` for a message rather than a key.
#[cold]
fn empty_error() -> PyResult<Owned> {
    Err(key_error(static_str!("popitem(): dictionary is empty").as_object()))
}
