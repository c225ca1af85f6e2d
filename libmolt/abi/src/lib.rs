//! What compiled code and the runtime agree on: value tags, object layouts, runtime entry points, symbol names.
//!
//! Data only. The compiler builds LLVM declarations from these tables; `libmolt` defines the entry points from the same
//! rows, so neither side can drift. [`FINGERPRINT`] names the version of all of it: compiled code refers to a symbol with
//! that name and only an archive built from the same tables defines it.
#![no_std]

pub mod entries;
pub mod layout;
pub mod symbols;
pub mod value;

pub use entries::{ENTRIES, Entry, Flags, Kind, Param, ResultKind, find_entry};

/// FNV-1a over every entry row and every layout constant; see [`symbols::fingerprint_symbol`].
pub const FINGERPRINT: u64 = layout::fingerprint(entries::fingerprint());
