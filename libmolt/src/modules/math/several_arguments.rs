//! The functions of several numbers, and of one with several results.

use super::extended::euclidean_norm;
use super::one_argument::natural_log;
use super::{domain_error, range_error};
use crate::builtins::float::arithmetic::{scale, split_exponent};
use crate::capi::libm;
use crate::exec::raised::{overflow_error, type_error, value_error, zero_division_error};
use crate::object::boxes::{Int, bool_object, float_object, int_object};
use crate::object::{Method, Owned, PyResult, Ref, Signature, methods, tuple};
use crate::protocols::{iterate, number};

static ISCLOSE: Signature =
    Signature { names: &["a", "b", "rel_tol", "abs_tol"], positional_only: 0, positional: 2, required: 2 };
static NEXTAFTER: Signature = Signature { names: &["x", "y", "steps"], positional_only: 2, positional: 2, required: 2 };

/// Methods.
pub const METHODS: &[Method] = methods!["math";
    Method::positional("atan2", 2, 2, |_, args| two(args, |y, x| Ok(y.atan2(x)))),
    Method::positional("copysign", 2, 2, |_, args| two(args, |x, y| Ok(x.copysign(y)))),
    Method::positional("fmod", 2, 2, |_, args| two(args, fmod)),
    Method::positional("pow", 2, 2, |_, args| two(args, pow)),
    Method::positional("remainder", 2, 2, |_, args| two(args, remainder)),
    Method::positional("log", 1, 2, |_, args| log(args)),
    Method::positional("ldexp", 2, 2, |_, args| ldexp(args[0], args[1])),
    Method::positional("fma", 3, 3, |_, args| fma(args)),
    Method::positional("hypot", 0, usize::MAX, |_, args| {
        Ok(float_object(euclidean_norm(&args.iter().map(|x| number::to_float(*x)).collect::<PyResult<Vec<f64>>>()?)))
    }),
    Method::positional("dist", 2, 2, |_, args| dist(args[0], args[1])),
    Method::keywords("isclose", &ISCLOSE, isclose),
    Method::keywords("nextafter", &NEXTAFTER, nextafter),
    Method::one("isfinite", |_, x| Ok(bool_object(number::to_float(x)?.is_finite()))),
    Method::one("isinf", |_, x| Ok(bool_object(number::to_float(x)?.is_infinite()))),
    Method::one("isnan", |_, x| Ok(bool_object(number::to_float(x)?.is_nan()))),
    Method::one("frexp", |_, x| {
        let x = number::to_float(x)?;
        let (mantissa, exponent) = if x == 0.0 || !x.is_finite() { (x, 0) } else { split_exponent(x) };
        Ok(tuple::new([float_object(mantissa), int_object(exponent as i64)].into_iter()).into_object())
    }),
    Method::one("modf", |_, x| {
        let x = number::to_float(x)?;
        let whole = x.trunc();
        let fraction = if x.is_infinite() { 0.0f64.copysign(x) } else { (x - whole).copysign(x) };
        Ok(tuple::new([float_object(fraction), float_object(whole)].into_iter()).into_object())
    }),
];

fn two(args: &[Ref<'_>], function: fn(f64, f64) -> PyResult<f64>) -> PyResult<Owned> {
    function(number::to_float(args[0])?, number::to_float(args[1])?).map(float_object)
}

fn fmod(x: f64, y: f64) -> PyResult<f64> {
    if y.is_infinite() && x.is_finite() {
        return Ok(x);
    }
    let result = x % y;
    if result.is_nan() && !x.is_nan() && !y.is_nan() { domain_error() } else { Ok(result) }
}

fn pow(x: f64, y: f64) -> PyResult<f64> {
    let result = x.powf(y);
    if !(x.is_finite() && y.is_finite()) {
        return Ok(result);
    }
    if result.is_nan() || (x == 0.0 && result.is_infinite()) {
        return domain_error();
    }
    if result.is_infinite() { range_error() } else { Ok(result) }
}

fn remainder(x: f64, y: f64) -> PyResult<f64> {
    if (x.is_infinite() && !y.is_nan()) || (y == 0.0 && !x.is_nan()) {
        return domain_error();
    }
    Ok(libm::remainder(x, y))
}

fn log(args: &[Ref<'_>]) -> PyResult<Owned> {
    let numerator = natural_log(args[0])?;
    let Some(base) = args.get(1) else { return Ok(float_object(numerator)) };
    let denominator = natural_log(*base)?;
    if denominator == 0.0 {
        return Err(zero_division_error("division by zero"));
    }
    Ok(float_object(numerator / denominator))
}

fn ldexp(x: Ref<'_>, exponent: Ref<'_>) -> PyResult<Owned> {
    let x = number::to_float(x)?;
    if exponent.downcast::<Int>().is_none() {
        return Err(type_error("Expected an int as second argument to ldexp."));
    }
    // Beyond these limits every float overflows or vanishes.
    let result = scale(x, number::to_bound(exponent)?.clamp(-10_000, 10_000));
    if result.is_infinite() && x.is_finite() { range_error() } else { Ok(float_object(result)) }
}

fn fma(args: &[Ref<'_>]) -> PyResult<Owned> {
    let (x, y, z) = (number::to_float(args[0])?, number::to_float(args[1])?, number::to_float(args[2])?);
    let result = x.mul_add(y, z);
    if result.is_finite() || [x, y, z].iter().any(|operand| operand.is_nan()) {
        return Ok(float_object(result));
    }
    if result.is_nan() {
        return Err(value_error("invalid operation in fma"));
    }
    if [x, y, z].iter().all(|operand| operand.is_finite()) {
        return Err(overflow_error("overflow in fma"));
    }
    Ok(float_object(result))
}

fn dist(p: Ref<'_>, q: Ref<'_>) -> PyResult<Owned> {
    let (p, q) = (iterate::collect(p)?, iterate::collect(q)?);
    if p.len() != q.len() {
        return Err(value_error("both points must have the same number of dimensions"));
    }
    let differences = p
        .iter()
        .zip(&q)
        .map(|(a, b)| Ok(number::to_float(a.borrow())? - number::to_float(b.borrow())?))
        .collect::<PyResult<Vec<f64>>>()?;
    Ok(float_object(euclidean_norm(&differences)))
}

fn isclose(_: Ref<'_>, args: &[Option<Ref<'_>>]) -> PyResult<Owned> {
    let argument = |index: usize, default: f64| args[index].map_or(Ok(default), number::to_float);
    let (a, b) = (argument(0, 0.0)?, argument(1, 0.0)?);
    let (relative, absolute) = (argument(2, 1e-9)?, argument(3, 0.0)?);
    if relative < 0.0 || absolute < 0.0 {
        return Err(value_error("tolerances must be non-negative"));
    }
    if a == b {
        return Ok(bool_object(true));
    }
    if a.is_infinite() || b.is_infinite() {
        return Ok(bool_object(false));
    }
    let difference = (b - a).abs();
    let close = difference <= (relative * b).abs() || difference <= (relative * a).abs() || difference <= absolute;
    Ok(bool_object(close))
}

fn nextafter(_: Ref<'_>, args: &[Option<Ref<'_>>]) -> PyResult<Owned> {
    let argument = |index: usize| args[index].map_or(Ok(0.0), number::to_float);
    let (mut x, y) = (argument(0)?, argument(1)?);
    let steps = match args[2].filter(|steps| !steps.is_none()) {
        None => 1,
        Some(steps) => number::to_bound(steps)?,
    };
    if steps < 0 {
        return Err(value_error("steps must be a non-negative integer"));
    }
    if x.is_nan() || y.is_nan() {
        return Ok(float_object(f64::NAN));
    }
    for _ in 0..steps {
        if x == y {
            x = y;
            break;
        }
        x = if x < y { x.next_up() } else { x.next_down() };
    }
    Ok(float_object(x))
}
