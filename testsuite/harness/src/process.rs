//! Runs a program with a deadline and bounds, and captures what it prints.
//!
//! A program gets its own process group, so that at the deadline everything it started ends with it.

use std::ffi::OsString;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Resource, Rlimit, Signal, WaitId, WaitIdOptions};

/// More output than this from one program is a failure of its own; the pipe is closed there.
const OUTPUT_LIMIT: u64 = 64 << 20;

/// Long enough for a program to come from its first line of output to what is to be interrupted.
const BEFORE_INTERRUPT: Duration = Duration::from_millis(200);

/// A program to run.
#[derive(Clone, Debug)]
pub struct Invocation {
    /// The executable.
    pub program: PathBuf,
    /// Its arguments.
    pub args: Vec<OsString>,
    /// Its working directory.
    pub dir: PathBuf,
    /// Variables set for it.
    pub env: Vec<(OsString, OsString)>,
    /// Whether it sees only `env` and not our own environment.
    pub has_clean_environment: bool,
    /// What it reads from standard input.
    pub stdin: Vec<u8>,
    /// When to kill it and everything it started.
    pub timeout: Duration,
    /// Whether it is interrupted, as by Ctrl-C, soon after the first line that it prints.
    pub is_interrupted: bool,
    /// Bound on its private memory in bytes.
    pub memory: Option<u64>,
}

/// How a program ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ending {
    /// It returned this status.
    Exited(i32),
    /// This signal killed it.
    Signalled(i32),
    /// It was killed at its deadline.
    TimedOut,
}

/// What a program did.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// How it ended.
    pub ending: Ending,
    /// What it wrote to standard output.
    pub stdout: Vec<u8>,
    /// What it wrote to standard error.
    pub stderr: Vec<u8>,
    /// From its start to its end.
    pub wall: Duration,
}

impl Invocation {
    /// Runs `program` in `dir` with our environment, no arguments, empty stdin and a deadline of a minute.
    pub fn new(program: impl Into<PathBuf>, dir: impl Into<PathBuf>) -> Invocation {
        Invocation {
            program: program.into(),
            args: Vec::new(),
            dir: dir.into(),
            env: Vec::new(),
            has_clean_environment: false,
            stdin: Vec::new(),
            timeout: Duration::from_secs(60),
            is_interrupted: false,
            memory: None,
        }
    }

    /// Adds an argument.
    pub fn arg(&mut self, arg: impl Into<OsString>) -> &mut Invocation {
        self.args.push(arg.into());
        self
    }

    /// Sets a variable.
    pub fn env(&mut self, name: impl Into<OsString>, value: impl Into<OsString>) -> &mut Invocation {
        self.env.push((name.into(), value.into()));
        self
    }

    /// Runs it to its end or its deadline.
    pub fn run(&self) -> io::Result<Outcome> {
        let mut command = Command::new(&self.program);
        command.args(&self.args).current_dir(&self.dir).process_group(0);
        if self.has_clean_environment {
            command.env_clear();
        }
        command.envs(self.env.iter().map(|(name, value)| (name, value)));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let start = Instant::now();
        let mut child = command.spawn()?;
        let pid = Pid::from_child(&child);
        if let Some(bytes) = self.memory {
            let limit = Rlimit { current: Some(bytes), maximum: Some(bytes) };
            // The program may have ended already; then there is nothing to bound.
            let _ = rustix::process::prlimit(Some(pid), Resource::Data, limit);
        }
        let input = child.stdin.take();
        let stdout = child.stdout.take();
        let stderr = child.stderr.take();
        thread::scope(|scope| {
            let stdout = scope.spawn(move || {
                let mut stdout = stdout.map(BufReader::new);
                let mut first = Vec::new();
                if let Some(pipe) = stdout.as_mut().filter(|_| self.is_interrupted) {
                    // A program that ends without a word fails by what it did not print.
                    let _ = pipe.read_until(b'\n', &mut first);
                    thread::sleep(BEFORE_INTERRUPT);
                    let _ = rustix::process::kill_process(pid, Signal::INT);
                }
                first.extend(read_all(stdout));
                first
            });
            let stderr = scope.spawn(move || read_all(stderr));
            // A program need not read its input: a closed pipe is not our failure.
            scope.spawn(move || input.map(|mut pipe| pipe.write_all(&self.stdin)));
            let (ended, end) = mpsc::channel();
            // Waits without reaping, so that the group's number cannot be given to another before the kill below.
            scope.spawn(move || {
                let _ = rustix::process::waitid(WaitId::Pid(pid), WaitIdOptions::EXITED | WaitIdOptions::NOWAIT);
                let _ = ended.send(Instant::now());
            });
            let finished = end.recv_timeout(self.timeout);
            // Also after a normal end: whatever the program left running would hold the pipes open.
            let _ = rustix::process::kill_process_group(pid, Signal::KILL);
            let status = child.wait()?;
            let ending = match (finished.is_ok(), status.code(), status.signal()) {
                (false, ..) => Ending::TimedOut,
                (true, Some(code), _) => Ending::Exited(code),
                (true, None, signal) => Ending::Signalled(signal.unwrap_or(0)),
            };
            let wall = finished.unwrap_or_else(|_| Instant::now()) - start;
            let taken = |reader: thread::ScopedJoinHandle<'_, Vec<u8>>| reader.join().unwrap_or_default();
            Ok(Outcome { ending, stdout: taken(stdout), stderr: taken(stderr), wall })
        })
    }

    /// The command as a person would type it.
    pub fn command_line(&self) -> String {
        let mut line = String::new();
        for (name, value) in &self.env {
            line.push_str(&format!("{}={} ", name.to_string_lossy(), quoted(&value.to_string_lossy())));
        }
        line.push_str(&quoted(&self.program.to_string_lossy()));
        for arg in &self.args {
            line.push(' ');
            line.push_str(&quoted(&arg.to_string_lossy()));
        }
        line
    }
}

impl std::fmt::Display for Ending {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Ending::Exited(code) => write!(f, "{code}"),
            Ending::Signalled(signal) => write!(f, "signal {signal}"),
            Ending::TimedOut => write!(f, "timed out"),
        }
    }
}

fn read_all(pipe: Option<impl Read>) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Some(pipe) = pipe {
        // What was read before an error is still worth showing.
        let _ = pipe.take(OUTPUT_LIMIT).read_to_end(&mut bytes);
    }
    bytes
}

fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./=+:,@%".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Invocation {
        let mut invocation = Invocation::new("/bin/sh", "/");
        invocation.arg("-c").arg(script);
        invocation
    }

    #[test]
    fn output_status_and_input_are_passed() {
        let mut invocation = shell("read line; echo \"got $line\"; echo oops >&2; exit 3");
        invocation.stdin = b"word\n".to_vec();
        let outcome = invocation.run().unwrap();
        assert_eq!(outcome.ending, Ending::Exited(3));
        assert_eq!(outcome.stdout, b"got word\n");
        assert_eq!(outcome.stderr, b"oops\n");
    }

    #[test]
    fn at_the_deadline_the_whole_group_ends() {
        let mut invocation = shell("sleep 60 & echo started; wait");
        invocation.timeout = Duration::from_millis(300);
        let outcome = invocation.run().unwrap();
        assert_eq!(outcome.ending, Ending::TimedOut);
        assert_eq!(outcome.stdout, b"started\n");
        assert!(outcome.wall < Duration::from_secs(30));
    }

    #[test]
    fn a_process_left_behind_does_not_hold_the_case() {
        let outcome = shell("sleep 60 & exit 0").run().unwrap();
        assert_eq!(outcome.ending, Ending::Exited(0));
        assert!(outcome.wall < Duration::from_secs(30));
    }

    #[test]
    fn a_signal_is_told_from_a_status() {
        assert_eq!(shell("kill -TERM $$").run().unwrap().ending, Ending::Signalled(15));
    }

    #[test]
    fn a_command_line_can_be_pasted() {
        let mut invocation = Invocation::new("/bin/moltc", "/");
        invocation.arg("it's").arg("--x=1").env("A", "b c");
        assert_eq!(invocation.command_line(), r"A='b c' /bin/moltc 'it'\''s' --x=1");
    }
}
