//! Arithmetic, comparisons.

use molt_pir::{BinaryKind, CompareKind, FuncId, Inst, Name, UnaryKind};
use molt_types::{Arithmetic, IntRange, Type};

use crate::flow::Flow;
use crate::heap::{Place, word_type};
use crate::{Argument, CallTarget, TypeFact};

impl Flow<'_, '_> {
    pub(super) fn binary(&mut self, inst: Inst, kind: BinaryKind, in_place: bool) -> TypeFact {
        let args = &self.code.insts[inst].args;
        let (left, right) = (self.operand(args[0]), self.operand(args[1]));
        if left.is_unknown() || right.is_unknown() {
            return with_unknown_operand(kind, &left, &right);
        }
        let mut result = TypeFact::never();
        for a in left.members() {
            for b in right.members() {
                let fact = match numeric(kind, a, b) {
                    Some(fact) => fact,
                    None => self.binary_of_objects(inst, kind, in_place, a, b),
                };
                result = self.either(result, fact);
            }
        }
        // No pair of operands that has a result: it raises.
        result
    }

    fn binary_of_objects(&mut self, inst: Inst, kind: BinaryKind, in_place: bool, a: &Type, b: &Type) -> TypeFact {
        use BinaryKind::{Add, And, Mod, Mul, Or, Sub, Xor};
        let is_int = |ty: &Type| matches!(ty, Type::Int(_) | Type::Bool);
        match (kind, a, b) {
            (Add, Type::Str, Type::Str) => TypeFact::proved(Type::Str),
            (Mul, Type::Str, count) | (Mul, count, Type::Str) if is_int(count) => TypeFact::proved(Type::Str),
            (Mod, Type::Str, _) => TypeFact::proved(Type::Str),
            (Add, Type::Bytes, Type::Bytes) | (Mod, Type::Bytes, _) => TypeFact::proved(Type::Bytes),
            (Mul, Type::Bytes, count) | (Mul, count, Type::Bytes) if is_int(count) => TypeFact::proved(Type::Bytes),
            (Add, Type::Tuple(a), Type::Tuple(b)) => TypeFact::proved(Type::tuple(a.iter().chain(b.iter()).cloned())),
            (Add, Type::Tuple(_) | Type::TupleOf(_), Type::Tuple(_) | Type::TupleOf(_)) => {
                let (a, b) = (self.element_of(a).proved, self.element_of(b).proved);
                let element = self.join(&a, &b);
                TypeFact::proved(Type::TupleOf(element.into()))
            }
            (Mul, tuple @ (Type::Tuple(_) | Type::TupleOf(_)), count)
            | (Mul, count, tuple @ (Type::Tuple(_) | Type::TupleOf(_)))
                if is_int(count) =>
            {
                TypeFact::proved(Type::TupleOf(self.element_of(tuple).proved.into()))
            }
            // The product holds what the list does, so they may share a site.
            (Mul, Type::List(site), count) | (Mul, count, Type::List(site)) if is_int(count) => {
                TypeFact::proved(Type::List(*site))
            }
            (Add, Type::List(site), other) if in_place => {
                let element = self.element_of(other).assumed;
                self.grow(Place::Element(*site), &element);
                TypeFact::proved(Type::List(*site))
            }
            (Add, Type::List(a), Type::List(b)) => TypeFact::proved(Type::List(self.merged_site(inst, [*a, *b]))),
            (Sub | And | Or | Xor, Type::Set(a), Type::Set(b)) => {
                let site = if in_place {
                    let element = self.read(&Place::Element(*b));
                    self.grow(Place::Element(*a), &element);
                    *a
                } else {
                    self.merged_site(inst, [*a, *b])
                };
                TypeFact::proved(Type::Set(site))
            }
            (Or, Type::Dict(a), Type::Dict(b)) => {
                let site = if in_place { *a } else { self.site_of(inst) };
                for place in [Place::Element, Place::Value] {
                    for source in [*a, *b] {
                        let content = self.read(&place(source));
                        self.grow(place(site), &content);
                    }
                }
                TypeFact::proved(Type::Dict(site))
            }
            (_, Type::Instance(_), _) | (_, _, Type::Instance(_)) => {
                self.binary_of_instances(inst, kind, in_place, a, b)
            }
            _ if is_simple(a) && is_simple(b) => TypeFact::never(),
            _ => TypeFact::unknown(),
        }
    }

    fn merged_site(&mut self, inst: Inst, sources: [molt_types::SiteId; 2]) -> molt_types::SiteId {
        let site = self.site_of(inst);
        for source in sources {
            let element = self.read(&Place::Element(source));
            self.grow(Place::Element(site), &element);
        }
        site
    }

    fn binary_of_instances(&mut self, inst: Inst, kind: BinaryKind, in_place: bool, a: &Type, b: &Type) -> TypeFact {
        let stem = operator_stem(kind);
        let in_place_name = in_place.then(|| format!("__i{stem}__"));
        for name in in_place_name.into_iter().chain([format!("__{stem}__")]) {
            if self.has_method(a, &name.as_str().into()) {
                return self.operator_call(inst, name.as_str().into(), [(a, 0), (b, 1)]);
            }
        }
        let reflected = format!("__r{stem}__");
        if self.has_method(b, &reflected.as_str().into()) {
            return self.operator_call(inst, reflected.as_str().into(), [(b, 1), (a, 0)]);
        }
        TypeFact::unknown()
    }

    /// A call of an operator's method: operands with their positions, the receiver first.
    fn operator_call(&mut self, inst: Inst, name: Name, operands: [(&Type, usize); 2]) -> TypeFact {
        match self.method_of(operands[0].0, &name) {
            Some(function) => self.method_call(inst, function, &operands),
            None => TypeFact::unknown(),
        }
    }

    /// A call of a method by an operation: operands with their positions, the receiver first.
    pub(super) fn method_call(&mut self, inst: Inst, function: FuncId, operands: &[(&Type, usize)]) -> TypeFact {
        // The runtime may be the caller, so the version asks no more of its arguments than a guard can test.
        let types = operands.iter().map(|(ty, _)| word_type(ty)).collect();
        let arguments = operands.iter().map(|(_, position)| Argument::Given(*position)).collect();
        let (version, fact) = self.enter_version(function, types);
        if let (true, Some(version)) = (self.publishing, version) {
            self.calls.insert(inst, CallTarget::Version { version, arguments });
            self.world.called_back.insert(version);
        }
        // What runs is found at run time, unless the version is entered.
        TypeFact::likely(word_type(&fact.assumed))
    }

    pub(super) fn unary(&mut self, inst: Inst, kind: UnaryKind) -> TypeFact {
        let ty = self.operand(self.code.insts[inst].args[0]);
        if ty.is_unknown() {
            return TypeFact::unknown();
        }
        let mut result = TypeFact::never();
        for member in ty.members() {
            let fact = match (member, kind) {
                (Type::Int(_) | Type::Bool, _) => {
                    let range = int_range(member).unwrap_or(IntRange::ANY);
                    arithmetic(match kind {
                        UnaryKind::Neg => range.negate(),
                        UnaryKind::Invert => range.invert(),
                        UnaryKind::Pos => Arithmetic { exact: range, machine: range },
                    })
                }
                (Type::Float, UnaryKind::Neg | UnaryKind::Pos) => TypeFact::proved(Type::Float),
                (Type::Instance(_), _) => {
                    let name = match kind {
                        UnaryKind::Neg => "__neg__",
                        UnaryKind::Pos => "__pos__",
                        UnaryKind::Invert => "__invert__",
                    };
                    match self.method_of(member, &name.into()) {
                        Some(function) => self.method_call(inst, function, &[(member, 0)]),
                        None => TypeFact::unknown(),
                    }
                }
                _ if is_simple(member) => TypeFact::never(),
                _ => TypeFact::unknown(),
            };
            result = self.either(result, fact);
        }
        result
    }

    pub(super) fn compare(&mut self, inst: Inst, kind: CompareKind) -> TypeFact {
        let args = &self.code.insts[inst].args;
        let (left, right) = (self.type_of(args[0]), self.type_of(args[1]));
        let is_equality = matches!(kind, CompareKind::Eq | CompareKind::Ne);
        if let Type::Instance(_) = left {
            let name = match kind {
                CompareKind::Lt => "__lt__",
                CompareKind::Le => "__le__",
                CompareKind::Eq => "__eq__",
                CompareKind::Ne => "__ne__",
                CompareKind::Gt => "__gt__",
                CompareKind::Ge => "__ge__",
            };
            if self.has_method(&left, &name.into()) {
                return self.operator_call(inst, name.into(), [(&left, 0), (&right, 1)]);
            }
        }
        let is_plain =
            |ty: &Type| !ty.is_unknown() && ty.members().iter().all(if is_equality { is_builtin } else { is_simple });
        if is_plain(&left) && is_plain(&right) { TypeFact::proved(Type::Bool) } else { TypeFact::likely(Type::Bool) }
    }
}

/// The range of an int or bool.
pub(super) fn int_range(ty: &Type) -> Option<IntRange> {
    match ty {
        Type::Int(range) => Some(*range),
        Type::Bool => Some(IntRange::new(0, 1)),
        _ => None,
    }
}

pub(super) fn arithmetic(result: Arithmetic) -> TypeFact {
    TypeFact { proved: Type::Int(result.exact), assumed: Type::Int(result.machine) }
}

/// An operator on two numbers.
pub(super) fn numeric(kind: BinaryKind, a: &Type, b: &Type) -> Option<TypeFact> {
    use BinaryKind::*;
    if let (Type::Bool, Type::Bool, And | Or | Xor) = (a, b, kind) {
        return Some(TypeFact::proved(Type::Bool));
    }
    if let (Some(left), Some(right)) = (int_range(a), int_range(b)) {
        return Some(match kind {
            Add => arithmetic(left.add(right)),
            Sub => arithmetic(left.sub(right)),
            Mul => arithmetic(left.mul(right)),
            FloorDiv => arithmetic(left.floor_div(right)),
            Mod => arithmetic(left.modulo(right)),
            LShift => arithmetic(left.shift_left(right)),
            RShift => arithmetic(left.shift_right(right)),
            And => arithmetic(left.and(right)),
            Or | Xor => arithmetic(left.or(right)),
            TrueDiv => TypeFact::proved(Type::Float),
            Pow if right.is_non_negative() => arithmetic(left.power(right)),
            Pow if right.high().is_some_and(|high| high < 0) => TypeFact::proved(Type::Float),
            Pow => TypeFact::proved(Type::union([Type::INT, Type::Float])),
            MatMul => TypeFact::never(),
        });
    }
    let is_number = |ty: &Type| matches!(ty, Type::Float | Type::Int(_) | Type::Bool);
    if !is_number(a) || !is_number(b) {
        return None;
    }
    Some(match kind {
        Add | Sub | Mul | TrueDiv | FloorDiv | Mod => TypeFact::proved(Type::Float),
        Pow if matches!(b, Type::Int(_) | Type::Bool) => TypeFact::proved(Type::Float),
        // A negative base gives a complex number.
        Pow => TypeFact::likely(Type::Float),
        _ => TypeFact::never(),
    })
}

/// A float beside an operand that nothing is known of: most likely a number too.
fn with_unknown_operand(kind: BinaryKind, a: &Type, b: &Type) -> TypeFact {
    use BinaryKind::*;
    match kind {
        // A subclass of `str` on the right may have an operator of its own.
        Mod if *a == Type::Str => TypeFact::likely(Type::Str),
        Add | Sub | Mul | TrueDiv | FloorDiv | Mod | Pow if *a == Type::Float || *b == Type::Float => {
            TypeFact::likely(Type::Float)
        }
        _ => TypeFact::unknown(),
    }
}

/// Values whose comparison runs no code of the program and gives a bool.
fn is_simple(ty: &Type) -> bool {
    match ty {
        Type::None | Type::Bool | Type::Int(_) | Type::Float | Type::Str | Type::Bytes | Type::Set(_) => true,
        Type::Tuple(parts) => parts.iter().all(is_simple),
        _ => false,
    }
}

/// Values whose comparison for equality gives a bool.
fn is_builtin(ty: &Type) -> bool {
    is_simple(ty)
        || matches!(
            ty,
            Type::Tuple(_)
                | Type::TupleOf(_)
                | Type::List(_)
                | Type::Dict(_)
                | Type::Range(_)
                | Type::Function(_)
                | Type::Closure(_)
                | Type::Generator(_)
        )
}

fn operator_stem(kind: BinaryKind) -> &'static str {
    match kind {
        BinaryKind::Add => "add",
        BinaryKind::Sub => "sub",
        BinaryKind::Mul => "mul",
        BinaryKind::MatMul => "matmul",
        BinaryKind::TrueDiv => "truediv",
        BinaryKind::FloorDiv => "floordiv",
        BinaryKind::Mod => "mod",
        BinaryKind::Pow => "pow",
        BinaryKind::LShift => "lshift",
        BinaryKind::RShift => "rshift",
        BinaryKind::And => "and",
        BinaryKind::Or => "or",
        BinaryKind::Xor => "xor",
    }
}
