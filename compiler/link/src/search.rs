//! Where start files and libraries are: the folders of the target's description, else where the C compiler says.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use memchr::memmem;
use molt_platform::Target;

use crate::error::LinkError;

/// The folders that exist, in order.
pub(crate) struct Search {
    folders: Vec<PathBuf>,
}

impl Search {
    pub(crate) fn new(target: &Target) -> Search {
        let folders = target.link.search.iter().flat_map(|pattern| expand(pattern)).collect();
        Search { folders }
    }

    pub(crate) fn folders(&self) -> &[PathBuf] {
        &self.folders
    }

    /// Whether the loader understands packed relative relocations, which make position-independent executables smaller:
    /// glibc's since 2.36, where its C library defines a version of that name.
    pub(crate) fn packs_relative_relocations(&self) -> bool {
        let library = self.file("libc.so.6").ok().and_then(|path| fs::read(path).ok());
        library.is_some_and(|bytes| memmem::find(&bytes, b"GLIBC_ABI_DT_RELR").is_some())
    }

    /// The path of a file.
    pub(crate) fn file(&self, name: &str) -> Result<PathBuf, LinkError> {
        let found = self.folders.iter().map(|folder| folder.join(name)).find(|path| path.is_file());
        found
            .or_else(|| ask_compiler(name))
            .ok_or_else(|| LinkError::NoStartFile { name: name.to_owned(), folders: self.folders.clone() })
    }
}

/// `…/*` becomes the folder with the highest version.
fn expand(pattern: &str) -> Option<PathBuf> {
    let Some(parent) = pattern.strip_suffix("/*") else {
        return Some(PathBuf::from(pattern)).filter(|folder| folder.is_dir());
    };
    let entries = fs::read_dir(parent).ok()?;
    entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
        .max_by_key(|path| version_of(path))
}

/// `12.3` is more than `9`, and more than what is no number.
fn version_of(path: &Path) -> Vec<u32> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    name.split('.').map_while(|part| part.parse().ok()).collect()
}

/// Asks the C compiler, if one is installed; it echoes a bare name that it does not find.
fn ask_compiler(name: &str) -> Option<PathBuf> {
    let output = Command::new("cc").arg(format!("-print-file-name={name}")).output().ok()?;
    let path = PathBuf::from(String::from_utf8(output.stdout).ok()?.trim());
    (path.is_absolute() && path.is_file()).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_version_is_taken() {
        let folder = tempfile::tempdir().expect("a scratch folder");
        for name in ["9", "12", "cc1plus.d"] {
            fs::create_dir(folder.path().join(name)).expect("a folder");
        }
        let found = expand(&format!("{}/*", folder.path().display())).expect("there is one");
        assert_eq!(found, folder.path().join("12"));
    }

    #[test]
    fn start_files_of_this_machine_are_found() {
        let target = molt_platform::host().expect("the host is described");
        let search = Search::new(&target);
        for name in target.link.start_files.iter().chain(&target.link.end_files) {
            assert!(search.file(name).is_ok(), "{name}");
        }
        assert!(search.file("no-such-file.o").is_err());
    }
}
