//! Builtin functions and constructors with arguments of known types.

entry_points! { builtin, for_each_builtin_entry, ($):
    /// `ord(character)` of an exact `str`.
    ord_of_str(character: obj) -> i64 [no_user_code, no_release];
    /// `chr(code)`.
    chr(code: i64) -> obj [no_user_code, no_release];
    /// `isinstance(object, classes)`.
    isinstance(object: obj, classes: obj) -> bool [];
    /// `any(items)`.
    any(items: obj) -> bool [];
    /// `all(items)`.
    all(items: obj) -> bool [];
    /// `sorted(items)`.
    sorted(items: obj) -> obj [];
    /// `list(items)`.
    list_of(items: obj) -> obj [];
    /// `set(items)`.
    set_of(items: obj) -> obj [];
    /// `str(object)`.
    str_of(object: obj) -> obj [];
    /// `repr(object)`.
    repr_of(object: obj) -> obj [];
    /// `str(number)` of an int.
    str_of_int(number: i64) -> obj [never_raises, no_user_code, no_release];
    /// `int(text)` of an exact `str`.
    int_of_str(text: obj) -> obj [no_user_code, no_release];
    /// `float(text)` of an exact `str`.
    float_of_str(text: obj) -> f64 [no_user_code, no_release];
}
