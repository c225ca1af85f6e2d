//! Records expectations: CPython's output for programs, the compiler's dumps and messages for the rest.

use std::fs;

use crate::case::{Case, Kind};
use crate::recorded::Recorded;
use crate::report::{Summary, unified_diff};
use crate::session::Session;
use crate::suite::each;
use crate::{checks, diag_case, ir_case, program_case};

/// What recording did, or would do, to a case.
enum Change {
    None,
    /// Nothing can be recorded for it, by its own choice.
    NotApplicable,
    /// New or changed; the text shows how.
    Differs(String),
}

/// Records the cases and shows every change.
pub fn record(session: &Session, cases: &[Case]) -> Result<Summary, String> {
    let _lock = session.lock()?;
    let mut summary = Summary::default();
    each(
        session.jobs,
        cases,
        |case| change(session, case, true),
        |case, result| match result {
            Ok(Change::None) => summary.passed += 1,
            Ok(Change::NotApplicable) => summary.skipped += 1,
            Ok(Change::Differs(text)) => {
                summary.passed += 1;
                println!("recorded {}\n{text}", case.path);
            }
            Err(text) => {
                summary.failed += 1;
                println!("FAILED {}\n{text}", case.path);
            }
        },
    );
    Ok(summary)
}

/// Compares what was recorded for programs with what CPython prints now; writes nothing.
pub fn verify(session: &Session, cases: &[Case]) -> Result<Summary, String> {
    let _lock = session.lock()?;
    let mut summary = Summary::default();
    let programs: Vec<Case> = cases.iter().filter(|case| case.kind == Kind::Program).cloned().collect();
    each(
        session.jobs,
        &programs,
        |case| change(session, case, false),
        |case, result| match result {
            Ok(Change::None) => summary.passed += 1,
            Ok(Change::NotApplicable) => summary.skipped += 1,
            Ok(Change::Differs(text)) | Err(text) => {
                summary.failed += 1;
                println!("NOT WHAT CPYTHON PRINTS {0}\n{text}read it, then: cargo xtask bless {0}\n", case.path);
            }
        },
    );
    Ok(summary)
}

fn change(session: &Session, case: &Case, writes: bool) -> Result<Change, String> {
    match case.kind {
        Kind::Program => program_change(session, case, writes),
        Kind::Ir => ir_change(session, case),
        Kind::Diag => diag_change(session, case),
    }
}

fn program_change(session: &Session, case: &Case, writes: bool) -> Result<Change, String> {
    if case.directives.is_without_oracle || !case.directives.matches_this_machine() {
        return Ok(Change::NotApplicable);
    }
    let oracle = session.oracle.as_ref().ok_or("recording needs CPython 3.14; see `cargo xtask oracle`\n")?;
    let new = program_case::ask_oracle(session, case, oracle)?;
    let old = Recorded::read(case).map_err(|error| format!("cannot read what was recorded: {error}\n"))?;
    let text = match &old {
        None => "nothing was recorded\n".to_owned(),
        Some(old) => match old.difference(&new) {
            None => return Ok(Change::None),
            Some(difference) => difference,
        },
    };
    if writes {
        new.write(case).map_err(|error| format!("cannot record: {error}\n"))?;
    }
    Ok(Change::Differs(text))
}

fn ir_change(session: &Session, case: &Case) -> Result<Change, String> {
    let path = ir_case::expectation(case);
    let text = fs::read_to_string(&case.script).map_err(|error| format!("cannot read it: {error}\n"))?;
    if !path.exists() && !checks::Checks::parse(&text).is_empty() {
        return Ok(Change::NotApplicable);
    }
    let dump = ir_case::dump(session, case)?;
    rewrite(vec![(path, dump.into_bytes())])
}

fn diag_change(session: &Session, case: &Case) -> Result<Change, String> {
    rewrite(diag_case::bless(session, case)?)
}

fn rewrite(files: Vec<diag_case::Rewrite>) -> Result<Change, String> {
    let mut text = String::new();
    for (path, new) in files {
        let old = fs::read(&path).unwrap_or_default();
        if old == new && path.exists() {
            continue;
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        text.push_str(&unified_diff(&name, &old, &new));
        fs::write(&path, new).map_err(|error| format!("cannot write {}: {error}\n", path.display()))?;
    }
    Ok(if text.is_empty() { Change::None } else { Change::Differs(text) })
}
