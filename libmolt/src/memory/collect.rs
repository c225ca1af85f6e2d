//! The cycle collector: generational trial deletion.
//!
//! Objects whose type has `FLAG_GC` carry two words in front: links of their generation's list. A collection subtracts
//! from each object's count the references that come from inside the generation; what is left comes from outside, and
//! whatever cannot be reached from there is garbage. Collections run only at safe points (`exec::interrupt`), where every
//! object is complete.

use std::cell::Cell;
use std::mem::ManuallyDrop;
use std::ptr::{self, NonNull};

use molt_abi::layout::header::GC_PREFIX;

use super::{count, weak};
use crate::exec::interrupt;
use crate::object::{Header, Owned, Ref, Word, instance};

/// The two words before an object.
#[repr(C)]
pub struct Prefix {
    next: Cell<*mut Prefix>,
    /// The previous prefix and two flag bits; during a collection the count of outside references, shifted, and the flags.
    previous: Cell<usize>,
}

const _: () = assert!(size_of::<Prefix>() == GC_PREFIX as usize);

/// The object's finalizer has run.
const FINALIZED: usize = 1;
/// The object is being examined.
const EXAMINED: usize = 2;
const FLAGS: usize = 3;

/// New objects between two young collections.
const YOUNG_LIMIT: usize = 10_000;

struct Collector {
    young: Prefix,
    old: Prefix,
    /// Objects tracked since the last collection.
    new_objects: Cell<usize>,
    /// Objects in the old generation after its last collection, and those promoted since.
    old_objects: Cell<usize>,
    promoted: Cell<usize>,
    running: Cell<bool>,
    enabled: Cell<bool>,
}

// SAFETY: used only under the interpreter lock.
unsafe impl Sync for Collector {}

/// The collector.
// SAFETY: the symbol is this static's alone; inlined allocations refer to it.
#[unsafe(export_name = "molt_collector")]
static COLLECTOR: Collector = Collector {
    young: Prefix { next: Cell::new(&raw const COLLECTOR.young as *mut Prefix), previous: Cell::new(0) },
    old: Prefix { next: Cell::new(&raw const COLLECTOR.old as *mut Prefix), previous: Cell::new(0) },
    new_objects: Cell::new(0),
    old_objects: Cell::new(0),
    promoted: Cell::new(0),
    running: Cell::new(false),
    enabled: Cell::new(true),
};

impl Prefix {
    fn of(word: Word) -> *mut Prefix {
        (word.bits() - GC_PREFIX) as *mut Prefix
    }

    fn object(&self) -> Word {
        Word::from_bits(ptr::from_ref(self) as u64 + GC_PREFIX)
    }

    fn flags(&self) -> usize {
        self.previous.get() & FLAGS
    }

    fn previous(&self) -> *mut Prefix {
        (self.previous.get() & !FLAGS) as *mut Prefix
    }

    fn set_previous(&self, previous: *mut Prefix) {
        self.previous.set(previous as usize | self.flags() & FINALIZED);
    }

    /// Links this prefix in behind `head`.
    ///
    /// # Safety
    /// `head` is the head of a generation; this prefix is in no list.
    #[inline(always)]
    unsafe fn link_into(&self, head: &Prefix) {
        let this = ptr::from_ref(self).cast_mut();
        let next = head.next.get();
        self.next.set(next);
        self.set_previous(ptr::from_ref(head).cast_mut());
        head.next.set(this);
        // SAFETY: lists are circular: `next` is a live prefix or the head itself.
        unsafe { &*next }.set_previous(this);
    }
}

/// Adds a new object to the young generation.
///
/// # Safety
/// `prefix` points to room for a prefix in front of a new object.
#[inline(always)]
pub unsafe fn track(prefix: NonNull<Prefix>) {
    let heads = &COLLECTOR;
    // SAFETY: the room is ours; it becomes a prefix in no list.
    unsafe {
        prefix.write(Prefix { next: Cell::new(ptr::null_mut()), previous: Cell::new(0) });
        prefix.as_ref().link_into(&heads.young);
    }
    let new_objects = heads.new_objects.get() + 1;
    heads.new_objects.set(new_objects);
    if new_objects == YOUNG_LIMIT {
        interrupt::request_collection();
    }
}

/// Takes an object out of its generation; does nothing when it is in none.
///
/// # Safety
/// The object carries a prefix.
#[inline(always)]
pub unsafe fn untrack(word: Word) {
    // SAFETY: the prefix lies in front of the object.
    let prefix = unsafe { &*Prefix::of(word) };
    let next = prefix.next.get();
    if next.is_null() {
        return;
    }
    let previous = prefix.previous();
    // SAFETY: neighbours in a list are live prefixes or its head.
    unsafe {
        (*previous).next.set(next);
        (*next).set_previous(previous);
    }
    prefix.next.set(ptr::null_mut());
    prefix.previous.set(prefix.flags() & FINALIZED);
    let new_objects = &COLLECTOR.new_objects;
    new_objects.set(new_objects.get().saturating_sub(1));
}

/// Whether the object's finalizer has run before.
pub(super) fn was_finalized(word: Word) -> bool {
    // SAFETY: called for objects with a prefix.
    unsafe { &*Prefix::of(word) }.flags() & FINALIZED != 0
}

/// Notes that the object's finalizer runs now.
pub(super) fn mark_finalized(word: Word) {
    // SAFETY: called for objects with a prefix.
    let prefix = unsafe { &*Prefix::of(word) };
    prefix.previous.set(prefix.previous.get() | FINALIZED);
}

/// Turns automatic collection on or off, as `gc.enable()` and `gc.disable()` do.
pub fn set_enabled(enabled: bool) {
    COLLECTOR.enabled.set(enabled);
}

/// Runs the collection that an allocation asked for.
pub fn collect_when_due() {
    let state = &COLLECTOR;
    if !state.enabled.get() || state.running.get() {
        state.new_objects.set(0);
        return;
    }
    let full = state.promoted.get() > state.old_objects.get() / 4 + YOUNG_LIMIT;
    collect(full);
}

/// Collects the young generation, or everything; returns the number of unreachable objects.
pub fn collect(full: bool) -> usize {
    let state = &COLLECTOR;
    if state.running.replace(true) {
        return 0;
    }
    let mut candidates = take_all(&state.young);
    if full {
        candidates.extend(take_all(&state.old));
    }
    let (reachable, unreachable) = partition(&candidates, &[]);
    for &word in &reachable {
        // SAFETY: reachable objects are alive and in no list.
        unsafe { (*Prefix::of(word)).link_into(&state.old) };
    }
    state.new_objects.set(0);
    if full {
        state.old_objects.set(reachable.len());
        state.promoted.set(0);
    } else {
        state.promoted.set(state.promoted.get() + reachable.len());
    }
    let found = unreachable.len();
    dispose(unreachable);
    state.running.set(false);
    found
}

/// An object's finalizer, if it has one that has not run.
fn pending_finalizer(object: Ref<'_>) -> Option<fn(Ref<'_>)> {
    object.ty().slots().finalize.filter(|_| !was_finalized(object.word()))
}

/// Runs an object's finalizer if that has not happened; whether it did now.
fn finalize(object: Ref<'_>) -> bool {
    let Some(finalizer) = pending_finalizer(object) else { return false };
    mark_finalized(object.word());
    finalizer(object);
    true
}

/// Finalizes what is garbage once references from outside to the objects `ending` do not count, and none from objects that are
/// `ended`. The oldest object comes first. Nothing is cleared: all that a finalizer looks at is still there.
pub fn finalize_with(ending: &[Word], ended: fn(Ref<'_>) -> bool) {
    let state = &COLLECTOR;
    if state.running.replace(true) {
        return;
    }
    let mut candidates = take_all(&state.old);
    candidates.extend(take_all(&state.young));
    // SAFETY: what the generations hold is alive.
    let lasting = |word: &Word| !ended(unsafe { Ref::from_word(*word) });
    let examined: Vec<Word> = candidates.iter().copied().filter(lasting).collect();
    let (_, unreachable) = partition(&examined, ending);
    for &word in &candidates {
        // SAFETY: candidates are alive and in no list.
        unsafe { (*Prefix::of(word)).link_into(&state.old) };
    }
    // SAFETY: nothing has run since these were found alive.
    let objects = unreachable.iter().map(|&word| unsafe { Ref::<crate::object::Object>::from_word(word) });
    let held: Vec<Owned> = objects.filter(|object| pending_finalizer(*object).is_some()).map(Ref::owned).collect();
    for object in &held {
        finalize(object.borrow());
    }
    drop(held);
    state.running.set(false);
}

/// Takes every object out of the generations, so that at the end of a program the leak sanitizer sees an object as reachable
/// only where something that lives refers to it.
#[cfg(feature = "sanitize")]
pub fn forget_all() {
    COLLECTOR.enabled.set(false);
    take_all(&COLLECTOR.young);
    take_all(&COLLECTOR.old);
}

/// Empties a generation's list; the oldest object comes first, as finalizers run in this order.
fn take_all(head: &Prefix) -> Vec<Word> {
    let mut objects = Vec::new();
    let mut last = head.previous();
    // A list that nothing was ever linked into has no last element.
    while !last.is_null() && !ptr::eq(last, head) {
        // SAFETY: the list holds live prefixes until it comes back to the head.
        let prefix = unsafe { &*last };
        objects.push(prefix.object());
        last = prefix.previous();
        prefix.next.set(ptr::null_mut());
        prefix.previous.set(prefix.flags() & FINALIZED);
    }
    head.next.set(ptr::from_ref(head).cast_mut());
    head.previous.set(ptr::from_ref(head) as usize);
    objects
}

/// The examined object's prefix, if `word` is one of those under examination.
fn examined<'a>(word: Word) -> Option<&'a Prefix> {
    if !word.is_pointer() {
        return None;
    }
    // SAFETY: `word` was found in a live object.
    let header = unsafe { &*(word.bits() as *const Header) };
    if header.is_immortal() || !header.ty().has_collector_prefix() {
        return None;
    }
    // SAFETY: mortal objects of such types carry a prefix.
    let prefix = unsafe { &*Prefix::of(word) };
    (prefix.previous.get() & EXAMINED != 0).then_some(prefix)
}

/// Splits `candidates`, which are in no list, into those reachable from outside and the rest. References from outside to the
/// objects `ending` do not count.
fn partition(candidates: &[Word], ending: &[Word]) -> (Vec<Word>, Vec<Word>) {
    for &word in candidates {
        // SAFETY: candidates are live objects with a prefix.
        let (header, prefix) = unsafe { (&*(word.bits() as *const Header), &*Prefix::of(word)) };
        prefix.previous.set((header.count() as usize) << 2 | EXAMINED | prefix.flags() & FINALIZED);
    }
    for &word in candidates {
        visit_references(word, &mut |inner| {
            if let Some(prefix) = examined(inner) {
                prefix.previous.set(prefix.previous.get() - 4);
            }
        });
    }
    for prefix in ending.iter().filter_map(|&word| examined(word)) {
        prefix.previous.set(prefix.flags());
    }
    // From here on, a count above zero means "reachable".
    let mut pending: Vec<Word> = candidates.iter().copied().filter(|&word| outside_references(word) > 0).collect();
    while let Some(word) = pending.pop() {
        visit_references(word, &mut |inner| {
            if let Some(prefix) = examined(inner)
                && prefix.previous.get() >> 2 == 0
            {
                prefix.previous.set(prefix.previous.get() + 4);
                pending.push(inner);
            }
        });
    }
    let (reachable, unreachable): (Vec<Word>, Vec<Word>) =
        candidates.iter().partition(|&&word| outside_references(word) > 0);
    for &word in candidates {
        // SAFETY: as above.
        let prefix = unsafe { &*Prefix::of(word) };
        prefix.previous.set(prefix.flags() & FINALIZED);
    }
    (reachable, unreachable)
}

fn outside_references(word: Word) -> usize {
    // SAFETY: called for candidates.
    unsafe { &*Prefix::of(word) }.previous.get() >> 2
}

/// Calls `visit` with every reference that the object owns.
fn visit_references(word: Word, visit: &mut dyn FnMut(Word)) {
    // SAFETY: candidates are live objects.
    let object: Ref<'_> = unsafe { Ref::from_word(word) };
    let ty = object.ty();
    if ty.is_heap_type() {
        instance::traverse_members(object, visit);
    }
    if let Some(traverse) = ty.slots().traverse {
        traverse(object, visit);
    }
}

/// Finalizes and clears garbage. Objects that a finalizer revives go back to the old generation.
fn dispose(garbage: Vec<Word>) {
    // Each object is held until it has been cleared, so that none disappears from under the loop.
    let held: Vec<Owned> = garbage
        .iter()
        .map(|&word| {
            count::increment(word);
            // SAFETY: garbage is still alive; the reference was just added.
            unsafe { Owned::from_word(word) }
        })
        .collect();
    let mut finalized = false;
    for object in &held {
        if object.ty().weakref_offset() != 0 {
            // SAFETY: the object is alive and unreachable.
            unsafe { weak::clear(object.word()) };
        }
    }
    for object in &held {
        finalized |= finalize(object.borrow());
    }
    let mut doomed = held;
    if finalized {
        let words: Vec<Word> = doomed.iter().map(Owned::word).collect();
        for &word in &words {
            drop_hold(word);
        }
        let (revived, dead) = partition(&words, &[]);
        for &word in &words {
            count::increment(word);
        }
        let is_dead: std::collections::HashSet<u64> = dead.iter().map(|word| word.bits()).collect();
        for &word in &revived {
            // SAFETY: alive and in no list.
            unsafe { (*Prefix::of(word)).link_into(&COLLECTOR.old) };
        }
        doomed.retain(|object| is_dead.contains(&object.word().bits()));
    }
    for object in &doomed {
        let object = object.borrow();
        let ty = object.ty();
        if ty.is_heap_type() {
            instance::clear_members(object);
        }
        if let Some(clear) = ty.slots().clear {
            clear(object);
        }
    }
    for object in doomed {
        // An object that survives the clearing was not garbage alone; it is tracked again.
        let object = ManuallyDrop::new(object);
        if object.borrow().header().is_some_and(|header| header.count() > 1) {
            // SAFETY: alive and in no list.
            unsafe { (*Prefix::of(object.word())).link_into(&COLLECTOR.old) };
        }
        count::decrement(object.word());
    }
}

/// Takes back the reference that `dispose` holds, for the time of a second examination; the count cannot reach zero for good
/// before it is added again, as nothing runs in between.
fn drop_hold(word: Word) {
    // SAFETY: the object is alive.
    let header = unsafe { &*(word.bits() as *const Header) };
    header.set_count(header.count() - 1);
}
