//! Loads, stores, arrays on the stack, reference counts.

use inkwell::types::BasicTypeEnum;
use inkwell::values::{BasicValueEnum, IntValue, PointerValue};
use molt_mir::{Access, Alias, Inst, Op, Repr, Value, Width};

use crate::error::Emit;
use crate::function::FunctionBuilder;
use crate::metadata::MemoryClass;
use crate::module::ModuleBuilder;

impl<'ctx> ModuleBuilder<'ctx, '_> {
    /// A load marked with its class of memory.
    pub(crate) fn load(
        &self,
        ty: BasicTypeEnum<'ctx>,
        address: PointerValue<'ctx>,
        class: MemoryClass,
    ) -> Emit<BasicValueEnum<'ctx>> {
        let value = self.builder.build_load(ty, address, "")?;
        if let Some(load) = inkwell::values::BasicValue::as_instruction_value(&value) {
            self.metadata.mark_access(load, class);
        }
        Ok(value)
    }

    /// A store marked with its class of memory.
    pub(crate) fn store(
        &self,
        address: PointerValue<'ctx>,
        value: impl Into<BasicValueEnum<'ctx>>,
        class: MemoryClass,
    ) -> Emit<()> {
        let store = self.builder.build_store(address, value.into())?;
        self.metadata.mark_access(store, class);
        Ok(())
    }
}

impl<'ctx> FunctionBuilder<'_, 'ctx, '_> {
    /// Everything about memory.
    pub(crate) fn emit_memory(&mut self, inst: Inst) -> Emit<()> {
        let module = self.module;
        let data = &self.mir.insts[inst];
        let result: BasicValueEnum<'ctx> = match &data.op {
            Op::Addr(symbol) => module.address(symbol).into(),
            Op::NullPtr => module.types.ptr.const_null().into(),
            Op::Load(access) | Op::LoadIndexed(access) => {
                let address = self.address(access, data.args[0], data.args.get(1).copied())?;
                self.load_access(access, address)?
            }
            Op::Store(access) => {
                let address = self.address(access, data.args[0], None)?;
                return self.store_access(access, address, data.args[1]);
            }
            Op::StoreIndexed(access) => {
                let address = self.address(access, data.args[0], Some(data.args[1]))?;
                return self.store_access(access, address, data.args[2]);
            }
            Op::Replace(access) => {
                let address = self.address(access, data.args[0], None)?;
                self.replace(access, address, data.args[1])?
            }
            Op::ReplaceIndexed(access) => {
                let address = self.address(access, data.args[0], Some(data.args[1]))?;
                self.replace(access, address, data.args[2])?
            }
            Op::ReplaceLeaf(access) => {
                let address = self.address(access, data.args[0], None)?;
                return self.replace_leaf(access, address, data.args[1]);
            }
            Op::ReplaceFloat(access) => {
                let address = self.address(access, data.args[0], None)?;
                return self.replace_float(access, address, data.args[1]);
            }
            Op::StackArray | Op::StackArrayOwned => self.stack_array(&data.args)?.into(),
            Op::StackSlots(0) => module.types.ptr.const_null().into(),
            Op::StackSlots(_) => self.stack_words().into(),
            Op::TakeSlot(index) => {
                let base = self.value(data.args[0]).into_pointer_value();
                let address = module.offset(base, module.int(i64::from(*index) * 8))?;
                module.load(module.types.i64.into(), address, MemoryClass::Mir(Alias::Any))?
            }
            Op::KeepAlive => return Ok(()),
            Op::IncRef => {
                let value = data.args[0];
                let snippet = if self.mir.values[value].nullable {
                    module.incref_nullable_snippet()?
                } else {
                    module.incref_snippet()?
                };
                self.call_snippet(snippet, value)?;
                return Ok(());
            }
            Op::DecRef => {
                let value = data.args[0];
                let snippet = if self.mir.values[value].nullable {
                    module.decref_nullable_snippet()?
                } else {
                    module.decref_snippet()?
                };
                self.call_snippet(snippet, value)?;
                return Ok(());
            }
            other => return Err(self.invalid(&format!("{} is not about memory", other.mnemonic()))),
        };
        self.set_result(inst, 0, result);
        Ok(())
    }

    /// base + offset + index * width.
    fn address(&self, access: &Access, base: Value, index: Option<Value>) -> Emit<PointerValue<'ctx>> {
        let module = self.module;
        let mut address = match self.mir.repr(base) {
            Repr::Ptr => self.value(base).into_pointer_value(),
            _ => module.builder.build_int_to_ptr(self.int(base), module.types.ptr, "")?,
        };
        if access.offset != 0 {
            address = module.offset(address, module.int(i64::from(access.offset)))?;
        }
        if let Some(index) = index {
            let bytes = self.scaled(self.int(index), access.width)?;
            address = module.offset(address, bytes)?;
        }
        Ok(address)
    }

    /// Elements lie within an object, so their offsets do not overflow.
    fn scaled(&self, index: IntValue<'ctx>, width: Width) -> Emit<IntValue<'ctx>> {
        match width.bytes() {
            1 => Ok(index),
            bytes => Ok(self.module.builder.build_int_nsw_mul(index, self.module.int(bytes as i64), "")?),
        }
    }

    fn load_access(&self, access: &Access, address: PointerValue<'ctx>) -> Emit<BasicValueEnum<'ctx>> {
        let module = self.module;
        let types = &module.types;
        let class = MemoryClass::from(access);
        let loaded = module.load(self.stored_type(access.width), address, class)?;
        Ok(match access.width {
            Width::U8 | Width::U32 => module.builder.build_int_z_extend(loaded.into_int_value(), types.i64, "")?.into(),
            Width::Bool => module.builder.build_int_truncate(loaded.into_int_value(), types.i1, "")?.into(),
            Width::I64 => {
                if access.alias == Alias::ListLength
                    && let Some(load) = inkwell::values::BasicValue::as_instruction_value(&loaded)
                {
                    module.metadata.mark_length(load);
                }
                loaded
            }
            Width::F64 | Width::Ptr | Width::Obj => loaded,
        })
    }

    fn store_access(&self, access: &Access, address: PointerValue<'ctx>, value: Value) -> Emit<()> {
        let module = self.module;
        let types = &module.types;
        let value = self.value(value);
        let stored = match access.width {
            Width::U8 => module.builder.build_int_truncate(value.into_int_value(), types.i8, "")?.into(),
            Width::U32 => module.builder.build_int_truncate(value.into_int_value(), types.i32, "")?.into(),
            Width::Bool => module.builder.build_int_z_extend(value.into_int_value(), types.i8, "")?.into(),
            Width::I64 | Width::F64 | Width::Ptr | Width::Obj => value,
        };
        module.store(address, stored, MemoryClass::from(access))
    }

    fn replace(&self, access: &Access, address: PointerValue<'ctx>, value: Value) -> Emit<BasicValueEnum<'ctx>> {
        let class = MemoryClass::from(access);
        let old = self.module.load(self.module.types.i64.into(), address, class)?;
        self.module.store(address, self.value(value), class)?;
        Ok(old)
    }

    /// As `replace`; the old word is released here, which is a call only when it is a box.
    fn replace_leaf(&mut self, access: &Access, address: PointerValue<'ctx>, value: Value) -> Emit<()> {
        let module = self.module;
        let old = self.replace(access, address, value)?.into_int_value();
        let is_box = module.equals(module.tag_bits(old)?, 0)?;
        let (release, done) = (self.append_block("release"), self.append_block("released"));
        module.metadata.mark_unlikely(module.builder.build_conditional_branch(is_box, release, done)?);
        module.builder.position_at_end(release);
        module.call_snippet(module.outlined(module.decref_nullable_snippet()?)?, &[old.into()])?;
        module.builder.build_unconditional_branch(done)?;
        module.builder.position_at_end(done);
        Ok(())
    }

    /// One test for both rare cases, a float that needs a box and an old word that is one, so that what is known about
    /// memory is lost on one path only.
    fn replace_float(&mut self, access: &Access, address: PointerValue<'ctx>, value: Value) -> Emit<()> {
        let module = self.module;
        let builder = &module.builder;
        let class = MemoryClass::from(access);
        let float = self.value(value).into_float_value();
        let old = module.load(module.types.i64.into(), address, class)?.into_int_value();
        let (word, fits) = module.encode_float(float)?;
        let old_is_box = module.equals(module.tag_bits(old)?, 0)?;
        let plain = builder.build_and(fits, builder.build_not(old_is_box, "")?, "")?;
        let (store, boxes, done) =
            (self.append_block("store"), self.append_block("boxes"), self.append_block("replaced"));
        module.metadata.mark_likely(builder.build_conditional_branch(plain, store, boxes)?);
        builder.position_at_end(boxes);
        builder.build_call(module.entry_named("replace_float"), &[address.into(), float.into()], "")?;
        builder.build_unconditional_branch(done)?;
        builder.position_at_end(store);
        module.store(address, word, class)?;
        builder.build_unconditional_branch(done)?;
        builder.position_at_end(done);
        Ok(())
    }

    fn stored_type(&self, width: Width) -> BasicTypeEnum<'ctx> {
        let types = &self.module.types;
        match width {
            Width::U8 | Width::Bool => types.i8.into(),
            Width::U32 => types.i32.into(),
            Width::I64 | Width::Obj => types.i64.into(),
            Width::F64 => types.f64.into(),
            Width::Ptr => types.ptr.into(),
        }
    }

    /// Writes words to the function's array on the stack.
    pub(crate) fn stack_array(&self, words: &[Value]) -> Emit<PointerValue<'ctx>> {
        let module = self.module;
        if words.is_empty() {
            return Ok(module.types.ptr.const_null());
        }
        let array = self.stack_words();
        for (index, &word) in words.iter().enumerate() {
            let address = module.offset(array, module.int(index as i64 * 8))?;
            module.store(address, self.value(word), MemoryClass::Mir(Alias::Any))?;
        }
        Ok(array)
    }
}
