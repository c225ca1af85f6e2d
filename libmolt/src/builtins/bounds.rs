//! The optional `start` and `end` arguments of searching methods.

use crate::exec::raised::raise;
use crate::object::boxes::Int;
use crate::object::{PyResult, Ref};
use crate::protocols::number;

/// Resolves bounds against a length. The result may be in the wrong order: then nothing is in between.
pub fn resolve(start: Option<Ref<'_>>, end: Option<Ref<'_>>, length: usize) -> PyResult<(usize, usize)> {
    let length = length as i64;
    let from_end = |value: i64| if value < 0 { value.saturating_add(length).max(0) } else { value };
    let start = bound(start)?.map_or(0, from_end);
    let end = bound(end)?.map_or(length, from_end).min(length);
    Ok((start as usize, end as usize))
}

fn bound(argument: Option<Ref<'_>>) -> PyResult<Option<i64>> {
    let Some(argument) = argument.filter(|argument| !argument.is_none()) else { return Ok(None) };
    if argument.downcast::<Int>().is_none() && argument.ty().slots().index.is_none() {
        raise!(type_error, "slice indices must be integers or None or have an __index__ method");
    }
    number::to_bound(argument).map(Some)
}
