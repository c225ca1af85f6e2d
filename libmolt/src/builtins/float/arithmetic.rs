//! Python's arithmetic on floats where it differs from the machine's: floor division, remainder, rounding, exact
//! comparison with integers.

use std::cmp::Ordering;

use num_bigint::{BigInt, Sign};

use crate::builtins::int::division::big_to_float;

/// `a % b` for `b != 0`: has the sign of `b`.
#[inline(always)]
pub fn remainder(a: f64, b: f64) -> f64 {
    let rest = a % b;
    if rest == 0.0 {
        return 0.0f64.copysign(b);
    }
    if (rest < 0.0) != (b < 0.0) { rest + b } else { rest }
}

/// `a // b` for `b != 0`.
pub fn floor_divide(a: f64, b: f64) -> f64 {
    floor_divmod(a, b).0
}

/// `divmod(a, b)` for `b != 0`.
pub fn floor_divmod(a: f64, b: f64) -> (f64, f64) {
    let rest = a % b;
    let mut quotient = (a - rest) / b;
    let modulus = if rest == 0.0 {
        0.0f64.copysign(b)
    } else if (rest < 0.0) != (b < 0.0) {
        quotient -= 1.0;
        rest + b
    } else {
        rest
    };
    if quotient == 0.0 {
        return (0.0f64.copysign(a / b), modulus);
    }
    // The division was inexact by less than a unit, so the nearest integer is right.
    let floor = quotient.floor();
    (if quotient - floor > 0.5 { floor + 1.0 } else { floor }, modulus)
}

/// `round(value, places)` of a finite float; `None` when the rounded value is too large.
pub fn round_to(value: f64, places: i64) -> Option<f64> {
    // Beyond these limits nothing, or everything, is rounded away.
    if value == 0.0 || places > 323 {
        return Some(value);
    }
    if places < -308 {
        return Some(0.0 * value);
    }
    let text = if places >= 0 { format!("{value:.*}", places as usize) } else { round_to_power(value, -places as i32) };
    let rounded: f64 = text.parse().expect("formatted floats parse");
    if rounded.is_finite() { Some(rounded) } else { None }
}

/// The value rounded to a multiple of `10**power`, half to even, as text.
fn round_to_power(value: f64, power: i32) -> String {
    let exponent =
        format!("{value:e}").split_once('e').and_then(|(_, exponent)| exponent.parse::<i32>().ok()).unwrap_or(0);
    if exponent >= power {
        return format!("{value:.*e}", (exponent - power) as usize);
    }
    let half_or_less = exponent < power - 1 || value.abs() <= half_power_of_ten(power);
    let sign = if value < 0.0 { "-" } else { "" };
    if half_or_less { format!("{sign}0") } else { format!("{sign}1e{power}") }
}

/// `10**power / 2`, or the float nearest to it: below 5e22 these are exact; above, no float lies exactly between multiples.
fn half_power_of_ten(power: i32) -> f64 {
    format!("5e{}", power - 1).parse().expect("a number")
}

/// `round(value)` of a finite float as a float: half to even.
pub fn round_half_even(value: f64) -> f64 {
    value.round_ties_even()
}

/// Compares an integer and a float exactly; `None` when the float is a NaN.
#[inline]
pub fn compare_int(a: i64, b: f64) -> Option<Ordering> {
    const LIMIT: i64 = 1 << 53;
    if (-LIMIT..=LIMIT).contains(&a) {
        return (a as f64).partial_cmp(&b);
    }
    if b.is_nan() {
        return None;
    }
    if b >= 9223372036854775808.0 {
        return Some(Ordering::Less);
    }
    if b < -9223372036854775808.0 {
        return Some(Ordering::Greater);
    }
    let whole = b.trunc();
    let ordering = a.cmp(&(whole as i64));
    // Floats with a fraction are small, where integers this large never equal their whole part; kept for clarity of proof.
    Some(ordering.then(whole.partial_cmp(&b).unwrap_or(Ordering::Equal)))
}

/// Compares a big integer and a float exactly; `None` when the float is a NaN.
pub fn compare_big(a: &BigInt, b: f64) -> Option<Ordering> {
    if b.is_nan() {
        return None;
    }
    if b.is_infinite() {
        return Some(if b > 0.0 { Ordering::Less } else { Ordering::Greater });
    }
    Some(a.cmp(&big_floor(b)).then(b.floor().partial_cmp(&b).unwrap_or(Ordering::Equal)))
}

fn big_floor(value: f64) -> BigInt {
    to_big(value.floor())
}

/// The integer that a finite float without fraction is.
pub fn to_big(value: f64) -> BigInt {
    let (mantissa, exponent) = decompose(value);
    if exponent >= 0 { mantissa << exponent as u64 } else { mantissa >> (-exponent) as u64 }
}

/// A finite float as `mantissa * 2**exponent`.
pub fn decompose(value: f64) -> (BigInt, i32) {
    let bits = value.to_bits();
    let biased = (bits >> 52 & 0x7ff) as i32;
    let fraction = bits & ((1 << 52) - 1);
    let (mantissa, exponent) = if biased == 0 { (fraction, -1074) } else { (fraction | 1 << 52, biased - 1075) };
    let sign = if value.is_sign_negative() { Sign::Minus } else { Sign::Plus };
    (BigInt::from_biguint(sign, mantissa.into()), exponent)
}

/// `float.as_integer_ratio` of a finite float: lowest terms, positive denominator.
pub fn integer_ratio(value: f64) -> (BigInt, BigInt) {
    let (mantissa, exponent) = decompose(value);
    let shift = mantissa.trailing_zeros().unwrap_or(0);
    let one = BigInt::from(1);
    if exponent >= 0 {
        return (mantissa << exponent as u64, one);
    }
    let reduced = shift.min(-exponent as u64);
    if mantissa.sign() == Sign::NoSign {
        return (mantissa, one);
    }
    (mantissa >> reduced, one << (-exponent as u64 - reduced))
}

/// The float nearest to an integer that fits 64 bits.
#[inline(always)]
pub fn from_int(value: i64) -> f64 {
    value as f64
}

/// The float nearest to a big integer; `None` when it is too large.
pub fn from_big(value: &BigInt) -> Option<f64> {
    big_to_float(value)
}

/// `math.frexp` of a finite, non-zero float: a mantissa in `0.5..1` (or its negative) and an exponent.
pub fn split_exponent(value: f64) -> (f64, i32) {
    let (scaled, offset) = if value.abs() < f64::MIN_POSITIVE { (value * 2f64.powi(64), -64) } else { (value, 0) };
    let bits = scaled.to_bits();
    let exponent = (bits >> 52 & 0x7ff) as i32 - 1022;
    (f64::from_bits(bits & !(0x7ff << 52) | 1022 << 52), exponent + offset)
}

/// `value * 2**exponent`, rounded once.
pub fn scale(value: f64, exponent: i64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let (mantissa, own) = split_exponent(value);
    let target = own as i64 + exponent;
    if target > 1024 {
        return f64::INFINITY.copysign(value);
    }
    if target < -1080 {
        return 0.0f64.copysign(value);
    }
    let target = target as i32;
    if target >= -1021 {
        // In two steps, as 2**1024 itself is not a float.
        return mantissa * 2.0 * 2f64.powi(target - 1);
    }
    mantissa * 2f64.powi(target + 1021) * 2f64.powi(-1021)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floors_towards_minus_infinity() {
        assert_eq!(floor_divmod(7.5, 2.0), (3.0, 1.5));
        assert_eq!(floor_divmod(-7.5, 2.0), (-4.0, 0.5));
        assert_eq!(floor_divmod(7.5, -2.0), (-4.0, -0.5));
        assert_eq!(floor_divide(1.0, 0.1), 9.0);
        assert_eq!(remainder(-1e-20, 1.0), 1.0);
        assert!(floor_divide(-0.0, 1.0).is_sign_negative() && remainder(-1.0, 1.0).is_sign_positive());
    }

    #[test]
    fn rounds_exact_values_half_to_even() {
        for (value, places, rounded) in [
            (2.675, 2, 2.67),
            (0.5, 0, 0.0),
            (1234.5678, -2, 1200.0),
            (150.0, -2, 200.0),
            (250.0, -2, 200.0),
            (50.0, -2, 0.0),
            (50.1, -2, 100.0),
            (5.0, -2, 0.0),
            (1e23, -23, 1e23),
            (123.456, 400, 123.456),
        ] {
            assert_eq!(round_to(value, places), Some(rounded), "{value} {places}");
        }
        assert_eq!(round_to(1.7e308, -308), None);
    }

    #[test]
    fn compares_with_integers_exactly() {
        assert_eq!(compare_int((1 << 53) + 1, 9007199254740992.0), Some(Ordering::Greater));
        assert_eq!(compare_int(i64::MAX, 9223372036854775808.0), Some(Ordering::Less));
        assert_eq!(compare_int(i64::MIN, -9223372036854775808.0), Some(Ordering::Equal));
        assert_eq!(compare_int(1, f64::NAN), None);
        assert_eq!(compare_int(1, 1.5), Some(Ordering::Less));
        assert_eq!(compare_big(&BigInt::from(10).pow(400), f64::INFINITY), Some(Ordering::Less));
        assert_eq!(compare_big(&(BigInt::from(1) << 70), 2f64.powi(70)), Some(Ordering::Equal));
        assert_eq!(compare_big(&BigInt::from(-(1i128 << 70)), -1.5), Some(Ordering::Less));
    }

    #[test]
    fn exponents_split_and_scale() {
        assert_eq!(split_exponent(8.0), (0.5, 4));
        assert_eq!(split_exponent(5e-324), (0.5, -1073));
        assert_eq!(scale(0.5, -1073), 5e-324);
        assert_eq!(scale(1.0, 1023), 2f64.powi(1023));
        assert_eq!(scale(f64::MAX, 1), f64::INFINITY);
        assert_eq!(scale(1.5, -1074), 1e-323);
        assert_eq!(scale(5e-324, 2097), 2f64.powi(1023));
        assert_eq!(integer_ratio(0.75), (BigInt::from(3), BigInt::from(4)));
        assert_eq!(integer_ratio(-1e20), (BigInt::from(-100000000000000000000i128), BigInt::from(1)));
    }
}
