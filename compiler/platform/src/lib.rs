//! What a target is: reads targets/*.toml.
