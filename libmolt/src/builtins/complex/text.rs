//! `complex(text)` and `repr(complex)`.

use super::arithmetic::Value;
use crate::builtins::float::digits::{self, Layout, Style};
use crate::builtins::float::text::{Unreadable, to_ascii};

/// The longest beginning that is a float, and the rest.
fn float_prefix(text: &[u8]) -> Option<(f64, &[u8])> {
    let unsigned = match text {
        [b'+' | b'-', rest @ ..] => rest,
        _ => text,
    };
    let sign = text.len() - unsigned.len();
    let word = ["infinity", "inf", "nan"]
        .iter()
        .find(|word| unsigned.len() >= word.len() && unsigned[..word.len()].eq_ignore_ascii_case(word.as_bytes()));
    let length = match word {
        Some(word) => word.len(),
        None => number_length(unsigned)?,
    };
    let (number, rest) = text.split_at(sign + length);
    let value = std::str::from_utf8(number).ok()?.parse().ok()?;
    Some((value, rest))
}

fn number_length(text: &[u8]) -> Option<usize> {
    let digits = |text: &[u8]| text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let whole = digits(text);
    let mut length = whole;
    let mut fraction = 0;
    if text.get(length) == Some(&b'.') {
        fraction = digits(&text[length + 1..]);
        length += 1 + fraction;
    }
    if whole + fraction == 0 {
        return None;
    }
    if let Some(b'e' | b'E') = text.get(length) {
        let sign = matches!(text.get(length + 1), Some(b'+' | b'-')) as usize;
        let exponent = digits(&text[length + 1 + sign..]);
        if exponent > 0 {
            length += 1 + sign + exponent;
        }
    }
    Some(length)
}

/// A real part, an imaginary one, or both; in parentheses or not.
pub fn parse(text: &[u8]) -> Result<Value, Unreadable> {
    let text = to_ascii(text)?;
    let text = text.trim_ascii();
    let text = match text.strip_prefix(b"(") {
        Some(inner) => inner.strip_suffix(b")").ok_or(Unreadable::Malformed)?.trim_ascii(),
        None => text,
    };
    parse_parts(text).ok_or(Unreadable::Malformed)
}

fn parse_parts(text: &[u8]) -> Option<Value> {
    let is_unit = |text: &[u8]| matches!(text, b"j" | b"J");
    let Some((first, rest)) = float_prefix(text) else { return Some(Value::new(0.0, unit(text)?)) };
    if rest.is_empty() {
        return Some(Value::new(first, 0.0));
    }
    if is_unit(rest) {
        return Some(Value::new(0.0, first));
    }
    if !matches!(rest, [b'+' | b'-', ..]) {
        return None;
    }
    match float_prefix(rest) {
        Some((second, rest)) => is_unit(rest).then_some(Value::new(first, second)),
        None => Some(Value::new(first, unit(rest)?)),
    }
}

/// `j` with or without a sign.
fn unit(text: &[u8]) -> Option<f64> {
    match text {
        b"j" | b"J" | b"+j" | b"+J" => Some(1.0),
        b"-j" | b"-J" => Some(-1.0),
        _ => None,
    }
}

fn shown(part: f64) -> String {
    digits::format(part, Style::Repr, Layout::default())
}

/// `repr(value)`.
pub fn repr(value: Value) -> String {
    let imaginary = shown(value.im);
    if value.re == 0.0 && value.re.is_sign_positive() {
        return format!("{imaginary}j");
    }
    let sign = if imaginary.starts_with('-') { "" } else { "+" };
    format!("({}{sign}{imaginary}j)", shown(value.re))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_become_complex() {
        for (text, re, im) in [
            ("1", 1.0, 0.0),
            (" ( 1-2.5e3J ) ", 1.0, -2500.0),
            ("-j", 0.0, -1.0),
            ("1_0+infj", 10.0, f64::INFINITY),
            ("1e5j", 0.0, 1e5),
            ("1+j", 1.0, 1.0),
        ] {
            assert_eq!(parse(text.as_bytes()), Ok(Value::new(re, im)), "{text}");
        }
        for text in ["", "()", "1 +2j", "1+1", "+-1j", "1j+1", "(1", "1e", "jj", "1)"] {
            assert_eq!(parse(text.as_bytes()), Err(Unreadable::Malformed), "{text}");
        }
        assert_eq!(parse(b"1__0j"), Err(Unreadable::Underscore));
    }
}
