//! The modules that come with the runtime rather than from a file. They win over files of the same name, as modules
//! built into CPython do.

/// Sorted by name.
const NATIVE_MODULES: &[&str] = &["builtins", "math", "sys", "time"];

/// Whether the runtime has a module of this name.
pub fn is_native(name: &str) -> bool {
    NATIVE_MODULES.binary_search(&name).is_ok()
}
