//! What was compiled before, by the content of everything that went into it.
//!
//! An entry is one file: the bytes, then their SHA-256. It is written under a temporary name and renamed, so that a build
//! which is killed leaves no entry and two builds at once both leave a good one. An entry whose bytes do not match its
//! hash is as good as absent.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::SystemTime;

use sha2::{Digest, Sha256};

/// Bytes of a hash.
const HASH: usize = 32;
/// Entries are removed, the longest unused first, when they take more than this.
const LIMIT: u64 = 2 << 30;

/// Names an entry: a hash over everything that the bytes depend on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Key(String);

/// Collects what an entry depends on.
pub struct KeyBuilder(Sha256);

impl KeyBuilder {
    /// A key of a kind of entry.
    pub fn new(kind: &str) -> KeyBuilder {
        let mut builder = KeyBuilder(Sha256::new());
        builder.add(kind);
        builder
    }

    /// Adds a part. Parts are delimited, so that no two lists of parts are alike.
    pub fn add(&mut self, part: impl AsRef<[u8]>) {
        let part = part.as_ref();
        self.0.update((part.len() as u64).to_le_bytes());
        self.0.update(part);
    }

    /// Adds a file by its size and time of change.
    pub fn add_file_identity(&mut self, path: &Path) {
        self.add(path.to_string_lossy().as_bytes());
        let Ok(metadata) = fs::metadata(path) else { return self.add("absent") };
        let changed = metadata.modified().ok().and_then(|time| time.duration_since(SystemTime::UNIX_EPOCH).ok());
        self.add(metadata.len().to_le_bytes());
        self.add(changed.map_or(0, |age| age.as_nanos()).to_le_bytes());
    }

    /// The key.
    pub fn finish(self) -> Key {
        Key(hex(&self.0.finalize()))
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A folder of entries.
#[derive(Clone, Debug)]
pub struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// The cache in a folder, which need not exist.
    pub fn new(folder: PathBuf) -> Cache {
        Cache { folder }
    }

    /// The folder where the user's programs are kept, if the environment tells.
    pub fn default_folder() -> Option<PathBuf> {
        let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        set("XDG_CACHE_HOME").or_else(|| set("HOME").map(|home| home.join(".cache"))).map(|base| base.join("molt"))
    }

    /// The bytes of an entry, if there is a sound one.
    pub fn get(&self, key: &Key) -> Option<Vec<u8>> {
        let path = self.path(key);
        let mut bytes = fs::read(&path).ok()?;
        let content = bytes.len().checked_sub(HASH)?;
        if Sha256::digest(&bytes[..content])[..] != bytes[content..] {
            // Removing it is tidiness; it would be replaced anyway.
            let _ = fs::remove_file(&path);
            return None;
        }
        bytes.truncate(content);
        // Its time of change says when it was last used. Not being able to set it only affects which entry goes first.
        let _ = fs::File::open(&path).and_then(|file| file.set_modified(SystemTime::now()));
        Some(bytes)
    }

    /// The path of a sound entry. The hash stands after the content, where loaders of executables do not look.
    pub fn get_path(&self, key: &Key) -> Option<PathBuf> {
        self.get(key).map(|_| self.path(key))
    }

    /// Keeps bytes; whether that worked. The cache is a convenience, so that a full or read-only disk is no failure.
    pub fn put(&self, key: &Key, bytes: &[u8]) -> bool {
        let written = self.write(key, bytes).is_ok();
        self.prune();
        written
    }

    fn write(&self, key: &Key, bytes: &[u8]) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let hash = Sha256::digest(bytes);
        write_atomically(&self.path(key), &[bytes, &hash], true)
    }

    fn path(&self, key: &Key) -> PathBuf {
        self.folder.join(&key.0)
    }

    /// Removes the longest unused entries, and what killed builds left, when there is too much.
    fn prune(&self) {
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        let mut files: Vec<(SystemTime, u64, PathBuf)> = entries
            .filter_map(Result::ok)
            .filter_map(|entry| {
                let metadata = entry.metadata().ok()?;
                Some((metadata.modified().ok()?, metadata.len(), entry.path()))
            })
            .collect();
        let mut total: u64 = files.iter().map(|(_, size, _)| size).sum();
        if total <= LIMIT {
            return;
        }
        files.sort();
        for (_, size, path) in files {
            if total <= LIMIT / 2 {
                return;
            }
            if fs::remove_file(path).is_ok() {
                total -= size;
            }
        }
    }
}

/// Writes a file so that others see all of it or nothing; what is no file, such as a device, is written to.
pub fn write_atomically(path: &Path, parts: &[&[u8]], executable: bool) -> io::Result<()> {
    if molt_link::is_written_through(path) {
        return molt_link::write_through(path, parts);
    }
    static COUNTER: AtomicU32 = AtomicU32::new(0);
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_string_lossy().into_owned();
    let unique = format!(".{name}.{}.{}.tmp", std::process::id(), COUNTER.fetch_add(1, Ordering::Relaxed));
    let temporary = path.with_file_name(unique);
    let outcome = write_new(&temporary, parts, executable).and_then(|()| fs::rename(&temporary, path));
    if outcome.is_err() {
        // Best effort: the failure itself is what is reported.
        let _ = fs::remove_file(&temporary);
    }
    outcome
}

fn write_new(path: &Path, parts: &[&[u8]], executable: bool) -> io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt;
    let mode = if executable { 0o777 } else { 0o666 };
    let mut file = fs::OpenOptions::new().write(true).create(true).truncate(true).mode(mode).open(path)?;
    parts.iter().try_for_each(|part| file.write_all(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> Key {
        let mut builder = KeyBuilder::new("test");
        builder.add(text);
        builder.finish()
    }

    #[test]
    fn what_was_put_is_got() {
        let folder = tempfile::tempdir().expect("a scratch folder");
        let cache = Cache::new(folder.path().join("not/yet"));
        assert_eq!(cache.get(&key("a")), None);
        assert!(cache.put(&key("a"), b"bytes"));
        assert_eq!(cache.get(&key("a")), Some(b"bytes".to_vec()));
        assert_eq!(cache.get(&key("b")), None);
    }

    #[test]
    fn damaged_entries_are_absent() {
        let folder = tempfile::tempdir().expect("a scratch folder");
        let cache = Cache::new(folder.path().to_owned());
        assert!(cache.put(&key("a"), b"some bytes"));
        let path = cache.path(&key("a"));
        let mut bytes = fs::read(&path).expect("the entry");
        bytes[3] ^= 1;
        fs::write(&path, &bytes).expect("it can be damaged");
        assert_eq!(cache.get(&key("a")), None);
        fs::write(&path, b"short").expect("it can be damaged");
        assert_eq!(cache.get(&key("a")), None);
    }

    #[test]
    fn parts_are_delimited() {
        let of = |parts: &[&str]| {
            let mut builder = KeyBuilder::new("test");
            parts.iter().for_each(|part| builder.add(part));
            builder.finish()
        };
        assert_ne!(of(&["ab", "c"]), of(&["a", "bc"]));
    }

    /// A pipe with a name, and what is read from it.
    fn fifo(path: &Path) -> std::thread::JoinHandle<Vec<u8>> {
        let made = std::process::Command::new("mkfifo").arg(path).status().expect("coreutils are installed");
        assert!(made.success());
        let path = path.to_owned();
        std::thread::spawn(move || fs::read(path).expect("the pipe"))
    }

    #[test]
    fn a_pipe_is_written_to_and_stays() {
        use std::os::unix::fs::FileTypeExt;
        let folder = tempfile::tempdir().expect("a scratch folder");
        let (pipe, link) = (folder.path().join("pipe"), folder.path().join("link"));
        let reader = fifo(&pipe);
        write_atomically(&pipe, &[b"by", b"tes"], true).expect("a reader waits");
        assert_eq!(reader.join().expect("it read"), b"bytes");
        std::os::unix::fs::symlink(&pipe, &link).expect("a link");
        let reader = std::thread::spawn({
            let pipe = pipe.clone();
            move || fs::read(pipe).expect("the pipe")
        });
        write_atomically(&link, &[b"more"], false).expect("a reader waits");
        assert_eq!(reader.join().expect("it read"), b"more");
        assert!(fs::symlink_metadata(&pipe).expect("the pipe").file_type().is_fifo());
        assert!(fs::symlink_metadata(&link).expect("the link").file_type().is_symlink());
    }

    #[test]
    fn a_link_to_a_file_is_replaced() {
        let folder = tempfile::tempdir().expect("a scratch folder");
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        fs::write(&file, "old").expect("a file");
        std::os::unix::fs::symlink(&file, &link).expect("a link");
        write_atomically(&link, &[b"new"], false).expect("it can be written");
        assert_eq!(fs::read(&file).expect("the file"), b"old");
        assert_eq!(fs::read(&link).expect("the new file"), b"new");
        assert!(fs::symlink_metadata(&link).expect("the new file").is_file());
    }

    #[test]
    fn a_failed_write_leaves_nothing() {
        let folder = tempfile::tempdir().expect("a scratch folder");
        let path = folder.path().join("taken");
        fs::create_dir(&path).expect("a folder");
        assert!(write_atomically(&path, &[b"x"], false).is_err());
        assert_eq!(fs::read_dir(folder.path()).expect("it exists").count(), 1);
    }
}
