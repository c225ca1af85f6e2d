//! Subscription.

use crate::builtins::dict::DICT;
use crate::builtins::list::{self, LIST};
use crate::builtins::tuple::{self, TUPLE};
use crate::exec::raised::key_error;
use crate::object::dict::Dict;
use crate::object::{Owned, PyResult, Ref};
use crate::protocols::subscript;

/// The `get_item` row.
pub fn get_item(object: Ref<'_>, key: Ref<'_>) -> PyResult<Owned> {
    let ty = object.ty();
    if std::ptr::eq(ty, &LIST) {
        return list::get(object.expect(), key);
    }
    if std::ptr::eq(ty, &DICT) {
        return object.expect::<Dict>().get().get(key)?.ok_or_else(|| key_error(key));
    }
    if std::ptr::eq(ty, &TUPLE) {
        return tuple::get(object.expect(), key);
    }
    subscript::get(object, key)
}

/// The `set_item` row.
pub fn set_item(object: Ref<'_>, key: Ref<'_>, value: Ref<'_>) -> PyResult<()> {
    let ty = object.ty();
    if std::ptr::eq(ty, &LIST) {
        return list::set_item(object, key, Some(value));
    }
    if std::ptr::eq(ty, &DICT) {
        return object.expect::<Dict>().set(key, value.owned());
    }
    subscript::set(object, key, Some(value))
}

/// The `del_item` row.
pub fn del_item(object: Ref<'_>, key: Ref<'_>) -> PyResult<()> {
    subscript::set(object, key, None)
}
