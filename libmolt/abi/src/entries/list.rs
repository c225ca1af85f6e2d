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
    /// `list.pop(index)`.
    list_pop_at(list: obj, index: i64) -> obj [no_user_code, no_release];
    /// `list.insert(index, value)`.
    list_insert(list: obj, index: i64, value: own) -> unit [never_raises, no_user_code, no_release];
    /// `list.extend(items)`.
    list_extend_from(list: obj, items: obj) -> unit [];
    /// `list.clear()`.
    list_clear(list: obj) -> unit [];
    /// `list.copy()`.
    list_copy(list: obj) -> obj [never_raises, no_user_code, no_release];
    /// `list.reverse()`.
    list_reverse(list: obj) -> unit [never_raises, no_user_code, no_release];
    /// `list.sort()`.
    list_sort(list: obj) -> unit [];
    /// `list.index(value)`.
    list_index(list: obj, value: obj) -> i64 [];
    /// `list.count(value)`.
    list_count(list: obj, value: obj) -> i64 [];
    /// `list.remove(value)`.
    list_remove(list: obj, value: obj) -> unit [];
    /// `value in list`.
    list_contains(list: obj, value: obj) -> bool [];
    /// A new list with `count` elements of raw storage to be filled by the caller; strategy as given.
    list_with_storage(strategy: i64, count: i64) -> obj [no_user_code, no_release];
}
