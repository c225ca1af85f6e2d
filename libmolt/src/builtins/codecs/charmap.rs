//! Single-byte encodings by table.

use super::Fault;
use super::tables::TABLES;
use crate::builtins::str::wtf8;

/// What the bytes from 0x80 on mean.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Charmap(&'static str);

/// Stands for a byte without meaning.
const UNDEFINED: char = '\u{fffe}';

/// CPython's reason for bytes without meaning, and for characters without a byte.
pub const REASON: &str = "character maps to <undefined>";

/// The encoding of that name, which has lower-case letters and no separators.
pub fn find(name: &str) -> Option<Charmap> {
    TABLES.iter().find(|(names, _)| names.contains(&name)).map(|(_, upper)| Charmap(upper))
}

impl Charmap {
    /// The byte that means a character.
    pub fn byte_of(self, code: u32) -> Option<u8> {
        let wanted = char::from_u32(code).filter(|&wanted| wanted != UNDEFINED)?;
        // Where several bytes mean the character, the last does: right-to-left tables have ASCII twice.
        let from_end = self.0.chars().rev().position(|known| known == wanted);
        from_end.map(|place| 0xff - place as u8).or_else(|| u8::try_from(code).ok().filter(u8::is_ascii))
    }

    /// Decodes up to the end or the next byte without meaning.
    pub(super) fn decode(self, content: &[u8], position: &mut usize, out: &mut Vec<u8>) -> Option<Fault> {
        let upper: Vec<char> = self.0.chars().collect();
        while let Some(&byte) = content.get(*position) {
            let code = match byte.checked_sub(0x80) {
                None => byte as u32,
                Some(place) => match upper[place as usize] {
                    UNDEFINED => return Some(Fault { start: *position, end: *position + 1, reason: REASON }),
                    known => known as u32,
                },
            };
            wtf8::push(out, code);
            *position += 1;
        }
        None
    }
}
