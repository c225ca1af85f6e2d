//! The operations of a type, as plain Rust functions.
//!
//! A static type's table is a constant written with `..BASE_SLOTS`, so inheritance costs nothing at start-up. A class's
//! table is its base's with generic functions where the class defines special methods (`object::slot_names`).

use super::{Args, Owned, PyResult, Ref, Str, Type, Word};

/// An operation on one value.
pub type UnarySlot = for<'a> fn(Ref<'a>) -> PyResult<Owned>;
/// An operation on two values, either of which may be of the slot's type; `NotImplemented` passes on.
pub type BinarySlot = for<'a> fn(Ref<'a>, Ref<'a>) -> PyResult<Owned>;
/// `pow` with an optional modulus.
pub type PowerSlot = for<'a> fn(Ref<'a>, Ref<'a>, Option<Ref<'a>>) -> PyResult<Owned>;
/// Hashing; never -1.
pub type HashSlot = for<'a> fn(Ref<'a>) -> PyResult<i64>;

/// The six comparisons, numbered as in the C API.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum Comparison {
    Lt = 0,
    Le = 1,
    Eq = 2,
    Ne = 3,
    Gt = 4,
    Ge = 5,
}

impl Comparison {
    /// The comparison with its operands exchanged.
    pub const fn swapped(self) -> Comparison {
        match self {
            Comparison::Lt => Comparison::Gt,
            Comparison::Le => Comparison::Ge,
            Comparison::Eq => Comparison::Eq,
            Comparison::Ne => Comparison::Ne,
            Comparison::Gt => Comparison::Lt,
            Comparison::Ge => Comparison::Le,
        }
    }

    /// The operator as written.
    pub const fn symbol(self) -> &'static str {
        match self {
            Comparison::Lt => "<",
            Comparison::Le => "<=",
            Comparison::Eq => "==",
            Comparison::Ne => "!=",
            Comparison::Gt => ">",
            Comparison::Ge => ">=",
        }
    }

    /// Whether an ordering satisfies the comparison.
    #[inline]
    pub const fn holds(self, ordering: std::cmp::Ordering) -> bool {
        match self {
            Comparison::Lt => ordering.is_lt(),
            Comparison::Le => ordering.is_le(),
            Comparison::Eq => ordering.is_eq(),
            Comparison::Ne => ordering.is_ne(),
            Comparison::Gt => ordering.is_gt(),
            Comparison::Ge => ordering.is_ge(),
        }
    }
}

macro_rules! slots {
    ($( $(#[doc = $doc:literal])* $name:ident : $ty:ty; )*) => {
        /// See the module. An absent slot means that the type does not support the operation.
        #[derive(Clone, Copy)]
        pub struct Slots {
            $( $(#[doc = $doc])* pub $name: Option<$ty>, )*
        }

        impl Slots {
            /// No operation at all.
            pub const EMPTY: Slots = Slots { $( $name: None, )* };

            /// Whether both tables have the same functions.
            pub fn same(&self, other: &Slots) -> bool {
                $( self.$name.map(|slot| slot as *const () as usize) == other.$name.map(|slot| slot as *const () as usize) )&&*
            }
        }
    };
}

slots! {
    /// `repr(a)`.
    repr: UnarySlot;
    /// `str(a)`.
    str: UnarySlot;
    /// `hash(a)`.
    hash: HashSlot;
    /// `a(…)`.
    call: for<'a> fn(Ref<'a>, Args<'a>) -> PyResult<Owned>;
    /// `a.name`.
    get_attribute: for<'a> fn(Ref<'a>, Ref<'a, Str>) -> PyResult<Owned>;
    /// `a.name = value`, or `del a.name`.
    set_attribute: for<'a> fn(Ref<'a>, Ref<'a, Str>, Option<Ref<'a>>) -> PyResult<()>;
    /// `a < b` and so on; `NotImplemented` passes on.
    compare: for<'a> fn(Ref<'a>, Ref<'a>, Comparison) -> PyResult<Owned>;
    /// `iter(a)`.
    iter: UnarySlot;
    /// `next(a)`; `None` when exhausted.
    next: for<'a> fn(Ref<'a>) -> PyResult<Option<Owned>>;
    /// `__get__(descriptor, instance, owner)`.
    descriptor_get: for<'a> fn(Ref<'a>, Option<Ref<'a>>, &'static Type) -> PyResult<Owned>;
    /// `__set__(descriptor, instance, value)`, or `__delete__`.
    descriptor_set: for<'a> fn(Ref<'a>, Ref<'a>, Option<Ref<'a>>) -> PyResult<()>;
    /// `__init__`.
    init: for<'a> fn(Ref<'a>, Args<'a>) -> PyResult<()>;
    /// `__new__`.
    new: for<'a> fn(&'static Type, Args<'a>) -> PyResult<Owned>;
    /// `__del__`; errors are reported, not raised.
    finalize: for<'a> fn(Ref<'a>);
    /// Shows every reference that the object owns to the cycle collector; members that a class adds are not its business.
    traverse: for<'a> fn(Ref<'a>, &mut dyn FnMut(Word));
    /// Drops references that can be part of cycles.
    clear: for<'a> fn(Ref<'a>);
    /// `len(a)`.
    length: for<'a> fn(Ref<'a>) -> PyResult<i64>;
    /// `a[key]`.
    get_item: BinarySlot;
    /// `a[key] = value`, or `del a[key]`.
    set_item: for<'a> fn(Ref<'a>, Ref<'a>, Option<Ref<'a>>) -> PyResult<()>;
    /// `item in a`: called as (container, item).
    contains: for<'a> fn(Ref<'a>, Ref<'a>) -> PyResult<bool>;
    /// `a + b` of sequences, tried after `add`.
    concat: BinarySlot;
    /// `a * n` of sequences, tried after `multiply`; called as (sequence, count).
    repeat: for<'a> fn(Ref<'a>, i64) -> PyResult<Owned>;
    /// `a += b` of sequences.
    inplace_concat: BinarySlot;
    /// `a *= n` of sequences.
    inplace_repeat: for<'a> fn(Ref<'a>, i64) -> PyResult<Owned>;
    /// `bool(a)`.
    truth: for<'a> fn(Ref<'a>) -> PyResult<bool>;
    /// `-a`.
    negative: UnarySlot;
    /// `+a`.
    positive: UnarySlot;
    /// `~a`.
    invert: UnarySlot;
    /// `abs(a)`.
    absolute: UnarySlot;
    /// `int(a)`.
    int: UnarySlot;
    /// `float(a)`.
    float: UnarySlot;
    /// `operator.index(a)`.
    index: UnarySlot;
    /// `a + b`.
    add: BinarySlot;
    /// `a - b`.
    subtract: BinarySlot;
    /// `a * b`.
    multiply: BinarySlot;
    /// `a @ b`.
    matrix_multiply: BinarySlot;
    /// `a / b`.
    true_divide: BinarySlot;
    /// `a // b`.
    floor_divide: BinarySlot;
    /// `a % b`.
    remainder: BinarySlot;
    /// `divmod(a, b)`.
    divmod: BinarySlot;
    /// `a ** b`.
    power: PowerSlot;
    /// `a << b`.
    lshift: BinarySlot;
    /// `a >> b`.
    rshift: BinarySlot;
    /// `a & b`.
    and: BinarySlot;
    /// `a | b`.
    or: BinarySlot;
    /// `a ^ b`.
    xor: BinarySlot;
    /// `a += b`.
    inplace_add: BinarySlot;
    /// `a -= b`.
    inplace_subtract: BinarySlot;
    /// `a *= b`.
    inplace_multiply: BinarySlot;
    /// `a @= b`.
    inplace_matrix_multiply: BinarySlot;
    /// `a /= b`.
    inplace_true_divide: BinarySlot;
    /// `a //= b`.
    inplace_floor_divide: BinarySlot;
    /// `a %= b`.
    inplace_remainder: BinarySlot;
    /// `a **= b`.
    inplace_power: BinarySlot;
    /// `a <<= b`.
    inplace_lshift: BinarySlot;
    /// `a >>= b`.
    inplace_rshift: BinarySlot;
    /// `a &= b`.
    inplace_and: BinarySlot;
    /// `a |= b`.
    inplace_or: BinarySlot;
    /// `a ^= b`.
    inplace_xor: BinarySlot;
}
