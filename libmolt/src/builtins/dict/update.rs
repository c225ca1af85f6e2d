//! Adding what others hold to a dict: mappings, sequences of pairs, keywords.

use super::DICT;
use crate::builtins::list;
use crate::exec::exception::TYPE_ERROR;
use crate::exec::raised::{raise, type_error};
use crate::object::dict::Dict;
use crate::object::{Args, PyResult, Ref, static_str};
use crate::protocols::{attribute, call, iterate, subscript};

/// `dict.update(other, **keywords)`, or the same of `dict(…)`; `function` names the one that is called.
pub fn update_from_args(dict: Ref<'_, Dict>, args: Args<'_>, function: &str) -> PyResult<()> {
    if args.len() > 1 {
        raise!(type_error, "{function} expected at most 1 argument, got {}", args.len());
    }
    if let Some(other) = args.get(0) {
        update(dict, other)?;
    }
    for (name, value) in args.keywords.iter() {
        dict.set_name(name, value.owned());
    }
    Ok(())
}

/// Whether `other` can be asked for its keys; if not it is a sequence of pairs.
fn is_mapping(other: Ref<'_>) -> PyResult<bool> {
    if other.is_exactly(&DICT) {
        return Ok(true);
    }
    Ok(attribute::get_optional(other, static_str!("keys"))?.is_some())
}

/// Adds the items of a mapping or a sequence of pairs.
pub fn update(dict: Ref<'_, Dict>, other: Ref<'_>) -> PyResult<()> {
    if is_mapping(other)? { update_from_mapping(dict, other) } else { update_from_pairs(dict, other) }
}

/// Whether a dict's own items are what its class shows: it does not override how it is iterated.
fn is_plain(other: Ref<'_>) -> bool {
    let same_iteration =
        other.ty().slots().iter.map(|slot| slot as *const ()) == DICT.slots().iter.map(|slot| slot as *const ());
    other.downcast::<Dict>().is_some() && same_iteration
}

/// Adds the items of a mapping.
pub fn update_from_mapping(dict: Ref<'_, Dict>, other: Ref<'_>) -> PyResult<()> {
    if is_plain(other) {
        let source = other.expect::<Dict>();
        if source.is(dict) {
            return Ok(());
        }
        let before = source.len();
        let mut position = 0;
        if dict.is_empty() {
            return dict.update_from(&source);
        }
        while let Some((found, key, value)) = source.item_from(position) {
            dict.set_hashed(key.borrow(), source.hash_at(found), value)?;
            if source.len() != before {
                raise!(runtime_error, "dict mutated during update");
            }
            position = found + 1;
        }
        return Ok(());
    }
    each_item(other, |key, value| dict.set(key, value.owned()))
}

/// Calls `each` for all items of a mapping that is not a plain dict.
pub fn each_item(mapping: Ref<'_>, mut each: impl FnMut(Ref<'_>, Ref<'_>) -> PyResult<()>) -> PyResult<()> {
    let method = attribute::get(mapping, static_str!("keys"))?;
    let keys = call::call(method.borrow(), &[])?;
    iterate::for_each(keys.borrow(), |key| {
        let value = subscript::get(mapping, key.borrow())?;
        each(key.borrow(), value.borrow())
    })
}

fn update_from_pairs(dict: Ref<'_, Dict>, pairs: Ref<'_>) -> PyResult<()> {
    let mut index = 0;
    iterate::for_each(pairs, |pair| {
        let items = list::from_iterable(pair.borrow())
            .map_err(|raised| if raised.is(&TYPE_ERROR) { type_error("object is not iterable") } else { raised })?;
        let (Some(key), Some(value), 2) = (items.borrow().get().get(0), items.borrow().get().get(1), items.len())
        else {
            raise!(value_error, "dictionary update sequence element #{index} has length {}; 2 is required", items.len())
        };
        dict.set(key.borrow(), value)?;
        index += 1;
        Ok(())
    })
}
