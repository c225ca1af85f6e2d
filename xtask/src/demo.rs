//! `cargo xtask demo`: a real program from source to a native executable, beside CPython.

use std::fs;
use std::path::Path;

use molt_harness::process::{Ending, Invocation, Outcome as Ran};

use crate::build::{Profile, build};
use crate::workspace::{Workspace, step};
use crate::{Failure, Outcome, oracle, setup};

/// The program shown: objects with float attributes, methods, lists, formatted output, errors that are caught.
const PROGRAM: &str = "testsuite/programs/nbody_simulation/main.py";

/// `cargo xtask demo`.
pub fn run(workspace: &Workspace, mut args: lexopt::Parser) -> Outcome {
    if let Some(arg) = args.next()? {
        return Err(arg.unexpected().into());
    }
    setup::ensure()?;
    let built = build(workspace, Profile::Release, None)?;
    let source = workspace.root.join(PROGRAM);
    let dir = workspace.target().join("demo");
    fs::create_dir_all(&dir).map_err(|error| format!("cannot create {}: {error}", dir.display()))?;

    let executable = dir.join("demo");
    step(&format!("moltc build {PROGRAM} -o target/demo/demo"));
    let mut compiler = Invocation::new(&built.moltc, &workspace.root);
    compiler.arg("build").arg(PROGRAM).arg("-o").arg(&executable);
    compiler.env("MOLT_RUNTIME_DIR", &built.runtime_dir).env("MOLT_CACHE_DIR", dir.join("cache"));
    let compiled = succeed(&compiler)?;

    step("target/demo/demo");
    let ran = succeed(&Invocation::new(&executable, &dir))?;
    print!("{}", String::from_utf8_lossy(&ran.stdout));
    let size = fs::metadata(&executable).map_err(|error| format!("no executable: {error}"))?.len();

    println!("\n{PROGRAM}: {} lines of Python", lines_below(&source));
    println!("  built in         {:8.1} ms", milliseconds(&compiled));
    println!("  executable       {:8.1} KB, needs nothing of Python's or Molt's", size as f64 / 1024.0);
    println!("  run time         {:8.1} ms", milliseconds(&ran));
    if let Some(python) = oracle::find_or_say(workspace, "no comparison with it")? {
        let mut interpreter = Invocation::new(python, &dir);
        interpreter.arg(&source);
        let interpreted = succeed(&interpreter)?;
        let times = interpreted.wall.as_secs_f64() / ran.wall.as_secs_f64();
        println!("  under CPython    {:8.1} ms, {times:.1} times as long", milliseconds(&interpreted));
        if interpreted.stdout != ran.stdout {
            return Err("CPython prints something else".into());
        }
        println!("  output           the same");
    }
    Ok(())
}

fn succeed(invocation: &Invocation) -> Outcome<Ran> {
    let ran = invocation.run().map_err(|error| format!("cannot run {}: {error}", invocation.program.display()))?;
    if ran.ending == Ending::Exited(0) {
        return Ok(ran);
    }
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    Err(Failure::Because(format!("ended with {}: {}\n{said}", ran.ending, invocation.command_line())))
}

fn milliseconds(ran: &Ran) -> f64 {
    ran.wall.as_secs_f64() * 1000.0
}

/// Lines of the Python files in the program's folder.
fn lines_below(script: &Path) -> usize {
    let files = script.parent().and_then(|folder| fs::read_dir(folder).ok()).into_iter().flatten().flatten();
    let python = files.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|it| it == "py"));
    python.filter_map(|path| fs::read_to_string(path).ok()).map(|text| text.lines().count()).sum()
}
