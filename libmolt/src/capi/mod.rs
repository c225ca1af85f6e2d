//! The border to C.

pub mod libm;
