//! Intervals of integers.

/// All integers from `low` to `high`, both included. [`IntRange::ANY`] is every Python int, also those that do not fit
/// `i64`; any other range lies within `i64`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct IntRange {
    low: i128,
    high: i128,
}

impl IntRange {
    /// Every Python int.
    pub const ANY: IntRange = IntRange { low: i128::MIN, high: i128::MAX };
    /// Every integer that fits `i64`.
    pub const I64: IntRange = IntRange { low: i64::MIN as i128, high: i64::MAX as i128 };

    /// Only `value`.
    pub fn constant(value: i64) -> IntRange {
        IntRange { low: value as i128, high: value as i128 }
    }

    /// From `low` to `high`; `ANY` when a bound does not fit `i64`.
    pub fn new(low: i128, high: i128) -> IntRange {
        debug_assert!(low <= high);
        if low < i64::MIN as i128 || high > i64::MAX as i128 { IntRange::ANY } else { IntRange { low, high } }
    }

    /// Smallest member, if it is known to fit `i64`.
    pub fn low(self) -> Option<i64> {
        self.fits_i64().then_some(self.low as i64)
    }

    /// Largest member, if it is known to fit `i64`.
    pub fn high(self) -> Option<i64> {
        self.fits_i64().then_some(self.high as i64)
    }

    /// Whether every member fits `i64`.
    pub fn fits_i64(self) -> bool {
        self.low >= i64::MIN as i128 && self.high <= i64::MAX as i128
    }

    /// The only member, if there is one.
    pub fn as_constant(self) -> Option<i64> {
        (self.low == self.high).then_some(self.low as i64)
    }

    /// Whether every member of `other` is one of this range.
    pub fn contains(self, other: IntRange) -> bool {
        self.low <= other.low && self.high >= other.high
    }

    /// The smallest range with the members of both.
    pub fn join(self, other: IntRange) -> IntRange {
        IntRange { low: self.low.min(other.low), high: self.high.max(other.high) }
    }

    /// The members of both, `None` when there are none.
    pub fn meet(self, other: IntRange) -> Option<IntRange> {
        let low = self.low.max(other.low);
        let high = self.high.min(other.high);
        (low <= high).then_some(IntRange { low, high })
    }
}
