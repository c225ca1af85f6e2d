//! Judges a program: compiles it, runs it, and compares with what CPython was recorded to do.

use std::fs;
use std::io;
use std::path::Path;

use crate::case::Case;
use crate::process::{Ending, Invocation, Outcome};
use crate::recorded::Recorded;
use crate::report::shortened;
use crate::scratch::Scratch;
use crate::session::Session;

/// Compiles and runs the case. `Err` says what is wrong.
pub fn judge(session: &Session, case: &Case) -> Result<(), String> {
    let expected = Recorded::read(case).map_err(|error| format!("cannot read what was recorded: {error}\n"))?;
    let expected = expected.ok_or_else(|| {
        format!("nothing recorded beside it; record CPython's output with\n  cargo xtask bless {}\n", case.path)
    })?;
    let scratch = Scratch::prepare(&session.scratch_root(), case)
        .map_err(|error| format!("cannot copy the case to its scratch folder: {error}\n"))?;
    let mut build = session.build(case, scratch.dir.clone());
    build.arg("-o").arg(&scratch.executable);
    let outcome = outcome_of(&build)?;
    if outcome.ending != Ending::Exited(0) {
        return Err(compiler_failure(&build, &outcome));
    }
    if let Some(limit) = case.directives.size {
        check_size(&scratch.executable, limit)?;
    }
    let stdin = stdin_of(case).map_err(|error| format!("cannot read its input: {error}\n"))?;
    let mut program = session.program_run(case, scratch.executable.clone(), scratch.dir.clone(), stdin);
    let alone = if case.directives.is_alone { Some(isolate(&mut program)?) } else { None };
    let actual = Recorded::observed(&outcome_of(&program)?, &scratch.dir.to_string_lossy());
    drop(alone);
    if let Some(difference) = expected.difference(&actual) {
        return Err(difference);
    }
    scratch.discard();
    Ok(())
}

fn check_size(executable: &Path, limit: u64) -> Result<(), String> {
    let size = fs::metadata(executable).map_err(|error| format!("no executable: {error}\n"))?.len();
    if size <= limit { Ok(()) } else { Err(format!("the executable has {size} bytes, more than {limit}\n")) }
}

/// Moves the program to a folder outside of the checkout, to be run there without an environment.
fn isolate(program: &mut Invocation) -> Result<tempfile::TempDir, String> {
    let describe = |error: io::Error| format!("cannot move the executable: {error}\n");
    let folder = tempfile::tempdir().map_err(describe)?;
    let moved = folder.path().join("program");
    fs::copy(&program.program, &moved).map_err(describe)?;
    fs::remove_file(&program.program).map_err(describe)?;
    program.program = moved;
    program.dir = folder.path().to_owned();
    program.env.clear();
    Ok(folder)
}

/// Runs the case under CPython. `Err` says why that gives nothing to record.
pub fn ask_oracle(session: &Session, case: &Case, oracle: &Path) -> Result<Recorded, String> {
    let scratch = Scratch::prepare(&session.scratch_root(), case)
        .map_err(|error| format!("cannot copy the case to its scratch folder: {error}\n"))?;
    let stdin = stdin_of(case).map_err(|error| format!("cannot read its input: {error}\n"))?;
    let run = session.oracle_run(case, oracle, scratch.dir.clone(), stdin);
    let recorded = Recorded::observed(&outcome_of(&run)?, &scratch.dir.to_string_lossy());
    scratch.discard();
    if recorded.is_timeout() {
        return Err("CPython did not end in time\n".to_owned());
    }
    Ok(recorded)
}

fn stdin_of(case: &Case) -> io::Result<Vec<u8>> {
    match fs::read(case.beside("in")) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        result => result,
    }
}

/// Runs it, with an error worth reading if it cannot start.
pub fn outcome_of(invocation: &Invocation) -> Result<Outcome, String> {
    invocation.run().map_err(|error| format!("cannot run {}: {error}\n", invocation.program.display()))
}

/// What went wrong in a compiler that should have succeeded.
pub fn compiler_failure(build: &Invocation, outcome: &Outcome) -> String {
    let how = match outcome.ending {
        Ending::Exited(1) => "the compiler refused it".to_owned(),
        Ending::Exited(status) => format!("the compiler failed with status {status}"),
        Ending::Signalled(signal) => format!("the compiler was killed by signal {signal}"),
        Ending::TimedOut => format!("the compiler did not end within {} s", build.timeout.as_secs()),
    };
    let said = shortened(&String::from_utf8_lossy(&outcome.stderr), 40);
    format!("{how}:\n  cd {} && {}\n{said}", build.dir.display(), build.command_line())
}
