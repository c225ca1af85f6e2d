//! Takes away what says nothing: branches on known conditions, guards that always hold, block parameters that only ever
//! receive one value, chains of blocks, instructions whose results nobody uses.
//!
//! Runs before `ownership`, so that no reference is counted for a value that is never used.

use std::collections::HashMap;

use cranelift_entity::SecondaryMap;
use molt_analysis::Cfg;
use molt_mir::{Block, BoolOp, Function, Inst, Op, Repr, Terminator, Value, ValueDef, effects};

/// Repeats until nothing changes.
pub fn run(function: &mut Function) {
    loop {
        let mut changed = fold(function);
        changed |= remove_trivial_params(function);
        changed |= merge_chains(function);
        changed |= remove_dead(function);
        if !changed {
            return;
        }
    }
}

/// Conditions known at compile time.
fn fold(function: &mut Function) -> bool {
    let mut changed = false;
    for block in function.layout.clone() {
        let mut kept: Vec<Inst> = Vec::new();
        for inst in std::mem::take(&mut function.blocks[block].insts) {
            let args = function.insts[inst].args.clone();
            let folded = match function.insts[inst].op {
                Op::Guard if function.bool_constant(args[0]) == Some(true) => {
                    changed = true;
                    continue;
                }
                Op::Not => function.bool_constant(args[0]).map(|value| !value),
                Op::Bool(op) => fold_logic(op, function.bool_constant(args[0]), function.bool_constant(args[1])),
                Op::IsNull if !function.values[args[0]].nullable => Some(false),
                _ => None,
            };
            if let Some(value) = folded {
                function.insts[inst].op = Op::BConst(value);
                function.insts[inst].args.clear();
                changed = true;
            }
            kept.push(inst);
        }
        function.blocks[block].insts = kept;
        if let Terminator::Branch(condition, then, other) = &function.blocks[block].terminator
            && let Some(inst) = function.defining_inst(*condition)
            && function.insts[inst].op == Op::Not
        {
            let swapped = Terminator::Branch(function.insts[inst].args[0], other.clone(), then.clone());
            function.blocks[block].terminator = swapped;
            changed = true;
        }
        if let Terminator::Branch(condition, then, other) = &function.blocks[block].terminator
            && let Some(value) = function.bool_constant(*condition)
        {
            let taken = if value { then.clone() } else { other.clone() };
            function.blocks[block].terminator = Terminator::Jump(taken);
            changed = true;
        }
    }
    changed
}

fn fold_logic(op: BoolOp, a: Option<bool>, b: Option<bool>) -> Option<bool> {
    match (op, a, b) {
        (BoolOp::And, Some(a), Some(b)) => Some(a && b),
        (BoolOp::Or, Some(a), Some(b)) => Some(a || b),
        (BoolOp::Xor, Some(a), Some(b)) => Some(a != b),
        (BoolOp::And, Some(false), _) | (BoolOp::And, _, Some(false)) => Some(false),
        (BoolOp::Or, Some(true), _) | (BoolOp::Or, _, Some(true)) => Some(true),
        _ => None,
    }
}

/// Parameters all of whose arguments are the same value (or the parameter itself) become that value.
fn remove_trivial_params(function: &mut Function) -> bool {
    let cfg = Cfg::compute(function);
    // Blocks that an instruction passes a value of its own to keep their parameters.
    let mut incoming: HashMap<Value, Option<Value>> = HashMap::new();
    let mut fixed: SecondaryMap<Block, bool> = SecondaryMap::new();
    for &block in &cfg.reverse_postorder {
        for &inst in &function.blocks[block].insts {
            if let Some(edge) = &function.insts[inst].boxed {
                fixed[edge.block] = true;
            }
        }
        for edge in function.successors(block) {
            let params = &function.blocks[edge.block].params;
            if params.len() != edge.args.len() {
                continue;
            }
            for (&param, &arg) in params.iter().zip(&edge.args) {
                if arg == param {
                    continue;
                }
                incoming
                    .entry(param)
                    .and_modify(|seen| {
                        if *seen != Some(arg) {
                            *seen = None;
                        }
                    })
                    .or_insert(Some(arg));
            }
        }
    }
    let mut replaced: HashMap<Value, Value> = HashMap::new();
    for &block in &cfg.reverse_postorder {
        if block == function.entry || fixed[block] {
            continue;
        }
        for &param in &function.blocks[block].params {
            if let Some(&Some(only)) = incoming.get(&param) {
                // A null that is known to be excluded here must not lose that knowledge.
                if function.values[only].nullable && !function.values[param].nullable {
                    continue;
                }
                replaced.insert(param, only);
            }
        }
    }
    if replaced.is_empty() {
        return false;
    }
    let removed: Vec<Value> = replaced.keys().copied().collect();
    substitute(function, &replaced);
    let mut positions: HashMap<Block, Vec<usize>> = HashMap::new();
    for param in removed {
        if let ValueDef::Param(block, index) = function.values[param].def {
            positions.entry(block).or_default().push(index as usize);
        }
    }
    for (block, mut indices) in positions {
        indices.sort_unstable_by(|a, b| b.cmp(a));
        for &index in &indices {
            function.blocks[block].params.remove(index);
        }
        for (index, param) in function.blocks[block].params.clone().into_iter().enumerate() {
            function.values[param].def = ValueDef::Param(block, index as u32);
        }
        for source in function.layout.clone() {
            for inst in function.blocks[source].insts.clone() {
                let data = &mut function.insts[inst];
                for edge in data.err.iter_mut() {
                    remove_args(edge, block, &indices);
                }
            }
            for edge in function.blocks[source].terminator.edges_mut() {
                remove_args(edge, block, &indices);
            }
        }
    }
    true
}

fn remove_args(edge: &mut molt_mir::Edge, block: Block, descending: &[usize]) {
    if edge.block == block {
        for &index in descending {
            edge.args.remove(index);
        }
    }
}

/// Replaces values everywhere, following chains.
pub(crate) fn substitute(function: &mut Function, replaced: &HashMap<Value, Value>) {
    let resolve = |value: &mut Value| {
        let mut steps = 0;
        while let Some(&next) = replaced.get(value) {
            *value = next;
            steps += 1;
            if steps > replaced.len() {
                break;
            }
        }
    };
    for block in function.layout.clone() {
        for inst in function.blocks[block].insts.clone() {
            let data = &mut function.insts[inst];
            data.args.iter_mut().for_each(resolve);
            for edge in data.err.iter_mut().chain(data.boxed.iter_mut()) {
                edge.args.iter_mut().for_each(resolve);
            }
        }
        let terminator = &mut function.blocks[block].terminator;
        if let Some(operand) = terminator.operand_mut() {
            resolve(operand);
        }
        for edge in terminator.edges_mut() {
            edge.args.iter_mut().for_each(resolve);
        }
    }
    for exit in function.exits.values_mut() {
        exit.values_mut().for_each(resolve);
    }
}

/// A block that only one jump leads to is put behind that jump.
fn merge_chains(function: &mut Function) -> bool {
    let cfg = Cfg::compute(function);
    let mut changed = function.layout.len() != cfg.reverse_postorder.len();
    function.layout.retain(|&block| cfg.is_reachable(block));
    let mut merged: SecondaryMap<Block, bool> = SecondaryMap::new();
    let mut all_replaced: HashMap<Value, Value> = HashMap::new();
    for &block in &cfg.reverse_postorder {
        if merged[block] {
            continue;
        }
        while let Terminator::Jump(edge) = &function.blocks[block].terminator {
            let target = edge.block;
            let alone = cfg.predecessors[target].len() == 1 && target != function.entry && target != block;
            if !alone || function.blocks[target].cold != function.blocks[block].cold {
                break;
            }
            let params = function.blocks[target].params.clone();
            let replaced: HashMap<Value, Value> = params.into_iter().zip(edge.args.clone()).collect();
            let loses_knowledge =
                replaced.iter().any(|(&param, &arg)| function.values[arg].nullable && !function.values[param].nullable);
            if loses_knowledge {
                break;
            }
            let insts = std::mem::take(&mut function.blocks[target].insts);
            let terminator = std::mem::take(&mut function.blocks[target].terminator);
            function.blocks[block].insts.extend(insts);
            function.blocks[block].terminator = terminator;
            function.blocks[target].params.clear();
            merged[target] = true;
            all_replaced.extend(replaced);
            changed = true;
        }
    }
    function.layout.retain(|&block| !merged[block]);
    if !all_replaced.is_empty() {
        substitute(function, &all_replaced);
    }
    changed
}

/// Instructions without effect whose results nothing uses.
fn remove_dead(function: &mut Function) -> bool {
    let mut used: SecondaryMap<Value, bool> = SecondaryMap::new();
    let mut work: Vec<Value> = Vec::new();
    let mut exits_used = std::collections::HashSet::new();
    let mark = |value: Value, used: &mut SecondaryMap<Value, bool>, work: &mut Vec<Value>| {
        if !std::mem::replace(&mut used[value], true) {
            work.push(value);
        }
    };
    for &block in &function.layout {
        let data = &function.blocks[block];
        for &inst in &data.insts {
            let inst_data = &function.insts[inst];
            if !is_removable(function, inst) {
                for &arg in &inst_data.args {
                    mark(arg, &mut used, &mut work);
                }
            }
            for edge in inst_data.err.iter().chain(&inst_data.boxed) {
                for &arg in &edge.args {
                    mark(arg, &mut used, &mut work);
                }
            }
            exits_used.extend(inst_data.exit);
        }
        if let Terminator::Exit(exit) = data.terminator {
            exits_used.insert(exit);
        }
        if let Some(operand) = data.terminator.operands() {
            mark(operand, &mut used, &mut work);
        }
        for edge in data.terminator.edges() {
            for &arg in &edge.args {
                mark(arg, &mut used, &mut work);
            }
        }
    }
    for exit in exits_used {
        for value in function.exits[exit].values() {
            mark(value, &mut used, &mut work);
        }
    }
    while let Some(value) = work.pop() {
        if let Some(inst) = function.defining_inst(value) {
            for &arg in &function.insts[inst].args {
                mark(arg, &mut used, &mut work);
            }
        }
    }
    let mut changed = false;
    for block in function.layout.clone() {
        let mut insts = std::mem::take(&mut function.blocks[block].insts);
        let before = insts.len();
        insts.retain(|&inst| {
            !is_removable(function, inst) || function.insts[inst].results.iter().any(|&result| used[result])
        });
        changed |= insts.len() != before;
        function.blocks[block].insts = insts;
    }
    changed
}

fn is_removable(function: &Function, inst: Inst) -> bool {
    let effects = effects(function, inst);
    let data = &function.insts[inst];
    // A word on the stack has to be taken, or its reference is lost.
    !matches!(data.op, Op::TakeSlot(_))
        && !effects.writes
        && !effects.user_code
        && !effects.releases
        && !effects.may_leave
        && !data.results.is_empty()
        && data.results.iter().all(|&result| function.repr(result) != Repr::Ptr || is_address(&data.op))
}

/// Pointers that are no arrays on the stack, whose order with the calls that use them matters.
fn is_address(op: &Op) -> bool {
    matches!(op, Op::Addr(_) | Op::NullPtr | Op::Load(_))
}
