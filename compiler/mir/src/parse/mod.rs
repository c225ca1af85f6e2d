//! Text to MIR: the reverse of `print`. Ids are given anew, in the order in which the text defines them.
//!
//! What comes out is well-formed in shape only; `verify` says whether it means anything.

mod function;
mod lexer;

use std::collections::HashMap;
use std::fmt;

use crate::ir::{Data, DataId, DataItem, FnId, Function, Program, ResultShape, Symbol};
use lexer::{Token, tokenize};

/// Why the text is not MIR.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ParseError {
    /// From 1.
    pub line: u32,
    /// What was found or expected.
    pub message: String,
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for ParseError {}

type Result<T> = std::result::Result<T, ParseError>;

/// Reads a program.
pub fn parse_program(text: &str) -> Result<Program> {
    let tokens = tokenize(text)?;
    let names = declare(&tokens);
    let mut parser = Parser { tokens: &tokens, position: 0, names: &names };
    let mut program = Program::default();
    while !parser.at_end() {
        if parser.accept_word("data") {
            let data = parser.data()?;
            program.data.push(data);
        } else if parser.accept_word("fn") {
            let function = parser.function()?;
            program.functions.push(function);
        } else {
            return Err(parser.expected("`data` or `fn`"));
        }
    }
    Ok(program)
}

/// Ids of everything that is defined at the top level, in order of definition.
#[derive(Default)]
struct Names {
    functions: HashMap<String, FnId>,
    data: HashMap<String, DataId>,
}

fn declare(tokens: &[(Token, u32)]) -> Names {
    let mut names = Names::default();
    for pair in tokens.windows(2) {
        match (&pair[0].0, &pair[1].0) {
            (Token::Word(word), Token::Function(name)) if word == "fn" => {
                let id = FnId::from_u32(names.functions.len() as u32);
                names.functions.entry(name.clone()).or_insert(id);
            }
            (Token::Word(word), Token::Data(name)) if word == "data" => {
                let id = DataId::from_u32(names.data.len() as u32);
                names.data.entry(name.clone()).or_insert(id);
            }
            _ => {}
        }
    }
    names
}

/// A position in the tokens.
struct Parser<'a> {
    tokens: &'a [(Token, u32)],
    position: usize,
    names: &'a Names,
}

impl Parser<'_> {
    fn peek(&self) -> &Token {
        &self.tokens[self.position].0
    }

    fn advance(&mut self) -> Token {
        let token = self.peek().clone();
        if token != Token::End {
            self.position += 1;
        }
        token
    }

    fn at_end(&self) -> bool {
        *self.peek() == Token::End
    }

    fn error(&self, message: impl Into<String>) -> ParseError {
        ParseError { line: self.tokens[self.position].1, message: message.into() }
    }

    fn expected(&self, what: &str) -> ParseError {
        let found = match self.peek() {
            Token::Word(word) | Token::Number(word) => format!("`{word}`"),
            Token::Function(name) => format!("`@{name}`"),
            Token::Data(name) => format!("`${name}`"),
            Token::Extern(name) => format!("`%{name}`"),
            Token::Bytes(_) => "a string".to_owned(),
            Token::Arrow => "`->`".to_owned(),
            Token::Punct(c) => format!("`{c}`"),
            Token::Newline => "the line's end".to_owned(),
            Token::End => "the text's end".to_owned(),
        };
        self.error(format!("expected {what}, found {found}"))
    }

    fn accept(&mut self, token: &Token) -> bool {
        let matches = self.peek() == token;
        if matches {
            self.position += 1;
        }
        matches
    }

    fn accept_word(&mut self, word: &str) -> bool {
        let matches = matches!(self.peek(), Token::Word(found) if found == word);
        if matches {
            self.position += 1;
        }
        matches
    }

    fn accept_punct(&mut self, c: char) -> bool {
        self.accept(&Token::Punct(c))
    }

    fn punct(&mut self, c: char) -> Result<()> {
        if self.accept_punct(c) { Ok(()) } else { Err(self.expected(&format!("`{c}`"))) }
    }

    fn keyword(&mut self, word: &str) -> Result<()> {
        if self.accept_word(word) { Ok(()) } else { Err(self.expected(&format!("`{word}`"))) }
    }

    fn newline(&mut self) -> Result<()> {
        if self.accept(&Token::Newline) { Ok(()) } else { Err(self.expected("the line's end")) }
    }

    fn word(&mut self, what: &str) -> Result<String> {
        if let Token::Word(word) = self.peek() {
            let word = word.clone();
            self.position += 1;
            return Ok(word);
        }
        Err(self.expected(what))
    }

    fn number<T: std::str::FromStr>(&mut self) -> Result<T> {
        if let Token::Number(text) = self.peek()
            && let Ok(value) = text.parse()
        {
            self.position += 1;
            return Ok(value);
        }
        Err(self.expected("a number in range"))
    }

    /// A float constant's bits.
    fn float_bits(&mut self) -> Result<u64> {
        if let Token::Number(text) = self.peek() {
            let bits = match text.strip_prefix("0x") {
                Some(digits) => u64::from_str_radix(digits, 16).ok(),
                None => text.parse::<f64>().ok().map(f64::to_bits),
            };
            if let Some(bits) = bits {
                self.position += 1;
                return Ok(bits);
            }
        }
        Err(self.expected("a float"))
    }

    fn symbol(&mut self) -> Result<Symbol> {
        let symbol = match self.peek() {
            Token::Function(_) => return Ok(Symbol::Function(self.function_id()?)),
            Token::Data(_) => return Ok(Symbol::Data(self.data_id()?)),
            Token::Extern(name) => Symbol::Extern(name.as_str().into()),
            _ => return Err(self.expected("a symbol")),
        };
        self.position += 1;
        Ok(symbol)
    }

    fn function_id(&mut self) -> Result<FnId> {
        let Token::Function(name) = self.peek() else { return Err(self.expected("a function")) };
        let id = *self.names.functions.get(name).ok_or_else(|| self.error(format!("no function `@{name}`")))?;
        self.position += 1;
        Ok(id)
    }

    fn data_id(&mut self) -> Result<DataId> {
        let Token::Data(name) = self.peek() else { return Err(self.expected("data")) };
        let id = *self.names.data.get(name).ok_or_else(|| self.error(format!("no data `${name}`")))?;
        self.position += 1;
        Ok(id)
    }

    /// `$name writable exported size N { offset: item … }`, after `data`.
    fn data(&mut self) -> Result<Data> {
        let Token::Data(name) = self.advance() else { return Err(self.expected("`$name`")) };
        let writable = self.accept_word("writable");
        let exported = self.accept_word("exported");
        self.keyword("size")?;
        let size = self.number()?;
        let mut data = Data { name: name.into(), exported, writable, size, items: Vec::new() };
        self.punct('{')?;
        self.accept(&Token::Newline);
        while !self.accept_punct('}') {
            let offset = self.number()?;
            self.punct(':')?;
            let item = self.data_item()?;
            data.items.push((offset, item));
            self.newline()?;
        }
        self.newline()?;
        Ok(data)
    }

    fn data_item(&mut self) -> Result<DataItem> {
        match self.word("`i64`, `u32`, `bytes` or `addr`")?.as_str() {
            "i64" => Ok(DataItem::I64(self.number()?)),
            "u32" => Ok(DataItem::U32(self.number()?)),
            "bytes" => match self.advance() {
                Token::Bytes(bytes) => Ok(DataItem::Bytes(bytes.into())),
                _ => Err(self.error("expected a string")),
            },
            "addr" => {
                let symbol = self.symbol()?;
                let addend = if matches!(self.peek(), Token::Number(_)) { self.number()? } else { 0 };
                Ok(DataItem::Addr(symbol, addend))
            }
            other => Err(self.error(format!("unknown kind of data `{other}`"))),
        }
    }

    /// `@name -> shape flags { blocks, exits }`, after `fn`.
    fn function(&mut self) -> Result<Function> {
        let Token::Function(name) = self.advance() else { return Err(self.expected("`@name`")) };
        if !self.accept(&Token::Arrow) {
            return Err(self.expected("`->`"));
        }
        let result = match self.word("`word` or `raw`")?.as_str() {
            "word" => ResultShape::Word,
            "raw" => ResultShape::Raw(self.repr()?.0),
            other => return Err(self.error(format!("unknown result `{other}`"))),
        };
        let mut function = Function::new(name, &[], result);
        function.exported = self.accept_word("exported");
        function.generic = self.accept_word("generic");
        function.generator = self.accept_word("generator");
        function.cold = self.accept_word("cold");
        self.punct('{')?;
        self.newline()?;
        function::parse_body(self, &mut function)?;
        Ok(function)
    }
}
