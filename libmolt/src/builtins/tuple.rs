//! `tuple`.

use super::object::OBJECT_SLOTS;
use crate::object::{Slots, Tuple, builtin_type};

builtin_type! {
    /// `tuple`.
    pub static TUPLE: Tuple as "PyTuple_Type", "tuple" {
        flags: BASE | GC | TUPLE [TUPLE],
        item_size: 8,
        slots: &TUPLE_SLOTS,
    }
}

/// The operations of tuples.
pub const TUPLE_SLOTS: Slots =
    Slots { traverse: Some(|this, visit| this.expect::<Tuple>().traverse(visit)), ..OBJECT_SLOTS };
