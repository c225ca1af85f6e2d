//! Exceptions: the object, the hierarchy of built-in types, tracebacks and their printing.

mod chain;
pub mod except_star;
mod frame_lines;
mod group;
mod hierarchy;
mod object;
mod print;
pub mod suggest;
mod traceback;

pub use hierarchy::*;
pub(crate) use object::DICT_OFFSET;
pub use object::{BaseException, Detail, new, set_implicit_context};
pub use print::{describe, format, print_uncaught};
pub use traceback::{TRACEBACK, Traceback, add};
