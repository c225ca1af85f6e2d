//! What a type is.
