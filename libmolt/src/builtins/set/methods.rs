//! The methods of sets and frozensets.

use super::{FROZENSET, algebra, as_set, base_type, from_iterable, with_key};
use crate::builtins::generics::alias::CLASS_GETITEM;
use crate::exec::raised::key_error;
use crate::object::boxes::bool_object;
use crate::object::set::Set;
use crate::object::singletons::none_object;
use crate::object::{Method, Owned, PyResult, Ref, method, static_str};

const MANY: usize = usize::MAX;

/// Methods of frozensets, which sets have too.
pub const FROZENSET_METHODS: &[Method] = &[
    CLASS_GETITEM,
    REDUCE,
    COPY,
    UNION,
    INTERSECTION,
    DIFFERENCE,
    SYMMETRIC_DIFFERENCE,
    IS_DISJOINT,
    IS_SUBSET,
    IS_SUPERSET,
];

const REDUCE: Method = method!("set"; Method::none("__reduce__", |this| {
    let keys = crate::object::list::from_items(this.expect::<Set>().keys());
    let arguments = crate::object::tuple::from_refs(&[keys.borrow().as_object()]).into_object();
    let state = crate::builtins::pickled::state(this)?;
    let parts = [this.ty().as_object().owned(), arguments, state];
    Ok(crate::object::tuple::new(parts.into_iter()).into_object())
}));
const COPY: Method = method!("set"; Method::none("copy", |this| {
    if this.is_exactly(&FROZENSET) {
        return Ok(this.owned());
    }
    Ok(crate::object::set::copy_as(this_type(this), &this.expect::<Set>())?.into_object())
}));
const UNION: Method = method!("set"; Method::positional("union", 0, MANY, |this, others| {
    let union = algebra::copy(this.expect())?;
    for other in others {
        if !other.is(this) {
            algebra::update(union.borrow(), *other)?;
        }
    }
    Ok(union.into_object())
}));
const INTERSECTION: Method = method!("set"; Method::positional("intersection", 0, MANY, |this, others| Ok(intersect_all(this.expect(), others)?.into_object())));
const DIFFERENCE: Method = method!("set"; Method::positional("difference", 0, MANY, |this, others| {
    let Some((first, rest)) = others.split_first() else { return Ok(algebra::copy(this.expect())?.into_object()) };
    let difference = algebra::difference(this.expect(), *first)?;
    for other in rest {
        algebra::difference_update(difference.borrow(), *other)?;
    }
    Ok(difference.into_object())
}));
const SYMMETRIC_DIFFERENCE: Method = method!("set"; Method::one("symmetric_difference", |this, other| {
    Ok(algebra::symmetric_difference(this.expect(), other)?.into_object())
}));
const IS_DISJOINT: Method = method!("set"; Method::one("isdisjoint", |this, other| Ok(bool_object(algebra::is_disjoint(this.expect(), other)?))));
const IS_SUBSET: Method = method!("set"; Method::one("issubset", |this, other| {
    let set = this.expect::<Set>();
    match as_set(other) {
        Some(other) => Ok(bool_object(algebra::is_subset(set, other)?)),
        None => Ok(bool_object(algebra::intersection(set, other)?.len() == set.len())),
    }
}));
const IS_SUPERSET: Method = method!("set"; Method::one("issuperset", |this, other| {
    let set = this.expect::<Set>();
    let other = match as_set(other) {
        Some(other) => other.owned(),
        None => from_iterable(base_type(set), other)?,
    };
    Ok(bool_object(algebra::is_subset(other.borrow(), set)?))
}));

/// Methods of sets.
pub const SET_METHODS: &[Method] = &[
    CLASS_GETITEM,
    REDUCE,
    COPY,
    UNION,
    INTERSECTION,
    DIFFERENCE,
    SYMMETRIC_DIFFERENCE,
    IS_DISJOINT,
    IS_SUBSET,
    IS_SUPERSET,
    method!("set"; Method::one("add", |this, key| {
        this.expect::<Set>().add(key)?;
        Ok(none_object())
    })),
    method!("set"; Method::one("discard", |this, key| {
        discard(this, key)?;
        Ok(none_object())
    })),
    method!("set"; Method::one("remove", |this, key| {
        remove(this, key)?;
        Ok(none_object())
    })),
    method!("set"; Method::none("pop", pop)),
    method!("set"; Method::none("clear", |this| {
        this.expect::<Set>().clear();
        Ok(none_object())
    })),
    method!("set"; Method::positional("update", 0, MANY, |this, others| {
        for other in others {
            algebra::update(this.expect(), *other)?;
        }
        Ok(none_object())
    })),
    method!("set"; Method::positional("intersection_update", 0, MANY, |this, others| {
        let set = this.expect::<Set>();
        set.swap(intersect_all(set, others)?.borrow().get());
        Ok(none_object())
    })),
    method!("set"; Method::positional("difference_update", 0, MANY, |this, others| {
        for other in others {
            algebra::difference_update(this.expect(), *other)?;
        }
        Ok(none_object())
    })),
    method!("set"; Method::one("symmetric_difference_update", |this, other| {
        algebra::symmetric_difference_update(this.expect(), other)?;
        Ok(none_object())
    })),
];

fn this_type(this: Ref<'_>) -> &'static crate::object::Type {
    base_type(this.expect())
}

/// Removes an item; false when it is not there.
pub fn discard(this: Ref<'_>, key: Ref<'_>) -> PyResult<bool> {
    with_key(key, |key, hash| this.expect::<Set>().discard_hashed(key, hash))
}

/// `set.remove(key)`.
pub fn remove(this: Ref<'_>, key: Ref<'_>) -> PyResult<()> {
    if discard(this, key)? { Ok(()) } else { Err(key_error(key)) }
}

/// `set.pop()`.
pub fn pop(this: Ref<'_>) -> PyResult<Owned> {
    let popped = this.expect::<Set>().pop();
    popped.ok_or_else(|| key_error(static_str!("pop from an empty set").as_object()))
}

fn intersect_all(set: Ref<'_, Set>, others: &[Ref<'_>]) -> PyResult<Owned<Set>> {
    let Some((first, rest)) = others.split_first() else { return algebra::copy(set) };
    let mut common = algebra::intersection(set, *first)?;
    for other in rest {
        common = algebra::intersection(common.borrow(), *other)?;
    }
    Ok(common)
}
