//! The format mini-language: `[[fill]align][sign][z][#][0][width][,|_][.precision][,|_][type]`.

use crate::builtins::str::wtf8;

/// Where the text goes within the width.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Align {
    /// `<`.
    Left,
    /// `>`.
    Right,
    /// `^`.
    Center,
    /// `=`: padding between sign and digits.
    AfterSign,
}

/// What a number shows before its digits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sign {
    /// `-`: only minus signs.
    Minus,
    /// `+`: always a sign.
    Always,
    /// A space where a minus sign would be.
    Space,
}

/// What separates groups of digits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Grouping {
    /// `,`.
    Comma,
    /// `_`.
    Underscore,
}

impl Grouping {
    /// The separator.
    pub const fn separator(self) -> char {
        match self {
            Grouping::Comma => ',',
            Grouping::Underscore => '_',
        }
    }
}

/// A parsed specification.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Spec {
    /// What fills the width.
    pub fill: u32,
    /// Given, or the type's default.
    pub align: Align,
    /// Absent when not given.
    pub sign: Option<Sign>,
    /// `z`.
    pub no_negative_zero: bool,
    /// `#`.
    pub alternate: bool,
    /// Least number of code points.
    pub width: usize,
    /// Separator of the digits before the point.
    pub grouping: Option<Grouping>,
    /// Digits, or code points of text.
    pub precision: Option<usize>,
    /// Separator of the digits behind the point.
    pub fraction_grouping: Option<Grouping>,
    /// The presentation type; 0 when not given.
    pub kind: u32,
}

/// Why a specification was refused.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SpecError {
    /// A `ValueError` with this message.
    Value(String),
    /// More characters follow the type: the message needs the type of the value.
    Invalid,
}

fn align_of(code: u32) -> Option<Align> {
    Some(match u8::try_from(code).ok()? {
        b'<' => Align::Left,
        b'>' => Align::Right,
        b'^' => Align::Center,
        b'=' => Align::AfterSign,
        _ => return None,
    })
}

/// The rest of a specification while it is being read.
struct Cursor<'a>(&'a [u8]);

impl Cursor<'_> {
    fn accept(&mut self, byte: u8) -> bool {
        match self.0.split_first() {
            Some((&first, rest)) if first == byte => {
                self.0 = rest;
                true
            }
            _ => false,
        }
    }

    fn integer(&mut self) -> Result<Option<usize>, SpecError> {
        let mut value = None;
        while let Some((code, width)) = wtf8::first(self.0)
            && let Some(digit) = crate::builtins::unicode::decimal_value(code)
        {
            let next = value.unwrap_or(0usize).checked_mul(10).and_then(|value| value.checked_add(digit as usize));
            value = Some(next.filter(|&value| value <= i64::MAX as usize).ok_or_else(too_many_digits)?);
            self.0 = &self.0[width..];
        }
        Ok(value)
    }

    fn grouping(&mut self) -> Result<Option<Grouping>, SpecError> {
        let comma = self.accept(b',');
        let underscore = self.accept(b'_');
        if underscore && (comma || self.0.first() == Some(&b',')) {
            return Err(SpecError::Value("Cannot specify both ',' and '_'.".into()));
        }
        Ok(match (comma, underscore) {
            (true, _) => Some(Grouping::Comma),
            (_, true) => Some(Grouping::Underscore),
            _ => None,
        })
    }
}

fn too_many_digits() -> SpecError {
    SpecError::Value("Too many decimal digits in format string".into())
}

/// Parses a specification for a type with this default type character (0: none) and alignment.
pub fn parse(text: &[u8], default_kind: u32, default_align: Align) -> Result<Spec, SpecError> {
    let mut spec = Spec {
        fill: b' ' as u32,
        align: default_align,
        sign: None,
        no_negative_zero: false,
        alternate: false,
        width: 0,
        grouping: None,
        precision: None,
        fraction_grouping: None,
        kind: default_kind,
    };
    let mut cursor = Cursor(text);
    let mut codes = wtf8::code_points(text);
    let (first, second) = (codes.next(), codes.next());
    let mut fill_given = false;
    let mut align_given = false;
    if let (Some(fill), Some(align)) = (first, second.and_then(align_of)) {
        (spec.fill, spec.align) = (fill, align);
        (fill_given, align_given) = (true, true);
        cursor.0 = &text[text.len() - codes.rest().len()..];
    } else if let Some(align) = first.and_then(align_of) {
        spec.align = align;
        align_given = true;
        cursor.0 = &text[1..];
    }
    spec.sign = match cursor.0.first() {
        Some(b'+') => Some(Sign::Always),
        Some(b'-') => Some(Sign::Minus),
        Some(b' ') => Some(Sign::Space),
        _ => None,
    };
    if spec.sign.is_some() {
        cursor.0 = &cursor.0[1..];
    }
    spec.no_negative_zero = cursor.accept(b'z');
    spec.alternate = cursor.accept(b'#');
    if !fill_given && cursor.accept(b'0') {
        spec.fill = b'0' as u32;
        if !align_given && default_align == Align::Right {
            spec.align = Align::AfterSign;
        }
    }
    spec.width = cursor.integer()?.unwrap_or(0);
    spec.grouping = cursor.grouping()?;
    if cursor.accept(b'.') {
        spec.precision = cursor.integer()?;
        spec.fraction_grouping = cursor.grouping()?;
        if spec.precision.is_none() && spec.fraction_grouping.is_none() {
            return Err(SpecError::Value("Format specifier missing precision".into()));
        }
    }
    if let Some((kind, width)) = wtf8::first(cursor.0) {
        if width < cursor.0.len() {
            return Err(SpecError::Invalid);
        }
        spec.kind = kind;
    }
    check_grouping(&spec)?;
    Ok(spec)
}

fn check_grouping(spec: &Spec) -> Result<(), SpecError> {
    if let Some(grouping) = spec.grouping {
        let allowed = match u8::try_from(spec.kind).unwrap_or(b'?') {
            0 | b'd' | b'e' | b'f' | b'g' | b'E' | b'F' | b'G' | b'%' => true,
            b'b' | b'o' | b'x' | b'X' => grouping == Grouping::Underscore,
            _ => false,
        };
        if !allowed {
            return Err(cannot_group(grouping, spec.kind));
        }
    }
    match spec.fraction_grouping {
        Some(grouping) if spec.kind == b'n' as u32 => Err(cannot_group(grouping, spec.kind)),
        _ => Ok(()),
    }
}

fn cannot_group(grouping: Grouping, kind: u32) -> SpecError {
    SpecError::Value(format!("Cannot specify '{}' with '{}'.", grouping.separator(), show_kind(kind)))
}

/// A type character as messages show it.
pub fn show_kind(kind: u32) -> String {
    match kind {
        33..128 => (kind as u8 as char).to_string(),
        _ => format!("\\x{kind:x}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_is_read() {
        let spec = parse("é^+z#012_.3,f".as_bytes(), 0, Align::Right).expect("valid");
        assert_eq!((spec.fill, spec.align, spec.sign), (0xe9, Align::Center, Some(Sign::Always)));
        assert!(spec.no_negative_zero && spec.alternate);
        assert_eq!((spec.width, spec.grouping, spec.precision), (12, Some(Grouping::Underscore), Some(3)));
        assert_eq!((spec.fraction_grouping, spec.kind), (Some(Grouping::Comma), b'f' as u32));
    }

    #[test]
    fn zero_fills_after_the_sign_of_numbers_only() {
        let number = parse(b"05", b'd' as u32, Align::Right).expect("valid");
        assert_eq!((number.fill, number.align), (b'0' as u32, Align::AfterSign));
        let text = parse(b"05", b's' as u32, Align::Left).expect("valid");
        assert_eq!((text.fill, text.align), (b'0' as u32, Align::Left));
    }

    #[test]
    fn refusals_are_cpythons() {
        let refused = |text: &str| parse(text.as_bytes(), b'd' as u32, Align::Right).expect_err("refused");
        assert_eq!(refused(",_d"), SpecError::Value("Cannot specify both ',' and '_'.".into()));
        assert_eq!(refused(",x"), SpecError::Value("Cannot specify ',' with 'x'.".into()));
        assert_eq!(refused(".f"), SpecError::Value("Format specifier missing precision".into()));
        assert_eq!(refused("10dd"), SpecError::Invalid);
        assert_eq!(
            refused("99999999999999999999"),
            SpecError::Value("Too many decimal digits in format string".into())
        );
    }
}
