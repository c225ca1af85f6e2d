//! `bool`.

use super::int::{INT, INT_SLOTS};
use crate::exec::raised::raise;
use crate::object::boxes::{Bool, BoxedInt, bool_object};
use crate::object::{Args, Owned, PyResult, Ref, Slots, Type, builtin_type, static_str};
use crate::protocols::truth;

builtin_type! { mark
    /// `bool`.
    pub static BOOL: Bool(BoxedInt) as "PyBool_Type", "bool" {
        flags: INT | MATCH_SELF,
        base: Some(&INT),
        slots: &Slots {
            repr: Some(repr),
            new: Some(new),
            and: Some(|a, b| bitwise(a, b, |a, b| a & b, INT_SLOTS.and)),
            or: Some(|a, b| bitwise(a, b, |a, b| a | b, INT_SLOTS.or)),
            xor: Some(|a, b| bitwise(a, b, |a, b| a ^ b, INT_SLOTS.xor)),
            ..INT_SLOTS
        },
    }
}

fn repr(this: Ref<'_>) -> PyResult<Owned> {
    let name = if this.expect::<Bool>().value() { static_str!("True") } else { static_str!("False") };
    Ok(name.as_object().owned())
}

/// Two bools give a bool, anything else is up to `int`.
fn bitwise<'a>(
    a: Ref<'a>,
    b: Ref<'a>,
    operation: fn(bool, bool) -> bool,
    of_ints: Option<crate::object::BinarySlot>,
) -> PyResult<Owned> {
    match (a.as_bool(), b.as_bool(), of_ints) {
        (Some(a), Some(b), _) => Ok(bool_object(operation(a, b))),
        (_, _, Some(of_ints)) => of_ints(a, b),
        _ => Ok(crate::object::singletons::not_implemented_object()),
    }
}

fn new(_: &'static Type, args: Args<'_>) -> PyResult<Owned> {
    if !args.keywords.is_empty() {
        raise!(type_error, "bool() takes no keyword arguments");
    }
    if args.len() > 1 {
        raise!(type_error, "bool expected at most 1 argument, got {}", args.len());
    }
    Ok(bool_object(args.get(0).map_or(Ok(false), truth::truth)?))
}
