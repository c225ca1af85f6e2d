//! Rich comparison.

use molt_abi::value;

use crate::builtins::float::FLOAT;
use crate::builtins::str::STR;
use crate::builtins::tuple::TUPLE;
use crate::exec::raised::raise;
use crate::object::boxes::{self, Float, Int};
use crate::object::singletons::not_implemented;
use crate::object::{Comparison, Owned, PyResult, Ref, Str, Tuple};
use crate::protocols::truth;

/// `a == b` of values whose words differ, where that can be told without calling anything.
#[inline]
pub fn quick_equal(a: Ref<'_>, b: Ref<'_>) -> Option<bool> {
    if value::is_tagged_int(a.word().bits()) && value::is_tagged_int(b.word().bits()) {
        return Some(a.word() == b.word());
    }
    if a.is_exactly(&STR) && b.is_exactly(&STR) {
        return Some(a.expect::<Str>().same_text(&b.expect::<Str>()));
    }
    if a.is_exactly(&TUPLE) && b.is_exactly(&TUPLE) {
        return quick_equal_tuples(a.expect(), b.expect());
    }
    None
}

/// As [`quick_equal`]; nested tuples are left to the general comparison, which checks the stack.
fn quick_equal_tuples(a: Ref<'_, Tuple>, b: Ref<'_, Tuple>) -> Option<bool> {
    if a.len() != b.len() {
        return Some(false);
    }
    for (a, b) in a.slice().iter().zip(b.slice()) {
        if a.is(*b) {
            continue;
        }
        let nested = a.is_exactly(&TUPLE) && b.is_exactly(&TUPLE);
        match if nested { None } else { quick_equal(*a, *b) } {
            Some(true) => {}
            other => return other,
        }
    }
    Some(true)
}

/// `a == b` for container lookups: identical values are equal.
#[inline]
pub fn equal(a: Ref<'_>, b: Ref<'_>) -> PyResult<bool> {
    if a.is(b) {
        return Ok(true);
    }
    Ok(holds(a, b, Comparison::Eq)? || is_same_nan(a, b))
}

/// Whether both are one NaN, perhaps in two boxes: raw storage keeps its bits only, which `float()` makes tell
/// one NaN from another.
#[inline]
fn is_same_nan(a: Ref<'_>, b: Ref<'_>) -> bool {
    let is_boxed = |value: Ref<'_>| value.word().is_pointer() && value.is_exactly(&FLOAT);
    is_boxed(a) && is_boxed(b) && {
        let (a, b) = (a.expect::<Float>().value(), b.expect::<Float>().value());
        a.is_nan() && a.to_bits() == b.to_bits()
    }
}

/// The truth of a comparison.
#[inline]
pub fn holds(a: Ref<'_>, b: Ref<'_>, operator: Comparison) -> PyResult<bool> {
    if value::is_tagged_int(a.word().bits()) && value::is_tagged_int(b.word().bits()) {
        // Tagged ints order as their words do.
        return Ok(operator.holds((a.word().bits() as i64).cmp(&(b.word().bits() as i64))));
    }
    if value::is_tagged_float(a.word().bits()) && value::is_tagged_float(b.word().bits()) {
        // Tagged floats are never NaN.
        let (left, right) = (a.expect::<Float>().value(), b.expect::<Float>().value());
        return Ok(left.partial_cmp(&right).is_some_and(|ordering| operator.holds(ordering)));
    }
    if a.is_exactly(&STR) && b.is_exactly(&STR) {
        let (left, right) = (a.expect::<Str>(), b.expect::<Str>());
        return Ok(match operator {
            Comparison::Eq => left.same_text(&right),
            Comparison::Ne => !left.same_text(&right),
            _ => operator.holds(left.order(&right)),
        });
    }
    let result = compare(a, b, operator)?;
    truth::truth(result.borrow())
}

/// `a < b` and so on.
pub fn compare(a: Ref<'_>, b: Ref<'_>, operator: Comparison) -> PyResult<Owned> {
    if let (Some(left), Some(right)) = (exact_small(a), exact_small(b)) {
        return Ok(boxes::bool_object(operator.holds(left.cmp(&right))));
    }
    let (left, right) = (a.ty(), b.ty());
    let (left_slot, right_slot) = (left.slots().compare, right.slots().compare);
    // A subclass on the right goes first, so that it can override what its base says.
    let right_first = !std::ptr::eq(left, right) && right.is_subtype(left) && right_slot.is_some();
    if right_first && let Some(slot) = right_slot {
        let result = slot(b, a, operator.swapped())?;
        if !result.borrow().is(not_implemented()) {
            return Ok(result);
        }
    }
    if let Some(slot) = left_slot {
        let result = slot(a, b, operator)?;
        if !result.borrow().is(not_implemented()) {
            return Ok(result);
        }
    }
    if !right_first && let Some(slot) = right_slot {
        let result = slot(b, a, operator.swapped())?;
        if !result.borrow().is(not_implemented()) {
            return Ok(result);
        }
    }
    match operator {
        Comparison::Eq => Ok(boxes::bool_object(a.is(b))),
        Comparison::Ne => Ok(boxes::bool_object(!a.is(b))),
        _ => raise!(
            type_error,
            "'{}' not supported between instances of '{}' and '{}'",
            operator.symbol(),
            left.full_name(),
            right.full_name()
        ),
    }
}

fn exact_small(object: Ref<'_>) -> Option<i64> {
    if value::is_tagged_int(object.word().bits()) { object.downcast::<Int>()?.to_i64() } else { None }
}

/// `a is b`. Tagged numbers have no identity, so numbers of equal type and value are the same.
#[inline]
pub fn is_same(a: Ref<'_>, b: Ref<'_>) -> bool {
    a.is(b) || is_same_nan(a, b)
}
