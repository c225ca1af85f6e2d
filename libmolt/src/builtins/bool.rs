//! `bool`.

use super::int::{INT, INT_SLOTS};
use crate::object::boxes::{Bool, BoxedInt};
use crate::object::{Slots, builtin_type, static_str};

builtin_type! { mark
    /// `bool`.
    pub static BOOL: Bool(BoxedInt) as "PyBool_Type", "bool" {
        flags: INT,
        base: Some(&INT),
        slots: &Slots {
            repr: Some(|this| Ok(if this.expect::<Bool>().value() { static_str!("True") } else { static_str!("False") }.as_object().owned())),
            ..INT_SLOTS
        },
    }
}
