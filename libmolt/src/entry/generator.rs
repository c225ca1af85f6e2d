//! Generators.

use super::OwnedWords;
use crate::builtins::generator::{self, GENERATOR};
use crate::object::function::Function;
use crate::object::generator::Outcome;
use crate::object::singletons::none_object;
use crate::object::{Owned, PyResult, Ref};
use crate::protocols::iterate;

/// The `make_generator` row.
pub fn make_generator(function: Ref<'_>, frame: OwnedWords, point: i64) -> PyResult<Owned> {
    Ok(frame.into_generator(function.expect::<Function>(), point).into_object())
}

/// The `get_yield_from_iter` row.
pub fn get_yield_from_iter(iterable: Ref<'_>) -> PyResult<Owned> {
    if iterable.is_exactly(&GENERATOR) { Ok(iterable.owned()) } else { iterate::iter(iterable) }
}

/// The `delegate` row.
pub fn delegate(iterator: Ref<'_>, value: Option<Ref<'_>>) -> PyResult<(Owned, Option<Owned>)> {
    let sent = match value {
        Some(value) => Ok(value),
        None => Err(crate::object::function::take_pending()),
    };
    match generator::delegate(iterator, sent)? {
        Outcome::Yielded(value) => Ok((value, None)),
        Outcome::Returned(value) => Ok((value, Some(none_object()))),
    }
}
