//! `cargo xtask tidy`: the project's rules that a compiler cannot check. Every message says how to mend what it found.

mod cases;
mod crates;
mod diagnostics;
mod places;
mod sources;

use std::fs;
use std::path::PathBuf;

use crate::Outcome;
use crate::workspace::{Workspace, step};

/// A broken rule: where, and what to do.
pub struct Finding {
    place: String,
    advice: String,
}

impl Finding {
    fn new(place: impl Into<String>, advice: impl Into<String>) -> Finding {
        Finding { place: place.into(), advice: advice.into() }
    }
}

/// A text file under version control.
pub struct TextFile {
    /// From the root, with `/`.
    path: String,
    text: String,
}

/// `cargo xtask tidy`.
pub fn run(workspace: &Workspace, mut args: lexopt::Parser) -> Outcome {
    match args.next()? {
        None => check(workspace),
        Some(arg) => Err(arg.unexpected().into()),
    }
}

/// Checks every rule.
pub fn check(workspace: &Workspace) -> Outcome {
    step("checking the project's own rules");
    let Some(tracked) = workspace.tracked_files() else {
        return Err("tidy looks at the files under version control, and git says there are none".into());
    };
    let paths: Vec<String> = tracked.iter().map(|path| path.to_string_lossy().into_owned()).collect();
    let files = texts(workspace, tracked);
    let mut findings = Vec::new();
    findings.extend(sources::check(&files));
    findings.extend(diagnostics::check(&files));
    findings.extend(places::check(workspace, &files));
    findings.extend(cases::check(workspace, &paths)?);
    findings.extend(crates::check(workspace, &files)?);
    if findings.is_empty() {
        return Ok(());
    }
    for finding in &findings {
        println!("{}: {}", finding.place, finding.advice);
    }
    Err(format!("tidy found {} things", findings.len()).into())
}

/// Binary files hold none of what the rules are about.
fn texts(workspace: &Workspace, paths: Vec<PathBuf>) -> Vec<TextFile> {
    let read = |path: PathBuf| {
        let text = fs::read_to_string(workspace.root.join(&path)).ok()?;
        Some(TextFile { path: path.to_str()?.to_owned(), text })
    };
    paths.into_iter().filter_map(read).collect()
}
