//! Bytes objects: inline behind the header, NUL-terminated.

use std::cell::Cell;
use std::mem::offset_of;

use molt_abi::layout;

use super::{Header, Owned, Ref, Type, Word};
use crate::builtins::bytes::BYTES;
use crate::memory;

/// A bytes object.
#[repr(C)]
pub struct Bytes {
    pub(crate) head: Header,
    length: i64,
    hash: Cell<i64>,
    data: [u8; 0],
}

const _: () = {
    assert!(offset_of!(Bytes, length) == layout::bytes::LENGTH as usize);
    assert!(offset_of!(Bytes, hash) == layout::bytes::HASH as usize);
    assert!(offset_of!(Bytes, data) == layout::bytes::DATA as usize);
};

/// Bytes of an object besides its content: the fields and the final NUL.
pub const BASIC_SIZE: usize = layout::bytes::DATA as usize + 1;

impl Bytes {
    /// The content.
    #[inline(always)]
    pub fn content(&self) -> &[u8] {
        // SAFETY: `length` bytes follow the struct and never change.
        unsafe { std::slice::from_raw_parts(self.data.as_ptr(), self.length as usize) }
    }

    /// CPython's hash, made by `compute` when first needed.
    #[inline(always)]
    pub fn hash(&self, compute: impl FnOnce(&[u8]) -> i64) -> i64 {
        if self.hash.get() == -1 {
            self.hash.set(compute(self.content()));
        }
        self.hash.get()
    }
}

impl<'a> Ref<'a, Bytes> {
    /// The content, for as long as the handle.
    #[inline(always)]
    pub fn bytes(self) -> &'a [u8] {
        self.get().content()
    }
}

/// A `bytes` with this content.
pub fn new(content: &[u8]) -> Owned<Bytes> {
    new_as(&BYTES, content)
}

/// A bytes object of type `ty`, `bytes` or a subclass.
pub fn new_as(ty: &'static Type, content: &[u8]) -> Owned<Bytes> {
    let size = ty.size_with(content.len());
    // SAFETY: the object has room for the content and a NUL behind its fields; all its bytes are written here, and nobody
    // else sees it yet.
    unsafe {
        let object = memory::allocate::allocate_raw(ty, size);
        object.cast::<Bytes>().write(Bytes {
            head: Header::new(ty),
            length: content.len() as i64,
            hash: Cell::new(-1),
            data: [],
        });
        let data = object.add(layout::bytes::DATA as usize).as_ptr();
        data.copy_from_nonoverlapping(content.as_ptr(), content.len());
        data.add(content.len()).write_bytes(0, size - layout::bytes::DATA as usize - content.len());
        Owned::from_word(Word::from_bits(object.as_ptr() as u64))
    }
}
