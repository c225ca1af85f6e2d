//! The Molt runtime.
