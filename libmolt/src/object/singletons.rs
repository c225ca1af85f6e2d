//! `None`, `Ellipsis` and `NotImplemented`.

use crate::builtins::object::{OBJECT_SLOTS, identity_hash};
use crate::exec::raised::raise;
use crate::object::{Header, Owned, Ref, Slots, builtin_type, static_str};

macro_rules! singleton {
    ($kind:ident, $type_name:ident, $type_symbol:literal, $python:literal, $name:ident, $symbol:literal, $function:ident, $text:literal, $truth:expr, $hash:expr) => {
        #[doc = concat!("The type of `", $text, "`.")]
        #[repr(C)]
        pub struct $kind {
            head: Header,
        }

        // SAFETY: has no state.
        unsafe impl Sync for $kind {}

        builtin_type! {
            #[doc = concat!("The type of `", $text, "`.")]
            pub static $type_name: $kind as $type_symbol, $python {
                flags: NONE,
                slots: &Slots {
                    repr: Some(|_| Ok(static_str!($text).as_object().owned())),
                    new: Some(|ty, args| {
                        if !args.is_empty() {
                            raise!(type_error, "{} takes no arguments", ty.name());
                        }
                        Ok($function().owned())
                    }),
                    init: Some(|_, _| Ok(())),
                    truth: $truth,
                    hash: Some($hash),
                    ..OBJECT_SLOTS
                },
            }
        }

        #[doc = concat!("`", $text, "`.")]
        // SAFETY: the C API's symbol, defined here only.
        #[unsafe(export_name = $symbol)]
        pub static $name: $kind = $kind { head: Header::immortal(&$type_name) };

        #[doc = concat!("`", $text, "`.")]
        #[inline(always)]
        pub fn $function() -> Ref<'static> {
            Ref::from(&$name).as_object()
        }
    };
}

singleton!(
    NoneType,
    NONE_TYPE,
    "_PyNone_Type",
    "NoneType",
    NONE,
    "_Py_NoneStruct",
    none,
    "None",
    Some(|_| Ok(false)),
    // The same in every process, as in CPython.
    |_| Ok(0xFCA8_6420)
);
singleton!(
    EllipsisType,
    ELLIPSIS_TYPE,
    "PyEllipsis_Type",
    "ellipsis",
    ELLIPSIS,
    "_Py_EllipsisObject",
    ellipsis,
    "Ellipsis",
    None,
    identity_hash
);
singleton!(
    NotImplementedType,
    NOT_IMPLEMENTED_TYPE,
    "_PyNotImplemented_Type",
    "NotImplementedType",
    NOT_IMPLEMENTED,
    "_Py_NotImplementedStruct",
    not_implemented,
    "NotImplemented",
    Some(|_| Err(crate::exec::raised::type_error("NotImplemented should not be used in a boolean context"))),
    identity_hash
);

/// `None`, owned.
#[inline(always)]
pub fn none_object() -> Owned {
    none().owned()
}

/// `NotImplemented`, owned.
#[inline(always)]
pub fn not_implemented_object() -> Owned {
    not_implemented().owned()
}
