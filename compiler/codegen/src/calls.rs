//! Calls: of the runtime, of functions of the program, and the check of the stack's depth.

use inkwell::IntPredicate;
use inkwell::values::BasicValue;
use inkwell::values::{BasicMetadataValueEnum, BasicValueEnum, FunctionValue, IntValue};
use molt_abi::layout::{state, status};
use molt_abi::{Entry, Kind, ResultKind, symbols};
use molt_mir::{Alias, FnId, Inst, Op, Repr, ResultShape};

use crate::error::Emit;
use crate::function::FunctionBuilder;
use crate::metadata::MemoryClass;
use crate::module::{FAST_CALL, ModuleBuilder};

impl<'ctx> ModuleBuilder<'ctx, '_> {
    /// The address of a field of the runtime's state.
    pub(crate) fn state_field(&self, offset: u64) -> Emit<inkwell::values::PointerValue<'ctx>> {
        self.offset(self.extern_address(symbols::STATE), self.int(offset as i64))
    }
}

impl<'ctx> FunctionBuilder<'_, 'ctx, '_> {
    /// Every kind of call.
    pub(crate) fn emit_call(&mut self, inst: Inst) -> Emit<()> {
        match &self.mir.insts[inst].op {
            Op::CallEntry(entry) => self.call_entry(inst, entry.0),
            Op::CallFn(callee) => self.call_function(inst, *callee),
            Op::CallGeneric(callee) => {
                let result = self.call_generic(inst, *callee, 0)?;
                let failed = self.module.equals(result.into_int_value(), 0)?;
                let edge = self.error_edge(inst)?;
                self.leave_if(failed, &edge)?;
                self.set_result(inst, 0, result);
                Ok(())
            }
            Op::CallResume(callee, point) => {
                let result = self.call_generic(inst, *callee, *point)?;
                self.set_result(inst, 0, result);
                Ok(())
            }
            Op::StackCheck => self.stack_check(inst),
            Op::Poll => self.poll(inst),
            other => Err(self.invalid(&format!("{} is not a call", other.mnemonic()))),
        }
    }

    fn call(
        &self,
        callee: FunctionValue<'ctx>,
        args: &[BasicMetadataValueEnum<'ctx>],
    ) -> Emit<Option<BasicValueEnum<'ctx>>> {
        Ok(self.module.builder.build_call(callee, args, "")?.try_as_basic_value().basic())
    }

    fn call_entry(&mut self, inst: Inst, entry: &'static Entry) -> Emit<()> {
        let module = self.module;
        let builder = &module.builder;
        let mut args: Vec<BasicMetadataValueEnum<'ctx>> = Vec::new();
        for (param, &arg) in entry.params.iter().zip(&self.mir.insts[inst].args) {
            let value = self.value(arg);
            args.push(match param.kind {
                Kind::Bool => builder.build_int_z_extend(value.into_int_value(), module.types.i8, "")?.into(),
                _ => value.into(),
            });
        }
        let Some(result) = self.call(module.entry(entry), &args)? else {
            return if entry.result == ResultKind::Never { self.leave_always(inst) } else { Ok(()) };
        };
        if entry.flags.never_raises {
            return self.certain_result(inst, entry, result);
        }
        let edge = self.error_edge(inst)?;
        match entry.result {
            ResultKind::Obj | ResultKind::Borrowed => {
                let failed = module.equals(result.into_int_value(), 0)?;
                self.leave_if(failed, &edge)?;
                self.set_result(inst, 0, result);
            }
            ResultKind::Ptr => {
                let failed = builder.build_is_null(result.into_pointer_value(), "")?;
                self.leave_if(failed, &edge)?;
                self.set_result(inst, 0, result);
            }
            ResultKind::Maybe => {
                self.leave_if_pending(result.into_int_value(), &edge)?;
                self.set_result(inst, 0, result);
            }
            ResultKind::Pair => {
                let (first, second) = self.halves(result)?;
                let failed = module.equals(first, 0)?;
                self.leave_if(failed, &edge)?;
                self.set_result(inst, 0, first);
                self.set_result(inst, 1, second);
            }
            ResultKind::Unit => {
                let zero = module.types.i8.const_zero();
                let failed = builder.build_int_compare(IntPredicate::NE, result.into_int_value(), zero, "")?;
                self.leave_if(failed, &edge)?;
            }
            ResultKind::Bool => {
                let zero = module.types.i32.const_zero();
                let truth = result.into_int_value();
                let failed = builder.build_int_compare(IntPredicate::SLT, truth, zero, "")?;
                self.leave_if(failed, &edge)?;
                let truth = builder.build_int_compare(IntPredicate::NE, truth, zero, "")?;
                self.set_result(inst, 0, truth);
            }
            ResultKind::I64 | ResultKind::F64 => {
                let (value, failed) = self.halves(result)?;
                let failed = builder.build_int_compare(IntPredicate::NE, failed, module.int(0), "")?;
                self.leave_if(failed, &edge)?;
                if entry.result == ResultKind::F64 {
                    let value = builder.build_bit_cast(value, module.types.f64, "")?;
                    self.set_result(inst, 0, value);
                } else {
                    self.set_result(inst, 0, value);
                }
            }
            ResultKind::Never => return Err(self.invalid("`never` returned a value")),
        }
        Ok(())
    }

    /// Results of an entry point that never raises.
    fn certain_result(&mut self, inst: Inst, entry: &Entry, result: BasicValueEnum<'ctx>) -> Emit<()> {
        match entry.result {
            ResultKind::Pair => {
                let (first, second) = self.halves(result)?;
                self.set_result(inst, 0, first);
                self.set_result(inst, 1, second);
            }
            ResultKind::Bool => {
                let zero = self.module.types.i8.const_zero();
                let byte = result.into_int_value();
                let truth = self.module.builder.build_int_compare(IntPredicate::NE, byte, zero, "")?;
                self.set_result(inst, 0, truth);
            }
            _ => self.set_result(inst, 0, result),
        }
        Ok(())
    }

    fn halves(&self, pair: BasicValueEnum<'ctx>) -> Emit<(IntValue<'ctx>, IntValue<'ctx>)> {
        let builder = &self.module.builder;
        let pair = pair.into_struct_value();
        let first = builder.build_extract_value(pair, 0, "")?.into_int_value();
        let second = builder.build_extract_value(pair, 1, "")?.into_int_value();
        Ok((first, second))
    }

    /// Goes to the edge; what follows in the block is not reached.
    fn leave_always(&mut self, inst: Inst) -> Emit<()> {
        let edge = self.error_edge(inst)?;
        let target = self.connect(&edge, None)?;
        let dead = self.append_block("dead");
        self.module.builder.build_unconditional_branch(target)?;
        self.module.builder.position_at_end(dead);
        Ok(())
    }

    /// A null word says "absent" or, with an exception pending, "failed".
    fn leave_if_pending(&mut self, word: IntValue<'ctx>, edge: &molt_mir::Edge) -> Emit<()> {
        let module = self.module;
        let builder = &module.builder;
        let is_null = module.equals(word, 0)?;
        let from = self.current();
        let check = self.append_block("absent");
        builder.position_at_end(check);
        let address = module.state_field(state::EXCEPTION)?;
        let exception = module.load(module.types.i64.into(), address, MemoryClass::Mir(Alias::State))?;
        let pending = builder.build_int_compare(IntPredicate::NE, exception.into_int_value(), module.int(0), "")?;
        self.leave_if(pending, edge)?;
        let next = self.append_block("result");
        builder.build_unconditional_branch(next)?;
        builder.position_at_end(from);
        builder.build_conditional_branch(is_null, check, next)?;
        builder.position_at_end(next);
        Ok(())
    }

    fn call_function(&mut self, inst: Inst, callee: FnId) -> Emit<()> {
        let module = self.module;
        let builder = &module.builder;
        let args: Vec<BasicMetadataValueEnum<'ctx>> =
            self.mir.insts[inst].args.iter().map(|&value| self.value(value).into()).collect();
        let call = builder.build_call(module.function(callee), &args, "")?;
        call.set_call_convention(FAST_CALL);
        let result = call.try_as_basic_value().unwrap_basic();
        let err = self.mir.insts[inst].err.clone();
        let boxed = self.mir.insts[inst].boxed.clone();
        if module.program.functions[callee].result == ResultShape::Word {
            if let Some(edge) = err {
                let failed = module.equals(result.into_int_value(), 0)?;
                self.leave_if(failed, &edge)?;
            }
            self.set_result(inst, 0, result);
            return Ok(());
        }
        let pair = result.into_struct_value();
        let value = builder.build_extract_value(pair, 0, "")?;
        let found = builder.build_extract_value(pair, 1, "")?.into_int_value();
        let from = self.current();
        if err.is_some() || boxed.is_some() {
            let unusual = builder.build_int_compare(IntPredicate::NE, found, module.int(status::OK as i64), "")?;
            let slow = self.append_block("unusual");
            builder.position_at_end(slow);
            match (err, boxed) {
                (Some(err), Some(boxed)) => {
                    let failed = module.equals(found, status::ERROR as i64)?;
                    let error_target = self.connect(&err, None)?;
                    let take = self.append_block("boxed");
                    builder.build_conditional_branch(failed, error_target, take)?;
                    builder.position_at_end(take);
                    self.jump_with_boxed_result(&boxed)?;
                }
                (Some(err), None) => {
                    let target = self.connect(&err, None)?;
                    builder.build_unconditional_branch(target)?;
                }
                (None, Some(boxed)) => self.jump_with_boxed_result(&boxed)?,
                (None, None) => {}
            }
            let next = self.append_block("next");
            builder.position_at_end(from);
            module.metadata.mark_unlikely(builder.build_conditional_branch(unusual, slow, next)?);
            builder.position_at_end(next);
        }
        self.set_result(inst, 0, value);
        Ok(())
    }

    fn jump_with_boxed_result(&mut self, edge: &molt_mir::Edge) -> Emit<()> {
        let module = self.module;
        let address = module.state_field(state::BOXED_RESULT)?;
        let boxed = module.load(module.types.of(Repr::Obj), address, MemoryClass::Mir(Alias::State))?;
        let target = self.connect(edge, Some(boxed))?;
        module.builder.build_unconditional_branch(target)?;
        Ok(())
    }

    /// A generic version at a resume point, with the operands after the callee as its frame.
    fn call_generic(&self, inst: Inst, callee: FnId, point: u32) -> Emit<BasicValueEnum<'ctx>> {
        let args = &self.mir.insts[inst].args;
        let frame = self.stack_array(&args[1..])?;
        let point = self.module.int(i64::from(point));
        let args = [self.value(args[0]).into(), frame.into(), point.into()];
        let result = self.call(self.module.function(callee), &args)?;
        Ok(result.expect("generic versions return a word"))
    }

    /// Keeps LLVM from reusing what was read before. (Past an atomic read it would move nothing at all.)
    fn read_each_time(&self, loaded: BasicValueEnum<'ctx>) -> Emit<()> {
        match loaded.as_instruction_value() {
            Some(load) => load.set_volatile(true).map_err(|error| self.invalid(&error.to_string())),
            None => Ok(()),
        }
    }

    /// A signal's handler sets the flag, so it is read anew each time.
    fn poll(&mut self, inst: Inst) -> Emit<()> {
        let module = self.module;
        let flag = module.load(
            module.types.i64.into(),
            module.state_field(state::SIGNALLED)?,
            MemoryClass::Mir(Alias::State),
        )?;
        self.read_each_time(flag)?;
        let waits = module.builder.build_int_compare(IntPredicate::NE, flag.into_int_value(), module.int(0), "")?;
        let edge = self.error_edge(inst)?;
        self.leave_if(waits, &edge)
    }

    /// The limit is lowered from outside to interrupt, so it is read anew each time.
    fn stack_check(&mut self, inst: Inst) -> Emit<()> {
        let module = self.module;
        let builder = &module.builder;
        let types = &module.types;
        let register = module.context.metadata_string(module.stack_pointer);
        let register = module.context.metadata_node(&[register.into()]);
        let stack = module.call_intrinsic("llvm.read_register", &[types.i64.into()], &[register.into()])?;
        let limit =
            module.load(types.i64.into(), module.state_field(state::STACK_LIMIT)?, MemoryClass::Mir(Alias::State))?;
        self.read_each_time(limit)?;
        let below = builder.build_int_compare(IntPredicate::ULT, stack.into_int_value(), limit.into_int_value(), "")?;
        let from = self.current();
        let slow = self.append_block("interrupted");
        builder.position_at_end(slow);
        let stop = self.call(module.entry_named("check_stack"), &[])?.expect("it may raise, so it has a result");
        let stop = builder.build_int_compare(IntPredicate::NE, stop.into_int_value(), types.i8.const_zero(), "")?;
        let edge = self.error_edge(inst)?;
        self.leave_if(stop, &edge)?;
        let next = self.append_block("checked");
        builder.build_unconditional_branch(next)?;
        builder.position_at_end(from);
        module.metadata.mark_unlikely(builder.build_conditional_branch(below, slow, next)?);
        builder.position_at_end(next);
        Ok(())
    }
}
