//! Specialized versions: raw representations where types allow, guards where they are only predicted.
//!
//! Each PIR value has an assumed type (see `molt_infer`), from which its representation follows: int `I64`, float `F64`, bool
//! `Bool`, anything else a word. An operation that has no specialized form for its operands' types goes through
//! [`WordLowering`], and what it gives is tested against the assumed type right after it.
//!
//! Every guess has an exit. An exit before an operation lets the generic version do the operation again, so it must
//! come before any effect of it; one after an operation passes on its result.

mod arithmetic;
mod attributes;
mod builtins;
mod calls;
mod compare;
mod exits;
mod held;
mod intrinsics;
mod iteration;
mod narrow;
mod sequences;
mod truth;

use std::collections::HashMap;

use cranelift_entity::SecondaryMap;
use molt_infer::{Version, VersionId};
use molt_mir::{Block, Edge, ExitId, Function, Op as Mir, Repr, ResultShape, Terminator, Value};
use molt_pir::liveness::{Liveness, Position};
use molt_pir::nullable::nullable_values;
use molt_pir::{self as pir, FuncId};
use molt_types::Type;

use crate::builder::Builder;
use crate::context::Context;
use crate::generic::reverse_postorder;
use crate::words::WordLowering;
use held::{Held, Iterator};

pub(crate) use held::{Uses, repr_of};

/// The signature of a version: the callee where the function has a closure, then its parameters.
pub fn declare(context: &Context, id: VersionId) -> Function {
    let version = &context.inference.versions[id];
    let function = &context.program.functions[version.function];
    let mut params: Vec<Repr> = Vec::new();
    if takes_callee(function) {
        params.push(Repr::Obj);
    }
    params.extend(version.params.iter().map(repr_of));
    let result = match repr_of(&version.result) {
        Repr::Obj => ResultShape::Word,
        raw => ResultShape::Raw(raw),
    };
    let name = format!(
        "{}.{}.{}.v{}",
        context.program.modules[function.module].name,
        function.qualname,
        version.function.as_u32(),
        id.as_u32()
    );
    Function::new(name, &params, result)
}

/// Whether a version needs the function object: for its closure.
pub fn takes_callee(function: &pir::Function) -> bool {
    !function.free_variables.is_empty()
}

/// Lowers a version.
pub fn lower(context: &mut Context, id: VersionId, declared: Function) -> Function {
    let version = &context.inference.versions[id];
    let pir = &context.program.functions[version.function];
    let mut lowering = Typed::new(context, version, pir, Builder::new(declared));
    lowering.run();
    lowering.builder.function
}

/// A specialized version while it is being written.
pub(crate) struct Typed<'a, 'c> {
    context: &'a mut Context<'c>,
    version: &'a Version,
    id: FuncId,
    pir: &'a pir::Function,
    builder: Builder,
    liveness: Liveness,
    nullable: cranelift_entity::EntitySet<pir::Value>,
    uses: Uses,
    held: SecondaryMap<pir::Value, Option<Held>>,
    blocks: SecondaryMap<pir::Block, Option<Block>>,
    callee: Option<Value>,
    /// Iterators kept in registers.
    iterators: Vec<Iterator>,
    /// What is being lowered.
    block: pir::Block,
    index: usize,
    /// Exits made for the current position, before and after the instruction.
    exits: HashMap<Position, ExitId>,
    landings: HashMap<(pir::Edge, Vec<Value>), Block>,
}

impl<'a, 'c> Typed<'a, 'c> {
    fn new(context: &'a mut Context<'c>, version: &'a Version, pir: &'a pir::Function, builder: Builder) -> Self {
        Typed {
            context,
            version,
            id: version.function,
            pir,
            builder,
            liveness: Liveness::compute(pir),
            nullable: nullable_values(pir),
            uses: Uses::of(pir),
            held: SecondaryMap::new(),
            blocks: SecondaryMap::new(),
            callee: None,
            iterators: Vec::new(),
            block: pir.entry,
            index: 0,
            exits: HashMap::new(),
            landings: HashMap::new(),
        }
    }

    fn run(&mut self) {
        let order = reverse_postorder(self.pir);
        self.choose_iterators(&order);
        let mut params = self.builder.function.blocks[self.builder.function.entry].params.clone().into_iter();
        if takes_callee(self.pir) {
            self.callee = params.next();
        }
        let params: Vec<Value> = params.collect();
        for &block in &order {
            let made = self.builder.new_block(false);
            self.blocks[block] = Some(made);
            for &param in &self.pir.blocks[block].params {
                let repr = repr_of(&self.version.types[param].assumed);
                let value = self.builder.function.add_param(made, repr, self.may_be_null(param));
                self.held[param] = Some(Held::Machine(value));
            }
            for index in 0..self.iterators.len() {
                if self.liveness.live_in(block).contains(&self.iterators[index].value) {
                    let cursor = self.builder.function.add_param(made, Repr::I64, false);
                    self.iterators[index].params.insert(block, cursor);
                }
            }
        }
        let entry = self.block_of(self.pir.entry);
        self.builder.jump(entry, params);
        for &block in &order {
            self.lower_block(block);
        }
        self.check_stack_if_needed();
    }

    fn lower_block(&mut self, block: pir::Block) {
        self.block = block;
        self.exits.clear();
        let made = self.block_of(block);
        self.builder.switch_to(made);
        for iterator in &mut self.iterators {
            if let Some(&cursor) = iterator.params.get(&block) {
                iterator.cursor = Some(cursor);
            }
        }
        let data = &self.pir.blocks[block];
        for (index, &inst) in data.insts.iter().enumerate() {
            self.index = index;
            if !self.lower_inst(inst) {
                return;
            }
        }
        self.index = data.insts.len();
        match &data.terminator {
            pir::Terminator::Jump(edge) => {
                let edge = self.edge(edge);
                self.builder.terminate(Terminator::Jump(edge));
            }
            pir::Terminator::Branch(condition, then, other) => {
                let condition = self.condition(*condition);
                if self.converts(then, true) || self.converts(other, true) {
                    // Made here, where it is good for both edges.
                    self.exit_before();
                }
                let (then, other) = (self.edge_of_branch(then), self.edge_of_branch(other));
                self.builder.terminate(Terminator::Branch(condition, then, other));
            }
            pir::Terminator::Return(value) => self.lower_return(*value),
            pir::Terminator::Unreachable => self.builder.terminate(Terminator::Unreachable),
            pir::Terminator::Resume(_) => unreachable!("only generic versions are resumed"),
        }
    }

    fn lower_return(&mut self, value: pir::Value) {
        let result = match self.builder.function.result {
            ResultShape::Word => self.object(value),
            ResultShape::Raw(repr) => self.as_repr(value, repr),
        };
        self.builder.terminate(Terminator::Return(result));
    }

    /// Lowers an instruction; false when the block ends with it.
    fn lower_inst(&mut self, inst: pir::Inst) -> bool {
        let data = &self.pir.insts[inst];
        if data.op == pir::Op::IterNext && self.lower_element_step(inst) {
            return false;
        }
        let done = match &data.op {
            pir::Op::Const(constant) => self.lower_constant(inst, constant),
            pir::Op::Poll => self.lower_poll(),
            pir::Op::Binary(kind) => self.lower_binary(inst, *kind, false),
            pir::Op::Inplace(kind) => self.lower_binary(inst, *kind, true),
            pir::Op::Unary(kind) => self.lower_unary(inst, *kind),
            pir::Op::Compare(kind) => self.lower_compare(inst, *kind),
            pir::Op::Is => self.lower_is(inst),
            pir::Op::Truth => self.lower_truth(inst),
            pir::Op::IsNull => self.lower_is_null(inst),
            pir::Op::CheckBound(..) => self.lower_check_bound(inst),
            pir::Op::GetAttr(name) => self.lower_get_attr(inst, name),
            pir::Op::SetAttr(name) => self.lower_set_attr(inst, name),
            pir::Op::LoadMethod(name) => self.lower_load_method(inst, name),
            pir::Op::LoadGlobal(name) => self.lower_load_global(inst, name),
            pir::Op::Call(_) => self.lower_call(inst),
            pir::Op::Length => self.call_len(inst, data.args[0]),
            pir::Op::Contains => self.lower_contains(inst),
            pir::Op::GetItem => self.lower_get_item(inst),
            pir::Op::SetItem => self.lower_set_item(inst),
            pir::Op::ListAppend => self.lower_list_append(inst),
            pir::Op::GetIter => self.lower_get_iter(inst),
            pir::Op::IterNext => self.lower_iter_next(inst),
            pir::Op::Unpack(count) => self.lower_unpack(inst, *count),
            _ => false,
        };
        if done {
            return true;
        }
        if !self.lower_on_words(self.block, inst) {
            return false;
        }
        self.narrow_results(inst);
        true
    }

    /// Handling a signal may run anything, so it is left to the generic version.
    fn lower_poll(&mut self) -> bool {
        let exit = self.exit_before();
        self.builder.inst(Mir::Poll, &[], &[], None, Some(exit));
        true
    }

    fn lower_constant(&mut self, inst: pir::Inst, constant: &pir::Constant) -> bool {
        let made = match constant {
            pir::Constant::Int(value) => self.builder.int(*value),
            pir::Constant::Float(bits) => self.builder.value(Mir::FConst(*bits), &[], Repr::F64),
            pir::Constant::Bool(value) => self.builder.bool(*value),
            _ => return false,
        };
        self.hold(self.pir.insts[inst].results[0], made);
        true
    }

    fn block_of(&self, block: pir::Block) -> Block {
        self.blocks[block].expect("every reachable block is made first")
    }

    /// The type of a value at the place being lowered.
    fn ty(&self, value: pir::Value) -> &Type {
        match self.version.refined.get(&(self.block, value)) {
            Some(refined) => refined,
            None => &self.version.types[value].assumed,
        }
    }

    fn may_be_null(&self, value: pir::Value) -> bool {
        self.nullable.contains(value)
    }

    fn operand(&self, inst: pir::Inst, index: usize) -> pir::Value {
        self.pir.insts[inst].args[index]
    }

    fn edge(&mut self, edge: &pir::Edge) -> Edge {
        let params = &self.pir.blocks[edge.block].params;
        let mut args: Vec<Value> = Vec::with_capacity(edge.args.len());
        for (&param, &arg) in params.iter().zip(&edge.args) {
            let repr = repr_of(&self.version.types[param].assumed);
            args.push(self.as_repr(arg, repr));
        }
        args.extend(self.cursors_into(edge.block));
        Edge { block: self.block_of(edge.block), args }
    }

    /// Whether an edge changes representations; on request only from a word to a raw one.
    fn converts(&self, edge: &pir::Edge, narrows: bool) -> bool {
        let params = &self.pir.blocks[edge.block].params;
        params.iter().zip(&edge.args).any(|(&param, &arg)| {
            let repr = repr_of(&self.version.types[param].assumed);
            match *self.held(arg) {
                Held::Machine(made) => self.builder.function.repr(made) != repr && !(narrows && repr == Repr::Obj),
                _ => false,
            }
        })
    }

    /// An edge that is taken on a condition. What it converts is converted on it only: the value may be of the type only
    /// where the condition holds.
    fn edge_of_branch(&mut self, edge: &pir::Edge) -> Edge {
        if !self.converts(edge, false) {
            return self.edge(edge);
        }
        let between = self.builder.new_block(false);
        let previous = self.builder.block;
        self.builder.switch_to(between);
        let edge = self.edge(edge);
        self.builder.terminate(Terminator::Jump(edge));
        self.builder.switch_to(previous);
        Edge { block: between, args: Vec::new() }
    }

    /// Where an exception leaves the function.
    fn raise_edge(&mut self, site: Option<i64>) -> Edge {
        self.builder.raise_edge(site)
    }

    fn landing(&mut self, unwind: &pir::Edge) -> Block {
        let key = (unwind.clone(), self.cursors_into(unwind.block));
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

    /// A function that calls nothing needs no check of its own: the stack's reserve has room for it.
    fn check_stack_if_needed(&mut self) {
        let function = &self.builder.function;
        let calls = function.layout.iter().flat_map(|&block| &function.blocks[block].insts).any(|&inst| {
            matches!(function.insts[inst].op, Mir::CallFn(_) | Mir::CallGeneric(_))
                || molt_mir::effects(function, inst).user_code
        });
        if !calls {
            return;
        }
        let err = self.raise_edge(None);
        let check = self.builder.function.make_inst(Mir::StackCheck, [], &[], Some(err), None);
        let entry = self.builder.function.entry;
        self.builder.function.blocks[entry].insts.insert(0, check);
    }
}

impl<'a, 'c> WordLowering<'a, 'c> for Typed<'a, 'c> {
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
        self.callee.expect("only functions with a closure use their callee")
    }

    fn object(&mut self, value: pir::Value) -> Value {
        self.as_repr(value, Repr::Obj)
    }

    fn condition(&mut self, value: pir::Value) -> Value {
        self.as_repr(value, Repr::Bool)
    }

    fn is_nullable(&self, value: pir::Value) -> bool {
        self.may_be_null(value)
    }

    fn define(&mut self, value: pir::Value, made: Value) {
        self.hold(value, made);
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
                let block = self.landing(unwind);
                Edge { block, args: vec![self.builder.int(site)] }
            }
            None => self.edge(unwind),
        }
    }

    fn suspend(&mut self, _inst: pir::Inst) {
        unreachable!("generators have no specialized versions")
    }

    fn frame_load(&mut self, _block: pir::Block, _index: u32, _nullable: bool) -> Value {
        unreachable!("only generic versions are resumed")
    }
}
