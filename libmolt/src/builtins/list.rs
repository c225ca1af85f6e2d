//! `list`.

use super::object::OBJECT_SLOTS;
use crate::object::list::List;
use crate::object::{Slots, builtin_type};
use crate::protocols::hash;

pub use crate::object::list::new;

builtin_type! {
    /// `list`.
    pub static LIST: List as "PyList_Type", "list" {
        flags: BASE | GC | LIST [LIST],
        slots: &LIST_SLOTS,
    }
}

/// The operations of lists.
pub const LIST_SLOTS: Slots = Slots {
    hash: Some(hash::unhashable),
    traverse: Some(|this, visit| this.expect::<List>().traverse(visit)),
    clear: Some(|this| this.expect::<List>().clear()),
    ..OBJECT_SLOTS
};
