//! What the order of a function's blocks says: reverse postorder, dominators, loops, who uses a value.

use cranelift_entity::{EntityRef, EntitySet, SecondaryMap};
use molt_pir::{Block, Function, Inst, Op, Terminator, Value, ValueDef};

/// Facts about a function's control flow.
pub struct Cfg {
    /// Reachable blocks in reverse postorder.
    pub order: Vec<Block>,
    /// Place of each block in `order`; `u32::MAX` for unreachable ones.
    pub position: SecondaryMap<Block, u32>,
    /// Immediate dominators; the entry's is itself.
    pub dominator: SecondaryMap<Block, Option<Block>>,
    /// Edges into each block: where from, and which of that block's edges (numbered as by `Function::successors`).
    pub incoming: SecondaryMap<Block, Vec<(Block, usize)>>,
    /// Blocks that lie on a cycle.
    pub in_loop: EntitySet<Block>,
    /// Blocks whose processing depends on a value.
    pub users: SecondaryMap<Value, Vec<Block>>,
    /// The block of each instruction.
    pub block_of: SecondaryMap<Inst, Option<Block>>,
}

impl Cfg {
    /// Looks at a function.
    pub fn new(function: &Function) -> Cfg {
        let order = reverse_postorder(function);
        let mut position = SecondaryMap::with_default(u32::MAX);
        for (index, &block) in order.iter().enumerate() {
            position[block] = index as u32;
        }
        let mut cfg = Cfg {
            order,
            position,
            dominator: SecondaryMap::new(),
            incoming: SecondaryMap::new(),
            in_loop: EntitySet::new(),
            users: SecondaryMap::new(),
            block_of: SecondaryMap::new(),
        };
        for &block in &cfg.order {
            for (index, edge) in function.successors(block).into_iter().enumerate() {
                cfg.incoming[edge.block].push((block, index));
            }
            for &inst in &function.blocks[block].insts {
                cfg.block_of[inst] = Some(block);
            }
        }
        cfg.find_dominators(function.entry);
        cfg.find_loops();
        cfg.find_users(function);
        cfg
    }

    /// Whether the block was found from the entry.
    pub fn is_reachable(&self, block: Block) -> bool {
        self.position[block] != u32::MAX
    }

    fn find_dominators(&mut self, entry: Block) {
        self.dominator[entry] = Some(entry);
        let mut changed = true;
        while changed {
            changed = false;
            for index in 1..self.order.len() {
                let block = self.order[index];
                let mut common: Option<Block> = None;
                for &(from, _) in &self.incoming[block] {
                    if self.dominator[from].is_some() {
                        common = Some(common.map_or(from, |other| self.common_dominator(from, other)));
                    }
                }
                if self.dominator[block] != common {
                    self.dominator[block] = common;
                    changed = true;
                }
            }
        }
    }

    fn common_dominator(&self, mut a: Block, mut b: Block) -> Block {
        while a != b {
            while self.position[a] > self.position[b] {
                a = self.dominator[a].unwrap_or(a);
            }
            while self.position[b] > self.position[a] {
                b = self.dominator[b].unwrap_or(b);
            }
        }
        a
    }

    fn find_loops(&mut self) {
        for index in 0..self.order.len() {
            let head = self.order[index];
            let mut pending: Vec<Block> = self.incoming[head]
                .iter()
                .map(|&(from, _)| from)
                .filter(|&from| self.position[from] >= index as u32)
                .collect();
            if pending.is_empty() {
                continue;
            }
            let mut body = EntitySet::new();
            body.insert(head);
            self.in_loop.insert(head);
            while let Some(block) = pending.pop() {
                // In an irreducible region the walk may leave through a second entry; blocks before the head end it.
                if self.position[block] < index as u32 || !body.insert(block) {
                    continue;
                }
                self.in_loop.insert(block);
                pending.extend(self.incoming[block].iter().map(|&(from, _)| from));
            }
        }
    }

    fn find_users(&mut self, function: &Function) {
        fn add(users: &mut SecondaryMap<Value, Vec<Block>>, value: Value, block: Block) {
            if users[value].last() != Some(&block) {
                users[value].push(block);
            }
        }
        for &block in &self.order {
            let data = &function.blocks[block];
            for &inst in &data.insts {
                let data = &function.insts[inst];
                let unwind = data.unwind.iter().flat_map(|edge| &edge.args);
                for &value in data.args.iter().chain(unwind) {
                    add(&mut self.users, value, block);
                }
                // A call looks through its callee at the object whose method was loaded.
                if let (Op::Call(_), Some(&callee)) = (&data.op, data.args.first())
                    && let ValueDef::Result(load, _) = function.values[callee].def
                {
                    for &object in &function.insts[load].args {
                        add(&mut self.users, object, block);
                    }
                }
            }
            for edge in data.terminator.edges() {
                for &value in &edge.args {
                    add(&mut self.users, value, block);
                }
            }
            match &data.terminator {
                Terminator::Branch(condition, ..) => {
                    for value in values_behind(function, *condition) {
                        add(&mut self.users, value, block);
                    }
                }
                Terminator::Return(value) => add(&mut self.users, *value, block),
                _ => {}
            }
        }
    }
}

/// The values that a branch on `condition` can tell something about, and those that it looks at for that.
fn values_behind(function: &Function, condition: Value) -> Vec<Value> {
    let mut found = vec![condition];
    let mut next = 0;
    while next < found.len() && found.len() < 16 {
        if let ValueDef::Result(inst, _) = function.values[found[next]].def {
            let data = &function.insts[inst];
            if matches!(
                data.op,
                Op::Not | Op::Truth | Op::IsNull | Op::Is | Op::Compare(_) | Op::CheckBound(..) | Op::Call(_)
            ) {
                for &arg in &data.args {
                    if !found.contains(&arg) {
                        found.push(arg);
                    }
                }
            }
        }
        next += 1;
    }
    found
}

fn reverse_postorder(function: &Function) -> Vec<Block> {
    let mut visited: EntitySet<Block> = EntitySet::new();
    let mut postorder = Vec::new();
    let mut stack = vec![(function.entry, 0usize)];
    visited.insert(function.entry);
    let mut successors: SecondaryMap<Block, Option<Vec<Block>>> = SecondaryMap::with_capacity(function.blocks.len());
    while let Some((block, next)) = stack.pop() {
        let targets = successors[block]
            .get_or_insert_with(|| function.successors(block).into_iter().map(|edge| edge.block).collect::<Vec<_>>());
        // Later edges first, so that the first edge's target comes first in reverse postorder.
        match targets.len().checked_sub(next + 1).map(|index| targets[index]) {
            Some(target) => {
                stack.push((block, next + 1));
                if visited.insert(target) {
                    stack.push((target, 0));
                }
            }
            None => postorder.push(block),
        }
    }
    postorder.reverse();
    debug_assert!(postorder.first().is_none_or(|first| first.index() == function.entry.index()));
    postorder
}
