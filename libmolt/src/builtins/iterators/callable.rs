//! `callable_iterator`: `iter(callable, sentinel)`.

use crate::builtins::iterators::pickled;
use crate::builtins::object::OBJECT_SLOTS;
use crate::exec::exception::STOP_ITERATION;
use crate::memory;
use crate::object::{Field, Header, Method, Owned, PyResult, Ref, Slots, builtin_type, methods};
use crate::protocols::{call, compare};

/// The iterator; both fields are emptied when it is exhausted.
#[repr(C)]
pub struct CallableIterator {
    head: Header,
    callable: Field,
    sentinel: Field,
}

builtin_type! {
    /// `callable_iterator`.
    pub static CALLABLE_ITERATOR: CallableIterator as "PyCallIter_Type", "callable_iterator" {
        flags: GC,
        slots: &Slots {
            iter: Some(|this| Ok(this.owned())),
            next: Some(|this| this.expect::<CallableIterator>().next()),
            traverse: Some(|this, visit| {
                let this = this.expect::<CallableIterator>();
                this.callable.traverse(visit);
                this.sentinel.traverse(visit);
            }),
            ..OBJECT_SLOTS
        },
        methods: methods!["callable_iterator"; Method::none("__reduce__", |this| {
            let this = this.expect::<CallableIterator>();
            Ok(match (this.callable.get(), this.sentinel.get()) {
                (Some(callable), Some(sentinel)) => {
                    pickled::by_builtin("iter", &[callable.borrow(), sentinel.borrow()], None)
                }
                _ => pickled::by_position(None, 0, crate::object::tuple::empty().owned().into_object()),
            })
        })],
    }
}

impl CallableIterator {
    fn next(&self) -> PyResult<Option<Owned>> {
        let Some(callable) = self.callable.get() else { return Ok(None) };
        match call::call(callable.borrow(), &[]) {
            Ok(result) => {
                let Some(sentinel) = self.sentinel.get() else { return Ok(None) };
                if !compare::equal(sentinel.borrow(), result.borrow())? {
                    return Ok(Some(result));
                }
                self.finish();
                Ok(None)
            }
            Err(raised) if raised.is(&STOP_ITERATION) => {
                self.finish();
                Ok(None)
            }
            Err(raised) => Err(raised),
        }
    }

    fn finish(&self) {
        self.callable.set(None);
        self.sentinel.set(None);
    }
}

/// `iter(callable, sentinel)`.
pub fn new(callable: Ref<'_>, sentinel: Ref<'_>) -> Owned<CallableIterator> {
    memory::allocate(CallableIterator {
        head: Header::new(&CALLABLE_ITERATOR),
        callable: Field::new(Some(callable.owned())),
        sentinel: Field::new(Some(sentinel.owned())),
    })
}
