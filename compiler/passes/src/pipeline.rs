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

/// A pass over one function.
pub struct Pass {
    /// Its name in `--dump=mir@NAME` and `--stop-after=NAME`.
    pub name: &'static str,
    run: fn(&mut Function, &Options),
}

/// The passes in order.
///
/// - `exits` before `ownership`: the boxes and resumptions in cold blocks own references too.
/// - `ownership` last: nothing after it may add or remove a use of a counted value.
pub const PASSES: &[Pass] = &[
    Pass { name: "exits", run: |function, _| exits::run(function) },
    Pass { name: "ownership", run: |function, options| ownership::run(function, options.finalizers) },
];

use crate::{exits, ownership};

/// Runs the passes, each over the whole program before the next; `observe` sees the program after each.
pub fn run_pipeline(program: &mut Program, options: &Options, mut observe: impl FnMut(&'static str, &Program)) {
    let mut budget = options.limit.unwrap_or(usize::MAX);
    let done = PASSES.iter().position(|pass| Some(pass.name) == options.start_after);
    for pass in &PASSES[done.map_or(0, |index| index + 1)..] {
        for function in program.functions.values_mut() {
            let required = matches!(pass.name, "exits" | "ownership");
            if !required {
                if budget == 0 {
                    continue;
                }
                budget -= 1;
            }
            (pass.run)(function, options);
        }
        observe(pass.name, program);
    }
}
