//! Indentation and line continuation.

use super::{Mistake, Scanned, Scanner};
use ruff_text_size::{TextRange, TextSize};

/// Width of a line's leading blanks. Two lines compare alike only if they do with tabs of either width.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Indent {
    /// With tab stops every eight columns.
    wide: usize,
    /// With tabs of one column.
    narrow: usize,
}

/// CPython's limit of blocks in one another.
const MOST_INDENTS: usize = 100;

impl Scanner<'_> {
    /// Passes over a line's leading blanks and checks them. A line without tokens is passed over whole; then false.
    pub(super) fn indentation(&mut self) -> Scanned<bool> {
        let line = self.at;
        let mut indent = Indent { wide: 0, narrow: 0 };
        loop {
            match self.peek() {
                Some(b' ') => indent = Indent { wide: indent.wide + 1, narrow: indent.narrow + 1 },
                Some(b'\t') => indent = Indent { wide: (indent.wide / 8 + 1) * 8, narrow: indent.narrow + 1 },
                Some(b'\x0c') => indent = Indent { wide: 0, narrow: 0 },
                _ => break,
            }
            self.at += 1;
        }
        match self.peek() {
            None => return Ok(false),
            Some(b'\n') => {
                self.at += 1;
                return Ok(false);
            }
            Some(b'#') => {
                self.at = self.text[self.at..].find('\n').map_or(self.bytes.len(), |length| self.at + length + 1);
                return Ok(false);
            }
            Some(_) => {}
        }
        let end = self.text[line..].find('\n').map_or(self.bytes.len(), |length| line + length);
        let wrong = |message: &str| {
            let range = TextRange::new(TextSize::new(line as u32), TextSize::new(end as u32));
            Err(Box::new(Mistake { message: message.to_string(), range, is_indentation: true, wins: false }))
        };
        let inconsistent = "inconsistent use of tabs and spaces in indentation";
        let outermost = Indent { wide: 0, narrow: 0 };
        let around = self.indents.last().copied().unwrap_or(outermost);
        if indent.wide == around.wide {
            return if indent.narrow == around.narrow { Ok(true) } else { wrong(inconsistent) };
        }
        if indent.wide > around.wide {
            if indent.narrow <= around.narrow {
                return wrong(inconsistent);
            }
            if self.indents.len() + 1 >= MOST_INDENTS {
                return wrong("too many levels of indentation");
            }
            self.indents.push(indent);
            return Ok(true);
        }
        while self.indents.last().is_some_and(|around| indent.wide < around.wide) {
            self.indents.pop();
        }
        let around = self.indents.last().copied().unwrap_or(outermost);
        if indent.wide != around.wide {
            return wrong("unindent does not match any outer indentation level");
        }
        if indent.narrow != around.narrow {
            return wrong(inconsistent);
        }
        Ok(true)
    }

    /// A backslash joins its line with the next.
    pub(super) fn continuation(&mut self) -> Scanned<()> {
        let after = self.at + 1;
        match self.bytes.get(after) {
            Some(b'\n') if after + 1 < self.bytes.len() => {
                self.at = after + 1;
                Ok(())
            }
            Some(b'\n') | None => self.wrong_continuation(self.at, after, "unexpected EOF while parsing"),
            Some(_) => {
                let next = self.text[after..].chars().next().map_or(0, char::len_utf8);
                let message = "unexpected character after line continuation character";
                self.wrong_continuation(after, after + next, message)
            }
        }
    }

    fn wrong_continuation(&self, start: usize, end: usize, message: &str) -> Scanned<()> {
        let result = self.mistake(start, end, message);
        result.map_err(|mistake| Box::new(Mistake { wins: false, ..*mistake }))
    }
}
