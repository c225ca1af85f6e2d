//! Whether there is room for something whose size the program chose.
//!
//! Allocation itself does not fail: what asks for blocks of a size that follows from existing objects is not worth a check.
//! What a program can make as large as it likes by a number (`"a" * n`, `bytes(n)`, `f"{x:{n}}"`) asks here first, so that an
//! impossible size is a `MemoryError`.

use std::hint::black_box;

use crate::exec::raised::memory_error;
use crate::object::PyResult;

/// Sizes below are always had.
const LARGE: usize = 1 << 22;
/// Sizes from here on are never had; the address sanitizer reports attempts.
const IMPOSSIBLE: usize = if cfg!(feature = "sanitize") { 1 << 36 } else { isize::MAX as usize };

/// Whether a block of that many bytes could be had now.
pub fn has_room(size: usize) -> bool {
    size < LARGE || (size < IMPOSSIBLE && can_obtain(size))
}

/// `MemoryError` unless a block of that many bytes could be had now; `None` stands for a size beyond all numbers.
#[inline]
pub fn require(size: Option<usize>) -> PyResult<()> {
    match size {
        Some(size) if has_room(size) => Ok(()),
        _ => Err(memory_error("")),
    }
}

#[cold]
fn can_obtain(size: usize) -> bool {
    // SAFETY: any size may be asked for, and the block goes back unused. Untouched, it costs address space only.
    unsafe {
        // Hidden from LLVM, which would take a block that nobody uses for granted.
        let block = black_box(libc::malloc(size));
        libc::free(block);
        !block.is_null()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_that_no_machine_has_are_refused() {
        assert!(has_room(0) && has_room(LARGE) && has_room(1 << 24));
        assert!(!has_room(1 << 46) && !has_room(usize::MAX));
        assert!(require(Some(1)).is_ok());
    }
}
