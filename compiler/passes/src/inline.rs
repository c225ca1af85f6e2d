//! Puts the bodies of small functions in place of their calls.
//!
//! In: calls of specialized versions, each with the exit behind it. Out: the callee's blocks between the two halves of
//! the caller's block. An exit of the callee then resumes the callee's generic version and, with its result, the caller's
//! behind the call; an exception of the callee goes to where the call's went.

use std::collections::HashMap;

use molt_analysis::Cfg;
use molt_mir::{
    Block, Edge, Exit, ExitFrame, ExitId, ExitValue, FnId, Function, Inst, InstData, Op, Program, Terminator, Value,
};

/// A callee with at most so many instructions outside cold blocks is inlined.
const SMALL: usize = 48;
/// A recursive function with at most so many is inlined into itself.
const SMALL_RECURSIVE: usize = 32;
/// A caller stops growing at so many instructions.
const LARGE: usize = 4000;

/// Inlines in every function, callees before their callers.
pub fn run(program: &mut Program) {
    for id in callees_first(program) {
        if program.functions[id].generic {
            continue;
        }
        let mut caller = program.functions[id].clone();
        let unrolled = inline_own_calls(id, &mut caller);
        if inline_calls(program, id, &mut caller) || unrolled {
            program.functions[id] = caller;
        }
    }
}

/// Puts a small recursive function's body in place of the calls that it makes of itself, once: half of the calls remain.
fn inline_own_calls(id: FnId, function: &mut Function) -> bool {
    let calls = callees(function).into_iter().filter(|&callee| callee == id).count();
    if calls == 0 || calls > 3 || hot_size(function) > SMALL_RECURSIVE {
        return false;
    }
    let original = function.clone();
    let mut pending = function.layout.clone();
    while let Some(block) = pending.pop() {
        let call = function.blocks[block].insts.iter().position(|&inst| {
            let data = &function.insts[inst];
            data.op == Op::CallFn(id) && data.exit.is_some()
        });
        if let Some(index) = call
            && !function.blocks[block].cold
        {
            pending.push(splice(function, block, index, &original));
        }
    }
    true
}

fn callees_first(program: &Program) -> Vec<FnId> {
    let mut order = Vec::new();
    let mut seen = vec![false; program.functions.len()];
    for root in program.functions.keys() {
        let mut stack = vec![(root, false)];
        while let Some((id, done)) = stack.pop() {
            if done {
                order.push(id);
                continue;
            }
            if std::mem::replace(&mut seen[id.as_u32() as usize], true) {
                continue;
            }
            stack.push((id, true));
            stack.extend(callees(&program.functions[id]).into_iter().map(|callee| (callee, false)));
        }
    }
    order
}

fn callees(function: &Function) -> Vec<FnId> {
    insts(function)
        .filter_map(|inst| match function.insts[inst].op {
            Op::CallFn(callee) => Some(callee),
            _ => None,
        })
        .collect()
}

fn insts(function: &Function) -> impl Iterator<Item = Inst> + '_ {
    function.layout.iter().flat_map(|&block| function.blocks[block].insts.iter().copied())
}

/// Instructions that are expected to run.
fn hot_size(function: &Function) -> usize {
    let hot = function.layout.iter().filter(|&&block| !function.blocks[block].cold);
    hot.map(|&block| function.blocks[block].insts.len() + 1).sum()
}

fn inline_calls(program: &Program, caller_id: FnId, caller: &mut Function) -> bool {
    let mut changed = false;
    let mut size = insts(caller).count();
    let mut pending = caller.layout.clone();
    while let Some(block) = pending.pop() {
        if caller.blocks[block].cold {
            continue;
        }
        let call = caller.blocks[block].insts.iter().position(|&inst| {
            let data = &caller.insts[inst];
            matches!(data.op, Op::CallFn(callee) if callee != caller_id && is_small(program, callee))
                && data.exit.is_some()
        });
        let Some(index) = call else { continue };
        let inst = caller.blocks[block].insts[index];
        let Op::CallFn(callee) = caller.insts[inst].op else { unreachable!("just matched") };
        let callee = &program.functions[callee];
        size += insts(callee).count();
        if size > LARGE {
            break;
        }
        let rest = splice(caller, block, index, callee);
        pending.push(rest);
        changed = true;
    }
    changed
}

/// Small, and not calling itself.
fn is_small(program: &Program, id: FnId) -> bool {
    let function = &program.functions[id];
    hot_size(function) <= SMALL && !callees(function).contains(&id)
}

/// Replaces the call at `index` of `block` by the callee's body; returns the block with what followed.
fn splice(caller: &mut Function, block: Block, index: usize, callee: &Function) -> Block {
    let call = caller.blocks[block].insts[index];
    let InstData { args, results, err, exit, .. } = caller.insts[call].clone();
    let exit = exit.expect("only calls with an exit are inlined");
    let rest = caller.add_block();
    let following = caller.blocks[block].insts.split_off(index + 1);
    caller.blocks[block].insts.pop();
    caller.blocks[rest].insts = following;
    caller.blocks[rest].terminator = std::mem::take(&mut caller.blocks[block].terminator);
    // The call's result becomes the parameter of the block behind it.
    let result = results[0];
    caller.values[result].def = molt_mir::ValueDef::Param(rest, 0);
    caller.blocks[rest].params.push(result);

    let outer_frames: Vec<ExitFrame> = caller.exits[exit].frames.iter().map(behind_inner_frame).collect();
    let mut copy = Copy { caller, callee, values: HashMap::new(), blocks: HashMap::new(), exits: HashMap::new() };
    for (&param, &arg) in callee.blocks[callee.entry].params.iter().zip(&args) {
        copy.values.insert(param, arg);
    }
    copy.declare();
    copy.exits(&outer_frames);
    let cfg = Cfg::compute(callee);
    for &source in &cfg.reverse_postorder {
        copy.block(source, rest, err.as_ref().expect("a call of a function can raise"));
    }
    let entry = copy.blocks[&callee.entry];
    caller.blocks[block].terminator = Terminator::Jump(Edge { block: entry, args: Vec::new() });
    rest
}

/// A frame of the call's exit when generic code resumes the callee first.
fn behind_inner_frame(frame: &ExitFrame) -> ExitFrame {
    let values = frame.values.iter().map(|&value| match value {
        ExitValue::CallResult => ExitValue::InnerResult,
        other => other,
    });
    ExitFrame { values: values.collect(), ..frame.clone() }
}

struct Copy<'a> {
    caller: &'a mut Function,
    callee: &'a Function,
    values: HashMap<Value, Value>,
    blocks: HashMap<Block, Block>,
    exits: HashMap<ExitId, ExitId>,
}

impl Copy<'_> {
    /// Makes the blocks and all values, so that they can be mentioned in any order.
    fn declare(&mut self) {
        for &source in &self.callee.layout {
            let made = self.caller.add_block();
            self.caller.blocks[made].cold = self.callee.blocks[source].cold;
            self.blocks.insert(source, made);
            if source != self.callee.entry {
                for &param in &self.callee.blocks[source].params {
                    let data = self.callee.values[param];
                    let value = self.caller.add_param(made, data.repr, data.nullable);
                    self.values.insert(param, value);
                }
            }
            for &inst in &self.callee.blocks[source].insts {
                for &result in &self.callee.insts[inst].results {
                    let placeholder = self.caller.values.push(self.callee.values[result]);
                    self.values.insert(result, placeholder);
                }
            }
        }
    }

    fn exits(&mut self, outer_frames: &[ExitFrame]) {
        for (id, exit) in &self.callee.exits {
            let mut made = exit.clone();
            let mentioned = made.values().all(|value| self.values.contains_key(&value));
            if !mentioned {
                // Of an unreachable block.
                continue;
            }
            for value in made.values_mut() {
                *value = self.values[value];
            }
            made.frames.extend(outer_frames.iter().cloned());
            let copied = self.caller.exits.push(Exit { frames: made.frames });
            self.exits.insert(id, copied);
        }
    }

    fn block(&mut self, source: Block, rest: Block, err: &Edge) {
        let made = self.blocks[&source];
        let data = &self.callee.blocks[source];
        for &inst in &data.insts {
            let original = &self.callee.insts[inst];
            // The caller's own check covers what was inlined.
            if original.op == Op::StackCheck {
                continue;
            }
            let mut copied = original.clone();
            copied.args.iter_mut().for_each(|arg| *arg = self.values[arg]);
            copied.results.iter_mut().for_each(|result| *result = self.values[result]);
            copied.err = copied.err.map(|edge| self.edge(&edge));
            copied.boxed = copied.boxed.map(|edge| self.edge(&edge));
            copied.exit = copied.exit.map(|exit| self.exits[&exit]);
            let results = copied.results.clone();
            let new = self.caller.insts.push(copied);
            for (index, result) in results.into_iter().enumerate() {
                self.caller.values[result].def = molt_mir::ValueDef::Result(new, index as u32);
            }
            self.caller.blocks[made].insts.push(new);
        }
        let mut terminator = data.terminator.clone();
        if let Some(operand) = terminator.operand_mut() {
            *operand = self.values[operand];
        }
        for edge in terminator.edges_mut() {
            *edge = self.edge(edge);
        }
        self.caller.blocks[made].terminator = match terminator {
            Terminator::Return(value) => Terminator::Jump(Edge { block: rest, args: vec![value] }),
            Terminator::ReturnError => Terminator::Jump(err.clone()),
            Terminator::Exit(exit) => Terminator::Exit(self.exits[&exit]),
            Terminator::ReturnBoxed(_) => unreachable!("exits are expanded after inlining"),
            other => other,
        };
    }

    fn edge(&self, edge: &Edge) -> Edge {
        Edge { block: self.blocks[&edge.block], args: edge.args.iter().map(|arg| self.values[arg]).collect() }
    }
}
