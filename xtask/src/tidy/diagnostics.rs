//! Every diagnostic code is expected by some test.

use super::{Finding, TextFile};

/// Where the codes are defined.
const TABLE: &str = "compiler/source/src/codes.rs";

/// Codes that neither a case nor a crate's test mentions.
pub fn check(files: &[TextFile]) -> Vec<Finding> {
    let Some(table) = files.iter().find(|file| file.path == TABLE) else {
        return vec![Finding::new(TABLE, "the table of diagnostic codes is not where tidy looks for it")];
    };
    let is_test = |file: &&TextFile| {
        file.path.starts_with("testsuite/diag/")
            || (file.path.starts_with("compiler/") && file.path.contains("/tests/"))
    };
    let tests: Vec<&TextFile> = files.iter().filter(is_test).collect();
    let untested = codes(&table.text).filter(|code| !tests.iter().any(|test| test.text.contains(code)));
    untested.map(|code| Finding::new(TABLE, format!("no case in testsuite/diag expects {code}; add one"))).collect()
}

/// The quoted codes of the table: a capital letter and four digits.
fn codes(table: &str) -> impl Iterator<Item = &str> {
    let is_code = |text: &&str| {
        text.len() == 5
            && text.starts_with(|letter: char| letter.is_ascii_uppercase())
            && text[1..].bytes().all(|digit| digit.is_ascii_digit())
    };
    table.split('"').filter(is_code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_without_a_test_is_found() {
        let file = |path: &str, text: &str| TextFile { path: path.to_string(), text: text.to_string() };
        let files =
            [file(TABLE, "A \"E0001\" B \"E0002\" \"word\""), file("testsuite/diag/a.py", "# ^ error[E0002]: no")];
        let findings = check(&files);
        assert_eq!(findings.len(), 1);
        assert!(findings[0].advice.contains("E0001"));
    }
}
