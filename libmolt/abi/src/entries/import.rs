//! Modules.

entry_points! { import, for_each_import_entry, ($):
    /// Runs the module of that index if it has not begun yet, parents first; the module object.
    import_module(index: i64) -> obj [];
    /// The native module of that name (`sys`, `math`, `time`, `builtins`).
    import_native(name: obj) -> obj [];
    /// `from module import name`: attribute, else submodule, else `ImportError`.
    import_from(module: obj, name: obj) -> obj [];
    /// `from module import *` into the module of index `into`.
    import_star(module: obj, into: i64) -> unit [];
}
