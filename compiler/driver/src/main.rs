//! The moltc command.

fn main() {}
