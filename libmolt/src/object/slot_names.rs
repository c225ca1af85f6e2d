//! Special methods: which slot each belongs to, what a class's method puts there, and how a built-in slot is called by name.
//!
//! A class that defines `__len__` gets a generic function in its `length` slot, which looks the method up and calls it. A
//! built-in type that has a `length` function shows a `__len__` wrapper in its dictionary, which calls it.

use super::boxes::{self, Int};
use super::singletons::{none_object, not_implemented, not_implemented_object};
use super::{Args, Comparison, Owned, PyResult, Ref, Slots, Str, Type, TypeFlags, static_str};
use crate::builtins::object::{generic_get_with_hook, is_object_new};
use crate::exec::exception::STOP_ITERATION;
use crate::exec::raised::{raise, type_error};
use crate::exec::unraisable;
use crate::protocols::call::{call_args, call_found};
use crate::protocols::{hash, truth};

/// A special method.
pub struct SlotName {
    /// `__len__` and the like.
    pub name: &'static str,
    /// The address of the slot's function, 0 when absent.
    pub address: fn(&Slots) -> usize,
    /// Copies the slot.
    pub copy: fn(&mut Slots, &Slots),
    /// Puts the generic function there; `None` for slots that classes do not fill.
    pub install: Option<fn(&mut Slots)>,
    /// Calls the slot's function of a built-in type.
    pub wrap: for<'a> fn(&Slots, Ref<'a>, Args<'a>) -> PyResult<Owned>,
}

/// The method of that name in the type of `object`, called.
fn call_special(object: Ref<'_>, name: Ref<'static, Str>, args: &[Ref<'_>]) -> PyResult<Owned> {
    match object.ty().lookup(name) {
        Some(method) => call_found(method.borrow(), object, Args::positional(args)),
        None => Err(super::attribute::no_attribute(object, name)),
    }
}

fn expect_count(name: &str, args: Args<'_>, min: usize, max: usize) -> PyResult<()> {
    if !args.keywords.is_empty() {
        raise!(type_error, "wrapper {name}() takes no keyword arguments");
    }
    let count = args.len();
    if count < min || count > max {
        let bound = if min == max {
            ""
        } else if count < min {
            "at least "
        } else {
            "at most "
        };
        let expected = if count < min { min } else { max };
        let plural = if expected == 1 { "" } else { "s" };
        raise!(type_error, "expected {bound}{expected} argument{plural}, got {count}");
    }
    Ok(())
}

#[cold]
fn absent() -> PyResult<Owned> {
    Ok(not_implemented_object())
}

fn argument<'a>(args: Args<'a>, index: usize) -> Ref<'a> {
    args.get(index).unwrap_or(super::singletons::none())
}

macro_rules! entry {
    ($name:literal, $slot:ident, $install:expr, |$slots:ident, $this:ident, $args:ident| $wrap:expr) => {
        SlotName {
            name: $name,
            address: |slots| slots.$slot.map_or(0, |slot| slot as *const () as usize),
            copy: |to, from| to.$slot = from.$slot,
            install: $install,
            wrap: |$slots, $this, $args| $wrap,
        }
    };
}

macro_rules! unary {
    ($name:literal, $slot:ident) => {
        entry!(
            $name,
            $slot,
            Some(|to| to.$slot = Some(|this| call_special(this, static_str!($name), &[]))),
            |slots, this, args| {
                expect_count($name, args, 0, 0)?;
                slots.$slot.map_or_else(absent, |slot| slot(this))
            }
        )
    };
}

/// `a + b` where at least one side's class defines the operation.
fn binary<'a>(a: Ref<'a>, b: Ref<'a>, name: Ref<'static, Str>, reflected: Ref<'static, Str>) -> PyResult<Owned> {
    let (left, right) = (a.ty(), b.ty());
    let same = std::ptr::eq(left, right);
    let mut try_right = !same && right.is_heap_type();
    if left.is_heap_type() {
        if try_right && right.is_subtype(left) && overrides(left, right, reflected) {
            let result = call_if_defined(b, reflected, a)?;
            if !result.borrow().is(not_implemented()) {
                return Ok(result);
            }
            try_right = false;
        }
        let result = call_if_defined(a, name, b)?;
        if !result.borrow().is(not_implemented()) || same {
            return Ok(result);
        }
    }
    if try_right { call_if_defined(b, reflected, a) } else { Ok(not_implemented_object()) }
}

fn overrides(base: &'static Type, derived: &'static Type, name: Ref<'static, Str>) -> bool {
    match (base.lookup(name), derived.lookup(name)) {
        (Some(own), Some(other)) => !own.borrow().is(other.borrow()),
        (None, other) => other.is_some(),
        (Some(_), None) => false,
    }
}

fn call_if_defined(object: Ref<'_>, name: Ref<'static, Str>, argument: Ref<'_>) -> PyResult<Owned> {
    match object.ty().lookup(name) {
        Some(method) => call_found(method.borrow(), object, Args::positional(&[argument])),
        None => Ok(not_implemented_object()),
    }
}

macro_rules! binary {
    ($name:literal, $reflected:literal, $slot:ident) => {
        entry!(
            $name,
            $slot,
            Some(|to| to.$slot = Some(|a, b| binary(a, b, static_str!($name), static_str!($reflected)))),
            |slots, this, args| {
                expect_count($name, args, 1, 1)?;
                slots.$slot.map_or_else(absent, |slot| slot(this, argument(args, 0)))
            }
        )
    };
    (reflected $name:literal, $reflected:literal, $slot:ident) => {
        entry!(
            $reflected,
            $slot,
            Some(|to| to.$slot = Some(|a, b| binary(a, b, static_str!($name), static_str!($reflected)))),
            |slots, this, args| {
                expect_count($reflected, args, 1, 1)?;
                slots.$slot.map_or_else(absent, |slot| slot(argument(args, 0), this))
            }
        )
    };
}

macro_rules! inplace {
    ($name:literal, $slot:ident) => {
        entry!(
            $name,
            $slot,
            Some(|to| to.$slot = Some(|this, other| call_special(this, static_str!($name), &[other]))),
            |slots, this, args| {
                expect_count($name, args, 1, 1)?;
                slots.$slot.map_or_else(absent, |slot| slot(this, argument(args, 0)))
            }
        )
    };
}

macro_rules! comparison {
    ($name:literal, $operator:ident) => {
        entry!($name, compare, Some(|to| to.compare = Some(compare)), |slots, this, args| {
            expect_count($name, args, 1, 1)?;
            slots.compare.map_or_else(absent, |slot| slot(this, argument(args, 0), Comparison::$operator))
        })
    };
}

fn compare(this: Ref<'_>, other: Ref<'_>, operator: Comparison) -> PyResult<Owned> {
    let name = match operator {
        Comparison::Lt => static_str!("__lt__"),
        Comparison::Le => static_str!("__le__"),
        Comparison::Eq => static_str!("__eq__"),
        Comparison::Ne => static_str!("__ne__"),
        Comparison::Gt => static_str!("__gt__"),
        Comparison::Ge => static_str!("__ge__"),
    };
    call_if_defined(this, name, other)
}

fn hash(this: Ref<'_>) -> PyResult<i64> {
    let method = this.ty().lookup(static_str!("__hash__"));
    let Some(method) = method.filter(|method| !method.borrow().is_none()) else { return hash::unhashable(this) };
    let result = call_found(method.borrow(), this, Args::NONE)?;
    match result.borrow().downcast::<Int>() {
        Some(value) => match value.to_i64() {
            Some(-1) => Ok(-2),
            Some(small) => Ok(small),
            None => Ok(crate::builtins::hashing::hash_int(value)),
        },
        None => raise!(type_error, "__hash__ method should return an integer"),
    }
}

fn call<'a>(this: Ref<'a>, args: Args<'a>) -> PyResult<Owned> {
    match this.ty().lookup(static_str!("__call__")) {
        Some(method) => call_found(method.borrow(), this, args),
        None => raise!(type_error, "'{}' object is not callable", this.ty().full_name()),
    }
}

fn set_attribute(this: Ref<'_>, name: Ref<'_, Str>, value: Option<Ref<'_>>) -> PyResult<()> {
    match value {
        Some(value) => call_special(this, static_str!("__setattr__"), &[name.as_object(), value]),
        None => call_special(this, static_str!("__delattr__"), &[name.as_object()]),
    }
    .map(drop)
}

fn wrap_set_attribute(slots: &Slots, this: Ref<'_>, args: Args<'_>, deleting: bool) -> PyResult<Owned> {
    let wanted = if deleting { 1 } else { 2 };
    expect_count("__setattr__", args, wanted, wanted)?;
    let name = super::attribute::expect_name(argument(args, 0))?;
    if let Some(slot) = slots.set_attribute {
        slot(this, name, if deleting { None } else { args.get(1) })?;
    }
    Ok(none_object())
}

fn iter(this: Ref<'_>) -> PyResult<Owned> {
    let method = this.ty().lookup(static_str!("__iter__"));
    match method.filter(|method| !method.borrow().is_none()) {
        Some(method) => call_found(method.borrow(), this, Args::NONE),
        None => raise!(type_error, "'{}' object is not iterable", this.ty().full_name()),
    }
}

fn next(this: Ref<'_>) -> PyResult<Option<Owned>> {
    match call_special(this, static_str!("__next__"), &[]) {
        Ok(item) => Ok(Some(item)),
        Err(raised) if raised.is(&STOP_ITERATION) => Ok(None),
        Err(raised) => Err(raised),
    }
}

fn descriptor_get(this: Ref<'_>, instance: Option<Ref<'_>>, owner: &'static Type) -> PyResult<Owned> {
    let instance = instance.unwrap_or(super::singletons::none());
    match this.ty().lookup(static_str!("__get__")) {
        Some(method) => call_found(method.borrow(), this, Args::positional(&[instance, owner.as_object()])),
        None => Ok(this.owned()),
    }
}

fn wrap_descriptor_get(slots: &Slots, this: Ref<'_>, args: Args<'_>) -> PyResult<Owned> {
    expect_count("__get__", args, 1, 2)?;
    let instance = args.get(0).filter(|instance| !instance.is_none());
    let owner = match (args.get(1).and_then(Ref::downcast::<Type>), instance) {
        (Some(owner), _) => owner.as_static(),
        (None, Some(instance)) => instance.ty(),
        (None, None) => raise!(type_error, "__get__(None, None) is invalid"),
    };
    slots.descriptor_get.map_or_else(absent, |slot| slot(this, instance, owner))
}

fn descriptor_set(this: Ref<'_>, instance: Ref<'_>, value: Option<Ref<'_>>) -> PyResult<()> {
    match value {
        Some(value) => match this.ty().lookup(static_str!("__set__")) {
            Some(_) => call_special(this, static_str!("__set__"), &[instance, value]).map(drop),
            None => Err(super::attribute::attribute_error(this, static_str!("__set__"), String::from("__set__"))),
        },
        None => match this.ty().lookup(static_str!("__delete__")) {
            Some(_) => call_special(this, static_str!("__delete__"), &[instance]).map(drop),
            None => Err(super::attribute::attribute_error(this, static_str!("__delete__"), String::from("__delete__"))),
        },
    }
}

fn wrap_descriptor_set(slots: &Slots, this: Ref<'_>, args: Args<'_>, deleting: bool) -> PyResult<Owned> {
    let wanted = if deleting { 1 } else { 2 };
    expect_count("__set__", args, wanted, wanted)?;
    if let Some(slot) = slots.descriptor_set {
        slot(this, argument(args, 0), if deleting { None } else { args.get(1) })?;
    }
    Ok(none_object())
}

fn init<'a>(this: Ref<'a>, args: Args<'a>) -> PyResult<()> {
    let Some(method) = this.ty().lookup(static_str!("__init__")) else { return Ok(()) };
    let result = call_found(method.borrow(), this, args)?;
    if !result.borrow().is_none() {
        raise!(type_error, "__init__() should return None, not '{}'", result.ty().full_name());
    }
    Ok(())
}

fn new<'a>(ty: &'static Type, args: Args<'a>) -> PyResult<Owned> {
    let Some(found) = ty.lookup(static_str!("__new__")) else {
        raise!(type_error, "cannot create '{}' instances", ty.full_name())
    };
    // `__new__` is a static method: reading it from the class gives the plain function.
    let function = match found.ty().slots().descriptor_get {
        Some(get) => get(found.borrow(), None, ty)?,
        None => found,
    };
    args.with_receiver(ty.as_object(), |args| call_args(function.borrow(), args))
}

fn finalize(this: Ref<'_>) {
    let Some(method) = this.ty().lookup(static_str!("__del__")) else { return };
    // An exception that is on its way is not the finalizer's business.
    let pending = super::state::STATE.take_pending();
    if let Err(raised) = call_found(method.borrow(), this, Args::NONE) {
        unraisable::report(raised, Some(method.borrow()));
    }
    if let Some(pending) = pending {
        super::state::STATE.set_pending(pending);
    }
}

/// The result of `__len__` as a length.
pub fn length_from(result: Ref<'_>) -> PyResult<i64> {
    let Some(value) = result.downcast::<Int>() else {
        raise!(type_error, "'{}' object cannot be interpreted as an integer", result.ty().full_name())
    };
    match value.to_i64() {
        Some(length) if length >= 0 => Ok(length),
        Some(_) => raise!(value_error, "__len__() should return >= 0"),
        None => raise!(overflow_error, "cannot fit 'int' into an index-sized integer"),
    }
}

fn set_item(this: Ref<'_>, key: Ref<'_>, value: Option<Ref<'_>>) -> PyResult<()> {
    let (name, text) = match value {
        Some(_) => (static_str!("__setitem__"), "does not support item assignment"),
        None => (static_str!("__delitem__"), "doesn't support item deletion"),
    };
    let Some(method) = this.ty().lookup(name) else { raise!(type_error, "'{}' object {text}", this.ty().full_name()) };
    match value {
        Some(value) => call_found(method.borrow(), this, Args::positional(&[key, value])),
        None => call_found(method.borrow(), this, Args::positional(&[key])),
    }
    .map(drop)
}

fn get_item<'a>(this: Ref<'a>, key: Ref<'a>) -> PyResult<Owned> {
    match this.ty().lookup(static_str!("__getitem__")) {
        Some(method) => call_found(method.borrow(), this, Args::positional(&[key])),
        None => raise!(type_error, "'{}' object is not subscriptable", this.ty().full_name()),
    }
}

fn wrap_set_item(slots: &Slots, this: Ref<'_>, args: Args<'_>, deleting: bool) -> PyResult<Owned> {
    let wanted = if deleting { 1 } else { 2 };
    expect_count("__setitem__", args, wanted, wanted)?;
    if let Some(slot) = slots.set_item {
        slot(this, argument(args, 0), if deleting { None } else { args.get(1) })?;
    }
    Ok(none_object())
}

fn contains(this: Ref<'_>, item: Ref<'_>) -> PyResult<bool> {
    let Some(method) = this.ty().lookup(static_str!("__contains__")) else {
        return crate::protocols::contains::by_iteration(this, item);
    };
    if method.borrow().is_none() {
        raise!(type_error, "'{}' object is not a container", this.ty().full_name());
    }
    let result = call_found(method.borrow(), this, Args::positional(&[item]))?;
    truth::truth(result.borrow())
}

fn truth_of(this: Ref<'_>) -> PyResult<bool> {
    let result = call_special(this, static_str!("__bool__"), &[])?;
    match result.borrow().as_bool() {
        Some(value) => Ok(value),
        None => raise!(type_error, "__bool__ should return bool, returned {}", result.ty().full_name()),
    }
}

fn power<'a>(a: Ref<'a>, b: Ref<'a>, modulus: Option<Ref<'a>>) -> PyResult<Owned> {
    match modulus {
        None => binary(a, b, static_str!("__pow__"), static_str!("__rpow__")),
        Some(modulus) if a.ty().is_heap_type() => match a.ty().lookup(static_str!("__pow__")) {
            Some(method) => call_found(method.borrow(), a, Args::positional(&[b, modulus])),
            None => Ok(not_implemented_object()),
        },
        Some(_) => Ok(not_implemented_object()),
    }
}

fn repeat_count(value: Ref<'_>) -> PyResult<i64> {
    match value.as_int() {
        Some(count) => Ok(count),
        None => Err(type_error(format!("'{}' object cannot be interpreted as an integer", value.ty().full_name()))),
    }
}

/// Every special method.
pub static SLOT_NAMES: &[SlotName] = &[
    unary!("__repr__", repr),
    unary!("__str__", str),
    entry!("__hash__", hash, Some(|to| to.hash = Some(hash)), |slots, this, args| {
        expect_count("__hash__", args, 0, 0)?;
        slots.hash.map_or_else(absent, |slot| Ok(boxes::int_object(slot(this)?)))
    }),
    entry!("__call__", call, Some(|to| to.call = Some(call)), |slots, this, args| {
        slots.call.map_or_else(absent, |slot| slot(this, args))
    }),
    entry!(
        "__getattribute__",
        get_attribute,
        Some(|to| to.get_attribute = Some(generic_get_with_hook)),
        |slots, this, args| {
            expect_count("__getattribute__", args, 1, 1)?;
            let name = super::attribute::expect_name(argument(args, 0))?;
            slots.get_attribute.map_or_else(absent, |slot| slot(this, name))
        }
    ),
    SlotName {
        name: "__getattr__",
        address: |_| 0,
        copy: |_, _| {},
        install: Some(|to| to.get_attribute = Some(generic_get_with_hook)),
        wrap: |_, _, _| absent(),
    },
    entry!("__setattr__", set_attribute, Some(|to| to.set_attribute = Some(set_attribute)), |slots, this, args| {
        wrap_set_attribute(slots, this, args, false)
    }),
    entry!("__delattr__", set_attribute, Some(|to| to.set_attribute = Some(set_attribute)), |slots, this, args| {
        wrap_set_attribute(slots, this, args, true)
    }),
    comparison!("__lt__", Lt),
    comparison!("__le__", Le),
    comparison!("__eq__", Eq),
    comparison!("__ne__", Ne),
    comparison!("__gt__", Gt),
    comparison!("__ge__", Ge),
    entry!("__iter__", iter, Some(|to| to.iter = Some(iter)), |slots, this, args| {
        expect_count("__iter__", args, 0, 0)?;
        slots.iter.map_or_else(absent, |slot| slot(this))
    }),
    entry!("__next__", next, Some(|to| to.next = Some(next)), |slots, this, args| {
        expect_count("__next__", args, 0, 0)?;
        let Some(slot) = slots.next else { return absent() };
        match slot(this)? {
            Some(item) => Ok(item),
            None => Err(super::Raised::with_arguments(&STOP_ITERATION, Vec::new())),
        }
    }),
    entry!("__get__", descriptor_get, Some(|to| to.descriptor_get = Some(descriptor_get)), |slots, this, args| {
        wrap_descriptor_get(slots, this, args)
    }),
    entry!("__set__", descriptor_set, Some(|to| to.descriptor_set = Some(descriptor_set)), |slots, this, args| {
        wrap_descriptor_set(slots, this, args, false)
    }),
    entry!("__delete__", descriptor_set, Some(|to| to.descriptor_set = Some(descriptor_set)), |slots, this, args| {
        wrap_descriptor_set(slots, this, args, true)
    }),
    entry!("__init__", init, Some(|to| to.init = Some(init)), |slots, this, args| {
        if let Some(slot) = slots.init {
            slot(this, args)?;
        }
        Ok(none_object())
    }),
    entry!("__new__", new, Some(|to| to.new = Some(new)), |_slots, _this, _args| absent()),
    entry!("__del__", finalize, Some(|to| to.finalize = Some(finalize)), |slots, this, args| {
        expect_count("__del__", args, 0, 0)?;
        if let Some(slot) = slots.finalize {
            slot(this);
        }
        Ok(none_object())
    }),
    entry!(
        "__len__",
        length,
        Some(|to| to.length = Some(|this| length_from(call_special(this, static_str!("__len__"), &[])?.borrow()))),
        |slots, this, args| {
            expect_count("__len__", args, 0, 0)?;
            slots.length.map_or_else(absent, |slot| Ok(boxes::int_object(slot(this)?)))
        }
    ),
    entry!("__getitem__", get_item, Some(|to| to.get_item = Some(get_item)), |slots, this, args| {
        expect_count("__getitem__", args, 1, 1)?;
        slots.get_item.map_or_else(absent, |slot| slot(this, argument(args, 0)))
    }),
    entry!("__setitem__", set_item, Some(|to| to.set_item = Some(set_item)), |slots, this, args| {
        wrap_set_item(slots, this, args, false)
    }),
    entry!("__delitem__", set_item, Some(|to| to.set_item = Some(set_item)), |slots, this, args| {
        wrap_set_item(slots, this, args, true)
    }),
    entry!("__contains__", contains, Some(|to| to.contains = Some(contains)), |slots, this, args| {
        expect_count("__contains__", args, 1, 1)?;
        slots.contains.map_or_else(absent, |slot| Ok(boxes::bool_object(slot(this, argument(args, 0))?)))
    }),
    entry!("__bool__", truth, Some(|to| to.truth = Some(truth_of)), |slots, this, args| {
        expect_count("__bool__", args, 0, 0)?;
        slots.truth.map_or_else(absent, |slot| Ok(boxes::bool_object(slot(this)?)))
    }),
    unary!("__neg__", negative),
    unary!("__pos__", positive),
    unary!("__invert__", invert),
    unary!("__abs__", absolute),
    unary!("__int__", int),
    unary!("__float__", float),
    unary!("__index__", index),
    binary!("__add__", "__radd__", add),
    binary!(reflected "__add__", "__radd__", add),
    binary!("__sub__", "__rsub__", subtract),
    binary!(reflected "__sub__", "__rsub__", subtract),
    binary!("__mul__", "__rmul__", multiply),
    binary!(reflected "__mul__", "__rmul__", multiply),
    binary!("__matmul__", "__rmatmul__", matrix_multiply),
    binary!(reflected "__matmul__", "__rmatmul__", matrix_multiply),
    binary!("__truediv__", "__rtruediv__", true_divide),
    binary!(reflected "__truediv__", "__rtruediv__", true_divide),
    binary!("__floordiv__", "__rfloordiv__", floor_divide),
    binary!(reflected "__floordiv__", "__rfloordiv__", floor_divide),
    binary!("__mod__", "__rmod__", remainder),
    binary!(reflected "__mod__", "__rmod__", remainder),
    binary!("__divmod__", "__rdivmod__", divmod),
    binary!(reflected "__divmod__", "__rdivmod__", divmod),
    entry!("__pow__", power, Some(|to| to.power = Some(power)), |slots, this, args| {
        expect_count("__pow__", args, 1, 2)?;
        let modulus = args.get(1).filter(|modulus| !modulus.is_none());
        slots.power.map_or_else(absent, |slot| slot(this, argument(args, 0), modulus))
    }),
    entry!("__rpow__", power, Some(|to| to.power = Some(power)), |slots, this, args| {
        expect_count("__rpow__", args, 1, 2)?;
        slots.power.map_or_else(absent, |slot| slot(argument(args, 0), this, None))
    }),
    binary!("__lshift__", "__rlshift__", lshift),
    binary!(reflected "__lshift__", "__rlshift__", lshift),
    binary!("__rshift__", "__rrshift__", rshift),
    binary!(reflected "__rshift__", "__rrshift__", rshift),
    binary!("__and__", "__rand__", and),
    binary!(reflected "__and__", "__rand__", and),
    binary!("__or__", "__ror__", or),
    binary!(reflected "__or__", "__ror__", or),
    binary!("__xor__", "__rxor__", xor),
    binary!(reflected "__xor__", "__rxor__", xor),
    inplace!("__iadd__", inplace_add),
    inplace!("__isub__", inplace_subtract),
    inplace!("__imul__", inplace_multiply),
    inplace!("__imatmul__", inplace_matrix_multiply),
    inplace!("__itruediv__", inplace_true_divide),
    inplace!("__ifloordiv__", inplace_floor_divide),
    inplace!("__imod__", inplace_remainder),
    inplace!("__ipow__", inplace_power),
    inplace!("__ilshift__", inplace_lshift),
    inplace!("__irshift__", inplace_rshift),
    inplace!("__iand__", inplace_and),
    inplace!("__ior__", inplace_or),
    inplace!("__ixor__", inplace_xor),
    entry!("__add__", concat, None, |slots, this, args| {
        expect_count("__add__", args, 1, 1)?;
        slots.concat.map_or_else(absent, |slot| slot(this, argument(args, 0)))
    }),
    entry!("__mul__", repeat, None, |slots, this, args| {
        expect_count("__mul__", args, 1, 1)?;
        let count = repeat_count(argument(args, 0))?;
        slots.repeat.map_or_else(absent, |slot| slot(this, count))
    }),
    entry!("__rmul__", repeat, None, |slots, this, args| {
        expect_count("__rmul__", args, 1, 1)?;
        let count = repeat_count(argument(args, 0))?;
        slots.repeat.map_or_else(absent, |slot| slot(this, count))
    }),
    entry!("__iadd__", inplace_concat, None, |slots, this, args| {
        expect_count("__iadd__", args, 1, 1)?;
        slots.inplace_concat.map_or_else(absent, |slot| slot(this, argument(args, 0)))
    }),
    entry!("__imul__", inplace_repeat, None, |slots, this, args| {
        expect_count("__imul__", args, 1, 1)?;
        let count = repeat_count(argument(args, 0))?;
        slots.inplace_repeat.map_or_else(absent, |slot| slot(this, count))
    }),
];

/// Whether a name is a special method's.
pub fn is_slot_name(name: &str) -> bool {
    name.starts_with("__") && name.ends_with("__") && SLOT_NAMES.iter().any(|slot| slot.name == name)
}

/// The slots of a class: its base's, with what the classes in its method resolution order define.
pub fn slots_for(ty: &'static Type) -> Slots {
    let mut slots = *ty.base().map_or(&Slots::EMPTY, Type::slots);
    let owners: Vec<Option<&'static Type>> = SLOT_NAMES
        .iter()
        .map(|slot| ty.lookup_uncached(super::text::new(slot.name).borrow()).map(|(_, owner)| owner))
        .collect();
    for (slot, owner) in SLOT_NAMES.iter().zip(&owners) {
        if let Some(owner) = owner
            && !owner.is_heap_type()
        {
            (slot.copy)(&mut slots, owner.slots());
        }
    }
    for (slot, owner) in SLOT_NAMES.iter().zip(&owners) {
        if let (Some(owner), Some(install)) = (owner, slot.install)
            && owner.is_heap_type()
        {
            install(&mut slots);
        }
    }
    slots
}

/// Recomputes the slots of a class and its subclasses after one of its special methods changed.
pub fn update_slots(ty: &'static Type) {
    let slots = slots_for(ty);
    if !slots.same(ty.slots()) {
        ty.slots.set(Box::leak(Box::new(slots)));
    }
    let subclasses = ty.subclasses.borrow().clone();
    for subclass in subclasses {
        update_slots(subclass);
    }
}

/// Whether instances of the class may be made by `object.__new__`.
pub fn makes_plain_instances(ty: &'static Type) -> bool {
    is_object_new(ty)
        && (ty.is_heap_type() || std::ptr::eq(ty, &crate::builtins::object::OBJECT))
        && !ty.flags().has(TypeFlags::ABSTRACT)
}
