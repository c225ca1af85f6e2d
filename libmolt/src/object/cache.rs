//! Inline caches of attribute accesses: two words beside each access in compiled code.

use std::cell::Cell;

/// The two words; what they mean is this module's business. Zero is "empty".
#[repr(C)]
pub struct InlineCache {
    key: Cell<u64>,
    value: Cell<u64>,
}
