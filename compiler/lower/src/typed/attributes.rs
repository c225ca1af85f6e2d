//! Attributes of instances of known classes, globals.

use molt_abi::layout;
use molt_infer::ClassShape;
use molt_mir::{Alias, Cmp, Edge, ExitId, Op as Mir, Repr, Symbol, Terminator, Value, Width};
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
        let index = shape.slot(name)?;
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
        let ty = self.builder.load(spec, Width::Ptr, Alias::Permanent, layout::class::TYPE);
        self.guard_pristine_type(ty, exit);
    }

    /// The classes of which a value is an instance; `None` may be among its members, too.
    fn instance_classes(&self, value: pir::Value) -> Option<(Vec<ClassId>, bool)> {
        let mut classes = Vec::new();
        let mut has_none = false;
        for member in self.ty(value).members() {
            match member {
                Type::Instance(class) => classes.push(*class),
                Type::None => has_none = true,
                _ => return None,
            }
        }
        (!classes.is_empty()).then_some((classes, has_none))
    }

    /// The place of an attribute that all the classes have in the same slot.
    fn common_slot(&self, classes: &[ClassId], name: &str) -> Option<u64> {
        let offset = self.slot(classes[0], name)?;
        classes[1..].iter().all(|&class| self.slot(class, name) == Some(offset)).then_some(offset)
    }

    /// The object, which is an instance of one of the classes and not `None`, and whose class is as the compiler saw it.
    fn pristine_instance(&mut self, value: pir::Value, classes: &[ClassId], has_none: bool, exit: ExitId) -> Value {
        let object = self.object(value);
        if has_none {
            let none = self.builder.object(crate::data::extern_object(molt_abi::symbols::NONE));
            let is_none = self.builder.value(Mir::SameWord, &[object, none], Repr::Bool);
            let exists = self.builder.value(Mir::Not, &[is_none], Repr::Bool);
            self.builder.guard(exists, exit);
        }
        match classes {
            &[class] => self.guard_pristine(class, exit),
            _ => {
                let ty = self.builder.load(object, Width::Ptr, Alias::Immutable, layout::header::TYPE);
                self.guard_pristine_type(ty, exit);
            }
        }
        object
    }

    fn guard_pristine_type(&mut self, ty: Value, exit: ExitId) {
        let pristine = self.builder.load(ty, Width::U32, Alias::Class, layout::types::PRISTINE);
        let zero = self.builder.int(0);
        let holds = self.builder.icmp(Cmp::Ne, pristine, zero);
        self.builder.guard(holds, exit);
    }

    pub(super) fn lower_get_attr(&mut self, inst: pir::Inst, name: &Name) -> bool {
        let value = self.operand(inst, 0);
        let result = self.pir.insts[inst].results[0];
        if let Type::NativeModule(_) = self.ty(value)
            && let Type::NativeFunction(..) = self.version.types[result].proved
        {
            return false;
        }
        let Some((classes, has_none)) = self.instance_classes(value) else { return false };
        let Some(offset) = self.common_slot(&classes, name) else { return false };
        let exit = self.exit_before();
        let object = self.pristine_instance(value, &classes, has_none, exit);
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
        // The word stays marked as nullable: a reference may be counted before the test.
        self.narrow(word, ty, exit)
    }

    pub(super) fn lower_set_attr(&mut self, inst: pir::Inst, name: &Name) -> bool {
        let (object, value) = (self.operand(inst, 0), self.operand(inst, 1));
        let Some((classes, has_none)) = self.instance_classes(object) else { return false };
        let Some(offset) = self.common_slot(&classes, name) else { return false };
        let exit = self.exit_before();
        let object = self.pristine_instance(object, &classes, has_none, exit);
        if self.holds_leaves(&classes, name) {
            // Replacing what cannot run code lets everything that was read before stay known.
            let old = self.builder.load_nullable(object, Alias::Slot, offset);
            let leaf = self.builder.value(Mir::IsLeaf, &[old], Repr::Bool);
            self.builder.guard(leaf, exit);
            if *self.ty(value) == Type::Float {
                let float = self.float(value);
                self.builder.replace_float(object, float, Alias::Slot, offset);
            } else {
                let word = self.object(value);
                self.builder.replace_leaf(object, word, Alias::Slot, offset);
            }
        } else {
            let word = self.object(value);
            self.builder.replace(object, word, Alias::Slot, offset);
        }
        true
    }

    /// Whether the slot is predicted to hold numbers and constants only.
    fn holds_leaves(&self, classes: &[ClassId], name: &str) -> bool {
        let is_leaf = |ty: &Type| matches!(ty, Type::Int(_) | Type::Float | Type::Bool | Type::None | Type::Null);
        classes.iter().all(|&class| {
            let content = self.shape(class).and_then(|shape| Some(&shape.slot_types[shape.slot(name)?]));
            content.is_some_and(|ty| !ty.members().is_empty() && ty.members().iter().all(is_leaf))
        })
    }

    pub(super) fn lower_load_method(&mut self, inst: pir::Inst, name: &Name) -> bool {
        let value = self.operand(inst, 0);
        let results = self.pir.insts[inst].results.clone();
        if let Some((classes, has_none)) = self.instance_classes(value) {
            return self.load_known_method(inst, value, &classes, has_none, name);
        }
        match self.version.types[results[0]].assumed.clone() {
            Type::BuiltinMethod(..) => {
                // Kept apart only where a call is all that uses it, and that call has a specialized form.
                let Some(call) = self.plain_call_of(results[0]) else { return false };
                let received = self
                    .uses
                    .only(results[1], |user, index| index == 1 && matches!(self.pir.insts[user].op, pir::Op::Call(_)));
                let heap = repr_is_object(self.ty(value));
                if !received || !heap || !self.has_builtin_method(value, name, call) {
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

    /// A method of an instance of one of a few classes: the function's word is chosen by the class.
    fn load_known_method(
        &mut self,
        inst: pir::Inst,
        value: pir::Value,
        classes: &[ClassId],
        has_none: bool,
        name: &Name,
    ) -> bool {
        let results = self.pir.insts[inst].results.clone();
        let mut methods = Vec::new();
        for &class in classes {
            match self.method(class, name) {
                Some(method) if !self.defines(class, ACCESS_HOOKS) => methods.push(method),
                _ => return false,
            }
        }
        let exit = self.exit_before();
        let object = self.pristine_instance(value, classes, has_none, exit);
        let same = methods.iter().all(|&method| method == methods[0]);
        let word = if same {
            self.method_word(classes[0], methods[0])
        } else {
            let join = self.builder.new_block(false);
            let chosen = self.builder.function.add_param(join, Repr::Obj, false);
            for (position, (&class, &method)) in classes.iter().zip(&methods).enumerate() {
                let word = self.method_word(class, method);
                if position + 1 == classes.len() {
                    self.builder.jump(join, vec![word]);
                    break;
                }
                let spec = self.context.classes[class].expect("shapes have descriptions");
                let matches = self.builder.value(Mir::IsClass(spec), &[object], Repr::Bool);
                let next = self.builder.new_block(false);
                self.builder.terminate(Terminator::Branch(
                    matches,
                    Edge { block: join, args: vec![word] },
                    Edge { block: next, args: Vec::new() },
                ));
                self.builder.switch_to(next);
            }
            self.builder.switch_to(join);
            chosen
        };
        self.hold(results[0], word);
        self.hold(results[1], object);
        true
    }

    /// The function that a method name means for instances of a class: the first in its method resolution order, if that is
    /// a plain function and no slot of that name can hide it.
    fn method(&self, class: ClassId, name: &str) -> Option<pir::FuncId> {
        let shape = self.shape(class)?;
        if shape.slot(name).is_some() {
            return None;
        }
        for ancestor in &shape.mro {
            let shape = self.context.inference.classes.get(ancestor)?;
            if let Some(&method) = shape.methods.get(name) {
                return Some(method);
            }
            if shape.other_names.iter().any(|other| &**other == name) {
                return None;
            }
        }
        None
    }

    /// The function object of a method of a class. Where the class statement runs only once, so does the `def`.
    fn method_word(&mut self, class: ClassId, method: pir::FuncId) -> Value {
        let once = self.context.inference.constant_globals.values().any(|ty| *ty == Type::Class(class));
        if !once {
            return self.function_word(method);
        }
        let word = self.context.function_words[method].expect("declared");
        let word = self.builder.addr(Symbol::Data(word));
        self.builder.load(word, Width::Obj, Alias::Permanent, 0)
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
        let is_known = matches!(
            assumed,
            Type::Function(_) | Type::Class(_) | Type::Module(_) | Type::NativeModule(_) | Type::NativeFunction(..)
        );
        let runs_late = matches!(self.pir.kind, pir::FunctionKind::Def | pir::FunctionKind::Lambda);
        if proved && is_known && runs_late && self.context.inference.bound_early.contains(&(module, name.clone())) {
            let slots = self.builder.addr(Symbol::Data(slots));
            // Bodies of modules and classes may run ahead of the binding.
            let in_function = !matches!(self.pir.kind, pir::FunctionKind::Module | pir::FunctionKind::Class);
            let is_bound = in_function && self.context.inference.bound_early.contains(&(module, name.clone()));
            let word = if is_bound {
                self.builder.load(slots, Width::Obj, Alias::Permanent, offset)
            } else {
                let exit = self.exit_before();
                let word = self.builder.load_nullable(slots, Alias::Permanent, offset);
                self.narrow_nullable(word, &Type::Object, exit)
            };
            self.hold(result, word);
            return true;
        }
        let exit = self.exit_before();
        let slots = self.builder.addr(Symbol::Data(slots));
        let word = self.builder.load_nullable(slots, Alias::Global, offset);
        // What the name is bound to is certain, not that it is bound yet.
        let tested = if proved && is_known { Type::Object } else { assumed };
        let made = self.narrow_nullable(word, &tested, exit);
        self.hold(result, made);
        true
    }
}

fn repr_is_object(ty: &Type) -> bool {
    super::repr_of(ty) == Repr::Obj
}
