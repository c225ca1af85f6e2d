//! Attribute access on any value.

use crate::exec::exception::ATTRIBUTE_ERROR;
use crate::exec::raised::raise;
use crate::object::{Owned, PyResult, Ref, Str};

/// `object.name`.
#[inline]
pub fn get(object: Ref<'_>, name: Ref<'_, Str>) -> PyResult<Owned> {
    match object.ty().slots().get_attribute {
        Some(slot) => slot(object, name),
        None => Err(crate::object::attribute::no_attribute(object, name)),
    }
}

/// `object.name`, or `None` where that raises `AttributeError`.
pub fn get_optional(object: Ref<'_>, name: Ref<'_, Str>) -> PyResult<Option<Owned>> {
    match get(object, name) {
        Ok(value) => Ok(Some(value)),
        Err(raised) if raised.is(&ATTRIBUTE_ERROR) => Ok(None),
        Err(raised) => Err(raised),
    }
}

/// `object.name = value`, or `del object.name`.
pub fn set(object: Ref<'_>, name: Ref<'_, Str>, value: Option<Ref<'_>>) -> PyResult<()> {
    match object.ty().slots().set_attribute {
        Some(slot) => slot(object, name, value),
        None => raise!(type_error, "'{}' object has no attributes", object.ty().full_name()),
    }
}
