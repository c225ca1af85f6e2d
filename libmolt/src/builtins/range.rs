//! `range`.

use num_bigint::BigInt;
use num_traits::{One, Signed, ToPrimitive, Zero};

use super::iterators::range as iterators;
use super::object::OBJECT_SLOTS;
use super::slice::Slice;
use crate::builtins::bool::BOOL;
use crate::builtins::int::INT;
use crate::exec::raised::{index_error, overflow_error, raise, value_error};
use crate::object::boxes::{Int, big_int_object, bool_object, int_object};
use crate::object::range::{Bounds, Range, count};
use crate::object::singletons::{none_object, not_implemented_object};
use crate::object::{
    Args, Comparison, Getter, Method, Owned, PyResult, Ref, Slots, Type, builtin_type, methods, text, tuple,
};
use crate::protocols::{compare, hash, iterate, number, text as texts};

builtin_type! {
    /// `range`.
    pub static RANGE: Range as "PyRange_Type", "range" {
        flags: SEQUENCE,
        slots: &RANGE_SLOTS,
        methods: methods!["range";
            Method::none("__reduce__", |this| {
                let parts = tuple::new(this.expect::<Range>().parts().into_iter());
                Ok(super::iterators::pickled::by_class(this, parts))
            }),
            Method::one("count", count_of),
            Method::one("index", index),
            Method::none("__reversed__", |this| Ok(iterators::reversed(this.expect()))),
        ],
        getters: &[
            Getter::member("start", |this| part(this, 0)),
            Getter::member("stop", |this| part(this, 1)),
            Getter::member("step", |this| part(this, 2)),
        ],
    }
}

const RANGE_SLOTS: Slots = Slots {
    repr: Some(repr),
    hash: Some(hash),
    compare: Some(compare),
    new: Some(construct),
    init: Some(|_, _| Ok(())),
    iter: Some(|this| Ok(iterators::new(this.expect()))),
    length: Some(length),
    truth: Some(|this| Ok(!bounds(this).length().is_zero())),
    contains: Some(contains),
    get_item: Some(get_item),
    traverse: Some(|this, visit| this.expect::<Range>().traverse(visit)),
    ..OBJECT_SLOTS
};

fn bounds(this: Ref<'_>) -> Bounds {
    this.expect::<Range>().bounds()
}

fn part(this: Ref<'_>, index: usize) -> PyResult<Owned> {
    Ok(this.expect::<Range>().parts()[index].clone())
}

fn integer(value: Ref<'_>) -> PyResult<BigInt> {
    Ok(number::index(value)?.borrow().expect::<Int>().to_big())
}

fn construct(_: &'static Type, args: Args<'_>) -> PyResult<Owned> {
    if !args.keywords.is_empty() {
        raise!(type_error, "range() takes no keyword arguments");
    }
    let argument = |index: usize| match args.get(index) {
        Some(value) => integer(value),
        None => Ok(BigInt::one()),
    };
    let (start, stop, step) = match args.len() {
        0 => raise!(type_error, "range expected at least 1 argument, got 0"),
        1 => (BigInt::zero(), argument(0)?, BigInt::one()),
        2 | 3 => (argument(0)?, argument(1)?, argument(2)?),
        count => raise!(type_error, "range expected at most 3 arguments, got {count}"),
    };
    if step.is_zero() {
        return Err(value_error("range() arg 3 must not be zero"));
    }
    Ok(Bounds::of(start, stop, step).object().into_object())
}

fn repr(this: Ref<'_>) -> PyResult<Owned> {
    let [start, stop, step] = this.expect::<Range>().parts();
    let (start, stop) = (texts::repr(start.borrow())?, texts::repr(stop.borrow())?);
    let shown = match step.borrow().as_int() {
        Some(1) => format!("range({}, {})", start.as_str(), stop.as_str()),
        _ => format!("range({}, {}, {})", start.as_str(), stop.as_str(), texts::repr(step.borrow())?.as_str()),
    };
    Ok(text::new(&shown).into_object())
}

fn length(this: Ref<'_>) -> PyResult<i64> {
    let length = match this.expect::<Range>().small() {
        Some((start, stop, step)) => i64::try_from(count(start, stop, step)).ok(),
        None => bounds(this).length().to_i64(),
    };
    length.ok_or_else(|| overflow_error("Python int too large to convert to C ssize_t"))
}

/// The bounds in the form that equal ranges share: length, first number, step, where they matter.
fn essence(bounds: &Bounds) -> (BigInt, Option<BigInt>, Option<BigInt>) {
    let length = bounds.length();
    let (start, _, step) = bounds.big();
    let first = (!length.is_zero()).then_some(start);
    let step = (length > BigInt::one()).then_some(step);
    (length, first, step)
}

fn hash(this: Ref<'_>) -> PyResult<i64> {
    let (length, first, step) = essence(&bounds(this));
    let number = |part: Option<BigInt>| part.map_or_else(none_object, big_int_object);
    let parts = tuple::new([big_int_object(length), number(first), number(step)].into_iter());
    hash::hash(parts.borrow().as_object())
}

fn compare(this: Ref<'_>, other: Ref<'_>, operator: Comparison) -> PyResult<Owned> {
    let Some(other) = other.downcast::<Range>() else { return Ok(not_implemented_object()) };
    let equal = || essence(&bounds(this)) == essence(&other.bounds());
    match operator {
        Comparison::Eq => Ok(bool_object(equal())),
        Comparison::Ne => Ok(bool_object(!equal())),
        _ => Ok(not_implemented_object()),
    }
}

/// The number, if it is exactly an int or a bool and so can be looked for by calculating.
fn exact_int(value: Ref<'_>) -> Option<BigInt> {
    let exact = value.is_exactly(&INT) || value.is_exactly(&BOOL);
    if exact { value.downcast::<Int>().map(|value| value.to_big()) } else { None }
}

fn contains(this: Ref<'_>, item: Ref<'_>) -> PyResult<bool> {
    if let (Some((start, stop, step)), Some(value)) = (this.expect::<Range>().small(), item.as_int())
        && (item.is_exactly(&INT) || item.is_exactly(&BOOL))
    {
        let inside = if step > 0 { start <= value && value < stop } else { stop < value && value <= start };
        return Ok(inside && (value as i128 - start as i128) % step as i128 == 0);
    }
    if let Some(value) = exact_int(item) {
        return Ok(bounds(this).position(&value).is_some());
    }
    Ok(position_by_equality(this, item)?.is_some())
}

/// The index of the first number that equals `item`.
fn position_by_equality(this: Ref<'_>, item: Ref<'_>) -> PyResult<Option<i64>> {
    let iterator = iterate::iter(this)?;
    let mut index = 0;
    while let Some(candidate) = iterate::next(iterator.borrow())? {
        if compare::equal(candidate.borrow(), item)? {
            return Ok(Some(index));
        }
        index += 1;
    }
    Ok(None)
}

fn count_of(this: Ref<'_>, item: Ref<'_>) -> PyResult<Owned> {
    if exact_int(item).is_some() {
        return Ok(int_object(contains(this, item)? as i64));
    }
    let mut found = 0;
    iterate::for_each(this, |candidate| {
        found += compare::equal(candidate.borrow(), item)? as i64;
        Ok(())
    })?;
    Ok(int_object(found))
}

fn index(this: Ref<'_>, item: Ref<'_>) -> PyResult<Owned> {
    let found = match exact_int(item) {
        Some(value) => bounds(this).position(&value).map(big_int_object),
        None => position_by_equality(this, item)?.map(int_object),
    };
    match found {
        Some(index) => Ok(index),
        None if exact_int(item).is_some() => raise!(value_error, "range.index(x): x not in range"),
        None => raise!(value_error, "sequence.index(x): x not in sequence"),
    }
}

fn get_item(this: Ref<'_>, key: Ref<'_>) -> PyResult<Owned> {
    let range = this.expect::<Range>();
    if let Some(index) = key.as_int()
        && let Some(value) = range.item(index)
    {
        return Ok(int_object(value));
    }
    if let Some(slice) = key.downcast::<Slice>() {
        return get_slice(&range.bounds(), slice);
    }
    if key.downcast::<Int>().is_none() && key.ty().slots().index.is_none() {
        raise!(type_error, "range indices must be integers or slices, not {}", key.ty().full_name());
    }
    let bounds = range.bounds();
    let length = bounds.length();
    let mut index = integer(key)?;
    if index.is_negative() {
        index += &length;
    }
    if index.is_negative() || index >= length {
        return Err(index_error("range object index out of range"));
    }
    Ok(big_int_object(bounds.at(&index)))
}

/// A slice of a range is a range; its bounds may need any number of bits.
fn get_slice(bounds: &Bounds, slice: Ref<'_, Slice>) -> PyResult<Owned> {
    let length = bounds.length();
    let given = |value: Owned| -> PyResult<Option<BigInt>> {
        let value = value.borrow();
        if value.is_none() {
            return Ok(None);
        }
        if value.downcast::<Int>().is_none() && value.ty().slots().index.is_none() {
            raise!(type_error, "slice indices must be integers or None or have an __index__ method");
        }
        integer(value).map(Some)
    };
    let step = given(slice.step())?.unwrap_or_else(BigInt::one);
    if step.is_zero() {
        return Err(value_error("slice step cannot be zero"));
    }
    let backward = step.is_negative();
    let lowest = if backward { -BigInt::one() } else { BigInt::zero() };
    let highest = if backward { &length - 1 } else { length.clone() };
    let resolve = |value: Option<BigInt>, absent: &BigInt| match value {
        None => absent.clone(),
        Some(value) if value.is_negative() => (value + &length).max(lowest.clone()),
        Some(value) => value.min(highest.clone()),
    };
    let (first, last) = if backward { (&highest, &lowest) } else { (&lowest, &highest) };
    let start = resolve(given(slice.start())?, first);
    let stop = resolve(given(slice.stop())?, last);
    let (_, _, own_step) = bounds.big();
    Ok(Bounds::of(bounds.at(&start), bounds.at(&stop), own_step * step).object().into_object())
}
