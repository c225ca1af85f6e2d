//! Finds the value of a variable at any place of a function, adding block parameters where values meet.
//!
//! The algorithm of Braun et al., "Simple and Efficient Construction of Static Single Assignment Form": a block whose
//! predecessors are all known is *sealed*; reading a variable in an unsealed block makes a parameter that is completed when the block is sealed.
//! An unwind edge counts as a predecessor that leaves at its instruction, so definitions are recorded with their
//! position in the block. Parameters that turn out to be superfluous are left to `simplify::remove_trivial_params`.

use std::collections::{HashMap, VecDeque};

use cranelift_entity::{PrimaryMap, SecondaryMap, entity_impl};

use crate::ir::*;

/// Something that is assigned in several places.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Variable(u32);
entity_impl!(Variable, "variable");

/// An edge that enters a block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Predecessor {
    /// The n-th edge of a block's terminator.
    Terminator(Block, usize),
    /// The unwind edge of the n-th instruction of a block.
    Unwind(Block, usize),
}

/// The variables of one function.
pub struct Variables {
    names: PrimaryMap<Variable, Option<Name>>,
    blocks: SecondaryMap<Block, BlockState>,
    /// What a variable is where nothing defined it.
    undefined: Value,
    /// Parameters whose arguments are still to be found, oldest first, since edges list arguments in the order of parameters.
    pending: VecDeque<(Variable, Block)>,
    made: Vec<Value>,
}

#[derive(Clone, Default)]
struct BlockState {
    predecessors: Vec<Predecessor>,
    sealed: bool,
    /// For each variable, the number of instructions before each definition, and the value; in order.
    definitions: HashMap<Variable, Vec<(usize, Value)>>,
    /// Variables with a parameter made before the block was sealed, in order.
    incomplete: Vec<Variable>,
}

impl Variables {
    /// No variables; `undefined` is what reading one yields where no definition reaches.
    pub fn new(undefined: Value) -> Variables {
        Variables {
            names: PrimaryMap::new(),
            blocks: SecondaryMap::new(),
            undefined,
            pending: VecDeque::new(),
            made: Vec::new(),
        }
    }

    /// A new variable; the name is for readers of dumps.
    pub fn declare(&mut self, name: Option<Name>) -> Variable {
        self.names.push(name)
    }

    /// Defines a variable in a block behind its first `position` instructions.
    pub fn write(&mut self, function: &mut Function, variable: Variable, block: Block, position: usize, value: Value) {
        if value != self.undefined && function.values[value].name.is_none() {
            function.values[value].name.clone_from(&self.names[variable]);
        }
        let definitions = self.blocks[block].definitions.entry(variable).or_default();
        let index = definitions.partition_point(|&(at, _)| at <= position);
        definitions.insert(index, (position, value));
    }

    /// The value of a variable in a block behind its first `position` instructions.
    pub fn read(&mut self, function: &mut Function, variable: Variable, block: Block, position: usize) -> Value {
        let value = self.find(function, variable, block, position);
        self.complete_params(function);
        value
    }

    /// Records an edge into an unsealed block. The edge exists already and has its arguments but for variables.
    pub fn add_predecessor(&mut self, block: Block, predecessor: Predecessor) {
        debug_assert!(!self.blocks[block].sealed, "{block} is sealed");
        self.blocks[block].predecessors.push(predecessor);
    }

    /// Whether any edge into a block was recorded.
    pub fn has_predecessors(&self, block: Block) -> bool {
        !self.blocks[block].predecessors.is_empty()
    }

    /// Declares that all edges into a block have been recorded.
    pub fn seal(&mut self, function: &mut Function, block: Block) {
        let state = &mut self.blocks[block];
        state.sealed = true;
        for variable in std::mem::take(&mut state.incomplete) {
            self.pending.push_back((variable, block));
        }
        self.complete_params(function);
    }

    /// The parameters made so far.
    pub fn params_made(&self) -> &[Value] {
        &self.made
    }

    fn find(&mut self, function: &mut Function, variable: Variable, block: Block, position: usize) -> Value {
        let (mut at, mut position) = (block, position);
        let mut passed = Vec::new();
        let value = loop {
            let state = &self.blocks[at];
            if let Some(value) = state.lookup(variable, position) {
                break value;
            }
            passed.push(at);
            match (state.sealed, &state.predecessors[..]) {
                (true, []) => break self.undefined,
                // Unreachable blocks may be their own only predecessors.
                (true, _) if passed.len() > function.blocks.len() => break self.undefined,
                (true, &[predecessor]) => (at, position) = predecessor.place(function),
                (sealed, _) => {
                    let param = function.add_block_param(at, self.names[variable].clone());
                    self.made.push(param);
                    if sealed {
                        self.pending.push_back((variable, at));
                    } else {
                        self.blocks[at].incomplete.push(variable);
                    }
                    break param;
                }
            }
        };
        for block in passed {
            self.blocks[block].definitions.entry(variable).or_default().insert(0, (0, value));
        }
        value
    }

    fn complete_params(&mut self, function: &mut Function) {
        while let Some((variable, block)) = self.pending.pop_front() {
            for predecessor in self.blocks[block].predecessors.clone() {
                let (from, position) = predecessor.place(function);
                let value = self.find(function, variable, from, position);
                predecessor.edge_mut(function).args.push(value);
            }
        }
    }
}

impl BlockState {
    fn lookup(&self, variable: Variable, position: usize) -> Option<Value> {
        let definitions = self.definitions.get(&variable)?;
        let index = definitions.partition_point(|&(at, _)| at <= position);
        Some(definitions[index.checked_sub(1)?].1)
    }
}

impl Predecessor {
    /// Where the edge leaves.
    fn place(self, function: &Function) -> (Block, usize) {
        match self {
            Predecessor::Terminator(block, _) => (block, function.blocks[block].insts.len()),
            Predecessor::Unwind(block, index) => (block, index),
        }
    }

    fn edge_mut(self, function: &mut Function) -> &mut Edge {
        match self {
            Predecessor::Terminator(block, index) => function.blocks[block].terminator.edges_mut().swap_remove(index),
            Predecessor::Unwind(block, index) => {
                let inst = function.blocks[block].insts[index];
                function.insts[inst].unwind.as_mut().expect("the edge was recorded from this instruction")
            }
        }
    }
}
