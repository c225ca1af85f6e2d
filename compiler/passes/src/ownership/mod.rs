//! Makes reference counts explicit, and as few as possible.
//!
//! In: verified MIR without exits, where counts are implied by [`molt_mir::operand_ownership`] and
//! [`molt_mir::result_ownership`]. Out: every `Obj` value that owns a reference is consumed exactly once on each path,
//! by a consuming operand, an edge into an owning block parameter, a return or a `decref`.
//!
//! Three ideas keep hot loops free of counts:
//! - a value is dropped at its last use, so that its last consuming use is a move (Reinking et al., "Perceus");
//! - the function's parameters are borrowed from the caller for the whole call;
//! - a word read from an object is borrowed from it (the object is kept alive instead) unless something between the read
//!   and the last use can overwrite the place or run Python code.

mod classify;
mod insert;
mod liveness;

use molt_analysis::Cfg;
use molt_mir::Function;

/// Inserts the counts of one function. `finalizers`: destroying an object may run Python code.
pub fn run(function: &mut Function, finalizers: bool) {
    let cfg = Cfg::compute(function);
    function.layout.retain(|&block| cfg.is_reachable(block));
    let mut classes = classify::Classes::of(function, &cfg);
    let liveness = liveness::Liveness::compute(function, &cfg, &classes);
    classify::own_unsafe_borrows(function, &cfg, &mut classes, &liveness, finalizers);
    let liveness = liveness::Liveness::compute(function, &cfg, &classes);
    insert::insert(function, &cfg, &classes, &liveness);
}
