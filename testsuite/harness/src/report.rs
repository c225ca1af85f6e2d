//! What a person reads after a run.

use similar::TextDiff;

/// Longer diffs are cut; the first lines of a difference are the ones that matter.
const DIFF_LINES: usize = 80;

/// How many cases went which way.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Summary {
    /// Behaved as recorded.
    pub passed: usize,
    /// Did not, or is listed as a gap although it does.
    pub failed: usize,
    /// For another target, or a known gap.
    pub skipped: usize,
}

impl Summary {
    /// Adds the counts of another run.
    pub fn add(&mut self, other: Summary) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl std::fmt::Display for Summary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped)
    }
}

/// The lines in which `expected` and `actual` differ, with some around them.
///
/// Bytes that are not UTF-8 are shown as replacement characters; if that hides the difference, it is said in words.
pub fn unified_diff(name: &str, expected: &[u8], actual: &[u8]) -> String {
    let expected_text = String::from_utf8_lossy(expected);
    let actual_text = String::from_utf8_lossy(actual);
    if expected_text == actual_text {
        return format!("{name}: bytes that are not UTF-8 differ\n");
    }
    let diff = TextDiff::from_lines(&*expected_text, &*actual_text);
    let text =
        diff.unified_diff().context_radius(3).header(&format!("{name} expected"), &format!("{name} found")).to_string();
    shortened(&text, DIFF_LINES)
}

/// The first `limit` lines of a text, and how many were left out.
pub fn shortened(text: &str, limit: usize) -> String {
    let count = text.lines().count();
    let mut result = String::new();
    for line in text.lines().take(limit) {
        result.push_str(line);
        result.push('\n');
    }
    if count > limit {
        result.push_str(&format!("… {} more lines\n", count - limit));
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summaries_add_and_print() {
        let mut summary = Summary { passed: 1, failed: 0, skipped: 2 };
        summary.add(Summary { passed: 2, failed: 1, skipped: 0 });
        assert_eq!(summary.to_string(), "3 passed, 1 failed, 2 skipped");
    }

    #[test]
    fn a_missing_last_newline_shows() {
        assert!(unified_diff("stdout", b"a\n", b"a").contains("No newline at end of file"));
    }

    #[test]
    fn undecodable_bytes_are_never_equal_by_accident() {
        assert!(unified_diff("stdout", b"\xff", b"\xfe").contains("not UTF-8"));
    }
}
