//! Safe handles on value words: [`Ref`] borrows, [`Owned`] holds a reference, [`Field`] is an owned, replaceable place inside
//! an object.
//!
//! A handle's type parameter says what the word is known to be. `Object` is any value, tagged ones included. A type that
//! implements [`HeapType`] is always a pointer to that struct, so its handles dereference to it.

use std::cell::Cell;
use std::marker::PhantomData;
use std::mem::{self, ManuallyDrop};
use std::num::NonZeroU64;
use std::ops::Deref;

use molt_abi::value;

use super::{Header, Type, Word};
use crate::builtins::float::FLOAT;
use crate::builtins::int::INT;
use crate::memory;

/// Any value.
pub enum Object {}

/// Something that a handle can be known to be.
pub trait PyType: 'static {
    /// The type object.
    fn type_object() -> &'static Type;

    /// Whether `object` is an instance of the type or of a subclass.
    #[inline(always)]
    fn check(object: Ref<'_>) -> bool {
        object.ty().is_subtype(Self::type_object())
    }
}

/// A type all of whose instances are pointers to `Self`.
///
/// # Safety
/// `Self` is `repr(C)` and begins with a [`Header`], and [`PyType::check`] accepts only words that point to a valid `Self`.
pub unsafe trait HeapType: PyType {}

/// A borrowed, non-null value that something keeps alive for `'a`.
#[repr(transparent)]
pub struct Ref<'a, T: ?Sized = Object> {
    word: NonZeroU64,
    lifetime: PhantomData<&'a T>,
}

impl<T: ?Sized> Clone for Ref<'_, T> {
    #[inline(always)]
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Copy for Ref<'_, T> {}

/// A non-null value and one reference to it.
#[repr(transparent)]
pub struct Owned<T: ?Sized = Object> {
    word: NonZeroU64,
    kind: PhantomData<T>,
}

impl<'a, T: ?Sized> Ref<'a, T> {
    /// # Safety
    /// `word` is not null, is a valid `T`, and stays alive for `'a`.
    #[inline(always)]
    pub unsafe fn from_word(word: Word) -> Ref<'a, T> {
        // SAFETY: not null by the caller's promise.
        Ref { word: unsafe { NonZeroU64::new_unchecked(word.bits()) }, lifetime: PhantomData }
    }

    /// As [`Ref::from_word`], null giving `None`.
    ///
    /// # Safety
    /// `word` is null or a valid `T` that stays alive for `'a`.
    #[inline(always)]
    pub unsafe fn from_nullable(word: Word) -> Option<Ref<'a, T>> {
        NonZeroU64::new(word.bits()).map(|word| Ref { word, lifetime: PhantomData })
    }

    /// The word.
    #[inline(always)]
    pub const fn word(self) -> Word {
        Word::from_bits(self.word.get())
    }

    /// The same value as just any value.
    #[inline(always)]
    pub const fn as_object(self) -> Ref<'a> {
        Ref { word: self.word, lifetime: PhantomData }
    }

    /// A new reference to the value.
    #[inline(always)]
    pub fn owned(self) -> Owned<T> {
        memory::increment(self.word());
        Owned { word: self.word, kind: PhantomData }
    }

    /// Identity of words: Python's `is` for heap objects. See `entry::compare::is_same` for numbers.
    #[inline(always)]
    pub fn is<U: ?Sized>(self, other: Ref<'_, U>) -> bool {
        self.word == other.word
    }

    /// The value's type.
    #[inline(always)]
    pub fn ty(self) -> &'static Type {
        let bits = self.word.get();
        if value::is_tagged_int(bits) {
            &INT
        } else if value::is_tagged_float(bits) {
            &FLOAT
        } else {
            // SAFETY: a non-null word without tag bits points to a heap object, alive for `'a`.
            unsafe { &*(bits as *const Header) }.ty()
        }
    }

    /// The header, unless the value is a tagged number.
    #[inline(always)]
    pub fn header(self) -> Option<&'a Header> {
        // SAFETY: a non-null word without tag bits points to a heap object, alive for `'a`.
        if self.word().is_pointer() { Some(unsafe { &*(self.word.get() as *const Header) }) } else { None }
    }

    /// Whether the value's type is exactly `ty`.
    #[inline(always)]
    pub fn is_exactly(self, ty: &'static Type) -> bool {
        std::ptr::eq(self.ty(), ty)
    }

    /// Whether the value is an instance of `ty` or of a subclass, by its actual type (not `__class__`).
    #[inline(always)]
    pub fn is_instance(self, ty: &'static Type) -> bool {
        self.ty().is_subtype(ty)
    }

    /// The value as a `U`, subclasses included.
    #[inline(always)]
    pub fn downcast<U: PyType>(self) -> Option<Ref<'a, U>> {
        if U::check(self.as_object()) { Some(Ref { word: self.word, lifetime: PhantomData }) } else { None }
    }

    /// The value as a `U` if its type is exactly that.
    #[inline(always)]
    pub fn downcast_exact<U: PyType>(self) -> Option<Ref<'a, U>> {
        if self.is_exactly(U::type_object()) { Some(Ref { word: self.word, lifetime: PhantomData }) } else { None }
    }

    /// The value as a `U`, which its caller has established: the receiver of a method found through its type.
    #[inline(always)]
    #[track_caller]
    pub fn expect<U: PyType>(self) -> Ref<'a, U> {
        match self.downcast() {
            Some(value) => value,
            None => unexpected_type(self.as_object(), U::type_object()),
        }
    }

    /// As another kind without a test.
    ///
    /// # Safety
    /// The value is a `U`.
    #[inline(always)]
    pub(crate) unsafe fn cast<U>(self) -> Ref<'a, U> {
        Ref { word: self.word, lifetime: PhantomData }
    }
}

#[cold]
#[inline(never)]
#[track_caller]
fn unexpected_type(value: Ref<'_>, expected: &'static Type) -> ! {
    panic!("the runtime expected a {} here and got a {}", expected.name(), value.ty().name())
}

impl<'a, T: HeapType> Ref<'a, T> {
    /// The object, for as long as the handle may be used.
    #[inline(always)]
    pub fn get(self) -> &'a T {
        // SAFETY: `HeapType`: the word points to a valid `T`, alive for `'a`.
        unsafe { &*(self.word.get() as *const T) }
    }
}

impl<'a, T: HeapType> From<&'a T> for Ref<'a, T> {
    /// The handle of an object one already has by Rust reference; objects live only in the heap or in statics.
    #[inline(always)]
    fn from(object: &'a T) -> Ref<'a, T> {
        // SAFETY: a reference is never null, and `T` values never live outside objects.
        unsafe { Ref::from_word(Word::from_bits(std::ptr::from_ref(object) as u64)) }
    }
}

impl<T: HeapType> Deref for Ref<'_, T> {
    type Target = T;
    #[inline(always)]
    fn deref(&self) -> &T {
        self.get()
    }
}

impl<T: ?Sized> Owned<T> {
    /// Takes over the reference that came with `word`.
    ///
    /// # Safety
    /// `word` is not null, is a valid `T`, and its reference is the caller's to give.
    #[inline(always)]
    pub unsafe fn from_word(word: Word) -> Owned<T> {
        // SAFETY: not null by the caller's promise.
        Owned { word: unsafe { NonZeroU64::new_unchecked(word.bits()) }, kind: PhantomData }
    }

    /// As [`Owned::from_word`], null giving `None`.
    ///
    /// # Safety
    /// `word` is null or a valid `T` whose reference is the caller's to give.
    #[inline(always)]
    pub unsafe fn from_nullable(word: Word) -> Option<Owned<T>> {
        NonZeroU64::new(word.bits()).map(|word| Owned { word, kind: PhantomData })
    }

    /// Gives the reference away as a word.
    #[inline(always)]
    pub fn into_word(self) -> Word {
        Word::from_bits(ManuallyDrop::new(self).word.get())
    }

    /// The word; the reference stays here.
    #[inline(always)]
    pub fn word(&self) -> Word {
        Word::from_bits(self.word.get())
    }

    /// Borrows the value.
    #[inline(always)]
    pub fn borrow(&self) -> Ref<'_, T> {
        Ref { word: self.word, lifetime: PhantomData }
    }

    /// The same reference as just any value.
    #[inline(always)]
    pub fn into_object(self) -> Owned {
        Owned { word: ManuallyDrop::new(self).word, kind: PhantomData }
    }

    /// The value's type.
    #[inline(always)]
    pub fn ty(&self) -> &'static Type {
        self.borrow().ty()
    }

    /// The same reference as a `U`, if the value is one (subclasses included).
    #[inline(always)]
    pub fn downcast<U: PyType>(self) -> Result<Owned<U>, Owned<T>> {
        if U::check(self.borrow().as_object()) {
            Ok(Owned { word: ManuallyDrop::new(self).word, kind: PhantomData })
        } else {
            Err(self)
        }
    }

    /// Whether this is the only reference to the value (never so for tagged and immortal ones).
    #[inline(always)]
    pub fn is_unique(&self) -> bool {
        self.borrow().header().is_some_and(Header::is_unique)
    }
}

impl<T: ?Sized> Clone for Owned<T> {
    #[inline(always)]
    fn clone(&self) -> Owned<T> {
        self.borrow().owned()
    }
}

impl<T: ?Sized> Drop for Owned<T> {
    #[inline(always)]
    fn drop(&mut self) {
        memory::decrement(Word::from_bits(self.word.get()));
    }
}

impl<T: HeapType> Deref for Owned<T> {
    type Target = T;
    #[inline(always)]
    fn deref(&self) -> &T {
        self.borrow().get()
    }
}

/// A place inside an object that owns a value or is empty, and can be replaced through a shared reference.
#[repr(transparent)]
pub struct Field<T: ?Sized = Object> {
    word: Cell<Word>,
    kind: PhantomData<T>,
}

impl<T: ?Sized> Field<T> {
    /// An empty field.
    #[expect(clippy::declare_interior_mutable_const, reason = "each use is to make a field of its own")]
    pub const EMPTY: Field<T> = Field { word: Cell::new(Word::NULL), kind: PhantomData };

    /// A field that holds `value`.
    #[inline(always)]
    pub fn new(value: Option<Owned<T>>) -> Field<T> {
        Field { word: Cell::new(value.map_or(Word::NULL, Owned::into_word)), kind: PhantomData }
    }

    /// A new reference to what the field holds.
    #[inline(always)]
    pub fn get(&self) -> Option<Owned<T>> {
        // SAFETY: the field owns a reference to its word, which is null or a valid `T`.
        unsafe { Ref::from_nullable(self.word.get()) }.map(Ref::owned)
    }

    /// Replaces the value; the old one is dropped after the new one is in place, as its destruction may run Python code.
    #[inline(always)]
    pub fn set(&self, value: Option<Owned<T>>) {
        drop(self.replace(value));
    }

    /// Replaces the value and returns the old one.
    #[inline(always)]
    pub fn replace(&self, value: Option<Owned<T>>) -> Option<Owned<T>> {
        let old = self.word.replace(value.map_or(Word::NULL, Owned::into_word));
        // SAFETY: the field owned a reference to its word, which is null or a valid `T`.
        unsafe { Owned::from_nullable(old) }
    }

    /// Empties the field and returns what it held.
    #[inline(always)]
    pub fn take(&self) -> Option<Owned<T>> {
        self.replace(None)
    }

    /// Whether the field holds a value.
    #[inline(always)]
    pub fn is_set(&self) -> bool {
        !self.word.get().is_null()
    }

    /// Whether the field holds exactly this value.
    pub fn holds(&self, value: Ref<'_, T>) -> bool {
        self.word.get() == value.word()
    }

    /// Borrows what the field holds.
    ///
    /// # Safety
    /// The field is not replaced while the result is in use.
    #[inline(always)]
    pub unsafe fn borrow(&self) -> Option<Ref<'_, T>> {
        // SAFETY: the field owns a reference to its word; the caller keeps it from being replaced.
        unsafe { Ref::from_nullable(self.word.get()) }
    }

    /// Shows the value to the cycle collector.
    #[inline(always)]
    pub fn traverse(&self, visit: &mut dyn FnMut(Word)) {
        if self.is_set() {
            visit(self.word.get());
        }
    }
}

impl<T: ?Sized> Drop for Field<T> {
    #[inline(always)]
    fn drop(&mut self) {
        drop(self.take());
    }
}

/// Views borrowed handles as words, for passing on to compiled code.
#[inline(always)]
pub fn as_words<'a, T>(handles: &'a [Ref<'_, T>]) -> &'a [Word] {
    // SAFETY: `Ref` is a transparent non-zero `u64`, `Word` a transparent `u64`.
    unsafe { mem::transmute::<&[Ref<'_, T>], &[Word]>(handles) }
}

/// Views owned handles as borrowed ones.
#[inline(always)]
pub fn as_refs<T>(handles: &[Owned<T>]) -> &[Ref<'_, T>] {
    // SAFETY: both are transparent non-zero `u64`s; the slice's borrow keeps the references alive.
    unsafe { mem::transmute::<&[Owned<T>], &[Ref<'_, T>]>(handles) }
}
