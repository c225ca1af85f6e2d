//! Functions and cells.

entry_points! { function, for_each_function_entry, ($):
    /// A function object. `closure` is a tuple of cells or null, `defaults` a tuple or null, `keyword_defaults` a dict or null, `globals` the module's description.
    make_function(code: ptr, closure: nullable, defaults: nullable, keyword_defaults: nullable, module: ptr) -> obj [no_user_code, no_release];
    /// A cell; `value` may be null (unbound).
    make_cell(value: own_nullable) -> obj [no_user_code, no_release];
    /// The cell's value, or null when unbound.
    load_cell(cell: obj) -> maybe [never_raises, no_user_code, no_release, reads, hot];
    /// Rebinds a cell; null unbinds it.
    store_cell(cell: obj, value: own_nullable) -> unit [never_raises, hot];
    /// The cell number `index` of a function's closure.
    closure_cell(function: obj, index: i64) -> borrowed [never_raises, no_user_code, no_release, reads, hot];
}
