//! How a program ends when the runtime finds itself in the wrong, or has no memory where `MemoryError` cannot be raised.
//!
//! The linker lets the first three stand for the standard library's own handlers and the unwinder (see `molt_link`), which carry
//! along everything that is needed to print a Rust backtrace: a fifth of a small program.

use core::panic::PanicInfo;
use std::process;

/// In place of the panic handler.
#[unsafe(no_mangle)]
extern "Rust" fn molt_panic(info: &PanicInfo<'_>) -> ! {
    eprintln!("Fatal error in the Molt runtime: {info}\nThis is a bug in Molt, not in your program.");
    process::abort()
}

/// In place of the handler of failed allocations.
#[unsafe(no_mangle)]
extern "Rust" fn molt_out_of_memory(size: usize, _align: usize) -> ! {
    eprintln!("Fatal error: no memory for {size} bytes");
    process::abort()
}

/// In place of the unwinder.
#[unsafe(no_mangle)]
extern "C" fn molt_unwind() -> ! {
    process::abort()
}

/// In place of a function that the program was found not to reach.
#[unsafe(no_mangle)]
extern "Rust" fn molt_absent_part() -> ! {
    eprintln!(
        "Fatal error in the Molt runtime: the program uses a method that was not linked\nThis is a bug in Molt, not in your program."
    );
    process::abort()
}
