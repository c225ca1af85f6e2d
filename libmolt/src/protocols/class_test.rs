//! `isinstance` and `issubclass`.

use crate::builtins::types::TYPE;
use crate::exec::raised::raise;
use crate::object::{PyResult, Ref, Tuple, Type, static_str};
use crate::protocols::{attribute, call, truth};

/// `isinstance(object, class)`.
pub fn is_instance(object: Ref<'_>, class: Ref<'_>) -> PyResult<bool> {
    if object.ty().as_object().is(class) {
        return Ok(true);
    }
    if let Some(ty) = class.downcast::<Type>()
        && class.is_exactly(&TYPE)
    {
        return is_plain_instance(object, ty.as_static());
    }
    if let Some(classes) = class.downcast::<Tuple>() {
        for class in classes.slice() {
            if is_instance(object, *class)? {
                return Ok(true);
            }
        }
        return Ok(false);
    }
    if let Some(result) = call::call_special(class, static_str!("__instancecheck__"), &[object]) {
        return truth::truth(result?.borrow());
    }
    match class.downcast::<Type>() {
        Some(ty) => is_plain_instance(object, ty.as_static()),
        None => raise!(type_error, "isinstance() arg 2 must be a type, a tuple of types, or a union"),
    }
}

/// What `type.__instancecheck__` says: by the actual type, else by `__class__`.
pub fn is_plain_instance(object: Ref<'_>, class: &'static Type) -> PyResult<bool> {
    if object.is_instance(class) {
        return Ok(true);
    }
    if !object.ty().is_heap_type() {
        return Ok(false);
    }
    let claimed = attribute::get_optional(object, static_str!("__class__"))?;
    Ok(claimed.is_some_and(|claimed| {
        claimed.borrow().downcast::<Type>().is_some_and(|claimed| claimed.as_static().is_subtype(class))
    }))
}

/// `issubclass(class, parent)`.
pub fn is_subclass(class: Ref<'_>, parent: Ref<'_>) -> PyResult<bool> {
    if parent.is_exactly(&TYPE) {
        if class.is(parent) {
            return Ok(true);
        }
        return is_plain_subclass(class, parent);
    }
    if let Some(parents) = parent.downcast::<Tuple>() {
        for parent in parents.slice() {
            if is_subclass(class, *parent)? {
                return Ok(true);
            }
        }
        return Ok(false);
    }
    if let Some(result) = call::call_special(parent, static_str!("__subclasscheck__"), &[class]) {
        return truth::truth(result?.borrow());
    }
    is_plain_subclass(class, parent)
}

/// What `type.__subclasscheck__` says.
pub fn is_plain_subclass(class: Ref<'_>, parent: Ref<'_>) -> PyResult<bool> {
    let Some(class) = class.downcast::<Type>() else { raise!(type_error, "issubclass() arg 1 must be a class") };
    match parent.downcast::<Type>() {
        Some(parent) => Ok(class.as_static().is_subtype(parent.as_static())),
        None => raise!(type_error, "issubclass() arg 2 must be a class, a tuple of classes, or a union"),
    }
}
