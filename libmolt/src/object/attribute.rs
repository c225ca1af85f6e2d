//! Attribute lookup: in types, through a global cache; in instances, as `object.__getattribute__` does it.

use std::cell::Cell;

use super::dict::{self, Dict};
use super::{Owned, PyResult, Raised, Ref, Str, Type, Word, instance, static_str, text};
use crate::builtins::descriptors;
use crate::exec::exception;
use crate::exec::raised::raise;

const CACHE_SIZE: usize = 4096;

struct CacheEntry {
    version: Cell<u32>,
    name: Cell<Word>,
    /// Borrowed from the type that has it, or null; valid while the version is.
    value: Cell<Word>,
}

struct Cache {
    entries: [CacheEntry; CACHE_SIZE],
    last_version: Cell<u32>,
}

// SAFETY: used only under the interpreter lock.
unsafe impl Sync for Cache {}

static CACHE: Cache = Cache {
    entries: [const { CacheEntry { version: Cell::new(0), name: Cell::new(Word::NULL), value: Cell::new(Word::NULL) } };
        CACHE_SIZE],
    last_version: Cell::new(0),
};

impl Type {
    /// A number that changes whenever an attribute of the type or of one of its ancestors does; 0 when it cannot be given.
    #[inline(always)]
    pub fn version(&'static self) -> u32 {
        let version = self.version.get();
        if version != 0 { version } else { self.assign_version() }
    }

    #[cold]
    fn assign_version(&'static self) -> u32 {
        let next = CACHE.last_version.get().wrapping_add(1);
        if next == 0 {
            return 0;
        }
        // Ancestors need a version too: an ancestor without one does not announce its changes.
        if let Some(base) = self.base() {
            base.version();
        }
        for ancestor in self.ancestors().skip(1) {
            ancestor.version();
        }
        let next = CACHE.last_version.get().wrapping_add(1);
        CACHE.last_version.set(next);
        self.version.set(next);
        next
    }

    /// Forgets what caches know about the type and its subclasses.
    pub(super) fn attributes_changed(&'static self) {
        self.version.set(0);
        self.set_pristine(false);
        let subclasses = self.subclasses.borrow().clone();
        for subclass in subclasses {
            subclass.attributes_changed();
        }
    }

    /// The type's own attributes. A built-in type's are made now, at their first use.
    #[inline]
    pub fn dict(&'static self) -> Ref<'static, Dict> {
        // SAFETY: the field is set once and never replaced.
        match unsafe { self.dict.borrow() } {
            Some(dict) => dict,
            None => self.make_dict(),
        }
    }

    #[cold]
    fn make_dict(&'static self) -> Ref<'static, Dict> {
        let dict = dict::new();
        self.dict.set(Some(dict));
        // SAFETY: as in `dict`.
        let dict = unsafe { self.dict.borrow() }.expect("was set just now");
        descriptors::fill_dict(self, dict);
        dict
    }

    /// Gives a class its dict.
    pub(super) fn set_dict(&self, dict: Owned<Dict>) {
        self.dict.set(Some(dict));
    }

    /// The attribute of that name that instances see in their class: the first in the method resolution order.
    #[inline]
    pub fn lookup(&'static self, name: Ref<'_, Str>) -> Option<Owned> {
        let version = self.version();
        let slot = (version as usize ^ (name.word().bits() as usize >> 4)) % CACHE_SIZE;
        let entry = &CACHE.entries[slot];
        if entry.version.get() == version && entry.name.get() == name.word() && version != 0 {
            // SAFETY: while the version holds, the attribute is alive in its type's dict.
            return unsafe { Ref::from_nullable(entry.value.get()) }.map(Ref::owned);
        }
        let found = self.lookup_uncached(name).map(|(value, _)| value);
        // Only immortal names can be recognized by address.
        let version = self.version.get();
        if version != 0 && name.header().is_some_and(super::Header::is_immortal) {
            entry.version.set(version);
            entry.name.set(name.word());
            entry.value.set(found.as_ref().map_or(Word::NULL, Owned::word));
        }
        found
    }

    /// As [`Type::lookup`], also telling which type has the attribute.
    pub fn lookup_uncached(&'static self, name: Ref<'_, Str>) -> Option<(Owned, &'static Type)> {
        self.ancestors().find_map(|ty| ty.dict().get_name(name).map(|value| (value, ty)))
    }
}

/// `object.__getattribute__`: data descriptor, then instance, then class attribute.
pub fn generic_get(object: Ref<'_>, name: Ref<'_, Str>) -> PyResult<Owned> {
    match generic_get_optional(object, name)? {
        Some(value) => Ok(value),
        None => Err(no_attribute(object, name)),
    }
}

/// As [`generic_get`], `None` when there is no such attribute.
pub fn generic_get_optional(object: Ref<'_>, name: Ref<'_, Str>) -> PyResult<Option<Owned>> {
    let ty = object.ty();
    let found = ty.lookup(name);
    if let Some(attribute) = &found {
        let slots = attribute.ty().slots();
        if slots.descriptor_set.is_some()
            && let Some(get) = slots.descriptor_get
        {
            return get(attribute.borrow(), Some(object), ty).map(Some);
        }
    }
    if let Some(value) = instance_attribute(object, name) {
        return Ok(Some(value));
    }
    let Some(attribute) = found else { return Ok(None) };
    match attribute.ty().slots().descriptor_get {
        Some(get) => get(attribute.borrow(), Some(object), ty).map(Some),
        None => Ok(Some(attribute)),
    }
}

/// The attribute that the instance itself has, in a slot or in its `__dict__`.
pub fn instance_attribute(object: Ref<'_>, name: Ref<'_, Str>) -> Option<Owned> {
    if let Some(index) = object.ty().slot_index(name)
        && let Some(value) = instance::slot(object, object.ty(), index).get()
    {
        return Some(value);
    }
    instance::dict_field(object)?.get()?.get_name(name)
}

impl Type {
    /// The number of the automatic slot of that name.
    pub fn slot_index(&self, name: Ref<'_, Str>) -> Option<usize> {
        self.slot_names
            .borrow()
            .iter()
            .position(|slot| slot.as_ref().is_some_and(|slot| slot.borrow().is(name) || slot.same_text(&name)))
    }
}

/// `object.__setattr__` and `object.__delattr__`.
pub fn generic_set(object: Ref<'_>, name: Ref<'_, Str>, value: Option<Ref<'_>>) -> PyResult<()> {
    let ty = object.ty();
    let found = ty.lookup(name);
    if let Some(attribute) = &found
        && let Some(set) = attribute.ty().slots().descriptor_set
    {
        return set(attribute.borrow(), object, value);
    }
    let index = ty.slot_index(name);
    let field = instance::dict_field(object);
    if let Some(index) = index {
        let slot = instance::slot(object, ty, index);
        match value {
            Some(value) if slot.is_set() || !field.is_some_and(super::Field::is_set) => {
                if found.is_some() {
                    ty.set_pristine(false);
                }
                slot.set(Some(value.owned()));
                return Ok(());
            }
            None if slot.is_set() => {
                slot.set(None);
                return Ok(());
            }
            _ => {}
        }
    }
    let Some(field) = field else {
        return Err(match found {
            Some(_) => attribute_error(
                object,
                name,
                format!("'{}' object attribute '{}' is read-only", ty.full_name(), name.text()),
            ),
            None => attribute_error(
                object,
                name,
                format!(
                    "'{}' object has no attribute '{}' and no __dict__ for setting new attributes",
                    ty.full_name(),
                    name.text()
                ),
            ),
        });
    };
    match value {
        Some(value) => {
            if found.is_some() {
                ty.set_pristine(false);
            }
            let dict = match field.get() {
                Some(dict) => dict,
                None => {
                    let dict = dict::new();
                    field.set(Some(dict.clone()));
                    dict
                }
            };
            dict.set_name(name, value.owned());
            Ok(())
        }
        None => match field.get().and_then(|dict| dict.remove_name(name)) {
            Some(_) => Ok(()),
            None => Err(no_attribute(object, name)),
        },
    }
}

/// An `AttributeError` that knows the object and the name, for suggestions.
pub fn attribute_error(object: Ref<'_>, name: Ref<'_, Str>, message: String) -> Raised {
    let raised = Raised::new(&exception::ATTRIBUTE_ERROR, &message);
    raised.exception().set_detail(exception::Detail::AttributeName, Some(name.as_object().owned()));
    raised.exception().set_detail(exception::Detail::AttributeObject, Some(object.owned()));
    raised
}

/// "'C' object has no attribute 'x'".
#[cold]
pub fn no_attribute(object: Ref<'_>, name: Ref<'_, Str>) -> Raised {
    let message = match object.downcast::<Type>() {
        Some(ty) => format!("type object '{}' has no attribute '{}'", ty.name(), name.text()),
        None => format!("'{}' object has no attribute '{}'", object.ty().full_name(), name.text()),
    };
    attribute_error(object, name, message)
}

/// `__module__` and `__qualname__` of a type.
pub fn module_and_qualified_name(ty: &'static Type) -> (Option<String>, String) {
    if !ty.is_heap_type() {
        let full = ty.full_name();
        return match full.rsplit_once('.') {
            Some((module, name)) => (Some(module.to_owned()), name.to_owned()),
            None => (Some(String::from("builtins")), full.to_owned()),
        };
    }
    let module = ty.dict().get_name(static_str!("__module__"));
    let module = module.and_then(|module| module.borrow().downcast::<Str>().map(|module| module.text().to_owned()));
    let name = ty.qualified_name.get().map_or_else(|| ty.name().to_owned(), |name| name.borrow().text().to_owned());
    (module, name)
}

/// The name as a `str`, or the error that `getattr` raises.
pub fn expect_name(name: Ref<'_>) -> PyResult<Ref<'_, Str>> {
    match name.downcast::<Str>() {
        Some(name) => Ok(name),
        None => raise!(type_error, "attribute name must be string, not '{}'", name.ty().full_name()),
    }
}

/// A new name object.
pub fn name(text: &str) -> Owned<Str> {
    text::new(text)
}
