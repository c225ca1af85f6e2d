//! Iterators, unpacking, generators.

use molt_pir::{Inst, Value};
use molt_types::{DictView, IntRange, Type};
use smallvec::smallvec;

use super::Facts;
use crate::TypeFact;
use crate::flow::Flow;
use crate::heap::{Place, word_type};

impl Flow<'_, '_> {
    pub(super) fn get_iter(&mut self, inst: Inst) -> TypeFact {
        let object = self.operand(self.code.insts[inst].args[0]);
        self.iterator_of(&object, Some(inst))
    }

    /// What `iter` gives; a call of `__iter__` is noted for the instruction.
    pub(super) fn iterator_of(&mut self, object: &Type, inst: Option<Inst>) -> TypeFact {
        if object.is_unknown() {
            return TypeFact::unknown();
        }
        let mut result = TypeFact::never();
        for member in object.members() {
            let fact = match member {
                Type::Iterator(_) | Type::IteratorBy(..) | Type::Generator(_) => TypeFact::proved(member.clone()),
                Type::Instance(_) => self.special_call(inst, member, "__iter__"),
                _ if is_iterable(member) => TypeFact::proved(Type::Iterator(member.clone().into())),
                Type::None | Type::Bool | Type::Int(_) | Type::Float => TypeFact::never(),
                _ => TypeFact::unknown(),
            };
            result = self.either(result, fact);
        }
        result
    }

    /// A call of a special method without arguments on an instance of the program.
    pub(super) fn special_call(&mut self, inst: Option<Inst>, object: &Type, name: &str) -> TypeFact {
        let Some(method) = self.method_of(object, &name.into()) else { return TypeFact::unknown() };
        match inst {
            Some(inst) => self.method_call(inst, method, &[(object, 0)]),
            None => self.enter_version(method, vec![object.clone()]).1,
        }
    }

    pub(super) fn iter_next(&mut self, inst: Inst) -> TypeFact {
        let iterator = self.operand(self.code.insts[inst].args[0]);
        if let Type::Instance(_) = iterator {
            return self.special_call(Some(inst), &iterator, "__next__").or_null();
        }
        self.element_of(&iterator).or_null()
    }

    /// What iterating over an object gives.
    pub(super) fn element_of(&mut self, object: &Type) -> TypeFact {
        if object.is_unknown() {
            return TypeFact::unknown();
        }
        let mut result = TypeFact::never();
        for member in object.members() {
            let fact = self.element_of_member(member);
            result = self.either(result, fact);
        }
        result
    }

    fn element_of_member(&mut self, object: &Type) -> TypeFact {
        match object {
            Type::List(site) | Type::Set(site) => {
                let content = self.read(&Place::Element(*site));
                TypeFact::likely(content)
            }
            Type::Dict(site) | Type::DictView(DictView::Keys, site) => {
                let content = self.read(&Place::Element(*site));
                self.likely_word(&content)
            }
            Type::DictView(DictView::Values, site) => {
                let content = self.read(&Place::Value(*site));
                self.likely_word(&content)
            }
            Type::DictView(DictView::Items, site) => {
                let key = word_type(&self.read(&Place::Element(*site)));
                let value = word_type(&self.read(&Place::Value(*site)));
                let proved = Type::tuple([Type::Object, Type::Object]);
                TypeFact { proved, assumed: Type::tuple([key, value]) }
            }
            Type::Str => TypeFact::proved(Type::Str),
            Type::Bytes => TypeFact::proved(Type::Int(IntRange::new(0, 255))),
            Type::Tuple(parts) => {
                let all = parts.iter().fold(Type::Never, |all, part| self.join(&all, part));
                TypeFact::proved(all)
            }
            Type::TupleOf(part) => TypeFact::proved((**part).clone()),
            // A range that nothing is known of is taken for one that fits i64.
            Type::Range(range) => TypeFact {
                proved: Type::Int(*range),
                assumed: Type::Int(if range.fits_i64() { *range } else { IntRange::I64 }),
            },
            Type::Iterator(inner) => self.element_of(inner),
            Type::Generator(function) => {
                let content = self.read(&Place::Yield(*function));
                self.likely_word(&content)
            }
            Type::IteratorBy(name, parts) => self.element_by(name, parts),
            Type::Instance(_) => {
                let iterator = self.special_call(None, object, "__iter__").assumed;
                if matches!(iterator, Type::Instance(_)) {
                    return self.special_call(None, &iterator, "__next__");
                }
                // An iterator is no instance here, so this does not recur for ever.
                let element = self.element_of(&iterator);
                TypeFact::likely(element.assumed)
            }
            _ => TypeFact::unknown(),
        }
    }

    /// What an iterator that a builtin made gives.
    fn element_by(&mut self, name: &str, parts: &[Type]) -> TypeFact {
        match (name, parts) {
            ("enumerate", [items, rest @ ..]) => {
                let element = self.element_of(items);
                let index = match rest.first() {
                    None => IntRange::SIZE,
                    // Nobody counts from a tagged int to the end of i64.
                    Some(Type::Int(start)) if IntRange::TAGGED.contains(*start) => {
                        start.low().and_then(|low| IntRange::I64.at_least(low as i128)).unwrap_or(IntRange::ANY)
                    }
                    Some(_) => IntRange::ANY,
                };
                pair_up([TypeFact::proved(Type::Int(index)), element])
            }
            ("zip", items) => {
                let elements: Vec<TypeFact> = items.iter().map(|items| self.element_of(items)).collect();
                pair_up(elements)
            }
            ("reversed", [items]) => self.element_of(items),
            ("filter", [function, items]) => {
                let element = self.element_of(items);
                self.call_back(function, vec![element.assumed.clone()]);
                element
            }
            ("map", [function, items @ ..]) => {
                let elements = items.iter().map(|items| self.element_of(items).assumed).collect();
                self.call_back(function, elements)
            }
            _ => TypeFact::unknown(),
        }
    }

    pub(super) fn unpack(&mut self, value: Value, count: usize) -> Facts {
        let object = self.operand(value);
        let mut results: Facts = smallvec![TypeFact::never(); count];
        if object.is_unknown() {
            return smallvec![TypeFact::unknown(); count];
        }
        for member in object.members() {
            match member {
                Type::Tuple(parts) if parts.len() == count => {
                    for (result, part) in results.iter_mut().zip(parts.iter()) {
                        *result =
                            self.either(std::mem::replace(result, TypeFact::never()), TypeFact::proved(part.clone()));
                    }
                }
                // It raises: a tuple's length does not change.
                Type::Tuple(_) => {}
                other => {
                    let element = self.element_of(other);
                    for result in &mut results {
                        *result = self.either(std::mem::replace(result, TypeFact::never()), element.clone());
                    }
                }
            }
        }
        results
    }

    pub(super) fn unpack_starred(&mut self, inst: Inst, before: usize, after: usize) -> Facts {
        let object = self.operand(self.code.insts[inst].args[0]);
        let site = self.site_of(inst);
        let list = TypeFact::proved(Type::List(site));
        if let Type::Tuple(parts) = &object
            && parts.len() >= before + after
        {
            let rest = parts.len() - after;
            for part in &parts[before..rest] {
                self.grow(Place::Element(site), part);
            }
            let plain = |parts: &[Type]| parts.iter().cloned().map(TypeFact::proved).collect::<Vec<_>>();
            return plain(&parts[..before]).into_iter().chain([list]).chain(plain(&parts[rest..])).collect();
        }
        let element = self.element_of(&object);
        self.grow(Place::Element(site), &element.assumed);
        let plain = |count: usize| std::iter::repeat_n(element.clone(), count);
        plain(before).chain([list]).chain(plain(after)).collect()
    }

    pub(super) fn yield_value(&mut self, value: Value) -> TypeFact {
        let ty = self.type_of(value);
        self.grow(Place::Yield(self.function), &ty);
        TypeFact::unknown()
    }

    /// A step of `yield from`: what the inner iterator gives, this generator yields.
    pub(super) fn delegate(&mut self, iterator: Value) -> Facts {
        let iterator = self.operand(iterator);
        let element = self.element_of(&iterator);
        self.grow(Place::Yield(self.function), &element.assumed);
        smallvec![TypeFact::unknown(), TypeFact::default()]
    }
}

/// A tuple of elements.
fn pair_up(elements: impl IntoIterator<Item = TypeFact>) -> TypeFact {
    let elements: Vec<TypeFact> = elements.into_iter().collect();
    if elements.iter().all(|element| element.proved == element.assumed) {
        return TypeFact::proved(Type::tuple(elements.into_iter().map(|element| element.proved)));
    }
    TypeFact {
        proved: Type::tuple(elements.iter().map(|element| element.proved.clone())),
        assumed: Type::tuple(elements.into_iter().map(testable)),
    }
}

/// What is assumed of a part of a tuple: what is proved, or what a guard can test.
pub(super) fn testable(fact: TypeFact) -> Type {
    let plain = match &fact.assumed {
        Type::Int(_) => true,
        other => word_type(other) == *other,
    };
    if fact.proved == fact.assumed && plain { fact.assumed } else { word_type(&fact.assumed) }
}

fn is_iterable(ty: &Type) -> bool {
    matches!(
        ty,
        Type::List(_)
            | Type::Set(_)
            | Type::Dict(_)
            | Type::DictView(..)
            | Type::Str
            | Type::Bytes
            | Type::Tuple(_)
            | Type::TupleOf(_)
            | Type::Range(_)
    )
}
