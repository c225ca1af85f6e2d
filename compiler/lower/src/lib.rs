//! Typed PIR to MIR.
