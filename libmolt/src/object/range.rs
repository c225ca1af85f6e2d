//! Range objects: three raw bounds, or a tuple of ints where those do not fit 64 bits.

use std::mem::offset_of;

use molt_abi::layout;
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, Zero};

use super::boxes::{Int, big_int_object, int_object};
use super::{Field, Header, Owned, Ref, Tuple, Word, tuple};
use crate::builtins::range::RANGE;
use crate::memory;

/// A range.
#[repr(C)]
pub struct Range {
    pub(crate) head: Header,
    start: i64,
    stop: i64,
    step: i64,
    wide: Field<Tuple>,
}

const _: () = {
    assert!(offset_of!(Range, start) == layout::range::START as usize);
    assert!(offset_of!(Range, stop) == layout::range::STOP as usize);
    assert!(offset_of!(Range, step) == layout::range::STEP as usize);
    assert!(offset_of!(Range, wide) == layout::range::WIDE as usize);
};

/// What a range describes.
#[derive(Clone, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Bounds {
    Small { start: i64, stop: i64, step: i64 },
    Wide { start: BigInt, stop: BigInt, step: BigInt },
}

/// How many numbers a range of 64-bit bounds has.
#[inline]
pub fn count(start: i64, stop: i64, step: i64) -> u64 {
    if step > 0 && start < stop {
        (stop.wrapping_sub(start) as u64 - 1) / step as u64 + 1
    } else if step < 0 && start > stop {
        (start.wrapping_sub(stop) as u64 - 1) / step.unsigned_abs() + 1
    } else {
        0
    }
}

impl Range {
    /// The bounds, if all fit 64 bits.
    #[inline(always)]
    pub fn small(&self) -> Option<(i64, i64, i64)> {
        if self.wide.is_set() { None } else { Some((self.start, self.stop, self.step)) }
    }

    /// The bounds.
    pub fn bounds(&self) -> Bounds {
        let Some(wide) = self.wide.get() else {
            return Bounds::Small { start: self.start, stop: self.stop, step: self.step };
        };
        let part = |index: usize| match wide.items().get(index).and_then(|part| part.downcast::<Int>()) {
            Some(part) => part.to_big(),
            None => BigInt::one(),
        };
        Bounds::Wide { start: part(0), stop: part(1), step: part(2) }
    }

    /// `start`, `stop` and `step` as Python ints.
    pub fn parts(&self) -> [Owned; 3] {
        match self.wide.get().as_ref().map(|wide| wide.items()) {
            Some([start, stop, step]) => [start.owned(), stop.owned(), step.owned()],
            _ => [int_object(self.start), int_object(self.stop), int_object(self.step)],
        }
    }

    /// Shows the wide bounds to the cycle collector.
    pub fn traverse(&self, visit: &mut dyn FnMut(Word)) {
        self.wide.traverse(visit);
    }
}

impl Bounds {
    /// Bounds from integers of any size.
    pub fn of(start: BigInt, stop: BigInt, step: BigInt) -> Bounds {
        match (i64::try_from(&start), i64::try_from(&stop), i64::try_from(&step)) {
            (Ok(start), Ok(stop), Ok(step)) => Bounds::Small { start, stop, step },
            _ => Bounds::Wide { start, stop, step },
        }
    }

    /// The bounds as integers of any size.
    pub fn big(&self) -> (BigInt, BigInt, BigInt) {
        match self {
            Bounds::Small { start, stop, step } => ((*start).into(), (*stop).into(), (*step).into()),
            Bounds::Wide { start, stop, step } => (start.clone(), stop.clone(), step.clone()),
        }
    }

    /// How many numbers there are.
    pub fn length(&self) -> BigInt {
        match self {
            Bounds::Small { start, stop, step } => count(*start, *stop, *step).into(),
            Bounds::Wide { start, stop, step } => {
                let (distance, step) =
                    if step.is_positive() { (stop - start, step.clone()) } else { (start - stop, -step) };
                if distance.is_positive() {
                    (distance - BigInt::one()).div_floor(&step) + BigInt::one()
                } else {
                    BigInt::zero()
                }
            }
        }
    }

    /// Number `index`, which may lie outside.
    pub fn at(&self, index: &BigInt) -> BigInt {
        let (start, _, step) = self.big();
        start + index * step
    }

    /// The index of a number, if it is in the range.
    pub fn position(&self, value: &BigInt) -> Option<BigInt> {
        let (start, stop, step) = self.big();
        let inside =
            if step.is_positive() { start <= *value && *value < stop } else { stop < *value && *value <= start };
        let (quotient, remainder) = (value - start).div_mod_floor(&step);
        (inside && remainder.is_zero()).then_some(quotient)
    }

    /// The range object.
    pub fn object(self) -> Owned<Range> {
        match self {
            Bounds::Small { start, stop, step } => new(start, stop, step),
            Bounds::Wide { start, stop, step } => {
                let parts = [big_int_object(start), big_int_object(stop), big_int_object(step)];
                make(0, 0, 1, Some(tuple::new(parts.into_iter())))
            }
        }
    }
}

fn make(start: i64, stop: i64, step: i64, wide: Option<Owned<Tuple>>) -> Owned<Range> {
    memory::allocate(Range { head: Header::new(&RANGE), start, stop, step, wide: Field::new(wide) })
}

/// `range(start, stop, step)`; `step` is not 0.
#[inline(always)]
pub fn new(start: i64, stop: i64, step: i64) -> Owned<Range> {
    make(start, stop, step, None)
}

impl<'a> Ref<'a, Range> {
    /// Number `index` of a range of 64-bit bounds, counted from the end when negative.
    #[inline]
    pub fn item(self, index: i64) -> Option<i64> {
        let (start, stop, step) = self.small()?;
        let length = count(start, stop, step);
        let index = if index < 0 { (length as i128 + index as i128) as i64 } else { index };
        ((index as u64) < length && index >= 0).then(|| start.wrapping_add(index.wrapping_mul(step)))
    }
}
