//! Encodings: UTF-8, UTF-16, UTF-32, ASCII, Latin-1 and those of one byte by table, with CPython's error handlers.

mod charmap;
mod tables;

use self::charmap::Charmap;
use crate::builtins::str::{escape, wtf8};
use crate::exec::exception::{LOOKUP_ERROR, UNICODE_DECODE_ERROR, UNICODE_ENCODE_ERROR};
use crate::exec::raised::{Raised, raise};
use crate::object::boxes::int_object;
use crate::object::{Owned, PyResult, Ref, Str, bytes, text};

/// Byte order of UTF-16 and UTF-32; `Marked` writes a byte order mark and obeys one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Marked,
    Little,
    Big,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Codec {
    Utf8,
    Utf8Marked,
    Ascii,
    Latin1,
    Utf16(Order),
    Utf32(Order),
    Charmap(Charmap),
}

/// A `str` argument that names something, or its default.
pub fn name_argument<'a>(
    argument: Option<Ref<'a>>,
    function: &str,
    parameter: &str,
    default: &'static str,
) -> PyResult<&'a str> {
    match argument {
        None => Ok(default),
        Some(name) => match name.downcast::<Str>() {
            Some(name) => Ok(name.text()),
            None => {
                raise!(type_error, "{function}() argument '{parameter}' must be str, not {}", name.ty().full_name())
            }
        },
    }
}

fn find(name: &str) -> PyResult<Codec> {
    let plain: String =
        name.chars().filter(|c| !matches!(c, '-' | '_' | ' ')).map(|c| c.to_ascii_lowercase()).collect();
    Ok(match plain.as_str() {
        "utf8" | "u8" | "utf" | "cp65001" => Codec::Utf8,
        "utf8sig" => Codec::Utf8Marked,
        "ascii" | "usascii" | "646" => Codec::Ascii,
        "latin1" | "latin" | "iso88591" | "l1" | "8859" | "cp819" => Codec::Latin1,
        "utf16" | "u16" => Codec::Utf16(Order::Marked),
        "utf16le" => Codec::Utf16(Order::Little),
        "utf16be" => Codec::Utf16(Order::Big),
        "utf32" | "u32" => Codec::Utf32(Order::Marked),
        "utf32le" => Codec::Utf32(Order::Little),
        "utf32be" => Codec::Utf32(Order::Big),
        plain => match charmap::find(plain) {
            Some(table) => Codec::Charmap(table),
            None => return Err(Raised::new(&LOOKUP_ERROR, &format!("unknown encoding: {name}"))),
        },
    })
}

impl Codec {
    /// The name in error messages.
    const fn name(self) -> &'static str {
        match self {
            Codec::Utf8 | Codec::Utf8Marked => "utf-8",
            Codec::Ascii => "ascii",
            Codec::Latin1 => "latin-1",
            Codec::Utf16(Order::Marked) => "utf-16",
            Codec::Utf16(Order::Little) => "utf-16-le",
            Codec::Utf16(Order::Big) => "utf-16-be",
            Codec::Utf32(Order::Marked) => "utf-32",
            Codec::Utf32(Order::Little) => "utf-32-le",
            Codec::Utf32(Order::Big) => "utf-32-be",
            Codec::Charmap(_) => "charmap",
        }
    }

    fn can_encode(self, code: u32) -> bool {
        match self {
            Codec::Ascii => code < 0x80,
            Codec::Latin1 => code < 0x100,
            Codec::Charmap(table) => table.byte_of(code).is_some(),
            _ => !wtf8::is_surrogate(code),
        }
    }

    const fn encode_reason(self) -> &'static str {
        match self {
            Codec::Ascii => "ordinal not in range(128)",
            Codec::Latin1 => "ordinal not in range(256)",
            Codec::Charmap(_) => charmap::REASON,
            _ => "surrogates not allowed",
        }
    }

    fn push(self, out: &mut Vec<u8>, code: u32) {
        match self {
            Codec::Utf8 | Codec::Utf8Marked => wtf8::push(out, code),
            Codec::Ascii | Codec::Latin1 => out.push(code as u8),
            Codec::Charmap(table) => out.extend(table.byte_of(code)),
            Codec::Utf16(order) => {
                let mut push_unit = |unit: u16| match order {
                    Order::Big => out.extend_from_slice(&unit.to_be_bytes()),
                    _ => out.extend_from_slice(&unit.to_le_bytes()),
                };
                match code.checked_sub(0x1_0000) {
                    None => push_unit(code as u16),
                    Some(rest) => {
                        push_unit(0xd800 | (rest >> 10) as u16);
                        push_unit(0xdc00 | (rest & 0x3ff) as u16);
                    }
                }
            }
            Codec::Utf32(Order::Big) => out.extend_from_slice(&code.to_be_bytes()),
            Codec::Utf32(_) => out.extend_from_slice(&code.to_le_bytes()),
        }
    }
}

/// `string.encode(encoding, errors)`.
pub fn encode(string: Ref<'_, Str>, encoding: &str, errors: &str) -> PyResult<Owned> {
    let codec = find(encoding)?;
    let content = string.get().bytes();
    if string.get().is_ascii() && matches!(codec, Codec::Utf8 | Codec::Ascii | Codec::Latin1) {
        return Ok(bytes::new(content).into_object());
    }
    let mut out = Vec::with_capacity(content.len());
    match codec {
        Codec::Utf16(Order::Marked) | Codec::Utf32(Order::Marked) | Codec::Utf8Marked => codec.push(&mut out, 0xfeff),
        _ => {}
    }
    let codes: Vec<u32> = wtf8::code_points(content).collect();
    let mut index = 0;
    while let Some(&code) = codes.get(index) {
        if codec.can_encode(code) {
            codec.push(&mut out, code);
            index += 1;
            continue;
        }
        let end = index + codes[index..].iter().take_while(|&&code| !codec.can_encode(code)).count();
        match errors {
            "strict" => return Err(encode_error(codec, string, index, end)),
            "surrogateescape" => {
                let escaped = codes[index..end].iter().take_while(|&&code| (0xdc80..0xdd00).contains(&code)).count();
                if escaped == 0 {
                    return Err(encode_error(codec, string, index, end));
                }
                out.extend(codes[index..index + escaped].iter().map(|&code| (code - 0xdc00) as u8));
                index += escaped;
                continue;
            }
            "surrogatepass"
                if wtf8::is_surrogate(code) && !matches!(codec, Codec::Ascii | Codec::Latin1 | Codec::Charmap(_)) =>
            {
                codec.push(&mut out, code);
                index += 1;
                continue;
            }
            "surrogatepass" => return Err(encode_error(codec, string, index, end)),
            _ => {}
        }
        for &code in &codes[index..end] {
            replacement(code, errors)?.bytes().for_each(|byte| codec.push(&mut out, byte as u32));
        }
        index = end;
    }
    Ok(bytes::new(&out).into_object())
}

/// What an error handler writes for a code point that cannot be encoded.
fn replacement(code: u32, errors: &str) -> PyResult<String> {
    Ok(match errors {
        "ignore" => String::new(),
        "replace" => "?".to_owned(),
        "xmlcharrefreplace" => format!("&#{code};"),
        "backslashreplace" => {
            let mut out = Vec::new();
            escape::push_code_escape(&mut out, code);
            String::from_utf8_lossy(&out).into_owned()
        }
        _ => return Err(unknown_handler(errors)),
    })
}

#[cold]
fn unknown_handler(errors: &str) -> Raised {
    Raised::new(&LOOKUP_ERROR, &format!("unknown error handler name '{errors}'"))
}

#[cold]
fn encode_error(codec: Codec, string: Ref<'_, Str>, start: usize, end: usize) -> Raised {
    Raised::with_arguments(
        &UNICODE_ENCODE_ERROR,
        vec![
            text::new(codec.name()).into_object(),
            string.as_object().owned(),
            int_object(start as i64),
            int_object(end as i64),
            text::new(codec.encode_reason()).into_object(),
        ],
    )
}

#[cold]
fn decode_error(codec: Codec, content: &[u8], start: usize, end: usize, reason: &str) -> Raised {
    Raised::with_arguments(
        &UNICODE_DECODE_ERROR,
        vec![
            text::new(codec.name()).into_object(),
            bytes::new(content).into_object(),
            int_object(start as i64),
            int_object(end as i64),
            text::new(reason).into_object(),
        ],
    )
}

/// Bytes that do not decode: their range and CPython's reason.
struct Fault {
    start: usize,
    end: usize,
    reason: &'static str,
}

/// `content.decode(encoding, errors)`.
pub fn decode(content: &[u8], encoding: &str, errors: &str) -> PyResult<Owned<Str>> {
    let codec = find(encoding)?;
    if let Codec::Utf8 = codec
        && std::str::from_utf8(content).is_ok()
    {
        return Ok(text::from_wtf8(content));
    }
    let (codec, start) = without_mark(codec, content);
    let mut out = Vec::with_capacity(content.len());
    let mut position = start;
    while position < content.len() {
        let fault = match decode_run(codec, content, &mut position, &mut out) {
            None => break,
            Some(fault) => fault,
        };
        let bad = &content[fault.start..fault.end];
        match errors {
            "strict" => return Err(decode_error(codec, content, fault.start, fault.end, fault.reason)),
            "ignore" => {}
            "replace" => wtf8::push(&mut out, 0xfffd),
            "backslashreplace" => bad.iter().for_each(|&byte| escape::push_code_escape(&mut out, byte as u32)),
            "surrogateescape" if bad.iter().all(|&byte| byte >= 0x80) => {
                bad.iter().for_each(|&byte| wtf8::push(&mut out, 0xdc00 + byte as u32));
            }
            "surrogatepass" if codec == Codec::Utf8 => {
                let surrogate = &content[fault.start..(fault.start + 3).min(content.len())];
                if !matches!(surrogate, [0xed, 0xa0..=0xbf, 0x80..=0xbf]) {
                    return Err(decode_error(codec, content, fault.start, fault.end, fault.reason));
                }
                out.extend_from_slice(surrogate);
                position = fault.start + 3;
                continue;
            }
            "surrogateescape" | "surrogatepass" => {
                return Err(decode_error(codec, content, fault.start, fault.end, fault.reason));
            }
            _ => return Err(unknown_handler(errors)),
        }
        position = fault.end;
    }
    Ok(text::from_wtf8(&out))
}

/// The codec that a byte order mark decides on, and where the text begins.
fn without_mark(codec: Codec, content: &[u8]) -> (Codec, usize) {
    match (codec, content) {
        (Codec::Utf8Marked, [0xef, 0xbb, 0xbf, ..]) => (Codec::Utf8, 3),
        (Codec::Utf8Marked, _) => (Codec::Utf8, 0),
        (Codec::Utf16(Order::Marked), [0xff, 0xfe, ..]) => (Codec::Utf16(Order::Little), 2),
        (Codec::Utf16(Order::Marked), [0xfe, 0xff, ..]) => (Codec::Utf16(Order::Big), 2),
        (Codec::Utf16(Order::Marked), _) => (Codec::Utf16(Order::Little), 0),
        (Codec::Utf32(Order::Marked), [0xff, 0xfe, 0, 0, ..]) => (Codec::Utf32(Order::Little), 4),
        (Codec::Utf32(Order::Marked), [0, 0, 0xfe, 0xff, ..]) => (Codec::Utf32(Order::Big), 4),
        (Codec::Utf32(Order::Marked), _) => (Codec::Utf32(Order::Little), 0),
        _ => (codec, 0),
    }
}

/// Decodes up to the end or the next fault.
fn decode_run(codec: Codec, content: &[u8], position: &mut usize, out: &mut Vec<u8>) -> Option<Fault> {
    match codec {
        Codec::Utf8 | Codec::Utf8Marked => decode_utf8(content, position, out),
        Codec::Ascii => {
            let rest = &content[*position..];
            let good = rest.iter().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
            out.extend_from_slice(&rest[..good]);
            *position += good;
            let start = *position;
            if good == rest.len() {
                return None;
            }
            Some(Fault { start, end: start + 1, reason: "ordinal not in range(128)" })
        }
        Codec::Latin1 => {
            content[*position..].iter().for_each(|&byte| wtf8::push(out, byte as u32));
            None
        }
        Codec::Charmap(table) => table.decode(content, position, out),
        Codec::Utf16(order) => decode_utf16(order, content, position, out),
        Codec::Utf32(order) => decode_utf32(order, content, position, out),
    }
}

fn decode_utf8(content: &[u8], position: &mut usize, out: &mut Vec<u8>) -> Option<Fault> {
    let rest = &content[*position..];
    let error = match std::str::from_utf8(rest) {
        Ok(_) => {
            out.extend_from_slice(rest);
            return None;
        }
        Err(error) => error,
    };
    out.extend_from_slice(&rest[..error.valid_up_to()]);
    let start = *position + error.valid_up_to();
    let (end, reason) = match error.error_len() {
        None => (content.len(), "unexpected end of data"),
        Some(length) => match content[start] {
            0xc2..=0xf4 => (start + length, "invalid continuation byte"),
            _ => (start + length, "invalid start byte"),
        },
    };
    Some(Fault { start, end, reason })
}

fn decode_utf16(order: Order, content: &[u8], position: &mut usize, out: &mut Vec<u8>) -> Option<Fault> {
    let unit = |at: usize| {
        let pair = [*content.get(at)?, *content.get(at + 1)?];
        Some(if order == Order::Big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) } as u32)
    };
    while *position < content.len() {
        let start = *position;
        let Some(first) = unit(start) else {
            return Some(Fault { start, end: content.len(), reason: "truncated data" });
        };
        let code = match (first, unit(start + 2)) {
            (0xd800..0xdc00, Some(second @ 0xdc00..0xe000)) => 0x1_0000 + ((first & 0x3ff) << 10 | second & 0x3ff),
            (0xd800..0xdc00, None) => {
                return Some(Fault { start, end: content.len(), reason: "unexpected end of data" });
            }
            (0xd800..0xdc00, _) => return Some(Fault { start, end: start + 2, reason: "illegal UTF-16 surrogate" }),
            (0xdc00..0xe000, _) => return Some(Fault { start, end: start + 2, reason: "illegal encoding" }),
            (code, _) => code,
        };
        wtf8::push(out, code);
        *position += if code >= 0x1_0000 { 4 } else { 2 };
    }
    None
}

fn decode_utf32(order: Order, content: &[u8], position: &mut usize, out: &mut Vec<u8>) -> Option<Fault> {
    while let Some(rest) = content.get(*position..).filter(|rest| !rest.is_empty()) {
        let start = *position;
        let Some(unit) = rest.first_chunk::<4>() else {
            return Some(Fault { start, end: content.len(), reason: "truncated data" });
        };
        let code = if order == Order::Big { u32::from_be_bytes(*unit) } else { u32::from_le_bytes(*unit) };
        if code >= 0x11_0000 {
            return Some(Fault { start, end: start + 4, reason: "code point not in range(0x110000)" });
        }
        if wtf8::is_surrogate(code) {
            let reason = "code point in surrogate code point range(0xd800, 0xe000)";
            return Some(Fault { start, end: start + 4, reason });
        }
        wtf8::push(out, code);
        *position += 4;
    }
    None
}
