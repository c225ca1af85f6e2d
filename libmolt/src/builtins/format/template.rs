//! `str.format`: templates with replacement fields.

use super::convert;
use crate::builtins::str::wtf8;
use crate::exec::raised::{key_error, raise, value_error};
use crate::object::boxes::int_object;
use crate::object::{Args, Owned, PyResult, Ref, Str, text};
use crate::protocols::{attribute, format as protocol, subscript};

/// Where a template's fields find their values.
pub enum Source<'a> {
    /// `str.format(*args, **keywords)`.
    Arguments(Args<'a>),
    /// `str.format_map(mapping)`.
    Mapping(Ref<'a>),
}

/// Whether fields are numbered by the template or by their order.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbering {
    Undecided,
    Automatic(usize),
    Manual,
}

struct Formatter<'a> {
    source: Source<'a>,
    numbering: Numbering,
}

/// `template.format(…)`.
pub fn format(template: Ref<'_, Str>, source: Source<'_>) -> PyResult<Owned<Str>> {
    let mut formatter = Formatter { source, numbering: Numbering::Undecided };
    let mut out = Vec::with_capacity(template.get().bytes().len() + 16);
    formatter.expand(&mut out, template.get().bytes(), 2)?;
    Ok(text::from_wtf8(&out))
}

impl Formatter<'_> {
    /// Expands a template, or a format spec inside one.
    fn expand(&mut self, out: &mut Vec<u8>, template: &[u8], depth: usize) -> PyResult<()> {
        if depth == 0 {
            return Err(value_error("Max string recursion exceeded"));
        }
        let mut rest = template;
        while let Some(place) = memchr::memchr2(b'{', b'}', rest) {
            let (literal, tail) = rest.split_at(place);
            out.extend_from_slice(literal);
            let brace = tail[0];
            if tail.get(1) == Some(&brace) {
                out.push(brace);
                rest = &tail[2..];
                continue;
            }
            if brace == b'}' {
                return Err(value_error("Single '}' encountered in format string"));
            }
            if tail.len() == 1 {
                return Err(value_error("Single '{' encountered in format string"));
            }
            let field = read_field(&tail[1..])?;
            self.expand_field(out, &field, depth)?;
            rest = field.rest;
        }
        out.extend_from_slice(rest);
        Ok(())
    }

    fn expand_field(&mut self, out: &mut Vec<u8>, field: &Field<'_>, depth: usize) -> PyResult<()> {
        let mut value = self.look_up(field.name)?;
        if let Some(conversion) = field.conversion {
            value = convert(value.borrow(), conversion)?.into_object();
        }
        let spec = if memchr::memchr2(b'{', b'}', field.spec).is_some() {
            let mut expanded = Vec::new();
            self.expand(&mut expanded, field.spec, depth - 1)?;
            text::from_wtf8(&expanded)
        } else {
            text::from_wtf8(field.spec)
        };
        let shown = protocol::format(value.borrow(), Some(spec.borrow()))?;
        out.extend_from_slice(shown.bytes());
        Ok(())
    }

    /// The value of `name.attribute[index]…`.
    fn look_up(&mut self, name: &[u8]) -> PyResult<Owned> {
        let first_end = name.iter().position(|byte| matches!(byte, b'.' | b'[')).unwrap_or(name.len());
        let (first, mut rest) = name.split_at(first_end);
        let mut value = self.first(first)?;
        while let Some((&mark, tail)) = rest.split_first() {
            if mark == b'.' {
                let end = tail.iter().position(|byte| matches!(byte, b'.' | b'[')).unwrap_or(tail.len());
                if end == 0 {
                    return Err(value_error("Empty attribute in format string"));
                }
                value = attribute::get(value.borrow(), text::from_wtf8(&tail[..end]).borrow())?;
                rest = &tail[end..];
                continue;
            }
            if mark != b'[' {
                return Err(value_error("Only '.' or '[' may follow ']' in format field specifier"));
            }
            let Some(end) = memchr::memchr(b']', tail) else {
                return Err(value_error("Missing ']' in format string"));
            };
            let key = match &tail[..end] {
                b"" => return Err(value_error("Empty attribute in format string")),
                index => match number(index)? {
                    Some(index) => int_object(index as i64),
                    None => text::from_wtf8(index).into_object(),
                },
            };
            value = subscript::get(value.borrow(), key.borrow())?;
            rest = &tail[end + 1..];
        }
        Ok(value)
    }

    fn first(&mut self, name: &[u8]) -> PyResult<Owned> {
        let index = match number(name)? {
            Some(index) => {
                if let Numbering::Automatic(_) = self.numbering {
                    return Err(value_error(
                        "cannot switch from automatic field numbering to manual field specification",
                    ));
                }
                self.numbering = Numbering::Manual;
                index
            }
            None if name.is_empty() => {
                let next = match self.numbering {
                    Numbering::Undecided => 0,
                    Numbering::Automatic(next) => next,
                    Numbering::Manual => {
                        return Err(value_error(
                            "cannot switch from manual field specification to automatic field numbering",
                        ));
                    }
                };
                self.numbering = Numbering::Automatic(next + 1);
                next
            }
            None => return self.named(name),
        };
        match &self.source {
            Source::Arguments(args) => match args.get(index) {
                Some(value) => Ok(value.owned()),
                None => raise!(index_error, "Replacement index {index} out of range for positional args tuple"),
            },
            Source::Mapping(_) => Err(value_error("Format string contains positional fields")),
        }
    }

    fn named(&self, name: &[u8]) -> PyResult<Owned> {
        let name = text::from_wtf8(name);
        match &self.source {
            Source::Arguments(args) => match args.keywords.get(name.borrow().text()) {
                Some(value) => Ok(value.owned()),
                None => Err(key_error(name.borrow().as_object())),
            },
            Source::Mapping(mapping) => subscript::get(*mapping, name.borrow().as_object()),
        }
    }
}

/// A replacement field and what follows it.
struct Field<'a> {
    name: &'a [u8],
    conversion: Option<u8>,
    spec: &'a [u8],
    rest: &'a [u8],
}

/// Reads `name!conversion:spec}`, the opening brace being past.
fn read_field(text: &[u8]) -> PyResult<Field<'_>> {
    let mut in_brackets = false;
    let mut place = 0;
    let stop = loop {
        match text.get(place) {
            None => return Err(value_error("expected '}' before end of string")),
            Some(b'[') => in_brackets = true,
            Some(b']') => in_brackets = false,
            Some(b'{') if !in_brackets => return Err(value_error("unexpected '{' in field name")),
            Some(&stop @ (b'}' | b':' | b'!')) if !in_brackets => break stop,
            Some(_) => {}
        }
        place += 1;
    };
    let (name, after) = (&text[..place], &text[place + 1..]);
    match stop {
        b'}' => Ok(Field { name, conversion: None, spec: b"", rest: after }),
        b':' => {
            let (spec, rest) = read_spec(after)?;
            Ok(Field { name, conversion: None, spec, rest })
        }
        _ => {
            let Some((code, width)) = wtf8::first(after) else {
                return Err(value_error("end of string while looking for conversion specifier"));
            };
            let (spec, rest) = match after[width..].split_first() {
                None => return Err(value_error("unmatched '{' in format spec")),
                Some((b'}', rest)) => (&b""[..], rest),
                Some((b':', rest)) => read_spec(rest)?,
                Some(_) => return Err(value_error("expected ':' after conversion specifier")),
            };
            Ok(Field { name, conversion: Some(conversion_of(code)?), spec, rest })
        }
    }
}

/// Reads a spec up to the brace that ends its field.
fn read_spec(text: &[u8]) -> PyResult<(&[u8], &[u8])> {
    let mut depth = 1;
    for (place, &byte) in text.iter().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Ok((&text[..place], &text[place + 1..]));
        }
    }
    Err(value_error("unmatched '{' in format spec"))
}

fn conversion_of(code: u32) -> PyResult<u8> {
    match u8::try_from(code) {
        Ok(conversion @ (b's' | b'r' | b'a')) => Ok(conversion),
        _ => {
            let shown = match code {
                0x21..0x7f => (code as u8 as char).to_string(),
                _ => format!("\\x{code:x}"),
            };
            raise!(value_error, "Unknown conversion specifier {shown}")
        }
    }
}

/// The number that a name is, if it consists of digits.
fn number(name: &[u8]) -> PyResult<Option<usize>> {
    if name.is_empty() || !name.iter().all(u8::is_ascii_digit) {
        return Ok(None);
    }
    let value = std::str::from_utf8(name).ok().and_then(|digits| digits.parse::<i64>().ok());
    match value {
        Some(value) => Ok(Some(value as usize)),
        None => Err(value_error("Too many decimal digits in format string")),
    }
}
