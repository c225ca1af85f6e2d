//! Attributes of instances of known classes, globals.

use molt_abi::layout;
use molt_infer::ClassShape;
use molt_mir::{Alias, Cmp, ExitId, Op as Mir, Repr, Symbol, Value, Width};
use molt_pir::{self as pir, ClassId, Name};
use molt_types::Type;

use super::Typed;
use super::held::Held;
use crate::globals::GlobalPlace;
use crate::type_tests::TypeTests;
use crate::words::WordLowering;

/// Methods that change what attribute access means.
const ACCESS_HOOKS: &[&str] = &["__getattribute__", "__setattr__", "__delattr__"];

impl Typed<'_, '_> {
    /// The predicted shape of a class whose instances code can recognize.
    pub(super) fn shape(&self, class: ClassId) -> Option<&ClassShape> {
        self.context.classes[class]?;
        self.context.inference.classes.get(&class)
    }

    /// Whether the class or one it inherits from binds one of the names, other than as an instance slot.
    pub(super) fn defines(&self, class: ClassId, names: &[&str]) -> bool {
        let Some(shape) = self.shape(class) else { return true };
        let classes = &self.context.inference.classes;
        shape.mro.iter().any(|ancestor| match classes.get(ancestor) {
            Some(shape) => names.iter().any(|&name| {
                shape.methods.contains_key(name) || shape.other_names.iter().any(|other| &**other == name)
            }),
            None => true,
        })
    }

    /// The slot of an attribute, when nothing else about the class can interfere with it.
    fn slot(&self, class: ClassId, name: &str) -> Option<u64> {
        let shape = self.shape(class)?;
        let index = shape.slots.iter().position(|slot| &**slot == name)?;
        if self.defines(class, ACCESS_HOOKS) || self.defines(class, &[name]) {
            return None;
        }
        Some(layout::instance::SLOTS + index as u64 * 8)
    }

    /// Leaves when something was changed about the class that the compiler did not foresee. A class whose instance one has
    /// exists, so that its description has a type.
    pub(super) fn guard_pristine(&mut self, class: ClassId, exit: ExitId) {
        let spec = self.context.classes[class].expect("only classes with a description are guarded");
        let spec = self.builder.addr(Symbol::Data(spec));
        let object = self.builder.load(spec, Width::Ptr, Alias::Permanent, layout::class::TYPE);
        let pristine = self.builder.load(object, Width::U32, Alias::Class, layout::types::PRISTINE);
        let zero = self.builder.int(0);
        let holds = self.builder.icmp(Cmp::Ne, pristine, zero);
        self.builder.guard(holds, exit);
    }

    fn instance_class(&self, value: pir::Value) -> Option<ClassId> {
        match self.ty(value) {
            Type::Instance(class) => Some(*class),
            _ => None,
        }
    }

    pub(super) fn lower_get_attr(&mut self, inst: pir::Inst, name: &Name) -> bool {
        let value = self.operand(inst, 0);
        let result = self.pir.insts[inst].results[0];
        if let Type::NativeModule(_) = self.ty(value)
            && let Type::NativeFunction(..) = self.version.types[result].proved
        {
            return false;
        }
        let Some(class) = self.instance_class(value) else { return false };
        let Some(offset) = self.slot(class, name) else { return false };
        let object = self.object(value);
        let exit = self.exit_before();
        self.guard_pristine(class, exit);
        let word = self.builder.load_nullable(object, Alias::Slot, offset);
        let assumed = self.version.types[result].assumed.clone();
        let made = self.narrow_nullable(word, &assumed, exit);
        self.hold(result, made);
        true
    }

    /// As `narrow` for a word that may be null, which is never what is wanted.
    pub(super) fn narrow_nullable(&mut self, word: Value, ty: &Type, exit: ExitId) -> Value {
        let tests_null = match ty {
            Type::Any | Type::Never | Type::Object => false,
            Type::Union(members) => !members.contains(&Type::Null),
            _ => true,
        };
        if !tests_null {
            let null = self.builder.value(Mir::IsNull, &[word], Repr::Bool);
            let exists = self.builder.value(Mir::Not, &[null], Repr::Bool);
            self.builder.guard(exists, exit);
        }
        let known = self.builder.function.defining_inst(word).expect("the word was just loaded");
        let made = self.builder.function.insts[known].results[0];
        self.builder.function.values[made].nullable = !tests_null;
        self.narrow(word, ty, exit)
    }

    pub(super) fn lower_set_attr(&mut self, inst: pir::Inst, name: &Name) -> bool {
        let (object, value) = (self.operand(inst, 0), self.operand(inst, 1));
        let Some(class) = self.instance_class(object) else { return false };
        let Some(offset) = self.slot(class, name) else { return false };
        let object = self.object(object);
        let exit = self.exit_before();
        self.guard_pristine(class, exit);
        let word = self.object(value);
        self.builder.replace(object, word, Alias::Slot, offset);
        true
    }

    pub(super) fn lower_load_method(&mut self, inst: pir::Inst, name: &Name) -> bool {
        let value = self.operand(inst, 0);
        let results = self.pir.insts[inst].results.clone();
        match self.version.types[results[0]].assumed.clone() {
            Type::Function(function) => {
                let Some(class) = self.instance_class(value) else { return false };
                if self.defines(class, ACCESS_HOOKS) || self.shape(class).is_none() {
                    return false;
                }
                let object = self.object(value);
                let exit = self.exit_before();
                self.guard_pristine(class, exit);
                let word = self.function_word(function);
                self.hold(results[0], word);
                self.hold(results[1], object);
                true
            }
            Type::BuiltinMethod(..) => {
                // Kept apart only where a call is all that uses it, and that call has a specialized form.
                let called = self
                    .uses
                    .only(results[0], |user, index| index == 0 && matches!(self.pir.insts[user].op, pir::Op::Call(_)));
                let received = self
                    .uses
                    .only(results[1], |user, index| index == 1 && matches!(self.pir.insts[user].op, pir::Op::Call(_)));
                let heap = repr_is_object(self.ty(value));
                if !called || !received || !heap || !self.has_builtin_method(value, name) {
                    return false;
                }
                let object = self.object(value);
                self.held[results[0]] = Some(Held::BuiltinMethod(value, name.clone()));
                self.hold(results[1], object);
                true
            }
            _ => false,
        }
    }

    pub(super) fn lower_load_global(&mut self, inst: pir::Inst, name: &Name) -> bool {
        let result = self.pir.insts[inst].results[0];
        let assumed = self.version.types[result].assumed.clone();
        let module = self.pir.module;
        if let Type::Builtin(builtin) = &assumed
            && self.context.globals.is_certain_builtin(module, name)
            && self.uses.only(result, |user, index| index == 0 && matches!(self.pir.insts[user].op, pir::Op::Call(_)))
        {
            self.held[result] = Some(Held::Builtin(builtin.clone()));
            return true;
        }
        let GlobalPlace::Slot(slots, offset) = self.context.global_place(module, name) else { return false };
        if matches!(assumed, Type::Any | Type::Never | Type::Object | Type::Builtin(_)) {
            return false;
        }
        let proved = assumed.contains(&self.version.types[result].proved);
        if proved && matches!(assumed, Type::Function(_) | Type::Class(_) | Type::Module(_)) {
            let slots = self.builder.addr(Symbol::Data(slots));
            let word = self.builder.load(slots, Width::Obj, Alias::Permanent, offset);
            self.hold(result, word);
            return true;
        }
        let exit = self.exit_before();
        let slots = self.builder.addr(Symbol::Data(slots));
        let word = self.builder.load_nullable(slots, Alias::Global, offset);
        let made = self.narrow_nullable(word, &assumed, exit);
        self.hold(result, made);
        true
    }
}

fn repr_is_object(ty: &Type) -> bool {
    super::repr_of(ty) == Repr::Obj
}
