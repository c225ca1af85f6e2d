//! Splits MIR text into tokens. Lines matter, so line ends are tokens; `//` starts a comment.

use crate::text::is_name_char;

use super::ParseError;

/// A piece of text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Token {
    /// A mnemonic, keyword or id.
    Word(String),
    /// `@name`: a function.
    Function(String),
    /// `$name`: data.
    Data(String),
    /// `%name`: a symbol of the runtime.
    Extern(String),
    /// A number as written, with its sign.
    Number(String),
    /// A string literal's bytes.
    Bytes(Vec<u8>),
    /// `->`.
    Arrow,
    /// Any other character.
    Punct(char),
    /// One or more line ends.
    Newline,
    /// The end of the text.
    End,
}

/// Tokens with their line numbers; the last is `End`.
pub(super) fn tokenize(text: &str) -> Result<Vec<(Token, u32)>, ParseError> {
    let mut tokens = Vec::new();
    let mut line_number = 0;
    for line in text.lines() {
        line_number += 1;
        let mut lexer = LineLexer { rest: line, line: line_number };
        let before = tokens.len();
        while let Some(token) = lexer.next()? {
            tokens.push((token, line_number));
        }
        if tokens.len() > before {
            tokens.push((Token::Newline, line_number));
        }
    }
    tokens.push((Token::End, line_number));
    Ok(tokens)
}

struct LineLexer<'a> {
    rest: &'a str,
    line: u32,
}

impl LineLexer<'_> {
    fn next(&mut self) -> Result<Option<Token>, ParseError> {
        self.rest = self.rest.trim_start();
        if self.rest.starts_with("//") {
            self.rest = "";
        }
        let Some(first) = self.rest.chars().next() else { return Ok(None) };
        let following = self.rest.chars().nth(1);
        let token = match first {
            '-' if following == Some('>') => {
                self.rest = &self.rest[2..];
                Token::Arrow
            }
            '0'..='9' => Token::Number(self.number()),
            '+' | '-' if following.is_some_and(|c| c.is_ascii_digit()) => Token::Number(self.number()),
            '@' => Token::Function(self.symbol()?),
            '$' => Token::Data(self.symbol()?),
            '%' => Token::Extern(self.symbol()?),
            '"' => Token::Bytes(self.string()?),
            _ if is_name_char(first) => Token::Word(self.take_while(is_name_char)),
            _ => {
                self.rest = &self.rest[first.len_utf8()..];
                Token::Punct(first)
            }
        };
        Ok(Some(token))
    }

    fn take_while(&mut self, accept: impl Fn(char) -> bool) -> String {
        let end = self.rest.find(|c| !accept(c)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken.to_owned()
    }

    /// The sign and what follows; a `-` also continues the number after an exponent's `e`.
    fn number(&mut self) -> String {
        let mut end = 1;
        let is_hex = self.rest.starts_with("0x");
        for c in self.rest[1..].chars() {
            let continues = c.is_ascii_alphanumeric() || c == '.';
            let is_exponent_sign = c == '-' && !is_hex && self.rest[..end].ends_with('e');
            if !continues && !is_exponent_sign {
                break;
            }
            end += c.len_utf8();
        }
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken.to_owned()
    }

    fn symbol(&mut self) -> Result<String, ParseError> {
        self.rest = &self.rest[1..];
        if self.rest.starts_with('"') {
            let bytes = self.string()?;
            return String::from_utf8(bytes).map_err(|_| self.error("a symbol's name is not UTF-8"));
        }
        let name = self.take_while(is_name_char);
        if name.is_empty() { Err(self.error("expected a name after the sigil")) } else { Ok(name) }
    }

    fn string(&mut self) -> Result<Vec<u8>, ParseError> {
        let mut bytes = Vec::new();
        let mut chars = self.rest.char_indices().skip(1);
        while let Some((index, c)) = chars.next() {
            match c {
                '"' => {
                    self.rest = &self.rest[index + 1..];
                    return Ok(bytes);
                }
                '\\' => match chars.next().map(|(_, escaped)| escaped) {
                    Some('n') => bytes.push(b'\n'),
                    Some('x') => {
                        let digits: String = chars.by_ref().take(2).map(|(_, digit)| digit).collect();
                        let byte =
                            u8::from_str_radix(&digits, 16).map_err(|_| self.error("expected two hex digits"))?;
                        bytes.push(byte);
                    }
                    Some(escaped @ ('"' | '\\')) => bytes.push(escaped as u8),
                    _ => return Err(self.error("unknown escape")),
                },
                _ => bytes.extend(c.encode_utf8(&mut [0; 4]).bytes()),
            }
        }
        Err(self.error("the string has no end"))
    }

    fn error(&self, message: &str) -> ParseError {
        ParseError { line: self.line, message: message.to_owned() }
    }
}
