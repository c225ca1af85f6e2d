//! Arithmetic. Tagged ints and floats are done here; everything else by the types' slots.

use molt_abi::value;

use crate::builtins::float::power::finite_power;
use crate::builtins::float::{arithmetic as floats, power_value};
use crate::builtins::int::division;
use crate::builtins::str::STR;
use crate::modules::math;
use crate::object::boxes::{float_object, int_object};
use crate::object::{Owned, PyResult, Ref};
use crate::protocols::number;

/// Both operands, if both are tagged ints.
#[inline(always)]
fn tagged_ints(a: Ref<'_>, b: Ref<'_>) -> Option<(i64, i64)> {
    let (a, b) = (a.word().bits(), b.word().bits());
    if value::is_tagged_int(a & b) { Some((value::decode_int(a), value::decode_int(b))) } else { None }
}

#[inline(always)]
fn tagged_float(object: Ref<'_>) -> Option<f64> {
    let bits = object.word().bits();
    if value::is_tagged_float(bits) { Some(f64::from_bits(value::decode_float(bits))) } else { None }
}

#[inline(always)]
fn tagged_int(object: Ref<'_>) -> Option<f64> {
    let bits = object.word().bits();
    if value::is_tagged_int(bits) { Some(value::decode_int(bits) as f64) } else { None }
}

/// Both operands as floats, if both are tagged and at least one is a float.
#[inline(always)]
fn tagged_floats(a: Ref<'_>, b: Ref<'_>) -> Option<(f64, f64)> {
    match (tagged_float(a), tagged_float(b)) {
        (Some(a), Some(b)) => Some((a, b)),
        (Some(a), None) => Some((a, tagged_int(b)?)),
        (None, Some(b)) => Some((tagged_int(a)?, b)),
        (None, None) => None,
    }
}

macro_rules! arithmetic {
    ($($name:ident $small:ident $operator:tt $generic:path;)*) => {
        $(
            #[doc = concat!("The `", stringify!($name), "` row.")]
            #[inline]
            pub fn $name(a: Ref<'_>, b: Ref<'_>) -> PyResult<Owned> {
                if let Some((a, b)) = tagged_ints(a, b)
                    && let Some(result) = a.$small(b)
                {
                    return Ok(int_object(result));
                }
                match tagged_floats(a, b) {
                    Some((a, b)) => Ok(float_object(a $operator b)),
                    None => $generic(a, b),
                }
            }
        )*
    };
}

fn subtract(a: Ref<'_>, b: Ref<'_>) -> PyResult<Owned> {
    number::binary(a, b, &number::SUBTRACT)
}

fn subtract_inplace(a: Ref<'_>, b: Ref<'_>) -> PyResult<Owned> {
    number::inplace(a, b, &number::SUBTRACT)
}

arithmetic! {
    add checked_add + number::add;
    sub checked_sub - subtract;
    inplace_sub checked_sub - subtract_inplace;
    mul checked_mul * number::multiply;
    inplace_mul checked_mul * number::inplace_multiply;
    add_inplace checked_add + number::inplace_add;
}

/// The `inplace_add` row.
pub fn inplace_add(a: Owned, b: Ref<'_>) -> PyResult<Owned> {
    if a.borrow().is_exactly(&STR) && b.is_exactly(&STR) {
        return super::string::str_append(a, b);
    }
    add_inplace(a.borrow(), b)
}

macro_rules! operators {
    ($($name:ident $inplace:ident $operator:ident, |$a:ident, $b:ident| $quick:expr;)*) => {
        $(
            #[doc = concat!("The `", stringify!($name), "` row.")]
            pub fn $name($a: Ref<'_>, $b: Ref<'_>) -> PyResult<Owned> {
                let quick: Option<Owned> = $quick;
                match quick {
                    Some(result) => Ok(result),
                    None => number::binary($a, $b, &number::$operator),
                }
            }

            #[doc = concat!("The `", stringify!($inplace), "` row.")]
            pub fn $inplace($a: Ref<'_>, $b: Ref<'_>) -> PyResult<Owned> {
                let quick: Option<Owned> = $quick;
                match quick {
                    Some(result) => Ok(result),
                    None => number::inplace($a, $b, &number::$operator),
                }
            }
        )*
    };
}

operators! {
    matmul inplace_matmul MATRIX_MULTIPLY, |a, b| None;
    true_div inplace_true_div TRUE_DIVIDE, |a, b| match (tagged_ints(a, b), tagged_floats(a, b)) {
        (Some((a, b)), _) if b != 0 => Some(float_object(division::true_divide(a, b))),
        (_, Some((a, b))) if b != 0.0 => Some(float_object(a / b)),
        _ => None,
    };
    floor_div inplace_floor_div FLOOR_DIVIDE, |a, b| match tagged_ints(a, b) {
        Some((a, b)) if b != 0 => division::floor_divide(a, b).map(int_object),
        _ => None,
    };
    modulo inplace_mod REMAINDER, |a, b| match tagged_ints(a, b) {
        Some((a, b)) if b != 0 => Some(int_object(division::floor_remainder(a, b))),
        _ => None,
    };
    lshift inplace_lshift LSHIFT, |a, b| match tagged_ints(a, b) {
        Some((a, b @ 0..62)) if a << b >> b == a => Some(int_object(a << b)),
        _ => None,
    };
    rshift inplace_rshift RSHIFT, |a, b| match tagged_ints(a, b) {
        Some((a, b)) if b >= 0 => Some(int_object(a >> b.min(63))),
        _ => None,
    };
    and inplace_and AND, |a, b| tagged_ints(a, b).map(|(a, b)| int_object(a & b));
    or inplace_or OR, |a, b| tagged_ints(a, b).map(|(a, b)| int_object(a | b));
    xor inplace_xor XOR, |a, b| tagged_ints(a, b).map(|(a, b)| int_object(a ^ b));
}

/// The `pow` row.
pub fn pow(a: Ref<'_>, b: Ref<'_>) -> PyResult<Owned> {
    number::power(a, b, None)
}

/// The `inplace_pow` row.
pub fn inplace_pow(a: Ref<'_>, b: Ref<'_>) -> PyResult<Owned> {
    number::inplace_power(a, b)
}

/// The `neg` row.
pub fn neg(a: Ref<'_>) -> PyResult<Owned> {
    number::negative(a)
}

/// The `pos` row.
pub fn pos(a: Ref<'_>) -> PyResult<Owned> {
    number::positive(a)
}

/// The `invert` row.
pub fn invert(a: Ref<'_>) -> PyResult<Owned> {
    number::invert(a)
}

/// The `float_pow` row.
pub fn float_pow(a: f64, b: f64) -> PyResult<f64> {
    power_value(a, b)
}

/// The `float_pow_unchecked` row.
#[inline(always)]
pub fn float_pow_unchecked(a: f64, b: f64) -> f64 {
    finite_power(a, b)
}

/// The `float_pow_library` row.
pub fn float_pow_library(a: f64, b: f64) -> f64 {
    a.powf(b)
}

/// The `float_floor_div` row.
pub fn float_floor_div(a: f64, b: f64) -> f64 {
    floats::floor_divide(a, b)
}

/// The `float_mod` row.
#[inline(always)]
pub fn float_mod(a: f64, b: f64) -> f64 {
    floats::remainder(a, b)
}

/// The `int_true_div` row.
#[inline(always)]
pub fn int_true_div(a: i64, b: i64) -> f64 {
    division::true_divide(a, b)
}

/// The `int_float_compare` row.
pub fn int_float_compare(a: i64, b: f64, operator: i64) -> bool {
    use crate::object::Comparison::{Eq, Ge, Gt, Le, Lt, Ne};
    let operator = [Lt, Le, Eq, Ne, Gt, Ge][operator as usize % 6];
    floats::compare_int(a, b).map_or(operator == Ne, |ordering| operator.holds(ordering))
}

/// The `math_call` row.
pub fn math_call(function: i64, a: f64) -> PyResult<f64> {
    math::call_by_number(function, a)
}
