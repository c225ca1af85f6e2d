//! Symbol names that compiled code and the runtime share.

/// The runtime's state, `layout::state`; swapped by whoever takes the interpreter lock.
pub const STATE: &str = "molt_state";
/// The program description that compiled code defines and the runtime reads, `layout::program`.
pub const PROGRAM: &str = "molt_program";
/// `None`.
pub const NONE: &str = "_Py_NoneStruct";
/// `True`.
pub const TRUE: &str = "_Py_TrueStruct";
/// `False`.
pub const FALSE: &str = "_Py_FalseStruct";
/// `Ellipsis`.
pub const ELLIPSIS: &str = "_Py_EllipsisObject";
/// `NotImplemented`.
pub const NOT_IMPLEMENTED: &str = "_Py_NotImplementedStruct";
/// The box of `0.0`, which cannot be self-tagged.
pub const FLOAT_ZERO: &str = "molt_float_zero";
/// The box of `-0.0`.
pub const FLOAT_NEGATIVE_ZERO: &str = "molt_float_negative_zero";

/// Handlers of the standard library, by how their mangled symbols end, and the runtime's functions of the same signature that stand for them.
pub const REPLACED_HANDLERS: &[(&str, &str)] =
    &[("17rust_begin_unwind", "molt_panic"), ("26___rust_alloc_error_handler", "molt_out_of_memory")];

/// What std takes from the unwinder. Nothing ever unwinds, so one function stands for both and the unwinder is left out.
pub const UNWINDER: &[&str] = &["_Unwind_Backtrace", "_Unwind_Resume"];
/// That function.
pub const NO_UNWINDER: &str = "molt_unwind";

/// Static type objects, by Python name. Heap objects' type words point to these.
pub const TYPES: &[(&str, &str)] = &[
    ("object", "PyBaseObject_Type"),
    ("type", "PyType_Type"),
    ("NoneType", "_PyNone_Type"),
    ("int", "PyLong_Type"),
    ("bool", "PyBool_Type"),
    ("float", "PyFloat_Type"),
    ("str", "PyUnicode_Type"),
    ("bytes", "PyBytes_Type"),
    ("tuple", "PyTuple_Type"),
    ("list", "PyList_Type"),
    ("dict", "PyDict_Type"),
    ("set", "PySet_Type"),
    ("frozenset", "PyFrozenSet_Type"),
    ("range", "PyRange_Type"),
    ("slice", "PySlice_Type"),
    ("function", "PyFunction_Type"),
    ("method", "PyMethod_Type"),
    ("builtin_function_or_method", "PyCFunction_Type"),
    ("module", "PyModule_Type"),
    ("generator", "PyGen_Type"),
    ("cell", "PyCell_Type"),
    ("range_iterator", "PyRangeIter_Type"),
    ("list_iterator", "PyListIter_Type"),
    ("tuple_iterator", "PyTupleIter_Type"),
];

/// Prefix of every runtime entry point's symbol.
pub const ENTRY_PREFIX: &str = "molt_";

/// Prefix of the symbol whose presence proves that archive and compiler agree; the fingerprint follows in hexadecimal.
pub const FINGERPRINT_PREFIX: &str = "molt_abi_";

/// The symbol of a static type, if it is one that compiled code may name.
pub fn type_symbol(python_name: &str) -> Option<&'static str> {
    TYPES.iter().find(|(name, _)| *name == python_name).map(|(_, symbol)| *symbol)
}

/// The symbol whose presence proves that archive and compiler agree: displays as [`FINGERPRINT_PREFIX`] and sixteen digits.
pub struct FingerprintSymbol;

impl core::fmt::Display for FingerprintSymbol {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{FINGERPRINT_PREFIX}{:016x}", crate::FINGERPRINT)
    }
}

/// Parts of the runtime that an executable has only if its program can reach them: functions of methods and of native modules,
/// and the modules.
///
/// A part is exported under one symbol and used by another; the linker is told that they are the same, or that the part is
/// absent. Symbols end in the Python name, behind a dot. A program gets at a part by that name, which then is among its
/// strings, or by one of [`REFLECTIVE`](parts::REFLECTIVE), after which any part may be needed.
pub mod parts {
    /// Begins the symbol of a part.
    pub const EXPORTED: &str = "molt_part_";
    /// Begins the symbol by which it is used.
    pub const USED: &str = "molt_linked_";
    /// Stands for absent functions; ends the program.
    pub const ABSENT: &str = "molt_absent_part";
    /// Begins the rest of the symbol of a module.
    pub const MODULES: &str = "modules.";
    /// Stands for absent modules.
    pub const ABSENT_MODULE: &str = "molt_absent_module";

    /// Names by which a program can get at others without spelling them.
    pub const REFLECTIVE: &[&str] = &[
        "__builtins__",
        "__dict__",
        "__getattribute__",
        "__globals__",
        "__match_args__",
        "__self__",
        "attrgetter",
        "builtins",
        "eval",
        "exec",
        "getattr",
        "getmembers",
        "globals",
        "locals",
        "methodcaller",
        "modules",
        "vars",
    ];

    /// Names that are not special methods by which the runtime looks for methods.
    pub const LOOKED_UP: &[&str] = &[
        "add_note",
        "close",
        "derive",
        "flush",
        "get",
        "items",
        "keys",
        "maketrans",
        "next",
        "readline",
        "send",
        "split",
        "throw",
        "write",
    ];

    /// Special methods that no operator and no statement calls: only copying, pickling and curiosity do, by name.
    const BY_NAME_ONLY: &[&str] =
        &["__getnewargs__", "__getstate__", "__reduce__", "__reduce_ex__", "__setstate__", "__sizeof__"];

    /// Whether a program with these strings needs the part of that name.
    pub fn is_reachable(name: &str, mentions: impl Fn(&str) -> bool) -> bool {
        let is_special = name.starts_with("__") && name.ends_with("__") && !BY_NAME_ONLY.contains(&name);
        is_special
            || LOOKED_UP.contains(&name)
            || mentions(name)
            || REFLECTIVE.iter().any(|reflective| mentions(reflective))
    }
}
