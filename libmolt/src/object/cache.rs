//! Inline caches of attribute accesses: two words beside each access in compiled code.
//!
//! An access remembers what it found for the type version it last saw: an automatic slot, the instance's dict, or an
//! attribute of the class. Types change their version whenever they change, so a matching version is proof enough.

use std::cell::Cell;

use super::attribute::{generic_get, generic_set};
use super::{Field, Object, Owned, PyResult, Ref, Str, Type, TypeFlags, Word, function, instance};
use crate::protocols;

/// The two words; zero is "empty". The first holds the version (32 bits), the kind (8) and an offset (24).
#[repr(C)]
pub struct InlineCache {
    key: Cell<u64>,
    value: Cell<u64>,
}

const EMPTY: u64 = 0;
/// In a slot of the instance, at the offset.
const SLOT: u64 = 1;
/// In the instance's `__dict__`, whose field is at the offset.
const DICT: u64 = 2;
/// In the class: a method that may be called with the receiver first, unless the instance's dict (offset, 0 for none) has it.
const METHOD: u64 = 3;
/// In the class: any other attribute without `__get__`, with the same exception.
const PLAIN: u64 = 4;
/// In the class: a data descriptor, which goes before the instance.
const DESCRIPTOR: u64 = 5;

impl InlineCache {
    #[inline(always)]
    fn hit(&self, ty: &'static Type) -> u64 {
        let key = self.key.get();
        if key as u32 == ty.version.get() && key as u32 != 0 { key >> 32 & 0xFF } else { EMPTY }
    }

    #[inline(always)]
    fn offset(&self) -> usize {
        (self.key.get() >> 40) as usize
    }

    fn fill(&self, ty: &'static Type, kind: u64, offset: usize, value: Word) {
        let version = ty.version();
        if version != 0 && offset < 1 << 24 {
            self.key.set(version as u64 | kind << 32 | (offset as u64) << 40);
            self.value.set(value.bits());
        }
    }

    /// The remembered attribute of the class.
    #[inline(always)]
    fn class_attribute(&self) -> Ref<'_> {
        // SAFETY: while the type's version is the remembered one, the attribute is alive in the dict of an ancestor.
        unsafe { Ref::from_word(Word::from_bits(self.value.get())) }
    }

    /// Whether the instance's own dict hides the class's attribute.
    #[inline(always)]
    fn is_shadowed(&self, object: Ref<'_>, name: Ref<'_, Str>) -> bool {
        let offset = self.offset();
        offset != 0 && has_own(object, offset, name)
    }

    /// `object.name`.
    #[inline]
    pub fn get(&self, object: Ref<'_>, name: Ref<'_, Str>) -> PyResult<Owned> {
        match self.hit(object.ty()) {
            SLOT => {
                // SAFETY: the offset is a slot's in instances of this type.
                if let Some(value) = unsafe { instance::slot_at(object, self.offset()) }.get() {
                    return Ok(value);
                }
            }
            DICT => {
                if let Some(value) = own(object, self.offset(), name) {
                    return Ok(value);
                }
            }
            METHOD if !self.is_shadowed(object, name) => {
                let method = self.class_attribute();
                if method.is_exactly(&crate::builtins::function::FUNCTION) {
                    return Ok(function::bind_method(method.owned(), object.owned()).into_object());
                }
                return bind(method, object);
            }
            PLAIN if !self.is_shadowed(object, name) => return Ok(self.class_attribute().owned()),
            DESCRIPTOR => {
                let descriptor = self.class_attribute().owned();
                return bind(descriptor.borrow(), object);
            }
            _ => {}
        }
        self.get_slowly(object, name)
    }

    #[inline(never)]
    fn get_slowly(&self, object: Ref<'_>, name: Ref<'_, Str>) -> PyResult<Owned> {
        if is_generic(object.ty()) {
            self.learn(object, name);
        }
        protocols::attribute::get(object, name)
    }

    /// The callable for `object.name(…)`, and whether `object` must be passed first.
    #[inline]
    pub fn method(&self, object: Ref<'_>, name: Ref<'_, Str>) -> PyResult<(Owned, Option<Owned>)> {
        let kind = self.hit(object.ty());
        if kind == METHOD && !self.is_shadowed(object, name) {
            return Ok((self.class_attribute().owned(), Some(object.owned())));
        }
        if kind == EMPTY && is_generic(object.ty()) {
            self.learn(object, name);
            if self.hit(object.ty()) == METHOD && !self.is_shadowed(object, name) {
                return Ok((self.class_attribute().owned(), Some(object.owned())));
            }
        }
        Ok((self.get(object, name)?, None))
    }

    /// Remembers where the attribute is found now.
    fn learn(&self, object: Ref<'_>, name: Ref<'_, Str>) {
        let ty = object.ty();
        // What classes add to variable-sized instances has no fixed offset.
        if ty.is_variable_sized() && ty.is_heap_type() {
            return;
        }
        let dict_offset = ty.dict_place(Word::NULL).unwrap_or(0);
        let found = ty.lookup(name);
        if let Some(found) = &found {
            let slots = found.ty().slots();
            if slots.descriptor_set.is_some() && slots.descriptor_get.is_some() {
                self.fill(ty, DESCRIPTOR, 0, found.word());
                return;
            }
        }
        // An instance attribute hides the class's as long as it is bound; the class's is then found by the slow path.
        if let Some(index) = ty.slot_index(name) {
            if found.is_none() {
                self.fill(ty, SLOT, ty.slots_offset.get() as usize + 8 * index, Word::NULL);
            }
            return;
        }
        match found {
            Some(found) if found.ty().flags().has(TypeFlags::METHOD_DESCRIPTOR) => {
                self.fill(ty, METHOD, dict_offset, found.word());
            }
            Some(found) if found.ty().slots().descriptor_get.is_none() => {
                self.fill(ty, PLAIN, dict_offset, found.word())
            }
            Some(_) => {}
            None if dict_offset != 0 => self.fill(ty, DICT, dict_offset, Word::NULL),
            None => {}
        }
    }

    /// `object.name = value`.
    #[inline]
    pub fn set(&self, object: Ref<'_>, name: Ref<'_, Str>, value: Ref<'_>) -> PyResult<()> {
        let ty = object.ty();
        match self.hit(ty) {
            SLOT => {
                // SAFETY: the offset is a slot's in instances of this type.
                let slot = unsafe { instance::slot_at(object, self.offset()) };
                if slot.is_set() || instance::dict_field(object).is_none_or(|dict| !dict.is_set()) {
                    slot.set(Some(value.owned()));
                    return Ok(());
                }
            }
            DICT => {
                if let Some(dict) = dict_at(object, self.offset()).get() {
                    dict.set_name(name, value.owned());
                    return Ok(());
                }
            }
            _ => {
                let plain = ty.slots().set_attribute.is_some_and(|slot| std::ptr::fn_addr_eq(slot, SET));
                if plain && ty.lookup(name).is_none() {
                    self.learn(object, name);
                }
            }
        }
        protocols::attribute::set(object, name, Some(value))
    }
}

const GET: for<'a> fn(Ref<'a>, Ref<'a, Str>) -> PyResult<Owned> = generic_get;
const SET: for<'a> fn(Ref<'a>, Ref<'a, Str>, Option<Ref<'a>>) -> PyResult<()> = generic_set;

fn is_generic(ty: &'static Type) -> bool {
    ty.slots().get_attribute.is_some_and(|slot| std::ptr::fn_addr_eq(slot, GET))
}

#[inline(always)]
fn dict_at(object: Ref<'_>, offset: usize) -> &Field<super::dict::Dict> {
    // SAFETY: the offset is that of the dict field in instances of the remembered type.
    unsafe { &*((object.word().bits() as usize + offset) as *const Field<super::dict::Dict>) }
}

#[inline(always)]
fn own(object: Ref<'_>, offset: usize, name: Ref<'_, Str>) -> Option<Owned> {
    // SAFETY: the dict is not replaced while a name is looked up in it.
    unsafe { dict_at(object, offset).borrow() }?.get().get_name(name)
}

#[inline(always)]
fn has_own(object: Ref<'_>, offset: usize, name: Ref<'_, Str>) -> bool {
    dict_at(object, offset).is_set() && own(object, offset, name).is_some()
}

fn bind(found: Ref<'_, Object>, object: Ref<'_>) -> PyResult<Owned> {
    match found.ty().slots().descriptor_get {
        Some(get) => get(found, Some(object), object.ty()),
        None => Ok(found.owned()),
    }
}
