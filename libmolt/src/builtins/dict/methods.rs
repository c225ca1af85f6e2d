//! The methods of dicts.

use super::{DICT, empty_error, update, views};
use crate::builtins::generics::alias::CLASS_GETITEM;
use crate::builtins::iterators::dict as iterators;
use crate::builtins::set::as_set;
use crate::exec::raised::key_error;
use crate::object::dict::{self, Dict};
use crate::object::singletons::{none, none_object};
use crate::object::{Method, Owned, PyResult, Ref, Type, methods, tuple};
use crate::protocols::{call, iterate, subscript};

/// Methods.
pub const METHODS: &[Method] = methods!["dict", CLASS_GETITEM;
    Method::positional("get", 1, 2, |this, args| {
        let found = this.expect::<Dict>().get().get(args[0])?;
        Ok(found.unwrap_or_else(|| args.get(1).copied().unwrap_or(none()).owned()))
    }),
    Method::positional("setdefault", 1, 2, set_default),
    Method::positional("pop", 1, 2, pop),
    Method::none("popitem", |this| match this.expect::<Dict>().pop_last() {
        Some((key, value)) => Ok(tuple::new([key, value].into_iter()).into_object()),
        None => empty_error(),
    }),
    Method::none("keys", |this| Ok(views::keys(this.expect()))),
    Method::none("values", |this| Ok(views::values(this.expect()))),
    Method::none("items", |this| Ok(views::items(this.expect()))),
    Method::any("update", |this, args| {
        update::update_from_args(this.expect(), args, "update")?;
        Ok(none_object())
    }),
    Method::positional("fromkeys", 1, 2, from_keys).on_class(),
    Method::none("clear", |this| {
        this.expect::<Dict>().clear();
        Ok(none_object())
    }),
    Method::none("copy", |this| Ok(dict::copy(&this.expect::<Dict>()).into_object())),
    Method::none("__reversed__", |this| Ok(iterators::reversed_keys(this.expect()))),
];

fn set_default(this: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    this.expect::<Dict>().set_default(args[0], args.get(1).copied().unwrap_or(none()))
}

fn pop(this: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    pop_of(this.expect(), args[0], args.get(1).copied())
}

/// `dict.pop(key, default)`.
pub fn pop_of(dict: Ref<'_, Dict>, key: Ref<'_>, default: Option<Ref<'_>>) -> PyResult<Owned> {
    let removed = if dict.is_empty() { None } else { dict.remove(key)? };
    match (removed, default) {
        (Some((_, value)), _) => Ok(value),
        (None, Some(default)) => Ok(default.owned()),
        (None, None) => Err(key_error(key)),
    }
}

fn from_keys(class: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    let value = args.get(1).copied().unwrap_or(none());
    if class.downcast::<Type>().is_some_and(|ty| std::ptr::eq(ty.as_static(), &DICT)) {
        let dict = dict::new();
        if let Some(source) = args[0].downcast::<Dict>().filter(|source| source.is_exactly(&DICT)) {
            let mut position = 0;
            while let Some((found, key, _)) = source.item_from(position) {
                dict.set_hashed(key.borrow(), source.hash_at(found), value.owned())?;
                position = found + 1;
            }
        } else if let Some(source) = as_set(args[0]) {
            source.for_each(|key, hash| dict.set_hashed(key.borrow(), hash, value.owned()))?;
        } else {
            iterate::for_each(args[0], |key| dict.set(key.borrow(), value.owned()))?;
        }
        return Ok(dict.into_object());
    }
    let made = call::call(class, &[])?;
    iterate::for_each(args[0], |key| subscript::set(made.borrow(), key.borrow(), Some(value)))?;
    Ok(made)
}
