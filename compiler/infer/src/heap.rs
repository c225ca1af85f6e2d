//! Predictions about memory: what globals, slots, containers, cells and generators hold, and what versions return.
//!
//! Each [`Place`] starts with `Never` and grows as stores are found. Whoever read a place is told when it changes.

use cranelift_entity::{EntityRef, PrimaryMap};
use indexmap::{IndexMap, IndexSet};
use molt_pir::{ClassId, FuncId, Inst, ModuleId, Name};
use molt_types::{IntRange, KeepApart, SiteId, SiteUnion, Type};
use std::collections::{BTreeMap, BTreeSet};

use crate::VersionId;

/// A growth count after which integer ranges are widened.
const WIDEN_AFTER: u32 = 3;
/// A growth count after which a place is given up.
const GIVE_UP_AFTER: u32 = 14;

/// Something whose content is predicted for the whole program.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Place {
    /// A global variable.
    Global(ModuleId, Name),
    /// An attribute of the instances of exactly this class.
    Slot(ClassId, Name),
    /// A name that a class body binds.
    ClassVariable(ClassId, Name),
    /// Elements of lists and sets, keys of dicts.
    Element(SiteId),
    /// Values of dicts.
    Value(SiteId),
    /// A variable in a cell, by the function and instruction that make the cell.
    Cell(FuncId, Inst),
    /// What a generator function yields.
    Yield(FuncId),
    /// What a version returns.
    Result(VersionId),
}

/// Where a container comes from. Versions of a function share the sites of its instructions.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SiteKey {
    /// Made by an instruction.
    Made(FuncId, Inst),
    /// The dict of `**kwargs`.
    Keywords(FuncId),
}

struct Content {
    ty: Type,
    readers: IndexSet<VersionId>,
    growths: u32,
    /// Whether a reader expects to find something.
    is_needed: bool,
}

impl Default for Content {
    fn default() -> Content {
        Content { ty: Type::Never, readers: IndexSet::new(), growths: 0, is_needed: false }
    }
}

/// All places.
#[derive(Default)]
pub struct Heap {
    contents: IndexMap<Place, Content>,
    site_ids: IndexMap<SiteKey, SiteId>,
    /// Union-find forest: a site's parent, itself for a root.
    parents: PrimaryMap<SiteId, SiteId>,
    /// Versions that read a place that has changed since.
    pub outdated: BTreeSet<VersionId>,
}

impl Heap {
    /// What a place is known to hold so far; `reader` will be told when that changes.
    pub fn read(&mut self, place: &Place, reader: VersionId) -> Type {
        let place = self.canonical_place(place.clone());
        let content = self.contents.entry(place).or_default();
        content.readers.insert(reader);
        content.is_needed = true;
        content.ty.clone()
    }

    /// As `read`, for a place that may well stay empty.
    pub fn read_if_filled(&mut self, place: &Place, reader: VersionId) -> Type {
        let content = self.contents.entry(place.clone()).or_default();
        content.readers.insert(reader);
        content.ty.clone()
    }

    /// What a place is known to hold so far.
    pub fn look(&self, place: &Place) -> Type {
        let place = self.canonical_place(place.clone());
        self.contents.get(&place).map_or(Type::Never, |content| content.ty.clone())
    }

    /// Notes that a place may hold `ty` too.
    pub fn grow(&mut self, place: Place, ty: &Type) {
        let raw_result = matches!(place, Place::Result(_));
        let stored = if raw_result { self.canonical(ty) } else { self.canonical(&stored_type(ty)) };
        if stored == Type::Never {
            return;
        }
        let place = self.canonical_place(place);
        let content = self.contents.entry(place.clone()).or_default();
        if content.ty.contains(&stored) {
            return;
        }
        let (old, growths) = (content.ty.clone(), content.growths);
        let grown = match growths {
            GIVE_UP_AFTER.. => Type::Object,
            WIDEN_AFTER.. => old.widen(&stored, self),
            _ => old.join(&stored, self),
        };
        let grown = if raw_result { grown } else { stored_type(&grown) };
        // Joining may have united the very sites whose place this is.
        let place = self.canonical_place(place);
        let content = self.contents.entry(place).or_default();
        if content.ty != grown {
            content.ty = grown;
            content.growths += 1;
            self.outdated.extend(content.readers.iter().copied());
        }
    }

    /// The site of a key.
    pub fn site(&mut self, key: SiteKey) -> SiteId {
        let parents = &mut self.parents;
        let site = *self.site_ids.entry(key).or_insert_with(|| {
            let next = SiteId::new(parents.len());
            parents.push(next)
        });
        self.find(site)
    }

    /// The site that stands for `site`.
    pub fn find(&self, mut site: SiteId) -> SiteId {
        while self.parents[site] != site {
            site = self.parents[site];
        }
        site
    }

    /// `ty` with sites that stand for themselves.
    pub fn canonical(&self, ty: &Type) -> Type {
        if ty.has_sites() { ty.map_sites(&mut |site| self.find(site)) } else { ty.clone() }
    }

    /// All sites, those that were united included.
    pub fn site_count(&self) -> usize {
        self.parents.len()
    }

    /// Names that are assigned on instances of each class, in order of appearance.
    pub fn slots(&self) -> BTreeMap<ClassId, Vec<Name>> {
        let mut slots: BTreeMap<ClassId, Vec<Name>> = BTreeMap::new();
        for (place, content) in &self.contents {
            if let Place::Slot(class, name) = place
                && content.growths > 0
            {
                slots.entry(*class).or_default().push(name.clone());
            }
        }
        slots
    }

    /// Declares every place that someone reads and nobody is known to fill unknown. Whether there was one.
    pub fn give_up_on_empty_places(&mut self) -> bool {
        let mut any = false;
        for (place, content) in &mut self.contents {
            let filled_by_code = matches!(place, Place::Result(_));
            if content.ty == Type::Never && content.is_needed && !filled_by_code {
                content.ty = Type::Object;
                self.outdated.extend(content.readers.iter().copied());
                any = true;
            }
        }
        any
    }

    fn canonical_place(&self, place: Place) -> Place {
        match place {
            Place::Element(site) => Place::Element(self.find(site)),
            Place::Value(site) => Place::Value(self.find(site)),
            other => other,
        }
    }

    fn merge_places(&mut self, root: Place, absorbed: Place) {
        let Some(content) = self.contents.get_mut(&absorbed).map(std::mem::take) else { return };
        let target = self.contents.entry(root.clone()).or_default();
        if target.ty != content.ty {
            self.outdated.extend(content.readers.iter().copied());
        }
        target.readers.extend(content.readers);
        target.is_needed |= content.is_needed;
        target.growths = target.growths.max(content.growths);
        self.grow(root, &content.ty);
    }
}

impl SiteUnion for Heap {
    fn unite(&mut self, a: SiteId, b: SiteId) -> Option<SiteId> {
        let (a, b) = (self.find(a), self.find(b));
        let (root, absorbed) = (a.min(b), a.max(b));
        if root != absorbed {
            self.parents[absorbed] = root;
            self.merge_places(Place::Element(root), Place::Element(absorbed));
            self.merge_places(Place::Value(root), Place::Value(absorbed));
        }
        Some(self.find(root))
    }
}

/// What is remembered of a value that is stored: only what a guard can test when it is read back.
pub fn stored_type(ty: &Type) -> Type {
    match ty {
        Type::Int(range) => Type::Int(if range.fits_i64() { IntRange::I64 } else { IntRange::ANY }),
        Type::Union(_) => Type::union(ty.members().iter().filter(|member| **member != Type::Null).map(word_type)),
        Type::Null => Type::Never,
        other => word_type(other),
    }
}

/// What a guard can test of a value that is a word.
pub fn word_type(ty: &Type) -> Type {
    match ty {
        Type::Int(range) => Type::Int(if range.fits_i64() { IntRange::TAGGED } else { IntRange::ANY }),
        Type::Tuple(parts) => Type::Tuple(parts.iter().map(word_type).collect()),
        Type::Range(_) => Type::Range(IntRange::ANY),
        // Nothing tells these from other objects at run time.
        Type::TupleOf(_)
        | Type::Iterator(_)
        | Type::IteratorBy(..)
        | Type::DictView(..)
        | Type::Cell
        | Type::Closure(_)
        | Type::Builtin(_)
        | Type::BuiltinMethod(..)
        | Type::NativeFunction(..)
        | Type::Module(_)
        | Type::NativeModule(_)
        | Type::Any => Type::Object,
        Type::Union(members) => {
            members.iter().map(word_type).fold(Type::Never, |all, member| all.join(&member, &mut KeepApart))
        }
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readers_learn_of_growth_once() {
        let mut heap = Heap::default();
        let place = Place::Global(ModuleId::new(0), "x".into());
        let reader = VersionId::new(3);
        assert_eq!(heap.read(&place, reader), Type::Never);
        heap.grow(place.clone(), &Type::int(5));
        assert_eq!(std::mem::take(&mut heap.outdated), BTreeSet::from([reader]));
        heap.grow(place.clone(), &Type::int(6));
        assert!(heap.outdated.is_empty());
        assert_eq!(heap.look(&place), Type::I64);
        heap.grow(place.clone(), &Type::None);
        assert_eq!(heap.look(&place), Type::union([Type::None, Type::Int(IntRange::TAGGED)]));
    }

    #[test]
    fn united_sites_share_their_contents() {
        let mut heap = Heap::default();
        let site = |index| SiteKey::Keywords(FuncId::new(index));
        let (a, b) = (heap.site(site(0)), heap.site(site(1)));
        heap.grow(Place::Element(a), &Type::Float);
        heap.grow(Place::Element(b), &Type::None);
        // A list that contains itself must not send the union into a circle.
        heap.grow(Place::Element(b), &Type::List(a));
        heap.unite(a, b);
        let all = Type::union([Type::None, Type::Float, Type::List(a)]);
        assert_eq!(heap.look(&Place::Element(b)), all);
        assert_eq!(heap.canonical(&Type::List(b)), Type::List(a));
    }
}
