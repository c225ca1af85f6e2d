//! The compact table behind a dict: entries in insertion order and an open-addressed index into them, in one block.

use std::ptr::NonNull;

use super::super::{Ref, Str, Word};
use crate::builtins::str::STR;
use crate::memory::allocate;
use crate::protocols::compare;

const EMPTY: u32 = u32::MAX;
const DELETED: u32 = u32::MAX - 1;
const SMALLEST: usize = 8;

/// The index of every table that nothing was put into yet.
static NOTHING: [u32; 1] = [EMPTY];

/// An item of a dict.
#[derive(Clone, Copy)]
pub struct Entry {
    /// The key's hash.
    pub hash: i64,
    /// Owned; null when deleted.
    pub key: Word,
    /// Owned; null when deleted.
    pub value: Word,
}

impl Entry {
    /// Whether the item was not deleted.
    #[inline(always)]
    pub fn is_live(&self) -> bool {
        !self.key.is_null()
    }
}

/// The table. It does not count references: whoever puts words in or takes them out does.
pub struct Table {
    /// `mask` + 1 places, a power of two; some are always [`EMPTY`], as lookups end there.
    index: *mut u32,
    /// Behind the index in the same block: room for two thirds as many entries as there are places.
    entries: *mut Entry,
    mask: usize,
    /// Entries made, deleted ones included.
    end: usize,
    /// Entries that are not deleted.
    used: usize,
    /// Places of the index that are not [`EMPTY`].
    filled: usize,
}

/// What a probe of the index met.
pub enum Probe {
    /// The key's entry.
    Found(usize),
    /// No such key.
    Absent,
    /// `==` is needed to compare with the entry at this position; if it differs, the search goes on behind it.
    Unsure(usize, Probing),
}

/// How far a search in the index has come.
#[derive(Clone, Copy)]
pub struct Probing {
    slot: usize,
    perturb: u64,
}

impl Probing {
    #[inline(always)]
    fn new(hash: i64, mask: usize) -> Probing {
        Probing { slot: hash as usize & mask, perturb: hash as u64 }
    }

    #[inline(always)]
    fn advance(&mut self, mask: usize) {
        self.perturb >>= 5;
        self.slot = (self.slot.wrapping_mul(5)).wrapping_add(self.perturb as usize).wrapping_add(1) & mask;
    }
}

/// Equality of two different words, where it can be told without running code.
#[inline(always)]
fn quick_equal(a: Ref<'_>, b: Ref<'_>) -> Option<bool> {
    if a.is_exactly(&STR) && b.is_exactly(&STR) {
        // SAFETY: both are strings, as just seen.
        let (a, b) = unsafe { (a.cast::<Str>(), b.cast::<Str>()) };
        return Some(a.same_text(&b));
    }
    compare::quick_equal(a, b)
}

/// How many entries go with an index of `size` places.
const fn room(size: usize) -> usize {
    size * 2 / 3
}

const fn block_size(size: usize) -> usize {
    size * size_of::<u32>() + room(size) * size_of::<Entry>()
}

impl Table {
    /// A table without entries.
    pub const fn new() -> Table {
        Table {
            index: std::ptr::from_ref(&NOTHING).cast_mut().cast(),
            entries: std::ptr::null_mut(),
            mask: 0,
            end: 0,
            used: 0,
            filled: 0,
        }
    }

    /// Number of entries that are not deleted.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.used
    }

    /// One past the last entry.
    #[inline(always)]
    pub fn end(&self) -> usize {
        self.end
    }

    /// The entries, deleted ones included.
    #[inline(always)]
    pub fn entries(&self) -> &[Entry] {
        if self.end == 0 {
            return &[];
        }
        // SAFETY: `end` entries were written.
        unsafe { std::slice::from_raw_parts(self.entries, self.end) }
    }

    /// The entry at a position that a probe or an iteration gave.
    #[expect(
        clippy::mut_from_ref,
        reason = "the table is its dict's alone, and no use of an entry outlives the next one"
    )]
    #[inline(always)]
    pub fn entry(&self, position: usize) -> &mut Entry {
        debug_assert!(position < self.end);
        // SAFETY: positions in the index and those of iterations are below `end`; the table is its dict's alone.
        unsafe { &mut *self.entries.add(position) }
    }

    #[expect(clippy::mut_from_ref, reason = "as for entries")]
    #[inline(always)]
    fn place(&self, slot: usize) -> &mut u32 {
        debug_assert!(slot <= self.mask);
        // SAFETY: slots are masked.
        unsafe { &mut *self.index.add(slot) }
    }

    /// Where the search for a hash begins.
    #[inline(always)]
    pub fn start(&self, hash: i64) -> Probing {
        Probing::new(hash, self.mask)
    }

    /// Looks for a key, from `probing` on.
    #[inline(always)]
    pub fn probe(&self, key: Ref<'_>, hash: i64, mut probing: Probing) -> Probe {
        loop {
            let position = *self.place(probing.slot);
            if position == EMPTY {
                return Probe::Absent;
            }
            probing.advance(self.mask);
            if position == DELETED {
                continue;
            }
            let position = position as usize;
            let entry = self.entry(position);
            if entry.key == key.word() {
                return Probe::Found(position);
            }
            if entry.hash == hash {
                // SAFETY: the entry owns its key.
                let entry_key: Ref<'_> = unsafe { Ref::from_word(entry.key) };
                match quick_equal(entry_key, key) {
                    Some(true) => return Probe::Found(position),
                    Some(false) => {}
                    None => return Probe::Unsure(position, probing),
                }
            }
        }
    }

    /// Rebuilds the index for one more entry, dropping deleted ones.
    #[cold]
    #[inline(never)]
    fn grow(&mut self) {
        self.rebuild(((self.used + 1) * 3).next_power_of_two().max(SMALLEST));
    }

    fn rebuild(&mut self, size: usize) {
        let mut table = Table::with_places(size);
        for entry in self.entries().iter().filter(|entry| entry.is_live()) {
            table.add(*entry);
        }
        // The old table goes; what it owned has moved.
        std::mem::swap(self, &mut table);
    }

    fn with_places(size: usize) -> Table {
        let block = allocate::obtain(block_size(size));
        // SAFETY: the block begins with `size` places, behind which entries are aligned.
        unsafe {
            let index = block.cast::<u32>().as_ptr();
            index.write_bytes(0xff, size);
            Table { index, entries: index.add(size).cast(), mask: size - 1, end: 0, used: 0, filled: 0 }
        }
    }

    /// A copy of the live entries of a table.
    pub fn copy_of(other: &Table) -> Table {
        let mut table = Table::with_places((other.used * 3 / 2 + 1).next_power_of_two().max(SMALLEST));
        for entry in other.entries().iter().filter(|entry| entry.is_live()) {
            table.add(*entry);
        }
        table
    }

    /// Adds an entry that is not there and for which there is room.
    #[inline(always)]
    fn add(&mut self, entry: Entry) {
        debug_assert!(self.end < room(self.mask + 1));
        let mut probing = self.start(entry.hash);
        while *self.place(probing.slot) < DELETED {
            probing.advance(self.mask);
        }
        let place = self.place(probing.slot);
        let fresh = *place == EMPTY;
        *place = self.end as u32;
        self.filled += fresh as usize;
        // SAFETY: there is room.
        unsafe { self.entries.add(self.end).write(entry) };
        self.end += 1;
        self.used += 1;
    }

    /// Adds an item whose key is not there.
    #[inline]
    pub fn push(&mut self, key: Word, hash: i64, value: Word) {
        if (self.end.max(self.filled) + 1) * 3 > (self.mask + 1) * 2 {
            self.grow();
        }
        self.add(Entry { hash, key, value });
    }

    /// Takes an entry out.
    pub fn delete(&mut self, position: usize) -> Entry {
        let entry = *self.entry(position);
        let mut probing = self.start(entry.hash);
        while *self.place(probing.slot) != position as u32 {
            probing.advance(self.mask);
        }
        *self.place(probing.slot) = DELETED;
        self.used -= 1;
        *self.entry(position) = Entry { key: Word::NULL, value: Word::NULL, ..entry };
        entry
    }

    /// Gives back the places from `end` on, whose entries are deleted.
    pub fn truncate(&mut self, end: usize) {
        self.end = end;
    }
}

impl Drop for Table {
    fn drop(&mut self) {
        if let Some(block) = NonNull::new(self.entries).and(NonNull::new(self.index)) {
            // SAFETY: a table with room for entries has a block of this size, and it is not used any more.
            unsafe { allocate::release(block.cast(), block_size(self.mask + 1)) };
        }
    }
}
