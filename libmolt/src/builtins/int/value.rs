//! An integer's value, small or big, without its object.

use std::borrow::Cow;
use std::cmp::Ordering;

use num_bigint::{BigInt, Sign};

use crate::builtins::int::text::{Decimal, big_to_decimal};
use crate::object::boxes::Int;
use crate::object::{Owned, Ref, boxes};

/// An integer that something else holds.
#[derive(Clone, Copy)]
pub enum Integer<'a> {
    /// One that fits 64 bits.
    Small(i64),
    /// One that does not.
    Big(&'a BigInt),
}

impl<'a> Integer<'a> {
    /// The value of an int.
    #[inline(always)]
    pub fn of(int: Ref<'a, Int>) -> Integer<'a> {
        match int.as_big() {
            Some(big) => Integer::Big(big),
            None => Integer::Small(int.to_i64().unwrap_or_default()),
        }
    }

    /// The value, if the object is an int (bool and subclasses included).
    #[inline(always)]
    pub fn from_object(object: Ref<'a>) -> Option<Integer<'a>> {
        object.downcast::<Int>().map(Integer::of)
    }

    /// As a big integer.
    pub fn to_big(self) -> Cow<'a, BigInt> {
        match self {
            Integer::Small(value) => Cow::Owned(BigInt::from(value)),
            Integer::Big(value) => Cow::Borrowed(value),
        }
    }

    /// An exact `int` with this value.
    pub fn to_object(self) -> Owned {
        match self {
            Integer::Small(value) => boxes::int_object(value),
            Integer::Big(value) => boxes::big_int_object(value.clone()),
        }
    }

    /// Whether it is below zero.
    pub fn is_negative(self) -> bool {
        match self {
            Integer::Small(value) => value < 0,
            Integer::Big(value) => value.sign() == Sign::Minus,
        }
    }

    /// Whether it is zero.
    pub fn is_zero(self) -> bool {
        matches!(self, Integer::Small(0))
    }

    /// Compares values.
    #[inline]
    pub fn compare(self, other: Integer<'_>) -> Ordering {
        match (self, other) {
            (Integer::Small(a), Integer::Small(b)) => a.cmp(&b),
            (Integer::Big(a), Integer::Big(b)) => a.cmp(b),
            (Integer::Big(a), Integer::Small(_)) => big_side(a),
            (Integer::Small(_), Integer::Big(b)) => big_side(b).reverse(),
        }
    }

    /// The digits of the magnitude; `None` when decimal ones exceed the limit on conversions.
    pub fn magnitude_digits(self, radix: u32) -> Option<String> {
        match (self, radix) {
            (Integer::Small(value), 2) => Some(format!("{:b}", value.unsigned_abs())),
            (Integer::Small(value), 8) => Some(format!("{:o}", value.unsigned_abs())),
            (Integer::Small(value), 16) => Some(format!("{:x}", value.unsigned_abs())),
            (Integer::Small(value), _) => Some(value.unsigned_abs().to_string()),
            (Integer::Big(value), 10) => {
                let text = big_to_decimal(value)?;
                Some(if self.is_negative() { text[1..].to_owned() } else { text })
            }
            (Integer::Big(value), _) => Some(value.magnitude().to_str_radix(radix)),
        }
    }

    /// The decimal digits with a minus sign where needed; `None` when they exceed the limit on conversions.
    pub fn with_decimal<R>(self, show: impl FnOnce(&[u8]) -> R) -> Option<R> {
        match self {
            Integer::Small(value) => Some(show(Decimal::new(value).bytes())),
            Integer::Big(value) => big_to_decimal(value).map(|text| show(text.as_bytes())),
        }
    }
}

/// How a number beyond 64 bits compares with one within.
fn big_side(value: &BigInt) -> Ordering {
    if value.sign() == Sign::Minus { Ordering::Less } else { Ordering::Greater }
}
