//! Searching, replacing and splitting of byte sequences, shared by `str` (as WTF-8) and `bytes`.
//!
//! WTF-8 synchronizes itself, so a match of whole code points in bytes is one in code points.

use memchr::memmem;

use crate::exec::raised::overflow_error;
use crate::memory;
use crate::object::{PyResult, Ref};
use crate::protocols::number;

/// First place of `needle`.
#[inline]
pub fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    match needle {
        [byte] => memchr::memchr(*byte, haystack),
        _ => memmem::find(haystack, needle),
    }
}

/// Last place of `needle`.
#[inline]
pub fn rfind(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    match needle {
        [byte] => memchr::memrchr(*byte, haystack),
        _ => memmem::rfind(haystack, needle),
    }
}

/// Number of places of a non-empty `needle` that do not overlap.
pub fn count(haystack: &[u8], needle: &[u8]) -> usize {
    match needle {
        [byte] => memchr::memchr_iter(*byte, haystack).count(),
        _ => memmem::find_iter(haystack, needle).count(),
    }
}

/// Places of a non-empty `needle`, at most `limit`.
fn places(haystack: &[u8], needle: &[u8], limit: usize) -> Vec<usize> {
    match needle {
        [byte] => memchr::memchr_iter(*byte, haystack).take(limit).collect(),
        _ => memmem::find_iter(haystack, needle).take(limit).collect(),
    }
}

/// With the first `limit` places of a non-empty `old` replaced; `None` when there are none.
pub fn replace(text: &[u8], old: &[u8], new: &[u8], limit: usize) -> PyResult<Option<Vec<u8>>> {
    let places = places(text, old, limit);
    if places.is_empty() {
        return Ok(None);
    }
    let rest = text.len() - places.len() * old.len();
    let length = places.len().checked_mul(new.len()).and_then(|added| added.checked_add(rest));
    // The result is copied once more.
    memory::require(length.and_then(|length| length.checked_mul(2)))?;
    let mut out = Vec::with_capacity(length.unwrap_or_default());
    let mut from = 0;
    for place in places {
        out.extend_from_slice(&text[from..place]);
        out.extend_from_slice(new);
        from = place + old.len();
    }
    out.extend_from_slice(&text[from..]);
    Ok(Some(out))
}

/// With `new` before the first `limit` units and, if the limit allows, at the end. `width` tells a unit's bytes from its first.
pub fn interleave(text: &[u8], new: &[u8], limit: usize, width: fn(u8) -> usize) -> PyResult<Vec<u8>> {
    let places = limit.min(text.len() + 1);
    memory::require(places.checked_mul(new.len()).and_then(|added| added.checked_mul(2)))?;
    let mut out = Vec::with_capacity(text.len() + new.len());
    let mut rest = text;
    let mut left = limit;
    while left > 0 {
        out.extend_from_slice(new);
        left -= 1;
        let Some(&lead) = rest.first() else { return Ok(out) };
        let (unit, tail) = rest.split_at(width(lead).min(rest.len()));
        out.extend_from_slice(unit);
        rest = tail;
    }
    out.extend_from_slice(rest);
    Ok(out)
}

/// Gives `each` the parts between a non-empty `separator`, of which at most `limit` separate.
#[inline]
pub fn split_each<'a>(text: &'a [u8], separator: &[u8], limit: usize, mut each: impl FnMut(&'a [u8])) {
    let mut from = 0;
    let mut part_before = |place: usize| {
        each(&text[from..place]);
        from = place + separator.len();
    };
    match separator {
        [byte] => memchr::memchr_iter(*byte, text).take(limit).for_each(&mut part_before),
        _ => memmem::find_iter(text, separator).take(limit).for_each(&mut part_before),
    }
    each(&text[from..]);
}

/// The parts between a non-empty `separator`, of which at most `limit` separate.
pub fn split<'a>(text: &'a [u8], separator: &[u8], limit: usize) -> Vec<&'a [u8]> {
    let mut parts = Vec::new();
    split_each(text, separator, limit, |part| parts.push(part));
    parts
}

/// As [`split`], with the separators taken from the end.
pub fn rsplit<'a>(text: &'a [u8], separator: &[u8], limit: usize) -> Vec<&'a [u8]> {
    let mut parts = Vec::new();
    let mut rest = text;
    while parts.len() < limit
        && let Some(place) = rfind(rest, separator)
    {
        parts.push(&rest[place + separator.len()..]);
        rest = &rest[..place];
    }
    parts.push(rest);
    parts.reverse();
    parts
}

/// A reader of units (bytes, or code points of WTF-8) at the start and at the end of a text.
#[derive(Clone, Copy)]
pub struct Units {
    /// The first unit and its width.
    pub first: fn(&[u8]) -> Option<(u32, usize)>,
    /// The last unit and its width.
    pub last: fn(&[u8]) -> Option<(u32, usize)>,
}

/// Units that are bytes.
pub const BYTES: Units = Units {
    first: |text| text.first().map(|&byte| (byte as u32, 1)),
    last: |text| text.last().map(|&byte| (byte as u32, 1)),
};

/// Units that are code points.
pub const CODE_POINTS: Units = Units { first: super::str::wtf8::first, last: super::str::wtf8::last };

/// Whether ASCII byte is space to `str.split`.
pub const fn is_ascii_space(byte: u8) -> bool {
    matches!(byte, 0x09..=0x0d | 0x1c..=0x20)
}

/// Gives `each` the runs without space, where at most `limit` runs of space separate; space at the end of the last part then
/// stays. ASCII text only.
pub fn split_ascii_space(text: &[u8], limit: usize, mut each: impl FnMut(&[u8])) {
    let mut left = limit;
    let mut position = 0;
    loop {
        while position < text.len() && is_ascii_space(text[position]) {
            position += 1;
        }
        if position == text.len() {
            return;
        }
        if left == 0 {
            return each(&text[position..]);
        }
        left -= 1;
        let start = position;
        while position < text.len() && !is_ascii_space(text[position]) {
            position += 1;
        }
        each(&text[start..position]);
    }
}

/// The runs without space, where at most `limit` runs of space separate; space at the end of the last part then stays.
pub fn split_space(text: &[u8], limit: usize, units: Units, is_space: fn(u32) -> bool) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut rest = skip(text, units, is_space);
    while !rest.is_empty() {
        if parts.len() == limit {
            parts.push(rest);
            break;
        }
        let after = skip(rest, units, |code| !is_space(code));
        parts.push(&rest[..rest.len() - after.len()]);
        rest = skip(after, units, is_space);
    }
    parts
}

/// As [`split_space`], with the separators taken from the end.
pub fn rsplit_space(text: &[u8], limit: usize, units: Units, is_space: fn(u32) -> bool) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut rest = skip_back(text, units, is_space);
    while !rest.is_empty() {
        if parts.len() == limit {
            parts.push(rest);
            break;
        }
        let before = skip_back(rest, units, |code| !is_space(code));
        parts.push(&rest[before.len()..]);
        rest = skip_back(before, units, is_space);
    }
    parts.reverse();
    parts
}

fn skip(mut text: &[u8], units: Units, drop: impl Fn(u32) -> bool) -> &[u8] {
    while let Some((code, width)) = (units.first)(text)
        && drop(code)
    {
        text = &text[width..];
    }
    text
}

fn skip_back(mut text: &[u8], units: Units, drop: impl Fn(u32) -> bool) -> &[u8] {
    while let Some((code, width)) = (units.last)(text)
        && drop(code)
    {
        text = &text[..text.len() - width];
    }
    text
}

/// The lines, with their ends when `keep_ends`. `\r\n` ends one line.
#[inline]
pub fn split_lines(text: &[u8], keep_ends: bool, units: Units, ends_line: impl Fn(u32) -> bool) -> Vec<&[u8]> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut position = 0;
    while let Some((code, width)) = (units.first)(&text[position..]) {
        let end = position;
        position += width;
        if !ends_line(code) {
            continue;
        }
        if code == b'\r' as u32 && text.get(position) == Some(&b'\n') {
            position += 1;
        }
        lines.push(&text[start..if keep_ends { position } else { end }]);
        start = position;
    }
    if start < text.len() {
        lines.push(&text[start..]);
    }
    lines
}

/// The argument of `expandtabs`.
pub fn tab_size(size: Option<Ref<'_>>) -> PyResult<usize> {
    let Some(size) = size else { return Ok(8) };
    match i32::try_from(number::to_bound(size)?) {
        Ok(size) => Ok(usize::try_from(size).unwrap_or(0)),
        Err(_) => Err(overflow_error("Python int too large to convert to C int")),
    }
}

/// Where the first of these is: the ASCII characters that end lines. `text.len()` when there is none.
fn ascii_line_end(text: &[u8], from: usize) -> usize {
    const STEP: usize = 32;
    let ends_line = |byte: u8| matches!(byte, 0x0a..=0x0d | 0x1c..=0x1e);
    let mut position = from;
    // All of them are below every printable character.
    while let Some(chunk) = text.get(position..position + STEP)
        && !chunk.iter().fold(false, |found, &byte| found | (byte < 0x20))
    {
        position += STEP;
    }
    text[position..].iter().position(|&byte| ends_line(byte)).map_or(text.len(), |offset| position + offset)
}

/// As [`split_lines`] for `each` line of an ASCII text.
pub fn split_ascii_lines(text: &[u8], keep_ends: bool, mut each: impl FnMut(&[u8])) {
    let mut start = 0;
    while start < text.len() {
        let end = ascii_line_end(text, start);
        let width = match text[end..] {
            [] => 0,
            [b'\r', b'\n', ..] => 2,
            _ => 1,
        };
        each(&text[start..if keep_ends { end + width } else { end }]);
        start = end + width;
    }
}

/// With tabs replaced by spaces up to the next multiple of `size` columns.
pub fn expand_tabs(text: &[u8], size: usize, width: fn(u8) -> usize) -> PyResult<Vec<u8>> {
    // No tab becomes more than `size` spaces, and the result is copied once more.
    memory::require(memchr::memchr_iter(b'\t', text).count().checked_mul(2 * size))?;
    let mut out = Vec::with_capacity(text.len());
    let mut column = 0;
    let mut position = 0;
    while let Some(&lead) = text.get(position) {
        let unit = &text[position..(position + width(lead)).min(text.len())];
        position += unit.len();
        match lead {
            b'\t' => {
                let spaces = if size == 0 { 0 } else { size - column % size };
                out.resize(out.len() + spaces, b' ');
                column += spaces;
                continue;
            }
            b'\n' | b'\r' => column = 0,
            _ => column += 1,
        }
        out.extend_from_slice(unit);
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::super::unicode::{is_line_break, is_space};
    use super::*;

    fn show(parts: Vec<&[u8]>) -> Vec<&str> {
        parts.into_iter().map(|part| std::str::from_utf8(part).expect("UTF-8")).collect()
    }

    #[test]
    fn splits_at_separators_from_both_ends() {
        assert_eq!(show(split(b"a,b,,c", b",", usize::MAX)), ["a", "b", "", "c"]);
        assert_eq!(show(split(b"a,b,,c", b",", 1)), ["a", "b,,c"]);
        assert_eq!(show(rsplit(b"a,b,,c", b",", 1)), ["a,b,", "c"]);
        assert_eq!(show(split(b"", b",", 9)), [""]);
        assert_eq!(show(rsplit(b"a--b--c", b"--", usize::MAX)), ["a", "b", "c"]);
    }

    #[test]
    fn splits_at_space_from_both_ends() {
        let text = "  a\u{3000}b  c ".as_bytes();
        assert_eq!(show(split_space(text, usize::MAX, CODE_POINTS, is_space)), ["a", "b", "c"]);
        assert_eq!(show(split_space(text, 1, CODE_POINTS, is_space)), ["a", "b  c "]);
        assert_eq!(show(rsplit_space(text, 1, CODE_POINTS, is_space)), ["  a\u{3000}b", "c"]);
        let ascii = |text: &[u8], limit| {
            let mut parts = Vec::new();
            split_ascii_space(text, limit, |part| parts.push(part.to_vec()));
            parts
        };
        assert_eq!(ascii(b" a b  c ", 1), [&b"a"[..], b"b  c "]);
        assert_eq!(ascii(b" a b  c ", 9), [b"a", b"b", b"c"]);
        assert!(ascii(b"  ", 9).is_empty());
        assert_eq!(show(split_space(b" a b ", 0, CODE_POINTS, is_space)), ["a b "]);
    }

    #[test]
    fn replaces_and_counts() {
        let replaced = |old: &[u8], limit| replace(b"abab", old, b"xy", limit).ok().flatten();
        assert_eq!(replaced(b"a", 1), Some(b"xybab".to_vec()));
        assert_eq!(replaced(b"c", 9), None);
        assert_eq!(count(b"aaaa", b"aa"), 2);
        let interleaved = |text: &[u8], limit, width| interleave(text, b"-", limit, width).unwrap_or_default();
        assert_eq!(interleaved("aé".as_bytes(), 9, super::super::str::wtf8::width), "-a-é-".as_bytes());
        assert_eq!(interleaved(b"ab", 2, |_| 1), b"-a-b");
    }

    #[test]
    fn lines_end_where_python_says() {
        assert_eq!(
            show(split_lines("a\r\nb\u{2028}c\n".as_bytes(), false, CODE_POINTS, is_line_break)),
            ["a", "b", "c"]
        );
        assert_eq!(show(split_lines(b"a\r\n\nb", true, CODE_POINTS, is_line_break)), ["a\r\n", "\n", "b"]);
        let ascii = |text: &[u8], keep_ends| {
            let mut lines = Vec::new();
            split_ascii_lines(text, keep_ends, |line| lines.push(line.to_vec()));
            lines
        };
        assert_eq!(ascii(b"a\r\n\nb\x1cc\r", true), [&b"a\r\n"[..], b"\n", b"b\x1c", b"c\r"]);
        assert_eq!(ascii(b"a\x1fb\r\n\nc", false), [&b"a\x1fb"[..], b"", b"c"]);
        assert!(ascii(b"", false).is_empty());
        let long = [b'x'; 100].as_slice();
        assert_eq!(ascii(&[long, b"\n", long].concat(), false), [long, long]);
        assert_eq!(expand_tabs(b"a\tbc\t\n\tx", 4, |_| 1).unwrap_or_default(), b"a   bc  \n    x");
    }
}
