//! Nothing under version control knows where it was written: no folders of this machine, no package mirrors.

use std::path::{Path, PathBuf};

use super::{Finding, TextFile};
use crate::workspace::Workspace;

/// The one registry that a lock file may name.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Checks every text file.
pub fn check(workspace: &Workspace, files: &[TextFile]) -> Vec<Finding> {
    let folders = folders_of_this_machine(&workspace.root);
    let mut findings = Vec::new();
    for file in files {
        for (index, line) in file.text.lines().enumerate() {
            let place = || format!("{}:{}", file.path, index + 1);
            if let Some(folder) = folders.iter().find(|folder| line.contains(folder.as_str())) {
                findings
                    .push(Finding::new(place(), format!("`{folder}` is a folder of this machine; write it relative")));
            }
            let is_foreign = file.path == "Cargo.lock" && line.starts_with("source = ") && !line.contains(REGISTRY);
            if is_foreign {
                findings
                    .push(Finding::new(place(), "dependencies come from crates.io, not from a mirror or a repository"));
            }
        }
    }
    findings
}

/// The checkout's folder, the one around it, and the user's own; each with a slash at its end.
fn folders_of_this_machine(root: &Path) -> Vec<String> {
    let home = std::env::var_os("HOME").map(PathBuf::from);
    let candidates = [Some(root.to_owned()), root.parent().map(Path::to_owned), home];
    let is_telling =
        |path: &PathBuf| !["/", "/tmp", "/usr", "/usr/src", "/src"].iter().any(|plain| path == Path::new(plain));
    candidates.into_iter().flatten().filter(is_telling).map(|path| format!("{}/", path.display())).collect()
}
