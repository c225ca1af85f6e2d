//! Traceback objects: a chain of places, outermost first.

use super::BaseException;
use crate::builtins::object::OBJECT_SLOTS;
use crate::exec::program;
use crate::memory;
use crate::object::boxes::int_object;
use crate::object::list::{self, List};
use crate::object::singletons::none_object;
use crate::object::{Field, Getter, Header, Owned, Ref, Slots, builtin_type};

/// A line of a traceback.
#[repr(C)]
pub struct Traceback {
    head: Header,
    // Inner frames let go of their variables before outer ones.
    next: Field<Traceback>,
    held: Field<List>,
    site: u32,
}

builtin_type! {
    /// `traceback`.
    pub static TRACEBACK: Traceback as "PyTraceBack_Type", "traceback" {
        flags: GC,
        slots: &Slots {
            traverse: Some(|this, visit| {
                let this = this.expect::<Traceback>();
                this.next.traverse(visit);
                this.held.traverse(visit);
            }),
            clear: Some(|this| {
                let this = this.expect::<Traceback>();
                this.next.set(None);
                this.held.set(None);
            }),
            ..OBJECT_SLOTS
        },
        getters: &[
            Getter::read_only("tb_next", |this| {
                Ok(this.expect::<Traceback>().next.get().map_or_else(none_object, Owned::into_object))
            }),
            Getter::read_only("tb_lineno", |this| Ok(int_object(program::site(this.expect::<Traceback>().site).line() as i64))),
        ],
    }
}

impl Traceback {
    /// The next, inner line.
    pub fn next(&self) -> Option<Owned<Traceback>> {
        self.next.get()
    }

    /// Keeps the value of a variable of the frame alive.
    pub fn hold(&self, value: Ref<'_>) {
        let held = self.held.get().unwrap_or_else(|| {
            let list = list::new();
            self.held.set(Some(list.clone()));
            list
        });
        held.append(value.owned());
    }

    /// The place in the program, an index into its sites.
    pub fn site(&self) -> u32 {
        self.site
    }
}

/// Adds an outer line to an exception's traceback.
pub fn add(exception: Ref<'_, BaseException>, site: u32) {
    let traceback = memory::allocate(Traceback {
        head: Header::new(&TRACEBACK),
        next: Field::new(exception.traceback()),
        held: Field::EMPTY,
        site,
    });
    exception.set_traceback(Some(traceback));
}
