//! Generators: a compiled function's generic version with a frame of words that outlives each call.
//!
//! Word 0 of the frame is what is sent in (owned by the body; null when an exception is pending instead), the following
//! words are the values that live across the suspension, owned by the frame while suspended and by the body while it runs.

use std::cell::Cell;
use std::mem::offset_of;
use std::ptr::NonNull;

use super::function::{self, Function};
use super::state::STATE;
use super::{Field, Header, Owned, PyResult, Raised, Ref, Str, Word};
use crate::builtins::generator::GENERATOR;
use crate::exec::exception::{BaseException, RUNTIME_ERROR, STOP_ITERATION, set_implicit_context};
use crate::exec::interrupt;
use crate::memory::{self, allocate};

/// A generator.
#[repr(C)]
pub struct Generator {
    pub(crate) head: Header,
    function: Owned<Function>,
    frame: NonNull<Word>,
    frame_words: u32,
    /// Owned words behind word 0.
    live: Cell<u32>,
    /// Where to go on; 0 when finished.
    point: Cell<u32>,
    running: Cell<bool>,
    started: Cell<bool>,
    /// The exception that was being handled inside at the last suspension.
    handled: Field<BaseException>,
    /// The iterator of the `yield from` that is under way.
    delegate: Field,
    weakrefs: Cell<Word>,
    name: Field<Str>,
    qualified_name: Field<Str>,
}

/// Offset of a generator's weak references.
pub const GENERATOR_WEAKREF_OFFSET: usize = offset_of!(Generator, weakrefs);

/// How a resumed generator came back.
pub enum Outcome {
    /// It yielded.
    Yielded(Owned),
    /// It returned.
    Returned(Owned),
}

/// A generator about to start at `point` with `count` words in its frame.
///
/// # Safety
/// `words` points to `count` words, null or owned, which the generator takes over.
pub(crate) unsafe fn new(
    function: Ref<'_, Function>,
    words: NonNull<Word>,
    count: usize,
    point: i64,
) -> Owned<Generator> {
    let frame_words = function.code().frame_words().max(count + 1);
    let frame = allocate::obtain(frame_words * 8).cast::<Word>();
    // SAFETY: the frame has room for word 0 and `count` more.
    unsafe {
        frame.write(Word::NULL);
        frame.add(1).copy_from_nonoverlapping(words, count);
    }
    memory::allocate(Generator {
        head: Header::new(&GENERATOR),
        function: function.owned(),
        frame,
        frame_words: frame_words as u32,
        live: Cell::new(count as u32),
        point: Cell::new(point as u32),
        running: Cell::new(false),
        started: Cell::new(false),
        handled: Field::EMPTY,
        delegate: Field::EMPTY,
        weakrefs: Cell::new(Word::NULL),
        name: Field::EMPTY,
        qualified_name: Field::EMPTY,
    })
}

impl Drop for Generator {
    fn drop(&mut self) {
        self.release_frame();
        // SAFETY: the frame was obtained with this size.
        unsafe { allocate::release(self.frame.cast(), self.frame_words as usize * 8) };
    }
}

impl Generator {
    /// Resumes with a value sent in, or with an exception.
    pub fn resume(&self, sent: Result<Owned, Raised>) -> PyResult<Outcome> {
        // The body does not look at the stack where it goes on; what is found here is raised there.
        let sent = match interrupt::check_here() {
            Err(raised) if sent.is_ok() && !self.started.get() => {
                self.finish();
                return Err(raised);
            }
            Err(raised) if sent.is_ok() => Err(raised),
            _ => sent,
        };
        let caller_handled = STATE.handled();
        if let Some(own) = self.handled.take() {
            drop(STATE.set_handled(Some(own.borrow())));
        }
        let word = match sent {
            Ok(value) => value.into_word(),
            Err(raised) => {
                STATE.set_pending(raised);
                Word::NULL
            }
        };
        // SAFETY: word 0 exists; what it held before belongs to the body.
        unsafe { self.frame.write(word) };
        self.running.set(true);
        self.started.set(true);
        self.live.set(0);
        let entry = self.function.code().entry();
        let result = function::returned(entry(self.function.word(), self.frame.as_ptr(), self.point.get() as i64));
        self.running.set(false);
        let (point, live) = STATE.take_yield();
        let own = STATE.set_handled(caller_handled.as_ref().map(Owned::borrow));
        match result {
            Ok(value) if point != 0 => {
                self.point.set(point as u32);
                self.live.set(live as u32);
                // Only what is being handled inside, and not by the caller, belongs to the generator.
                let is_callers = own.as_ref().map(Owned::word) == caller_handled.as_ref().map(Owned::word);
                self.handled.set(own.filter(|_| !is_callers));
                Ok(Outcome::Yielded(value))
            }
            Ok(value) => {
                self.point.set(0);
                Ok(Outcome::Returned(value))
            }
            Err(raised) => {
                self.point.set(0);
                Err(if raised.is(&STOP_ITERATION) { stop_iteration_escaped(raised) } else { raised })
            }
        }
    }

    /// Whether the body runs at the moment.
    pub fn is_running(&self) -> bool {
        self.running.get()
    }

    /// Whether the body has begun.
    pub fn has_started(&self) -> bool {
        self.started.get()
    }

    /// Whether the body has ended.
    pub fn is_finished(&self) -> bool {
        self.point.get() == 0
    }

    /// Ends a generator that is not running without resuming it.
    pub fn finish(&self) {
        self.point.set(0);
        self.release_frame();
    }

    fn release_frame(&self) {
        let live = self.live.replace(0) as usize;
        for index in 1..=live {
            // SAFETY: the first `live` words behind word 0 are owned or null; they are not looked at again.
            if let Some(word) = unsafe { Owned::<super::Object>::from_nullable(*self.frame.add(index).as_ptr()) } {
                drop(word);
            }
        }
    }

    /// The function that made the generator.
    pub fn function(&self) -> Ref<'_, Function> {
        self.function.borrow()
    }

    /// What `__name__` was set to.
    pub fn name(&self) -> &Field<Str> {
        &self.name
    }

    /// What `__qualname__` was set to.
    pub fn qualified_name(&self) -> &Field<Str> {
        &self.qualified_name
    }

    pub(crate) fn traverse(&self, visit: &mut dyn FnMut(Word)) {
        visit(self.function.word());
        self.handled.traverse(visit);
        self.delegate.traverse(visit);
        for index in 1..=self.live.get() as usize {
            // SAFETY: as in `release_frame`.
            let word = unsafe { *self.frame.add(index).as_ptr() };
            if !word.is_null() {
                visit(word);
            }
        }
    }

    pub(crate) fn clear(&self) {
        if !self.running.get() {
            self.finish();
        }
        self.handled.set(None);
    }
}

/// `StopIteration` must not leave a generator: whoever iterates over it would take that for its end.
#[cold]
fn stop_iteration_escaped(raised: Raised) -> Raised {
    let original = raised.into_exception();
    let replacement = Raised::new(&RUNTIME_ERROR, "generator raised StopIteration");
    set_implicit_context(replacement.exception());
    replacement.exception().set_context(Some(original.clone()));
    replacement.exception().set_cause(Some(original));
    replacement
}
