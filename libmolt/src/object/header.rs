//! What every heap object begins with: reference count and type, bit for bit a `PyObject`.

use std::cell::Cell;
use std::mem::offset_of;

use molt_abi::layout::header;

use super::Type;

/// The first sixteen bytes of every heap object.
#[repr(C)]
pub struct Header {
    count: Cell<u64>,
    ty: Cell<&'static Type>,
}

const _: () = assert!(offset_of!(Header, count) == header::REFCOUNT as usize);
const _: () = assert!(offset_of!(Header, ty) == header::TYPE as usize);
const _: () = assert!(size_of::<Header>() == header::SIZE as usize);

impl Header {
    /// The header of a new object with one reference.
    #[inline(always)]
    pub const fn new(ty: &'static Type) -> Header {
        Header { count: Cell::new(1), ty: Cell::new(ty) }
    }

    /// The header of a static object.
    pub const fn immortal(ty: &'static Type) -> Header {
        Header { count: Cell::new(header::IMMORTAL), ty: Cell::new(ty) }
    }

    /// The object's type. Types are never destroyed.
    #[inline(always)]
    pub fn ty(&self) -> &'static Type {
        self.ty.get()
    }

    /// Changes the type (`__class__` assignment, construction of subclass instances).
    pub fn set_type(&self, ty: &'static Type) {
        self.ty.set(ty);
    }

    /// The raw reference count.
    #[inline(always)]
    pub fn count(&self) -> u64 {
        self.count.get()
    }

    /// Replaces the raw reference count.
    #[inline(always)]
    pub(crate) fn set_count(&self, count: u64) {
        self.count.set(count);
    }

    /// Whether counting leaves the object alone.
    #[inline(always)]
    pub fn is_immortal(&self) -> bool {
        (self.count.get() as i32) < 0
    }

    /// Makes the object live forever.
    pub fn immortalize(&self) {
        self.count.set(header::IMMORTAL);
    }

    /// Whether exactly one reference exists.
    #[inline(always)]
    pub fn is_unique(&self) -> bool {
        self.count.get() == 1
    }
}
