//! The object model: words and handles, headers, type objects and their slots, and the storage of the built-in types.
//!
//! This folder, `memory`, `capi` and the entry macro are the only places with `unsafe`. Everything else is safe Rust on
//! [`Ref`] and [`Owned`].

mod args;
mod handle;
mod header;
mod linearize;
mod method;
mod part;
mod slots;
#[cfg(test)]
mod tests;
mod types;
mod word;

pub mod attribute;
pub mod boxes;
pub mod byte_array;
pub mod bytes;
pub mod cache;
pub mod class;
pub mod dict;
pub mod function;
pub mod generator;
pub mod instance;
pub mod list;
pub mod locked;
pub mod program;
pub mod range;
pub mod set;
pub mod singletons;
pub mod slot_names;
pub mod state;
pub mod text;
pub mod tuple;

pub use args::{Args, Keywords};
pub use handle::{Field, HeapType, Object, Owned, PyType, Ref, as_refs, as_words};
pub use header::Header;
pub use method::{
    AnyBody, Body, Getter, KeywordsBody, Method, MethodKind, NoneBody, OneBody, PositionalBody, Signature,
};
pub(crate) use method::{method, methods};
pub(crate) use part::{module_part, part};
pub use slots::{BinarySlot, Comparison, HashSlot, PowerSlot, Slots, UnarySlot};
pub use text::Str;
pub(crate) use text::static_str;
pub use tuple::Tuple;
pub(crate) use types::builtin_type;
pub use types::{Type, TypeFlags, TypeSpec};
pub use word::Word;

pub use crate::exec::raised::{PyResult, Raised};
