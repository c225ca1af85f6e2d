//! `template % values`, for strings and bytes.

use super::number::{format_float, format_integer};
use super::pad::pad;
use super::spec::{Align, Sign, Spec};
use super::{convert, raised};
use crate::builtins::bytes;
use crate::builtins::int::value::Integer;
use crate::builtins::str::wtf8;
use crate::exec::raised::{overflow_error, raise, type_error, value_error};
use crate::memory;
use crate::object::boxes::Int;
use crate::object::{Owned, PyResult, Ref, Str, Tuple, static_str, text};
use crate::protocols::{call, number, subscript};

/// The values on their way into the template.
struct Values<'a> {
    /// A tuple's items, or the one value.
    positional: &'a [Ref<'a>],
    next: usize,
    /// The right operand, if it may be a mapping.
    mapping: Option<Ref<'a>>,
    used_as_mapping: bool,
    /// The template is bytes.
    in_bytes: bool,
}

impl<'a> Values<'a> {
    fn take(&mut self) -> PyResult<Ref<'a>> {
        let value = self.positional.get(self.next).copied();
        self.next += 1;
        value.ok_or_else(|| type_error("not enough arguments for format string"))
    }
}

/// One `%` specifier between the percent sign and its conversion.
struct Field {
    left: bool,
    plus: bool,
    space: bool,
    alternate: bool,
    zero: bool,
    width: usize,
    precision: Option<usize>,
}

/// The template while it is being read; positions in messages count code points.
struct Reader<'a> {
    template: &'a [u8],
    position: usize,
}

impl Reader<'_> {
    fn peek(&self) -> PyResult<u8> {
        match self.template.get(self.position) {
            Some(&byte) => Ok(byte),
            None => Err(value_error("incomplete format")),
        }
    }

    fn digits(&mut self, what: &str) -> PyResult<usize> {
        let mut value = 0usize;
        while let byte @ b'0'..=b'9' = self.peek()? {
            value = value.saturating_mul(10).saturating_add((byte - b'0') as usize);
            self.position += 1;
        }
        if value > i32::MAX as usize && what == "precision" || value > i64::MAX as usize {
            raise!(value_error, "{what} too big");
        }
        Ok(value)
    }

    /// The name in parentheses.
    fn key(&mut self) -> PyResult<&[u8]> {
        let start = self.position;
        let mut depth = 1;
        while depth > 0 {
            match self.template.get(self.position) {
                Some(b'(') => depth += 1,
                Some(b')') => depth -= 1,
                Some(_) => {}
                None => return Err(value_error("incomplete format key")),
            }
            self.position += 1;
        }
        Ok(&self.template[start..self.position - 1])
    }
}

/// `template % right` of strings.
pub fn format(template: Ref<'_, Str>, right: Ref<'_>) -> PyResult<Owned<Str>> {
    Ok(text::from_wtf8(&expand(template.get().bytes(), right, false)?))
}

/// `template % right` of bytes.
pub fn format_bytes(template: &[u8], right: Ref<'_>) -> PyResult<Vec<u8>> {
    expand(template, right, true)
}

fn expand(template: &[u8], right: Ref<'_>, in_bytes: bool) -> PyResult<Vec<u8>> {
    let tuple = right.downcast::<Tuple>();
    let single = [right];
    let is_text = if in_bytes { bytes::content(right).is_some() } else { right.downcast::<Str>().is_some() };
    let may_map = tuple.is_none() && !is_text && right.ty().slots().get_item.is_some();
    let mut values = Values {
        positional: tuple.map_or(&single, |tuple| tuple.slice()),
        next: 0,
        mapping: if may_map { Some(right) } else { None },
        used_as_mapping: false,
        in_bytes,
    };
    let mut reader = Reader { template, position: 0 };
    let mut out = Vec::with_capacity(template.len() + 16);
    while let Some(offset) = memchr::memchr(b'%', &template[reader.position..]) {
        out.extend_from_slice(&template[reader.position..reader.position + offset]);
        reader.position += offset + 1;
        format_field(&mut out, &mut reader, &mut values)?;
    }
    out.extend_from_slice(&template[reader.position..]);
    if values.next < values.positional.len() && values.mapping.is_none() {
        let what = if in_bytes { "bytes" } else { "string" };
        raise!(type_error, "not all arguments converted during {what} formatting");
    }
    Ok(out)
}

fn format_field(out: &mut Vec<u8>, reader: &mut Reader<'_>, values: &mut Values<'_>) -> PyResult<()> {
    if reader.peek()? == b'%' {
        reader.position += 1;
        out.push(b'%');
        return Ok(());
    }
    let mut keyed = None;
    if reader.peek()? == b'(' {
        let Some(mapping) = values.mapping else { return Err(type_error("format requires a mapping")) };
        reader.position += 1;
        let key = reader.key()?;
        let key = if values.in_bytes { bytes::new(key) } else { text::from_wtf8(key).into_object() };
        keyed = Some(subscript::get(mapping, key.borrow())?);
        values.used_as_mapping = true;
    }
    let field = read_field(reader, values)?;
    let place = reader.position;
    let (conversion, width) = match (&reader.template[place..], values.in_bytes) {
        ([byte, ..], true) => (*byte as u32, 1),
        (rest, _) => wtf8::first(rest).ok_or_else(|| value_error("incomplete format"))?,
    };
    reader.position += width;
    let value = match &keyed {
        Some(value) => value.borrow(),
        None if values.used_as_mapping => return Err(type_error("not enough arguments for format string")),
        None => values.take()?,
    };
    match u8::try_from(conversion).unwrap_or(0) {
        b's' | b'b' if values.in_bytes => push_bytes(out, value, &field),
        kind @ (b's' | b'r' | b'a') => push_text(out, value, if values.in_bytes { b'a' } else { kind }, &field),
        b'c' if values.in_bytes => push_byte(out, value, &field),
        b'c' => push_character(out, value, &field),
        kind @ (b'd' | b'i' | b'u' | b'o' | b'x' | b'X') => push_integer(out, value, kind, &field),
        kind @ (b'e' | b'E' | b'f' | b'F' | b'g' | b'G') => push_float(out, value, kind, &field),
        _ => {
            let shown = if (0x20..0x7f).contains(&conversion) { conversion as u8 as char } else { '?' };
            let index = if values.in_bytes { place } else { wtf8::count(&reader.template[..place]) };
            raise!(value_error, "unsupported format character '{shown}' (0x{conversion:x}) at index {index}")
        }
    }
}

fn read_field(reader: &mut Reader<'_>, values: &mut Values<'_>) -> PyResult<Field> {
    let mut field =
        Field { left: false, plus: false, space: false, alternate: false, zero: false, width: 0, precision: None };
    loop {
        match reader.peek()? {
            b'-' => field.left = true,
            b'+' => field.plus = true,
            b' ' => field.space = true,
            b'#' => field.alternate = true,
            b'0' => field.zero = true,
            _ => break,
        }
        reader.position += 1;
    }
    if reader.peek()? == b'*' {
        reader.position += 1;
        let width = star(values)?;
        field.left |= width < 0;
        field.width = width.unsigned_abs() as usize;
    } else {
        field.width = reader.digits("width")?;
    }
    if reader.peek()? == b'.' {
        reader.position += 1;
        field.precision = Some(if reader.peek()? == b'*' {
            reader.position += 1;
            let precision = star(values)?;
            match i32::try_from(precision) {
                Ok(precision) => precision.max(0) as usize,
                Err(_) => return Err(overflow_error("Python int too large to convert to C int")),
            }
        } else {
            reader.digits("precision")?
        });
    }
    // C's length modifiers are accepted and mean nothing.
    if let b'h' | b'l' | b'L' = reader.peek()? {
        reader.position += 1;
        reader.peek()?;
    }
    // The field is laid out, perhaps twice for a number, and copied.
    memory::require(field.width.checked_mul(4))?;
    Ok(field)
}

fn star(values: &mut Values<'_>) -> PyResult<i64> {
    if values.used_as_mapping {
        return Err(type_error("not enough arguments for format string"));
    }
    match values.take()?.downcast::<Int>() {
        Some(value) => value.to_i64().ok_or_else(|| overflow_error("Python int too large to convert to C ssize_t")),
        None => Err(type_error("* wants int")),
    }
}

impl Field {
    fn spec(&self, kind: u8) -> Spec {
        let zero = self.zero && !self.left;
        Spec {
            fill: if zero { b'0' as u32 } else { b' ' as u32 },
            align: match (self.left, zero) {
                (true, _) => Align::Left,
                (_, true) => Align::AfterSign,
                _ => Align::Right,
            },
            sign: if self.plus {
                Some(Sign::Always)
            } else if self.space {
                Some(Sign::Space)
            } else {
                None
            },
            no_negative_zero: false,
            alternate: self.alternate,
            width: self.width,
            grouping: None,
            precision: self.precision,
            fraction_grouping: None,
            kind: kind as u32,
        }
    }

    /// For text, which zeros never fill.
    fn text_spec(&self) -> Spec {
        let align = if self.left { Align::Left } else { Align::Right };
        Spec { fill: b' ' as u32, align, ..self.spec(b's') }
    }
}

fn push_text(out: &mut Vec<u8>, value: Ref<'_>, kind: u8, field: &Field) -> PyResult<()> {
    let shown = convert(value, kind)?;
    let mut content = shown.bytes();
    if let Some(precision) = field.precision
        && precision < shown.len()
    {
        content = &content[..wtf8::offset_of(content, precision)];
    }
    if field.width == 0 {
        out.extend_from_slice(content);
    } else {
        pad(out, content, wtf8::count(content), &field.text_spec());
    }
    Ok(())
}

/// `%s` and `%b` of bytes.
fn push_bytes(out: &mut Vec<u8>, value: Ref<'_>, field: &Field) -> PyResult<()> {
    let made = match call::call_special(value, static_str!("__bytes__"), &[]) {
        Some(made) => Some(made?),
        None => None,
    };
    let Some(content) = bytes::content(made.as_ref().map_or(value, |made| made.borrow())) else {
        raise!(
            type_error,
            "%b requires a bytes-like object, or an object that implements __bytes__, not '{}'",
            value.ty().full_name()
        )
    };
    let shown = &content[..field.precision.unwrap_or(usize::MAX).min(content.len())];
    pad(out, shown, shown.len(), &field.text_spec());
    Ok(())
}

/// `%c` of bytes.
fn push_byte(out: &mut Vec<u8>, value: Ref<'_>, field: &Field) -> PyResult<()> {
    let byte = match bytes::content(value).as_deref() {
        Some(&[byte]) => byte,
        Some(content) => raise!(
            type_error,
            "%c requires an integer in range(256) or a single byte, not a {} object of length {}",
            value.ty().full_name(),
            content.len()
        ),
        None if value.downcast::<Int>().is_none() && value.ty().slots().index.is_none() => {
            raise!(type_error, "%c requires an integer in range(256) or a single byte, not {}", value.ty().full_name())
        }
        None => match number::index(value)?.borrow().as_int().map(u8::try_from) {
            Some(Ok(byte)) => byte,
            _ => return Err(overflow_error("%c arg not in range(256)")),
        },
    };
    pad(out, &[byte], 1, &field.text_spec());
    Ok(())
}

fn push_character(out: &mut Vec<u8>, value: Ref<'_>, field: &Field) -> PyResult<()> {
    if let Some(character) = value.downcast::<Str>() {
        if character.get().len() != 1 {
            raise!(
                type_error,
                "%c requires an int or a unicode character, not a string of length {}",
                character.get().len()
            );
        }
        pad(out, character.get().bytes(), 1, &field.text_spec());
        return Ok(());
    }
    if value.downcast::<Int>().is_none() && value.ty().slots().index.is_none() {
        raise!(type_error, "%c requires an int or a unicode character, not {}", value.ty().full_name());
    }
    let code = number::index(value)?;
    let Some(code @ 0..0x11_0000) = code.borrow().as_int() else {
        return Err(overflow_error("%c arg not in range(0x110000)"));
    };
    let mut buffer = [0; 4];
    pad(out, wtf8::encode(code as u32, &mut buffer), 1, &field.text_spec());
    Ok(())
}

fn push_integer(out: &mut Vec<u8>, value: Ref<'_>, kind: u8, field: &Field) -> PyResult<()> {
    let integer = to_integer(value, kind)?;
    let integer = Integer::of(integer.borrow().expect());
    let kind = if matches!(kind, b'i' | b'u') { b'd' } else { kind };
    let mut spec = field.spec(kind);
    let Some(precision) = spec.precision.take() else {
        out.extend_from_slice(&format_integer(integer, &spec).map_err(raised)?);
        return Ok(());
    };
    // A precision is a least number of digits: zeros first, then padding around that.
    memory::require(precision.checked_mul(4))?;
    let prefix = if spec.alternate && kind != b'd' { 2 } else { 0 };
    let sign = (integer.is_negative() || spec.sign.is_some()) as usize;
    let zeroed = Spec { fill: b'0' as u32, align: Align::AfterSign, width: precision + prefix + sign, ..spec };
    let content = format_integer(integer, &zeroed).map_err(raised)?;
    if spec.align == Align::AfterSign {
        let wide = Spec { width: spec.width.max(zeroed.width), ..zeroed };
        out.extend_from_slice(&format_integer(integer, &wide).map_err(raised)?);
    } else {
        pad(out, &content, content.len(), &spec);
    }
    Ok(())
}

/// The int that `%d` or `%x` shows.
fn to_integer(value: Ref<'_>, kind: u8) -> PyResult<Owned> {
    if value.downcast::<Int>().is_some() {
        return Ok(value.owned());
    }
    let slots = value.ty().slots();
    let shown = kind as char;
    if matches!(kind, b'o' | b'x' | b'X') {
        if slots.index.is_none() {
            raise!(type_error, "%{shown} format: an integer is required, not {}", value.ty().full_name());
        }
        return number::index(value);
    }
    if let Some(slot) = slots.int.filter(|_| value.downcast::<Str>().is_none()) {
        let result = slot(value)?;
        if result.borrow().downcast::<Int>().is_some() {
            return Ok(result);
        }
    } else if slots.index.is_some() {
        return number::index(value);
    }
    raise!(type_error, "%{shown} format: a real number is required, not {}", value.ty().full_name())
}

fn push_float(out: &mut Vec<u8>, value: Ref<'_>, kind: u8, field: &Field) -> PyResult<()> {
    let value = number::to_float(value)?;
    out.extend_from_slice(&format_float(value, &field.spec(kind)).map_err(raised)?);
    Ok(())
}
