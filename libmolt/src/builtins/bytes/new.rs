//! `bytes(…)`: zeros, items, copies, encoded text.

use super::{BYTES, byte_of, content};
use crate::builtins::codecs;
use crate::exec::raised::{raise, type_error, value_error};
use crate::object::boxes::Int;
use crate::object::{Args, Owned, PyResult, Ref, Str, Type, bytes as objects, static_str};
use crate::protocols::{call, iterate, number};

/// `bytes.__new__`.
pub fn new(ty: &'static Type, args: Args<'_>) -> PyResult<Owned> {
    let mut given = [args.get(0), args.get(1), args.get(2)];
    if args.len() + args.keywords.len() > 3 {
        raise!(type_error, "bytes() takes at most 3 arguments ({} given)", args.len() + args.keywords.len());
    }
    for (name, value) in args.keywords.iter() {
        let Some(place) = ["source", "encoding", "errors"].iter().position(|known| *known == name.text()) else {
            raise!(type_error, "bytes() got an unexpected keyword argument '{}'", name.text())
        };
        if given[place].is_some() {
            raise!(type_error, "argument for bytes() given by name ('{}') and position ({})", name.text(), place + 1);
        }
        given[place] = Some(value);
    }
    let [source, encoding, errors] = given;
    let exact = std::ptr::eq(ty, &BYTES);
    let made = |content: &[u8]| Ok(objects::new_as(ty, content).into_object());
    if encoding.is_some() || errors.is_some() {
        let encoded = encoded(source, encoding, errors)?;
        return if exact { Ok(encoded) } else { made(&content(encoded.borrow()).unwrap_or_default()) };
    }
    let Some(source) = source else { return made(&[]) };
    if source.downcast::<Str>().is_some() {
        return Err(type_error("string argument without an encoding"));
    }
    if exact && source.is_exactly(&BYTES) {
        return Ok(source.owned());
    }
    if let Some(result) = call::call_special(source, static_str!("__bytes__"), &[]) {
        let result = result?;
        return match content(result.borrow()) {
            None => raise!(type_error, "__bytes__ returned non-bytes (type {})", result.ty().full_name()),
            Some(_) if exact => Ok(result.clone()),
            Some(content) => made(&content),
        };
    }
    if let Some(content) = content(source) {
        return made(&content);
    }
    if source.downcast::<Int>().is_some() || source.ty().slots().index.is_some() {
        return match usize::try_from(number::to_count(source)?) {
            Ok(count) => made(&vec![0; count]),
            Err(_) => Err(value_error("negative count")),
        };
    }
    made(&from_items(source)?)
}

/// The bytes that the ints of an iterable are.
pub fn from_items(source: Ref<'_>) -> PyResult<Vec<u8>> {
    if source.ty().slots().iter.is_none() && source.ty().slots().get_item.is_none() {
        raise!(type_error, "cannot convert '{}' object to bytes", source.ty().full_name());
    }
    let mut out = Vec::new();
    iterate::for_each(source, |item| {
        out.push(byte_of(item.borrow(), "bytes must be in range(0, 256)")?);
        Ok(())
    })?;
    Ok(out)
}

fn encoded(source: Option<Ref<'_>>, encoding: Option<Ref<'_>>, errors: Option<Ref<'_>>) -> PyResult<Owned> {
    let Some(string) = source.and_then(Ref::downcast::<Str>) else {
        let given = if encoding.is_some() { "encoding" } else { "errors" };
        raise!(type_error, "{given} without a string argument")
    };
    let encoding = codecs::name_argument(encoding, "bytes", "encoding", "utf-8")?;
    codecs::encode(string, encoding, codecs::name_argument(errors, "bytes", "errors", "strict")?)
}
