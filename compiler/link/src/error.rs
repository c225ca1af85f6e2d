//! Why no executable came out, in words that help.

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::process::ExitStatus;

use molt_abi::symbols::FINGERPRINT_PREFIX;

/// Why no executable came out.
#[derive(Debug)]
pub enum LinkError {
    /// No linker is installed.
    NoLinker {
        /// What was looked for.
        tried: Vec<String>,
    },
    /// The runtime archive is not where it should be.
    NoRuntime {
        /// Where it should be.
        path: PathBuf,
    },
    /// A start file or library of the C toolchain is missing.
    NoStartFile {
        /// Its name.
        name: String,
        /// Where it was looked for.
        folders: Vec<PathBuf>,
    },
    /// The linker cannot be started.
    Run {
        /// Which.
        program: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// The executable cannot be put in its place.
    Write {
        /// Its place.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// The archive was built from other tables than the compiler.
    Fingerprint,
    /// The program refers to what the runtime does not have.
    Undefined {
        /// The symbols.
        symbols: Vec<String>,
    },
    /// No room for the executable.
    DiskFull,
    /// Anything else, in the linker's words.
    Other {
        /// What it wrote.
        output: String,
        /// How it ended.
        status: ExitStatus,
    },
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LinkError::NoLinker { tried } => write!(
                f,
                "no linker found (looked for {}); install lld, on Debian the package lld-22",
                tried.join(", ")
            ),
            LinkError::NoRuntime { path } => write!(
                f,
                "the runtime archive {} does not exist; MOLT_RUNTIME_DIR names the folder to look in",
                path.display()
            ),
            LinkError::NoStartFile { name, folders } => {
                let folders: Vec<String> = folders.iter().map(|folder| folder.display().to_string()).collect();
                write!(
                    f,
                    "{name} was not found in {}; install the C library's development files, on Debian the packages libc6-dev and gcc",
                    folders.join(", ")
                )
            }
            LinkError::Run { program, error } => write!(f, "cannot run {}: {error}", program.display()),
            LinkError::Write { path, error } => write!(f, "cannot write {}: {error}", path.display()),
            LinkError::Fingerprint => {
                write!(f, "the runtime archive belongs to another version of moltc; build both from the same source")
            }
            LinkError::Undefined { symbols } => write!(
                f,
                "the runtime archive does not define {}; it does not belong to this moltc or lacks a part",
                symbols.join(", ")
            ),
            LinkError::DiskFull => write!(f, "no space left on the device for the executable"),
            LinkError::Other { output, status } => {
                write!(f, "the linker failed ({status}):\n{}", output.trim_end())
            }
        }
    }
}

impl std::error::Error for LinkError {}

/// Finds the cause in what the linker wrote.
pub(crate) fn explain(output: &str, status: ExitStatus) -> LinkError {
    if output.contains("No space left on device") {
        return LinkError::DiskFull;
    }
    let mut symbols: Vec<String> = output
        .lines()
        .filter(|line| line.contains("undefined "))
        .filter_map(|line| line.split_once("symbol: ").map(|(_, symbol)| symbol.trim().to_owned()))
        .collect();
    symbols.dedup();
    if symbols.iter().any(|symbol| symbol.starts_with(FINGERPRINT_PREFIX)) {
        LinkError::Fingerprint
    } else if !symbols.is_empty() {
        LinkError::Undefined { symbols }
    } else {
        LinkError::Other { output: output.to_owned(), status }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::process::ExitStatusExt;

    fn explained(output: &str) -> String {
        explain(output, ExitStatus::from_raw(256)).to_string()
    }

    #[test]
    fn undefined_symbols_are_listed_once() {
        let text = explained(
            "ld.lld: error: undefined symbol: molt_add\n>>> referenced by program\nld.lld: error: undefined protected symbol: molt_sub\n",
        );
        assert!(text.starts_with("the runtime archive does not define molt_add, molt_sub;"), "{text}");
    }

    #[test]
    fn a_foreign_archive_is_recognized() {
        let text = explained("ld.lld: error: undefined symbol: molt_abi_0123456789abcdef\n");
        assert!(text.contains("another version of moltc"), "{text}");
    }

    #[test]
    fn a_full_disk_is_recognized() {
        assert!(explained("ld.lld: error: failed to write output: No space left on device").contains("no space left"));
    }

    #[test]
    fn anything_else_is_shown() {
        assert!(explained("ld.lld: error: strange\n").ends_with("ld.lld: error: strange"));
    }
}
