//! The identity of NaNs.
//!
//! Containers find a NaN by its identity, as it equals nothing: `nan in [nan]`, but `float("nan") not in [float("nan")]`.
//! Where floats are raw (in lists of floats, in specialized code) there is no object to be identical, so the bits tell: every
//! NaN that `float()` reads gets a payload of its own. NaNs that arithmetic makes share theirs.

use std::cell::Cell;

use crate::object::locked::Locked;

/// Payloads that say which NaN it is have this bit set; hardware makes none of them.
const TOLD_APART: u64 = 1 << 50;

static NEXT: Locked<Cell<u64>> = Locked::new(Cell::new(0));

/// A NaN as no other; other values as they are.
pub(super) fn told_apart(value: f64) -> f64 {
    if !value.is_nan() {
        return value;
    }
    let number = NEXT.get();
    NEXT.set((number + 1) % TOLD_APART);
    f64::from_bits(value.to_bits() | TOLD_APART | number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_nan_has_its_own_bits() {
        let (a, b) = (told_apart(f64::NAN), told_apart(-f64::NAN));
        assert!(a.is_nan() && b.is_nan() && a.to_bits() != b.to_bits());
        assert!(a.is_sign_positive() && b.is_sign_negative());
        assert_eq!(told_apart(1.5), 1.5);
    }
}
