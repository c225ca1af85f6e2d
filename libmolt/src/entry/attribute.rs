//! Attribute access.

use crate::builtins::super_object;
use crate::exec::raised::raise;
use crate::object::cache::InlineCache;
use crate::object::{Owned, PyResult, Ref, Str, Type, TypeFlags};
use crate::protocols;

/// The `get_attr` row.
#[inline]
pub fn get_attr(object: Ref<'_>, name: Ref<'_>, cache: &'static InlineCache) -> PyResult<Owned> {
    cache.get(object, name.expect::<Str>())
}

/// The `set_attr` row.
#[inline]
pub fn set_attr(object: Ref<'_>, name: Ref<'_>, value: Ref<'_>, cache: &'static InlineCache) -> PyResult<()> {
    cache.set(object, name.expect::<Str>(), value)
}

/// The `del_attr` row.
pub fn del_attr(object: Ref<'_>, name: Ref<'_>) -> PyResult<()> {
    protocols::attribute::set(object, name.expect::<Str>(), None)
}

/// The `load_method` row.
#[inline]
pub fn load_method(object: Ref<'_>, name: Ref<'_>, cache: &'static InlineCache) -> PyResult<(Owned, Option<Owned>)> {
    cache.method(object, name.expect::<Str>())
}

/// The `certain_method` row.
pub fn certain_method(object: Ref<'_>, name: Ref<'_>) -> Owned {
    object.ty().lookup(name.expect::<Str>()).expect("the compiler names methods that exist")
}

/// The `load_special` row.
pub fn load_special(object: Ref<'_>, name: Ref<'_>) -> PyResult<(Owned, Option<Owned>)> {
    let name = name.expect::<Str>();
    let Some(found) = object.ty().lookup(name) else {
        let protocol = if matches!(name.text(), "__aenter__" | "__aexit__") {
            "asynchronous context manager"
        } else {
            "context manager"
        };
        raise!(
            type_error,
            "'{}' object does not support the {protocol} protocol (missed {} method)",
            object.ty().full_name(),
            name.text()
        );
    };
    if found.ty().flags().has(TypeFlags::METHOD_DESCRIPTOR) {
        return Ok((found, Some(object.owned())));
    }
    match found.ty().slots().descriptor_get {
        Some(get) => Ok((get(found.borrow(), Some(object), object.ty())?, None)),
        None => Ok((found, None)),
    }
}

fn super_class(class: Ref<'_>) -> PyResult<&'static Type> {
    match class.downcast::<Type>() {
        Some(class) => Ok(class.as_static()),
        None => raise!(runtime_error, "super(): __class__ is not a type ({})", class.ty().name()),
    }
}

/// The `super_get_attr` row.
pub fn super_get_attr(class: Ref<'_>, instance: Ref<'_>, name: Ref<'_>) -> PyResult<Owned> {
    let class = super_class(class)?;
    let start = super_object::start_type(class, instance)?;
    let name = name.expect::<Str>();
    match super_object::find(class, start, name) {
        Some(found) => super_object::bind(found, instance, start),
        None => super_object::own_attribute(class, instance, start, name),
    }
}

/// The `super_load_method` row.
pub fn super_load_method(class: Ref<'_>, instance: Ref<'_>, name: Ref<'_>) -> PyResult<(Owned, Option<Owned>)> {
    let class = super_class(class)?;
    let start = super_object::start_type(class, instance)?;
    let name = name.expect::<Str>();
    match super_object::find(class, start, name) {
        Some(found) if super_object::is_method(&found, instance, start) => Ok((found, Some(instance.owned()))),
        Some(found) => Ok((super_object::bind(found, instance, start)?, None)),
        None => Ok((super_object::own_attribute(class, instance, start, name)?, None)),
    }
}
