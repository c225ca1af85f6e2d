//! `iterator`: iterates over a class's instances by `__getitem__`.

use std::cell::Cell;

use super::iterators::pickled;
use super::object::OBJECT_SLOTS;
use crate::exec::exception::{INDEX_ERROR, STOP_ITERATION};
use crate::exec::raised::raise;
use crate::memory;
use crate::object::boxes::int_object;
use crate::object::singletons::{none_object, not_implemented_object};
use crate::object::{Field, Header, Method, Owned, Slots, builtin_type, methods};
use crate::protocols::{iterate, subscript};

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
                if index == i64::MAX {
                    raise!(overflow_error, "iter index too large");
                }
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
        methods: methods!["iterator";
            Method::none("__length_hint__", |this| {
                let this = this.expect::<SequenceIterator>();
                let Some(sequence) = this.sequence.get() else { return Ok(int_object(0)) };
                if sequence.ty().slots().length.is_none() {
                    return Ok(not_implemented_object());
                }
                let rest = iterate::length(sequence.borrow())? - this.index.get();
                Ok(int_object(rest.max(0)))
            }),
            Method::none("__reduce__", |this| {
                let this = this.expect::<SequenceIterator>();
                let empty = crate::object::tuple::empty().owned().into_object();
                Ok(pickled::by_position(this.sequence.get(), this.index.get(), empty))
            }),
            Method::one("__setstate__", |this, state| {
                let this = this.expect::<SequenceIterator>();
                let position = pickled::position(state, 0, i64::MAX)?;
                if this.sequence.get().is_some() {
                    this.index.set(position);
                }
                Ok(none_object())
            }),
        ],
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
