//! Subscription.

use crate::builtins::generics::alias;
use crate::builtins::types::TYPE;
use crate::exec::raised::raise;
use crate::object::{Owned, PyResult, Ref, Type, static_str};

/// `object[key]`.
#[inline]
pub fn get(object: Ref<'_>, key: Ref<'_>) -> PyResult<Owned> {
    match object.ty().slots().get_item {
        Some(slot) => slot(object, key),
        None => get_from_class(object, key),
    }
}

/// `cls[key]` calls `__class_getitem__`.
#[cold]
fn get_from_class(object: Ref<'_>, key: Ref<'_>) -> PyResult<Owned> {
    if let Some(ty) = object.downcast::<Type>() {
        if object.is(TYPE.as_ref()) {
            return Ok(alias::new(object, key));
        }
        let name = static_str!("__class_getitem__");
        if let Some(method) = super::attribute::get_optional(object, name)? {
            return super::call::call(method.borrow(), &[key]);
        }
        raise!(type_error, "type '{}' is not subscriptable", ty.name());
    }
    raise!(type_error, "'{}' object is not subscriptable", object.ty().full_name())
}

/// `object[key] = value`, or `del object[key]`.
#[inline]
pub fn set(object: Ref<'_>, key: Ref<'_>, value: Option<Ref<'_>>) -> PyResult<()> {
    match object.ty().slots().set_item {
        Some(slot) => slot(object, key, value),
        None if value.is_some() => {
            raise!(type_error, "'{}' object does not support item assignment", object.ty().full_name())
        }
        None => raise!(type_error, "'{}' object doesn't support item deletion", object.ty().full_name()),
    }
}
