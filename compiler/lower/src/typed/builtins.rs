//! Builtin functions and methods of builtin types that have a form of their own in specialized code.
//!
//! Whatever is not here is called through the runtime.

use molt_abi::layout;
use molt_mir::{Alias, Cmp, FloatUnary, IntOp, Op as Mir, Repr, Value, Width};
use molt_pir::{self as pir, Name};
use molt_types::Type;

use super::Typed;
use super::held::Held;
use crate::words::WordLowering;

impl Typed<'_, '_> {
    pub(super) fn call_builtin(&mut self, inst: pir::Inst, name: &Name) -> bool {
        let pir = self.pir;
        if !matches!(&pir.insts[inst].op, pir::Op::Call(keywords) if keywords.is_empty()) {
            return false;
        }
        self.call_inline(inst, name) || self.call_function_intrinsic(inst, name)
    }

    /// Builtins that become instructions.
    fn call_inline(&mut self, inst: pir::Inst, name: &str) -> bool {
        let args = &self.pir.insts[inst].args[2..];
        match (name, args) {
            ("range", [stop]) => self.call_range(inst, None, *stop, None),
            ("range", [start, stop]) => self.call_range(inst, Some(*start), *stop, None),
            ("range", [start, stop, step]) => self.call_range(inst, Some(*start), *stop, Some(*step)),
            ("len", [value]) => self.call_len(inst, *value),
            ("abs", [value]) => self.call_abs(inst, *value),
            ("min", [a, b]) => self.call_min_max(inst, *a, *b, true),
            ("max", [a, b]) => self.call_min_max(inst, *a, *b, false),
            ("float", [value]) => self.call_float(inst, *value),
            ("int", [value]) => self.call_int(inst, *value),
            _ => false,
        }
    }

    fn is_int(&self, value: pir::Value) -> bool {
        matches!(self.ty(value), Type::Int(_))
    }

    fn result_of(&self, inst: pir::Inst) -> pir::Value {
        self.pir.insts[inst].results[0]
    }

    /// A range that is iterated over right away is not made.
    fn call_range(
        &mut self,
        inst: pir::Inst,
        start: Option<pir::Value>,
        stop: pir::Value,
        step: Option<pir::Value>,
    ) -> bool {
        let result = self.result_of(inst);
        let bounds = [start, Some(stop), step];
        if !bounds.iter().flatten().all(|&bound| self.is_int(bound)) {
            return false;
        }
        let next = self.pir.blocks[self.block].insts.get(self.index + 1).copied();
        let iterated = self.uses.single(result).is_some_and(|(user, _)| {
            let in_register = self.pir.insts[user].op == pir::Op::GetIter
                && self.iterators.iter().any(|iterator| iterator.value == self.pir.insts[user].results[0]);
            in_register && Some(user) == next
        });
        if !iterated {
            return false;
        }
        let upwards = match step.map(|step| self.range_of(step)) {
            None => Some(true),
            Some(range) if range.low().is_some_and(|low| low > 0) => Some(true),
            Some(range) if range.high().is_some_and(|high| high < 0) => Some(false),
            Some(_) => None,
        };
        let exit = self.exit_before();
        let start = match start {
            Some(start) => self.int(start),
            None => self.builder.int(0),
        };
        let stop = self.int(stop);
        let step = match step {
            Some(step) => {
                let step = self.int(step);
                if upwards.is_none() {
                    // A step of zero raises.
                    let zero = self.builder.int(0);
                    let moves = self.builder.icmp(Cmp::Ne, step, zero);
                    self.builder.guard(moves, exit);
                }
                step
            }
            None => self.builder.int(1),
        };
        self.guard_range(stop, step, exit);
        self.held[result] = Some(Held::Range { start, stop, step, upwards });
        true
    }

    pub(super) fn call_len(&mut self, inst: pir::Inst, value: pir::Value) -> bool {
        let (offset, alias) = match self.ty(value) {
            Type::List(_) => (layout::list::LENGTH, Alias::ListLength),
            Type::Str => (layout::str::LENGTH, Alias::Immutable),
            Type::Bytes => (layout::bytes::LENGTH, Alias::Immutable),
            Type::Tuple(_) | Type::TupleOf(_) => (layout::tuple::LENGTH, Alias::Immutable),
            Type::Dict(_) | Type::Set(_) => {
                let entry = if matches!(self.ty(value), Type::Dict(_)) { "dict_length" } else { "set_length" };
                let object = self.object(value);
                let made = self.builder.call_value(entry, &[object], None);
                self.hold(self.result_of(inst), made);
                return true;
            }
            _ => return false,
        };
        let object = self.object(value);
        let made = self.builder.load(object, Width::I64, alias, offset);
        self.hold(self.result_of(inst), made);
        true
    }

    fn call_abs(&mut self, inst: pir::Inst, value: pir::Value) -> bool {
        let made = match self.ty(value) {
            Type::Float => {
                let made = self.float(value);
                self.builder.value(Mir::FloatUnary(FloatUnary::Abs), &[made], Repr::F64)
            }
            Type::Int(_) => {
                let made = self.int(value);
                let zero = self.builder.int(0);
                let exit = self.exit_before();
                let negated = self.builder.guarded(Mir::IntChecked(IntOp::Sub), &[zero, made], Repr::I64, exit);
                self.builder.int_op(IntOp::Max, made, negated)
            }
            _ => return false,
        };
        self.hold(self.result_of(inst), made);
        true
    }

    fn call_min_max(&mut self, inst: pir::Inst, a: pir::Value, b: pir::Value, smallest: bool) -> bool {
        let made = match (self.ty(a).clone(), self.ty(b).clone()) {
            (Type::Int(_), Type::Int(_)) => {
                let (a, b) = (self.int(a), self.int(b));
                self.builder.int_op(if smallest { IntOp::Min } else { IntOp::Max }, a, b)
            }
            (Type::Float, Type::Float) => {
                // The first one wins unless the second is strictly better, with NaN as Python compares it.
                let (a, b) = (self.float(a), self.float(b));
                let cmp = if smallest { Cmp::Lt } else { Cmp::Gt };
                let better = self.builder.value(Mir::FCmp(cmp), &[b, a], Repr::Bool);
                self.builder.value(Mir::Select, &[better, b, a], Repr::F64)
            }
            _ => return false,
        };
        self.hold(self.result_of(inst), made);
        true
    }

    fn call_float(&mut self, inst: pir::Inst, value: pir::Value) -> bool {
        if !matches!(self.ty(value), Type::Int(_) | Type::Bool | Type::Float) {
            return false;
        }
        let made = self.float(value);
        self.hold(self.result_of(inst), made);
        true
    }

    fn call_int(&mut self, inst: pir::Inst, value: pir::Value) -> bool {
        let made = match self.ty(value) {
            Type::Int(_) | Type::Bool => self.int(value),
            Type::Float => {
                let made = self.float(value);
                let exit = self.exit_before();
                // Magnitudes below 2^63 fit; NaN fails both tests.
                let low = self.builder.value(Mir::FConst((-(2f64.powi(63))).to_bits()), &[], Repr::F64);
                let high = self.builder.value(Mir::FConst(2f64.powi(63).to_bits()), &[], Repr::F64);
                let above = self.builder.value(Mir::FCmp(Cmp::Ge), &[made, low], Repr::Bool);
                let below = self.builder.value(Mir::FCmp(Cmp::Lt), &[made, high], Repr::Bool);
                let fits = self.builder.value(Mir::Bool(molt_mir::BoolOp::And), &[above, below], Repr::Bool);
                self.builder.guard(fits, exit);
                self.builder.value(Mir::FloatToInt, &[made], Repr::I64)
            }
            _ => return false,
        };
        self.hold(self.result_of(inst), made);
        true
    }

    /// Whether `call_builtin_method` has a form for the only call of a method, as far as can be told before its arguments are
    /// made.
    pub(super) fn has_builtin_method(&self, receiver: pir::Value, name: &Name, call: pir::Inst) -> bool {
        matches!((self.ty(receiver), &**name), (Type::List(_), "append")) || self.may_be_intrinsic(receiver, name, call)
    }

    pub(super) fn call_builtin_method(&mut self, inst: pir::Inst, receiver: pir::Value, name: &Name) -> bool {
        let pir = self.pir;
        let plain = matches!(&pir.insts[inst].op, pir::Op::Call(keywords) if keywords.is_empty());
        match (&**name, &pir.insts[inst].args[2..]) {
            ("append", [value]) if plain && matches!(self.ty(receiver), Type::List(_)) => {
                let list: Value = self.object(receiver);
                self.append_to(inst, list, *value);
                let none = self.builder.object(crate::data::extern_object(molt_abi::symbols::NONE));
                self.hold(self.result_of(inst), none);
                true
            }
            _ => self.call_method_intrinsic(inst, receiver, name),
        }
    }
}
