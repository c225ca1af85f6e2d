//! `set` and `frozenset`.

mod algebra;
pub mod methods;

use super::iterators::set as iterators;
use super::object::OBJECT_SLOTS;
use crate::exec::exception::TYPE_ERROR;
use crate::exec::raised::raise;
use crate::object::boxes::bool_object;
use crate::object::set::{self, Set};
use crate::object::singletons::not_implemented_object;
use crate::object::{Args, Comparison, Owned, PyResult, PyType, Ref, Slots, Type, builtin_type, text};
use crate::protocols::{hash, text as texts};

pub use algebra::{difference, difference_update, intersection, is_subset, symmetric_difference_update, update};

builtin_type! { mark
    /// `set`.
    pub static SET: Set(Set) as "PySet_Type", "set" {
        flags: BASE | GC | MATCH_SELF,
        slots: &Slots {
            init: Some(init),
            new: Some(|ty, _| Ok(set::new_as(ty).into_object())),
            hash: Some(hash::unhashable),
            inplace_or: Some(|a, b| inplace(a, b, update)),
            inplace_and: Some(|a, b| inplace(a, b, |set, other| {
                set.swap(algebra::intersection(set, other)?.borrow().get());
                Ok(())
            })),
            inplace_subtract: Some(|a, b| inplace(a, b, difference_update)),
            inplace_xor: Some(|a, b| inplace(a, b, symmetric_difference_update)),
            ..SET_SLOTS
        },
        methods: methods::SET_METHODS,
    }
}

builtin_type! { mark
    /// `frozenset`.
    pub static FROZENSET: Set(Set) as "PyFrozenSet_Type", "frozenset" {
        flags: BASE | GC | MATCH_SELF,
        slots: &Slots {
            new: Some(new_frozenset),
            init: Some(|_, _| Ok(())),
            hash: Some(|this| Ok(this.expect::<Set>().hash(true))),
            ..SET_SLOTS
        },
        methods: methods::FROZENSET_METHODS,
    }
}

/// The operations that sets and frozensets share.
const SET_SLOTS: Slots = Slots {
    repr: Some(repr),
    compare: Some(compare),
    iter: Some(|this| Ok(iterators::new(this.expect()).into_object())),
    length: Some(|this| Ok(this.expect::<Set>().len() as i64)),
    contains: Some(|this, key| contains(this.expect(), key)),
    or: Some(|a, b| binary(a, b, algebra::union)),
    and: Some(|a, b| binary(a, b, algebra::intersection)),
    subtract: Some(|a, b| binary(a, b, algebra::difference)),
    xor: Some(|a, b| binary(a, b, algebra::symmetric_difference)),
    traverse: Some(|this, visit| this.expect::<Set>().traverse(visit)),
    clear: Some(|this| this.expect::<Set>().clear()),
    ..OBJECT_SLOTS
};

impl PyType for Set {
    fn type_object() -> &'static Type {
        &SET
    }
    #[inline(always)]
    fn check(object: Ref<'_>) -> bool {
        let ty = object.ty();
        std::ptr::eq(ty, &SET) || std::ptr::eq(ty, &FROZENSET) || ty.is_subtype(&SET) || ty.is_subtype(&FROZENSET)
    }
}

/// The value as a set or frozenset.
pub fn as_set(value: Ref<'_>) -> Option<Ref<'_, Set>> {
    value.downcast::<Set>()
}

/// The built-in type that results of operations on this set have.
fn base_type(set: Ref<'_, Set>) -> &'static Type {
    if set.is_instance(&SET) { &SET } else { &FROZENSET }
}

/// A new set of type `ty` with the items of an iterable.
pub fn from_iterable(ty: &'static Type, iterable: Ref<'_>) -> PyResult<Owned<Set>> {
    let set = set::new_as(ty);
    update(set.borrow(), iterable)?;
    Ok(set)
}

fn init(this: Ref<'_>, args: Args<'_>) -> PyResult<()> {
    if !args.keywords.is_empty() && this.is_exactly(&SET) {
        raise!(type_error, "set() takes no keyword arguments");
    }
    if args.len() > 1 {
        raise!(type_error, "set expected at most 1 argument, got {}", args.len());
    }
    let set = this.expect::<Set>();
    if !set.is_empty() {
        set.clear();
    }
    match args.get(0) {
        Some(iterable) => update(set, iterable),
        None => Ok(()),
    }
}

fn new_frozenset(ty: &'static Type, args: Args<'_>) -> PyResult<Owned> {
    let exact = std::ptr::eq(ty, &FROZENSET);
    if !args.keywords.is_empty() && exact {
        raise!(type_error, "frozenset() takes no keyword arguments");
    }
    if args.len() > 1 {
        raise!(type_error, "frozenset expected at most 1 argument, got {}", args.len());
    }
    match args.get(0) {
        Some(iterable) if exact && iterable.is_exactly(&FROZENSET) => Ok(iterable.owned()),
        Some(iterable) => Ok(from_iterable(ty, iterable)?.into_object()),
        None => Ok(set::new_as(ty).into_object()),
    }
}

fn repr(this: Ref<'_>) -> PyResult<Owned> {
    let set = this.expect::<Set>();
    let name = this.ty().name();
    if set.is_empty() {
        return Ok(text::new(&format!("{name}()")).into_object());
    }
    texts::repr_container(this, &format!("{name}(...)"), |shown| {
        let plain = this.is_exactly(&SET);
        if !plain {
            shown.push_str(name);
            shown.push('(');
        }
        shown.push('{');
        for (index, key) in set.keys().iter().enumerate() {
            if index > 0 {
                shown.push_str(", ");
            }
            shown.push_str(texts::repr(key.borrow())?.as_str());
        }
        shown.push_str(if plain { "}" } else { "})" });
        Ok(())
    })
}

/// Runs a lookup by key; a set as the key means the frozenset that equals it.
fn with_key<R>(key: Ref<'_>, lookup: impl Fn(Ref<'_>, i64) -> PyResult<R>) -> PyResult<R> {
    match hash::hash_element(key) {
        Ok(hash) => lookup(key, hash),
        Err(raised) => match as_set(key) {
            Some(set) if raised.is(&TYPE_ERROR) => lookup(key, set.hash(false)),
            _ => Err(raised),
        },
    }
}

/// `key in set`.
pub fn contains(set: Ref<'_, Set>, key: Ref<'_>) -> PyResult<bool> {
    with_key(key, |key, hash| set.contains_hashed(key, hash))
}

fn compare(this: Ref<'_>, other: Ref<'_>, operator: Comparison) -> PyResult<Owned> {
    let (Some(a), Some(b)) = (as_set(this), as_set(other)) else { return Ok(not_implemented_object()) };
    let order = a.len().cmp(&b.len());
    let equal = || -> PyResult<bool> {
        let differ = matches!((a.known_hash(), b.known_hash()), (Some(a), Some(b)) if a != b);
        Ok(order.is_eq() && !differ && is_subset(a, b)?)
    };
    let holds = match operator {
        Comparison::Eq => equal()?,
        Comparison::Ne => !equal()?,
        Comparison::Lt => order.is_lt() && is_subset(a, b)?,
        Comparison::Le => order.is_le() && is_subset(a, b)?,
        Comparison::Gt => order.is_gt() && is_subset(b, a)?,
        Comparison::Ge => order.is_ge() && is_subset(b, a)?,
    };
    Ok(bool_object(holds))
}

/// An operator, which wants sets on both sides.
fn binary<'a>(a: Ref<'a>, b: Ref<'a>, operation: fn(Ref<'a, Set>, Ref<'a>) -> PyResult<Owned<Set>>) -> PyResult<Owned> {
    match (as_set(a), as_set(b)) {
        (Some(a), Some(_)) => Ok(operation(a, b)?.into_object()),
        _ => Ok(not_implemented_object()),
    }
}

fn inplace<'a>(a: Ref<'a>, b: Ref<'a>, operation: fn(Ref<'a, Set>, Ref<'a>) -> PyResult<()>) -> PyResult<Owned> {
    if as_set(b).is_none() {
        return Ok(not_implemented_object());
    }
    operation(a.expect(), b)?;
    Ok(a.owned())
}
