//! Which files a program consists of, and what its imports stand for.

use std::fs;
use std::path::Path;

use molt_resolve::{ImportTarget, ModuleId, Options, ResolvedProgram, resolve_program};
use molt_source::{Diagnostics, SourceMap};
use molt_syntax::ast::Stmt;

/// Writes files, the first of which is the main one, and resolves the program.
fn resolve(files: &[(&str, &str)], search_path: &[&str]) -> (Option<ResolvedProgram>, Vec<String>) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("the name is relative")).expect("the folder can be made");
        fs::write(path, text).expect("the file can be written");
    }
    let options = Options { search_path: search_path.iter().map(|name| folder.path().join(name)).collect() };
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let program = resolve_program(&folder.path().join(files[0].0), &options, &mut sources, &mut diagnostics);
    let messages =
        diagnostics.sorted().into_iter().map(|diagnostic| format!("{}: {}", diagnostic.code, diagnostic.message));
    (program, messages.collect())
}

fn program(files: &[(&str, &str)]) -> ResolvedProgram {
    let (program, messages) = resolve(files, &[]);
    program.unwrap_or_else(|| panic!("refused: {messages:?}"))
}

fn names(program: &ResolvedProgram) -> Vec<&str> {
    program.modules.iter().map(|module| &*module.name).collect()
}

/// Names of a path's modules, native ones in brackets, missing ones with a question mark.
fn shown(program: &ResolvedProgram, path: &[ImportTarget]) -> Vec<String> {
    let show = |target: &ImportTarget| match target {
        ImportTarget::Program(id) => program.module(*id).name.to_string(),
        ImportTarget::Native(name) => format!("[{name}]"),
        ImportTarget::Missing { name, .. } => format!("{name}?"),
    };
    path.iter().map(show).collect()
}

/// The n-th statement's import, and the submodules it may need.
fn import(program: &ResolvedProgram, module: usize, statement: usize) -> (Vec<String>, Vec<Option<String>>) {
    let module = &program.modules[module];
    match &module.syntax.body()[statement] {
        Stmt::Import(node) => (shown(program, module.imports.import(&node.names[0])), Vec::new()),
        Stmt::ImportFrom(node) => {
            let from = module.imports.import_from(node);
            let name = |id: &Option<ModuleId>| id.map(|id| program.module(id).name.to_string());
            (shown(program, &from.path), from.submodules.iter().map(name).collect())
        }
        _ => panic!("statement {statement} is no import"),
    }
}

#[test]
fn packages_are_imported_from_the_outside_in() {
    let program = program(&[
        ("main.py", "import a.b.c\nimport sys\nfrom a import b, x\n"),
        ("a/__init__.py", "x = 1\n"),
        ("a/b/__init__.py", ""),
        ("a/b/c.py", ""),
    ]);
    assert_eq!(names(&program), ["__main__", "a", "a.b", "a.b.c"]);
    assert_eq!(import(&program, 0, 0).0, ["a", "a.b", "a.b.c"]);
    assert_eq!(import(&program, 0, 1).0, ["[sys]"]);
    assert_eq!(import(&program, 0, 2), (vec!["a".to_string()], vec![Some("a.b".to_string()), None]));
    assert!(program.modules[2].is_package && !program.modules[3].is_package);
}

#[test]
fn relative_imports_start_at_the_package() {
    let program = program(&[
        ("main.py", "import p.q.m\n"),
        ("p/__init__.py", ""),
        ("p/n.py", ""),
        ("p/q/__init__.py", "from . import m\n"),
        ("p/q/m.py", "from ..n import x\nfrom .. import n\nfrom .m import y\n"),
    ]);
    assert_eq!(names(&program), ["__main__", "p", "p.q", "p.q.m", "p.n"]);
    assert_eq!(import(&program, 2, 0), (vec!["p".to_string(), "p.q".to_string()], vec![Some("p.q.m".to_string())]));
    assert_eq!(import(&program, 3, 0).0, ["p", "p.n"]);
    assert_eq!(import(&program, 3, 1).1, [Some("p.n".to_string())]);
    assert_eq!(import(&program, 3, 2).0, ["p", "p.q", "p.q.m"]);
}

#[test]
fn folders_are_searched_in_order_and_packages_win() {
    let files = [
        ("src/main.py", "import a, b, c\n"),
        ("src/a.py", ""),
        ("lib/a.py", "this is not read"),
        ("lib/b/__init__.py", ""),
        ("lib/b.py", "nor is this"),
        ("src/c/d.py", ""),
        ("lib/c.py", ""),
    ];
    let (program, messages) = resolve(&files, &["lib"]);
    let program = program.unwrap_or_else(|| panic!("refused: {messages:?}"));
    let file = |module: usize| Path::new(&*program.modules[module].path).components().rev().take(2).count();
    assert_eq!(names(&program), ["__main__", "a", "b", "c"]);
    assert_eq!(file(1), 2);
    assert!(program.modules[2].path.ends_with("lib/b/__init__.py"));
    assert!(program.modules[3].path.ends_with("lib/c.py"));
}

#[test]
fn folders_without_init_are_packages_too() {
    let program = program(&[("main.py", "import space.m\n"), ("space/m.py", "")]);
    assert_eq!(names(&program), ["__main__", "space", "space.m"]);
    assert!(program.modules[1].is_namespace && program.modules[1].is_package);
}

#[test]
fn importing_the_main_file_by_name_makes_a_second_module() {
    let program = program(&[("main.py", "import other\n"), ("other.py", "import main\nimport __main__\n")]);
    assert_eq!(names(&program), ["__main__", "other", "main"]);
    assert_eq!(import(&program, 1, 1).0, ["__main__"]);
}

#[test]
fn a_guarded_import_fails_when_it_runs() {
    let program = program(&[(
        "main.py",
        "try:\n    import absent.part\nexcept ImportError:\n    pass\nif TYPE_CHECKING:\n    import typing\n",
    )]);
    let Stmt::Try(statement) = &program.modules[0].syntax.body()[0] else { panic!("it is a try statement") };
    let Stmt::Import(import) = &statement.body[0] else { panic!("it is an import") };
    let [ImportTarget::Missing { name, message }] = program.modules[0].imports.import(&import.names[0]) else {
        panic!("nothing is there to import")
    };
    assert_eq!((&**name, &**message), ("absent", "No module named 'absent'"));
}

#[test]
fn all_modules_are_read_although_one_is_wrong() {
    let files = [("main.py", "import a\nimport b\nimport gone\n"), ("a.py", "return\n"), ("b.py", "x = (\n")];
    let (program, messages) = resolve(&files, &[]);
    assert!(program.is_none());
    let expected = ["E0200: No module named 'gone'", "E0010: 'return' outside function", "E0001: '(' was never closed"];
    assert_eq!(messages, expected);
}

#[cfg(unix)]
#[test]
fn a_linked_main_file_imports_from_beside_its_target() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    fs::create_dir(folder.path().join("real")).expect("the folder can be made");
    fs::write(folder.path().join("real/main.py"), "import beside\n").expect("the file can be written");
    fs::write(folder.path().join("real/beside.py"), "").expect("the file can be written");
    let link = folder.path().join("link.py");
    std::os::unix::fs::symlink("real/main.py", &link).expect("the link can be made");
    let program = resolve_program(&link, &Options::default(), &mut SourceMap::new(), &mut Diagnostics::new());
    assert_eq!(names(&program.expect("the module is found")), ["__main__", "beside"]);
}

#[test]
fn a_main_file_that_cannot_be_read_is_reported() {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let program = resolve_program(Path::new("no/such/file.py"), &Options::default(), &mut sources, &mut diagnostics);
    assert!(program.is_none());
    let messages =
        diagnostics.sorted().into_iter().map(|diagnostic| format!("{}: {}", diagnostic.code, diagnostic.message));
    let expected = ["E0004: cannot read 'no/such/file.py': No such file or directory"];
    assert_eq!(messages.collect::<Vec<String>>(), expected);
}
