//! Displays, subscripts, and what fills containers.

use molt_pir::{Inst, Op, Value};
use molt_types::{IntRange, SiteId, Type};

use super::Facts;
use super::operators::int_range;
use crate::TypeFact;
use crate::flow::Flow;
use crate::heap::Place;

impl Flow<'_, '_> {
    pub(super) fn build_container(&mut self, inst: Inst) -> TypeFact {
        let data = &self.code.insts[inst];
        let site = self.site_of(inst);
        let is_dict = data.op == Op::BuildDict;
        for (index, &arg) in data.args.iter().enumerate() {
            let ty = self.type_of(arg);
            let place = if is_dict && index % 2 == 1 { Place::Value(site) } else { Place::Element(site) };
            self.grow(place, &ty);
        }
        TypeFact::proved(match data.op {
            Op::BuildList => Type::List(site),
            Op::BuildSet => Type::Set(site),
            _ => Type::Dict(site),
        })
    }

    pub(super) fn fill_container(&mut self, inst: Inst) -> Facts {
        let data = &self.code.insts[inst];
        let container = self.operand(data.args[0]);
        let added = self.type_of(data.args[1]);
        for member in container.members() {
            let (Type::List(site) | Type::Set(site) | Type::Dict(site)) = member else { continue };
            match data.op {
                Op::ListAppend | Op::SetAdd => self.grow(Place::Element(*site), &added),
                Op::DictInsert => {
                    let value = self.type_of(data.args[2]);
                    self.grow(Place::Element(*site), &added);
                    self.grow(Place::Value(*site), &value);
                }
                Op::DictUpdate | Op::DictMerge => self.add_mapping(*site, &added),
                _ => {
                    let element = self.element_of(&added.without_none());
                    self.grow(Place::Element(*site), &element.assumed);
                }
            }
        }
        Facts::new()
    }

    /// Adds what a mapping holds to a dict.
    pub(super) fn add_mapping(&mut self, site: SiteId, mapping: &Type) {
        for member in mapping.members() {
            match member {
                Type::Dict(source) => {
                    let key = self.read(&Place::Element(*source));
                    let value = self.read(&Place::Value(*source));
                    self.grow(Place::Element(site), &key);
                    self.grow(Place::Value(site), &value);
                }
                _ => {
                    self.grow(Place::Element(site), &Type::Object);
                    self.grow(Place::Value(site), &Type::Object);
                }
            }
        }
    }

    pub(super) fn get_item(&mut self, inst: Inst) -> TypeFact {
        let args = &self.code.insts[inst].args;
        let (object, index) = (self.operand(args[0]), self.type_of(args[1]));
        if object.is_unknown() {
            return TypeFact::unknown();
        }
        let is_exact = self.type_of(args[0]).is_exact();
        let mut result = TypeFact::never();
        for member in object.members() {
            let fact = self.get_item_of(inst, member, &index);
            result = self.either(result, fact);
        }
        if !is_exact && result.assumed != Type::Never {
            result.proved = Type::Object;
        }
        result
    }

    fn get_item_of(&mut self, inst: Inst, object: &Type, index: &Type) -> TypeFact {
        let is_slice = *index == Type::Slice;
        let is_index = int_range(index).is_some();
        match object {
            Type::List(source) if is_slice => {
                let site = self.site_of(inst);
                let element = self.read(&Place::Element(*source));
                self.grow(Place::Element(site), &element);
                TypeFact::proved(Type::List(site))
            }
            Type::List(site) => {
                let content = self.read(&Place::Element(*site));
                TypeFact::likely(content)
            }
            Type::Dict(site) => {
                let content = self.read(&Place::Value(*site));
                self.likely_word(&content)
            }
            Type::Str if is_slice || is_index => TypeFact::proved(Type::Str),
            Type::Bytes if is_slice => TypeFact::proved(Type::Bytes),
            Type::Bytes if is_index => TypeFact::proved(Type::Int(IntRange::new(0, 255))),
            Type::Range(_) if is_index => self.element_of(object),
            Type::Tuple(parts) if is_index => {
                let constant = int_range(index).and_then(IntRange::as_constant);
                let position = constant.map(|index| if index < 0 { index + parts.len() as i64 } else { index });
                match position {
                    Some(position) => match usize::try_from(position).ok().and_then(|position| parts.get(position)) {
                        Some(part) => TypeFact::proved(part.clone()),
                        None => TypeFact::never(),
                    },
                    None => self.element_of(object),
                }
            }
            Type::TupleOf(_) if is_index => self.element_of(object),
            Type::Tuple(_) | Type::TupleOf(_) if is_slice => {
                let element = self.element_of(object).proved;
                TypeFact::proved(Type::TupleOf(element.into()))
            }
            Type::Instance(_) => match self.method_of(object, &"__getitem__".into()) {
                Some(method) => self.method_call(inst, method, &[(object, 0), (index, 1)]),
                None => TypeFact::unknown(),
            },
            _ => TypeFact::unknown(),
        }
    }

    pub(super) fn set_item(&mut self, inst: Inst) -> Facts {
        let args = &self.code.insts[inst].args;
        let object = self.operand(args[0]);
        let (index, value) = (self.type_of(args[1]), self.type_of(args[2]));
        for member in object.members() {
            match member {
                Type::List(site) if index == Type::Slice => {
                    let element = self.element_of(&value.without_none());
                    self.grow(Place::Element(*site), &element.assumed);
                }
                Type::List(site) => self.grow(Place::Element(*site), &value),
                Type::Dict(site) => {
                    self.grow(Place::Element(*site), &index);
                    self.grow(Place::Value(*site), &value);
                }
                Type::Instance(_) => {
                    if let Some(method) = self.method_of(member, &"__setitem__".into()) {
                        self.method_call(inst, method, &[(member, 0), (&index, 1), (&value, 2)]);
                    }
                }
                _ => {}
            }
        }
        Facts::new()
    }

    pub(super) fn format_value(&mut self, value: Value) -> TypeFact {
        let ty = self.type_of(value);
        let is_builtin = |ty: &Type| !matches!(ty, Type::Instance(_) | Type::Object | Type::Any | Type::Null);
        // A `__format__` of the program may give a subclass of `str`.
        match ty.members().iter().all(is_builtin) {
            true => TypeFact::proved(Type::Str),
            false => TypeFact::likely(Type::Str),
        }
    }
}
