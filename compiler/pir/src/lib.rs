//! PIR, the Python IR: SSA with block parameters, one instruction per Python operation with its full semantics.
//!
//! In: an AST with resolved scopes. Out: a [`Program`] of functions that, lowered generically, is correct for any input.
//! Everything later (types, specialization) only makes it faster.
//!
//! Always true of a valid function (checked by `verify`):
//! - every value is defined once and its definition dominates its uses, where an instruction's unwind edge leaves the
//!   block right before the instruction's results exist;
//! - an instruction that may raise and stands under a handler carries an `unwind` edge; without one the exception
//!   leaves the function;
//! - a handler block begins with `catch`, which takes the pending exception;
//! - a value is *nullable* when it is the result of an op documented so (`unbound`, `iter_next`, `load_cell`, …) or a
//!   block parameter fed by one; only ops documented to accept null use such values, and `check_bound` turns one into a
//!   plain value.

pub mod ir;
pub mod ops;

pub use ir::*;
pub use ops::*;
