//! Value words: constants, tags, boxes, type tests and guards.

use inkwell::IntPredicate;
use inkwell::values::{BasicValueEnum, FloatValue, IntValue};
use molt_abi::layout::{class, float, header};
use molt_abi::symbols;
use molt_abi::value::{FLOAT_BIAS, FLOAT_ROTATE, FLOAT_TAG, FLOAT_TAG_MASK, INT_TAG};
use molt_mir::{Alias, Inst, Op, Symbol, Value};

use crate::error::Emit;
use crate::function::FunctionBuilder;
use crate::metadata::MemoryClass;
use crate::module::ModuleBuilder;

/// The symbol of `float`'s type object.
const FLOAT_TYPE: &str = "PyFloat_Type";

impl<'ctx> ModuleBuilder<'ctx, '_> {
    /// The low bits that tell pointers (0) and self-tagged floats (2) from the rest.
    pub(crate) fn tag_bits(&self, word: IntValue<'ctx>) -> Emit<IntValue<'ctx>> {
        Ok(self.builder.build_and(word, self.int(FLOAT_TAG_MASK as i64), "")?)
    }

    pub(crate) fn equals(&self, a: IntValue<'ctx>, b: i64) -> Emit<IntValue<'ctx>> {
        let b = a.get_type().const_int(b as u64, true);
        Ok(self.builder.build_int_compare(IntPredicate::EQ, a, b, "")?)
    }

    /// Whether the word is a tagged int.
    pub(crate) fn is_tagged_int(&self, word: IntValue<'ctx>) -> Emit<IntValue<'ctx>> {
        Ok(self.builder.build_int_truncate(word, self.types.i1, "")?)
    }

    /// The float of a self-tagged word.
    pub(crate) fn decode_float(&self, word: IntValue<'ctx>) -> Emit<FloatValue<'ctx>> {
        let back = self.int(i64::from(64 - FLOAT_ROTATE));
        let rotated =
            self.call_intrinsic("llvm.fshl", &[self.types.i64.into()], &[word.into(), word.into(), back.into()])?;
        let bits = self.builder.build_int_sub(rotated.into_int_value(), self.int(FLOAT_BIAS as i64), "")?;
        Ok(self.builder.build_bit_cast(bits, self.types.f64, "")?.into_float_value())
    }

    /// The word that a float would have if it can be self-tagged, and whether it can.
    pub(crate) fn encode_float(&self, value: FloatValue<'ctx>) -> Emit<(IntValue<'ctx>, IntValue<'ctx>)> {
        let bits = self.builder.build_bit_cast(value, self.types.i64, "")?.into_int_value();
        let biased = self.builder.build_int_add(bits, self.int(FLOAT_BIAS as i64), "")?;
        let rotate = self.int(i64::from(FLOAT_ROTATE));
        let args = [biased.into(), biased.into(), rotate.into()];
        let word = self.call_intrinsic("llvm.fshl", &[self.types.i64.into()], &args)?.into_int_value();
        let fits = self.equals(self.tag_bits(word)?, FLOAT_TAG as i64)?;
        Ok((word, fits))
    }

    /// The word of an int that fits.
    pub(crate) fn tag_int(&self, value: IntValue<'ctx>) -> Emit<IntValue<'ctx>> {
        let shifted = self.builder.build_left_shift(value, self.int(1), "")?;
        Ok(self.builder.build_or(shifted, self.int(INT_TAG as i64), "")?)
    }

    /// The int of a tagged word.
    pub(crate) fn untag_int(&self, word: IntValue<'ctx>) -> Emit<IntValue<'ctx>> {
        Ok(self.builder.build_right_shift(word, self.int(1), true, "")?)
    }

    /// A field of a heap object.
    pub(crate) fn load_field(
        &self,
        word: IntValue<'ctx>,
        offset: u64,
        ty: inkwell::types::BasicTypeEnum<'ctx>,
        alias: Alias,
    ) -> Emit<BasicValueEnum<'ctx>> {
        let base = self.builder.build_int_to_ptr(word, self.types.ptr, "")?;
        let address = self.offset(base, self.int(offset as i64))?;
        self.load(ty, address, MemoryClass::Mir(alias))
    }

    /// Whether a word that is a pointer points to an object of exactly that type.
    pub(crate) fn pointee_has_type(&self, word: IntValue<'ctx>, ty: IntValue<'ctx>) -> Emit<IntValue<'ctx>> {
        let found = self.load_field(word, header::TYPE, self.types.i64.into(), Alias::Immutable)?.into_int_value();
        Ok(self.builder.build_int_compare(IntPredicate::EQ, found, ty, "")?)
    }

    pub(crate) fn float_type_word(&self) -> IntValue<'ctx> {
        self.extern_word(FLOAT_TYPE)
    }

    /// The value of a boxed float.
    pub(crate) fn load_boxed_float(&self, word: IntValue<'ctx>) -> Emit<FloatValue<'ctx>> {
        Ok(self.load_field(word, float::VALUE, self.types.f64.into(), Alias::Immutable)?.into_float_value())
    }
}

impl<'ctx> FunctionBuilder<'_, 'ctx, '_> {
    /// Everything about words.
    pub(crate) fn emit_word(&mut self, inst: Inst) -> Emit<()> {
        let module = self.module;
        let builder = &module.builder;
        let result: BasicValueEnum<'ctx> = match &self.mir.insts[inst].op {
            Op::ObjConst(constant) => module.object_constant(constant).into(),
            Op::Null => module.int(0).into(),
            Op::BoxInt => self.call_snippet(module.box_int_snippet()?, self.arg(inst, 0))?.unwrap_basic(),
            Op::TagInt => module.tag_int(self.first(inst))?.into(),
            Op::BoxFloat => self.call_snippet(module.box_float_snippet()?, self.arg(inst, 0))?.unwrap_basic(),
            Op::BoxBool => {
                let (yes, no) = (module.extern_word(symbols::TRUE), module.extern_word(symbols::FALSE));
                builder.build_select(self.first(inst), yes, no, "")?
            }
            Op::UntagInt => module.untag_int(self.first(inst))?.into(),
            Op::UnboxFloat => self.call_snippet(module.unbox_float_snippet()?, self.arg(inst, 0))?.unwrap_basic(),
            Op::UnboxBool => {
                let yes = module.extern_word(symbols::TRUE);
                builder.build_int_compare(IntPredicate::EQ, self.first(inst), yes, "")?.into()
            }
            Op::IsNull => module.equals(self.first(inst), 0)?.into(),
            Op::IsTaggedInt => module.is_tagged_int(self.first(inst))?.into(),
            Op::IsFloat => self.is_float(inst)?.into(),
            Op::IsType(symbol) => {
                let ty = module.address(symbol).const_to_int(module.types.i64);
                self.has_type(inst, |_| Ok(ty))?.into()
            }
            Op::IsClass(id) => {
                let id = *id;
                self.has_type(inst, |this| {
                    let module = this.module;
                    let description = module.address(&Symbol::Data(id));
                    let address = module.offset(description, module.int(class::TYPE as i64))?;
                    let ty = module.load(module.types.i64.into(), address, MemoryClass::Mir(Alias::Class))?;
                    Ok(ty.into_int_value())
                })?
                .into()
            }
            Op::IsLeaf => self.is_leaf(inst)?.into(),
            Op::SameWord => {
                let (a, b) = (self.first(inst), self.int(self.arg(inst, 1)));
                builder.build_int_compare(IntPredicate::EQ, a, b, "")?.into()
            }
            Op::Guard => {
                let fails = builder.build_not(self.first(inst), "")?;
                let edge = self.error_edge(inst)?;
                return self.leave_if(fails, &edge);
            }
            Op::GuardInt => self.guard_int(inst)?.into(),
            Op::GuardFloat => self.guard_float(inst)?.into(),
            Op::GuardBool => self.guard_bool(inst)?.into(),
            other => return Err(self.invalid(&format!("{} is not about words", other.mnemonic()))),
        };
        self.set_result(inst, 0, result);
        Ok(())
    }

    fn first(&self, inst: Inst) -> IntValue<'ctx> {
        self.int(self.arg(inst, 0))
    }

    /// Whether the word points to an object (is not a tagged number, nor null).
    fn is_pointer(&self, value: Value) -> Emit<IntValue<'ctx>> {
        let word = self.int(value);
        let untagged = self.module.equals(self.module.tag_bits(word)?, 0)?;
        if !self.mir.values[value].nullable {
            return Ok(untagged);
        }
        let present = self.module.builder.build_int_compare(IntPredicate::NE, word, self.module.int(0), "")?;
        Ok(self.module.builder.build_and(untagged, present, "")?)
    }

    /// Whether the word is a pointer to an object of exactly the type that `expected` computes (only then).
    fn has_type(&mut self, inst: Inst, expected: impl FnOnce(&Self) -> Emit<IntValue<'ctx>>) -> Emit<IntValue<'ctx>> {
        let value = self.arg(inst, 0);
        let is_pointer = self.is_pointer(value)?;
        let from = self.current();
        let compare = self.append_block("type");
        let builder = &self.module.builder;
        builder.position_at_end(compare);
        let ty = expected(self)?;
        let same = self.module.pointee_has_type(self.int(value), ty)?;
        let compared = self.current();
        let join = self.append_block("typed");
        builder.build_unconditional_branch(join)?;
        builder.position_at_end(from);
        builder.build_conditional_branch(is_pointer, compare, join)?;
        builder.position_at_end(join);
        let result = builder.build_phi(self.module.types.i1, "")?;
        result.add_incoming(&[(&same, compared), (&self.module.types.i1.const_zero(), from)]);
        Ok(result.as_basic_value().into_int_value())
    }

    fn is_float(&mut self, inst: Inst) -> Emit<IntValue<'ctx>> {
        let tag = self.module.tag_bits(self.first(inst))?;
        let tagged = self.module.equals(tag, FLOAT_TAG as i64)?;
        let ty = self.module.float_type_word();
        let boxed = self.has_type(inst, |_| Ok(ty))?;
        Ok(self.module.builder.build_or(tagged, boxed, "")?)
    }

    /// Null and tagged words show it by themselves; only boxes are asked.
    fn is_leaf(&mut self, inst: Inst) -> Emit<IntValue<'ctx>> {
        let module = self.module;
        let builder = &module.builder;
        let is_pointer = self.is_pointer(self.arg(inst, 0))?;
        let from = self.current();
        let ask = self.append_block("maybe.leaf");
        let join = self.append_block("leaf");
        module.metadata.mark_unlikely(builder.build_conditional_branch(is_pointer, ask, join)?);
        builder.position_at_end(ask);
        let call = builder.build_call(module.entry_named("is_leaf"), &[self.first(inst).into()], "")?;
        let answer = call.try_as_basic_value().unwrap_basic().into_int_value();
        let asked = builder.build_int_truncate(answer, module.types.i1, "")?;
        builder.build_unconditional_branch(join)?;
        builder.position_at_end(join);
        let result = builder.build_phi(module.types.i1, "")?;
        result.add_incoming(&[(&asked, ask), (&module.types.i1.const_int(1, false), from)]);
        Ok(result.as_basic_value().into_int_value())
    }

    fn guard_int(&mut self, inst: Inst) -> Emit<IntValue<'ctx>> {
        let word = self.first(inst);
        let is_int = self.module.is_tagged_int(word)?;
        let fails = self.module.builder.build_not(is_int, "")?;
        let edge = self.error_edge(inst)?;
        self.leave_if(fails, &edge)?;
        self.module.untag_int(word)
    }

    /// Most floats are self-tagged; the rest are boxes, and only then memory is read.
    fn guard_float(&mut self, inst: Inst) -> Emit<FloatValue<'ctx>> {
        let module = self.module;
        let builder = &module.builder;
        let value = self.arg(inst, 0);
        let word = self.int(value);
        let edge = self.error_edge(inst)?;
        let is_tagged = module.equals(module.tag_bits(word)?, FLOAT_TAG as i64)?;
        let from = self.current();

        let other = self.append_block("maybe.boxed");
        builder.position_at_end(other);
        let no_pointer = builder.build_not(self.is_pointer(value)?, "")?;
        self.leave_if(no_pointer, &edge)?;
        let other_type = builder.build_not(module.pointee_has_type(word, module.float_type_word())?, "")?;
        self.leave_if(other_type, &edge)?;
        let boxed = module.load_boxed_float(word)?;
        let boxed_block = self.current();

        let tagged_block = self.append_block("tagged");
        builder.position_at_end(tagged_block);
        let tagged = module.decode_float(word)?;
        let join = self.append_block("float");
        builder.build_unconditional_branch(join)?;
        builder.position_at_end(boxed_block);
        builder.build_unconditional_branch(join)?;
        builder.position_at_end(from);
        module.metadata.mark_likely(builder.build_conditional_branch(is_tagged, tagged_block, other)?);

        builder.position_at_end(join);
        let result = builder.build_phi(module.types.f64, "")?;
        result.add_incoming(&[(&tagged, tagged_block), (&boxed, boxed_block)]);
        Ok(result.as_basic_value().into_float_value())
    }

    fn guard_bool(&mut self, inst: Inst) -> Emit<IntValue<'ctx>> {
        let builder = &self.module.builder;
        let word = self.first(inst);
        let is = |symbol| builder.build_int_compare(IntPredicate::EQ, word, self.module.extern_word(symbol), "");
        let (is_true, is_false) = (is(symbols::TRUE)?, is(symbols::FALSE)?);
        let is_bool = builder.build_or(is_true, is_false, "")?;
        let fails = builder.build_not(is_bool, "")?;
        let edge = self.error_edge(inst)?;
        self.leave_if(fails, &edge)?;
        Ok(is_true)
    }
}
