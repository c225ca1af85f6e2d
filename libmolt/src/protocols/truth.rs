//! `bool(object)`.

use molt_abi::value;

use crate::object::boxes::{Bool, Float};
use crate::object::{PyResult, Ref};

/// The truth of any value.
#[inline]
pub fn truth(object: Ref<'_>) -> PyResult<bool> {
    let bits = object.word().bits();
    if value::is_tagged_int(bits) {
        return Ok(value::decode_int(bits) != 0);
    }
    if let Some(boolean) = object.downcast::<Bool>() {
        return Ok(boolean.value());
    }
    if value::is_tagged_float(bits) {
        return Ok(object.expect::<Float>().value() != 0.0);
    }
    if object.is_none() {
        return Ok(false);
    }
    let slots = object.ty().slots();
    if let Some(truth) = slots.truth {
        return truth(object);
    }
    match slots.length {
        Some(length) => Ok(length(object)? != 0),
        None => Ok(true),
    }
}
