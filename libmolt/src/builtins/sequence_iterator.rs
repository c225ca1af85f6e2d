//! `iterator`: iterates over a class's instances by `__getitem__`.

use std::cell::Cell;

use super::object::OBJECT_SLOTS;
use crate::exec::exception::{INDEX_ERROR, STOP_ITERATION};
use crate::memory;
use crate::object::boxes::int_object;
use crate::object::{Field, Header, Owned, Slots, builtin_type};
use crate::protocols::subscript;

/// The iterator.
#[repr(C)]
pub struct SequenceIterator {
    head: Header,
    sequence: Field,
    index: Cell<i64>,
}

builtin_type! {
    /// `iterator`.
    pub static SEQUENCE_ITERATOR: SequenceIterator as "PySeqIter_Type", "iterator" {
        flags: GC,
        slots: &Slots {
            iter: Some(|this| Ok(this.owned())),
            next: Some(|this| {
                let this = this.expect::<SequenceIterator>();
                let Some(sequence) = this.sequence.get() else { return Ok(None) };
                let index = this.index.get();
                match subscript::get(sequence.borrow(), int_object(index).borrow()) {
                    Ok(item) => {
                        this.index.set(index + 1);
                        Ok(Some(item))
                    }
                    Err(raised) if raised.is(&INDEX_ERROR) || raised.is(&STOP_ITERATION) => {
                        this.sequence.set(None);
                        Ok(None)
                    }
                    Err(raised) => Err(raised),
                }
            }),
            traverse: Some(|this, visit| this.expect::<SequenceIterator>().sequence.traverse(visit)),
            ..OBJECT_SLOTS
        },
    }
}

/// An iterator over `sequence`.
pub fn new(sequence: Owned) -> Owned<SequenceIterator> {
    memory::allocate(SequenceIterator {
        head: Header::new(&SEQUENCE_ITERATOR),
        sequence: Field::new(Some(sequence)),
        index: Cell::new(0),
    })
}
