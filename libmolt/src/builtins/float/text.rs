//! `float(text)`, and hexadecimal floats both ways.

use crate::builtins::str::wtf8;
use crate::builtins::unicode;

/// `float(text)`; `None` when the text is no float.
pub fn parse(text: &[u8]) -> Option<f64> {
    let text = wtf8::trim(text, unicode::is_space);
    if text.iter().all(|&byte| byte.is_ascii() && byte != b'_') {
        return parse_plain(text);
    }
    parse_plain(&to_ascii(text).ok()?)
}

/// Why a text is not that of a number, whatever it says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unreadable {
    /// An underscore that is not between digits.
    Underscore,
    /// Anything else.
    Malformed,
}

/// The text with digits of any script and spaces as ASCII, without underscores.
pub fn to_ascii(text: &[u8]) -> Result<Vec<u8>, Unreadable> {
    let mut plain = Vec::with_capacity(text.len());
    let mut codes = wtf8::code_points(text).peekable();
    let mut after_digit = false;
    while let Some(code) = codes.next() {
        if code == b'_' as u32 {
            let before_digit = codes.peek().is_some_and(|&next| unicode::decimal_value(next).is_some());
            if !(after_digit && before_digit) {
                return Err(Unreadable::Underscore);
            }
            after_digit = false;
            continue;
        }
        let byte = match unicode::decimal_value(code) {
            Some(digit) => b'0' + digit as u8,
            None if unicode::is_space(code) => b' ',
            None => u8::try_from(code).ok().filter(u8::is_ascii).ok_or(Unreadable::Malformed)?,
        };
        plain.push(byte);
        after_digit = byte.is_ascii_digit();
    }
    Ok(plain)
}

fn parse_plain(text: &[u8]) -> Option<f64> {
    // Rust reads the same syntax.
    std::str::from_utf8(text).ok()?.parse().ok()
}

/// `float.hex`.
pub fn to_hex(value: f64) -> String {
    if !value.is_finite() {
        return super::digits::repr(value);
    }
    let bits = value.to_bits();
    let sign = if value.is_sign_negative() { "-" } else { "" };
    let biased = (bits >> 52 & 0x7ff) as i32;
    let fraction = bits & ((1 << 52) - 1);
    match (biased, fraction) {
        (0, 0) => format!("{sign}0x0.0p+0"),
        (0, _) => format!("{sign}0x0.{fraction:013x}p-1022"),
        _ => format!("{sign}0x1.{fraction:013x}p{:+}", biased - 1023),
    }
}

/// Why `float.fromhex` refused a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HexError {
    /// Not a hexadecimal float.
    Invalid,
    /// Larger than any float.
    TooLarge,
}

/// `float.fromhex`.
pub fn from_hex(text: &[u8]) -> Result<f64, HexError> {
    let is_space = |byte: &u8| byte.is_ascii_whitespace() || *byte == 0x0b;
    let start = text.iter().position(|byte| !is_space(byte)).unwrap_or(text.len());
    let end = text.iter().rposition(|byte| !is_space(byte)).map_or(start, |last| last + 1);
    let text = &text[start..end];
    let (negative, rest) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    let magnitude = match rest.to_ascii_lowercase().as_slice() {
        b"inf" | b"infinity" => f64::INFINITY,
        b"nan" => f64::NAN,
        lower => hex_magnitude(lower)?,
    };
    Ok(if negative { -magnitude } else { magnitude })
}

fn hex_magnitude(text: &[u8]) -> Result<f64, HexError> {
    let text = text.strip_prefix(b"0x").unwrap_or(text);
    let (digits, exponent) = match text.iter().position(|&byte| byte == b'p') {
        Some(place) => (&text[..place], parse_exponent(&text[place + 1..])?),
        None => (text, 0),
    };
    let mut mantissa = 0u128;
    let mut scale = exponent;
    let mut sticky = false;
    let (mut seen_digit, mut seen_point) = (false, false);
    for &byte in digits {
        if byte == b'.' && !seen_point {
            seen_point = true;
            continue;
        }
        let digit = (byte as char).to_digit(16).ok_or(HexError::Invalid)? as u128;
        seen_digit = true;
        // The top bits decide; whether anything is set below them decides ties.
        if mantissa >> 120 == 0 {
            mantissa = mantissa << 4 | digit;
            scale -= if seen_point { 4 } else { 0 };
        } else {
            sticky |= digit != 0;
            scale += if seen_point { 0 } else { 4 };
        }
    }
    if !seen_digit {
        return Err(HexError::Invalid);
    }
    if mantissa == 0 {
        return Ok(0.0);
    }
    round_scaled(mantissa, sticky, scale)
}

fn parse_exponent(text: &[u8]) -> Result<i64, HexError> {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return Err(HexError::Invalid);
    }
    let magnitude = digits
        .iter()
        .fold(0i64, |value, &digit| (value.saturating_mul(10)).saturating_add((digit - b'0') as i64))
        .min(1 << 40);
    Ok(if negative { -magnitude } else { magnitude })
}

/// `mantissa * 2**scale` to the nearest float, half to even.
fn round_scaled(mantissa: u128, sticky: bool, scale: i64) -> Result<f64, HexError> {
    let bits = 128 - mantissa.leading_zeros() as i64;
    let top = bits - 1 + scale;
    if top > 1023 {
        return Err(HexError::TooLarge);
    }
    if top < -1076 {
        return Ok(0.0);
    }
    let lowest = (top - 52).max(-1074);
    let dropped = lowest - scale;
    let kept = if dropped <= 0 {
        (mantissa << -dropped) as u64
    } else {
        let (kept, rest, half) = (mantissa >> dropped, mantissa & ((1 << dropped) - 1), 1u128 << (dropped - 1));
        let round_up = rest > half || (rest == half && (sticky || kept & 1 == 1));
        kept as u64 + round_up as u64
    };
    let value = super::arithmetic::scale(kept as f64, lowest);
    if value.is_finite() { Ok(value) } else { Err(HexError::TooLarge) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_become_floats() {
        for (text, value) in [
            (" 1.5 ", 1.5),
            ("1_000.5e-1_0", 1000.5e-10),
            ("-.5", -0.5),
            ("5.", 5.0),
            ("1e400", f64::INFINITY),
            ("-Infinity", f64::NEG_INFINITY),
            ("١.٥", 1.5),
        ] {
            assert_eq!(parse(text.as_bytes()), Some(value), "{text}");
        }
        assert!(parse(b"nAn").is_some_and(f64::is_nan));
        for text in ["", ".", "1__0", "_1", "1_", "1_.0", "1e", "0x10", "1 2", "infin", "+-1"] {
            assert_eq!(parse(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn hexadecimal_goes_both_ways() {
        for (value, text) in [
            (1.0, "0x1.0000000000000p+0"),
            (-0.1, "-0x1.999999999999ap-4"),
            (0.0, "0x0.0p+0"),
            (5e-324, "0x0.0000000000001p-1022"),
            (f64::MAX, "0x1.fffffffffffffp+1023"),
            (f64::INFINITY, "inf"),
        ] {
            assert_eq!(to_hex(value), text);
            assert_eq!(from_hex(text.as_bytes()), Ok(value));
        }
        assert_eq!(from_hex(b" 0x3.a7p10 "), Ok(3740.0));
        assert_eq!(from_hex(b"1p-1075"), Ok(0.0));
        assert_eq!(from_hex(b"0x1.8p-1075"), Ok(5e-324));
        assert_eq!(from_hex(b"1p1024"), Err(HexError::TooLarge));
        assert_eq!(from_hex(b"0x1.ffffffffffffffp1023"), Err(HexError::TooLarge));
        assert_eq!(from_hex(b"0xg"), Err(HexError::Invalid));
        assert_eq!(from_hex(b"0x"), Err(HexError::Invalid));
    }
}
