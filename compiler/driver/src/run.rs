//! `moltc run`: becomes the program, so that its exit status and signals are the program's own.

use std::convert::Infallible;
use std::ffi::OsString;
use std::fs;
use std::os::fd::AsRawFd;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use crate::failure::Failure;
use crate::session::Executable;

/// Replaces this process by the program; returns only when that fails. The program's name is the main file's.
pub fn run(executable: &Executable, file: &Path, args: &[OsString]) -> Result<Infallible, Failure> {
    let failed = |path: &Path, error: &std::io::Error| Failure::file("run", path, error);
    let error = match executable {
        Executable::Kept(path) => return Err(failed(path, &Command::new(path).arg0(file).args(args).exec())),
        Executable::Temporary(path) => {
            // An open file lives on without a name, and the kernel can execute it.
            let open = fs::File::open(path).map_err(|error| failed(path, &error))?;
            // Nothing is lost if it stays.
            let _ = fs::remove_file(path);
            let by_number = format!("/proc/self/fd/{}", open.as_raw_fd());
            (path, Command::new(by_number).arg0(file).args(args).exec())
        }
    };
    Err(failed(error.0, &error.1))
}
