//! MIR to MIR: everything between `lower` and `codegen`.

pub mod bounds;
pub mod cleanup;
pub mod exits;
pub mod inline;
pub mod ownership;
pub mod pipeline;
pub mod polls;
pub mod redundancy;

pub use pipeline::{Options, PASSES, run_pipeline};
