//! Iteration.

use crate::builtins::iterators::{list, range};
use crate::builtins::str;
use crate::object::{Owned, PyResult, Ref};
use crate::protocols::iterate;

/// The `get_iter` row.
pub fn get_iter(object: Ref<'_>) -> PyResult<Owned> {
    iterate::iter(object)
}

/// The `iter_next` row.
pub fn iter_next(iterator: Ref<'_>) -> PyResult<Option<Owned>> {
    iterate::next(iterator)
}

/// The `make_range_iterator` row.
pub fn make_range_iterator(next: i64, stop: i64, step: i64) -> Owned {
    range::from_bounds(next, stop, step).into_object()
}

/// The `make_list_iterator` row.
pub fn make_list_iterator(list: Ref<'_>, index: i64) -> Owned {
    list::new(list.expect(), index as usize).into_object()
}

/// The `make_str_iterator` row.
pub fn make_str_iterator(string: Ref<'_>, passed: i64) -> Owned {
    str::iterate_from(string.expect(), passed as usize).into_object()
}

/// The `length` row.
pub fn length(object: Ref<'_>) -> PyResult<i64> {
    iterate::length(object)
}
