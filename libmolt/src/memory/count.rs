//! Reference counts.
//!
//! Counts of mortal objects fit 31 bits and keep the top half of the word zero; immortal objects have bit 31 set, and
//! counting leaves them alone.

use crate::object::{Header, Word};

/// Adds a reference to any non-null value.
#[inline(always)]
pub fn increment(word: Word) {
    if word.is_pointer() {
        // SAFETY: a non-null untagged word points to a live object: its caller holds or borrows a reference.
        let header = unsafe { &*(word.bits() as *const Header) };
        if !header.is_immortal() {
            header.set_count(header.count() + 1);
        }
    }
}

/// Drops a reference to any non-null value.
#[inline(always)]
pub fn decrement(word: Word) {
    if word.is_pointer() {
        // SAFETY: a non-null untagged word points to a live object: its caller gives up a reference to it.
        let header = unsafe { &*(word.bits() as *const Header) };
        if !header.is_immortal() {
            let count = header.count() - 1;
            header.set_count(count);
            if count == 0 {
                super::destroy::destroy(word);
            }
        }
    }
}
