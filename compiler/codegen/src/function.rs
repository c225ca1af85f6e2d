//! The walk over one function: blocks, edges, terminators, and the dispatch to the families of ops.

use std::collections::HashSet;
use std::rc::Rc;

use cranelift_entity::{EntityRef, SecondaryMap};
use inkwell::basic_block::BasicBlock;
use inkwell::types::BasicTypeEnum;
use inkwell::values::{BasicValueEnum, FloatValue, FunctionValue, IntValue, PhiValue, PointerValue, ValueKind};
use molt_abi::layout::status;
use molt_mir::{Block, Edge, Function, Inst, Op, Repr, ResultShape, Terminator, Value};

use crate::error::{CodegenError, Emit};
use crate::module::ModuleBuilder;

/// Emits the body of a function.
pub(crate) fn define<'ctx>(
    module: &ModuleBuilder<'ctx, '_>,
    function: &Function,
    llvm: FunctionValue<'ctx>,
) -> Emit<()> {
    let mut builder = FunctionBuilder {
        module,
        mir: function,
        llvm,
        values: SecondaryMap::new(),
        blocks: SecondaryMap::new(),
        edges: HashSet::new(),
        in_cold_code: false,
        stack_words: None,
    };
    let order = reverse_postorder(function);
    builder.create_blocks(&order)?;
    for block in order {
        builder.emit_block(block)?;
    }
    Ok(())
}

/// Blocks in an order in which definitions come before uses; blocks that are not reached are left out.
fn reverse_postorder(function: &Function) -> Vec<Block> {
    let mut visited: SecondaryMap<Block, bool> = SecondaryMap::new();
    visited[function.entry] = true;
    let mut order = Vec::new();
    let mut stack = vec![(function.entry, function.successors(function.entry).into_iter())];
    while let Some((block, successors)) = stack.last_mut() {
        match successors.next() {
            Some(edge) if !visited[edge.block] => {
                visited[edge.block] = true;
                stack.push((edge.block, function.successors(edge.block).into_iter()));
            }
            Some(_) => {}
            None => {
                order.push(*block);
                stack.pop();
            }
        }
    }
    order.reverse();
    order
}

/// Where a MIR block begins.
struct Target<'ctx> {
    first: BasicBlock<'ctx>,
    params: Vec<PhiValue<'ctx>>,
}

/// A function under construction.
pub(crate) struct FunctionBuilder<'m, 'ctx, 'a> {
    pub(crate) module: &'m ModuleBuilder<'ctx, 'a>,
    pub(crate) mir: &'m Function,
    llvm: FunctionValue<'ctx>,
    values: SecondaryMap<Value, Option<BasicValueEnum<'ctx>>>,
    blocks: SecondaryMap<Block, Option<Rc<Target<'ctx>>>>,
    /// Pairs of LLVM blocks with an edge between them that carries values; there must not be two.
    edges: HashSet<(BasicBlock<'ctx>, BasicBlock<'ctx>)>,
    /// Whether the code being emitted is not expected to run often: a cold block, or a generic version, which spends its time in the runtime anyway.
    in_cold_code: bool,
    /// Room for the largest array of words that the function passes.
    stack_words: Option<PointerValue<'ctx>>,
}

impl<'ctx> FunctionBuilder<'_, 'ctx, '_> {
    fn create_blocks(&mut self, order: &[Block]) -> Emit<()> {
        let builder = &self.module.builder;
        let context = self.module.context;
        // LLVM's entry block must not be jumped to, so it is one of its own.
        let entry = context.append_basic_block(self.llvm, "entry");
        let reached: HashSet<Block> = order.iter().copied().collect();
        for &block in self.mir.layout.iter().filter(|block| reached.contains(block)) {
            let first = context.append_basic_block(self.llvm, &block.to_string());
            builder.position_at_end(first);
            let mut params = Vec::new();
            for &param in &self.mir.blocks[block].params {
                let phi = builder.build_phi(self.module.types.of(self.mir.repr(param)), "")?;
                self.values[param] = Some(phi.as_basic_value());
                params.push(phi);
            }
            self.blocks[block] = Some(Target { first, params }.into());
        }
        builder.position_at_end(entry);
        let words = self.mir.insts.values().map(|inst| stack_words(&inst.op, inst.args.len())).max().unwrap_or(0);
        if words > 0 {
            let array = self.module.types.i64.array_type(words);
            self.stack_words = Some(builder.build_alloca(array, "words")?);
        }
        let target = self.target(self.mir.entry);
        builder.build_unconditional_branch(target.first)?;
        for (phi, argument) in target.params.iter().zip(self.llvm.get_params()) {
            phi.add_incoming(&[(&argument, entry)]);
        }
        Ok(())
    }

    fn target(&self, block: Block) -> Rc<Target<'ctx>> {
        self.blocks[block].clone().expect("edges of reached blocks go to reached blocks")
    }

    fn emit_block(&mut self, block: Block) -> Emit<()> {
        self.module.builder.position_at_end(self.target(block).first);
        let data = &self.mir.blocks[block];
        // Of a generator there is no version that would run instead.
        self.in_cold_code = data.cold || self.mir.cold || (self.mir.generic && !self.mir.generator);
        for &inst in &data.insts {
            self.emit_instruction(inst)?;
        }
        self.emit_terminator(&data.terminator)
    }

    fn emit_instruction(&mut self, inst: Inst) -> Emit<()> {
        match &self.mir.insts[inst].op {
            Op::IConst(_)
            | Op::FConst(_)
            | Op::BConst(_)
            | Op::Int(_)
            | Op::IntChecked(_)
            | Op::ICmp(_)
            | Op::Float(_)
            | Op::FloatUnary(_)
            | Op::FCmp(_)
            | Op::IntToFloat
            | Op::FloatToInt
            | Op::BoolToInt
            | Op::Bool(_)
            | Op::Not
            | Op::StripEnd
            | Op::Select => self.emit_arithmetic(inst),
            Op::ObjConst(_)
            | Op::Null
            | Op::BoxInt
            | Op::TagInt
            | Op::BoxFloat
            | Op::BoxBool
            | Op::UntagInt
            | Op::UnboxFloat
            | Op::UnboxBool
            | Op::IsNull
            | Op::IsTaggedInt
            | Op::IsFloat
            | Op::IsType(_)
            | Op::IsClass(_)
            | Op::IsLeaf
            | Op::SameWord
            | Op::Guard
            | Op::GuardInt
            | Op::GuardFloat
            | Op::GuardBool => self.emit_word(inst),
            Op::Addr(_)
            | Op::NullPtr
            | Op::Load(_)
            | Op::LoadIndexed(_)
            | Op::Store(_)
            | Op::StoreIndexed(_)
            | Op::Replace(_)
            | Op::ReplaceIndexed(_)
            | Op::ReplaceLeaf(_)
            | Op::ReplaceFloat(_)
            | Op::StackArray
            | Op::StackArrayOwned
            | Op::StackSlots(_)
            | Op::TakeSlot(_)
            | Op::KeepAlive
            | Op::IncRef
            | Op::DecRef => self.emit_memory(inst),
            Op::CallEntry(_) | Op::CallFn(_) | Op::CallGeneric(_) | Op::CallResume(..) | Op::StackCheck | Op::Poll => {
                self.emit_call(inst)
            }
        }
    }

    fn emit_terminator(&mut self, terminator: &Terminator) -> Emit<()> {
        let builder = &self.module.builder;
        match terminator {
            Terminator::Jump(edge) => {
                let target = self.connect(edge, None)?;
                builder.build_unconditional_branch(target)?;
            }
            Terminator::Branch(condition, then, otherwise) => {
                let condition = self.int(*condition);
                let (then_target, other_target) = (self.connect(then, None)?, self.connect(otherwise, None)?);
                let branch = builder.build_conditional_branch(condition, then_target, other_target)?;
                match (self.mir.blocks[then.block].cold, self.mir.blocks[otherwise.block].cold) {
                    (true, false) => self.module.metadata.mark_unlikely(branch),
                    (false, true) => self.module.metadata.mark_likely(branch),
                    _ => {}
                }
            }
            Terminator::Switch(value, cases, default) => {
                let value = self.int(*value);
                let mut targets = Vec::new();
                for (case, edge) in cases {
                    targets.push((self.module.int(*case), self.connect(edge, None)?));
                }
                let default = self.connect(default, None)?;
                builder.build_switch(value, default, &targets)?;
            }
            Terminator::Return(value) => self.emit_return(self.value(*value))?,
            Terminator::ReturnError => self.emit_return_error()?,
            Terminator::ReturnBoxed(value) => self.emit_return_boxed(*value)?,
            Terminator::Exit(exit) => {
                return Err(self.invalid(&format!("{exit} was not expanded")));
            }
            Terminator::Unreachable => {
                builder.build_unreachable()?;
            }
        }
        Ok(())
    }

    fn emit_return(&self, value: BasicValueEnum<'ctx>) -> Emit<()> {
        let builder = &self.module.builder;
        match self.mir.result {
            ResultShape::Word => builder.build_return(Some(&value))?,
            ResultShape::Raw(_) => {
                builder.build_aggregate_return(&[value, self.module.int(status::OK as i64).into()])?
            }
        };
        Ok(())
    }

    fn emit_return_error(&self) -> Emit<()> {
        let builder = &self.module.builder;
        match self.mir.result {
            ResultShape::Word => builder.build_return(Some(&self.module.int(0)))?,
            ResultShape::Raw(repr) => {
                let nothing = self.zero(repr);
                builder.build_aggregate_return(&[nothing, self.module.int(status::ERROR as i64).into()])?
            }
        };
        Ok(())
    }

    fn emit_return_boxed(&self, value: Value) -> Emit<()> {
        match self.mir.result {
            ResultShape::Word => self.emit_return(self.value(value)),
            ResultShape::Raw(repr) => {
                let convert = self.module.return_boxed_snippet(repr)?;
                let result = self.module.call_snippet(convert, &[self.value(value).into()])?;
                self.module.builder.build_return(Some(&result.unwrap_basic()))?;
                Ok(())
            }
        }
    }

    fn zero(&self, repr: Repr) -> BasicValueEnum<'ctx> {
        match self.module.types.of(repr) {
            BasicTypeEnum::IntType(ty) => ty.const_zero().into(),
            BasicTypeEnum::FloatType(ty) => ty.const_zero().into(),
            other => other.const_zero(),
        }
    }

    /// The LLVM block to branch to for an edge from where the builder stands; the branch itself is the caller's to build.
    /// `received` is the value of the target's first parameter, when the edge's arguments are for the others.
    pub(crate) fn connect(&mut self, edge: &Edge, received: Option<BasicValueEnum<'ctx>>) -> Emit<BasicBlock<'ctx>> {
        let builder = &self.module.builder;
        let target = self.target(edge.block);
        let from = self.current();
        if target.params.is_empty() {
            return Ok(target.first);
        }
        let mut arguments: Vec<BasicValueEnum<'ctx>> = received.into_iter().collect();
        arguments.extend(edge.args.iter().map(|&value| self.value(value)));
        let mut source = from;
        if !self.edges.insert((from, target.first)) {
            // A phi has one value for each block that branches to it, so a second edge goes through a block of its own.
            source = self.module.context.insert_basic_block_after(from, "edge");
            builder.position_at_end(source);
            builder.build_unconditional_branch(target.first)?;
            builder.position_at_end(from);
        }
        for (phi, argument) in target.params.iter().zip(&arguments) {
            phi.add_incoming(&[(argument, source)]);
        }
        Ok(if source == from { target.first } else { source })
    }

    /// Goes to the edge when the condition is true, which is rare, and goes on otherwise.
    pub(crate) fn leave_if(&mut self, condition: IntValue<'ctx>, edge: &Edge) -> Emit<()> {
        let target = self.connect(edge, None)?;
        let next = self.append_block("next");
        let branch = self.module.builder.build_conditional_branch(condition, target, next)?;
        self.module.metadata.mark_unlikely(branch);
        self.module.builder.position_at_end(next);
        Ok(())
    }

    /// Calls a snippet, or its outlined copy where it is not worth inlining.
    pub(crate) fn call_snippet(&self, snippet: FunctionValue<'ctx>, value: Value) -> Emit<ValueKind<'ctx>> {
        let snippet = if self.in_cold_code { self.module.outlined(snippet)? } else { snippet };
        self.module.call_snippet(snippet, &[self.value(value).into()])
    }

    /// A new block after the current one.
    pub(crate) fn append_block(&self, name: &str) -> BasicBlock<'ctx> {
        self.module.context.insert_basic_block_after(self.current(), name)
    }

    /// The block that the builder stands in.
    pub(crate) fn current(&self) -> BasicBlock<'ctx> {
        self.module.builder.get_insert_block().expect("the builder stands in a block")
    }

    /// The edge that an instruction leaves by.
    pub(crate) fn error_edge(&self, inst: Inst) -> Emit<Edge> {
        let edge = self.mir.insts[inst].err.clone();
        edge.ok_or_else(|| self.invalid(&format!("{inst} has no way out; exits must be expanded first")))
    }

    pub(crate) fn invalid(&self, message: &str) -> CodegenError {
        CodegenError::Invalid(format!("@{}: {message}", self.mir.name))
    }

    pub(crate) fn stack_words(&self) -> PointerValue<'ctx> {
        self.stack_words.expect("create_blocks made room for the largest array")
    }

    /// The LLVM value of a MIR value.
    pub(crate) fn value(&self, value: Value) -> BasicValueEnum<'ctx> {
        self.values[value].unwrap_or_else(|| {
            panic!("@{}: {value} (number {}) is used before its definition", self.mir.name, value.index())
        })
    }

    pub(crate) fn int(&self, value: Value) -> IntValue<'ctx> {
        self.value(value).into_int_value()
    }

    pub(crate) fn float(&self, value: Value) -> FloatValue<'ctx> {
        self.value(value).into_float_value()
    }

    /// The operand of that index.
    pub(crate) fn arg(&self, inst: Inst, index: usize) -> Value {
        self.mir.insts[inst].args[index]
    }

    /// Defines the result of that index.
    pub(crate) fn set_result(&mut self, inst: Inst, index: usize, value: impl Into<BasicValueEnum<'ctx>>) {
        let result = self.mir.insts[inst].results[index];
        self.values[result] = Some(value.into());
    }
}

/// How many words on the stack an instruction needs.
fn stack_words(op: &Op, operands: usize) -> u32 {
    match op {
        Op::StackArray | Op::StackArrayOwned => operands as u32,
        Op::CallGeneric(_) | Op::CallResume(..) => operands as u32 - 1,
        Op::StackSlots(count) => *count,
        _ => 0,
    }
}
