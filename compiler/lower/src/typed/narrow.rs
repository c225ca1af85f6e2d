//! Tests of predictions: whether a word is of a type.

use molt_mir::{Cmp, ExitId, ExitValue, Op as Mir, Repr, Value};
use molt_pir as pir;
use molt_types::Type;

use super::Typed;
use super::repr_of;
use crate::type_tests::TypeTests;

impl Typed<'_, '_> {
    /// Tests each result of the current instruction, which stands for a word, against its assumed type.
    pub(super) fn narrow_results(&mut self, inst: pir::Inst) {
        let results = self.pir.insts[inst].results.clone();
        let predicted = results.iter().any(|&result| {
            let fact = &self.version.types[result];
            let raw = repr_of(&fact.assumed) != Repr::Obj;
            let held_raw = self.machine(result, Repr::Obj).is_none();
            (raw && !held_raw) || (fact.assumed != fact.proved && !fact.assumed.contains(&fact.proved))
        });
        if !predicted {
            return;
        }
        let words: Vec<ExitValue> = results.iter().map(|&result| self.current_exit_value(result)).collect();
        let exit = self.exit_after(&words);
        for &result in &results {
            let Some(word) = self.machine(result, Repr::Obj) else { continue };
            let fact = self.version.types[result].clone();
            if self.may_be_null(result) {
                continue;
            }
            if repr_of(&fact.assumed) != Repr::Obj {
                let made = self.unbox(word, &fact.assumed, exit);
                self.hold(result, made);
            } else if !fact.assumed.contains(&fact.proved) {
                self.guard_type(word, &fact.assumed, exit);
            }
        }
    }

    fn current_exit_value(&self, value: pir::Value) -> ExitValue {
        match self.held(value) {
            super::held::Held::Machine(made) => ExitValue::Value(*made),
            _ => unreachable!("results of operations on words are machine values"),
        }
    }

    /// The raw value of a word; leaves when it is of another type.
    pub(super) fn unbox(&mut self, word: Value, ty: &Type, exit: ExitId) -> Value {
        let op = match repr_of(ty) {
            Repr::I64 => Mir::GuardInt,
            Repr::F64 => Mir::GuardFloat,
            Repr::Bool => Mir::GuardBool,
            Repr::Obj | Repr::Ptr => return word,
        };
        let made = self.builder.guarded(op, &[word], repr_of(ty), exit);
        self.guard_int_range(made, ty, exit);
        made
    }

    /// Leaves when a raw integer that was read somewhere is outside the predicted range.
    pub(super) fn guard_int_range(&mut self, made: Value, ty: &Type, exit: ExitId) {
        let Type::Int(range) = ty else { return };
        let (Some(low), Some(high)) = (range.low(), range.high()) else { return };
        for (bound, cmp, trivial) in [
            (low, Cmp::Ge, low <= molt_abi::value::MIN_TAGGED_INT),
            (high, Cmp::Le, high >= molt_abi::value::MAX_TAGGED_INT),
        ] {
            if !trivial {
                let bound = self.builder.int(bound);
                let inside = self.builder.icmp(cmp, made, bound);
                self.builder.guard(inside, exit);
            }
        }
    }

    /// A word of a type in the type's representation; leaves when it is of another type.
    pub(super) fn narrow(&mut self, word: Value, ty: &Type, exit: ExitId) -> Value {
        if repr_of(ty) != Repr::Obj {
            return self.unbox(word, ty, exit);
        }
        self.guard_type(word, ty, exit);
        word
    }

    /// Leaves when a word is not of a type.
    pub(super) fn guard_type(&mut self, word: Value, ty: &Type, exit: ExitId) {
        if let Some(condition) = self.test_type(word, ty) {
            self.builder.guard(condition, exit);
        }
    }
}
