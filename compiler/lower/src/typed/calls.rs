//! Calls of known functions, constructors and methods.

use molt_abi::Kind;
use molt_infer::{Argument, CallTarget, VersionId};
use molt_mir::{Edge, ExitValue, Op as Mir, Repr, Terminator, Value};
use molt_pir::{self as pir, ClassId};
use molt_types::Type;

use super::held::Held;
use super::{Typed, repr_of, takes_callee};
use crate::type_tests::TypeTests;
use crate::words::WordLowering;

impl Typed<'_, '_> {
    pub(super) fn lower_call(&mut self, inst: pir::Inst) -> bool {
        if let Some(target) = self.version.calls.get(&inst).cloned() {
            match target {
                CallTarget::Version { version, arguments } => return self.call_version(inst, version, &arguments),
                CallTarget::Construct { class, init } => return self.construct(inst, class, init),
                CallTarget::Dispatch(targets) => return self.dispatch(inst, &targets),
            }
        }
        match self.held(self.operand(inst, 0)).clone() {
            Held::Builtin(name) => self.call_builtin(inst, &name),
            Held::BuiltinMethod(receiver, name) => self.call_builtin_method(inst, receiver, &name),
            _ => false,
        }
    }

    fn call_version(&mut self, inst: pir::Inst, version: VersionId, arguments: &[Argument]) -> bool {
        if self.context.versions[version].is_none() {
            return false;
        }
        let Some(call) = self.enter(inst, version, arguments, None) else { return false };
        let result = self.pir.insts[inst].results[0];
        let made = self.builder.function.insts[call].results[0];
        self.hold(result, made);
        let exit = self.exit_after(&[ExitValue::CallResult]);
        self.builder.function.insts[call].exit = Some(exit);
        if self.builder.function.repr(made) == Repr::Obj {
            self.narrow_results(inst);
        }
        true
    }

    /// A method call on an instance of one of a few classes, each with its own version.
    fn dispatch(&mut self, inst: pir::Inst, targets: &[(ClassId, VersionId, Vec<Argument>)]) -> bool {
        let known = |&(class, version, _): &(ClassId, VersionId, Vec<Argument>)| {
            self.context.versions[version].is_some() && self.shape(class).is_some()
        };
        if !targets.iter().all(known) {
            return false;
        }
        let result = self.pir.insts[inst].results[0];
        let receiver = self.object(self.operand(inst, 1));
        let join = self.builder.new_block(false);
        let assumed = self.version.types[result].assumed.clone();
        let repr = repr_of(&assumed);
        let joined = self.builder.function.add_param(join, repr, false);
        for (position, (class, version, arguments)) in targets.iter().enumerate() {
            let spec = self.context.classes[*class].expect("shapes have descriptions");
            let matches = self.builder.value(Mir::IsClass(spec), &[receiver], Repr::Bool);
            if position + 1 == targets.len() {
                let exit = self.exit_before();
                self.builder.guard(matches, exit);
            }
            let next = self.builder.new_block(false);
            let enter = self.builder.new_block(false);
            if position + 1 == targets.len() {
                self.builder.jump(enter, Vec::new());
            } else {
                self.builder.branch(matches, enter, next);
            }
            self.builder.switch_to(enter);
            let call = self.enter(inst, *version, arguments, None).expect("a method's instance is not new");
            let exit = self.exit_after(&[ExitValue::CallResult]);
            self.builder.function.insts[call].exit = Some(exit);
            let made = self.builder.function.insts[call].results[0];
            let made = self.joined_result(made, repr, &assumed);
            self.builder.jump(join, vec![made]);
            self.builder.switch_to(next);
        }
        self.builder.switch_to(join);
        self.hold(result, joined);
        if repr == Repr::Obj {
            self.narrow_results(inst);
        }
        true
    }

    /// One version's result in the representation in which all versions' results meet.
    fn joined_result(&mut self, made: Value, repr: Repr, assumed: &Type) -> Value {
        match (self.builder.function.repr(made), repr) {
            (from, to) if from == to => made,
            (Repr::I64, Repr::Obj) => self.builder.value(Mir::BoxInt, &[made], Repr::Obj),
            (Repr::F64, Repr::Obj) => self.builder.value(Mir::BoxFloat, &[made], Repr::Obj),
            (Repr::Bool, Repr::Obj) => self.builder.value(Mir::BoxBool, &[made], Repr::Obj),
            _ => {
                let exit = self.exit_after(&[ExitValue::Value(made)]);
                self.unbox(made, assumed, exit)
            }
        }
    }

    /// Calls a version with the arguments of a call instruction.
    fn enter(
        &mut self,
        inst: pir::Inst,
        version: VersionId,
        arguments: &[Argument],
        new_instance: Option<Value>,
    ) -> Option<molt_mir::Inst> {
        let callee_function = self.context.inference.versions[version].function;
        let params = self.context.inference.versions[version].params.clone();
        let operands = self.pir.insts[inst].args.clone();
        let mut args = Vec::new();
        if takes_callee(&self.context.program.functions[callee_function]) {
            let callee =
                if new_instance.is_some() { self.function_word(callee_function) } else { self.object(operands[0]) };
            args.push(callee);
        }
        for (argument, param) in arguments.iter().zip(&params) {
            let made = match argument {
                Argument::Receiver => self.argument(operands[1], param),
                Argument::Given(index) => self.argument(operands[2 + index], param),
                Argument::NewInstance => new_instance?,
                Argument::Constant(constant) => self.constant_argument(inst, constant, param),
                Argument::Rest(indices) => {
                    let words: Vec<Value> = indices.iter().map(|&index| self.object(operands[2 + index])).collect();
                    let array = self.builder.array(Kind::OwnWords, &words);
                    let count = self.builder.int(words.len() as i64);
                    let err = self.err_edge(inst);
                    self.builder.call_value("build_tuple", &[array, count], Some(err))
                }
                Argument::EmptyDict => {
                    let array = self.builder.array(Kind::OwnWords, &[]);
                    let count = self.builder.int(0);
                    let err = self.err_edge(inst);
                    self.builder.call_value("build_dict", &[array, count], Some(err))
                }
            };
            args.push(made);
        }
        let repr = match repr_of(&self.context.inference.versions[version].result) {
            Repr::Ptr => Repr::Obj,
            repr => repr,
        };
        let err = self.err_edge(inst);
        let function = self.context.versions[version].expect("tested by the caller");
        Some(self.builder.inst(Mir::CallFn(function), &args, &[(repr, false)], Some(err), None))
    }

    /// An argument in the representation of the parameter's type.
    fn argument(&mut self, value: pir::Value, param: &Type) -> Value {
        let repr = repr_of(param);
        match (self.ty(value), repr) {
            // A bool is an int where the version takes any int, but not the same object.
            (Type::Bool, Repr::I64) => self.int(value),
            _ => self.as_repr(value, repr),
        }
    }

    fn constant_argument(&mut self, inst: pir::Inst, constant: &pir::Constant, param: &Type) -> Value {
        match (constant, repr_of(param)) {
            (pir::Constant::Int(value), Repr::I64) => self.builder.int(*value),
            (pir::Constant::Float(bits), Repr::F64) => self.builder.value(Mir::FConst(*bits), &[], Repr::F64),
            (pir::Constant::Bool(value), Repr::Bool) => self.builder.bool(*value),
            _ => self.constant(inst, constant),
        }
    }

    fn construct(&mut self, inst: pir::Inst, class: ClassId, init: Option<(VersionId, Vec<Argument>)>) -> bool {
        let plain = self.shape(class).is_some_and(|shape| shape.plain_new);
        let known = match &init {
            Some((version, _)) => self.context.versions[*version].is_some(),
            None => self.pir.insts[inst].args.len() == 2,
        };
        if !plain || !known {
            return false;
        }
        let exit = self.exit_before();
        self.guard_pristine(class, exit);
        let type_object = self.object(self.operand(inst, 0));
        let err = self.err_edge(inst);
        let instance = self.builder.call_value("new_instance", &[type_object], Some(err));
        if let Some((version, arguments)) = init {
            let Some(call) = self.enter(inst, version, &arguments, Some(instance)) else {
                unreachable!("the arguments of a constructor are those of its call and the instance")
            };
            let made = self.builder.function.insts[call].results[0];
            self.check_init_result(inst, call, made, instance);
        }
        self.hold(self.pir.insts[inst].results[0], instance);
        true
    }

    /// `__init__` has to return `None`.
    fn check_init_result(&mut self, inst: pir::Inst, call: molt_mir::Inst, made: Value, instance: Value) {
        let exit = self.exit_after(&[ExitValue::UnlessRaised(instance)]);
        self.builder.function.insts[call].exit = Some(exit);
        let word = match self.builder.function.repr(made) {
            Repr::I64 => self.builder.value(Mir::BoxInt, &[made], Repr::Obj),
            Repr::F64 => self.builder.value(Mir::BoxFloat, &[made], Repr::Obj),
            Repr::Bool => self.builder.value(Mir::BoxBool, &[made], Repr::Obj),
            Repr::Obj | Repr::Ptr => made,
        };
        let none = self.builder.object(crate::data::extern_object(molt_abi::symbols::NONE));
        let is_none = self.builder.value(Mir::SameWord, &[word, none], Repr::Bool);
        let (wrong, go_on) = (self.builder.new_block(true), self.builder.new_block(false));
        let edge = |block| Edge { block, args: Vec::new() };
        self.builder.terminate(Terminator::Branch(is_none, edge(go_on), edge(wrong)));
        self.builder.switch_to(wrong);
        let err = self.err_edge(inst);
        self.builder.call("raise_init_result", &[word], Some(err));
        self.builder.terminate(Terminator::Unreachable);
        self.builder.switch_to(go_on);
    }
}
