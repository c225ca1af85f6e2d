//! Dicts. Lookups compare words, then texts of exact strings, and only then ask `==`, which may run Python code and change the dict
//! under the lookup; the lookup then starts over.

mod table;

use std::cell::{Cell, UnsafeCell};

use super::{Header, Owned, PyResult, Ref, Str, Type, Word};
use crate::builtins::dict::DICT;
use crate::memory;
use crate::protocols::{compare, hash};
use table::{Probe, Probing, Table};

/// A dict.
#[repr(C)]
pub struct Dict {
    pub(crate) head: Header,
    table: UnsafeCell<Table>,
    /// Counts changes of keys, so that lookups and caches notice them.
    version: Cell<u64>,
}

/// # Safety
/// `word` is a live value.
unsafe fn entry_ref<'a>(word: Word) -> Ref<'a> {
    // SAFETY: the caller's promise.
    unsafe { Ref::from_word(word) }
}

impl Drop for Dict {
    fn drop(&mut self) {
        self.clear();
    }
}

impl Dict {
    /// A dict's payload, for allocation.
    pub fn empty() -> Dict {
        Dict { head: Header::new(&DICT), table: UnsafeCell::new(Table::new()), version: Cell::new(0) }
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
        self.table().len()
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
    #[inline(always)]
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
            let other: Owned = unsafe { Ref::<super::Object>::from_word(self.table().entry(position).key) }.owned();
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
        unsafe { Ref::<super::Object>::from_word(self.table().entry(position).value) }.owned()
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
    #[inline]
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

    /// `self.setdefault(key, value)`: one lookup, whose `==` may run code.
    pub fn set_default(&self, key: Ref<'_>, value: Ref<'_>) -> PyResult<Owned> {
        let hash = hash::hash_key(key)?;
        if let Some(position) = self.find(key, hash)? {
            return Ok(self.value_at(position));
        }
        self.changed();
        self.table().push(key.owned().into_word(), hash, value.owned().into_word());
        Ok(value.owned())
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
        let place = &mut self.table().entry(position).value;
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
        let position = self.table().entries().iter().rposition(|entry| entry.is_live())?;
        let removed = self.remove_at(position);
        // Unlike other removals this one gives the place back, so that iteration does not pass it twice.
        self.table().truncate(position);
        Some(removed)
    }

    /// The first item at or behind `position` in insertion order: its position, key and value.
    pub fn item_from(&self, position: usize) -> Option<(usize, Owned, Owned)> {
        let table = self.table();
        let found = position + table.entries().get(position..)?.iter().position(|entry| entry.is_live())?;
        let entry = *table.entry(found);
        // SAFETY: the entry owns both.
        unsafe { Some((found, entry_ref(entry.key).owned(), entry_ref(entry.value).owned())) }
    }

    /// The last item at or before `position`.
    pub fn item_before(&self, position: usize) -> Option<(usize, Owned, Owned)> {
        let table = self.table();
        let end = position.min(table.end());
        let found = table.entries()[..end].iter().rposition(|entry| entry.is_live())?;
        let entry = *table.entry(found);
        // SAFETY: the entry owns both.
        unsafe { Some((found, entry_ref(entry.key).owned(), entry_ref(entry.value).owned())) }
    }

    /// The stored hash of the key at `position`.
    pub fn hash_at(&self, position: usize) -> i64 {
        self.table().entry(position).hash
    }

    /// One past the last position.
    pub fn end_position(&self) -> usize {
        self.table().end()
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
        let table = std::mem::replace(self.table(), Table::new());
        for entry in table.entries().iter().filter(|entry| entry.is_live()) {
            memory::decrement(entry.key);
            memory::decrement(entry.value);
        }
    }

    /// Adds all items of `other`; its keys' hashes are not computed again.
    pub fn update_from(&self, other: &Dict) -> PyResult<()> {
        if self.table().end() == 0 {
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
        let table = Table::copy_of(other.table());
        for entry in table.entries() {
            memory::increment(entry.key);
            memory::increment(entry.value);
        }
        *self.table() = table;
    }

    /// Shows keys and values to the cycle collector.
    pub fn traverse(&self, visit: &mut dyn FnMut(Word)) {
        for entry in self.table().entries().iter().filter(|entry| entry.is_live()) {
            visit(entry.key);
            visit(entry.value);
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
