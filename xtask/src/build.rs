//! `cargo xtask build`: the compiler, and the runtime archive beside it.

use std::path::PathBuf;

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
    let jobs: Vec<String> = jobs.into_iter().flat_map(|jobs| ["-j".to_owned(), jobs.to_string()]).collect();
    let mut compiler = workspace.cargo(["build", "--quiet", "-p", "moltc"]);
    compiler.args(&jobs);
    if profile == Profile::Release {
        compiler.arg("--release");
    }
    run_command(&mut compiler)?;
    run_command(workspace.cargo(["build", "--quiet", "--profile", "runtime", "-p", "molt"]).args(&jobs))?;
    let target = workspace.target();
    Ok(Built { moltc: target.join(profile.folder()).join("moltc"), runtime_dir: target.join("runtime") })
}
