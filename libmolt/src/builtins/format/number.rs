//! Formatting of ints and floats by a specification.

use super::pad::push_fill;
use super::spec::{Align, Grouping, Sign, Spec};
use crate::builtins::float::digits::{self, Layout, Style};
use crate::builtins::int::value::Integer;

/// Why a number was not formatted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NumberError {
    /// A `ValueError` with this message.
    Value(&'static str),
    /// An `OverflowError` with this message.
    Overflow(&'static str),
    /// The digits exceed the limit on conversions.
    TooManyDigits,
}

/// `format(value, spec)` for the integer types `b c d n o x X`.
pub fn format_integer(value: Integer<'_>, spec: &Spec) -> Result<Vec<u8>, NumberError> {
    if spec.precision.is_some() {
        return Err(NumberError::Value("Precision not allowed in integer format specifier"));
    }
    if spec.no_negative_zero {
        return Err(NumberError::Value("Negative zero coercion (z) not allowed in integer format specifier"));
    }
    let kind = u8::try_from(spec.kind).unwrap_or(b'd');
    if kind == b'c' {
        return format_character(value, spec);
    }
    let (radix, prefix, group) = match kind {
        b'b' => (2, "0b", 4),
        b'o' => (8, "0o", 4),
        b'x' => (16, "0x", 4),
        b'X' => (16, "0X", 4),
        _ => (10, "", 3),
    };
    let mut digits = value.magnitude_digits(radix).ok_or(NumberError::TooManyDigits)?;
    if kind == b'X' {
        digits.make_ascii_uppercase();
    }
    let parts = Parts {
        sign: sign_text(value.is_negative(), spec.sign),
        prefix: if spec.alternate { prefix } else { "" },
        whole: &digits,
        group,
        rest: Vec::new(),
    };
    Ok(parts.lay_out(spec))
}

fn format_character(value: Integer<'_>, spec: &Spec) -> Result<Vec<u8>, NumberError> {
    if spec.sign.is_some() {
        return Err(NumberError::Value("Sign not allowed with integer format specifier 'c'"));
    }
    if spec.alternate {
        return Err(NumberError::Value("Alternate form (#) not allowed with integer format specifier 'c'"));
    }
    let code = match value {
        Integer::Small(value @ 0..0x11_0000) => value as u32,
        Integer::Small(_) => return Err(NumberError::Overflow("%c arg not in range(0x110000)")),
        Integer::Big(_) => return Err(NumberError::Overflow("Python int too large to convert to C long")),
    };
    let mut out = Vec::new();
    let mut buffer = [0; 4];
    super::pad::pad(&mut out, crate::builtins::str::wtf8::encode(code, &mut buffer), 1, spec);
    Ok(out)
}

/// The greatest precision of a float.
const MOST_PLACES: usize = i32::MAX as usize - 1024;

/// `format(value, spec)` for the float types `e E f F g G n %` and none.
pub fn format_float(value: f64, spec: &Spec) -> Result<Vec<u8>, NumberError> {
    format_real(value, spec, true)
}

/// As [`format_float`]; `point_zero` tells whether a whole number without a type shows `.0`.
pub(super) fn format_real(value: f64, spec: &Spec, point_zero: bool) -> Result<Vec<u8>, NumberError> {
    let precision = spec.precision;
    if precision.is_some_and(|precision| precision > MOST_PLACES) {
        return Err(NumberError::Value("precision too big"));
    }
    let kind = u8::try_from(spec.kind).unwrap_or(0);
    let places = precision.unwrap_or(6);
    let style = match kind {
        b'e' | b'E' => Style::Exponent(places),
        b'f' | b'F' | b'%' => Style::Fixed(places),
        b'g' | b'G' | b'n' => Style::General(places),
        _ => precision.map_or(Style::Repr, Style::General),
    };
    let layout = Layout {
        uppercase: matches!(kind, b'E' | b'F' | b'G'),
        alternate: spec.alternate,
        point_zero: point_zero && kind == 0,
        no_negative_zero: spec.no_negative_zero,
    };
    let shown = if kind == b'%' { value * 100.0 } else { value };
    let mut text = digits::format(shown, style, layout);
    if kind == b'%' {
        text.push('%');
    }
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.as_str()),
    };
    let (whole, rest) = text.split_at(leading_digits(text));
    let parts = Parts {
        sign: sign_text(negative, spec.sign),
        prefix: "",
        whole,
        group: 3,
        rest: group_fraction(rest, spec.fraction_grouping),
    };
    Ok(parts.lay_out(spec))
}

fn leading_digits(text: &str) -> usize {
    text.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len())
}

/// The digits after the point in threes from the left.
fn group_fraction(rest: &str, grouping: Option<Grouping>) -> Vec<u8> {
    let (Some(grouping), Some(behind)) = (grouping, rest.strip_prefix('.')) else { return rest.into() };
    let (fraction, tail) = behind.split_at(leading_digits(behind));
    let mut out = vec![b'.'];
    for (index, digit) in fraction.bytes().enumerate() {
        if index > 0 && index % 3 == 0 {
            out.push(grouping.separator() as u8);
        }
        out.push(digit);
    }
    out.extend_from_slice(tail.as_bytes());
    out
}

fn sign_text(negative: bool, sign: Option<Sign>) -> &'static str {
    match (negative, sign) {
        (true, _) => "-",
        (false, Some(Sign::Always)) => "+",
        (false, Some(Sign::Space)) => " ",
        (false, _) => "",
    }
}

/// A number about to be laid out.
struct Parts<'a> {
    sign: &'static str,
    prefix: &'static str,
    /// The digits that are grouped and may get zeros before them; empty for `inf` and `nan`.
    whole: &'a str,
    group: usize,
    /// Point, fraction, exponent, percent sign.
    rest: Vec<u8>,
}

impl Parts<'_> {
    fn lay_out(&self, spec: &Spec) -> Vec<u8> {
        let fixed = self.sign.len() + self.prefix.len() + self.rest.len();
        let zero_padded = spec.fill == b'0' as u32 && spec.align == Align::AfterSign;
        let least = if zero_padded { spec.width.saturating_sub(fixed) } else { 0 };
        let whole = match spec.grouping {
            Some(grouping) if !self.whole.is_empty() => self.grouped(grouping, least),
            _ => self.whole.to_owned(),
        };
        let padding = spec.width.saturating_sub(fixed + whole.len());
        let (before, after_sign) = match spec.align {
            Align::Left => (0, 0),
            Align::Right => (padding, 0),
            Align::Center => (padding / 2, 0),
            Align::AfterSign => (0, padding),
        };
        let mut out = Vec::with_capacity(fixed + whole.len() + padding);
        push_fill(&mut out, spec.fill, before);
        out.extend_from_slice(self.sign.as_bytes());
        out.extend_from_slice(self.prefix.as_bytes());
        push_fill(&mut out, spec.fill, after_sign);
        out.extend_from_slice(whole.as_bytes());
        out.extend_from_slice(&self.rest);
        push_fill(&mut out, spec.fill, padding - before - after_sign);
        out
    }

    /// The digits with separators, and with zeros before them until there are at least `least` characters. No separator comes
    /// first, so one more character than asked for may be needed.
    fn grouped(&self, grouping: Grouping, least: usize) -> String {
        let mut reversed = String::new();
        let mut digits = self.whole.bytes().rev();
        let mut count = 0;
        loop {
            let digit = digits.next();
            if digit.is_none() && reversed.len() >= least {
                break;
            }
            if count > 0 && count % self.group == 0 {
                reversed.push(grouping.separator());
            }
            reversed.push(digit.unwrap_or(b'0') as char);
            count += 1;
        }
        reversed.chars().rev().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::spec::parse;
    use super::*;

    fn integer(value: i64, spec: &str) -> String {
        let spec = parse(spec.as_bytes(), b'd' as u32, Align::Right).expect("valid");
        String::from_utf8(format_integer(Integer::Small(value), &spec).expect("allowed")).expect("UTF-8")
    }

    fn float(value: f64, spec: &str) -> String {
        let spec = parse(spec.as_bytes(), 0, Align::Right).expect("valid");
        String::from_utf8(format_float(value, &spec).expect("allowed")).expect("UTF-8")
    }

    #[test]
    fn integers_take_every_option() {
        for (value, spec, text) in [
            (42, "", "42"),
            (-42, "6", "   -42"),
            (42, "+", "+42"),
            (42, " ", " 42"),
            (-42, "06", "-00042"),
            (42, "*^7", "**42***"),
            (255, "#x", "0xff"),
            (255, "#010X", "0X000000FF"),
            (-5, "b", "-101"),
            (1234567, ",", "1,234,567"),
            (0xdeadbeef, "_x", "dead_beef"),
            (1234, "010,", "00,001,234"),
            (1234, "09,", "0,001,234"),
            (1234, "0=8", "00001234"),
            (65, "5c", "    A"),
            (3, "x<4", "3xxx"),
        ] {
            assert_eq!(integer(value, spec), text, "{value} {spec}");
        }
    }

    #[test]
    fn floats_take_every_option() {
        for (value, spec, text) in [
            (3.0, "", "3.0"),
            (1e16, "", "1e+16"),
            (3.16159, ".2f", "3.16"),
            (1234567.891, ",.2f", "1,234,567.89"),
            (1234.5, "010,.1f", "0,001,234.5"),
            (0.25, ".1%", "25.0%"),
            (12345.6789, "e", "1.234568e+04"),
            (12345.6789, ".3", "1.23e+04"),
            (-0.0001, "z.2f", "0.00"),
            (f64::INFINITY, "010", "0000000inf"),
            (f64::NAN, "F", "NAN"),
            (1.5, "+08.2f", "+0001.50"),
            (100.0, "g", "100"),
            (100.0, "#g", "100.000"),
            (0.123456789, ".9_f", "0.123_456_789"),
            (1234567.1234567, ",.7,f", "1,234,567.123,456,7"),
        ] {
            assert_eq!(float(value, spec), text, "{value} {spec}");
        }
    }
}
