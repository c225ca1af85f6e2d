//! Patterns of `match`.

entry_points! { pattern, for_each_pattern_entry, ($):
    /// Whether a sequence pattern looks into `subject`.
    match_sequence(subject: obj) -> bool [never_raises, no_user_code, no_release];
    /// Whether a mapping pattern looks into `subject`.
    match_mapping(subject: obj) -> bool [never_raises, no_user_code, no_release];
    /// A tuple of the values that the mapping has for the keys of a tuple; null when one is missing.
    match_keys(subject: obj, keys: obj) -> maybe [];
    /// A tuple of the attributes that a class pattern with so many positional patterns, and these names (a tuple, or null),
    /// looks into; null when `subject` does not match.
    match_class(subject: obj, class: obj, positional: i64, names: nullable) -> maybe [];
}
