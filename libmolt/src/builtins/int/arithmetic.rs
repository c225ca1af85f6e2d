//! The operators of ints: 64-bit arithmetic where it suffices, big integers where not.

use num_bigint::BigInt;
use num_integer::Integer as _;
use num_traits::{One, Signed, ToPrimitive, Zero};

use super::division;
use super::value::Integer;
use crate::builtins::float::from_integer;
use crate::exec::raised::{memory_error, overflow_error, raise, value_error, zero_division_error};
use crate::object::boxes::{big_int_object, float_object, int_object};
use crate::object::{Owned, PyResult, tuple};

macro_rules! checked {
    ($($(#[doc = $doc:literal])* $name:ident $small:ident $operator:tt;)*) => {
        $(
            $(#[doc = $doc])*
            #[inline]
            pub fn $name(a: Integer<'_>, b: Integer<'_>) -> Owned {
                if let (Integer::Small(x), Integer::Small(y)) = (a, b)
                    && let Some(result) = x.$small(y)
                {
                    return int_object(result);
                }
                big_int_object(a.to_big().as_ref() $operator b.to_big().as_ref())
            }
        )*
    };
}

checked! {
    /// `a + b`.
    add checked_add +;
    /// `a - b`.
    subtract checked_sub -;
    /// `a * b`.
    multiply checked_mul *;
}

macro_rules! bitwise {
    ($($(#[doc = $doc:literal])* $name:ident $operator:tt;)*) => {
        $(
            $(#[doc = $doc])*
            #[inline]
            pub fn $name(a: Integer<'_>, b: Integer<'_>) -> Owned {
                match (a, b) {
                    (Integer::Small(a), Integer::Small(b)) => int_object(a $operator b),
                    _ => big_int_object(a.to_big().as_ref() $operator b.to_big().as_ref()),
                }
            }
        )*
    };
}

bitwise! {
    /// `a & b`.
    and &;
    /// `a | b`.
    or |;
    /// `a ^ b`.
    xor ^;
}

/// `a // b`.
pub fn floor_divide(a: Integer<'_>, b: Integer<'_>) -> PyResult<Owned> {
    if b.is_zero() {
        return Err(zero_division_error("division by zero"));
    }
    if let (Integer::Small(a), Integer::Small(b)) = (a, b)
        && let Some(quotient) = division::floor_divide(a, b)
    {
        return Ok(int_object(quotient));
    }
    Ok(big_int_object(a.to_big().div_floor(&b.to_big())))
}

/// `a % b`.
pub fn remainder(a: Integer<'_>, b: Integer<'_>) -> PyResult<Owned> {
    if b.is_zero() {
        return Err(zero_division_error("division by zero"));
    }
    if let (Integer::Small(a), Integer::Small(b)) = (a, b) {
        return Ok(int_object(division::floor_remainder(a, b)));
    }
    Ok(big_int_object(a.to_big().mod_floor(&b.to_big())))
}

/// `divmod(a, b)`.
pub fn divmod(a: Integer<'_>, b: Integer<'_>) -> PyResult<Owned> {
    if b.is_zero() {
        return Err(zero_division_error("division by zero"));
    }
    let (quotient, remainder) = match (a, b) {
        (Integer::Small(a), Integer::Small(b)) if let Some(quotient) = division::floor_divide(a, b) => {
            (int_object(quotient), int_object(division::floor_remainder(a, b)))
        }
        _ => {
            let (quotient, remainder) = a.to_big().div_mod_floor(&b.to_big());
            (big_int_object(quotient), big_int_object(remainder))
        }
    };
    Ok(tuple::new([quotient, remainder].into_iter()).into_object())
}

/// `a / b`.
pub fn true_divide(a: Integer<'_>, b: Integer<'_>) -> PyResult<Owned> {
    if b.is_zero() {
        return Err(zero_division_error("division by zero"));
    }
    if let (Integer::Small(a), Integer::Small(b)) = (a, b) {
        return Ok(float_object(division::true_divide(a, b)));
    }
    match division::true_divide_big(&a.to_big(), &b.to_big()) {
        Some(quotient) => Ok(float_object(quotient)),
        None => Err(overflow_error("integer division result too large for a float")),
    }
}

/// `a << b`.
pub fn lshift(a: Integer<'_>, b: Integer<'_>) -> PyResult<Owned> {
    if b.is_negative() {
        return Err(value_error("negative shift count"));
    }
    if a.is_zero() {
        return Ok(int_object(0));
    }
    let Integer::Small(count) = b else { return Err(overflow_error("too many digits in integer")) };
    if let Integer::Small(value) = a
        && count < 63
        && value << count >> count == value
    {
        return Ok(int_object(value << count));
    }
    if count > 1 << 40 {
        return Err(memory_error(""));
    }
    Ok(big_int_object(a.to_big().as_ref() << count as u64))
}

/// `a >> b`.
pub fn rshift(a: Integer<'_>, b: Integer<'_>) -> PyResult<Owned> {
    if b.is_negative() {
        return Err(value_error("negative shift count"));
    }
    let count = match b {
        Integer::Small(count) => count as u64,
        Integer::Big(_) => u64::MAX,
    };
    Ok(match a {
        Integer::Small(value) => int_object(value >> count.min(63)),
        Integer::Big(value) if count > value.bits() => int_object(if a.is_negative() { -1 } else { 0 }),
        Integer::Big(value) => big_int_object(value >> count),
    })
}

/// `a ** b`; a float when `b` is negative.
pub fn power(a: Integer<'_>, b: Integer<'_>) -> PyResult<Owned> {
    if b.is_negative() {
        return crate::builtins::float::power(from_integer(a)?, from_integer(b)?);
    }
    let exponent = match b {
        Integer::Small(exponent) => exponent as u64,
        Integer::Big(_) => u64::MAX,
    };
    if let Integer::Small(base) = a {
        match base {
            0 if exponent > 0 => return Ok(int_object(0)),
            1 => return Ok(int_object(1)),
            -1 => return Ok(int_object(if exponent % 2 == 0 { 1 } else { -1 })),
            _ => {}
        }
        if let Ok(exponent) = u32::try_from(exponent)
            && let Some(result) = base.checked_pow(exponent)
        {
            return Ok(int_object(result));
        }
    }
    if exponent > 1 << 36 {
        return Err(memory_error(""));
    }
    Ok(big_int_object(a.to_big().pow(exponent as u32)))
}

/// `pow(a, b, modulus)`.
pub fn power_modulo(a: Integer<'_>, b: Integer<'_>, modulus: Integer<'_>) -> PyResult<Owned> {
    if modulus.is_zero() {
        return Err(value_error("pow() 3rd argument cannot be 0"));
    }
    let modulus = modulus.to_big();
    let (base, exponent) = if b.is_negative() {
        let magnitude = modulus.abs();
        match a.to_big().mod_floor(&magnitude).modinv(&magnitude) {
            Some(inverse) => (inverse, -b.to_big().into_owned()),
            None => return Err(value_error("base is not invertible for the given modulus")),
        }
    } else {
        (a.to_big().into_owned(), b.to_big().into_owned())
    };
    if let (Some(base), Some(exponent), Some(modulus)) = (base.to_i64(), exponent.to_u64(), modulus.to_i64()) {
        return Ok(int_object(small_power_modulo(base, exponent, modulus)));
    }
    Ok(big_int_object(base.mod_floor(&modulus).modpow(&exponent, &modulus)))
}

fn small_power_modulo(base: i64, mut exponent: u64, modulus: i64) -> i64 {
    let magnitude = modulus.unsigned_abs() as u128;
    let mut square = division_residue(base, magnitude);
    let mut result = 1 % magnitude;
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = result * square % magnitude;
        }
        square = square * square % magnitude;
        exponent >>= 1;
    }
    let result = result as i128;
    (if modulus < 0 && result != 0 { result + modulus as i128 } else { result }) as i64
}

fn division_residue(value: i64, magnitude: u128) -> u128 {
    (value as i128).rem_euclid(magnitude as i128) as u128
}

/// `-a`.
pub fn negative(a: Integer<'_>) -> Owned {
    match a {
        Integer::Small(value) if let Some(result) = value.checked_neg() => int_object(result),
        _ => big_int_object(-a.to_big().as_ref()),
    }
}

/// `~a`.
pub fn invert(a: Integer<'_>) -> Owned {
    match a {
        Integer::Small(value) => int_object(!value),
        Integer::Big(value) => big_int_object(!value),
    }
}

/// `abs(a)`.
pub fn absolute(a: Integer<'_>) -> Owned {
    if a.is_negative() { negative(a) } else { a.to_object() }
}

/// `round(a, places)` for negative `places`: to a multiple of a power of ten, half to even.
pub fn round(a: Integer<'_>, places: Integer<'_>) -> PyResult<Owned> {
    if !places.is_negative() {
        return Ok(a.to_object());
    }
    let digits = match places {
        Integer::Small(places) => places.unsigned_abs(),
        Integer::Big(_) => u64::MAX,
    };
    let value = a.to_big();
    // 10**n has more than 3n bits; beyond those of the value everything rounds to zero.
    if digits.saturating_mul(3) > value.bits() + 3 {
        return Ok(int_object(0));
    }
    let unit = BigInt::from(10).pow(digits as u32);
    let (quotient, rest) = value.div_mod_floor(&unit);
    let twice: BigInt = rest << 1u32;
    let up = twice > unit || (twice == unit && quotient.is_odd());
    let quotient = if up { quotient + BigInt::one() } else { quotient };
    Ok(big_int_object(quotient * unit))
}

/// Number of bits of the magnitude.
pub fn bit_length(a: Integer<'_>) -> i64 {
    match a {
        Integer::Small(value) => 64 - value.unsigned_abs().leading_zeros() as i64,
        Integer::Big(value) => value.bits() as i64,
    }
}

/// Number of ones in the magnitude.
pub fn bit_count(a: Integer<'_>) -> i64 {
    match a {
        Integer::Small(value) => value.unsigned_abs().count_ones() as i64,
        Integer::Big(value) => value.magnitude().count_ones() as i64,
    }
}

/// The bytes of `int.to_bytes`, least significant first.
pub fn to_bytes(a: Integer<'_>, length: usize, signed: bool) -> PyResult<Vec<u8>> {
    if a.is_negative() && !signed {
        return Err(overflow_error("can't convert negative int to unsigned"));
    }
    let value = a.to_big();
    let mut bytes = if signed { value.to_signed_bytes_le() } else { value.magnitude().to_bytes_le() };
    if value.is_zero() {
        bytes.clear();
    }
    if bytes.len() > length {
        raise!(overflow_error, "int too big to convert");
    }
    bytes.resize(length, if a.is_negative() { 0xff } else { 0 });
    Ok(bytes)
}

/// The integer that bytes, least significant first, mean.
pub fn from_bytes(bytes: &[u8], signed: bool) -> BigInt {
    if signed { BigInt::from_signed_bytes_le(bytes) } else { BigInt::from_bytes_le(num_bigint::Sign::Plus, bytes) }
}
