//! `map` and `filter`.

use std::cell::Cell;

use super::{pickled, zip};
use crate::builtins::bool::BOOL;
use crate::builtins::object::OBJECT_SLOTS;
use crate::exec::raised::{raise, type_error};
use crate::memory;
use crate::object::singletons::none_object;
use crate::object::{
    Args, Field, Header, Method, Owned, PyResult, Slots, Tuple, Type, as_refs, builtin_type, methods, tuple,
};
use crate::protocols::{call, iterate, truth};

/// The `map` iterator.
#[repr(C)]
pub struct Map {
    head: Header,
    function: Field,
    iterators: Field<Tuple>,
    strict: Cell<bool>,
}

builtin_type! {
    /// `map`.
    pub static MAP: Map as "PyMap_Type", "map" {
        flags: BASE | GC,
        slots: &Slots {
            new: Some(construct_map),
            init: Some(|_, _| Ok(())),
            iter: Some(|this| Ok(this.owned())),
            next: Some(|this| this.expect::<Map>().next()),
            traverse: Some(|this, visit| {
                let this = this.expect::<Map>();
                this.function.traverse(visit);
                this.iterators.traverse(visit);
            }),
            ..OBJECT_SLOTS
        },
        methods: methods!["map";
            Method::none("__reduce__", |this| {
                let map = this.expect::<Map>();
                let iterators = map.iterators.get().unwrap_or_else(|| tuple::empty().owned());
                let arguments = map.function.get().into_iter().chain(iterators.items().iter().map(|item| item.owned()));
                let arguments = tuple::new(arguments.collect::<Vec<_>>().into_iter());
                Ok(zip::with_strictness(this, arguments, map.strict.get()))
            }),
            Method::one("__setstate__", |this, state| {
                this.expect::<Map>().strict.set(truth::truth(state)?);
                Ok(none_object())
            }),
        ],
    }
}

fn construct_map(ty: &'static Type, args: Args<'_>) -> PyResult<Owned> {
    let strict = zip::strict_keyword(args, "map")?;
    let Some((function, iterables)) = args.split_first().filter(|(_, rest)| rest.get(0).is_some()) else {
        return Err(type_error("map() must have at least two arguments."));
    };
    let function = Field::new(Some(function.owned()));
    let iterators = Field::new(Some(zip::iterators(iterables.iter())?));
    Ok(memory::allocate_as(ty, Map { head: Header::new(&MAP), function, iterators, strict: Cell::new(strict) })
        .into_object())
}

impl Map {
    fn next(&self) -> PyResult<Option<Owned>> {
        let (Some(function), Some(iterators)) = (self.function.get(), self.iterators.get()) else { return Ok(None) };
        if let [iterator] = iterators.items() {
            let Some(item) = iterate::next(*iterator)? else { return Ok(None) };
            return call::call(function.borrow(), &[item.borrow()]).map(Some);
        }
        match zip::next_items(iterators.items(), self.strict.get(), "map")? {
            Some(items) => call::call(function.borrow(), as_refs(&items)).map(Some),
            None => Ok(None),
        }
    }
}

/// The `filter` iterator.
#[repr(C)]
pub struct Filter {
    head: Header,
    function: Field,
    iterator: Field,
}

builtin_type! {
    /// `filter`.
    pub static FILTER: Filter as "PyFilter_Type", "filter" {
        flags: BASE | GC,
        slots: &Slots {
            new: Some(construct_filter),
            init: Some(|_, _| Ok(())),
            iter: Some(|this| Ok(this.owned())),
            next: Some(|this| this.expect::<Filter>().next()),
            traverse: Some(|this, visit| {
                let this = this.expect::<Filter>();
                this.function.traverse(visit);
                this.iterator.traverse(visit);
            }),
            ..OBJECT_SLOTS
        },
        methods: methods!["filter"; Method::none("__reduce__", |this| {
            let filter = this.expect::<Filter>();
            let parts = [filter.function.get(), filter.iterator.get()].into_iter().flatten().collect::<Vec<_>>();
            Ok(pickled::by_class(this, tuple::new(parts.into_iter())))
        })],
    }
}

fn construct_filter(ty: &'static Type, args: Args<'_>) -> PyResult<Owned> {
    if !args.keywords.is_empty() {
        raise!(type_error, "filter() takes no keyword arguments");
    }
    let (Some(function), Some(iterable), 2) = (args.get(0), args.get(1), args.len()) else {
        raise!(type_error, "filter expected 2 arguments, got {}", args.len())
    };
    let filter = Filter {
        head: Header::new(&FILTER),
        function: Field::new(Some(function.owned())),
        iterator: Field::new(Some(iterate::iter(iterable)?)),
    };
    Ok(memory::allocate_as(ty, filter).into_object())
}

impl Filter {
    fn next(&self) -> PyResult<Option<Owned>> {
        let (Some(function), Some(iterator)) = (self.function.get(), self.iterator.get()) else { return Ok(None) };
        let by_truth = function.borrow().is_none() || function.borrow().is(BOOL.as_object());
        while let Some(item) = iterate::next(iterator.borrow())? {
            let accepted = if by_truth {
                truth::truth(item.borrow())?
            } else {
                truth::truth(call::call(function.borrow(), &[item.borrow()])?.borrow())?
            };
            if accepted {
                return Ok(Some(item));
            }
        }
        Ok(None)
    }
}
