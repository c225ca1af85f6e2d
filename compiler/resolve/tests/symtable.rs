//! Classification of names, compared with CPython's own symbol table over its standard library.
//!
//! Needs the oracle (`MOLT_ORACLE`, or a `python3.14` on the path); without one there is nothing to compare with.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use molt_resolve::{Place, ScopeId, ScopeKind, ScopeTable, scopes_of};
use molt_source::{Diagnostics, SourceMap};
use molt_syntax::{parse_module, read_file};

fn oracle() -> Option<PathBuf> {
    let candidates = [std::env::var_os("MOLT_ORACLE").map(PathBuf::from), Some(PathBuf::from("python3.14"))];
    let works = |program: &PathBuf| {
        let version = Command::new(program).arg("--version").output();
        version.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains("3.14"))
    };
    candidates.into_iter().flatten().find(works)
}

/// The oracle's own library, some hundreds of files that nobody wrote with us in mind.
fn library(oracle: &Path) -> Vec<PathBuf> {
    let output = Command::new(oracle).args(["-c", "import os; print(os.path.dirname(os.__file__))"]).output();
    let folder = String::from_utf8(output.expect("the oracle runs").stdout).expect("its library has a readable path");
    let mut files = Vec::new();
    let mut folders = vec![PathBuf::from(folder.trim())];
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(&folder).expect("the library can be listed");
        for path in entries.map(|entry| entry.expect("the library can be listed").path()) {
            if path.is_dir() && !path.ends_with("test") {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "py") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// A frame's names, with those of the comprehensions that run in it, as CPython inlines them.
fn frame_symbols(table: &ScopeTable, frame: ScopeId) -> BTreeMap<String, &'static str> {
    let mut names = BTreeMap::new();
    for (name, symbol) in table.scope(frame).symbols() {
        names.insert(name.to_string(), classify(table, frame, name, symbol.place));
    }
    // Inner comprehensions are inlined into outer ones first.
    let inlined =
        table.scopes().filter(|&(id, scope)| scope.kind == ScopeKind::Comprehension && table.frame(id) == frame);
    for (id, scope) in inlined.collect::<Vec<_>>().into_iter().rev() {
        for (name, symbol) in scope.symbols() {
            let class = classify(table, id, name, symbol.place);
            let existing = names.entry(name.to_string()).or_insert(class);
            if class == "cell" && *existing == "local" && table.scope(frame).kind.is_function_like() {
                *existing = "cell";
            }
        }
    }
    // `global x` anywhere marks the module's `x` too.
    if frame == ScopeId::MODULE {
        for (name, _) in table.scopes().flat_map(|(_, scope)| scope.symbols()).filter(|(_, symbol)| symbol.uses.global)
        {
            names.insert(name.to_string(), "explicit");
        }
    }
    for variable in &table.scope(frame).free {
        names.entry(variable.name.to_string()).or_insert("free");
    }
    names
}

fn classify(table: &ScopeTable, scope: ScopeId, name: &str, place: Place) -> &'static str {
    match place {
        Place::GlobalExplicit => "explicit",
        Place::GlobalImplicit => "global",
        Place::Enclosing(owner) if table.frame(owner) != table.frame(scope) => "free",
        Place::Enclosing(owner) if table.scope(owner).is_cell(name) => "cell",
        Place::Own if table.scope(scope).is_cell(name) => "cell",
        Place::Enclosing(_) | Place::Own => "local",
    }
}

fn show(table: &ScopeTable, frame: ScopeId) -> String {
    let scope = table.scope(frame);
    let (kind, name) = match scope.kind {
        ScopeKind::Module => ("module", "top"),
        ScopeKind::Class => ("class", &*scope.name),
        ScopeKind::Lambda => ("function", "lambda"),
        ScopeKind::GeneratorExpression => ("function", "genexpr"),
        _ => ("function", &*scope.name),
    };
    let names: Vec<String> =
        frame_symbols(table, frame).iter().map(|(name, class)| format!("{name}:{class}")).collect();
    let is_child =
        |id: ScopeId| table.frame(id) == id && table.scope(id).parent.map(|parent| table.frame(parent)) == Some(frame);
    let children = table.scopes().map(|(id, _)| id).filter(|&id| is_child(id));
    let mut children: Vec<String> = children.map(|id| show(table, id)).collect();
    children.sort();
    let mut names = names;
    names.sort();
    format!("{kind} {name}({})[{}]", names.join(" "), children.join(", "))
}

#[test]
fn names_are_classified_as_cpython_does() {
    let Some(oracle) = oracle() else {
        eprintln!("skipped: no CPython 3.14 to compare with");
        return;
    };
    let files = library(&oracle);
    let list = files.iter().map(|path| path.to_string_lossy()).collect::<Vec<_>>().join("\n");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/symtable.py");
    let mut process = Command::new(&oracle)
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the oracle runs");
    process.stdin.take().expect("it is piped").write_all(list.as_bytes()).expect("the oracle reads its input");
    let output = process.wait_with_output().expect("the oracle ends");
    let expected = String::from_utf8(output.stdout).expect("it prints text");
    let mut compared = 0;
    let mut wrong = Vec::new();
    for (path, expected) in files.iter().zip(expected.lines()) {
        if expected.is_empty() {
            continue;
        }
        let mut sources = SourceMap::new();
        let mut diagnostics = Diagnostics::new();
        let module = read_file(path, None, &mut sources, &mut diagnostics)
            .and_then(|file| parse_module(&sources, file, &mut diagnostics))
            .unwrap_or_else(|| panic!("{}: {:?}", path.display(), diagnostics.sorted()));
        let table = scopes_of(&module, &mut diagnostics);
        if diagnostics.has_errors() {
            wrong.push(format!("{}: {:?}", path.display(), diagnostics.sorted()));
            continue;
        }
        compared += 1;
        let actual = show(&table, ScopeId::MODULE);
        if actual != expected {
            let at = actual.bytes().zip(expected.bytes()).take_while(|(a, b)| a == b).count().saturating_sub(60);
            let part = |text: &str| text.chars().skip(at).take(160).collect::<String>();
            wrong.push(format!("{}\n  cpython: {}\n  molt:    {}", path.display(), part(expected), part(&actual)));
        }
    }
    assert!(compared > 100, "only {compared} files were compared");
    assert!(
        wrong.is_empty(),
        "{} of {compared} files differ:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(20)].join("\n")
    );
}
