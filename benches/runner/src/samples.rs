//! Repeated measurements of one thing.

use std::time::Duration;

use serde::Serialize;

/// Measurements in seconds, in ascending order.
#[derive(Clone, Default, Debug, Serialize)]
pub struct Samples {
    seconds: Vec<f64>,
}

impl Samples {
    /// Adds a measurement.
    pub fn push(&mut self, duration: Duration) {
        let seconds = duration.as_secs_f64();
        let at = self.seconds.partition_point(|other| *other < seconds);
        self.seconds.insert(at, seconds);
    }

    /// The middle one; 0 without any.
    pub fn median(&self) -> f64 {
        median(&self.seconds)
    }

    /// The smallest; 0 without any.
    pub fn min(&self) -> f64 {
        self.seconds.first().copied().unwrap_or(0.0)
    }

    /// The largest; 0 without any.
    pub fn max(&self) -> f64 {
        self.seconds.last().copied().unwrap_or(0.0)
    }

    /// Median absolute deviation from the median, as a part of the median.
    pub fn spread(&self) -> f64 {
        let middle = self.median();
        if middle == 0.0 {
            return 0.0;
        }
        let mut deviations: Vec<f64> = self.seconds.iter().map(|seconds| (seconds - middle).abs()).collect();
        deviations.sort_by(f64::total_cmp);
        median(&deviations) / middle
    }
}

fn median(sorted: &[f64]) -> f64 {
    let count = sorted.len();
    match count {
        0 => 0.0,
        _ if count % 2 == 1 => sorted[count / 2],
        _ => (sorted[count / 2 - 1] + sorted[count / 2]) / 2.0,
    }
}

/// A time with a unit that suits it.
pub fn readable(seconds: f64) -> String {
    if seconds >= 1.0 { format!("{seconds:.2} s") } else { format!("{:.1} ms", seconds * 1000.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_and_the_spread_ignore_an_outlier() {
        let mut samples = Samples::default();
        for milliseconds in [100, 90, 5000, 110, 100] {
            samples.push(Duration::from_millis(milliseconds));
        }
        assert_eq!(samples.median(), 0.1);
        assert_eq!((samples.min(), samples.max()), (0.09, 5.0));
        assert!((samples.spread() - 0.1).abs() < 1e-9);
    }

    #[test]
    fn nothing_measured_is_zero() {
        assert_eq!(Samples::default().median(), 0.0);
        assert_eq!(Samples::default().spread(), 0.0);
    }

    #[test]
    fn times_are_printed_with_a_unit() {
        assert_eq!(readable(1.234), "1.23 s");
        assert_eq!(readable(0.0123), "12.3 ms");
    }
}
