//! Facts about MIR.
