//! Makes values of a loop that are used behind it valid again when the loop has two copies: where both copies' values
//! meet, a block parameter takes their place (on-the-fly SSA construction after Braun et al.).

use std::collections::{BTreeMap, HashMap};

use molt_analysis::{Cfg, Loop};
use molt_mir::{Block, Edge, Function, Value};

use super::clone::Copy;

/// Rewrites every use, outside of both copies, of a value that the loop defines.
pub fn repair(function: &mut Function, found: &Loop, copy: &Copy) {
    let cfg = Cfg::compute(function);
    let in_copies = |block: Block| found.blocks.contains(&block) || copy.blocks.values().any(|&made| made == block);
    let home: HashMap<Block, bool> = found
        .blocks
        .iter()
        .map(|&block| (block, false))
        .chain(copy.blocks.values().map(|&block| (block, true)))
        .collect();
    let mut repair = Repair { copy, cfg: &cfg, home, current: HashMap::new() };
    for &block in &cfg.reverse_postorder {
        if in_copies(block) {
            // Arguments of edges that leave a copy are that copy's own values already.
            continue;
        }
        repair.block(function, block);
    }
}

struct Repair<'a> {
    copy: &'a Copy,
    cfg: &'a Cfg,
    /// Blocks of the original (false) and of the copy (true).
    home: HashMap<Block, bool>,
    /// What stands for a loop's value at the entry of a block behind the loop.
    current: HashMap<(Block, Value), Value>,
}

impl Repair<'_> {
    fn block(&mut self, function: &mut Function, block: Block) {
        let mut uses: Vec<Value> = Vec::new();
        for &inst in &function.blocks[block].insts {
            let data = &function.insts[inst];
            uses.extend(&data.args);
            uses.extend(data.err.iter().chain(&data.boxed).flat_map(|edge| &edge.args));
            uses.extend(data.exit.iter().flat_map(|&exit| function.exits[exit].values()));
        }
        let terminator = &function.blocks[block].terminator;
        uses.extend(terminator.operands());
        uses.extend(terminator.edges().into_iter().flat_map(|edge| &edge.args));
        if let molt_mir::Terminator::Exit(exit) = terminator {
            uses.extend(function.exits[*exit].values());
        }
        uses.retain(|value| self.copy.values.contains_key(value));
        uses.sort_unstable();
        uses.dedup();
        let replaced: BTreeMap<Value, Value> =
            uses.into_iter().map(|value| (value, self.at_entry(function, block, value))).collect();
        if !replaced.is_empty() {
            rewrite(function, block, &replaced);
        }
    }

    /// The value at the entry of a block behind the loop.
    fn at_entry(&mut self, function: &mut Function, block: Block, value: Value) -> Value {
        if let Some(&known) = self.current.get(&(block, value)) {
            return known;
        }
        let predecessors = self.cfg.predecessors[block].clone();
        let mut unique = predecessors.clone();
        unique.sort_unstable();
        unique.dedup();
        if let [only] = unique.as_slice() {
            let known = self.at_exit(function, *only, value);
            self.current.insert((block, value), known);
            return known;
        }
        let data = function.values[value];
        let param = function.add_param(block, data.repr, data.nullable);
        self.current.insert((block, value), param);
        for predecessor in unique {
            let arg = self.at_exit(function, predecessor, value);
            append_args(function, predecessor, block, arg);
        }
        param
    }

    fn at_exit(&mut self, function: &mut Function, block: Block, value: Value) -> Value {
        match self.home.get(&block) {
            Some(false) => value,
            Some(true) => self.copy.values[&value],
            None => self.at_entry(function, block, value),
        }
    }
}

fn append_args(function: &mut Function, from: Block, to: Block, arg: Value) {
    let push = |edge: &mut Edge| {
        if edge.block == to {
            edge.args.push(arg);
        }
    };
    for inst in function.blocks[from].insts.clone() {
        let data = &mut function.insts[inst];
        data.err.iter_mut().chain(data.boxed.iter_mut()).for_each(push);
    }
    function.blocks[from].terminator.edges_mut().into_iter().for_each(push);
}

fn rewrite(function: &mut Function, block: Block, replaced: &BTreeMap<Value, Value>) {
    let change = |value: &mut Value| {
        if let Some(&new) = replaced.get(value) {
            *value = new;
        }
    };
    let mut exits = Vec::new();
    for inst in function.blocks[block].insts.clone() {
        let data = &mut function.insts[inst];
        data.args.iter_mut().for_each(change);
        for edge in data.err.iter_mut().chain(data.boxed.iter_mut()) {
            // Parameters that were just added receive what was put there for them.
            edge.args.iter_mut().for_each(change);
        }
        exits.extend(data.exit);
    }
    let terminator = &mut function.blocks[block].terminator;
    if let Some(operand) = terminator.operand_mut() {
        change(operand);
    }
    for edge in terminator.edges_mut() {
        edge.args.iter_mut().for_each(change);
    }
    if let molt_mir::Terminator::Exit(exit) = terminator {
        exits.push(*exit);
    }
    exits.sort_unstable();
    exits.dedup();
    for exit in exits {
        function.exits[exit].values_mut().for_each(change);
    }
}
