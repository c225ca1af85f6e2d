//! Calls of functions and classes of the program.

use molt_pir::{ClassId, FuncId, Inst, Name, Op, Value};
use molt_types::Type;

use crate::calls::{Binding, bind};
use crate::flow::Flow;
use crate::heap::{Place, SiteKey, word_type};
use crate::{Accessor, Argument, CallTarget, TypeFact, VersionId};

/// Classes that a call is dispatched over.
const DISPATCH_LIMIT: usize = 4;

impl Flow<'_, '_> {
    pub(super) fn call(&mut self, inst: Inst, names: &[Name]) -> TypeFact {
        let args = &self.code.insts[inst].args;
        if let Some(fact) = self.dispatch(inst, names) {
            return fact;
        }
        if let Some(fact) = self.class_method_call(inst, names) {
            return fact;
        }
        let callee = self.type_of(args[0]);
        let receiver = match self.type_of(args[1]) {
            Type::Null => None,
            ty if ty.may_be_null() => return TypeFact::unknown(),
            ty => Some(ty),
        };
        let given: Vec<Type> = args[2..].iter().map(|&arg| self.type_of(arg)).collect();
        match &callee {
            Type::Function(function) | Type::Closure(function) => {
                let receiver = receiver.map(|ty| (Argument::Receiver, ty));
                match self.bind_call(*function, receiver, &given, names) {
                    Some(binding) => {
                        let (version, fact) = self.enter_version(*function, binding.types.clone());
                        self.note_call(inst, version.map(|version| (version, binding.arguments)));
                        fact
                    }
                    None => TypeFact::unknown(),
                }
            }
            Type::Class(class) if receiver.is_none() => self.construct(inst, *class, &given, names),
            Type::Builtin(name) if receiver.is_none() => self.call_builtin(inst, name, &given, names),
            Type::BuiltinMethod(class, name) => match receiver {
                Some(receiver) => self.call_builtin_method(inst, class, name, &receiver, &given, names),
                None => TypeFact::unknown(),
            },
            Type::NativeFunction(module, name) if receiver.is_none() => {
                self.call_native(inst, module, name, &given, names)
            }
            _ => TypeFact::unknown(),
        }
    }

    fn note_call(&mut self, inst: Inst, target: Option<(VersionId, Vec<Argument>)>) {
        if let (true, Some((version, arguments))) = (self.publishing, target) {
            self.calls.insert(inst, CallTarget::Version { version, arguments });
        }
    }

    fn bind_call(
        &mut self,
        function: FuncId,
        receiver: Option<(Argument, Type)>,
        given: &[Type],
        names: &[Name],
    ) -> Option<Binding> {
        let mut binding = bind(self.world.program, &self.world.surroundings, function, receiver, given, names)?;
        for (argument, ty) in binding.arguments.iter().zip(&mut binding.types) {
            if *argument == Argument::EmptyDict {
                *ty = Type::Dict(self.world.heap.site(SiteKey::Keywords(function)));
            }
        }
        Some(binding)
    }

    /// Calls a function of the program with arguments for its parameters one by one: the version, if one can be told yet,
    /// and the result.
    pub(super) fn enter_version(&mut self, function: FuncId, types: Vec<Type>) -> (Option<VersionId>, TypeFact) {
        if types.len() != self.world.frame_size(function) {
            return (None, TypeFact::unknown());
        }
        if types.contains(&Type::Never) {
            return (None, TypeFact::never());
        }
        let known = self.world.choose(function, &types);
        let version = if self.takes_effect() {
            // In a loop, what led here was found without the result of this call.
            if known.is_none() && self.is_in_loop() {
                self.world.heap.outdated.insert(self.version);
            }
            Some(self.world.request(function, types))
        } else {
            known
        };
        if self.world.is_generator(function) {
            return (version, TypeFact::proved(Type::Generator(function)));
        }
        let Some(version) = version else {
            self.is_waiting = true;
            return (None, TypeFact::never());
        };
        let result = self.read(&Place::Result(version));
        (Some(version), result_fact(&result))
    }

    fn construct(&mut self, inst: Inst, class: ClassId, given: &[Type], names: &[Name]) -> TypeFact {
        let (fact, init) = self.make_instance(class, given, names);
        if self.publishing
            && let Some(init) = init
        {
            self.calls.insert(inst, CallTarget::Construct { class, init });
        }
        fact
    }

    /// What calling a class gives, and how its instance is initialized where that can be told.
    #[expect(clippy::type_complexity, reason = "the inner option is `CallTarget::Construct`'s")]
    fn make_instance(
        &mut self,
        class: ClassId,
        given: &[Type],
        names: &[Name],
    ) -> (TypeFact, Option<Option<(VersionId, Vec<Argument>)>>) {
        let shapes = &self.world.surroundings.shapes;
        let Some(shape) = shapes.get(&class).filter(|shape| shape.plain_new) else {
            return (TypeFact::unknown(), None);
        };
        let instance = Type::Instance(class);
        let name: Name = "__init__".into();
        if shape.find_owner(shapes, &name).is_none() {
            return match given.is_empty() {
                true => (TypeFact::likely(instance), Some(None)),
                false => (TypeFact::never(), None),
            };
        }
        let Some(init) = shape.find_method(shapes, &name) else { return (TypeFact::unknown(), None) };
        let receiver = Some((Argument::NewInstance, instance.clone()));
        let Some(binding) = self.bind_call(init, receiver, given, names) else {
            return (TypeFact::likely(instance), None);
        };
        let (version, result) = self.enter_version(init, binding.types.clone());
        if result.assumed == Type::Never {
            return (TypeFact::never(), None);
        }
        // `object.__new__` makes it as long as nobody gives the class another one.
        (TypeFact::likely(instance), version.map(|version| Some((version, binding.arguments))))
    }

    /// A method call on an object of one of a few classes.
    fn dispatch(&mut self, inst: Inst, names: &[Name]) -> Option<TypeFact> {
        let args = &self.code.insts[inst].args;
        let load = &self.code.insts[self.maker(args[0])?];
        let Op::LoadMethod(name) = &load.op else { return None };
        let object = self.operand(load.args[0]);
        let members = object.members();
        if members.len() < 2 || members.len() > DISPATCH_LIMIT {
            return None;
        }
        let mut methods = Vec::new();
        for member in members {
            let Type::Instance(class) = member else { return None };
            methods.push((*class, self.method_of(member, name)?));
        }
        let given: Vec<Type> = args[2..].iter().map(|&arg: &Value| self.type_of(arg)).collect();
        let mut targets = Vec::new();
        let mut result = TypeFact::never();
        for (class, method) in methods {
            let receiver = Some((Argument::Receiver, Type::Instance(class)));
            let binding = self.bind_call(method, receiver, &given, names)?;
            let (version, fact) = self.enter_version(method, binding.types.clone());
            targets.extend(version.map(|version| (class, version, binding.arguments)));
            result = self.either(result, fact);
        }
        if self.publishing && targets.len() == members.len() {
            self.calls.insert(inst, CallTarget::Dispatch(targets));
        }
        Some(result_fact(&result.assumed))
    }

    /// A call of a class method, which the runtime binds to the class.
    fn class_method_call(&mut self, inst: Inst, names: &[Name]) -> Option<TypeFact> {
        let args = &self.code.insts[inst].args;
        let load = &self.code.insts[self.maker(args[0])?];
        let Op::LoadMethod(name) = &load.op else { return None };
        let object = self.operand(load.args[0]);
        let Some(Accessor::ClassMethod(function)) = self.accessor_of(&object, name) else { return None };
        let (Type::Class(class) | Type::Instance(class)) = object else { return None };
        let given: Vec<Type> = args[2..].iter().map(|&arg| self.type_of(arg)).collect();
        let receiver = Some((Argument::Receiver, Type::Class(class)));
        let binding = self.bind_call(function, receiver, &given, names)?;
        let (version, fact) = self.enter_version(function, binding.types.iter().map(word_type).collect());
        if self.publishing {
            self.world.called_back.extend(version);
        }
        Some(TypeFact::likely(word_type(&fact.assumed)))
    }

    /// What the runtime gets when it calls a callable with these arguments.
    pub(super) fn call_back(&mut self, callable: &Type, given: Vec<Type>) -> TypeFact {
        let fact = match callable {
            Type::Function(function) | Type::Closure(function) => {
                match self.bind_call(*function, None, &given.iter().map(word_type).collect::<Vec<_>>(), &[]) {
                    Some(binding) => {
                        let (version, fact) = self.enter_version(*function, binding.types.clone());
                        if self.publishing {
                            self.world.called_back.extend(version);
                        }
                        fact
                    }
                    None => TypeFact::unknown(),
                }
            }
            Type::Class(class) => self.make_instance(*class, &given, &[]).0,
            Type::Builtin(name) => self.builtin_result(name, &given),
            _ => TypeFact::unknown(),
        };
        TypeFact::likely(word_type(&fact.assumed))
    }
}

/// The fact of a call whose version returns `result`: a raw result is what it says, else an exit may have come between.
fn result_fact(result: &Type) -> TypeFact {
    match result {
        Type::Int(range) if range.fits_i64() => TypeFact::proved(result.clone()),
        Type::Float | Type::Bool => TypeFact::proved(result.clone()),
        Type::Never => TypeFact::never(),
        other => TypeFact::likely(word_type(other)),
    }
}
