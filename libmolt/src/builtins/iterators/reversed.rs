//! `reversed`: asks `__reversed__`, else walks a sequence backwards by index.

use std::cell::Cell;

use crate::builtins::iterators::pickled;
use crate::builtins::object::OBJECT_SLOTS;
use crate::exec::exception::{INDEX_ERROR, STOP_ITERATION};
use crate::exec::raised::raise;
use crate::memory;
use crate::object::boxes::int_object;
use crate::object::singletons::none_object;
use crate::object::{
    Args, Field, Header, Method, Owned, PyResult, Ref, Slots, Type, TypeFlags, builtin_type, methods, static_str, tuple,
};
use crate::protocols::{call, iterate, subscript};

/// The iterator; `next` is -1 when exhausted.
#[repr(C)]
pub struct Reversed {
    head: Header,
    sequence: Field,
    next: Cell<i64>,
}

builtin_type! {
    /// `reversed`.
    pub static REVERSED: Reversed as "PyReversed_Type", "reversed" {
        flags: BASE | GC,
        slots: &Slots {
            new: Some(construct),
            init: Some(|_, _| Ok(())),
            iter: Some(|this| Ok(this.owned())),
            next: Some(|this| this.expect::<Reversed>().next()),
            traverse: Some(|this, visit| this.expect::<Reversed>().sequence.traverse(visit)),
            ..OBJECT_SLOTS
        },
        methods: methods!["reversed"; Method::none("__length_hint__", |this| Ok(int_object(this.expect::<Reversed>().next.get() + 1))),
            Method::none("__reduce__", |this| {
                let reversed = this.expect::<Reversed>();
                let (sequence, state) = match reversed.sequence.get().filter(|_| reversed.next.get() >= 0) {
                    Some(sequence) => (sequence, Some(int_object(reversed.next.get()))),
                    None => (tuple::empty().owned().into_object(), None),
                };
                let arguments = tuple::from_refs(&[sequence.borrow()]).into_object();
                let parts = [Some(this.ty().as_object().owned()), Some(arguments), state];
                Ok(tuple::new(parts.into_iter().flatten().collect::<Vec<_>>().into_iter()).into_object())
            }),
            Method::one("__setstate__", |this, state| {
                let this = this.expect::<Reversed>();
                if let Some(sequence) = this.sequence.get() {
                    let most = iterate::length(sequence.borrow())? - 1;
                    this.next.set(pickled::position(state, -1, most)?);
                }
                Ok(none_object())
            }),
        ],
    }
}

fn construct(ty: &'static Type, args: Args<'_>) -> PyResult<Owned> {
    if !args.keywords.is_empty() {
        raise!(type_error, "reversed() takes no keyword arguments");
    }
    let (Some(sequence), 1) = (args.get(0), args.len()) else {
        raise!(type_error, "reversed expected 1 argument, got {}", args.len())
    };
    if let Some(method) = sequence.ty().lookup(static_str!("__reversed__")) {
        if method.borrow().is_none() {
            return not_reversible(sequence);
        }
        return call::call_found(method.borrow(), sequence, Args::NONE);
    }
    let slots = sequence.ty().slots();
    // A class has these slots when it defines `__len__` and `__getitem__`; built-in mappings are not sequences.
    let is_sequence = slots.get_item.is_some() && slots.length.is_some() && !sequence.ty().flags().has(TypeFlags::DICT);
    if !is_sequence {
        return not_reversible(sequence);
    }
    let length = iterate::length(sequence)?;
    let reversed = Reversed {
        head: Header::new(&REVERSED),
        sequence: Field::new(Some(sequence.owned())),
        next: Cell::new(length - 1),
    };
    Ok(memory::allocate_as(ty, reversed).into_object())
}

#[cold]
fn not_reversible(sequence: Ref<'_>) -> PyResult<Owned> {
    raise!(type_error, "'{}' object is not reversible", sequence.ty().full_name())
}

impl Reversed {
    fn next(&self) -> PyResult<Option<Owned>> {
        let index = self.next.get();
        let Some(sequence) = self.sequence.get().filter(|_| index >= 0) else { return Ok(None) };
        match subscript::get(sequence.borrow(), int_object(index).borrow()) {
            Ok(item) => {
                self.next.set(index - 1);
                Ok(Some(item))
            }
            Err(raised) => {
                self.next.set(-1);
                self.sequence.set(None);
                if raised.is(&INDEX_ERROR) || raised.is(&STOP_ITERATION) { Ok(None) } else { Err(raised) }
            }
        }
    }
}
