//! Liveness of counted values, where a use of a borrowed word or of a pointer into an object also uses the object.

use cranelift_entity::SecondaryMap;
use molt_analysis::{Cfg, roots::parent_object};
use molt_mir::{Block, Edge, Function, Inst, Op, Value};

use super::classify::{Class, Classes};

/// A set of values by their dense number.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct BitSet {
    words: Vec<u64>,
}

impl BitSet {
    /// An empty set with room for `size` members.
    pub fn new(size: usize) -> BitSet {
        BitSet { words: vec![0; size.div_ceil(64)] }
    }

    /// Adds a member.
    pub fn insert(&mut self, index: u32) {
        self.words[index as usize / 64] |= 1 << (index % 64);
    }

    /// Removes a member.
    pub fn remove(&mut self, index: u32) {
        self.words[index as usize / 64] &= !(1 << (index % 64));
    }

    /// Whether it is a member.
    pub fn contains(&self, index: u32) -> bool {
        self.words[index as usize / 64] & (1 << (index % 64)) != 0
    }

    /// Adds all members of another set of the same size.
    pub fn union(&mut self, other: &BitSet) {
        for (word, &other) in self.words.iter_mut().zip(&other.words) {
            *word |= other;
        }
    }

    /// Members in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.words.iter().enumerate().flat_map(|(position, &word)| {
            let mut rest = word;
            std::iter::from_fn(move || {
                if rest == 0 {
                    return None;
                }
                let bit = rest.trailing_zeros();
                rest &= rest - 1;
                Some(position as u32 * 64 + bit)
            })
        })
    }
}

/// Values live at the entry of each block (its parameters left out).
pub struct Liveness {
    live_in: SecondaryMap<Block, BitSet>,
}

impl Liveness {
    /// Iterates to the fixed point.
    pub fn compute(function: &Function, cfg: &Cfg, classes: &Classes) -> Liveness {
        let empty = BitSet::new(classes.dense.len());
        let mut liveness = Liveness { live_in: SecondaryMap::with_default(empty) };
        let mut changed = true;
        while changed {
            changed = false;
            for &block in cfg.reverse_postorder.iter().rev() {
                let live = liveness.walk_backward(function, classes, block, |_, _| ());
                if live != liveness.live_in[block] {
                    liveness.live_in[block] = live;
                    changed = true;
                }
            }
        }
        liveness
    }

    /// Values live at the entry of a block.
    pub fn live_in(&self, block: Block) -> &BitSet {
        &self.live_in[block]
    }

    /// What is needed along an edge: the target's live values and the arguments.
    pub fn along(&self, function: &Function, classes: &Classes, edge: &Edge) -> BitSet {
        let mut live = self.live_in[edge.block].clone();
        for &arg in &edge.args {
            self.add_use(function, classes, arg, &mut live);
        }
        live
    }

    /// What is needed right before a block's terminator.
    pub fn before_terminator(&self, function: &Function, classes: &Classes, block: Block) -> BitSet {
        let mut live = BitSet::new(classes.dense.len());
        let terminator = &function.blocks[block].terminator;
        for edge in terminator.edges() {
            live.union(&self.along(function, classes, edge));
        }
        if let Some(operand) = terminator.operands() {
            self.add_use(function, classes, operand, &mut live);
        }
        live
    }

    /// Visits a block's instructions from last to first with the values live right after each (on its normal path);
    /// returns those live at the block's entry.
    pub fn walk_backward(
        &self,
        function: &Function,
        classes: &Classes,
        block: Block,
        mut visit: impl FnMut(Inst, &BitSet),
    ) -> BitSet {
        let mut live = self.before_terminator(function, classes, block);
        for &inst in function.blocks[block].insts.iter().rev() {
            visit(inst, &live);
            self.step(function, classes, inst, &mut live);
        }
        for &param in &function.blocks[block].params {
            if let Some(index) = classes.index[param] {
                live.remove(index);
            }
        }
        live
    }

    /// Takes `live` from right after an instruction to right before it.
    pub fn step(&self, function: &Function, classes: &Classes, inst: Inst, live: &mut BitSet) {
        let data = &function.insts[inst];
        for &result in &data.results {
            if let Some(index) = classes.index[result] {
                live.remove(index);
            }
        }
        for edge in data.err.iter().chain(&data.boxed) {
            live.union(&self.along(function, classes, edge));
        }
        for_each_operand(function, inst, |operand| self.add_use(function, classes, operand, live));
    }

    /// Adds a value and what keeps it alive.
    pub fn add_use(&self, function: &Function, classes: &Classes, value: Value, live: &mut BitSet) {
        let mut current = value;
        loop {
            if let Some(index) = classes.index[current] {
                live.insert(index);
            }
            // An owner needs no keeper.
            if matches!(classes.get(current), Class::Owned | Class::Counted | Class::Held) {
                return;
            }
            // An array on the stack borrows its words for as long as it is used.
            if let Some(inst) = function.defining_inst(current)
                && function.insts[inst].op == Op::StackArray
            {
                for &word in &function.insts[inst].args {
                    self.add_use(function, classes, word, live);
                }
                return;
            }
            match parent_object(function, current) {
                Some(parent) => current = parent,
                None => return,
            }
        }
    }
}

/// Calls `visit` with each operand.
pub fn for_each_operand(function: &Function, inst: Inst, mut visit: impl FnMut(Value)) {
    for &arg in &function.insts[inst].args {
        visit(arg);
    }
}
