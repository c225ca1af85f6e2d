//! `zip`.

use std::cell::Cell;

use super::pickled;
use crate::builtins::object::OBJECT_SLOTS;
use crate::exec::raised::raise;
use crate::memory;
use crate::object::boxes::bool_object;
use crate::object::singletons::none_object;
use crate::object::tuple::Pairs;
use crate::object::{
    Args, Field, Header, Method, Owned, PyResult, Raised, Ref, Slots, Tuple, Type, builtin_type, methods, tuple,
};
use crate::protocols::{iterate, truth};

/// The iterator.
#[repr(C)]
pub struct Zip {
    head: Header,
    iterators: Field<Tuple>,
    strict: Cell<bool>,
    pairs: Pairs,
}

builtin_type! {
    /// `zip`.
    pub static ZIP: Zip as "PyZip_Type", "zip" {
        flags: BASE | GC,
        slots: &Slots {
            new: Some(construct),
            init: Some(|_, _| Ok(())),
            iter: Some(|this| Ok(this.owned())),
            next: Some(|this| this.expect::<Zip>().next()),
            traverse: Some(|this, visit| {
                let this = this.expect::<Zip>();
                this.iterators.traverse(visit);
                this.pairs.traverse(visit);
            }),
            ..OBJECT_SLOTS
        },
        methods: methods!["zip";
            Method::none("__reduce__", |this| {
                let zip = this.expect::<Zip>();
                let iterators = zip.iterators.get().unwrap_or_else(|| tuple::empty().owned());
                Ok(with_strictness(this, iterators, zip.strict.get()))
            }),
            Method::one("__setstate__", |this, state| {
                this.expect::<Zip>().strict.set(truth::truth(state)?);
                Ok(none_object())
            }),
        ],
    }
}

/// `__reduce__` of an iterator over several: its class, the arguments, and `True` if it is strict.
pub fn with_strictness(this: Ref<'_>, arguments: Owned<Tuple>, strict: bool) -> Owned {
    if !strict {
        return pickled::by_class(this, arguments);
    }
    let parts = [this.ty().as_object().owned(), arguments.into_object(), bool_object(true)];
    tuple::new(parts.into_iter()).into_object()
}

/// The value of the keyword `strict`, the only one that `function` takes.
pub fn strict_keyword(args: Args<'_>, function: &str) -> PyResult<bool> {
    let mut strict = false;
    for (name, value) in args.keywords.iter() {
        if name.text() != "strict" {
            raise!(type_error, "{function}() got an unexpected keyword argument '{}'", name.text());
        }
        strict = truth::truth(value)?;
    }
    Ok(strict)
}

/// The iterators of all arguments.
pub fn iterators<'a>(iterables: impl Iterator<Item = Ref<'a>>) -> PyResult<Owned<Tuple>> {
    let iterators = iterables.map(iterate::iter).collect::<PyResult<Vec<Owned>>>()?;
    Ok(tuple::new(iterators.into_iter()))
}

fn construct(ty: &'static Type, args: Args<'_>) -> PyResult<Owned> {
    let strict = strict_keyword(args, "zip")?;
    let iterators = Field::new(Some(iterators(args.iter())?));
    let strict = Cell::new(strict);
    Ok(memory::allocate_as(ty, Zip { head: Header::new(&ZIP), iterators, strict, pairs: Pairs::EMPTY }).into_object())
}

/// One item of each iterator, or `None` when one is exhausted; `strict` demands that all are.
pub fn next_items(iterators: &[Ref<'_>], strict: bool, function: &str) -> PyResult<Option<Vec<Owned>>> {
    let mut items = Vec::with_capacity(iterators.len());
    for &iterator in iterators {
        match iterate::next(iterator)? {
            Some(item) => items.push(item),
            None if strict => return check_all_exhausted(iterators, items.len(), function),
            None => return Ok(None),
        }
    }
    Ok(Some(items))
}

#[cold]
fn check_all_exhausted<T>(iterators: &[Ref<'_>], exhausted: usize, function: &str) -> PyResult<Option<T>> {
    if exhausted > 0 {
        return Err(unequal(function, exhausted, "shorter"));
    }
    for (index, &iterator) in iterators.iter().enumerate().skip(1) {
        if iterate::next(iterator)?.is_some() {
            return Err(unequal(function, index, "longer"));
        }
    }
    Ok(None)
}

fn unequal(function: &str, index: usize, how: &str) -> Raised {
    let others = if index == 1 { String::from(" 1") } else { format!("s 1-{index}") };
    crate::exec::raised::value_error(format!("{function}() argument {} is {how} than argument{others}", index + 1))
}

impl Zip {
    fn next(&self) -> PyResult<Option<Owned>> {
        let Some(iterators) = self.iterators.get() else { return Ok(None) };
        match iterators.items() {
            [] => Ok(None),
            // The common case needs no buffer.
            [first, second] if !self.strict.get() => {
                let Some(first) = iterate::next(*first)? else { return Ok(None) };
                let Some(second) = iterate::next(*second)? else { return Ok(None) };
                Ok(Some(self.pairs.pair(first, second)))
            }
            all => {
                let items = next_items(all, self.strict.get(), "zip")?;
                Ok(items.map(|items| tuple::new(items.into_iter()).into_object()))
            }
        }
    }
}
