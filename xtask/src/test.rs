//! `cargo xtask test`: unit tests of every crate, then every case of `testsuite/`; ends with one line that counts all of them.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Duration;

use molt_harness::{Case, Session, Summary, discover};

use crate::build::{Profile, build};
use crate::workspace::{Workspace, step};
use crate::{Failure, Outcome, setup};

/// What the command line asks for.
#[derive(Default)]
pub struct Options {
    paths: Vec<String>,
    jobs: Option<usize>,
    profile: Option<String>,
    timeout: Option<u64>,
}

impl Options {
    /// Reads the options that `test` and its relatives share.
    pub fn parse(mut args: lexopt::Parser) -> Outcome<Options> {
        use lexopt::prelude::*;
        let mut options = Options::default();
        while let Some(arg) = args.next()? {
            match arg {
                Value(path) => options.paths.push(path.string()?),
                Short('j') | Long("jobs") => options.jobs = Some(args.value()?.parse()?),
                Long("profile") => options.profile = Some(args.value()?.string()?),
                Long("timeout") => options.timeout = Some(args.value()?.parse()?),
                _ => return Err(arg.unexpected().into()),
            }
        }
        Ok(options)
    }

    /// The cases at the given paths; all of them without any.
    pub fn cases(&self, workspace: &Workspace) -> Outcome<Vec<Case>> {
        Ok(discover(&workspace.root, &self.paths)?)
    }

    /// Whether nothing was chosen.
    pub fn is_whole_suite(&self) -> bool {
        self.paths.is_empty()
    }

    /// How many jobs cargo may run.
    pub fn cargo_jobs(&self) -> Vec<String> {
        self.jobs.map_or_else(Vec::new, |jobs| vec!["-j".to_owned(), jobs.to_string()])
    }

    /// Changes the session as asked.
    pub fn apply(&self, session: &mut Session) {
        if let Some(jobs) = self.jobs {
            session.jobs = jobs.max(1);
        }
        if let Some(profile) = &self.profile {
            session.profile.clone_from(profile);
        }
        if let Some(seconds) = self.timeout {
            session.timeout = Duration::from_secs(seconds);
        }
    }
}

/// `cargo xtask test`.
pub fn run(workspace: &Workspace, args: lexopt::Parser) -> Outcome {
    let options = Options::parse(args)?;
    setup::ensure()?;
    let cases = options.cases(workspace)?;
    let built = build(workspace, Profile::Dev, options.jobs)?;
    let mut session = built.session(workspace);
    options.apply(&mut session);
    let mut summary = Summary::default();
    if options.is_whole_suite() {
        step("running the unit tests");
        summary.add(unit_tests(workspace, &options)?);
    }
    step(&format!("running {} cases", cases.len()));
    summary.add(run_cases(&session, &cases, options.is_whole_suite())?);
    finish(summary)
}

/// Runs the cases; over the whole suite, a known gap that names no case is a failure too.
pub fn run_cases(session: &Session, cases: &[Case], is_whole_suite: bool) -> Outcome<Summary> {
    let mut summary = molt_harness::run(session, cases)?;
    if is_whole_suite {
        for path in molt_harness::stale_gaps(session, cases)? {
            println!("FAILED {path}\nlisted in testsuite/known_gaps.toml, but there is no such case\n");
            summary.failed += 1;
        }
    }
    Ok(summary)
}

/// Prints the line that everything ends with.
pub fn finish(summary: Summary) -> Outcome {
    println!("{summary}");
    if summary.failed == 0 { Ok(()) } else { Err(Failure::Reported) }
}

/// Runs the crates' own tests with nextest where it is installed, with cargo elsewhere, and counts them.
fn unit_tests(workspace: &Workspace, options: &Options) -> Outcome<Summary> {
    let has_nextest = setup::can_run("cargo-nextest");
    let mut command = if has_nextest {
        workspace.cargo(["nextest", "run", "--workspace", "--no-fail-fast", "--no-tests=pass", "--status-level=fail"])
    } else {
        workspace.cargo(["test", "--workspace", "--no-fail-fast", "--quiet"])
    };
    command.args(options.cargo_jobs());
    run_counted(command)
}

/// Runs a command that tests crates, shows what it says, and counts.
pub fn run_counted(mut command: Command) -> Outcome<Summary> {
    // nextest reports on stderr, cargo's own runner on stdout.
    let is_nextest = command.get_args().next().is_some_and(|argument| argument == "nextest");
    let failure = |error: std::io::Error| format!("cannot run the unit tests: {error}");
    let mut child = if is_nextest { command.stderr(Stdio::piped()) } else { command.stdout(Stdio::piped()) }
        .spawn()
        .map_err(failure)?;
    let mut summary = Summary::default();
    let mut count = |line: &str| {
        eprintln!("{line}");
        if let Some(counts) = counted(line) {
            summary.add(counts);
        }
    };
    if let Some(pipe) = child.stderr.take() {
        BufReader::new(pipe).lines().map_while(Result::ok).for_each(|line| count(&line));
    }
    if let Some(pipe) = child.stdout.take() {
        BufReader::new(pipe).lines().map_while(Result::ok).for_each(|line| count(&line));
    }
    let status = child.wait().map_err(failure)?;
    if !status.success() && summary.failed == 0 {
        // Something did not even build.
        summary.failed = 1;
    }
    Ok(summary)
}

/// The counts in a summary line of either runner.
fn counted(line: &str) -> Option<Summary> {
    let is_summary = line.starts_with("test result:") || line.trim_start().starts_with("Summary [");
    if !is_summary {
        return None;
    }
    let number_before = |what: &str| {
        let words: Vec<&str> = line.split(|c: char| c.is_whitespace() || ",;:()".contains(c)).collect();
        let at = words.iter().position(|word| *word == what)?;
        words[..at].iter().rev().find_map(|word| word.parse::<usize>().ok())
    };
    let skipped = number_before("ignored").or_else(|| number_before("skipped")).unwrap_or(0);
    let failed = number_before("failed").unwrap_or(0);
    Some(Summary { passed: number_before("passed").unwrap_or(0), failed, skipped })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_runners_are_counted() {
        let cargo =
            "test result: FAILED. 26 passed; 1 failed; 2 ignored; 0 measured; 0 filtered out; finished in 0.31s";
        assert_eq!(counted(cargo), Some(Summary { passed: 26, failed: 1, skipped: 2 }));
        let nextest = "     Summary [   0.340s] 28 tests run: 27 passed (1 slow), 1 failed, 3 skipped";
        assert_eq!(counted(nextest), Some(Summary { passed: 27, failed: 1, skipped: 3 }));
        assert_eq!(
            counted("     Summary [   0.340s] 2 tests run: 2 passed, 0 skipped"),
            Some(Summary { passed: 2, failed: 0, skipped: 0 })
        );
        assert_eq!(counted("running 3 tests"), None);
    }
}
