//! Types along the control flow of one version: sparse conditional propagation over blocks.
//!
//! The ascending phase starts with nothing reached and every value `Never`, and widens integer ranges that keep growing
//! at the head of a loop. The descending passes then win back what widening gave away. The last pass publishes: what is
//! stored goes to the heap, what is called is requested.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use cranelift_entity::{EntitySet, SecondaryMap};
use molt_pir::{Block, Edge, FuncId, Function, Inst, Terminator, Value, ValueDef};
use molt_types::Type;

use crate::world::World;
use crate::{CallTarget, TypeFact, VersionId};

pub mod cfg;
mod refine;

use cfg::Cfg;

/// Visits of a block after which its parameters are widened.
const WIDEN_AFTER: u32 = 3;
/// Visits of a block after which what still changes is given up.
const GIVE_UP_AFTER: u32 = 40;

/// What is found out about a version.
pub struct Findings {
    /// Facts of all values.
    pub facts: SecondaryMap<Value, TypeFact>,
    /// See `Version::refined`.
    pub refined: BTreeMap<(Block, Value), Type>,
    /// See `Version::reached`.
    pub reached: Vec<Block>,
    /// See `Version::calls`.
    pub calls: BTreeMap<Inst, CallTarget>,
    /// The union of what is returned.
    pub result: Type,
}

/// Types of an edge's arguments and what taking it proves; absent while the edge can't be taken.
#[derive(Clone, PartialEq, Default)]
struct Passing {
    arguments: Vec<Type>,
    proofs: Vec<(Value, Type)>,
}

/// The analysis of one version, under way.
pub struct Flow<'w, 'p> {
    pub(crate) world: &'w mut World<'p>,
    pub(crate) version: VersionId,
    pub(crate) function: FuncId,
    pub(crate) code: &'p Function,
    cfg: Rc<Cfg>,
    facts: SecondaryMap<Value, TypeFact>,
    /// Whether a value has a type narrower than its fact somewhere.
    is_refined: EntitySet<Value>,
    refinements: SecondaryMap<Block, Vec<(Value, Type)>>,
    passing: SecondaryMap<Block, Vec<Option<Passing>>>,
    visits: SecondaryMap<Block, u32>,
    ascending: bool,
    pub(crate) publishing: bool,
    /// Whether the instruction at hand waits for a version that will be requested when the run publishes.
    pub(crate) is_waiting: bool,
    pub(crate) block: Block,
    pub(crate) calls: BTreeMap<Inst, CallTarget>,
    result: Type,
}

/// Operands of a block's instructions and what its edges pass on.
fn used_values(code: &Function, block: Block) -> impl Iterator<Item = Value> {
    let data = &code.blocks[block];
    let operands = data.insts.iter().flat_map(|&inst| code.insts[inst].args.iter().copied());
    let passed = code.successors(block).into_iter().flat_map(|edge| edge.args.iter().copied());
    let last = match data.terminator {
        Terminator::Return(value) | Terminator::Branch(value, ..) => Some(value),
        _ => None,
    };
    operands.chain(passed).chain(last)
}

impl<'w, 'p> Flow<'w, 'p> {
    /// Analyses a version with what is known now.
    pub fn run(world: &'w mut World<'p>, version: VersionId) -> Findings {
        let function = world.versions[version].function;
        let code = &world.program.functions[function];
        let cfg = world.cfg(function);
        let never = TypeFact { proved: Type::Never, assumed: Type::Never };
        let mut flow = Flow {
            world,
            version,
            function,
            code,
            cfg,
            facts: SecondaryMap::with_default(never),
            is_refined: EntitySet::new(),
            refinements: SecondaryMap::new(),
            passing: SecondaryMap::new(),
            visits: SecondaryMap::new(),
            ascending: true,
            publishing: false,
            is_waiting: false,
            block: code.entry,
            calls: BTreeMap::new(),
            result: Type::Never,
        };
        flow.ascend();
        flow.ascending = false;
        let cfg = flow.cfg.clone();
        if !cfg.in_loop.is_empty() {
            flow.descend(&cfg);
            flow.descend(&cfg);
        }
        flow.publishing = true;
        let reached = flow.descend(&cfg);
        flow.finish(reached)
    }

    fn finish(mut self, reached: Vec<Block>) -> Findings {
        // What nobody uses need not be tested.
        for value in self.code.values.keys() {
            if self.cfg.users[value].is_empty() && self.facts[value].assumed != Type::Never {
                self.facts[value].assumed = self.facts[value].proved.clone();
            }
        }
        let mut refined = BTreeMap::new();
        for &block in &reached {
            for (value, ty) in &self.refinements[block] {
                refined.insert((block, *value), ty.clone());
            }
            for value in used_values(self.code, block).filter(|&value| self.is_refined.contains(value)) {
                let ty = self.type_in(block, value);
                if ty != self.facts[value].assumed {
                    refined.insert((block, value), ty);
                }
            }
        }
        Findings { facts: self.facts, refined, reached, calls: self.calls, result: self.result }
    }

    fn ascend(&mut self) {
        let cfg = self.cfg.clone();
        let mut pending: BTreeSet<u32> = BTreeSet::from([0]);
        while let Some(index) = pending.pop_first() {
            let block = cfg.order[index as usize];
            self.visits[block] += 1;
            for dependent in self.visit(block) {
                // A block that nothing leads to yet is visited when an edge to it is found.
                let reached = dependent == self.code.entry || self.visits[dependent] > 0 || self.is_entered(dependent);
                if reached && cfg.is_reachable(dependent) {
                    pending.insert(cfg.position[dependent]);
                }
            }
        }
    }

    /// One pass over the reached blocks in order; the blocks that still are.
    fn descend(&mut self, cfg: &Cfg) -> Vec<Block> {
        let mut reached = Vec::new();
        self.result = Type::Never;
        for &block in &cfg.order {
            if self.visits[block] == 0 {
                continue;
            }
            if block == self.code.entry || self.is_entered(block) {
                self.visit(block);
                reached.push(block);
            } else {
                self.passing[block].clear();
                self.refinements[block].clear();
            }
        }
        reached
    }

    fn is_entered(&self, block: Block) -> bool {
        self.cfg.incoming[block].iter().any(|&(from, index)| matches!(self.passing[from].get(index), Some(Some(_))))
    }

    /// Processes a block; the blocks that may have to be processed again because of it.
    fn visit(&mut self, block: Block) -> Vec<Block> {
        self.block = block;
        let mut changed_values = Vec::new();
        self.enter(block, &mut changed_values);
        let old_passing = std::mem::take(&mut self.passing[block]);
        let mut passing = Vec::with_capacity(old_passing.len());
        let code = self.code;
        let mut completes = true;
        for &inst in &code.blocks[block].insts {
            let data = &code.insts[inst];
            if let Some(edge) = &data.unwind {
                passing.push(completes.then(|| self.pass(edge, Vec::new())));
            }
            if !completes {
                continue;
            }
            self.is_waiting = false;
            let results = self.evaluate(inst);
            completes = !data.op.effects().never_returns;
            for (&value, fact) in data.results.iter().zip(results) {
                // What a call gave for fewer arguments stands until it is known for these.
                if !self.is_waiting {
                    self.set_fact(value, fact, &mut changed_values);
                }
                completes &= self.facts[value].assumed != Type::Never;
            }
        }
        if completes {
            self.leave(block, &mut passing);
        } else {
            passing.extend(code.blocks[block].terminator.edges().iter().map(|_| None));
        }
        let mut dependents: Vec<Block> = Vec::new();
        for (index, edge) in code.successors(block).into_iter().enumerate() {
            if old_passing.get(index) != Some(&passing[index]) && passing[index].is_some() {
                dependents.push(edge.block);
            }
        }
        self.passing[block] = passing;
        for value in changed_values {
            dependents.extend(self.cfg.users[value].iter().copied().filter(|&user| user != block));
        }
        dependents
    }

    /// Sets the types of a block's parameters and what its only edge proves.
    fn enter(&mut self, block: Block, changed: &mut Vec<Value>) {
        let cfg = self.cfg.clone();
        let incoming = &cfg.incoming[block];
        let code = self.code;
        let params = &code.blocks[block].params;
        let mut joined = vec![Type::Never; params.len()];
        if block == code.entry {
            joined.clone_from(&self.world.versions[self.version].params);
            joined.resize(params.len(), Type::Any);
        }
        for &(from, index) in incoming {
            let Some(Some(passing)) = self.passing[from].get(index) else { continue };
            for (all, ty) in joined.iter_mut().zip(&passing.arguments) {
                *all = all.join(ty, &mut self.world.heap);
            }
        }
        for (&param, ty) in params.iter().zip(joined) {
            self.set_fact(param, TypeFact { proved: ty.clone(), assumed: ty }, changed);
        }
        let proofs = match incoming.as_slice() {
            [(from, index)] => match self.passing[*from].get(*index) {
                Some(Some(passing)) => passing.proofs.clone(),
                _ => Vec::new(),
            },
            _ => Vec::new(),
        };
        if self.refinements[block] != proofs {
            for (value, _) in proofs.iter().chain(&self.refinements[block]) {
                self.is_refined.insert(*value);
                changed.push(*value);
            }
            self.refinements[block] = proofs;
        }
    }

    fn set_fact(&mut self, value: Value, fact: TypeFact, changed: &mut Vec<Value>) {
        let old = &self.facts[value];
        if *old == fact {
            return;
        }
        let fact = match (self.ascending, self.visits[self.block]) {
            (false, _) => fact,
            (true, GIVE_UP_AFTER..) => TypeFact::default(),
            (true, visits) => {
                let old = old.clone();
                let grow = |old: &Type, new: &Type, heap: &mut _| {
                    if visits > WIDEN_AFTER { old.widen(new, heap) } else { old.join(new, heap) }
                };
                TypeFact {
                    proved: grow(&old.proved, &fact.proved, &mut self.world.heap),
                    assumed: grow(&old.assumed, &fact.assumed, &mut self.world.heap),
                }
            }
        };
        if self.facts[value] != fact {
            self.facts[value] = fact;
            changed.push(value);
        }
    }

    fn pass(&mut self, edge: &Edge, proofs: Vec<(Value, Type)>) -> Passing {
        let argument = |flow: &Self, value: Value| match proofs.iter().find(|(proved, _)| *proved == value) {
            Some((_, ty)) => ty.clone(),
            None => flow.type_of(value),
        };
        Passing { arguments: edge.args.iter().map(|&value| argument(self, value)).collect(), proofs }
    }

    fn leave(&mut self, block: Block, passing: &mut Vec<Option<Passing>>) {
        let code = self.code;
        match &code.blocks[block].terminator {
            Terminator::Jump(edge) => passing.push(Some(self.pass(edge, Vec::new()))),
            Terminator::Branch(condition, then, other) => {
                for (edge, outcome) in [(then, true), (other, false)] {
                    let proofs = self.prove(*condition, outcome);
                    passing.push(proofs.map(|proofs| self.pass(edge, proofs)));
                }
            }
            Terminator::Resume(targets) => {
                for (_, edge) in targets {
                    passing.push(Some(self.pass(edge, Vec::new())));
                }
            }
            Terminator::Return(value) => {
                let ty = self.type_of(*value);
                self.result = self.result.join(&ty, &mut self.world.heap);
            }
            Terminator::Unreachable => {}
        }
    }

    /// The type of a value in the block at hand.
    pub(crate) fn type_of(&self, value: Value) -> Type {
        self.type_in(self.block, value)
    }

    fn type_in(&self, mut block: Block, value: Value) -> Type {
        if self.is_refined.contains(value) {
            let home = match self.code.values[value].def {
                ValueDef::Param(block, _) => Some(block),
                ValueDef::Result(inst, _) => self.cfg.block_of[inst],
            };
            loop {
                if let Some((_, ty)) = self.refinements[block].iter().find(|(refined, _)| *refined == value) {
                    return ty.clone();
                }
                match self.cfg.dominator[block] {
                    Some(next) if next != block && Some(block) != home => block = next,
                    _ => break,
                }
            }
        }
        self.facts[value].assumed.clone()
    }

    /// The instruction that makes a value.
    pub(crate) fn maker(&self, value: Value) -> Option<Inst> {
        match self.code.values[value].def {
            ValueDef::Result(inst, _) => Some(inst),
            ValueDef::Param(..) => None,
        }
    }

    /// Whether the instruction at hand may run more than once in a run of the version.
    pub(crate) fn is_in_loop(&self) -> bool {
        self.cfg.in_loop.contains(self.block)
    }
}
