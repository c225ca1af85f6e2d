//! `cargo xtask setup`: installs what a bare Debian machine lacks; the second time it does nothing.

use std::env;
use std::process::{Command, Stdio};

use crate::Outcome;
use crate::workspace::{Workspace, run as run_command, step};

/// Debian packages, and why each is needed.
const PACKAGES: [(&str, &str); 7] = [
    ("llvm-22-dev", "the LLVM that moltc links"),
    ("libpolly-22-dev", "named by llvm-config for static linking"),
    ("lld-22", "the linker that moltc runs"),
    ("zlib1g-dev", "a library of LLVM's"),
    ("libzstd-dev", "a library of LLVM's"),
    ("libxml2-dev", "a library of LLVM's"),
    ("zstd", "unpacks the CPython that judges the tests"),
];

/// Where it is not Debian: the programs without which nothing works.
const PROGRAMS: [&str; 2] = ["llvm-config-22", "ld.lld-22"];

/// `cargo xtask setup`.
pub fn run(_workspace: &Workspace, mut args: lexopt::Parser) -> Outcome {
    if let Some(arg) = args.next()? {
        return Err(arg.unexpected().into());
    }
    if !ensure()? {
        eprintln!("everything that building needs is installed");
    }
    Ok(())
}

/// Installs what is missing, and says whether anything was.
pub fn ensure() -> Outcome<bool> {
    if !can_run("dpkg-query") {
        let missing: Vec<&str> = PROGRAMS.into_iter().filter(|program| !can_run(program)).collect();
        if missing.is_empty() {
            return Ok(false);
        }
        let text = format!("not a Debian system; install LLVM 22 and lld so that these run: {}", missing.join(", "));
        return Err(text.into());
    }
    let missing: Vec<(&str, &str)> = PACKAGES.into_iter().filter(|(package, _)| !is_installed(package)).collect();
    if missing.is_empty() {
        return Ok(false);
    }
    step("installing system packages with apt-get:");
    for (package, purpose) in &missing {
        eprintln!("    {package}: {purpose}");
    }
    let packages: Vec<&str> = missing.iter().map(|(package, _)| *package).collect();
    let apt_get = apt_get()?;
    // A package list that changes under a running download fails half-way, and passes when repeated.
    if install(apt_get, &packages).is_err() {
        step("apt-get failed; trying once more");
        install(apt_get, &packages)?;
    }
    Ok(true)
}

fn install(apt_get: &[&str], packages: &[&str]) -> Outcome {
    let command = |args: &[&str]| {
        let mut command = Command::new(apt_get[0]);
        command.args(&apt_get[1..]).args(args).env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    run_command(&mut command(&["update", "-qq"]))?;
    let mut install = command(&["install", "-y", "-qq", "--no-install-recommends"]);
    run_command(install.args(packages).stdout(Stdio::null()))
}

/// apt-get with the rights it needs.
fn apt_get() -> Outcome<&'static [&'static str]> {
    if is_root() {
        Ok(&["apt-get"])
    } else if can_run("sudo") {
        // sudo drops variables that are not named to it.
        Ok(&["sudo", "DEBIAN_FRONTEND=noninteractive", "apt-get"])
    } else {
        Err("installing packages needs root, or sudo, and there is neither".into())
    }
}

fn is_root() -> bool {
    let output = Command::new("id").arg("-u").output();
    output.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

fn is_installed(package: &str) -> bool {
    let query =
        Command::new("dpkg-query").args(["-W", "-f", "${db:Status-Status}", package]).stderr(Stdio::null()).output();
    query.is_ok_and(|output| output.stdout == b"installed")
}

/// Whether a program of this name is on PATH.
pub fn can_run(program: &str) -> bool {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).any(|folder| folder.join(program).is_file())
}
