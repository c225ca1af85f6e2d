//! Which linker to run.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use molt_platform::{LinkerFlavour, Target};

use crate::error::LinkError;

/// A linker and the arguments that make it behave as its flavour.
pub(crate) struct Linker {
    pub(crate) program: PathBuf,
    pub(crate) leading_args: Vec<String>,
}

/// The first of the target's linkers that is installed. `rust-lld` comes with rustc, outside of PATH.
pub(crate) fn find_linker(target: &Target) -> Result<Linker, LinkError> {
    let names = &target.link.linkers;
    for name in names {
        if name == "rust-lld" {
            if let Some(program) = rust_lld() {
                let flavour = match target.link.flavour {
                    LinkerFlavour::Gnu => "gnu",
                };
                return Ok(Linker { program, leading_args: vec!["-flavor".to_owned(), flavour.to_owned()] });
            }
        } else if let Some(program) = on_path(name) {
            return Ok(Linker { program, leading_args: Vec::new() });
        }
    }
    Err(LinkError::NoLinker { tried: names.clone() })
}

fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|program| is_executable(program))
}

fn is_executable(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|metadata| metadata.is_file() && metadata.permissions().mode() & 0o111 != 0)
}

fn rust_lld() -> Option<PathBuf> {
    let output = Command::new("rustc").args(["--print", "target-libdir"]).output().ok()?;
    let libraries = PathBuf::from(String::from_utf8(output.stdout).ok()?.trim());
    Some(libraries.parent()?.join("bin/rust-lld")).filter(|program| is_executable(program))
}
