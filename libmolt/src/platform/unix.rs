//! The Unix calls.

use std::fs::File;
use std::io::Read;
use std::os::fd::FromRawFd;

/// Bytes kept free below compiled code for the runtime's own functions and the C library.
const RESERVE: u64 = 256 * 1024;
/// Assumed where the system sets no limit.
const DEFAULT_STACK: u64 = 8 * 1024 * 1024;
/// Used at most, however large the system's limit.
const LARGEST_STACK: u64 = 64 * 1024 * 1024;

/// The address that the stack must not grow beyond, for a main thread whose stack is at `here` now.
pub fn stack_lowest(here: u64) -> u64 {
    let mut limit = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
    // SAFETY: `limit` is a valid place for the answer.
    let failed = unsafe { libc::getrlimit(libc::RLIMIT_STACK, &mut limit) } != 0;
    let size =
        if failed || limit.rlim_cur == libc::RLIM_INFINITY { DEFAULT_STACK } else { limit.rlim_cur.min(LARGEST_STACK) };
    // Arguments and environment lie above `here` and count as well; they are small.
    here.saturating_sub(size.saturating_sub(2 * RESERVE).max(RESERVE))
}

/// Random bytes from the system, or zeros where it has none.
pub fn random_bytes() -> [u8; 16] {
    let mut bytes = [0; 16];
    // SAFETY: the buffer has the length that is passed.
    let filled = unsafe { libc::getrandom(bytes.as_mut_ptr().cast(), bytes.len(), libc::GRND_NONBLOCK) };
    if filled != bytes.len() as isize
        && let Ok(mut source) = std::fs::File::open("/dev/urandom")
    {
        // Without randomness the hashes are merely predictable.
        let _ = source.read_exact(&mut bytes);
    }
    bytes
}

extern "C" fn handle_interrupt(_: libc::c_int) {
    crate::exec::interrupt::request_keyboard_interrupt();
}

/// Makes SIGINT ask for a `KeyboardInterrupt`, unless it is ignored.
pub fn on_interrupt() {
    // SAFETY: the handler only stores to atomics and to the state's limit, which is safe in a signal handler; the action is
    // fully initialized.
    unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        libc::sigaction(libc::SIGINT, std::ptr::null(), &mut action);
        if action.sa_sigaction == libc::SIG_IGN {
            return;
        }
        action.sa_sigaction = handle_interrupt as *const () as usize;
        action.sa_flags = 0;
        libc::sigemptyset(&mut action.sa_mask);
        libc::sigaction(libc::SIGINT, &action, std::ptr::null_mut());
    }
}

/// Turns writes to closed pipes into errors.
pub fn ignore_broken_pipes() {
    // SAFETY: changes the disposition of a signal and nothing else.
    unsafe { libc::signal(libc::SIGPIPE, libc::SIG_IGN) };
}

/// Ends the process by SIGINT, so that a shell sees why.
pub fn die_of_interrupt() {
    // SAFETY: restores the default action and raises the signal.
    unsafe {
        libc::signal(libc::SIGINT, libc::SIG_DFL);
        libc::raise(libc::SIGINT);
    }
}

/// The file behind a descriptor. It is closed when the file is dropped, so streams that must not close theirs keep it from
/// being dropped.
pub fn file_of_descriptor(descriptor: i32) -> File {
    // SAFETY: programs may name any descriptor; operations on one that is not open fail, they do not touch memory.
    unsafe { File::from_raw_fd(descriptor) }
}
