//! Native modules: `builtins`, `sys`, and those that Rust implements, each a constant table.

use super::exception::EXCEPTION_TYPES;
use super::module::{self, Module};
use super::raised::PyResult;
use crate::builtins::descriptors;
use crate::object::boxes::bool_object;
use crate::object::dict::Dict;
use crate::object::locked::Locked;
use crate::object::singletons::{ellipsis, none_object, not_implemented_object};
use crate::object::{Field, Method, Owned, Ref, Str, Type, module_part, static_str, text};

/// A native module.
pub struct NativeModule {
    /// Its name.
    pub name: &'static str,
    /// Its functions.
    pub functions: &'static [Method],
    /// Adds what is neither a function nor a type.
    pub fill: fn(&Module) -> PyResult<()>,
}

/// The native modules that programs can import, besides `builtins`.
static MODULES: &[&NativeModule] = &[
    module_part!("math", crate::modules::math::MATH),
    module_part!("sys", crate::modules::sys::SYS),
    module_part!("time", crate::modules::time::TIME),
];

/// Stands for a module that the program does not import.
#[unsafe(export_name = "molt_absent_module")]
static ABSENT: NativeModule = NativeModule { name: "", functions: &[], fill: |_| Ok(()) };

/// The types that `builtins` names, besides exceptions.
static TYPES: &[&Type] = &[
    &crate::builtins::object::OBJECT,
    &crate::builtins::types::TYPE,
    &crate::builtins::int::INT,
    &crate::builtins::bool::BOOL,
    &crate::builtins::float::FLOAT,
    &crate::builtins::complex::COMPLEX,
    &crate::builtins::str::STR,
    &crate::builtins::bytes::BYTES,
    &crate::builtins::bytearray::BYTEARRAY,
    &crate::builtins::tuple::TUPLE,
    &crate::builtins::list::LIST,
    &crate::builtins::dict::DICT,
    &crate::builtins::set::SET,
    &crate::builtins::set::FROZENSET,
    &crate::builtins::range::RANGE,
    &crate::builtins::slice::SLICE,
    &crate::builtins::iterators::enumerate::ENUMERATE,
    &crate::builtins::iterators::map::FILTER,
    &crate::builtins::iterators::map::MAP,
    &crate::builtins::iterators::reversed::REVERSED,
    &crate::builtins::iterators::zip::ZIP,
    &crate::builtins::method_objects::CLASS_METHOD,
    &crate::builtins::method_objects::STATIC_METHOD,
    &crate::builtins::method_objects::PROPERTY,
    &crate::builtins::super_object::SUPER,
];

static BUILTINS: Locked<Field<Module>> = Locked::new(Field::EMPTY);
static LOADED: Locked<Field<Dict>> = Locked::new(Field::EMPTY);

/// `sys.modules`.
pub fn loaded_modules() -> Owned<Dict> {
    match LOADED.get() {
        Some(modules) => modules,
        None => {
            let modules = crate::object::dict::new();
            LOADED.set(Some(modules.clone()));
            modules
        }
    }
}

fn make(native: &'static NativeModule) -> PyResult<Owned<Module>> {
    let module = module::new(text::new(native.name).borrow(), None);
    let dict = module.dict();
    for method in native.functions {
        let function = descriptors::new_function(method, Some(module.clone().into_object()), None);
        dict.set_name(text::new(method.name).borrow(), function.into_object());
    }
    (native.fill)(&module)?;
    Ok(module)
}

/// The native module of that name.
pub fn import(name: Ref<'_, Str>) -> PyResult<Owned> {
    let modules = loaded_modules();
    if let Some(module) = modules.get_name(name) {
        return Ok(module);
    }
    if name.text() == "builtins" {
        return Ok(builtins().into_object());
    }
    let Some(native) = MODULES.iter().find(|native| native.name == name.text()) else {
        return Err(super::import::module_not_found(name));
    };
    let module = make(native)?.into_object();
    modules.set_name(name, module.clone());
    Ok(module)
}

/// The module `builtins`.
pub fn builtins() -> Owned<Module> {
    if let Some(module) = BUILTINS.get() {
        return module;
    }
    let module = match make(&crate::builtins::functions::BUILTINS) {
        Ok(module) => module,
        Err(_) => unreachable!("builtins has nothing that can fail"),
    };
    let dict = module.dict();
    for ty in TYPES.iter().chain(EXCEPTION_TYPES) {
        dict.set_name(text::new(ty.full_name()).borrow(), ty.as_object().owned());
    }
    let base_group = super::exception::BASE_EXCEPTION_GROUP.as_object();
    dict.set_name(static_str!("BaseExceptionGroup"), base_group.owned());
    dict.set_name(static_str!("ExceptionGroup"), super::exception::EXCEPTION_GROUP.as_object().owned());
    for alias in ["EnvironmentError", "IOError"] {
        dict.set_name(text::new(alias).borrow(), super::exception::OS_ERROR.as_object().owned());
    }
    dict.set_name(static_str!("None"), none_object());
    dict.set_name(static_str!("True"), bool_object(true));
    dict.set_name(static_str!("False"), bool_object(false));
    dict.set_name(static_str!("Ellipsis"), ellipsis().owned());
    dict.set_name(static_str!("NotImplemented"), not_implemented_object());
    dict.set_name(static_str!("__debug__"), bool_object(true));
    BUILTINS.set(Some(module.clone()));
    loaded_modules().set_name(static_str!("builtins"), module.clone().into_object());
    module
}

/// The builtin of that name.
pub fn builtin(name: Ref<'_, Str>) -> Option<Owned> {
    builtins().variable(name)
}
