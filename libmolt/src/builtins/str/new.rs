//! `str(…)`: the text of any value, or decoded bytes.

use super::STR;
use crate::builtins::{bytes, codecs};
use crate::exec::raised::raise;
use crate::object::{Args, Owned, PyResult, Ref, Str, Type, text};
use crate::protocols;

/// `str.__new__`.
pub fn new(ty: &'static Type, args: Args<'_>) -> PyResult<Owned> {
    let mut given = [args.get(0), args.get(1), args.get(2)];
    if args.len() > 3 {
        raise!(type_error, "str expected at most 3 arguments, got {}", args.len());
    }
    if args.len() + args.keywords.len() > 3 {
        raise!(type_error, "str() takes at most 3 arguments ({} given)", args.len() + args.keywords.len());
    }
    for (name, value) in args.keywords.iter() {
        let Some(place) = ["object", "encoding", "errors"].iter().position(|known| *known == name.text()) else {
            raise!(type_error, "str() got an unexpected keyword argument '{}'", name.text())
        };
        if given[place].is_some() {
            raise!(type_error, "argument for str() given by name ('{}') and position ({})", name.text(), place + 1);
        }
        given[place] = Some(value);
    }
    let [object, encoding, errors] = given;
    let result = match (object, encoding, errors) {
        (None, ..) => text::new(""),
        (Some(object), None, None) => protocols::text::str(object)?,
        (Some(object), encoding, errors) => decode(object, encoding, errors)?,
    };
    if std::ptr::eq(ty, &STR) {
        return Ok(super::exact(result.borrow()).into_object());
    }
    Ok(text::new_as(ty, result.bytes()).into_object())
}

fn decode(object: Ref<'_>, encoding: Option<Ref<'_>>, errors: Option<Ref<'_>>) -> PyResult<Owned<Str>> {
    let encoding = codecs::name_argument(encoding, "str", "encoding", "utf-8")?;
    let errors = codecs::name_argument(errors, "str", "errors", "strict")?;
    if object.downcast::<Str>().is_some() {
        raise!(type_error, "decoding str is not supported");
    }
    match bytes::content(object) {
        Some(content) => codecs::decode(&content, encoding, errors),
        None => raise!(type_error, "decoding to str: need a bytes-like object, {} found", object.ty().full_name()),
    }
}
