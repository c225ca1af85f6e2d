//! Threads of control: the state that compiled code shares with the runtime, exceptions, functions, generators, modules.

pub mod exception;
pub mod interrupt;
pub mod program;
pub mod raised;
pub mod state;
pub mod unraisable;
