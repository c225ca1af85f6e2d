//! The bodies of the functions that compiled code calls, one file per family of `molt_abi::entries`.
//!
//! Each row there is expanded here to an exported symbol that converts words to handles, calls the body, and turns `Err`
//! into the pending exception. Bodies are safe functions. Their parameters and results follow from the row:
//!
//! | row | parameter | result | result of `never_raises` |
//! |---|---|---|---|
//! | `obj` | `Ref<'_>` | `PyResult<Owned>` | `Owned` |
//! | `own` | `Owned` | | |
//! | `nullable` | `Option<Ref<'_>>` | | |
//! | `own_nullable` | `Option<Owned>` | | |
//! | `words, count: i64` | `&[Ref<'_>]` | | |
//! | `own_words, count: i64` | [`OwnedWords`] or [`OwnedPairs`] | | |
//! | `i64` `f64` `bool` | the same | `PyResult` of the same | the same |
//! | `ptr` | anything that is [`FromPointer`] | | |
//! | `borrowed` | | `PyResult<Ref<'_>>` | `Ref<'_>` |
//! | `maybe` | | `PyResult<Option<Owned>>` | `Option<Owned>` |
//! | `pair` | | `PyResult<(Owned, Option<Owned>)>` | |
//! | `unit` | | `PyResult<()>` | `()` |
//! | `never` | | [`Raised`](crate::object::Raised) | |

mod convert;

pub mod attribute;
pub mod builtin;
pub mod call;
pub mod class;
pub mod compare;
pub mod construct;
pub mod dict;
pub mod exception;
pub mod function;
pub mod generator;
pub mod import;
pub mod iterate;
pub mod list;
pub mod memory;
pub mod number;
pub mod pattern;
pub mod set;
pub mod str_method;
pub mod string;
pub mod subscript;
pub mod variable;

pub use convert::{FromPointer, OwnedPairs, OwnedWords, Targets};

/// Expands the rows of a family to exported functions.
macro_rules! define_entries {
    ($family:ident; $( $(#[doc = $doc:literal])* $name:ident ( $($param:ident : $kind:ident),* ) -> $result:ident [ $($flag:ident),* ]; )*) => {
        $( define_entry! { @name $family $name [$($flag)*] $result ( $($param : $kind,)* ) } )*
    };
}

macro_rules! define_entry {
    // `mod` cannot name a Rust function.
    (@name $family:ident mod $($rest:tt)*) => {
        define_entry! { @flags $family (mod modulo) $($rest)* }
    };
    (@name $family:ident $name:ident $($rest:tt)*) => {
        define_entry! { @flags $family ($name $name) $($rest)* }
    };
    (@flags $family:ident $names:tt [never_raises $($flag:ident)*] $($rest:tt)*) => {
        define_entry! { @params $family $names quiet {} {} $($rest)* }
    };
    (@flags $family:ident $names:tt [$other:ident $($flag:ident)*] $($rest:tt)*) => {
        define_entry! { @flags $family $names [$($flag)*] $($rest)* }
    };
    (@flags $family:ident $names:tt [] $($rest:tt)*) => {
        define_entry! { @params $family $names raising {} {} $($rest)* }
    };

    (@params $family:ident $names:tt $mode:ident {$($signature:tt)*} {$($call:tt)*} $result:ident ($items:ident : words, $count:ident : i64, $($rest:tt)*)) => {
        define_entry! { @params $family $names $mode {$($signature)* $items: *const Word, $count: i64,} {$($call)* convert::words($items, $count),} $result ($($rest)*) }
    };
    (@params $family:ident $names:tt $mode:ident {$($signature:tt)*} {$($call:tt)*} $result:ident ($items:ident : own_words, $count:ident : i64, $($rest:tt)*)) => {
        define_entry! { @params $family $names $mode {$($signature)* $items: *mut Word, $count: i64,} {$($call)* convert::own_words($items, $count),} $result ($($rest)*) }
    };
    (@params $family:ident $names:tt $mode:ident {$($signature:tt)*} {$($call:tt)*} $result:ident ($param:ident : ptr, $($rest:tt)*)) => {
        define_entry! { @params $family $names $mode {$($signature)* $param: *mut u8,} {$($call)* convert::FromPointer::from_pointer($param),} $result ($($rest)*) }
    };
    (@params $family:ident $names:tt $mode:ident {$($signature:tt)*} {$($call:tt)*} $result:ident ($param:ident : i64, $($rest:tt)*)) => {
        define_entry! { @params $family $names $mode {$($signature)* $param: i64,} {$($call)* $param,} $result ($($rest)*) }
    };
    (@params $family:ident $names:tt $mode:ident {$($signature:tt)*} {$($call:tt)*} $result:ident ($param:ident : f64, $($rest:tt)*)) => {
        define_entry! { @params $family $names $mode {$($signature)* $param: f64,} {$($call)* $param,} $result ($($rest)*) }
    };
    (@params $family:ident $names:tt $mode:ident {$($signature:tt)*} {$($call:tt)*} $result:ident ($param:ident : bool, $($rest:tt)*)) => {
        define_entry! { @params $family $names $mode {$($signature)* $param: u8,} {$($call)* $param != 0,} $result ($($rest)*) }
    };
    (@params $family:ident $names:tt $mode:ident {$($signature:tt)*} {$($call:tt)*} $result:ident ($param:ident : $kind:ident, $($rest:tt)*)) => {
        define_entry! { @params $family $names $mode {$($signature)* $param: Word,} {$($call)* convert::$kind($param),} $result ($($rest)*) }
    };
    (@params $family:ident ($symbol:ident $name:ident) $mode:ident {$($signature:tt)*} {$($call:tt)*} $result:ident ()) => {
        // SAFETY: the symbol is this row's alone. Compiled code passes what the row says: live words of the kinds named.
        #[unsafe(export_name = concat!("molt_", stringify!($symbol)))]
        unsafe extern "C" fn $name($($signature)*) -> convert::$mode::$result::Raw {
            // SAFETY: as above.
            convert::$mode::$result::finish(unsafe { crate::entry::$family::$name($($call)*) })
        }
    };
}

/// The exported symbols.
mod exported {
    #![allow(clippy::unused_unit, unused_unsafe)]

    use super::convert;
    use crate::object::Word;

    /// Its name contains the fingerprint of the tables that compiled code was made with.
    // SAFETY: nothing else has this name.
    #[unsafe(export_name = env!("MOLT_FINGERPRINT_SYMBOL"))]
    static FINGERPRINT: u64 = molt_abi::FINGERPRINT;

    /// Where the process begins.
    // SAFETY: the C library's start code calls this symbol once.
    #[cfg(not(test))]
    #[unsafe(no_mangle)]
    extern "C" fn main(_count: i32, _arguments: *const *const u8) -> i32 {
        crate::exec::start::run()
    }

    macro_rules! families {
        ($($name:ident $for_each:ident;)*) => {
            $(
                mod $name {
                    use super::{Word, convert};
                    molt_abi::$for_each!(define_entries);
                }
            )*
        };
    }

    families! {
        attribute for_each_attribute_entry;
        builtin for_each_builtin_entry;
        call for_each_call_entry;
        class for_each_class_entry;
        compare for_each_compare_entry;
        construct for_each_construct_entry;
        dict for_each_dict_entry;
        exception for_each_exception_entry;
        function for_each_function_entry;
        generator for_each_generator_entry;
        import for_each_import_entry;
        iterate for_each_iterate_entry;
        list for_each_list_entry;
        memory for_each_memory_entry;
        number for_each_number_entry;
        pattern for_each_pattern_entry;
        set for_each_set_entry;
        str_method for_each_str_method_entry;
        string for_each_string_entry;
        subscript for_each_subscript_entry;
        variable for_each_variable_entry;
    }
}
