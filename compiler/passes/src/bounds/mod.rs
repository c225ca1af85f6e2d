//! Takes guards out of innermost loops: tests of what does not change in the loop, and bounds of indices that count up.
//!
//! In: a loop with guards. Out: the tests that would have to hold in every iteration, in front of two copies of the loop. When all
//! hold, a copy without those guards runs; else the original one does. So no exit moves, and a loop over lists whose
//! storage and length are as predicted becomes plain loads and stores that LLVM can vectorize.
//!
//! ```text
//! b1(i): …                                       b0: g1 = icmp ge start, 0
//!   ok = icmp below i, length                        g2 = icmp le stop, length
//!   guard ok exit e0                      ⇒          g1 && g2 ? the loop without the guard : the loop
//! ```
//!
//! Only loops without calls, and without writes to what the tests read.

mod clone;
mod hoist;
mod repair;

pub(crate) use repair::{Version, repair};

use std::collections::BTreeMap;

use molt_analysis::{Cfg, Dominators, Loop, Loops};
use molt_mir::{Alias, Block, Edge, Function, Inst, Op, Repr, Terminator, Width, effects};

/// Loops with more instructions are left alone.
const LARGE: usize = 200;

/// Versions the function's innermost loops.
pub fn run(function: &mut Function) {
    if function.generic {
        return;
    }
    let cfg = Cfg::compute(function);
    let dominators = Dominators::compute(function, &cfg);
    let loops = Loops::compute(function, &cfg, &dominators);
    for found in loops.innermost() {
        let is_cold = found.blocks.iter().any(|&block| block == found.header && function.blocks[block].cold);
        if !is_cold && is_simple(function, found) {
            version_loop(function, found, &cfg);
        }
    }
}

fn is_simple(function: &Function, found: &Loop) -> bool {
    let insts: Vec<Inst> =
        found.blocks.iter().flat_map(|&block| function.blocks[block].insts.iter().copied()).collect();
    insts.len() <= LARGE && insts.into_iter().all(|inst| keeps_objects(function, inst))
}

/// Whether an instruction leaves objects and everything that tests read as they are: it computes, reads, leaves, or writes a
/// raw element.
pub(crate) fn keeps_objects(function: &Function, inst: Inst) -> bool {
    let data = &function.insts[inst];
    let effects = effects(function, inst);
    if effects.user_code || effects.releases || data.err.is_some() {
        return false;
    }
    match &data.op {
        Op::Store(access) | Op::StoreIndexed(access) => {
            access.width != Width::Obj
                && access.width != Width::Ptr
                && matches!(access.alias, Alias::ElementInt | Alias::ElementFloat | Alias::ElementBool)
        }
        _ => !effects.writes,
    }
}

fn version_loop(function: &mut Function, found: &Loop, cfg: &Cfg) {
    let preheader = make_preheader(function, found, cfg);
    let plan = hoist::plan(function, found, preheader);
    if plan.removed.is_empty() {
        return;
    }
    let copy = clone::clone_blocks(function, found, &plan.removed);
    plan.emit(function, preheader, found.header, copy.blocks[&found.header]);
    let original = Version { blocks: found.blocks.clone(), values: BTreeMap::new() };
    let copy = Version { blocks: copy.blocks.into_values().collect(), values: copy.values };
    repair(function, &[original, copy]);
}

/// A block through which every way into the loop goes; its parameters are the header's.
fn make_preheader(function: &mut Function, found: &Loop, cfg: &Cfg) -> Block {
    let preheader = function.add_block();
    let shapes: Vec<(Repr, bool)> = function.blocks[found.header]
        .params
        .iter()
        .map(|&param| (function.values[param].repr, function.values[param].nullable))
        .collect();
    let params = shapes.into_iter().map(|(repr, nullable)| function.add_param(preheader, repr, nullable)).collect();
    function.blocks[preheader].terminator = Terminator::Jump(Edge { block: found.header, args: params });
    for &block in &cfg.reverse_postorder {
        if found.blocks.contains(&block) {
            continue;
        }
        for inst in function.blocks[block].insts.clone() {
            let data = &mut function.insts[inst];
            for edge in data.err.iter_mut().chain(data.boxed.iter_mut()) {
                redirect(edge, found.header, preheader);
            }
        }
        for edge in function.blocks[block].terminator.edges_mut() {
            redirect(edge, found.header, preheader);
        }
    }
    preheader
}

fn redirect(edge: &mut Edge, from: Block, to: Block) {
    if edge.block == from {
        edge.block = to;
    }
}
