//! `sum`: ints exactly, floats with the compensation that CPython's has.

use crate::builtins::bool::BOOL;
use crate::builtins::bytearray::BYTEARRAY;
use crate::builtins::complex::{self, Complex};
use crate::builtins::descriptors::wrong_count;
use crate::builtins::float::FLOAT;
use crate::builtins::int::INT;
use crate::builtins::list::LIST;
use crate::exec::raised::{raise, type_error};
use crate::object::boxes::{Int, float_object, int_object};
use crate::object::bytes::Bytes;
use crate::object::list::List;
use crate::object::{Args, Owned, PyResult, Ref, Str};
use crate::protocols::{iterate, number};

/// A float sum and the part of it that rounding lost.
#[derive(Clone, Copy)]
struct Compensated {
    high: f64,
    low: f64,
}

impl Compensated {
    #[inline(always)]
    fn add(&mut self, value: f64) {
        let sum = self.high + value;
        self.low += if self.high.abs() >= value.abs() { (self.high - sum) + value } else { (value - sum) + self.high };
        self.high = sum;
    }

    fn total(self) -> f64 {
        // An infinite sum stays one, and -0.0 keeps its sign.
        if self.low != 0.0 && self.low.is_finite() { self.high + self.low } else { self.high }
    }
}

/// The sum so far. It goes from ints to floats to complex numbers to anything, never back.
enum Sum {
    Int(i64),
    Float(Compensated),
    Complex(Compensated, Compensated),
    Any(Owned),
}

impl Sum {
    fn from_start(start: Owned) -> Sum {
        let value = start.borrow();
        if value.is_exactly(&INT)
            && let Some(small) = value.as_int()
        {
            return Sum::Int(small);
        }
        Sum::of_number(start)
    }

    /// A sum that is not one of ints any more.
    fn of_number(value: Owned) -> Sum {
        match value.borrow().as_float() {
            Some(high) if value.borrow().is_exactly(&FLOAT) => Sum::Float(Compensated { high, low: 0.0 }),
            _ => Sum::of_complex(value),
        }
    }

    /// A sum that is neither one of ints nor of floats any more.
    fn of_complex(value: Owned) -> Sum {
        match value.borrow().downcast_exact::<Complex>() {
            Some(complex) => {
                let part = |high| Compensated { high, low: 0.0 };
                Sum::Complex(part(complex.value().re), part(complex.value().im))
            }
            None => Sum::Any(value),
        }
    }

    fn into_object(self) -> Owned {
        match self {
            Sum::Int(sum) => int_object(sum),
            Sum::Float(sum) => float_object(sum.total()),
            Sum::Complex(re, im) => complex::object(re.total(), im.total()),
            Sum::Any(sum) => sum,
        }
    }

    fn add(self, item: Ref<'_>) -> PyResult<Sum> {
        match self {
            Sum::Int(sum) => {
                let exact = item.is_exactly(&INT) || item.is_exactly(&BOOL);
                match item.as_int().filter(|_| exact).and_then(|value| sum.checked_add(value)) {
                    Some(sum) => Ok(Sum::Int(sum)),
                    None => Ok(Sum::of_number(number::add(int_object(sum).borrow(), item)?)),
                }
            }
            Sum::Float(mut sum) => {
                let value = match item.as_float().filter(|_| item.is_exactly(&FLOAT)) {
                    Some(value) => Some(value),
                    None => item.downcast::<Int>().and_then(|value| value.to_i64()).map(|value| value as f64),
                };
                match value {
                    Some(value) => {
                        sum.add(value);
                        Ok(Sum::Float(sum))
                    }
                    None => Ok(Sum::of_complex(number::add(float_object(sum.total()).borrow(), item)?)),
                }
            }
            Sum::Complex(mut re, mut im) => {
                if let Some(value) = item.downcast_exact::<Complex>() {
                    re.add(value.value().re);
                    im.add(value.value().im);
                    return Ok(Sum::Complex(re, im));
                }
                let small = || item.downcast::<Int>().and_then(|value| value.to_i64()).map(|value| value as f64);
                match item.as_float().or_else(small) {
                    Some(value) => {
                        re.add(value);
                        Ok(Sum::Complex(re, im))
                    }
                    None => {
                        let sum = complex::object(re.total(), im.total());
                        Ok(Sum::Any(number::add(sum.borrow(), item)?))
                    }
                }
            }
            Sum::Any(sum) => Ok(Sum::Any(number::add(sum.borrow(), item)?)),
        }
    }
}

/// `sum(iterable, start=0)`.
pub fn sum(_: Ref<'_>, args: Args<'_>) -> PyResult<Owned> {
    let Some(iterable) = args.get(0) else {
        raise!(type_error, "sum() takes at least 1 positional argument (0 given)")
    };
    if args.len() + args.keywords.len() > 2 {
        raise!(type_error, "sum() takes at most 2 arguments ({} given)", args.len() + args.keywords.len());
    }
    let mut start = args.get(1);
    for (name, value) in args.keywords.iter() {
        match name.text() {
            "start" => start = Some(value),
            other => raise!(type_error, "sum() got an unexpected keyword argument '{other}'"),
        }
    }
    let start = start.map_or_else(|| int_object(0), Ref::owned);
    if start.borrow().downcast::<Str>().is_some() {
        return Err(type_error("sum() can't sum strings [use ''.join(seq) instead]"));
    }
    if start.borrow().downcast::<Bytes>().is_some() {
        return Err(type_error("sum() can't sum bytes [use b''.join(seq) instead]"));
    }
    if start.borrow().is_instance(&BYTEARRAY) {
        return Err(type_error("sum() can't sum bytearray [use b''.join(seq) instead]"));
    }
    if iterable.is_exactly(&LIST)
        && let Some(sum) = sum_raw(iterable.expect(), &start)
    {
        return Ok(sum);
    }
    let mut sum = Some(Sum::from_start(start));
    iterate::for_each(iterable, |item| {
        if let Some(before) = sum.take() {
            sum = Some(before.add(item.borrow())?);
        }
        Ok(())
    })?;
    sum.map(Sum::into_object).ok_or_else(|| wrong_count("sum", 1, 2, 0))
}

/// The sum of a list of raw numbers onto a start of the same kind; `None` when it is not that simple.
fn sum_raw(list: Ref<'_, List>, start: &Owned) -> Option<Owned> {
    match Sum::from_start(start.clone()) {
        Sum::Int(start) => {
            if let Some(sum) = list.with_ints(|ints| ints.iter().try_fold(start, |sum, &value| sum.checked_add(value)))
            {
                return sum.map(int_object);
            }
            // The first addition makes a float of the start.
            let first = start as f64;
            (first as i64 == start && start.unsigned_abs() < 1 << 53).then_some(())?;
            list.with_floats(|floats| sum_floats(first, floats, true))?.map(float_object)
        }
        Sum::Float(start) => list.with_floats(|floats| sum_floats(start.high, floats, false))?.map(float_object),
        Sum::Complex(..) | Sum::Any(_) => None,
    }
}

/// `plain_first`: the first addition is an ordinary one, as it turns an int into a float.
fn sum_floats(start: f64, floats: &[f64], plain_first: bool) -> Option<f64> {
    let mut rest = floats;
    let mut sum = Compensated { high: start, low: 0.0 };
    if plain_first {
        let (first, others) = floats.split_first()?;
        sum.high += first;
        rest = others;
    }
    rest.iter().for_each(|&value| sum.add(value));
    Some(sum.total())
}
