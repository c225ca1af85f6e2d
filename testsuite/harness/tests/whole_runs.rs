//! Runs small suites with a compiler and an interpreter made of shell; see `fakes/`.

use std::fs;
use std::path::Path;
use std::time::Duration;

use molt_harness::{Session, Summary, bless, discover, run, stale_gaps};

struct Suite {
    root: tempfile::TempDir,
    session: Session,
}

fn suite(files: &[(&str, &str)]) -> Suite {
    let root = tempfile::tempdir().unwrap();
    let path = root.path().canonicalize().unwrap();
    let fakes = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fakes");
    for (file, text) in files {
        write(&path, file, text);
    }
    let mut session = Session::new(path.clone(), fakes.join("moltc"), path);
    session.oracle = Some(fakes.join("python"));
    session.timeout = Duration::from_secs(2);
    Suite { root, session }
}

fn write(root: &Path, file: &str, text: &str) {
    let path = root.join("testsuite").join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

impl Suite {
    fn run(&self) -> (usize, usize, usize) {
        let cases = discover(&self.session.root, &[]).unwrap();
        counts(run(&self.session, &cases).unwrap())
    }

    fn record(&self) -> (usize, usize, usize) {
        let cases = discover(&self.session.root, &[]).unwrap();
        counts(bless::record(&self.session, &cases).unwrap())
    }

    fn verify(&self) -> (usize, usize, usize) {
        let cases = discover(&self.session.root, &[]).unwrap();
        counts(bless::verify(&self.session, &cases).unwrap())
    }

    fn read(&self, file: &str) -> Option<String> {
        fs::read_to_string(self.root.path().join("testsuite").join(file)).ok()
    }
}

fn counts(summary: Summary) -> (usize, usize, usize) {
    (summary.passed, summary.failed, summary.skipped)
}

#[test]
fn a_program_is_judged_by_output_errors_and_status() {
    let suite = suite(&[
        ("run/good.py", "# args: a 'b c'\n# env: V=1\n#sh cat; echo $2 $V; echo $PWD/x >&2; exit 3\n"),
        ("run/good.in", "input\n"),
        ("run/good.out", "input\nb c 1\n"),
        ("run/good.err", "<dir>/x\n"),
        ("run/good.exit", "3\n"),
        ("run/wrong_status.py", "#sh exit 1\n"),
        ("run/wrong_status.out", ""),
        ("run/wrong_output.py", "#sh echo a\n"),
        ("run/wrong_output.out", "b\n"),
        ("run/not_recorded.py", "#sh echo a\n"),
        ("run/endless.py", "#sh sleep 30\n"),
        ("run/endless.out", ""),
        ("run/elsewhere.py", "# target: nowhere\n#sh exit 1\n"),
    ]);
    assert_eq!(suite.run(), (1, 4, 1));
}

#[test]
fn a_folder_case_sees_its_files_and_may_write() {
    let suite = suite(&[
        ("programs/app/main.py", "#sh cat data/file.txt; ls; echo more > data/file.txt\n"),
        ("programs/app/data/file.txt", "content\n"),
        ("programs/app/main.out", "content\ndata\nmain.py\n"),
    ]);
    assert_eq!(suite.run(), (1, 0, 0));
    assert_eq!(suite.run(), (1, 0, 0));
}

#[test]
fn a_known_gap_is_skipped_until_it_passes() {
    let gaps = "[[gap]]\npath = \"testsuite/run/fails.py\"\nreason = \"not yet\"\n\n\
                [[gap]]\npath = \"testsuite/run/passes.py\"\nreason = \"not yet\"\n\n\
                [[gap]]\npath = \"testsuite/run/gone.py\"\nreason = \"not yet\"\n";
    let suite = suite(&[
        ("known_gaps.toml", gaps),
        ("run/fails.py", "#sh exit 1\n"),
        ("run/fails.out", ""),
        ("run/passes.py", ""),
        ("run/passes.out", ""),
    ]);
    assert_eq!(suite.run(), (0, 1, 1));
    let cases = discover(&suite.session.root, &[]).unwrap();
    assert_eq!(stale_gaps(&suite.session, &cases).unwrap(), ["testsuite/run/gone.py"]);
}

#[test]
fn programs_are_recorded_from_the_oracle() {
    let suite = suite(&[
        ("run/a.py", "#sh echo out; echo $PWD/a.py >&2; exit 2\n"),
        ("run/b.py", "#sh echo out\n"),
        ("run/b.err", "stale\n"),
        ("run/by_hand.py", "# oracle: none\n"),
    ]);
    assert_eq!(suite.verify(), (0, 2, 1));
    assert_eq!(suite.record(), (2, 0, 1));
    assert_eq!(suite.read("run/a.out").unwrap(), "out\n");
    assert_eq!(suite.read("run/a.err").unwrap(), "<dir>/a.py\n");
    assert_eq!(suite.read("run/a.exit").unwrap(), "2\n");
    assert_eq!(suite.read("run/b.err"), None);
    assert_eq!(suite.read("run/b.exit"), None);
    assert_eq!(suite.verify(), (2, 0, 1));
}

#[test]
fn a_dump_is_judged_by_check_lines_or_as_a_whole() {
    let suite = suite(&[
        ("ir/mir/checked.py", "# stage: mir\n# CHECK: add\n# CHECK-NOT: box\n#dump add\n#dump ret\n"),
        ("ir/mir/fails.py", "# stage: mir\n# CHECK: box\n#dump add\n"),
        ("ir/mir/whole.py", "# stage: mir\n#dump add\n"),
    ]);
    assert_eq!(suite.run(), (1, 2, 0));
    assert_eq!(suite.record(), (1, 0, 2));
    assert_eq!(suite.read("ir/mir/whole.expect").unwrap(), "add\n");
    assert_eq!(suite.run(), (2, 1, 0));
}

#[test]
fn a_refused_program_is_judged_by_its_remarks() {
    let json = |line: usize, text: &str| {
        format!(
            r#"#json {{"code":"E1","severity":"error","message":"no","primary":{{"file":"{text}.py","line":{line},"column":4,"end_line":{line},"end_column":5,"text":"here"}}}}"#
        )
    };
    let right = format!("x = y\n#   ^ error[E1]: no\n# label: here\n{}\n", json(1, "right"));
    let moved = format!("x = y\n#  ^ error[E1]: no\n{}\n", json(1, "moved"));
    let suite =
        suite(&[("diag/right.py", &right), ("diag/moved.py", &moved), ("diag/accepted.py", "#^ error[E1]: no\n")]);
    assert_eq!(suite.run(), (1, 2, 0));
    assert_eq!(suite.record(), (2, 1, 0));
    assert!(suite.read("diag/moved.py").unwrap().starts_with("x = y\n#   ^ error[E1]: no\n#   label: here\n#json"));
    assert_eq!(suite.run(), (2, 1, 0));
}
