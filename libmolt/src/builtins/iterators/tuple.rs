//! `tuple_iterator`.

use std::cell::Cell;

use crate::builtins::iterators::pickled;
use crate::builtins::object::OBJECT_SLOTS;
use crate::memory;
use crate::object::boxes::int_object;
use crate::object::singletons::none_object;
use crate::object::{Field, Header, Method, Owned, Ref, Slots, Tuple, builtin_type, methods};

/// The iterator; `index` is the next item's.
#[repr(C)]
pub struct TupleIterator {
    head: Header,
    tuple: Field<Tuple>,
    index: Cell<usize>,
}

builtin_type! {
    /// `tuple_iterator`.
    pub static TUPLE_ITERATOR: TupleIterator as "PyTupleIter_Type", "tuple_iterator" {
        flags: GC,
        slots: &Slots {
            iter: Some(|this| Ok(this.owned())),
            next: Some(|this| Ok(this.expect::<TupleIterator>().next())),
            traverse: Some(|this, visit| this.expect::<TupleIterator>().tuple.traverse(visit)),
            ..OBJECT_SLOTS
        },
        methods: methods!["tuple_iterator"; Method::none("__length_hint__", |this| {
            let this = this.expect::<TupleIterator>();
            let rest = this.tuple.get().map_or(0, |tuple| tuple.len() - this.index.get());
            Ok(int_object(rest as i64))
        }),
            Method::none("__reduce__", |this| {
                let this = this.expect::<TupleIterator>();
                let tuple = this.tuple.get().map(Owned::into_object);
                let empty = crate::object::tuple::empty().owned().into_object();
                Ok(pickled::by_position(tuple, this.index.get() as i64, empty))
            }),
            Method::one("__setstate__", |this, state| {
                let this = this.expect::<TupleIterator>();
                if let Some(tuple) = this.tuple.get() {
                    this.index.set(pickled::position(state, 0, tuple.len() as i64)? as usize);
                }
                Ok(none_object())
            }),
        ],
    }
}

impl TupleIterator {
    fn next(&self) -> Option<Owned> {
        let tuple = self.tuple.get()?;
        let index = self.index.get();
        match tuple.items().get(index) {
            Some(item) => {
                self.index.set(index + 1);
                Some(item.owned())
            }
            None => {
                self.tuple.set(None);
                None
            }
        }
    }
}

/// `iter(tuple)`.
pub fn new(tuple: Ref<'_, Tuple>) -> Owned<TupleIterator> {
    memory::allocate(TupleIterator {
        head: Header::new(&TUPLE_ITERATOR),
        tuple: Field::new(Some(tuple.owned())),
        index: Cell::new(0),
    })
}
