//! The smallest program: how long it takes to build, how large it is, how soon it has printed.

use std::fs;
use std::time::Duration;

use molt_harness::process::{Ending, Invocation};
use serde::Serialize;

use crate::Plan;
use crate::contest::{build, empty_cache, molt_build};
use crate::goals::{Goals, met};
use crate::samples::{Samples, readable};

/// A start takes about a millisecond; this many make a good minimum.
const STARTS: usize = 50;

/// What was measured.
#[derive(Serialize)]
pub struct CompileTime {
    /// With a cache that has nothing but what all programs share: the runtime's hot entry points.
    build: Samples,
    /// With everything in the cache.
    cached_build: Samples,
    bytes: u64,
    start: Samples,
    /// The same for a program that does nothing at all: what the machine itself takes.
    baseline: Samples,
}

impl CompileTime {
    /// Builds and starts `benches/compile_time/hello.py` many times.
    pub fn measure(plan: &Plan) -> Result<CompileTime, String> {
        let dir = plan.root.join("target/bench/hello");
        let executable = dir.join("molt");
        fs::create_dir_all(&dir).map_err(|error| format!("cannot create {}: {error}", dir.display()))?;
        let source = plan.root.join("benches/compile_time/hello.py");
        let mut measured = CompileTime {
            build: Samples::default(),
            cached_build: Samples::default(),
            bytes: 0,
            start: Samples::default(),
            baseline: Samples::default(),
        };
        let other = dir.join("other.py");
        fs::write(&other, "").map_err(|error| format!("cannot write {}: {error}", other.display()))?;
        for _ in 0..plan.rounds.max(1) {
            let cache = empty_cache(&dir)?;
            build(&molt_build(plan, &other, &executable, &cache))?;
            let compiler = molt_build(plan, &source, &executable, &cache);
            measured.build.push(build(&compiler)?);
            measured.cached_build.push(build(&compiler)?);
        }
        let metadata = fs::metadata(&executable).map_err(|error| format!("no executable: {error}"))?;
        measured.bytes = metadata.len();
        let hello = Invocation::new(&executable, &dir);
        let nothing = Invocation::new("/bin/true", &dir);
        for _ in 0..STARTS {
            measured.start.push(start(&hello, b"hello, world\n")?);
            measured.baseline.push(start(&nothing, b"")?);
        }
        Ok(measured)
    }

    /// The numbers, one a line, with their goals.
    pub fn text(&self, goals: &Goals) -> String {
        let goal = |is_met: bool, limit: String| format!("  {} {limit}", met(is_met));
        let of = |check: &dyn Fn(&crate::goals::Hello) -> String| goals.hello.as_ref().map(check).unwrap_or_default();
        format!(
            "hello: build   {} ({}..{}){}\n\
             hello: cached  {}\n\
             hello: size    {} bytes{}\n\
             hello: start   {} at best, {} in the middle; a program that does nothing: {}{}",
            readable(self.build.median()),
            readable(self.build.min()),
            readable(self.build.max()),
            of(&|hello| goal(self.build.median() <= hello.build_seconds, readable(hello.build_seconds))),
            readable(self.cached_build.median()),
            self.bytes,
            of(&|hello| goal(self.bytes <= hello.bytes, format!("{} bytes", hello.bytes))),
            readable(self.start.min()),
            readable(self.start.median()),
            readable(self.baseline.min()),
            of(&|hello| goal(self.start.min() <= hello.start_seconds, readable(hello.start_seconds))),
        )
    }
}

fn start(program: &Invocation, output: &[u8]) -> Result<Duration, String> {
    let outcome = program.run().map_err(|error| format!("cannot run {}: {error}", program.program.display()))?;
    if outcome.ending != Ending::Exited(0) || outcome.stdout != output {
        return Err(format!("{} does not print what it should", program.program.display()));
    }
    Ok(outcome.wall)
}
