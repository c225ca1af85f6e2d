//! Built-in functions on attributes and classes.

use crate::exec::module::Module;
use crate::exec::raised::raise;
use crate::object::attribute::expect_name;
use crate::object::boxes::bool_object;
use crate::object::singletons::none_object;
use crate::object::{Owned, PyResult, Ref, static_str};
use crate::protocols::{attribute, call, class_test, directory};

/// `isinstance(object, class)`.
pub fn is_instance(_: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    Ok(bool_object(class_test::is_instance(args[0], args[1])?))
}

/// `issubclass(class, parent)`.
pub fn is_subclass(_: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    Ok(bool_object(class_test::is_subclass(args[0], args[1])?))
}

/// `callable(object)`.
pub fn callable(_: Ref<'_>, object: Ref<'_>) -> PyResult<Owned> {
    Ok(bool_object(object.ty().slots().call.is_some()))
}

/// `getattr(object, name, default)`.
pub fn get(_: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    let name = expect_name(args[1])?;
    match args.get(2) {
        None => attribute::get(args[0], name),
        Some(default) => Ok(attribute::get_optional(args[0], name)?.unwrap_or_else(|| default.owned())),
    }
}

/// `setattr(object, name, value)`.
pub fn set(_: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    attribute::set(args[0], expect_name(args[1])?, Some(args[2]))?;
    Ok(none_object())
}

/// `delattr(object, name)`.
pub fn delete(_: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    attribute::set(args[0], expect_name(args[1])?, None)?;
    Ok(none_object())
}

/// `hasattr(object, name)`.
pub fn has(_: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    Ok(bool_object(attribute::get_optional(args[0], expect_name(args[1])?)?.is_some()))
}

/// `vars(object)`.
pub fn vars(_: Ref<'_>, object: Ref<'_>) -> PyResult<Owned> {
    match attribute::get_optional(object, static_str!("__dict__"))? {
        Some(dict) => Ok(dict),
        None => raise!(type_error, "vars() argument must have __dict__ attribute"),
    }
}

/// `dir(object)`: what `__dir__` says, sorted.
pub fn dir(_: Ref<'_>, object: Ref<'_>) -> PyResult<Owned> {
    if object.downcast::<Module>().is_none()
        && let Some(names) = call::call_special(object, static_str!("__dir__"), &[])
    {
        let names = crate::builtins::list::from_iterable(names?.borrow())?;
        crate::builtins::list::sort(names.borrow(), None, false)?;
        return Ok(names.into_object());
    }
    directory::as_list(object)
}
