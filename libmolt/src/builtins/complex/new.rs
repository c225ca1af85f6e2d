//! `complex(real, imag)`, `complex(text)` and `complex.from_number`.

use super::arithmetic::Value;
use super::text;
use super::{COMPLEX, Complex, object_of_type};
use crate::builtins::descriptors::bind_keywords;
use crate::builtins::float::text::Unreadable;
use crate::exec::raised::{raise, value_error};
use crate::object::boxes::Int;
use crate::object::{Args, Owned, PyResult, Ref, Signature, Str, Type, static_str};
use crate::protocols::{self, call, number};

const SIGNATURE: Signature = Signature { names: &["real", "imag"], positional_only: 0, positional: 2, required: 0 };

pub(super) fn construct(ty: &'static Type, args: Args<'_>) -> PyResult<Owned> {
    if let (Some(only), 1, true) = (args.get(0), args.len(), args.keywords.is_empty()) {
        if std::ptr::eq(ty, &COMPLEX) && only.is_exactly(&COMPLEX) {
            return Ok(only.owned());
        }
        return Ok(object_of_type(ty, convert(only)?));
    }
    let mut parts = [None; 2];
    bind_keywords("complex", &SIGNATURE, args, &mut parts)?;
    let [real, imaginary] = parts;
    let special = match real {
        Some(real) => special_method(real)?,
        None => None,
    };
    let real = match (special, real) {
        (Some(special), _) => Part::Complex(special),
        (None, Some(real)) => Part::of(real, "real")?,
        (None, None) => Part::Real(0.0),
    };
    let imaginary = imaginary.map(|imaginary| Part::of(imaginary, "imag")).transpose()?;
    Ok(object_of_type(ty, combine(real, imaginary)))
}

/// `complex(value)`.
fn convert(value: Ref<'_>) -> PyResult<Value> {
    if let Some(string) = value.downcast::<Str>() {
        return text::parse(string.get().bytes()).or_else(|error| match error {
            Unreadable::Malformed => Err(value_error("complex() arg is a malformed string")),
            Unreadable::Underscore => {
                let shown = protocols::text::repr(value)?;
                raise!(value_error, "could not convert string to complex: {}", shown.as_str())
            }
        });
    }
    if let Some(result) = special_method(value)? {
        return Ok(result);
    }
    if let Some(complex) = value.downcast::<Complex>() {
        return Ok(complex.value());
    }
    if !is_real(value) {
        raise!(type_error, "complex() argument must be a string or a number, not {}", value.ty().full_name());
    }
    Ok(Value::new(number::to_float(value)?, 0.0))
}

fn is_real(value: Ref<'_>) -> bool {
    let slots = value.ty().slots();
    slots.float.is_some() || slots.index.is_some() || value.downcast::<Int>().is_some()
}

/// What the value's `__complex__` says; `None` when it has none.
fn special_method(value: Ref<'_>) -> PyResult<Option<Value>> {
    if !value.ty().is_heap_type() {
        return Ok(value.downcast_exact::<Complex>().map(|complex| complex.value()));
    }
    let Some(result) = call::call_special(value, static_str!("__complex__"), &[]) else { return Ok(None) };
    let result = result?;
    match result.borrow().downcast::<Complex>() {
        Some(complex) => Ok(Some(complex.value())),
        None => raise!(type_error, "__complex__ returned non-complex (type {})", result.ty().full_name()),
    }
}

/// An argument of `complex`.
#[derive(Clone, Copy)]
enum Part {
    Real(f64),
    Complex(Value),
}

impl Part {
    fn of(value: Ref<'_>, name: &str) -> PyResult<Part> {
        if let Some(complex) = value.downcast::<Complex>() {
            return Ok(Part::Complex(complex.value()));
        }
        if !is_real(value) {
            raise!(type_error, "complex() argument '{name}' must be a real number, not {}", value.ty().full_name());
        }
        Ok(Part::Real(number::to_float(value)?))
    }
}

/// `real + imaginary * 1j`, where both may be complex themselves.
fn combine(real: Part, imaginary: Option<Part>) -> Value {
    let (mut re, inner) = match real {
        Part::Real(re) => (re, None),
        Part::Complex(value) => (value.re, Some(value.im)),
    };
    let im = match imaginary {
        None => inner.unwrap_or(0.0),
        Some(imaginary) => {
            let own = match imaginary {
                Part::Real(im) => im,
                Part::Complex(value) => {
                    re -= value.im;
                    value.re
                }
            };
            inner.map_or(own, |inner| own + inner)
        }
    };
    Value::new(re, im)
}

/// `complex.from_number(value)`.
pub(super) fn from_number(class: Ref<'_>, value: Ref<'_>) -> PyResult<Owned> {
    let ty = class.expect::<Type>().as_static();
    let exact = std::ptr::eq(ty, &COMPLEX);
    if exact && value.is_exactly(&COMPLEX) {
        return Ok(value.owned());
    }
    let converted = match special_method(value)? {
        Some(converted) => converted,
        None => match value.downcast::<Complex>() {
            Some(complex) => complex.value(),
            None => Value::new(number::to_float(value)?, 0.0),
        },
    };
    let result = object_of_type(&COMPLEX, converted);
    if exact { Ok(result) } else { call::call(class, &[result.borrow()]) }
}
