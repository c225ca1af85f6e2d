//! Arithmetic on raw integers and floats.

use molt_mir::{BoolOp, Cmp, Edge, FloatOp, FloatUnary, IntOp, Op as Mir, Repr, Terminator, Value};
use molt_pir::{self as pir, BinaryKind, UnaryKind};
use molt_types::{IntRange, Type};

use super::Typed;
use crate::words::WordLowering;

/// Integers of at most this magnitude are exact as floats.
const EXACT_FLOAT: i128 = 1 << 53;

/// A number type that arithmetic is done in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Number {
    Int,
    Float,
}

fn number(ty: &Type) -> Option<Number> {
    match ty {
        Type::Int(_) | Type::Bool => Some(Number::Int),
        Type::Float => Some(Number::Float),
        _ => None,
    }
}

impl Typed<'_, '_> {
    pub(super) fn lower_binary(&mut self, inst: pir::Inst, kind: BinaryKind, in_place: bool) -> bool {
        let (a, b) = (self.operand(inst, 0), self.operand(inst, 1));
        let (a_type, b_type) = (self.ty(a).clone(), self.ty(b).clone());
        match (number(&a_type), number(&b_type)) {
            (Some(Number::Int), Some(Number::Int)) => {
                // `True & False` is a bool.
                let bools = a_type == Type::Bool && b_type == Type::Bool;
                if bools && matches!(kind, BinaryKind::And | BinaryKind::Or | BinaryKind::Xor) {
                    return self.bool_logic(inst, kind);
                }
                self.int_arithmetic(inst, kind)
            }
            (Some(_), Some(_)) => self.float_arithmetic(inst, kind),
            _ if a_type == Type::Str && b_type == Type::Str && kind == BinaryKind::Add => {
                self.concatenate(inst, in_place)
            }
            _ => false,
        }
    }

    fn bool_logic(&mut self, inst: pir::Inst, kind: BinaryKind) -> bool {
        let a = self.as_repr(self.operand(inst, 0), Repr::Bool);
        let b = self.as_repr(self.operand(inst, 1), Repr::Bool);
        let op = match kind {
            BinaryKind::And => BoolOp::And,
            BinaryKind::Or => BoolOp::Or,
            _ => BoolOp::Xor,
        };
        let made = self.builder.value(Mir::Bool(op), &[a, b], Repr::Bool);
        self.hold(self.pir.insts[inst].results[0], made);
        true
    }

    fn concatenate(&mut self, inst: pir::Inst, in_place: bool) -> bool {
        let a = self.object(self.operand(inst, 0));
        let b = self.object(self.operand(inst, 1));
        let err = self.err_edge(inst);
        let entry = if in_place { "str_append" } else { "str_concat" };
        let made = self.builder.call_value(entry, &[a, b], Some(err));
        self.hold(self.pir.insts[inst].results[0], made);
        true
    }

    /// The range of an int value; a bool is 0 or 1.
    pub(super) fn range_of(&self, value: pir::Value) -> IntRange {
        match self.ty(value) {
            Type::Int(range) => *range,
            Type::Bool => IntRange::new(0, 1),
            _ => IntRange::ANY,
        }
    }

    /// An int or bool as a raw integer.
    pub(super) fn int(&mut self, value: pir::Value) -> Value {
        if *self.ty(value) == Type::Bool {
            let made = self.as_repr(value, Repr::Bool);
            return self.builder.value(Mir::BoolToInt, &[made], Repr::I64);
        }
        self.as_repr(value, Repr::I64)
    }

    /// A number as a raw float.
    pub(super) fn float(&mut self, value: pir::Value) -> Value {
        if *self.ty(value) == Type::Float {
            return self.as_repr(value, Repr::F64);
        }
        let made = self.int(value);
        self.builder.value(Mir::IntToFloat, &[made], Repr::F64)
    }

    fn int_arithmetic(&mut self, inst: pir::Inst, kind: BinaryKind) -> bool {
        let (a, b) = (self.operand(inst, 0), self.operand(inst, 1));
        let result = self.pir.insts[inst].results[0];
        let fits = matches!(&self.version.types[result].proved, Type::Int(range) if range.fits_i64());
        let made = match kind {
            BinaryKind::Add => self.checked(IntOp::Add, a, b, fits),
            BinaryKind::Sub => self.checked(IntOp::Sub, a, b, fits),
            BinaryKind::Mul => self.checked(IntOp::Mul, a, b, fits),
            BinaryKind::And => self.plain(IntOp::And, a, b),
            BinaryKind::Or => self.plain(IntOp::Or, a, b),
            BinaryKind::Xor => self.plain(IntOp::Xor, a, b),
            BinaryKind::LShift => self.shift_left(a, b),
            BinaryKind::RShift => self.shift_right(a, b),
            BinaryKind::FloorDiv => self.divide(inst, IntOp::FloorDiv, 0),
            BinaryKind::Mod => self.divide(inst, IntOp::FloorMod, 1),
            BinaryKind::TrueDiv => self.true_divide(inst),
            BinaryKind::Pow => match self.power(a, b) {
                Some(made) => made,
                None => return false,
            },
            BinaryKind::MatMul => return false,
        };
        self.hold(result, made);
        true
    }

    fn plain(&mut self, op: IntOp, a: pir::Value, b: pir::Value) -> Value {
        let (a, b) = (self.int(a), self.int(b));
        self.builder.int_op(op, a, b)
    }

    fn checked(&mut self, op: IntOp, a: pir::Value, b: pir::Value, fits: bool) -> Value {
        let (a, b) = (self.int(a), self.int(b));
        if fits {
            return self.builder.int_op(op, a, b);
        }
        let exit = self.exit_before();
        self.builder.guarded(Mir::IntChecked(op), &[a, b], Repr::I64, exit)
    }

    fn shift_left(&mut self, a: pir::Value, b: pir::Value) -> Value {
        let (a, b) = (self.int(a), self.int(b));
        let exit = self.exit_before();
        self.builder.guarded(Mir::IntChecked(IntOp::Shl), &[a, b], Repr::I64, exit)
    }

    fn shift_right(&mut self, a: pir::Value, b: pir::Value) -> Value {
        let small = self.range_of(b);
        let (a, b) = (self.int(a), self.int(b));
        let limit = self.builder.int(63);
        if !small.is_non_negative() {
            // A negative count raises.
            let exit = self.exit_before();
            let zero = self.builder.int(0);
            let counted = self.builder.icmp(Cmp::Ge, b, zero);
            self.builder.guard(counted, exit);
        }
        // Every count from 63 up leaves only the sign.
        let count = self.builder.int_op(IntOp::Min, b, limit);
        self.builder.int_op(IntOp::Shr, a, count)
    }

    /// Goes to the raising of `ZeroDivisionError` when the condition is true.
    fn raise_if_zero(&mut self, inst: pir::Inst, is_zero: Value, which: i64) {
        let (raise, go_on) = (self.builder.new_block(true), self.builder.new_block(false));
        self.builder.branch(is_zero, raise, go_on);
        self.builder.switch_to(raise);
        let which = self.builder.int(which);
        let err = self.err_edge(inst);
        self.builder.call("raise_zero_division", &[which], Some(err));
        self.builder.terminate(molt_mir::Terminator::Unreachable);
        self.builder.switch_to(go_on);
    }

    fn divide(&mut self, inst: pir::Inst, op: IntOp, which: i64) -> Value {
        let (a_value, b_value) = (self.operand(inst, 0), self.operand(inst, 1));
        let (a_range, b_range) = (self.range_of(a_value), self.range_of(b_value));
        let (a, b) = (self.int(a_value), self.int(b_value));
        // The exit must stand before the test, in the block whose instructions it repeats; both have no effect.
        if b_range.contains(IntRange::constant(-1)) && a_range.contains(IntRange::constant(i64::MIN)) {
            let exit = self.exit_before();
            let (lowest, minus_one) = (self.builder.int(i64::MIN), self.builder.int(-1));
            let not_lowest = self.builder.icmp(Cmp::Ne, a, lowest);
            let not_minus_one = self.builder.icmp(Cmp::Ne, b, minus_one);
            let fits = self.builder.value(Mir::Bool(BoolOp::Or), &[not_lowest, not_minus_one], Repr::Bool);
            self.builder.guard(fits, exit);
        }
        if b_range.contains(IntRange::constant(0)) {
            let zero = self.builder.int(0);
            let is_zero = self.builder.icmp(Cmp::Eq, b, zero);
            self.raise_if_zero(inst, is_zero, which);
        }
        self.builder.int_op(op, a, b)
    }

    fn true_divide(&mut self, inst: pir::Inst) -> Value {
        let (a_value, b_value) = (self.operand(inst, 0), self.operand(inst, 1));
        let exact = IntRange::new(-EXACT_FLOAT, EXACT_FLOAT);
        let both_exact = exact.contains(self.range_of(a_value)) && exact.contains(self.range_of(b_value));
        let b_range = self.range_of(b_value);
        let (a, b) = (self.int(a_value), self.int(b_value));
        if b_range.contains(IntRange::constant(0)) {
            let zero = self.builder.int(0);
            let is_zero = self.builder.icmp(Cmp::Eq, b, zero);
            self.raise_if_zero(inst, is_zero, 0);
        }
        if !both_exact {
            return self.builder.call_value("int_true_div", &[a, b], None);
        }
        let a = self.builder.value(Mir::IntToFloat, &[a], Repr::F64);
        let b = self.builder.value(Mir::IntToFloat, &[b], Repr::F64);
        self.builder.value(Mir::Float(FloatOp::Div), &[a, b], Repr::F64)
    }

    /// Small constant powers as products.
    fn power(&mut self, a: pir::Value, b: pir::Value) -> Option<Value> {
        let exponent = self.range_of(b).as_constant().filter(|exponent| (1..=4).contains(exponent))?;
        let base = self.int(a);
        let exit = self.exit_before();
        let mut product = base;
        for _ in 1..exponent {
            product = self.builder.guarded(Mir::IntChecked(IntOp::Mul), &[product, base], Repr::I64, exit);
        }
        Some(product)
    }

    fn float_arithmetic(&mut self, inst: pir::Inst, kind: BinaryKind) -> bool {
        let (a_value, b_value) = (self.operand(inst, 0), self.operand(inst, 1));
        let op = match kind {
            BinaryKind::Add => FloatOp::Add,
            BinaryKind::Sub => FloatOp::Sub,
            BinaryKind::Mul => FloatOp::Mul,
            BinaryKind::TrueDiv => FloatOp::Div,
            BinaryKind::FloorDiv | BinaryKind::Mod | BinaryKind::Pow => return self.float_call(inst, kind),
            _ => return false,
        };
        let (a, b) = (self.float(a_value), self.float(b_value));
        if op == FloatOp::Div {
            self.raise_if_float_zero(inst, b, 2);
        }
        let made = self.builder.value(Mir::Float(op), &[a, b], Repr::F64);
        self.hold(self.pir.insts[inst].results[0], made);
        true
    }

    fn raise_if_float_zero(&mut self, inst: pir::Inst, divisor: Value, which: i64) {
        if let Some(defined) = self.builder.function.defining_inst(divisor)
            && let Mir::FConst(bits) = self.builder.function.insts[defined].op
            && f64::from_bits(bits) != 0.0
        {
            return;
        }
        let zero = self.builder.value(Mir::FConst(0), &[], Repr::F64);
        let is_zero = self.builder.value(Mir::FCmp(Cmp::Eq), &[divisor, zero], Repr::Bool);
        self.raise_if_zero(inst, is_zero, which);
    }

    fn float_call(&mut self, inst: pir::Inst, kind: BinaryKind) -> bool {
        let (a_value, b_value) = (self.operand(inst, 0), self.operand(inst, 1));
        let (a, b) = (self.float(a_value), self.float(b_value));
        let made = match kind {
            BinaryKind::FloorDiv => {
                self.raise_if_float_zero(inst, b, 3);
                self.builder.call_value("float_floor_div", &[a, b], None)
            }
            BinaryKind::Mod => {
                self.raise_if_float_zero(inst, b, 4);
                self.builder.call_value("float_mod", &[a, b], None)
            }
            _ => self.float_power(inst, a, b),
        };
        self.hold(self.pir.insts[inst].results[0], made);
        true
    }

    /// A finite power of a positive base has nothing to report: the call has no effect that the code around it sees.
    fn float_power(&mut self, inst: pir::Inst, a: Value, b: Value) -> Value {
        let exit = self.exit_before();
        let zero = self.builder.value(Mir::FConst(0), &[], Repr::F64);
        let infinity = self.builder.value(Mir::FConst(f64::INFINITY.to_bits()), &[], Repr::F64);
        let quick = self.builder.call_value("float_pow_unchecked", &[a, b], None);
        let above = self.builder.value(Mir::FCmp(Cmp::Gt), &[a, zero], Repr::Bool);
        let size = self.builder.value(Mir::FloatUnary(FloatUnary::Abs), &[quick], Repr::F64);
        let finite = self.builder.value(Mir::FCmp(Cmp::Lt), &[size, infinity], Repr::Bool);
        let plain = self.builder.value(Mir::Bool(BoolOp::And), &[above, finite], Repr::Bool);
        let (special, join) = (self.builder.new_block(true), self.builder.new_block(false));
        let result = self.builder.function.add_param(join, Repr::F64, false);
        self.builder.terminate(Terminator::Branch(
            plain,
            Edge { block: join, args: vec![quick] },
            Edge { block: special, args: Vec::new() },
        ));
        self.builder.switch_to(special);
        // A negative base may give a complex number, which is the generic version's business.
        let positive = self.builder.value(Mir::FCmp(Cmp::Ge), &[a, zero], Repr::Bool);
        let whole = self.builder.value(Mir::FloatUnary(FloatUnary::Floor), &[b], Repr::F64);
        let integral = self.builder.value(Mir::FCmp(Cmp::Eq), &[whole, b], Repr::Bool);
        let real = self.builder.value(Mir::Bool(BoolOp::Or), &[positive, integral], Repr::Bool);
        self.builder.guard(real, exit);
        let err = self.err_edge(inst);
        let checked = self.builder.call_value("float_pow", &[a, b], Some(err));
        self.builder.jump(join, vec![checked]);
        self.builder.switch_to(join);
        result
    }

    pub(super) fn lower_unary(&mut self, inst: pir::Inst, kind: UnaryKind) -> bool {
        let value = self.operand(inst, 0);
        let result = self.pir.insts[inst].results[0];
        let made = match (number(self.ty(value)), kind) {
            (Some(Number::Int), UnaryKind::Neg) => {
                let fits = matches!(&self.version.types[result].proved, Type::Int(range) if range.fits_i64());
                let made = self.int(value);
                let zero = self.builder.int(0);
                if fits {
                    self.builder.int_op(IntOp::Sub, zero, made)
                } else {
                    let exit = self.exit_before();
                    self.builder.guarded(Mir::IntChecked(IntOp::Sub), &[zero, made], Repr::I64, exit)
                }
            }
            (Some(Number::Int), UnaryKind::Pos) => self.int(value),
            (Some(Number::Int), UnaryKind::Invert) if *self.ty(value) != Type::Bool => {
                let made = self.int(value);
                let ones = self.builder.int(-1);
                self.builder.int_op(IntOp::Xor, made, ones)
            }
            (Some(Number::Float), UnaryKind::Neg) => {
                let made = self.float(value);
                self.builder.value(Mir::FloatUnary(FloatUnary::Neg), &[made], Repr::F64)
            }
            (Some(Number::Float), UnaryKind::Pos) => self.float(value),
            _ => return false,
        };
        self.hold(result, made);
        true
    }
}
