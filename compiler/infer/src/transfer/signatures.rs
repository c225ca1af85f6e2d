//! Calls that a signature describes.

use molt_pir::{Inst, Name};
use molt_types::{DictView, IntRange, KeepApart, SiteId, Type};

use super::iteration::testable;
use super::operators::int_range;
use crate::TypeFact;
use crate::flow::Flow;
use crate::heap::{Place, word_type};
use crate::stubs::{Signature, StubType};

/// One of the places of a site.
type MakePlace = fn(SiteId) -> Place;

/// A call under way.
struct Matching<'a> {
    /// What the function's own type variables stand for.
    own: Vec<Option<TypeFact>>,
    /// The receiver of a method.
    receiver: Option<&'a Type>,
    /// The callables among the arguments: looked at when the variables are known.
    callables: Vec<(&'a [StubType], &'a StubType, Type)>,
    /// What goes into the receiver.
    stored: Vec<(Place, Type)>,
}

impl Flow<'_, '_> {
    /// What a call gives that one of some signatures describes.
    pub(super) fn call_signatures(
        &mut self,
        inst: Option<Inst>,
        signatures: &[Signature],
        receiver: Option<&Type>,
        given: &[Type],
        names: &[Name],
    ) -> TypeFact {
        for signature in signatures {
            let mut matching = Matching {
                own: vec![None; signature.variable_count],
                receiver,
                callables: Vec::new(),
                stored: Vec::new(),
            };
            if self.match_arguments(signature, given, names, &mut matching) {
                return self.finish_call(inst, signature, matching);
            }
        }
        TypeFact::unknown()
    }

    fn match_arguments<'a>(
        &mut self,
        signature: &'a Signature,
        given: &[Type],
        names: &[Name],
        matching: &mut Matching<'a>,
    ) -> bool {
        let Some(positional_count) = given.len().checked_sub(names.len()) else { return false };
        let mut positional = signature.params.iter().filter(|param| !param.is_keyword_only);
        let mut seen = 0;
        for ty in &given[..positional_count] {
            let expected = match positional.next() {
                Some(param) => {
                    seen += 1;
                    &param.ty
                }
                None => match &signature.rest {
                    Some(rest) => rest,
                    None => return false,
                },
            };
            if !self.match_type(expected, &TypeFact::proved(ty.clone()), matching) {
                return false;
            }
        }
        for (ty, name) in given[positional_count..].iter().zip(names) {
            let Some(param) = signature.params.iter().find(|param| param.name == *name) else { return false };
            if !self.match_type(&param.ty, &TypeFact::proved(ty.clone()), matching) {
                return false;
            }
        }
        let missing = signature.params.iter().filter(|param| !param.is_keyword_only).skip(seen);
        missing
            .chain(signature.params.iter().filter(|param| param.is_keyword_only))
            .all(|param| param.is_optional || names.contains(&param.name))
    }

    /// Whether an argument fits a parameter; notes what it says about type variables.
    fn match_type<'a>(&mut self, expected: &'a StubType, given: &TypeFact, matching: &mut Matching<'a>) -> bool {
        let ty = &given.assumed;
        match expected {
            StubType::Object => true,
            StubType::Likely(inner) => self.match_type(inner, given, matching),
            StubType::Own(index) => {
                let fact = match matching.own[*index].take() {
                    Some(known) => self.either(known, given.clone()),
                    None => given.clone(),
                };
                matching.own[*index] = Some(fact);
                true
            }
            StubType::OfClass(index) => {
                let places = matching.receiver.into_iter().flat_map(|receiver| receiver_places(receiver, *index));
                matching.stored.extend(places.map(|place| (place, ty.clone())));
                true
            }
            StubType::Plain(Type::Int(_)) => !ty.is_unknown() && ty.members().iter().all(|ty| int_range(ty).is_some()),
            StubType::Plain(plain) => plain.contains(ty),
            StubType::Iterable(element) => {
                if ty.is_unknown() && !matches!(**element, StubType::Object) {
                    return self.match_type(element, &TypeFact::unknown(), matching);
                }
                let inner = self.element_of(&ty.without_none());
                self.match_type(element, &inner, matching)
            }
            StubType::List(element) | StubType::Set(element) | StubType::TupleOf(element) => {
                let fits = |member: &Type| match expected {
                    StubType::List(_) => matches!(member, Type::List(_)),
                    StubType::Set(_) => matches!(member, Type::Set(_)),
                    _ => matches!(member, Type::Tuple(_) | Type::TupleOf(_)),
                };
                if ty.is_unknown() || !ty.members().iter().all(fits) {
                    return false;
                }
                let inner = self.element_of(ty);
                self.match_type(element, &inner, matching)
            }
            StubType::Dict(key, value) => {
                for member in ty.members() {
                    let Type::Dict(site) = member else { return false };
                    let keys = TypeFact::likely(self.read(&Place::Element(*site)));
                    let values = TypeFact::likely(self.read(&Place::Value(*site)));
                    if !self.match_type(key, &keys, matching) || !self.match_type(value, &values, matching) {
                        return false;
                    }
                }
                true
            }
            StubType::Tuple(parts) => match ty {
                Type::Tuple(types) if types.len() == parts.len() => parts
                    .iter()
                    .zip(types.iter())
                    .all(|(part, ty)| self.match_type(part, &TypeFact::likely(ty.clone()), matching)),
                _ => false,
            },
            StubType::Union(alternatives) => {
                if ty.is_unknown() {
                    return alternatives.iter().any(|alternative| self.match_type(alternative, given, matching));
                }
                ty.members().iter().all(|member| {
                    let fact = TypeFact { proved: given.proved.clone(), assumed: member.clone() };
                    alternatives.iter().any(|alternative| self.match_type(alternative, &fact, matching))
                })
            }
            StubType::Callable(params, result) => {
                matching.callables.push((params, result, ty.clone()));
                true
            }
            StubType::View(_) => false,
        }
    }

    fn finish_call(&mut self, inst: Option<Inst>, signature: &Signature, mut matching: Matching<'_>) -> TypeFact {
        for (params, result, callable) in std::mem::take(&mut matching.callables) {
            let given: Vec<Type> = params.iter().map(|param| self.stub_fact(inst, param, &matching).assumed).collect();
            if given.contains(&Type::Never) {
                continue;
            }
            let fact = self.call_back(&callable, given);
            if let StubType::Own(index) = result {
                matching.own[*index] = Some(fact);
            }
        }
        for (place, ty) in std::mem::take(&mut matching.stored) {
            self.grow(place, &ty);
        }
        self.stub_fact(inst, &signature.result, &matching)
    }

    /// What a type in a signature stands for in this call.
    fn stub_fact(&mut self, inst: Option<Inst>, stub: &StubType, matching: &Matching<'_>) -> TypeFact {
        match stub {
            StubType::Object | StubType::Iterable(_) | StubType::Callable(..) => TypeFact::unknown(),
            StubType::Plain(ty) => {
                // A result that may be a big int is expected to be a small one.
                TypeFact { proved: ty.clone(), assumed: expected_size(ty) }
            }
            StubType::Own(index) => matching.own[*index].clone().unwrap_or_else(TypeFact::never),
            StubType::OfClass(index) => {
                let places: Vec<Place> =
                    matching.receiver.into_iter().flat_map(|receiver| receiver_places(receiver, *index)).collect();
                let mut content = match matching.receiver {
                    Some(tuple @ (Type::Tuple(_) | Type::TupleOf(_))) => self.element_of(tuple).assumed,
                    _ => Type::Never,
                };
                for place in places {
                    let more = self.read(&place);
                    content = self.join(&content, &more);
                }
                self.likely_word(&content)
            }
            StubType::Likely(inner) => {
                let fact = self.stub_fact(inst, inner, matching);
                TypeFact::likely(word_type(&fact.assumed))
            }
            StubType::List(element) => self.new_container(inst, matching, &[(element, Place::Element)], Type::List),
            StubType::Set(element) => self.new_container(inst, matching, &[(element, Place::Element)], Type::Set),
            StubType::Dict(key, value) => {
                self.new_container(inst, matching, &[(key, Place::Element), (value, Place::Value)], Type::Dict)
            }
            StubType::View(view) => match matching.receiver {
                Some(Type::Dict(site)) => TypeFact::proved(Type::DictView(*view, *site)),
                _ => TypeFact::unknown(),
            },
            StubType::Tuple(parts) => {
                let facts: Vec<TypeFact> = parts.iter().map(|part| self.stub_fact(inst, part, matching)).collect();
                TypeFact {
                    proved: Type::tuple(facts.iter().map(|fact| fact.proved.clone())),
                    assumed: Type::tuple(facts.into_iter().map(testable)),
                }
            }
            StubType::TupleOf(element) => {
                let fact = self.stub_fact(inst, element, matching);
                TypeFact::proved(Type::TupleOf(fact.proved.into()))
            }
            StubType::Union(alternatives) => {
                let mut result = TypeFact::never();
                for alternative in alternatives {
                    let fact = self.stub_fact(inst, alternative, matching);
                    result = self.either(result, fact);
                }
                // The value is a word, whatever it is.
                let assumed =
                    if result.assumed.members().len() > 1 { word_type(&result.assumed) } else { result.assumed };
                TypeFact { proved: result.proved, assumed }
            }
        }
    }

    fn new_container(
        &mut self,
        inst: Option<Inst>,
        matching: &Matching<'_>,
        contents: &[(&StubType, MakePlace)],
        make: fn(SiteId) -> Type,
    ) -> TypeFact {
        let Some(inst) = inst else { return TypeFact::unknown() };
        let site = self.site_of(inst);
        for (stub, place) in contents {
            let content = self.stub_fact(Some(inst), stub, matching).assumed;
            self.grow(place(site), &content);
        }
        TypeFact::proved(make(site))
    }
}

/// Where the receiver of a method keeps what the class' type variable stands for.
fn receiver_places(receiver: &Type, variable: usize) -> Vec<Place> {
    receiver
        .members()
        .iter()
        .filter_map(|member| match (member, variable) {
            (Type::List(site) | Type::Set(site) | Type::Dict(site), 0) => Some(Place::Element(*site)),
            (Type::DictView(DictView::Values, site), 0) | (Type::Dict(site), 1) => Some(Place::Value(*site)),
            _ => None,
        })
        .collect()
}

/// An int of any size is expected to fit a tagged word.
fn expected_size(ty: &Type) -> Type {
    match ty {
        Type::Int(range) if !range.fits_i64() => Type::Int(IntRange::TAGGED),
        Type::Union(members) => {
            members.iter().map(expected_size).fold(Type::Never, |all, member| all.join(&member, &mut KeepApart))
        }
        other => other.clone(),
    }
}
