//! The names of an object's attributes, as `dir()` lists them.

use std::collections::BTreeSet;

use crate::exec::module::Module;
use crate::object::dict::Dict;
use crate::object::{Owned, PyResult, Ref, Str, Type, instance, list, text};

/// The names, sorted.
pub fn names(object: Ref<'_>) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut add = |dict: &Dict| {
        for (name, _) in dict.items() {
            if let Some(name) = name.borrow().downcast::<Str>() {
                names.insert(name.text().to_owned());
            }
        }
    };
    if let Some(module) = object.downcast::<Module>() {
        add(&module.snapshot());
        return names;
    }
    let ty = match object.downcast::<Type>() {
        Some(ty) => ty.as_static(),
        None => object.ty(),
    };
    for ancestor in ty.ancestors() {
        add(&ancestor.dict());
    }
    if object.downcast::<Type>().is_none() {
        if let Some(dict) = instance::dict_field(object).and_then(|field| field.get()) {
            add(&dict);
        }
        names.extend(ty.bound_slot_names(object));
    }
    names
}

/// The names as a list of str.
pub fn as_list(object: Ref<'_>) -> PyResult<Owned> {
    Ok(list::from_items(names(object).into_iter().map(|name| text::new(&name).into_object())).into_object())
}
