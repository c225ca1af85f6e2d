//! Rules about crates: a stage uses only the stages before it, LLVM stays in codegen, licences are permissive.

use std::process::Stdio;

use serde_json::Value;

use super::{Finding, TextFile};
use crate::workspace::Workspace;
use crate::{Failure, Outcome};

/// Our crates in the order data flows; each may use those before it.
const FLOW: [&str; 15] = [
    "molt_abi",
    "molt_source",
    "molt_platform",
    "molt_syntax",
    "molt_resolve",
    "molt_pir",
    "molt_types",
    "molt_infer",
    "molt_mir",
    "molt_lower",
    "molt_analysis",
    "molt_passes",
    "molt_codegen",
    "molt_link",
    "moltc",
];

/// Our other crates, and those of ours that they may use.
const BESIDE_THE_FLOW: [(&str, &[&str]); 5] = [
    ("molt", &["molt_abi"]),
    ("molt_harness", &[]),
    ("molt_bench", &["molt_harness"]),
    ("molt_reference", &["molt_abi", "molt_source", "molt_mir", "molt_pir"]),
    ("xtask", &["molt_harness", "molt_bench"]),
];

/// Crates that only one of ours may use.
const RESERVED: [(&str, &str); 1] = [("inkwell", "molt_codegen")];

/// Licences that ask for no more than a notice.
const LICENCES: [&str; 14] = [
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Unlicense",
    "Zlib",
    "0BSD",
];

/// Checks the manifests of our crates, and the licence of everything they pull in.
pub fn check(workspace: &Workspace, files: &[TextFile]) -> Outcome<Vec<Finding>> {
    let metadata = metadata(workspace)?;
    let packages = metadata["packages"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut findings = Vec::new();
    for package in packages {
        let name = package["name"].as_str().unwrap_or_default();
        if package["source"].is_null() {
            let place = manifest(files, name);
            findings.extend(dependencies(package).into_iter().filter_map(|used| misuse(name, used, &place)));
        } else if !is_permissive(package["license"].as_str().unwrap_or_default()) {
            let advice =
                format!("its licence is {}; use another crate, or extend the list in tidy", package["license"]);
            findings.push(Finding::new(name, advice));
        }
    }
    Ok(findings)
}

fn metadata(workspace: &Workspace) -> Outcome<Value> {
    let mut command = workspace.cargo(["metadata", "--format-version=1", "--filter-platform=x86_64-unknown-linux-gnu"]);
    let describe = |error: &dyn std::fmt::Display| Failure::Because(format!("cargo metadata: {error}"));
    let output = command.stderr(Stdio::inherit()).output().map_err(|error| describe(&error))?;
    serde_json::from_slice(&output.stdout).map_err(|error| describe(&error))
}

fn dependencies(package: &Value) -> Vec<&str> {
    let all = package["dependencies"].as_array().map(Vec::as_slice).unwrap_or_default();
    all.iter().filter_map(|dependency| dependency["name"].as_str()).collect()
}

/// The path of a crate's manifest.
fn manifest(files: &[TextFile], name: &str) -> String {
    let declares = |file: &&TextFile| {
        file.path.ends_with("Cargo.toml") && file.text.lines().any(|line| line == format!("name = \"{name}\""))
    };
    files.iter().find(declares).map_or(name, |file| &file.path).to_owned()
}

fn misuse(name: &str, used: &str, place: &str) -> Option<Finding> {
    if let Some((_, owner)) = RESERVED.iter().find(|(reserved, owner)| *reserved == used && *owner != name) {
        return Some(Finding::new(place, format!("only {owner} may use {used}")));
    }
    let position = |crate_name: &str| FLOW.iter().position(|known| *known == crate_name);
    let is_ours = position(used).is_some() || BESIDE_THE_FLOW.iter().any(|(known, _)| *known == used);
    if !is_ours {
        return None;
    }
    if let Some((_, allowed)) = BESIDE_THE_FLOW.iter().find(|(known, _)| *known == name) {
        return (!allowed.contains(&used)).then(|| Finding::new(place, format!("{name} must not use {used}")));
    }
    match (position(name), position(used)) {
        (None, _) => Some(Finding::new(place, format!("give {name} its place in xtask/src/tidy/crates.rs"))),
        (Some(own), Some(other)) if other < own => None,
        _ => Some(Finding::new(place, format!("{name} uses {used}, which comes after it in the flow"))),
    }
}

/// Whether some choice that an SPDX expression offers consists of known licences.
fn is_permissive(expression: &str) -> bool {
    let expression = expression.replace('/', " OR ").replace(['(', ')'], " ");
    let known = |licence: &str| LICENCES.contains(&licence.trim());
    expression.split(" OR ").any(|choice| choice.split(" AND ").all(known))
        // `(A OR B) AND C` read without its parentheses is `A OR (B AND C)`; so ask for C as well.
        && expression.split(" AND ").all(|part| part.split(" OR ").any(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stage_may_use_what_comes_before_it() {
        assert!(misuse("molt_infer", "molt_pir", "").is_none());
        assert!(misuse("molt_pir", "molt_infer", "").is_some());
        assert!(misuse("molt_pir", "inkwell", "").is_some());
        assert!(misuse("molt_codegen", "inkwell", "").is_none());
        assert!(misuse("molt", "molt_source", "").is_some());
        assert!(misuse("molt", "memchr", "").is_none());
        assert!(misuse("molt_new", "molt_pir", "").is_some());
    }

    #[test]
    fn licences_are_read_as_expressions() {
        assert!(is_permissive("MIT OR Apache-2.0"));
        assert!(is_permissive("MIT/Apache-2.0"));
        assert!(is_permissive("GPL-3.0 OR MIT"));
        assert!(is_permissive("(MIT OR Apache-2.0) AND Unicode-3.0"));
        assert!(!is_permissive("(MIT OR Apache-2.0) AND GPL-2.0"));
        assert!(!is_permissive("GPL-2.0"));
        assert!(!is_permissive(""));
    }
}
