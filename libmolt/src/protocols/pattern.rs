//! What patterns of `match` look into: values of keys, attributes that a class names.

use crate::exec::raised::raise;
use crate::object::dict::Dict;
use crate::object::set::{Set, new as new_set};
use crate::object::{Owned, PyResult, Ref, Str, Tuple, Type, TypeFlags, static_str, tuple};
use crate::protocols::text::repr;
use crate::protocols::{attribute, call, class_test};

/// The values that a mapping has for keys; `None` when one is missing. The mapping is asked by its `get`, so that it
/// makes no values for missing keys.
pub fn values_of_keys(mapping: Ref<'_>, keys: Ref<'_, Tuple>) -> PyResult<Option<Owned>> {
    if keys.is_empty() {
        return Ok(Some(tuple::new(std::iter::empty()).into_object()));
    }
    let plain = mapping.is_exactly(&crate::builtins::dict::DICT).then(|| mapping.expect::<Dict>());
    let get = match plain {
        Some(_) => None,
        None => Some(attribute::get(mapping, static_str!("get"))?),
    };
    // Nothing that the program has is identical to it.
    let missing = crate::object::list::new();
    let seen = new_set();
    let mut values = Vec::with_capacity(keys.len());
    for key in keys.slice() {
        if seen.contains(*key)? {
            raise!(value_error, "mapping pattern checks duplicate key ({})", repr(*key)?.as_str());
        }
        seen.add(*key)?;
        let value = match (plain, &get) {
            (Some(dict), _) => dict.get().get(*key)?,
            (None, Some(get)) => {
                let value = call::call(get.borrow(), &[*key, missing.borrow().as_object()])?;
                (!value.borrow().is(missing.borrow())).then_some(value)
            }
            (None, None) => None,
        };
        match value {
            Some(value) => values.push(value),
            None => return Ok(None),
        }
    }
    Ok(Some(tuple::new(values.into_iter()).into_object()))
}

/// The attributes of an instance that a class pattern looks into, first those that the class names for positions;
/// `None` when the value is no instance, or lacks one.
pub fn attributes_of_class(
    subject: Ref<'_>,
    class: Ref<'_>,
    positional: usize,
    names: Option<Ref<'_, Tuple>>,
) -> PyResult<Option<Owned>> {
    let Some(ty) = class.downcast::<Type>() else { raise!(type_error, "called match pattern must be a class") };
    if !class_test::is_instance(subject, class)? {
        return Ok(None);
    }
    let mut looked = Attributes { subject, class: ty.as_static(), seen: new_set(), values: Vec::new() };
    if positional > 0 {
        let match_args = attribute::get_optional(class, static_str!("__match_args__"))?;
        let (allowed, matches_self) = match &match_args {
            Some(args) => match args.borrow().downcast_exact::<Tuple>() {
                Some(args) => (args.len(), false),
                None => raise!(
                    type_error,
                    "{}.__match_args__ must be a tuple (got {})",
                    looked.class.name(),
                    args.ty().full_name()
                ),
            },
            None => {
                let matches_self = looked.class.flags().has(TypeFlags::MATCH_SELF);
                (usize::from(matches_self), matches_self)
            }
        };
        if allowed < positional {
            raise!(
                type_error,
                "{}() accepts {allowed} positional sub-pattern{} ({positional} given)",
                looked.class.name(),
                if allowed == 1 { "" } else { "s" }
            );
        }
        if matches_self {
            looked.values.push(subject.owned());
        } else if let Some(args) = &match_args {
            for name in &args.borrow().expect::<Tuple>().slice()[..positional] {
                let Some(name) = name.downcast_exact::<Str>() else {
                    raise!(type_error, "__match_args__ elements must be strings (got {})", name.ty().full_name());
                };
                if !looked.take(name)? {
                    return Ok(None);
                }
            }
        }
    }
    for name in names.iter().flat_map(|names| names.slice()) {
        if !looked.take(name.expect::<Str>())? {
            return Ok(None);
        }
    }
    Ok(Some(tuple::new(looked.values.into_iter()).into_object()))
}

struct Attributes<'a> {
    subject: Ref<'a>,
    class: &'static Type,
    seen: Owned<Set>,
    values: Vec<Owned>,
}

impl Attributes<'_> {
    /// Looks an attribute up; whether there is one.
    fn take(&mut self, name: Ref<'_, Str>) -> PyResult<bool> {
        if self.seen.contains(name.as_object())? {
            let shown = repr(name.as_object())?;
            raise!(type_error, "{}() got multiple sub-patterns for attribute {}", self.class.name(), shown.as_str());
        }
        self.seen.add(name.as_object())?;
        let value = attribute::get_optional(self.subject, name)?;
        let found = value.is_some();
        self.values.extend(value);
        Ok(found)
    }
}
