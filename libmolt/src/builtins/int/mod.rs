//! `int`: tagged words for 63 bits, boxes for the rest.

pub mod arithmetic;
pub mod division;
mod methods;
pub mod new;
pub mod text;
pub mod value;

use std::cmp::Ordering;

use self::value::Integer;
use super::object::OBJECT_SLOTS;
use super::{float, hashing};
use crate::exec::raised::{PyResult, value_error};
use crate::object::boxes::{BoxedInt, Int, float_object};
use crate::object::singletons::not_implemented_object;
use crate::object::{Comparison, Owned, Ref, Slots, boxes, builtin_type};

pub use new::from_text;

builtin_type! { mark
    /// `int`.
    pub static INT: Int(BoxedInt) as "PyLong_Type", "int" {
        flags: BASE | INT | MATCH_SELF,
        slots: &INT_SLOTS,
        methods: methods::METHODS,
        getters: methods::GETTERS,
    }
}

/// The operations of ints; `bool`'s begin with them.
pub const INT_SLOTS: Slots = Slots {
    repr: Some(repr),
    hash: Some(|this| Ok(hashing::hash_int(this.expect()))),
    compare: Some(compare),
    new: Some(new::new),
    truth: Some(|this| Ok(!value(this).is_zero())),
    negative: Some(|this| Ok(arithmetic::negative(value(this)))),
    positive: Some(|this| Ok(value(this).to_object())),
    invert: Some(|this| Ok(arithmetic::invert(value(this)))),
    absolute: Some(|this| Ok(arithmetic::absolute(value(this)))),
    int: Some(|this| Ok(value(this).to_object())),
    index: Some(|this| Ok(value(this).to_object())),
    float: Some(|this| float::from_integer(value(this)).map(float_object)),
    add: Some(|a, b| binary(a, b, |a, b| Ok(arithmetic::add(a, b)))),
    subtract: Some(|a, b| binary(a, b, |a, b| Ok(arithmetic::subtract(a, b)))),
    multiply: Some(|a, b| binary(a, b, |a, b| Ok(arithmetic::multiply(a, b)))),
    true_divide: Some(|a, b| binary(a, b, arithmetic::true_divide)),
    floor_divide: Some(|a, b| binary(a, b, arithmetic::floor_divide)),
    remainder: Some(|a, b| binary(a, b, arithmetic::remainder)),
    divmod: Some(|a, b| binary(a, b, arithmetic::divmod)),
    power: Some(power),
    lshift: Some(|a, b| binary(a, b, arithmetic::lshift)),
    rshift: Some(|a, b| binary(a, b, arithmetic::rshift)),
    and: Some(|a, b| binary(a, b, |a, b| Ok(arithmetic::and(a, b)))),
    or: Some(|a, b| binary(a, b, |a, b| Ok(arithmetic::or(a, b)))),
    xor: Some(|a, b| binary(a, b, |a, b| Ok(arithmetic::xor(a, b)))),
    ..OBJECT_SLOTS
};

/// The value of a receiver.
#[inline(always)]
fn value(this: Ref<'_>) -> Integer<'_> {
    Integer::of(this.expect::<Int>())
}

#[inline(always)]
fn binary<'a>(
    a: Ref<'a>,
    b: Ref<'a>,
    operation: impl FnOnce(Integer<'a>, Integer<'a>) -> PyResult<Owned>,
) -> PyResult<Owned> {
    match (Integer::from_object(a), Integer::from_object(b)) {
        (Some(a), Some(b)) => operation(a, b),
        _ => Ok(not_implemented_object()),
    }
}

fn power(a: Ref<'_>, b: Ref<'_>, modulus: Option<Ref<'_>>) -> PyResult<Owned> {
    let (Some(a), Some(b)) = (Integer::from_object(a), Integer::from_object(b)) else {
        return Ok(not_implemented_object());
    };
    match modulus.filter(|modulus| !modulus.is_none()) {
        None => arithmetic::power(a, b),
        Some(modulus) => match Integer::from_object(modulus) {
            Some(modulus) => arithmetic::power_modulo(a, b, modulus),
            None => Ok(not_implemented_object()),
        },
    }
}

fn compare(a: Ref<'_>, b: Ref<'_>, operator: Comparison) -> PyResult<Owned> {
    match (Integer::from_object(a), Integer::from_object(b)) {
        (Some(a), Some(b)) => Ok(boxes::bool_object(operator.holds(a.compare(b)))),
        _ => Ok(not_implemented_object()),
    }
}

/// Compares an int with a float, exactly; `None` when the float is a NaN.
#[inline]
pub fn compare_with_float(a: Integer<'_>, b: f64) -> Option<Ordering> {
    match a {
        Integer::Small(a) => float::arithmetic::compare_int(a, b),
        Integer::Big(a) => float::arithmetic::compare_big(a, b),
    }
}

fn repr(this: Ref<'_>) -> PyResult<Owned> {
    to_text(value(this))
}

/// The decimal digits as a `str`.
pub fn to_text(value: Integer<'_>) -> PyResult<Owned> {
    value
        .with_decimal(|digits| crate::object::text::from_wtf8(digits).into_object())
        .ok_or_else(|| value_error(text::output_limit_message()))
}
