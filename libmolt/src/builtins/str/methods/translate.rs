//! `str.translate` and `str.maketrans`.

use super::super::wtf8;
use super::{content, string};
use crate::exec::exception::LOOKUP_ERROR;
use crate::exec::raised::{raise, type_error, value_error};
use crate::object::boxes::{Int, int_object};
use crate::object::dict::{self, Dict};
use crate::object::singletons::none_object;
use crate::object::{Owned, PyResult, Ref, Str};
use crate::protocols::subscript;

/// `str.translate`.
pub fn translate(this: Ref<'_>, table: Ref<'_>) -> PyResult<Owned> {
    let mut out = Vec::with_capacity(content(this).len());
    for code in wtf8::code_points(content(this)) {
        let image = match subscript::get(table, int_object(code as i64).borrow()) {
            Ok(image) => image,
            Err(raised) if raised.is(&LOOKUP_ERROR) => {
                wtf8::push(&mut out, code);
                continue;
            }
            Err(raised) => return Err(raised),
        };
        push_image(&mut out, image.borrow())?;
    }
    Ok(string(&out))
}

fn push_image(out: &mut Vec<u8>, image: Ref<'_>) -> PyResult<()> {
    if image.is_none() {
        return Ok(());
    }
    if let Some(image) = image.downcast::<Str>() {
        out.extend_from_slice(image.get().bytes());
        return Ok(());
    }
    let Some(code) = image.downcast::<Int>() else {
        return Err(type_error("character mapping must return integer, None or str"));
    };
    match code.to_i64() {
        Some(code @ 0..0x11_0000) => wtf8::push(out, code as u32),
        _ => return Err(value_error("character mapping must be in range(0x110000)")),
    }
    Ok(())
}

/// `str.maketrans`.
pub fn maketrans(_: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    let table = dict::new();
    let [from, rest @ ..] = args else { return Ok(table.into_object()) };
    let [to, deleted @ ..] = rest else {
        return from_mapping(*from, table);
    };
    let Some(from) = from.downcast::<Str>() else {
        return Err(type_error("first maketrans argument must be a string if there is a second argument"));
    };
    let Some(to) = to.downcast::<Str>() else {
        raise!(type_error, "maketrans() argument 2 must be str, not {}", to.ty().full_name())
    };
    if from.get().len() != to.get().len() {
        return Err(value_error("the first two maketrans arguments must have equal length"));
    }
    let key = |code: u32| int_object(code as i64);
    for (from, to) in wtf8::code_points(from.get().bytes()).zip(wtf8::code_points(to.get().bytes())) {
        table.set(key(from).borrow(), key(to))?;
    }
    if let Some(deleted) = deleted.first() {
        let Some(deleted) = deleted.downcast::<Str>() else {
            raise!(type_error, "maketrans() argument 3 must be str, not {}", deleted.ty().full_name())
        };
        for code in wtf8::code_points(deleted.get().bytes()) {
            table.set(key(code).borrow(), none_object())?;
        }
    }
    Ok(table.into_object())
}

fn from_mapping(mapping: Ref<'_>, table: Owned<Dict>) -> PyResult<Owned> {
    let Some(mapping) = mapping.downcast_exact::<Dict>() else {
        return Err(type_error("if you give only one argument to maketrans it must be a dict"));
    };
    for (key, value) in mapping.get().items() {
        if let Some(character) = key.borrow().downcast::<Str>() {
            let mut codes = wtf8::code_points(character.get().bytes());
            let (Some(code), None) = (codes.next(), codes.next()) else {
                return Err(value_error("string keys in translatetable must be of length 1"));
            };
            table.set(int_object(code as i64).borrow(), value)?;
        } else if key.borrow().downcast::<Int>().is_some() {
            table.set(key.borrow(), value)?;
        } else {
            return Err(type_error("keys in translate table must be strings or integers"));
        }
    }
    Ok(table.into_object())
}
