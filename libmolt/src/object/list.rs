//! List storage: a buffer whose elements are words, raw ints, raw floats or bools, widening on demand.
//!
//! A list begins without a strategy and takes that of its first element. An element of another kind, or an object of a
//! subclass, turns the buffer into words; nothing turns it back except emptying a list and filling it anew.

use std::cell::Cell;
use std::mem::offset_of;
use std::ptr::NonNull;

use molt_abi::{layout, value};

use super::boxes::{self, Bool, Float, Int};
use super::{Header, Owned, Ref, Type, Word};
use crate::builtins::float::FLOAT;
use crate::builtins::int::INT;
use crate::builtins::list::LIST;
use crate::memory::{self, allocate};

/// How a list stores its elements; the numbers are `layout::list::STRATEGY_*`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum Strategy {
    Words = layout::list::STRATEGY_WORDS as u8,
    Ints = layout::list::STRATEGY_INTS as u8,
    Floats = layout::list::STRATEGY_FLOATS as u8,
    Bools = layout::list::STRATEGY_BOOLS as u8,
    Empty = layout::list::STRATEGY_EMPTY as u8,
}

impl Strategy {
    const fn element_size(self) -> usize {
        match self {
            Strategy::Bools => 1,
            _ => 8,
        }
    }

    /// The strategy of a list that holds only values like this one.
    #[inline(always)]
    pub fn of(item: Ref<'_>) -> Strategy {
        let bits = item.word().bits();
        if value::is_tagged_int(bits) {
            Strategy::Ints
        } else if value::is_tagged_float(bits) {
            Strategy::Floats
        } else if item.downcast::<Bool>().is_some() {
            Strategy::Bools
        } else if item.is_exactly(&FLOAT) {
            Strategy::Floats
        } else if item.is_exactly(&INT) && item.as_int().is_some() {
            Strategy::Ints
        } else {
            Strategy::Words
        }
    }
}

/// A list.
#[repr(C)]
pub struct List {
    pub(crate) head: Header,
    length: Cell<i64>,
    data: Cell<*mut u8>,
    capacity: Cell<i64>,
    strategy: Cell<Strategy>,
}

const _: () = {
    assert!(offset_of!(List, length) == layout::list::LENGTH as usize);
    assert!(offset_of!(List, data) == layout::list::DATA as usize);
    assert!(offset_of!(List, capacity) == layout::list::CAPACITY as usize);
    assert!(offset_of!(List, strategy) == layout::list::STRATEGY as usize);
};

impl Drop for List {
    fn drop(&mut self) {
        self.clear();
    }
}

impl List {
    /// The payload of a new list.
    pub const fn empty() -> List {
        List {
            head: Header::new(&LIST),
            length: Cell::new(0),
            data: Cell::new(std::ptr::null_mut()),
            capacity: Cell::new(0),
            strategy: Cell::new(Strategy::Empty),
        }
    }

    /// Number of elements.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.length.get() as usize
    }

    /// Whether there are no elements.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.length.get() == 0
    }

    /// How elements are stored.
    #[inline(always)]
    pub fn strategy(&self) -> Strategy {
        self.strategy.get()
    }

    fn place<T>(&self, index: usize) -> *mut T {
        // SAFETY: callers stay within the capacity.
        unsafe { self.data.get().cast::<T>().add(index) }
    }

    /// The element at `index`, if there is one.
    #[inline(always)]
    pub fn get(&self, index: usize) -> Option<Owned> {
        if index >= self.len() {
            return None;
        }
        // SAFETY: the index is in bounds and the strategy says what is stored.
        unsafe {
            Some(match self.strategy.get() {
                Strategy::Words => Ref::<super::Object>::from_word(*self.place::<Word>(index)).owned(),
                Strategy::Ints => boxes::int_object(*self.place::<i64>(index)),
                Strategy::Floats => boxes::float_object(*self.place::<f64>(index)),
                Strategy::Bools => boxes::bool_object(*self.place::<u8>(index) != 0),
                Strategy::Empty => return None,
            })
        }
    }

    /// The elements as raw ints, if they are stored so. The slice must not be kept across anything that can change the list.
    pub fn with_ints<R>(&self, read: impl FnOnce(&mut [i64]) -> R) -> Option<R> {
        if self.strategy.get() != Strategy::Ints {
            return None;
        }
        // SAFETY: the buffer holds `len` ints.
        Some(read(unsafe { std::slice::from_raw_parts_mut(self.place(0), self.len()) }))
    }

    /// The same for floats.
    pub fn with_floats<R>(&self, read: impl FnOnce(&mut [f64]) -> R) -> Option<R> {
        if self.strategy.get() != Strategy::Floats {
            return None;
        }
        // SAFETY: the buffer holds `len` floats.
        Some(read(unsafe { std::slice::from_raw_parts_mut(self.place(0), self.len()) }))
    }

    /// The same for bools, as bytes 0 and 1.
    pub fn with_bools<R>(&self, read: impl FnOnce(&mut [u8]) -> R) -> Option<R> {
        if self.strategy.get() != Strategy::Bools {
            return None;
        }
        // SAFETY: the buffer holds `len` bytes.
        Some(read(unsafe { std::slice::from_raw_parts_mut(self.place(0), self.len()) }))
    }

    /// The same for words. `read` may reorder them but must not run Python code.
    pub fn with_words<R>(&self, read: impl FnOnce(&mut [Ref<'_>]) -> R) -> Option<R> {
        if self.strategy.get() != Strategy::Words {
            return None;
        }
        // SAFETY: the buffer holds `len` owned words.
        Some(read(unsafe { std::slice::from_raw_parts_mut(self.place(0), self.len()) }))
    }

    /// Makes room for `capacity` elements of the present strategy.
    pub fn reserve(&self, capacity: usize) {
        if capacity as i64 > self.capacity.get() {
            self.resize_buffer(capacity);
        }
    }

    #[cold]
    fn grow(&self) {
        self.resize_buffer(self.grown_capacity());
    }

    /// CPython's growth: an eighth, and at least four.
    fn grown_capacity(&self) -> usize {
        let length = self.len();
        (length + (length >> 3) + 6) & !3
    }

    fn resize_buffer(&self, capacity: usize) {
        if !self.try_resize_buffer(capacity) {
            std::alloc::handle_alloc_error(std::alloc::Layout::new::<u64>());
        }
    }

    /// Gives the buffer room for `capacity` elements; false when there is not enough memory.
    fn try_resize_buffer(&self, capacity: usize) -> bool {
        let size = self.strategy.get().element_size();
        let (used, wanted) = (self.capacity.get() as usize * size, capacity * size);
        let resized = match NonNull::new(self.data.get()) {
            None => allocate::try_obtain(wanted),
            // SAFETY: the buffer was obtained with the size of its capacity, and only the new one is used.
            Some(data) => unsafe { allocate::try_resize(data, used, wanted) },
        };
        let Some(data) = resized else { return false };
        self.data.set(data.as_ptr());
        self.capacity.set(capacity as i64);
        true
    }

    /// Gives up the buffer, whose elements have been taken out.
    fn release_buffer(&self) {
        let used = self.capacity.replace(0) as usize * self.strategy.get().element_size();
        if let Some(data) = NonNull::new(self.data.replace(std::ptr::null_mut())) {
            // SAFETY: the buffer was obtained with the size of its capacity and is not used any more.
            unsafe { allocate::release(data, used) };
        }
    }

    /// Whether `item` can be stored as the list stores its elements; a list without a strategy takes the item's.
    #[inline(always)]
    fn accepts(&self, item: Ref<'_>) -> bool {
        match self.strategy.get() {
            Strategy::Words => true,
            Strategy::Empty => {
                self.strategy.set(Strategy::of(item));
                true
            }
            strategy => Strategy::of(item) == strategy,
        }
    }

    /// Stores an element that the strategy accepts at an index within the capacity, without looking at what was there.
    #[inline(always)]
    fn store(&self, index: usize, item: Owned) {
        // SAFETY: in bounds; the strategy was checked.
        unsafe {
            match self.strategy.get() {
                Strategy::Words | Strategy::Empty => self.place::<Word>(index).write(item.into_word()),
                Strategy::Ints => {
                    let value = item.borrow().cast::<Int>().to_i64().unwrap_or_default();
                    self.place::<i64>(index).write(value);
                }
                Strategy::Floats => self.place::<f64>(index).write(item.borrow().cast::<Float>().value()),
                Strategy::Bools => self.place::<u8>(index).write(item.borrow().cast::<Bool>().value() as u8),
            }
        }
    }

    /// Adds an element at the end.
    #[inline(always)]
    pub fn append(&self, item: Owned) {
        if !self.accepts(item.borrow()) {
            self.widen();
        }
        if self.length.get() == self.capacity.get() {
            self.grow();
        }
        self.store(self.len(), item);
        self.length.set(self.length.get() + 1);
    }

    /// Adds an int at the end.
    #[inline(always)]
    pub fn append_int(&self, item: i64) {
        if self.strategy.get() == Strategy::Empty {
            self.strategy.set(Strategy::Ints);
        }
        if self.strategy.get() != Strategy::Ints {
            return self.append(boxes::int_object(item));
        }
        if self.length.get() == self.capacity.get() {
            self.grow();
        }
        // SAFETY: room was made, and elements are ints.
        unsafe { self.place::<i64>(self.len()).write(item) };
        self.length.set(self.length.get() + 1);
    }

    /// Adds a float at the end.
    #[inline(always)]
    pub fn append_float(&self, item: f64) {
        if self.strategy.get() == Strategy::Empty {
            self.strategy.set(Strategy::Floats);
        }
        if self.strategy.get() != Strategy::Floats {
            return self.append(boxes::float_object(item));
        }
        if self.length.get() == self.capacity.get() {
            self.grow();
        }
        // SAFETY: room was made, and elements are floats.
        unsafe { self.place::<f64>(self.len()).write(item) };
        self.length.set(self.length.get() + 1);
    }

    /// Replaces the element at an index in bounds.
    #[inline(always)]
    pub fn set(&self, index: usize, item: Owned) {
        debug_assert!(index < self.len());
        if !self.accepts(item.borrow()) {
            self.widen();
        }
        if self.strategy.get() == Strategy::Words {
            // SAFETY: in bounds; the buffer owns the old word.
            let old: Owned = unsafe { Owned::from_word(self.place::<Word>(index).replace(item.into_word())) };
            drop(old);
        } else {
            self.store(index, item);
        }
    }

    /// Inserts before `index`, which is at most the length.
    pub fn insert(&self, index: usize, item: Owned) {
        if !self.accepts(item.borrow()) {
            self.widen();
        }
        if self.length.get() == self.capacity.get() {
            self.grow();
        }
        self.shift(index, index + 1);
        self.length.set(self.length.get() + 1);
        self.store(index, item);
    }

    /// Moves the elements from index `from` on to index `to`.
    fn shift(&self, from: usize, to: usize) {
        let size = self.strategy.get().element_size();
        let count = self.len() - from;
        if count > 0 {
            // SAFETY: both ranges are within the capacity.
            unsafe { self.data.get().add(from * size).copy_to(self.data.get().add(to * size), count * size) };
        }
    }

    /// Removes and returns the element at `index`, if there is one.
    pub fn remove(&self, index: usize) -> Option<Owned> {
        let item = self.get(index)?;
        self.remove_range(index, index + 1);
        Some(item)
    }

    /// Removes and returns the last element.
    #[inline(always)]
    pub fn pop(&self) -> Option<Owned> {
        let last = self.len().checked_sub(1)?;
        if self.strategy.get() == Strategy::Words {
            self.length.set(last as i64);
            // SAFETY: the buffer owned the word, which is outside the length now.
            return Some(unsafe { Owned::from_word(*self.place::<Word>(last)) });
        }
        let item = self.get(last);
        self.length.set(last as i64);
        item
    }

    /// Removes the elements `from..to`, dropping them after the list is whole again.
    pub fn remove_range(&self, from: usize, to: usize) {
        let removed: Vec<Owned> = if self.strategy.get() == Strategy::Words {
            // SAFETY: in bounds; the words are taken over and then closed over.
            (from..to).map(|index| unsafe { Owned::from_word(*self.place::<Word>(index)) }).collect()
        } else {
            Vec::new()
        };
        self.shift(to, from);
        self.length.set(self.length.get() - (to - from) as i64);
        drop(removed);
    }

    /// Removes `count` elements, `step` apart, from `start` on.
    pub fn remove_stepped(&self, start: usize, step: usize, count: usize) {
        if step == 1 || count < 2 {
            return self.remove_range(start, start + count);
        }
        let size = self.strategy.get().element_size();
        let mut removed: Vec<Owned> = Vec::new();
        let mut target = start;
        for place in 0..count {
            let index = start + place * step;
            if self.strategy.get() == Strategy::Words {
                // SAFETY: in bounds; the word is taken over and then closed over.
                removed.push(unsafe { Owned::from_word(*self.place::<Word>(index)) });
            }
            let end = if place + 1 == count { self.len() } else { index + step };
            // SAFETY: both ranges are within the capacity.
            unsafe {
                let kept = self.data.get().add((index + 1) * size);
                kept.copy_to(self.data.get().add(target * size), (end - index - 1) * size);
            }
            target += end - index - 1;
        }
        self.length.set(target as i64);
        drop(removed);
    }

    /// Replaces the elements `from..to` by `items`; the old ones are dropped after the list is whole again.
    pub fn splice(&self, from: usize, to: usize, items: Vec<Owned>) {
        for item in &items {
            if !self.accepts(item.borrow()) {
                self.widen();
                break;
            }
        }
        let removed: Vec<Owned> = if self.strategy.get() == Strategy::Words {
            // SAFETY: in bounds; the words are taken over and then overwritten.
            (from..to).map(|index| unsafe { Owned::from_word(*self.place::<Word>(index)) }).collect()
        } else {
            Vec::new()
        };
        let length = self.len() - (to - from) + items.len();
        if length > self.capacity.get() as usize {
            self.resize_buffer((length + (length >> 3) + 6) & !3);
        }
        self.shift(to, from + items.len());
        self.length.set(length as i64);
        for (index, item) in items.into_iter().enumerate() {
            self.store(from + index, item);
        }
        drop(removed);
    }

    /// Takes all elements out and leaves the list as if it had never held any.
    pub fn take_all(&self) -> Vec<Owned> {
        let items = self.to_vec();
        self.clear();
        items
    }

    /// Whether the list is as [`List::take_all`] leaves it.
    pub fn is_untouched(&self) -> bool {
        self.strategy.get() == Strategy::Empty
    }

    /// Appends `count` copies of `other`'s elements; false when there is not enough memory.
    pub fn extend_repeated(&self, other: &List, count: usize) -> bool {
        let once = other.len();
        let Some(total) = once.checked_mul(count).filter(|total| *total < isize::MAX as usize / 8) else {
            return false;
        };
        if total == 0 {
            return true;
        }
        if self.strategy.get() == Strategy::Empty {
            self.strategy.set(other.strategy.get());
        }
        if !self.try_reserve(self.len() + total) {
            return false;
        }
        if self.strategy.get() == other.strategy.get() {
            self.fill_repeated(other, total);
        } else {
            for _ in 0..count {
                self.extend_from(other, 0, once);
            }
        }
        true
    }

    /// Appends `total` elements, `other`'s over and over: same strategy, room is made, `total` is a multiple of its length.
    fn fill_repeated(&self, other: &List, total: usize) {
        /// Copies come from the beginning of what is filled, which stays in the cache.
        const CHUNK: usize = 1 << 15;
        let size = self.strategy.get().element_size();
        let length = self.len();
        let (once, bytes) = (other.len() * size, total * size);
        // SAFETY: the buffer has room for `length + total` elements; each copy reads what is written already.
        unsafe {
            let target = self.data.get().add(length * size);
            if once == 1 {
                target.write_bytes(*other.data.get(), bytes);
            } else {
                target.copy_from_nonoverlapping(other.data.get(), once);
                let mut filled = once;
                while filled < bytes {
                    let chunk = if filled > CHUNK.max(once) { CHUNK.max(once) / once * once } else { filled };
                    let chunk = chunk.min(bytes - filled);
                    target.add(filled).copy_from_nonoverlapping(target, chunk);
                    filled += chunk;
                }
            }
        }
        self.length.set((length + total) as i64);
        if self.strategy.get() == Strategy::Words {
            for index in length..length + total {
                // SAFETY: just copied.
                memory::increment(unsafe { *self.place::<Word>(index) });
            }
        }
    }

    /// Whether there is memory for that many more elements.
    pub fn has_room_for(&self, more: usize) -> bool {
        more.checked_add(self.len()).and_then(|length| length.checked_mul(8)).is_some_and(memory::room::has_room)
    }

    /// Makes room for one more element; false when there is not enough memory.
    #[inline(always)]
    pub fn try_grow(&self) -> bool {
        self.length.get() != self.capacity.get() || self.has_grown()
    }

    #[cold]
    fn has_grown(&self) -> bool {
        let capacity = self.grown_capacity();
        if !memory::room::has_room(capacity * 8) {
            return false;
        }
        self.resize_buffer(capacity);
        true
    }

    fn try_reserve(&self, capacity: usize) -> bool {
        if capacity as i64 <= self.capacity.get() {
            return true;
        }
        if !memory::room::has_room(capacity * self.strategy.get().element_size()) {
            return false;
        }
        self.try_resize_buffer(capacity)
    }

    /// Reverses the elements in place.
    pub fn reverse(&self) {
        // SAFETY: the buffer holds `len` elements of the strategy's size; reordering moves no reference.
        unsafe {
            match self.strategy.get() {
                Strategy::Empty => {}
                Strategy::Bools => std::slice::from_raw_parts_mut(self.place::<u8>(0), self.len()).reverse(),
                _ => std::slice::from_raw_parts_mut(self.place::<u64>(0), self.len()).reverse(),
            }
        }
    }

    /// Gives the list the words strategy.
    #[cold]
    pub fn widen(&self) {
        let length = self.len();
        let items: Vec<Owned> = match self.strategy.get() {
            Strategy::Words => return,
            _ => (0..length).filter_map(|index| self.get(index)).collect(),
        };
        let capacity = (self.capacity.get() as usize).max(length).max(4);
        // The new elements may be larger.
        self.release_buffer();
        self.strategy.set(Strategy::Words);
        self.resize_buffer(capacity);
        for (index, item) in items.into_iter().enumerate() {
            self.store(index, item);
        }
    }

    /// Removes everything.
    pub fn clear(&self) {
        let length = self.length.replace(0) as usize;
        let strategy = self.strategy.get();
        let size = self.capacity.replace(0) as usize * strategy.element_size();
        let data = self.data.replace(std::ptr::null_mut());
        self.strategy.set(Strategy::Empty);
        if strategy == Strategy::Words {
            for index in 0..length {
                // SAFETY: the buffer, now ours alone, held `length` owned words.
                memory::decrement(unsafe { *data.cast::<Word>().add(index) });
            }
        }
        if let Some(data) = NonNull::new(data) {
            // SAFETY: the buffer was obtained with the size of its capacity and is not used any more.
            unsafe { allocate::release(data, size) };
        }
    }

    /// All elements.
    pub fn to_vec(&self) -> Vec<Owned> {
        (0..self.len()).filter_map(|index| self.get(index)).collect()
    }

    /// Replaces all elements.
    pub fn replace_all(&self, items: Vec<Owned>) {
        let old = if self.strategy.get() == Strategy::Words { self.to_vec() } else { Vec::new() };
        self.clear();
        for item in items {
            self.append(item);
        }
        drop(old);
    }

    /// Adds copies of `other`'s elements `from..to`.
    pub fn extend_from(&self, other: &List, from: usize, to: usize) {
        if from >= to {
            return;
        }
        if self.strategy.get() == Strategy::Empty {
            self.strategy.set(other.strategy.get());
        }
        if self.strategy.get() != other.strategy.get() {
            self.widen();
            for index in from..to {
                if let Some(item) = other.get(index) {
                    self.append(item);
                }
            }
            return;
        }
        let size = self.strategy.get().element_size();
        let length = self.len();
        self.reserve(length + (to - from));
        // SAFETY: room was made; the source is in bounds (the two lists may be one, but the ranges do not overlap).
        unsafe {
            let source = other.data.get().add(from * size);
            source.copy_to_nonoverlapping(self.data.get().add(length * size), (to - from) * size);
        }
        if self.strategy.get() == Strategy::Words {
            for index in 0..to - from {
                // SAFETY: just copied.
                memory::increment(unsafe { *self.place::<Word>(length + index) });
            }
        }
        self.length.set((length + to - from) as i64);
    }

    /// Gives an empty list a strategy and `length` zero elements of raw storage.
    pub fn set_storage(&self, strategy: Strategy, length: usize) {
        debug_assert!(self.is_empty() && !matches!(strategy, Strategy::Words));
        if length == 0 {
            return;
        }
        self.strategy.set(strategy);
        self.resize_buffer(length);
        // SAFETY: the buffer has room for `length` elements.
        unsafe { self.data.get().write_bytes(0, length * strategy.element_size()) };
        self.length.set(length as i64);
    }

    /// Shows the elements to the cycle collector.
    pub fn traverse(&self, visit: &mut dyn FnMut(Word)) {
        if self.strategy.get() == Strategy::Words {
            for index in 0..self.len() {
                // SAFETY: in bounds.
                visit(unsafe { *self.place::<Word>(index) });
            }
        }
    }
}

/// A new, empty list.
#[inline(always)]
pub fn new() -> Owned<List> {
    memory::allocate(List::empty())
}

/// A new, empty list of type `ty`, `list` or a subclass.
pub fn new_as(ty: &'static Type) -> Owned<List> {
    memory::allocate_as(ty, List::empty())
}

/// A list of owned items.
pub fn from_items(items: impl IntoIterator<Item = Owned>) -> Owned<List> {
    let list = new();
    for item in items {
        list.append(item);
    }
    list
}

/// A list of `count` words, whose references it takes over.
///
/// # Safety
/// `words` points to `count` owned, non-null words.
pub(crate) unsafe fn from_words(words: NonNull<Word>, count: usize) -> Owned<List> {
    let list = new();
    for index in 0..count {
        // SAFETY: the caller's promise.
        list.append(unsafe { Owned::from_word(*words.add(index).as_ptr()) });
    }
    list
}
