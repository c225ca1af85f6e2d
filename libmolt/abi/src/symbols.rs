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
