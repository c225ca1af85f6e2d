//! Comparisons and identity.

use molt_mir::{Cmp, Op as Mir, Repr, Value};
use molt_pir::{self as pir, CompareKind, Op};
use molt_types::{IntRange, Type};

use super::Typed;
use crate::words::{WordLowering, truth_of_comparison};

fn cmp(kind: CompareKind) -> Cmp {
    match kind {
        CompareKind::Lt => Cmp::Lt,
        CompareKind::Le => Cmp::Le,
        CompareKind::Eq => Cmp::Eq,
        CompareKind::Ne => Cmp::Ne,
        CompareKind::Gt => Cmp::Gt,
        CompareKind::Ge => Cmp::Ge,
    }
}

fn is_int(ty: &Type) -> bool {
    matches!(ty, Type::Int(_) | Type::Bool)
}

impl Typed<'_, '_> {
    pub(super) fn lower_compare(&mut self, inst: pir::Inst, kind: CompareKind) -> bool {
        let (a, b) = (self.operand(inst, 0), self.operand(inst, 1));
        let (a_type, b_type) = (self.ty(a).clone(), self.ty(b).clone());
        let made = match (&a_type, &b_type) {
            (left, right) if is_int(left) && is_int(right) => {
                let (a, b) = (self.int(a), self.int(b));
                self.builder.icmp(cmp(kind), a, b)
            }
            (Type::Float, Type::Float) => {
                let (a, b) = (self.float(a), self.float(b));
                self.builder.value(Mir::FCmp(cmp(kind)), &[a, b], Repr::Bool)
            }
            (left, Type::Float) if is_int(left) => self.mixed(kind, a, b, false),
            (Type::Float, right) if is_int(right) => self.mixed(kind, b, a, true),
            (Type::Str, Type::Str) => self.strings(kind, a, b),
            _ => return self.truth_of_comparison(inst, kind),
        };
        self.hold(self.pir.insts[inst].results[0], made);
        true
    }

    /// An int with a float, exactly. `swapped`: the float stands on the left.
    fn mixed(&mut self, kind: CompareKind, int: pir::Value, float: pir::Value, swapped: bool) -> Value {
        let cmp = cmp(kind);
        let exact = IntRange::new(-(1 << 53), 1 << 53).contains(self.range_of(int));
        let raw_int = self.int(int);
        let raw_float = self.float(float);
        let mirrored = match (swapped, cmp) {
            (true, Cmp::Lt) => Cmp::Gt,
            (true, Cmp::Le) => Cmp::Ge,
            (true, Cmp::Gt) => Cmp::Lt,
            (true, Cmp::Ge) => Cmp::Le,
            (_, other) => other,
        };
        if exact {
            let converted = self.builder.value(Mir::IntToFloat, &[raw_int], Repr::F64);
            return self.builder.value(Mir::FCmp(mirrored), &[converted, raw_float], Repr::Bool);
        }
        let operator = match mirrored {
            Cmp::Lt => 0,
            Cmp::Le => 1,
            Cmp::Eq => 2,
            Cmp::Ne => 3,
            Cmp::Gt => 4,
            Cmp::Ge | Cmp::Below => 5,
        };
        let operator = self.builder.int(operator);
        self.builder.call_value("int_float_compare", &[raw_int, raw_float, operator], None)
    }

    fn strings(&mut self, kind: CompareKind, a: pir::Value, b: pir::Value) -> Value {
        let (a, b) = (self.object(a), self.object(b));
        match kind {
            CompareKind::Eq => self.builder.call_value("str_eq", &[a, b], None),
            CompareKind::Ne => {
                let same = self.builder.call_value("str_eq", &[a, b], None);
                self.builder.value(Mir::Not, &[same], Repr::Bool)
            }
            _ => {
                let order = self.builder.call_value("str_compare", &[a, b], None);
                let zero = self.builder.int(0);
                self.builder.icmp(cmp(kind), order, zero)
            }
        }
    }

    /// `item in container` of a builtin type.
    pub(super) fn lower_contains(&mut self, inst: pir::Inst) -> bool {
        let (container, item) = (self.operand(inst, 0), self.operand(inst, 1));
        let entry = match (self.ty(container), self.ty(item)) {
            (Type::Dict(_), _) => "dict_contains",
            (Type::Set(_), _) => "set_contains",
            (Type::Str, Type::Str) => "str_contains",
            (Type::List(_), _) => "list_contains",
            _ => return false,
        };
        let (container, item) = (self.object(container), self.object(item));
        let err = self.err_edge(inst);
        let made = self.builder.call_value(entry, &[container, item], Some(err));
        self.hold(self.pir.insts[inst].results[0], made);
        true
    }

    /// A comparison whose result is only tested for truth: one call instead of two.
    fn truth_of_comparison(&mut self, inst: pir::Inst, kind: CompareKind) -> bool {
        let result = self.pir.insts[inst].results[0];
        let Some((user, _)) = self.uses.single(result) else { return false };
        let next = self.pir.blocks[self.block].insts.get(self.index + 1);
        if self.pir.insts[user].op != Op::Truth || next != Some(&user) {
            return false;
        }
        let (a, b) = (self.object(self.operand(inst, 0)), self.object(self.operand(inst, 1)));
        let err = self.err_edge(inst);
        let made = self.builder.call_value(truth_of_comparison(kind), &[a, b], Some(err));
        self.hold(result, made);
        true
    }

    pub(super) fn lower_is(&mut self, inst: pir::Inst) -> bool {
        let (a, b) = (self.operand(inst, 0), self.operand(inst, 1));
        let result = self.pir.insts[inst].results[0];
        let (a_type, b_type) = (self.ty(a).clone(), self.ty(b).clone());
        // Values without a word of their own: never the same object as one of another type.
        let raw = |ty: &Type| matches!(ty, Type::Int(_) | Type::Float | Type::Bool);
        let heap = |ty: &Type| {
            ty.members()
                .iter()
                .all(|member| !raw(member) && !matches!(member, Type::Any | Type::Object | Type::Never | Type::Null))
        };
        let made = if (raw(&a_type) && heap(&b_type)) || (raw(&b_type) && heap(&a_type)) {
            self.builder.bool(false)
        } else if heap(&a_type) || heap(&b_type) {
            let (a, b) = (self.object(a), self.object(b));
            self.builder.value(Mir::SameWord, &[a, b], Repr::Bool)
        } else {
            return false;
        };
        self.hold(result, made);
        true
    }
}
