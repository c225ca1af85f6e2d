//! Integers to digits and back: any base, underscores, digits of any script, the limit on decimal conversions.

use std::sync::atomic::{AtomicUsize, Ordering};

use num_bigint::{BigInt, Sign};
use num_traits::Num;

use crate::builtins::str::wtf8;
use crate::builtins::unicode;

/// `sys.get_int_max_str_digits()`; 0 means no limit.
pub static MAX_STR_DIGITS: AtomicUsize = AtomicUsize::new(4300);

/// Conversions up to this many digits are never refused.
pub const ALWAYS_ALLOWED: usize = 640;

/// Why a conversion was refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ParseError {
    /// The text is not an integer in that base.
    Invalid,
    /// More decimal digits than the limit: their number.
    TooLong(usize),
}

/// An integer as parsed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Parsed {
    /// One that fits 64 bits.
    Small(i64),
    /// A larger one.
    Big(BigInt),
}

/// The limit, when `digits` digits exceed it.
fn exceeded_limit(digits: usize) -> Option<usize> {
    let limit = MAX_STR_DIGITS.load(Ordering::Relaxed);
    if digits > ALWAYS_ALLOWED && limit != 0 && digits > limit { Some(limit) } else { None }
}

/// CPython's message for a result with too many decimal digits.
pub fn output_limit_message() -> String {
    let limit = MAX_STR_DIGITS.load(Ordering::Relaxed);
    format!(
        "Exceeds the limit ({limit} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit"
    )
}

/// CPython's message for a text with too many decimal digits.
pub fn input_limit_message(digits: usize) -> String {
    let limit = MAX_STR_DIGITS.load(Ordering::Relaxed);
    format!(
        "Exceeds the limit ({limit} digits) for integer string conversion: value has {digits} digits; \
         use sys.set_int_max_str_digits() to increase the limit"
    )
}

/// Decimal digits of a small integer, in a buffer on the stack.
pub struct Decimal {
    buffer: [u8; 20],
    start: usize,
}

impl Decimal {
    /// The digits of `value`, with a minus sign where needed.
    #[inline]
    pub fn new(value: i64) -> Decimal {
        let mut decimal = Decimal { buffer: [0; 20], start: 20 };
        let mut rest = value.unsigned_abs();
        loop {
            decimal.push(b'0' + (rest % 10) as u8);
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        if value < 0 {
            decimal.push(b'-');
        }
        decimal
    }

    #[inline(always)]
    fn push(&mut self, byte: u8) {
        self.start -= 1;
        self.buffer[self.start] = byte;
    }

    /// The digits.
    #[inline]
    pub fn bytes(&self) -> &[u8] {
        &self.buffer[self.start..]
    }
}

/// Decimal digits of a big integer; `None` when they exceed the limit.
pub fn big_to_decimal(value: &BigInt) -> Option<String> {
    // Below this many bits the result cannot exceed the limit, above it cannot be below: 3.32 bits make a digit.
    let digits_at_least = (value.bits().saturating_sub(1) as f64 * std::f64::consts::LOG10_2) as usize;
    exceeded_limit(digits_at_least).is_none().then_some(())?;
    let text = value.to_str_radix(10);
    let digits = text.len() - (value.sign() == Sign::Minus) as usize;
    exceeded_limit(digits).is_none().then_some(text)
}

/// Removes the space around a number; `None` when nothing remains.
fn trimmed(text: &[u8]) -> &[u8] {
    wtf8::trim(text, unicode::is_space)
}

/// `int(text, base)`; `base` is 0 or 2 to 36.
pub fn parse(text: &[u8], base: u32) -> Result<Parsed, ParseError> {
    let text = trimmed(text);
    if text.is_ascii() {
        return parse_ascii(text, base);
    }
    let mut ascii = Vec::with_capacity(text.len());
    for code in wtf8::code_points(text) {
        match (u8::try_from(code), unicode::decimal_value(code)) {
            (_, Some(digit)) => ascii.push(b'0' + digit as u8),
            (Ok(byte), None) if byte.is_ascii() => ascii.push(byte),
            _ => return Err(ParseError::Invalid),
        }
    }
    parse_ascii(&ascii, base)
}

fn parse_ascii(text: &[u8], base: u32) -> Result<Parsed, ParseError> {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    let (base, digits) = match (digits, base) {
        ([b'0', b'x' | b'X', rest @ ..], 0 | 16) => (16, after_prefix(rest)),
        ([b'0', b'o' | b'O', rest @ ..], 0 | 8) => (8, after_prefix(rest)),
        ([b'0', b'b' | b'B', rest @ ..], 0 | 2) => (2, after_prefix(rest)),
        ([b'0', rest @ ..], 0) => {
            // "00" is zero, "01" would look octal and is refused.
            if rest.iter().any(|&byte| byte != b'0' && byte != b'_') {
                return Err(ParseError::Invalid);
            }
            (10, digits)
        }
        (_, 0) => (10, digits),
        (_, base) => (base, digits),
    };
    let digits = checked_digits(digits, base)?;
    if base == 10 && exceeded_limit(digits.len()).is_some() {
        return Err(ParseError::TooLong(digits.len()));
    }
    let mut value = 0i64;
    for &byte in digits.iter() {
        let digit = (byte as char).to_digit(base).unwrap_or(0) as i64;
        match value.checked_mul(base as i64).and_then(|value| value.checked_sub(digit)) {
            Some(next) => value = next,
            None => return Ok(parse_big(&digits, base, negative)),
        }
    }
    if negative {
        return Ok(Parsed::Small(value));
    }
    Ok(value.checked_neg().map_or_else(|| parse_big(&digits, base, negative), Parsed::Small))
}

fn parse_big(digits: &[u8], base: u32, negative: bool) -> Parsed {
    let text = std::str::from_utf8(digits).expect("digits are ASCII");
    let magnitude = BigInt::from_str_radix(text, base).expect("digits were checked");
    let value = if negative { -magnitude } else { magnitude };
    match i64::try_from(&value) {
        Ok(small) => Parsed::Small(small),
        Err(_) => Parsed::Big(value),
    }
}

/// One underscore may follow a base prefix.
fn after_prefix(digits: &[u8]) -> &[u8] {
    match digits {
        [b'_', rest @ ..] => rest,
        _ => digits,
    }
}

/// The digits without their underscores, which must stand one by one between digits.
fn checked_digits(text: &[u8], base: u32) -> Result<std::borrow::Cow<'_, [u8]>, ParseError> {
    let is_digit = |byte: u8| (byte as char).is_digit(base);
    let (Some(&first), Some(&last)) = (text.first(), text.last()) else { return Err(ParseError::Invalid) };
    if first == b'_' || last == b'_' || text.windows(2).any(|pair| pair == b"__") {
        return Err(ParseError::Invalid);
    }
    if !text.iter().all(|&byte| byte == b'_' || is_digit(byte)) {
        return Err(ParseError::Invalid);
    }
    Ok(if text.contains(&b'_') {
        text.iter().copied().filter(|&byte| byte != b'_').collect::<Vec<_>>().into()
    } else {
        text.into()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small(text: &str, base: u32) -> Result<i64, ParseError> {
        parse(text.as_bytes(), base).map(|parsed| match parsed {
            Parsed::Small(value) => value,
            Parsed::Big(value) => panic!("{value} is big"),
        })
    }

    #[test]
    fn texts_become_integers() {
        for (text, base, value) in [
            ("42", 10, 42),
            (" -1_000\n", 10, -1000),
            ("0x_ff", 16, 255),
            ("0xff", 0, 255),
            ("-0b101", 0, -5),
            ("0o17", 0, 15),
            ("00_0", 0, 0),
            ("007", 10, 7),
            ("z", 36, 35),
            ("٣٤", 10, 34),
            ("\u{3000}5", 10, 5),
            ("-9223372036854775808", 10, i64::MIN),
            ("0b1", 16, 0xb1),
        ] {
            assert_eq!(small(text, base), Ok(value), "{text}");
        }
        for (text, base) in [
            ("", 10),
            ("1__0", 10),
            ("_1", 10),
            ("1_", 10),
            ("01", 0),
            ("0x", 16),
            ("9", 8),
            ("½", 10),
            ("+-1", 10),
            ("1 2", 10),
        ] {
            assert_eq!(small(text, base), Err(ParseError::Invalid), "{text}");
        }
        assert_eq!(parse(b"9223372036854775808", 10), Ok(Parsed::Big(BigInt::from(1u64 << 63))));
        assert_eq!(parse(&[b'1'; 4301], 10), Err(ParseError::TooLong(4301)));
    }

    #[test]
    fn integers_become_digits() {
        assert_eq!(Decimal::new(i64::MIN).bytes(), b"-9223372036854775808");
        assert_eq!(Decimal::new(0).bytes(), b"0");
        assert_eq!(big_to_decimal(&BigInt::from(10).pow(4299)).map(|text| text.len()), Some(4300));
        assert_eq!(big_to_decimal(&BigInt::from(10).pow(4300)), None);
    }
}
