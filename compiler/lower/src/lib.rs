//! Typed PIR to MIR: picks machine representations and makes every cost visible.
//!
//! In: a verified PIR program and what `infer` found. Out: one MIR program. Each PIR function has a *generic* version,
//! which is correct for any input, and may have specialized ones, which leave for it when a guess fails.
//!
//! Specialized versions are lowered first: they decide at which points generic versions must be enterable.

mod builder;
mod context;
mod data;
mod describe;
mod dispatch;
mod generic;
mod globals;
mod points;
mod sites;
mod type_tests;
mod typed;
mod words;

pub use context::{Options, lower_program, may_run_finalizers};
