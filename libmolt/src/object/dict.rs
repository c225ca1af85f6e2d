//! Dict storage: a compact table of entries in insertion order and an open-addressed index into it.
//!
//! Lookups compare words, then texts of exact strings, and only then ask `==`, which may run Python code and change the dict
//! under the lookup; the lookup then starts over.

use std::cell::{Cell, UnsafeCell};

use super::{Header, Owned, PyResult, Ref, Str, Type, Word};
use crate::builtins::dict::DICT;
use crate::builtins::str::STR;
use crate::memory;
use crate::protocols::{compare, hash};

const EMPTY: u32 = u32::MAX;
const DELETED: u32 = u32::MAX - 1;
const SMALLEST: usize = 8;

#[derive(Clone, Copy)]
struct Entry {
    hash: i64,
    /// Owned; null when deleted.
    key: Word,
    /// Owned; null when deleted.
    value: Word,
}

struct Table {
    entries: Vec<Entry>,
    /// A power of two in size, or empty before the first insertion.
    index: Vec<u32>,
    used: usize,
    /// Places of the index that are not [`EMPTY`]; some must always be, as lookups end there.
    filled: usize,
}

/// A dict.
#[repr(C)]
pub struct Dict {
    pub(crate) head: Header,
    table: UnsafeCell<Table>,
    /// Counts changes of keys, so that lookups and caches notice them.
    version: Cell<u64>,
}

/// What a probe of the index met.
enum Probe {
    Found(usize),
    Absent,
    /// `==` is needed to compare with the entry at this position; if it differs, the search goes on behind it.
    Unsure(usize, Probing),
}

#[derive(Clone, Copy)]
struct Probing {
    slot: usize,
    perturb: u64,
}

impl Probing {
    fn new(hash: i64, mask: usize) -> Probing {
        Probing { slot: hash as usize & mask, perturb: hash as u64 }
    }

    #[inline(always)]
    fn advance(&mut self, mask: usize) {
        self.perturb >>= 5;
        self.slot = (self.slot.wrapping_mul(5)).wrapping_add(self.perturb as usize).wrapping_add(1) & mask;
    }
}

impl Table {
    /// Where the search for a hash begins.
    #[inline(always)]
    fn start(&self, hash: i64) -> Probing {
        Probing::new(hash, self.index.len().wrapping_sub(1))
    }

    /// Looks for a key, from `probing` on.
    #[inline]
    fn probe(&self, key: Ref<'_>, hash: i64, mut probing: Probing) -> Probe {
        if self.index.is_empty() {
            return Probe::Absent;
        }
        let mask = self.index.len() - 1;
        loop {
            let position = self.index[probing.slot];
            if position == EMPTY {
                return Probe::Absent;
            }
            probing.advance(mask);
            if position == DELETED {
                continue;
            }
            let position = position as usize;
            let entry = &self.entries[position];
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

    /// Makes room for one more entry: rebuilds the index when it is two thirds full, dropping deleted entries.
    fn reserve(&mut self) {
        if (self.entries.len().max(self.filled) + 1) * 3 <= self.index.len() * 2 {
            return;
        }
        let size = ((self.used + 1) * 3).next_power_of_two().max(SMALLEST);
        self.rebuild(size);
    }

    fn rebuild(&mut self, size: usize) {
        self.entries.retain(|entry| !entry.key.is_null());
        self.entries.reserve(size * 2 / 3 - self.entries.len());
        self.index.clear();
        self.index.resize(size, EMPTY);
        let mask = size - 1;
        for (position, entry) in self.entries.iter().enumerate() {
            let mut probing = Probing::new(entry.hash, mask);
            while self.index[probing.slot] != EMPTY {
                probing.advance(mask);
            }
            self.index[probing.slot] = position as u32;
        }
        self.filled = self.entries.len();
    }

    fn push(&mut self, key: Word, hash: i64, value: Word) {
        self.reserve();
        let mask = self.index.len() - 1;
        let mut probing = Probing::new(hash, mask);
        while self.index[probing.slot] < DELETED {
            probing.advance(mask);
        }
        self.filled += (self.index[probing.slot] == EMPTY) as usize;
        self.index[probing.slot] = self.entries.len() as u32;
        self.entries.push(Entry { hash, key, value });
        self.used += 1;
    }

    fn delete(&mut self, position: usize) -> Entry {
        let mask = self.index.len() - 1;
        let mut probing = Probing::new(self.entries[position].hash, mask);
        while self.index[probing.slot] != position as u32 {
            probing.advance(mask);
        }
        self.index[probing.slot] = DELETED;
        let entry = self.entries[position];
        self.used -= 1;
        self.entries[position].key = Word::NULL;
        self.entries[position].value = Word::NULL;
        entry
    }
}

/// # Safety
/// `word` is a live value.
unsafe fn entry_ref<'a>(word: Word) -> Ref<'a> {
    // SAFETY: the caller's promise.
    unsafe { Ref::from_word(word) }
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

impl Drop for Dict {
    fn drop(&mut self) {
        self.clear();
    }
}

impl Dict {
    /// A dict's payload, for allocation.
    pub fn empty() -> Dict {
        Dict {
            head: Header::new(&DICT),
            table: UnsafeCell::new(Table { entries: Vec::new(), index: Vec::new(), used: 0, filled: 0 }),
            version: Cell::new(0),
        }
    }

    /// Runs `read` on the table. `read` must not run Python code or drop values.
    #[expect(clippy::mut_from_ref, reason = "the table lives in a cell that only this file opens")]
    #[inline(always)]
    fn table(&self) -> &mut Table {
        // SAFETY: every use in this file is brief and ends before anything that could reach this dict again runs.
        unsafe { &mut *self.table.get() }
    }

    /// Number of items.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.table().used
    }

    /// Whether there are no items.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Counts insertions and deletions of keys.
    pub fn version(&self) -> u64 {
        self.version.get()
    }

    fn changed(&self) {
        self.version.set(self.version.get() + 1);
    }

    /// The position of `key`, which hashes to `hash`.
    #[inline]
    fn find(&self, key: Ref<'_>, hash: i64) -> PyResult<Option<usize>> {
        let table = self.table();
        match table.probe(key, hash, table.start(hash)) {
            Probe::Found(position) => Ok(Some(position)),
            Probe::Absent => Ok(None),
            Probe::Unsure(position, probing) => self.find_by_equality(key, hash, position, probing),
        }
    }

    #[cold]
    fn find_by_equality(&self, key: Ref<'_>, hash: i64, position: usize, probing: Probing) -> PyResult<Option<usize>> {
        let (mut position, mut probing) = (position, probing);
        loop {
            let version = self.version.get();
            // SAFETY: the entry owns its key; the new reference keeps it alive through the comparison.
            let other: Owned = unsafe { Ref::<super::Object>::from_word(self.table().entries[position].key) }.owned();
            let equal = compare::equal(other.borrow(), key)?;
            if self.version.get() != version {
                probing = self.table().start(hash);
            } else if equal {
                return Ok(Some(position));
            }
            match self.table().probe(key, hash, probing) {
                Probe::Found(position) => return Ok(Some(position)),
                Probe::Absent => return Ok(None),
                Probe::Unsure(next, behind) => (position, probing) = (next, behind),
            }
        }
    }

    fn value_at(&self, position: usize) -> Owned {
        // SAFETY: the entry owns its value.
        unsafe { Ref::<super::Object>::from_word(self.table().entries[position].value) }.owned()
    }

    /// `self[key]`, or `None` when absent.
    #[inline]
    pub fn get(&self, key: Ref<'_>) -> PyResult<Option<Owned>> {
        let hash = hash::hash_key(key)?;
        self.get_hashed(key, hash)
    }

    /// As [`Dict::get`] with the hash known.
    #[inline]
    pub fn get_hashed(&self, key: Ref<'_>, hash: i64) -> PyResult<Option<Owned>> {
        Ok(self.find(key, hash)?.map(|position| self.value_at(position)))
    }

    /// The value of a name. Only string keys can match, so no code runs.
    #[inline]
    pub fn get_name(&self, name: Ref<'_, Str>) -> Option<Owned> {
        self.find_name(name).map(|position| self.value_at(position))
    }

    fn find_name(&self, name: Ref<'_, Str>) -> Option<usize> {
        let hash = name.hash();
        let mut probing = self.table().start(hash);
        loop {
            match self.table().probe(name.as_object(), hash, probing) {
                Probe::Found(position) => return Some(position),
                Probe::Absent => return None,
                Probe::Unsure(_, behind) => probing = behind,
            }
        }
    }

    /// The value of a name given as text.
    pub fn get_text(&self, name: &str) -> Option<Owned> {
        self.get_name(super::text::new(name).borrow())
    }

    /// Whether `key` is present.
    pub fn contains(&self, key: Ref<'_>) -> PyResult<bool> {
        let hash = hash::hash_key(key)?;
        Ok(self.find(key, hash)?.is_some())
    }

    /// `self[key] = value`.
    #[inline]
    pub fn set(&self, key: Ref<'_>, value: Owned) -> PyResult<()> {
        let hash = hash::hash_key(key)?;
        self.set_hashed(key, hash, value)
    }

    /// As [`Dict::set`] with the hash known.
    #[inline]
    pub fn set_hashed(&self, key: Ref<'_>, hash: i64, value: Owned) -> PyResult<()> {
        match self.find(key, hash)? {
            Some(position) => self.replace_at(position, value),
            None => {
                self.changed();
                self.table().push(key.owned().into_word(), hash, value.into_word());
            }
        }
        Ok(())
    }

    /// Binds a name.
    pub fn set_name(&self, name: Ref<'_, Str>, value: Owned) {
        match self.find_name(name) {
            Some(position) => self.replace_at(position, value),
            None => {
                self.changed();
                self.table().push(name.as_object().owned().into_word(), name.hash(), value.into_word());
            }
        }
    }

    fn replace_at(&self, position: usize, value: Owned) {
        let place = &mut self.table().entries[position].value;
        let old = std::mem::replace(place, value.into_word());
        // SAFETY: the entry owned the old value.
        drop(unsafe { Owned::<super::Object>::from_word(old) });
    }

    /// Removes `key` and returns its key and value, or `None` when absent.
    pub fn remove(&self, key: Ref<'_>) -> PyResult<Option<(Owned, Owned)>> {
        let hash = hash::hash_key(key)?;
        Ok(self.find(key, hash)?.map(|position| self.remove_at(position)))
    }

    /// Unbinds a name and returns what it was bound to.
    pub fn remove_name(&self, name: Ref<'_, Str>) -> Option<Owned> {
        self.find_name(name).map(|position| self.remove_at(position).1)
    }

    fn remove_at(&self, position: usize) -> (Owned, Owned) {
        self.changed();
        let entry = self.table().delete(position);
        // SAFETY: the entry owned both.
        unsafe { (Owned::from_word(entry.key), Owned::from_word(entry.value)) }
    }

    /// Removes the newest item and returns it.
    pub fn pop_last(&self) -> Option<(Owned, Owned)> {
        let position = self.table().entries.iter().rposition(|entry| !entry.key.is_null())?;
        let removed = self.remove_at(position);
        // Unlike other removals this one gives the place back, so that iteration does not pass it twice.
        self.table().entries.truncate(position);
        Some(removed)
    }

    /// The first item at or behind `position` in insertion order: its position, key and value.
    pub fn item_from(&self, position: usize) -> Option<(usize, Owned, Owned)> {
        let table = self.table();
        let found = position + table.entries.get(position..)?.iter().position(|entry| !entry.key.is_null())?;
        let entry = table.entries[found];
        // SAFETY: the entry owns both.
        unsafe { Some((found, entry_ref(entry.key).owned(), entry_ref(entry.value).owned())) }
    }

    /// The last item at or before `position`.
    pub fn item_before(&self, position: usize) -> Option<(usize, Owned, Owned)> {
        let table = self.table();
        let end = position.min(table.entries.len());
        let found = table.entries[..end].iter().rposition(|entry| !entry.key.is_null())?;
        let entry = table.entries[found];
        // SAFETY: the entry owns both.
        unsafe { Some((found, entry_ref(entry.key).owned(), entry_ref(entry.value).owned())) }
    }

    /// The stored hash of the key at `position`.
    pub fn hash_at(&self, position: usize) -> i64 {
        self.table().entries[position].hash
    }

    /// One past the last position.
    pub fn end_position(&self) -> usize {
        self.table().entries.len()
    }

    /// A copy of all items.
    pub fn items(&self) -> Vec<(Owned, Owned)> {
        let mut items = Vec::with_capacity(self.len());
        let mut position = 0;
        while let Some((found, key, value)) = self.item_from(position) {
            items.push((key, value));
            position = found + 1;
        }
        items
    }

    /// Removes everything.
    pub fn clear(&self) {
        self.changed();
        let table =
            std::mem::replace(self.table(), Table { entries: Vec::new(), index: Vec::new(), used: 0, filled: 0 });
        for entry in table.entries {
            if !entry.key.is_null() {
                memory::decrement(entry.key);
                memory::decrement(entry.value);
            }
        }
    }

    /// Adds all items of `other`; its keys' hashes are not computed again.
    pub fn update_from(&self, other: &Dict) -> PyResult<()> {
        if self.is_empty() && self.table().entries.is_empty() {
            self.copy_table(other);
            return Ok(());
        }
        let mut position = 0;
        while let Some((found, key, value)) = other.item_from(position) {
            self.set_hashed(key.borrow(), other.hash_at(found), value)?;
            position = found + 1;
        }
        Ok(())
    }

    fn copy_table(&self, other: &Dict) {
        self.changed();
        let source = other.table();
        let entries: Vec<Entry> = source.entries.iter().copied().filter(|entry| !entry.key.is_null()).collect();
        for entry in &entries {
            memory::increment(entry.key);
            memory::increment(entry.value);
        }
        let table = self.table();
        let size = (entries.len() * 3 / 2 + 1).next_power_of_two().max(SMALLEST);
        table.used = entries.len();
        table.entries = entries;
        table.rebuild(size);
    }

    /// Shows keys and values to the cycle collector.
    pub fn traverse(&self, visit: &mut dyn FnMut(Word)) {
        for entry in &self.table().entries {
            if !entry.key.is_null() {
                visit(entry.key);
                visit(entry.value);
            }
        }
    }
}

/// A new, empty dict.
pub fn new() -> Owned<Dict> {
    memory::allocate(Dict::empty())
}

/// A new, empty dict of type `ty`, `dict` or a subclass.
pub fn new_as(ty: &'static Type) -> Owned<Dict> {
    memory::allocate_as(ty, Dict::empty())
}

/// A shallow copy.
pub fn copy(dict: &Dict) -> Owned<Dict> {
    let copy = new();
    copy.copy_table(dict);
    copy
}
