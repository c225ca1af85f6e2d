//! Writes the `incref`s and `decref`s.

use std::collections::{BTreeMap, HashMap};

use molt_analysis::Cfg;
use molt_mir::{Block, Edge, Function, Inst, Op, OperandOwnership, Repr, Terminator, Value, operand_ownership};

use super::classify::{Class, Classes};
use super::liveness::{BitSet, Liveness, for_each_operand};

/// Rewrites every block.
pub fn insert(function: &mut Function, cfg: &Cfg, classes: &Classes, liveness: &Liveness) {
    let mut insertion = Insertion { classes, liveness, edge_blocks: HashMap::new() };
    for &block in &cfg.reverse_postorder {
        insertion.block(function, block);
    }
}

/// Counts to change on the way along an edge.
#[derive(Clone, PartialEq, Eq, Hash, Default)]
struct Adjustment {
    increments: Vec<Value>,
    decrements: Vec<Value>,
}

impl Adjustment {
    fn is_empty(&self) -> bool {
        self.increments.is_empty() && self.decrements.is_empty()
    }

    fn emit(&self, function: &mut Function) -> Vec<Inst> {
        let increments = self.increments.iter().map(|&value| (Op::IncRef, value));
        let decrements = self.decrements.iter().map(|&value| (Op::DecRef, value));
        increments.chain(decrements).map(|(op, value)| count(function, op, value)).collect()
    }
}

struct Insertion<'a> {
    classes: &'a Classes,
    liveness: &'a Liveness,
    /// Blocks that adjust and go on, shared by edges that need the same.
    edge_blocks: HashMap<(Block, Adjustment, bool), Block>,
}

impl Insertion<'_> {
    fn block(&mut self, function: &mut Function, block: Block) {
        let insts = std::mem::take(&mut function.blocks[block].insts);
        // Built from last to first, reversed at the end.
        let mut rewritten = Vec::with_capacity(insts.len() * 2);
        let mut live = self.terminator(function, block, &mut rewritten);
        for &inst in insts.iter().rev() {
            let after = live.clone();
            self.liveness.step(function, self.classes, inst, &mut live);
            self.instruction(function, inst, &live, &after, &mut rewritten);
        }
        let mut dead = Vec::new();
        for &param in &function.blocks[block].params {
            if let Some(index) = self.classes.index[param]
                && self.classes.owns(param)
                && !live.contains(index)
            {
                dead.push(param);
            }
        }
        for value in dead {
            let inst = count(function, Op::DecRef, value);
            rewritten.push(inst);
        }
        rewritten.reverse();
        function.blocks[block].insts = rewritten;
    }

    /// Adjusts the terminator's edges and operand; returns what is live before it.
    fn terminator(&mut self, function: &mut Function, block: Block, rewritten: &mut Vec<Inst>) -> BitSet {
        let live = self.liveness.before_terminator(function, self.classes, block);
        let mut terminator = std::mem::take(&mut function.blocks[block].terminator);
        match &mut terminator {
            Terminator::Return(value) | Terminator::ReturnBoxed(value) => {
                // The list is reversed in the end: the increment runs before the drops of what keeps a borrowed value.
                let is_object = function.repr(*value) == Repr::Obj;
                self.drop_all_but(function, &live, is_object.then_some(*value), rewritten);
                if is_object && matches!(self.classes.get(*value), Class::Held | Class::Borrowed) {
                    rewritten.push(count(function, Op::IncRef, *value));
                }
            }
            Terminator::Jump(edge) => {
                let adjustment = self.along_edge(function, edge, &live, &BTreeMap::new());
                let mut insts = adjustment.emit(function);
                insts.reverse();
                rewritten.extend(insts);
            }
            other => {
                for edge in other.edges_mut() {
                    self.adjust_edge(function, edge, &live, &BTreeMap::new());
                }
            }
        }
        function.blocks[block].terminator = terminator;
        live
    }

    /// Before a return: drops every owner that is still live (a keeper of the returned value), except the value itself.
    fn drop_all_but(&self, function: &mut Function, live: &BitSet, kept: Option<Value>, rewritten: &mut Vec<Inst>) {
        for index in live.iter() {
            let value = self.classes.dense[index as usize];
            if self.classes.owns(value) && Some(value) != kept {
                rewritten.push(count(function, Op::DecRef, value));
            }
        }
    }

    /// Counts around one instruction. `before` and `after` are what is live on both sides of it.
    fn instruction(
        &mut self,
        function: &mut Function,
        inst: Inst,
        before: &BitSet,
        after: &BitSet,
        rewritten: &mut Vec<Inst>,
    ) {
        // Counts right after, on the normal path.
        let mut following = Vec::new();
        let mut preceding = Vec::new();
        for &result in &function.insts[inst].results.clone() {
            let Some(index) = self.classes.index[result] else { continue };
            match self.classes.get(result) {
                Class::Owned if !after.contains(index) => following.push(count(function, Op::DecRef, result)),
                Class::Counted if after.contains(index) => following.push(count(function, Op::IncRef, result)),
                _ => {}
            }
        }

        let mut consumed: BTreeMap<Value, usize> = BTreeMap::new();
        let mut borrowed: Vec<Value> = Vec::new();
        for index in 0..function.insts[inst].args.len() {
            let operand = function.insts[inst].args[index];
            if function.repr(operand) == Repr::Obj {
                match operand_ownership(function, inst, index) {
                    OperandOwnership::Consumed => *consumed.entry(operand).or_insert(0) += 1,
                    OperandOwnership::Borrowed => borrowed.push(operand),
                }
            }
        }
        let mut side_live = BitSet::new(self.classes.dense.len());
        let data = &function.insts[inst];
        for edge in data.err.iter().chain(&data.boxed) {
            side_live.union(&self.liveness.along(function, self.classes, edge));
        }
        // Owners whose only reference the instruction takes.
        let mut moved: BTreeMap<Value, usize> = BTreeMap::new();
        for (&value, &times) in &consumed {
            let extra = match (self.classes.get(value), self.classes.index[value]) {
                (Class::Uncounted, _) => 0,
                (Class::Owned | Class::Counted, Some(index))
                    if !after.contains(index)
                        && !side_live.contains(index)
                        && !borrowed.contains(&value)
                        && !self.keeps_operand(function, inst, value) =>
                {
                    moved.insert(value, times);
                    times - 1
                }
                _ => times,
            };
            for _ in 0..extra {
                preceding.push(count(function, Op::IncRef, value));
            }
        }
        for index in before.iter() {
            let value = self.classes.dense[index as usize];
            if self.classes.owns(value) && !after.contains(index) && !moved.contains_key(&value) {
                following.push(count(function, Op::DecRef, value));
            }
        }
        // The edges that leave in the middle.
        for which in 0..2 {
            let data = &mut function.insts[inst];
            let slot = if which == 0 { &mut data.err } else { &mut data.boxed };
            if let Some(mut edge) = slot.take() {
                self.adjust_edge(function, &mut edge, before, &moved);
                let data = &mut function.insts[inst];
                *(if which == 0 { &mut data.err } else { &mut data.boxed }) = Some(edge);
            }
        }
        rewritten.extend(following.into_iter().rev());
        rewritten.push(inst);
        rewritten.extend(preceding.into_iter().rev());
    }

    /// Whether an operand of the instruction is borrowed from `owner`, which therefore cannot be moved by it.
    fn keeps_operand(&self, function: &Function, inst: Inst, owner: Value) -> bool {
        let Some(owner_index) = self.classes.index[owner] else { return false };
        let mut kept = false;
        for_each_operand(function, inst, |operand| {
            if operand != owner {
                let mut uses = BitSet::new(self.classes.dense.len());
                self.liveness.add_use(function, self.classes, operand, &mut uses);
                kept |= uses.contains(owner_index);
            }
        });
        kept
    }

    /// What has to change along an edge when the owners in `held` (without `moved`) are alive at its start.
    fn along_edge(
        &self,
        function: &Function,
        edge: &Edge,
        held: &BitSet,
        moved: &BTreeMap<Value, usize>,
    ) -> Adjustment {
        let params = &function.blocks[edge.block].params;
        let skipped = params.len() - edge.args.len();
        let mut needed: BTreeMap<Value, usize> = BTreeMap::new();
        for (&param, &arg) in params[skipped..].iter().zip(&edge.args) {
            if self.classes.get(param) == Class::Owned {
                *needed.entry(arg).or_insert(0) += 1;
            }
        }
        let target = self.liveness.live_in(edge.block);
        let mut adjustment = Adjustment::default();
        for index in held.iter() {
            let value = self.classes.dense[index as usize];
            if !self.classes.owns(value) || moved.contains_key(&value) {
                continue;
            }
            let uses = needed.remove(&value).unwrap_or(0) + usize::from(target.contains(index));
            if uses == 0 {
                adjustment.decrements.push(value);
            }
            for _ in 1..uses {
                adjustment.increments.push(value);
            }
        }
        for (value, uses) in needed {
            if self.classes.get(value) != Class::Uncounted {
                for _ in 0..uses {
                    adjustment.increments.push(value);
                }
            }
        }
        adjustment
    }

    /// Sends the edge through a block that adjusts the counts, when there are any to adjust.
    fn adjust_edge(&mut self, function: &mut Function, edge: &mut Edge, held: &BitSet, moved: &BTreeMap<Value, usize>) {
        let adjustment = self.along_edge(function, edge, held, moved);
        if adjustment.is_empty() {
            return;
        }
        let target = edge.block;
        let cold = function.blocks[target].cold;
        let key = (target, adjustment.clone(), cold);
        if let Some(&block) = self.edge_blocks.get(&key) {
            edge.block = block;
            return;
        }
        let block = function.add_block();
        function.blocks[block].cold = cold;
        let params: Vec<(Repr, bool)> = function.blocks[target]
            .params
            .iter()
            .map(|&param| (function.values[param].repr, function.values[param].nullable))
            .collect();
        let args = params.into_iter().map(|(repr, nullable)| function.add_param(block, repr, nullable)).collect();
        function.blocks[block].insts = adjustment.emit(function);
        function.blocks[block].terminator = Terminator::Jump(Edge { block: target, args });
        self.edge_blocks.insert(key, block);
        edge.block = block;
    }
}

fn count(function: &mut Function, op: Op, value: Value) -> Inst {
    function.make_inst(op, [value], &[], None, None)
}
