//! The state that compiled code reads and writes directly, `layout::state`.

use std::cell::Cell;
use std::mem::offset_of;

use molt_abi::layout::state as layout;

use crate::exec::exception::BaseException;
use crate::object::{Field, Owned, Raised, Ref};

/// See `layout::state`.
#[repr(C)]
pub struct State {
    exception: Field<BaseException>,
    stack_limit: Cell<u64>,
    handled: Field<BaseException>,
    boxed_result: Field,
    yield_point: Cell<i64>,
    yield_live: Cell<i64>,
    signalled: Cell<u64>,
}

// SAFETY: used only under the interpreter lock.
unsafe impl Sync for State {}

const _: () = {
    assert!(offset_of!(State, exception) == layout::EXCEPTION as usize);
    assert!(offset_of!(State, stack_limit) == layout::STACK_LIMIT as usize);
    assert!(offset_of!(State, handled) == layout::HANDLED as usize);
    assert!(offset_of!(State, boxed_result) == layout::BOXED_RESULT as usize);
    assert!(offset_of!(State, yield_point) == layout::YIELD_POINT as usize);
    assert!(offset_of!(State, yield_live) == layout::YIELD_LIVE as usize);
    assert!(offset_of!(State, signalled) == layout::SIGNALLED as usize);
};

/// The state.
// SAFETY: named in `molt_abi::symbols`, defined here only.
#[unsafe(export_name = "molt_state")]
pub static STATE: State = State {
    exception: Field::EMPTY,
    stack_limit: Cell::new(0),
    handled: Field::EMPTY,
    boxed_result: Field::EMPTY,
    yield_point: Cell::new(0),
    yield_live: Cell::new(0),
    signalled: Cell::new(0),
};

impl State {
    /// Says whether a signal waits to be handled.
    pub fn set_signalled(&self, waits: bool) {
        self.signalled.set(u64::from(waits));
    }

    /// Makes an exception the pending one.
    pub fn set_pending(&self, raised: Raised) {
        self.exception.set(Some(raised.into_exception()));
    }

    /// Takes the pending exception; `None` when none is pending.
    pub fn take_pending(&self) -> Option<Raised> {
        self.exception.take().map(Raised::from_exception)
    }

    /// The pending exception.
    pub fn pending(&self) -> Option<Owned<BaseException>> {
        self.exception.get()
    }

    /// Whether an exception is pending.
    pub fn is_pending(&self) -> bool {
        self.exception.is_set()
    }

    /// The exception being handled, which `sys.exception()` returns.
    pub fn handled(&self) -> Option<Owned<BaseException>> {
        self.handled.get()
    }

    /// Makes an exception the one being handled and returns the previous one.
    pub fn set_handled(&self, exception: Option<Ref<'_, BaseException>>) -> Option<Owned<BaseException>> {
        self.handled.replace(exception.map(Ref::owned))
    }

    /// The address below which the stack must not grow.
    pub fn stack_limit(&self) -> u64 {
        self.stack_limit.get()
    }

    /// Changes it; `u64::MAX` makes the next check interrupt.
    pub fn set_stack_limit(&self, limit: u64) {
        self.stack_limit.set(limit);
    }

    /// Where the generator that has just returned wants to be resumed (0: it has finished), and how many words it left live.
    pub fn take_yield(&self) -> (i64, i64) {
        (self.yield_point.replace(0), self.yield_live.replace(0))
    }
}
