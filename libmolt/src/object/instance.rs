//! What classes add to the instances of their built-in base: `__dict__`, weak references, fixed slots.
//!
//! Slots are words, null when unbound. Until `__dict__` is asked for, attributes with a slot live there and nowhere else;
//! asking moves them all into the dict and leaves the slots unbound. Compiled code therefore may store directly into a slot
//! that is bound, or unbound in an instance without a dict; all other stores go through `set_attr`.

use std::cell::Cell;
use std::mem::offset_of;

use molt_abi::layout;

use super::dict::{self, Dict};
use super::{Field, Header, Owned, Ref, Type, Word};
use crate::memory;

/// An instance of a class that derives from `object` only.
#[repr(C)]
pub struct Instance {
    pub(crate) head: Header,
    dict: Field<Dict>,
    weakrefs: Cell<Word>,
    slots: [Cell<Word>; 0],
}

const _: () = {
    assert!(offset_of!(Instance, dict) == layout::instance::DICT as usize);
    assert!(offset_of!(Instance, weakrefs) == layout::instance::WEAKREFS as usize);
    assert!(offset_of!(Instance, slots) == layout::instance::SLOTS as usize);
};

/// The `__dict__` field of an object, if its type has one.
#[inline(always)]
pub fn dict_field<'a>(object: Ref<'a>) -> Option<&'a Field<Dict>> {
    let place = object.ty().dict_place(object.word())?;
    if !object.word().is_pointer() {
        return None;
    }
    // SAFETY: the type says that a dict field is there.
    Some(unsafe { &*((object.word().bits() as usize + place) as *const Field<Dict>) })
}

/// The place of slot number `index`.
#[inline(always)]
pub fn slot<'a>(object: Ref<'a>, ty: &'static Type, index: usize) -> &'a Field {
    let offset = ty.added_part(object.word()) + ty.slots_offset.get() as usize + 8 * index;
    // SAFETY: the type has a slot of that index.
    unsafe { &*((object.word().bits() as usize + offset) as *const Field) }
}

/// The slot at a byte offset that a cache remembers for instances of this type.
///
/// # Safety
/// The offset is a slot's of the object's type.
#[inline(always)]
pub unsafe fn slot_at<'a>(object: Ref<'a>, offset: usize) -> &'a Field {
    // SAFETY: the caller's promise.
    unsafe { &*((object.word().bits() as usize + offset) as *const Field) }
}

/// The instance's `__dict__`, made if necessary; the attributes that have slots move there.
pub fn dict_of(object: Ref<'_>) -> Option<Owned<Dict>> {
    let field = dict_field(object)?;
    if let Some(dict) = field.get() {
        return Some(dict);
    }
    let dict = dict::new();
    let ty = object.ty();
    for (index, name) in ty.slot_names.borrow().iter().enumerate() {
        if let Some(name) = name
            && let Some(value) = slot(object, ty, index).take()
        {
            dict.set_name(name.borrow(), value);
        }
    }
    field.set(Some(dict.clone()));
    Some(dict)
}

/// Drops what a class added to a dead instance.
///
/// # Safety
/// `word` points to a dead object of type `ty`, a class; its members are not used afterwards.
pub(crate) unsafe fn drop_members(word: Word, ty: &'static Type) {
    // SAFETY: the object is valid until its memory is released.
    let object: Ref<'_> = unsafe { Ref::from_word(word) };
    clear_slots(object, ty);
    if ty.added.get().dict
        && let Some(field) = dict_field(object)
    {
        field.set(None);
    }
}

fn slot_count(ty: &'static Type) -> usize {
    let size = if ty.is_variable_sized() { ty.extra_size.get() + 8 } else { ty.instance_size() };
    match ty.slots_offset.get() {
        0 => 0,
        offset => ((size - offset) / 8) as usize,
    }
}

fn clear_slots(object: Ref<'_>, ty: &'static Type) {
    for index in 0..slot_count(ty) {
        slot(object, ty, index).set(None);
    }
}

/// Drops slots and `__dict__` of an instance that is part of a dead cycle.
pub(crate) fn clear_members(object: Ref<'_>) {
    let ty = object.ty();
    clear_slots(object, ty);
    if ty.added.get().dict
        && let Some(field) = dict_field(object)
    {
        field.set(None);
    }
}

/// Shows slots and `__dict__` to the cycle collector.
pub(crate) fn traverse_members(object: Ref<'_>, visit: &mut dyn FnMut(Word)) {
    let ty = object.ty();
    for index in 0..slot_count(ty) {
        slot(object, ty, index).traverse(visit);
    }
    if ty.added.get().dict
        && let Some(field) = dict_field(object)
    {
        field.traverse(visit);
    }
}

/// A new instance of a class whose payload is `object`'s, with everything unbound.
#[inline(always)]
pub fn new(ty: &'static Type) -> Owned {
    let size = ty.instance_size() as usize;
    debug_assert!(!ty.is_variable_sized());
    // SAFETY: all bytes behind the header are zeroed: no dict, no weak references, unbound slots.
    unsafe {
        let object = memory::allocate::allocate_raw(ty, size);
        object.add(size_of::<Header>()).write_bytes(0, size - size_of::<Header>());
        Owned::from_word(Word::from_bits(object.as_ptr() as u64))
    }
}

impl Type {
    /// The names of the slots that are bound in an instance.
    pub fn bound_slot_names(&'static self, object: Ref<'_>) -> Vec<String> {
        let names = self.slot_names.borrow();
        let bound = names.iter().enumerate().filter(|(index, _)| slot(object, self, *index).is_set());
        bound.filter_map(|(_, name)| name.as_ref().map(|name| name.as_str().to_owned())).collect()
    }
}
