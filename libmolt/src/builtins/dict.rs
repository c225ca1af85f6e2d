//! `dict`.

use super::object::OBJECT_SLOTS;
use crate::object::dict::Dict;
use crate::object::{Slots, builtin_type};

builtin_type! {
    /// `dict`.
    pub static DICT: Dict as "PyDict_Type", "dict" {
        flags: BASE | GC | DICT [DICT],
        slots: &DICT_SLOTS,
    }
}

/// The operations of dicts.
pub const DICT_SLOTS: Slots = Slots {
    traverse: Some(|this, visit| this.expect::<Dict>().traverse(visit)),
    clear: Some(|this| this.expect::<Dict>().clear()),
    ..OBJECT_SLOTS
};
