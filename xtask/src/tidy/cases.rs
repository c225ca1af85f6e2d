//! Rules about test cases: everything recorded belongs to a case, and every program has something recorded.

use std::collections::BTreeSet;

use molt_harness::{Case, Kind, discover};

use super::Finding;
use crate::Outcome;
use crate::workspace::Workspace;

/// Checks the tracked files below the folders of cases.
pub fn check(workspace: &Workspace, paths: &[String]) -> Outcome<Vec<Finding>> {
    let cases = discover(&workspace.root, &[])?;
    let mut findings = orphans(paths, &cases);
    for case in cases.iter().filter(|case| case.kind == Kind::Program && !case.beside("out").is_file()) {
        findings.push(Finding::new(&*case.path, format!("nothing recorded; `cargo xtask bless {}`", case.path)));
    }
    Ok(findings)
}

fn orphans(paths: &[String], cases: &[Case]) -> Vec<Finding> {
    let folders: BTreeSet<&str> = cases.iter().filter(|case| case.is_folder).map(|case| case.path.as_str()).collect();
    let stems: BTreeSet<&str> = cases.iter().filter(|case| !case.is_folder).map(|case| stem(&case.path)).collect();
    let areas = ["run", "stdlib", "programs", "ir", "diag"].map(|area| format!("testsuite/{area}/"));
    let mut findings = Vec::new();
    for path in paths.iter().filter(|path| areas.iter().any(|area| path.starts_with(area.as_str()))) {
        let is_in_folder_case = path.match_indices('/').any(|(at, _)| folders.contains(&path[..at]));
        if !is_in_folder_case && !stems.contains(stem(path)) && !path.ends_with(".md") {
            findings.push(Finding::new(path, "belongs to no case; remove it, or name it as its case"));
        }
    }
    findings
}

/// The path without its extension.
fn stem(path: &str) -> &str {
    path.rsplit_once('.').map_or(path, |(stem, _)| stem)
}
