//! The `moltc` command: options, the pipeline, dumps, timings, the build cache.
//!
//! Exit statuses: 0 done, 1 the program or the world is wrong, 2 the command line is wrong, 101 the compiler is wrong.

mod cache;
mod compiled;
mod failure;
mod options;
mod pipeline;
mod program;
mod run;
mod runtime;
mod session;
mod timings;

use std::panic::{self, PanicHookInfo};
use std::process::ExitCode;
use std::sync::Mutex;
use std::thread;

use clap::Parser;

use failure::Failure;
use options::{Command, CommandLine};
use session::Session;

/// Programs may nest deeper than the main thread's stack allows; pages that are not touched cost nothing.
const STACK: usize = 1 << 30;

/// What the compiler's last panic said.
static PANIC: Mutex<Option<String>> = Mutex::new(None);

fn main() -> ExitCode {
    let line = CommandLine::parse();
    panic::set_hook(Box::new(remember_panic));
    let compiler =
        thread::Builder::new().name("moltc".to_owned()).stack_size(STACK).spawn(move || execute(&line.command));
    let outcome = match compiler.map(thread::JoinHandle::join) {
        Ok(Ok(outcome)) => outcome,
        Ok(Err(_)) => {
            let message = PANIC.lock().ok().and_then(|mut message| message.take());
            Err(Failure::Compiler(message.unwrap_or_else(|| "it stopped without saying why".to_owned())))
        }
        Err(error) => Err(Failure::World(format!("cannot start a thread: {error}"))),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Program) => ExitCode::from(1),
        Err(Failure::World(message)) => {
            eprintln!("error: {message}");
            ExitCode::from(1)
        }
        Err(Failure::Compiler(message)) => {
            eprintln!("error: internal compiler error: {message}");
            eprintln!(
                "This is a bug in moltc, not in your program. Please report it with the smallest source file that shows it."
            );
            ExitCode::from(101)
        }
    }
}

fn execute(command: &Command) -> Result<(), Failure> {
    match command {
        Command::Build { file, output, emit, options } => Session::new(file, options)?.build(*emit, output.as_deref()),
        Command::Check { file, options } => Session::new(file, options)?.check(),
        Command::Run { file, args, options } => {
            let Some(executable) = Session::new(file, options)?.build_to_run()? else { return Ok(()) };
            run::run(&executable, file, args).map(|never| match never {})
        }
    }
}

/// Keeps the message for `main`, which says more; the place matters to whoever mends the compiler.
fn remember_panic(info: &PanicHookInfo<'_>) {
    let message = info.payload_as_str().unwrap_or("it stopped without saying why");
    let place = info.location().map(|location| format!(" ({}:{})", location.file(), location.line()));
    let backtrace = match std::env::var_os("RUST_BACKTRACE") {
        Some(_) => format!("\n{}", std::backtrace::Backtrace::force_capture()),
        None => String::new(),
    };
    if let Ok(mut kept) = PANIC.lock() {
        *kept = Some(format!("{message}{}{backtrace}", place.unwrap_or_default()));
    }
}
