//! Truth of values of known types.

use molt_abi::layout;
use molt_mir::{Alias, Cmp, Op as Mir, Repr, Value, Width};
use molt_pir as pir;
use molt_types::Type;

use super::Typed;
use crate::words::WordLowering;

impl Typed<'_, '_> {
    pub(super) fn lower_truth(&mut self, inst: pir::Inst) -> bool {
        let value = self.operand(inst, 0);
        let made = if let Some(condition) = self.machine(value, Repr::Bool) {
            condition
        } else {
            let ty = self.ty(value).clone();
            match self.truth_of(value, &ty) {
                Some(made) => made,
                None => return false,
            }
        };
        self.hold(self.pir.insts[inst].results[0], made);
        true
    }

    fn truth_of(&mut self, value: pir::Value, ty: &Type) -> Option<Value> {
        let made = match ty {
            Type::Int(_) => {
                let made = self.int(value);
                let zero = self.builder.int(0);
                self.builder.icmp(Cmp::Ne, made, zero)
            }
            Type::Float => {
                let made = self.float(value);
                let zero = self.builder.value(Mir::FConst(0), &[], Repr::F64);
                self.builder.value(Mir::FCmp(Cmp::Ne), &[made, zero], Repr::Bool)
            }
            Type::Bool => self.condition(value),
            Type::None => self.builder.bool(false),
            Type::Str => self.non_empty(value, layout::str::BYTE_LENGTH, Alias::Immutable),
            Type::Bytes => self.non_empty(value, layout::bytes::LENGTH, Alias::Immutable),
            Type::Tuple(_) | Type::TupleOf(_) => self.non_empty(value, layout::tuple::LENGTH, Alias::Immutable),
            Type::List(_) => self.non_empty(value, layout::list::LENGTH, Alias::ListLength),
            Type::Dict(_) => {
                let object = self.object(value);
                let length = self.builder.call_value("dict_length", &[object], None);
                let zero = self.builder.int(0);
                self.builder.icmp(Cmp::Ne, length, zero)
            }
            Type::Function(_) | Type::Class(_) | Type::Module(_) | Type::Builtin(_) => self.builder.bool(true),
            _ => return self.instance_truth(value, ty),
        };
        Some(made)
    }

    /// Instances without `__bool__` and `__len__` are true, and `None` beside them is false.
    fn instance_truth(&mut self, value: pir::Value, ty: &Type) -> Option<Value> {
        let mut has_none = false;
        let mut classes = Vec::new();
        for member in ty.members() {
            match member {
                Type::None => has_none = true,
                Type::Instance(class) if !self.defines(*class, &["__bool__", "__len__"]) => classes.push(*class),
                _ => return None,
            }
        }
        if classes.is_empty() {
            return None;
        }
        let exit = self.exit_before();
        for class in classes {
            self.guard_pristine(class, exit);
        }
        if !has_none {
            return Some(self.builder.bool(true));
        }
        let object = self.object(value);
        let none = self.builder.object(crate::data::extern_object(molt_abi::symbols::NONE));
        let is_none = self.builder.value(Mir::SameWord, &[object, none], Repr::Bool);
        Some(self.builder.value(Mir::Not, &[is_none], Repr::Bool))
    }

    fn non_empty(&mut self, value: pir::Value, offset: u64, alias: Alias) -> Value {
        let object = self.object(value);
        let length = self.builder.load(object, Width::I64, alias, offset);
        let zero = self.builder.int(0);
        self.builder.icmp(Cmp::Ne, length, zero)
    }
}
