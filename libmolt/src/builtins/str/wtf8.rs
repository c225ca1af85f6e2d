//! WTF-8: UTF-8 that may also encode lone surrogates. Code points are `u32`s below 0x110000.
//!
//! Strings' bytes are valid WTF-8 by construction; decoding relies on it for its results, not for its safety.

/// Bytes of the code point that begins with this byte.
#[inline(always)]
pub const fn width(lead: u8) -> usize {
    match lead {
        0..0x80 => 1,
        0x80..0xe0 => 2,
        0xe0..0xf0 => 3,
        _ => 4,
    }
}

/// Whether the byte begins a code point.
#[inline(always)]
pub const fn is_boundary(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

/// Number of code points.
#[inline]
pub fn count(text: &[u8]) -> usize {
    text.iter().filter(|&&byte| is_boundary(byte)).count()
}

/// The code point that begins the text, and its width.
#[inline]
pub fn first(text: &[u8]) -> Option<(u32, usize)> {
    let tail = |index: usize| (text.get(index).copied().unwrap_or(0) & 0x3f) as u32;
    let &lead = text.first()?;
    let width = width(lead);
    let code = match width {
        1 => lead as u32,
        2 => (lead as u32 & 0x1f) << 6 | tail(1),
        3 => (lead as u32 & 0x0f) << 12 | tail(1) << 6 | tail(2),
        _ => (lead as u32 & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3),
    };
    Some((code, width.min(text.len())))
}

/// The code point that ends the text, and its width.
#[inline]
pub fn last(text: &[u8]) -> Option<(u32, usize)> {
    let start = text.iter().rposition(|&byte| is_boundary(byte))?;
    first(&text[start..]).map(|(code, _)| (code, text.len() - start))
}

/// Adds a code point.
#[inline]
pub fn push(text: &mut Vec<u8>, code: u32) {
    let mut buffer = [0; 4];
    text.extend_from_slice(encode(code, &mut buffer));
}

/// The bytes of a code point.
#[inline]
pub fn encode(code: u32, buffer: &mut [u8; 4]) -> &[u8] {
    let tail = |shift: u32| 0x80 | (code >> shift & 0x3f) as u8;
    let width = match code {
        0..0x80 => {
            buffer[0] = code as u8;
            1
        }
        0x80..0x800 => {
            [buffer[0], buffer[1]] = [0xc0 | (code >> 6) as u8, tail(0)];
            2
        }
        0x800..0x1_0000 => {
            [buffer[0], buffer[1], buffer[2]] = [0xe0 | (code >> 12) as u8, tail(6), tail(0)];
            3
        }
        _ => {
            *buffer = [0xf0 | (code >> 18) as u8, tail(12), tail(6), tail(0)];
            4
        }
    };
    &buffer[..width]
}

/// Iterates over code points, from either end.
#[derive(Clone)]
pub struct CodePoints<'a>(&'a [u8]);

impl CodePoints<'_> {
    /// The bytes not yet passed.
    pub fn rest(&self) -> &[u8] {
        self.0
    }
}

impl Iterator for CodePoints<'_> {
    type Item = u32;
    #[inline]
    fn next(&mut self) -> Option<u32> {
        let (code, width) = first(self.0)?;
        self.0 = &self.0[width..];
        Some(code)
    }
}

impl DoubleEndedIterator for CodePoints<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<u32> {
        let (code, width) = last(self.0)?;
        self.0 = &self.0[..self.0.len() - width];
        Some(code)
    }
}

/// The code points of a text.
#[inline]
pub fn code_points(text: &[u8]) -> CodePoints<'_> {
    CodePoints(text)
}

/// Byte offset of the code point number `index`, or the length of the text when there are not that many.
#[inline]
pub fn offset_of(text: &[u8], index: usize) -> usize {
    let mut offset = 0;
    for _ in 0..index {
        match text.get(offset) {
            Some(&lead) => offset += width(lead),
            None => return text.len(),
        }
    }
    offset.min(text.len())
}

/// Without the code points at the start that satisfy `drop`.
#[inline]
pub fn trim_start(mut text: &[u8], drop: impl Fn(u32) -> bool) -> &[u8] {
    while let Some((code, width)) = first(text)
        && drop(code)
    {
        text = &text[width..];
    }
    text
}

/// Without the code points at the end that satisfy `drop`.
#[inline]
pub fn trim_end(mut text: &[u8], drop: impl Fn(u32) -> bool) -> &[u8] {
    while let Some((code, width)) = last(text)
        && drop(code)
    {
        text = &text[..text.len() - width];
    }
    text
}

/// Without the code points at both ends that satisfy `drop`.
#[inline]
pub fn trim(text: &[u8], drop: impl Fn(u32) -> bool + Copy) -> &[u8] {
    trim_end(trim_start(text, drop), drop)
}

/// Whether the code point is a surrogate.
pub const fn is_surrogate(code: u32) -> bool {
    matches!(code, 0xd800..0xe000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_round_trip_from_both_ends() {
        let codes = [0x41, 0xe9, 0x4e2d, 0xd800, 0x1f600, 0x10ffff, 0];
        let mut text = Vec::new();
        codes.iter().for_each(|&code| push(&mut text, code));
        assert_eq!(code_points(&text).collect::<Vec<_>>(), codes);
        assert_eq!(code_points(&text).rev().collect::<Vec<_>>(), codes.iter().rev().copied().collect::<Vec<_>>());
        assert_eq!(count(&text), codes.len());
        assert_eq!(offset_of(&text, 3), 6);
        assert_eq!(offset_of(&text, 99), text.len());
    }

    #[test]
    fn trims_by_code_point() {
        assert_eq!(trim("\u{3000} a é ".as_bytes(), |code| code == 0x20 || code == 0x3000), "a é".as_bytes());
        assert_eq!(trim(b"   ", |code| code == 0x20), b"");
    }
}
