//! `benches/goals.toml`: what the numbers should reach.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;

/// Goals by program.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goals {
    /// At least how many times as fast as CPython.
    #[serde(default)]
    times_cpython: BTreeMap<String, f64>,
    /// At most how many times as slow as C.
    #[serde(default)]
    times_c: BTreeMap<String, f64>,
    /// Of the smallest program.
    pub hello: Option<Hello>,
}

/// At most.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Hello {
    pub build_seconds: f64,
    pub bytes: u64,
    pub start_seconds: f64,
}

impl Goals {
    /// Reads them.
    pub fn read(root: &Path) -> Result<Goals, String> {
        let path = root.join("benches/goals.toml");
        let text = fs::read_to_string(&path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
        toml::from_str(&text).map_err(|error| format!("benches/goals.toml: {error}"))
    }

    /// Which of a program's goals are met.
    pub fn verdict(&self, name: &str, times_cpython: Option<f64>, times_c: Option<f64>) -> String {
        let mut words = Vec::new();
        if let (Some(goal), Some(actual)) = (self.times_cpython.get(name), times_cpython) {
            words.push(format!("{} {goal}x CPython", met(actual >= *goal)));
        }
        if let (Some(goal), Some(actual)) = (self.times_c.get(name), times_c) {
            words.push(format!("{} {goal}x C", met(actual <= *goal)));
        }
        words.join(", ")
    }
}

/// A word for whether a goal is met.
pub fn met(is_met: bool) -> &'static str {
    if is_met { "meets" } else { "misses" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goals_bound_speed_from_below_and_slowness_from_above() {
        let goals: Goals = toml::from_str("[times_cpython]\nfib = 25\n[times_c]\nfib = 2\n").unwrap();
        assert_eq!(goals.verdict("fib", Some(30.0), Some(2.5)), "meets 25x CPython, misses 2x C");
        assert_eq!(goals.verdict("fib", None, Some(1.5)), "meets 2x C");
        assert_eq!(goals.verdict("other", Some(1.0), None), "");
    }
}
