//! `math`.

mod extended;
mod gamma;
mod integers;
mod one_argument;
mod several_arguments;
mod sums;

use crate::exec::native::NativeModule;
use crate::exec::raised::PyResult;
use crate::object::boxes::float_object;
use crate::object::text;

pub use one_argument::{MathFunction, call_by_number};

/// The module.
#[unsafe(export_name = "molt_part_modules.math")]
pub static MATH: NativeModule = NativeModule {
    name: "math",
    functions: &{
        const PARTS: [&[crate::object::Method]; 4] =
            [one_argument::METHODS, several_arguments::METHODS, integers::METHODS, sums::METHODS];
        crate::modules::math::joined::<{ PARTS[0].len() + PARTS[1].len() + PARTS[2].len() + PARTS[3].len() }>(PARTS)
    },
    fill: |module| {
        for (name, value) in [
            ("pi", std::f64::consts::PI),
            ("e", std::f64::consts::E),
            ("tau", std::f64::consts::TAU),
            ("inf", f64::INFINITY),
            ("nan", f64::NAN),
        ] {
            module.set(text::new(name).borrow(), float_object(value));
        }
        Ok(())
    },
};

/// Constant tables one after the other.
const fn joined<const N: usize>(parts: [&[crate::object::Method]; 4]) -> [crate::object::Method; N] {
    let mut all = [const { crate::object::Method::none("", |this| Ok(this.owned())) }; N];
    let (mut part, mut index, mut next) = (0, 0, 0);
    while next < N {
        if index == parts[part].len() {
            part += 1;
            index = 0;
            continue;
        }
        let method = &parts[part][index];
        all[next] = crate::object::Method { name: method.name, kind: method.kind, body: method.body };
        index += 1;
        next += 1;
    }
    all
}

/// `OverflowError("math range error")`.
#[cold]
fn range_error<T>() -> PyResult<T> {
    Err(crate::exec::raised::overflow_error("math range error"))
}

/// `ValueError("math domain error")`.
#[cold]
fn domain_error<T>() -> PyResult<T> {
    Err(crate::exec::raised::value_error("math domain error"))
}

/// `ValueError` that says what was expected.
#[cold]
fn expected<T>(what: &str, given: f64) -> PyResult<T> {
    let given = crate::builtins::float::digits::repr(given);
    Err(crate::exec::raised::value_error(format!("expected {what}, got {given}")))
}
