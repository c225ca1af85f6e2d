//! What Python's integer operators do to ranges.

use crate::IntRange;

/// The range of a result.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Arithmetic {
    /// All results.
    pub exact: IntRange,
    /// The results that fit `i64`; `ANY` when there may be none or the operands do not fit themselves.
    pub machine: IntRange,
}

impl Arithmetic {
    const UNKNOWN: Arithmetic = Arithmetic { exact: IntRange::ANY, machine: IntRange::ANY };

    fn between(low: i128, high: i128) -> Arithmetic {
        let exact = IntRange::new(low, high);
        let (least, most) = (i64::MIN as i128, i64::MAX as i128);
        let machine =
            if high < least || low > most { IntRange::ANY } else { IntRange::new(low.max(least), high.min(most)) };
        Arithmetic { exact, machine }
    }

    fn of_corners(corners: impl IntoIterator<Item = i128>) -> Arithmetic {
        let (low, high) =
            corners.into_iter().fold((i128::MAX, i128::MIN), |(low, high), corner| (low.min(corner), high.max(corner)));
        if low <= high { Arithmetic::between(low, high) } else { Arithmetic::UNKNOWN }
    }
}

/// Bounds as wide integers, when the range fits `i64`.
fn wide(range: IntRange) -> Option<(i128, i128)> {
    range.bounds().map(|(low, high)| (low as i128, high as i128))
}

macro_rules! bounds_or_unknown {
    ($range:expr) => {
        match wide($range) {
            Some(bounds) => bounds,
            None => return Arithmetic::UNKNOWN,
        }
    };
}

/// Least `k` such that every member lies in `-2^k .. 2^k`.
fn bits((low, high): (i128, i128)) -> u32 {
    let magnitude = |bound: i128| 128 - (if bound < 0 { !bound } else { bound }).leading_zeros();
    magnitude(low).max(magnitude(high))
}

#[expect(clippy::should_implement_trait, reason = "a range of results is more than an operator's result")]
impl IntRange {
    /// `a + b`.
    pub fn add(self, other: IntRange) -> Arithmetic {
        let (a, b) = (bounds_or_unknown!(self), bounds_or_unknown!(other));
        Arithmetic::between(a.0 + b.0, a.1 + b.1)
    }

    /// `a - b`.
    pub fn sub(self, other: IntRange) -> Arithmetic {
        let (a, b) = (bounds_or_unknown!(self), bounds_or_unknown!(other));
        Arithmetic::between(a.0 - b.1, a.1 - b.0)
    }

    /// `a * b`.
    pub fn mul(self, other: IntRange) -> Arithmetic {
        let (a, b) = (bounds_or_unknown!(self), bounds_or_unknown!(other));
        Arithmetic::of_corners([a.0 * b.0, a.0 * b.1, a.1 * b.0, a.1 * b.1])
    }

    /// `a // b`, where it does not raise.
    pub fn floor_div(self, other: IntRange) -> Arithmetic {
        let (a, b) = (bounds_or_unknown!(self), bounds_or_unknown!(other));
        let divisors = [b.0, b.1, -1, 1].into_iter().filter(|&d| d != 0 && b.0 <= d && d <= b.1);
        Arithmetic::of_corners(divisors.flat_map(|d| [div_floor(a.0, d), div_floor(a.1, d)]))
    }

    /// `a % b`, where it does not raise. The result has the divisor's sign.
    pub fn modulo(self, other: IntRange) -> Arithmetic {
        let b = bounds_or_unknown!(other);
        let low = if b.0 < 0 { b.0 + 1 } else { 0 };
        let high = if b.1 > 0 { b.1 - 1 } else { 0 };
        match wide(self) {
            // A dividend between zero and all divisors stays as it is.
            Some(a) if b.0 > 0 && a.0 >= 0 && a.1 < b.0 => Arithmetic::between(a.0, a.1),
            Some(a) if b.0 > 0 && a.0 >= 0 => Arithmetic::between(0, high.min(a.1)),
            _ => Arithmetic::between(low, high),
        }
    }

    /// `a << b`, where it does not raise.
    pub fn shift_left(self, other: IntRange) -> Arithmetic {
        let (a, b) = (bounds_or_unknown!(self), bounds_or_unknown!(other));
        if b.1 < 0 {
            return Arithmetic::UNKNOWN;
        }
        // A shift by 64 takes any number but zero out of i64, and 63 + 64 bits still fit the wide integer.
        let counts = [b.0.clamp(0, 64), b.1.min(64)];
        Arithmetic::of_corners(counts.into_iter().flat_map(|count| [a.0 << count, a.1 << count]))
    }

    /// `a >> b`, where it does not raise.
    pub fn shift_right(self, other: IntRange) -> Arithmetic {
        let (a, b) = (bounds_or_unknown!(self), bounds_or_unknown!(other));
        if b.1 < 0 {
            return Arithmetic::UNKNOWN;
        }
        let counts = [b.0.clamp(0, 64), b.1.min(64)];
        Arithmetic::of_corners(counts.into_iter().flat_map(|count| [a.0 >> count, a.1 >> count]))
    }

    /// `a & b`.
    pub fn and(self, other: IntRange) -> Arithmetic {
        let non_negative = |range: IntRange| wide(range).filter(|bounds| bounds.0 >= 0);
        match (non_negative(self), non_negative(other)) {
            (Some(a), Some(b)) => Arithmetic::between(0, a.1.min(b.1)),
            (Some(a), None) | (None, Some(a)) => Arithmetic::between(0, a.1),
            (None, None) => self.bitwise(other),
        }
    }

    /// `a | b` or `a ^ b`.
    pub fn or(self, other: IntRange) -> Arithmetic {
        self.bitwise(other)
    }

    fn bitwise(self, other: IntRange) -> Arithmetic {
        let (a, b) = (bounds_or_unknown!(self), bounds_or_unknown!(other));
        let limit = 1i128 << bits(a).max(bits(b));
        Arithmetic::between(if a.0 >= 0 && b.0 >= 0 { 0 } else { -limit }, limit - 1)
    }

    /// `a ** b` for a `b` that is not negative.
    pub fn power(self, other: IntRange) -> Arithmetic {
        let (a, b) = (bounds_or_unknown!(self), bounds_or_unknown!(other));
        let Some(exponent) = (b.0 == b.1).then_some(b.0).filter(|exponent| (0..=64).contains(exponent)) else {
            return Arithmetic::UNKNOWN;
        };
        let power = |base: i128| base.checked_pow(exponent as u32);
        let zero = (a.0 <= 0 && a.1 >= 0 && exponent > 0).then_some(0);
        match (power(a.0), power(a.1)) {
            (Some(low), Some(high)) => Arithmetic::of_corners([low, high].into_iter().chain(zero)),
            _ if exponent <= 4 && exponent % 2 == 0 => {
                Arithmetic { exact: IntRange::ANY, machine: IntRange::new(0, i64::MAX as i128) }
            }
            _ if exponent <= 4 => Arithmetic { exact: IntRange::ANY, machine: IntRange::I64 },
            _ => Arithmetic::UNKNOWN,
        }
    }

    /// `-a`.
    pub fn negate(self) -> Arithmetic {
        let a = bounds_or_unknown!(self);
        Arithmetic::between(-a.1, -a.0)
    }

    /// `~a`.
    pub fn invert(self) -> Arithmetic {
        let a = bounds_or_unknown!(self);
        Arithmetic::between(!a.1, !a.0)
    }

    /// `abs(a)`.
    pub fn absolute(self) -> Arithmetic {
        let a = bounds_or_unknown!(self);
        match a {
            (low, _) if low >= 0 => Arithmetic::between(a.0, a.1),
            (_, high) if high <= 0 => Arithmetic::between(-a.1, -a.0),
            _ => Arithmetic::between(0, a.1.max(-a.0)),
        }
    }

    /// `min(a, b)`.
    pub fn minimum(self, other: IntRange) -> IntRange {
        match (wide(self), wide(other)) {
            (Some(a), Some(b)) => IntRange::new(a.0.min(b.0), a.1.min(b.1)),
            _ => IntRange::ANY,
        }
    }

    /// `max(a, b)`.
    pub fn maximum(self, other: IntRange) -> IntRange {
        match (wide(self), wide(other)) {
            (Some(a), Some(b)) => IntRange::new(a.0.max(b.0), a.1.max(b.1)),
            _ => IntRange::ANY,
        }
    }

    /// Elements of `range(start, stop, step)`; `None` when it is empty for sure.
    pub fn of_range(start: IntRange, stop: IntRange, step: IntRange) -> Option<IntRange> {
        let (Some(start), Some(stop), Some(step)) = (wide(start), wide(stop), wide(step)) else {
            return Some(IntRange::ANY);
        };
        let up = (step.1 > 0 && start.0 < stop.1).then(|| IntRange::new(start.0, stop.1 - 1));
        let down = (step.0 < 0 && start.1 > stop.0).then(|| IntRange::new(stop.0 + 1, start.1));
        match (up, down) {
            (Some(up), Some(down)) => Some(up.join(down)),
            (up, down) => up.or(down),
        }
    }
}

fn div_floor(a: i128, b: i128) -> i128 {
    let quotient = a / b;
    if a % b != 0 && (a < 0) != (b < 0) { quotient - 1 } else { quotient }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(low: i64, high: i64) -> IntRange {
        IntRange::new(low as i128, high as i128)
    }

    /// Python's operator on two small integers, `None` where it raises.
    type Operator = fn(i128, i128) -> Option<i128>;
    type OnRanges = fn(IntRange, IntRange) -> Arithmetic;

    #[test]
    fn results_lie_in_the_range() {
        let operators: [(&str, Operator, OnRanges); 9] = [
            ("+", |a, b| Some(a + b), IntRange::add),
            ("-", |a, b| Some(a - b), IntRange::sub),
            ("*", |a, b| Some(a * b), IntRange::mul),
            ("//", |a, b| (b != 0).then(|| div_floor(a, b)), IntRange::floor_div),
            ("%", |a, b| (b != 0).then(|| a - div_floor(a, b) * b), IntRange::modulo),
            ("<<", |a, b| (b >= 0).then(|| a << b), IntRange::shift_left),
            (">>", |a, b| (b >= 0).then(|| a >> b), IntRange::shift_right),
            ("&", |a, b| Some(a & b), IntRange::and),
            ("|", |a, b| Some(a | b), IntRange::or),
        ];
        let bounds = [-9i64, -4, -1, 0, 1, 3, 8];
        let ranges: Vec<(i64, i64)> =
            bounds.iter().flat_map(|&low| bounds.iter().map(move |&high| (low, high))).filter(|r| r.0 <= r.1).collect();
        for (name, operator, on_ranges) in operators {
            for &a in &ranges {
                for &b in &ranges {
                    let result = on_ranges(range(a.0, a.1), range(b.0, b.1)).exact;
                    for x in a.0..=a.1 {
                        for y in b.0..=b.1 {
                            if let Some(value) = operator(x as i128, y as i128) {
                                assert!(
                                    result.contains(IntRange::constant(value as i64)),
                                    "{x} {name} {y} = {value} is not in {result:?}"
                                );
                            }
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn overflow_is_seen() {
        let counter = range(0, i64::MAX);
        let next = counter.add(IntRange::constant(1));
        assert_eq!(next.exact, IntRange::ANY);
        assert_eq!(next.machine, range(1, i64::MAX));
        assert_eq!(IntRange::TAGGED.add(IntRange::TAGGED).exact, range(i64::MIN, i64::MAX - 1));
        assert_eq!(range(0, 1 << 31).mul(range(0, 1 << 31)).exact, range(0, 1 << 62));
        assert_eq!(IntRange::constant(i64::MIN).negate().machine, IntRange::ANY);
        assert_eq!(IntRange::constant(1).shift_left(range(0, 100)).exact, IntRange::ANY);
        assert_eq!(IntRange::constant(1).shift_left(range(0, 62)).exact, range(1, 1 << 62));
        assert_eq!(IntRange::constant(0).shift_left(IntRange::I64).exact, IntRange::constant(0));
    }

    #[test]
    fn masks_and_remainders_bound_any_int() {
        assert_eq!(IntRange::ANY.and(IntRange::constant(255)).exact, range(0, 255));
        assert_eq!(IntRange::ANY.modulo(IntRange::constant(10)).exact, range(0, 9));
        assert_eq!(IntRange::ANY.modulo(IntRange::constant(-10)).exact, range(-9, 0));
        assert_eq!(range(0, 5).modulo(range(7, 9)).exact, range(0, 5));
    }

    #[test]
    fn powers() {
        assert_eq!(range(-3, 2).power(IntRange::constant(2)).exact, range(0, 9));
        assert_eq!(IntRange::I64.power(IntRange::constant(2)).machine, range(0, i64::MAX));
        assert_eq!(IntRange::constant(2).power(IntRange::constant(10)).exact, IntRange::constant(1024));
        assert_eq!(IntRange::constant(2).power(range(0, 10)).exact, IntRange::ANY);
    }

    #[test]
    fn range_elements() {
        let one = IntRange::constant(1);
        assert_eq!(IntRange::of_range(IntRange::constant(0), range(0, 10), one), Some(range(0, 9)));
        assert_eq!(IntRange::of_range(range(10, 10), range(0, 0), IntRange::constant(-1)), Some(range(1, 10)));
        assert_eq!(IntRange::of_range(range(5, 5), range(5, 5), one), None);
    }
}
