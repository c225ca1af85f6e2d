//! Module objects: those of compiled modules, over their static slots, and native ones.

use std::cell::Cell;
use std::mem::offset_of;

use super::exception::Detail;
use super::raised::{PyResult, Raised, raise};
use crate::builtins::object::OBJECT_SLOTS;
use crate::memory;
use crate::object::attribute::{self, attribute_error};
use crate::object::dict::{self, Dict};
use crate::object::program;
use crate::object::singletons::none_object;
use crate::object::{Field, Getter, Header, Owned, Ref, Slots, Str, Word, builtin_type, static_str, text};
use crate::protocols;

/// A module.
#[repr(C)]
pub struct Module {
    head: Header,
    /// Names that have no slot.
    dict: Field<Dict>,
    weakrefs: Cell<Word>,
    description: Option<&'static program::Module>,
    /// The body is still running.
    initializing: Cell<bool>,
}

builtin_type! {
    /// `module`.
    pub static MODULE: Module as "PyModule_Type", "module" {
        flags: BASE | GC,
        slots: &Slots {
            repr: Some(repr),
            get_attribute: Some(get_attribute),
            set_attribute: Some(set_attribute),
            new: Some(|_, args| {
                let Some(name) = args.get(0).and_then(Ref::downcast::<Str>) else {
                    raise!(type_error, "module() missing required argument 'name' (pos 1)")
                };
                Ok(new(name, None).into_object())
            }),
            init: Some(|_, _| Ok(())),
            traverse: Some(|this, visit| {
                let this = this.expect::<Module>();
                this.dict.traverse(visit);
                if let Some(description) = this.description {
                    for slot in description.globals() {
                        slot.traverse(visit);
                    }
                }
            }),
            ..OBJECT_SLOTS
        },
        getters: &[Getter::read_only("__dict__", |this| Ok(this.expect::<Module>().snapshot().into_object()))],
        weakref_offset: offset_of!(Module, weakrefs),
    }
}

/// A module object named `name`, over the slots of `description` if it is compiled.
pub fn new(name: Ref<'_, Str>, description: Option<&'static program::Module>) -> Owned<Module> {
    let attributes = dict::new();
    attributes.set_name(static_str!("__name__"), name.as_object().owned());
    attributes.set_name(static_str!("__doc__"), none_object());
    memory::allocate(Module {
        head: Header::new(&MODULE),
        dict: Field::new(Some(attributes)),
        weakrefs: Cell::new(Word::NULL),
        description,
        initializing: Cell::new(false),
    })
}

impl Module {
    /// The slot of a global variable.
    fn slot(&self, name: Ref<'_, Str>) -> Option<&'static Field> {
        let description = self.description?;
        let names = description.global_names();
        let index = names.iter().position(|known| known.is(name));
        let index = index.or_else(|| names.iter().position(|known| known.same_text(&name)))?;
        Some(&description.globals()[index])
    }

    /// A variable of the module.
    pub fn variable(&self, name: Ref<'_, Str>) -> Option<Owned> {
        if let Some(slot) = self.slot(name)
            && let Some(value) = slot.get()
        {
            return Some(value);
        }
        self.dict.get()?.get_name(name)
    }

    /// Binds a variable of the module.
    pub fn set(&self, name: Ref<'_, Str>, value: Owned) {
        match self.slot(name) {
            Some(slot) => slot.set(Some(value)),
            None => {
                if let Some(dict) = self.dict.get() {
                    dict.set_name(name, value);
                }
            }
        }
    }

    /// Unbinds a variable of the module; `None` when it was not bound.
    pub fn remove(&self, name: Ref<'_, Str>) -> Option<Owned> {
        if let Some(slot) = self.slot(name)
            && let Some(value) = slot.take()
        {
            return Some(value);
        }
        self.dict.get()?.remove_name(name)
    }

    /// The description of a compiled module.
    pub fn description(&self) -> Option<&'static program::Module> {
        self.description
    }

    /// The dict of names without a slot.
    pub fn dict(&self) -> Owned<Dict> {
        self.dict.get().unwrap_or_else(dict::new)
    }

    /// All variables in a new dict.
    pub fn snapshot(&self) -> Owned<Dict> {
        let all = dict::new();
        if let Some(own) = self.dict.get() {
            for (name, value) in own.items() {
                if let Some(name) = name.borrow().downcast::<Str>() {
                    all.set_name(name, value);
                }
            }
        }
        if let Some(description) = self.description {
            for (name, slot) in description.global_names().iter().zip(description.globals()) {
                if let Some(value) = slot.get() {
                    all.set_name(*name, value);
                }
            }
        }
        all
    }

    /// Whether the body is still running.
    pub fn is_initializing(&self) -> bool {
        self.initializing.get()
    }

    /// Notes that the body runs, or has run.
    pub fn set_initializing(&self, initializing: bool) {
        self.initializing.set(initializing);
    }

    /// `__name__`, if it is a string.
    pub fn name(&self) -> Option<Owned<Str>> {
        self.variable(static_str!("__name__"))?.downcast::<Str>().ok()
    }

    /// `__file__`, if it is a string.
    pub fn file(&self) -> Option<Owned<Str>> {
        self.variable(static_str!("__file__"))?.downcast::<Str>().ok()
    }
}

fn repr(this: Ref<'_>) -> PyResult<Owned> {
    let module = this.expect::<Module>();
    let name = module.variable(static_str!("__name__")).unwrap_or_else(none_object);
    let name = protocols::text::repr(name.borrow())?;
    let shown = match module.file() {
        Some(file) => {
            format!("<module {} from {}>", name.as_str(), protocols::text::repr(file.borrow().as_object())?.as_str())
        }
        None => format!("<module {} (built-in)>", name.as_str()),
    };
    Ok(text::new(&shown).into_object())
}

fn get_attribute(this: Ref<'_>, name: Ref<'_, Str>) -> PyResult<Owned> {
    let module = this.expect::<Module>().get();
    if let Some(value) = module.variable(name) {
        return Ok(value);
    }
    if let Some(value) = attribute::generic_get_optional(this, name)? {
        return Ok(value);
    }
    if let Some(hook) = module.variable(static_str!("__getattr__")) {
        return protocols::call::call(hook.borrow(), &[name.as_object()]);
    }
    Err(no_attribute(this, module, name))
}

#[cold]
fn no_attribute(this: Ref<'_>, module: &Module, name: Ref<'_, Str>) -> Raised {
    let message = match module.name() {
        Some(module_name) if module.is_initializing() => format!(
            "partially initialized module '{}' has no attribute '{}' (most likely due to a circular import)",
            module_name.as_str(),
            name.text()
        ),
        Some(module_name) => format!("module '{}' has no attribute '{}'", module_name.as_str(), name.text()),
        None => format!("module has no attribute '{}'", name.text()),
    };
    attribute_error(this, name, message)
}

fn set_attribute(this: Ref<'_>, name: Ref<'_, Str>, value: Option<Ref<'_>>) -> PyResult<()> {
    let module = this.expect::<Module>().get();
    match value {
        Some(value) => module.set(name, value.owned()),
        None => {
            if module.remove(name).is_none() {
                return Err(no_attribute(this, module, name));
            }
        }
    }
    Ok(())
}

/// A `NameError` for a global variable.
#[cold]
pub fn name_error(name: Ref<'_, Str>) -> Raised {
    let raised = super::raised::name_error(format!("name '{}' is not defined", name.text()));
    raised.exception().set_detail(Detail::Name, Some(name.as_object().owned()));
    raised
}
