//! Comparison, identity of meaning, membership and truth.

entry_points! { compare, for_each_compare_entry, ($):
    /// `a < b`.
    lt(a: obj, b: obj) -> obj [];
    /// `a <= b`.
    le(a: obj, b: obj) -> obj [];
    /// `a == b`.
    eq(a: obj, b: obj) -> obj [];
    /// `a != b`.
    ne(a: obj, b: obj) -> obj [];
    /// `a > b`.
    gt(a: obj, b: obj) -> obj [];
    /// `a >= b`.
    ge(a: obj, b: obj) -> obj [];
    /// Truth of `a < b`.
    lt_bool(a: obj, b: obj) -> bool [];
    /// Truth of `a <= b`.
    le_bool(a: obj, b: obj) -> bool [];
    /// Truth of `a == b`.
    eq_bool(a: obj, b: obj) -> bool [];
    /// Truth of `a != b`.
    ne_bool(a: obj, b: obj) -> bool [];
    /// Truth of `a > b`.
    gt_bool(a: obj, b: obj) -> bool [];
    /// Truth of `a >= b`.
    ge_bool(a: obj, b: obj) -> bool [];
    /// `item in container`.
    contains(container: obj, item: obj) -> bool [];
    /// `bool(object)`.
    truth(object: obj) -> bool [];
    /// `a is b`: as CPython's identity for singletons and heap objects; tagged ints and floats compare by value.
    is_same(a: obj, b: obj) -> bool [never_raises, no_user_code, no_release, pure];
}
