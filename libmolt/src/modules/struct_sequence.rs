//! Tuples whose items have names, as C code makes them: `sys.version_info`.

use crate::builtins::tuple::TUPLE_SLOTS;
use crate::object::{Owned, PyResult, Ref, Slots, Tuple, Type, text, tuple};
use crate::protocols::text as texts;

/// A type of such tuples.
pub struct StructSequence {
    /// The type object.
    pub ty: &'static Type,
}

impl StructSequence {
    /// One with these items, as many as there are names.
    pub fn make(&self, items: Vec<Owned>) -> Owned {
        tuple::new_as(self.ty, items.into_iter()).into_object()
    }
}

/// The operations of such tuples.
pub const SLOTS: Slots = Slots { repr: Some(repr), ..TUPLE_SLOTS };

fn repr(this: Ref<'_>) -> PyResult<Owned> {
    let items = this.expect::<Tuple>().slice();
    let parts = this
        .ty()
        .getters()
        .iter()
        .zip(items)
        .map(|(getter, item)| Ok(format!("{}={}", getter.name, texts::repr(*item)?.as_str())));
    let parts = parts.collect::<PyResult<Vec<String>>>()?;
    Ok(text::new(&format!("{}({})", this.ty().full_name(), parts.join(", "))).into_object())
}

/// The item number `index`.
pub fn item(this: Ref<'_>, index: usize) -> PyResult<Owned> {
    Ok(this.expect::<Tuple>().slice()[index].owned())
}

/// Defines types: a static for each, its symbol, its name, the names of its items.
macro_rules! struct_sequence {
    ($($sequence:ident $symbol:literal $python:literal { $($field:ident),* $(,)? })*) => {
        $(
            #[allow(non_upper_case_globals, non_camel_case_types)]
            static $sequence: StructSequence = {
                #[allow(dead_code)]
                enum Place { $($field),* }
                $crate::object::builtin_type! { mark
                    #[doc = concat!("`", $python, "`.")]
                    pub static TYPE: Tuple($crate::object::Tuple) as $symbol, $python {
                        flags: GC | TUPLE,
                        base: Some(&$crate::builtins::tuple::TUPLE),
                        item_size: 8,
                        slots: &$crate::modules::struct_sequence::SLOTS,
                        getters: &[$(
                            $crate::object::Getter::read_only(stringify!($field), |this| {
                                $crate::modules::struct_sequence::item(this, Place::$field as usize)
                            }),
                        )*],
                    }
                }
                StructSequence { ty: &TYPE }
            };
        )*
    };
}
pub(super) use struct_sequence;
