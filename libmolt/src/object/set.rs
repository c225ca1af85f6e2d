//! Set storage: CPython's open-addressed table, probe for probe and resize for resize, because programs see its order when
//! they iterate.
//!
//! A lookup may have to ask `==`, which can run Python code and change the set under the lookup; it then starts over.

use std::cell::{Cell, UnsafeCell};

use super::{Header, Object, Owned, PyResult, Ref, Type, Word};
use crate::builtins::set::SET;
use crate::memory;
use crate::protocols::{compare, hash};

const SMALLEST: usize = 8;
const LINEAR_PROBES: usize = 9;
const PERTURB_SHIFT: u32 = 5;
/// Above this size tables grow by half as much.
const LARGE: usize = 50_000;
/// The hash of an entry whose key was removed; no key hashes to it.
const REMOVED: i64 = -1;

/// A key with its hash. Null with hash 0 is an entry that was never used, null with [`REMOVED`] one that was.
#[derive(Clone, Copy)]
struct Entry {
    key: Word,
    hash: i64,
}

const UNUSED: Entry = Entry { key: Word::NULL, hash: 0 };

impl Entry {
    fn is_unused(self) -> bool {
        self.key.is_null() && self.hash == 0
    }
}

struct Table {
    /// A power of two of entries.
    entries: Vec<Entry>,
    /// Entries that are not unused.
    fill: usize,
    /// Entries with a key.
    used: usize,
}

/// A set or frozenset.
#[repr(C)]
pub struct Set {
    pub(crate) head: Header,
    table: UnsafeCell<Table>,
    /// Where the next `pop` begins to look, whatever the table is then.
    finger: Cell<usize>,
    /// A frozenset's hash once computed, else -1.
    hash: Cell<i64>,
    /// Counts replacements of the table and removals of keys, so that lookups notice them.
    version: Cell<u64>,
}

/// Positions in probing order.
struct Probing {
    start: usize,
    linear: usize,
    perturb: u64,
}

impl Probing {
    #[inline(always)]
    fn new(hash: i64, mask: usize) -> Probing {
        Probing { start: hash as usize & mask, linear: 0, perturb: hash as u64 }
    }

    #[inline(always)]
    fn slot(&self) -> usize {
        self.start + self.linear
    }

    #[inline(always)]
    fn advance(&mut self, mask: usize) {
        if self.linear < LINEAR_PROBES && self.start + LINEAR_PROBES <= mask {
            self.linear += 1;
            return;
        }
        self.perturb >>= PERTURB_SHIFT;
        self.start = self.start.wrapping_mul(5).wrapping_add(1).wrapping_add(self.perturb as usize) & mask;
        self.linear = 0;
    }
}

impl Table {
    fn new() -> Table {
        Table { entries: vec![UNUSED; SMALLEST], fill: 0, used: 0 }
    }

    fn mask(&self) -> usize {
        self.entries.len() - 1
    }

    /// Adds a key that is known to be absent, to a table without removed entries.
    fn insert_clean(&mut self, key: Word, hash: i64) {
        let mask = self.mask();
        let mut probing = Probing::new(hash, mask);
        while !self.entries[probing.slot()].key.is_null() {
            probing.advance(mask);
        }
        self.entries[probing.slot()] = Entry { key, hash };
    }

    /// Moves the keys to a table with room for more than `minimum`.
    fn resize(&mut self, minimum: usize) {
        let mut size = SMALLEST;
        while size <= minimum {
            size <<= 1;
        }
        let old = std::mem::replace(&mut self.entries, vec![UNUSED; size]);
        self.fill = self.used;
        for entry in old {
            if !entry.key.is_null() {
                self.insert_clean(entry.key, entry.hash);
            }
        }
    }

    fn growth(&self) -> usize {
        if self.used > LARGE { self.used * 2 } else { self.used * 4 }
    }
}

/// Where a key is, or where it would go.
enum Found {
    Key(usize),
    /// The first unused entry, and the last removed one before it.
    Absent {
        unused: usize,
        removed: Option<usize>,
    },
}

impl Drop for Set {
    fn drop(&mut self) {
        release(std::mem::take(&mut self.table.get_mut().entries));
    }
}

fn release(entries: Vec<Entry>) {
    for entry in entries {
        if !entry.key.is_null() {
            memory::decrement(entry.key);
        }
    }
}

impl Set {
    /// A set's payload, for allocation.
    pub fn empty() -> Set {
        Set {
            head: Header::new(&SET),
            table: UnsafeCell::new(Table::new()),
            finger: Cell::new(0),
            hash: Cell::new(-1),
            version: Cell::new(0),
        }
    }

    /// The table. Users must not run Python code or drop values while they hold it.
    #[allow(clippy::mut_from_ref)]
    #[inline(always)]
    fn table(&self) -> &mut Table {
        // SAFETY: every use in this file is brief and ends before anything that could reach this set again runs.
        unsafe { &mut *self.table.get() }
    }

    fn changed(&self) {
        self.version.set(self.version.get() + 1);
    }

    /// Number of keys.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.table().used
    }

    /// Whether there are no keys.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Looks for a key.
    #[inline]
    fn find(&self, key: Ref<'_>, hash: i64) -> PyResult<Found> {
        'restart: loop {
            let table = self.table();
            let mask = table.mask();
            let mut probing = Probing::new(hash, mask);
            let mut removed = None;
            loop {
                let slot = probing.slot();
                let entry = self.table().entries[slot];
                if entry.is_unused() {
                    return Ok(Found::Absent { unused: slot, removed });
                }
                if entry.key.is_null() {
                    removed = Some(slot);
                } else if entry.hash == hash {
                    if entry.key == key.word() {
                        return Ok(Found::Key(slot));
                    }
                    // SAFETY: the entry owns its key.
                    let other: Ref<'_> = unsafe { Ref::from_word(entry.key) };
                    match compare::quick_equal(other, key) {
                        Some(true) => return Ok(Found::Key(slot)),
                        Some(false) => {}
                        None => {
                            let version = self.version.get();
                            let other = other.owned();
                            let equal = compare::equal(other.borrow(), key)?;
                            if self.version.get() != version {
                                continue 'restart;
                            }
                            if equal {
                                return Ok(Found::Key(slot));
                            }
                        }
                    }
                }
                probing.advance(mask);
            }
        }
    }

    /// Whether `key` is present.
    #[inline]
    pub fn contains(&self, key: Ref<'_>) -> PyResult<bool> {
        self.contains_hashed(key, hash::hash_element(key)?)
    }

    /// As [`Set::contains`] with the hash known.
    #[inline]
    pub fn contains_hashed(&self, key: Ref<'_>, hash: i64) -> PyResult<bool> {
        Ok(matches!(self.find(key, hash)?, Found::Key(_)))
    }

    /// Adds a key.
    #[inline]
    pub fn add(&self, key: Ref<'_>) -> PyResult<()> {
        self.add_hashed(key, hash::hash_element(key)?)
    }

    /// As [`Set::add`] with the hash known.
    #[inline]
    pub fn add_hashed(&self, key: Ref<'_>, hash: i64) -> PyResult<()> {
        let Found::Absent { unused, removed } = self.find(key, hash)? else { return Ok(()) };
        let table = self.table();
        table.used += 1;
        if let Some(slot) = removed {
            table.entries[slot] = Entry { key: key.owned().into_word(), hash };
            return Ok(());
        }
        table.fill += 1;
        table.entries[unused] = Entry { key: key.owned().into_word(), hash };
        if table.fill * 5 >= table.mask() * 3 {
            let minimum = table.growth();
            table.resize(minimum);
            self.changed();
        }
        Ok(())
    }

    /// Removes a key; false when it was absent.
    pub fn discard(&self, key: Ref<'_>) -> PyResult<bool> {
        self.discard_hashed(key, hash::hash_element(key)?)
    }

    /// As [`Set::discard`] with the hash known.
    pub fn discard_hashed(&self, key: Ref<'_>, hash: i64) -> PyResult<bool> {
        match self.find(key, hash)? {
            Found::Key(slot) => {
                drop(self.remove_at(slot));
                Ok(true)
            }
            Found::Absent { .. } => Ok(false),
        }
    }

    fn remove_at(&self, slot: usize) -> Owned {
        self.changed();
        let table = self.table();
        table.used -= 1;
        let entry = std::mem::replace(&mut table.entries[slot], Entry { key: Word::NULL, hash: REMOVED });
        // SAFETY: the entry owned its key.
        unsafe { Owned::from_word(entry.key) }
    }

    /// Removes and returns the key that iteration order and earlier pops make the next.
    pub fn pop(&self) -> Option<Owned> {
        let table = self.table();
        if table.used == 0 {
            return None;
        }
        let mask = table.mask();
        let mut slot = self.finger.get() & mask;
        while table.entries[slot].key.is_null() {
            slot = if slot == mask { 0 } else { slot + 1 };
        }
        self.finger.set(slot + 1);
        Some(self.remove_at(slot))
    }

    /// The first key at or behind `slot` in iteration order: its slot, the key and its hash.
    #[inline]
    pub fn key_from(&self, slot: usize) -> Option<(usize, Owned, i64)> {
        let table = self.table();
        let found = slot + table.entries.get(slot..)?.iter().position(|entry| !entry.key.is_null())?;
        let entry = table.entries[found];
        // SAFETY: the entry owns its key.
        let key: Ref<'_, Object> = unsafe { Ref::from_word(entry.key) };
        Some((found, key.owned(), entry.hash))
    }

    /// Calls `each` for every key and its hash. `each` may run code that changes the set.
    pub fn for_each(&self, mut each: impl FnMut(Owned, i64) -> PyResult<()>) -> PyResult<()> {
        let mut slot = 0;
        while let Some((found, key, hash)) = self.key_from(slot) {
            each(key, hash)?;
            slot = found + 1;
        }
        Ok(())
    }

    /// All keys.
    pub fn keys(&self) -> Vec<Owned> {
        let mut keys = Vec::with_capacity(self.len());
        let mut slot = 0;
        while let Some((found, key, _)) = self.key_from(slot) {
            keys.push(key);
            slot = found + 1;
        }
        keys
    }

    /// Removes everything.
    pub fn clear(&self) {
        self.changed();
        release(std::mem::replace(self.table(), Table::new()).entries);
    }

    /// Makes room for `count` more keys at once, as a merge with so many does first.
    pub fn prepare_merge(&self, count: usize) {
        let table = self.table();
        if (table.fill + count) * 5 >= table.mask() * 3 {
            let minimum = (table.used + count) * 2;
            table.resize(minimum);
            self.changed();
        }
    }

    /// Adds all keys of another set.
    pub fn merge(&self, other: &Set) -> PyResult<()> {
        if std::ptr::eq(self, other) || other.is_empty() {
            return Ok(());
        }
        self.prepare_merge(other.len());
        let (table, source) = (self.table(), other.table());
        if table.fill > 0 {
            return other.for_each(|key, hash| self.add_hashed(key.borrow(), hash));
        }
        self.changed();
        for entry in source.entries.iter().filter(|entry| !entry.key.is_null()) {
            memory::increment(entry.key);
        }
        table.fill = source.used;
        table.used = source.used;
        if table.entries.len() == source.entries.len() && source.fill == source.used {
            table.entries.copy_from_slice(&source.entries);
        } else {
            for entry in source.entries.iter().filter(|entry| !entry.key.is_null()) {
                table.insert_clean(entry.key, entry.hash);
            }
        }
        Ok(())
    }

    /// Gives the table a size that fits when many entries are removed ones, as `-=` does at its end.
    pub fn shrink(&self) {
        let table = self.table();
        if table.fill - table.used > table.mask() / 4 {
            let minimum = table.growth();
            table.resize(minimum);
            self.changed();
        }
    }

    /// Exchanges the contents with another set.
    pub fn swap(&self, other: &Set) {
        self.changed();
        other.changed();
        std::mem::swap(self.table(), other.table());
        self.hash.set(-1);
        other.hash.set(-1);
    }

    /// The hash of a frozenset with these keys; kept when `keep`, which needs a set that never changes.
    pub fn hash(&self, keep: bool) -> i64 {
        if self.hash.get() != -1 {
            return self.hash.get();
        }
        let hash = self.compute_hash();
        if keep {
            self.hash.set(hash);
        }
        hash
    }

    /// The hash, if it is known without computing it.
    pub fn known_hash(&self) -> Option<i64> {
        Some(self.hash.get()).filter(|&hash| hash != -1)
    }

    fn compute_hash(&self) -> i64 {
        let mut hash = 0u64;
        for entry in self.table().entries.iter().filter(|entry| !entry.key.is_null()) {
            let bits = entry.hash as u64;
            hash ^= ((bits ^ 89869747) ^ (bits << 16)).wrapping_mul(3644798167);
        }
        hash ^= (self.len() as u64 + 1).wrapping_mul(1927868237);
        hash ^= (hash >> 11) ^ (hash >> 25);
        hash = hash.wrapping_mul(69069).wrapping_add(907133923);
        if hash == u64::MAX { 590923713 } else { hash as i64 }
    }

    /// Shows the keys to the cycle collector.
    pub fn traverse(&self, visit: &mut dyn FnMut(Word)) {
        for entry in &self.table().entries {
            if !entry.key.is_null() {
                visit(entry.key);
            }
        }
    }
}

/// A new, empty set of type `ty`: `set`, `frozenset` or a subclass of either.
pub fn new_as(ty: &'static Type) -> Owned<Set> {
    memory::allocate_as(ty, Set::empty())
}

/// A new, empty `set`.
pub fn new() -> Owned<Set> {
    new_as(&SET)
}

/// A new set of type `ty` with the keys of `source`.
pub fn copy_as(ty: &'static Type, source: &Set) -> PyResult<Owned<Set>> {
    let copy = new_as(ty);
    copy.merge(source)?;
    Ok(copy)
}

const _: () = assert!(std::mem::offset_of!(Set, head) == 0);

// SAFETY: the struct begins with a header, and only sets and frozensets, whose payload it is, pass the check.
unsafe impl super::HeapType for Set {}
