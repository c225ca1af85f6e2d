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
    /// Every integer that a tagged word holds, 63 bits: what is known of an int whose tag was tested.
    pub const TAGGED: IntRange = IntRange { low: -(1 << 62), high: (1 << 62) - 1 };
    /// What a length may be.
    pub const SIZE: IntRange = IntRange { low: 0, high: (1 << 62) - 1 };

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

    /// Both bounds, if they are known to fit `i64`.
    pub fn bounds(self) -> Option<(i64, i64)> {
        self.fits_i64().then_some((self.low as i64, self.high as i64))
    }

    /// Whether every member fits `i64`.
    pub fn fits_i64(self) -> bool {
        self.low >= i64::MIN as i128 && self.high <= i64::MAX as i128
    }

    /// Whether no member is below zero.
    pub fn is_non_negative(self) -> bool {
        self.low >= 0
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

    /// A range with the members of `self` and `newer` that leaves no room for an endless climb: a bound that moved goes on
    /// to the next of a few round values.
    pub fn widen(self, newer: IntRange) -> IntRange {
        let joined = self.join(newer);
        if joined == self || !joined.fits_i64() {
            return joined;
        }
        const LOWS: [i128; 5] = [0, -1, -(1 << 31), -(1 << 62), i64::MIN as i128];
        const HIGHS: [i128; 5] = [0, 1 << 8, 1 << 31, (1 << 62) - 1, i64::MAX as i128];
        let low = if joined.low < self.low { LOWS.into_iter().find(|&low| low <= joined.low) } else { Some(self.low) };
        let high =
            if joined.high > self.high { HIGHS.into_iter().find(|&high| high >= joined.high) } else { Some(self.high) };
        IntRange { low: low.unwrap_or(i64::MIN as i128), high: high.unwrap_or(i64::MAX as i128) }
    }

    /// Without members above `high`; `None` when nothing is left.
    pub fn at_most(self, high: i128) -> Option<IntRange> {
        (self.low <= high).then(|| IntRange { low: self.low, high: self.high.min(high) }.normalized())
    }

    /// Without members below `low`; `None` when nothing is left.
    pub fn at_least(self, low: i128) -> Option<IntRange> {
        (self.high >= low).then(|| IntRange { low: self.low.max(low), high: self.high }.normalized())
    }

    fn normalized(self) -> IntRange {
        if self.fits_i64() { self } else { IntRange::ANY }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_outside_i64_make_any() {
        assert_eq!(IntRange::new(0, i64::MAX as i128 + 1), IntRange::ANY);
        assert_eq!(IntRange::ANY.low(), None);
        assert_eq!(IntRange::I64.join(IntRange::ANY), IntRange::ANY);
    }

    #[test]
    fn cutting_a_range() {
        let range = IntRange::new(0, 10);
        assert_eq!(range.at_most(4), Some(IntRange::new(0, 4)));
        assert_eq!(range.at_least(11), None);
        assert_eq!(IntRange::ANY.at_most(5), Some(IntRange::ANY));
        assert_eq!(IntRange::ANY.at_least(0).and_then(|range| range.at_most(9)), Some(IntRange::ANY));
    }

    #[test]
    fn widening_reaches_the_end_in_few_steps() {
        let mut range = IntRange::constant(0);
        let mut steps = 0;
        loop {
            let next = range.widen(IntRange::new(range.low, (range.high + 1).min(i64::MAX as i128)));
            if next == range {
                break;
            }
            range = next;
            steps += 1;
        }
        assert_eq!(range, IntRange::new(0, i64::MAX as i128));
        assert!(steps < 6);
        assert_eq!(IntRange::new(0, 5).widen(IntRange::new(-3, 5)), IntRange::new(-(1 << 31), 5));
    }
}
