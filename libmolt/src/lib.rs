//! The Molt runtime: everything that a compiled program needs at run time, as one static archive.
//!
//! `object` and `memory` are the unsafe core, `builtins` holds one file per Python type, `protocols` the operations that work
//! on any value, `exec` threads of control: state, exceptions, functions, generators, modules. `modules` holds native modules. `entry` holds the bodies of
//! the functions that compiled code calls; their rows are in `molt_abi::entries`.

pub mod builtins;
pub mod capi;
pub mod entry;
pub mod exec;
pub mod io;
pub mod memory;
pub mod modules;
pub mod object;
pub mod platform;
pub mod protocols;
