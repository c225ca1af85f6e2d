//! Weak references: objects that know a referent without keeping it alive.
//!
//! The referent has a word (at its type's `weakref_offset`) that points to the first of its weak references, which form a
//! doubly linked list.

use std::cell::Cell;
use std::ptr;

use crate::builtins::object::OBJECT_SLOTS;
use crate::object::{Field, Header, Owned, Ref, Word, builtin_type};

/// A `weakref.ref`.
#[repr(C)]
pub struct WeakReference {
    head: Header,
    referent: Cell<Word>,
    next: Cell<*const WeakReference>,
    previous: Cell<*const WeakReference>,
    callback: Field,
    hash: Cell<Option<i64>>,
}

builtin_type! {
    /// `weakref.ref`.
    pub static WEAK_REFERENCE: WeakReference as "_PyWeakref_RefType", "weakref.ReferenceType" {
        flags: GC | BASE,
        slots: &crate::object::Slots {
            traverse: Some(|this, visit| this.expect::<WeakReference>().callback.traverse(visit)),
            clear: Some(|this| this.expect::<WeakReference>().callback.set(None)),
            ..OBJECT_SLOTS
        },
    }
}

impl Drop for WeakReference {
    fn drop(&mut self) {
        self.unlink();
    }
}

impl WeakReference {
    /// The referent, if it is still alive.
    pub fn referent(&self) -> Option<Owned> {
        let word = self.referent.get();
        if word.is_null() {
            return None;
        }
        // SAFETY: a dying object clears its weak references before its memory goes.
        let header = unsafe { &*(word.bits() as *const Header) };
        // A count of zero or one with its top half in use (the graveyard's link) belongs to an object that is dying.
        if header.count() == 0 || header.count() >> 32 != 0 {
            return None;
        }
        // SAFETY: as above; the object is alive.
        Some(unsafe { Ref::<crate::object::Object>::from_word(word) }.owned())
    }

    /// The cached hash of the referent.
    pub fn hash(&self) -> &Cell<Option<i64>> {
        &self.hash
    }

    fn unlink(&self) {
        let referent = self.referent.replace(Word::NULL);
        if referent.is_null() {
            return;
        }
        // SAFETY: neighbours are live weak references of the same referent, and the referent is not gone yet.
        unsafe {
            let (next, previous) = (self.next.get(), self.previous.get());
            if let Some(next) = next.as_ref() {
                next.previous.set(previous);
            }
            match previous.as_ref() {
                Some(previous) => previous.next.set(next),
                None => list_of(referent).set(next),
            }
        }
        self.next.set(ptr::null());
        self.previous.set(ptr::null());
    }
}

/// The word in `object` that begins its list.
///
/// # Safety
/// `object` points to an object whose type has a `weakref_offset`.
unsafe fn list_of<'a>(object: Word) -> &'a Cell<*const WeakReference> {
    // SAFETY: the caller's promise.
    unsafe {
        let ty = (*(object.bits() as *const Header)).ty();
        &*((object.bits() as usize + ty.weakref_place(object)) as *const Cell<*const WeakReference>)
    }
}

/// A weak reference to `referent`, or `None` when its type does not support them.
pub fn new_reference(referent: Ref<'_>, callback: Option<Ref<'_>>) -> Option<Owned<WeakReference>> {
    if !referent.word().is_pointer() || referent.ty().weakref_offset() == 0 {
        return None;
    }
    // SAFETY: the type has a list.
    let list = unsafe { list_of(referent.word()) };
    if callback.is_none() {
        let mut next = list.get();
        // SAFETY: the list holds live weak references.
        while let Some(existing) = unsafe { next.as_ref() } {
            if !existing.callback.is_set() {
                return Some(Ref::from(existing).owned());
            }
            next = existing.next.get();
        }
    }
    let reference = crate::memory::allocate(WeakReference {
        head: Header::new(&WEAK_REFERENCE),
        referent: Cell::new(referent.word()),
        next: Cell::new(list.get()),
        previous: Cell::new(ptr::null()),
        callback: Field::new(callback.map(Ref::owned)),
        hash: Cell::new(None),
    });
    // SAFETY: the list holds live weak references.
    if let Some(first) = unsafe { list.get().as_ref() } {
        first.previous.set(ptr::from_ref(&*reference));
    }
    list.set(ptr::from_ref(&*reference));
    Some(reference)
}

/// Clears the weak references to a dying object and calls their callbacks.
///
/// # Safety
/// `object` points to an object whose type has a `weakref_offset`.
pub unsafe fn clear(object: Word) {
    // SAFETY: the caller's promise.
    let list = unsafe { list_of(object) };
    let mut callbacks = Vec::new();
    // SAFETY: the list holds live weak references; unlinking the first moves the list on.
    while let Some(reference) = unsafe { list.get().as_ref() } {
        reference.unlink();
        if let Some(callback) = reference.callback.take() {
            callbacks.push((Ref::from(reference).owned(), callback));
        }
    }
    for (reference, callback) in callbacks {
        let argument = reference.borrow().as_object();
        if let Err(raised) = crate::protocols::call::call(callback.borrow(), &[argument]) {
            crate::exec::unraisable::report(raised, Some(callback.borrow()));
        }
    }
}
