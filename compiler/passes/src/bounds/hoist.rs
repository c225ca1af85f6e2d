//! Which guards of a loop can be tested in front of it, and how.

use std::collections::{BTreeMap, BTreeSet};

use molt_analysis::{Loop, roots::parent_object};
use molt_mir::{Block, Cmp, Edge, Function, Inst, IntOp, Op, Repr, Terminator, Value, ValueDef};

/// Constant distances from the counter beyond this are not looked at; lengths leave room for them.
const FAR: i64 = 1 << 31;

/// Tests to make in front of a loop, in order, and the guards that they make unnecessary.
pub struct Plan {
    /// Guards to leave out of the copy.
    pub removed: BTreeSet<Inst>,
    tests: Vec<Test>,
    /// The loop's instructions.
    insts: BTreeSet<Inst>,
}

enum Test {
    /// A condition that does not change in the loop.
    Invariant(Value),
    /// The counter's step, which does not change in the loop, is positive.
    Positive(Value),
    /// `counter + distance` stays within `0..length` while the counter goes from its start up to `stop`.
    Bounds { start: Value, stop: Value, distance: i64, length: Value },
}

/// A header parameter that grows by a positive constant until it reaches `stop`.
struct Counter {
    param: Value,
    stop: Value,
    /// Where it is no positive constant.
    step: Option<Value>,
}

/// Finds what can be tested in front of the loop.
pub fn plan(function: &Function, found: &Loop, preheader: Block) -> Plan {
    let insts: BTreeSet<Inst> =
        found.blocks.iter().flat_map(|&block| function.blocks[block].insts.iter().copied()).collect();
    let mut plan = Plan { removed: BTreeSet::new(), tests: Vec::new(), insts };
    let finder = Finder { function, found, insts: plan.insts.clone() };
    let counter = finder.counter();
    // Where a guard stays, nothing that it may protect is read ahead of it.
    let mut protected = true;
    for block in finder.blocks_in_order() {
        for &inst in &function.blocks[block].insts {
            let data = &function.insts[inst];
            if data.exit.is_none() {
                continue;
            }
            if data.op != Op::Guard {
                protected = false;
                continue;
            }
            let condition = data.args[0];
            if finder.is_invariant(condition, protected) {
                plan.tests.push(Test::Invariant(condition));
                plan.removed.insert(inst);
            } else if block != found.header
                && let Some(test) = counter.as_ref().and_then(|counter| finder.bounds(counter, condition, protected))
            {
                plan.tests.push(test);
                plan.removed.insert(inst);
            } else {
                protected = false;
            }
        }
    }
    let has_bounds = plan.tests.iter().any(|test| matches!(test, Test::Bounds { .. }));
    if let Some(step) = counter.as_ref().and_then(|counter| counter.step)
        && has_bounds
    {
        plan.tests.insert(0, Test::Positive(step));
    }
    // In front of the loop, the counter is what it starts with.
    if let Some(position) = counter
        .and_then(|counter| function.blocks[found.header].params.iter().position(|&param| param == counter.param))
    {
        for test in &mut plan.tests {
            if let Test::Bounds { start, .. } = test {
                *start = function.blocks[preheader].params[position];
            }
        }
    }
    plan
}

struct Finder<'a> {
    function: &'a Function,
    found: &'a Loop,
    insts: BTreeSet<Inst>,
}

impl Finder<'_> {
    fn is_outside(&self, value: Value) -> bool {
        match self.function.values[value].def {
            ValueDef::Param(block, _) => !self.found.blocks.contains(&block),
            ValueDef::Result(inst, _) => !self.insts.contains(&inst),
        }
    }

    /// The loop's blocks that run in every iteration before others, header first.
    fn blocks_in_order(&self) -> Vec<Block> {
        let mut order = vec![self.found.header];
        let mut next = 0;
        while next < order.len() {
            for edge in self.function.successors(order[next]) {
                if self.found.blocks.contains(&edge.block) && !order.contains(&edge.block) {
                    order.push(edge.block);
                }
            }
            next += 1;
        }
        order
    }

    /// Whether a value can be computed in front of the loop. Reading an element needs its guards, which `protected` says have
    /// all been moved.
    fn is_invariant(&self, value: Value, protected: bool) -> bool {
        if self.is_outside(value) {
            return true;
        }
        let ValueDef::Result(inst, _) = self.function.values[value].def else { return false };
        let data = &self.function.insts[inst];
        let computable = match &data.op {
            // The loop writes raw elements only, which no test of an object's fields reads.
            Op::Load(_) => true,
            Op::LoadIndexed(access) => protected && access.width == molt_mir::Width::Obj,
            Op::IsClass(_) => true,
            op => op.row().flags.contains(&"pure") && data.exit.is_none(),
        };
        let raw = !matches!(self.function.repr(value), Repr::Obj) || parent_object(self.function, value).is_some();
        computable && raw && data.args.iter().all(|&arg| self.is_invariant(arg, protected))
    }

    fn counter(&self) -> Option<Counter> {
        let header = &self.function.blocks[self.found.header];
        let Terminator::Branch(condition, then, other) = &header.terminator else { return None };
        if !self.found.blocks.contains(&then.block) || self.found.blocks.contains(&other.block) {
            return None;
        }
        let inst = self.function.defining_inst(*condition)?;
        let data = &self.function.insts[inst];
        if data.op != Op::ICmp(Cmp::Lt) || !self.is_outside(data.args[1]) {
            return None;
        }
        let param = data.args[0];
        let position = header.params.iter().position(|&other| other == param)?;
        let stop = data.args[1];
        let mut step = None;
        for &latch in &self.found.latches {
            for edge in self.function.successors(latch) {
                if edge.block != self.found.header {
                    continue;
                }
                let next = edge.args[position];
                if matches!(self.distance(param, next), Some(1..FAR)) {
                    continue;
                }
                let added = self.added_to(param, next)?;
                if step.is_some_and(|step| step != added) {
                    return None;
                }
                step = Some(added);
            }
        }
        Some(Counter { param, stop, step })
    }

    /// `s`, where `value` is `base + s` and `s` comes from outside of the loop.
    fn added_to(&self, base: Value, value: Value) -> Option<Value> {
        let data = &self.function.insts[self.function.defining_inst(value)?];
        let is_sum = data.op == Op::Int(IntOp::Add) && data.args[0] == base;
        (is_sum && self.is_outside(data.args[1])).then(|| data.args[1])
    }

    /// `value - base`, when that is a constant.
    fn distance(&self, base: Value, value: Value) -> Option<i64> {
        if value == base {
            return Some(0);
        }
        let inst = self.function.defining_inst(value)?;
        let data = &self.function.insts[inst];
        let constant = |value| self.function.int_constant(value).filter(|constant| (-FAR..FAR).contains(constant));
        let sum = match data.op {
            Op::Int(IntOp::Add) | Op::IntChecked(IntOp::Add) => match constant(data.args[1]) {
                Some(distance) => self.distance(base, data.args[0])? + distance,
                None => self.distance(base, data.args[1])? + constant(data.args[0])?,
            },
            Op::Int(IntOp::Sub) | Op::IntChecked(IntOp::Sub) => {
                self.distance(base, data.args[0])? - constant(data.args[1])?
            }
            _ => return None,
        };
        (-FAR..FAR).contains(&sum).then_some(sum)
    }

    fn bounds(&self, counter: &Counter, condition: Value, protected: bool) -> Option<Test> {
        let inst = self.function.defining_inst(condition)?;
        let data = &self.function.insts[inst];
        if data.op != Op::ICmp(Cmp::Below) {
            return None;
        }
        let (index, length) = (data.args[0], data.args[1]);
        let distance = self.distance(counter.param, self.index_from_front(index))?;
        self.is_invariant(length, protected).then_some(Test::Bounds {
            start: counter.param,
            stop: counter.stop,
            distance,
            length,
        })
    }

    /// The index before `index < 0 ? index + length : index`; the test that it is not negative comes with the bounds.
    fn index_from_front(&self, index: Value) -> Value {
        let Some(inst) = self.function.defining_inst(index) else { return index };
        let data = &self.function.insts[inst];
        if data.op != Op::Select {
            return index;
        }
        let Some(test) = self.function.defining_inst(data.args[0]) else { return index };
        let test = &self.function.insts[test];
        let is_zero = self.function.int_constant(test.args[1]) == Some(0);
        if test.op == Op::ICmp(Cmp::Lt) && test.args[0] == data.args[2] && is_zero { data.args[2] } else { index }
    }
}

impl Plan {
    /// Writes the tests in the preheader and the blocks behind it: all true, to the copy; else to the original.
    pub fn emit(&self, function: &mut Function, preheader: Block, original: Block, copy: Block) {
        let args = function.blocks[preheader].params.clone();
        let mut emitter = Emitter { function, block: preheader, insts: &self.insts, made: BTreeMap::new() };
        for test in &self.tests {
            let conditions = match test {
                Test::Invariant(condition) => vec![emitter.compute(*condition)],
                Test::Positive(step) => {
                    let zero = emitter.constant(0);
                    vec![emitter.append(Op::ICmp(Cmp::Gt), &[*step, zero], Repr::Bool)]
                }
                Test::Bounds { start, stop, distance, length } => {
                    let lowest = emitter.constant(-distance);
                    let index_from_front = emitter.append(Op::ICmp(Cmp::Ge), &[*start, lowest], Repr::Bool);
                    let length = emitter.compute(*length);
                    let stop = emitter.compute(*stop);
                    let distance = emitter.constant(*distance);
                    let highest = emitter.append(Op::Int(IntOp::Sub), &[length, distance], Repr::I64);
                    let to_end = emitter.append(Op::ICmp(Cmp::Le), &[stop, highest], Repr::Bool);
                    vec![index_from_front, to_end]
                }
            };
            for condition in conditions {
                let next = emitter.function.add_block();
                let slow = Edge { block: original, args: args.clone() };
                let go_on = Edge { block: next, args: Vec::new() };
                emitter.function.blocks[emitter.block].terminator = Terminator::Branch(condition, go_on, slow);
                emitter.block = next;
            }
        }
        let block = emitter.block;
        function.blocks[block].terminator = Terminator::Jump(Edge { block: copy, args });
    }
}

struct Emitter<'a> {
    function: &'a mut Function,
    block: Block,
    insts: &'a BTreeSet<Inst>,
    /// What stands for values of the loop here.
    made: BTreeMap<Value, Value>,
}

impl Emitter<'_> {
    fn append(&mut self, op: Op, args: &[Value], repr: Repr) -> Value {
        self.function.append_value(self.block, op, args, repr)
    }

    fn constant(&mut self, value: i64) -> Value {
        self.append(Op::IConst(value), &[], Repr::I64)
    }

    /// Repeats what computes an invariant value in the loop; values from outside stand for themselves.
    fn compute(&mut self, value: Value) -> Value {
        if let Some(&made) = self.made.get(&value) {
            return made;
        }
        let ValueDef::Result(inst, index) = self.function.values[value].def else { return value };
        if !self.insts.contains(&inst) {
            return value;
        }
        let data = self.function.insts[inst].clone();
        let args: Vec<Value> = data.args.iter().map(|&arg| self.compute(arg)).collect();
        let shapes: Vec<(Repr, bool)> = data
            .results
            .iter()
            .map(|&result| (self.function.values[result].repr, self.function.values[result].nullable))
            .collect();
        let copy = self.function.make_inst(data.op, args, &shapes, None, None);
        self.function.blocks[self.block].insts.push(copy);
        let made = self.function.insts[copy].results[index as usize];
        self.made.insert(value, made);
        made
    }
}
