//! Taking strings apart and putting them together: `split`, `partition`, `replace`, `join`.

use super::super::wtf8;
use super::{content, exact, part, string};
use crate::builtins::search::{self, CODE_POINTS};
use crate::builtins::unicode;
use crate::exec::raised::{raise, type_error, value_error};
use crate::object::list::{self, List};
use crate::object::{Owned, PyResult, Ref, Str, Tuple, as_refs, text, tuple};
use crate::protocols::{iterate, number, truth};

fn list_of(pieces: Vec<&[u8]>) -> Owned {
    list::from_items(pieces.into_iter().map(string)).into_object()
}

/// A limit argument: absent and negative ones mean none.
fn limit(argument: Option<Ref<'_>>) -> PyResult<usize> {
    let limit = argument.map_or(Ok(-1), number::to_count)?;
    Ok(usize::try_from(limit).unwrap_or(usize::MAX))
}

/// The separator of `split`; `None` for runs of space.
fn separator<'a>(argument: Option<Ref<'a>>) -> PyResult<Option<&'a [u8]>> {
    let Some(argument) = argument.filter(|argument| !argument.is_none()) else { return Ok(None) };
    let Some(separator) = argument.downcast::<Str>() else {
        raise!(type_error, "must be str or None, not {}", argument.ty().full_name())
    };
    non_empty(separator.get().bytes()).map(Some)
}

fn non_empty(separator: &[u8]) -> PyResult<&[u8]> {
    if separator.is_empty() { Err(value_error("empty separator")) } else { Ok(separator) }
}

/// `str.split`.
pub fn split(this: Ref<'_>, args: &[Option<Ref<'_>>]) -> PyResult<Owned> {
    let limit = limit(args[1])?;
    let string = this.expect::<Str>();
    Ok(match separator(args[0])? {
        Some(separator) => split_between(string, separator, limit),
        None => split_words(string, limit),
    })
}

/// The runs of a string that are not space.
pub fn split_words(string: Ref<'_, Str>, limit: usize) -> Owned {
    let content = string.get().bytes();
    if !string.is_ascii() {
        return list_of(search::split_space(content, limit, CODE_POINTS, unicode::is_space));
    }
    let list = list::new();
    search::split_ascii_space(content, limit, |piece| list.append(text::from_ascii(piece).into_object()));
    list.into_object()
}

/// The parts of a string between separators.
fn split_between(string: Ref<'_, Str>, separator: &[u8], limit: usize) -> Owned {
    let content = string.get().bytes();
    let list = list::new();
    if string.is_ascii() {
        search::split_each(content, separator, limit, |piece| list.append(text::from_ascii(piece).into_object()));
    } else {
        search::split_each(content, separator, limit, |piece| list.append(self::string(piece)));
    }
    list.into_object()
}

/// The parts of a string between all places of a separator.
pub fn split_at(string: Ref<'_, Str>, separator: Ref<'_, Str>) -> PyResult<Owned> {
    Ok(split_between(string, non_empty(separator.get().bytes())?, usize::MAX))
}

/// `str.rsplit`.
pub fn rsplit(this: Ref<'_>, args: &[Option<Ref<'_>>]) -> PyResult<Owned> {
    let limit = limit(args[1])?;
    Ok(list_of(match separator(args[0])? {
        Some(separator) => search::rsplit(content(this), separator, limit),
        None => search::rsplit_space(content(this), limit, CODE_POINTS, unicode::is_space),
    }))
}

/// `str.splitlines`.
pub fn splitlines(this: Ref<'_>, args: &[Option<Ref<'_>>]) -> PyResult<Owned> {
    Ok(split_lines(this.expect(), args[0].map_or(Ok(false), truth::truth)?))
}

/// The lines of a string.
pub fn split_lines(string: Ref<'_, Str>, keep_ends: bool) -> Owned {
    let content = string.get().bytes();
    if !string.is_ascii() {
        return list_of(search::split_lines(content, keep_ends, CODE_POINTS, unicode::is_line_break));
    }
    let list = list::new();
    search::split_ascii_lines(content, keep_ends, |line| list.append(text::from_ascii(line).into_object()));
    list.into_object()
}

fn partition_separator(argument: Ref<'_>) -> PyResult<&[u8]> {
    match argument.downcast::<Str>() {
        Some(separator) => non_empty(separator.get().bytes()),
        None => raise!(type_error, "must be str, not {}", argument.ty().full_name()),
    }
}

/// `str.partition`.
pub fn partition(this: Ref<'_>, argument: Ref<'_>) -> PyResult<Owned> {
    let separator = partition_separator(argument)?;
    let content = content(this);
    let parts = match search::find(content, separator) {
        Some(place) => [string(&content[..place]), argument.owned(), string(&content[place + separator.len()..])],
        None => [exact(this.expect()).into_object(), string(b""), string(b"")],
    };
    Ok(tuple::new(parts.into_iter()).into_object())
}

/// `str.rpartition`.
pub fn rpartition(this: Ref<'_>, argument: Ref<'_>) -> PyResult<Owned> {
    let separator = partition_separator(argument)?;
    let content = content(this);
    let parts = match search::rfind(content, separator) {
        Some(place) => [string(&content[..place]), argument.owned(), string(&content[place + separator.len()..])],
        None => [string(b""), string(b""), exact(this.expect()).into_object()],
    };
    Ok(tuple::new(parts.into_iter()).into_object())
}

/// `str.replace`.
pub fn replace(this: Ref<'_>, args: &[Option<Ref<'_>>]) -> PyResult<Owned> {
    let argument = |index: usize| match args[index].and_then(Ref::downcast::<Str>) {
        Some(argument) => Ok(argument.get().bytes()),
        None => {
            let given = args[index].map_or("NoneType", |given| given.ty().full_name());
            Err(type_error(format!("replace() argument {} must be str, not {given}", index + 1)))
        }
    };
    replaced(this.expect(), argument(0)?, argument(1)?, limit(args[2])?)
}

/// The string with places of `old` replaced, `limit` of them.
pub fn replaced(string: Ref<'_, Str>, old: &[u8], new: &[u8], limit: usize) -> PyResult<Owned> {
    let content = string.get().bytes();
    let replaced = if limit == 0 || old == new {
        None
    } else if old.is_empty() {
        Some(search::interleave(content, new, limit, wtf8::width)?)
    } else {
        search::replace(content, old, new, limit)?
    };
    Ok(match replaced {
        Some(replaced) => self::string(&replaced),
        None => part(string, content),
    })
}

/// `str.join`.
pub fn join(this: Ref<'_>, iterable: Ref<'_>) -> PyResult<Owned> {
    let separator = this.expect::<Str>();
    if let Some(tuple) = iterable.downcast_exact::<Tuple>() {
        return joined(separator, tuple.slice());
    }
    // Joining runs no code, so that the list stays as it is.
    if let Some(list) = iterable.downcast_exact::<List>()
        && let Some(result) = list.with_words(|words| joined(separator, words))
    {
        return result;
    }
    let slots = iterable.ty().slots();
    if iterable.downcast::<List>().is_none() && slots.iter.is_none() && slots.get_item.is_none() {
        return Err(type_error("can only join an iterable"));
    }
    joined(separator, as_refs(&iterate::collect(iterable)?))
}

fn joined(separator: Ref<'_, Str>, items: &[Ref<'_>]) -> PyResult<Owned> {
    let mut strings = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        match item.downcast::<Str>() {
            Some(string) => strings.push(string),
            None => raise!(type_error, "sequence item {index}: expected str instance, {} found", item.ty().full_name()),
        }
    }
    match strings.as_slice() {
        [] => Ok(string(b"")),
        [single] => Ok(exact(*single).into_object()),
        strings => Ok(text::join(separator, strings).into_object()),
    }
}
