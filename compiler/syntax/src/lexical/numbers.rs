//! Numbers: digits, underscores between them, and what may follow.

use super::{Scanned, Scanner, is_identifier_byte};

impl Scanner<'_> {
    /// A number that begins with a digit.
    pub(super) fn number(&mut self) -> Scanned<()> {
        let start = self.at;
        if self.bytes[start] != b'0' {
            self.decimal_digits()?;
            return self.after_integer_digits();
        }
        match self.peek_after(1) {
            Some(b'x' | b'X') => self.radix("hexadecimal", u8::is_ascii_hexdigit),
            Some(b'o' | b'O') => self.radix("octal", |digit| (b'0'..=b'7').contains(digit)),
            Some(b'b' | b'B') => self.radix("binary", |digit| (b'0'..=b'1').contains(digit)),
            _ => self.leading_zero(start),
        }
    }

    /// A number that begins with a point.
    pub(super) fn fraction_number(&mut self) -> Scanned<()> {
        self.after_integer_digits()
    }

    /// Digits with single underscores between them.
    fn decimal_digits(&mut self) -> Scanned<()> {
        loop {
            while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
                self.at += 1;
            }
            if self.peek() != Some(b'_') {
                return Ok(());
            }
            self.at += 1;
            if !self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
                return self.mistake_before(self.at, "invalid decimal literal");
            }
        }
    }

    fn radix(&mut self, kind: &str, is_digit: impl Fn(&u8) -> bool) -> Scanned<()> {
        self.at += 2;
        loop {
            if self.peek() == Some(b'_') {
                self.at += 1;
            }
            match self.peek() {
                Some(digit) if is_digit(&digit) => {}
                Some(digit) if digit.is_ascii_digit() => return self.wrong_digit(kind, digit),
                _ => return self.mistake_before(self.at, format!("invalid {kind} literal")),
            }
            while self.peek().is_some_and(|digit| is_digit(&digit)) {
                self.at += 1;
            }
            if self.peek() != Some(b'_') {
                break;
            }
        }
        match self.peek() {
            Some(digit) if digit.is_ascii_digit() => self.wrong_digit(kind, digit),
            _ => self.end_of_number(kind),
        }
    }

    fn wrong_digit(&self, kind: &str, digit: u8) -> Scanned<()> {
        self.mistake(self.at, self.at + 1, format!("invalid digit '{}' in {kind} literal", char::from(digit)))
    }

    /// `0`, `00`, `0.5`, but not `05`.
    fn leading_zero(&mut self, start: usize) -> Scanned<()> {
        loop {
            if self.peek() == Some(b'_') {
                self.at += 1;
                if !self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
                    return self.mistake_before(self.at, "invalid decimal literal");
                }
            }
            if self.peek() != Some(b'0') {
                break;
            }
            self.at += 1;
        }
        let zeros_end = self.at;
        if !self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            return self.after_integer_digits();
        }
        self.decimal_digits()?;
        match self.peek() {
            Some(b'.' | b'e' | b'E' | b'j' | b'J') => self.after_integer_digits(),
            _ => self.mistake(
                start,
                zeros_end,
                "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
            ),
        }
    }

    /// Fraction, exponent and imaginary unit, as far as they are there.
    fn after_integer_digits(&mut self) -> Scanned<()> {
        if self.peek() == Some(b'.') {
            self.at += 1;
            if self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
                self.decimal_digits()?;
            }
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            let sign = usize::from(matches!(self.peek_after(1), Some(b'+' | b'-')));
            if self.peek_after(1 + sign).is_some_and(|byte| byte.is_ascii_digit()) {
                self.at += 1 + sign;
                self.decimal_digits()?;
            } else if sign == 1 {
                return self.mistake_before(self.at + 2, "invalid decimal literal");
            } else {
                return self.end_of_number("decimal");
            }
        }
        if matches!(self.peek(), Some(b'j' | b'J')) {
            self.at += 1;
            return self.end_of_number("imaginary");
        }
        self.end_of_number("decimal")
    }

    /// No identifier may follow at once, except the keywords that can come after a number.
    fn end_of_number(&self, kind: &str) -> Scanned<()> {
        let Some(next) = self.peek() else { return Ok(()) };
        if next >= 128 || !(is_identifier_byte(next) || next.is_ascii_digit()) {
            return Ok(());
        }
        let rest = &self.bytes[self.at..];
        let keywords: [&[u8]; 8] = [b"and", b"else", b"for", b"if", b"in", b"is", b"or", b"not"];
        if keywords.iter().any(|keyword| rest.starts_with(keyword)) {
            return Ok(());
        }
        self.mistake_before(self.at, format!("invalid {kind} literal"))
    }
}
