//! Union, intersection, difference: the order in which they visit keys is CPython's, as it decides the order of results.

use super::{SET, as_set, base_type, from_iterable};
use crate::builtins::dict::DICT;
use crate::object::dict::Dict;
use crate::object::set::{Set, copy_as, new_as};
use crate::object::{Owned, PyResult, Ref};
use crate::protocols::iterate;

fn exact_dict<'a>(value: Ref<'a>) -> Option<Ref<'a, Dict>> {
    if value.is_exactly(&DICT) { value.downcast() } else { None }
}

fn each_dict_key(dict: Ref<'_, Dict>, mut each: impl FnMut(Owned, i64) -> PyResult<()>) -> PyResult<()> {
    let mut position = 0;
    while let Some((found, key, _)) = dict.item_from(position) {
        each(key, dict.hash_at(found))?;
        position = found + 1;
    }
    Ok(())
}

/// Adds the items of an iterable.
pub fn update(set: Ref<'_, Set>, other: Ref<'_>) -> PyResult<()> {
    if let Some(other) = as_set(other) {
        return set.merge(&other);
    }
    if let Some(dict) = exact_dict(other) {
        set.prepare_merge(dict.len());
        return each_dict_key(dict, |key, hash| set.add_hashed(key.borrow(), hash));
    }
    iterate::for_each(other, |item| set.add(item.borrow()))
}

/// A copy of the built-in type.
pub fn copy(set: Ref<'_, Set>) -> PyResult<Owned<Set>> {
    copy_as(base_type(set), &set)
}

/// `set | other`.
pub fn union(set: Ref<'_, Set>, other: Ref<'_>) -> PyResult<Owned<Set>> {
    let union = copy(set)?;
    if !set.is(other) {
        update(union.borrow(), other)?;
    }
    Ok(union)
}

/// `set & other`.
pub fn intersection(set: Ref<'_, Set>, other: Ref<'_>) -> PyResult<Owned<Set>> {
    if set.is(other) {
        return copy(set);
    }
    let common = new_as(base_type(set));
    if let Some(other) = as_set(other) {
        let (container, visited) = if other.len() > set.len() { (other, set) } else { (set, other) };
        visited.for_each(|key, hash| {
            if container.contains_hashed(key.borrow(), hash)? {
                common.add_hashed(key.borrow(), hash)?;
            }
            Ok(())
        })?;
        return Ok(common);
    }
    iterate::for_each(other, |item| {
        if set.contains(item.borrow())? {
            common.add(item.borrow())?;
        }
        Ok(())
    })?;
    Ok(common)
}

/// `set - other`.
pub fn difference(set: Ref<'_, Set>, other: Ref<'_>) -> PyResult<Owned<Set>> {
    let size = as_set(other).map(|other| other.len()).or_else(|| exact_dict(other).map(|dict| dict.len()));
    // Where the other one is much smaller, removing is quicker than looking each key up.
    if size.is_none_or(|size| set.len() >> 2 > size) {
        let rest = copy(set)?;
        difference_update(rest.borrow(), other)?;
        return Ok(rest);
    }
    let rest = new_as(base_type(set));
    set.for_each(|key, hash| {
        let known = match (as_set(other), exact_dict(other)) {
            (Some(other), _) => other.contains_hashed(key.borrow(), hash)?,
            (None, Some(dict)) => dict.get_hashed(key.borrow(), hash)?.is_some(),
            (None, None) => false,
        };
        if known { Ok(()) } else { rest.add_hashed(key.borrow(), hash) }
    })?;
    Ok(rest)
}

/// `set -= other`.
pub fn difference_update(set: Ref<'_, Set>, other: Ref<'_>) -> PyResult<()> {
    if set.is(other) {
        set.clear();
        return Ok(());
    }
    match as_set(other) {
        Some(other) if other.len() >> 3 > set.len() => {
            let removed = intersection(set, other.as_object())?;
            removed.for_each(|key, hash| set.discard_hashed(key.borrow(), hash).map(drop))?;
        }
        Some(other) => other.for_each(|key, hash| set.discard_hashed(key.borrow(), hash).map(drop))?,
        None => iterate::for_each(other, |item| set.discard(item.borrow()).map(drop))?,
    }
    set.shrink();
    Ok(())
}

/// `set ^= other`.
pub fn symmetric_difference_update(set: Ref<'_, Set>, other: Ref<'_>) -> PyResult<()> {
    if set.is(other) {
        set.clear();
        return Ok(());
    }
    let toggle = |key: Owned, hash: i64| {
        if set.discard_hashed(key.borrow(), hash)? { Ok(()) } else { set.add_hashed(key.borrow(), hash) }
    };
    if let Some(dict) = exact_dict(other) {
        return each_dict_key(dict, toggle);
    }
    match as_set(other) {
        Some(other) => other.for_each(toggle),
        None => from_iterable(&SET, other)?.for_each(toggle),
    }
}

/// `set ^ other`.
pub fn symmetric_difference(set: Ref<'_, Set>, other: Ref<'_>) -> PyResult<Owned<Set>> {
    let difference = from_iterable(base_type(set), other)?;
    symmetric_difference_update(difference.borrow(), set.as_object())?;
    Ok(difference)
}

/// Whether all keys of `a` are in `b`.
pub fn is_subset(a: Ref<'_, Set>, b: Ref<'_, Set>) -> PyResult<bool> {
    let mut slot = 0;
    if a.len() > b.len() {
        return Ok(false);
    }
    while let Some((found, key, hash)) = a.key_from(slot) {
        if !b.contains_hashed(key.borrow(), hash)? {
            return Ok(false);
        }
        slot = found + 1;
    }
    Ok(true)
}

/// Whether two collections have no item in common.
pub fn is_disjoint(set: Ref<'_, Set>, other: Ref<'_>) -> PyResult<bool> {
    if let Some(other) = as_set(other) {
        let (container, visited) = if other.len() > set.len() { (other, set) } else { (set, other) };
        let mut slot = 0;
        while let Some((found, key, hash)) = visited.key_from(slot) {
            if container.contains_hashed(key.borrow(), hash)? {
                return Ok(false);
            }
            slot = found + 1;
        }
        return Ok(true);
    }
    let iterator = iterate::iter(other)?;
    while let Some(item) = iterate::next(iterator.borrow())? {
        if set.contains(item.borrow())? {
            return Ok(false);
        }
    }
    Ok(true)
}
