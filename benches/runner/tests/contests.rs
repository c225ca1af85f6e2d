//! Holds contests with a compiler and an interpreter made of shell; see `fakes/`.

use std::fs;
use std::path::Path;

use molt_bench::{Plan, run};

fn plan(root: &Path, names: &[&str]) -> Plan {
    let fakes = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fakes");
    for folder in ["programs", "compile_time"] {
        fs::create_dir_all(root.join("benches").join(folder)).unwrap();
    }
    fs::write(root.join("benches/goals.toml"), "[times_cpython]\nsame = 0.001\n").unwrap();
    Plan {
        root: root.to_owned(),
        moltc: fakes.join("moltc"),
        runtime_dir: root.to_owned(),
        oracle: Some(fakes.join("python")),
        names: names.iter().map(|name| (*name).to_owned()).collect(),
        rounds: 3,
        flags: Vec::new(),
    }
}

#[test]
fn a_contest_is_measured_and_written_as_json() {
    let root = tempfile::tempdir().unwrap();
    let plan = plan(root.path(), &[]);
    fs::write(root.path().join("benches/programs/same.py"), "echo 1\n").unwrap();
    fs::write(
        root.path().join("benches/programs/same.c"),
        "int puts(const char *);\nint main(void) { puts(\"1\"); }\n",
    )
    .unwrap();
    fs::write(root.path().join("benches/compile_time/hello.py"), "echo 'hello, world'\n").unwrap();
    assert_eq!(run(&plan).unwrap().failures(), 0);
    let json = fs::read_to_string(root.path().join("target/bench/results.json")).unwrap();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    for contestant in ["molt", "cpython", "c"] {
        assert_eq!(json["programs"][0][contestant]["seconds"].as_array().unwrap().len(), 3, "{contestant}");
    }
    assert!(json["compile_time"]["bytes"].as_u64().unwrap() > 0);
}

#[test]
fn contestants_that_print_different_things_are_not_compared() {
    let root = tempfile::tempdir().unwrap();
    let plan = plan(root.path(), &["differs"]);
    fs::write(root.path().join("benches/programs/differs.py"), "echo $0\n").unwrap();
    assert_eq!(run(&plan).unwrap().failures(), 1);
}

#[test]
fn an_unknown_name_is_an_error() {
    let root = tempfile::tempdir().unwrap();
    assert!(run(&plan(root.path(), &["none"])).is_err());
}
