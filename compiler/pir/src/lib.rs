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
//! - a handler block begins with `catch`, which takes the pending exception, and only unwind edges lead there;
//! - a value is *nullable* when it is the result of an op documented so (`unbound`, `iter_next`, `load_cell`, …) or a
//!   block parameter fed by one; only ops documented to accept null use such values. `check_bound` turns one into a
//!   plain value, and so does a branch: on the false edge of a branch on `is_null v`, the argument `v` is plain, so that
//!   the parameter it feeds is what code behind the test uses;
//! - a branch, and `not`, take the result of an op that makes a condition, directly. Such a result is a Python `bool`, so any op
//!   may use it as a value.

pub mod build;
mod cursor;
pub mod dominators;
mod immediates;
pub mod ir;
pub mod liveness;
pub mod nullable;
pub mod ops;
pub mod parse;
pub mod print;
pub mod reference;
pub mod resume;
pub mod simplify;
pub mod ssa;
pub mod verify;

pub use ir::*;
pub use ops::*;
