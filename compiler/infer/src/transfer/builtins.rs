//! Calls of builtins: those that a signature can't describe, and the way to the signatures.

use molt_pir::{BinaryKind, Inst, Name};
use molt_types::{IntRange, KeepApart, Type};

use super::operators::{arithmetic, int_range};
use crate::TypeFact;
use crate::flow::Flow;
use crate::stubs::BUILTINS;

impl Flow<'_, '_> {
    pub(super) fn call_builtin(&mut self, inst: Inst, name: &Name, given: &[Type], names: &[Name]) -> TypeFact {
        if let Some(fact) = self.special_builtin(name, given, names) {
            return fact;
        }
        let stubs = self.world.stubs.clone();
        self.call_signatures(Some(inst), stubs.function(BUILTINS, name), None, given, names)
    }

    /// As `call_builtin`, for a call that no instruction stands for.
    pub(super) fn builtin_result(&mut self, name: &Name, given: &[Type]) -> TypeFact {
        if let Some(fact) = self.special_builtin(name, given, &[]) {
            return fact;
        }
        let stubs = self.world.stubs.clone();
        self.call_signatures(None, stubs.function(BUILTINS, name), None, given, &[])
    }

    pub(super) fn call_builtin_method(
        &mut self,
        inst: Inst,
        class: &Name,
        name: &Name,
        receiver: &Type,
        given: &[Type],
        names: &[Name],
    ) -> TypeFact {
        let stubs = self.world.stubs.clone();
        self.call_signatures(Some(inst), stubs.method(class, name), Some(receiver), given, names)
    }

    pub(super) fn call_native(
        &mut self,
        inst: Inst,
        module: &Name,
        name: &Name,
        given: &[Type],
        names: &[Name],
    ) -> TypeFact {
        let stubs = self.world.stubs.clone();
        self.call_signatures(Some(inst), stubs.function(module, name), None, given, names)
    }

    /// Builtins whose result depends on their arguments in ways of its own.
    fn special_builtin(&mut self, name: &str, given: &[Type], names: &[Name]) -> Option<TypeFact> {
        if !names.is_empty() {
            return (name == "enumerate" && names.len() == 1 && given.len() == 2)
                .then(|| TypeFact::proved(Type::IteratorBy(name.into(), given.into())));
        }
        Some(match (name, given) {
            ("range", _) => range(given)?,
            ("enumerate", [_] | [_, _]) | ("zip", _) | ("map", [_, _, ..]) | ("filter", [_, _]) => {
                TypeFact::proved(Type::IteratorBy(name.into(), given.into()))
            }
            ("reversed", [items]) if is_sequence(items) => {
                TypeFact::proved(Type::IteratorBy(name.into(), given.into()))
            }
            ("iter", [object]) => self.iterator_of(&object.without_none(), None),
            ("next", [iterator]) => self.next_of(iterator),
            ("next", [iterator, default]) => {
                let element = self.next_of(iterator);
                let fact = self.either(element, TypeFact::proved(default.clone()));
                TypeFact { assumed: crate::heap::word_type(&fact.assumed), proved: fact.proved }
            }
            ("abs", [number]) => match number {
                Type::Int(_) | Type::Bool => arithmetic(int_range(number)?.absolute()),
                Type::Float => TypeFact::proved(Type::Float),
                _ => return None,
            },
            ("min", [first, rest @ ..]) if !rest.is_empty() => extreme(first, rest, IntRange::minimum)?,
            ("max", [first, rest @ ..]) if !rest.is_empty() => extreme(first, rest, IntRange::maximum)?,
            ("sum", [items]) => self.sum(items, &Type::int(0)),
            ("sum", [items, start]) => self.sum(items, start),
            ("pow", [base, exponent]) => self.numeric_power(base, exponent)?,
            _ => return None,
        })
    }

    fn next_of(&mut self, iterator: &Type) -> TypeFact {
        match iterator {
            Type::Instance(_) => self.special_call(None, iterator, "__next__"),
            Type::Iterator(_) | Type::IteratorBy(..) | Type::Generator(_) => self.element_of(iterator),
            _ => TypeFact::unknown(),
        }
    }

    fn sum(&mut self, items: &Type, start: &Type) -> TypeFact {
        let element = self.element_of(&items.without_none()).assumed;
        let numbers: Vec<&Type> = element.members().iter().chain(start.members()).collect();
        if element == Type::Never {
            return TypeFact::proved(start.clone());
        }
        if numbers.iter().all(|ty| int_range(ty).is_some()) {
            let non_negative = numbers.iter().all(|ty| int_range(ty).is_some_and(IntRange::is_non_negative));
            let size = if non_negative { IntRange::SIZE } else { IntRange::TAGGED };
            return TypeFact::likely(Type::Int(size.join(IntRange::TAGGED)));
        }
        if numbers.iter().all(|ty| **ty == Type::Float || int_range(ty).is_some()) {
            return TypeFact::likely(Type::Float);
        }
        TypeFact::unknown()
    }

    fn numeric_power(&mut self, base: &Type, exponent: &Type) -> Option<TypeFact> {
        super::operators::numeric(BinaryKind::Pow, base, exponent)
    }
}

/// `range` of ints. Anything else is converted by `__index__`, and raises or gives an int.
fn range(given: &[Type]) -> Option<TypeFact> {
    let any = |ty: &Type| int_range(ty).unwrap_or(IntRange::ANY);
    let (start, stop, step) = match given {
        [stop] => (IntRange::constant(0), any(stop), IntRange::constant(1)),
        [start, stop] => (any(start), any(stop), IntRange::constant(1)),
        [start, stop, step] => (any(start), any(stop), any(step)),
        _ => return None,
    };
    // An empty range has no elements; any one does for it.
    let elements = IntRange::of_range(start, stop, step).unwrap_or(start);
    Some(TypeFact::proved(Type::Range(elements)))
}

/// `min` or `max` of some numbers of a kind.
fn extreme(first: &Type, rest: &[Type], of_ranges: fn(IntRange, IntRange) -> IntRange) -> Option<TypeFact> {
    let all = || std::iter::once(first).chain(rest);
    if all().all(|ty| matches!(ty, Type::Int(_))) {
        let range = all().filter_map(int_range).reduce(of_ranges)?;
        return Some(TypeFact::proved(Type::Int(range)));
    }
    let is_plain = |ty: &Type| matches!(ty, Type::Int(_) | Type::Bool | Type::Float | Type::Str);
    all().all(is_plain).then(|| {
        let union = all().fold(Type::Never, |union, ty| union.join(ty, &mut KeepApart));
        TypeFact::proved(union)
    })
}

fn is_sequence(ty: &Type) -> bool {
    matches!(
        ty,
        Type::List(_)
            | Type::Tuple(_)
            | Type::TupleOf(_)
            | Type::Str
            | Type::Bytes
            | Type::Range(_)
            | Type::Dict(_)
            | Type::DictView(..)
    )
}
