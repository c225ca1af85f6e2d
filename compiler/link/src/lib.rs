//! An object and the runtime archive to an executable: finds the linker and the start files, runs it, explains failures.
//!
//! Nothing here is hard-coded for a platform: the target's description says what to look for and where. The executable
//! appears under its final name only when it is complete.

mod archive;
mod error;
mod output;
mod search;
mod tools;

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use molt_platform::{Target, Unwinder};

pub use error::LinkError;
use error::explain;
pub use output::{is_written_through, write_through};
use search::Search;

/// What to link.
#[derive(Clone, Debug)]
pub struct Job<'a> {
    /// For which machine.
    pub target: &'a Target,
    /// The program's object files.
    pub objects: &'a [PathBuf],
    /// The strings of the program, among them every name that it mentions.
    pub mentioned: &'a BTreeSet<String>,
    /// The folder with the runtime archive.
    pub runtime_dir: &'a Path,
    /// The executable to make, in the place of a regular file or of nothing.
    pub output: &'a Path,
    /// Keep symbols.
    pub keep_symbols: bool,
    /// Link the address sanitizer's runtime.
    pub sanitize_address: bool,
}

/// The runtime archive's file name.
pub const RUNTIME_ARCHIVE: &str = "libmolt.a";
/// The address sanitizer's runtime beside it.
const SANITIZER_ARCHIVE: &str = "libmolt_sanitizer.a";

/// Links an executable.
pub fn link(job: &Job<'_>) -> Result<(), LinkError> {
    let archive = job.runtime_dir.join(RUNTIME_ARCHIVE);
    if !archive.is_file() {
        return Err(LinkError::NoRuntime { path: archive });
    }
    let linker = tools::find_linker(job.target)?;
    let temporary = temporary_beside(job.output, "tmp");
    let script = temporary_beside(job.output, "ld");
    let for_debugging = job.keep_symbols || job.sanitize_address;
    let outcome = write_script(&script, for_debugging, job.output).and_then(|script| {
        let mut command = Command::new(&linker.program);
        command.args(&linker.leading_args).args(arguments(job, &archive, &temporary, script)?);
        run(&mut command, &linker.program)?;
        fs::rename(&temporary, job.output).map_err(|error| LinkError::Write { path: job.output.to_owned(), error })
    });
    // What is left over is of no use; that it cannot be removed is not the news.
    let _ = fs::remove_file(&script);
    if outcome.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    outcome
}

/// Drops the unwind tables: nothing unwinds in a program, and they are a tenth of its size. A debugger wants them.
const SCRIPT: &str = "SECTIONS { /DISCARD/ : { *(.eh_frame .eh_frame_hdr .gcc_except_table .gcc_except_table.*) } } INSERT AFTER .text;\n";

fn write_script<'a>(path: &'a Path, for_debugging: bool, output: &Path) -> Result<Option<&'a Path>, LinkError> {
    if for_debugging {
        return Ok(None);
    }
    fs::write(path, SCRIPT).map_err(|error| LinkError::Write { path: output.to_owned(), error })?;
    Ok(Some(path))
}

/// The linker's version and the files it would use, for the build cache's key.
pub fn describe_linker(target: &Target) -> Result<String, LinkError> {
    let linker = tools::find_linker(target)?;
    let metadata =
        fs::metadata(&linker.program).map_err(|error| LinkError::Run { program: linker.program.clone(), error })?;
    let modified = metadata.modified().ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
    Ok(format!("{} {} {}", linker.program.display(), metadata.len(), modified.map_or(0, |age| age.as_nanos())))
}

/// A name in the same folder, so that renaming is atomic; of this process, so that two builds do not meet.
fn temporary_beside(output: &Path, extension: &str) -> PathBuf {
    let name = output.file_name().unwrap_or_default().to_string_lossy();
    output.with_file_name(format!(".{name}.{}.{extension}", std::process::id()))
}

fn arguments(job: &Job<'_>, archive: &Path, output: &Path, script: Option<&Path>) -> Result<Vec<String>, LinkError> {
    let link = &job.target.link;
    let search = Search::new(job.target);
    let text = |path: &Path| path.to_string_lossy().into_owned();
    let mut args: Vec<String> = Vec::new();
    if link.position_independent {
        args.push("-pie".to_owned());
    }
    args.extend(link.flags.iter().cloned());
    if search.packs_relative_relocations() {
        args.extend(["-z".to_owned(), "pack-relative-relocs".to_owned()]);
    }
    if let Some(emulation) = &link.emulation {
        args.extend(["-m".to_owned(), emulation.clone()]);
    }
    if let Some(loader) = &link.dynamic_linker {
        args.extend(["-dynamic-linker".to_owned(), loader.clone()]);
    }
    for (symbol, value) in archive::assignments(archive, job.mentioned) {
        args.push(format!("--defsym={symbol}={value}"));
    }
    match script {
        Some(script) => args.extend(["-s".to_owned(), "-T".to_owned(), text(script)]),
        None => args.push("--eh-frame-hdr".to_owned()),
    }
    args.extend(["-o".to_owned(), text(output)]);
    for name in &link.start_files {
        args.push(text(&search.file(name)?));
    }
    args.extend(search.folders().iter().map(|folder| format!("-L{}", text(folder))));
    args.extend(job.objects.iter().map(|object| text(object)));
    args.push(text(archive));
    if job.sanitize_address {
        let sanitizer = job.runtime_dir.join(SANITIZER_ARCHIVE);
        if !sanitizer.is_file() {
            return Err(LinkError::NoRuntime { path: sanitizer });
        }
        args.extend(["--whole-archive".to_owned(), text(&sanitizer), "--no-whole-archive".to_owned()]);
        args.push("--export-dynamic".to_owned());
        args.extend(["-lpthread", "-ldl", "-lrt", "-lm"].map(str::to_owned));
    }
    for library in &link.libraries {
        args.push(format!("-l{}", unwinder_library(job.target, library, &search)));
    }
    for name in &link.end_files {
        args.push(text(&search.file(name)?));
    }
    Ok(args)
}

/// The unwinder is used statically, so that executables need one library less; where only the shared one is installed, that.
fn unwinder_library(target: &Target, library: &str, search: &Search) -> String {
    let is_static_unwinder = target.unwinder == Unwinder::GccEh && library == "gcc_eh";
    if is_static_unwinder && search.file("libgcc_eh.a").is_err() { "gcc_s".to_owned() } else { library.to_owned() }
}

fn run(command: &mut Command, program: &Path) -> Result<(), LinkError> {
    let output = command.output().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => LinkError::NoLinker { tried: vec![program.display().to_string()] },
        _ => LinkError::Run { program: program.to_owned(), error },
    })?;
    if output.status.success() {
        return Ok(());
    }
    Err(explain(&String::from_utf8_lossy(&output.stderr), output.status))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_archive_is_named() {
        let target = molt_platform::host().expect("the host is described");
        let folder = tempfile::tempdir().expect("a scratch folder");
        let output = folder.path().join("out");
        let job = Job {
            target: &target,
            objects: &[],
            mentioned: &BTreeSet::new(),
            runtime_dir: folder.path(),
            output: &output,
            keep_symbols: false,
            sanitize_address: false,
        };
        let error = link(&job).expect_err("there is no archive");
        assert!(error.to_string().contains("libmolt.a"), "{error}");
        assert!(!output.exists());
    }

    #[test]
    fn temporary_names_lie_beside_the_output() {
        let path = temporary_beside(Path::new("/some/where/prog"), "tmp");
        assert_eq!(path.parent(), Some(Path::new("/some/where")));
    }
}
