//! `enumerate`.

use std::cell::Cell;

use crate::builtins::iterators::pickled;
use crate::builtins::object::OBJECT_SLOTS;
use crate::exec::raised::raise;
use crate::memory;
use crate::object::boxes::int_object;
use crate::object::singletons::none_object;
use crate::object::tuple::Pairs;
use crate::object::{Args, Field, Header, Method, Owned, PyResult, Slots, Type, builtin_type, tuple};
use crate::protocols::{iterate, number};

/// The iterator.
#[repr(C)]
pub struct Enumerate {
    head: Header,
    iterator: Field,
    /// The next index, while it fits.
    index: Cell<i64>,
    /// The next index otherwise.
    long_index: Field,
    pairs: Pairs,
}

builtin_type! {
    /// `enumerate`.
    pub static ENUMERATE: Enumerate as "PyEnum_Type", "enumerate" {
        flags: BASE | GC,
        slots: &Slots {
            new: Some(construct),
            init: Some(|_, _| Ok(())),
            iter: Some(|this| Ok(this.owned())),
            next: Some(|this| this.expect::<Enumerate>().next()),
            traverse: Some(|this, visit| {
                let this = this.expect::<Enumerate>();
                this.iterator.traverse(visit);
                this.long_index.traverse(visit);
                this.pairs.traverse(visit);
            }),
            ..OBJECT_SLOTS
        },
        methods: &[
            crate::builtins::generics::alias::CLASS_GETITEM,
            Method::none("__reduce__", |this| {
                let enumerate = this.expect::<Enumerate>();
                let iterator = enumerate.iterator.get().unwrap_or_else(none_object);
                let index = enumerate.long_index.get().unwrap_or_else(|| int_object(enumerate.index.get()));
                Ok(pickled::by_class(this, tuple::from_refs(&[iterator.borrow(), index.borrow()])))
            }),
        ],
    }
}

fn construct(ty: &'static Type, args: Args<'_>) -> PyResult<Owned> {
    let total = args.len() + args.keywords.len();
    if total > 2 && args.get(0).is_some() {
        raise!(type_error, "enumerate() takes at most 2 arguments ({total} given)");
    }
    let (mut iterable, mut start) = (args.get(0), args.get(1));
    for (name, value) in args.keywords.iter() {
        match name.text() {
            "iterable" if iterable.is_none() => iterable = Some(value),
            "start" if start.is_none() && (iterable.is_some() || total == 2) => start = Some(value),
            _ if iterable.is_none() || total > 2 => break,
            other => raise!(type_error, "'{other}' is an invalid keyword argument for enumerate()"),
        }
    }
    let Some(iterable) = iterable.filter(|_| total <= 2) else {
        raise!(type_error, "enumerate() missing required argument 'iterable'")
    };
    let start = start.map_or_else(|| Ok(int_object(0)), number::index)?;
    let iterator = Field::new(Some(iterate::iter(iterable)?));
    let head = Header::new(&ENUMERATE);
    let enumerate = match start.borrow().as_int() {
        Some(index) => {
            Enumerate { head, iterator, index: Cell::new(index), long_index: Field::EMPTY, pairs: Pairs::EMPTY }
        }
        None => Enumerate {
            head,
            iterator,
            index: Cell::new(i64::MAX),
            long_index: Field::new(Some(start)),
            pairs: Pairs::EMPTY,
        },
    };
    Ok(memory::allocate_as(ty, enumerate).into_object())
}

impl Enumerate {
    fn next(&self) -> PyResult<Option<Owned>> {
        let Some(iterator) = self.iterator.get() else { return Ok(None) };
        let Some(item) = iterate::next(iterator.borrow())? else { return Ok(None) };
        let index = self.index.get();
        let number = if index == i64::MAX {
            self.advance_long()?
        } else {
            self.index.set(index + 1);
            int_object(index)
        };
        Ok(Some(self.pairs.pair(number, item)))
    }

    /// The index, which needs more than 64 bits or is about to.
    #[cold]
    fn advance_long(&self) -> PyResult<Owned> {
        let index = self.long_index.get().unwrap_or_else(|| int_object(i64::MAX));
        let following = number::add(index.borrow(), int_object(1).borrow())?;
        self.long_index.set(Some(following));
        Ok(index)
    }
}
