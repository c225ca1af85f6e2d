//! Strings: prefixes and where they end.

use super::{Scanned, Scanner};

impl Scanner<'_> {
    /// If a string with a prefix begins here, the offset of its quote.
    pub(super) fn string_prefix(&self) -> Scanned<Option<usize>> {
        let mut seen = [false; 5];
        let letters = [b'b', b'u', b'r', b'f', b't'];
        let mut at = self.at;
        loop {
            let Some(&byte) = self.bytes.get(at) else { return Ok(None) };
            if matches!(byte, b'"' | b'\'') {
                break;
            }
            let lower = byte.to_ascii_lowercase();
            match letters.iter().position(|&letter| letter == lower) {
                Some(index) if !seen[index] => seen[index] = true,
                _ => return Ok(None),
            }
            at += 1;
        }
        let has = |letter: u8| letters.iter().position(|&other| other == letter).is_some_and(|index| seen[index]);
        let incompatible =
            [(b'u', b'b'), (b'u', b'r'), (b'u', b'f'), (b'u', b't'), (b'b', b'f'), (b'b', b't'), (b'f', b't')];
        for (first, second) in incompatible {
            if has(first) && has(second) {
                let (first, second) = (char::from(first), char::from(second));
                let message = format!("'{first}' and '{second}' prefixes are incompatible");
                return self.mistake(self.at, at, message);
            }
        }
        Ok(Some(at))
    }

    /// A string whose token begins at `start`; the next byte is its quote.
    pub(super) fn string(&mut self, start: usize) -> Scanned<()> {
        let quote = self.bytes[self.at];
        let is_triple = self.peek_after(1) == Some(quote) && self.peek_after(2) == Some(quote);
        let prefix = self.text[start..self.at].to_ascii_lowercase();
        self.at += if is_triple { 3 } else { 1 };
        match prefix.contains(['f', 't']) {
            true => self.interpolated_string(start, &prefix, quote, is_triple),
            false => self.plain_string(start, quote, is_triple),
        }
    }

    fn plain_string(&mut self, start: usize, quote: u8, is_triple: bool) -> Scanned<()> {
        let mut has_escaped_quote = false;
        loop {
            match self.peek() {
                None => break,
                Some(b'\n') if !is_triple => break,
                Some(b'\\') => {
                    has_escaped_quote |= self.peek_after(1) == Some(quote);
                    self.at += 2;
                }
                Some(byte) if byte == quote && self.ends_string(quote, is_triple) => return Ok(()),
                Some(_) => self.at += 1,
            }
        }
        self.unterminated(start, "string", is_triple, has_escaped_quote)
    }

    /// Passes over the closing quotes if they are here.
    pub(super) fn ends_string(&mut self, quote: u8, is_triple: bool) -> bool {
        let width = if is_triple { 3 } else { 1 };
        let closes = (0..width).all(|ahead| self.peek_after(ahead) == Some(quote));
        if closes {
            self.at += width;
        }
        closes
    }

    pub(super) fn unterminated(&self, start: usize, kind: &str, is_triple: bool, escaped: bool) -> Scanned<()> {
        let end = self.at.min(self.bytes.len());
        // The line that the end of the file stands on, where a final newline begins no other.
        let last = if end == self.bytes.len() && self.bytes.ends_with(b"\n") { end - 1 } else { end };
        let line = self.line_of(last);
        let message = match (is_triple, escaped) {
            (true, _) => format!("unterminated triple-quoted {kind} literal (detected at line {line})"),
            (false, false) => format!("unterminated {kind} literal (detected at line {line})"),
            (false, true) => {
                format!("unterminated {kind} literal (detected at line {line}); perhaps you escaped the end quote?")
            }
        };
        self.mistake(start, start + 1, message)
    }
}
