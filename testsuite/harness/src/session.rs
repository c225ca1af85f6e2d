//! What every case of one run shares: the compiler, the runtime, the oracle, places and limits.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::case::Case;
use crate::process::Invocation;

/// How long a case may take where nothing says otherwise.
const TIMEOUT: Duration = Duration::from_secs(60);
/// CPython needs longer for what compiled code does in a blink.
const ORACLE_TIMEOUT: Duration = Duration::from_secs(300);
/// Enough for every case; less than what would make the machine swap.
const MEMORY: u64 = 4 << 30;

/// Set-up of a run.
#[derive(Clone, Debug)]
pub struct Session {
    /// The repository, absolute and free of links.
    pub root: PathBuf,
    /// The compiler.
    pub moltc: PathBuf,
    /// The folder with `libmolt.a`.
    pub runtime_dir: PathBuf,
    /// CPython 3.14, where there is one.
    pub oracle: Option<PathBuf>,
    /// How many cases run at once.
    pub jobs: usize,
    /// The optimization profile of cases that do not choose one.
    pub profile: String,
    /// Options for every `moltc build`.
    pub flags: Vec<String>,
    /// Variables for every compiled program.
    pub program_env: Vec<(String, String)>,
    /// How long a case may take unless it says so itself.
    pub timeout: Duration,
    /// Bound on a compiled program's memory; none under sanitizers, which reserve terabytes.
    pub memory: Option<u64>,
}

impl Session {
    /// The usual set-up over a repository, a compiler and a runtime.
    pub fn new(root: PathBuf, moltc: PathBuf, runtime_dir: PathBuf) -> Session {
        Session {
            root,
            moltc,
            runtime_dir,
            oracle: None,
            jobs: std::thread::available_parallelism().map_or(1, usize::from),
            profile: "release".to_owned(),
            flags: Vec::new(),
            program_env: Vec::new(),
            timeout: TIMEOUT,
            memory: Some(MEMORY),
        }
    }

    /// Where cases are compiled and run.
    pub fn scratch_root(&self) -> PathBuf {
        self.root.join("target/testsuite/work")
    }

    /// Takes the scratch folders for this run, waiting for another run over the same checkout to end.
    ///
    /// They are free again when the returned file is dropped, however the process ends.
    pub fn lock(&self) -> Result<File, String> {
        let folder = self.scratch_root();
        let path = folder.join("lock");
        let open = || {
            fs::create_dir_all(&folder)?;
            File::create(&path)
        };
        let file = open().map_err(|error| format!("cannot create {}: {error}", path.display()))?;
        if file.try_lock().is_err() {
            eprintln!("waiting for another run of the suite to end");
            file.lock().map_err(|error| format!("cannot lock {}: {error}", path.display()))?;
        }
        Ok(file)
    }

    /// How long this case may compile, and again how long it may run.
    pub fn timeout_of(&self, case: &Case) -> Duration {
        case.directives.timeout.map_or(self.timeout, |timeout| timeout.max(self.timeout))
    }

    /// A compiler invocation, up to its arguments.
    pub fn compiler(&self, case: &Case, dir: PathBuf) -> Invocation {
        let mut invocation = Invocation::new(&self.moltc, dir);
        invocation.timeout = self.timeout_of(case);
        invocation.env("MOLT_RUNTIME_DIR", &self.runtime_dir);
        invocation.env("MOLT_CACHE_DIR", self.root.join("target/testsuite/cache"));
        invocation
    }

    /// `moltc build` with the flags of the session and of the case, up to the file.
    pub fn build(&self, case: &Case, dir: PathBuf) -> Invocation {
        let mut invocation = self.compiler(case, dir);
        invocation.arg("build").arg(case.script_name());
        invocation.arg("--profile").arg(case.directives.profile.as_ref().unwrap_or(&self.profile));
        for flag in self.flags.iter().chain(&case.directives.flags) {
            invocation.arg(flag);
        }
        invocation
    }

    /// The case's program under CPython, in a scratch folder.
    pub fn oracle_run(&self, case: &Case, oracle: &Path, dir: PathBuf, stdin: Vec<u8>) -> Invocation {
        let mut invocation = program_run(case, oracle.to_owned(), dir, stdin);
        invocation.args.insert(0, case.script_name().into());
        // What the compiler leaves out then, CPython leaves out as well.
        let shared = case.directives.flags.iter().find(|flag| matches!(flag.as_str(), "-O" | "-OO"));
        if let Some(flag) = shared {
            invocation.args.insert(0, flag.into());
        }
        invocation.env("PYTHONDONTWRITEBYTECODE", "1");
        invocation.timeout = ORACLE_TIMEOUT;
        invocation
    }

    /// The case's compiled program, in a scratch folder.
    pub fn program_run(&self, case: &Case, executable: PathBuf, dir: PathBuf, stdin: Vec<u8>) -> Invocation {
        let mut invocation = program_run(case, executable, dir, stdin);
        for (name, value) in &self.program_env {
            invocation.env(name, value);
        }
        invocation.timeout = self.timeout_of(case);
        invocation.memory = self.memory;
        invocation
    }
}

/// The environment in which recorded output is the same on every machine.
fn program_run(case: &Case, program: PathBuf, dir: PathBuf, stdin: Vec<u8>) -> Invocation {
    let mut invocation = Invocation::new(program, dir.clone());
    invocation.args = case.directives.args.iter().map(Into::into).collect();
    invocation.has_clean_environment = true;
    invocation.env("PATH", "/usr/bin:/bin").env("HOME", dir).env("LANG", "C.UTF-8").env("TZ", "UTC");
    invocation.env("PYTHONHASHSEED", "0");
    for (name, value) in &case.directives.env {
        invocation.env(name, value);
    }
    invocation.stdin = stdin;
    invocation.is_interrupted = case.directives.is_interrupted;
    invocation
}
