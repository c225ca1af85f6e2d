//! The runtime's entry points: every function that compiled code may call, written once.
//!
//! Each family file holds one `entry_points!` block. It expands here to rows of [`ENTRIES`] and, through the exported
//! macro of the family, in `libmolt` to the exported symbols, which call `crate::entry::<family>::<name>`.
//!
//! A row reads `name(parameter: kind, …) -> result [flags];`. Kinds of parameters:
//!
//! | kind | machine | meaning |
//! |---|---|---|
//! | `obj` | word | borrowed object, never null |
//! | `own` | word | the callee takes the reference over, also when it fails; never null |
//! | `nullable` | word | borrowed, may be null |
//! | `own_nullable` | word | as `own`, may be null |
//! | `words` | pointer | to an array of borrowed words, whose length is another parameter |
//! | `own_words` | pointer | to an array of words that the callee takes over |
//! | `i64` `f64` `bool` `ptr` | raw | `bool` is an `i8`, 0 or 1; `ptr` is a pointer to static data, to the caller's stack or to a place in an object |
//!
//! Kinds of results, with how failure shows where the row does not promise `never_raises`:
//!
//! | kind | machine | failure |
//! |---|---|---|
//! | `obj` | word, new reference | null |
//! | `borrowed` | word that something else keeps alive until the next operation that can release objects | null |
//! | `maybe` | word or null ("absent", "exhausted"), new reference | null with an exception pending in the state |
//! | `pair` | two words, both new references, the second may be null | first is null |
//! | `unit` | nothing; `i8` when it may raise | 1 |
//! | `bool` | `i8`; `i32` when it may raise | -1 |
//! | `i64` | `i64`; `{i64, i64}` when it may raise | second is 1 |
//! | `f64` | `f64`; `{i64 bits, i64}` when it may raise | second is 1 |
//! | `ptr` | pointer | null |
//! | `never` | does not return a value: always leaves an exception pending | always |
//!
//! Flags are promises; a row without flags may do anything. `never_raises`; `no_user_code`: runs no Python code and so
//! changes nothing but its arguments; `no_release`: destroys no object that existed before the call; `pure`: its result
//! depends on its (immutable) arguments only and it has no effect besides allocating; `reads`: writes no memory that compiled code can
//! see; `cold`: not expected to run; `hot`: its bitcode is inlined into compiled code.

/// How an argument travels; see the module's table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Kind {
    Obj,
    Own,
    Nullable,
    OwnNullable,
    Words,
    OwnWords,
    I64,
    F64,
    Bool,
    Ptr,
}

/// How a result travels; see the module's table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum ResultKind {
    Obj,
    Borrowed,
    Maybe,
    Pair,
    Unit,
    Bool,
    I64,
    F64,
    Ptr,
    Never,
}

/// Promises of a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[allow(missing_docs)]
pub struct Flags {
    pub never_raises: bool,
    pub no_user_code: bool,
    pub no_release: bool,
    pub pure: bool,
    pub reads: bool,
    pub cold: bool,
    pub hot: bool,
}

/// A parameter of an entry point.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Param {
    /// Its name in the row.
    pub name: &'static str,
    /// How it travels.
    pub kind: Kind,
}

/// One entry point.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Name in MIR; the symbol is `molt_` + name.
    pub name: &'static str,
    /// The exported symbol.
    pub symbol: &'static str,
    /// The family file, which is also the module of the body in `libmolt/src/entry`.
    pub family: &'static str,
    /// Parameters in order.
    pub params: &'static [Param],
    /// The result.
    pub result: ResultKind,
    /// Promises.
    pub flags: Flags,
    /// The row's documentation.
    pub doc: &'static str,
}

/// `Kind` of a parameter's keyword.
#[doc(hidden)]
#[macro_export]
macro_rules! entry_kind {
    (obj) => {
        $crate::Kind::Obj
    };
    (own) => {
        $crate::Kind::Own
    };
    (nullable) => {
        $crate::Kind::Nullable
    };
    (own_nullable) => {
        $crate::Kind::OwnNullable
    };
    (words) => {
        $crate::Kind::Words
    };
    (own_words) => {
        $crate::Kind::OwnWords
    };
    (i64) => {
        $crate::Kind::I64
    };
    (f64) => {
        $crate::Kind::F64
    };
    (bool) => {
        $crate::Kind::Bool
    };
    (ptr) => {
        $crate::Kind::Ptr
    };
}

/// `ResultKind` of a result's keyword.
#[doc(hidden)]
#[macro_export]
macro_rules! entry_result {
    (obj) => {
        $crate::ResultKind::Obj
    };
    (borrowed) => {
        $crate::ResultKind::Borrowed
    };
    (maybe) => {
        $crate::ResultKind::Maybe
    };
    (pair) => {
        $crate::ResultKind::Pair
    };
    (unit) => {
        $crate::ResultKind::Unit
    };
    (bool) => {
        $crate::ResultKind::Bool
    };
    (i64) => {
        $crate::ResultKind::I64
    };
    (f64) => {
        $crate::ResultKind::F64
    };
    (ptr) => {
        $crate::ResultKind::Ptr
    };
    (never) => {
        $crate::ResultKind::Never
    };
}

/// Declares a family: its rows here, and `$for_each!(callback)` for `libmolt`, which calls
/// `callback! { family; rows… }`.
macro_rules! entry_points {
    ($family:ident, $for_each:ident, ($d:tt):
        $( $(#[doc = $doc:literal])* $name:ident ( $($param:ident : $kind:ident),* $(,)? ) -> $result:ident [ $($flag:ident),* ]; )*
    ) => {
        /// The family's rows.
        pub const ROWS: &[$crate::Entry] = &[ $( $crate::Entry {
            name: stringify!($name),
            symbol: concat!("molt_", stringify!($name)),
            family: stringify!($family),
            params: &[ $( $crate::Param { name: stringify!($param), kind: $crate::entry_kind!($kind) } ),* ],
            result: $crate::entry_result!($result),
            flags: {
                #[allow(unused_mut)]
                let mut flags = $crate::Flags {
                    never_raises: false, no_user_code: false, no_release: false, pure: false, reads: false, cold: false, hot: false,
                };
                $( flags.$flag = true; )*
                flags
            },
            doc: concat!($($doc, "\n"),*),
        } ),* ];

        /// Calls the macro with the family's name and rows.
        #[macro_export]
        macro_rules! $for_each {
            ($d callback:ident) => {
                $d callback! { $family; $( $(#[doc = $doc])* $name ( $($param : $kind),* ) -> $result [ $($flag),* ]; )* }
            };
        }
    };
}

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

const FAMILIES: &[&[Entry]] = &[
    attribute::ROWS,
    builtin::ROWS,
    call::ROWS,
    class::ROWS,
    compare::ROWS,
    construct::ROWS,
    dict::ROWS,
    exception::ROWS,
    function::ROWS,
    generator::ROWS,
    import::ROWS,
    iterate::ROWS,
    list::ROWS,
    memory::ROWS,
    number::ROWS,
    pattern::ROWS,
    set::ROWS,
    str_method::ROWS,
    string::ROWS,
    subscript::ROWS,
    variable::ROWS,
];

const COUNT: usize = {
    let mut total = 0;
    let mut family = 0;
    while family < FAMILIES.len() {
        total += FAMILIES[family].len();
        family += 1;
    }
    total
};

static TABLE: [Entry; COUNT] = {
    let mut table = [FAMILIES[0][0]; COUNT];
    let mut next = 0;
    let mut family = 0;
    while family < FAMILIES.len() {
        let mut row = 0;
        while row < FAMILIES[family].len() {
            table[next] = FAMILIES[family][row];
            next += 1;
            row += 1;
        }
        family += 1;
    }
    table
};

/// Every entry point, family by family.
pub static ENTRIES: &[Entry] = &TABLE;

/// The row called `name`.
pub fn find_entry(name: &str) -> Option<&'static Entry> {
    ENTRIES.iter().find(|entry| entry.name == name)
}

/// FNV-1a over the rows' names, kinds and promises.
pub(crate) const fn fingerprint() -> u64 {
    const PRIME: u64 = 0x100_0000_01b3;
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    let mut index = 0;
    while index < COUNT {
        let entry = &TABLE[index];
        let name = entry.name.as_bytes();
        let mut byte = 0;
        while byte < name.len() {
            hash = (hash ^ name[byte] as u64).wrapping_mul(PRIME);
            byte += 1;
        }
        let mut param = 0;
        while param < entry.params.len() {
            hash = (hash ^ entry.params[param].kind as u64).wrapping_mul(PRIME);
            param += 1;
        }
        let flags = entry.flags;
        let bits = flags.never_raises as u64
            | (flags.no_user_code as u64) << 1
            | (flags.no_release as u64) << 2
            | (flags.pure as u64) << 3
            | (flags.reads as u64) << 4;
        hash = (hash ^ (entry.result as u64 | bits << 8)).wrapping_mul(PRIME);
        index += 1;
    }
    hash
}
