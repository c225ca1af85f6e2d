//! List operations on receivers known to be exactly `list`.

entry_points! { list, for_each_list_entry, ($):
    /// A list of `count` times `value`, with the strategy of the value: `[value] * count`.
    list_repeat(value: obj, count: i64) -> obj [no_user_code, no_release];
    /// Element as a word for an index already known to be in `0..len`; whatever the strategy.
    list_get(list: obj, index: i64) -> obj [no_user_code, no_release, never_raises, hot];
    /// Replaces an element at an index known to be in `0..len`; the strategy may widen.
    list_set(list: obj, index: i64, value: own) -> unit [never_raises];
    /// `list.append(value)`; the strategy may widen.
    list_append(list: obj, value: own) -> unit [no_user_code, no_release, hot];
    /// `list.append(value)` for a list of strategy ints (or empty).
    list_append_int(list: obj, value: i64) -> unit [no_user_code, no_release, hot];
    /// `list.append(value)` for a list of strategy floats (or empty).
    list_append_float(list: obj, value: f64) -> unit [no_user_code, no_release, hot];
    /// Gives the list the words strategy.
    list_widen(list: obj) -> unit [no_user_code, no_release];
    /// `list.pop()` of the last element.
    list_pop(list: obj) -> obj [no_user_code, no_release];
    /// A new list with `count` elements of raw storage to be filled by the caller; strategy as given.
    list_with_storage(strategy: i64, count: i64) -> obj [no_user_code, no_release];
}
