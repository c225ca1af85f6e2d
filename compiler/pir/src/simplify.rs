//! Removes what SSA construction leaves behind: parameters that always carry the same value, values nobody uses, blocks
//! nothing leads to; and numbers everything anew.

use std::collections::HashSet;

use cranelift_entity::{EntitySet, PrimaryMap, SecondaryMap, packed_option::ReservedValue};

use crate::ir::*;
use crate::nullable::nullable_values;
use crate::ops::Op;

/// Replaces block parameters among `candidates` that receive one value on all edges by that value.
pub fn remove_trivial_params(function: &mut Function, candidates: &[Value]) {
    let candidates: HashSet<Value> = candidates.iter().copied().collect();
    let mut replacement = Replacement::default();
    loop {
        let mut incoming = incoming_arguments(function, &candidates, &replacement);
        let mut changed = false;
        for &block in &function.layout {
            for &param in &function.blocks[block].params {
                if !candidates.contains(&param) || replacement.get(param) != param {
                    continue;
                }
                let arguments = &mut incoming[param];
                arguments.iter_mut().for_each(|argument| *argument = replacement.get(*argument));
                arguments.retain(|&argument| argument != param);
                if let Some(&value) = arguments.first()
                    && arguments.iter().all(|&argument| argument == value)
                {
                    replacement.0[param] = value;
                    changed = true;
                }
            }
        }
        if !changed {
            break;
        }
    }
    function.for_each_use_mut(|value| *value = replacement.get(*value));
    remove_params(function, |param| replacement.get(param) != param);
}

/// For each candidate, the arguments on all edges to its block.
fn incoming_arguments(
    function: &Function,
    candidates: &HashSet<Value>,
    replacement: &Replacement,
) -> SecondaryMap<Value, Vec<Value>> {
    let mut incoming: SecondaryMap<Value, Vec<Value>> = SecondaryMap::new();
    for &block in &function.layout {
        for edge in function.successors(block) {
            for (&param, &argument) in function.blocks[edge.block].params.iter().zip(&edge.args) {
                let argument = replacement.get(argument);
                if candidates.contains(&param) && !incoming[param].contains(&argument) {
                    incoming[param].push(argument);
                }
            }
        }
    }
    incoming
}

/// What stands for each replaced value; the reserved value where nothing does.
struct Replacement(SecondaryMap<Value, Value>);

impl Default for Replacement {
    fn default() -> Replacement {
        Replacement(SecondaryMap::with_default(Value::reserved_value()))
    }
}

impl Replacement {
    fn get(&self, mut value: Value) -> Value {
        while let Some(&next) = self.0.get(value)
            && next != Value::reserved_value()
        {
            value = next;
        }
        value
    }
}

/// Replaces each `check_bound` of a value that is never null by that value.
pub fn remove_needless_bound_checks(function: &mut Function) {
    let nullable = nullable_values(function);
    let mut replacement = Replacement::default();
    for &block in &function.layout {
        let insts = &mut function.blocks[block].insts;
        insts.retain(|&inst| {
            let data = &function.insts[inst];
            let needless = matches!(data.op, Op::CheckBound(..)) && !nullable.contains(data.args[0]);
            if needless {
                replacement.0[data.results[0]] = data.args[0];
            }
            !needless
        });
    }
    function.for_each_use_mut(|value| *value = replacement.get(*value));
}

/// Removes polls that are not in a cycle: a body that always leaves its loop has no second round.
pub fn remove_needless_polls(function: &mut Function) {
    for block in function.layout.clone() {
        let polls = function.blocks[block].insts.iter().any(|&inst| function.insts[inst].op == Op::Poll);
        if polls && !reaches(function, block, block) {
            let insts = &function.insts;
            function.blocks[block].insts.retain(|&inst| insts[inst].op != Op::Poll);
        }
    }
}

/// Whether control can go from the end of a block to the start of another.
fn reaches(function: &Function, from: Block, to: Block) -> bool {
    let mut seen = EntitySet::new();
    let mut pending = vec![from];
    while let Some(block) = pending.pop() {
        for edge in function.successors(block) {
            if edge.block == to {
                return true;
            }
            if seen.insert(edge.block) {
                pending.push(edge.block);
            }
        }
    }
    false
}

/// Removes blocks that nothing leads to from the layout.
pub fn remove_unreachable_blocks(function: &mut Function) {
    let mut reachable = EntitySet::new();
    reachable.insert(function.entry);
    let mut pending = vec![function.entry];
    while let Some(block) = pending.pop() {
        for edge in function.successors(block) {
            if reachable.insert(edge.block) {
                pending.push(edge.block);
            }
        }
    }
    function.layout.retain(|&block| reachable.contains(block));
}

/// Joins each block that ends in a jump with the block it jumps to, where no other edge enters that one.
pub fn merge_blocks(function: &mut Function) {
    let mut entered: SecondaryMap<Block, u32> = SecondaryMap::new();
    for &block in &function.layout {
        for edge in function.successors(block) {
            entered[edge.block] += 1;
        }
    }
    let mut replacement = Replacement::default();
    let mut merged = EntitySet::new();
    for block in function.layout.clone() {
        if merged.contains(block) {
            continue;
        }
        while let Terminator::Jump(edge) = &function.blocks[block].terminator
            && entered[edge.block] == 1
        {
            let edge = edge.clone();
            merged.insert(edge.block);
            let next = &mut function.blocks[edge.block];
            let insts = std::mem::take(&mut next.insts);
            let terminator = std::mem::replace(&mut next.terminator, Terminator::Unreachable);
            for (&param, &argument) in next.params.iter().zip(&edge.args) {
                replacement.0[param] = argument;
            }
            function.blocks[block].insts.extend(insts);
            function.blocks[block].terminator = terminator;
        }
    }
    function.layout.retain(|&block| !merged.contains(block));
    function.for_each_use_mut(|value| *value = replacement.get(*value));
}

/// Removes constants, `unbound`s and parameters whose values are not used.
pub fn remove_unused_values(function: &mut Function) {
    let mut used: EntitySet<Value> = EntitySet::new();
    let mut pending = Vec::new();
    let mut incoming: SecondaryMap<Value, Vec<Value>> = SecondaryMap::new();
    for &block in &function.layout {
        for &inst in &function.blocks[block].insts {
            pending.extend_from_slice(&function.insts[inst].args);
        }
        match function.blocks[block].terminator {
            Terminator::Branch(value, ..) | Terminator::Return(value) => pending.push(value),
            _ => {}
        }
        for edge in function.successors(block) {
            for (&param, &argument) in function.blocks[edge.block].params.iter().zip(&edge.args) {
                incoming[param].push(argument);
            }
        }
    }
    pending.extend_from_slice(&function.blocks[function.entry].params);
    while let Some(value) = pending.pop() {
        if used.insert(value) {
            pending.extend_from_slice(&incoming[value]);
        }
    }
    remove_params(function, |param| !used.contains(param));
    for &block in &function.layout {
        function.blocks[block].insts.retain(|&inst| {
            let data = &function.insts[inst];
            let removable = matches!(data.op, Op::Const(_) | Op::Unbound | Op::ClosureCell(_));
            !removable || data.results.iter().any(|&result| used.contains(result))
        });
    }
}

fn remove_params(function: &mut Function, remove: impl Fn(Value) -> bool) {
    let mut kept: SecondaryMap<Block, Vec<bool>> = SecondaryMap::new();
    for &block in &function.layout {
        kept[block] = function.blocks[block].params.iter().map(|&param| !remove(param)).collect();
    }
    function.for_each_edge_mut(|edge| {
        let mut flags = kept[edge.block].iter();
        edge.args.retain(|_| *flags.next().unwrap_or(&true));
    });
    for block in function.layout.clone() {
        let mut flags = kept[block].iter();
        function.blocks[block].params.retain(|_| *flags.next().unwrap_or(&true));
        for (index, &param) in function.blocks[block].params.iter().enumerate() {
            function.values[param].def = ValueDef::Param(block, index as u32);
        }
    }
}

/// Numbers blocks, instructions, values and sites by their order in the layout and drops unused ones.
pub fn renumber(function: &mut Function) {
    let old = std::mem::replace(
        function,
        Function::new("".into(), "".into(), function.module, function.kind, Params::default()),
    );
    let mut blocks = SecondaryMap::with_default(Block::reserved_value());
    let mut values = SecondaryMap::with_default(Value::reserved_value());
    let mut sites = SecondaryMap::with_default(SiteId::reserved_value());
    let mut new = Function {
        layout: Vec::new(),
        blocks: PrimaryMap::new(),
        insts: PrimaryMap::new(),
        values: PrimaryMap::new(),
        sites: PrimaryMap::new(),
        ..old
    };
    for &block in &old.layout {
        blocks[block] = new.add_block();
        for &param in &old.blocks[block].params {
            values[param] = new.add_block_param(blocks[block], old.values[param].name.clone());
        }
        for &inst in &old.blocks[block].insts {
            let data = &old.insts[inst];
            if let Some(site) = data.site
                && sites[site] == SiteId::reserved_value()
            {
                sites[site] = new.sites.push(old.sites[site]);
            }
            let copy = new.make_inst(
                data.op.clone(),
                data.args.iter().copied(),
                data.results.len(),
                data.unwind.clone(),
                data.site.map(|site| sites[site]),
            );
            for (index, &result) in data.results.iter().enumerate() {
                values[result] = new.insts[copy].results[index];
                new.values[values[result]].name.clone_from(&old.values[result].name);
            }
            new.blocks[blocks[block]].insts.push(copy);
        }
        new.blocks[blocks[block]].terminator = old.blocks[block].terminator.clone();
    }
    new.entry = blocks[old.entry];
    new.for_each_use_mut(|value| *value = values[*value]);
    new.for_each_edge_mut(|edge| edge.block = blocks[edge.block]);
    *function = new;
}
