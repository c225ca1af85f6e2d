//! Builtin functions and constructors with arguments of known types.

use crate::builtins::functions::{iteration, texts as characters};
use crate::builtins::int::text::Decimal;
use crate::builtins::set::SET;
use crate::builtins::{float, int, list, set};
use crate::object::{Owned, PyResult, Ref, text};
use crate::protocols::{class_test, text as texts};

/// The `ord_of_str` row.
pub fn ord_of_str(character: Ref<'_>) -> PyResult<i64> {
    characters::code_point(character.expect())
}

/// The `chr` row.
pub fn chr(code: i64) -> PyResult<Owned> {
    characters::character(code)
}

/// The `isinstance` row.
pub fn isinstance(object: Ref<'_>, classes: Ref<'_>) -> PyResult<bool> {
    class_test::is_instance(object, classes)
}

/// The `any` row.
pub fn any(items: Ref<'_>) -> PyResult<bool> {
    iteration::some_item_is(items, true)
}

/// The `all` row.
pub fn all(items: Ref<'_>) -> PyResult<bool> {
    Ok(!iteration::some_item_is(items, false)?)
}

/// The `sorted` row.
pub fn sorted(items: Ref<'_>) -> PyResult<Owned> {
    let sorted = list::from_iterable(items)?;
    list::sort(sorted.borrow(), None, false)?;
    Ok(sorted.into_object())
}

/// The `list_of` row.
pub fn list_of(items: Ref<'_>) -> PyResult<Owned> {
    Ok(list::from_iterable(items)?.into_object())
}

/// The `set_of` row.
pub fn set_of(items: Ref<'_>) -> PyResult<Owned> {
    Ok(set::from_iterable(&SET, items)?.into_object())
}

/// The `str_of` row.
pub fn str_of(object: Ref<'_>) -> PyResult<Owned> {
    Ok(texts::str(object)?.into_object())
}

/// The `repr_of` row.
pub fn repr_of(object: Ref<'_>) -> PyResult<Owned> {
    Ok(texts::repr(object)?.into_object())
}

/// The `str_of_int` row.
pub fn str_of_int(number: i64) -> Owned {
    text::from_ascii(Decimal::new(number).bytes()).into_object()
}

/// The `int_of_str` row.
pub fn int_of_str(text: Ref<'_>) -> PyResult<Owned> {
    int::new::from_string(text.expect())
}

/// The `float_of_str` row.
pub fn float_of_str(text: Ref<'_>) -> PyResult<f64> {
    float::from_text(text.expect())
}
