//! `complex`.

pub mod arithmetic;
mod new;
pub mod text;

use self::arithmetic::{Failure, Operand, Value};
use super::format;
use super::hashing;
use super::int::value::Integer;
use super::object::OBJECT_SLOTS;
use crate::exec::raised::{Raised, overflow_error, raise, value_error, zero_division_error};
use crate::memory;
use crate::object::boxes::{Int, bool_object, float_object};
use crate::object::singletons::not_implemented_object;
use crate::object::{
    Comparison, Getter, Header, Method, Owned, PyResult, Ref, Slots, Str, Type, builtin_type, methods, text as objects,
    tuple,
};
use crate::protocols::compare;

/// A complex number; immutable.
#[repr(C)]
pub struct Complex {
    head: Header,
    re: f64,
    im: f64,
}

const _: () = {
    use molt_abi::layout::complex as layout;
    assert!(std::mem::offset_of!(Complex, re) == layout::REAL as usize);
    assert!(std::mem::offset_of!(Complex, im) == layout::IMAGINARY as usize);
    assert!(size_of::<Complex>() == layout::SIZE as usize);
};

builtin_type! {
    /// `complex`.
    pub static COMPLEX: Complex as "PyComplex_Type", "complex" {
        flags: BASE,
        slots: &Slots {
            repr: Some(|this| Ok(objects::new(&text::repr(value(this))).into_object())),
            hash: Some(hash),
            compare: Some(compare_complex),
            new: Some(new::construct),
            init: Some(|_, _| Ok(())),
            truth: Some(|this| Ok(value(this).re != 0.0 || value(this).im != 0.0)),
            negative: Some(|this| Ok(object(-value(this).re, -value(this).im))),
            positive: Some(plain),
            absolute: Some(|this| match arithmetic::absolute(value(this)) {
                Ok(size) => Ok(float_object(size)),
                Err(_) => Err(overflow_error("absolute value too large")),
            }),
            add: Some(|a, b| binary(a, b, |a, b| Ok(arithmetic::add(a, b)))),
            subtract: Some(|a, b| binary(a, b, |a, b| Ok(arithmetic::subtract(a, b)))),
            multiply: Some(|a, b| binary(a, b, |a, b| Ok(arithmetic::multiply(a, b)))),
            true_divide: Some(|a, b| binary(a, b, arithmetic::divide)),
            power: Some(power),
            ..OBJECT_SLOTS
        },
        methods: methods!["complex";
            Method::none("conjugate", |this| Ok(object(value(this).re, -value(this).im))),
            Method::none("__complex__", plain),
            Method::none("__getnewargs__", |this| {
                let Value { re, im } = value(this);
                Ok(tuple::new([float_object(re), float_object(im)].into_iter()).into_object())
            }),
            Method::one("__format__", |this, spec| match spec.downcast::<Str>() {
                Some(spec) => Ok(format::complex::format(value(this), spec)?.into_object()),
                None => raise!(type_error, "__format__() argument must be str, not {}", spec.ty().full_name()),
            }),
            Method::one("from_number", new::from_number).on_class(),
        ],
        getters: &[
            Getter::member("real", |this| Ok(float_object(value(this).re))),
            Getter::member("imag", |this| Ok(float_object(value(this).im))),
        ],
    }
}

/// A complex number.
pub fn object(re: f64, im: f64) -> Owned {
    object_of_type(&COMPLEX, Value::new(re, im))
}

fn object_of_type(ty: &'static Type, Value { re, im }: Value) -> Owned {
    memory::allocate_as(ty, Complex { head: Header::new(ty), re, im }).into_object()
}

impl Complex {
    /// The value.
    pub fn value(&self) -> Value {
        Value::new(self.re, self.im)
    }
}

fn value(this: Ref<'_>) -> Value {
    this.expect::<Complex>().value()
}

/// The same number, of exactly this type.
fn plain(this: Ref<'_>) -> PyResult<Owned> {
    if this.is_exactly(&COMPLEX) {
        return Ok(this.owned());
    }
    Ok(object_of_type(&COMPLEX, value(this)))
}

fn operand(object: Ref<'_>) -> PyResult<Option<Operand>> {
    if let Some(complex) = object.downcast::<Complex>() {
        return Ok(Some(Operand::Complex(complex.value())));
    }
    match object.as_float() {
        Some(value) => Ok(Some(Operand::Real(value))),
        None => Ok(Integer::from_object(object).map(super::float::from_integer).transpose()?.map(Operand::Real)),
    }
}

fn raised(failure: Failure) -> Raised {
    match failure {
        Failure::ZeroDivision => zero_division_error("division by zero"),
        Failure::ZeroToPower => zero_division_error("zero to a negative or complex power"),
        Failure::Overflow => overflow_error("complex exponentiation"),
    }
}

fn binary(
    a: Ref<'_>,
    b: Ref<'_>,
    operation: impl FnOnce(Operand, Operand) -> Result<Value, Failure>,
) -> PyResult<Owned> {
    match (operand(a)?, operand(b)?) {
        (Some(a), Some(b)) => operation(a, b).map(|result| object_of_type(&COMPLEX, result)).map_err(raised),
        _ => Ok(not_implemented_object()),
    }
}

fn power(a: Ref<'_>, b: Ref<'_>, modulus: Option<Ref<'_>>) -> PyResult<Owned> {
    binary_power(a, b, modulus.is_some_and(|modulus| !modulus.is_none()))
}

fn binary_power(a: Ref<'_>, b: Ref<'_>, has_modulus: bool) -> PyResult<Owned> {
    let (Some(a), Some(b)) = (operand(a)?, operand(b)?) else { return Ok(not_implemented_object()) };
    if has_modulus {
        return Err(value_error("complex modulo"));
    }
    arithmetic::power(a, b).map(|result| object_of_type(&COMPLEX, result)).map_err(raised)
}

/// `a ** b` of floats where the result is complex.
pub fn power_of_floats(a: f64, b: f64) -> PyResult<Owned> {
    let result = arithmetic::power(Operand::Real(a), Operand::Real(b));
    result.map(|result| object_of_type(&COMPLEX, result)).map_err(raised)
}

fn hash(this: Ref<'_>) -> PyResult<i64> {
    const IMAGINARY_FACTOR: i64 = 1_000_003;
    let Value { re, im } = value(this);
    let imaginary = hashing::hash_float(im).wrapping_mul(IMAGINARY_FACTOR);
    let combined = hashing::hash_float(re).wrapping_add(imaginary);
    Ok(if combined == -1 { -2 } else { combined })
}

fn compare_complex(this: Ref<'_>, other: Ref<'_>, operator: Comparison) -> PyResult<Owned> {
    if !matches!(operator, Comparison::Eq | Comparison::Ne) {
        return Ok(not_implemented_object());
    }
    let left = value(this);
    let equal = if let Some(other) = other.downcast::<Complex>() {
        left == other.value()
    } else if let Some(right) = other.as_float() {
        left == Value::new(right, 0.0)
    } else if other.downcast::<Int>().is_some() {
        left.im == 0.0 && compare::holds(float_object(left.re).borrow(), other, Comparison::Eq)?
    } else {
        return Ok(not_implemented_object());
    };
    Ok(bool_object(equal == (operator == Comparison::Eq)))
}
