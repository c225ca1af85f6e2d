//! Reference counts, boxes, allocation.

entry_points! { memory, for_each_memory_entry, ($):
    /// Adds a reference; any word but null.
    incref(object: obj) -> unit [never_raises, no_user_code, no_release, hot];
    /// Drops a reference; any word but null.
    decref(object: own) -> unit [never_raises, hot];
    /// Destroys an object whose count has reached zero.
    destroy(object: own) -> unit [never_raises, cold];
    /// A word for an integer of any size that fits `i64`.
    box_int(value: i64) -> obj [never_raises, no_user_code, no_release, pure, hot];
    /// A word for an integer that needs more than 63 bits.
    box_big_int(value: i64) -> obj [never_raises, no_user_code, no_release, pure, cold];
    /// A word for a float.
    box_float(value: f64) -> obj [never_raises, no_user_code, no_release, pure, hot];
    /// A box for a float outside the common exponent range.
    box_wide_float(value: f64) -> obj [never_raises, no_user_code, no_release, pure];
    /// A big integer from its decimal digits (NUL-terminated).
    big_int_constant(digits: ptr) -> obj [never_raises, no_user_code, no_release];
    /// Whether the word is an exact `int` (bool excluded) whose value fits `i64`.
    is_small_int(object: obj) -> bool [never_raises, no_user_code, no_release, pure, hot];
    /// The value of a word for which `is_small_int` holds.
    unbox_int(object: obj) -> i64 [never_raises, no_user_code, no_release, pure, hot];
    /// Whether the word is an exact `float`.
    is_float(object: obj) -> bool [never_raises, no_user_code, no_release, pure, hot];
    /// Whether releasing the word, no null, touches no other object and runs no code: a number, a str, bytes, or immortal.
    is_leaf(object: obj) -> bool [never_raises, no_user_code, no_release, reads];
    /// Writes the word of a float to a place in an object, and releases the old one, null or a leaf.
    replace_float(place: ptr, value: f64) -> unit [never_raises, no_user_code, cold];
    /// The value of a word for which `is_float` holds.
    unbox_float(object: obj) -> f64 [never_raises, no_user_code, no_release, pure, hot];
}
