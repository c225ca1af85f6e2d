//! The project's build commands: `cargo xtask COMMAND`, one file per command.
//!
//! Builds in seconds and without LLVM, since `cargo xtask setup` is what installs LLVM.

mod bench;
mod bless;
mod build;
mod check;
mod demo;
mod dist;
mod generate;
mod oracle;
mod sanitize;
mod setup;
mod test;
mod tidy;
mod workspace;

use std::process::ExitCode;

use workspace::Workspace;

/// Why a command did not succeed.
pub enum Failure {
    /// To be printed.
    Because(String),
    /// All was said already.
    Reported,
}

impl From<String> for Failure {
    fn from(message: String) -> Failure {
        Failure::Because(message)
    }
}

impl From<&str> for Failure {
    fn from(message: &str) -> Failure {
        Failure::Because(message.to_owned())
    }
}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Failure {
        Failure::Because(error.to_string())
    }
}

/// What a command gives back.
pub type Outcome<T = ()> = Result<T, Failure>;

type Command = fn(&Workspace, lexopt::Parser) -> Outcome;

/// Name, implementation, arguments and purpose of each command.
const COMMANDS: [(&str, Command, &str, &str); 12] = [
    ("setup", setup::run, "", "install the system packages that building needs"),
    ("build", build::run, "[--release]", "build moltc and the runtime archive"),
    ("test", test::run, "[PATH..] [-j N] [--profile P]", "run every test, or the cases at PATH"),
    ("check", check::run, "", "format, lints, tidy, generated pages, recorded outputs"),
    ("bless", bless::run, "[PATH..] [--check]", "record expected output, of programs from CPython"),
    ("gen", generate::run, "[--check]", "write the reference pages from the tables"),
    ("bench", bench::run, "[NAME..] [--rounds N] [-C OPTION]", "compare moltc's output with CPython and with C"),
    ("demo", demo::run, "", "set up, build, compile and run a real program"),
    ("tidy", tidy::run, "", "the rules that a compiler cannot check"),
    ("sanitize", sanitize::run, "[PATH..] [-j N]", "the suite under the address and leak sanitizers"),
    ("dist", dist::run, "", "pack moltc and the runtime for users"),
    ("oracle", oracle::run, "[ARGS..]", "print the path of CPython 3.14, or run it"),
];

fn main() -> ExitCode {
    let mut args = lexopt::Parser::from_env();
    match dispatch(&mut args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Reported) => ExitCode::FAILURE,
        Err(Failure::Because(message)) => {
            eprintln!("error: {}", message.trim_end());
            ExitCode::FAILURE
        }
    }
}

fn dispatch(args: &mut lexopt::Parser) -> Outcome {
    let name = match args.next()? {
        Some(lexopt::Arg::Value(name)) => name.to_string_lossy().into_owned(),
        Some(lexopt::Arg::Long("help") | lexopt::Arg::Short('h')) => {
            print!("{}", usage());
            return Ok(());
        }
        _ => return Err(usage().into()),
    };
    let Some((_, command, arguments, purpose)) = COMMANDS.iter().find(|(known, ..)| *known == name) else {
        return Err(format!("no command `{name}`\n{}", usage()).into());
    };
    let rest: Vec<_> = std::env::args_os().skip(2).collect();
    // What follows `oracle` is CPython's.
    if name != "oracle" && rest.iter().any(|arg| arg == "--help" || arg == "-h") {
        println!("usage: cargo xtask {name} {arguments}\n\n  {purpose}");
        return Ok(());
    }
    let workspace = Workspace::find()?;
    // The commands read the rest themselves.
    command(&workspace, lexopt::Parser::from_args(rest))
}

fn usage() -> String {
    let mut text = String::from("usage: cargo xtask COMMAND\n\n");
    for (name, _, args, purpose) in COMMANDS {
        text.push_str(&format!("  {:42} {purpose}\n", format!("{name} {args}")));
    }
    text
}
