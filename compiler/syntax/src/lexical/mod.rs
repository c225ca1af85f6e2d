//! The mistakes that CPython's tokenizer finds, in its words.
//!
//! The parser finds them too, but at other places and grouped otherwise. CPython lets most mistakes of this kind win over
//! every other syntax error of the file, so a file that does not parse is scanned once more by these rules: brackets,
//! indentation, strings, numbers, characters. Nothing is built; the scan ends at the first mistake.

mod interpolated;
mod layout;
mod numbers;
mod strings;

use ruff_text_size::{TextRange, TextSize};

/// What the scan found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Finding {
    /// Nothing wrong.
    Clean,
    /// The file ends within a bracket; the innermost one.
    Unclosed(Bracket),
    /// A mistake.
    Mistake(Mistake),
}

/// A mistake of the tokenizer's kind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mistake {
    /// What CPython says.
    pub message: String,
    /// Where it points.
    pub range: TextRange,
    /// Whether it is an `IndentationError` or `TabError`.
    pub is_indentation: bool,
    /// Whether it is told even if the grammar was violated before.
    pub wins: bool,
}

/// An opening bracket.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bracket {
    /// `(`, `[` or `{`.
    pub character: char,
    /// Its offset.
    pub at: usize,
}

/// Scans a file.
pub fn scan(text: &str) -> Finding {
    let mut scanner =
        Scanner { text, bytes: text.as_bytes(), at: 0, brackets: Vec::new(), indents: Vec::new(), depth: 0 };
    match scanner.lines() {
        Err(mistake) => Finding::Mistake(*mistake),
        Ok(()) => scanner.brackets.last().map_or(Finding::Clean, |&bracket| Finding::Unclosed(bracket)),
    }
}

type Scanned<T> = Result<T, Box<Mistake>>;

/// CPython's limit of brackets in one another.
const MOST_BRACKETS: usize = 200;

struct Scanner<'s> {
    text: &'s str,
    bytes: &'s [u8],
    /// Offset of the next byte.
    at: usize,
    brackets: Vec<Bracket>,
    indents: Vec<layout::Indent>,
    /// How many f-strings and t-strings are open.
    depth: usize,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn peek_after(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    fn line_of(&self, offset: usize) -> usize {
        1 + self.bytes[..offset].iter().filter(|&&byte| byte == b'\n').count()
    }

    fn mistake<T>(&self, start: usize, end: usize, message: impl Into<String>) -> Scanned<T> {
        let range = TextRange::new(TextSize::new(start as u32), TextSize::new(end as u32));
        Err(Box::new(Mistake { message: message.into(), range, is_indentation: false, wins: true }))
    }

    /// A mistake at the character that ends at an offset.
    fn mistake_before<T>(&self, end: usize, message: impl Into<String>) -> Scanned<T> {
        let start = self.text[..end].char_indices().next_back().map_or(end, |(start, _)| start);
        self.mistake(start, end, message)
    }

    /// All logical lines.
    fn lines(&mut self) -> Scanned<()> {
        while self.at < self.bytes.len() {
            if !self.indentation()? {
                continue;
            }
            while self.peek().is_some_and(|byte| byte != b'\n' || !self.brackets.is_empty()) {
                self.token()?;
            }
            self.at += 1;
        }
        self.at = self.bytes.len();
        Ok(())
    }

    /// Passes over a token or what separates tokens. There is a byte left.
    fn token(&mut self) -> Scanned<()> {
        let start = self.at;
        let byte = self.bytes[start];
        match byte {
            b' ' | b'\t' | b'\x0c' | b'\n' => self.at += 1,
            b'#' => self.at = self.text[start..].find('\n').map_or(self.bytes.len(), |length| start + length),
            b'\\' => return self.continuation(),
            b'0'..=b'9' => return self.number(),
            b'.' if self.peek_after(1).is_some_and(|next| next.is_ascii_digit()) => return self.fraction_number(),
            b'"' | b'\'' => return self.string(start),
            b'(' | b'[' | b'{' => return self.open(),
            b')' | b']' | b'}' => return self.close(),
            _ if is_identifier_byte(byte) => return self.name_or_string(),
            _ if byte < b' ' || byte == b'\x7f' => {
                return self.mistake(start, start + 1, format!("invalid non-printable character U+{byte:04X}"));
            }
            _ => self.at += 1,
        }
        Ok(())
    }

    fn open(&mut self) -> Scanned<()> {
        if self.brackets.len() >= MOST_BRACKETS {
            return self.mistake(self.at, self.at + 1, "too many nested parentheses");
        }
        self.brackets.push(Bracket { character: char::from(self.bytes[self.at]), at: self.at });
        self.at += 1;
        Ok(())
    }

    fn close(&mut self) -> Scanned<()> {
        let closing = char::from(self.bytes[self.at]);
        let Some(open) = self.brackets.pop() else {
            return self.mistake(self.at, self.at + 1, format!("unmatched '{closing}'"));
        };
        let matches = matches!((open.character, closing), ('(', ')') | ('[', ']') | ('{', '}'));
        if !matches {
            let opening = open.character;
            let mut message = format!("closing parenthesis '{closing}' does not match opening parenthesis '{opening}'");
            let line = self.line_of(open.at);
            if line != self.line_of(self.at) {
                message.push_str(&format!(" on line {line}"));
            }
            return self.mistake(self.at, self.at + 1, message);
        }
        self.at += 1;
        Ok(())
    }

    fn name_or_string(&mut self) -> Scanned<()> {
        let start = self.at;
        if let Some(quote) = self.string_prefix()? {
            self.at = quote;
            return self.string(start);
        }
        while self.peek().is_some_and(|byte| is_identifier_byte(byte) || byte.is_ascii_digit()) {
            self.at += 1;
        }
        for (offset, character) in self.text[start..self.at].char_indices() {
            let is_allowed = match offset {
                0 => character == '_' || unicode_ident::is_xid_start(character),
                _ => unicode_ident::is_xid_continue(character),
            };
            if !is_allowed {
                let from = start + offset;
                let code = u32::from(character);
                // What Rust escapes is about what CPython does not print.
                let message = match character.escape_debug().count() {
                    1 => format!("invalid character '{character}' (U+{code:04X})"),
                    _ => format!("invalid non-printable character U+{code:04X}"),
                };
                return self.mistake(from, from + character.len_utf8(), message);
            }
        }
        Ok(())
    }
}

fn is_identifier_byte(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_' || byte >= 128
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> String {
        match scan(text) {
            Finding::Clean => String::new(),
            Finding::Unclosed(bracket) => format!("'{}' at {}", bracket.character, bracket.at),
            Finding::Mistake(mistake) => mistake.message,
        }
    }

    #[test]
    fn correct_text_is_clean() {
        let text = "def f(a, *b):\n\tif a:\n\t    return 0x_ff + 1_0.5e-3j + .5, f'{a!r:>{b}}{{}}' \\\n  'x'\n\n# end\nb'\\''\n";
        assert_eq!(scan(text), Finding::Clean);
        assert_eq!(scan("f'''{\na\n}''' f\"{d[\"k\"]:{x}}\" rb'\\' '\n"), Finding::Clean);
    }

    #[test]
    fn brackets_match() {
        assert_eq!(message("f(]\n"), "closing parenthesis ']' does not match opening parenthesis '('");
        assert_eq!(message("f(\n]\n"), "closing parenthesis ']' does not match opening parenthesis '(' on line 1");
        assert_eq!(message("a)\n"), "unmatched ')'");
        assert_eq!(message("(a, [b\n"), "'[' at 4");
    }

    #[test]
    fn strings_end() {
        assert_eq!(message("x = 'a\n"), "unterminated string literal (detected at line 1)");
        assert_eq!(
            message("x = 'a\\'\n"),
            "unterminated string literal (detected at line 1); perhaps you escaped the end quote?"
        );
        assert_eq!(message("'''a\nb"), "unterminated triple-quoted string literal (detected at line 2)");
        assert_eq!(message("f'{a'\n"), "f-string: expecting '}'");
        assert_eq!(message("f'}'\n"), "f-string: single '}' is not allowed");
        assert_eq!(message("f'{a)}'\n"), "f-string: unmatched ')'");
        assert_eq!(message("f'a{b'c'}\n"), "unterminated f-string literal (detected at line 1)");
    }

    #[test]
    fn numbers_are_whole() {
        assert_eq!(message("1a\n"), "invalid decimal literal");
        assert_eq!(message("1_\n"), "invalid decimal literal");
        assert_eq!(message("0x\n"), "invalid hexadecimal literal");
        assert_eq!(message("0o8\n"), "invalid digit '8' in octal literal");
        assert_eq!(message("1if x else 2\n"), "");
        assert_eq!(
            message("012\n"),
            "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers"
        );
    }

    #[test]
    fn lines_are_indented_consistently() {
        assert_eq!(message("if x:\n    y\n  z\n"), "unindent does not match any outer indentation level");
        assert_eq!(message("if x:\n        y\n\tz\n"), "inconsistent use of tabs and spaces in indentation");
    }
}
