//! From code point indices to byte offsets and back: at once for ASCII, by breadcrumbs for long other texts.

use super::wtf8;
use crate::object::Str;

/// Code points between breadcrumbs.
const STRIDE: usize = 64;

fn breadcrumbs(string: &Str) -> &[u32] {
    string.breadcrumbs(|string| {
        let text = string.bytes();
        let mut crumbs = Vec::with_capacity(string.len() / STRIDE + 1);
        let starts = text.iter().enumerate().filter(|(_, byte)| wtf8::is_boundary(**byte)).map(|(offset, _)| offset);
        crumbs.extend(starts.step_by(STRIDE).map(|offset| offset as u32));
        crumbs
    })
}

/// Byte offset of the code point number `index`, which is at most the length.
#[inline]
pub fn offset_of(string: &Str, index: usize) -> usize {
    if string.is_ascii() { index } else { offset_of_wide(string, index) }
}

fn offset_of_wide(string: &Str, index: usize) -> usize {
    let text = string.bytes();
    if index >= string.len() {
        return text.len();
    }
    // Offsets are kept in 32 bits; what is larger is scanned.
    if index < STRIDE || text.len() > u32::MAX as usize {
        return wtf8::offset_of(text, index);
    }
    let start = breadcrumbs(string)[index / STRIDE] as usize;
    start + wtf8::offset_of(&text[start..], index % STRIDE)
}

/// Number of the code point at a byte offset that begins one, or of code points when it is the end.
#[inline]
pub fn index_of(string: &Str, offset: usize) -> usize {
    if string.is_ascii() { offset } else { index_of_wide(string, offset) }
}

fn index_of_wide(string: &Str, offset: usize) -> usize {
    let text = string.bytes();
    if offset >= text.len() {
        return string.len();
    }
    if offset < 4 * STRIDE || text.len() > u32::MAX as usize {
        return wtf8::count(&text[..offset]);
    }
    let crumbs = breadcrumbs(string);
    let crumb = crumbs.partition_point(|&start| start as usize <= offset) - 1;
    crumb * STRIDE + wtf8::count(&text[crumbs[crumb] as usize..offset])
}

/// The bytes of the code points `from..to`, which are in bounds and in order.
#[inline]
pub fn range(string: &Str, from: usize, to: usize) -> &[u8] {
    &string.bytes()[offset_of(string, from)..offset_of(string, to)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::object::text;

    #[test]
    fn offsets_and_indices_agree() {
        let content: String = "aé中😀".chars().cycle().take(1000).collect();
        let string = text::new(&content);
        let offsets: Vec<usize> = content.char_indices().map(|(offset, _)| offset).collect();
        for (index, &offset) in offsets.iter().enumerate() {
            assert_eq!(offset_of(&string, index), offset);
            assert_eq!(index_of(&string, offset), index);
        }
        assert_eq!(offset_of(&string, 1000), content.len());
        assert_eq!(index_of(&string, content.len()), 1000);
        assert_eq!(range(&string, 1, 3), "é中".as_bytes());
    }
}
