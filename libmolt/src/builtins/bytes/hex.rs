//! `bytes.hex` and `bytes.fromhex`.

use crate::exec::raised::{raise, type_error, value_error};
use crate::object::{PyResult, Ref, Str};
use crate::protocols::number;

/// Hexadecimal digits with a separator between groups of bytes, counted from the right, or from the left when negative.
pub fn to_hex(content: &[u8], args: &[Option<Ref<'_>>]) -> PyResult<String> {
    let separator = args[0].map(separator).transpose()?;
    let group = args[1].map_or(Ok(1), number::to_count)?;
    let mut out = String::with_capacity(content.len() * 2);
    let size = group.unsigned_abs() as usize;
    for (index, byte) in content.iter().enumerate() {
        let behind = if group < 0 { index } else { content.len() - index };
        if let Some(separator) = separator
            && index > 0
            && size > 0
            && behind.is_multiple_of(size)
        {
            out.push(separator as char);
        }
        for digit in [byte >> 4, byte & 15] {
            out.push(b"0123456789abcdef"[digit as usize] as char);
        }
    }
    Ok(out)
}

fn separator(argument: Ref<'_>) -> PyResult<u8> {
    let content = match argument.downcast::<Str>() {
        Some(separator) => std::borrow::Cow::Borrowed(separator.get().bytes()),
        None => super::content(argument).ok_or_else(|| type_error("sep must be str or bytes."))?,
    };
    match *content {
        [byte @ 0..0x80] => Ok(byte),
        [_] => Err(value_error("sep must be ASCII.")),
        _ => Err(value_error("sep must be length 1.")),
    }
}

/// The bytes that pairs of hexadecimal digits, with ASCII space between them, mean.
pub fn from_hex(argument: Ref<'_>) -> PyResult<Vec<u8>> {
    let digits = match argument.downcast::<Str>() {
        Some(digits) => std::borrow::Cow::Borrowed(digits.get().bytes()),
        None => match super::content(argument) {
            Some(digits) => digits,
            None => {
                raise!(type_error, "fromhex() argument must be str or bytes-like, not {}", argument.ty().full_name())
            }
        },
    };
    let value = |place: usize| digits.get(place).and_then(|&byte| (byte as char).to_digit(16)).map(|digit| digit as u8);
    let mut out = Vec::with_capacity(digits.len() / 2);
    let mut place = 0;
    while place < digits.len() {
        if digits[place].is_ascii_whitespace() || digits[place] == 0x0b {
            place += 1;
            continue;
        }
        let Some(high) = value(place) else { return Err(not_hexadecimal(place)) };
        let Some(low) = value(place + 1) else {
            if place + 1 == digits.len() {
                return Err(value_error("fromhex() arg must contain an even number of hexadecimal digits"));
            }
            return Err(not_hexadecimal(place + 1));
        };
        out.push(high << 4 | low);
        place += 2;
    }
    Ok(out)
}

#[cold]
fn not_hexadecimal(place: usize) -> crate::object::Raised {
    value_error(format!("non-hexadecimal number found in fromhex() arg at position {place}"))
}
