//! Arithmetic, bitwise and unary operators on any values, and conversions to integers and floats.

use crate::builtins::int::value::Integer;
use crate::exec::raised::{overflow_error, raise};
use crate::object::boxes::{Float, Int};
use crate::object::singletons::not_implemented;
use crate::object::{BinarySlot, Owned, PyResult, Ref, Slots, UnarySlot};

/// A binary operator: which slots implement it, and how messages call it.
pub struct Operator {
    slot: fn(&Slots) -> Option<BinarySlot>,
    inplace_slot: fn(&Slots) -> Option<BinarySlot>,
    symbol: &'static str,
    inplace_symbol: &'static str,
}

macro_rules! operators {
    ($($name:ident $slot:ident $inplace:ident $symbol:literal;)*) => {
        $(
            #[doc = concat!("`", $symbol, "`.")]
            pub static $name: Operator = Operator {
                slot: |slots| slots.$slot,
                inplace_slot: |slots| slots.$inplace,
                symbol: $symbol,
                inplace_symbol: concat!($symbol, "="),
            };
        )*
    };
}

operators! {
    ADD add inplace_add "+";
    SUBTRACT subtract inplace_subtract "-";
    MULTIPLY multiply inplace_multiply "*";
    MATRIX_MULTIPLY matrix_multiply inplace_matrix_multiply "@";
    TRUE_DIVIDE true_divide inplace_true_divide "/";
    FLOOR_DIVIDE floor_divide inplace_floor_divide "//";
    REMAINDER remainder inplace_remainder "%";
    LSHIFT lshift inplace_lshift "<<";
    RSHIFT rshift inplace_rshift ">>";
    AND and inplace_and "&";
    OR or inplace_or "|";
    XOR xor inplace_xor "^";
}

/// `divmod`, which has no symbol.
static DIVMOD: Operator =
    Operator { slot: |slots| slots.divmod, inplace_slot: |_| None, symbol: "divmod()", inplace_symbol: "divmod()" };

/// The slots' answer, or `None` when neither operand supports the operator.
#[inline]
fn try_slots(a: Ref<'_>, b: Ref<'_>, slot: fn(&Slots) -> Option<BinarySlot>) -> PyResult<Option<Owned>> {
    let (left, right) = (a.ty(), b.ty());
    let left_slot = slot(left.slots());
    let right_slot = if std::ptr::eq(left, right) { None } else { slot(right.slots()) };
    let right_slot = right_slot.filter(|&right| left_slot.is_none_or(|left| !std::ptr::fn_addr_eq(left, right)));
    let accepted = |result: Owned| if result.borrow().is(not_implemented()) { None } else { Some(result) };
    let mut pending = right_slot;
    if let Some(left_slot) = left_slot {
        // A subclass on the right goes first, so that it can override what its base says.
        if let Some(right_slot) = right_slot
            && right.is_subtype(left)
        {
            if let Some(result) = accepted(right_slot(a, b)?) {
                return Ok(Some(result));
            }
            pending = None;
        }
        if let Some(result) = accepted(left_slot(a, b)?) {
            return Ok(Some(result));
        }
    }
    match pending {
        Some(right_slot) => Ok(accepted(right_slot(a, b)?)),
        None => Ok(None),
    }
}

#[cold]
fn unsupported(symbol: &str, a: Ref<'_>, b: Ref<'_>) -> PyResult<Owned> {
    raise!(
        type_error,
        "unsupported operand type(s) for {symbol}: '{}' and '{}'",
        a.ty().full_name(),
        b.ty().full_name()
    )
}

/// `a operator b`, for all operators but `+`, `*` and `**`.
pub fn binary(a: Ref<'_>, b: Ref<'_>, operator: &'static Operator) -> PyResult<Owned> {
    match try_slots(a, b, operator.slot)? {
        Some(result) => Ok(result),
        None => unsupported(operator.symbol, a, b),
    }
}

/// `a operator= b`, for the same operators.
pub fn inplace(a: Ref<'_>, b: Ref<'_>, operator: &'static Operator) -> PyResult<Owned> {
    if let Some(result) = try_inplace(a, b, operator)? {
        return Ok(result);
    }
    match try_slots(a, b, operator.slot)? {
        Some(result) => Ok(result),
        None => unsupported(operator.inplace_symbol, a, b),
    }
}

fn try_inplace(a: Ref<'_>, b: Ref<'_>, operator: &'static Operator) -> PyResult<Option<Owned>> {
    let Some(slot) = (operator.inplace_slot)(a.ty().slots()) else { return Ok(None) };
    let result = slot(a, b)?;
    Ok(if result.borrow().is(not_implemented()) { None } else { Some(result) })
}

/// `a + b`.
pub fn add(a: Ref<'_>, b: Ref<'_>) -> PyResult<Owned> {
    if let Some(result) = try_slots(a, b, ADD.slot)? {
        return Ok(result);
    }
    match a.ty().slots().concat {
        Some(concat) => concat(a, b),
        None => unsupported("+", a, b),
    }
}

/// `a += b`.
pub fn inplace_add(a: Ref<'_>, b: Ref<'_>) -> PyResult<Owned> {
    if let Some(result) = try_inplace(a, b, &ADD)? {
        return Ok(result);
    }
    if let Some(result) = try_slots(a, b, ADD.slot)? {
        return Ok(result);
    }
    let slots = a.ty().slots();
    match slots.inplace_concat.or(slots.concat) {
        Some(concat) => concat(a, b),
        None => unsupported("+=", a, b),
    }
}

/// `a * b`.
pub fn multiply(a: Ref<'_>, b: Ref<'_>) -> PyResult<Owned> {
    if let Some(result) = try_slots(a, b, MULTIPLY.slot)? {
        return Ok(result);
    }
    if let Some(repeat) = a.ty().slots().repeat {
        return repeat(a, repeat_count(b)?);
    }
    if let Some(repeat) = b.ty().slots().repeat {
        return repeat(b, repeat_count(a)?);
    }
    unsupported("*", a, b)
}

/// `a *= b`.
pub fn inplace_multiply(a: Ref<'_>, b: Ref<'_>) -> PyResult<Owned> {
    if let Some(result) = try_inplace(a, b, &MULTIPLY)? {
        return Ok(result);
    }
    if let Some(result) = try_slots(a, b, MULTIPLY.slot)? {
        return Ok(result);
    }
    let slots = a.ty().slots();
    if let Some(repeat) = slots.inplace_repeat.or(slots.repeat) {
        return repeat(a, repeat_count(b)?);
    }
    if let Some(repeat) = b.ty().slots().repeat {
        return repeat(b, repeat_count(a)?);
    }
    unsupported("*=", a, b)
}

fn repeat_count(count: Ref<'_>) -> PyResult<i64> {
    if count.ty().slots().index.is_none() && count.downcast::<Int>().is_none() {
        raise!(type_error, "can't multiply sequence by non-int of type '{}'", count.ty().full_name());
    }
    match Integer::of(index(count)?.borrow().expect::<Int>()) {
        Integer::Small(count) => Ok(count),
        Integer::Big(_) => Err(overflow_error("cannot fit 'int' into an index-sized integer")),
    }
}

/// `divmod(a, b)`.
pub fn divmod(a: Ref<'_>, b: Ref<'_>) -> PyResult<Owned> {
    binary(a, b, &DIVMOD)
}

/// `a ** b`, or `pow(a, b, modulus)`.
pub fn power(a: Ref<'_>, b: Ref<'_>, modulus: Option<Ref<'_>>) -> PyResult<Owned> {
    power_as(a, b, modulus, "** or pow()")
}

/// `a **= b`.
pub fn inplace_power(a: Ref<'_>, b: Ref<'_>) -> PyResult<Owned> {
    if let Some(slot) = a.ty().slots().inplace_power {
        let result = slot(a, b)?;
        if !result.borrow().is(not_implemented()) {
            return Ok(result);
        }
    }
    power_as(a, b, None, "**=")
}

fn power_as(a: Ref<'_>, b: Ref<'_>, modulus: Option<Ref<'_>>, symbol: &str) -> PyResult<Owned> {
    let (left, right) = (a.ty(), b.ty());
    let left_slot = left.slots().power;
    let right_slot = if std::ptr::eq(left, right) { None } else { right.slots().power };
    let right_first = left_slot.is_some() && right.is_subtype(left);
    let order = if right_first { [right_slot, left_slot] } else { [left_slot, right_slot] };
    for slot in order.into_iter().flatten() {
        let result = slot(a, b, modulus)?;
        if !result.borrow().is(not_implemented()) {
            return Ok(result);
        }
    }
    if let Some(modulus) = modulus {
        if let Some(slot) = modulus.ty().slots().power {
            let result = slot(a, b, Some(modulus))?;
            if !result.borrow().is(not_implemented()) {
                return Ok(result);
            }
        }
        raise!(
            type_error,
            "unsupported operand type(s) for {symbol}: '{}', '{}', '{}'",
            left.full_name(),
            right.full_name(),
            modulus.ty().full_name()
        );
    }
    unsupported(symbol, a, b)
}

fn unary(a: Ref<'_>, slot: Option<UnarySlot>, symbol: &str) -> PyResult<Owned> {
    match slot {
        Some(slot) => slot(a),
        None => raise!(type_error, "bad operand type for {symbol}: '{}'", a.ty().full_name()),
    }
}

/// `-a`.
pub fn negative(a: Ref<'_>) -> PyResult<Owned> {
    unary(a, a.ty().slots().negative, "unary -")
}

/// `+a`.
pub fn positive(a: Ref<'_>) -> PyResult<Owned> {
    unary(a, a.ty().slots().positive, "unary +")
}

/// `~a`.
pub fn invert(a: Ref<'_>) -> PyResult<Owned> {
    unary(a, a.ty().slots().invert, "unary ~")
}

/// `abs(a)`.
pub fn absolute(a: Ref<'_>) -> PyResult<Owned> {
    unary(a, a.ty().slots().absolute, "abs()")
}

/// `operator.index(object)`: an int.
pub fn index(object: Ref<'_>) -> PyResult<Owned> {
    if object.downcast::<Int>().is_some() {
        return Ok(object.owned());
    }
    let Some(slot) = object.ty().slots().index else {
        raise!(type_error, "'{}' object cannot be interpreted as an integer", object.ty().full_name())
    };
    let result = slot(object)?;
    if result.borrow().downcast::<Int>().is_none() {
        raise!(type_error, "__index__ returned non-int (type {})", result.ty().full_name());
    }
    Ok(result)
}

/// An index or count; `IndexError` when it needs more than 64 bits.
pub fn to_index(object: Ref<'_>) -> PyResult<i64> {
    if let Some(value) = object.as_int() {
        return Ok(value);
    }
    match index(object)?.borrow().as_int() {
        Some(value) => Ok(value),
        None => raise!(index_error, "cannot fit '{}' into an index-sized integer", object.ty().full_name()),
    }
}

/// A count of something; `OverflowError` when it needs more than 64 bits.
pub fn to_count(object: Ref<'_>) -> PyResult<i64> {
    match index(object)?.borrow().as_int() {
        Some(value) => Ok(value),
        None => Err(overflow_error("Python int too large to convert to C ssize_t")),
    }
}

/// A bound of a slice: the nearest that 64 bits hold.
pub fn to_bound(object: Ref<'_>) -> PyResult<i64> {
    let value = index(object)?;
    Ok(match Integer::of(value.borrow().expect::<Int>()) {
        Integer::Small(value) => value,
        big if big.is_negative() => i64::MIN,
        Integer::Big(_) => i64::MAX,
    })
}

/// The float that a real number is; `TypeError` for others.
pub fn to_float(object: Ref<'_>) -> PyResult<f64> {
    if let Some(value) = object.as_float() {
        return Ok(value);
    }
    if let Some(int) = object.downcast::<Int>() {
        return crate::builtins::float::from_integer(Integer::of(int));
    }
    let slots = object.ty().slots();
    if let Some(slot) = slots.float {
        let result = slot(object)?;
        let Some(value) = result.borrow().downcast::<Float>() else {
            raise!(
                type_error,
                "{}.__float__ returned non-float (type {})",
                object.ty().full_name(),
                result.ty().full_name()
            )
        };
        return Ok(value.value());
    }
    if slots.index.is_some() {
        return to_float(index(object)?.borrow());
    }
    raise!(type_error, "must be real number, not {}", object.ty().full_name())
}
