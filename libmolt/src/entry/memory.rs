//! Reference counts, boxes, unboxing.

use std::ffi::CStr;
use std::mem;

use molt_abi::value;
use num_bigint::BigInt;

use crate::builtins::bytes::BYTES;
use crate::builtins::float::FLOAT;
use crate::builtins::int::INT;
use crate::builtins::str::STR;
use crate::memory as heap;
use crate::object::boxes::{self, Float, Int};
use crate::object::{Header, Owned, Ref};

use super::Targets;

/// The `incref` row.
#[inline(always)]
pub fn incref(object: Ref<'_>) {
    mem::forget(object.owned());
}

/// The `decref` row.
#[inline(always)]
pub fn decref(object: Owned) {
    drop(object);
}

/// The `destroy` row: the count has reached zero already.
pub fn destroy(object: Owned) {
    heap::destroy::destroy(object.into_word());
}

/// The `box_int` row.
#[inline(always)]
pub fn box_int(value: i64) -> Owned {
    boxes::int_object(value)
}

/// The `box_big_int` row.
pub fn box_big_int(value: i64) -> Owned {
    boxes::int_object(value)
}

/// The `box_float` row.
#[inline(always)]
pub fn box_float(value: f64) -> Owned {
    boxes::float_object(value)
}

/// The `box_wide_float` row.
pub fn box_wide_float(value: f64) -> Owned {
    boxes::wide_float_object(value)
}

/// The `big_int_constant` row.
pub fn big_int_constant(digits: &'static CStr) -> Owned {
    let value = BigInt::parse_bytes(digits.to_bytes(), 10);
    boxes::big_int_object(value.expect("the compiler writes decimal digits"))
}

/// The `is_small_int` row.
#[inline(always)]
pub fn is_small_int(object: Ref<'_>) -> bool {
    value::is_tagged_int(object.word().bits()) || (object.is_exactly(&INT) && object.as_int().is_some())
}

/// The `unbox_int` row.
#[inline(always)]
pub fn unbox_int(object: Ref<'_>) -> i64 {
    let bits = object.word().bits();
    if value::is_tagged_int(bits) {
        value::decode_int(bits)
    } else {
        object.expect::<Int>().to_i64().unwrap_or_default()
    }
}

/// The `is_leaf` row.
pub fn is_leaf(object: Ref<'_>) -> bool {
    let word = object.word().bits();
    let leaves = [&FLOAT, &INT, &STR, &BYTES];
    !value::is_pointer(word)
        || object.header().is_some_and(Header::is_immortal)
        || leaves.iter().any(|leaf| object.is_exactly(leaf))
}

/// The `replace_float` row.
pub fn replace_float(place: Targets, value: f64) {
    drop(place.replace(boxes::float_object(value)));
}

/// The `is_float` row.
#[inline(always)]
pub fn is_float(object: Ref<'_>) -> bool {
    value::is_tagged_float(object.word().bits()) || object.is_exactly(&FLOAT)
}

/// The `unbox_float` row.
#[inline(always)]
pub fn unbox_float(object: Ref<'_>) -> f64 {
    object.expect::<Float>().value()
}
