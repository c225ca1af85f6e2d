//! `tuple`.

use super::hashing;
use super::iterators::tuple as iterators;
use super::list::resolve;
use super::object::OBJECT_SLOTS;
use super::sequence;
use super::slice::{Slice, Span};
use crate::exec::raised::{index_error, raise, value_error};
use crate::memory;
use crate::object::boxes::{Int, int_object};
use crate::object::list::List;
use crate::object::singletons::not_implemented_object;
use crate::object::{
    Args, Comparison, Method, Owned, PyResult, Ref, Slots, Tuple, Type, builtin_type, methods, static_str, tuple,
};
use crate::protocols::{compare, hash, iterate, number, text};

builtin_type! {
    /// `tuple`.
    pub static TUPLE: Tuple as "PyTuple_Type", "tuple" {
        flags: BASE | GC | TUPLE | SEQUENCE | MATCH_SELF [TUPLE],
        item_size: 8,
        slots: &TUPLE_SLOTS,
        methods: methods!["tuple", crate::builtins::generics::alias::CLASS_GETITEM;
            Method::positional("index", 1, 3, index),
            Method::one("count", count),
            Method::none("__getnewargs__", |this| {
                let copy = tuple::from_refs(this.expect::<Tuple>().slice());
                Ok(tuple::new([copy.into_object()].into_iter()).into_object())
            }),
        ],
    }
}

/// The operations of tuples.
pub const TUPLE_SLOTS: Slots = Slots {
    repr: Some(repr),
    hash: Some(hash),
    compare: Some(compare),
    new: Some(construct),
    init: Some(|_, _| Ok(())),
    iter: Some(|this| Ok(iterators::new(this.expect()).into_object())),
    length: Some(|this| Ok(this.expect::<Tuple>().len() as i64)),
    contains: Some(contains),
    get_item: Some(|this, key| get(this.expect(), key)),
    concat: Some(concat),
    repeat: Some(repeat),
    traverse: Some(|this, visit| this.expect::<Tuple>().traverse(visit)),
    ..OBJECT_SLOTS
};

fn construct(ty: &'static Type, args: Args<'_>) -> PyResult<Owned> {
    if !args.keywords.is_empty() && std::ptr::eq(ty, &TUPLE) {
        raise!(type_error, "tuple() takes no keyword arguments");
    }
    if args.len() > 1 {
        raise!(type_error, "tuple expected at most 1 argument, got {}", args.len());
    }
    let items = match args.get(0) {
        None => tuple::empty().owned(),
        Some(iterable) => iterate::to_tuple(iterable)?,
    };
    if std::ptr::eq(ty, &TUPLE) {
        return Ok(items.into_object());
    }
    Ok(tuple::new_as(ty, items.items().iter().map(|item| item.owned())).into_object())
}

fn repr(this: Ref<'_>) -> PyResult<Owned> {
    let items = this.expect::<Tuple>().slice();
    if items.is_empty() {
        return Ok(static_str!("()").as_object().owned());
    }
    text::repr_container(this, "(...)", |shown| {
        shown.push('(');
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                shown.push_str(", ");
            }
            shown.push_str(text::repr(*item)?.as_str());
        }
        shown.push_str(if items.len() == 1 { ",)" } else { ")" });
        Ok(())
    })
}

fn hash(this: Ref<'_>) -> PyResult<i64> {
    let items = this.expect::<Tuple>().slice();
    hashing::hash_tuple(items.len(), items.iter().map(|item| hash::hash(*item)))
}

fn compare(this: Ref<'_>, other: Ref<'_>, operator: Comparison) -> PyResult<Owned> {
    let (Some(a), Some(b)) = (this.downcast::<Tuple>(), other.downcast::<Tuple>()) else {
        return Ok(not_implemented_object());
    };
    let (a, b) = (a.slice(), b.slice());
    sequence::compare(|| (a.len(), b.len()), |index| Some((a.get(index)?.owned(), b.get(index)?.owned())), operator)
}

fn contains(this: Ref<'_>, item: Ref<'_>) -> PyResult<bool> {
    for candidate in this.expect::<Tuple>().slice() {
        if compare::equal(*candidate, item)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// `tuple[key]`.
#[inline]
pub fn get(this: Ref<'_, Tuple>, key: Ref<'_>) -> PyResult<Owned> {
    let items = this.slice();
    if let Some(slice) = key.downcast::<Slice>() {
        let span = slice.span(|| items.len())?;
        if span == (Span { start: 0, step: 1, count: items.len() }) && this.is_exactly(&TUPLE) {
            return Ok(this.as_object().owned());
        }
        return Ok(tuple::new(span.indices().map(|index| items[index].owned())).into_object());
    }
    let index = match key.as_int() {
        Some(index) => index,
        None if key.downcast::<Int>().is_some() || key.ty().slots().index.is_some() => number::to_index(key)?,
        None => raise!(type_error, "tuple indices must be integers or slices, not {}", key.ty().full_name()),
    };
    match resolve(index, items.len()) {
        Some(index) => Ok(items[index].owned()),
        None => Err(index_error("tuple index out of range")),
    }
}

fn concat(this: Ref<'_>, other: Ref<'_>) -> PyResult<Owned> {
    let a = this.expect::<Tuple>();
    let Some(b) = other.downcast::<Tuple>() else {
        raise!(type_error, "can only concatenate tuple (not \"{}\") to tuple", other.ty().full_name())
    };
    if a.is_empty() && b.is_exactly(&TUPLE) {
        return Ok(other.owned());
    }
    if b.is_empty() && a.is_exactly(&TUPLE) {
        return Ok(this.owned());
    }
    let items: Vec<Owned> = a.slice().iter().chain(b.slice()).map(|item| item.owned()).collect();
    Ok(tuple::new(items.into_iter()).into_object())
}

fn repeat(this: Ref<'_>, count: i64) -> PyResult<Owned> {
    let items = this.expect::<Tuple>().slice();
    let count = count.max(0) as usize;
    if count == 1 && this.is_exactly(&TUPLE) {
        return Ok(this.owned());
    }
    let total = items.len().checked_mul(count);
    memory::require(total.and_then(|total| total.checked_add(8)?.checked_mul(8)))?;
    let total = total.unwrap_or_default();
    Ok(tuple::new((0..total).map(|index| items[index % items.len()].owned())).into_object())
}

fn index(this: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    let items = this.expect::<Tuple>().slice();
    let start = sequence::search_bound(args.get(1), 0, items.len())?;
    let stop = sequence::search_bound(args.get(2), items.len(), items.len())?;
    for (index, candidate) in items.iter().enumerate().take(stop).skip(start) {
        if compare::equal(*candidate, args[0])? {
            return Ok(int_object(index as i64));
        }
    }
    Err(value_error("tuple.index(x): x not in tuple"))
}

fn count(this: Ref<'_>, item: Ref<'_>) -> PyResult<Owned> {
    let mut count = 0;
    for candidate in this.expect::<Tuple>().slice() {
        count += compare::equal(*candidate, item)? as i64;
    }
    Ok(int_object(count))
}

/// The items of a list in a tuple.
pub fn from_list(list: &List) -> Owned<Tuple> {
    tuple::new(list.to_vec().into_iter())
}
