//! `cargo xtask dist`: what a user downloads: moltc with LLVM inside, the runtime, the licence, in one archive.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::build::runtime;
use crate::workspace::{Workspace, run as run_command, step};
use crate::{Failure, Outcome, setup};

/// `cargo xtask dist`.
pub fn run(workspace: &Workspace, mut args: lexopt::Parser) -> Outcome {
    if let Some(arg) = args.next()? {
        return Err(arg.unexpected().into());
    }
    setup::ensure()?;
    step("building moltc with LLVM inside");
    // A folder of its own: the other features would make development builds start over.
    let target = workspace.target().join("dist");
    let mut compiler = workspace.cargo(["build", "--quiet", "--release", "-p", "moltc"]);
    compiler.args(["--no-default-features", "--features", "static", "--target-dir"]).arg(&target);
    run_command(&mut compiler)?;
    let runtime_dir = runtime(workspace, &workspace.target(), None)?;

    let name = format!("molt-{}-{}-{}", env!("CARGO_PKG_VERSION"), std::env::consts::ARCH, std::env::consts::OS);
    let folder = target.join(&name);
    step(&format!("packing target/dist/{name}.tar.zst"));
    let _ = fs::remove_dir_all(&folder);
    let copy = |from: &Path, to: &str| -> Outcome {
        let to = folder.join(to);
        let describe = |error: std::io::Error| Failure::Because(format!("cannot copy {}: {error}", from.display()));
        fs::create_dir_all(to.parent().unwrap_or(&folder)).map_err(describe)?;
        fs::copy(from, to).map(drop).map_err(describe)
    };
    // moltc looks for the runtime in this place beside its own folder.
    copy(&target.join("release/moltc"), "bin/moltc")?;
    copy(&runtime_dir.join("libmolt.a"), "runtime/libmolt.a")?;
    copy(&runtime_dir.join("libmolt.bc"), "runtime/libmolt.bc")?;
    copy(&workspace.root.join("LICENSE"), "LICENSE")?;
    copy(&workspace.root.join("README.md"), "README.md")?;
    // The same files give the same archive.
    let mut tar = Command::new("tar");
    tar.args(["--sort=name", "--mtime=@0", "--owner=0", "--group=0", "--numeric-owner", "--zstd", "-cf"]);
    tar.arg(format!("{name}.tar.zst")).arg(&name).current_dir(&target);
    run_command(&mut tar)?;
    println!("{}", target.join(format!("{name}.tar.zst")).display());
    Ok(())
}
