//! Built-in functions on iterables.

use crate::builtins::descriptors::wrong_count;
use crate::builtins::iterators::callable;
use crate::builtins::list;
use crate::exec::raised::raise;
use crate::object::boxes::bool_object;
use crate::object::{Args, Owned, PyResult, Ref};
use crate::protocols::{iterate, truth};

/// `sorted(iterable, key=None, reverse=False)`.
pub fn sorted(_: Ref<'_>, args: Args<'_>) -> PyResult<Owned> {
    let (Some(iterable), 1) = (args.get(0), args.len()) else { return Err(wrong_count("sorted", 1, 1, args.len())) };
    let list = list::from_iterable(iterable)?;
    let (mut key, mut reverse) = (None, false);
    for (name, value) in args.keywords.iter() {
        match name.text() {
            "key" => key = Some(value).filter(|value| !value.is_none()),
            "reverse" => reverse = truth::truth(value)?,
            other => raise!(type_error, "sort() got an unexpected keyword argument '{other}'"),
        }
    }
    list::sort(list.borrow(), key, reverse)?;
    Ok(list.into_object())
}

/// Whether the truth of some item is `wanted`.
pub fn some_item_is(iterable: Ref<'_>, wanted: bool) -> PyResult<bool> {
    let iterator = iterate::iter(iterable)?;
    while let Some(item) = iterate::next(iterator.borrow())? {
        if truth::truth(item.borrow())? == wanted {
            return Ok(true);
        }
    }
    Ok(false)
}

/// `any(iterable)`.
pub fn any(_: Ref<'_>, iterable: Ref<'_>) -> PyResult<Owned> {
    Ok(bool_object(some_item_is(iterable, true)?))
}

/// `all(iterable)`.
pub fn all(_: Ref<'_>, iterable: Ref<'_>) -> PyResult<Owned> {
    Ok(bool_object(!some_item_is(iterable, false)?))
}

/// `iter(object)` or `iter(callable, sentinel)`.
pub fn iter(_: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    match args {
        [object] => iterate::iter(*object),
        [function, sentinel, ..] if function.ty().slots().call.is_some() => {
            Ok(callable::new(*function, *sentinel).into_object())
        }
        _ => raise!(type_error, "iter(v, w): v must be callable"),
    }
}

/// `next(iterator, default)`.
pub fn next(_: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    match args {
        [iterator, default, ..] => Ok(iterate::next(*iterator)?.unwrap_or_else(|| default.owned())),
        _ => iterate::next_or_stop(args[0]),
    }
}
