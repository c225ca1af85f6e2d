//! Arithmetic on complex numbers, as C's Annex G has it: infinities are recovered from products and quotients that came out as
//! NaN. A real operand acts on the parts; it isn't a complex number with imaginary part zero.

use crate::builtins::float::power::power as real_power;

/// Real and imaginary part.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Value {
    /// Real part.
    pub re: f64,
    /// Imaginary part.
    pub im: f64,
}

/// An operand of an operation.
#[derive(Clone, Copy, Debug)]
pub enum Operand {
    /// An int or float.
    Real(f64),
    /// A complex number.
    Complex(Value),
}

/// Why an operation has no result.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Failure {
    /// Division by zero.
    ZeroDivision,
    /// Zero to a power that it does not have.
    ZeroToPower,
    /// The result is too large.
    Overflow,
}

impl Value {
    /// A complex number.
    pub const fn new(re: f64, im: f64) -> Value {
        Value { re, im }
    }

    fn is_finite(self) -> bool {
        self.re.is_finite() && self.im.is_finite()
    }

    fn has_infinity(self) -> bool {
        self.re.is_infinite() || self.im.is_infinite()
    }

    fn is_nan(self) -> bool {
        self.re.is_nan() && self.im.is_nan()
    }

    /// Infinite parts as ones, finite ones as zeros, signs kept.
    fn infinite_directions(self) -> Value {
        let direction = |part: f64| (if part.is_infinite() { 1.0f64 } else { 0.0 }).copysign(part);
        Value::new(direction(self.re), direction(self.im))
    }

    /// NaNs as zeros, signs kept.
    fn without_nans(self) -> Value {
        let clean = |part: f64| if part.is_nan() { 0.0f64.copysign(part) } else { part };
        Value::new(clean(self.re), clean(self.im))
    }
}

impl Operand {
    fn to_complex(self) -> Value {
        match self {
            Operand::Real(value) => Value::new(value, 0.0),
            Operand::Complex(value) => value,
        }
    }
}

/// `a + b`.
pub fn add(a: Operand, b: Operand) -> Value {
    match (a, b) {
        (Operand::Complex(a), Operand::Complex(b)) => Value::new(a.re + b.re, a.im + b.im),
        (Operand::Complex(a), Operand::Real(b)) => Value::new(a.re + b, a.im),
        (Operand::Real(a), Operand::Complex(b)) => Value::new(a + b.re, b.im),
        (Operand::Real(a), Operand::Real(b)) => Value::new(a + b, 0.0),
    }
}

/// `a - b`.
pub fn subtract(a: Operand, b: Operand) -> Value {
    match (a, b) {
        (Operand::Complex(a), Operand::Complex(b)) => Value::new(a.re - b.re, a.im - b.im),
        (Operand::Complex(a), Operand::Real(b)) => Value::new(a.re - b, a.im),
        (Operand::Real(a), Operand::Complex(b)) => Value::new(a - b.re, -b.im),
        (Operand::Real(a), Operand::Real(b)) => Value::new(a - b, 0.0),
    }
}

/// `a * b`.
pub fn multiply(a: Operand, b: Operand) -> Value {
    match (a, b) {
        (Operand::Complex(a), Operand::Complex(b)) => product(a, b),
        (Operand::Complex(value), Operand::Real(factor)) | (Operand::Real(factor), Operand::Complex(value)) => {
            Value::new(value.re * factor, value.im * factor)
        }
        (Operand::Real(a), Operand::Real(b)) => Value::new(a * b, 0.0),
    }
}

fn product(a: Value, b: Value) -> Value {
    let plain = |a: Value, b: Value| Value::new(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re);
    let result = plain(a, b);
    if !result.is_nan() {
        return result;
    }
    let (mut left, mut right) = (a, b);
    let mut recover = false;
    if a.has_infinity() {
        left = a.infinite_directions();
        right = right.without_nans();
        recover = true;
    }
    if right.has_infinity() {
        right = right.infinite_directions();
        left = left.without_nans();
        recover = true;
    }
    let overflowed = [a.re * b.re, a.im * b.im, a.re * b.im, a.im * b.re].iter().any(|part| part.is_infinite());
    if !recover && overflowed {
        left = left.without_nans();
        right = right.without_nans();
        recover = true;
    }
    if !recover {
        return result;
    }
    let result = plain(left, right);
    Value::new(f64::INFINITY * result.re, f64::INFINITY * result.im)
}

/// `a / b`.
pub fn divide(a: Operand, b: Operand) -> Result<Value, Failure> {
    match (a, b) {
        (Operand::Complex(a), Operand::Complex(b)) => quotient(a, b),
        (_, Operand::Real(0.0)) => Err(Failure::ZeroDivision),
        (Operand::Complex(a), Operand::Real(b)) => Ok(Value::new(a.re / b, a.im / b)),
        (Operand::Real(a), Operand::Complex(b)) => real_quotient(a, b),
        (Operand::Real(a), Operand::Real(b)) => Ok(Value::new(a / b, 0.0)),
    }
}

/// Smith's algorithm: scales by the larger part of the divisor.
fn quotient(a: Value, b: Value) -> Result<Value, Failure> {
    let result = if b.re.abs() >= b.im.abs() {
        if b.re == 0.0 {
            return Err(Failure::ZeroDivision);
        }
        let ratio = b.im / b.re;
        let divisor = b.re + b.im * ratio;
        Value::new((a.re + a.im * ratio) / divisor, (a.im - a.re * ratio) / divisor)
    } else if b.im.abs() >= b.re.abs() {
        let ratio = b.re / b.im;
        let divisor = b.re * ratio + b.im;
        Value::new((a.re * ratio + a.im) / divisor, (a.im * ratio - a.re) / divisor)
    } else {
        Value::new(f64::NAN, f64::NAN)
    };
    if !result.is_nan() {
        return Ok(result);
    }
    Ok(if a.has_infinity() && b.is_finite() {
        let Value { re, im } = a.infinite_directions();
        Value::new(f64::INFINITY * (re * b.re + im * b.im), f64::INFINITY * (im * b.re - re * b.im))
    } else if b.has_infinity() && a.is_finite() {
        let Value { re, im } = b.infinite_directions();
        Value::new(0.0 * (a.re * re + a.im * im), 0.0 * (a.im * re - a.re * im))
    } else {
        result
    })
}

/// The quotient of a real number by a complex one.
fn real_quotient(a: f64, b: Value) -> Result<Value, Failure> {
    let result = if b.re.abs() >= b.im.abs() {
        if b.re == 0.0 {
            return Err(Failure::ZeroDivision);
        }
        let ratio = b.im / b.re;
        let divisor = b.re + b.im * ratio;
        Value::new(a / divisor, (-a * ratio) / divisor)
    } else if b.im.abs() >= b.re.abs() {
        let ratio = b.re / b.im;
        let divisor = b.re * ratio + b.im;
        Value::new((a * ratio) / divisor, -a / divisor)
    } else {
        Value::new(f64::NAN, f64::NAN)
    };
    if result.is_nan() && a.is_finite() && b.has_infinity() {
        let Value { re, im } = b.infinite_directions();
        return Ok(Value::new(0.0 * (a * re), 0.0 * (-a * im)));
    }
    Ok(result)
}

/// `a ** b`.
pub fn power(a: Operand, b: Operand) -> Result<Value, Failure> {
    let (base, exponent) = (a.to_complex(), b.to_complex());
    // Small whole exponents are products: faster, and exact where the parts are.
    let small = exponent.im == 0.0 && exponent.re == exponent.re.floor() && exponent.re.abs() <= 100.0;
    let result = if small { whole_power(base, exponent.re as i32)? } else { any_power(base, exponent)? };
    if result.has_infinity() { Err(Failure::Overflow) } else { Ok(result) }
}

fn whole_power(base: Value, exponent: i32) -> Result<Value, Failure> {
    let mut result = Value::new(1.0, 0.0);
    let mut square = base;
    let mut rest = exponent.unsigned_abs();
    while rest > 0 {
        if rest & 1 == 1 {
            result = product(result, square);
        }
        rest >>= 1;
        square = product(square, square);
    }
    if exponent > 0 {
        return Ok(result);
    }
    quotient(Value::new(1.0, 0.0), result).map_err(|_| Failure::ZeroToPower)
}

fn any_power(base: Value, exponent: Value) -> Result<Value, Failure> {
    if exponent.re == 0.0 && exponent.im == 0.0 {
        return Ok(Value::new(1.0, 0.0));
    }
    if base.re == 0.0 && base.im == 0.0 {
        let undefined = exponent.im != 0.0 || exponent.re < 0.0;
        return if undefined { Err(Failure::ZeroToPower) } else { Ok(Value::new(0.0, 0.0)) };
    }
    let size = base.re.hypot(base.im);
    let mut length = real_power(size, exponent.re).unwrap_or(f64::INFINITY);
    let angle = base.im.atan2(base.re);
    let mut phase = angle * exponent.re;
    if exponent.im != 0.0 {
        length *= (-angle * exponent.im).exp();
        phase += exponent.im * size.ln();
    }
    if phase.is_infinite() {
        // CPython reports the domain error that C's `cos` notes here as if the base were zero.
        return Err(Failure::ZeroToPower);
    }
    Ok(Value::new(length * phase.cos(), length * phase.sin()))
}

/// `abs(value)`.
pub fn absolute(value: Value) -> Result<f64, Failure> {
    if value.has_infinity() {
        return Ok(f64::INFINITY);
    }
    if value.re.is_nan() || value.im.is_nan() {
        return Ok(f64::NAN);
    }
    let size = value.re.hypot(value.im);
    if size.is_finite() { Ok(size) } else { Err(Failure::Overflow) }
}
