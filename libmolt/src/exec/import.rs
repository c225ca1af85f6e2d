//! Import of the program's own modules by index, of native ones by name, and `from` imports.

use super::exception::{Detail, IMPORT_ERROR, MODULE_NOT_FOUND_ERROR, suggest};
use super::module::{self, MODULE, Module};
use super::native;
use super::raised::{PyResult, Raised, raise};
use crate::object::function;
use crate::object::program;
use crate::object::singletons::none_object;
use crate::object::{Args, Owned, Ref, Str, static_str, text};
use crate::protocols;

/// "No module named 'x'".
#[cold]
pub fn module_not_found(name: Ref<'_, Str>) -> Raised {
    let raised = Raised::new(&MODULE_NOT_FOUND_ERROR, &format!("No module named '{}'", name.text()));
    raised.exception().set_detail(Detail::ImportName, Some(name.as_object().owned()));
    raised
}

/// The module of that index, its body run if it has not begun.
pub fn import_module(index: usize) -> PyResult<Owned> {
    let description = program::modules()[index];
    if let Some(module) = description.object().get() {
        return Ok(module);
    }
    let name = description.name();
    let parent = match name.text().rsplit_once('.') {
        Some((parent, child)) => {
            let parent = program::modules().iter().position(|module| module.name().text() == parent);
            parent.map(|index| import_module(index).map(|module| (module, child))).transpose()?
        }
        None => None,
    };
    // The parent's body may have imported this module.
    if let Some(module) = description.object().get() {
        return Ok(module);
    }
    let module = create(description);
    let result = run(description, &module);
    module.set_initializing(false);
    if let Err(raised) = result {
        description.object().set(None);
        native::loaded_modules().remove_name(name);
        return Err(raised);
    }
    let module = module.into_object();
    if let Some((parent, child)) = parent {
        protocols::attribute::set(parent.borrow(), text::new(child).borrow(), Some(module.borrow()))?;
    }
    Ok(module)
}

/// The module object of a description, registered before its body runs.
fn create(description: &'static program::Module) -> Owned<Module> {
    let name = description.name();
    let module = module::new(name, Some(description));
    let set = |key: Ref<'_, Str>, value: Owned| module.set(key, value);
    set(static_str!("__name__"), name.as_object().owned());
    set(static_str!("__file__"), description.file().as_object().owned());
    set(static_str!("__doc__"), description.code().doc().map_or_else(none_object, |doc| doc.as_object().owned()));
    let package = match (description.is_package(), name.text().rsplit_once('.')) {
        (true, _) => Some(name.text()),
        (false, Some((parent, _))) => Some(parent),
        (false, None) if name.text() == "__main__" => None,
        (false, None) => Some(""),
    };
    set(static_str!("__package__"), package.map_or_else(none_object, |package| text::new(package).into_object()));
    set(static_str!("__spec__"), none_object());
    set(static_str!("__loader__"), none_object());
    set(static_str!("__builtins__"), native::builtins().into_object());
    if description.is_package() {
        let directory = description.file().text().rsplit_once('/').map_or("", |(directory, _)| directory);
        let path = crate::object::list::from_items([text::new(directory).into_object()]);
        set(static_str!("__path__"), path.into_object());
    }
    description.object().set(Some(module.clone().into_object()));
    native::loaded_modules().set_name(name, module.clone().into_object());
    module.set_initializing(true);
    module
}

fn run(description: &'static program::Module, _module: &Owned<Module>) -> PyResult<()> {
    let body = function::new(description.code(), description, None, None, None);
    function::call(body.borrow(), Args::NONE)?;
    Ok(())
}

/// `from module import name`.
pub fn import_from(module: Ref<'_>, name: Ref<'_, Str>) -> PyResult<Owned> {
    if let Some(value) = protocols::attribute::get_optional(module, name)? {
        return Ok(value);
    }
    let module_name = protocols::attribute::get_optional(module, static_str!("__name__"))?;
    let module_name = module_name.as_ref().and_then(|name| name.borrow().downcast::<Str>());
    if let Some(module_name) = module_name {
        let full = format!("{}.{}", module_name.text(), name.text());
        if let Some(submodule) = native::loaded_modules().get_text(&full) {
            return Ok(submodule);
        }
        if let Some(index) = program::modules().iter().position(|module| module.name().text() == full) {
            return import_module(index);
        }
    }
    Err(cannot_import(module, module_name, name)?)
}

/// "cannot import name 'x' from 'm' (path)".
#[cold]
fn cannot_import(module: Ref<'_>, module_name: Option<Ref<'_, Str>>, name: Ref<'_, Str>) -> PyResult<Raised> {
    let shown_name = module_name.map_or("<unknown module name>", Ref::<Str>::text);
    let file = protocols::attribute::get_optional(module, static_str!("__file__"))?;
    let path = file.as_ref().and_then(|file| file.borrow().downcast::<Str>());
    let place = path.map_or("unknown location", Ref::<Str>::text);
    let initializing = module.downcast::<Module>().is_some_and(|module| module.is_initializing());
    let message = if initializing {
        format!(
            "cannot import name '{}' from partially initialized module '{shown_name}' (most likely due to a circular import) ({place})",
            name.text()
        )
    } else {
        format!("cannot import name '{}' from '{shown_name}' ({place})", name.text())
    };
    let raised = Raised::new(&IMPORT_ERROR, &message);
    let exception = raised.exception();
    exception.set_detail(Detail::ImportName, module_name.map(|name| name.as_object().owned()));
    exception.set_detail(Detail::ImportPath, path.map(|path| path.as_object().owned()));
    exception.set_detail(Detail::ImportNameFrom, Some(name.as_object().owned()));
    Ok(raised)
}

/// `from module import *` into the module of index `into`.
pub fn import_star(module: Ref<'_>, into: usize) -> PyResult<()> {
    let target = program::modules()[into].object().get();
    let Some(target) = target.as_ref().and_then(|target| target.borrow().downcast::<Module>()) else {
        raise!(system_error, "import * into a module that does not run");
    };
    if let Some(names) = protocols::attribute::get_optional(module, static_str!("__all__"))? {
        return protocols::iterate::for_each(names.borrow(), |name| {
            let Some(name) = name.borrow().downcast::<Str>() else {
                let module_name = protocols::attribute::get(module, static_str!("__name__"))?;
                let module_name = protocols::text::str(module_name.borrow())?;
                raise!(
                    type_error,
                    "Item in {}.__all__ must be str, not {}",
                    module_name.as_str(),
                    name.ty().full_name()
                );
            };
            let value = protocols::attribute::get(module, name)?;
            target.set(name, value);
            Ok(())
        });
    }
    let Some(source) = module.downcast::<Module>() else {
        raise!(import_error, "from-import-* object has no __dict__ and no __all__");
    };
    for (name, value) in source.snapshot().items() {
        if let Some(name) = name.borrow().downcast::<Str>()
            && !name.text().starts_with('_')
        {
            target.set(name, value);
        }
    }
    Ok(())
}

/// The name in `module` closest to a wrong one.
pub fn suggestion(module: &Module, wrong: &str) -> Option<String> {
    let names: Vec<Owned> = module.snapshot().items().into_iter().map(|(name, _)| name).collect();
    let texts: Vec<&str> =
        names.iter().filter_map(|name| name.borrow().downcast::<Str>().map(Ref::<Str>::text)).collect();
    suggest::closest(wrong, texts.into_iter().filter(|name| wrong.starts_with('_') || !name.starts_with('_')))
}

/// Whether a value is a module object.
pub fn is_module(value: Ref<'_>) -> bool {
    value.is_instance(&MODULE)
}
