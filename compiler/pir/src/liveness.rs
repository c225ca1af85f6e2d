//! Which values are still needed where.
//!
//! An instruction's unwind edge leaves before its results exist, so what the handler needs is live before the instruction.

use std::collections::BTreeSet;

use cranelift_entity::SecondaryMap;

use crate::ir::*;

/// The values live at the start of each block, besides its parameters.
pub struct Liveness {
    live_in: SecondaryMap<Block, BTreeSet<Value>>,
}

/// A place between instructions of a function.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Position {
    /// Right before the n-th instruction of a block, or its terminator when n is their number.
    Before(Block, usize),
    /// Right after the n-th instruction, its results there.
    After(Block, usize),
}

impl Position {
    /// The block.
    pub fn block(self) -> Block {
        match self {
            Position::Before(block, _) | Position::After(block, _) => block,
        }
    }

    /// Index of the first instruction behind it.
    pub fn next_index(self) -> usize {
        match self {
            Position::Before(_, index) => index,
            Position::After(_, index) => index + 1,
        }
    }
}

impl Liveness {
    /// Analyses a function.
    pub fn compute(function: &Function) -> Liveness {
        let mut liveness = Liveness { live_in: SecondaryMap::new() };
        let mut predecessors: SecondaryMap<Block, Vec<Block>> = SecondaryMap::new();
        for &block in &function.layout {
            for edge in function.successors(block) {
                if predecessors[edge.block].last() != Some(&block) {
                    predecessors[edge.block].push(block);
                }
            }
        }
        let mut pending = function.layout.clone();
        let mut queued: BTreeSet<Block> = pending.iter().copied().collect();
        while let Some(block) = pending.pop() {
            queued.remove(&block);
            let mut live = liveness.before(function, block, 0);
            for &param in &function.blocks[block].params {
                live.remove(&param);
            }
            if live != liveness.live_in[block] {
                liveness.live_in[block] = live;
                for &predecessor in &predecessors[block] {
                    if queued.insert(predecessor) {
                        pending.push(predecessor);
                    }
                }
            }
        }
        liveness
    }

    /// The values live at the start of a block, besides its parameters.
    pub fn live_in(&self, block: Block) -> &BTreeSet<Value> {
        &self.live_in[block]
    }

    /// The values live right before the n-th instruction of a block, or its terminator when n is their number.
    pub fn before(&self, function: &Function, block: Block, index: usize) -> BTreeSet<Value> {
        let data = &function.blocks[block];
        let mut live = BTreeSet::new();
        for edge in data.terminator.edges() {
            self.add_edge(edge, &mut live);
        }
        if let Terminator::Branch(value, ..) | Terminator::Return(value) = data.terminator {
            live.insert(value);
        }
        for &inst in data.insts[index..].iter().rev() {
            let inst = &function.insts[inst];
            for &result in &inst.results {
                live.remove(&result);
            }
            if let Some(edge) = &inst.unwind {
                self.add_edge(edge, &mut live);
            }
            for &arg in &inst.args {
                live.insert(arg);
            }
        }
        live
    }

    fn add_edge(&self, edge: &Edge, live: &mut BTreeSet<Value>) {
        live.extend(&self.live_in[edge.block]);
        live.extend(&edge.args);
    }
}

/// The values live at a position, in a fixed order: after an instruction all its results come first, live or not; the
/// others follow by their numbers. Where the result is checked when control goes on behind the instruction (see
/// [`Op::resumed_check`](crate::ops::Op::resumed_check)), they include what its handler needs.
pub fn live_values(function: &Function, position: Position) -> Vec<Value> {
    Liveness::compute(function).live_values(function, position)
}

impl Liveness {
    /// As the function of the same name.
    pub fn live_values(&self, function: &Function, position: Position) -> Vec<Value> {
        let mut live = self.before(function, position.block(), position.next_index());
        let mut results: &[Value] = &[];
        if let Position::After(block, index) = position {
            let inst = &function.insts[function.blocks[block].insts[index]];
            results = &inst.results;
            if let Some(edge) = &inst.unwind
                && inst.op.resumed_check().is_some()
            {
                self.add_edge(edge, &mut live);
            }
        }
        let others = live.into_iter().filter(|value| !results.contains(value));
        results.iter().copied().chain(others).collect()
    }
}
