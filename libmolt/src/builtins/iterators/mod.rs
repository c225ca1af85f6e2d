//! Iterators of the built-in containers, and the built-in functions that are iterator types.

pub mod callable;
pub mod dict;
pub mod enumerate;
pub mod list;
pub mod map;
pub mod pickled;
pub mod range;
pub mod reversed;
pub mod set;
pub mod tuple;
pub mod zip;
