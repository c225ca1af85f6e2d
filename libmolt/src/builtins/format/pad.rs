//! Padding to a width, and `str`'s formatting.

use super::spec::{Align, Spec};
use crate::builtins::str::wtf8;

/// Adds `count` copies of a code point.
pub fn push_fill(out: &mut Vec<u8>, fill: u32, count: usize) {
    if fill < 0x80 {
        out.resize(out.len() + count, fill as u8);
        return;
    }
    let mut buffer = [0; 4];
    let bytes = wtf8::encode(fill, &mut buffer);
    for _ in 0..count {
        out.extend_from_slice(bytes);
    }
}

/// `text` of `length` code points within the spec's width; `AfterSign` counts as right.
pub fn pad(out: &mut Vec<u8>, text: &[u8], length: usize, spec: &Spec) {
    let padding = spec.width.saturating_sub(length);
    let before = match spec.align {
        Align::Left => 0,
        Align::Center => padding / 2,
        Align::Right | Align::AfterSign => padding,
    };
    out.reserve(text.len() + padding);
    push_fill(out, spec.fill, before);
    out.extend_from_slice(text);
    push_fill(out, spec.fill, padding - before);
}

/// `format(text, spec)`; the message of a `ValueError` when the spec makes no sense for text.
pub fn format_text(text: &[u8], spec: &Spec) -> Result<Vec<u8>, &'static str> {
    use super::spec::Sign;
    match spec.sign {
        Some(Sign::Space) => return Err("Space not allowed in string format specifier"),
        Some(_) => return Err("Sign not allowed in string format specifier"),
        None => {}
    }
    if spec.no_negative_zero {
        return Err("Negative zero coercion (z) not allowed in string format specifier");
    }
    if spec.alternate {
        return Err("Alternate form (#) not allowed in string format specifier");
    }
    if spec.align == Align::AfterSign {
        return Err("'=' alignment not allowed in string format specifier");
    }
    let text = match spec.precision {
        Some(precision) if precision < text.len() => &text[..wtf8::offset_of(text, precision)],
        _ => text,
    };
    let mut out = Vec::new();
    pad(&mut out, text, wtf8::count(text), spec);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::super::spec::parse;
    use super::*;

    #[test]
    fn text_is_cut_and_padded() {
        for (text, spec, result) in [
            ("abc", "5", "abc  "),
            ("abc", "é>5", "ééabc"),
            ("abc", "^6.2", "  ab  "),
            ("déf", "*^6", "*déf**"),
            ("abc", ".0", ""),
        ] {
            let spec = parse(spec.as_bytes(), b's' as u32, Align::Left).expect("valid");
            assert_eq!(format_text(text.as_bytes(), &spec).expect("allowed"), result.as_bytes());
        }
    }
}
