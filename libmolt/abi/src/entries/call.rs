//! Calls.

entry_points! { call, for_each_call_entry, ($):
    /// `callee(*args)` with `count` words, the last ones named by the tuple of str `keywords` when it is not null. `receiver`, when not null, goes first.
    call(callee: obj, receiver: nullable, args: words, count: i64, keywords: nullable) -> obj [];
    /// `callee(*positional, **keywords)`; `positional` is a tuple, `keywords` a dict or null.
    call_ex(callee: obj, positional: obj, keywords: nullable) -> obj [];
    /// The new instance `value` after its `__init__` gave `inner`: null when that is null (it raised) or, raising
    /// `TypeError`, not `None`.
    unless_raised(inner: own_nullable, value: own) -> maybe [never_raises];
    /// Raises `TypeError` for an `__init__` that returned something but `None`.
    raise_init_result(result: obj) -> never [cold];
}
