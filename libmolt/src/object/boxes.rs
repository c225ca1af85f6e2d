//! Integers and floats as words: tagging, boxing, and back.

use std::mem::offset_of;

use molt_abi::{layout, value};
use num_bigint::BigInt;

use super::{Header, Owned, PyType, Ref, Type, TypeFlags, Word};
use crate::builtins::bool::BOOL;
use crate::builtins::float::FLOAT;
use crate::builtins::int::INT;
use crate::memory;

/// Marks handles of `int`s (bools and subclasses included), tagged or boxed.
pub enum Int {}

/// Marks handles of `float`s (subclasses included), tagged or boxed.
pub enum Float {}

/// Marks handles of `bool`s.
pub enum Bool {}

/// An integer on the heap: too large for a tag, an instance of a subclass, or made by the C API. `True` and `False` are such
/// boxes too.
#[repr(C)]
pub struct BoxedInt {
    pub(crate) head: Header,
    /// The value, if it fits.
    small: i64,
    /// The value otherwise.
    big: Option<Box<BigInt>>,
}

// SAFETY: immutable after construction, and counted under the interpreter lock.
unsafe impl Sync for BoxedInt {}

/// A float on the heap.
#[repr(C)]
pub struct BoxedFloat {
    pub(crate) head: Header,
    value: f64,
}

// SAFETY: as for `BoxedInt`.
unsafe impl Sync for BoxedFloat {}

const _: () = {
    assert!(offset_of!(BoxedFloat, value) == layout::float::VALUE as usize);
    assert!(size_of::<BoxedFloat>() == layout::float::SIZE as usize);
};

/// `True`.
// SAFETY: the C API's symbol, defined here only.
#[unsafe(export_name = "_Py_TrueStruct")]
pub static TRUE: BoxedInt = BoxedInt { head: Header::immortal(&BOOL), small: 1, big: None };
/// `False`.
// SAFETY: the C API's symbol, defined here only.
#[unsafe(export_name = "_Py_FalseStruct")]
pub static FALSE: BoxedInt = BoxedInt { head: Header::immortal(&BOOL), small: 0, big: None };
/// `0.0`, which has no tagged form.
// SAFETY: named in `molt_abi::symbols`, defined here only.
#[unsafe(export_name = "molt_float_zero")]
pub static FLOAT_ZERO: BoxedFloat = BoxedFloat { head: Header::immortal(&FLOAT), value: 0.0 };
/// `-0.0`, which has no tagged form.
// SAFETY: named in `molt_abi::symbols`, defined here only.
#[unsafe(export_name = "molt_float_negative_zero")]
pub static FLOAT_NEGATIVE_ZERO: BoxedFloat = BoxedFloat { head: Header::immortal(&FLOAT), value: -0.0 };

fn static_word<T>(object: &'static T) -> Word {
    Word::from_bits(std::ptr::from_ref(object) as u64)
}

/// `True` or `False`.
#[inline(always)]
pub fn bool_ref(value: bool) -> Ref<'static, Bool> {
    // SAFETY: static bool objects.
    unsafe { Ref::from_word(static_word(if value { &TRUE } else { &FALSE })) }
}

/// `True` or `False`, owned.
#[inline(always)]
pub fn bool_object(value: bool) -> Owned {
    bool_ref(value).as_object().owned()
}

/// An `int`.
#[inline(always)]
pub fn int_object(value: i64) -> Owned {
    match value::encode_int(value) {
        // SAFETY: a tagged word.
        Some(word) => unsafe { Owned::from_word(Word::from_bits(word)) },
        None => box_small(value),
    }
}

#[cold]
fn box_small(value: i64) -> Owned {
    box_int(&INT, value, None)
}

fn box_int(ty: &'static Type, small: i64, big: Option<Box<BigInt>>) -> Owned {
    let size = ty.instance_size() as usize;
    // SAFETY: the object is as large as its type says, which is at least a `BoxedInt`; all bytes are written.
    unsafe {
        let object = memory::allocate::allocate_raw(ty, size);
        object.cast::<BoxedInt>().write(BoxedInt { head: Header::new(ty), small, big });
        object.add(size_of::<BoxedInt>()).write_bytes(0, size - size_of::<BoxedInt>());
        Owned::from_word(Word::from_bits(object.as_ptr() as u64))
    }
}

/// An `int` of any size.
pub fn big_int_object(value: BigInt) -> Owned {
    match i64::try_from(&value) {
        Ok(small) => int_object(small),
        Err(_) => box_int(&INT, 0, Some(Box::new(value))),
    }
}

/// An instance of `ty`, a proper subclass of `int`, with the value of `value`.
pub fn int_of_type(ty: &'static Type, value: Ref<'_, Int>) -> Owned {
    match value.to_i64() {
        Some(small) => box_int(ty, small, None),
        None => box_int(ty, 0, Some(Box::new(value.to_big()))),
    }
}

/// A `float`.
#[inline(always)]
pub fn float_object(value: f64) -> Owned {
    match value::encode_float(value.to_bits()) {
        // SAFETY: a tagged word.
        Some(word) => unsafe { Owned::from_word(Word::from_bits(word)) },
        None => wide_float_object(value),
    }
}

/// A `float` outside the range of tagged ones.
#[inline(never)]
pub fn wide_float_object(value: f64) -> Owned {
    if value == 0.0 {
        let zero = if value.is_sign_negative() { &FLOAT_NEGATIVE_ZERO } else { &FLOAT_ZERO };
        // SAFETY: static float objects.
        return unsafe { Owned::from_word(static_word(zero)) };
    }
    float_of_type(&FLOAT, value)
}

/// An instance of `ty`, `float` or a subclass, on the heap.
pub fn float_of_type(ty: &'static Type, value: f64) -> Owned {
    let size = ty.instance_size() as usize;
    // SAFETY: as in `box_int`.
    unsafe {
        let object = memory::allocate::allocate_raw(ty, size);
        object.cast::<BoxedFloat>().write(BoxedFloat { head: Header::new(ty), value });
        object.add(size_of::<BoxedFloat>()).write_bytes(0, size - size_of::<BoxedFloat>());
        Owned::from_word(Word::from_bits(object.as_ptr() as u64))
    }
}

impl PyType for Int {
    fn type_object() -> &'static Type {
        &INT
    }
    #[inline(always)]
    fn check(object: Ref<'_>) -> bool {
        value::is_tagged_int(object.word().bits()) || object.ty().flags().has(TypeFlags::INT)
    }
}

impl PyType for Float {
    fn type_object() -> &'static Type {
        &FLOAT
    }
    #[inline(always)]
    fn check(object: Ref<'_>) -> bool {
        value::is_tagged_float(object.word().bits()) || object.ty().is_subtype(&FLOAT)
    }
}

impl PyType for Bool {
    fn type_object() -> &'static Type {
        &BOOL
    }
    #[inline(always)]
    fn check(object: Ref<'_>) -> bool {
        object.word() == static_word(&TRUE) || object.word() == static_word(&FALSE)
    }
}

impl<'a> Ref<'a, Int> {
    #[inline(always)]
    fn boxed(self) -> Option<&'a BoxedInt> {
        if value::is_tagged_int(self.word().bits()) {
            return None;
        }
        // SAFETY: an int that is not tagged is a box.
        Some(unsafe { &*(self.word().bits() as *const BoxedInt) })
    }

    /// The value, if it fits 64 bits.
    #[inline(always)]
    pub fn to_i64(self) -> Option<i64> {
        match self.boxed() {
            None => Some(value::decode_int(self.word().bits())),
            Some(boxed) if boxed.big.is_none() => Some(boxed.small),
            Some(_) => None,
        }
    }

    /// The value, if it does not fit 64 bits.
    #[inline(always)]
    pub fn as_big(self) -> Option<&'a BigInt> {
        self.boxed()?.big.as_deref()
    }

    /// The value, whatever its size.
    pub fn to_big(self) -> BigInt {
        match self.as_big() {
            Some(big) => big.clone(),
            None => BigInt::from(self.to_i64().unwrap_or_default()),
        }
    }
}

impl Ref<'_, Float> {
    /// The value.
    #[inline(always)]
    pub fn value(self) -> f64 {
        let bits = self.word().bits();
        if value::is_tagged_float(bits) {
            return f64::from_bits(value::decode_float(bits));
        }
        // SAFETY: a float that is not tagged is a box.
        unsafe { &*(bits as *const BoxedFloat) }.value
    }
}

impl Ref<'_, Bool> {
    /// The value.
    #[inline(always)]
    pub fn value(self) -> bool {
        self.word() == static_word(&TRUE)
    }
}

impl Ref<'_> {
    /// The integer, if this is an int (bool and subclasses included) that fits 64 bits.
    #[inline(always)]
    pub fn as_int(self) -> Option<i64> {
        if value::is_tagged_int(self.word().bits()) {
            return Some(value::decode_int(self.word().bits()));
        }
        self.downcast::<Int>()?.to_i64()
    }

    /// The float, if this is one (subclasses included).
    #[inline(always)]
    pub fn as_float(self) -> Option<f64> {
        self.downcast::<Float>().map(Ref::<Float>::value)
    }

    /// The truth value, if this is a bool.
    #[inline(always)]
    pub fn as_bool(self) -> Option<bool> {
        self.downcast::<Bool>().map(Ref::<Bool>::value)
    }

    /// Whether this is `None`.
    #[inline(always)]
    pub fn is_none(self) -> bool {
        self.is(crate::object::singletons::none())
    }
}
