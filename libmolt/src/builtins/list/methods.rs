//! The methods of lists.

use super::{LIST, extend, nothing, position, resolve, sort};
use crate::builtins::generics::alias::CLASS_GETITEM;
use crate::builtins::iterators::list as iterators;
use crate::builtins::sequence::{clamp, search_bound};
use crate::exec::raised::{index_error, raise, value_error};
use crate::object::boxes::int_object;
use crate::object::list::{self, List};
use crate::object::{Args, Method, Owned, PyResult, Ref, methods};
use crate::protocols::{compare, number, truth};

/// Methods.
pub const METHODS: &[Method] = methods!["list", CLASS_GETITEM;
    Method::one("append", |this, item| {
        this.expect::<List>().append(item.owned());
        nothing()
    }),
    Method::one("extend", |this, iterable| {
        extend(this.expect(), iterable)?;
        nothing()
    }),
    Method::positional("insert", 2, 2, insert),
    Method::positional("pop", 0, 1, pop),
    Method::one("remove", |this, item| {
        remove(this.expect(), item)?;
        nothing()
    }),
    Method::positional("index", 1, 3, index),
    Method::one("count", |this, item| Ok(int_object(count(this.expect(), item)?))),
    Method::any("sort", sort_method),
    Method::none("reverse", |this| {
        this.expect::<List>().reverse();
        nothing()
    }),
    Method::none("copy", |this| Ok(copy(this.expect()))),
    Method::none("clear", |this| {
        this.expect::<List>().clear();
        nothing()
    }),
    Method::none("__reversed__", |this| Ok(iterators::reversed(this.expect()).into_object())),
];

fn insert(this: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    let index = number::to_count(args[0])?;
    let list = this.expect::<List>();
    list.insert(clamp(index, list.len()), args[1].owned());
    nothing()
}

fn pop(this: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    let list = this.expect::<List>();
    pop_at(list, args.first().map_or(Ok(-1), |index| number::to_count(*index))?)
}

/// `list.pop(index)`.
pub fn pop_at(list: Ref<'_, List>, index: i64) -> PyResult<Owned> {
    if list.is_empty() {
        return Err(index_error("pop from empty list"));
    }
    let popped = if index == -1 { list.pop() } else { resolve(index, list.len()).and_then(|index| list.remove(index)) };
    popped.ok_or_else(|| index_error("pop index out of range"))
}

/// `list.remove(item)`.
pub fn remove(list: Ref<'_, List>, item: Ref<'_>) -> PyResult<()> {
    match position(list, item, 0, usize::MAX)? {
        Some(index) if index < list.len() => list.remove_range(index, index + 1),
        Some(_) => {}
        None => return Err(value_error("list.remove(x): x not in list")),
    }
    Ok(())
}

fn index(this: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    let list = this.expect::<List>();
    let start = search_bound(args.get(1), 0, list.len())?;
    let stop = search_bound(args.get(2), usize::MAX, list.len())?;
    Ok(int_object(index_between(list, args[0], start, stop)?))
}

/// `list.index(item, start, stop)`.
pub fn index_between(list: Ref<'_, List>, item: Ref<'_>, start: usize, stop: usize) -> PyResult<i64> {
    match position(list, item, start, stop)? {
        Some(index) => Ok(index as i64),
        None => Err(value_error("list.index(x): x not in list")),
    }
}

/// `list.count(item)`.
pub fn count(list: Ref<'_, List>, item: Ref<'_>) -> PyResult<i64> {
    if let Some(value) = super::exact_int(item)
        && let Some(count) = list.with_ints(|ints| ints.iter().filter(|&&candidate| candidate == value).count())
    {
        return Ok(count as i64);
    }
    let (mut index, mut count) = (0, 0);
    while let Some(candidate) = list.get().get(index) {
        count += compare::equal(candidate.borrow(), item)? as i64;
        index += 1;
    }
    Ok(count)
}

fn sort_method(this: Ref<'_>, args: Args<'_>) -> PyResult<Owned> {
    if args.get(0).is_some() {
        raise!(type_error, "sort() takes no positional arguments");
    }
    let (mut key, mut reverse) = (None, false);
    for (name, value) in args.keywords.iter() {
        match name.text() {
            "key" => key = Some(value).filter(|value| !value.is_none()),
            "reverse" => reverse = truth::truth(value)?,
            other => raise!(type_error, "sort() got an unexpected keyword argument '{other}'"),
        }
    }
    sort::sort(this.expect(), key, reverse)?;
    nothing()
}

/// `list.copy()`.
pub fn copy(list: Ref<'_, List>) -> Owned {
    let copy = list::new_as(&LIST);
    copy.extend_from(&list, 0, list.len());
    copy.into_object()
}
