//! Destruction of objects whose count reached zero.
//!
//! Destroying an object drops what it owns, which may destroy more. Beyond a fixed depth the dead wait in a list, so that a
//! chain of a million objects does not overflow the stack.

use std::cell::Cell;
use std::ptr::NonNull;

use molt_abi::layout::header::GC_PREFIX;

use super::{allocate, collect, weak};
use crate::builtins::str::STR;
use crate::object::{Header, Ref, Word, instance, text};

/// Nesting of destructions after which the dead are queued.
const DEEPEST: u32 = 60;

struct Graveyard {
    depth: Cell<u32>,
    /// First waiting object; its count word links to the next.
    waiting: Cell<u64>,
}

// SAFETY: used only under the interpreter lock.
unsafe impl Sync for Graveyard {}

static GRAVEYARD: Graveyard = Graveyard { depth: Cell::new(0), waiting: Cell::new(0) };

/// Destroys the object that `word` points to; its count is zero.
#[cold]
#[inline(never)]
pub fn destroy(word: Word) {
    // SAFETY: dead objects stay valid until released.
    let ty = unsafe { &*(word.bits() as *const Header) }.ty();
    if std::ptr::eq(ty, &STR) {
        // SAFETY: the object is a `str` without references.
        return unsafe { text::destroy(word) };
    }
    let depth = GRAVEYARD.depth.get();
    if depth >= DEEPEST {
        // SAFETY: the object is dead, so its count word is free to hold the link.
        let header = unsafe { &*(word.bits() as *const Header) };
        header.set_count(GRAVEYARD.waiting.replace(word.bits()));
        return;
    }
    GRAVEYARD.depth.set(depth + 1);
    // SAFETY: `word` points to an object without references.
    unsafe { destroy_now(word) };
    GRAVEYARD.depth.set(depth);
    while depth == 0 && GRAVEYARD.waiting.get() != 0 {
        let next = Word::from_bits(GRAVEYARD.waiting.get());
        // SAFETY: waiting objects are dead but not yet destroyed.
        let header = unsafe { &*(next.bits() as *const Header) };
        GRAVEYARD.waiting.set(header.count());
        header.set_count(0);
        GRAVEYARD.depth.set(1);
        // SAFETY: as above.
        unsafe { destroy_now(next) };
        GRAVEYARD.depth.set(0);
    }
}

/// # Safety
/// `word` points to an object whose count is zero.
unsafe fn destroy_now(word: Word) {
    let pointer = word.bits() as *mut u8;
    // SAFETY: dead objects stay valid until released below.
    let header = unsafe { &*pointer.cast::<Header>() };
    let ty = header.ty();
    if let Some(finalize) = ty.slots().finalize {
        // The finalizer sees a live object; whoever keeps a new reference to it revives it.
        if !(ty.has_collector_prefix() && collect::was_finalized(word)) {
            header.set_count(1);
            if ty.has_collector_prefix() {
                collect::mark_finalized(word);
            }
            // SAFETY: the count is one and the object valid.
            finalize(unsafe { Ref::from_word(word) });
            let count = header.count() - 1;
            header.set_count(count);
            if count != 0 {
                return;
            }
        }
    }
    if ty.weakref_offset() != 0 {
        // SAFETY: the object is valid; its count is zero, so nobody else is looking.
        unsafe { weak::clear(word) };
    }
    let size = ty.size_of(word);
    if ty.has_collector_prefix() {
        // SAFETY: the type says that the object carries the prefix.
        unsafe { collect::untrack(word) };
    }
    if ty.is_heap_type() {
        // SAFETY: nobody refers to the object any more.
        unsafe { instance::drop_members(word, ty) };
    }
    if let Some(drop_payload) = ty.drop_payload() {
        // SAFETY: the payload is valid and dropped once.
        unsafe { drop_payload(pointer) };
    }
    let prefix = if ty.has_collector_prefix() { GC_PREFIX as usize } else { 0 };
    // SAFETY: the block was obtained with this prefix and size.
    unsafe { allocate::release(NonNull::new_unchecked(pointer.sub(prefix)), size + prefix) };
}
