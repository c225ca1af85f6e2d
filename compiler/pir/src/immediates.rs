//! How the immediates of ops are written and read.

use std::fmt::Write;
use std::rc::Rc;

use cranelift_entity::EntityRef;

use crate::cursor::{Cursor, ParseError};
use crate::ir::{ClassId, FuncId, ModuleId, Name};
use crate::ops::{BinaryKind, CompareKind, Constant, FunctionParts, UnaryKind};

/// Something an op carries besides its operands. It is written after a blank, or not at all when it is empty.
pub(crate) trait Immediate: Sized {
    fn print(&self, out: &mut String);
    fn parse(cursor: &mut Cursor) -> Result<Self, ParseError>;
}

/// Writes a string in quotes; bytes that are not UTF-8 as `\xNN`.
pub(crate) fn print_quoted(bytes: &[u8], out: &mut String) {
    out.push('"');
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            match c {
                '\n' => out.push_str("\\n"),
                '\t' => out.push_str("\\t"),
                '"' | '\\' => out.extend(['\\', c]),
                c if c.is_ascii_control() => write!(out, "\\x{:02x}", c as u32).expect("a String takes any text"),
                c => out.push(c),
            }
        }
        for byte in chunk.invalid() {
            write!(out, "\\x{byte:02x}").expect("a String takes any text");
        }
    }
    out.push('"');
}

impl Immediate for Name {
    fn print(&self, out: &mut String) {
        out.push(' ');
        print_quoted(self.as_bytes(), out);
    }
    fn parse(cursor: &mut Cursor) -> Result<Name, ParseError> {
        Ok(cursor.quoted_text()?.into())
    }
}

impl Immediate for Rc<[Name]> {
    fn print(&self, out: &mut String) {
        if !self.is_empty() {
            out.push_str(" [");
            for (index, name) in self.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { ", " });
                print_quoted(name.as_bytes(), out);
            }
            out.push(']');
        }
    }
    fn parse(cursor: &mut Cursor) -> Result<Rc<[Name]>, ParseError> {
        let mut names: Vec<Name> = Vec::new();
        if cursor.eat("[") {
            while !cursor.eat("]") {
                names.push(cursor.quoted_text()?.into());
                cursor.eat(",");
            }
        }
        Ok(names.into())
    }
}

impl Immediate for u32 {
    fn print(&self, out: &mut String) {
        write!(out, " {self}").expect("a String takes any text");
    }
    fn parse(cursor: &mut Cursor) -> Result<u32, ParseError> {
        cursor.number()
    }
}

/// The conversion of an f-string's field.
impl Immediate for u8 {
    fn print(&self, out: &mut String) {
        if *self != 0 {
            out.extend([' ', '!', *self as char]);
        }
    }
    fn parse(cursor: &mut Cursor) -> Result<u8, ParseError> {
        if !cursor.eat("!") {
            return Ok(0);
        }
        match cursor.word()? {
            "s" => Ok(b's'),
            "r" => Ok(b'r'),
            "a" => Ok(b'a'),
            other => Err(cursor.error(format!("no conversion is called `{other}`"))),
        }
    }
}

/// Whether a variable is free, in `check_bound`.
impl Immediate for bool {
    fn print(&self, out: &mut String) {
        out.push_str(if *self { " free" } else { "" });
    }
    fn parse(cursor: &mut Cursor) -> Result<bool, ParseError> {
        Ok(cursor.eat_word("free"))
    }
}

impl Immediate for FunctionParts {
    fn print(&self, out: &mut String) {
        out.push_str(if self.defaults { " defaults" } else { "" });
        out.push_str(if self.keyword_defaults { " keyword_defaults" } else { "" });
    }
    fn parse(cursor: &mut Cursor) -> Result<FunctionParts, ParseError> {
        Ok(FunctionParts {
            defaults: cursor.eat_word("defaults"),
            keyword_defaults: cursor.eat_word("keyword_defaults"),
        })
    }
}

macro_rules! ids {
    ($($id:ident = $prefix:literal),*) => { $(
        impl Immediate for $id {
            fn print(&self, out: &mut String) {
                write!(out, " {self}").expect("a String takes any text");
            }
            fn parse(cursor: &mut Cursor) -> Result<$id, ParseError> {
                Ok($id::new(cursor.id($prefix)? as usize))
            }
        }
    )* };
}
ids!(FuncId = "func", ClassId = "class", ModuleId = "module");

macro_rules! kinds {
    ($($kind:ident { $($variant:ident = $text:literal),* })*) => { $(
        impl Immediate for $kind {
            fn print(&self, out: &mut String) {
                out.push_str(match self { $($kind::$variant => concat!(" ", $text)),* });
            }
            fn parse(cursor: &mut Cursor) -> Result<$kind, ParseError> {
                match cursor.word()? {
                    $($text => Ok($kind::$variant),)*
                    other => Err(cursor.error(format!(concat!("no ", stringify!($kind), " is called `{}`"), other))),
                }
            }
        }
    )* };
}
kinds! {
    BinaryKind {
        Add = "add", Sub = "sub", Mul = "mul", MatMul = "matmul", TrueDiv = "truediv", FloorDiv = "floordiv", Mod = "mod",
        Pow = "pow", LShift = "lshift", RShift = "rshift", And = "and", Or = "or", Xor = "xor"
    }
    UnaryKind { Neg = "neg", Pos = "pos", Invert = "invert" }
    CompareKind { Lt = "lt", Le = "le", Eq = "eq", Ne = "ne", Gt = "gt", Ge = "ge" }
}

impl Immediate for Constant {
    fn print(&self, out: &mut String) {
        out.push(' ');
        print_constant(self, out);
    }
    fn parse(cursor: &mut Cursor) -> Result<Constant, ParseError> {
        parse_constant(cursor)
    }
}

fn print_constant(constant: &Constant, out: &mut String) {
    match constant {
        Constant::None => out.push_str("None"),
        Constant::Bool(true) => out.push_str("True"),
        Constant::Bool(false) => out.push_str("False"),
        Constant::Ellipsis => out.push_str("..."),
        Constant::Int(value) => write!(out, "{value}").expect("a String takes any text"),
        Constant::BigInt(digits) => out.push_str(digits),
        Constant::Float(bits) => print_float(*bits, out),
        Constant::Complex(real, imaginary) => {
            out.push_str("complex(");
            print_float(*real, out);
            out.push_str(", ");
            print_float(*imaginary, out);
            out.push(')');
        }
        Constant::Str(bytes) => print_quoted(bytes, out),
        Constant::Bytes(bytes) => {
            out.push('b');
            print_quoted(bytes, out);
        }
        Constant::Tuple(items) => {
            out.push('(');
            for (index, item) in items.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { ", " });
                print_constant(item, out);
            }
            out.push(')');
        }
    }
}

/// Finite floats are written so that they read back exactly; others by their bits.
fn print_float(bits: u64, out: &mut String) {
    let value = f64::from_bits(bits);
    if value.is_finite() {
        write!(out, "{value:?}").expect("a String takes any text");
    } else {
        write!(out, "float(0x{bits:016x})").expect("a String takes any text");
    }
}

fn parse_constant(cursor: &mut Cursor) -> Result<Constant, ParseError> {
    cursor.skip_blanks();
    let rest = cursor.rest();
    if rest.starts_with('"') {
        return Ok(Constant::Str(cursor.quoted()?.into()));
    }
    if rest.starts_with("b\"") {
        cursor.expect("b")?;
        return Ok(Constant::Bytes(cursor.quoted()?.into()));
    }
    if cursor.eat("...") {
        return Ok(Constant::Ellipsis);
    }
    if cursor.eat("(") {
        let mut items = Vec::new();
        while !cursor.eat(")") {
            items.push(parse_constant(cursor)?);
            cursor.eat(",");
        }
        return Ok(Constant::Tuple(items.into()));
    }
    for (word, constant) in [("None", Constant::None), ("True", Constant::Bool(true)), ("False", Constant::Bool(false))]
    {
        if cursor.eat_word(word) {
            return Ok(constant);
        }
    }
    if cursor.eat_word("complex") {
        cursor.expect("(")?;
        let real = parse_float(cursor)?;
        cursor.expect(",")?;
        let imaginary = parse_float(cursor)?;
        cursor.expect(")")?;
        return Ok(Constant::Complex(real, imaginary));
    }
    if rest.starts_with("float(") {
        return Ok(Constant::Float(parse_float(cursor)?));
    }
    let text = cursor.take_while(is_numeric);
    if text.contains(['.', 'e']) {
        return parse_finite(text).map(Constant::Float).ok_or_else(|| cursor.error("expected a float"));
    }
    if let Ok(value) = text.parse() {
        return Ok(Constant::Int(value));
    }
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(cursor.error("expected a constant"));
    }
    Ok(Constant::BigInt(text.into()))
}

fn parse_float(cursor: &mut Cursor) -> Result<u64, ParseError> {
    cursor.skip_blanks();
    if cursor.eat("float(0x") {
        let digits = cursor.take_while(|c| c.is_ascii_hexdigit());
        let bits = u64::from_str_radix(digits, 16).map_err(|_| cursor.error("expected the bits of a float"))?;
        cursor.expect(")")?;
        return Ok(bits);
    }
    let text = cursor.take_while(is_numeric);
    parse_finite(text).ok_or_else(|| cursor.error("expected a float"))
}

fn is_numeric(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | 'e')
}

fn parse_finite(text: &str) -> Option<u64> {
    text.parse::<f64>().ok().map(f64::to_bits)
}
