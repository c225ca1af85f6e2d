//! List operations on receivers known to be exactly `list`.

use molt_abi::layout::list as layout;

use crate::builtins::list::{self, methods};
use crate::builtins::sequence::clamp;
use crate::exec::raised::{index_error, memory_error};
use crate::object::list::{List, Strategy, new};
use crate::object::singletons::none_object;
use crate::object::{Owned, PyResult, Ref};

/// The `list_repeat` row.
pub fn list_repeat(value: Ref<'_>, count: i64) -> PyResult<Owned> {
    let (once, list) = (new(), new());
    once.append(value.owned());
    if !list.extend_repeated(&once, count.max(0) as usize) {
        return Err(memory_error(""));
    }
    Ok(list.into_object())
}

/// The `list_get` row.
#[inline(always)]
pub fn list_get(list: Ref<'_>, index: i64) -> Owned {
    list.expect::<List>().get().get(index as usize).unwrap_or_else(none_object)
}

/// The `list_set` row.
pub fn list_set(list: Ref<'_>, index: i64, value: Owned) {
    list.expect::<List>().set(index as usize, value);
}

/// The `list_append` row.
#[inline(always)]
pub fn list_append(list: Ref<'_>, value: Owned) -> PyResult<()> {
    let list = list.expect::<List>();
    list::require_place(&list)?;
    list.append(value);
    Ok(())
}

/// The `list_append_int` row.
#[inline(always)]
pub fn list_append_int(list: Ref<'_>, value: i64) -> PyResult<()> {
    let list = list.expect::<List>();
    list::require_place(&list)?;
    list.append_int(value);
    Ok(())
}

/// The `list_append_float` row.
#[inline(always)]
pub fn list_append_float(list: Ref<'_>, value: f64) -> PyResult<()> {
    let list = list.expect::<List>();
    list::require_place(&list)?;
    list.append_float(value);
    Ok(())
}

/// The `list_widen` row.
pub fn list_widen(list: Ref<'_>) -> PyResult<()> {
    list.expect::<List>().widen();
    Ok(())
}

/// The `list_pop` row.
pub fn list_pop(list: Ref<'_>) -> PyResult<Owned> {
    list.expect::<List>().pop().ok_or_else(|| index_error("pop from empty list"))
}

/// The `list_pop_at` row.
pub fn list_pop_at(list: Ref<'_>, index: i64) -> PyResult<Owned> {
    methods::pop_at(list.expect(), index)
}

/// The `list_insert` row.
pub fn list_insert(list: Ref<'_>, index: i64, value: Owned) {
    let list = list.expect::<List>();
    list.insert(clamp(index, list.len()), value);
}

/// The `list_extend_from` row.
pub fn list_extend_from(list: Ref<'_>, items: Ref<'_>) -> PyResult<()> {
    list::extend(list.expect(), items)
}

/// The `list_clear` row.
pub fn list_clear(list: Ref<'_>) -> PyResult<()> {
    list.expect::<List>().clear();
    Ok(())
}

/// The `list_copy` row.
pub fn list_copy(list: Ref<'_>) -> Owned {
    methods::copy(list.expect())
}

/// The `list_reverse` row.
pub fn list_reverse(list: Ref<'_>) {
    list.expect::<List>().reverse();
}

/// The `list_sort` row.
pub fn list_sort(list: Ref<'_>) -> PyResult<()> {
    list::sort(list.expect(), None, false)
}

/// The `list_index` row.
pub fn list_index(list: Ref<'_>, value: Ref<'_>) -> PyResult<i64> {
    methods::index_between(list.expect(), value, 0, usize::MAX)
}

/// The `list_count` row.
pub fn list_count(list: Ref<'_>, value: Ref<'_>) -> PyResult<i64> {
    methods::count(list.expect(), value)
}

/// The `list_remove` row.
pub fn list_remove(list: Ref<'_>, value: Ref<'_>) -> PyResult<()> {
    methods::remove(list.expect(), value)
}

/// The `list_contains` row.
pub fn list_contains(list: Ref<'_>, value: Ref<'_>) -> PyResult<bool> {
    list::contains(list, value)
}

/// The `list_with_storage` row.
pub fn list_with_storage(strategy: i64, count: i64) -> PyResult<Owned> {
    let strategy = match strategy as u64 {
        layout::STRATEGY_INTS => Strategy::Ints,
        layout::STRATEGY_FLOATS => Strategy::Floats,
        layout::STRATEGY_BOOLS => Strategy::Bools,
        _ => Strategy::Words,
    };
    let list = new();
    list.set_storage(strategy, count.max(0) as usize);
    Ok(list.into_object())
}
