//! What compiling a program gives, and how the cache keeps it.

use std::collections::BTreeSet;

use molt_mir::{DataItem, Program};

/// A program's object, or another form of it.
#[derive(PartialEq, Eq, Debug)]
pub struct Compiled {
    /// The object, assembly or IR.
    pub bytes: Vec<u8>,
    /// The strings among the program's constants that can be names of attributes: what it can look up without computing a name.
    pub mentioned: BTreeSet<String>,
}

impl Compiled {
    /// As a cache entry: the number of bytes of the strings, the strings, each ended by a line break, the object.
    pub fn to_entry(&self) -> Vec<u8> {
        let names: String = self.mentioned.iter().flat_map(|name| [name, "\n"]).collect();
        [&(names.len() as u64).to_le_bytes(), names.as_bytes(), &self.bytes].concat()
    }

    /// From a cache entry.
    pub fn from_entry(entry: &[u8]) -> Option<Compiled> {
        let (length, rest) = entry.split_first_chunk()?;
        let (names, bytes) = rest.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)?;
        let mentioned = std::str::from_utf8(names).ok()?.lines().map(str::to_owned).collect();
        Some(Compiled { bytes: bytes.to_vec(), mentioned })
    }
}

/// The strings of a program that can be names.
pub fn mentioned(program: &Program) -> BTreeSet<String> {
    let items = program.data.values().flat_map(|data| &data.items);
    let texts = items.filter_map(|(_, item)| match item {
        DataItem::Bytes(bytes) => std::str::from_utf8(bytes).ok(),
        _ => None,
    });
    texts.filter(|text| is_word(text)).map(str::to_owned).collect()
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c == '_' || c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_gives_what_was_compiled() {
        for names in [&[][..], &["append", "é"]] {
            let mentioned = names.iter().map(|name| (*name).to_owned()).collect();
            let compiled = Compiled { bytes: b"\x7fELF\n".to_vec(), mentioned };
            assert_eq!(Compiled::from_entry(&compiled.to_entry()), Some(compiled));
        }
        assert_eq!(Compiled::from_entry(b"short"), None);
        assert_eq!(Compiled::from_entry(&[9, 0, 0, 0, 0, 0, 0, 0, b'a']), None);
    }
}
