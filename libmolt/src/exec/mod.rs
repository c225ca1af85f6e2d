//! Threads of control: the state that compiled code shares with the runtime, exceptions, functions, generators, modules.

pub mod arguments;
pub mod exception;
mod fatal;
pub mod finish;
pub mod import;
pub mod interrupt;
pub mod module;
pub mod native;
pub mod raised;
pub mod start;
pub mod stdlib_names;
pub mod unraisable;

pub use crate::object::{program, state};
