//! One program: built, run in turns, compared.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use molt_harness::process::{Ending, Invocation};
use serde::Serialize;

use crate::Plan;
use crate::goals::Goals;
use crate::samples::{Samples, readable};

/// No contestant should need longer for one run.
const TIMEOUT: Duration = Duration::from_secs(300);

/// What was measured for one program.
#[derive(Serialize)]
pub struct Contest {
    name: String,
    /// From the compiler's start to the finished executable.
    build_seconds: f64,
    molt: Samples,
    cpython: Option<Samples>,
    c: Option<Samples>,
}

/// Someone who runs the program.
struct Contestant {
    invocation: Invocation,
    samples: Samples,
}

impl Contest {
    /// Builds the program, lets the contestants take turns, and checks that they print the same.
    pub fn hold(plan: &Plan, name: &str) -> Result<Contest, String> {
        let source = plan.root.join("benches/programs");
        let dir = plan.root.join("target/bench").join(name);
        fs::create_dir_all(&dir).map_err(|error| format!("cannot create {}: {error}", dir.display()))?;
        let python = source.join(name).with_extension("py");

        let executable = dir.join("molt");
        let build_seconds = build(&molt_build(plan, &python, &executable, &empty_cache(&dir)?))?.as_secs_f64();
        let mut contestants = vec![Contestant::new(Invocation::new(&executable, &source))];
        if let Some(oracle) = &plan.oracle {
            let mut invocation = Invocation::new(oracle, &source);
            invocation.arg(python.as_os_str());
            contestants.push(Contestant::new(invocation));
        }
        let twin = source.join(name).with_extension("c");
        if twin.is_file() {
            let executable = dir.join("c");
            build(&c_build(&twin, &executable, &dir))?;
            contestants.push(Contestant::new(Invocation::new(executable, &source)));
        }

        take_turns(&mut contestants, plan.rounds)?;
        let mut samples = contestants.into_iter().map(|contestant| contestant.samples);
        let molt = samples.next().unwrap_or_default();
        let cpython = plan.oracle.as_ref().and_then(|_| samples.next());
        Ok(Contest { name: name.to_owned(), build_seconds, molt, cpython, c: samples.next() })
    }

    /// The names of the columns.
    pub fn heading(width: usize) -> String {
        let name = "program";
        format!(
            "{name:width$}  {:>10} {:>21} {:>6}  {:>10} {:>8}  {:>10} {:>8}  {:>9}  goals",
            "molt", "min..max", "spread", "cpython", "times", "C", "of C", "build"
        )
    }

    /// The numbers of a line of the table. All times are medians.
    pub fn row(&self, width: usize, goals: &Goals) -> String {
        let molt = self.molt.median();
        let range = format!("{}..{}", readable(self.molt.min()), readable(self.molt.max()));
        let median = |samples: &Option<Samples>| samples.as_ref().map_or("-".to_owned(), |it| readable(it.median()));
        let times = |ratio: Option<f64>| ratio.map_or("-".to_owned(), |ratio| format!("{ratio:.2}x"));
        let (faster, slower) = (self.times_cpython(), self.times_c());
        let verdict = goals.verdict(&self.name, faster, slower);
        format!(
            "{:width$}  {:>10} {range:>21} {:>5.1}%  {:>10} {:>8}  {:>10} {:>8}  {:>9}  {verdict}",
            self.name,
            readable(molt),
            self.molt.spread() * 100.0,
            median(&self.cpython),
            times(faster),
            median(&self.c),
            times(slower),
            readable(self.build_seconds),
        )
    }

    /// How many times as fast as CPython.
    fn times_cpython(&self) -> Option<f64> {
        self.cpython.as_ref().map(|cpython| cpython.median() / self.molt.median())
    }

    /// How many times as slow as C.
    fn times_c(&self) -> Option<f64> {
        self.c.as_ref().map(|c| self.molt.median() / c.median())
    }
}

impl Contestant {
    fn new(mut invocation: Invocation) -> Contestant {
        invocation.timeout = TIMEOUT;
        invocation.env("PYTHONHASHSEED", "0").env("PYTHONDONTWRITEBYTECODE", "1");
        Contestant { invocation, samples: Samples::default() }
    }
}

/// A B C, A B C, …: whatever else the machine does meets everyone.
fn take_turns(contestants: &mut [Contestant], rounds: usize) -> Result<(), String> {
    let mut expected: Option<Vec<u8>> = None;
    for _ in 0..rounds.max(1) {
        for contestant in &mut *contestants {
            let invocation = &contestant.invocation;
            let failure = |what: String| format!("{what}: {}", invocation.command_line());
            let outcome = invocation.run().map_err(|error| failure(error.to_string()))?;
            if outcome.ending != Ending::Exited(0) {
                let said = String::from_utf8_lossy(&outcome.stderr).into_owned();
                return Err(failure(format!("ended with {}", outcome.ending)) + "\n" + &said);
            }
            if *expected.get_or_insert_with(|| outcome.stdout.clone()) != outcome.stdout {
                return Err(failure("prints something else than the others".to_owned()));
            }
            contestant.samples.push(outcome.wall);
        }
    }
    Ok(())
}

/// `moltc build` in release.
pub fn molt_build(plan: &Plan, source: &Path, executable: &Path, cache: &Path) -> Invocation {
    let mut invocation = Invocation::new(&plan.moltc, plan.root.clone());
    invocation.arg("build").arg(source).arg("--profile").arg("release").arg("-o").arg(executable);
    for flag in &plan.flags {
        invocation.arg(flag);
    }
    invocation.env("MOLT_RUNTIME_DIR", &plan.runtime_dir).env("MOLT_CACHE_DIR", cache);
    invocation
}

/// A build cache below `dir` with nothing in it.
pub fn empty_cache(dir: &Path) -> Result<PathBuf, String> {
    let cache = dir.join("cache");
    if cache.exists() {
        fs::remove_dir_all(&cache).map_err(|error| format!("cannot empty {}: {error}", cache.display()))?;
    }
    Ok(cache)
}

fn c_build(source: &Path, executable: &Path, dir: &Path) -> Invocation {
    let mut invocation = Invocation::new(PathBuf::from("cc"), dir);
    invocation.arg("-O2").arg("-o").arg(executable).arg(source).arg("-lm");
    invocation
}

/// Runs a compiler, which must succeed, and says how long it took.
pub fn build(invocation: &Invocation) -> Result<Duration, String> {
    let outcome = invocation.run().map_err(|error| format!("cannot run {}: {error}", invocation.program.display()))?;
    if outcome.ending == Ending::Exited(0) {
        return Ok(outcome.wall);
    }
    let said = String::from_utf8_lossy(&outcome.stderr).into_owned();
    Err(format!("ended with {}: {}\n{said}", outcome.ending, invocation.command_line()))
}
