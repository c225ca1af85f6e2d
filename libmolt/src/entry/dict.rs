//! Dict operations on receivers known to be exactly `dict`.

use crate::builtins::dict::{methods, update, views};
use crate::exec::raised::key_error;
use crate::object::dict::{self, Dict};
use crate::object::singletons::none_object;
use crate::object::{Owned, PyResult, Ref};

/// The `dict_find` row.
pub fn dict_find(dict: Ref<'_>, key: Ref<'_>) -> PyResult<Option<Owned>> {
    dict.expect::<Dict>().get().get(key)
}

/// The `dict_get_item` row.
pub fn dict_get_item(dict: Ref<'_>, key: Ref<'_>) -> PyResult<Owned> {
    dict.expect::<Dict>().get().get(key)?.ok_or_else(|| key_error(key))
}

/// The `dict_set_item` row.
pub fn dict_set_item(dict: Ref<'_>, key: Ref<'_>, value: Ref<'_>) -> PyResult<()> {
    dict.expect::<Dict>().set(key, value.owned())
}

/// The `dict_contains` row.
pub fn dict_contains(dict: Ref<'_>, key: Ref<'_>) -> PyResult<bool> {
    dict.expect::<Dict>().contains(key)
}

/// The `dict_get` row.
pub fn dict_get(dict: Ref<'_>, key: Ref<'_>) -> PyResult<Owned> {
    Ok(dict.expect::<Dict>().get().get(key)?.unwrap_or_else(none_object))
}

/// The `dict_get_or` row.
pub fn dict_get_or(dict: Ref<'_>, key: Ref<'_>, default: Ref<'_>) -> PyResult<Owned> {
    Ok(dict.expect::<Dict>().get().get(key)?.unwrap_or_else(|| default.owned()))
}

/// The `dict_setdefault` row.
pub fn dict_setdefault(dict: Ref<'_>, key: Ref<'_>, default: Ref<'_>) -> PyResult<Owned> {
    dict.expect::<Dict>().set_default(key, default)
}

/// The `dict_pop` row.
pub fn dict_pop(dict: Ref<'_>, key: Ref<'_>) -> PyResult<Owned> {
    methods::pop_of(dict.expect(), key, None)
}

/// The `dict_pop_or` row.
pub fn dict_pop_or(dict: Ref<'_>, key: Ref<'_>, default: Ref<'_>) -> PyResult<Owned> {
    methods::pop_of(dict.expect(), key, Some(default))
}

/// The `dict_del_item` row.
pub fn dict_del_item(dict: Ref<'_>, key: Ref<'_>) -> PyResult<()> {
    dict.expect::<Dict>().remove(key)?.map(drop).ok_or_else(|| key_error(key))
}

/// The `dict_keys` row.
pub fn dict_keys(dict: Ref<'_>) -> Owned {
    views::keys(dict.expect())
}

/// The `dict_values` row.
pub fn dict_values(dict: Ref<'_>) -> Owned {
    views::values(dict.expect())
}

/// The `dict_items` row.
pub fn dict_items(dict: Ref<'_>) -> Owned {
    views::items(dict.expect())
}

/// The `dict_copy` row.
pub fn dict_copy(dict: Ref<'_>) -> Owned {
    dict::copy(&dict.expect::<Dict>()).into_object()
}

/// The `dict_clear` row.
pub fn dict_clear(dict: Ref<'_>) -> PyResult<()> {
    dict.expect::<Dict>().clear();
    Ok(())
}

/// The `dict_update_from` row.
pub fn dict_update_from(dict: Ref<'_>, other: Ref<'_>) -> PyResult<()> {
    update::update(dict.expect(), other)
}

/// The `dict_length` row.
#[inline(always)]
pub fn dict_length(dict: Ref<'_>) -> i64 {
    dict.expect::<Dict>().len() as i64
}
