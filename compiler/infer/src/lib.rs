//! Whole-program, interprocedural, flow-sensitive type inference: PIR in, a type for every value of every version out.
//!
//! A *version* is a function together with the types of its parameters. Its code, lowered with the types found here, is
//! entered only with such arguments. Two kinds of knowledge are kept apart for each value:
//! - *proved*: what the operation gives, by the semantics of Python, for operands of their types;
//! - *type*: what the code after it may assume. Where that is narrower than what is proved, it is a prediction, and the
//!   lowered code tests it right after the operation and leaves for the generic version when it fails.

pub mod result;

pub use result::*;
