//! What the linker is told about the symbols that the runtime archive defines.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use molt_abi::symbols::{NO_UNWINDER, REPLACED_HANDLERS, UNWINDER, parts};

/// Symbols with what stands for them: the standard library's handlers and the unwinder, for which the runtime has others; the runtime's parts,
/// which are absent unless a program that mentions these names can reach them. Without an index there are none: the handlers
/// stay as they are, and an archive that has parts does not link.
pub(crate) fn assignments(archive: &Path, mentioned: &BTreeSet<String>) -> Vec<(String, String)> {
    let symbols = symbols(archive).unwrap_or_default();
    let mut assignments = replaced_handlers(&symbols);
    if symbols.iter().any(|symbol| symbol == NO_UNWINDER) {
        assignments.extend(UNWINDER.iter().map(|symbol| ((*symbol).to_owned(), NO_UNWINDER.to_owned())));
    }
    let parts = symbols.iter().filter_map(|symbol| symbol.strip_prefix(parts::EXPORTED));
    assignments.extend(parts.map(|part| {
        let name = part.rsplit_once('.').map_or(part, |(_, name)| name);
        let stands_for = if parts::is_reachable(name, |name| mentioned.contains(name)) {
            format!("{}{part}", parts::EXPORTED)
        } else if part.starts_with(parts::MODULES) {
            parts::ABSENT_MODULE.to_owned()
        } else {
            parts::ABSENT.to_owned()
        };
        (format!("{}{part}", parts::USED), stands_for)
    }));
    assignments
}

/// The handlers that the archive has, with the runtime's functions that stand for them. Their symbols contain a hash of the Rust
/// compiler's version.
fn replaced_handlers(symbols: &[String]) -> Vec<(String, String)> {
    let find = |ending: &str| symbols.iter().find(|symbol| symbol.ends_with(ending));
    REPLACED_HANDLERS
        .iter()
        .filter(|(_, replacement)| find(replacement).is_some())
        .filter_map(|(ending, replacement)| Some((find(ending)?.clone(), (*replacement).to_owned())))
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

    fn assigned(content: &[u8], mentioned: &[&str]) -> Vec<(String, String)> {
        let folder = tempfile::tempdir().expect("a scratch folder");
        let path = folder.path().join("lib.a");
        std::fs::write(&path, content).expect("a scratch file");
        assignments(&path, &mentioned.iter().map(|name| (*name).to_owned()).collect())
    }

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(symbol, value)| ((*symbol).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn handlers_are_replaced_where_the_runtime_has_a_replacement() {
        const HANDLER: &str = "_RNv7___rustc17rust_begin_unwind";
        let with = archive(&["x", HANDLER, "molt_panic"]);
        assert_eq!(assigned(&with, &[]), pairs(&[(HANDLER, "molt_panic")]));
        assert!(assigned(&archive(&[HANDLER]), &[]).is_empty());
        let unwinder = [("_Unwind_Backtrace", "molt_unwind"), ("_Unwind_Resume", "molt_unwind")];
        assert_eq!(assigned(&archive(&["molt_unwind"]), &[]), pairs(&unwinder));
        assert!(assigned(b"no archive", &[]).is_empty());
    }

    #[test]
    fn parts_are_absent_unless_the_program_can_reach_them() {
        let content = archive(&["molt_part_str.upper", "molt_part_str.__format__", "molt_part_modules.math"]);
        let present: &[(&str, &str)] = &[
            ("molt_linked_str.upper", "molt_part_str.upper"),
            ("molt_linked_str.__format__", "molt_part_str.__format__"),
            ("molt_linked_modules.math", "molt_part_modules.math"),
        ];
        let absent: &[(&str, &str)] = &[
            ("molt_linked_str.upper", "molt_absent_part"),
            ("molt_linked_str.__format__", "molt_part_str.__format__"),
            ("molt_linked_modules.math", "molt_absent_module"),
        ];
        assert_eq!(assigned(&content, &["lower"]), pairs(absent));
        assert_eq!(assigned(&content, &["upper", "math"]), pairs(present));
        assert_eq!(assigned(&content, &["getattr"]), pairs(present));
    }
}
