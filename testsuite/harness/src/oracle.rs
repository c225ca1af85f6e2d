//! Finds the CPython 3.14 that judges behaviour.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Looks, in this order, at `MOLT_ORACLE`, at an `oracle/install` in the `shared` folder beside the checkout (run once, into
/// `target/oracle`), and for a `python3.14` on PATH. `Ok(None)` if there is none: recorded output judges alone then.
pub fn find(root: &Path) -> Result<Option<PathBuf>, String> {
    if let Some(path) = env::var_os("MOLT_ORACLE") {
        let path = PathBuf::from(path);
        return if is_python_3_14(&path) {
            Ok(Some(path))
        } else {
            Err(format!("MOLT_ORACLE={} is not CPython 3.14", path.display()))
        };
    }
    let installed = root.join("target/oracle/python3.14");
    if installed.is_file() {
        return Ok(Some(installed));
    }
    if let Some(installer) = installers(root).into_iter().find(|path| path.is_file()) {
        return install(&installer, &root.join("target/oracle")).map(Some);
    }
    let path = env::var_os("PATH").unwrap_or_default();
    Ok(env::split_paths(&path).map(|folder| folder.join("python3.14")).find(|path| is_python_3_14(path)))
}

/// Where an installer may lie: beside this checkout, or beside the main one if this is a linked worktree.
fn installers(root: &Path) -> Vec<PathBuf> {
    let mut checkouts = vec![root.to_owned()];
    let git = Command::new("git")
        .args(["rev-parse", "--path-format=absolute", "--git-common-dir"])
        .current_dir(root)
        .stderr(Stdio::null())
        .output();
    if let Ok(output) = git
        && let Ok(text) = String::from_utf8(output.stdout)
        && let Some(checkout) = Path::new(text.trim()).parent()
    {
        checkouts.push(checkout.to_owned());
    }
    checkouts.iter().filter_map(|checkout| Some(checkout.parent()?.join("shared/oracle/install"))).collect()
}

fn install(installer: &Path, target: &Path) -> Result<PathBuf, String> {
    eprintln!("unpacking CPython 3.14 into {}", target.display());
    let run = || -> std::io::Result<std::process::ExitStatus> {
        if let Some(parent) = target.parent() {
            std::fs::create_dir_all(parent)?;
        }
        Command::new("sh").arg(installer).arg(target).stdout(Stdio::null()).status()
    };
    let python = target.join("python3.14");
    match run() {
        Ok(status) if status.success() && python.is_file() => Ok(python),
        Ok(status) => Err(format!("{} ended with {status}", installer.display())),
        Err(error) => Err(format!("cannot run {}: {error}", installer.display())),
    }
}

fn is_python_3_14(path: &Path) -> bool {
    let question = "import sys; print(sys.implementation.name, *sys.version_info[:2])";
    let answer = Command::new(path).args(["-c", question]).stderr(Stdio::null()).output();
    answer.is_ok_and(|output| output.stdout == b"cpython 3 14\n")
}
