//! `cargo xtask sanitize`: the suite under the address and leak sanitizers.
//!
//! The runtime is built instrumented, into a folder of its own, with its feature `sanitize`: every allocation goes to the
//! system's allocator, where the sanitizer sees it. The sanitizer's own runtime, which comes with rustc, is put beside it as
//! `libmolt_sanitizer.a`; `moltc build -C sanitizer=address` instruments the program and links that archive, whole, with
//! `--export-dynamic` and the libraries pthread, dl, rt and m. A report goes to stderr and changes the exit status, so that a
//! case which would pass fails with the report as its diff; so does a known gap.
//!
//! Over the whole suite, the unit tests of the runtime run under the sanitizers too.
//!
//! Where Miri is installed, the runtime's own tests of objects and memory run under it as well.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use molt_harness::Summary;

use crate::build::{Instrumentation, Profile, build, runtime};
use crate::test::{Options, finish, run_cases, run_counted};
use crate::workspace::{Workspace, run as run_command, step};
use crate::{Failure, Outcome, setup};

/// Leaks are looked for at the end of every program.
const OPTIONS: &str = "detect_leaks=1:exitcode=99:detect_stack_use_after_return=0";

/// With the runtime's own checks switched on: arithmetic that overflows, positions out of range, and what it asserts.
const RUSTFLAGS: &str = "-Zsanitizer=address -Cforce-frame-pointers=yes -Cdebug-assertions=on -Coverflow-checks=on";

/// Instrumented programs are slower, by more at start-up than in loops.
const TIMEOUT: Duration = Duration::from_secs(60);

/// `cargo xtask sanitize`.
pub fn run(workspace: &Workspace, args: lexopt::Parser) -> Outcome {
    let options = Options::parse(args)?;
    setup::ensure()?;
    let cases = options.cases(workspace)?;
    let built = build(workspace, Profile::Dev, None)?;
    let mut session = built.session(workspace);
    session.timeout = TIMEOUT;
    options.apply(&mut session);
    let instrumentation = Instrumentation {
        triple: rustc(workspace, &["--print", "host-tuple"])?,
        rustflags: RUSTFLAGS.to_owned(),
        features: "sanitize",
    };
    session.runtime_dir = instrumented_runtime(workspace, &instrumentation)?;
    session.flags = vec!["-C".to_owned(), "sanitizer=address".to_owned()];
    session.program_env = vec![("ASAN_OPTIONS".to_owned(), OPTIONS.to_owned())];
    // Shadow memory is reserved by the terabyte.
    session.memory = None;
    let mut summary = Summary::default();
    if options.is_whole_suite() {
        summary.add(runtime_tests(workspace, &instrumentation, &options)?);
        interpret_runtime_tests(workspace)?;
    }
    step(&format!("running {} cases under the address and leak sanitizers", cases.len()));
    summary.add(run_cases(&session, &cases, false)?);
    finish(summary)
}

/// Where instrumented code is built.
fn target(workspace: &Workspace) -> PathBuf {
    workspace.target().join("sanitize")
}

/// Runs the runtime's unit tests under the sanitizers.
fn runtime_tests(workspace: &Workspace, instrumentation: &Instrumentation, options: &Options) -> Outcome<Summary> {
    step("running the runtime's unit tests under the address and leak sanitizers");
    let mut command = workspace.cargo(["test", "--quiet", "--no-fail-fast", "-p", "molt", "--lib", "--target-dir"]);
    command.arg(target(workspace)).args(options.cargo_jobs());
    instrumentation.apply(&mut command);
    command.env("ASAN_OPTIONS", OPTIONS);
    run_counted(command)
}

/// Runs the unit tests where `unsafe` lives under Miri.
fn interpret_runtime_tests(workspace: &Workspace) -> Outcome {
    // rustup puts a cargo-miri on PATH also where the component is missing.
    let version = workspace.cargo(["miri", "--version"]).output();
    if !version.is_ok_and(|output| output.status.success()) {
        step("Miri is not installed: the runtime's unit tests are not interpreted");
        return Ok(());
    }
    step("running the runtime's object and memory tests under Miri");
    run_command(&mut workspace.cargo(["miri", "test", "-p", "molt", "--lib", "--", "object::", "memory::"]))
}

fn instrumented_runtime(workspace: &Workspace, instrumentation: &Instrumentation) -> Outcome<PathBuf> {
    step("building the runtime with the address sanitizer");
    let dir = runtime(workspace, &target(workspace), Some(instrumentation))?;
    let library = sanitizer_library(workspace, &instrumentation.triple)?;
    let copy = dir.join("libmolt_sanitizer.a");
    fs::copy(&library, &copy).map_err(|error| format!("cannot copy {}: {error}", library.display()))?;
    Ok(dir)
}

/// The address sanitizer's runtime in the toolchain; its name contains the toolchain's channel.
fn sanitizer_library(workspace: &Workspace, triple: &str) -> Outcome<PathBuf> {
    let folder = PathBuf::from(rustc(workspace, &["--print", "sysroot"])?).join("lib/rustlib").join(triple).join("lib");
    let entries = fs::read_dir(&folder).map_err(|error| format!("cannot read {}: {error}", folder.display()))?;
    let is_it = |name: &str| name.starts_with("librustc-") && name.ends_with("_rt.asan.a");
    let mut found = entries.flatten().map(|entry| entry.path());
    let found = found.find(|path| path.file_name().and_then(|name| name.to_str()).is_some_and(is_it));
    found.ok_or_else(|| Failure::Because(format!("this toolchain has no address sanitizer in {}", folder.display())))
}

fn rustc(workspace: &Workspace, args: &[&str]) -> Outcome<String> {
    let mut command = Command::new("rustc");
    // Which toolchain it is depends on the folder.
    command.args(args).current_dir(&workspace.root);
    let output = command.output().map_err(|error| format!("cannot run rustc: {error}"))?;
    let text = String::from_utf8(output.stdout).map_err(|error| format!("rustc: {error}"))?;
    Ok(text.trim().to_owned())
}
