//! Numbers and conditions.

use inkwell::values::{BasicValueEnum, IntValue};
use inkwell::{FloatPredicate, IntPredicate};
use molt_mir::{BoolOp, Cmp, FloatOp, FloatUnary, Inst, IntOp, Op, STRIP, Value};

use crate::error::Emit;
use crate::function::FunctionBuilder;

impl<'ctx> FunctionBuilder<'_, 'ctx, '_> {
    /// Constants, arithmetic, comparisons, conversions.
    pub(crate) fn emit_arithmetic(&mut self, inst: Inst) -> Emit<()> {
        let builder = &self.module.builder;
        let types = &self.module.types;
        let arg = |index| self.arg(inst, index);
        let result: BasicValueEnum<'ctx> = match &self.mir.insts[inst].op {
            Op::IConst(value) => self.module.int(*value).into(),
            Op::FConst(bits) => {
                let bits = types.i64.const_int(*bits, false);
                builder.build_bit_cast(bits, types.f64, "")?
            }
            Op::BConst(value) => types.i1.const_int(u64::from(*value), false).into(),
            Op::Int(operator) => self.int_operation(*operator, arg(0), arg(1))?.into(),
            Op::IntChecked(operator) => self.checked_operation(inst, *operator)?.into(),
            Op::ICmp(comparison) => {
                builder.build_int_compare(int_predicate(*comparison), self.int(arg(0)), self.int(arg(1)), "")?.into()
            }
            Op::Float(operator) => {
                let (a, b) = (self.float(arg(0)), self.float(arg(1)));
                match operator {
                    FloatOp::Add => builder.build_float_add(a, b, "")?,
                    FloatOp::Sub => builder.build_float_sub(a, b, "")?,
                    FloatOp::Mul => builder.build_float_mul(a, b, "")?,
                    FloatOp::Div => builder.build_float_div(a, b, "")?,
                }
                .into()
            }
            Op::FloatUnary(FloatUnary::Neg) => builder.build_float_neg(self.float(arg(0)), "")?.into(),
            Op::FloatUnary(operator) => {
                let name = match operator {
                    FloatUnary::Neg | FloatUnary::Abs => "llvm.fabs",
                    FloatUnary::Sqrt => "llvm.sqrt",
                    FloatUnary::Floor => "llvm.floor",
                    FloatUnary::Ceil => "llvm.ceil",
                    FloatUnary::Trunc => "llvm.trunc",
                };
                self.module.call_intrinsic(name, &[types.f64.into()], &[self.float(arg(0)).into()])?
            }
            Op::FCmp(comparison) => builder
                .build_float_compare(float_predicate(*comparison), self.float(arg(0)), self.float(arg(1)), "")?
                .into(),
            Op::IntToFloat => builder.build_signed_int_to_float(self.int(arg(0)), types.f64, "")?.into(),
            Op::FloatToInt => builder.build_float_to_signed_int(self.float(arg(0)), types.i64, "")?.into(),
            Op::BoolToInt => builder.build_int_z_extend(self.int(arg(0)), types.i64, "")?.into(),
            Op::Bool(operator) => {
                let (a, b) = (self.int(arg(0)), self.int(arg(1)));
                match operator {
                    BoolOp::And => builder.build_and(a, b, "")?,
                    BoolOp::Or => builder.build_or(a, b, "")?,
                    BoolOp::Xor => builder.build_xor(a, b, "")?,
                }
                .into()
            }
            Op::StripEnd => {
                let (counter, end) = (self.int(arg(0)), self.int(arg(1)));
                let strip = self.module.int(STRIP);
                // The counter is below the end, so that the distance is right without a sign.
                let distance = builder.build_int_sub(end, counter, "")?;
                let is_far = builder.build_int_compare(IntPredicate::UGT, distance, strip, "")?;
                let far = builder.build_int_add(counter, strip, "")?;
                builder.build_select(is_far, far, end, "")?
            }
            Op::Not => builder.build_not(self.int(arg(0)), "")?.into(),
            Op::Select => builder.build_select(self.int(arg(0)), self.value(arg(1)), self.value(arg(2)), "")?,
            other => return Err(self.invalid(&format!("{} is not arithmetic", other.mnemonic()))),
        };
        self.set_result(inst, 0, result);
        Ok(())
    }

    /// Arithmetic that is proved not to overflow.
    fn int_operation(&self, operator: IntOp, left: Value, right: Value) -> Emit<IntValue<'ctx>> {
        let builder = &self.module.builder;
        let (a, b) = (self.int(left), self.int(right));
        Ok(match operator {
            IntOp::Add => builder.build_int_nsw_add(a, b, "")?,
            IntOp::Sub => builder.build_int_nsw_sub(a, b, "")?,
            IntOp::Mul => builder.build_int_nsw_mul(a, b, "")?,
            IntOp::And => builder.build_and(a, b, "")?,
            IntOp::Or => builder.build_or(a, b, "")?,
            IntOp::Xor => builder.build_xor(a, b, "")?,
            IntOp::Shl => builder.build_left_shift(a, b, "")?,
            IntOp::Shr => builder.build_right_shift(a, b, true, "")?,
            IntOp::FloorDiv => self.floor_divide(a, b, right)?,
            IntOp::FloorMod => self.floor_modulo(a, b, right)?,
            IntOp::Min => self.int_intrinsic("llvm.smin", a, b)?,
            IntOp::Max => self.int_intrinsic("llvm.smax", a, b)?,
        })
    }

    /// Arithmetic that leaves when the result does not fit.
    fn checked_operation(&mut self, inst: Inst, operator: IntOp) -> Emit<IntValue<'ctx>> {
        let (left, right) = (self.arg(inst, 0), self.arg(inst, 1));
        let (a, b) = (self.int(left), self.int(right));
        let edge = self.error_edge(inst)?;
        let overflowing = match operator {
            IntOp::Add => "llvm.sadd.with.overflow",
            IntOp::Sub => "llvm.ssub.with.overflow",
            IntOp::Mul => "llvm.smul.with.overflow",
            IntOp::Shl | IntOp::Shr => return self.checked_shift(operator, a, b, &edge),
            IntOp::FloorDiv | IntOp::FloorMod => {
                let fails = self.division_fails(a, b)?;
                self.leave_if(fails, &edge)?;
                return self.int_operation(operator, left, right);
            }
            IntOp::And | IntOp::Or | IntOp::Xor | IntOp::Min | IntOp::Max => {
                return self.int_operation(operator, left, right);
            }
        };
        let types = &self.module.types;
        let pair =
            self.module.call_intrinsic(overflowing, &[types.i64.into()], &[a.into(), b.into()])?.into_struct_value();
        let builder = &self.module.builder;
        let result = builder.build_extract_value(pair, 0, "")?.into_int_value();
        let overflow = builder.build_extract_value(pair, 1, "")?.into_int_value();
        self.leave_if(overflow, &edge)?;
        Ok(result)
    }

    fn checked_shift(
        &mut self,
        operator: IntOp,
        a: IntValue<'ctx>,
        count: IntValue<'ctx>,
        edge: &molt_mir::Edge,
    ) -> Emit<IntValue<'ctx>> {
        let outside = self.module.builder.build_int_compare(IntPredicate::UGT, count, self.module.int(63), "")?;
        self.leave_if(outside, edge)?;
        let builder = &self.module.builder;
        if operator == IntOp::Shr {
            return Ok(builder.build_right_shift(a, count, true, "")?);
        }
        let shifted = builder.build_left_shift(a, count, "")?;
        let back = builder.build_right_shift(shifted, count, true, "")?;
        let lost = builder.build_int_compare(IntPredicate::NE, back, a, "")?;
        self.leave_if(lost, edge)?;
        Ok(shifted)
    }

    /// Whether a division has no result of 64 bits: by zero, or the smallest number by -1.
    fn division_fails(&self, a: IntValue<'ctx>, b: IntValue<'ctx>) -> Emit<IntValue<'ctx>> {
        let builder = &self.module.builder;
        let by_zero = builder.build_int_compare(IntPredicate::EQ, b, self.module.int(0), "")?;
        let smallest = builder.build_int_compare(IntPredicate::EQ, a, self.module.int(i64::MIN), "")?;
        let by_minus_one = builder.build_int_compare(IntPredicate::EQ, b, self.module.int(-1), "")?;
        let overflows = builder.build_and(smallest, by_minus_one, "")?;
        Ok(builder.build_or(by_zero, overflows, "")?)
    }

    /// LLVM's division rounds towards zero; where the signs differ and something remains, one less is the floor.
    fn floor_divide(&self, a: IntValue<'ctx>, b: IntValue<'ctx>, divisor: Value) -> Emit<IntValue<'ctx>> {
        let builder = &self.module.builder;
        if let Some(divisor) = self.power_of_two(divisor) {
            let bits = self.module.int(i64::from(divisor.trailing_zeros()));
            return Ok(builder.build_right_shift(a, bits, true, "")?);
        }
        let quotient = builder.build_int_signed_div(a, b, "")?;
        let remainder = builder.build_int_signed_rem(a, b, "")?;
        let adjust = self.rounds_up(remainder, b)?;
        let one = builder.build_int_z_extend(adjust, self.module.types.i64, "")?;
        Ok(builder.build_int_sub(quotient, one, "")?)
    }

    fn floor_modulo(&self, a: IntValue<'ctx>, b: IntValue<'ctx>, divisor: Value) -> Emit<IntValue<'ctx>> {
        let builder = &self.module.builder;
        if let Some(divisor) = self.power_of_two(divisor) {
            return Ok(builder.build_and(a, self.module.int(divisor - 1), "")?);
        }
        let remainder = builder.build_int_signed_rem(a, b, "")?;
        let adjust = self.rounds_up(remainder, b)?;
        let adjusted = builder.build_int_add(remainder, b, "")?;
        Ok(builder.build_select(adjust, adjusted, remainder, "")?.into_int_value())
    }

    /// Whether truncation rounded up: the remainder is not zero and has not the divisor's sign.
    fn rounds_up(&self, remainder: IntValue<'ctx>, divisor: IntValue<'ctx>) -> Emit<IntValue<'ctx>> {
        let builder = &self.module.builder;
        let zero = self.module.int(0);
        let remains = builder.build_int_compare(IntPredicate::NE, remainder, zero, "")?;
        let signs = builder.build_xor(remainder, divisor, "")?;
        let differ = builder.build_int_compare(IntPredicate::SLT, signs, zero, "")?;
        Ok(builder.build_and(remains, differ, "")?)
    }

    /// The value of a constant that is a power of two.
    fn power_of_two(&self, value: Value) -> Option<i64> {
        let inst = self.mir.defining_inst(value)?;
        match self.mir.insts[inst].op {
            Op::IConst(constant) if constant > 0 && constant.count_ones() == 1 => Some(constant),
            _ => None,
        }
    }

    fn int_intrinsic(&self, name: &str, a: IntValue<'ctx>, b: IntValue<'ctx>) -> Emit<IntValue<'ctx>> {
        let types = &self.module.types;
        Ok(self.module.call_intrinsic(name, &[types.i64.into()], &[a.into(), b.into()])?.into_int_value())
    }
}

fn int_predicate(comparison: Cmp) -> IntPredicate {
    match comparison {
        Cmp::Lt => IntPredicate::SLT,
        Cmp::Le => IntPredicate::SLE,
        Cmp::Eq => IntPredicate::EQ,
        Cmp::Ne => IntPredicate::NE,
        Cmp::Gt => IntPredicate::SGT,
        Cmp::Ge => IntPredicate::SGE,
        Cmp::Below => IntPredicate::ULT,
    }
}

/// Ordered, but for `!=`, which is true with a NaN. (`below` is for ints.)
fn float_predicate(comparison: Cmp) -> FloatPredicate {
    match comparison {
        Cmp::Lt | Cmp::Below => FloatPredicate::OLT,
        Cmp::Le => FloatPredicate::OLE,
        Cmp::Eq => FloatPredicate::OEQ,
        Cmp::Ne => FloatPredicate::UNE,
        Cmp::Gt => FloatPredicate::OGT,
        Cmp::Ge => FloatPredicate::OGE,
    }
}
