//! Iteration over bytes.

use std::cell::Cell;

use crate::builtins::iterators::pickled;
use crate::builtins::object::OBJECT_SLOTS;
use crate::memory;
use crate::object::boxes::int_object;
use crate::object::bytes::Bytes;
use crate::object::singletons::none_object;
use crate::object::{Field, Header, Method, Owned, PyResult, Ref, Slots, builtin_type, methods};

/// An iterator over the ints in a bytes object.
#[repr(C)]
pub struct BytesIterator {
    head: Header,
    /// Empty once exhausted.
    bytes: Field<Bytes>,
    next: Cell<usize>,
}

builtin_type! {
    /// `bytes_iterator`.
    pub static BYTES_ITERATOR: BytesIterator as "PyBytesIter_Type", "bytes_iterator" {
        flags: NONE,
        slots: &Slots { iter: Some(|this| Ok(this.owned())), next: Some(next), ..OBJECT_SLOTS },
        methods: methods!["bytes_iterator";
            Method::none("__length_hint__", |this| {
                let this = this.expect::<BytesIterator>();
                let rest = this.bytes.get().map_or(0, |bytes| bytes.content().len() - this.next.get());
                Ok(int_object(rest as i64))
            }),
            Method::none("__reduce__", |this| {
                let this = this.expect::<BytesIterator>();
                let empty = crate::object::tuple::empty().owned().into_object();
                Ok(pickled::by_position(this.bytes.get().map(Owned::into_object), this.next.get() as i64, empty))
            }),
            Method::one("__setstate__", |this, state| {
                let this = this.expect::<BytesIterator>();
                if let Some(bytes) = this.bytes.get() {
                    this.next.set(pickled::position(state, 0, bytes.content().len() as i64)? as usize);
                }
                Ok(none_object())
            }),
        ],
    }
}

/// `iter(bytes)`.
pub fn iter(this: Ref<'_>) -> PyResult<Owned> {
    let bytes = this.expect::<Bytes>().owned();
    let iterator =
        BytesIterator { head: Header::new(&BYTES_ITERATOR), bytes: Field::new(Some(bytes)), next: Cell::new(0) };
    Ok(memory::allocate(iterator).into_object())
}

fn next(this: Ref<'_>) -> PyResult<Option<Owned>> {
    let iterator = this.expect::<BytesIterator>();
    let Some(bytes) = iterator.bytes.get() else { return Ok(None) };
    match bytes.content().get(iterator.next.get()) {
        Some(&byte) => {
            iterator.next.set(iterator.next.get() + 1);
            Ok(Some(int_object(byte as i64)))
        }
        None => {
            iterator.bytes.set(None);
            Ok(None)
        }
    }
}
