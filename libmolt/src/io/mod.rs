//! Files: byte streams over the operating system's, text on top of them, the Python objects that show both.
//!
//! [`stream`] knows nothing of Python. [`binary_file`] and [`text_file`] hold the types that `open` returns, [`open`] is that
//! function, [`standard`] the three streams that every program has.

pub mod binary_file;
pub mod decoder;
pub mod error;
pub mod open;
pub mod print;
pub mod standard;
pub mod stream;
pub mod text_file;
