//! A type for every PIR value, over the whole program.
