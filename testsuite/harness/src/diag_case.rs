//! Judges a program that must be refused: the compiler reports what is written under its lines, and nothing else.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::case::Case;
use crate::diagnostics::{Program, Remark, annotated, reported, stripped, written};
use crate::process::{Ending, Outcome};
use crate::program_case::{compiler_failure, outcome_of};
use crate::report::unified_diff;
use crate::scratch::Scratch;
use crate::session::Session;

/// Compiles the case and compares what is reported. `Err` says what is wrong.
pub fn judge(session: &Session, case: &Case) -> Result<(), String> {
    let (scratch, mut sources) = prepare(session, case)?;
    let expected: Vec<Remark> = sources.iter().flat_map(|source| written(&source.program())).collect();
    strip(&scratch, &mut sources)?;
    if expected.is_empty() {
        return Err(format!(
            "no `# error[CODE]: message` in it; write what you expect, or\n  cargo xtask bless {}\n",
            case.path
        ));
    }
    let actual = refuse(session, case, &scratch, &sources)?;
    let (expected, actual) = (listing(expected), listing(actual));
    if expected != actual {
        return Err(unified_diff("diagnostics", expected.as_bytes(), actual.as_bytes()));
    }
    let page = case.beside("expect");
    if page.is_file() {
        let expected = fs::read(&page).map_err(|error| format!("cannot read {}: {error}\n", page.display()))?;
        let actual = rendered(session, case, &scratch)?;
        if expected != actual {
            return Err(unified_diff("message", &expected, &actual));
        }
    }
    scratch.discard();
    Ok(())
}

/// A file's new text.
pub type Rewrite = (PathBuf, Vec<u8>);

/// What the case's files would say if they agreed with the compiler.
pub fn bless(session: &Session, case: &Case) -> Result<Vec<Rewrite>, String> {
    let (scratch, mut sources) = prepare(session, case)?;
    let written: Vec<Remark> = sources.iter().flat_map(|source| written(&source.program())).collect();
    strip(&scratch, &mut sources)?;
    let remarks = refuse(session, case, &scratch, &sources)?;
    let mut rewrites = Vec::new();
    // The same remarks in another layout are the author's choice.
    let is_current = listing(written) == listing(remarks.clone());
    for source in sources.iter().filter(|_| !is_current) {
        let is_main = source.path == case.script;
        let text = annotated(&source.program(), &remarks, is_main).map_err(|error| format!("{error}\n"))?;
        rewrites.push((source.path.clone(), text.into_bytes()));
    }
    let page = case.beside("expect");
    if page.is_file() {
        rewrites.push((page, rendered(session, case, &scratch)?));
    }
    scratch.discard();
    Ok(rewrites)
}

/// A Python file of the case.
struct Source {
    path: PathBuf,
    /// Relative to the case's folder.
    file: String,
    text: String,
}

impl Source {
    fn program(&self) -> Program<'_> {
        Program { file: &self.file, text: &self.text }
    }
}

/// Removes the remarks, so that what the compiler says of line numbers does not depend on them.
fn strip(scratch: &Scratch, sources: &mut [Source]) -> Result<(), String> {
    for source in sources {
        source.text = stripped(&source.text);
        fs::write(scratch.dir.join(&source.file), &source.text)
            .map_err(|error| format!("cannot write to the scratch folder: {error}\n"))?;
    }
    Ok(())
}

fn prepare(session: &Session, case: &Case) -> Result<(Scratch, Vec<Source>), String> {
    let scratch = Scratch::prepare(&session.scratch_root(), case)
        .map_err(|error| format!("cannot copy the case to its scratch folder: {error}\n"))?;
    let mut sources = Vec::new();
    let folder = case.script.parent().unwrap_or(Path::new("."));
    python_files(folder, &scratch.dir, "", &mut sources).map_err(|error| format!("cannot read the case: {error}\n"))?;
    Ok((scratch, sources))
}

/// The Python files that were copied to the scratch folder. Bytes that are not UTF-8 are a case's subject; they hold no remarks.
fn python_files(folder: &Path, scratch: &Path, prefix: &str, sources: &mut Vec<Source>) -> io::Result<()> {
    let mut entries: Vec<_> = fs::read_dir(scratch)?.collect::<io::Result<_>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        let file = format!("{prefix}{name}");
        if entry.path().is_dir() {
            python_files(&folder.join(&name), &entry.path(), &format!("{file}/"), sources)?;
        } else if name.ends_with(".py")
            && let Ok(text) = String::from_utf8(fs::read(entry.path())?)
        {
            sources.push(Source { path: folder.join(&name), file, text });
        }
    }
    Ok(())
}

fn refuse(session: &Session, case: &Case, scratch: &Scratch, sources: &[Source]) -> Result<Vec<Remark>, String> {
    let (outcome, command) = build(session, case, scratch, "json")?;
    if outcome.ending == Ending::Exited(0) {
        return Err(format!("the compiler accepted it:\n  {command}\n"));
    }
    let programs: Vec<Program<'_>> = sources.iter().map(Source::program).collect();
    let text = String::from_utf8_lossy(&outcome.stderr);
    reported(&text, &scratch.dir.to_string_lossy(), &programs)
}

fn rendered(session: &Session, case: &Case, scratch: &Scratch) -> Result<Vec<u8>, String> {
    let (outcome, _) = build(session, case, scratch, "human")?;
    let text = String::from_utf8_lossy(&outcome.stderr);
    Ok(text.replace(&*scratch.dir.to_string_lossy(), "<dir>").into_bytes())
}

fn build(session: &Session, case: &Case, scratch: &Scratch, format: &str) -> Result<(Outcome, String), String> {
    let mut build = session.build(case, scratch.dir.clone());
    build.arg("-o").arg(&scratch.executable).arg("--error-format").arg(format);
    let outcome = outcome_of(&build)?;
    match outcome.ending {
        Ending::Exited(0 | 1) => Ok((outcome, build.command_line())),
        _ => Err(compiler_failure(&build, &outcome)),
    }
}

fn listing(mut remarks: Vec<Remark>) -> String {
    remarks.sort();
    remarks.iter().map(Remark::to_lines).collect()
}
