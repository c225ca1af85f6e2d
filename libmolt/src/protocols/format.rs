//! `format(value, spec)`.

use molt_abi::value;

use crate::builtins::bool::BOOL;
use crate::builtins::float::FLOAT;
use crate::builtins::format;
use crate::builtins::int::INT;
use crate::builtins::str::STR;
use crate::exec::raised::raise;
use crate::object::{Owned, PyResult, Ref, Str, static_str};
use crate::protocols::{call, text};

/// `format(value, spec)`; no spec is an empty one.
pub fn format(value: Ref<'_>, spec: Option<Ref<'_, Str>>) -> PyResult<Owned<Str>> {
    let ty = value.ty();
    let spec = match spec {
        Some(spec) if !spec.get().is_empty() => spec,
        _ if std::ptr::eq(ty, &STR) => return Ok(value.expect::<Str>().owned()),
        _ if value::is_tagged_int(value.word().bits()) || std::ptr::eq(ty, &FLOAT) => return text::str(value),
        _ => static_str!(""),
    };
    if std::ptr::eq(ty, &STR) {
        return format::format_str(value.expect(), spec);
    }
    if std::ptr::eq(ty, &INT) || std::ptr::eq(ty, &BOOL) {
        return format::format_int(value, spec);
    }
    if let Some(float) = value.as_float()
        && std::ptr::eq(ty, &FLOAT)
    {
        return format::format_float(float, spec);
    }
    let Some(result) = call::call_special(value, static_str!("__format__"), &[spec.as_object()]) else {
        return format::format_plain(value, spec);
    };
    result?
        .downcast::<Str>()
        .or_else(|other| raise!(type_error, "__format__ must return a str, not {}", other.ty().full_name()))
}
