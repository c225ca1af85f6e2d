//! Iteration.

use crate::builtins::generator;
use crate::builtins::list::LIST;
use crate::builtins::tuple::TUPLE;
use crate::exec::exception::TYPE_ERROR;
use crate::exec::raised::{memory_error, raise};
use crate::object::boxes::Int;
use crate::object::generator::Generator;
use crate::object::list::List;
use crate::object::singletons::{NOT_IMPLEMENTED, none_object};
use crate::object::{Owned, PyResult, Raised, Ref, Tuple, static_str, tuple};
use crate::protocols::{call, number};

/// `iter(object)`.
pub fn iter(object: Ref<'_>) -> PyResult<Owned> {
    let slots = object.ty().slots();
    let Some(iter) = slots.iter else {
        if slots.get_item.is_some() && object.ty().flags().has(crate::object::TypeFlags::HEAP) {
            return Ok(crate::builtins::sequence_iterator::new(object.owned()).into_object());
        }
        raise!(type_error, "'{}' object is not iterable", object.ty().full_name())
    };
    let iterator = iter(object)?;
    if iterator.ty().slots().next.is_none() {
        raise!(type_error, "iter() returned non-iterator of type '{}'", iterator.ty().full_name());
    }
    Ok(iterator)
}

/// `next(iterator)`; `None` when exhausted.
#[inline]
pub fn next(iterator: Ref<'_>) -> PyResult<Option<Owned>> {
    match iterator.ty().slots().next {
        Some(next) => next(iterator),
        None => raise!(type_error, "'{}' object is not an iterator", iterator.ty().full_name()),
    }
}

/// `next(iterator)` as Python sees it: `StopIteration`, with a generator's return value, at the end.
pub fn next_or_stop(iterator: Ref<'_>) -> PyResult<Owned> {
    if let Some(generator) = iterator.downcast_exact::<Generator>() {
        return generator::next(generator);
    }
    match next(iterator)? {
        Some(item) => Ok(item),
        None => Err(generator::stop_iteration(none_object())),
    }
}

/// Calls `each` for every item.
pub fn for_each(iterable: Ref<'_>, mut each: impl FnMut(Owned) -> PyResult<()>) -> PyResult<()> {
    if iterable.is_exactly(&LIST) {
        let list = iterable.expect::<List>();
        let mut index = 0;
        while let Some(item) = list.get().get(index) {
            each(item)?;
            index += 1;
        }
        return Ok(());
    }
    if iterable.is_exactly(&TUPLE) {
        for item in iterable.expect::<Tuple>().slice() {
            each(item.owned())?;
        }
        return Ok(());
    }
    let iterator = iter(iterable)?;
    while let Some(item) = next(iterator.borrow())? {
        each(item)?;
    }
    Ok(())
}

/// All items.
pub fn collect(iterable: Ref<'_>) -> PyResult<Vec<Owned>> {
    let mut items = Vec::new();
    for_each(iterable, |item| {
        if items.len() == items.capacity() && items.try_reserve(1).is_err() {
            return Err(memory_error(""));
        }
        items.push(item);
        Ok(())
    })?;
    Ok(items)
}

/// `tuple(iterable)`.
pub fn to_tuple(iterable: Ref<'_>) -> PyResult<Owned<Tuple>> {
    if iterable.is_exactly(&TUPLE) {
        return Ok(iterable.expect::<Tuple>().owned());
    }
    Ok(tuple::new(collect(iterable)?.into_iter()))
}

/// How many items an iterable says that it has; 0 when it does not say.
pub fn length_hint(iterable: Ref<'_>) -> PyResult<usize> {
    let unless_type_error = |raised: Raised| match raised.exception().is_instance(&TYPE_ERROR) {
        true => Ok(0),
        false => Err(raised),
    };
    if let Some(length) = iterable.ty().slots().length {
        return length(iterable).map_or_else(unless_type_error, |length| Ok(length as usize));
    }
    let Some(hint) = call::call_special(iterable, static_str!("__length_hint__"), &[]) else { return Ok(0) };
    let hint = match hint {
        Ok(hint) => hint,
        Err(raised) => return unless_type_error(raised),
    };
    let hint = hint.borrow();
    if hint.is(Ref::from(&NOT_IMPLEMENTED)) {
        return Ok(0);
    }
    if hint.downcast::<Int>().is_none() {
        raise!(type_error, "__length_hint__ must be an integer, not {}", hint.ty().full_name());
    }
    match usize::try_from(number::to_count(hint)?) {
        Ok(hint) => Ok(hint),
        Err(_) => raise!(value_error, "__length_hint__() should return >= 0"),
    }
}

/// `len(object)`.
#[inline]
pub fn length(object: Ref<'_>) -> PyResult<i64> {
    match object.ty().slots().length {
        Some(length) => length(object),
        None => raise!(type_error, "object of type '{}' has no len()", object.ty().full_name()),
    }
}
