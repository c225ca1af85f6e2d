//! Global variables and builtins.

entry_points! { variable, for_each_variable_entry, ($):
    /// A global that is not in its slot: the module's other names, then `builtins`, then `NameError`.
    load_global_slow(module: ptr, name: obj) -> obj [];
    /// `del name` of a global whose slot is null: `NameError`.
    delete_global_slow(module: ptr, name: obj) -> unit [cold];
    /// The builtin of that name, which exists.
    certain_builtin(name: obj) -> obj [never_raises, no_user_code, no_release];
    /// The builtin of that name, or `NameError`.
    load_builtin(name: obj) -> obj [no_user_code, no_release];
}
