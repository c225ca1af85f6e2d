//! `bytes(…)`: zeros, items, copies, encoded text.

use super::{BYTES, byte_of, content};
use crate::builtins::codecs;
use crate::builtins::list::LIST;
use crate::builtins::tuple::TUPLE;
use crate::exec::raised::{memory_error, raise, type_error, value_error};
use crate::memory;
use crate::object::boxes::Int;
use crate::object::{Args, Owned, PyResult, Ref, Str, Type, bytes as objects, static_str};
use crate::protocols::{call, iterate, number};

/// `bytes.__new__`.
pub fn new(ty: &'static Type, args: Args<'_>) -> PyResult<Owned> {
    let exact = std::ptr::eq(ty, &BYTES);
    if exact
        && args.len() == 1
        && args.keywords.is_empty()
        && let Some(source) = args.get(0)
        && source.is_exactly(&BYTES)
    {
        return Ok(source.owned());
    }
    Ok(objects::new_as(ty, &content_from_arguments("bytes", args)?).into_object())
}

/// What the arguments of `bytes` or `bytearray`, the type named `name`, say.
pub fn content_from_arguments(name: &str, args: Args<'_>) -> PyResult<Vec<u8>> {
    let mut given = [args.get(0), args.get(1), args.get(2)];
    if args.len() + args.keywords.len() > 3 {
        raise!(type_error, "{name}() takes at most 3 arguments ({} given)", args.len() + args.keywords.len());
    }
    for (keyword, value) in args.keywords.iter() {
        let Some(place) = ["source", "encoding", "errors"].iter().position(|known| *known == keyword.text()) else {
            raise!(type_error, "{name}() got an unexpected keyword argument '{}'", keyword.text())
        };
        if given[place].is_some() {
            raise!(
                type_error,
                "argument for {name}() given by name ('{}') and position ({})",
                keyword.text(),
                place + 1
            );
        }
        given[place] = Some(value);
    }
    let [source, encoding, errors] = given;
    if encoding.is_some() || errors.is_some() {
        let encoded = encoded(name, source, encoding, errors)?;
        return Ok(content(encoded.borrow()).unwrap_or_default().into_owned());
    }
    let Some(source) = source else { return Ok(Vec::new()) };
    if source.downcast::<Str>().is_some() {
        return Err(type_error("string argument without an encoding"));
    }
    if let Some(content) = content(source) {
        return Ok(content.into_owned());
    }
    if let Some(result) = call::call_special(source, static_str!("__bytes__"), &[]) {
        let result = result?;
        return match content(result.borrow()) {
            None => raise!(type_error, "__bytes__ returned non-bytes (type {})", result.ty().full_name()),
            Some(content) => Ok(content.into_owned()),
        };
    }
    if source.downcast::<Int>().is_some() || source.ty().slots().index.is_some() {
        let count = number::index(source)?;
        return match count.borrow().as_int().map(usize::try_from) {
            Some(Ok(count)) => {
                memory::require(count.checked_mul(2))?;
                Ok(vec![0; count])
            }
            Some(Err(_)) => Err(value_error("negative count")),
            None => raise!(overflow_error, "cannot fit '{}' into an index-sized integer", source.ty().full_name()),
        };
    }
    if source.ty().slots().iter.is_none() && source.ty().slots().get_item.is_none() {
        raise!(type_error, "cannot convert '{}' object to {name}", source.ty().full_name());
    }
    if name == "bytes" {
        sized_items(source, "bytes must be in range(0, 256)")
    } else {
        items(source, "byte must be in range(0, 256)")
    }
}

/// The bytes that the ints of an iterable are; `ValueError` with `message` when one is none.
pub fn items(source: Ref<'_>, message: &str) -> PyResult<Vec<u8>> {
    read_items(source, |_| Ok(()), message)
}

/// As [`items`], first asking how many there are.
pub fn sized_items(source: Ref<'_>, message: &str) -> PyResult<Vec<u8>> {
    read_items(source, |source| memory::require(Some(iterate::length_hint(source)?)), message)
}

fn read_items(source: Ref<'_>, prepare: fn(Ref<'_>) -> PyResult<()>, message: &str) -> PyResult<Vec<u8>> {
    let mut out = Vec::new();
    let mut add = |item: Owned| {
        if out.len() == out.capacity() && out.try_reserve(1).is_err() {
            return Err(memory_error(""));
        }
        out.push(byte_of(item.borrow(), message)?);
        Ok(())
    };
    if source.is_exactly(&LIST) || source.is_exactly(&TUPLE) {
        iterate::for_each(source, add)?;
        return Ok(out);
    }
    let iterator = iterate::iter(source)?;
    prepare(source)?;
    while let Some(item) = iterate::next(iterator.borrow())? {
        add(item)?;
    }
    Ok(out)
}

fn encoded(name: &str, source: Option<Ref<'_>>, encoding: Option<Ref<'_>>, errors: Option<Ref<'_>>) -> PyResult<Owned> {
    let Some(string) = source.and_then(Ref::downcast::<Str>) else {
        let given = if encoding.is_some() { "encoding" } else { "errors" };
        raise!(type_error, "{given} without a string argument")
    };
    let encoding = codecs::name_argument(encoding, name, "encoding", "utf-8")?;
    codecs::encode(string, encoding, codecs::name_argument(errors, name, "errors", "strict")?)
}
