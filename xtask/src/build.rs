//! `cargo xtask build`: the compiler, and the runtime archive beside it.

use std::path::{Path, PathBuf};
use std::process::Command;

use molt_harness::Session;

use crate::workspace::{Workspace, run as run_command, step};
use crate::{Outcome, setup};

/// How the compiler itself is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// With the IR verifiers on, for tests.
    Dev,
    /// As users get it.
    Release,
}

impl Profile {
    fn folder(self) -> &'static str {
        match self {
            Profile::Dev => "debug",
            Profile::Release => "release",
        }
    }
}

/// What was built.
pub struct Built {
    /// The compiler.
    pub moltc: PathBuf,
    /// The folder with `libmolt.a`.
    pub runtime_dir: PathBuf,
}

impl Built {
    /// The set-up in which cases run.
    pub fn session(&self, workspace: &Workspace) -> Session {
        Session::new(workspace.root.clone(), self.moltc.clone(), self.runtime_dir.clone())
    }
}

/// `cargo xtask build`.
pub fn run(workspace: &Workspace, mut args: lexopt::Parser) -> Outcome {
    let mut profile = Profile::Dev;
    while let Some(arg) = args.next()? {
        match arg {
            lexopt::Arg::Long("release") => profile = Profile::Release,
            _ => return Err(arg.unexpected().into()),
        }
    }
    setup::ensure()?;
    let built = build(workspace, profile, None)?;
    println!("{}", built.moltc.display());
    Ok(())
}

/// Builds both, quickly if they are current.
pub fn build(workspace: &Workspace, profile: Profile, jobs: Option<usize>) -> Outcome<Built> {
    step("building moltc and the runtime");
    let mut compiler = workspace.cargo(["build", "--quiet", "-p", "moltc"]);
    if profile == Profile::Release {
        compiler.arg("--release");
    }
    if let Some(jobs) = jobs {
        compiler.args(["-j", &jobs.to_string()]);
    }
    run_command(&mut compiler)?;
    let runtime_dir = runtime(workspace, &workspace.target(), None)?;
    Ok(Built { moltc: workspace.target().join(profile.folder()).join("moltc"), runtime_dir })
}

/// Instruments the runtime.
pub struct Instrumentation {
    /// The machine we run on, named: with a target given, build scripts and macros do without the flags.
    pub triple: String,
    /// Flags for rustc.
    pub rustflags: String,
    /// Features of the runtime to switch on.
    pub features: &'static str,
}

impl Instrumentation {
    /// Makes a cargo command build instrumented code.
    pub fn apply(&self, command: &mut Command) {
        command.args(["--target", &self.triple, "--features", self.features]);
        command.env("RUSTC_BOOTSTRAP", "1").env("RUSTFLAGS", &self.rustflags);
    }
}

/// Builds the runtime archive, and its bitcode in the same run of the compiler so that their symbols agree, below the folder
/// `target`. Gives the folder they are in.
pub fn runtime(workspace: &Workspace, target: &Path, instrumentation: Option<&Instrumentation>) -> Outcome<PathBuf> {
    let mut command = workspace.cargo(["rustc", "--quiet", "--profile", "runtime", "-p", "molt", "--lib"]);
    // Without the Rust library, whatever has no C name is internal: inlined where it is used once, dropped where it is not.
    command.args(["--crate-type", "staticlib", "--target-dir"]);
    command.arg(target);
    let mut dir = target.to_owned();
    if let Some(instrumentation) = instrumentation {
        instrumentation.apply(&mut command);
        dir.push(&instrumentation.triple);
    }
    dir.push("runtime");
    // Less inlining than usual makes programs smaller by a twentieth and no slower: what is hot inlines again in the program.
    command
        .args(["--", "-Cllvm-args=-inline-threshold=60"])
        .arg(format!("--emit=link,llvm-bc={}", dir.join("libmolt.bc").display()));
    run_command(&mut command)?;
    Ok(dir)
}
