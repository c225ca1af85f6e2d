//! The methods of floats.

use super::text::{HexError, from_hex, to_hex};
use super::{FLOAT, arithmetic, to_int, value};
use crate::builtins::format;
use crate::exec::raised::{overflow_error, raise, value_error};
use crate::object::boxes::{big_int_object, bool_object, float_object};
use crate::object::{Getter, Method, Owned, PyResult, Ref, Str, Type, methods, text, tuple};
use crate::protocols::{call, number};

fn same(this: Ref<'_>) -> PyResult<Owned> {
    Ok(float_object(value(this)))
}

/// Attributes.
pub const GETTERS: &[Getter] = &[Getter::read_only("real", same), Getter::read_only("imag", |_| Ok(float_object(0.0)))];

/// Methods.
pub const METHODS: &[Method] = methods!["float";
    Method::none("conjugate", same),
    Method::none("is_integer", |this| Ok(bool_object(value(this).is_finite() && value(this).trunc() == value(this)))),
    Method::none("as_integer_ratio", |this| integer_ratio(value(this))),
    Method::none("hex", |this| Ok(text::new(&to_hex(value(this))).into_object())),
    Method::one("fromhex", |class, digits| of_class(class, parse_hex(digits)?)).on_class(),
    Method::none("__getnewargs__", |this| Ok(tuple::new([float_object(value(this))].into_iter()).into_object())),
    Method::one("__getformat__", |_, kind| {
        let Some(kind) = kind.downcast::<Str>() else {
            raise!(type_error, "__getformat__() argument must be str, not {}", kind.ty().full_name())
        };
        if !matches!(kind.text(), "double" | "float") {
            return Err(value_error("__getformat__() argument 1 must be 'double' or 'float'"));
        }
        let order = if cfg!(target_endian = "little") { "little" } else { "big" };
        Ok(text::new(&format!("IEEE, {order}-endian")).into_object())
    })
    .on_class(),
    Method::one("from_number", |class, number| {
        if class.is(FLOAT.as_ref()) && number.is_exactly(&FLOAT) {
            return Ok(number.owned());
        }
        of_class(class, number::to_float(number)?)
    })
    .on_class(),
    Method::none("__trunc__", |this| to_int(value(this))),
    Method::none("__floor__", |this| to_int(value(this).floor())),
    Method::none("__ceil__", |this| to_int(value(this).ceil())),
    Method::positional("__round__", 0, 1, |this, args| match args.first().filter(|places| !places.is_none()) {
        None => round(value(this)),
        Some(places) => round_to(value(this), number::to_bound(*places)?),
    }),
    Method::one("__format__", |this, spec| match spec.downcast::<Str>() {
        Some(spec) => Ok(format::format_float(value(this), spec)?.into_object()),
        None => raise!(type_error, "__format__() argument must be str, not {}", spec.ty().full_name()),
    }),
];

/// `round(value)`.
pub fn round(value: f64) -> PyResult<Owned> {
    to_int(value.round_ties_even())
}

/// `round(value, places)`.
pub fn round_to(value: f64, places: i64) -> PyResult<Owned> {
    if !value.is_finite() {
        return Ok(float_object(value));
    }
    match arithmetic::round_to(value, places) {
        Some(rounded) => Ok(float_object(rounded)),
        None => Err(overflow_error("rounded value too large to represent")),
    }
}

fn integer_ratio(value: f64) -> PyResult<Owned> {
    if value.is_nan() {
        return Err(value_error("cannot convert NaN to integer ratio"));
    }
    if value.is_infinite() {
        return Err(overflow_error("cannot convert Infinity to integer ratio"));
    }
    let (numerator, denominator) = arithmetic::integer_ratio(value);
    Ok(tuple::new([big_int_object(numerator), big_int_object(denominator)].into_iter()).into_object())
}

fn parse_hex(digits: Ref<'_>) -> PyResult<f64> {
    let Some(digits) = digits.downcast::<Str>() else { raise!(type_error, "bad argument type for built-in operation") };
    from_hex(digits.get().bytes()).map_err(|error| match error {
        HexError::Invalid => value_error("invalid hexadecimal floating-point string"),
        HexError::TooLarge => overflow_error("hexadecimal value too large to represent as a float"),
    })
}

fn of_class(class: Ref<'_>, value: f64) -> PyResult<Owned> {
    let class = class.expect::<Type>().as_static();
    let value = float_object(value);
    if std::ptr::eq(class, &FLOAT) { Ok(value) } else { call::call(class.as_object(), &[value.borrow()]) }
}
