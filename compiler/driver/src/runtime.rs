//! The runtime's files: the archive to link and the bitcode to inline.

use std::path::{Path, PathBuf};

use molt_link::RUNTIME_ARCHIVE;

use crate::cache::{Cache, KeyBuilder};
use crate::failure::Failure;

/// The bitcode of the whole runtime, beside the archive and from the same build.
const RUNTIME_BITCODE: &str = "libmolt.bc";

/// Where the runtime is.
pub struct Runtime {
    /// The folder.
    pub dir: PathBuf,
}

impl Runtime {
    /// The folder that was asked for, else the one beside the compiler's own.
    pub fn locate(asked: Option<&Path>) -> Result<Runtime, Failure> {
        if let Some(dir) = asked {
            return Ok(Runtime { dir: dir.to_owned() });
        }
        let compiler = std::env::current_exe()
            .map_err(|error| Failure::World(format!("cannot find moltc's own folder: {error}")))?;
        let beside = compiler.parent().and_then(Path::parent).unwrap_or(Path::new("/"));
        Ok(Runtime { dir: beside.join("runtime") })
    }

    /// The archive.
    pub fn archive(&self) -> PathBuf {
        self.dir.join(RUNTIME_ARCHIVE)
    }

    /// The bitcode of the whole runtime.
    pub fn bitcode(&self) -> PathBuf {
        self.dir.join(RUNTIME_BITCODE)
    }

    /// The hot part of the bitcode, made when it is first needed. Without bitcode nothing is inlined.
    pub fn hot_bitcode(&self, cache: Option<&Cache>) -> Result<Option<Vec<u8>>, Failure> {
        let bitcode = self.bitcode();
        if !bitcode.is_file() {
            return Ok(None);
        }
        let mut key = KeyBuilder::new("hot bitcode");
        key.add_file_identity(&bitcode);
        add_compiler_identity(&mut key);
        let key = key.finish();
        if let Some(bytes) = cache.and_then(|cache| cache.get(&key)) {
            return Ok(Some(bytes));
        }
        let bytes = molt_codegen::slim_runtime(&bitcode)?;
        if let Some(cache) = cache {
            cache.put(&key, &bytes);
        }
        Ok(Some(bytes))
    }
}

/// What tells this compiler from any other.
pub fn add_compiler_identity(key: &mut KeyBuilder) {
    key.add(env!("CARGO_PKG_VERSION"));
    match std::env::current_exe() {
        Ok(path) => key.add_file_identity(&path),
        Err(_) => key.add("unknown"),
    }
}
