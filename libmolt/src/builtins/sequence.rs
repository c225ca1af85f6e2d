//! What lists and tuples have in common: ordering item by item.

use crate::exec::interrupt;
use crate::exec::raised::raise;
use crate::object::boxes::{Int, bool_object};
use crate::object::{Comparison, Owned, PyResult, Ref};
use crate::protocols::{compare as comparison, number};

/// Compares two sequences. `lengths` and `items` look at both anew each time, as comparing items may change them; `items`
/// gives the two items at an index, or `None` past the end of either.
pub fn compare(
    lengths: impl Fn() -> (usize, usize),
    items: impl Fn(usize) -> Option<(Owned, Owned)>,
    operator: Comparison,
) -> PyResult<Owned> {
    interrupt::check_here()?;
    let (a, b) = lengths();
    if a != b && matches!(operator, Comparison::Eq | Comparison::Ne) {
        return Ok(bool_object(operator == Comparison::Ne));
    }
    let mut index = 0;
    while let Some((a, b)) = items(index) {
        if !comparison::equal(a.borrow(), b.borrow())? {
            return match operator {
                Comparison::Eq => Ok(bool_object(false)),
                Comparison::Ne => Ok(bool_object(true)),
                _ => comparison::compare(a.borrow(), b.borrow(), operator),
            };
        }
        index += 1;
    }
    let (a, b) = lengths();
    Ok(bool_object(operator.holds(a.cmp(&b))))
}

/// The place that an index means where any integer means one: the nearest.
pub fn clamp(index: i64, length: usize) -> usize {
    let index = if index < 0 { index.saturating_add(length as i64).max(0) } else { index };
    (index as usize).min(length)
}

/// An optional bound of `index`.
pub fn search_bound(value: Option<&Ref<'_>>, absent: usize, length: usize) -> PyResult<usize> {
    let Some(&value) = value else { return Ok(absent) };
    if value.downcast::<Int>().is_none() && value.ty().slots().index.is_none() {
        raise!(type_error, "slice indices must be integers or have an __index__ method");
    }
    Ok(clamp(number::to_bound(value)?, length))
}
