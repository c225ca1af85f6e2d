//! Displays, slices and unpacking.

use super::{OwnedPairs, OwnedWords, Targets};
use crate::builtins::set;
use crate::builtins::{dict, list, slice, tuple};
use crate::exec::exception::TYPE_ERROR;
use crate::exec::raised::{raise, type_error, value_error};
use crate::object::dict::{Dict, new as new_dict};
use crate::object::list::List;
use crate::object::range;
use crate::object::set::{Set, new as new_set};
use crate::object::singletons::none_object;
use crate::object::{Owned, PyResult, Raised, Ref, Str, Tuple};
use crate::protocols::iterate;

/// The `build_tuple` row.
pub fn build_tuple(items: OwnedWords) -> PyResult<Owned> {
    Ok(items.into_tuple().into_object())
}

/// The `build_list` row.
pub fn build_list(items: OwnedWords) -> PyResult<Owned> {
    Ok(items.into_list().into_object())
}

/// The `build_set` row.
pub fn build_set(items: OwnedWords) -> PyResult<Owned> {
    let set = new_set();
    for item in items.into_vec() {
        set.add(item.borrow())?;
    }
    Ok(set.into_object())
}

/// The `build_dict` row.
pub fn build_dict(items: OwnedPairs) -> PyResult<Owned> {
    let dict = new_dict();
    for (key, value) in items.into_vec() {
        dict.set(key.borrow(), value)?;
    }
    Ok(dict.into_object())
}

/// The `make_range` row.
pub fn make_range(start: i64, stop: i64, step: i64) -> Owned {
    range::new(start, stop, step).into_object()
}

/// The `build_slice` row.
pub fn build_slice(start: Ref<'_>, stop: Ref<'_>, step: Ref<'_>) -> PyResult<Owned> {
    Ok(slice::new(start.owned(), stop.owned(), step.owned()).into_object())
}

/// The `display_append` row.
pub fn display_append(list: Ref<'_>, item: Owned) -> PyResult<()> {
    list.expect::<List>().append(item);
    Ok(())
}

/// The error for something that is not iterable, in place of what `iter` says about it.
fn explain(raised: Raised, iterable: Ref<'_>, message: impl FnOnce() -> String) -> Raised {
    let slots = iterable.ty().slots();
    let not_iterable = slots.iter.is_none() && slots.get_item.is_none();
    if not_iterable && raised.is(&TYPE_ERROR) { type_error(message()) } else { raised }
}

/// The `list_extend` row.
pub fn list_extend(list: Ref<'_>, iterable: Ref<'_>) -> PyResult<()> {
    list::extend(list.expect(), iterable).map_err(|raised| {
        explain(raised, iterable, || format!("Value after * must be an iterable, not {}", iterable.ty().full_name()))
    })
}

/// The `list_to_tuple` row.
pub fn list_to_tuple(list: Owned) -> PyResult<Owned> {
    Ok(tuple::from_list(&list.borrow().expect::<List>()).into_object())
}

/// The `set_add` row.
pub fn set_add(set: Ref<'_>, item: Owned) -> PyResult<()> {
    set.expect::<Set>().add(item.borrow())
}

/// The `set_update` row.
pub fn set_update(set: Ref<'_>, iterable: Ref<'_>) -> PyResult<()> {
    set::update(set.expect(), iterable)
}

/// The `dict_insert` row.
pub fn dict_insert(dict: Ref<'_>, key: Owned, value: Owned) -> PyResult<()> {
    dict.expect::<Dict>().set(key.borrow(), value)
}

/// Whether the value has a `keys` method, as mappings do.
fn is_mapping(value: Ref<'_>) -> PyResult<bool> {
    let keys = crate::object::static_str!("keys");
    Ok(value.is_exactly(&dict::DICT) || crate::protocols::attribute::get_optional(value, keys)?.is_some())
}

/// The `dict_update` row.
pub fn dict_update(dict: Ref<'_>, mapping: Ref<'_>) -> PyResult<()> {
    if !is_mapping(mapping)? {
        raise!(type_error, "'{}' object is not a mapping", mapping.ty().full_name());
    }
    dict::update::update_from_mapping(dict.expect(), mapping)
}

/// How error messages name what is called: with its module, unless that is `builtins`, and parentheses.
fn callee_name(callee: Ref<'_>) -> String {
    let attribute = |name: &str| {
        let value =
            crate::protocols::attribute::get_optional(callee, crate::object::text::new(name).borrow()).ok()??;
        value.downcast::<Str>().ok().map(|text| text.as_str().to_owned())
    };
    match (attribute("__qualname__"), attribute("__module__")) {
        (Some(name), Some(module)) if module != "builtins" => format!("{module}.{name}()"),
        (Some(name), _) => format!("{name}()"),
        (None, _) => match crate::protocols::text::str(callee) {
            Ok(shown) => shown.as_str().to_owned(),
            Err(_) => format!("{} object", callee.ty().full_name()),
        },
    }
}

/// The `dict_merge` row.
pub fn dict_merge(dict: Ref<'_>, mapping: Ref<'_>, callee: Ref<'_>) -> PyResult<()> {
    if !is_mapping(mapping)? {
        let name = callee_name(callee);
        raise!(type_error, "{name} argument after ** must be a mapping, not {}", mapping.ty().full_name());
    }
    let dict = dict.expect::<Dict>();
    let add = |key: Ref<'_>, value: Ref<'_>| {
        let Some(name) = key.downcast::<Str>() else { return Err(type_error("keywords must be strings")) };
        if dict.contains(key)? {
            raise!(type_error, "{} got multiple values for keyword argument '{}'", callee_name(callee), name.text());
        }
        dict.set(key, value.owned())
    };
    match mapping.downcast::<Dict>().filter(|mapping| mapping.is_exactly(&dict::DICT)) {
        Some(mapping) => mapping.items().iter().try_for_each(|(key, value)| add(key.borrow(), value.borrow())),
        None => dict::update::each_item(mapping, add),
    }
}

/// The `call_extend` row.
pub fn call_extend(list: Ref<'_>, iterable: Ref<'_>, callee: Ref<'_>) -> PyResult<()> {
    // A call whose arguments begin with `*items` takes them as a tuple, which asks for no length.
    let list = list.expect::<List>();
    let extend = if list.is_empty() { list::extend_unasked } else { list::extend };
    extend(list, iterable).map_err(|raised| {
        explain(raised, iterable, || {
            format!("{} argument after * must be an iterable, not {}", callee_name(callee), iterable.ty().full_name())
        })
    })
}

/// `iter(value)`, for unpacking.
fn unpacking_iterator(value: Ref<'_>) -> PyResult<Owned> {
    iterate::iter(value).map_err(|raised| {
        explain(raised, value, || format!("cannot unpack non-iterable {} object", value.ty().full_name()))
    })
}

fn too_few(expected: usize, at_least: bool, got: usize) -> Raised {
    let bound = if at_least { "at least " } else { "" };
    value_error(format!("not enough values to unpack (expected {bound}{expected}, got {got})"))
}

fn too_many(expected: usize, got: Option<usize>) -> Raised {
    match got {
        Some(got) => value_error(format!("too many values to unpack (expected {expected}, got {got})")),
        None => value_error(format!("too many values to unpack (expected {expected})")),
    }
}

/// Fails unless a collection of `length` items has exactly as many as are wanted.
fn check_length(length: usize, count: usize) -> PyResult<()> {
    match length.cmp(&count) {
        std::cmp::Ordering::Less => Err(too_few(count, false, length)),
        std::cmp::Ordering::Equal => Ok(()),
        std::cmp::Ordering::Greater => Err(too_many(count, Some(length))),
    }
}

/// The `unpack` row.
pub fn unpack(value: Ref<'_>, count: i64, targets: Targets) -> PyResult<()> {
    let count = count as usize;
    if value.is_exactly(&tuple::TUPLE) {
        let items = value.expect::<Tuple>().slice();
        check_length(items.len(), count)?;
        for (index, item) in items.iter().enumerate() {
            targets.write(index, item.owned());
        }
        return Ok(());
    }
    if value.is_exactly(&list::LIST) {
        let list = value.expect::<List>().get();
        check_length(list.len(), count)?;
        for index in 0..count {
            // Nothing runs that could shorten the list.
            targets.write(index, list.get(index).unwrap_or_else(none_object));
        }
        return Ok(());
    }
    for (index, item) in unpack_iterator(value, count)?.into_iter().enumerate() {
        targets.write(index, item);
    }
    Ok(())
}

fn unpack_iterator(value: Ref<'_>, count: usize) -> PyResult<Vec<Owned>> {
    let iterator = unpacking_iterator(value)?;
    let mut items = Vec::with_capacity(count);
    while items.len() < count {
        match iterate::next(iterator.borrow())? {
            Some(item) => items.push(item),
            None => return Err(too_few(count, false, items.len())),
        }
    }
    if iterate::next(iterator.borrow())?.is_some() {
        let got = value.downcast::<Dict>().filter(|dict| dict.is_exactly(&dict::DICT)).map(|dict| dict.len());
        return Err(too_many(count, got));
    }
    Ok(items)
}

/// The `unpack_starred` row.
pub fn unpack_starred(value: Ref<'_>, before: i64, after: i64, targets: Targets) -> PyResult<()> {
    let (before, after) = (before as usize, after as usize);
    let iterator = unpacking_iterator(value)?;
    let mut items = Vec::with_capacity(before);
    while items.len() < before {
        match iterate::next(iterator.borrow())? {
            Some(item) => items.push(item),
            None => return Err(too_few(before + after, true, items.len())),
        }
    }
    let mut rest = list::from_iterable(iterator.borrow())?.take_all();
    let Some(middle) = rest.len().checked_sub(after) else {
        return Err(too_few(before + after, true, before + rest.len()));
    };
    let last = rest.split_off(middle);
    let starred = crate::object::list::from_items(rest).into_object();
    for (index, item) in items.into_iter().chain([starred]).chain(last).enumerate() {
        targets.write(index, item);
    }
    Ok(())
}
