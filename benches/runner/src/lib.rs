//! Interleaved benchmark runs.
