//! Padding and stripping.

use super::super::wtf8;
use super::{content, part, string};
use crate::builtins::format::pad::push_fill;
use crate::builtins::{search, unicode};
use crate::exec::raised::{raise, type_error};
use crate::memory;
use crate::object::{Owned, PyResult, Ref, Str};
use crate::protocols::number;

/// The string with `before` and `after` fill characters around it.
fn padded(this: Ref<'_>, before: usize, after: usize, fill: u32) -> Owned {
    let content = content(this);
    if before + after == 0 {
        return part(this.expect(), content);
    }
    let mut out = Vec::with_capacity(content.len() + before + after);
    push_fill(&mut out, fill, before);
    out.extend_from_slice(content);
    push_fill(&mut out, fill, after);
    string(&out)
}

/// How a padded string is placed in its width.
#[derive(Clone, Copy)]
pub enum Placement {
    /// `str.center`.
    Center,
    /// `str.ljust`.
    Left,
    /// `str.rjust`.
    Right,
}

/// The string placed in `width` characters.
pub fn placed(this: Ref<'_>, width: i64, fill: u32, placement: Placement) -> PyResult<Owned> {
    let width = width.max(0) as usize;
    let missing = missing(this, width, fill)?;
    let before = match placement {
        // An odd rest goes left when the width is odd too.
        Placement::Center => missing / 2 + (missing & width & 1),
        Placement::Left => 0,
        Placement::Right => missing,
    };
    Ok(padded(this, before, missing - before, fill))
}

/// How many characters are missing to a width, for which there is memory.
fn missing(this: Ref<'_>, width: usize, fill: u32) -> PyResult<usize> {
    let missing = width.saturating_sub(this.expect::<Str>().len());
    // The padding and its copy in the object.
    memory::require(missing.checked_mul(2 * wtf8::encode(fill, &mut [0; 4]).len()))?;
    Ok(missing)
}

/// The same with the method's arguments: the width `args[0]`, and the fill character `args[1]`.
fn placed_by(this: Ref<'_>, args: &[Ref<'_>], placement: Placement) -> PyResult<Owned> {
    let width = number::to_count(args[0])?;
    let fill = match args.get(1) {
        None => b' ' as u32,
        Some(fill) => fill_character(*fill)?,
    };
    placed(this, width, fill, placement)
}

fn fill_character(argument: Ref<'_>) -> PyResult<u32> {
    let Some(fill) = argument.downcast::<Str>() else {
        raise!(type_error, "The fill character must be a unicode character, not {}", argument.ty().full_name())
    };
    match wtf8::first(fill.get().bytes()) {
        Some((code, width)) if width == fill.get().bytes().len() => Ok(code),
        _ => Err(type_error("The fill character must be exactly one character long")),
    }
}

/// `str.center`.
pub fn center(this: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    placed_by(this, args, Placement::Center)
}

/// `str.ljust`.
pub fn ljust(this: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    placed_by(this, args, Placement::Left)
}

/// `str.rjust`.
pub fn rjust(this: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    placed_by(this, args, Placement::Right)
}

/// `str.zfill`.
pub fn zfill(this: Ref<'_>, width: i64) -> PyResult<Owned> {
    let missing = missing(this, width.max(0) as usize, b'0' as u32)?;
    if missing == 0 {
        return Ok(padded(this, 0, 0, 0));
    }
    let content = content(this);
    let sign = matches!(content.first(), Some(b'+' | b'-')) as usize;
    let mut out = Vec::with_capacity(content.len() + missing);
    out.extend_from_slice(&content[..sign]);
    push_fill(&mut out, b'0' as u32, missing);
    out.extend_from_slice(&content[sign..]);
    Ok(string(&out))
}

/// `str.expandtabs`.
pub fn expandtabs(this: Ref<'_>, args: &[Option<Ref<'_>>]) -> PyResult<Owned> {
    Ok(string(&search::expand_tabs(content(this), search::tab_size(args[0])?, wtf8::width)?))
}

/// Which ends are stripped.
#[derive(Clone, Copy)]
pub struct Ends {
    start: bool,
    end: bool,
}

impl Ends {
    /// `str.strip`.
    pub const BOTH: Ends = Ends { start: true, end: true };
    /// `str.lstrip`.
    pub const START: Ends = Ends { start: true, end: false };
    /// `str.rstrip`.
    pub const END: Ends = Ends { start: false, end: true };
}

fn stripped(this: Ref<'_>, args: &[Ref<'_>], method: &str, ends: Ends) -> PyResult<Owned> {
    let string = this.expect::<Str>();
    match args.first().filter(|characters| !characters.is_none()) {
        None => Ok(strip_space(string, ends)),
        Some(characters) => match characters.downcast::<Str>() {
            Some(characters) => Ok(strip_characters(string, characters, ends)),
            None => raise!(type_error, "{method} arg must be None or str"),
        },
    }
}

/// The string without the space at its ends.
pub fn strip_space(string: Ref<'_, Str>, ends: Ends) -> Owned {
    let content = string.get().bytes();
    if string.is_ascii() {
        return part(string, strip_ascii(content, ends, search::is_ascii_space));
    }
    part(string, strip_by(content, ends, unicode::is_space))
}

/// The string without the characters of another one at its ends.
pub fn strip_characters(string: Ref<'_, Str>, characters: Ref<'_, Str>, ends: Ends) -> Owned {
    let (content, characters) = (string.get().bytes(), characters.get().bytes());
    if string.is_ascii() {
        let set = ascii_set(characters);
        return part(string, strip_ascii(content, ends, |byte| set[byte as usize >> 6 & 1] >> (byte & 63) & 1 != 0));
    }
    if let [single @ 0..0x80] = *characters {
        return part(string, strip_by(content, ends, |code| code == single as u32));
    }
    let codes: Vec<u32> = wtf8::code_points(characters).collect();
    part(string, strip_by(content, ends, |code| codes.contains(&code)))
}

/// One bit for each ASCII character among `characters`.
fn ascii_set(characters: &[u8]) -> [u64; 2] {
    let (mut low, mut high) = (0, 0);
    for &byte in characters {
        let bit = 1 << (byte & 63);
        low |= if byte < 64 { bit } else { 0 };
        high |= if matches!(byte, 64..128) { bit } else { 0 };
    }
    [low, high]
}

fn strip_ascii(mut text: &[u8], ends: Ends, drop: impl Fn(u8) -> bool) -> &[u8] {
    if ends.start {
        while let [first, rest @ ..] = text
            && drop(*first)
        {
            text = rest;
        }
    }
    if ends.end {
        while let [rest @ .., last] = text
            && drop(*last)
        {
            text = rest;
        }
    }
    text
}

fn strip_by(mut text: &[u8], ends: Ends, drop: impl Fn(u32) -> bool) -> &[u8] {
    if ends.start {
        text = wtf8::trim_start(text, &drop);
    }
    if ends.end {
        text = wtf8::trim_end(text, &drop);
    }
    text
}

/// `str.strip`.
pub fn strip(this: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    stripped(this, args, "strip", Ends::BOTH)
}

/// `str.lstrip`.
pub fn lstrip(this: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    stripped(this, args, "lstrip", Ends::START)
}

/// `str.rstrip`.
pub fn rstrip(this: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    stripped(this, args, "rstrip", Ends::END)
}

fn affix<'a>(argument: Ref<'a>, method: &str) -> PyResult<Ref<'a, Str>> {
    match argument.downcast::<Str>() {
        Some(affix) => Ok(affix),
        None => raise!(type_error, "{method}() argument must be str, not {}", argument.ty().full_name()),
    }
}

/// `str.removeprefix`.
pub fn removeprefix(this: Ref<'_>, argument: Ref<'_>) -> PyResult<Owned> {
    Ok(without_prefix(this.expect(), affix(argument, "removeprefix")?))
}

/// `str.removesuffix`.
pub fn removesuffix(this: Ref<'_>, argument: Ref<'_>) -> PyResult<Owned> {
    Ok(without_suffix(this.expect(), affix(argument, "removesuffix")?))
}

/// The string without a prefix.
pub fn without_prefix(string: Ref<'_, Str>, prefix: Ref<'_, Str>) -> Owned {
    let content = string.get().bytes();
    part(string, content.strip_prefix(prefix.get().bytes()).unwrap_or(content))
}

/// The string without a suffix.
pub fn without_suffix(string: Ref<'_, Str>, suffix: Ref<'_, Str>) -> Owned {
    let content = string.get().bytes();
    part(string, content.strip_suffix(suffix.get().bytes()).unwrap_or(content))
}
