//! `a ** b` of floats.
//!
//! Python's power is the C library's `pow`, to the bit. Its result is not always the correctly rounded one, but its error
//! is bounded: less than 0.55 units in the last place (glibc and musl state 0.54). Square roots and squares are therefore
//! computed directly where their exact value lies so far from the middle between two floats that any such `pow` must give
//! the nearest one too; in the few other cases `pow` is asked.

use crate::capi::libm::library_power;

/// The part of a float's bits that holds its fraction.
const FRACTION: u64 = (1 << 52) - 1;
/// Bounds between which neither the products below nor their errors overflow or lose bits.
const SAFE: std::ops::Range<f64> = 1e-140..1e140;
/// How far from a float the exact value may lie, in half units in the last place, so that every `pow` rounds to that float.
const NEAR: f64 = 0.9;
/// As [`NEAR`] for a power of two, below which floats lie twice as dense.
const NEAR_POWER_OF_TWO: f64 = 0.4;

/// How `a ** b` of floats can fail.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PowerError {
    /// Zero to a negative power.
    ZeroToNegative,
    /// A negative number to a fractional power: the result is complex.
    Complex,
    /// The result is too large.
    Overflow,
}

/// `a ** b` of floats.
pub fn power(a: f64, b: f64) -> Result<f64, PowerError> {
    if b == 0.0 || a == 1.0 {
        return Ok(1.0);
    }
    if a.is_nan() || b.is_nan() || a.is_infinite() || b.is_infinite() {
        return Ok(finite_power(a, b));
    }
    if a == 0.0 && b < 0.0 {
        return Err(PowerError::ZeroToNegative);
    }
    if a < 0.0 && b != b.floor() {
        return Err(PowerError::Complex);
    }
    let result = finite_power(a, b);
    if result.is_infinite() { Err(PowerError::Overflow) } else { Ok(result) }
}

/// `a ** b` as C has it, for arguments for which it does not fail.
#[inline]
pub fn finite_power(a: f64, b: f64) -> f64 {
    let shortcut = if b == 0.5 {
        square_root(a)
    } else if b == 2.0 {
        square(a)
    } else {
        None
    };
    shortcut.unwrap_or_else(|| library_power(a, b))
}

/// The square root, if it is certain to be what `pow` gives.
#[inline]
fn square_root(a: f64) -> Option<f64> {
    if !SAFE.contains(&a) {
        return None;
    }
    let root = a.sqrt();
    let square = root * root;
    // `a - root²`, which is twice the root times what is missing from it.
    let missing = (a - square) - square_error(root, square);
    (missing.abs() <= near(root) * unit(root) * root).then_some(root)
}

/// The square, if it is certain to be what `pow` gives.
#[inline]
fn square(a: f64) -> Option<f64> {
    if !SAFE.contains(&a.abs()) {
        return None;
    }
    let square = a * a;
    (2.0 * square_error(a, square).abs() <= near(square) * unit(square)).then_some(square)
}

/// What is missing from the rounded square of `a` (T. J. Dekker, "A floating-point technique for extending the available
/// precision", 1971): exact.
#[inline]
fn square_error(a: f64, square: f64) -> f64 {
    const SPLITTER: f64 = ((1u64 << 27) + 1) as f64;
    let scaled = SPLITTER * a;
    let high = scaled - (scaled - a);
    let low = a - high;
    ((high * high - square) + 2.0 * high * low) + low * low
}

/// The unit in the last place of a positive normal float.
#[inline]
fn unit(value: f64) -> f64 {
    f64::from_bits(value.to_bits() & !FRACTION) * f64::EPSILON
}

#[inline]
fn near(value: f64) -> f64 {
    if value.to_bits() & FRACTION == 0 { NEAR_POWER_OF_TWO } else { NEAR }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A linear congruential generator's floats, of many magnitudes.
    fn samples(count: usize) -> impl Iterator<Item = f64> {
        let mut state = 0x9e37_79b9_7f4a_7c15u64;
        std::iter::repeat_with(move || {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            let fraction = state >> 12;
            let exponent = 1023 - 40 + (state >> 3) % 80;
            f64::from_bits(exponent << 52 | fraction)
        })
        .take(count)
    }

    #[test]
    fn shortcuts_equal_the_library() {
        let mut direct = 0;
        for a in samples(1_000_000) {
            assert_eq!(finite_power(a, 0.5).to_bits(), library_power(a, 0.5).to_bits(), "{a:e} ** 0.5");
            assert_eq!(finite_power(-a, 2.0).to_bits(), library_power(-a, 2.0).to_bits(), "{a:e} ** 2");
            direct += usize::from(square_root(a).is_some()) + usize::from(square(a).is_some());
        }
        assert!(direct > 1_600_000, "only {direct} of 2000000 went the short way");
    }

    #[test]
    fn exact_and_extreme_values() {
        for a in [4.0, 2.25, 1e-300, 1e300, 5e-324, f64::MAX, 0.25, 1.0, 2.0, 1.0000000000000002, 0.9999999999999999] {
            assert_eq!(finite_power(a, 0.5).to_bits(), library_power(a, 0.5).to_bits());
            assert_eq!(finite_power(a, 2.0).to_bits(), library_power(a, 2.0).to_bits());
        }
        assert_eq!(power(1e200, 2.0), Err(PowerError::Overflow));
    }

    #[test]
    fn powers_follow_python() {
        assert_eq!(power(0.0, -1.0), Err(PowerError::ZeroToNegative));
        assert_eq!(power(-8.0, 0.5), Err(PowerError::Complex));
        assert_eq!(power(10.0, 400.0), Err(PowerError::Overflow));
        assert_eq!(power(f64::NAN, 0.0), Ok(1.0));
        assert_eq!(power(-2.0, 3.0), Ok(-8.0));
    }
}
