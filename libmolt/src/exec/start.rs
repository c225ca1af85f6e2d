//! Start and end of a program.

use std::ffi::OsString;

use super::exception::{self, BaseException, Detail, KEYBOARD_INTERRUPT, SYSTEM_EXIT};
use super::raised::Raised;
use super::{import, interrupt};
use crate::builtins::hashing;
use crate::object::Ref;
use crate::platform;
use crate::protocols::text;

/// Runs the program and returns its exit status.
pub fn run() -> i32 {
    let here = 0u8;
    interrupt::set_real_limit(platform::stack_lowest(std::ptr::from_ref(&here) as u64));
    platform::ignore_broken_pipes();
    platform::on_interrupt();
    if let Err(message) = set_hash_secret(std::env::var_os("PYTHONHASHSEED")) {
        eprintln!("Fatal Python error: config_init_hash_seed: {message}");
        return 1;
    }
    let status = match import::import_module(0) {
        Ok(_) => 0,
        Err(raised) => end_by(raised),
    };
    crate::exec::finish::clear_modules();
    let flushed = crate::exec::finish::flush_streams();
    #[cfg(feature = "sanitize")]
    crate::memory::collect::forget_all();
    match flushed {
        Ok(()) => status,
        Err(()) => 120,
    }
}

/// `PYTHONHASHSEED`: absent or `random`, else a number.
fn set_hash_secret(seed: Option<OsString>) -> Result<(), &'static str> {
    let seed = seed.map(|seed| seed.to_string_lossy().into_owned());
    match seed.as_deref() {
        None | Some("" | "random") => hashing::set_secret(platform::random_bytes()),
        Some(text) => match text.parse::<u32>() {
            Ok(seed) => hashing::set_secret(hashing::secret_from_seed(seed)),
            Err(_) => return Err("PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]"),
        },
    }
    Ok(())
}

/// What an exception that reached the top means for the process.
fn end_by(raised: Raised) -> i32 {
    let exception = raised.exception();
    if exception.is_instance(&SYSTEM_EXIT) {
        return exit_status(exception);
    }
    // What the program printed comes before the report, wherever both go.
    let _ = crate::exec::finish::flush_streams();
    // Nothing is pending or handled while the report runs `__str__` methods.
    drop(crate::object::state::STATE.set_handled(None));
    exception::print_uncaught(exception);
    if exception.is_instance(&KEYBOARD_INTERRUPT) {
        // Whatever the streams say, the interrupt is what ended the program.
        let _ = crate::exec::finish::flush_streams();
        platform::die_of_interrupt();
    }
    1
}

/// The status that `SystemExit(code)` asks for; anything but an integer is printed.
fn exit_status(exception: Ref<'_, BaseException>) -> i32 {
    let Some(code) = exception.detail(Detail::ExitCode) else { return 0 };
    let code = code.borrow();
    if code.is_none() {
        return 0;
    }
    if let Some(status) = code.as_int() {
        return status as i32;
    }
    // The streams come out in order.
    let _ = crate::exec::finish::flush_streams();
    match text::str(code) {
        Ok(message) => eprintln!("{}", message.as_str()),
        Err(_) => eprintln!("<exit code str() failed>"),
    }
    1
}
