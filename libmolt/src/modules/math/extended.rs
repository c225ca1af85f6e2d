//! Sums and products with twice the precision of a float, and exact sums.

/// An unevaluated sum of two floats, the second no larger than the rounding error of the first.
#[derive(Clone, Copy)]
pub struct Double {
    /// The nearest float.
    pub high: f64,
    /// What it leaves.
    pub low: f64,
}

/// The exact sum of two floats.
pub fn exact_sum(a: f64, b: f64) -> Double {
    let high = a + b;
    let of_b = high - a;
    Double { high, low: (a - (high - of_b)) + (b - of_b) }
}

/// The exact product of two floats.
pub fn exact_product(a: f64, b: f64) -> Double {
    let high = a * b;
    Double { high, low: a.mul_add(b, -high) }
}

/// The square root of the sum of squares, rounded nearly always correctly.
pub fn euclidean_norm(coordinates: &[f64]) -> f64 {
    if coordinates.iter().any(|x| x.is_infinite()) {
        return f64::INFINITY;
    }
    if coordinates.iter().any(|x| x.is_nan()) {
        return f64::NAN;
    }
    let largest = coordinates.iter().fold(0.0f64, |largest, x| largest.max(x.abs()));
    if largest == 0.0 {
        return 0.0;
    }
    // Scaling by a power of two keeps squares in range and loses nothing.
    let (_, exponent) = crate::builtins::float::arithmetic::split_exponent(largest);
    let scale = |x: f64, by: i32| crate::builtins::float::arithmetic::scale(x, by as i64);
    let mut total = Double { high: 0.0, low: 0.0 };
    for &x in coordinates {
        let square = exact_product(scale(x, -exponent), scale(x, -exponent));
        let sum = exact_sum(total.high, square.high);
        total = Double { high: sum.high, low: total.low + sum.low + square.low };
    }
    let total = exact_sum(total.high, total.low);
    let root = total.high.sqrt();
    let square = exact_product(root, root);
    let error = (total.high - square.high) - square.low + total.low;
    scale(root + error / (2.0 * root), exponent)
}

/// Why an exact sum has no result.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SumError {
    /// Finite items overflowed on the way.
    Overflow,
    /// Infinities of both signs.
    Infinities,
}

/// The sum of floats without rounding on the way.
#[derive(Default)]
pub struct ExactSum {
    /// Floats whose exact sum is that of the finite items; none overlaps another, ascending in magnitude.
    partials: Vec<f64>,
    special: f64,
    infinities: f64,
}

impl ExactSum {
    /// Adds an item.
    pub fn add(&mut self, item: f64) -> Result<(), SumError> {
        let mut rest = item;
        let mut kept = 0;
        for index in 0..self.partials.len() {
            let sum = exact_sum(rest, self.partials[index]);
            if sum.low != 0.0 {
                self.partials[kept] = sum.low;
                kept += 1;
            }
            rest = sum.high;
        }
        self.partials.truncate(kept);
        if rest == 0.0 {
            return Ok(());
        }
        if rest.is_finite() {
            self.partials.push(rest);
            return Ok(());
        }
        if item.is_finite() {
            return Err(SumError::Overflow);
        }
        if item.is_infinite() {
            self.infinities += item;
        }
        self.special += item;
        self.partials.clear();
        Ok(())
    }

    /// The sum, rounded once.
    pub fn total(&self) -> Result<f64, SumError> {
        if self.special != 0.0 || self.special.is_nan() {
            return if self.infinities.is_nan() { Err(SumError::Infinities) } else { Ok(self.special) };
        }
        let mut partials = self.partials.iter().rev().copied();
        let Some(mut high) = partials.next() else { return Ok(0.0) };
        let mut low = 0.0;
        let mut below = 0.0;
        while let Some(partial) = partials.next() {
            let sum = exact_sum(high, partial);
            high = sum.high;
            low = sum.low;
            if low != 0.0 {
                below = partials.next().unwrap_or(0.0);
                break;
            }
        }
        // A tie between two floats is decided by what lies below.
        if (low < 0.0 && below < 0.0) || (low > 0.0 && below > 0.0) {
            let doubled = low * 2.0;
            let moved = high + doubled;
            if doubled == moved - high {
                high = moved;
            }
        }
        Ok(high)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(items: &[f64]) -> Result<f64, SumError> {
        let mut sum = ExactSum::default();
        items.iter().try_for_each(|&item| sum.add(item))?;
        sum.total()
    }

    #[test]
    fn sums_are_rounded_once() {
        assert_eq!(sum(&[0.1; 10]), Ok(1.0));
        assert_eq!(sum(&[1e16, 1.0, 1e-16]), Ok(1.0000000000000002e16));
        assert_eq!(sum(&[1e100, 1.0, -1e100]), Ok(1.0));
        assert_eq!(sum(&[]), Ok(0.0));
        assert_eq!(sum(&[1e308, 1e308]), Err(SumError::Overflow));
        assert_eq!(sum(&[f64::INFINITY, 1.0]), Ok(f64::INFINITY));
        assert_eq!(sum(&[f64::INFINITY, f64::NEG_INFINITY]), Err(SumError::Infinities));
    }

    #[test]
    fn norms_do_not_overflow() {
        assert_eq!(euclidean_norm(&[3.0, 4.0]), 5.0);
        assert_eq!(euclidean_norm(&[3e300, 4e300]), 5e300);
        assert_eq!(euclidean_norm(&[3e-320, 4e-320]), 5e-320);
        assert_eq!(euclidean_norm(&[1.0, 2.0, 3.0]), 3.7416573867739413);
        assert_eq!(euclidean_norm(&[f64::NAN, f64::INFINITY]), f64::INFINITY);
    }
}
