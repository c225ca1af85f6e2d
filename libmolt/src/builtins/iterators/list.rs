//! `list_iterator` and `list_reverseiterator`. Both look at the list anew each time, so changes show.

use std::cell::Cell;

use crate::builtins::iterators::pickled;
use crate::builtins::object::OBJECT_SLOTS;
use crate::memory;
use crate::object::boxes::int_object;
use crate::object::list::List;
use crate::object::singletons::none_object;
use crate::object::{Field, Header, Method, Owned, Ref, Slots, builtin_type, methods};

/// The iterator; `index` is the next element's.
#[repr(C)]
pub struct ListIterator {
    head: Header,
    list: Field<List>,
    index: Cell<usize>,
}

builtin_type! {
    /// `list_iterator`.
    pub static LIST_ITERATOR: ListIterator as "PyListIter_Type", "list_iterator" {
        flags: GC,
        slots: &Slots {
            iter: Some(|this| Ok(this.owned())),
            next: Some(|this| Ok(this.expect::<ListIterator>().next())),
            traverse: Some(|this, visit| this.expect::<ListIterator>().list.traverse(visit)),
            ..OBJECT_SLOTS
        },
        methods: methods!["list_iterator"; Method::none("__length_hint__", |this| {
            let this = this.expect::<ListIterator>();
            let rest = this.list.get().map_or(0, |list| list.len().saturating_sub(this.index.get()));
            Ok(int_object(rest as i64))
        }),
            Method::none("__reduce__", |this| {
                let this = this.expect::<ListIterator>();
                let list = this.list.get().map(Owned::into_object);
                Ok(pickled::by_position(list, this.index.get() as i64, crate::object::list::new().into_object()))
            }),
            Method::one("__setstate__", |this, state| {
                let this = this.expect::<ListIterator>();
                if let Some(list) = this.list.get() {
                    // Anything negative means "exhausted".
                    let index = pickled::position(state, -1, list.len() as i64)?;
                    this.index.set(usize::try_from(index).unwrap_or(usize::MAX));
                }
                Ok(none_object())
            }),
        ],
    }
}

impl ListIterator {
    #[inline]
    fn next(&self) -> Option<Owned> {
        let list = self.list.get()?;
        let index = self.index.get();
        match list.borrow().get().get(index) {
            Some(item) => {
                self.index.set(index + 1);
                Some(item)
            }
            None => {
                self.list.set(None);
                None
            }
        }
    }
}

/// An iterator that is about to give the element at `index`.
pub fn new(list: Ref<'_, List>, index: usize) -> Owned<ListIterator> {
    memory::allocate(ListIterator {
        head: Header::new(&LIST_ITERATOR),
        list: Field::new(Some(list.owned())),
        index: Cell::new(index),
    })
}

/// The backward iterator; `remaining` elements are still to come.
#[repr(C)]
pub struct ListReverseIterator {
    head: Header,
    list: Field<List>,
    remaining: Cell<usize>,
}

builtin_type! {
    /// `list_reverseiterator`.
    pub static LIST_REVERSE_ITERATOR: ListReverseIterator as "PyListRevIter_Type", "list_reverseiterator" {
        flags: GC,
        slots: &Slots {
            iter: Some(|this| Ok(this.owned())),
            next: Some(|this| Ok(this.expect::<ListReverseIterator>().next())),
            traverse: Some(|this, visit| this.expect::<ListReverseIterator>().list.traverse(visit)),
            ..OBJECT_SLOTS
        },
        methods: methods!["list_reverseiterator"; Method::none("__length_hint__", |this| {
            Ok(int_object(this.expect::<ListReverseIterator>().remaining.get() as i64))
        }),
            Method::none("__reduce__", |this| {
                let this = this.expect::<ListReverseIterator>();
                Ok(match this.list.get() {
                    Some(list) => {
                        let last = int_object(this.remaining.get() as i64 - 1);
                        pickled::by_builtin("reversed", &[list.borrow().as_object()], Some(last))
                    }
                    None => pickled::by_builtin("reversed", &[crate::object::list::new().borrow().as_object()], None),
                })
            }),
            Method::one("__setstate__", |this, state| {
                let this = this.expect::<ListReverseIterator>();
                if let Some(list) = this.list.get() {
                    let last = pickled::position(state, -1, list.len() as i64 - 1)?;
                    this.remaining.set((last + 1) as usize);
                }
                Ok(none_object())
            }),
        ],
    }
}

impl ListReverseIterator {
    fn next(&self) -> Option<Owned> {
        let list = self.list.get()?;
        let item = self.remaining.get().checked_sub(1).and_then(|index| {
            self.remaining.set(index);
            list.borrow().get().get(index)
        });
        if item.is_none() {
            self.remaining.set(0);
            self.list.set(None);
        }
        item
    }
}

/// `reversed(list)`.
pub fn reversed(list: Ref<'_, List>) -> Owned<ListReverseIterator> {
    memory::allocate(ListReverseIterator {
        head: Header::new(&LIST_REVERSE_ITERATOR),
        list: Field::new(Some(list.owned())),
        remaining: Cell::new(list.len()),
    })
}
