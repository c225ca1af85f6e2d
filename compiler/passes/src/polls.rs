//! Takes polls out of the rounds of counting loops, which they would keep from being vectorized.
//!
//! In: innermost loops that poll for signals in every round. Out: a loop that counts to a known end and calls nothing runs in
//! strips of [`STRIP`](molt_mir::STRIP) and polls between them; one that is known to be short does not poll at all.
//!
//! ```text
//! h(i): poll; i < end ? body : out          h(i): i < end ? s : out
//! …                                    ⇒    s: e = strip_end i, end; jump m(i)
//!       jump h(i + 1)                       m(i'): jump body
//!                                           …      jump n(i' + 1)
//!                                           n(j): j < e ? m(j) : o
//!                                           o: j < end ? p : out
//!                                           p: poll; jump h(j)
//! ```
//!
//! Runs behind `bounds`, whose loops count to ends from outside.

use std::collections::BTreeMap;

use molt_analysis::{Cfg, Dominators, Loop, Loops};
use molt_mir::{Block, Cmp, Edge, Exit, Function, Inst, IntOp, Op, Repr, STRIP, Terminator, Value, ValueDef};

use crate::bounds::{Version, keeps_objects, repair};

/// A loop with guards is not vectorized in any case. Where it has more instructions than this, a poll hardly shows, and
/// LLVM does better with a loop whose start it knows.
const SMALL: usize = 40;

/// Rewrites the function's innermost counting loops.
pub fn run(function: &mut Function) {
    if function.generic {
        return;
    }
    let cfg = Cfg::compute(function);
    let dominators = Dominators::compute(function, &cfg);
    let loops = Loops::compute(function, &cfg, &dominators);
    for found in loops.innermost() {
        let Some(counting) = Counting::of(function, found, &cfg) else { continue };
        if counting.is_short {
            let insts = &function.insts;
            function.blocks[found.header].insts.retain(|&inst| insts[inst].op != Op::Poll);
        } else {
            counting.strip(function, found);
        }
    }
}

/// A loop that its header leaves when a counter reaches an end.
struct Counting {
    /// Position of the counter among the header's parameters.
    position: usize,
    end: Value,
    body: Edge,
    /// What is added in each round, where its sign is not known.
    step: Option<Value>,
    is_short: bool,
}

impl Counting {
    fn of(function: &Function, found: &Loop, cfg: &Cfg) -> Option<Counting> {
        let header = &function.blocks[found.header];
        let polls = header.insts.iter().filter(|&&inst| function.insts[inst].op == Op::Poll).count();
        let plain = header.insts.iter().all(|&inst| {
            let data = &function.insts[inst];
            data.op == Op::Poll || data.exit.is_none()
        });
        let insts = found.blocks.iter().flat_map(|&block| &function.blocks[block].insts);
        let simple = insts.clone().all(|&inst| keeps_objects(function, inst));
        let guards = insts.clone().filter(|&&inst| function.insts[inst].exit.is_some()).count() - polls;
        if guards > 0 && insts.count() > SMALL {
            return None;
        }
        if polls != 1 || !plain || !simple {
            return None;
        }
        let Terminator::Branch(condition, body, out) = &header.terminator else { return None };
        if !found.blocks.contains(&body.block) || found.blocks.contains(&out.block) || body.block == found.header {
            return None;
        }
        let test = &function.insts[function.defining_inst(*condition)?];
        let position = header.params.iter().position(|&param| param == test.args[0])?;
        let end = test.args[1];
        let end_is_known = match function.values[end].def {
            ValueDef::Param(block, _) => !found.blocks.contains(&block),
            // What the header computes is the same in every round when it depends on nothing that the loop changes.
            ValueDef::Result(inst, _) => {
                !header.insts.contains(&inst)
                    || !function.insts[inst].args.iter().any(|arg| header.params.contains(arg))
            }
        };
        if test.op != Op::ICmp(Cmp::Lt) || !end_is_known {
            return None;
        }
        let mut step = None;
        for &latch in &found.latches {
            for edge in function.blocks[latch].terminator.edges() {
                if edge.block != found.header {
                    continue;
                }
                let next = &function.insts[function.defining_inst(edge.args[position])?];
                if !matches!(next.op, Op::Int(IntOp::Add) | Op::IntChecked(IntOp::Add)) || next.args[0] != test.args[0]
                {
                    return None;
                }
                let added = next.args[1];
                let is_positive = function.int_constant(added).is_some_and(|added| added > 0);
                if !is_positive {
                    if is_inside(function, found, added) || step.is_some_and(|step| step != added) {
                        return None;
                    }
                    step = Some(added);
                }
            }
        }
        let starts = cfg.predecessors[found.header].iter().filter(|block| !found.blocks.contains(block));
        let mut begins = starts.flat_map(|&block| function.successors(block)).filter(|edge| edge.block == found.header);
        let is_short = step.is_none()
            && function.int_constant(end).is_some_and(|end| {
                begins.all(|edge| {
                    let start = function.int_constant(edge.args[position]);
                    start.and_then(|start| end.checked_sub(start)).is_some_and(|length| length <= STRIP)
                })
            });
        Some(Counting { position, end, body: body.clone(), step, is_short })
    }

    fn strip(&self, function: &mut Function, found: &Loop) {
        let header = found.header;
        let params = function.blocks[header].params.clone();
        let insts = std::mem::take(&mut function.blocks[header].insts);
        let (polls, insts): (Vec<Inst>, Vec<Inst>) =
            insts.into_iter().partition(|&inst| function.insts[inst].op == Op::Poll);
        let [begin, round, next, over, poll] = std::array::from_fn(|_| function.add_block());

        // Copies stand for what the header defines: in the rounds, and behind the last one.
        let rounds = copy_header(function, &params, &insts, round, round);
        let behind = copy_header(function, &params, &insts, next, over);
        function.blocks[header].insts = insts;
        for &block in found.blocks.iter().filter(|&&block| block != header) {
            rename(function, block, &rounds);
            for edge in function.blocks[block].terminator.edges_mut() {
                if edge.block == header {
                    edge.block = next;
                }
            }
        }
        let copied = |copies: &BTreeMap<Value, Value>, args: &[Value]| -> Vec<Value> {
            args.iter().map(|&arg| copy_of(copies, arg)).collect()
        };
        let args = copied(&rounds, &self.body.args);
        function.blocks[round].terminator = Terminator::Jump(Edge { block: self.body.block, args });

        let counter = params[self.position];
        let end = self.strip_end(function, begin, counter);
        function.blocks[begin].terminator = Terminator::Jump(Edge { block: round, args: params.clone() });
        let Terminator::Branch(condition, body, out) = &mut function.blocks[header].terminator else {
            unreachable!("the header branches")
        };
        *body = Edge { block: begin, args: Vec::new() };
        let (condition, out) = (*condition, out.clone());

        let goes_on = function.append_value(next, Op::ICmp(Cmp::Lt), &[copy_of(&behind, counter), end], Repr::Bool);
        let again = Edge { block: round, args: copied(&behind, &params) };
        let ends = Edge { block: over, args: Vec::new() };
        function.blocks[next].terminator = Terminator::Branch(goes_on, again, ends);
        let out = Edge { block: out.block, args: copied(&behind, &out.args) };
        let polls_now = Edge { block: poll, args: Vec::new() };
        function.blocks[over].terminator = Terminator::Branch(copy_of(&behind, condition), polls_now, out);
        function.blocks[poll].cold = true;
        function.blocks[poll].insts = polls;
        rename(function, poll, &behind);
        function.blocks[poll].terminator = Terminator::Jump(Edge { block: header, args: copied(&behind, &params) });

        let inside = found.blocks.iter().copied().filter(|&block| block != header).chain([round]);
        let first = Version { blocks: [header, begin].into(), values: BTreeMap::new() };
        let rounds = Version { blocks: inside.collect(), values: rounds };
        let behind = Version { blocks: [next, over, poll].into(), values: behind };
        repair(function, &[first, rounds, behind]);
    }

    fn strip_end(&self, function: &mut Function, block: Block, counter: Value) -> Value {
        let end = function.append_value(block, Op::StripEnd, &[counter, self.end], Repr::I64);
        let Some(step) = self.step else { return end };
        // A loop that does not count up polls in every round.
        let zero = function.append_value(block, Op::IConst(0), &[], Repr::I64);
        let counts_up = function.append_value(block, Op::ICmp(Cmp::Gt), &[step, zero], Repr::Bool);
        let none = function.append_value(block, Op::IConst(i64::MIN), &[], Repr::I64);
        function.append_value(block, Op::Select, &[counts_up, end, none], Repr::I64)
    }
}

/// Copies a header: its parameters to one block, its instructions to another. What stands for what.
fn copy_header(
    function: &mut Function,
    params: &[Value],
    insts: &[Inst],
    for_params: Block,
    for_insts: Block,
) -> BTreeMap<Value, Value> {
    let mut copies = BTreeMap::new();
    for &param in params {
        let data = function.values[param];
        copies.insert(param, function.add_param(for_params, data.repr, data.nullable));
    }
    for &inst in insts {
        let data = function.insts[inst].clone();
        let shape = |&result: &Value| (function.values[result].repr, function.values[result].nullable);
        let shapes: Vec<(Repr, bool)> = data.results.iter().map(shape).collect();
        let args: Vec<Value> = data.args.iter().map(|&arg| copy_of(&copies, arg)).collect();
        let copy = function.make_inst(data.op, args, &shapes, None, None);
        function.blocks[for_insts].insts.push(copy);
        copies.extend(data.results.into_iter().zip(function.insts[copy].results.clone()));
    }
    copies
}

fn copy_of(copies: &BTreeMap<Value, Value>, value: Value) -> Value {
    copies.get(&value).copied().unwrap_or(value)
}

fn is_inside(function: &Function, found: &Loop, value: Value) -> bool {
    match function.values[value].def {
        ValueDef::Param(block, _) => found.blocks.contains(&block),
        ValueDef::Result(inst, _) => found.blocks.iter().any(|&block| function.blocks[block].insts.contains(&inst)),
    }
}

/// Puts copies in place of values in a block, in exits of its own.
fn rename(function: &mut Function, block: Block, copies: &BTreeMap<Value, Value>) {
    for inst in function.blocks[block].insts.clone() {
        if let Some(exit) = function.insts[inst].exit {
            let mut renamed: Exit = function.exits[exit].clone();
            renamed.values_mut().for_each(|value| *value = copy_of(copies, *value));
            let renamed = function.exits.push(renamed);
            function.insts[inst].exit = Some(renamed);
        }
        function.insts[inst].args.iter_mut().for_each(|arg| *arg = copy_of(copies, *arg));
    }
    let terminator = &mut function.blocks[block].terminator;
    if let Some(operand) = terminator.operand_mut() {
        *operand = copy_of(copies, *operand);
    }
    for edge in terminator.edges_mut() {
        edge.args.iter_mut().for_each(|arg| *arg = copy_of(copies, *arg));
    }
}
