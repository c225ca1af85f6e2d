//! `hash(object)`.

use molt_abi::value;

use crate::builtins::hashing;
use crate::builtins::str::STR;
use crate::exec::raised::raise;
use crate::object::{PyResult, Ref, Str};

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
