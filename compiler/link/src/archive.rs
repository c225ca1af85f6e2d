//! The symbols that an archive defines, from its index.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use molt_abi::symbols::REPLACED_HANDLERS;

/// The standard library's handlers that the archive has, with the runtime's functions that stand for them. Their symbols
/// contain a hash of the Rust compiler's version. Without the index, nothing is replaced and programs are larger.
pub(crate) fn replaced_handlers(archive: &Path) -> Vec<(String, &'static str)> {
    let symbols = symbols(archive).unwrap_or_default();
    let find = |ending: &str| symbols.iter().find(|symbol| symbol.ends_with(ending));
    REPLACED_HANDLERS
        .iter()
        .filter(|(_, replacement)| find(replacement).is_some())
        .filter_map(|(ending, replacement)| Some((find(ending)?.clone(), *replacement)))
        .collect()
}

/// Reads the index of a GNU archive: `!<arch>\n`, a member named `/` of which the header gives the size, in it the number
/// of symbols, as many offsets, and the names, each ended by NUL. Numbers are big-endian.
fn symbols(archive: &Path) -> io::Result<Vec<String>> {
    const MAGIC: usize = 8;
    const HEADER: usize = 60;
    let mut file = File::open(archive)?;
    let mut start = [0; MAGIC + HEADER];
    file.read_exact(&mut start)?;
    let header = &start[MAGIC..];
    let size = std::str::from_utf8(&header[48..58]).ok().and_then(|size| size.trim().parse::<usize>().ok());
    let (b"!<arch>\n", b"/ ", Some(size)) = (&start[..MAGIC], &header[..2], size) else {
        return Err(io::ErrorKind::InvalidData.into());
    };
    let mut index = vec![0; size];
    file.read_exact(&mut index)?;
    let count = index.first_chunk().map_or(0, |count| u32::from_be_bytes(*count) as usize);
    let names = index.get(4 + 4 * count..).unwrap_or_default();
    Ok(names.split(|&byte| byte == 0).take(count).map(|name| String::from_utf8_lossy(name).into_owned()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn archive(names: &[&str]) -> Vec<u8> {
        let mut index = (names.len() as u32).to_be_bytes().to_vec();
        index.extend(vec![0; 4 * names.len()]);
        for name in names {
            index.extend(name.as_bytes());
            index.push(0);
        }
        let header = format!("{:<16}{:<12}{:<6}{:<6}{:<8}{:<10}`\n", "/", 0, 0, 0, 0, index.len());
        [b"!<arch>\n", header.as_bytes(), &index].concat()
    }

    #[test]
    fn handlers_are_replaced_where_the_runtime_has_a_replacement() {
        let folder = tempfile::tempdir().expect("a scratch folder");
        let path = folder.path().join("lib.a");
        std::fs::write(&path, archive(&["x", "_RNv7___rustc17rust_begin_unwind", "molt_panic"]))
            .expect("a scratch file");
        assert_eq!(replaced_handlers(&path), [("_RNv7___rustc17rust_begin_unwind".to_owned(), "molt_panic")]);
        std::fs::write(&path, archive(&["_RNv7___rustc17rust_begin_unwind"])).expect("a scratch file");
        assert!(replaced_handlers(&path).is_empty());
        std::fs::write(&path, "no archive").expect("a scratch file");
        assert!(replaced_handlers(&path).is_empty());
    }
}
