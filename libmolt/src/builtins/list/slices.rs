//! Slices of lists: reading, replacing, deleting.

use super::{LIST, new};
use crate::builtins::slice::{Slice, Span};
use crate::exec::exception::TYPE_ERROR;
use crate::exec::raised::{raise, type_error};
use crate::object::list::List;
use crate::object::{Owned, PyResult, Ref};
use crate::protocols::iterate;

/// `list[slice]`.
pub fn get(list: Ref<'_, List>, slice: Ref<'_, Slice>) -> PyResult<Owned> {
    let span = slice.span(|| list.len())?;
    let part = new();
    if span.step == 1 {
        part.extend_from(&list, span.start, span.end());
    } else {
        for index in span.indices() {
            if let Some(item) = list.get().get(index) {
                part.append(item);
            }
        }
    }
    Ok(part.into_object())
}

/// `del list[slice]`.
pub fn delete(list: Ref<'_, List>, slice: Ref<'_, Slice>) -> PyResult<()> {
    let span = slice.span(|| list.len())?;
    if span.count == 0 {
        return Ok(());
    }
    let first = if span.step < 0 { span.at(span.count - 1) } else { span.start };
    list.remove_stepped(first, span.step.unsigned_abs() as usize, span.count);
    Ok(())
}

/// The items to store, taken before the list changes.
fn items_to_store(iterable: Ref<'_>) -> PyResult<Vec<Owned>> {
    if iterable.is_exactly(&LIST) {
        return Ok(iterable.expect::<List>().to_vec());
    }
    let iterator = iterate::iter(iterable).map_err(|raised| {
        if raised.is(&TYPE_ERROR) { type_error("must assign iterable to extended slice") } else { raised }
    })?;
    Ok(super::from_iterable(iterator.borrow())?.take_all())
}

/// `list[slice] = iterable`.
pub fn set(list: Ref<'_, List>, slice: Ref<'_, Slice>, iterable: Ref<'_>) -> PyResult<()> {
    // The bounds' `__index__` methods run first, the iterable next; the list's length counts after both.
    slice.span(|| 0)?;
    let items = items_to_store(iterable)?;
    let span = slice.span(|| list.len())?;
    if span.step == 1 {
        list.splice(span.start, span.end(), items);
        return Ok(());
    }
    replace_each(list, span, items)
}

fn replace_each(list: Ref<'_, List>, span: Span, items: Vec<Owned>) -> PyResult<()> {
    if items.len() != span.count {
        raise!(
            value_error,
            "attempt to assign sequence of size {} to extended slice of size {}",
            items.len(),
            span.count
        );
    }
    // Old elements are kept until all are replaced: their destruction may run code that looks at the list.
    let old: Vec<Option<Owned>> = span.indices().map(|index| list.get().get(index)).collect();
    for (index, item) in span.indices().zip(items) {
        list.set(index, item);
    }
    drop(old);
    Ok(())
}
