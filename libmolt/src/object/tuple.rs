//! Tuples: words inline, immutable once made.

use std::mem::offset_of;
use std::ptr::NonNull;

use molt_abi::layout;

use super::{Field, Header, HeapType, Owned, Ref, Type, Word};
use crate::builtins::tuple::TUPLE;
use crate::memory;

/// A tuple.
#[repr(C)]
pub struct Tuple {
    pub(crate) head: Header,
    length: i64,
    first: [Word; 0],
}

const _: () = {
    assert!(offset_of!(Tuple, length) == layout::tuple::LENGTH as usize);
    assert!(offset_of!(Tuple, first) == layout::tuple::ITEMS as usize);
};

impl Drop for Tuple {
    fn drop(&mut self) {
        for index in 0..self.length as usize {
            // SAFETY: `length` words follow, each owned or (half-filled by C) null.
            let word = unsafe { *self.first.as_ptr().add(index) };
            if !word.is_null() {
                memory::decrement(word);
            }
        }
    }
}

impl Tuple {
    /// Number of items.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.length as usize
    }

    /// Whether there are no items.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The items.
    #[inline(always)]
    pub fn items(&self) -> &[Ref<'_>] {
        // SAFETY: `length` owned, non-null words follow the struct and never change.
        unsafe { std::slice::from_raw_parts(self.first.as_ptr().cast::<Ref<'_>>(), self.length as usize) }
    }

    /// Shows the items to the cycle collector.
    pub fn traverse(&self, visit: &mut dyn FnMut(Word)) {
        for index in 0..self.length as usize {
            // SAFETY: `length` words follow.
            let word = unsafe { *self.first.as_ptr().add(index) };
            if !word.is_null() {
                visit(word);
            }
        }
    }
}

impl<'a> Ref<'a, Tuple> {
    /// The items, for as long as the handle.
    #[inline(always)]
    pub fn slice(self) -> &'a [Ref<'a>] {
        self.get().items()
    }
}

/// A tuple of owned items.
pub fn new(items: impl ExactSizeIterator<Item = Owned>) -> Owned<Tuple> {
    new_as(&TUPLE, items)
}

/// A tuple whose type is `ty`, `tuple` or a subclass.
pub fn new_as(ty: &'static Type, items: impl ExactSizeIterator<Item = Owned>) -> Owned<Tuple> {
    let length = items.len();
    if length == 0 && std::ptr::eq(ty, &TUPLE) {
        return empty().owned();
    }
    let tuple = memory::allocate_sized::<Tuple>(ty, length);
    let first = tuple.first.as_ptr().cast_mut();
    for (index, item) in items.enumerate().take(length) {
        // SAFETY: the object has room for `length` words; it was allocated here and nobody else sees it yet.
        unsafe { first.add(index).write(item.into_word()) };
    }
    tuple
}

/// A tuple of `count` words from `words`, whose references it takes over.
///
/// # Safety
/// `words` points to `count` owned, non-null words.
pub(crate) unsafe fn from_words(words: NonNull<Word>, count: usize) -> Owned<Tuple> {
    if count == 0 {
        return empty().owned();
    }
    let tuple = memory::allocate_sized::<Tuple>(&TUPLE, count);
    // SAFETY: room for `count` words, source as promised.
    unsafe { tuple.first.as_ptr().cast_mut().copy_from_nonoverlapping(words.as_ptr(), count) };
    tuple
}

/// A tuple of borrowed items.
pub fn from_refs(items: &[Ref<'_>]) -> Owned<Tuple> {
    new(items.iter().map(|item| item.owned()))
}

/// The empty tuple.
pub fn empty() -> Ref<'static, Tuple> {
    struct Empty(Tuple);
    // SAFETY: immutable and immortal.
    unsafe impl Sync for Empty {}
    static EMPTY: Empty = Empty(Tuple { head: Header::immortal(&TUPLE), length: 0, first: [] });
    Ref::from(&EMPTY.0)
}

/// The pairs that an iterator gives: a pair that was dropped when the next one is due is used for that again.
pub struct Pairs {
    last: Field<Tuple>,
}

impl Pairs {
    /// Before the first pair.
    #[expect(clippy::declare_interior_mutable_const, reason = "each use is to make an iterator of its own")]
    pub const EMPTY: Pairs = Pairs { last: Field::EMPTY };

    /// The tuple `(first, second)`.
    #[inline]
    pub fn pair(&self, first: Owned, second: Owned) -> Owned {
        if let Some(pair) = self.last.take() {
            if pair.is_unique() {
                let items = pair.first.as_ptr().cast_mut();
                // SAFETY: the pair has two items, and nobody else refers to it: the reference is ours.
                let old: (Owned, Owned) = unsafe {
                    let (old_first, old_second) =
                        (items.replace(first.into_word()), items.add(1).replace(second.into_word()));
                    (Owned::from_word(old_first), Owned::from_word(old_second))
                };
                self.last.set(Some(pair.clone()));
                drop(old);
                return pair.into_object();
            }
            // It was kept; so may be those that follow.
            return new([first, second].into_iter()).into_object();
        }
        let pair = new([first, second].into_iter());
        self.last.set(Some(pair.clone()));
        pair.into_object()
    }

    /// Shows the pair to the cycle collector.
    pub fn traverse(&self, visit: &mut dyn FnMut(Word)) {
        self.last.traverse(visit);
    }
}

const _: fn() = || {
    fn heap_type<T: HeapType>() {}
    heap_type::<Tuple>();
};
