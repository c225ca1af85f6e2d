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

/// How many characters are missing to the width `args[0]`, and the fill character `args[1]`.
fn missing(this: Ref<'_>, args: &[Ref<'_>]) -> PyResult<(usize, usize, u32)> {
    let width = number::to_count(args[0])?.max(0) as usize;
    let fill = match args.get(1) {
        None => b' ' as u32,
        Some(fill) => fill_character(*fill)?,
    };
    let missing = width.saturating_sub(this.expect::<Str>().len());
    // The padding and its copy in the object.
    memory::require(missing.checked_mul(2 * wtf8::encode(fill, &mut [0; 4]).len()))?;
    Ok((width, missing, fill))
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
    let (width, missing, fill) = missing(this, args)?;
    // An odd rest goes left when the width is odd too.
    let before = missing / 2 + (missing & width & 1);
    Ok(padded(this, before, missing - before, fill))
}

/// `str.ljust`.
pub fn ljust(this: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    let (_, missing, fill) = missing(this, args)?;
    Ok(padded(this, 0, missing, fill))
}

/// `str.rjust`.
pub fn rjust(this: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    let (_, missing, fill) = missing(this, args)?;
    Ok(padded(this, missing, 0, fill))
}

/// `str.zfill`.
pub fn zfill(this: Ref<'_>, width: Ref<'_>) -> PyResult<Owned> {
    let (_, missing, _) = missing(this, &[width])?;
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
struct Ends {
    start: bool,
    end: bool,
}

fn stripped(this: Ref<'_>, args: &[Ref<'_>], method: &str, ends: Ends) -> PyResult<Owned> {
    let string = this.expect::<Str>();
    let characters = match args.first().filter(|characters| !characters.is_none()) {
        None if string.is_ascii() => {
            return Ok(part(string, strip_ascii(content(this), ends, |byte| ASCII_SPACE >> byte & 1 != 0)));
        }
        None => return Ok(part(string, strip_by(content(this), ends, unicode::is_space))),
        Some(characters) => match characters.downcast::<Str>() {
            Some(characters) => characters.get().bytes(),
            None => raise!(type_error, "{method} arg must be None or str"),
        },
    };
    if string.is_ascii() {
        let set = ascii_set(characters);
        return Ok(part(string, strip_ascii(content(this), ends, |byte| set >> byte & 1 != 0)));
    }
    if let [single @ 0..0x80] = *characters {
        return Ok(part(string, strip_by(content(this), ends, |code| code == single as u32)));
    }
    let codes: Vec<u32> = wtf8::code_points(characters).collect();
    Ok(part(string, strip_by(content(this), ends, |code| codes.contains(&code))))
}

/// One bit for each ASCII character among `characters`.
fn ascii_set(characters: &[u8]) -> u128 {
    characters.iter().filter(|byte| byte.is_ascii()).fold(0, |set, byte| set | 1 << byte)
}

/// The ASCII characters that are space.
const ASCII_SPACE: u128 = 0x1_f000_3e00;

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
    stripped(this, args, "strip", Ends { start: true, end: true })
}

/// `str.lstrip`.
pub fn lstrip(this: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    stripped(this, args, "lstrip", Ends { start: true, end: false })
}

/// `str.rstrip`.
pub fn rstrip(this: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    stripped(this, args, "rstrip", Ends { start: false, end: true })
}

fn affix<'a>(argument: Ref<'a>, method: &str) -> PyResult<&'a [u8]> {
    match argument.downcast::<Str>() {
        Some(affix) => Ok(affix.get().bytes()),
        None => raise!(type_error, "{method}() argument must be str, not {}", argument.ty().full_name()),
    }
}

/// `str.removeprefix`.
pub fn removeprefix(this: Ref<'_>, argument: Ref<'_>) -> PyResult<Owned> {
    let content = content(this);
    let rest = content.strip_prefix(affix(argument, "removeprefix")?).unwrap_or(content);
    Ok(part(this.expect(), rest))
}

/// `str.removesuffix`.
pub fn removesuffix(this: Ref<'_>, argument: Ref<'_>) -> PyResult<Owned> {
    let content = content(this);
    let rest = content.strip_suffix(affix(argument, "removesuffix")?).unwrap_or(content);
    Ok(part(this.expect(), rest))
}
