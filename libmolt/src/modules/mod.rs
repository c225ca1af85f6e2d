//! Native modules: what CPython implements in C, under the same names.

pub mod math;
pub mod struct_sequence;
pub mod sys;
pub mod time;
