//! Takes away what was computed, read or tested before: global value numbering over straight paths.
//!
//! What is known at the start of a block is what is known at the end of all blocks that lead there. What a loop may change
//! is forgotten at its header; what only depends on values is not. Runs where destroying an object runs no Python code:
//! elsewhere every death of a value could change what memory holds, and deaths are not in the code yet.

use std::collections::HashMap;

use cranelift_entity::SecondaryMap;
use molt_analysis::Cfg;
use molt_mir::{Access, Alias, Block, Edge, Function, Inst, Op, Repr, Value, Written, effects};
use smallvec::SmallVec;

use crate::cleanup::substitute;

/// So many facts are carried from block to block; more make the pass slow, not better.
const MOST_FACTS: usize = 400;

/// Removes redundant instructions of one function.
pub fn run(function: &mut Function, finalizers: bool) {
    if function.generic || finalizers {
        return;
    }
    let cfg = Cfg::compute(function);
    let mut entered_in_the_middle: SecondaryMap<Block, bool> = SecondaryMap::new();
    for &block in &cfg.reverse_postorder {
        for &inst in &function.blocks[block].insts {
            let data = &function.insts[inst];
            for Edge { block: target, .. } in data.err.iter().chain(&data.boxed) {
                entered_in_the_middle[*target] = true;
            }
        }
    }
    let mut pass = Redundancy { replaced: HashMap::new() };
    let mut known_at_end: SecondaryMap<Block, Option<Facts>> = SecondaryMap::new();
    for &block in &cfg.reverse_postorder {
        let predecessors = &cfg.predecessors[block];
        let mut facts = if block == function.entry || entered_in_the_middle[block] {
            Facts::default()
        } else {
            Facts::common(predecessors.iter().filter_map(|&before| known_at_end[before].as_ref()))
        };
        if predecessors.iter().any(|&before| known_at_end[before].is_none()) {
            facts.forget(|_| true);
        }
        pass.block(function, block, &mut facts);
        if facts.known.len() > MOST_FACTS {
            facts = Facts::default();
        }
        known_at_end[block] = Some(facts);
    }
    if !pass.replaced.is_empty() {
        substitute(function, &pass.replaced);
    }
}

/// What an instruction computes: equal keys, equal results.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Key {
    op: Op,
    args: SmallVec<[Value; 4]>,
    /// A word that may be null does not stand for one that may not.
    nullable: bool,
}

/// What holds at a point: the results of instructions that need not be repeated.
#[derive(Clone, Default)]
struct Facts {
    known: HashMap<Key, SmallVec<[Value; 1]>>,
}

impl Facts {
    /// What all of them say.
    fn common<'a>(mut all: impl Iterator<Item = &'a Facts>) -> Facts {
        let Some(first) = all.next() else { return Facts::default() };
        let mut facts = first.clone();
        for other in all {
            facts.known.retain(|key, results| other.known.get(key) == Some(results));
        }
        facts
    }

    /// Forgets what was read from memory that `written` names.
    fn forget(&mut self, written: impl Fn(&Access) -> bool) {
        self.known.retain(|key, _| match &key.op {
            Op::Load(access) | Op::LoadIndexed(access) => {
                matches!(access.alias, Alias::Immutable | Alias::Permanent) || !written(access)
            }
            Op::IsClass(_) => !written(&CLASS_OF_AN_OBJECT),
            _ => true,
        });
    }
}

/// The access that finding out an object's class is, besides reading what never changes.
const CLASS_OF_AN_OBJECT: Access = Access { width: molt_mir::Width::Ptr, alias: Alias::Class, offset: 0 };

struct Redundancy {
    replaced: HashMap<Value, Value>,
}

impl Redundancy {
    fn block(&mut self, function: &mut Function, block: Block, facts: &mut Facts) {
        let mut insts = std::mem::take(&mut function.blocks[block].insts);
        insts.retain(|&inst| self.keeps(function, inst, facts));
        function.blocks[block].insts = insts;
    }

    /// Whether the instruction has to stay; what it makes known is added, what it changes forgotten.
    fn keeps(&mut self, function: &mut Function, inst: Inst, facts: &mut Facts) -> bool {
        self.fold(function, inst, facts);
        let data = &function.insts[inst];
        if data.op == Op::Guard && function.bool_constant(self.resolve(data.args[0])) == Some(true) {
            return false;
        }
        let Some(key) = self.key(function, inst) else {
            let effects = effects(function, inst);
            match effects.written {
                Some(written) => facts.forget(|access| overlap(access, written)),
                None if effects.writes || effects.user_code => facts.forget(|_| true),
                None => {}
            }
            return true;
        };
        let results = &function.insts[inst].results;
        if let Some(before) = facts.known.get(&key) {
            self.replaced.extend(results.iter().copied().zip(before.iter().copied()));
            return false;
        }
        facts.known.insert(key, results.iter().copied().collect());
        true
    }

    /// A word that has passed for a number is a leaf.
    fn fold(&self, function: &mut Function, inst: Inst, facts: &Facts) {
        let data = &function.insts[inst];
        if data.op != Op::IsLeaf {
            return;
        }
        let args: SmallVec<[Value; 4]> = SmallVec::from_slice(&[self.resolve(data.args[0])]);
        let passed = [Op::GuardFloat, Op::GuardInt, Op::GuardBool]
            .into_iter()
            .any(|op| facts.known.contains_key(&Key { op, args: args.clone(), nullable: false }));
        if passed {
            function.insts[inst].op = Op::BConst(true);
            function.insts[inst].args.clear();
        }
    }

    fn resolve(&self, value: Value) -> Value {
        *self.replaced.get(&value).unwrap_or(&value)
    }

    /// The key of an instruction that need not be repeated when nothing has changed.
    fn key(&self, function: &Function, inst: Inst) -> Option<Key> {
        let data = &function.insts[inst];
        let repeats = match &data.op {
            Op::Load(access) | Op::LoadIndexed(access) => {
                !matches!(access.alias, Alias::Any | Alias::Frame | Alias::State | Alias::Cell)
            }
            Op::Guard | Op::GuardInt | Op::GuardFloat | Op::GuardBool | Op::IntChecked(_) | Op::IsClass(_) => true,
            // Arrays on the stack are about when they are made, and a box is a new reference.
            Op::StackArray | Op::StackArrayOwned | Op::StackSlots(_) | Op::BoxInt | Op::BoxFloat => false,
            Op::CallEntry(entry) => {
                entry.0.flags.pure
                    && entry.0.flags.never_raises
                    && data.results.iter().all(|&result| function.repr(result) != Repr::Obj)
            }
            op => op.row().flags.contains(&"pure"),
        };
        if !repeats || data.err.is_some() {
            return None;
        }
        let nullable = data.results.iter().any(|&result| function.values[result].nullable);
        Some(Key { op: data.op.clone(), args: data.args.iter().map(|&arg| self.resolve(arg)).collect(), nullable })
    }
}

/// Whether a write may change what the access reads.
fn overlap(access: &Access, Written { alias, offset }: Written) -> bool {
    match alias {
        Alias::Any | Alias::Frame => true,
        // Objects do not overlap, so that slots at different offsets never do.
        Alias::Slot => access.alias == Alias::Slot && offset.is_none_or(|offset| offset == access.offset),
        Alias::Global | Alias::Permanent => matches!(access.alias, Alias::Global | Alias::Permanent),
        alias => access.alias == alias,
    }
}
