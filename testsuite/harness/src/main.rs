//! Finds, runs, compares and blesses test cases.

fn main() {}
