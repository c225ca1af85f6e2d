//! Built-in functions on numbers.

use num_bigint::BigInt;

use crate::builtins::float::methods;
use crate::exec::raised::raise;
use crate::object::boxes::{Int, big_int_object, int_object};
use crate::object::{Owned, PyResult, Ref, Signature, static_str, text};
use crate::protocols::{call, number};

/// The parameters of `pow`.
pub static POW: Signature =
    Signature { names: &["base", "exp", "mod"], positional_only: 0, positional: 3, required: 2 };
/// The parameters of `round`.
pub static ROUND: Signature =
    Signature { names: &["number", "ndigits"], positional_only: 0, positional: 2, required: 1 };

/// An int from 64 bits without sign.
pub fn unsigned(value: u64) -> Owned {
    match i64::try_from(value) {
        Ok(value) => int_object(value),
        Err(_) => big_int_object(BigInt::from(value)),
    }
}

/// `abs(number)`.
pub fn abs(_: Ref<'_>, number: Ref<'_>) -> PyResult<Owned> {
    number::absolute(number)
}

/// `divmod(a, b)`.
pub fn divmod(_: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    number::divmod(args[0], args[1])
}

/// `pow(base, exp, mod=None)`.
pub fn pow(_: Ref<'_>, args: &[Option<Ref<'_>>]) -> PyResult<Owned> {
    match args {
        [Some(base), Some(exponent), modulus] => {
            number::power(*base, *exponent, modulus.filter(|modulus| !modulus.is_none()))
        }
        _ => raise!(type_error, "pow() missing required argument 'exp' (pos 2)"),
    }
}

/// `round(number, ndigits=None)`.
pub fn round(_: Ref<'_>, args: &[Option<Ref<'_>>]) -> PyResult<Owned> {
    let Some(value) = args[0] else { raise!(type_error, "round() missing required argument 'number' (pos 1)") };
    let places = args[1].filter(|places| !places.is_none());
    if let Some(float) = value.as_float().filter(|_| value.is_exactly(&crate::builtins::float::FLOAT)) {
        return match places {
            None => methods::round(float),
            Some(places) => methods::round_to(float, number::to_bound(places)?),
        };
    }
    let result = match places {
        None => call::call_special(value, static_str!("__round__"), &[]),
        Some(places) => call::call_special(value, static_str!("__round__"), &[places]),
    };
    match result {
        Some(result) => result,
        None => raise!(type_error, "type {} doesn't define __round__ method", value.ty().full_name()),
    }
}

/// `bin`, `oct` and `hex`.
pub fn in_radix(value: Ref<'_>, radix: u32) -> PyResult<Owned> {
    let value = number::index(value)?;
    let value = value.borrow().expect::<Int>();
    let prefix = match radix {
        2 => "0b",
        8 => "0o",
        _ => "0x",
    };
    let digits = match value.to_i64() {
        Some(small) => BigInt::from(small).to_str_radix(radix),
        None => value.to_big().to_str_radix(radix),
    };
    let shown = match digits.strip_prefix('-') {
        Some(digits) => format!("-{prefix}{digits}"),
        None => format!("{prefix}{digits}"),
    };
    Ok(text::new(&shown).into_object())
}
