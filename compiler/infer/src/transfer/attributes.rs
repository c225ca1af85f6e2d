//! Attributes and methods.

use molt_pir::{ClassId, FuncId, Inst, Name, Value};
use molt_types::Type;
use smallvec::smallvec;

use super::Facts;
use crate::flow::Flow;
use crate::heap::Place;
use crate::{Accessor, TypeFact};

/// What a name finds on an instance.
enum Attribute {
    /// A value of its own.
    Slot,
    /// A plain method of its class.
    Method(FuncId),
    /// A variable of a class, which instances may shadow.
    ClassVariable(ClassId),
    /// A property, static or class method.
    Accessor(Accessor),
    /// Something else, or what can't be told.
    Other,
}

impl Flow<'_, '_> {
    pub(super) fn get_attr(&mut self, inst: Inst, name: &Name) -> TypeFact {
        let object = self.operand(self.code.insts[inst].args[0]);
        if object.is_unknown() {
            return TypeFact::unknown();
        }
        // Where the object is not of one exact type the attribute is found at run time, and may be anything.
        let is_exact = self.type_of(self.code.insts[inst].args[0]).is_exact();
        let mut result = TypeFact::never();
        for member in object.members() {
            let fact = match self.accessor_of(member, name) {
                Some(Accessor::Property(getter)) if matches!(member, Type::Instance(_)) => {
                    self.method_call(inst, getter, &[(member, 0)])
                }
                _ => self.get_attr_of(member, name),
            };
            result = self.either(result, fact);
        }
        if !is_exact && result.assumed != Type::Never {
            result.proved = Type::Object;
        }
        result
    }

    fn get_attr_of(&mut self, object: &Type, name: &Name) -> TypeFact {
        match object {
            Type::Instance(class) => match self.find_attribute(*class, name) {
                Attribute::Slot => {
                    let content = self.read(&Place::Slot(*class, name.clone()));
                    self.likely_word(&content)
                }
                Attribute::ClassVariable(owner) => {
                    let own = self.world.heap.read_if_filled(&Place::Slot(*class, name.clone()), self.version);
                    let shared = self.read(&Place::ClassVariable(owner, name.clone()));
                    let content = self.join(&own, &shared);
                    self.likely_word(&content)
                }
                Attribute::Method(_) | Attribute::Accessor(_) | Attribute::Other => TypeFact::unknown(),
            },
            Type::Class(class) => match self.find_in_class(*class, name) {
                Some(fact) => fact,
                None => TypeFact::unknown(),
            },
            Type::Module(module) => {
                let key = (*module, name.clone());
                if let Some(ty) = self.world.surroundings.constant_globals.get(&key) {
                    return TypeFact::proved(ty.clone());
                }
                if !self.world.surroundings.is_bound(*module, name) {
                    return TypeFact::unknown();
                }
                let content = self.read(&Place::Global(*module, name.clone()));
                self.likely_word(&content)
            }
            Type::NativeModule(module) => self.native_member(module, name),
            Type::Float | Type::Int(_) | Type::Bool => match &**name {
                "real" => TypeFact::proved(if *object == Type::Float { Type::Float } else { Type::INT }),
                "imag" if *object == Type::Float => TypeFact::proved(Type::Float),
                "imag" => TypeFact::proved(Type::int(0)),
                _ => TypeFact::unknown(),
            },
            _ => TypeFact::unknown(),
        }
    }

    fn native_member(&mut self, module: &Name, name: &Name) -> TypeFact {
        match self.world.stubs.member(module, name) {
            ty if self.world.surroundings.is_native_fixed(name) => TypeFact::proved(ty),
            ty => TypeFact::likely(crate::heap::word_type(&ty)),
        }
    }

    /// What a name finds in a class itself.
    fn find_in_class(&mut self, class: ClassId, name: &Name) -> Option<TypeFact> {
        let shapes = &self.world.surroundings.shapes;
        let owner = shapes.get(&class)?.find_owner(shapes, name)?;
        if let Some(&method) = shapes[&owner].methods.get(name) {
            return Some(TypeFact::likely(self.function_type(method)));
        }
        let content = self.read(&Place::ClassVariable(owner, name.clone()));
        // A descriptor gives something else than itself.
        let is_plain = !content.is_unknown() && content.members().iter().all(is_plain_value);
        Some(if is_plain || content == Type::Never { self.likely_word(&content) } else { TypeFact::unknown() })
    }

    fn find_attribute(&self, class: ClassId, name: &Name) -> Attribute {
        let shapes = &self.world.surroundings.shapes;
        let Some(shape) = shapes.get(&class) else { return Attribute::Other };
        if &**name == "__class__" || &**name == "__dict__" {
            return Attribute::Other;
        }
        let Some(owner) = shape.find_owner(shapes, name) else { return Attribute::Slot };
        if shape.slots.contains(name) {
            return Attribute::ClassVariable(owner);
        }
        if let Some(&method) = shapes[&owner].methods.get(name) {
            return Attribute::Method(method);
        }
        if let Some(&accessor) = shapes[&owner].accessors.get(name) {
            return Attribute::Accessor(accessor);
        }
        let content = self.world.heap.look(&Place::ClassVariable(owner, name.clone()));
        match content.members().iter().all(is_plain_value) {
            true => Attribute::ClassVariable(owner),
            false => Attribute::Other,
        }
    }

    pub(super) fn set_attr(&mut self, args: &[Value], name: &Name) -> Facts {
        let object = self.operand(args[0]);
        let value = self.type_of(args[1]);
        for member in object.members() {
            match member {
                Type::Instance(class)
                    if !matches!(self.find_attribute(*class, name), Attribute::Accessor(_) | Attribute::Other) =>
                {
                    self.grow(Place::Slot(*class, name.clone()), &value);
                }
                Type::Class(class) => self.grow(Place::ClassVariable(*class, name.clone()), &value),
                Type::Module(module) => self.grow(Place::Global(*module, name.clone()), &value),
                _ => {}
            }
        }
        Facts::new()
    }

    /// The plain method that a name finds on an object of the program.
    pub(super) fn method_of(&self, object: &Type, name: &Name) -> Option<FuncId> {
        let Type::Instance(class) = object else { return None };
        match self.find_attribute(*class, name) {
            Attribute::Method(method) => Some(method),
            _ => None,
        }
    }

    /// The property, static or class method that a name finds on an instance or class of the program.
    pub(super) fn accessor_of(&self, object: &Type, name: &Name) -> Option<Accessor> {
        let (Type::Instance(class) | Type::Class(class)) = object else { return None };
        match self.find_attribute(*class, name) {
            Attribute::Accessor(accessor) => Some(accessor),
            _ => None,
        }
    }

    pub(super) fn has_method(&self, object: &Type, name: &Name) -> bool {
        self.method_of(object, name).is_some()
    }

    pub(super) fn load_method(&mut self, object: Value, name: &Name) -> Facts {
        let exact = self.type_of(object);
        let ty = self.operand(object);
        let unknown = || smallvec![TypeFact::unknown(), TypeFact::default()];
        // A module's or a class' attribute is called without a receiver.
        let without_receiver = |callee: TypeFact| -> Facts {
            let receiver = TypeFact { proved: Type::Any, assumed: Type::Null };
            smallvec![callee, receiver]
        };
        if let Some(Accessor::StaticMethod(function)) = self.accessor_of(&ty, name) {
            return without_receiver(TypeFact::likely(self.function_type(function)));
        }
        match &ty {
            Type::Instance(class) => match self.find_attribute(*class, name) {
                Attribute::Method(method) => {
                    let receiver = TypeFact { proved: Type::Any, assumed: ty.clone() };
                    smallvec![TypeFact::likely(self.function_type(method)), receiver]
                }
                Attribute::Slot => {
                    let content = self.read(&Place::Slot(*class, name.clone()));
                    without_receiver(self.likely_word(&content))
                }
                _ => unknown(),
            },
            Type::Class(class) => match self.find_in_class(*class, name) {
                Some(fact) if matches!(fact.assumed, Type::Function(_) | Type::Closure(_)) => without_receiver(fact),
                _ => unknown(),
            },
            Type::Module(_) | Type::NativeModule(_) => {
                let callee = self.get_attr_of(&ty, name);
                smallvec![callee, TypeFact::proved(Type::Null)]
            }
            _ => match self.builtin_method(&ty, name) {
                Some(method) if exact.is_exact() => smallvec![TypeFact::proved(method), TypeFact::proved(ty)],
                _ => unknown(),
            },
        }
    }

    fn builtin_method(&self, object: &Type, name: &Name) -> Option<Type> {
        let class = crate::stubs::class_name(object)?;
        self.world.stubs.has_method(class, name).then(|| Type::BuiltinMethod(class.into(), name.clone()))
    }

    pub(super) fn load_special(&mut self, object: Value, name: &Name) -> Facts {
        let ty = self.operand(object);
        match self.method_of(&ty, name) {
            Some(method) => {
                let receiver = TypeFact { proved: Type::Any, assumed: ty };
                smallvec![TypeFact::likely(self.function_type(method)), receiver]
            }
            None => smallvec![TypeFact::unknown(), TypeFact::default()],
        }
    }

    pub(super) fn super_load_method(&mut self, object: Value, name: &Name) -> Facts {
        let ty = self.operand(object);
        let surroundings = &self.world.surroundings;
        let found = match (&ty, surroundings.class_around(self.world.program, self.function)) {
            (Type::Instance(class), Some(around)) => surroundings
                .shapes
                .get(class)
                .and_then(|shape| shape.find_method_after(&surroundings.shapes, Some(around), name)),
            _ => None,
        };
        match found {
            Some(method) => {
                let receiver = TypeFact { proved: Type::Any, assumed: ty };
                smallvec![TypeFact::likely(self.function_type(method)), receiver]
            }
            None => smallvec![TypeFact::unknown(), TypeFact::default()],
        }
    }
}

/// Whether an object found in a class is the attribute itself, as it is no descriptor.
fn is_plain_value(ty: &Type) -> bool {
    matches!(
        ty,
        Type::None
            | Type::Bool
            | Type::Int(_)
            | Type::Float
            | Type::Str
            | Type::Bytes
            | Type::Tuple(_)
            | Type::TupleOf(_)
            | Type::List(_)
            | Type::Dict(_)
            | Type::Set(_)
            | Type::Range(_)
    )
}
