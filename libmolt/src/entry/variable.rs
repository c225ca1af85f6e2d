//! Global variables and builtins.

use crate::exec::module;
use crate::exec::native;
use crate::object::program::Module;
use crate::object::{Owned, PyResult, Ref, Str};

/// The `load_global_slow` row.
pub fn load_global_slow(module: &'static Module, name: Ref<'_>) -> PyResult<Owned> {
    let name = name.expect::<Str>();
    if let Some(object) = module.object().get()
        && let Some(object) = object.borrow().downcast::<module::Module>()
        && let Some(value) = object.variable(name)
    {
        return Ok(value);
    }
    match native::builtin(name) {
        Some(value) => Ok(value),
        None => Err(module::name_error(name)),
    }
}

/// The `delete_global_slow` row.
pub fn delete_global_slow(module: &'static Module, name: Ref<'_>) -> PyResult<()> {
    let name = name.expect::<Str>();
    if let Some(object) = module.object().get()
        && let Some(object) = object.borrow().downcast::<module::Module>()
        && object.remove(name).is_some()
    {
        return Ok(());
    }
    Err(module::name_error(name))
}

/// The `load_builtin` row.
pub fn load_builtin(name: Ref<'_>) -> PyResult<Owned> {
    let name = name.expect::<Str>();
    native::builtin(name).ok_or_else(|| module::name_error(name))
}

/// The `certain_builtin` row.
pub fn certain_builtin(name: Ref<'_>) -> Owned {
    native::builtin(name.expect::<Str>()).expect("the compiler names builtins that exist")
}
