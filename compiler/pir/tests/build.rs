//! Building real files: whatever the front end accepts becomes valid PIR.

use std::path::{Path, PathBuf};

use molt_pir::build::{LeftOut, build_program};
use molt_pir::parse::parse_program;
use molt_pir::print::print_program;
use molt_pir::resume::{Position, add_resume_points};
use molt_pir::verify::{verify_function, verify_program};
use molt_pir::{Op, Program};
use molt_source::{Diagnostics, SourceMap};
use molt_syntax::Ranged;
use molt_syntax::ast::Stmt;

/// Builds a file. `None` when it is refused.
fn build(path: &Path) -> Option<Program> {
    let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
    let resolved = molt_resolve::resolve_program(path, &Default::default(), &mut sources, &mut diagnostics)?;
    build_program(&resolved, &sources, &mut diagnostics, LeftOut::Nothing)
}

fn assert_valid(path: &Path, program: &Program) {
    let text = print_program(program);
    if let Err(errors) = verify_program(program) {
        panic!("{}:\n{}", path.display(), errors.join("\n"));
    }
    let read = parse_program(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert_eq!(print_program(&read), text, "{}", path.display());
    assert_resumable(path, program);
}

fn python_files(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            python_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            files.push(path);
        }
    }
}

#[test]
fn the_test_suite_is_built() {
    let mut files = Vec::new();
    python_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testsuite"), &mut files);
    let built = files.iter().filter(|path| build(path).inspect(|program| assert_valid(path, program)).is_some());
    assert!(built.count() > 0);
}

/// `MOLT_PYTHON_LIBRARY=/usr/lib/python3.14 cargo test -p molt_pir library`
#[test]
fn the_library_of_an_installed_python_is_built() {
    let Some(library) = std::env::var_os("MOLT_PYTHON_LIBRARY") else { return };
    let mut files = Vec::new();
    python_files(Path::new(&library), &mut files);
    let scratch = std::env::temp_dir().join(format!("molt_pir_library_{}.py", std::process::id()));
    let (mut built, mut refused) = (0, 0);
    for path in files {
        let Some(text) = std::fs::read_to_string(&path).ok().and_then(|text| without_imports(&text)) else { continue };
        std::fs::write(&scratch, text).unwrap();
        match build(&scratch) {
            Some(program) => {
                assert_valid(&path, &program);
                built += 1;
            }
            None => refused += 1,
        }
    }
    let _ = std::fs::remove_file(&scratch);
    println!("{built} built, {refused} refused");
}

/// A module with `pass` for each import, so that it can be built alone.
fn without_imports(text: &str) -> Option<String> {
    struct Imports(Vec<std::ops::Range<usize>>);
    impl<'a> molt_syntax::Visitor<'a> for Imports {
        fn visit_stmt(&mut self, statement: &'a Stmt) {
            match statement {
                Stmt::Import(_) | Stmt::ImportFrom(_) => self.0.push(statement.range().into()),
                _ => molt_syntax::visitor::walk_stmt(self, statement),
            }
        }
    }
    let mut imports = Imports(Vec::new());
    for statement in &molt_syntax::parse_fragment(text)? {
        molt_syntax::Visitor::visit_stmt(&mut imports, statement);
    }
    let mut text = text.to_string();
    for range in imports.0.into_iter().rev() {
        text.replace_range(range, "pass");
    }
    Some(text)
}

/// Every instruction of every function can be gone back to, before and after.
fn assert_resumable(path: &Path, program: &Program) {
    for (id, function) in &program.functions {
        let mut points = Vec::new();
        for &block in &function.layout {
            for (index, &inst) in function.blocks[block].insts.iter().enumerate() {
                match function.insts[inst].op {
                    Op::Catch => points.push(Position::After(block, index)),
                    // Not between a test for null and its branch.
                    Op::IsNull => points.push(Position::Before(block, index)),
                    ref op if op.effects().never_returns => points.push(Position::Before(block, index)),
                    _ => points.extend([Position::Before(block, index), Position::After(block, index)]),
                }
            }
        }
        let step = points.len() / 12 + 1;
        let points: Vec<Position> = points.into_iter().step_by(step).collect();
        let resumed = add_resume_points(function, &points);
        if let Err(errors) = verify_function(id, &resumed) {
            panic!("{}:\n{}", path.display(), errors.join("\n"));
        }
    }
}
