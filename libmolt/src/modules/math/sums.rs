//! `fsum`, `prod` and `sumprod`.

use super::extended::{ExactSum, SumError, exact_product};
use super::integers::quick_product;
use crate::exec::raised::{overflow_error, value_error};
use crate::object::boxes::{float_object, int_object};
use crate::object::{Method, Owned, PyResult, Raised, Ref, Signature, methods};
use crate::protocols::{iterate, number};

static PROD: Signature = Signature { names: &["iterable", "start"], positional_only: 1, positional: 1, required: 1 };

/// Methods.
pub const METHODS: &[Method] = methods!["math";
    Method::one("fsum", |_, items| fsum(items)),
    Method::keywords("prod", &PROD, prod),
    Method::positional("sumprod", 2, 2, |_, args| sumprod(args[0], args[1])),
];

#[cold]
fn raised(error: SumError) -> Raised {
    match error {
        SumError::Overflow => overflow_error("intermediate overflow in fsum"),
        SumError::Infinities => value_error("-inf + inf in fsum"),
    }
}

fn fsum(items: Ref<'_>) -> PyResult<Owned> {
    let mut sum = ExactSum::default();
    iterate::for_each(items, |item| sum.add(number::to_float(item.borrow())?).map_err(raised))?;
    sum.total().map(float_object).map_err(raised)
}

fn prod(_: Ref<'_>, args: &[Option<Ref<'_>>]) -> PyResult<Owned> {
    let mut result = args[1].map_or_else(|| int_object(1), Ref::owned);
    let items = args[0].expect("required by the signature");
    iterate::for_each(items, |item| {
        result = match quick_product(result.borrow(), item.borrow()) {
            Some(product) => product,
            None => number::multiply(result.borrow(), item.borrow())?,
        };
        Ok(())
    })?;
    Ok(result)
}

fn sumprod(p: Ref<'_>, q: Ref<'_>) -> PyResult<Owned> {
    let (p, q) = (iterate::collect(p)?, iterate::collect(q)?);
    if p.len() != q.len() {
        return Err(value_error("Inputs are not the same length"));
    }
    let is_float = |item: &Owned| item.borrow().as_float().is_some();
    if p.iter().chain(&q).any(is_float)
        && let Some(total) = float_sumprod(&p, &q)
    {
        return Ok(float_object(total));
    }
    let mut total = int_object(0);
    for (a, b) in p.iter().zip(&q) {
        let product = number::multiply(a.borrow(), b.borrow())?;
        total = number::add(total.borrow(), product.borrow())?;
    }
    Ok(total)
}

/// The sum of products of floats and ints, rounded once; `None` when items are of other types or the sum is not finite.
fn float_sumprod(p: &[Owned], q: &[Owned]) -> Option<f64> {
    let value = |item: &Owned| item.borrow().as_float().or_else(|| item.borrow().as_int().map(|int| int as f64));
    let mut sum = ExactSum::default();
    for (a, b) in p.iter().zip(q) {
        let product = exact_product(value(a)?, value(b)?);
        if !product.high.is_finite() {
            return None;
        }
        sum.add(product.high).ok()?;
        sum.add(product.low).ok()?;
    }
    sum.total().ok()
}
