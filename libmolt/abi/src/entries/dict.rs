//! Dict operations on receivers known to be exactly `dict`.

entry_points! { dict, for_each_dict_entry, ($):
    /// `dict[key]` or null when absent (no `KeyError`).
    dict_find(dict: obj, key: obj) -> maybe [];
    /// `dict[key]`, `KeyError` when absent.
    dict_get_item(dict: obj, key: obj) -> obj [];
    /// `dict[key] = value`.
    dict_set_item(dict: obj, key: obj, value: obj) -> unit [];
    /// `key in dict`.
    dict_contains(dict: obj, key: obj) -> bool [];
    /// `len(dict)`.
    dict_length(dict: obj) -> i64 [never_raises, no_user_code, no_release, reads, hot];
}
