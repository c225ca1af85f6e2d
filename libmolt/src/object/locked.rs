//! Statics with interior mutability.

use std::ops::Deref;

/// A value that is used only under the interpreter lock, so that it can be a static whatever its type.
pub struct Locked<T>(T);

// SAFETY: the interpreter lock orders all uses.
unsafe impl<T> Sync for Locked<T> {}

impl<T> Locked<T> {
    /// Wraps a value.
    pub const fn new(value: T) -> Locked<T> {
        Locked(value)
    }
}

impl<T> Deref for Locked<T> {
    type Target = T;
    #[inline(always)]
    fn deref(&self) -> &T {
        &self.0
    }
}
