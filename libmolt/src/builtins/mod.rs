//! The built-in types, one file each: a static type object, its operations and methods, in safe Rust.

pub mod bool;
pub mod bounds;
pub mod bytes;
pub mod codecs;
pub mod descriptors;
pub mod dict;
pub mod float;
pub mod format;
pub mod function;
pub mod functions;
pub mod generator;
pub mod hashing;
pub mod int;
pub mod list;
pub mod mapping_proxy;
pub mod method_objects;
pub mod object;
pub mod search;
pub mod sequence_iterator;
pub mod slice;
pub mod str;
pub mod super_object;
pub mod tuple;
pub mod types;
pub mod unicode;
