//! `int`.

pub mod division;
pub mod text;

use crate::builtins::object::OBJECT_SLOTS;
use crate::object::boxes::{BoxedInt, Int};
use crate::object::{Owned, PyResult, Ref, Slots, builtin_type};

builtin_type! { mark
    /// `int`.
    pub static INT: Int(BoxedInt) as "PyLong_Type", "int" {
        flags: BASE | INT,
        slots: &INT_SLOTS,
    }
}

/// The operations of ints; `bool`'s begin with them.
pub const INT_SLOTS: Slots = Slots {
    repr: Some(repr),
    hash: Some(|this| Ok(crate::builtins::hashing::hash_int(this.expect()))),
    ..OBJECT_SLOTS
};

fn repr(this: Ref<'_>) -> PyResult<Owned> {
    let value = this.expect::<Int>();
    let digits = match value.to_i64() {
        Some(small) => small.to_string(),
        None => value.to_big().to_string(),
    };
    Ok(crate::object::text::new(&digits).into_object())
}
