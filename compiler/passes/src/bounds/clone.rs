//! A second copy of a loop.

use std::collections::{BTreeMap, BTreeSet};

use molt_analysis::Loop;
use molt_mir::{Block, Edge, ExitId, Function, Inst, Value, ValueDef};

/// What stands for what in the copy.
pub struct Copy {
    /// Blocks.
    pub blocks: BTreeMap<Block, Block>,
    /// Values defined in the loop.
    pub values: BTreeMap<Value, Value>,
}

/// Copies the loop's blocks without the instructions in `left_out`. Edges out of the loop go where the original's go.
pub fn clone_blocks(function: &mut Function, found: &Loop, left_out: &BTreeSet<Inst>) -> Copy {
    let mut copy = Copy { blocks: BTreeMap::new(), values: BTreeMap::new() };
    for &block in &found.blocks {
        let made = function.add_block();
        function.blocks[made].cold = function.blocks[block].cold;
        copy.blocks.insert(block, made);
        for param in function.blocks[block].params.clone() {
            let data = function.values[param];
            let value = function.add_param(made, data.repr, data.nullable);
            copy.values.insert(param, value);
        }
        for inst in function.blocks[block].insts.clone() {
            for result in function.insts[inst].results.clone() {
                let value = function.values.push(function.values[result]);
                copy.values.insert(result, value);
            }
        }
    }
    let mut exits: BTreeMap<ExitId, ExitId> = BTreeMap::new();
    for &block in &found.blocks {
        let made = copy.blocks[&block];
        for inst in function.blocks[block].insts.clone() {
            if left_out.contains(&inst) {
                continue;
            }
            let mut data = function.insts[inst].clone();
            data.args.iter_mut().for_each(|arg| *arg = copy.value(*arg));
            data.results.iter_mut().for_each(|result| *result = copy.values[result]);
            for edge in data.err.iter_mut().chain(data.boxed.iter_mut()) {
                copy.redirect(edge);
            }
            data.exit = data.exit.map(|exit| {
                *exits.entry(exit).or_insert_with(|| {
                    let mut made = function.exits[exit].clone();
                    made.values_mut().for_each(|value| *value = copy.value(*value));
                    function.exits.push(made)
                })
            });
            let results = data.results.clone();
            let new = function.insts.push(data);
            for (index, result) in results.into_iter().enumerate() {
                function.values[result].def = ValueDef::Result(new, index as u32);
            }
            function.blocks[made].insts.push(new);
        }
        let mut terminator = function.blocks[block].terminator.clone();
        if let molt_mir::Terminator::Exit(exit) = &mut terminator {
            let mut made = function.exits[*exit].clone();
            made.values_mut().for_each(|value| *value = copy.value(*value));
            *exit = function.exits.push(made);
        }
        if let Some(operand) = terminator.operand_mut() {
            *operand = copy.value(*operand);
        }
        for edge in terminator.edges_mut() {
            copy.redirect(edge);
        }
        function.blocks[made].terminator = terminator;
    }
    copy
}

impl Copy {
    fn value(&self, value: Value) -> Value {
        self.values.get(&value).copied().unwrap_or(value)
    }

    fn redirect(&self, edge: &mut Edge) {
        edge.block = self.blocks.get(&edge.block).copied().unwrap_or(edge.block);
        edge.args.iter_mut().for_each(|arg| *arg = self.value(*arg));
    }
}
