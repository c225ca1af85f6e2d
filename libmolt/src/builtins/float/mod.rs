//! `float`.

pub mod arithmetic;
pub mod digits;
pub mod methods;
mod nan;
pub mod power;
pub mod text;

use std::cmp::Ordering;

use self::power::PowerError;
use super::int::compare_with_float;
use super::int::value::Integer;
use super::object::OBJECT_SLOTS;
use super::str::escape;
use super::{bytes, hashing};
use crate::exec::exception::OVERFLOW_ERROR;
use crate::exec::raised::{Raised, overflow_error, raise, system_error, value_error, zero_division_error};
use crate::object::boxes::{
    BoxedFloat, Float, Int, big_int_object, bool_object, float_object, float_of_type, int_object,
};
use crate::object::singletons::not_implemented_object;
use crate::object::{Args, Comparison, Owned, PyResult, Ref, Slots, Str, Type, builtin_type, text as objects, tuple};
use crate::protocols::number;

builtin_type! { mark
    /// `float`.
    pub static FLOAT: Float(BoxedFloat) as "PyFloat_Type", "float" {
        flags: BASE | MATCH_SELF,
        slots: &FLOAT_SLOTS,
        methods: methods::METHODS,
        getters: methods::GETTERS,
    }
}

/// The operations of floats.
pub const FLOAT_SLOTS: Slots = Slots {
    repr: Some(repr),
    hash: Some(|this| Ok(hashing::hash_float(value(this)))),
    compare: Some(compare),
    new: Some(new),
    truth: Some(|this| Ok(value(this) != 0.0)),
    negative: Some(|this| Ok(float_object(-value(this)))),
    positive: Some(|this| Ok(float_object(value(this)))),
    absolute: Some(|this| Ok(float_object(value(this).abs()))),
    int: Some(|this| to_int(value(this))),
    float: Some(|this| Ok(float_object(value(this)))),
    add: Some(|a, b| binary(a, b, |a, b| Ok(a + b))),
    subtract: Some(|a, b| binary(a, b, |a, b| Ok(a - b))),
    multiply: Some(|a, b| binary(a, b, |a, b| Ok(a * b))),
    true_divide: Some(|a, b| binary(a, b, |a, b| Ok(a / non_zero(b)?))),
    floor_divide: Some(|a, b| binary(a, b, |a, b| Ok(arithmetic::floor_divide(a, non_zero(b)?)))),
    remainder: Some(|a, b| binary(a, b, |a, b| Ok(arithmetic::remainder(a, non_zero(b)?)))),
    divmod: Some(divmod),
    power: Some(power_slot),
    ..OBJECT_SLOTS
};

/// The value of a receiver.
#[inline(always)]
fn value(this: Ref<'_>) -> f64 {
    this.expect::<Float>().value()
}

/// The float nearest to an int.
#[inline]
pub fn from_integer(value: Integer<'_>) -> PyResult<f64> {
    match value {
        Integer::Small(value) => Ok(value as f64),
        Integer::Big(value) => {
            super::int::division::big_to_float(value).ok_or_else(|| overflow_error("int too large to convert to float"))
        }
    }
}

/// An operand of a float operation: a float or an int, else `None`.
#[inline]
fn operand(object: Ref<'_>) -> PyResult<Option<f64>> {
    match object.as_float() {
        Some(value) => Ok(Some(value)),
        None => Integer::from_object(object).map(from_integer).transpose(),
    }
}

#[inline]
fn binary(a: Ref<'_>, b: Ref<'_>, operation: impl FnOnce(f64, f64) -> PyResult<f64>) -> PyResult<Owned> {
    match (operand(a)?, operand(b)?) {
        (Some(a), Some(b)) => operation(a, b).map(float_object),
        _ => Ok(not_implemented_object()),
    }
}

#[inline]
fn non_zero(divisor: f64) -> PyResult<f64> {
    if divisor == 0.0 { Err(zero_division_error("division by zero")) } else { Ok(divisor) }
}

fn divmod(a: Ref<'_>, b: Ref<'_>) -> PyResult<Owned> {
    let (Some(a), Some(b)) = (operand(a)?, operand(b)?) else { return Ok(not_implemented_object()) };
    let (quotient, remainder) = arithmetic::floor_divmod(a, non_zero(b)?);
    Ok(tuple::new([float_object(quotient), float_object(remainder)].into_iter()).into_object())
}

fn power_slot(a: Ref<'_>, b: Ref<'_>, modulus: Option<Ref<'_>>) -> PyResult<Owned> {
    if modulus.is_some_and(|modulus| !modulus.is_none()) {
        raise!(type_error, "pow() 3rd argument not allowed unless all arguments are integers");
    }
    match (operand(a)?, operand(b)?) {
        (Some(a), Some(b)) => power(a, b),
        _ => Ok(not_implemented_object()),
    }
}

/// `a ** b`.
pub fn power(a: f64, b: f64) -> PyResult<Owned> {
    match power::power(a, b) {
        Ok(result) => Ok(float_object(result)),
        Err(PowerError::Complex) => super::complex::power_of_floats(a, b),
        Err(error) => Err(power_error(error)),
    }
}

/// `a ** b`, raw; the caller has seen to it that the result is real.
pub fn power_value(a: f64, b: f64) -> PyResult<f64> {
    power::power(a, b).map_err(power_error)
}

#[cold]
fn power_error(error: PowerError) -> Raised {
    match error {
        PowerError::ZeroToNegative => zero_division_error("zero to a negative power"),
        PowerError::Complex => system_error("the power of two floats is complex"),
        PowerError::Overflow => out_of_range(),
    }
}

/// `OverflowError(34, 'Numerical result out of range')`.
#[cold]
fn out_of_range() -> Raised {
    let message = objects::new("Numerical result out of range").into_object();
    Raised::with_arguments(&OVERFLOW_ERROR, vec![int_object(34), message])
}

fn compare(a: Ref<'_>, b: Ref<'_>, operator: Comparison) -> PyResult<Owned> {
    let left = value(a);
    let ordering = match b.as_float() {
        Some(right) => left.partial_cmp(&right),
        None => match Integer::from_object(b) {
            Some(right) => compare_with_float(right, left).map(Ordering::reverse),
            None => return Ok(not_implemented_object()),
        },
    };
    Ok(bool_object(ordering.map_or(operator == Comparison::Ne, |ordering| operator.holds(ordering))))
}

fn repr(this: Ref<'_>) -> PyResult<Owned> {
    Ok(to_text(value(this)))
}

/// `repr` as a `str`.
pub fn to_text(value: f64) -> Owned {
    objects::new(&digits::repr(value)).into_object()
}

/// `int(value)`: towards zero.
pub fn to_int(value: f64) -> PyResult<Owned> {
    if value.abs() < 9.2e18 {
        return Ok(int_object(value as i64));
    }
    if value.is_nan() {
        return Err(value_error("cannot convert float NaN to integer"));
    }
    if value.is_infinite() {
        return Err(overflow_error("cannot convert float infinity to integer"));
    }
    Ok(big_int_object(arithmetic::to_big(value.trunc())))
}

fn new(ty: &'static Type, args: Args<'_>) -> PyResult<Owned> {
    // A subclass may take keywords in its `__init__`.
    if !args.keywords.is_empty() && super::object::is_object_init(ty) {
        raise!(type_error, "float() takes no keyword arguments");
    }
    if args.len() > 1 {
        raise!(type_error, "float expected at most 1 argument, got {}", args.len());
    }
    let value = args.get(0).map_or(Ok(0.0), convert)?;
    Ok(if std::ptr::eq(ty, &FLOAT) { float_object(value) } else { float_of_type(ty, value) })
}

/// `float(value)`.
fn convert(value: Ref<'_>) -> PyResult<f64> {
    if let Some(string) = value.downcast::<Str>() {
        return from_text(string);
    }
    let slots = value.ty().slots();
    if slots.float.is_some() || slots.index.is_some() || value.downcast::<Int>().is_some() {
        return number::to_float(value);
    }
    if let Some(content) = bytes::content(value) {
        let shown = || [b"b", escape::repr_bytes(&content).as_slice()].concat();
        return text::parse(&content).map(nan::told_apart).ok_or_else(|| not_a_float(&shown()));
    }
    raise!(type_error, "float() argument must be a string or a real number, not '{}'", value.ty().full_name())
}

/// `float(text)`.
pub fn from_text(string: Ref<'_, Str>) -> PyResult<f64> {
    let content = string.get().bytes();
    text::parse(content).map(nan::told_apart).ok_or_else(|| not_a_float(&escape::repr(content, false)))
}

#[cold]
fn not_a_float(shown: &[u8]) -> Raised {
    let shown = objects::from_wtf8(shown);
    value_error(format!("could not convert string to float: {}", shown.borrow().text()))
}
