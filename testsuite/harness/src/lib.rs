//! Finds test cases, runs them in parallel, compares with what was recorded, and records.
//!
//! In: the folders of `testsuite/`, a `moltc`, the runtime archive, and (to record) CPython 3.14. Out: a [`Summary`] and, for
//! every failure, a diff with the command that reruns that one case. The conventions that cases follow are written down in
//! `testsuite/README.md`. `xtask` is the only user; the benchmark runner shares [`oracle`] and [`process`].

pub mod bless;
mod case;
mod checks;
mod diag_case;
mod diagnostics;
mod directives;
mod gaps;
mod ir_case;
pub mod oracle;
pub mod process;
mod program_case;
mod recorded;
mod report;
mod scratch;
mod session;
mod suite;

pub use case::{Case, Kind, discover};
pub use report::{Summary, unified_diff};
pub use session::Session;
pub use suite::{run, stale_gaps};
