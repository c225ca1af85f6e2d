//! `range_iterator`, and `longrange_iterator` for ranges that need more than 64 bits.

use std::cell::{Cell, RefCell};

use num_bigint::BigInt;
use num_traits::{One, Signed, Zero};

use crate::builtins::iterators::pickled;
use crate::builtins::object::OBJECT_SLOTS;
use crate::exec::raised::overflow_error;
use crate::memory;
use crate::object::boxes::{Int, big_int_object, int_object};
use crate::object::range::{Bounds, Range, count};
use crate::object::singletons::none_object;
use crate::object::{Header, Method, Owned, Ref, Slots, builtin_type, methods};
use crate::protocols::number;

/// The iterator over 64-bit numbers.
#[repr(C)]
pub struct RangeIterator {
    head: Header,
    next: Cell<i64>,
    step: i64,
    remaining: Cell<u64>,
}

builtin_type! {
    /// `range_iterator`.
    pub static RANGE_ITERATOR: RangeIterator as "PyRangeIter_Type", "range_iterator" {
        flags: NONE,
        slots: &Slots {
            iter: Some(|this| Ok(this.owned())),
            next: Some(|this| Ok(this.expect::<RangeIterator>().next().map(int_object))),
            ..OBJECT_SLOTS
        },
        methods: methods!["range_iterator"; Method::none("__length_hint__", |this| {
            Ok(int_object(this.expect::<RangeIterator>().remaining.get() as i64))
        }),
            Method::none("__reduce__", |this| {
                let this = this.expect::<RangeIterator>();
                let (next, step) = (BigInt::from(this.next.get()), BigInt::from(this.step));
                Ok(rest_of_range(next, step, &BigInt::from(this.remaining.get())))
            }),
            Method::one("__setstate__", |this, state| {
                let this = this.expect::<RangeIterator>();
                let state = number::index(state)?;
                let Some(state) = state.borrow().as_int() else {
                    return Err(overflow_error("Python int too large to convert to C long"));
                };
                let passed = state.clamp(0, this.remaining.get().min(i64::MAX as u64) as i64);
                this.next.set(this.next.get().wrapping_add(this.step.wrapping_mul(passed)));
                this.remaining.set(this.remaining.get() - passed as u64);
                Ok(none_object())
            }),
        ],
    }
}

/// What an iterator that is about to give `next` still has, as `__reduce__` tells it.
fn rest_of_range(next: BigInt, step: BigInt, remaining: &BigInt) -> Owned {
    let stop = &next + &step * remaining;
    let rest = Bounds::of(next, stop, step).object().into_object();
    pickled::by_builtin("iter", &[rest.borrow()], Some(none_object()))
}

impl RangeIterator {
    /// The next number.
    #[inline(always)]
    pub fn next(&self) -> Option<i64> {
        let remaining = self.remaining.get().checked_sub(1)?;
        self.remaining.set(remaining);
        let value = self.next.get();
        self.next.set(value.wrapping_add(self.step));
        Some(value)
    }
}

/// An iterator that gives `next` first.
#[inline]
pub fn from_bounds(next: i64, stop: i64, step: i64) -> Owned<RangeIterator> {
    from_count(next, step, count(next, stop, step))
}

fn from_count(next: i64, step: i64, remaining: u64) -> Owned<RangeIterator> {
    memory::allocate(RangeIterator {
        head: Header::new(&RANGE_ITERATOR),
        next: Cell::new(next),
        step,
        remaining: Cell::new(remaining),
    })
}

/// The iterator over any numbers.
#[repr(C)]
pub struct LongRangeIterator {
    head: Header,
    next: RefCell<BigInt>,
    step: BigInt,
    remaining: RefCell<BigInt>,
}

builtin_type! {
    /// `longrange_iterator`.
    pub static LONG_RANGE_ITERATOR: LongRangeIterator as "PyLongRangeIter_Type", "longrange_iterator" {
        flags: NONE,
        slots: &Slots {
            iter: Some(|this| Ok(this.owned())),
            next: Some(|this| Ok(this.expect::<LongRangeIterator>().next())),
            ..OBJECT_SLOTS
        },
        methods: methods!["longrange_iterator"; Method::none("__length_hint__", |this| {
            Ok(big_int_object(this.expect::<LongRangeIterator>().remaining.borrow().clone()))
        }),
            Method::none("__reduce__", |this| {
                let this = this.expect::<LongRangeIterator>();
                let (next, remaining) = (this.next.borrow().clone(), this.remaining.borrow().clone());
                Ok(rest_of_range(next, this.step.clone(), &remaining))
            }),
            Method::one("__setstate__", |this, state| {
                let this = this.expect::<LongRangeIterator>();
                let state = number::index(state)?;
                let passed = state.borrow().expect::<Int>().to_big();
                let passed = passed.max(BigInt::zero()).min(this.remaining.borrow().clone());
                *this.next.borrow_mut() += &this.step * &passed;
                *this.remaining.borrow_mut() -= passed;
                Ok(none_object())
            }),
        ],
    }
}

impl LongRangeIterator {
    fn next(&self) -> Option<Owned> {
        let mut remaining = self.remaining.borrow_mut();
        if !remaining.is_positive() {
            return None;
        }
        *remaining -= BigInt::one();
        let mut next = self.next.borrow_mut();
        let value = next.clone();
        *next += &self.step;
        Some(big_int_object(value))
    }
}

fn long(next: BigInt, step: BigInt, remaining: BigInt) -> Owned {
    let iterator = memory::allocate(LongRangeIterator {
        head: Header::new(&LONG_RANGE_ITERATOR),
        next: RefCell::new(next),
        step,
        remaining: RefCell::new(remaining),
    });
    iterator.into_object()
}

/// `iter(range)`.
pub fn new(range: Ref<'_, Range>) -> Owned {
    match range.bounds() {
        Bounds::Small { start, stop, step } => from_bounds(start, stop, step).into_object(),
        bounds => {
            let (start, _, step) = bounds.big();
            long(start, step, bounds.length())
        }
    }
}

/// `reversed(range)`.
pub fn reversed(range: Ref<'_, Range>) -> Owned {
    if let Some((start, stop, step)) = range.small()
        && let Some(back) = step.checked_neg()
    {
        let remaining = count(start, stop, step);
        let last = start.wrapping_add(step.wrapping_mul(remaining.wrapping_sub(1) as i64));
        return from_count(last, back, remaining).into_object();
    }
    let bounds = range.bounds();
    let length = bounds.length();
    let (_, _, step) = bounds.big();
    let last = if length.is_zero() { BigInt::zero() } else { bounds.at(&(&length - 1)) };
    long(last, -step, length)
}
