//! The functions of integers, and those that give integers.

use num_bigint::BigInt;
use num_integer::Integer as _;
use num_traits::{One, ToPrimitive, Zero};

use crate::builtins::float;
use crate::builtins::int::arithmetic;
use crate::builtins::int::value::Integer;
use crate::exec::raised::{overflow_error, raise, value_error};
use crate::object::boxes::{Int, big_int_object, int_object};
use crate::object::{Method, Owned, PyResult, Ref, methods, static_str};
use crate::protocols::{call, number};

/// Methods.
pub const METHODS: &[Method] = methods!["math";
    Method::one("ceil", |_, x| rounded(x, f64::ceil, "__ceil__")),
    Method::one("floor", |_, x| rounded(x, f64::floor, "__floor__")),
    Method::one("trunc", |_, x| trunc(x)),
    Method::positional("gcd", 0, usize::MAX, |_, numbers| gcd(numbers)),
    Method::positional("lcm", 0, usize::MAX, |_, numbers| lcm(numbers)),
    Method::one("factorial", |_, n| factorial(n)),
    Method::positional("comb", 2, 2, |_, args| comb(args[0], args[1])),
    Method::positional("perm", 1, 2, |_, args| match args.get(1).filter(|k| !k.is_none()) {
        Some(k) => perm(args[0], *k),
        None => factorial(args[0]),
    }),
    Method::one("isqrt", |_, n| isqrt(n)),
];

/// `floor` or `ceil`.
fn rounded(x: Ref<'_>, round: fn(f64) -> f64, special: &'static str) -> PyResult<Owned> {
    if let Some(int) = x.downcast_exact::<Int>() {
        return Ok(int.as_object().owned());
    }
    if let Some(x) = x.downcast_exact::<crate::object::boxes::Float>() {
        return float::to_int(round(x.value()));
    }
    let special = if special == "__ceil__" { static_str!("__ceil__") } else { static_str!("__floor__") };
    match call::call_special(x, special, &[]) {
        Some(result) => result,
        None => float::to_int(round(number::to_float(x)?)),
    }
}

fn trunc(x: Ref<'_>) -> PyResult<Owned> {
    if let Some(x) = x.downcast_exact::<crate::object::boxes::Float>() {
        return float::to_int(x.value());
    }
    match call::call_special(x, static_str!("__trunc__"), &[]) {
        Some(result) => result,
        None => raise!(type_error, "type {} doesn't define __trunc__ method", x.ty().full_name()),
    }
}

fn gcd(numbers: &[Ref<'_>]) -> PyResult<Owned> {
    let mut result = int_object(0);
    for &number in numbers {
        let next = number::index(number)?;
        let (a, b) = (Integer::of(result.borrow().expect()), Integer::of(next.borrow().expect()));
        result = match (a, b) {
            (Integer::Small(a), Integer::Small(b)) if a != i64::MIN && b != i64::MIN => int_object(a.gcd(&b)),
            _ => big_int_object(a.to_big().gcd(&b.to_big())),
        };
    }
    Ok(result)
}

fn lcm(numbers: &[Ref<'_>]) -> PyResult<Owned> {
    let mut result = BigInt::one();
    for &number in numbers {
        let next = number::index(number)?;
        let next = Integer::of(next.borrow().expect()).to_big().into_owned();
        result = if next.is_zero() { next } else { result.lcm(&next) };
    }
    Ok(big_int_object(result))
}

/// `low * (low + 1) * … * high`, by halves so that factors stay of like size.
fn product(low: u64, high: u64) -> BigInt {
    if high < low {
        return BigInt::one();
    }
    if high - low < 8 {
        return (low..=high).fold(BigInt::one(), |product, factor| product * factor);
    }
    let middle = low + (high - low) / 2;
    product(low, middle) * product(middle + 1, high)
}

fn factorial(n: Ref<'_>) -> PyResult<Owned> {
    let n = number::index(n)?;
    let n = Integer::of(n.borrow().expect());
    if n.is_negative() {
        return Err(value_error("factorial() not defined for negative values"));
    }
    match n {
        Integer::Small(n) => Ok(big_int_object(product(2, n as u64))),
        Integer::Big(_) => Err(overflow_error("factorial() argument should not exceed 9223372036854775807")),
    }
}

/// The arguments of `comb` and `perm`, or `None` when the result is 0.
fn counts(n: Ref<'_>, k: Ref<'_>) -> PyResult<Option<(BigInt, BigInt)>> {
    let (n, k) = (number::index(n)?, number::index(k)?);
    let (n, k) = (Integer::of(n.borrow().expect()), Integer::of(k.borrow().expect()));
    if n.is_negative() {
        return Err(value_error("n must be a non-negative integer"));
    }
    if k.is_negative() {
        return Err(value_error("k must be a non-negative integer"));
    }
    Ok(if n.compare(k).is_lt() { None } else { Some((n.to_big().into_owned(), k.to_big().into_owned())) })
}

fn comb(n: Ref<'_>, k: Ref<'_>) -> PyResult<Owned> {
    let Some((n, k)) = counts(n, k)? else { return Ok(int_object(0)) };
    let other = &n - &k;
    let Some(k) = k.min(other).to_u64() else {
        return Err(overflow_error("min(n - k, k) must not exceed 9223372036854775807"));
    };
    Ok(big_int_object(falling(&n, k) / product(2, k)))
}

fn perm(n: Ref<'_>, k: Ref<'_>) -> PyResult<Owned> {
    let Some((n, k)) = counts(n, k)? else { return Ok(int_object(0)) };
    match k.to_u64() {
        Some(k) => Ok(big_int_object(falling(&n, k))),
        None => Err(overflow_error("k must not exceed 9223372036854775807")),
    }
}

/// `n * (n - 1) * …`, `k` factors.
fn falling(n: &BigInt, k: u64) -> BigInt {
    match n.to_u64() {
        Some(n) => product(n - k + 1, n),
        None => (0..k).fold(BigInt::one(), |product, down| product * (n - down)),
    }
}

fn isqrt(n: Ref<'_>) -> PyResult<Owned> {
    let n = number::index(n)?;
    let n = Integer::of(n.borrow().expect());
    if n.is_negative() {
        return Err(value_error("isqrt() argument must be nonnegative"));
    }
    Ok(match n {
        Integer::Small(n) => int_object(n.isqrt()),
        Integer::Big(n) => big_int_object(n.sqrt()),
    })
}

/// The product of two ints or floats; `None` for other values.
pub fn quick_product(a: Ref<'_>, b: Ref<'_>) -> Option<Owned> {
    match (a.downcast_exact::<Int>(), b.downcast_exact::<Int>()) {
        (Some(a), Some(b)) => Some(arithmetic::multiply(Integer::of(a), Integer::of(b))),
        _ => None,
    }
}
