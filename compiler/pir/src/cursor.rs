//! Reads tokens of PIR's textual form.
//!
//! Tokens are separated by blanks and new lines; `;` starts a comment that ends with its line. An instruction's operands
//! stand on the line of its mnemonic, so that they are not taken for the next one's results.

use std::fmt;

/// What is wrong with a text, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    /// Line, from 1.
    pub line: usize,
    /// What was found and what would be accepted.
    pub message: String,
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for ParseError {}

/// A position in the text.
pub(crate) struct Cursor<'a> {
    text: &'a str,
    offset: usize,
}

impl<'a> Cursor<'a> {
    pub fn new(text: &'a str) -> Cursor<'a> {
        Cursor { text, offset: 0 }
    }

    /// An error at this place.
    pub fn error(&self, message: impl Into<String>) -> ParseError {
        let line = self.text[..self.offset].matches('\n').count() + 1;
        ParseError { line, message: message.into() }
    }

    /// Offset of the next token.
    fn next_offset(&self) -> usize {
        let mut offset = self.offset;
        loop {
            let rest = &self.text[offset..];
            let trimmed = rest.trim_start();
            offset += rest.len() - trimmed.len();
            if !trimmed.starts_with(';') {
                return offset;
            }
            offset += trimmed.find('\n').unwrap_or(trimmed.len());
        }
    }

    /// The rest of the text from the next token on.
    pub fn rest(&self) -> &'a str {
        &self.text[self.next_offset()..]
    }

    /// Goes to the next token.
    pub fn skip_blanks(&mut self) {
        self.offset = self.next_offset();
    }

    /// Whether only blanks are left on this line.
    pub fn at_line_end(&self) -> bool {
        self.text[self.offset..].trim_start_matches([' ', '\t']).starts_with(['\n', '\r', ';'])
    }

    /// Whether the text is used up.
    pub fn at_end(&self) -> bool {
        self.rest().is_empty()
    }

    /// Takes `token` if it comes next.
    pub fn eat(&mut self, token: &str) -> bool {
        let found = self.rest().starts_with(token);
        if found {
            self.offset = self.next_offset() + token.len();
        }
        found
    }

    /// Takes `word` if it comes next and ends there.
    pub fn eat_word(&mut self, word: &str) -> bool {
        let found = self.peek_word() == word;
        if found {
            self.offset = self.next_offset() + word.len();
        }
        found
    }

    /// Takes `token` or fails.
    pub fn expect(&mut self, token: &str) -> Result<(), ParseError> {
        if self.eat(token) {
            return Ok(());
        }
        let found: String = self.rest().chars().take(20).collect();
        Err(self.error(format!("expected `{token}`, found `{found}`")))
    }

    /// The word that comes next: letters, digits, `_`, `.`; may be empty.
    pub fn peek_word(&self) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '.')).unwrap_or(rest.len());
        &rest[..end]
    }

    /// Takes a word.
    pub fn word(&mut self) -> Result<&'a str, ParseError> {
        let word = self.peek_word();
        if word.is_empty() {
            let found: String = self.rest().chars().take(20).collect();
            return Err(self.error(format!("expected a word, found `{found}`")));
        }
        self.offset = self.next_offset() + word.len();
        Ok(word)
    }

    /// Takes a decimal number.
    pub fn number(&mut self) -> Result<u32, ParseError> {
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let number = rest[..end].parse().map_err(|_| self.error("expected a number"))?;
        self.offset = self.next_offset() + end;
        Ok(number)
    }

    /// Takes `prefix` and a number, as in `v12`.
    pub fn id(&mut self, prefix: &str) -> Result<u32, ParseError> {
        self.expect(prefix)?;
        self.number()
    }

    /// Whether an id with that prefix comes next.
    pub fn at_id(&self, prefix: &str) -> bool {
        self.rest().strip_prefix(prefix).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// Takes characters while they satisfy a predicate; no blanks are skipped before.
    pub fn take_while(&mut self, accept: impl Fn(char) -> bool) -> &'a str {
        let rest = &self.text[self.offset..];
        let end = rest.find(|c: char| !accept(c)).unwrap_or(rest.len());
        self.offset += end;
        &rest[..end]
    }

    /// Takes a quoted string; `\xNN` is a byte.
    pub fn quoted(&mut self) -> Result<Vec<u8>, ParseError> {
        self.expect("\"")?;
        let mut bytes = Vec::new();
        loop {
            let plain = self.take_while(|c| c != '"' && c != '\\');
            bytes.extend_from_slice(plain.as_bytes());
            let rest = &self.text.as_bytes()[self.offset..];
            match rest {
                [b'"', ..] => {
                    self.offset += 1;
                    return Ok(bytes);
                }
                [b'\\', b'x', high, low, ..] => {
                    let digit = |byte: u8| (byte as char).to_digit(16);
                    let (Some(high), Some(low)) = (digit(*high), digit(*low)) else {
                        return Err(self.error("`\\x` needs two hexadecimal digits"));
                    };
                    bytes.push((high * 16 + low) as u8);
                    self.offset += 4;
                }
                [b'\\', escaped @ (b'n' | b't' | b'\\' | b'"'), ..] => {
                    bytes.push(match escaped {
                        b'n' => b'\n',
                        b't' => b'\t',
                        other => *other,
                    });
                    self.offset += 2;
                }
                [b'\\', ..] => return Err(self.error("unknown escape")),
                _ => return Err(self.error("the string does not end")),
            }
        }
    }

    /// Takes a quoted string that is UTF-8.
    pub fn quoted_text(&mut self) -> Result<String, ParseError> {
        let bytes = self.quoted()?;
        String::from_utf8(bytes).map_err(|_| self.error("expected UTF-8"))
    }
}
