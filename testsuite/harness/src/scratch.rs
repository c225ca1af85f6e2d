//! The scratch folder in which a case is compiled and run.
//!
//! Its path depends on the case alone, so that a rerun sees the same paths and finds a failed case's leftovers. It holds a
//! copy of what belongs to the case, so programs may write files and cases cannot disturb each other.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::case::Case;
use crate::recorded::RECORDED_EXTENSIONS;

/// A fresh copy of a case, and a place beside it for the executable.
pub struct Scratch {
    /// Working directory: the case's files and nothing else.
    pub dir: PathBuf,
    /// Where the executable goes; outside of `dir`, so that a program that lists its folder does not find it.
    pub executable: PathBuf,
}

impl Scratch {
    /// Empties the case's scratch folder below `root` and copies the case into it.
    pub fn prepare(root: &Path, case: &Case) -> io::Result<Scratch> {
        let name = case.path.strip_prefix("testsuite/").unwrap_or(&case.path).replace('/', ".");
        let top = root.join(name);
        if top.exists() {
            fs::remove_dir_all(&top)?;
        }
        let scratch = Scratch { dir: top.join("case"), executable: top.join("program") };
        fs::create_dir_all(&scratch.dir)?;
        match case.script.parent() {
            Some(folder) if case.is_folder => copy_folder(folder, &scratch.dir, true)?,
            _ => drop(fs::copy(&case.script, scratch.dir.join(case.script_name()))?),
        }
        Ok(scratch)
    }

    /// Removes everything; a case that failed keeps its scratch folder for a look.
    pub fn discard(self) {
        if let Some(top) = self.dir.parent() {
            // The next run of this case empties it again.
            let _ = fs::remove_dir_all(top);
        }
    }
}

fn copy_folder(from: &Path, to: &Path, is_case: bool) -> io::Result<()> {
    for entry in fs::read_dir(from)? {
        let source = entry?.path();
        let Some(name) = source.file_name() else { continue };
        if source.is_dir() {
            if name != "__pycache__" {
                fs::create_dir(to.join(name))?;
                copy_folder(&source, &to.join(name), false)?;
            }
        } else if !(is_case && is_expectation(&source)) {
            fs::copy(&source, to.join(name))?;
        }
    }
    Ok(())
}

/// Whether this is `main.out` and the like, which the program must not see.
fn is_expectation(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or("");
    path.file_stem().is_some_and(|stem| stem == "main")
        && (RECORDED_EXTENSIONS.contains(&extension) || extension == "in")
}
