//! The recorded behaviour of a program: what it printed and how it ended.
//!
//! Lies beside the script as `name.out`, `name.err` (if not empty) and `name.exit` (if not 0).

use std::fs;
use std::io;

use crate::case::Case;
use crate::process::{Ending, Outcome};
use crate::report::unified_diff;

/// Extensions of the files that are written by recording.
pub const RECORDED_EXTENSIONS: [&str; 4] = ["out", "err", "exit", "expect"];

/// What a program did, independent of where it ran.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Recorded {
    stdout: Vec<u8>,
    stderr: Vec<u8>,
    status: String,
}

impl Recorded {
    /// What was observed in the scratch folder `dir`, whose path is replaced by `<dir>`.
    pub fn observed(outcome: &Outcome, dir: &str) -> Recorded {
        Recorded {
            stdout: without_folder(&outcome.stdout, dir),
            stderr: without_folder(&outcome.stderr, dir),
            status: outcome.ending.to_string(),
        }
    }

    /// Reads the files beside the case; nothing if it was never recorded.
    pub fn read(case: &Case) -> io::Result<Option<Recorded>> {
        let read = |extension: &str| match fs::read(case.beside(extension)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        };
        let Some(stdout) = read("out")? else { return Ok(None) };
        let status = read("exit")?.unwrap_or_else(|| b"0".to_vec());
        let status = String::from_utf8_lossy(&status).trim().to_owned();
        Ok(Some(Recorded { stdout, stderr: read("err")?.unwrap_or_default(), status }))
    }

    /// Writes the files beside the case, and removes those that say nothing.
    pub fn write(&self, case: &Case) -> io::Result<()> {
        fs::write(case.beside("out"), &self.stdout)?;
        let write_or_remove = |extension: &str, bytes: Option<&[u8]>| match (bytes, case.beside(extension)) {
            (Some(bytes), path) => fs::write(path, bytes),
            (None, path) if path.exists() => fs::remove_file(path),
            (None, _) => Ok(()),
        };
        write_or_remove("err", (!self.stderr.is_empty()).then_some(&self.stderr))?;
        let status = format!("{}\n", self.status);
        write_or_remove("exit", (self.status != "0").then_some(status.as_bytes()))
    }

    /// Where `actual` differs from this, as a person wants to see it; nothing if they agree.
    pub fn difference(&self, actual: &Recorded) -> Option<String> {
        let mut text = String::new();
        if self.status != actual.status {
            text.push_str(&format!("exit status: expected {}, found {}\n", self.status, actual.status));
        }
        for (name, expected, found) in
            [("stdout", &self.stdout, &actual.stdout), ("stderr", &self.stderr, &actual.stderr)]
        {
            if expected != found {
                text.push_str(&unified_diff(name, expected, found));
            }
        }
        (!text.is_empty()).then_some(text)
    }

    /// Whether the program was killed at its deadline, which is nothing to record.
    pub fn is_timeout(&self) -> bool {
        self.status == Ending::TimedOut.to_string()
    }
}

/// Replaces the absolute path of the folder `dir` by `<dir>`.
fn without_folder(bytes: &[u8], dir: &str) -> Vec<u8> {
    let needle = dir.as_bytes();
    let mut result = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(at) = rest.windows(needle.len()).position(|window| window == needle) {
        result.extend_from_slice(&rest[..at]);
        result.extend_from_slice(b"<dir>");
        rest = &rest[at + needle.len()..];
    }
    result.extend_from_slice(rest);
    result
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn outcome(stdout: &str, stderr: &str, ending: Ending) -> Outcome {
        Outcome { ending, stdout: stdout.into(), stderr: stderr.into(), wall: Duration::ZERO }
    }

    #[test]
    fn the_folder_is_replaced_everywhere() {
        let outcome = outcome("/w/c /w/c/x /w\n", "File \"/w/c/a.py\"", Ending::Exited(0));
        let recorded = Recorded::observed(&outcome, "/w/c");
        assert_eq!(recorded.stdout, b"<dir> <dir>/x /w\n");
        assert_eq!(recorded.stderr, b"File \"<dir>/a.py\"");
    }

    #[test]
    fn a_difference_names_the_stream_and_the_status() {
        let expected = Recorded::observed(&outcome("a\nb\n", "", Ending::Exited(0)), "/w");
        let actual = Recorded::observed(&outcome("a\nc\n", "", Ending::Signalled(11)), "/w");
        assert_eq!(expected.difference(&expected), None);
        let difference = expected.difference(&actual).unwrap();
        assert!(difference.contains("exit status: expected 0, found signal 11"), "{difference}");
        assert!(difference.contains("-b\n+c\n"), "{difference}");
    }
}
