//! Class statements.

use crate::exec::exception::KEY_ERROR;
use crate::exec::module::name_error;
use crate::object::dict::Dict;
use crate::object::function::Function;
use crate::object::program::Class;
use crate::object::{Owned, PyResult, Ref, Str, Tuple, Type, class, instance};
use crate::protocols::subscript;

/// The `build_class` row.
pub fn build_class(
    body: Ref<'_>,
    name: Ref<'_>,
    bases: Ref<'_>,
    keywords: Option<Ref<'_>>,
    spec: Option<&'static Class>,
) -> PyResult<Owned> {
    let keywords = keywords.map(|keywords| keywords.expect::<Dict>());
    class::build(body.expect::<Function>(), name.expect::<Str>(), bases.expect::<Tuple>(), keywords, spec)
}

/// The `load_name` row.
pub fn load_name(namespace: Ref<'_>, name: Ref<'_>) -> PyResult<Option<Owned>> {
    if namespace.is_exactly(&crate::builtins::dict::DICT) {
        return Ok(namespace.expect::<Dict>().get_name(name.expect::<Str>()));
    }
    match subscript::get(namespace, name) {
        Ok(value) => Ok(Some(value)),
        Err(raised) if raised.is(&KEY_ERROR) => Ok(None),
        Err(raised) => Err(raised),
    }
}

/// The `store_name` row.
pub fn store_name(namespace: Ref<'_>, name: Ref<'_>, value: Ref<'_>) -> PyResult<()> {
    if namespace.is_exactly(&crate::builtins::dict::DICT) {
        namespace.expect::<Dict>().set_name(name.expect::<Str>(), value.owned());
        return Ok(());
    }
    subscript::set(namespace, name, Some(value))
}

/// The `delete_name` row.
pub fn delete_name(namespace: Ref<'_>, name: Ref<'_>) -> PyResult<()> {
    match subscript::set(namespace, name, None) {
        Err(raised) if raised.is(&KEY_ERROR) => Err(name_error(name.expect::<Str>())),
        result => result,
    }
}

/// The `new_instance` row.
#[inline(always)]
pub fn new_instance(class: Ref<'_>) -> PyResult<Owned> {
    Ok(instance::new(class.expect::<Type>().as_static()))
}
