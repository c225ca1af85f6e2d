//! The checkout: where things lie, and running tools in it.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Outcome;

/// The checkout that this xtask was built from.
pub struct Workspace {
    /// Its folder, absolute and free of links.
    pub root: PathBuf,
}

impl Workspace {
    /// Finds it by way of cargo, which runs us.
    pub fn find() -> Outcome<Workspace> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR").ok_or("run this as `cargo xtask`")?;
        let root = Path::new(&manifest).parent().ok_or("xtask has no parent folder")?;
        let root = root.canonicalize().map_err(|error| format!("cannot find {}: {error}", root.display()))?;
        Ok(Workspace { root })
    }

    /// The folder of everything built.
    pub fn target(&self) -> PathBuf {
        self.root.join("target")
    }

    /// cargo, in the checkout.
    pub fn cargo<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Command {
        let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.args(args).current_dir(&self.root);
        command
    }

    /// The files under version control, relative to the root. `None` without git.
    pub fn tracked_files(&self) -> Option<Vec<PathBuf>> {
        let output = Command::new("git").args(["ls-files", "-z"]).current_dir(&self.root).output().ok()?;
        if !output.status.success() {
            return None;
        }
        let text = String::from_utf8(output.stdout).ok()?;
        // A file removed but not yet committed is listed still.
        Some(text.split_terminator('\0').map(PathBuf::from).filter(|path| self.root.join(path).is_file()).collect())
    }
}

/// Says what happens next; steps go to stderr, results to stdout.
pub fn step(what: &str) {
    eprintln!("==> {what}");
}

/// Runs a command with its output shown. `Err` if it fails.
pub fn run(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|error| format!("cannot run {}: {error}", describe(command)))?;
    if status.success() { Ok(()) } else { Err(format!("{} ended with {status}", describe(command)).into()) }
}

fn describe(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy().into_owned();
    let args = command.get_args().map(|arg| arg.to_string_lossy().into_owned());
    std::iter::once(program).chain(args).collect::<Vec<_>>().join(" ")
}
