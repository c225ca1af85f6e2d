//! Membership.

use crate::exec::raised::raise;
use crate::object::{PyResult, Ref};
use crate::protocols::{compare, iterate};

/// `item in container`.
pub fn contains(container: Ref<'_>, item: Ref<'_>) -> PyResult<bool> {
    let slots = container.ty().slots();
    if let Some(contains) = slots.contains {
        return contains(container, item);
    }
    by_iteration(container, item)
}

/// Membership in what can only be iterated over.
pub fn by_iteration(container: Ref<'_>, item: Ref<'_>) -> PyResult<bool> {
    let slots = container.ty().slots();
    if slots.iter.is_none() && slots.get_item.is_none() {
        raise!(type_error, "argument of type '{}' is not a container or iterable", container.ty().full_name());
    }
    let iterator = iterate::iter(container)?;
    while let Some(candidate) = iterate::next(iterator.borrow())? {
        if compare::equal(candidate.borrow(), item)? {
            return Ok(true);
        }
    }
    Ok(false)
}
