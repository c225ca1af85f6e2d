//! `str`.

pub mod case;
pub mod escape;
pub mod wtf8;

use crate::builtins::object::OBJECT_SLOTS;
use crate::object::{Slots, Str, builtin_type, text};

builtin_type! {
    /// `str`.
    pub static STR: Str as "PyUnicode_Type", "str" {
        flags: BASE | STR [STR],
        item_size: 1,
        basic_size: Some(text::BASIC_SIZE),
        slots: &STR_SLOTS,
    }
}

/// The operations of strings.
pub const STR_SLOTS: Slots = Slots {
    str: Some(|this| {
        Ok(if this.is_exactly(&STR) { this.owned() } else { text::new(this.expect::<Str>().text()).into_object() })
    }),
    hash: Some(|this| Ok(this.expect::<Str>().hash())),
    ..OBJECT_SLOTS
};
