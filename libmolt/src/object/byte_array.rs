//! Bytearray storage.

use std::cell::RefCell;

use super::{Header, Owned, Ref, Type};
use crate::builtins::bytearray::BYTEARRAY;
use crate::memory;

/// A bytearray.
#[repr(C)]
pub struct ByteArray {
    pub(crate) head: Header,
    content: RefCell<Vec<u8>>,
}

impl ByteArray {
    /// A copy of the content.
    pub fn to_vec(&self) -> Vec<u8> {
        self.content.borrow().clone()
    }

    /// Number of bytes.
    pub fn len(&self) -> usize {
        self.content.borrow().len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Looks at the content; `read` must not run Python code.
    pub fn read<R>(&self, read: impl FnOnce(&[u8]) -> R) -> R {
        read(&self.content.borrow())
    }

    /// Changes the content; `change` must not run Python code.
    pub fn change<R>(&self, change: impl FnOnce(&mut Vec<u8>) -> R) -> R {
        change(&mut self.content.borrow_mut())
    }
}

/// A `bytearray` with this content.
pub fn new(content: Vec<u8>) -> Owned<ByteArray> {
    new_as(&BYTEARRAY, content)
}

/// A bytearray of type `ty`, `bytearray` or a subclass.
pub fn new_as(ty: &'static Type, content: Vec<u8>) -> Owned<ByteArray> {
    memory::allocate::allocate_as(ty, ByteArray { head: Header::new(ty), content: RefCell::new(content) })
}

impl Ref<'_, ByteArray> {
    /// A copy of the content.
    pub fn content(self) -> Vec<u8> {
        self.get().to_vec()
    }
}
