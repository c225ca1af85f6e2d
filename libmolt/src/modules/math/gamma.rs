//! The gamma function and its logarithm, by Lanczos' approximation with the coefficients that CPython uses.

use std::f64::consts::PI;

use super::{expected, range_error};
use crate::exec::raised::PyResult;

const G: f64 = 6.024_680_040_776_73;
const G_MINUS_HALF: f64 = 5.524_680_040_776_73;
const LOG_PI: f64 = 1.144729885849400174143427351353058711647;

const NUMERATOR: [f64; 13] = [
    23_531_376_880.410_76,
    42_919_803_642.649_1,
    35_711_959_237.355_67,
    17_921_034_426.037_21,
    6_039_542_586.352_028,
    1_439_720_407.311_721_6,
    248_874_557.862_054_17,
    31_426_415.585_400_194,
    2_876_370.628_935_372_5,
    186_056.265_395_223_48,
    8_071.672_002_365_816,
    210.824_277_751_579_36,
    2.506_628_274_631_000_2,
];

const DENOMINATOR: [f64; 13] = [
    0.0,
    39916800.0,
    120543840.0,
    150917976.0,
    105258076.0,
    45995730.0,
    13339535.0,
    2637558.0,
    357423.0,
    32670.0,
    1925.0,
    66.0,
    1.0,
];

const NOT_A_POLE: &str = "a noninteger or positive integer";

/// The rational function of Lanczos' sum, evaluated in the variable that keeps its terms small.
fn sum(x: f64) -> f64 {
    let terms = NUMERATOR.iter().zip(&DENOMINATOR);
    let (numerator, denominator) = if x < 5.0 {
        terms.rev().fold((0.0, 0.0), |(n, d), (a, b)| (n * x + a, d * x + b))
    } else {
        terms.fold((0.0, 0.0), |(n, d), (a, b)| (n / x + a, d / x + b))
    };
    numerator / denominator
}

/// sin(pi x), exact where x is.
fn sin_pi(x: f64) -> f64 {
    let y = x.abs() % 2.0;
    let result = match (2.0 * y).round() as u32 {
        0 => (PI * y).sin(),
        1 => (PI * (y - 0.5)).cos(),
        2 => (PI * (1.0 - y)).sin(),
        3 => -(PI * (y - 1.5)).cos(),
        _ => (PI * (y - 2.0)).sin(),
    };
    result * 1f64.copysign(x)
}

/// `math.gamma`.
pub fn gamma(x: f64) -> PyResult<f64> {
    if x.is_nan() || x == f64::INFINITY {
        return Ok(x);
    }
    if x.is_infinite() || x == 0.0 {
        return expected(NOT_A_POLE, x);
    }
    if x == x.floor() {
        if x < 0.0 {
            return expected(NOT_A_POLE, x);
        }
        if x <= 23.0 {
            // Factorials up to 22! are exact.
            return Ok((1..x as u64).fold(1.0, |product, factor| product * factor as f64));
        }
    }
    let magnitude = x.abs();
    if magnitude < 1e-20 {
        let result = 1.0 / x;
        return if result.is_infinite() { range_error() } else { Ok(result) };
    }
    if magnitude > 200.0 {
        return if x < 0.0 { Ok(0.0 / sin_pi(x)) } else { range_error() };
    }
    let y = magnitude + G_MINUS_HALF;
    // What the sum above rounded away.
    let lost = if magnitude > G_MINUS_HALF { (y - magnitude) - G_MINUS_HALF } else { (y - G_MINUS_HALF) - magnitude };
    let correction = lost * G / y;
    let mut result = if x < 0.0 {
        let result = -PI / sin_pi(magnitude) / magnitude * y.exp() / sum(magnitude);
        result - correction * result
    } else {
        let result = sum(magnitude) / y.exp();
        result + correction * result
    };
    let scale = |result: f64, power: f64| if x < 0.0 { result / power } else { result * power };
    if magnitude < 140.0 {
        result = scale(result, y.powf(magnitude - 0.5));
    } else {
        let half = y.powf(magnitude / 2.0 - 0.25);
        result = scale(scale(result, half), half);
    }
    if result.is_infinite() { range_error() } else { Ok(result) }
}

/// `math.lgamma`.
pub fn log_gamma(x: f64) -> PyResult<f64> {
    if x.is_nan() {
        return Ok(x);
    }
    if x.is_infinite() {
        return Ok(f64::INFINITY);
    }
    if x == x.floor() && x <= 2.0 {
        return if x <= 0.0 { expected(NOT_A_POLE, x) } else { Ok(0.0) };
    }
    let magnitude = x.abs();
    if magnitude < 1e-20 {
        return Ok(-magnitude.ln());
    }
    let mut result = sum(magnitude).ln() - G;
    result += (magnitude - 0.5) * ((magnitude + G - 0.5).ln() - 1.0);
    if x < 0.0 {
        result = LOG_PI - sin_pi(magnitude).abs().ln() - magnitude.ln() - result;
    }
    if result.is_infinite() { range_error() } else { Ok(result) }
}
