//! `list`.

pub mod methods;
mod slices;
mod sort;

use super::iterators::list as iterators;
use super::object::OBJECT_SLOTS;
use super::sequence;
use super::slice::Slice;
use super::tuple::TUPLE;
use crate::exec::raised::{index_error, memory_error, raise};
use crate::object::boxes::Int;
use crate::object::list::{self, List};
use crate::object::range::Range;
use crate::object::singletons::{none_object, not_implemented_object};
use crate::object::{Args, Comparison, Owned, PyResult, Ref, Slots, Tuple, builtin_type};
use crate::protocols::{compare, hash, iterate, number, text};

pub use crate::object::list::new;

builtin_type! {
    /// `list`.
    pub static LIST: List as "PyList_Type", "list" {
        flags: BASE | GC | LIST | SEQUENCE | MATCH_SELF [LIST],
        slots: &LIST_SLOTS,
        methods: methods::METHODS,
    }
}

/// The operations of lists.
pub const LIST_SLOTS: Slots = Slots {
    repr: Some(repr),
    hash: Some(hash::unhashable),
    compare: Some(compare),
    new: Some(|ty, _| Ok(list::new_as(ty).into_object())),
    init: Some(init),
    iter: Some(|this| Ok(iterators::new(this.expect(), 0).into_object())),
    length: Some(|this| Ok(this.expect::<List>().len() as i64)),
    contains: Some(contains),
    get_item: Some(get_item),
    set_item: Some(set_item),
    concat: Some(concat),
    repeat: Some(repeat),
    inplace_concat: Some(inplace_concat),
    inplace_repeat: Some(inplace_repeat),
    traverse: Some(|this, visit| this.expect::<List>().traverse(visit)),
    clear: Some(|this| this.expect::<List>().clear()),
    ..OBJECT_SLOTS
};

fn init(this: Ref<'_>, args: Args<'_>) -> PyResult<()> {
    if !args.keywords.is_empty() && this.is_exactly(&LIST) {
        raise!(type_error, "list() takes no keyword arguments");
    }
    if args.len() > 1 {
        raise!(type_error, "list expected at most 1 argument, got {}", args.len());
    }
    let list = this.expect::<List>();
    list.clear();
    match args.get(0) {
        Some(iterable) => extend(list, iterable),
        None => Ok(()),
    }
}

fn repr(this: Ref<'_>) -> PyResult<Owned> {
    let list = this.expect::<List>();
    if list.is_empty() {
        return Ok(crate::object::static_str!("[]").as_object().owned());
    }
    text::repr_container(this, "[...]", |shown| {
        shown.push('[');
        let mut index = 0;
        while let Some(item) = list.get().get(index) {
            if index > 0 {
                shown.push_str(", ");
            }
            shown.push_str(text::repr(item.borrow())?.as_str());
            index += 1;
        }
        shown.push(']');
        Ok(())
    })
}

/// Compares two lists of the same raw storage without making objects.
fn compare_raw(a: &List, b: &List, operator: Comparison) -> Option<bool> {
    if let Some(result) = a.with_ints(|a| b.with_ints(|b| operator.holds((*a).cmp(b)))) {
        return result;
    }
    a.with_bools(|a| b.with_bools(|b| operator.holds((*a).cmp(b))))?
}

fn compare(this: Ref<'_>, other: Ref<'_>, operator: Comparison) -> PyResult<Owned> {
    let (Some(a), Some(b)) = (this.downcast::<List>(), other.downcast::<List>()) else {
        return Ok(not_implemented_object());
    };
    let (a, b) = (a.get(), b.get());
    if let Some(result) = compare_raw(a, b, operator) {
        return Ok(crate::object::boxes::bool_object(result));
    }
    sequence::compare(|| (a.len(), b.len()), |index| Some((a.get(index)?, b.get(index)?)), operator)
}

/// Whether an element can be found among raw ints by value.
fn exact_int(item: Ref<'_>) -> Option<i64> {
    if item.is_exactly(&super::int::INT) { item.as_int() } else { None }
}

/// The index of the first element in `start..stop` that equals `item`. Lists can change while `==` runs.
fn position(list: Ref<'_, List>, item: Ref<'_>, start: usize, stop: usize) -> PyResult<Option<usize>> {
    if let Some(value) = exact_int(item)
        && let Some(found) = list.with_ints(|ints| {
            let stop = stop.min(ints.len());
            let range = ints.get(start..stop)?;
            range.iter().position(|&candidate| candidate == value).map(|index| start + index)
        })
    {
        return Ok(found);
    }
    let mut index = start;
    while index < stop {
        let Some(candidate) = list.get().get(index) else { return Ok(None) };
        if compare::equal(candidate.borrow(), item)? {
            return Ok(Some(index));
        }
        index += 1;
    }
    Ok(None)
}

/// `item in list`.
pub fn contains(this: Ref<'_>, item: Ref<'_>) -> PyResult<bool> {
    Ok(position(this.expect(), item, 0, usize::MAX)?.is_some())
}

/// The index that `key` means, or the error for what cannot be one.
#[inline]
fn index_of(list: Ref<'_, List>, key: Ref<'_>, error: &str) -> PyResult<usize> {
    let index = match key.as_int() {
        Some(index) => index,
        None if key.downcast::<Int>().is_some() || key.ty().slots().index.is_some() => number::to_index(key)?,
        None => raise!(type_error, "list indices must be integers or slices, not {}", key.ty().full_name()),
    };
    resolve(index, list.len()).ok_or_else(|| index_error(error))
}

/// The place that an index means in a sequence of that length, if there is such a place.
#[inline(always)]
pub fn resolve(index: i64, length: usize) -> Option<usize> {
    let index = if index < 0 { index.wrapping_add(length as i64) } else { index };
    if (index as u64) < length as u64 { Some(index as usize) } else { None }
}

fn get_item(this: Ref<'_>, key: Ref<'_>) -> PyResult<Owned> {
    get(this.expect(), key)
}

/// `list[key]`.
#[inline]
pub fn get(list: Ref<'_, List>, key: Ref<'_>) -> PyResult<Owned> {
    if let Some(slice) = key.downcast::<Slice>() {
        return slices::get(list, slice);
    }
    let index = index_of(list, key, "list index out of range")?;
    list.get().get(index).ok_or_else(|| index_error("list index out of range"))
}

/// `list[key] = value`, or `del list[key]`.
pub fn set_item(this: Ref<'_>, key: Ref<'_>, value: Option<Ref<'_>>) -> PyResult<()> {
    let list = this.expect::<List>();
    if let Some(slice) = key.downcast::<Slice>() {
        return match value {
            Some(value) => slices::set(list, slice, value),
            None => slices::delete(list, slice),
        };
    }
    let index = index_of(list, key, "list assignment index out of range")?;
    match value {
        Some(value) => list.set(index, value.owned()),
        None => list.remove_range(index, index + 1),
    }
    Ok(())
}

fn concat(this: Ref<'_>, other: Ref<'_>) -> PyResult<Owned> {
    let a = this.expect::<List>();
    let Some(b) = other.downcast::<List>() else {
        raise!(type_error, "can only concatenate list (not \"{}\") to list", other.ty().full_name())
    };
    let sum = new();
    sum.extend_from(&a, 0, a.len());
    sum.extend_from(&b, 0, b.len());
    Ok(sum.into_object())
}

fn repeat(this: Ref<'_>, count: i64) -> PyResult<Owned> {
    let product = new();
    if !product.extend_repeated(&this.expect::<List>(), count.max(0) as usize) {
        return Err(memory_error(""));
    }
    Ok(product.into_object())
}

fn inplace_concat(this: Ref<'_>, other: Ref<'_>) -> PyResult<Owned> {
    extend(this.expect(), other)?;
    Ok(this.owned())
}

fn inplace_repeat(this: Ref<'_>, count: i64) -> PyResult<Owned> {
    let list = this.expect::<List>();
    if count <= 0 {
        list.clear();
        return Ok(this.owned());
    }
    let once = new();
    once.extend_from(&list, 0, list.len());
    if !list.extend_repeated(&once, count as usize - 1) {
        return Err(memory_error(""));
    }
    Ok(this.owned())
}

/// Appends all items of an iterable, for which room is made when the iterable says how many there are.
pub fn extend(list: Ref<'_, List>, iterable: Ref<'_>) -> PyResult<()> {
    if extend_at_once(list, iterable)? {
        return Ok(());
    }
    let iterator = iterate::iter(iterable)?;
    require_room(list, iterate::length_hint(iterable)?)?;
    append_all(list, iterator.borrow())
}

/// As [`extend`], without asking how many items there are.
pub fn extend_unasked(list: Ref<'_, List>, iterable: Ref<'_>) -> PyResult<()> {
    if extend_at_once(list, iterable)? {
        return Ok(());
    }
    append_all(list, iterate::iter(iterable)?.borrow())
}

/// Appends the items of what needs no iterator; whether it was such.
fn extend_at_once(list: Ref<'_, List>, iterable: Ref<'_>) -> PyResult<bool> {
    if iterable.is_exactly(&LIST) {
        let other = iterable.expect::<List>();
        require_room(list, other.len())?;
        list.extend_from(&other, 0, other.len());
    } else if iterable.is_exactly(&TUPLE) {
        for item in iterable.expect::<Tuple>().slice() {
            list.append(item.owned());
        }
    } else if let Some((start, stop, step)) = iterable.downcast::<Range>().and_then(|range| range.small()) {
        let count = crate::object::range::count(start, stop, step);
        require_room(list, count as usize)?;
        for place in 0..count {
            list.append_int(start.wrapping_add(step.wrapping_mul(place as i64)));
        }
    } else {
        return Ok(false);
    }
    Ok(true)
}

fn require_room(list: Ref<'_, List>, more: usize) -> PyResult<()> {
    if list.has_room_for(more) { Ok(()) } else { Err(memory_error("")) }
}

/// Makes room for one item more.
#[inline(always)]
pub fn require_place(list: &List) -> PyResult<()> {
    if list.try_grow() { Ok(()) } else { Err(memory_error("")) }
}

fn append_all(list: Ref<'_, List>, iterator: Ref<'_>) -> PyResult<()> {
    while let Some(item) = iterate::next(iterator)? {
        require_place(&list)?;
        list.append(item);
    }
    Ok(())
}

/// The items of an iterable in a new list.
pub fn from_iterable(iterable: Ref<'_>) -> PyResult<Owned<List>> {
    let list = new();
    extend(list.borrow(), iterable)?;
    Ok(list)
}

/// Sorts in place, as `list.sort()` without arguments.
pub fn sort(list: Ref<'_, List>, key: Option<Ref<'_>>, reverse: bool) -> PyResult<()> {
    sort::sort(list, key, reverse)
}

fn nothing() -> PyResult<Owned> {
    Ok(none_object())
}
