//! `float`.

pub mod arithmetic;
pub mod digits;
pub mod text;

use crate::builtins::object::OBJECT_SLOTS;
use crate::object::boxes::{BoxedFloat, Float};
use crate::object::{Slots, builtin_type};

builtin_type! { mark
    /// `float`.
    pub static FLOAT: Float(BoxedFloat) as "PyFloat_Type", "float" {
        flags: BASE,
        slots: &FLOAT_SLOTS,
    }
}

/// The operations of floats.
pub const FLOAT_SLOTS: Slots = Slots {
    hash: Some(|this| Ok(crate::builtins::hashing::hash_float(this.expect::<Float>().value(), this))),
    ..OBJECT_SLOTS
};
