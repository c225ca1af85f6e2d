//! The functions of one number that give a float.

use super::gamma::{gamma as gamma_function, log_gamma};
use super::{expected, range_error};
use crate::builtins::int::value::Integer;
use crate::capi::libm;
use crate::exec::raised::value_error;
use crate::object::boxes::{Int, float_object};
use crate::object::{Method, Owned, PyResult, Ref, methods};
use crate::protocols::number;

const RANGE: &str = "a number in range from -1 up to 1";
const FINITE: &str = "a finite input";
const POSITIVE: &str = "a positive input";

/// The result, unless it became infinite though the argument was finite.
#[inline]
fn bounded(argument: f64, result: f64) -> PyResult<f64> {
    if result.is_infinite() && argument.is_finite() { range_error() } else { Ok(result) }
}

macro_rules! functions {
    ($($variant:ident $name:ident |$x:ident| $body:expr;)*) => {
        /// The functions that compiled code may call with a raw float, numbered in order.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(i64)]
        #[allow(missing_docs)]
        pub enum MathFunction { $($variant),* }

        $(
            fn $name($x: f64) -> PyResult<f64> {
                $body
            }
        )*

        const NUMBERED: &[fn(f64) -> PyResult<f64>] = &[$($name),*];

        /// Methods.
        pub const METHODS: &[Method] = methods!["math_numbered"; $(
            Method::one(stringify!($name), |_, argument| convert(argument, MathFunction::$variant, $name)),
        )*];
    };
}

functions! {
    Acos acos |x| if x.abs() > 1.0 { expected(RANGE, x) } else { Ok(x.acos()) };
    Acosh acosh |x| if x < 1.0 { expected("argument value not less than 1", x) } else { Ok(libm::acosh(x)) };
    Asin asin |x| if x.abs() > 1.0 { expected(RANGE, x) } else { Ok(x.asin()) };
    Asinh asinh |x| Ok(libm::asinh(x));
    Atan atan |x| Ok(x.atan());
    Atanh atanh |x| if x.abs() >= 1.0 { expected("a number between -1 and 1", x) } else { Ok(libm::atanh(x)) };
    Cbrt cbrt |x| Ok(x.cbrt());
    Cos cos |x| if x.is_infinite() { expected(FINITE, x) } else { Ok(x.cos()) };
    Cosh cosh |x| bounded(x, x.cosh());
    Degrees degrees |x| Ok(x * (180.0 / std::f64::consts::PI));
    Erf erf |x| Ok(libm::erf(x));
    Erfc erfc |x| Ok(libm::erfc(x));
    Exp exp |x| bounded(x, x.exp());
    Exp2 exp2 |x| bounded(x, x.exp2());
    Expm1 expm1 |x| bounded(x, x.exp_m1());
    Fabs fabs |x| Ok(x.abs());
    Gamma gamma |x| gamma_function(x);
    Lgamma lgamma |x| log_gamma(x);
    Log log |x| if x <= 0.0 { expected(POSITIVE, x) } else { Ok(x.ln()) };
    Log10 log10 |x| if x <= 0.0 { expected(POSITIVE, x) } else { Ok(x.log10()) };
    Log1p log1p |x| if x <= -1.0 { expected("argument value > -1", x) } else { Ok(x.ln_1p()) };
    Log2 log2 |x| if x <= 0.0 { expected(POSITIVE, x) } else { Ok(x.log2()) };
    Radians radians |x| Ok(x * (std::f64::consts::PI / 180.0));
    Sin sin |x| if x.is_infinite() { expected(FINITE, x) } else { Ok(x.sin()) };
    Sinh sinh |x| bounded(x, x.sinh());
    Sqrt sqrt |x| if x < 0.0 { expected("a nonnegative input", x) } else { Ok(x.sqrt()) };
    Tan tan |x| if x.is_infinite() { expected(FINITE, x) } else { Ok(x.tan()) };
    Tanh tanh |x| Ok(x.tanh());
    Ulp ulp |x| Ok(unit_in_last_place(x));
}

/// Calls a function by its number in [`MathFunction`].
pub fn call_by_number(number: i64, argument: f64) -> PyResult<f64> {
    NUMBERED[number as usize](argument)
}

fn convert(argument: Ref<'_>, function: MathFunction, body: fn(f64) -> PyResult<f64>) -> PyResult<Owned> {
    if let Some(base) = base_of(function)
        && let Some(argument) = argument.downcast::<Int>()
    {
        return log_of_int(Integer::of(argument), base).map(float_object);
    }
    body(number::to_float(argument)?).map(float_object)
}

/// The base of a logarithm.
fn base_of(function: MathFunction) -> Option<fn(f64) -> f64> {
    match function {
        MathFunction::Log => Some(f64::ln),
        MathFunction::Log2 => Some(f64::log2),
        MathFunction::Log10 => Some(f64::log10),
        _ => None,
    }
}

/// The logarithm of an int of any size.
fn log_of_int(value: Integer<'_>, log: fn(f64) -> f64) -> PyResult<f64> {
    if value.is_negative() || value.is_zero() {
        return Err(value_error("expected a positive input"));
    }
    match value {
        Integer::Small(value) => Ok(log(value as f64)),
        Integer::Big(big) => {
            if let Ok(float) = crate::builtins::float::from_integer(value) {
                return Ok(log(float));
            }
            // Too large for a float: split off a power of two.
            let exponent = big.bits();
            let top = big >> (exponent - 64);
            let mantissa = crate::builtins::int::division::big_to_float(&top).unwrap_or(f64::MAX) / 2f64.powi(64);
            Ok(log(mantissa) + log(2.0) * exponent as f64)
        }
    }
}

/// The natural logarithm of any real number, as `math.log` with a base needs it.
pub fn natural_log(argument: Ref<'_>) -> PyResult<f64> {
    match argument.downcast::<Int>() {
        Some(argument) => log_of_int(Integer::of(argument), f64::ln),
        None => log(number::to_float(argument)?),
    }
}

fn unit_in_last_place(x: f64) -> f64 {
    if !x.is_finite() {
        return x.abs();
    }
    let x = x.abs();
    if x == f64::MAX { x - x.next_down() } else { x.next_up() - x }
}
