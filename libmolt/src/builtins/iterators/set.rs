//! `set_iterator`.

use std::cell::Cell;

use crate::builtins::iterators::pickled;
use crate::builtins::object::OBJECT_SLOTS;
use crate::exec::raised::raise;
use crate::memory;
use crate::object::boxes::int_object;
use crate::object::set::Set;
use crate::object::{Field, Header, Method, Owned, PyResult, Ref, Slots, builtin_type, methods};

/// The iterator.
#[repr(C)]
pub struct SetIterator {
    head: Header,
    set: Field<Set>,
    slot: Cell<usize>,
    /// The set's length when iteration began; `None` once it was seen to differ.
    length: Cell<Option<usize>>,
    remaining: Cell<usize>,
}

builtin_type! {
    /// `set_iterator`.
    pub static SET_ITERATOR: SetIterator as "PySetIter_Type", "set_iterator" {
        flags: GC,
        slots: &Slots {
            iter: Some(|this| Ok(this.owned())),
            next: Some(|this| this.expect::<SetIterator>().next()),
            traverse: Some(|this, visit| this.expect::<SetIterator>().set.traverse(visit)),
            ..OBJECT_SLOTS
        },
        methods: methods!["set_iterator"; Method::none("__length_hint__", |this| {
            let this = this.expect::<SetIterator>();
            let valid = this.set.get().is_some_and(|set| this.length.get() == Some(set.len()));
            Ok(int_object(if valid { this.remaining.get() as i64 } else { 0 }))
        }),
            Method::none("__reduce__", |this| {
                let copy = this.expect::<SetIterator>().copy();
                pickled::by_rest(copy.borrow().as_object())
            }),
        ],
    }
}

impl SetIterator {
    fn copy(&self) -> Owned<SetIterator> {
        memory::allocate(SetIterator {
            head: Header::new(&SET_ITERATOR),
            set: Field::new(self.set.get()),
            slot: self.slot.clone(),
            length: self.length.clone(),
            remaining: self.remaining.clone(),
        })
    }

    fn next(&self) -> PyResult<Option<Owned>> {
        let Some(set) = self.set.get() else { return Ok(None) };
        if self.length.get() != Some(set.len()) {
            self.length.set(None);
            raise!(runtime_error, "Set changed size during iteration");
        }
        match set.key_from(self.slot.get()) {
            Some((found, key, _)) => {
                self.slot.set(found + 1);
                self.remaining.set(self.remaining.get().saturating_sub(1));
                Ok(Some(key))
            }
            None => {
                self.set.set(None);
                Ok(None)
            }
        }
    }
}

/// `iter(set)`.
pub fn new(set: Ref<'_, Set>) -> Owned<SetIterator> {
    memory::allocate(SetIterator {
        head: Header::new(&SET_ITERATOR),
        set: Field::new(Some(set.owned())),
        slot: Cell::new(0),
        length: Cell::new(Some(set.len())),
        remaining: Cell::new(set.len()),
    })
}
