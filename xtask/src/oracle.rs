//! `cargo xtask oracle`: the CPython 3.14 that judges behaviour.

use std::path::PathBuf;
use std::process::Command;

use crate::workspace::{Workspace, step};
use crate::{Failure, Outcome};

/// Prints its path, or runs it with the arguments.
pub fn run(workspace: &Workspace, mut args: lexopt::Parser) -> Outcome {
    let oracle = find(workspace)?.ok_or("no CPython 3.14: set MOLT_ORACLE, or put python3.14 on PATH")?;
    let rest: Vec<_> = args.raw_args()?.collect();
    if rest.is_empty() {
        println!("{}", oracle.display());
        return Ok(());
    }
    let status = Command::new(&oracle).args(rest).status();
    let status = status.map_err(|error| format!("cannot run {}: {error}", oracle.display()))?;
    if status.success() { Ok(()) } else { Err(Failure::Reported) }
}

/// The interpreter, if there is one.
pub fn find(workspace: &Workspace) -> Outcome<Option<PathBuf>> {
    Ok(molt_harness::oracle::find(&workspace.root)?)
}

/// The interpreter, with a word to the user if there is none.
pub fn find_or_say(workspace: &Workspace, consequence: &str) -> Outcome<Option<PathBuf>> {
    let oracle = find(workspace)?;
    if oracle.is_none() {
        step(&format!("no CPython 3.14 found: {consequence}"));
    }
    Ok(oracle)
}
