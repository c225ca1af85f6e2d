//! `list.sort`: stable; runs that are in order already are kept, and merged by powersort's rule.
//!
//! Keys that are all ints, all strings or all floats without NaN are compared directly, and so are tuples of such. Anything else asks `<`, which may
//! be inconsistent or raise; the elements survive both.

use std::cmp::Ordering;

use crate::builtins::float::FLOAT;
use crate::builtins::int::INT;
use crate::builtins::str::STR;
use crate::builtins::tuple::TUPLE;
use crate::exec::raised::value_error;
use crate::object::list::{List, Strategy};
use crate::object::{Comparison, Owned, PyResult, Ref, Str, Tuple};
use crate::protocols::{call, compare};

/// Sorts a list in place. While it works the list is empty; one that has changed at the end is an error.
pub fn sort(list: Ref<'_, List>, key: Option<Ref<'_>>, reverse: bool) -> PyResult<()> {
    if key.is_none() && sort_raw(list, reverse) {
        return Ok(());
    }
    let items = list.take_all();
    let (items, outcome) = match key {
        None => sort_entries(items.into_iter().map(|item| Entry { key: item, value: None }).collect(), reverse),
        Some(function) => match keys_of(&items, function) {
            Ok(keys) => {
                let entries = keys.into_iter().zip(items).map(|(key, value)| Entry { key, value: Some(value) });
                sort_entries(entries.collect(), reverse)
            }
            Err(raised) => (items, Err(raised)),
        },
    };
    let modified = !list.is_untouched();
    list.replace_all(items);
    outcome?;
    if modified { Err(value_error("list modified during sort")) } else { Ok(()) }
}

fn keys_of(items: &[Owned], function: Ref<'_>) -> PyResult<Vec<Owned>> {
    items.iter().map(|item| call::call(function, &[item.borrow()])).collect()
}

/// Sorts raw storage; false when there is none, or floats that do not order.
fn sort_raw(list: Ref<'_, List>, reverse: bool) -> bool {
    match list.strategy() {
        Strategy::Ints => {
            list.with_ints(|ints| ints.sort_unstable());
        }
        Strategy::Bools => {
            list.with_bools(|bools| bools.sort_unstable());
        }
        Strategy::Floats => {
            let ordered = list.with_floats(|floats| {
                let ordered = !floats.iter().any(|value| value.is_nan());
                if ordered {
                    // Zeros of both signs are equal and keep their order.
                    if reverse {
                        floats.reverse();
                    }
                    floats.sort_by(|a, b| a.partial_cmp(b).unwrap_or(Ordering::Equal));
                    if reverse {
                        floats.reverse();
                    }
                }
                ordered
            });
            return ordered == Some(true);
        }
        _ => return false,
    }
    if reverse {
        list.reverse();
    }
    true
}

struct Entry {
    key: Owned,
    /// The element, where it is not its own key.
    value: Option<Owned>,
}

/// Sorts and gives back the elements, also when comparing raised.
fn sort_entries(mut entries: Vec<Entry>, reverse: bool) -> (Vec<Owned>, PyResult<()>) {
    // Reversing before and after keeps equal elements in order.
    if reverse {
        entries.reverse();
    }
    let outcome = match Kind::of(&entries) {
        Some(kind) => {
            kind.sort(&mut entries);
            Ok(())
        }
        None => merge_sort(&mut entries),
    };
    if reverse {
        entries.reverse();
    }
    (entries.into_iter().map(|entry| entry.value.unwrap_or(entry.key)).collect(), outcome)
}

/// What all keys are, where that can be compared directly.
enum Kind {
    Scalars(Scalar),
    /// Tuples that have the same kinds of items in the same places, as far as they go.
    Tuples(Vec<Scalar>),
}

/// What can be compared directly.
#[derive(Clone, Copy, PartialEq)]
enum Scalar {
    Ints,
    Floats,
    Texts,
}

impl Kind {
    fn of(entries: &[Entry]) -> Option<Kind> {
        let first = entries.first()?.key.borrow();
        if !first.is_exactly(&TUPLE) {
            let kind = Scalar::of(first)?;
            let all = entries.iter().all(|entry| Scalar::of(entry.key.borrow()) == Some(kind));
            return all.then_some(Kind::Scalars(kind));
        }
        let mut columns = Vec::new();
        for entry in entries {
            let key = entry.key.borrow();
            if !key.is_exactly(&TUPLE) {
                return None;
            }
            for (place, item) in key.expect::<Tuple>().items().iter().enumerate() {
                let kind = Scalar::of(*item)?;
                match columns.get(place) {
                    None => columns.push(kind),
                    Some(known) if *known == kind => {}
                    Some(_) => return None,
                }
            }
        }
        Some(Kind::Tuples(columns))
    }

    fn sort(&self, entries: &mut [Entry]) {
        match self {
            Kind::Scalars(kind) => entries.sort_by(|a, b| kind.compare(a.key.borrow(), b.key.borrow())),
            Kind::Tuples(columns) => entries.sort_by(|a, b| compare_tuples(columns, a.key.borrow(), b.key.borrow())),
        }
    }
}

impl Scalar {
    fn of(key: Ref<'_>) -> Option<Scalar> {
        let ty = key.ty();
        if std::ptr::eq(ty, &INT) && key.as_int().is_some() {
            Some(Scalar::Ints)
        } else if std::ptr::eq(ty, &STR) {
            Some(Scalar::Texts)
        } else if std::ptr::eq(ty, &FLOAT) && key.as_float().is_some_and(|value| !value.is_nan()) {
            Some(Scalar::Floats)
        } else {
            None
        }
    }

    #[inline(always)]
    fn compare(self, a: Ref<'_>, b: Ref<'_>) -> Ordering {
        match self {
            Scalar::Ints => a.as_int().cmp(&b.as_int()),
            Scalar::Floats => a.as_float().partial_cmp(&b.as_float()).unwrap_or(Ordering::Equal),
            Scalar::Texts => a.expect::<Str>().order(&b.expect::<Str>()),
        }
    }
}

fn compare_tuples(columns: &[Scalar], a: Ref<'_>, b: Ref<'_>) -> Ordering {
    let (a, b) = (a.expect::<Tuple>(), b.expect::<Tuple>());
    for ((kind, a), b) in columns.iter().zip(a.items()).zip(b.items()) {
        let order = kind.compare(*a, *b);
        if order.is_ne() {
            return order;
        }
    }
    a.len().cmp(&b.len())
}

fn is_less(a: &Entry, b: &Entry) -> PyResult<bool> {
    compare::holds(a.key.borrow(), b.key.borrow(), Comparison::Lt)
}

/// A sorted stretch of the entries.
#[derive(Clone, Copy)]
struct Run {
    start: usize,
    length: usize,
    /// Depth of the merge tree's node between this run and the next.
    power: u32,
}

/// The length below which runs are extended by insertion.
fn smallest_run(length: usize) -> usize {
    let (mut rest, mut odd) = (length, 0);
    while rest >= 64 {
        odd |= rest & 1;
        rest >>= 1;
    }
    rest + odd
}

/// Powersort's rule: how deep in a balanced tree over `total` entries the boundary of two neighbouring runs lies.
fn node_power(first: Run, second: Run, total: usize) -> u32 {
    let mut a = 2 * first.start + first.length;
    let mut b = a + first.length + second.length;
    let mut power = 0;
    loop {
        power += 1;
        if a >= total {
            a -= total;
            b -= total;
        } else if b >= total {
            return power;
        }
        a <<= 1;
        b <<= 1;
    }
}

fn merge_sort(entries: &mut [Entry]) -> PyResult<()> {
    let total = entries.len();
    let minimum = smallest_run(total);
    let mut pending: Vec<Run> = Vec::new();
    let mut start = 0;
    while start < total {
        let mut length = count_run(&mut entries[start..])?;
        if length < minimum {
            let forced = minimum.min(total - start);
            insertion_sort(&mut entries[start..start + forced], length)?;
            length = forced;
        }
        let run = Run { start, length, power: 0 };
        if let Some(&last) = pending.last() {
            let power = node_power(last, run, total);
            while pending.len() > 1 && pending[pending.len() - 2].power > power {
                merge_last(entries, &mut pending)?;
            }
            if let Some(last) = pending.last_mut() {
                last.power = power;
            }
        }
        pending.push(run);
        start += length;
    }
    while pending.len() > 1 {
        merge_last(entries, &mut pending)?;
    }
    Ok(())
}

/// The length of the run at the beginning; a strictly descending one is reversed.
fn count_run(entries: &mut [Entry]) -> PyResult<usize> {
    if entries.len() < 2 {
        return Ok(entries.len());
    }
    let descending = is_less(&entries[1], &entries[0])?;
    let mut length = 2;
    while length < entries.len() && is_less(&entries[length], &entries[length - 1])? == descending {
        length += 1;
    }
    if descending {
        entries[..length].reverse();
    }
    Ok(length)
}

/// Sorts by binary insertion; the first `sorted` entries are in order.
fn insertion_sort(entries: &mut [Entry], sorted: usize) -> PyResult<()> {
    for next in sorted..entries.len() {
        let (mut low, mut high) = (0, next);
        while low < high {
            let middle = (low + high) / 2;
            if is_less(&entries[next], &entries[middle])? { high = middle } else { low = middle + 1 }
        }
        entries[low..=next].rotate_right(1);
    }
    Ok(())
}

/// How many entries at the beginning satisfy `belongs`, found by doubling steps: runs often merge in long stretches.
fn gallop(entries: &[Entry], mut belongs: impl FnMut(&Entry) -> PyResult<bool>) -> PyResult<usize> {
    let (mut low, mut step) = (0, 1);
    let mut high = entries.len();
    while low + step <= entries.len() {
        if !belongs(&entries[low + step - 1])? {
            high = low + step - 1;
            break;
        }
        low += step;
        step *= 2;
    }
    while low < high {
        let middle = (low + high) / 2;
        if belongs(&entries[middle])? { low = middle + 1 } else { high = middle }
    }
    Ok(low)
}

fn merge_last(entries: &mut [Entry], pending: &mut Vec<Run>) -> PyResult<()> {
    let (Some(second), Some(first)) = (pending.pop(), pending.pop()) else { return Ok(()) };
    pending.push(Run { start: first.start, length: first.length + second.length, power: second.power });
    merge(&mut entries[first.start..second.start + second.length], first.length)
}

/// Merges two neighbouring sorted stretches, the second beginning at `middle`.
fn merge(entries: &mut [Entry], middle: usize) -> PyResult<()> {
    let (first, second) = entries.split_at(middle);
    // What is in place already at both ends stays.
    let head = gallop(first, |entry| Ok(!is_less(&second[0], entry)?))?;
    let Some(largest) = first.last().filter(|_| head < first.len()) else { return Ok(()) };
    let tail = gallop(second, |entry| is_less(entry, largest))?;
    let order = merge_order(&first[head..], &second[..tail])?;
    permute(&mut entries[head..middle + tail], &order);
    Ok(())
}

/// The merged order of two sorted stretches, as indices into both, one after the other. Nothing moves until all comparisons
/// have succeeded.
fn merge_order(first: &[Entry], second: &[Entry]) -> PyResult<Vec<usize>> {
    const PATIENCE: usize = 7;
    let mut order = Vec::with_capacity(first.len() + second.len());
    let (mut a, mut b) = (0, 0);
    let mut streak = 0;
    while a < first.len() && b < second.len() {
        let takes_second = is_less(&second[b], &first[a])?;
        streak = match (takes_second, order.last()) {
            (true, Some(&last)) if last >= first.len() => streak + 1,
            (false, Some(&last)) if last < first.len() => streak + 1,
            _ => 1,
        };
        let count = match (streak >= PATIENCE, takes_second) {
            (false, _) => 1,
            (true, true) => 1 + gallop(&second[b + 1..], |entry| is_less(entry, &first[a]))?,
            (true, false) => 1 + gallop(&first[a + 1..], |entry| Ok(!is_less(&second[b], entry)?))?,
        };
        if takes_second {
            order.extend(first.len() + b..first.len() + b + count);
            b += count;
        } else {
            order.extend(a..a + count);
            a += count;
        }
    }
    order.extend(a..first.len());
    order.extend(first.len() + b..first.len() + second.len());
    Ok(order)
}

/// Puts the entry that was at `order[i]` at `i`.
fn permute(entries: &mut [Entry], order: &[usize]) {
    let mut order = order.to_vec();
    for start in 0..order.len() {
        let mut current = start;
        while order[current] != start {
            let source = order[current];
            order[current] = current;
            entries.swap(current, source);
            current = source;
        }
        order[current] = current;
    }
}
