//! `hash(object)`.

use molt_abi::value;

use crate::builtins::hashing;
use crate::builtins::str::STR;
use crate::exec::exception::TYPE_ERROR;
use crate::exec::raised::{raise, type_error};
use crate::object::{PyResult, Raised, Ref, Str};
use crate::protocols;

/// The hash of any value; unhashable ones raise `TypeError`.
#[inline]
pub fn hash(object: Ref<'_>) -> PyResult<i64> {
    let bits = object.word().bits();
    if value::is_tagged_int(bits) {
        return Ok(hashing::hash_i64(value::decode_int(bits)));
    }
    if object.is_exactly(&STR) {
        return Ok(object.expect::<Str>().hash());
    }
    match object.ty().slots().hash {
        Some(hash) => hash(object),
        None => unhashable(object),
    }
}

/// The `hash` slot of types that cannot be hashed.
#[cold]
pub fn unhashable(object: Ref<'_>) -> PyResult<i64> {
    raise!(type_error, "unhashable type: '{}'", object.ty().full_name())
}

/// The hash of a dict's key.
#[inline]
pub fn hash_key(key: Ref<'_>) -> PyResult<i64> {
    hash(key).map_err(|raised| explain(raised, key, "dict key"))
}

/// The hash of a set's element.
#[inline]
pub fn hash_element(element: Ref<'_>) -> PyResult<i64> {
    hash(element).map_err(|raised| explain(raised, element, "set element"))
}

/// Says what the unhashable value was needed for.
#[cold]
fn explain(raised: Raised, value: Ref<'_>, role: &str) -> Raised {
    if !std::ptr::eq(raised.exception().ty(), &TYPE_ERROR) {
        return raised;
    }
    match protocols::text::str(raised.exception().as_object()) {
        Ok(reason) => type_error(format!("cannot use '{}' as a {role} ({})", value.ty().full_name(), reason.as_str())),
        Err(raised) => raised,
    }
}
