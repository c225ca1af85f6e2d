//! Measures compiled programs against CPython 3.14 and, where a C twin stands beside one, against C.
//!
//! In: `benches/programs/NAME.py` and `NAME.c`, a moltc, an oracle. Out: a table, and the same as JSON. The contestants of one
//! program take turns, so that a slow moment of the machine hits all of them, and they must print the same.

mod compile_time;
mod contest;
mod goals;
mod samples;

use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;

pub use compile_time::CompileTime;
pub use contest::Contest;
use goals::Goals;

/// What to measure and with what.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The repository.
    pub root: PathBuf,
    /// The compiler, a release build.
    pub moltc: PathBuf,
    /// The folder with `libmolt.a`.
    pub runtime_dir: PathBuf,
    /// CPython 3.14, where there is one.
    pub oracle: Option<PathBuf>,
    /// Only programs of these names; all without any.
    pub names: Vec<String>,
    /// How often each contestant runs.
    pub rounds: usize,
    /// Options for `moltc build`.
    pub flags: Vec<String>,
}

/// Everything measured in one go.
#[derive(Serialize)]
pub struct Results {
    rounds: usize,
    programs: Vec<Contest>,
    compile_time: Option<CompileTime>,
    /// Programs that could not be measured, and why.
    failures: Vec<(String, String)>,
}

impl Results {
    /// How many programs could not be measured.
    pub fn failures(&self) -> usize {
        self.failures.len()
    }
}

/// The name under which `benches/compile_time` is selected.
const HELLO: &str = "hello";

/// Measures, printing a line for each program as it is done, and writes `target/bench/results.json`.
pub fn run(plan: &Plan) -> Result<Results, String> {
    let programs = selected(plan)?;
    let goals = Goals::read(&plan.root)?;
    let mut results = Results { rounds: plan.rounds, programs: Vec::new(), compile_time: None, failures: Vec::new() };
    let width = programs.iter().map(String::len).max().unwrap_or(0).max(HELLO.len());
    if !programs.is_empty() {
        println!("{}", Contest::heading(width));
    }
    for name in &programs {
        match Contest::hold(plan, name) {
            Ok(contest) => {
                println!("{}", contest.row(width, &goals));
                results.programs.push(contest);
            }
            Err(error) => {
                println!("{name:width$}  {}", error.trim_end().replace('\n', "\n    "));
                results.failures.push((name.clone(), error));
            }
        }
    }
    if plan.names.is_empty() || plan.names.iter().any(|name| name == HELLO) {
        match CompileTime::measure(plan) {
            Ok(measured) => {
                println!("\n{}", measured.text(&goals));
                results.compile_time = Some(measured);
            }
            Err(error) => {
                println!("\n{HELLO}  {error}");
                results.failures.push((HELLO.to_owned(), error));
            }
        }
    }
    let path = plan.root.join("target/bench/results.json");
    let json = serde_json::to_string_pretty(&results).map_err(|error| error.to_string())?;
    write(&path, &json)?;
    println!("\nwritten to {}", path.strip_prefix(&plan.root).unwrap_or(&path).display());
    Ok(results)
}

fn selected(plan: &Plan) -> Result<Vec<String>, String> {
    let folder = plan.root.join("benches/programs");
    let mut found = Vec::new();
    for entry in fs::read_dir(&folder).map_err(|error| format!("cannot read {}: {error}", folder.display()))? {
        let path = entry.map_err(|error| error.to_string())?.path();
        if path.extension().is_some_and(|extension| extension == "py")
            && let Some(stem) = path.file_stem().and_then(|stem| stem.to_str())
        {
            found.push(stem.to_owned());
        }
    }
    found.sort();
    if let Some(unknown) = plan.names.iter().find(|name| !found.contains(name) && *name != HELLO) {
        return Err(format!("no benchmark `{unknown}`; there are {HELLO}, {}", found.join(", ")));
    }
    found.retain(|name| plan.names.is_empty() || plan.names.contains(name));
    Ok(found)
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, text))
        .map_err(|error| format!("cannot write {}: {error}", path.display()))
}
