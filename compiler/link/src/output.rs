//! What lies in an output's place, and how it is written there.
//!
//! A regular file, or a link to one, is replaced: whoever has the old one open keeps it, and nobody sees half of the new one. This is
//! what linkers and clang do. A device, a pipe or a link to one is written to: replacing it would take it from the system.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// Whether the path names something that is not to be replaced: neither nothing nor a regular file, links followed.
pub fn is_written_through(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| !metadata.is_file())
}

/// Writes to what is not to be replaced.
pub fn write_through(path: &Path, parts: &[&[u8]]) -> io::Result<()> {
    let mut file = File::options().write(true).open(path)?;
    parts.iter().try_for_each(|part| file.write_all(part))
}
