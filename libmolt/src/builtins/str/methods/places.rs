//! Finding parts of strings: `find`, `index`, `count`, `startswith` and their like.

use super::super::{index as indices, wtf8};
use crate::builtins::{bounds, search};
use crate::exec::raised::{raise, value_error};
use crate::object::boxes::{bool_object, int_object};
use crate::object::{Owned, PyResult, Raised, Ref, Str, Tuple};

/// The part of a string that the optional bounds `args[1]` and `args[2]` leave, and its first index. `None` when the start is
/// behind the end of the string or of the part, where not even an empty string is found.
fn part_between<'a>(string: Ref<'a, Str>, args: &[Ref<'_>]) -> PyResult<Option<(&'a [u8], usize)>> {
    let (from, to) = bounds::resolve(args.get(1).copied(), args.get(2).copied(), string.get().len())?;
    Ok(if from <= to { Some((indices::range(string.get(), from, to), from)) } else { None })
}

fn needle<'a>(args: &[Ref<'a>], method: &str) -> PyResult<&'a [u8]> {
    match args[0].downcast::<Str>() {
        Some(needle) => Ok(needle.get().bytes()),
        None => raise!(type_error, "{method}() argument 1 must be str, not {}", args[0].ty().full_name()),
    }
}

type Search = fn(&[u8], &[u8]) -> Option<usize>;

fn place(this: Ref<'_>, args: &[Ref<'_>], method: &str, search: Search) -> PyResult<Option<usize>> {
    let needle = needle(args, method)?;
    let string = this.expect::<Str>();
    let Some((part, from)) = part_between(string, args)? else { return Ok(None) };
    let Some(offset) = search(part, needle) else { return Ok(None) };
    Ok(Some(if string.is_ascii() || from == 0 {
        indices::index_of(string.get(), offset) + from
    } else {
        wtf8::count(&part[..offset]) + from
    }))
}

/// The first index of a part in the whole string.
pub fn first_place(string: Ref<'_, Str>, part: Ref<'_, Str>) -> Option<usize> {
    search::find(string.get().bytes(), part.get().bytes()).map(|offset| indices::index_of(string.get(), offset))
}

/// The last index of a part in the whole string.
pub fn last_place(string: Ref<'_, Str>, part: Ref<'_, Str>) -> Option<usize> {
    search::rfind(string.get().bytes(), part.get().bytes()).map(|offset| indices::index_of(string.get(), offset))
}

/// How often a part occurs in a text.
pub fn occurrences(text: &[u8], part: &[u8]) -> usize {
    if part.is_empty() { wtf8::count(text) + 1 } else { search::count(text, part) }
}

/// The error of `index` and `rindex`.
#[cold]
pub fn not_found() -> Raised {
    value_error("substring not found")
}

/// `str.find`.
pub fn find(this: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    Ok(int_object(place(this, args, "find", search::find)?.map_or(-1, |place| place as i64)))
}

/// `str.rfind`.
pub fn rfind(this: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    Ok(int_object(place(this, args, "rfind", search::rfind)?.map_or(-1, |place| place as i64)))
}

/// `str.index`.
pub fn index(this: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    match place(this, args, "index", search::find)? {
        Some(place) => Ok(int_object(place as i64)),
        None => Err(not_found()),
    }
}

/// `str.rindex`.
pub fn rindex(this: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    match place(this, args, "rindex", search::rfind)? {
        Some(place) => Ok(int_object(place as i64)),
        None => Err(not_found()),
    }
}

/// `str.count`.
pub fn count(this: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    let needle = needle(args, "count")?;
    let Some((part, _)) = part_between(this.expect(), args)? else { return Ok(int_object(0)) };
    Ok(int_object(occurrences(part, needle) as i64))
}

/// `str.startswith`.
pub fn startswith(this: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    affix(this, args, "startswith", |part, affix| part.starts_with(affix))
}

/// `str.endswith`.
pub fn endswith(this: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    affix(this, args, "endswith", |part, affix| part.ends_with(affix))
}

fn affix(this: Ref<'_>, args: &[Ref<'_>], method: &str, test: fn(&[u8], &[u8]) -> bool) -> PyResult<Owned> {
    let part = part_between(this.expect(), args)?;
    let matches = |affix: &[u8]| part.is_some_and(|(part, _)| test(part, affix));
    if let Some(affix) = args[0].downcast::<Str>() {
        return Ok(bool_object(matches(affix.get().bytes())));
    }
    let Some(affixes) = args[0].downcast::<Tuple>() else {
        raise!(type_error, "{method} first arg must be str or a tuple of str, not {}", args[0].ty().full_name())
    };
    for affix in affixes.slice() {
        let Some(affix) = affix.downcast::<Str>() else {
            raise!(type_error, "tuple for {method} must only contain str, not {}", affix.ty().full_name())
        };
        if matches(affix.get().bytes()) {
            return Ok(bool_object(true));
        }
    }
    Ok(bool_object(false))
}
