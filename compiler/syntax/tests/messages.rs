//! Syntax errors read like CPython's: a list of wrong programs with its messages, checked against it where it is at hand.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use molt_source::{Diagnostics, SourceMap};

/// Message and program.
fn cases() -> Vec<(String, String)> {
    let text = std::fs::read_to_string(list()).expect("the list stands beside this test");
    let (_, cases) = text.split_once("\n=== ").expect("there are cases");
    let case = |case: &str| {
        let (message, program) = case.split_once('\n').expect("a program follows the message");
        (message.to_string(), format!("{}\n", program.trim_end_matches('\n')))
    };
    cases.split("\n=== ").map(case).collect()
}

fn list() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/messages.txt")
}

fn first_message(program: &str) -> String {
    let mut sources = SourceMap::new();
    let file = sources.add("case.py", program);
    let mut diagnostics = Diagnostics::new();
    molt_syntax::parse_module(&sources, file, &mut diagnostics);
    diagnostics.sorted().first().map_or(String::new(), |diagnostic| diagnostic.message.clone())
}

#[test]
fn messages_are_cpythons() {
    let cases = cases();
    assert!(cases.len() > 200, "only {} cases were read", cases.len());
    let wrong: Vec<String> = (cases.iter())
        .filter(|(message, program)| first_message(program) != *message)
        .map(|(message, program)| format!("{program}  expected: {message}\n  actual:   {}\n", first_message(program)))
        .collect();
    assert!(wrong.is_empty(), "{} of {} cases differ:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// Prints, for each case of the list, what CPython says.
const ORACLE: &str = r#"
import sys
cases = sys.stdin.read().split("\n=== ")[1:]
for case in cases:
    program = case.partition("\n")[2].rstrip("\n") + "\n"
    try:
        compile(program, "case.py", "exec")
        print()
    except SyntaxError as error:
        print(error.msg)
"#;

#[test]
fn the_list_says_what_cpython_says() {
    let candidates = [std::env::var_os("MOLT_ORACLE").map(PathBuf::from), Some(PathBuf::from("python3.14"))];
    let spawn = |program: PathBuf| {
        let mut command = Command::new(program);
        command.args(["-W", "ignore", "-c", ORACLE]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()
    };
    let Some(mut oracle) = candidates.into_iter().flatten().find_map(spawn) else {
        eprintln!("skipped: no CPython 3.14 to compare with");
        return;
    };
    let text = std::fs::read(list()).expect("the list stands beside this test");
    oracle.stdin.take().expect("it is piped").write_all(&text).expect("the oracle reads its input");
    let output = oracle.wait_with_output().expect("the oracle ends");
    let said = String::from_utf8(output.stdout).expect("it prints text");
    let written: Vec<String> = cases().into_iter().map(|(message, _)| message).collect();
    assert_eq!(said.lines().collect::<Vec<_>>(), written);
}
