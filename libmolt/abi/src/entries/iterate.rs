//! Iteration.

entry_points! { iterate, for_each_iterate_entry, ($):
    /// `iter(object)`.
    get_iter(object: obj) -> obj [];
    /// `next(iterator)`, null when exhausted.
    iter_next(iterator: obj) -> maybe [];
    /// `len(object)`.
    length(object: obj) -> i64 [];
}
