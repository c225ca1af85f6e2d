//! Set operations on receivers known to be exactly `set`.

use crate::builtins::set;
use crate::object::set::Set;
use crate::object::{Owned, PyResult, Ref};

/// The `set_contains` row.
pub fn set_contains(set: Ref<'_>, item: Ref<'_>) -> PyResult<bool> {
    set::contains(set.expect(), item)
}

/// The `set_discard` row.
pub fn set_discard(set: Ref<'_>, item: Ref<'_>) -> PyResult<()> {
    set::methods::discard(set, item).map(drop)
}

/// The `set_remove` row.
pub fn set_remove(set: Ref<'_>, item: Ref<'_>) -> PyResult<()> {
    set::methods::remove(set, item)
}

/// The `set_pop` row.
pub fn set_pop(set: Ref<'_>) -> PyResult<Owned> {
    set::methods::pop(set)
}

/// The `set_clear` row.
pub fn set_clear(set: Ref<'_>) -> PyResult<()> {
    set.expect::<Set>().clear();
    Ok(())
}

/// The `set_length` row.
pub fn set_length(set: Ref<'_>) -> i64 {
    set.expect::<Set>().len() as i64
}
