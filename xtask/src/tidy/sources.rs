//! Rules about Rust files: an opening that says what the module is for, names that say something, `unsafe` where it belongs.

use super::{Finding, TextFile};

/// Where `unsafe` may stand: the places that offer safe handles to everyone else, and LLVM's bindings.
const UNSAFE_PLACES: [&str; 7] = [
    "libmolt/src/object/",
    "libmolt/src/memory/",
    "libmolt/src/capi/",
    // Calls of the operating system.
    "libmolt/src/platform/",
    // The macro that defines the exported entry points, and the conversions it calls.
    "libmolt/src/entry/mod.rs",
    "libmolt/src/entry/convert.rs",
    "compiler/codegen/",
];

/// Module names that could hold anything.
const EMPTY_NAMES: [&str; 7] = ["utils", "util", "helpers", "helper", "common", "misc", "manager"];

/// Checks every Rust file.
pub fn check(files: &[TextFile]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in files.iter().filter(|file| file.path.ends_with(".rs")) {
        let first = file.text.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
        if !first.starts_with("//!") {
            findings.push(Finding::new(&*file.path, "open it with `//!` and a line that says what it is for"));
        }
        let empty = file.path.split(['/', '.']).find(|part| EMPTY_NAMES.contains(part));
        if let Some(name) = empty {
            findings.push(Finding::new(&*file.path, format!("`{name}` says nothing; name it for what it holds")));
        }
        if !UNSAFE_PLACES.iter().any(|place| file.path.starts_with(place)) {
            for line in unsafe_lines(&file.text) {
                let advice = "`unsafe` belongs in libmolt's object, memory, capi and entry macro, and in codegen";
                findings.push(Finding::new(format!("{}:{line}", file.path), advice));
            }
        }
    }
    findings
}

/// The lines with the keyword `unsafe`, outside comments and strings. An attribute that exports a symbol is not counted: it
/// promises that the name is used once, and nothing about code.
fn unsafe_lines(text: &str) -> Vec<usize> {
    let mut lines = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let code = code_of(line);
        let is_export = code.trim_start().starts_with("#[unsafe(");
        if !is_export && words(&code).any(|word| word == "unsafe") {
            lines.push(index + 1);
        }
    }
    lines
}

fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|c: char| !(c.is_alphanumeric() || c == '_'))
}

/// A line without its comment and without what its strings say.
fn code_of(line: &str) -> String {
    let mut code = String::new();
    let mut characters = line.chars().peekable();
    let mut is_string = false;
    while let Some(character) = characters.next() {
        match character {
            '\\' if is_string => drop(characters.next()),
            '"' => is_string = !is_string,
            '/' if !is_string && characters.peek() == Some(&'/') => break,
            _ if is_string => {}
            _ => code.push(character),
        }
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(path: &str, text: &str) -> usize {
        check(&[TextFile { path: path.to_owned(), text: text.to_owned() }]).len()
    }

    #[test]
    fn a_module_says_what_it_is_for() {
        assert_eq!(findings("compiler/a/src/b.rs", "//! Yes.\n"), 0);
        assert_eq!(findings("compiler/a/src/b.rs", "use x;\n"), 1);
        assert_eq!(findings("compiler/a/src/utils/b.rs", "//! Yes.\n"), 1);
    }

    #[test]
    fn unsafe_is_found_in_code_only() {
        let text = "//! Of unsafe things.\nlet a = \"unsafe\"; // unsafe\n#![deny(unsafe_code)]\n#[unsafe(no_mangle)]\nunsafe { b() }\n";
        assert_eq!(findings("compiler/a/src/b.rs", text), 1);
        assert_eq!(findings("libmolt/src/object/b.rs", text), 0);
    }
}
