//! Formatting of complex numbers by a specification.

use super::spec::{Align, Sign, Spec};
use super::{number, pad, parse, raised, unknown_kind};
use crate::builtins::complex::arithmetic::Value;
use crate::builtins::complex::text::repr;
use crate::exec::raised::value_error;
use crate::object::{Owned, PyResult, Ref, Str, text};

/// `format(value, spec)`.
pub fn format(value: Value, spec: Ref<'_, Str>) -> PyResult<Owned<Str>> {
    if spec.get().is_empty() {
        return Ok(text::new(&repr(value)));
    }
    let spec = parse(spec, 0, Align::Right, "complex")?;
    if !matches!(u8::try_from(spec.kind).unwrap_or(1), 0 | b'e' | b'E' | b'f' | b'F' | b'g' | b'G' | b'n') {
        return Err(unknown_kind(spec.kind, "complex"));
    }
    if spec.fill == b'0' as u32 {
        return Err(value_error("Zero padding is not allowed in complex format specifier"));
    }
    if spec.align == Align::AfterSign {
        return Err(value_error("'=' alignment flag is not allowed in complex format specifier"));
    }
    // Without a type it looks as `str` shows it: in parentheses, or without the real part when that is zero.
    let like_str = spec.kind == 0;
    let only_imaginary = like_str && value.re == 0.0 && value.re.is_sign_positive();
    let part = |value: f64, sign: Option<Sign>| {
        number::format_real(value, &Spec { width: 0, align: Align::Right, sign, ..spec }, false).map_err(raised)
    };
    let mut content = Vec::new();
    if only_imaginary {
        content.extend(part(value.im, spec.sign)?);
    } else {
        content.extend(like_str.then_some(b'('));
        content.extend(part(value.re, spec.sign)?);
        content.extend(part(value.im, Some(Sign::Always))?);
    }
    content.push(b'j');
    content.extend((like_str && !only_imaginary).then_some(b')'));
    let mut out = Vec::new();
    pad::pad(&mut out, &content, content.len(), &spec);
    Ok(text::from_wtf8(&out))
}
