//! Subscription.

entry_points! { subscript, for_each_subscript_entry, ($):
    /// `object[key]`.
    get_item(object: obj, key: obj) -> obj [];
    /// `object[key] = value`.
    set_item(object: obj, key: obj, value: obj) -> unit [];
    /// `del object[key]`.
    del_item(object: obj, key: obj) -> unit [];
}
