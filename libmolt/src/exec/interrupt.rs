//! Interrupting compiled code: signals, the cycle collector, and the recursion limit.
//!
//! Compiled functions compare their stack pointer with `State::stack_limit` on entry, and generic ones in every round of a
//! loop. Raising that limit to the maximum makes the next comparison fail and call [`poll`], which does what was asked for.
//! Loops of specialized code look at `State::signalled` only, and leave for the generic version when it is set.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use super::exception;
use super::raised::{PyResult, Raised};
use super::state::STATE;
use crate::memory::collect;

static COLLECTION_DUE: AtomicBool = AtomicBool::new(false);
static SIGNALLED: AtomicBool = AtomicBool::new(false);
/// The limit that the stack really has.
static REAL_LIMIT: AtomicU64 = AtomicU64::new(0);
/// The limit that the system sets.
static LOWEST: AtomicU64 = AtomicU64::new(0);
/// CPython's default recursion limit.
pub const DEFAULT_DEPTH: u64 = 1000;

/// Sets the limit of the stack.
pub fn set_real_limit(limit: u64) {
    LOWEST.store(limit, Ordering::Relaxed);
    REAL_LIMIT.store(limit, Ordering::Relaxed);
    STATE.set_stack_limit(limit);
}

/// Bytes of stack that a call is taken to need where a program lowers the recursion limit.
const BYTES_PER_CALL: u64 = 256;
/// Never left with less than the runtime itself may need.
const SMALLEST_STACK: u64 = 64 * 1024;

/// Limits calls to about `depth` below the present one; at CPython's default and above only the stack itself does.
pub fn limit_depth(depth: u64) {
    let marker = 0u8;
    let here = std::ptr::from_ref(&marker) as u64;
    let lowest = LOWEST.load(Ordering::Relaxed);
    let wanted = here.saturating_sub((depth * BYTES_PER_CALL).max(SMALLEST_STACK));
    let limit = if depth < DEFAULT_DEPTH { wanted.max(lowest) } else { lowest };
    REAL_LIMIT.store(limit, Ordering::Relaxed);
    STATE.set_stack_limit(limit);
}

/// Asks for a collection at the next safe point.
#[cold]
pub fn request_collection() {
    COLLECTION_DUE.store(true, Ordering::Relaxed);
    STATE.set_stack_limit(u64::MAX);
}

/// Asks for a `KeyboardInterrupt` at the next safe point; called from the signal handler.
pub fn request_keyboard_interrupt() {
    SIGNALLED.store(true, Ordering::Relaxed);
    STATE.set_signalled(true);
    STATE.set_stack_limit(u64::MAX);
}

/// Whether something is waiting for a safe point.
#[inline(always)]
pub fn is_requested() -> bool {
    STATE.stack_limit() == u64::MAX
}

/// Does what was asked for, and checks that the stack at `stack_pointer` has room.
#[cold]
pub fn poll(stack_pointer: u64) -> PyResult<()> {
    let limit = REAL_LIMIT.load(Ordering::Relaxed);
    STATE.set_stack_limit(limit);
    if COLLECTION_DUE.swap(false, Ordering::Relaxed) {
        collect::collect_when_due();
    }
    STATE.set_signalled(false);
    if SIGNALLED.swap(false, Ordering::Relaxed) {
        return Err(Raised::with_arguments(&exception::KEYBOARD_INTERRUPT, Vec::new()));
    }
    if stack_pointer < limit {
        return Err(Raised::new(&exception::RECURSION_ERROR, "maximum recursion depth exceeded"));
    }
    Ok(())
}

/// Checks that the stack has room, for runtime functions that call themselves through Python objects: `repr` of a list, say.
#[inline]
pub fn check_here() -> PyResult<()> {
    let marker = 0u8;
    let stack_pointer = std::ptr::from_ref(&marker) as u64;
    if stack_pointer < STATE.stack_limit() { poll(stack_pointer) } else { Ok(()) }
}

/// As [`poll`], for the runtime's own frames.
#[cold]
pub fn poll_here() -> PyResult<()> {
    // The address of a local stands for the stack pointer.
    let here = 0u8;
    poll(std::ptr::from_ref(&here) as u64)
}
