//! f-strings and t-strings: text, fields in braces, format specifications.

use super::{Scanned, Scanner};

/// CPython's limits of strings in the fields of one another, and of fields in specifications.
const MOST_STRINGS: usize = 150;
const MOST_FIELDS: usize = 3;

/// An f-string or t-string that is being scanned.
#[derive(Clone, Copy)]
struct Interpolated {
    start: usize,
    /// `f` or `t`.
    letter: char,
    is_raw: bool,
    quote: u8,
    is_triple: bool,
}

impl Scanner<'_> {
    /// The rest of an f-string or t-string, after its opening quotes.
    pub(super) fn interpolated_string(
        &mut self,
        start: usize,
        prefix: &str,
        quote: u8,
        is_triple: bool,
    ) -> Scanned<()> {
        let letter = if prefix.contains('f') { 'f' } else { 't' };
        let string = Interpolated { start, letter, is_raw: prefix.contains('r'), quote, is_triple };
        if self.depth >= MOST_STRINGS {
            return self.mistake(start, start + 1, format!("too many nested {letter}-strings"));
        }
        self.depth += 1;
        let result = self.interpolated_text(string, 0);
        self.depth -= 1;
        result
    }

    /// Text and fields up to the closing quotes (`nesting` 0) or, in a specification, up to the brace that ends it.
    fn interpolated_text(&mut self, string: Interpolated, nesting: usize) -> Scanned<()> {
        let in_specification = nesting > 0;
        let around = self.brackets.len();
        loop {
            match self.peek() {
                None => return self.unterminated_interpolated(string),
                Some(b'\n') if !string.is_triple && in_specification => {
                    let letter = string.letter;
                    let message = format!(
                        "{letter}-string: newlines are not allowed in format specifiers for single quoted {letter}-strings"
                    );
                    return self.mistake(self.at, self.at + 1, message);
                }
                Some(b'\n') if !string.is_triple => return self.unterminated_interpolated(string),
                Some(b'{') if self.peek_after(1) == Some(b'{') && !in_specification => self.at += 2,
                Some(b'{') => {
                    self.field(string, nesting)?;
                    // The file ends in the field: its brace is what is not closed.
                    if self.brackets.len() > around {
                        return Ok(());
                    }
                }
                Some(b'}') if in_specification => return Ok(()),
                Some(b'}') if self.peek_after(1) == Some(b'}') => self.at += 2,
                Some(b'}') => {
                    let message = format!("{}-string: single '}}' is not allowed", string.letter);
                    return self.mistake(self.at, self.at + 1, message);
                }
                Some(b'\\') => self.escape(string),
                Some(byte) if byte == string.quote => {
                    // The end of the string in a specification leaves the field's brace open.
                    if self.ends_string(string.quote, string.is_triple) {
                        return Ok(());
                    }
                    self.at += 1;
                }
                Some(_) => self.at += 1,
            }
        }
    }

    /// A backslash never hides a brace, except in `\N{…}`.
    fn escape(&mut self, string: Interpolated) {
        let after = self.peek_after(1);
        if after == Some(b'N') && self.peek_after(2) == Some(b'{') && !string.is_raw {
            let name = &self.text[self.at..];
            let end = name.find(['}', '\n', char::from(string.quote)]).filter(|&end| name[end..].starts_with('}'));
            self.at += end.map_or(3, |end| end + 1);
        } else if matches!(after, Some(b'{' | b'}')) {
            self.at += 1;
        } else {
            self.at += 2;
        }
    }

    /// `{expression!conversion:specification}`.
    fn field(&mut self, string: Interpolated, nesting: usize) -> Scanned<()> {
        if nesting + 1 >= MOST_FIELDS {
            let message = format!("{}-string: expressions nested too deeply", string.letter);
            return self.mistake(self.at, self.at + 1, message);
        }
        let base = self.brackets.len();
        self.open()?;
        loop {
            let is_outermost = self.brackets.len() == base + 1;
            match self.peek() {
                None => return Ok(()),
                Some(b'}') if is_outermost => {
                    self.brackets.pop();
                    self.at += 1;
                    return Ok(());
                }
                Some(b':') if is_outermost => {
                    self.at += 1;
                    self.interpolated_text(string, nesting + 1)?;
                    if self.brackets.len() > base + 1 || self.peek() != Some(b'}') {
                        return Ok(());
                    }
                }
                Some(closing @ (b')' | b']')) if is_outermost => {
                    let message = format!("{}-string: unmatched '{}'", string.letter, char::from(closing));
                    return self.mistake(self.at, self.at + 1, message);
                }
                Some(byte) if byte == string.quote => self.string_in_field(string)?,
                Some(_) => self.token()?,
            }
        }
    }

    /// A quote like the string's own begins a string of the field, unless that one never ends: then a brace is missing.
    fn string_in_field(&mut self, string: Interpolated) -> Scanned<()> {
        let start = self.at;
        let is_triple = self.peek_after(1) == Some(string.quote) && self.peek_after(2) == Some(string.quote);
        match self.string(start) {
            Err(mistake) if mistake.message.starts_with("unterminated") && is_triple == string.is_triple => {
                self.mistake(start, start + 1, format!("{}-string: expecting '}}'", string.letter))
            }
            other => other,
        }
    }

    fn unterminated_interpolated(&self, string: Interpolated) -> Scanned<()> {
        let kind = format!("{}-string", string.letter);
        self.unterminated(string.start, &kind, string.is_triple, false)
    }
}
