//! `testsuite/known_gaps.toml`: the cases that are expected to fail, each with its reason.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use serde::Deserialize;

/// Reasons by case.
#[derive(Default, Debug)]
pub struct KnownGaps {
    reasons: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    gap: Vec<Gap>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Gap {
    path: String,
    reason: String,
}

impl KnownGaps {
    /// Reads the list; a repository without one has no known gaps.
    pub fn read(root: &Path) -> Result<KnownGaps, String> {
        let path = root.join("testsuite/known_gaps.toml");
        match fs::read_to_string(&path) {
            Ok(text) => KnownGaps::parse(&text).map_err(|error| format!("testsuite/known_gaps.toml: {error}")),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(KnownGaps::default()),
            Err(error) => Err(format!("cannot read {}: {error}", path.display())),
        }
    }

    fn parse(text: &str) -> Result<KnownGaps, String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        let mut reasons = BTreeMap::new();
        for gap in file.gap {
            if gap.reason.trim().is_empty() {
                return Err(format!("`{}` needs a reason", gap.path));
            }
            if reasons.insert(gap.path.clone(), gap.reason).is_some() {
                return Err(format!("`{}` is listed twice", gap.path));
            }
        }
        Ok(KnownGaps { reasons })
    }

    /// Why this case is expected to fail, if it is.
    pub fn reason(&self, case: &str) -> Option<&str> {
        self.reasons.get(case).map(String::as_str)
    }

    /// The cases listed.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.reasons.keys().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_needs_a_reason_and_stands_once() {
        let gaps = KnownGaps::parse("[[gap]]\npath = \"a\"\nreason = \"b\"\n").unwrap();
        assert_eq!(gaps.reason("a"), Some("b"));
        assert_eq!(gaps.reason("c"), None);
        assert!(KnownGaps::parse("[[gap]]\npath = \"a\"\nreason = \"\"\n").is_err());
        let twice = "[[gap]]\npath = \"a\"\nreason = \"b\"\n".repeat(2);
        assert!(KnownGaps::parse(&twice).is_err());
        assert!(KnownGaps::parse("[[gap]]\npath = \"a\"\nreason = \"b\"\nissue = 3\n").is_err());
    }
}
