//! The methods of ints.

use num_bigint::BigInt;

use super::arithmetic;
use super::value::Integer;
use crate::builtins::{bytes, format};
use crate::exec::raised::{raise, value_error};
use crate::memory;
use crate::object::boxes::{big_int_object, bool_object, int_object};
use crate::object::{Getter, Method, Owned, PyResult, Ref, Signature, Str, Type, methods, tuple};
use crate::protocols::{call, number, truth};

fn value(this: Ref<'_>) -> Integer<'_> {
    super::value(this)
}

fn same(this: Ref<'_>) -> PyResult<Owned> {
    Ok(value(this).to_object())
}

/// Attributes.
pub const GETTERS: &[Getter] = &[
    Getter::read_only("real", same),
    Getter::read_only("imag", |_| Ok(int_object(0))),
    Getter::read_only("numerator", same),
    Getter::read_only("denominator", |_| Ok(int_object(1))),
];

static TO_BYTES: Signature =
    Signature { names: &["length", "byteorder", "signed"], positional_only: 0, positional: 2, required: 0 };
static FROM_BYTES: Signature =
    Signature { names: &["bytes", "byteorder", "signed"], positional_only: 0, positional: 2, required: 1 };

/// Methods.
pub const METHODS: &[Method] = methods!["int";
    Method::none("bit_length", |this| Ok(int_object(arithmetic::bit_length(value(this))))),
    Method::none("bit_count", |this| Ok(int_object(arithmetic::bit_count(value(this))))),
    Method::none("conjugate", same),
    Method::none("__getnewargs__", |this| Ok(tuple::new([same(this)?].into_iter()).into_object())),
    Method::none("is_integer", |_| Ok(bool_object(true))),
    Method::none("as_integer_ratio", |this| {
        Ok(tuple::new([value(this).to_object(), int_object(1)].into_iter()).into_object())
    }),
    Method::none("__trunc__", same),
    Method::none("__floor__", same),
    Method::none("__ceil__", same),
    Method::positional("__round__", 0, 1, |this, args| match args.first().filter(|places| !places.is_none()) {
        None => same(this),
        Some(places) => {
            let places = number::index(*places)?;
            arithmetic::round(value(this), Integer::of(places.borrow().expect()))
        }
    }),
    Method::one("__format__", |this, spec| match spec.downcast::<Str>() {
        Some(spec) => Ok(format::format_int(this, spec)?.into_object()),
        None => raise!(type_error, "__format__() argument must be str, not {}", spec.ty().full_name()),
    }),
    Method::keywords("to_bytes", &TO_BYTES, to_bytes),
    Method::keywords("from_bytes", &FROM_BYTES, from_bytes).on_class(),
];

/// Whether the order of bytes is little-endian.
fn is_little(order: Option<Ref<'_>>, method: &str) -> PyResult<bool> {
    let Some(order) = order else { return Ok(false) };
    let Some(name) = order.downcast::<Str>() else {
        raise!(type_error, "{method}() argument 'byteorder' must be str, not {}", order.ty().full_name())
    };
    match name.text() {
        "little" => Ok(true),
        "big" => Ok(false),
        _ => Err(value_error("byteorder must be either 'little' or 'big'")),
    }
}

fn to_bytes(this: Ref<'_>, args: &[Option<Ref<'_>>]) -> PyResult<Owned> {
    let length = args[0].map_or(Ok(1), number::to_count)?;
    let little = is_little(args[1], "to_bytes")?;
    let signed = args[2].map_or(Ok(false), truth::truth)?;
    let Ok(length) = usize::try_from(length) else { return Err(value_error("length argument must be non-negative")) };
    memory::require(length.checked_mul(2))?;
    let mut content = arithmetic::to_bytes(value(this), length, signed)?;
    if !little {
        content.reverse();
    }
    Ok(bytes::new(&content))
}

fn from_bytes(class: Ref<'_>, args: &[Option<Ref<'_>>]) -> PyResult<Owned> {
    let source = args[0].expect("required by the signature");
    let little = is_little(args[1], "from_bytes")?;
    let signed = args[2].map_or(Ok(false), truth::truth)?;
    let mut content = match bytes::content(source) {
        Some(content) => content.into_owned(),
        None if source.downcast::<Str>().is_some() => {
            raise!(type_error, "cannot convert 'str' object to bytes")
        }
        None => bytes::sized_items(source, "bytes must be in range(0, 256)")?,
    };
    if !little {
        content.reverse();
    }
    let result: BigInt = arithmetic::from_bytes(&content, signed);
    let result = big_int_object(result);
    let class = class.expect::<Type>().as_static();
    if std::ptr::eq(class, &super::INT) { Ok(result) } else { call::call(class.as_object(), &[result.borrow()]) }
}
