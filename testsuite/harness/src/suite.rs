//! Runs many cases at once and reports as they end.

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::case::{Case, Kind};
use crate::gaps::KnownGaps;
use crate::report::Summary;
use crate::session::Session;
use crate::{diag_case, ir_case, program_case};

/// How a sanitizer begins its report, after its name.
const SANITIZER_REPORT: &str = "Sanitizer: ";

/// How a case went.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// As recorded.
    Passed,
    /// Not as recorded; the text shows how.
    Failed(String),
    /// Not judged, and why.
    Skipped(String),
}

/// Runs the cases, prints every failure with the command that reruns it, and counts.
pub fn run(session: &Session, cases: &[Case]) -> Result<Summary, String> {
    let gaps = KnownGaps::read(&session.root)?;
    let _lock = session.lock()?;
    let mut summary = Summary::default();
    let mut failures = Vec::new();
    each(
        session.jobs,
        cases,
        |case| verdict(session, &gaps, case),
        |case, verdict| match verdict {
            Verdict::Passed => summary.passed += 1,
            Verdict::Skipped(_) => summary.skipped += 1,
            Verdict::Failed(text) => {
                summary.failed += 1;
                println!("FAILED {0}\n{text}rerun: cargo xtask test {0}\n", case.path);
                failures.push(case.path.clone());
            }
        },
    );
    if failures.len() > 1 {
        failures.sort();
        println!("failed cases:");
        failures.iter().for_each(|path| println!("  {path}"));
    }
    Ok(summary)
}

/// Known gaps that name no case.
pub fn stale_gaps(session: &Session, cases: &[Case]) -> Result<Vec<String>, String> {
    let known: BTreeSet<&str> = cases.iter().map(|case| case.path.as_str()).collect();
    let gaps = KnownGaps::read(&session.root)?;
    Ok(gaps.paths().filter(|path| !known.contains(path)).map(str::to_owned).collect())
}

fn verdict(session: &Session, gaps: &KnownGaps, case: &Case) -> Verdict {
    if !case.directives.matches_this_machine() {
        return Verdict::Skipped(format!("only for {}", case.directives.targets.join(", ")));
    }
    let judged = match case.kind {
        Kind::Program => program_case::judge(session, case),
        Kind::Ir => ir_case::judge(session, case),
        Kind::Diag => diag_case::judge(session, case),
    };
    match (judged, gaps.reason(&case.path)) {
        (Ok(()), None) => Verdict::Passed,
        (Ok(()), Some(_)) => Verdict::Failed("passes, so remove it from testsuite/known_gaps.toml\n".to_owned()),
        // Whatever the gap is, it is not a damaged memory.
        (Err(text), Some(_)) if text.contains(SANITIZER_REPORT) => Verdict::Failed(text),
        (Err(_), Some(reason)) => Verdict::Skipped(format!("known gap: {reason}")),
        (Err(text), None) => Verdict::Failed(text),
    }
}

/// Applies `work` to every case on `jobs` threads, and `done` to each result as it comes, one at a time.
pub fn each<R: Send>(jobs: usize, cases: &[Case], work: impl Fn(&Case) -> R + Sync, done: impl FnMut(&Case, R) + Send) {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(done);
    thread::scope(|scope| {
        for _ in 0..jobs.clamp(1, cases.len().max(1)) {
            scope.spawn(|| {
                while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let result = work(case);
                    let mut done = done.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                    done(case, result);
                }
            });
        }
    });
}
