//! `repr(object)` and `str(object)`.

use std::cell::RefCell;

use crate::builtins::str::STR;
use crate::exec::interrupt;
use crate::exec::raised::{raise, type_error};
use crate::object::{Owned, PyResult, Ref, Str, Type, text};

/// `repr(object)`.
pub fn repr(object: Ref<'_>) -> PyResult<Owned<Str>> {
    let Some(slot) = object.ty().slots().repr else {
        raise!(type_error, "'{}' object has no repr", object.ty().full_name())
    };
    let result = slot(object)?;
    result
        .downcast::<Str>()
        .map_err(|other| type_error(format!("__repr__ returned non-string (type {})", other.ty().full_name())))
}

/// As [`repr`], in the shape of a slot.
pub fn repr_as_object(object: Ref<'_>) -> PyResult<Owned> {
    Ok(repr(object)?.into_object())
}

/// `str(object)`.
pub fn str(object: Ref<'_>) -> PyResult<Owned<Str>> {
    if object.is_exactly(&STR) {
        return Ok(object.expect::<Str>().owned());
    }
    let Some(slot) = object.ty().slots().str else { return repr(object) };
    let result = slot(object)?;
    result
        .downcast::<Str>()
        .map_err(|other| type_error(format!("__str__ returned non-string (type {})", other.ty().full_name())))
}

/// A type's name as `repr` shows it: with its module, unless that is `builtins`.
pub fn type_display_name(ty: &'static Type) -> String {
    let (module, name) = crate::object::attribute::module_and_qualified_name(ty);
    match module.as_deref() {
        None | Some("builtins") => name,
        Some(module) => format!("{module}.{name}"),
    }
}

thread_local! {
    /// The containers whose `repr` is being made.
    static SHOWN: RefCell<Vec<u64>> = const { RefCell::new(Vec::new()) };
}

/// `repr` of a container; `cycle` stands for it where it contains itself.
pub fn repr_container(this: Ref<'_>, cycle: &str, show: impl FnOnce(&mut String) -> PyResult<()>) -> PyResult<Owned> {
    let identity = this.word().bits();
    if SHOWN.with_borrow(|shown| shown.contains(&identity)) {
        return Ok(text::new(cycle).into_object());
    }
    interrupt::check_here()?;
    SHOWN.with_borrow_mut(|shown| shown.push(identity));
    let mut output = String::new();
    let result = show(&mut output);
    SHOWN.with_borrow_mut(Vec::pop);
    result?;
    Ok(text::new(&output).into_object())
}
