//! MIR, the machine-level IR: SSA with block parameters, where every value has a machine representation and every cost
//! is visible.
//!
//! In: what `lower` makes of typed PIR. Out: what `codegen` walks one to one into LLVM IR.
//!
//! Always true of a valid function (checked by `verify`):
//! - every value has one representation ([`Repr`]) and one definition that dominates its uses; an instruction's `err`
//!   edge leaves right before its results exist;
//! - an instruction that may raise has an `err` edge exactly when its entry or op says so; the target finds the
//!   exception pending in the runtime's state;
//! - an instruction that guards has an [`Exit`], and everything the exit mentions dominates the instruction;
//! - before the `ownership` pass `Obj` values are counted implicitly: operands are borrowed or consumed as
//!   [`ops::operand_ownership`] says, results are owned or borrowed as [`ops::result_ownership`] says. After it, every
//!   count is an `incref` or `decref` and each owned value is consumed exactly once on every path.
//!
//! Example, `def f(a, b): return a + b` for two ints:
//! ```text
//! fn @f.ints -> raw i64 {
//! b0(v0: i64, v1: i64):
//!   v2: i64 = int_checked.add v0, v1 exit e0
//!   return v2
//! e0: @f(null) point 1 [v0, v1]
//! }
//! ```
//! `@` begins a function's name, `$` data of the program, `%` a symbol of the runtime; `obj?` may be null.

pub mod dominance;
pub mod ir;
pub mod ops;
pub mod parse;
pub mod print;
pub mod reference;
mod text;
pub mod verify;

pub use ir::*;
pub use ops::*;
pub use parse::{ParseError, parse_program};
pub use print::{print_function, print_inst, print_program};
pub use verify::{VerifyError, verify_function, verify_program};

#[cfg(test)]
mod tests;
