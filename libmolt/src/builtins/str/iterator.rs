//! Iteration over strings.

use std::cell::Cell;

use super::wtf8;
use crate::builtins::iterators::pickled;
use crate::builtins::object::OBJECT_SLOTS;
use crate::memory;
use crate::object::boxes::int_object;
use crate::object::singletons::none_object;
use crate::object::{Field, Header, Method, Owned, PyResult, Ref, Slots, Str, builtin_type, methods, text};

/// An iterator over a string's code points.
#[repr(C)]
pub struct StrIterator {
    head: Header,
    /// Empty once exhausted.
    string: Field<Str>,
    /// Bytes passed.
    offset: Cell<usize>,
}

builtin_type! {
    /// `str_iterator`.
    pub static STR_ITERATOR: StrIterator as "PyUnicodeIter_Type", "str_iterator" {
        flags: NONE,
        slots: &Slots { iter: Some(|this| Ok(this.owned())), next: Some(next), ..OBJECT_SLOTS },
        methods: methods!["str_iterator"; Method::none("__length_hint__", |this| {
            let this = this.expect::<StrIterator>();
            let rest = this.string.get().map_or(0, |string| wtf8::count(&string.bytes()[this.offset.get()..]));
            Ok(int_object(rest as i64))
        }),
            Method::none("__reduce__", |this| {
                let this = this.expect::<StrIterator>();
                let string = this.string.get();
                let position = string.as_ref().map_or(0, |string| wtf8::count(&string.bytes()[..this.offset.get()]));
                let empty = text::new("").into_object();
                Ok(pickled::by_position(string.map(Owned::into_object), position as i64, empty))
            }),
            Method::one("__setstate__", |this, state| {
                let this = this.expect::<StrIterator>();
                if let Some(string) = this.string.get() {
                    let position = pickled::position(state, 0, wtf8::count(string.bytes()) as i64)?;
                    this.offset.set(wtf8::offset_of(string.bytes(), position as usize));
                }
                Ok(none_object())
            }),
        ],
    }
}

/// `iter(string)`.
pub fn iter(this: Ref<'_>) -> PyResult<Owned> {
    Ok(iterate_from(this.expect(), 0).into_object())
}

/// An iterator that has passed so many bytes.
pub fn iterate_from(string: Ref<'_, Str>, offset: usize) -> Owned<StrIterator> {
    memory::allocate(StrIterator {
        head: Header::new(&STR_ITERATOR),
        string: Field::new(Some(string.owned())),
        offset: Cell::new(offset),
    })
}

fn next(this: Ref<'_>) -> PyResult<Option<Owned>> {
    let iterator = this.expect::<StrIterator>();
    let Some(string) = iterator.string.get() else { return Ok(None) };
    let rest = &string.bytes()[iterator.offset.get()..];
    match rest.first() {
        Some(&lead) => {
            let width = wtf8::width(lead).min(rest.len());
            iterator.offset.set(iterator.offset.get() + width);
            Ok(Some(text::from_wtf8(&rest[..width]).into_object()))
        }
        None => {
            iterator.string.set(None);
            Ok(None)
        }
    }
}
