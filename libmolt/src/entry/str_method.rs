//! Methods of receivers known to be exactly `str`, with arguments of known types.

use crate::builtins::search;
use crate::builtins::str::methods::layout::{self, Ends, Placement};
use crate::builtins::str::methods::{cases, parts, places};
use crate::object::{Owned, PyResult, Ref, Str};

/// A word that the row says is an exact `str`.
#[inline(always)]
fn string(object: Ref<'_>) -> Ref<'_, Str> {
    object.expect()
}

fn content(object: Ref<'_>) -> &[u8] {
    string(object).get().bytes()
}

macro_rules! bodies {
    ($($name:ident $body:path => $result:ty;)*) => {
        $(
            #[doc = concat!("The `", stringify!($name), "` row.")]
            pub fn $name(s: Ref<'_>) -> $result {
                $body(string(s))
            }
        )*
    };
}

bodies! {
    str_capitalize cases::capitalize => Owned;
    str_casefold cases::casefold => Owned;
    str_lower cases::lower => Owned;
    str_swapcase cases::swapcase => Owned;
    str_title cases::title => Owned;
    str_upper cases::upper => Owned;
    str_isalnum cases::isalnum => bool;
    str_isalpha cases::isalpha => bool;
    str_isdecimal cases::isdecimal => bool;
    str_isdigit cases::isdigit => bool;
    str_isidentifier cases::isidentifier => bool;
    str_islower cases::islower => bool;
    str_isnumeric cases::isnumeric => bool;
    str_isprintable cases::isprintable => bool;
    str_isspace cases::isspace => bool;
    str_istitle cases::istitle => bool;
    str_isupper cases::isupper => bool;
}

macro_rules! strips {
    ($($space:ident $characters:ident $ends:ident;)*) => {
        $(
            #[doc = concat!("The `", stringify!($space), "` row.")]
            pub fn $space(s: Ref<'_>) -> Owned {
                layout::strip_space(string(s), Ends::$ends)
            }
            #[doc = concat!("The `", stringify!($characters), "` row.")]
            pub fn $characters(s: Ref<'_>, characters: Ref<'_>) -> Owned {
                layout::strip_characters(string(s), string(characters), Ends::$ends)
            }
        )*
    };
}

strips! {
    str_strip str_strip_of BOTH;
    str_lstrip str_lstrip_of START;
    str_rstrip str_rstrip_of END;
}

/// The `str_removeprefix` row.
pub fn str_removeprefix(s: Ref<'_>, prefix: Ref<'_>) -> Owned {
    layout::without_prefix(string(s), string(prefix))
}

/// The `str_removesuffix` row.
pub fn str_removesuffix(s: Ref<'_>, suffix: Ref<'_>) -> Owned {
    layout::without_suffix(string(s), string(suffix))
}

/// The `str_startswith` row.
pub fn str_startswith(s: Ref<'_>, prefix: Ref<'_>) -> bool {
    content(s).starts_with(content(prefix))
}

/// The `str_endswith` row.
pub fn str_endswith(s: Ref<'_>, suffix: Ref<'_>) -> bool {
    content(s).ends_with(content(suffix))
}

/// The `str_contains` row.
pub fn str_contains(s: Ref<'_>, part: Ref<'_>) -> bool {
    search::find(content(s), content(part)).is_some()
}

/// The `str_find` row.
pub fn str_find(s: Ref<'_>, part: Ref<'_>) -> i64 {
    places::first_place(string(s), string(part)).map_or(-1, |place| place as i64)
}

/// The `str_rfind` row.
pub fn str_rfind(s: Ref<'_>, part: Ref<'_>) -> i64 {
    places::last_place(string(s), string(part)).map_or(-1, |place| place as i64)
}

/// The `str_index` row.
pub fn str_index(s: Ref<'_>, part: Ref<'_>) -> PyResult<i64> {
    places::first_place(string(s), string(part)).map(|place| place as i64).ok_or_else(places::not_found)
}

/// The `str_rindex` row.
pub fn str_rindex(s: Ref<'_>, part: Ref<'_>) -> PyResult<i64> {
    places::last_place(string(s), string(part)).map(|place| place as i64).ok_or_else(places::not_found)
}

/// The `str_count` row.
pub fn str_count(s: Ref<'_>, part: Ref<'_>) -> i64 {
    places::occurrences(content(s), content(part)) as i64
}

/// The `str_replace` row.
pub fn str_replace(s: Ref<'_>, old: Ref<'_>, new: Ref<'_>) -> PyResult<Owned> {
    parts::replaced(string(s), content(old), content(new), usize::MAX)
}

/// The `str_split` row.
pub fn str_split(s: Ref<'_>) -> Owned {
    parts::split_words(string(s), usize::MAX)
}

/// The `str_split_at` row.
pub fn str_split_at(s: Ref<'_>, separator: Ref<'_>) -> PyResult<Owned> {
    parts::split_at(string(s), string(separator))
}

/// The `str_splitlines` row.
pub fn str_splitlines(s: Ref<'_>) -> Owned {
    parts::split_lines(string(s), false)
}

/// The `str_partition` row.
pub fn str_partition(s: Ref<'_>, separator: Ref<'_>) -> PyResult<Owned> {
    parts::partition(s, separator)
}

/// The `str_rpartition` row.
pub fn str_rpartition(s: Ref<'_>, separator: Ref<'_>) -> PyResult<Owned> {
    parts::rpartition(s, separator)
}

/// The `str_join` row.
pub fn str_join(s: Ref<'_>, items: Ref<'_>) -> PyResult<Owned> {
    parts::join(s, items)
}

/// The `str_center` row.
pub fn str_center(s: Ref<'_>, width: i64) -> PyResult<Owned> {
    layout::placed(s, width, b' ' as u32, Placement::Center)
}

/// The `str_ljust` row.
pub fn str_ljust(s: Ref<'_>, width: i64) -> PyResult<Owned> {
    layout::placed(s, width, b' ' as u32, Placement::Left)
}

/// The `str_rjust` row.
pub fn str_rjust(s: Ref<'_>, width: i64) -> PyResult<Owned> {
    layout::placed(s, width, b' ' as u32, Placement::Right)
}

/// The `str_zfill` row.
pub fn str_zfill(s: Ref<'_>, width: i64) -> PyResult<Owned> {
    layout::zfill(s, width)
}
