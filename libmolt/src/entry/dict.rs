//! Dict operations on receivers known to be exactly `dict`.

use crate::exec::raised::key_error;
use crate::object::dict::Dict;
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

/// The `dict_length` row.
#[inline(always)]
pub fn dict_length(dict: Ref<'_>) -> i64 {
    dict.expect::<Dict>().len() as i64
}
