//! Finds the file of a module, as CPython's path finder does.

use std::path::{Path, PathBuf};

/// What a folder of the search path offers under a name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Found {
    /// `name.py`.
    Module(PathBuf),
    /// `name/__init__.py`.
    Package(PathBuf),
    /// A folder `name` without `__init__.py`: a package without a body.
    Namespace(PathBuf),
}

/// Looks for the last component of a module's name in folders, in order. A folder without `__init__.py` counts only
/// when no folder of the path has anything better.
pub fn find(name: &str, folders: &[PathBuf]) -> Option<Found> {
    let mut namespace = None;
    for folder in folders {
        let package = folder.join(name);
        let init = package.join("__init__.py");
        if is_file(&init) {
            return Some(Found::Package(init));
        }
        let module = folder.join(format!("{name}.py"));
        if is_file(&module) {
            return Some(Found::Module(module));
        }
        if namespace.is_none() && package.is_dir() {
            namespace = Some(Found::Namespace(package));
        }
    }
    namespace
}

fn is_file(path: &Path) -> bool {
    path.is_file()
}
