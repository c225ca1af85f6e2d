//! Generic versions: each PIR operation becomes a call of the runtime entry that does it, on words.
//!
//! A generic version has the signature `(callee, frame, point) -> word`. At point 0 the frame holds the bound parameters,
//! borrowed; at other points the live values of that point, which the function takes over. A generator function makes the
//! generator at point 0; its body begins at point 1, and its frame's word 0 is the value sent in.

use std::collections::HashMap;

use cranelift_entity::{EntitySet, SecondaryMap};
use molt_abi::{Kind, layout, symbols};
use molt_mir::{Alias, Block, Edge, Function, Inst, Op, Repr, Symbol, Terminator, Value, Width};
use molt_pir::nullable::nullable_values;
use molt_pir::resume::add_resume_points;
use molt_pir::{self as pir, FuncId};

use crate::builder::Builder;
use crate::context::Context;
use crate::typed::Uses;
use crate::words::{WordLowering, truth_of_comparison};

/// Lowers the generic version of a function, enterable at all points asked for.
pub fn lower(context: &mut Context, id: FuncId) -> Function {
    let original = &context.program.functions[id];
    let positions = context.points.positions(context.program, id);
    let mut function;
    let pir = if positions.is_empty() {
        original
    } else {
        function = original.clone();
        if function.is_generator {
            keep_live_at_yields(context, id, &mut function);
        }
        function = add_resume_points(&function, &positions);
        &function
    };
    let declared = context.generic[id].expect("every function is declared");
    let empty = context.mir.functions[declared].clone();
    let mut lowering = Generic::new(context, id, pir, Builder::new(empty));
    lowering.run();
    lowering.builder.function
}

/// Makes every live value an operand of the `yield` that suspends it, so that it is renamed along with all others.
fn keep_live_at_yields(context: &mut Context, id: FuncId, function: &mut pir::Function) {
    for position in context.points.positions(context.program, id) {
        let pir::liveness::Position::After(block, index) = position else { continue };
        let inst = function.blocks[block].insts[index];
        if matches!(function.insts[inst].op, pir::Op::Yield | pir::Op::YieldDelegated) {
            let (_, live) = context.points.request(context.program, id, position);
            // The first is the result.
            function.insts[inst].args.extend(live.into_iter().skip(1));
        }
    }
}

/// Reachable blocks, each before its successors except along back edges.
pub(crate) fn reverse_postorder(function: &pir::Function) -> Vec<pir::Block> {
    let targets = |block| function.successors(block).into_iter().map(|edge| edge.block).collect::<Vec<_>>();
    let mut seen: SecondaryMap<pir::Block, bool> = SecondaryMap::new();
    let mut order = Vec::new();
    let mut stack = vec![(function.entry, targets(function.entry), 0)];
    seen[function.entry] = true;
    while let Some((block, successors, next)) = stack.last_mut() {
        if let Some(&target) = successors.get(*next) {
            *next += 1;
            if !seen[target] {
                seen[target] = true;
                stack.push((target, targets(target), 0));
            }
        } else {
            order.push(*block);
            stack.pop();
        }
    }
    order.reverse();
    order
}

/// The generic version of one function while it is being written.
pub(crate) struct Generic<'a, 'c> {
    pub(crate) context: &'a mut Context<'c>,
    pub(crate) id: FuncId,
    pub(crate) pir: &'a pir::Function,
    pub(crate) builder: Builder,
    nullable: EntitySet<pir::Value>,
    values: SecondaryMap<pir::Value, Option<Value>>,
    blocks: SecondaryMap<pir::Block, Option<Block>>,
    callee: Value,
    frame: Value,
    /// Blocks that a resume terminator leads to, with their point.
    stubs: HashMap<pir::Block, u32>,
    /// Blocks that add a line to the traceback and go on at a handler.
    landings: HashMap<(pir::Block, Vec<pir::Value>), Block>,
    uses: Uses,
}

impl<'a, 'c> Generic<'a, 'c> {
    fn new(context: &'a mut Context<'c>, id: FuncId, pir: &'a pir::Function, builder: Builder) -> Self {
        let params = &builder.function.blocks[builder.function.entry].params;
        let (callee, frame) = (params[0], params[1]);
        Generic {
            context,
            id,
            pir,
            builder,
            nullable: nullable_values(pir),
            values: SecondaryMap::new(),
            blocks: SecondaryMap::new(),
            callee,
            frame,
            stubs: HashMap::new(),
            landings: HashMap::new(),
            uses: Uses::of(pir),
        }
    }

    fn run(&mut self) {
        for &block in &self.pir.layout {
            let made = self.builder.new_block(false);
            self.blocks[block] = Some(made);
            // The parameters of a function without resume points come from the frame, below.
            if block == self.pir.entry {
                continue;
            }
            for &param in &self.pir.blocks[block].params {
                let value = self.builder.function.add_param(made, Repr::Obj, self.nullable.contains(param));
                self.values[param] = Some(value);
            }
        }
        let point = self.builder.function.blocks[self.builder.function.entry].params[2];
        match &self.pir.blocks[self.pir.entry].terminator {
            pir::Terminator::Resume(targets) => {
                for (number, edge) in targets {
                    self.stubs.insert(edge.block, *number);
                }
                let mut cases: Vec<(i64, Edge)> = targets
                    .iter()
                    .map(|(number, edge)| (*number as i64, Edge { block: self.block(edge.block), args: Vec::new() }))
                    .collect();
                let (_, default) = cases.remove(0);
                self.builder.terminate(Terminator::Switch(point, cases, default));
            }
            _ => {
                self.check_stack();
                for (index, &param) in self.pir.blocks[self.pir.entry].params.iter().enumerate() {
                    let value = self.builder.load(self.frame, Width::Obj, Alias::Frame, index as u64 * 8);
                    self.values[param] = Some(value);
                }
                let entry = self.block(self.pir.entry);
                self.dispatch(self.frame);
                self.builder.jump(entry, Vec::new());
            }
        }
        for block in reverse_postorder(self.pir) {
            if block != self.pir.entry || self.stubs.is_empty() {
                self.lower_block(block);
            }
        }
        // The block made for an entry that only dispatches stays empty.
        if !self.stubs.is_empty() {
            let unused = self.block(self.pir.entry);
            self.builder.function.layout.retain(|&block| block != unused);
        }
    }

    fn lower_block(&mut self, block: pir::Block) {
        let made = self.block(block);
        self.builder.switch_to(made);
        if self.stubs.get(&block) == Some(&0) {
            self.check_stack();
            if self.pir.is_generator {
                self.make_generator();
                return;
            }
            self.dispatch(self.frame);
        }
        let data = &self.pir.blocks[block];
        let mut rest = data.insts.as_slice();
        while let [inst, behind @ ..] = rest {
            rest = match behind {
                &[test, ref behind @ ..] if self.lower_tested_comparison(*inst, test) => behind,
                _ if self.lower_on_words(block, *inst) => behind,
                _ => return,
            };
        }
        match &data.terminator {
            pir::Terminator::Jump(edge) => {
                let edge = self.edge(edge);
                self.builder.terminate(Terminator::Jump(edge));
            }
            pir::Terminator::Branch(condition, then, other) => {
                let condition = self.condition(*condition);
                let (then, other) = (self.edge(then), self.edge(other));
                self.builder.terminate(Terminator::Branch(condition, then, other));
            }
            pir::Terminator::Return(value) => {
                let value = self.object(*value);
                self.finish(value);
            }
            pir::Terminator::Unreachable => self.builder.terminate(Terminator::Unreachable),
            pir::Terminator::Resume(_) => unreachable!("only the entry dispatches"),
        }
    }

    /// At the normal entry only: elsewhere an exception would pass by the handlers that stand around the point, and who resumes
    /// has checked.
    fn check_stack(&mut self) {
        let err = self.raise_edge(None);
        self.builder.inst(Op::StackCheck, &[], &[], Some(err), None);
    }

    /// A comparison whose result is only tested for truth, by the next instruction: one call instead of two.
    fn lower_tested_comparison(&mut self, inst: pir::Inst, test: pir::Inst) -> bool {
        let pir::Op::Compare(kind) = self.pir.insts[inst].op else { return false };
        if self.pir.insts[test].op != pir::Op::Truth
            || self.uses.single(self.pir.insts[inst].results[0]) != Some((test, 0))
        {
            return false;
        }
        let operands: Vec<Value> = self.pir.insts[inst].args.iter().map(|&arg| self.object(arg)).collect();
        let err = self.err_edge(inst);
        let made = self.builder.call_value(truth_of_comparison(kind), &operands, Some(err));
        self.define(self.pir.insts[test].results[0], made);
        true
    }

    fn finish(&mut self, value: Value) {
        if self.pir.is_generator {
            let zero = self.builder.int(0);
            self.store_state(layout::state::YIELD_POINT, zero);
        }
        self.builder.terminate(Terminator::Return(value));
    }

    /// At point 0 of a generator function: the generator, whose frame holds what the body's start needs.
    fn make_generator(&mut self) {
        let original = &self.context.program.functions[self.id];
        let start = pir::liveness::Position::Before(original.entry, 0);
        let (point, live) = self.context.points.request(self.context.program, self.id, start);
        let params = &original.blocks[original.entry].params;
        let words: Vec<Value> = live
            .iter()
            .map(|value| params.iter().position(|param| param == value).expect("only parameters are live at entry"))
            .map(|index| self.builder.load(self.frame, Width::Obj, Alias::Frame, index as u64 * 8))
            .collect();
        let array = self.builder.array(Kind::OwnWords, &words);
        let count = self.builder.int(words.len() as i64);
        let point = self.builder.int(point as i64);
        let err = self.raise_edge(None);
        let callee = self.callee;
        let generator = self.builder.call_value("make_generator", &[callee, array, count, point], Some(err));
        self.builder.terminate(Terminator::Return(generator));
    }

    /// Where an instruction stood before its block was split.
    fn original_position(&self, inst: pir::Inst) -> pir::liveness::Position {
        let original = &self.context.program.functions[self.id];
        for &block in &original.layout {
            if let Some(index) = original.blocks[block].insts.iter().position(|&other| other == inst) {
                return pir::liveness::Position::After(block, index);
            }
        }
        unreachable!("splitting blocks keeps instructions")
    }

    fn store_state(&mut self, field: u64, value: Value) {
        let state = self.builder.addr(Symbol::Extern(symbols::STATE.into()));
        self.builder.store(state, value, Width::I64, Alias::State, field);
    }

    pub(crate) fn block(&self, block: pir::Block) -> Block {
        self.blocks[block].expect("every block in the layout is made first")
    }

    pub(crate) fn result(&self, inst: Inst) -> Value {
        self.builder.function.insts[inst].results[0]
    }

    fn value(&self, value: pir::Value) -> Value {
        self.values[value].expect("definitions come before uses in reverse postorder")
    }

    fn edge(&mut self, edge: &pir::Edge) -> Edge {
        let args = edge.args.iter().map(|&arg| self.object(arg)).collect();
        Edge { block: self.block(edge.block), args }
    }

    /// Where an exception leaves the function.
    pub(crate) fn raise_edge(&mut self, site: Option<i64>) -> Edge {
        self.builder.raise_edge(site)
    }

    fn landing(&mut self, unwind: &pir::Edge) -> Block {
        let key = (unwind.block, unwind.args.clone());
        if let Some(&block) = self.landings.get(&key) {
            return block;
        }
        let block = self.builder.new_block(true);
        let site = self.builder.function.add_param(block, Repr::I64, false);
        let previous = self.builder.block;
        self.builder.switch_to(block);
        self.builder.call("add_traceback", &[site], None);
        let edge = self.edge(unwind);
        self.builder.terminate(Terminator::Jump(edge));
        self.builder.switch_to(previous);
        self.landings.insert(key, block);
        block
    }
}

impl<'a, 'c> WordLowering<'a, 'c> for Generic<'a, 'c> {
    fn context(&mut self) -> &mut Context<'c> {
        self.context
    }

    fn builder(&mut self) -> &mut Builder {
        &mut self.builder
    }

    fn pir(&self) -> &'a pir::Function {
        self.pir
    }

    fn callee(&self) -> Value {
        self.callee
    }

    fn object(&mut self, value: pir::Value) -> Value {
        let made = self.value(value);
        match self.builder.function.repr(made) {
            Repr::Bool => self.builder.value(Op::BoxBool, &[made], Repr::Obj),
            _ => made,
        }
    }

    fn condition(&mut self, value: pir::Value) -> Value {
        let made = self.value(value);
        match self.builder.function.repr(made) {
            Repr::Bool => made,
            _ => self.builder.value(Op::UnboxBool, &[made], Repr::Bool),
        }
    }

    fn is_nullable(&self, value: pir::Value) -> bool {
        self.nullable.contains(value)
    }

    fn define(&mut self, value: pir::Value, made: Value) {
        self.values[value] = Some(made);
    }

    fn id(&self) -> pir::FuncId {
        self.id
    }

    fn err_edge(&mut self, inst: pir::Inst) -> Edge {
        let data = &self.pir.insts[inst];
        // An exception that is raised again has this frame in its traceback already.
        let adds_line = !matches!(data.op, pir::Op::Reraise | pir::Op::ReraiseCurrent);
        let site = self.site_number(inst).filter(|_| adds_line);
        let Some(unwind) = &data.unwind else { return self.raise_edge(site) };
        match site {
            Some(site) => {
                let site = self.builder.int(site);
                Edge { block: self.landing(unwind), args: vec![site] }
            }
            None => self.edge(unwind),
        }
    }

    fn suspend(&mut self, inst: pir::Inst) {
        let operands: Vec<Value> = self.pir.insts[inst].args.iter().map(|&arg| self.object(arg)).collect();
        let (&yielded, live) = operands.split_first().expect("yield has an operand");
        for (index, &value) in live.iter().enumerate() {
            self.builder.store(self.frame, value, Width::Obj, Alias::Frame, (index as u64 + 1) * 8);
        }
        let position = self.original_position(inst);
        let (point, _) = self.context.points.request(self.context.program, self.id, position);
        let point = self.builder.int(point as i64);
        self.store_state(layout::state::YIELD_POINT, point);
        let count = self.builder.int(live.len() as i64);
        self.store_state(layout::state::YIELD_LIVE, count);
        self.builder.terminate(Terminator::Return(yielded));
    }

    fn frame_load(&mut self, block: pir::Block, index: u32, nullable: bool) -> Value {
        match self.stubs.get(&block) {
            Some(&point) if point > 0 => {
                // A generator that starts has its parameters behind the word for what is sent in.
                let shift = u32::from(self.pir.is_generator && point == 1);
                let inst =
                    self.builder.inst(Op::TakeSlot(index + shift), &[self.frame], &[(Repr::Obj, nullable)], None, None);
                self.result(inst)
            }
            _ => self.builder.load(self.frame, Width::Obj, Alias::Frame, index as u64 * 8),
        }
    }
}
