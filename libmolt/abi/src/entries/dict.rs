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
    /// `dict.get(key)`.
    dict_get(dict: obj, key: obj) -> obj [];
    /// `dict.get(key, default)`.
    dict_get_or(dict: obj, key: obj, default: obj) -> obj [];
    /// `dict.setdefault(key, default)`.
    dict_setdefault(dict: obj, key: obj, default: obj) -> obj [];
    /// `dict.pop(key)`.
    dict_pop(dict: obj, key: obj) -> obj [];
    /// `dict.pop(key, default)`.
    dict_pop_or(dict: obj, key: obj, default: obj) -> obj [];
    /// `del dict[key]`.
    dict_del_item(dict: obj, key: obj) -> unit [];
    /// `dict.keys()`.
    dict_keys(dict: obj) -> obj [never_raises, no_user_code, no_release];
    /// `dict.values()`.
    dict_values(dict: obj) -> obj [never_raises, no_user_code, no_release];
    /// `dict.items()`.
    dict_items(dict: obj) -> obj [never_raises, no_user_code, no_release];
    /// `dict.copy()`.
    dict_copy(dict: obj) -> obj [never_raises, no_user_code, no_release];
    /// `dict.clear()`.
    dict_clear(dict: obj) -> unit [];
    /// `dict.update(other)`.
    dict_update_from(dict: obj, other: obj) -> unit [];
    /// `len(dict)`.
    dict_length(dict: obj) -> i64 [never_raises, no_user_code, no_release, reads, hot];
}
