//! Conversions between the words of compiled code and handles; the entry macro's vocabulary.

use std::ffi::CStr;
use std::ptr::NonNull;

use crate::exec::program;
use crate::object::function::Function;
use crate::object::generator::{self, Generator};
use crate::object::{Owned, Ref, Tuple, Word, list, tuple};

/// # Safety
/// `word` is a live value for as long as the caller uses the handle.
#[inline(always)]
pub unsafe fn obj<'a>(word: Word) -> Ref<'a> {
    // SAFETY: the caller's promise.
    unsafe { Ref::from_word(word) }
}

/// # Safety
/// `word` is a live value whose reference the caller gives away.
#[inline(always)]
pub unsafe fn own(word: Word) -> Owned {
    // SAFETY: the caller's promise.
    unsafe { Owned::from_word(word) }
}

/// # Safety
/// As [`obj`], or null.
#[inline(always)]
pub unsafe fn nullable<'a>(word: Word) -> Option<Ref<'a>> {
    // SAFETY: the caller's promise.
    unsafe { Ref::from_nullable(word) }
}

/// # Safety
/// As [`own`], or null.
#[inline(always)]
pub unsafe fn own_nullable(word: Word) -> Option<Owned> {
    // SAFETY: the caller's promise.
    unsafe { Owned::from_nullable(word) }
}

/// # Safety
/// `items` points to `count` live words, or `count` is 0.
#[inline(always)]
pub unsafe fn words<'a>(items: *const Word, count: i64) -> &'a [Ref<'a>] {
    if count == 0 {
        return &[];
    }
    // SAFETY: the caller's promise; `Ref` is a transparent word.
    unsafe { std::slice::from_raw_parts(items.cast(), count as usize) }
}

/// # Safety
/// `items` points to as many owned words as the row says for `count`.
#[inline(always)]
pub unsafe fn own_words<T: From<OwnedWords>>(items: *mut Word, count: i64) -> T {
    T::from(OwnedWords { items: NonNull::new(items).unwrap_or(NonNull::dangling()), count: count as usize })
}

/// An array of words that the callee has taken over.
pub struct OwnedWords {
    items: NonNull<Word>,
    count: usize,
}

impl OwnedWords {
    /// Moves them into a tuple.
    pub fn into_tuple(self) -> Owned<Tuple> {
        // SAFETY: the words are ours.
        unsafe { tuple::from_words(self.items, self.count) }
    }

    /// Moves them into a list.
    pub fn into_list(self) -> Owned<list::List> {
        // SAFETY: the words are ours.
        unsafe { list::from_words(self.items, self.count) }
    }

    /// Moves them into the frame of a generator that begins at `point`; words may be null here.
    pub fn into_generator(self, function: Ref<'_, Function>, point: i64) -> Owned<Generator> {
        // SAFETY: the words are ours.
        unsafe { generator::new(function, self.items, self.count, point) }
    }

    /// Moves them out one by one.
    pub fn into_vec(self) -> Vec<Owned> {
        // SAFETY: the words are ours, each read once.
        (0..self.count).map(|index| unsafe { Owned::from_word(*self.items.add(index).as_ptr()) }).collect()
    }
}

/// An array of `count` pairs of words that the callee has taken over.
pub struct OwnedPairs {
    words: OwnedWords,
}

impl From<OwnedWords> for OwnedPairs {
    fn from(words: OwnedWords) -> OwnedPairs {
        OwnedPairs { words: OwnedWords { items: words.items, count: words.count * 2 } }
    }
}

impl OwnedPairs {
    /// Moves them out.
    pub fn into_vec(self) -> Vec<(Owned, Owned)> {
        let mut words = self.words.into_vec().into_iter();
        std::iter::from_fn(|| Some((words.next()?, words.next()?))).collect()
    }
}

/// What a row's `ptr` can be on this side.
pub trait FromPointer {
    /// # Safety
    /// `pointer` points to what the row says.
    unsafe fn from_pointer(pointer: *mut u8) -> Self;
}

macro_rules! descriptions {
    ($($ty:ty),*) => {
        $(
            impl FromPointer for &'static $ty {
                #[inline(always)]
                unsafe fn from_pointer(pointer: *mut u8) -> Self {
                    // SAFETY: the caller's promise; descriptions are static.
                    unsafe { &*pointer.cast() }
                }
            }

            impl FromPointer for Option<&'static $ty> {
                #[inline(always)]
                unsafe fn from_pointer(pointer: *mut u8) -> Self {
                    // SAFETY: as above, or null.
                    unsafe { pointer.cast::<$ty>().as_ref() }
                }
            }
        )*
    };
}

descriptions!(program::Module, program::Code, program::Class, crate::object::cache::InlineCache);

impl FromPointer for &'static CStr {
    unsafe fn from_pointer(pointer: *mut u8) -> Self {
        // SAFETY: the caller's promise: a static NUL-terminated string.
        unsafe { CStr::from_ptr(pointer.cast()) }
    }
}

/// An array in the caller's stack, or a place in an object, that receives words.
pub struct Targets {
    first: *mut Word,
}

impl FromPointer for Targets {
    #[inline(always)]
    unsafe fn from_pointer(pointer: *mut u8) -> Self {
        Targets { first: pointer.cast() }
    }
}

impl Targets {
    /// Gives `value` to the word number `index`, which the row says exists.
    #[inline(always)]
    pub fn write(&self, index: usize, value: Owned) {
        // SAFETY: rows with targets say how many there are, and bodies write exactly those.
        unsafe { self.first.add(index).write(value.into_word()) };
    }

    /// Gives `value` to the first word, which holds one already, or null.
    pub fn replace(&self, value: Owned) -> Option<Owned> {
        // SAFETY: the row says that the place holds a word, which is its own.
        unsafe { Owned::from_nullable(self.first.replace(value.into_word())) }
    }

    /// Gives `value`, which something else keeps alive, to the word number `index`.
    pub fn write_borrowed(&self, index: usize, value: Ref<'_>) {
        // SAFETY: as in `write`.
        unsafe { self.first.add(index).write(value.word()) };
    }
}

/// A value and 0, or garbage and 1 with an exception pending.
#[repr(C)]
pub struct Checked {
    value: i64,
    failed: i64,
}

/// Two words.
#[repr(C)]
pub struct Pair {
    first: Word,
    second: Word,
}

// Not every combination of kind and promise occurs in the rows.
macro_rules! results {
    ($( $mode:ident { $( $kind:ident: $body:ty => $raw:ty, |$value:pat_param| $finish:expr; )* } )*) => {
        $(
            pub mod $mode {
                $(
                    pub mod $kind {
                        #[allow(unused_imports)]
                        use super::super::{Checked, Pair, pending};
                        #[allow(unused_imports)]
                        use crate::object::{Owned, PyResult, Raised, Ref, Word};
                        #[allow(dead_code)]
                        pub type Raw = $raw;
                        #[inline(always)]
                        #[allow(dead_code)]
                        pub fn finish($value: $body) -> Raw {
                            $finish
                        }
                    }
                )*
            }
        )*
    };
}

results! {
    raising {
        obj: PyResult<Owned> => Word, |result| match result {
            Ok(value) => value.into_word(),
            Err(raised) => pending(raised, Word::NULL),
        };
        borrowed: PyResult<Ref<'_>> => Word, |result| match result {
            Ok(value) => value.word(),
            Err(raised) => pending(raised, Word::NULL),
        };
        maybe: PyResult<Option<Owned>> => Word, |result| match result {
            Ok(value) => value.map_or(Word::NULL, Owned::into_word),
            Err(raised) => pending(raised, Word::NULL),
        };
        pair: PyResult<(Owned, Option<Owned>)> => Pair, |result| match result {
            Ok((first, second)) => Pair { first: first.into_word(), second: second.map_or(Word::NULL, Owned::into_word) },
            Err(raised) => pending(raised, Pair { first: Word::NULL, second: Word::NULL }),
        };
        unit: PyResult<()> => u8, |result| match result {
            Ok(()) => 0,
            Err(raised) => pending(raised, 1),
        };
        bool: PyResult<bool> => i32, |result| match result {
            Ok(value) => value as i32,
            Err(raised) => pending(raised, -1),
        };
        i64: PyResult<i64> => Checked, |result| match result {
            Ok(value) => Checked { value, failed: 0 },
            Err(raised) => pending(raised, Checked { value: 0, failed: 1 }),
        };
        f64: PyResult<f64> => Checked, |result| match result {
            Ok(value) => Checked { value: value.to_bits() as i64, failed: 0 },
            Err(raised) => pending(raised, Checked { value: 0, failed: 1 }),
        };
        never: Raised => (), |raised| pending(raised, ());
    }
    quiet {
        obj: Owned => Word, |value| value.into_word();
        borrowed: Ref<'_> => Word, |value| value.word();
        maybe: Option<Owned> => Word, |value| value.map_or(Word::NULL, Owned::into_word);
        unit: () => (), |()| ();
        bool: bool => u8, |value| value as u8;
        i64: i64 => i64, |value| value;
        f64: f64 => f64, |value| value;
    }
}

/// Makes `raised` the pending exception.
#[cold]
#[inline(never)]
fn set_pending(raised: crate::object::Raised) {
    crate::exec::state::STATE.set_pending(raised);
}

/// Makes `raised` the pending exception, `failure` the raw result.
#[inline(always)]
fn pending<T>(raised: crate::object::Raised, failure: T) -> T {
    set_pending(raised);
    failure
}
