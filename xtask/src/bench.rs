//! `cargo xtask bench`: compiled programs against CPython and C, interleaved.

use molt_bench::Plan;

use crate::build::{Built, Profile, build};
use crate::workspace::Workspace;
use crate::{Outcome, oracle, setup};

/// Enough for a median that one hiccup does not move.
const ROUNDS: usize = 5;

/// `cargo xtask bench`.
pub fn run(workspace: &Workspace, mut args: lexopt::Parser) -> Outcome {
    use lexopt::prelude::*;
    let mut names = Vec::new();
    let mut rounds = ROUNDS;
    let mut flags = Vec::new();
    while let Some(arg) = args.next()? {
        match arg {
            Value(name) => names.push(name.string()?),
            Long("rounds") => rounds = args.value()?.parse()?,
            Short('C') => flags.extend(["-C".to_owned(), args.value()?.string()?]),
            _ => return Err(arg.unexpected().into()),
        }
    }
    setup::ensure()?;
    let Built { moltc, runtime_dir } = build(workspace, Profile::Release, None)?;
    let oracle = oracle::find_or_say(workspace, "nothing is compared with it")?;
    let plan = Plan { root: workspace.root.clone(), moltc, runtime_dir, oracle, names, rounds, flags };
    let results = molt_bench::run(&plan)?;
    match results.failures() {
        0 => Ok(()),
        count => Err(format!("{count} benchmarks could not be measured").into()),
    }
}
