//! Check lines: what a dump must and must not contain.
//!
//! ```text
//! # CHECK: [[SUM:%\d+]] = add_checked {{.*}}
//! # CHECK-NEXT: return [[SUM]]
//! # CHECK-NOT: box
//! ```

use std::collections::BTreeMap;

use regex_lite::Regex;

use crate::directives::comment_text;

/// The check lines of one case, in order.
pub struct Checks {
    checks: Vec<Check>,
}

struct Check {
    /// Line in the case, counted from 1.
    line: usize,
    kind: CheckKind,
    pattern: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum CheckKind {
    /// Some line after the last match.
    Somewhere,
    /// The line right after the last match.
    Next,
    /// No line between the neighbouring matches.
    Not,
}

impl Checks {
    /// Collects the check lines of a case.
    pub fn parse(text: &str) -> Checks {
        let kinds =
            [("CHECK:", CheckKind::Somewhere), ("CHECK-NEXT:", CheckKind::Next), ("CHECK-NOT:", CheckKind::Not)];
        let mut checks = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let Some(comment) = comment_text(line) else { continue };
            for (prefix, kind) in kinds {
                if let Some(pattern) = comment.strip_prefix(prefix) {
                    checks.push(Check { line: index + 1, kind, pattern: pattern.trim().to_owned() });
                }
            }
        }
        Checks { checks }
    }

    /// Whether the case has none.
    pub fn is_empty(&self) -> bool {
        self.checks.is_empty()
    }

    /// Matches them against a dump. `Err` says which one failed, and where the search stood.
    pub fn verify(&self, dump: &str) -> Result<(), String> {
        let lines: Vec<&str> = dump.lines().collect();
        let mut search = Search { lines: &lines, at: 0, captures: BTreeMap::new() };
        let mut forbidden = Vec::new();
        for check in &self.checks {
            if check.kind == CheckKind::Not {
                forbidden.push(check);
                continue;
            }
            let from = search.at;
            let matched = search.advance(check)?;
            search.forbid(&forbidden, from..matched)?;
            forbidden.clear();
        }
        let rest = search.at..lines.len();
        search.forbid(&forbidden, rest)
    }
}

/// How far a dump has been matched.
struct Search<'dump> {
    lines: &'dump [&'dump str],
    /// The line after the last match.
    at: usize,
    captures: BTreeMap<String, String>,
}

impl Search<'_> {
    /// Finds the check's line and binds its captures.
    fn advance(&mut self, check: &Check) -> Result<usize, String> {
        let regex = self.compile(check)?;
        let last = if check.kind == CheckKind::Next { self.at + 1 } else { self.lines.len() };
        let candidates = self.at..last.min(self.lines.len());
        for index in candidates {
            let Some(captures) = regex.captures(self.lines[index]) else { continue };
            for name in regex.capture_names().flatten() {
                if let Some(text) = captures.name(name) {
                    self.captures.insert(name.to_owned(), text.as_str().to_owned());
                }
            }
            self.at = index + 1;
            return Ok(index);
        }
        let wanted = if check.kind == CheckKind::Next { "the next line does not match" } else { "no line matches" };
        Err(self.failure(check, wanted))
    }

    fn forbid(&self, checks: &[&Check], lines: std::ops::Range<usize>) -> Result<(), String> {
        for check in checks {
            let regex = self.compile(check)?;
            if let Some(index) = lines.clone().find(|&index| regex.is_match(self.lines[index])) {
                return Err(self.failure(check, &format!("line {} of the dump matches", index + 1)));
            }
        }
        Ok(())
    }

    fn compile(&self, check: &Check) -> Result<Regex, String> {
        let pattern = pattern_to_regex(&check.pattern, &self.captures)
            .map_err(|error| format!("check in line {}: {error}\n", check.line))?;
        Regex::new(&pattern).map_err(|error| format!("check in line {}: {error}\n", check.line))
    }

    fn failure(&self, check: &Check, what: &str) -> String {
        let mut text = format!("check in line {}: {what} `{}`\n", check.line, check.pattern);
        for (name, value) in &self.captures {
            text.push_str(&format!("  [[{name}]] is `{value}`\n"));
        }
        for (index, line) in self.lines.iter().enumerate() {
            if index == self.at {
                text.push_str("  ---- the search continued here ----\n");
            }
            text.push_str(&format!("  {line}\n"));
        }
        text
    }
}

/// `{{regex}}`, `[[NAME:regex]]` and `[[NAME]]` in literal text; a run of blanks matches any run of blanks.
fn pattern_to_regex(pattern: &str, captures: &BTreeMap<String, String>) -> Result<String, String> {
    let mut result = String::new();
    let mut rest = pattern;
    while let Some(start) = next_special(rest) {
        push_literal(&mut result, &rest[..start]);
        let (open, close) = if rest[start..].starts_with("{{") { ("{{", "}}") } else { ("[[", "]]") };
        let inside = &rest[start + open.len()..];
        let end = closing(inside, close).ok_or_else(|| format!("`{open}` without `{close}`"))?;
        let content = &inside[..end];
        rest = &inside[end + close.len()..];
        if open == "{{" {
            result.push_str(&format!("(?:{content})"));
        } else if let Some((name, regex)) = content.split_once(':') {
            result.push_str(&format!("(?P<{name}>{regex})"));
        } else {
            let value = captures.get(content).ok_or_else(|| format!("[[{content}]] was not captured before"))?;
            result.push_str(&regex_lite::escape(value));
            // `%1` must not match the start of `%12`.
            if value.ends_with(|c: char| c.is_ascii_alphanumeric()) {
                result.push_str(r"\b");
            }
        }
    }
    push_literal(&mut result, rest);
    Ok(result)
}

/// Where `{{`, or `[[` with a name, begins.
fn next_special(text: &str) -> Option<usize> {
    let is_name = |after: &str| after.starts_with(|c: char| c.is_ascii_uppercase());
    text.char_indices()
        .map(|(at, _)| at)
        .find(|&at| text[at..].starts_with("{{") || text[at..].strip_prefix("[[").is_some_and(is_name))
}

/// The last position of `close` in a run of its characters, so that `[[A:[a-z]]]` ends after the class.
fn closing(inside: &str, close: &str) -> Option<usize> {
    let at = inside.find(close)?;
    let run = inside[at..].bytes().take_while(|byte| *byte == close.as_bytes()[0]).count();
    Some(at + run - close.len())
}

fn push_literal(result: &mut String, literal: &str) {
    let mut is_blank = false;
    for character in literal.chars() {
        if character.is_whitespace() {
            if !is_blank {
                result.push_str(r"\s+");
            }
            is_blank = true;
        } else {
            is_blank = false;
            result.push_str(&regex_lite::escape(character.encode_utf8(&mut [0; 4])));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DUMP: &str = "fn add(%0: i64, %1: i64) -> i64 {\n^bb0:\n  %2   = add_checked %0, %1\n  return %2\n}\n";

    fn verify(checks: &str) -> Result<(), String> {
        Checks::parse(checks).verify(DUMP)
    }

    #[test]
    fn text_regex_and_captures_match() {
        verify("# CHECK: [[SUM:%[0-9]+]] = add_checked {{%\\d}}, %1\n# CHECK-NEXT: return [[SUM]]\n").unwrap();
        verify("// CHECK: fn add\n; CHECK: }\n").unwrap();
    }

    #[test]
    fn order_matters() {
        assert!(verify("# CHECK: return\n# CHECK: add_checked\n").is_err());
    }

    #[test]
    fn next_means_the_very_next_line() {
        assert!(verify("# CHECK: fn add\n# CHECK-NEXT: return\n").is_err());
    }

    #[test]
    fn not_looks_between_its_neighbours() {
        verify("# CHECK: return\n# CHECK-NOT: add_checked\n").unwrap();
        assert!(verify("# CHECK: fn\n# CHECK-NOT: add_checked\n# CHECK: return\n").is_err());
        assert!(verify("# CHECK-NOT: return\n").is_err());
        verify("# CHECK-NOT: box\n").unwrap();
    }

    #[test]
    fn a_capture_is_not_matched_by_a_longer_name() {
        let checks = Checks::parse("# CHECK: [[A:%\\d]] =\n# CHECK-NEXT: use [[A]]\n");
        assert!(checks.verify("%1 = x\nuse %12\n").is_err());
        checks.verify("%1 = x\nuse %1, %2\n").unwrap();
    }

    #[test]
    fn an_unknown_capture_is_reported() {
        assert!(verify("# CHECK: return [[NONE]]\n").unwrap_err().contains("NONE"));
    }
}
