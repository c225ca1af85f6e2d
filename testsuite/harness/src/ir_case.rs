//! Judges a stage: what its dump of a few lines shows.

use std::fs;
use std::io;
use std::path::PathBuf;

use crate::case::Case;
use crate::checks::Checks;
use crate::process::Ending;
use crate::program_case::{compiler_failure, outcome_of};
use crate::report::unified_diff;
use crate::scratch::Scratch;
use crate::session::Session;

/// Dumps the stage and compares. `Err` says what is wrong.
pub fn judge(session: &Session, case: &Case) -> Result<(), String> {
    let text = fs::read_to_string(&case.script).map_err(|error| format!("cannot read it: {error}\n"))?;
    let checks = Checks::parse(&text);
    let expected = expected(case).map_err(|error| format!("cannot read what was recorded: {error}\n"))?;
    if checks.is_empty() && expected.is_none() {
        let advice = "write `# CHECK:` lines, or record the whole dump with\n  cargo xtask bless";
        return Err(format!("nothing to compare the dump with; {advice} {}\n", case.path));
    }
    let dump = dump(session, case)?;
    checks.verify(&dump)?;
    match expected {
        Some(expected) if expected != dump => Err(unified_diff("dump", expected.as_bytes(), dump.as_bytes())),
        _ => Ok(()),
    }
}

/// What the case's stage prints now.
pub fn dump(session: &Session, case: &Case) -> Result<String, String> {
    let scratch = Scratch::prepare(&session.scratch_root(), case)
        .map_err(|error| format!("cannot copy the case to its scratch folder: {error}\n"))?;
    // `discover` refuses an IR case without a stage.
    let stage = case.directives.stage.as_deref().unwrap_or("mir");
    let mut build = session.build(case, scratch.dir.clone());
    build.arg(format!("--dump={stage}")).arg(format!("--stop-after={stage}"));
    let outcome = outcome_of(&build)?;
    if outcome.ending != Ending::Exited(0) {
        return Err(compiler_failure(&build, &outcome));
    }
    let dump = String::from_utf8(outcome.stdout).map_err(|_| "the dump is not UTF-8\n".to_owned())?;
    let dump = dump.replace(&*scratch.dir.to_string_lossy(), "<dir>");
    scratch.discard();
    Ok(dump)
}

/// Where the whole dump is recorded.
pub fn expectation(case: &Case) -> PathBuf {
    case.beside("expect")
}

fn expected(case: &Case) -> io::Result<Option<String>> {
    match fs::read_to_string(expectation(case)) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
