//! The `moltc` command as a user sees it: outputs, exit statuses, the cache. Nothing here needs the runtime.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const PROGRAM: &str = "def twice(n):\n    return n + n\n\nprint(twice(21))\n";

/// A scratch folder with a cache of its own.
struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Place {
        Place { folder: tempfile::tempdir().expect("a scratch folder") }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).expect("a scratch file");
    }

    fn moltc(&self, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_moltc"));
        command.args(args).current_dir(self.folder.path());
        command.env("MOLT_CACHE_DIR", self.path("cache")).env("MOLT_RUNTIME_DIR", self.path("no-runtime"));
        command.env_remove("RUST_BACKTRACE");
        command.output().expect("moltc was built")
    }

    fn object(&self, output: &str) -> Vec<u8> {
        let built = self.moltc(&["build", "main.py", "--emit=obj", "-o", output]);
        assert!(built.status.success(), "{}", text(&built.stderr));
        fs::read(self.path(output)).expect("the output")
    }

    fn entries(&self) -> Vec<PathBuf> {
        fs::read_dir(self.path("cache"))
            .map_or_else(|_| Vec::new(), |entries| entries.map(|entry| entry.expect("an entry").path()).collect())
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn the_same_source_gives_the_same_bytes() {
    let place = Place::new();
    place.write("main.py", PROGRAM);
    let without_cache = |output: &str| {
        let built = place.moltc(&["build", "main.py", "--emit=obj", "--no-cache", "-o", output]);
        assert!(built.status.success(), "{}", text(&built.stderr));
        fs::read(place.path(output)).expect("the output")
    };
    assert_eq!(without_cache("a.o"), without_cache("b.o"));
    assert!(place.entries().is_empty());
    assert_eq!(place.object("c.o"), without_cache("d.o"));
}

#[test]
fn what_was_built_is_kept_until_the_source_changes() {
    let place = Place::new();
    place.write("main.py", PROGRAM);
    let first = place.object("a.o");
    assert_eq!(place.entries().len(), 1);
    assert_eq!(place.object("b.o"), first);
    assert_eq!(place.entries().len(), 1);
    place.write("main.py", &PROGRAM.replace("21", "22"));
    assert_ne!(place.object("c.o"), first);
    assert_eq!(place.entries().len(), 2);
}

#[test]
fn a_damaged_entry_is_built_anew() {
    let place = Place::new();
    place.write("main.py", PROGRAM);
    let first = place.object("a.o");
    let entry = place.entries().remove(0);
    let mut bytes = fs::read(&entry).expect("the entry");
    bytes.truncate(bytes.len() / 2);
    fs::write(&entry, &bytes).expect("it can be damaged");
    assert_eq!(place.object("b.o"), first);
    assert_eq!(place.object("c.o"), first);
}

#[test]
fn two_builds_at_once_both_succeed() {
    let place = Place::new();
    place.write("main.py", PROGRAM);
    let objects: Vec<Vec<u8>> = std::thread::scope(|scope| {
        let builds: Vec<_> =
            ["a.o", "b.o", "c.o"].map(|output| scope.spawn(|| place.object(output))).into_iter().collect();
        builds.into_iter().map(|build| build.join().expect("it builds")).collect()
    });
    assert!(objects.windows(2).all(|pair| pair[0] == pair[1]));
    let leftovers = |folder: &Path| {
        let entries = fs::read_dir(folder).expect("it exists");
        entries
            .filter(|entry| {
                entry.as_ref().is_ok_and(|entry| text(entry.file_name().as_encoded_bytes()).ends_with(".tmp"))
            })
            .count()
    };
    assert_eq!(leftovers(&place.path("cache")) + leftovers(place.folder.path()), 0);
}

#[test]
fn mistakes_are_shown_with_their_place_and_exit_1() {
    let place = Place::new();
    place.write("main.py", "x = (1\n");
    let refused = place.moltc(&["build", "main.py"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(text(&refused.stderr).contains("main.py:1:"), "{}", text(&refused.stderr));
    let json = place.moltc(&["check", "main.py", "--error-format=json"]);
    assert_eq!(json.status.code(), Some(1));
    assert!(text(&json.stderr).starts_with('{'), "{}", text(&json.stderr));
    assert!(!place.path("main").exists());
}

#[test]
fn check_accepts_a_program_and_makes_nothing() {
    let place = Place::new();
    place.write("main.py", PROGRAM);
    let checked = place.moltc(&["check", "main.py"]);
    assert_eq!(checked.status.code(), Some(0), "{}", text(&checked.stderr));
    assert_eq!(fs::read_dir(place.folder.path()).expect("it exists").count(), 1);
}

#[test]
fn a_missing_runtime_is_explained() {
    let place = Place::new();
    place.write("main.py", PROGRAM);
    let failed = place.moltc(&["build", "main.py"]);
    assert_eq!(failed.status.code(), Some(1));
    assert!(text(&failed.stderr).contains("the runtime archive"), "{}", text(&failed.stderr));
    assert!(text(&failed.stderr).contains("MOLT_RUNTIME_DIR"));
}

#[test]
fn a_wrong_command_line_exits_2() {
    let place = Place::new();
    assert_eq!(place.moltc(&["build"]).status.code(), Some(2));
    assert_eq!(place.moltc(&["build", "main.py", "-C", "nonsense=1"]).status.code(), Some(2));
    assert_eq!(place.moltc(&["build", "main.py", "--dump=mir@nonsense"]).status.code(), Some(2));
}

#[test]
fn stages_are_dumped_and_stopped_at() {
    let place = Place::new();
    place.write("main.py", PROGRAM);
    for (stage, expected) in [
        ("pir", "function func1 \"twice\""),
        ("mir", "fn @__main__.twice"),
        ("mir@ownership", "fn @__main__.twice"),
        ("llvm", "define internal"),
        ("llvm@optimized", "define"),
        ("asm", ".text"),
    ] {
        let dumped = place.moltc(&["build", "main.py", &format!("--dump={stage}"), &format!("--stop-after={stage}")]);
        assert_eq!(dumped.status.code(), Some(0), "{stage}: {}", text(&dumped.stderr));
        assert!(text(&dumped.stdout).contains(expected), "{stage}: {}", text(&dumped.stdout));
    }
    assert!(!place.path("main").exists());
}

#[test]
fn mir_input_is_verified() {
    let place = Place::new();
    place.write("bad.mir", "fn @f -> word {\nb0(v0: i64):\n  return v0\n}\n");
    let refused = place.moltc(&["check", "bad.mir"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(text(&refused.stderr).contains("v0 is i64, not obj, in `return v0`"), "{}", text(&refused.stderr));
}

#[test]
fn the_source_is_never_overwritten() {
    let place = Place::new();
    place.write("main.py", PROGRAM);
    let refused = place.moltc(&["build", "main.py", "--emit=obj", "-o", "main.py"]);
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(fs::read_to_string(place.path("main.py")).expect("it is there"), PROGRAM);
}

#[test]
fn an_output_that_is_no_file_is_written_to() {
    use std::os::unix::fs::FileTypeExt;
    let place = Place::new();
    place.write("main.py", PROGRAM);
    let object = place.object("a.o");
    let made = Command::new("mkfifo").arg(place.path("pipe")).status().expect("coreutils are installed");
    assert!(made.success());
    let pipe = place.path("pipe");
    let reader = std::thread::spawn(move || fs::read(pipe).expect("the pipe"));
    let built = place.moltc(&["build", "main.py", "--emit=obj", "-o", "pipe"]);
    assert!(built.status.success(), "{}", text(&built.stderr));
    assert_eq!(reader.join().expect("it read"), object);
    assert!(fs::symlink_metadata(place.path("pipe")).expect("the pipe").file_type().is_fifo());
}
