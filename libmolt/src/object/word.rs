//! The raw 64-bit value word, as compiled code passes it. See `molt_abi::value` for the tags.

use molt_abi::value;

/// A word without ownership or lifetime. Everything outside `object`, `memory` and the entry macro uses [`Ref`] and
/// [`Owned`] instead.
///
/// [`Ref`]: super::Ref
/// [`Owned`]: super::Owned
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Word(u64);

impl Word {
    /// "No value".
    pub const NULL: Word = Word(0);

    /// The word with these bits.
    #[inline(always)]
    pub const fn from_bits(bits: u64) -> Word {
        Word(bits)
    }

    /// The bits.
    #[inline(always)]
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// Whether this is null.
    #[inline(always)]
    pub const fn is_null(self) -> bool {
        self.0 == 0
    }

    /// Whether this points to a heap object (or is null).
    #[inline(always)]
    pub const fn is_pointer(self) -> bool {
        value::is_pointer(self.0)
    }
}
