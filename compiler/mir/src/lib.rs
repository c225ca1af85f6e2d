//! The machine-level IR.
