//! Floats as text: the shortest digits that read back as the same float, and given numbers of digits.
//!
//! Rust's formatting gives correctly rounded digits; this lays them out as CPython does.

use std::fmt::Write;

/// How the digits are chosen and laid out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    /// `repr`: the shortest digits, an exponent below 1e-4 and from 1e16.
    Repr,
    /// `%e`: this many digits after the point, always an exponent.
    Exponent(usize),
    /// `%f`: this many digits after the point.
    Fixed(usize),
    /// `%g`: this many significant digits, an exponent where the number would become long.
    General(usize),
}

/// Variations of the layout.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Layout {
    /// `E`, `INF` and `NAN` instead of `e`, `inf` and `nan`.
    pub uppercase: bool,
    /// `#`: keep the point and, in `%g`, trailing zeros.
    pub alternate: bool,
    /// Add `.0` where nothing else shows that this is a float.
    pub point_zero: bool,
    /// `z`: no minus sign on what rounds to zero.
    pub no_negative_zero: bool,
}

/// More digits than any float has: the last one of 2**-1074 is number 1074 behind the point. What follows are zeros.
const MOST_DIGITS: usize = 1100;

/// `repr(value)`.
pub fn repr(value: f64) -> String {
    format(value, Style::Repr, Layout { point_zero: true, ..Layout::default() })
}

/// The text of a float, with a minus sign if negative.
pub fn format(value: f64, style: Style, layout: Layout) -> String {
    let mut text = String::with_capacity(24);
    if !value.is_finite() {
        if value.is_infinite() && value < 0.0 {
            text.push('-');
        }
        text.push_str(match (value.is_nan(), layout.uppercase) {
            (true, false) => "nan",
            (true, true) => "NAN",
            (false, false) => "inf",
            (false, true) => "INF",
        });
        return text;
    }
    if let Style::Fixed(places) = style
        && places <= MOST_DIGITS
        && !layout.alternate
        && !layout.no_negative_zero
    {
        // Rust's layout is the one that is wanted.
        let _ = write!(text, "{value:.places$}");
        return text;
    }
    let digits = Digits::of(value.abs(), style);
    if value.is_sign_negative() && !(layout.no_negative_zero && digits.is_zero()) {
        text.push('-');
    }
    match style {
        Style::Repr if (-4..16).contains(&digits.exponent) => lay_out_fixed(&mut text, &digits, 0, layout),
        Style::Repr => lay_out_exponent(&mut text, &digits, layout),
        Style::Fixed(places) => lay_out_fixed(&mut text, &digits, places, layout),
        Style::Exponent(_) => lay_out_exponent(&mut text, &digits, layout),
        Style::General(precision) => lay_out_general(&mut text, digits, precision.max(1), layout),
    }
    text
}

/// Significant decimal digits: `d.ddd * 10**exponent`.
struct Digits {
    digits: Vec<u8>,
    /// Zeros that follow, which are not worth storing.
    more_zeros: usize,
    exponent: i32,
}

impl Digits {
    fn of(value: f64, style: Style) -> Digits {
        match style {
            Style::Repr => {
                let mut digits = Digits::parse(&format!("{value:e}"), 0);
                digits.settle_tie(value);
                digits
            }
            Style::Exponent(places) => {
                let stored = places.min(MOST_DIGITS);
                Digits::parse(&format!("{value:.stored$e}"), places - stored)
            }
            Style::General(precision) => Digits::of(value, Style::Exponent(precision.max(1) - 1)),
            Style::Fixed(places) => {
                let stored = places.min(MOST_DIGITS);
                let text = format!("{value:.stored$}");
                let exponent = text.find('.').unwrap_or(text.len()) as i32 - 1;
                let digits = text.bytes().filter(|&byte| byte != b'.').collect();
                Digits { digits, more_zeros: places - stored, exponent }
            }
        }
    }

    /// Reads `d.ddde-x`.
    fn parse(text: &str, more_zeros: usize) -> Digits {
        let (mantissa, exponent) = text.split_once('e').expect("Rust's {:e} has an exponent");
        let digits = mantissa.bytes().filter(|&byte| byte != b'.').collect();
        Digits { digits, more_zeros, exponent: exponent.parse().expect("the exponent is a number") }
    }

    /// A float can lie halfway between the two shortest candidates, as 1706332777740730.25 does. Rust takes the upper one,
    /// CPython the even one. A binary fraction with as many bits has one more decimal digit than the candidates exactly then.
    fn settle_tie(&mut self, value: f64) {
        let bits = value.to_bits();
        let mantissa = bits & ((1 << 52) - 1) | 1 << 52;
        let fraction_bits = 1075 - (bits >> 52) as i32 - mantissa.trailing_zeros() as i32;
        let places = self.digits.len() as i32 - 1 - self.exponent;
        if let Some(last) = self.digits.last_mut()
            && fraction_bits == places + 1
            && places >= 0
            && *last % 2 == 1
        {
            *last -= 1;
        }
    }

    fn is_zero(&self) -> bool {
        self.digits.iter().all(|&digit| digit == b'0')
    }

    fn strip_trailing_zeros(&mut self) {
        self.more_zeros = 0;
        while self.digits.len() > 1 && self.digits.last() == Some(&b'0') {
            self.digits.pop();
        }
    }
}

fn push_digits(text: &mut String, digits: &[u8]) {
    text.extend(digits.iter().map(|&digit| digit as char));
}

fn push_zeros(text: &mut String, count: usize) {
    text.extend(std::iter::repeat_n('0', count));
}

/// `ddd.ddd` with at least `places` digits after the point.
fn lay_out_fixed(text: &mut String, digits: &Digits, places: usize, layout: Layout) {
    let all = &digits.digits;
    let behind;
    if digits.exponent < 0 {
        text.push_str("0.");
        let zeros = (-digits.exponent - 1) as usize;
        push_zeros(text, zeros);
        push_digits(text, all);
        behind = zeros + all.len();
    } else {
        let whole = digits.exponent as usize + 1;
        push_digits(text, &all[..whole.min(all.len())]);
        push_zeros(text, whole.saturating_sub(all.len()));
        let fraction = all.get(whole..).unwrap_or(&[]);
        behind = fraction.len();
        let needs_point = !fraction.is_empty() || digits.more_zeros > 0 || places > 0;
        if needs_point || layout.alternate || layout.point_zero {
            text.push('.');
            push_digits(text, fraction);
        }
        if !needs_point && layout.point_zero {
            text.push('0');
        }
    }
    push_zeros(text, digits.more_zeros.max(places.saturating_sub(behind)));
}

/// `d.ddde+xx`.
fn lay_out_exponent(text: &mut String, digits: &Digits, layout: Layout) {
    push_digits(text, &digits.digits[..1]);
    if digits.digits.len() > 1 || digits.more_zeros > 0 || layout.alternate {
        text.push('.');
    }
    push_digits(text, &digits.digits[1..]);
    push_zeros(text, digits.more_zeros);
    text.push(if layout.uppercase { 'E' } else { 'e' });
    text.push(if digits.exponent < 0 { '-' } else { '+' });
    let magnitude = digits.exponent.unsigned_abs();
    if magnitude < 10 {
        text.push('0');
    }
    text.push_str(&magnitude.to_string());
}

fn lay_out_general(text: &mut String, mut digits: Digits, precision: usize, layout: Layout) {
    let most = precision as i64 - layout.point_zero as i64;
    let with_exponent = digits.exponent < -4 || digits.exponent as i64 >= most;
    if !layout.alternate {
        digits.strip_trailing_zeros();
    }
    if with_exponent {
        lay_out_exponent(text, &digits, layout);
    } else {
        lay_out_fixed(text, &digits, 0, layout);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[expect(clippy::excessive_precision, reason = "ties are what the test is about")]
    #[test]
    fn repr_is_shortest() {
        for (value, text) in [
            (0.0, "0.0"),
            (-0.0, "-0.0"),
            (1.0, "1.0"),
            (0.1, "0.1"),
            (1e16, "1e+16"),
            (123456789012345680.0, "1.2345678901234568e+17"),
            (1234567890123456.0, "1234567890123456.0"),
            (0.0001, "0.0001"),
            (0.00001, "1e-05"),
            (5e-324, "5e-324"),
            (1.7976931348623157e308, "1.7976931348623157e+308"),
            (-2.5e-7, "-2.5e-07"),
            (1706332777740730.25, "1706332777740730.2"),
            (1706332777740730.75, "1706332777740730.8"),
            (27715624632876.8125, "27715624632876.812"),
            (f64::INFINITY, "inf"),
            (f64::NEG_INFINITY, "-inf"),
            (f64::NAN, "nan"),
        ] {
            assert_eq!(repr(value), text);
        }
    }

    #[test]
    fn precise_styles_round_half_even_on_exact_values() {
        let plain = Layout::default();
        let alternate = Layout { alternate: true, ..plain };
        for (value, style, layout, text) in [
            (0.5, Style::Fixed(0), plain, "0"),
            (1.5, Style::Fixed(0), plain, "2"),
            (2.5, Style::Fixed(0), plain, "2"),
            (2.675, Style::Fixed(2), plain, "2.67"),
            (0.125, Style::Fixed(2), plain, "0.12"),
            (1e22, Style::Fixed(1), plain, "10000000000000000000000.0"),
            (3.0, Style::Fixed(0), alternate, "3."),
            (12345.678, Style::Exponent(2), plain, "1.23e+04"),
            (9.99e-5, Style::Exponent(1), plain, "1.0e-04"),
            (0.0, Style::Exponent(3), plain, "0.000e+00"),
            (100000.0, Style::General(6), plain, "100000"),
            (1000000.0, Style::General(6), plain, "1e+06"),
            (0.0001, Style::General(6), plain, "0.0001"),
            (0.00001234, Style::General(3), plain, "1.23e-05"),
            (1.0, Style::General(6), alternate, "1.00000"),
            (0.0, Style::General(6), plain, "0"),
            (-0.001, Style::Fixed(1), Layout { no_negative_zero: true, ..plain }, "0.0"),
            (-0.001, Style::Fixed(1), plain, "-0.0"),
        ] {
            assert_eq!(format(value, style, layout), text, "{value} {style:?}");
        }
        assert_eq!(format(1.0, Style::Fixed(2000), plain).len(), 2002);
        assert_eq!(format(0.1, Style::Exponent(5000), plain).len(), 5006);
    }
}
