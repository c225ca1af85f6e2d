//! The one ordered list of passes, and why each order matters.

use molt_mir::{Function, Program};

/// What the pipeline needs to know about the program and the user's wishes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Destroying an object may run Python code (`__del__`, weak reference callbacks, `finally` in suspended generators).
    pub finalizers: bool,
    /// Run only so many passes, counted over all functions (to bisect a miscompile).
    pub limit: Option<usize>,
    /// The program is what this pass left: run the later ones only.
    pub start_after: Option<&'static str>,
}

/// A pass.
pub struct Pass {
    /// Its name in `--dump=mir@NAME` and `--stop-after=NAME`.
    pub name: &'static str,
    /// Code generation relies on it.
    required: bool,
    run: Run,
}

/// What a pass works on.
enum Run {
    Program(fn(&mut Program)),
    Function(fn(&mut Function, &Options)),
}

/// The passes in order.
///
/// - `inline` first: everything after it sees through calls.
/// - `cleanup` before `ownership`: no count for what is not used.
/// - `bounds` before `exits`: guards are still instructions of the loops they stand in.
/// - `polls` behind `bounds`: a loop in strips has two headers.
/// - `redundancy` behind `bounds`, which knows accesses by their shape, and before `exits`: a guard that goes takes its
///   way out along.
/// - `exits` before `ownership`: the boxes and resumptions in cold blocks own references too.
/// - `ownership` last: nothing after it may add or remove a use of a counted value.
pub const PASSES: &[Pass] = &[
    Pass { name: "inline", required: false, run: Run::Program(inline::run) },
    Pass { name: "cleanup", required: false, run: Run::Function(|function, _| cleanup::run(function)) },
    Pass { name: "bounds", required: false, run: Run::Function(|function, _| bounds::run(function)) },
    Pass { name: "polls", required: false, run: Run::Function(|function, _| polls::run(function)) },
    Pass {
        name: "redundancy",
        required: false,
        run: Run::Function(|function, options| redundancy::run(function, options.finalizers)),
    },
    Pass { name: "exits", required: true, run: Run::Function(|function, _| exits::run(function)) },
    Pass {
        name: "ownership",
        required: true,
        run: Run::Function(|function, options| ownership::run(function, options.finalizers)),
    },
];

use crate::{bounds, cleanup, exits, inline, ownership, polls, redundancy};

/// Runs the passes, each over the whole program before the next; `observe` sees the program after each.
pub fn run_pipeline(program: &mut Program, options: &Options, mut observe: impl FnMut(&'static str, &Program)) {
    let mut budget = options.limit.unwrap_or(usize::MAX);
    let mut may_run = |pass: &Pass| {
        let allowed = pass.required || budget > 0;
        budget -= usize::from(allowed && !pass.required);
        allowed
    };
    let done = PASSES.iter().position(|pass| Some(pass.name) == options.start_after);
    for pass in &PASSES[done.map_or(0, |index| index + 1)..] {
        match pass.run {
            Run::Program(run) => {
                if may_run(pass) {
                    run(program);
                }
            }
            Run::Function(run) => {
                for function in program.functions.values_mut() {
                    if may_run(pass) {
                        run(function, options);
                    }
                }
            }
        }
        observe(pass.name, program);
    }
}
