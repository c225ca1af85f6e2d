//! `type`: type objects as values.

use super::object::OBJECT_SLOTS;
use crate::object::{Slots, Type, builtin_type};

builtin_type! { mark
    /// `type`.
    pub static TYPE: Type(Type) as "PyType_Type", "type" {
        flags: BASE | TYPE,
        slots: &TYPE_SLOTS,
    }
}

/// The operations of types.
pub const TYPE_SLOTS: Slots = Slots { ..OBJECT_SLOTS };
