//! Set operations on receivers known to be exactly `set`.

entry_points! { set, for_each_set_entry, ($):
    /// `item in set`.
    set_contains(set: obj, item: obj) -> bool [];
    /// `set.discard(item)`.
    set_discard(set: obj, item: obj) -> unit [];
    /// `set.remove(item)`.
    set_remove(set: obj, item: obj) -> unit [];
    /// `set.pop()`.
    set_pop(set: obj) -> obj [no_user_code, no_release];
    /// `set.clear()`.
    set_clear(set: obj) -> unit [];
    /// `len(set)`.
    set_length(set: obj) -> i64 [never_raises, no_user_code, no_release, reads];
}
