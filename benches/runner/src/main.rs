//! Interleaved benchmark runs.

fn main() {}
