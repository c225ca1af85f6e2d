//! Iteration.

entry_points! { iterate, for_each_iterate_entry, ($):
    /// `iter(object)`.
    get_iter(object: obj) -> obj [];
    /// `next(iterator)`, null when exhausted.
    iter_next(iterator: obj) -> maybe [];
    /// A range iterator about to give `next`.
    make_range_iterator(next: i64, stop: i64, step: i64) -> obj [never_raises, no_user_code, no_release];
    /// A list iterator about to give the item at `index`.
    make_list_iterator(list: obj, index: i64) -> obj [never_raises, no_user_code, no_release];
    /// A string iterator that has passed so many bytes.
    make_str_iterator(string: obj, passed: i64) -> obj [never_raises, no_user_code, no_release];
    /// `len(object)`.
    length(object: obj) -> i64 [];
}
