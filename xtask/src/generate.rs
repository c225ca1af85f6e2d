//! `cargo xtask gen`: the reference pages in `spec/` that follow from tables in the code.

use std::fs;
use std::path::Path;

use crate::workspace::{Workspace, run as run_command, step};
use crate::{Failure, Outcome};

/// `cargo xtask gen`.
pub fn run(workspace: &Workspace, mut args: lexopt::Parser) -> Outcome {
    match args.next()? {
        None => generate(workspace, &workspace.root.join("spec")),
        Some(lexopt::Arg::Long("check")) => check(workspace),
        Some(arg) => Err(arg.unexpected().into()),
    }
}

/// Fails if a page in `spec/` is not what its table says now.
pub fn check(workspace: &Workspace) -> Outcome {
    step("checking the generated pages");
    let fresh = workspace.target().join("reference");
    let describe = |path: &Path, error: std::io::Error| Failure::Because(format!("{}: {error}", path.display()));
    fs::create_dir_all(&fresh).map_err(|error| describe(&fresh, error))?;
    generate(workspace, &fresh)?;
    let mut stale = Vec::new();
    for entry in fs::read_dir(&fresh).map_err(|error| describe(&fresh, error))? {
        let entry = entry.map_err(|error| describe(&fresh, error))?;
        let new = fs::read(entry.path()).map_err(|error| describe(&entry.path(), error))?;
        if fs::read(workspace.root.join("spec").join(entry.file_name())).ok().as_ref() != Some(&new) {
            stale.push(format!("spec/{}", entry.file_name().to_string_lossy()));
        }
    }
    if stale.is_empty() {
        return Ok(());
    }
    stale.sort();
    Err(format!("not what the tables say: {}; run `cargo xtask gen`", stale.join(", ")).into())
}

fn generate(workspace: &Workspace, folder: &Path) -> Outcome {
    run_command(workspace.cargo(["run", "--quiet", "-p", "molt_reference", "--"]).arg(folder))
}
