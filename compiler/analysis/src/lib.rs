//! Facts about MIR functions; nothing here edits.

pub mod cfg;
pub mod dominators;
pub mod loops;
pub mod roots;

pub use cfg::Cfg;
pub use dominators::Dominators;
pub use loops::{Loop, Loops};
