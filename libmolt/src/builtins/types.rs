//! `type`: type objects as values.

use super::object::OBJECT_SLOTS;
use crate::object::{Slots, Type, TypeFlags, TypeSpec};

/// `type`.
// SAFETY: the C API's symbol, defined here only.
#[unsafe(export_name = "PyType_Type")]
pub static TYPE: Type = Type::builtin::<Type>(TypeSpec {
    name: "type",
    flags: TypeFlags::BASE.with(TypeFlags::TYPE),
    slots: &TYPE_SLOTS,
    ..TypeSpec::DEFAULT
});

/// The operations of types.
pub const TYPE_SLOTS: Slots = Slots { ..OBJECT_SLOTS };
