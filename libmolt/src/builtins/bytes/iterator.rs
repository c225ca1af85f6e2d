//! Iteration over bytes.

use std::cell::Cell;

use crate::builtins::object::OBJECT_SLOTS;
use crate::memory;
use crate::object::boxes::int_object;
use crate::object::bytes::Bytes;
use crate::object::{Field, Header, Owned, PyResult, Ref, Slots, builtin_type};

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
