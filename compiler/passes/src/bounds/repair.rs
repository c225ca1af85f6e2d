//! Makes values of a loop that are used behind it valid again when the loop has two copies: where both copies' values
//! meet, a block parameter takes their place (on-the-fly SSA construction after Braun et al.).

use std::collections::{BTreeMap, BTreeSet, HashMap};

use molt_analysis::Cfg;
use molt_mir::{Block, Edge, Function, Value};

/// A copy of a loop, or of a part of it.
pub(crate) struct Version {
    /// Its blocks.
    pub blocks: BTreeSet<Block>,
    /// What stands in them for the original's values; others stand for themselves.
    pub values: BTreeMap<Value, Value>,
}

/// Rewrites every use, outside of all versions, of a value that has several.
pub(crate) fn repair(function: &mut Function, versions: &[Version]) {
    let cfg = Cfg::compute(function);
    let home: HashMap<Block, usize> = versions
        .iter()
        .enumerate()
        .flat_map(|(index, version)| version.blocks.iter().map(move |&block| (block, index)))
        .collect();
    let several = versions.iter().flat_map(|version| version.values.keys().copied()).collect();
    let mut repair = Repair { versions, cfg: &cfg, home, several, current: HashMap::new() };
    for &block in &cfg.reverse_postorder {
        // Arguments of edges that leave a version are that version's own values already.
        if !repair.home.contains_key(&block) {
            repair.block(function, block);
        }
    }
}

struct Repair<'a> {
    versions: &'a [Version],
    cfg: &'a Cfg,
    /// Which version a block belongs to.
    home: HashMap<Block, usize>,
    several: BTreeSet<Value>,
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
        uses.retain(|value| self.several.contains(value));
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
            Some(&version) => self.versions[version].values.get(&value).copied().unwrap_or(value),
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
