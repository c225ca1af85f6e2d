//! Memory: allocation by size class, reference counts, destruction, the cycle collector, weak references.
//!
//! Everything here is guarded by the interpreter lock: only the thread that holds it allocates, counts or frees.

pub mod allocate;
pub mod collect;
pub mod count;
pub mod destroy;
pub mod room;
pub mod weak;

pub use allocate::{allocate, allocate_as, allocate_sized};
pub use count::{decrement, increment};
pub use room::require;
