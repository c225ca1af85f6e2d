//! Methods of receivers known to be exactly `str`, with arguments of known types.

entry_points! { str_method, for_each_str_method_entry, ($):
    /// `s.capitalize()`.
    str_capitalize(s: obj) -> obj [never_raises, no_user_code, no_release];
    /// `s.casefold()`.
    str_casefold(s: obj) -> obj [never_raises, no_user_code, no_release];
    /// `s.lower()`.
    str_lower(s: obj) -> obj [never_raises, no_user_code, no_release];
    /// `s.swapcase()`.
    str_swapcase(s: obj) -> obj [never_raises, no_user_code, no_release];
    /// `s.title()`.
    str_title(s: obj) -> obj [never_raises, no_user_code, no_release];
    /// `s.upper()`.
    str_upper(s: obj) -> obj [never_raises, no_user_code, no_release];
    /// `s.isalnum()`.
    str_isalnum(s: obj) -> bool [never_raises, no_user_code, no_release, pure];
    /// `s.isalpha()`.
    str_isalpha(s: obj) -> bool [never_raises, no_user_code, no_release, pure];
    /// `s.isdecimal()`.
    str_isdecimal(s: obj) -> bool [never_raises, no_user_code, no_release, pure];
    /// `s.isdigit()`.
    str_isdigit(s: obj) -> bool [never_raises, no_user_code, no_release, pure];
    /// `s.isidentifier()`.
    str_isidentifier(s: obj) -> bool [never_raises, no_user_code, no_release, pure];
    /// `s.islower()`.
    str_islower(s: obj) -> bool [never_raises, no_user_code, no_release, pure];
    /// `s.isnumeric()`.
    str_isnumeric(s: obj) -> bool [never_raises, no_user_code, no_release, pure];
    /// `s.isprintable()`.
    str_isprintable(s: obj) -> bool [never_raises, no_user_code, no_release, pure];
    /// `s.isspace()`.
    str_isspace(s: obj) -> bool [never_raises, no_user_code, no_release, pure];
    /// `s.istitle()`.
    str_istitle(s: obj) -> bool [never_raises, no_user_code, no_release, pure];
    /// `s.isupper()`.
    str_isupper(s: obj) -> bool [never_raises, no_user_code, no_release, pure];
    /// `s.strip()`.
    str_strip(s: obj) -> obj [never_raises, no_user_code, no_release];
    /// `s.lstrip()`.
    str_lstrip(s: obj) -> obj [never_raises, no_user_code, no_release];
    /// `s.rstrip()`.
    str_rstrip(s: obj) -> obj [never_raises, no_user_code, no_release];
    /// `s.strip(characters)`.
    str_strip_of(s: obj, characters: obj) -> obj [never_raises, no_user_code, no_release];
    /// `s.lstrip(characters)`.
    str_lstrip_of(s: obj, characters: obj) -> obj [never_raises, no_user_code, no_release];
    /// `s.rstrip(characters)`.
    str_rstrip_of(s: obj, characters: obj) -> obj [never_raises, no_user_code, no_release];
    /// `s.removeprefix(prefix)`.
    str_removeprefix(s: obj, prefix: obj) -> obj [never_raises, no_user_code, no_release];
    /// `s.removesuffix(suffix)`.
    str_removesuffix(s: obj, suffix: obj) -> obj [never_raises, no_user_code, no_release];
    /// `s.startswith(prefix)`.
    str_startswith(s: obj, prefix: obj) -> bool [never_raises, no_user_code, no_release, pure];
    /// `s.endswith(suffix)`.
    str_endswith(s: obj, suffix: obj) -> bool [never_raises, no_user_code, no_release, pure];
    /// `part in s`.
    str_contains(s: obj, part: obj) -> bool [never_raises, no_user_code, no_release, pure];
    /// `s.find(part)`.
    str_find(s: obj, part: obj) -> i64 [never_raises, no_user_code, no_release, pure];
    /// `s.rfind(part)`.
    str_rfind(s: obj, part: obj) -> i64 [never_raises, no_user_code, no_release, pure];
    /// `s.index(part)`.
    str_index(s: obj, part: obj) -> i64 [no_user_code, no_release];
    /// `s.rindex(part)`.
    str_rindex(s: obj, part: obj) -> i64 [no_user_code, no_release];
    /// `s.count(part)`.
    str_count(s: obj, part: obj) -> i64 [never_raises, no_user_code, no_release, pure];
    /// `s.replace(old, new)`.
    str_replace(s: obj, old: obj, new: obj) -> obj [no_user_code, no_release];
    /// `s.split()`.
    str_split(s: obj) -> obj [never_raises, no_user_code, no_release];
    /// `s.split(separator)`.
    str_split_at(s: obj, separator: obj) -> obj [no_user_code, no_release];
    /// `s.splitlines()`.
    str_splitlines(s: obj) -> obj [never_raises, no_user_code, no_release];
    /// `s.partition(separator)`.
    str_partition(s: obj, separator: obj) -> obj [no_user_code, no_release];
    /// `s.rpartition(separator)`.
    str_rpartition(s: obj, separator: obj) -> obj [no_user_code, no_release];
    /// `s.join(items)`.
    str_join(s: obj, items: obj) -> obj [];
    /// `s.center(width)`.
    str_center(s: obj, width: i64) -> obj [no_user_code, no_release];
    /// `s.ljust(width)`.
    str_ljust(s: obj, width: i64) -> obj [no_user_code, no_release];
    /// `s.rjust(width)`.
    str_rjust(s: obj, width: i64) -> obj [no_user_code, no_release];
    /// `s.zfill(width)`.
    str_zfill(s: obj, width: i64) -> obj [no_user_code, no_release];
}
