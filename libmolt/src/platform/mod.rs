//! What the runtime asks of the operating system: the stack's extent, signals, randomness, how a process ends.

mod unix;

pub use unix::{die_of_interrupt, file_of_descriptor, ignore_broken_pipes, on_interrupt, random_bytes, stack_lowest};
