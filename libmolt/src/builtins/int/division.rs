//! Python's division of integers: floor division, its remainder, and correctly rounded true division.

use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer;
use num_traits::{ToPrimitive, Zero};

/// Integers up to this magnitude are exact as floats.
const EXACT_FLOAT_LIMIT: u64 = 1 << 53;

/// `a // b` for `b != 0`; `None` when the quotient needs more than 64 bits.
#[inline(always)]
pub const fn floor_divide(a: i64, b: i64) -> Option<i64> {
    match a.checked_div(b) {
        Some(quotient) => {
            let remainder = a.wrapping_rem(b);
            Some(if remainder != 0 && (remainder ^ b) < 0 { quotient - 1 } else { quotient })
        }
        None => None,
    }
}

/// `a % b` for `b != 0`: has the sign of `b`.
#[inline(always)]
pub const fn floor_remainder(a: i64, b: i64) -> i64 {
    let remainder = a.wrapping_rem(b);
    if remainder != 0 && (remainder ^ b) < 0 { remainder + b } else { remainder }
}

/// `divmod(a, b)` of big integers, `b != 0`.
pub fn floor_divmod_big(a: &BigInt, b: &BigInt) -> (BigInt, BigInt) {
    a.div_mod_floor(b)
}

/// `a / b`, correctly rounded, `b != 0`.
#[inline(always)]
pub fn true_divide(a: i64, b: i64) -> f64 {
    if a.unsigned_abs() <= EXACT_FLOAT_LIMIT && b.unsigned_abs() <= EXACT_FLOAT_LIMIT {
        return a as f64 / b as f64;
    }
    true_divide_wide(a, b)
}

#[cold]
#[inline(never)]
fn true_divide_wide(a: i64, b: i64) -> f64 {
    if a == 0 {
        return if b < 0 { -0.0 } else { 0.0 };
    }
    let numerator = a.unsigned_abs() as u128;
    let shift = numerator.leading_zeros();
    let divisor = b.unsigned_abs() as u128;
    let scaled = numerator << shift;
    // The quotient has more than 64 bits, so its last bit can stand for everything behind it.
    let quotient = (scaled / divisor) | !(scaled % divisor).is_zero() as u128;
    let magnitude = quotient as f64 * power_of_two(-(shift as i32));
    if (a < 0) != (b < 0) { -magnitude } else { magnitude }
}

/// 2.0 ** exponent for exponents of normal floats.
fn power_of_two(exponent: i32) -> f64 {
    f64::from_bits(((exponent + 1023) as u64) << 52)
}

/// `a / b` of big integers, correctly rounded, `b != 0`; `None` when it is too large for a float.
pub fn true_divide_big(a: &BigInt, b: &BigInt) -> Option<f64> {
    let negative = (a.sign() == Sign::Minus) != (b.sign() == Sign::Minus);
    if a.is_zero() {
        return Some(if negative { -0.0 } else { 0.0 });
    }
    // Scale so that the quotient has 65 or 66 bits.
    let shift = a.bits() as i64 - b.bits() as i64 - 65;
    let (numerator, divisor): (BigUint, BigUint) = if shift < 0 {
        (a.magnitude() << (-shift) as u64, b.magnitude().clone())
    } else {
        (a.magnitude().clone(), b.magnitude() << shift as u64)
    };
    let (quotient, remainder) = numerator.div_rem(&divisor);
    let quotient = quotient.to_u128().expect("the quotient has at most 66 bits") | !remainder.is_zero() as u128;
    let magnitude = scale(quotient, shift)?;
    Some(if negative { -magnitude } else { magnitude })
}

/// `digits * 2**exponent` rounded to nearest even, where the last bit of `digits` stands for all lower ones; `None` on
/// overflow. `digits` has more than 55 bits.
fn scale(digits: u128, exponent: i64) -> Option<f64> {
    let bits = 128 - digits.leading_zeros() as i64;
    let top = bits - 1 + exponent;
    if top > 1023 {
        return None;
    }
    if top < -1076 {
        return Some(0.0);
    }
    if top >= -1022 {
        // `as` rounds to nearest even; what follows is exact unless it overflows.
        let rounded = digits as f64;
        let result = rounded * power_of_two((-bits) as i32) * power_of_two((bits + exponent) as i32 - 1) * 2.0;
        return if result.is_finite() { Some(result) } else { None };
    }
    let dropped = (-1074 - exponent) as u32;
    let (kept, rest, half) = (digits >> dropped, digits & ((1 << dropped) - 1), 1u128 << (dropped - 1));
    let round_up = rest > half || (rest == half && kept & 1 == 1);
    Some(f64::from_bits(kept as u64 + round_up as u64))
}

/// The float nearest to a big integer; `None` when it is too large.
pub fn big_to_float(value: &BigInt) -> Option<f64> {
    let magnitude = value.magnitude();
    let bits = magnitude.bits();
    let result = if bits <= 64 {
        magnitude.to_u64().expect("at most 64 bits") as f64
    } else {
        let shift = bits - 64;
        let top = (magnitude >> shift).to_u64().expect("64 bits");
        let sticky = magnitude.trailing_zeros().unwrap_or(0) < shift;
        scale((top as u128) << 2 | sticky as u128, shift as i64 - 2)?
    };
    Some(if value.sign() == Sign::Minus { -result } else { result })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floors_towards_minus_infinity() {
        for (a, b, quotient, remainder) in
            [(7, 2, 3, 1), (-7, 2, -4, 1), (7, -2, -4, -1), (-7, -2, 3, -1), (6, -3, -2, 0)]
        {
            assert_eq!(floor_divide(a, b), Some(quotient));
            assert_eq!(floor_remainder(a, b), remainder);
        }
        assert_eq!(floor_divide(i64::MIN, -1), None);
        assert_eq!(floor_remainder(i64::MIN, -1), 0);
    }

    #[test]
    fn true_division_is_correctly_rounded() {
        assert_eq!(true_divide(1, 3), 1.0 / 3.0);
        assert_eq!(true_divide(9007199254740993, 1), 9007199254740992.0);
        assert_eq!(true_divide(9007199254740995, 1), 9007199254740996.0);
        assert_eq!(true_divide(i64::MAX, 3), 3.0744573456182584e18);
        assert_eq!(true_divide(i64::MIN, -1), 9223372036854775808.0);
        let ten = BigInt::from(10);
        assert_eq!(true_divide_big(&ten.pow(400), &ten.pow(399)), Some(10.0));
        assert_eq!(true_divide_big(&ten.pow(400), &BigInt::from(-3)), None);
        assert_eq!(true_divide_big(&BigInt::from(1), &ten.pow(320)), Some(1e-320));
        assert_eq!(true_divide_big(&BigInt::from(-1), &ten.pow(400)), Some(-0.0));
        assert_eq!(true_divide_big(&BigInt::from(5), &(BigInt::from(1) << 1076)), Some(5e-324));
        assert_eq!(true_divide_big(&BigInt::from(1), &(BigInt::from(1) << 1075)), Some(0.0));
        assert_eq!(true_divide_big(&BigInt::from(3), &(BigInt::from(1) << 1076)), Some(5e-324));
    }

    #[test]
    fn big_integers_become_the_nearest_float() {
        let one = BigInt::from(1);
        assert_eq!(big_to_float(&(&one << 100)), Some(2f64.powi(100)));
        assert_eq!(big_to_float(&((&one << 53) + 1)), Some(2f64.powi(53)));
        assert_eq!(big_to_float(&(((&one << 53) + 1) * (&one << 60) + 1)), Some(9007199254740994.0 * 2f64.powi(60)));
        assert_eq!(big_to_float(&-BigInt::from(10).pow(308)), Some(-1e308));
        assert_eq!(big_to_float(&(&one << 1024)), None);
        assert_eq!(big_to_float(&((&one << 1024) - 1)), None);
        assert_eq!(big_to_float(&((&one << 1024) - (&one << 970))), None);
        assert_eq!(big_to_float(&((&one << 1024) - (&one << 970) - 1)), Some(f64::MAX));
    }
}
