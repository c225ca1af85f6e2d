//! Displays, slices and unpacking.

entry_points! { construct, for_each_construct_entry, ($):
    /// `(…)`.
    build_tuple(items: own_words, count: i64) -> obj [no_user_code, no_release];
    /// `[…]`.
    build_list(items: own_words, count: i64) -> obj [no_user_code, no_release];
    /// `{…}`, a set.
    build_set(items: own_words, count: i64) -> obj [];
    /// `{…}`, a dict: `count` key-value pairs, `2 * count` words.
    build_dict(items: own_words, count: i64) -> obj [];
    /// `range(start, stop, step)`; `step` is not 0.
    make_range(start: i64, stop: i64, step: i64) -> obj [never_raises, no_user_code, no_release];
    /// `start:stop:step`, each `None` where absent.
    build_slice(start: obj, stop: obj, step: obj) -> obj [no_user_code, no_release];
    /// `list.append` of a display or comprehension.
    display_append(list: obj, item: own) -> unit [no_user_code, no_release];
    /// `*iterable` in a list display. `Value after * must be an iterable` errors are CPython's.
    list_extend(list: obj, iterable: obj) -> unit [];
    /// `tuple(list)` for `(*a, b)`; the list is no longer used.
    list_to_tuple(list: own) -> obj [no_user_code, no_release];
    /// Adds to a set display or comprehension.
    set_add(set: obj, item: own) -> unit [];
    /// `*iterable` in a set display.
    set_update(set: obj, iterable: obj) -> unit [];
    /// `key: value` in a dict display or comprehension.
    dict_insert(dict: obj, key: own, value: own) -> unit [];
    /// `**mapping` in a dict display.
    dict_update(dict: obj, mapping: obj) -> unit [];
    /// `**mapping` in a call of `callee`: duplicates and non-string keys are `TypeError`s that name it.
    dict_merge(dict: obj, mapping: obj, callee: obj) -> unit [];
    /// `*iterable` in a call of `callee`: extends `list`, with the error text of calls.
    call_extend(list: obj, iterable: obj, callee: obj) -> unit [];
    /// `a, b = value`: writes `count` new references to `targets`.
    unpack(value: obj, count: i64, targets: ptr) -> unit [];
    /// `a, *b, c = value`: `before` words, a list, `after` words.
    unpack_starred(value: obj, before: i64, after: i64, targets: ptr) -> unit [];
}
