//! How long each step takes, for `--time-passes`.

use std::time::{Duration, Instant};

/// Steps in the order in which they ended.
#[derive(Default)]
pub struct Timings {
    steps: Vec<(String, Duration)>,
}

impl Timings {
    /// Runs a step.
    pub fn measure<T>(&mut self, step: &str, run: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let result = run();
        self.add(step, start.elapsed());
        result
    }

    /// Adds a step that was measured elsewhere.
    pub fn add(&mut self, step: &str, duration: Duration) {
        self.steps.push((step.to_owned(), duration));
    }

    /// The table.
    pub fn print(&self) {
        let total: Duration = self.steps.iter().map(|(_, duration)| *duration).sum();
        for (step, duration) in self.steps.iter().chain([&("total".to_owned(), total)]) {
            eprintln!("{:>9.3} ms  {step}", duration.as_secs_f64() * 1e3);
        }
    }
}
