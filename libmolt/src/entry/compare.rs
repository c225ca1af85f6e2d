//! Comparison, membership, truth, identity.

use crate::builtins::dict::DICT;
use crate::object::dict::Dict;
use crate::object::{Comparison, Owned, PyResult, Ref};
use crate::protocols::{compare, contains as membership, truth as truth_of};

macro_rules! comparisons {
    ($($object:ident $boolean:ident $operator:ident;)*) => {
        $(
            #[doc = concat!("The `", stringify!($object), "` row.")]
            pub fn $object(a: Ref<'_>, b: Ref<'_>) -> PyResult<Owned> {
                compare::compare(a, b, Comparison::$operator)
            }
            #[doc = concat!("The `", stringify!($boolean), "` row.")]
            pub fn $boolean(a: Ref<'_>, b: Ref<'_>) -> PyResult<bool> {
                compare::holds(a, b, Comparison::$operator)
            }
        )*
    };
}

comparisons! {
    lt lt_bool Lt;
    le le_bool Le;
    eq eq_bool Eq;
    ne ne_bool Ne;
    gt gt_bool Gt;
    ge ge_bool Ge;
}

/// The `contains` row.
pub fn contains(container: Ref<'_>, item: Ref<'_>) -> PyResult<bool> {
    if container.is_exactly(&DICT) {
        return container.expect::<Dict>().contains(item);
    }
    membership::contains(container, item)
}

/// The `truth` row.
pub fn truth(object: Ref<'_>) -> PyResult<bool> {
    truth_of::truth(object)
}

/// The `is_same` row.
pub fn is_same(a: Ref<'_>, b: Ref<'_>) -> bool {
    compare::is_same(a, b)
}
