//! Patterns of `match`.

use crate::object::{Owned, PyResult, Ref, Tuple, TypeFlags};
use crate::protocols::pattern;

/// The `match_sequence` row.
pub fn match_sequence(subject: Ref<'_>) -> bool {
    subject.ty().flags().has(TypeFlags::SEQUENCE)
}

/// The `match_mapping` row.
pub fn match_mapping(subject: Ref<'_>) -> bool {
    subject.ty().flags().has(TypeFlags::MAPPING)
}

/// The `match_keys` row.
pub fn match_keys(subject: Ref<'_>, keys: Ref<'_>) -> PyResult<Option<Owned>> {
    pattern::values_of_keys(subject, keys.expect::<Tuple>())
}

/// The `match_class` row.
pub fn match_class(
    subject: Ref<'_>,
    class: Ref<'_>,
    positional: i64,
    names: Option<Ref<'_>>,
) -> PyResult<Option<Owned>> {
    pattern::attributes_of_class(subject, class, positional as usize, names.map(|names| names.expect::<Tuple>()))
}
