//! What a case is and where cases are found.
//!
//! A `main.py` makes its folder one case; any other `.py` (and in `ir/` also `.pir` and `.mir`) is a case of its own.

use std::fs;
use std::path::{Path, PathBuf};

use crate::directives::Directives;

/// How a case is judged; follows from the folder it lies in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A program whose output, errors and exit status must be CPython's.
    Program,
    /// A few lines, a stage, and what its dump must show.
    Ir,
    /// A program that must be refused with the messages written in it.
    Diag,
}

/// One test case.
#[derive(Clone, Debug)]
pub struct Case {
    /// Path from the repository's root with `/`: the script, or the folder of a folder case. Names the case everywhere.
    pub path: String,
    /// How it is judged.
    pub kind: Kind,
    /// The file given to the compiler (or to CPython), absolute.
    pub script: PathBuf,
    /// Whether the script is the `main.py` of a folder whose other files belong to the case.
    pub is_folder: bool,
    /// What the comments at the script's top ask for.
    pub directives: Directives,
}

/// The folders below `testsuite/` that hold cases.
const AREAS: [(&str, Kind); 5] = [
    ("run", Kind::Program),
    ("stdlib", Kind::Program),
    ("programs", Kind::Program),
    ("ir", Kind::Ir),
    ("diag", Kind::Diag),
];

impl Case {
    /// The file `<script's stem>.<extension>` beside the script.
    pub fn beside(&self, extension: &str) -> PathBuf {
        self.script.with_extension(extension)
    }

    /// The script's file name.
    pub fn script_name(&self) -> &str {
        // `discover` only takes paths that are UTF-8.
        self.script.file_name().and_then(|name| name.to_str()).unwrap_or("main.py")
    }
}

/// Finds the cases below `root/testsuite` that one of `filters` selects (all without filters), ordered by path.
///
/// A filter is a path as a person types it: a case, a file recorded for it, or a folder of cases; relative to the root or absolute.
pub fn discover(root: &Path, filters: &[String]) -> Result<Vec<Case>, String> {
    let mut found = Vec::new();
    for (area, kind) in AREAS {
        let folder = root.join("testsuite").join(area);
        if folder.is_dir() {
            collect(root, &folder, kind, &mut found)?;
        }
    }
    found.sort_by(|a: &Case, b: &Case| a.path.cmp(&b.path));
    if filters.is_empty() {
        return Ok(found);
    }
    let mut selected = vec![false; found.len()];
    for filter in filters {
        let wanted = normalised(root, filter);
        let mut any = false;
        for (case, is_selected) in found.iter().zip(&mut selected) {
            if selects(&wanted, case) {
                *is_selected = true;
                any = true;
            }
        }
        if !any {
            return Err(format!("no case at `{filter}`; cases lie in testsuite/{{run,stdlib,programs,ir,diag}}"));
        }
    }
    Ok(found.into_iter().zip(selected).filter_map(|(case, is_selected)| is_selected.then_some(case)).collect())
}

fn normalised(root: &Path, filter: &str) -> String {
    let path = Path::new(filter);
    let path = path.strip_prefix(root).unwrap_or(path);
    path.to_string_lossy().trim_start_matches("./").trim_end_matches('/').to_owned()
}

fn selects(wanted: &str, case: &Case) -> bool {
    let below = |folder: &str, path: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    if wanted == case.path || below(wanted, &case.path) {
        return true;
    }
    if case.is_folder {
        return below(&case.path, wanted);
    }
    let stem = |path: &str| path.rsplit_once('.').map(|(stem, _)| stem.to_owned());
    stem(wanted).is_some() && stem(wanted) == stem(&case.path)
}

fn collect(root: &Path, folder: &Path, kind: Kind, found: &mut Vec<Case>) -> Result<(), String> {
    let describe = |error: std::io::Error| format!("cannot read {}: {error}", folder.display());
    let main = folder.join("main.py");
    if main.is_file() {
        return add(root, folder, &main, kind, found);
    }
    let mut entries: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(folder).map_err(describe)? {
        entries.push(entry.map_err(describe)?.path());
    }
    entries.sort();
    for path in entries {
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != "__pycache__") {
                collect(root, &path, kind, found)?;
            }
            continue;
        }
        let is_case = match path.extension().and_then(|extension| extension.to_str()) {
            Some("py") => true,
            Some("pir" | "mir") => kind == Kind::Ir,
            _ => false,
        };
        if is_case {
            add(root, &path, &path, kind, found)?;
        }
    }
    Ok(())
}

fn add(root: &Path, named_by: &Path, script: &Path, kind: Kind, found: &mut Vec<Case>) -> Result<(), String> {
    let path = named_by.strip_prefix(root).unwrap_or(named_by);
    let path = path.to_str().ok_or_else(|| format!("{} is not UTF-8", path.display()))?.replace('\\', "/");
    let text = fs::read(script).map_err(|error| format!("cannot read {}: {error}", script.display()))?;
    let directives = Directives::parse(&String::from_utf8_lossy(&text)).map_err(|error| format!("{path}: {error}"))?;
    if kind == Kind::Ir && directives.stage.is_none() {
        return Err(format!("{path}: a case in testsuite/ir needs a `# stage:` directive"));
    }
    found.push(Case { path, kind, script: script.to_owned(), is_folder: named_by != script, directives });
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn suite(files: &[(&str, &str)]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = root.path().join("testsuite").join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        root
    }

    fn paths(root: &Path, filters: &[&str]) -> Vec<String> {
        let filters: Vec<String> = filters.iter().map(|filter| (*filter).to_owned()).collect();
        discover(root, &filters).unwrap().into_iter().map(|case| case.path).collect()
    }

    #[test]
    fn a_main_makes_its_folder_one_case() {
        let root = suite(&[
            ("run/a/one.py", ""),
            ("run/a/one.out", ""),
            ("run/a/two/main.py", ""),
            ("run/a/two/module.py", ""),
            ("programs/app/main.py", ""),
            ("programs/app/package/__init__.py", ""),
            ("harness/src/ignored.py", ""),
        ]);
        let all = ["testsuite/programs/app", "testsuite/run/a/one.py", "testsuite/run/a/two"];
        assert_eq!(paths(root.path(), &[]), all);
    }

    #[test]
    fn a_filter_may_be_a_case_a_recorded_file_or_a_folder() {
        let root = suite(&[("run/a/one.py", ""), ("run/ab/other.py", ""), ("run/a/two/main.py", "")]);
        assert_eq!(paths(root.path(), &["testsuite/run/a/one.out"]), ["testsuite/run/a/one.py"]);
        assert_eq!(paths(root.path(), &["./testsuite/run/a/"]), ["testsuite/run/a/one.py", "testsuite/run/a/two"]);
        assert_eq!(paths(root.path(), &["testsuite/run/a/two/main.py"]), ["testsuite/run/a/two"]);
        let absolute = root.path().join("testsuite/run/ab");
        assert_eq!(paths(root.path(), &[absolute.to_str().unwrap()]), ["testsuite/run/ab/other.py"]);
        assert!(discover(root.path(), &["testsuite/run/none.py".to_owned()]).is_err());
    }

    #[test]
    fn an_ir_case_names_its_stage() {
        let root = suite(&[("ir/mir/a.mir", "// stage: mir\n")]);
        assert_eq!(paths(root.path(), &[]), ["testsuite/ir/mir/a.mir"]);
        let root = suite(&[("ir/mir/a.mir", "fn\n")]);
        assert!(discover(root.path(), &[]).unwrap_err().contains("stage"));
    }
}
