//! Types as sets: union, inclusion, narrowing.
//!
//! The lattice has no infinite climb: unions are short, tuples are not nested deeply, container sites are finitely many.
//! Only integer ranges need [`Type::widen`].

use std::rc::Rc;

use crate::{IntRange, SiteId, Type};

/// Members that a union may have; more become `Object`.
const UNION_LIMIT: usize = 6;
/// How deeply types may be nested.
const DEPTH_LIMIT: usize = 4;

/// Decides what becomes of two container sites that meet in one value.
pub trait SiteUnion {
    /// The site that stands for both from now on; `None` keeps them apart.
    fn unite(&mut self, a: SiteId, b: SiteId) -> Option<SiteId>;
}

/// Keeps different sites apart.
pub struct KeepApart;

impl SiteUnion for KeepApart {
    fn unite(&mut self, a: SiteId, b: SiteId) -> Option<SiteId> {
        (a == b).then_some(a)
    }
}

impl Type {
    /// Any int that fits `i64`.
    pub const I64: Type = Type::Int(IntRange::I64);
    /// Any int.
    pub const INT: Type = Type::Int(IntRange::ANY);

    /// The int `value`.
    pub fn int(value: i64) -> Type {
        Type::Int(IntRange::constant(value))
    }

    /// `tuple` with these elements; `Never` when an element is.
    pub fn tuple(elements: impl IntoIterator<Item = Type>) -> Type {
        let elements: Vec<Type> = elements.into_iter().collect();
        if elements.contains(&Type::Never) { Type::Never } else { Type::Tuple(elements.into()).limit_depth() }
    }

    /// The union of all, keeping sites apart.
    pub fn union(types: impl IntoIterator<Item = Type>) -> Type {
        types.into_iter().fold(Type::Never, |all, ty| all.join(&ty, &mut KeepApart))
    }

    /// The alternatives: a union's members, nothing for `Never`, else the type itself.
    pub fn members(&self) -> &[Type] {
        match self {
            Type::Union(members) => members,
            Type::Never => &[],
            other => std::slice::from_ref(other),
        }
    }

    /// Whether nothing is known but whether it may be null.
    pub fn is_unknown(&self) -> bool {
        matches!(self, Type::Object | Type::Any)
    }

    /// Whether null may be a member.
    pub fn may_be_null(&self) -> bool {
        self.members().iter().any(|member| matches!(member, Type::Null | Type::Any))
    }

    /// Whether the type holds only the objects of one exact class that is known at compile time.
    pub fn is_exact(&self) -> bool {
        !matches!(self, Type::Union(_) | Type::Object | Type::Any | Type::Never)
    }

    /// Whether every member of `other` is one of this type. Sites count as different when their ids are.
    pub fn contains(&self, other: &Type) -> bool {
        if self == other {
            return true;
        }
        match (self, other) {
            (Type::Any, _) | (_, Type::Never) => true,
            (Type::Object, _) => !other.may_be_null(),
            (Type::Never, _) | (_, Type::Any | Type::Object) => false,
            (_, Type::Union(members)) => members.iter().all(|member| self.contains(member)),
            (Type::Union(members), _) => members.iter().any(|member| member.contains(other)),
            (Type::Int(a), Type::Int(b)) | (Type::Range(a), Type::Range(b)) => a.contains(*b),
            (Type::Tuple(a), Type::Tuple(b)) => {
                a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| a.contains(b))
            }
            (Type::TupleOf(a), Type::Tuple(b)) => b.iter().all(|b| a.contains(b)),
            (Type::TupleOf(a), Type::TupleOf(b)) | (Type::Iterator(a), Type::Iterator(b)) => a.contains(b),
            (Type::IteratorBy(name, a), Type::IteratorBy(other, b)) => {
                name == other && a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| a.contains(b))
            }
            (Type::Closure(a), Type::Function(b)) => a == b,
            _ => false,
        }
    }

    /// The union of both.
    pub fn join(&self, other: &Type, sites: &mut impl SiteUnion) -> Type {
        if self.contains(other) {
            return self.clone();
        }
        if other.contains(self) {
            return other.clone();
        }
        if self.is_unknown() || other.is_unknown() {
            // One is `Object` and the other contains null.
            return Type::Any;
        }
        let mut members: Vec<Type> = self.members().to_vec();
        for member in other.members() {
            add_member(&mut members, member, sites);
        }
        from_members(members).limit_depth()
    }

    /// `self`, grown by `newer` such that only finitely many steps can follow.
    pub fn widen(&self, newer: &Type, sites: &mut impl SiteUnion) -> Type {
        let joined = self.join(newer, sites);
        widen_ranges(self, &joined)
    }

    /// The members for which `keep` holds. `Any` and `Object` stay.
    pub fn retain(&self, keep: impl Fn(&Type) -> bool) -> Type {
        match self {
            Type::Union(members) => from_members(members.iter().filter(|member| keep(member)).cloned().collect()),
            Type::Any | Type::Object => self.clone(),
            other if keep(other) => other.clone(),
            _ => Type::Never,
        }
    }

    /// Without null.
    pub fn without_null(&self) -> Type {
        match self {
            Type::Any => Type::Object,
            other => other.retain(|member| *member != Type::Null),
        }
    }

    /// Without `None`.
    pub fn without_none(&self) -> Type {
        self.retain(|member| *member != Type::None)
    }

    /// The members of both, or a little more.
    pub fn meet(&self, other: &Type) -> Type {
        if other.contains(self) {
            return self.clone();
        }
        if self.contains(other) {
            return other.clone();
        }
        if let (Type::Int(a), Type::Int(b)) = (self, other) {
            return a.meet(*b).map_or(Type::Never, Type::Int);
        }
        if *self == Type::Any && *other == Type::Object || *self == Type::Object && *other == Type::Any {
            return Type::Object;
        }
        let mut members = Vec::new();
        for a in self.members() {
            for b in other.members() {
                match (a, b) {
                    (Type::Object, Type::Null) | (Type::Null, Type::Object) => {}
                    (Type::Int(a), Type::Int(b)) => members.extend(a.meet(*b).map(Type::Int)),
                    _ if a.contains(b) => members.push(b.clone()),
                    _ if b.contains(a) => members.push(a.clone()),
                    // Two tuples of a length and the like: the smaller set is not worth computing.
                    _ if std::mem::discriminant(a) == std::mem::discriminant(b) && has_parts(a) => {
                        members.push(a.clone());
                    }
                    _ => {}
                }
            }
        }
        Type::union(members)
    }

    /// With every site replaced.
    pub fn map_sites(&self, map: &mut impl FnMut(SiteId) -> SiteId) -> Type {
        match self {
            Type::List(site) => Type::List(map(*site)),
            Type::Dict(site) => Type::Dict(map(*site)),
            Type::Set(site) => Type::Set(map(*site)),
            Type::DictView(view, site) => Type::DictView(*view, map(*site)),
            Type::Tuple(parts) => Type::Tuple(parts.iter().map(|part| part.map_sites(map)).collect()),
            Type::TupleOf(part) => Type::TupleOf(Rc::new(part.map_sites(map))),
            Type::Iterator(inner) => Type::Iterator(Rc::new(inner.map_sites(map))),
            Type::IteratorBy(name, parts) => {
                Type::IteratorBy(name.clone(), parts.iter().map(|part| part.map_sites(map)).collect())
            }
            Type::Union(members) => Type::union(members.iter().map(|member| member.map_sites(map))),
            other => other.clone(),
        }
    }

    /// Whether a site occurs in it.
    pub fn has_sites(&self) -> bool {
        match self {
            Type::List(_) | Type::Dict(_) | Type::Set(_) | Type::DictView(..) => true,
            Type::Tuple(parts) | Type::Union(parts) | Type::IteratorBy(_, parts) => parts.iter().any(Type::has_sites),
            Type::TupleOf(part) | Type::Iterator(part) => part.has_sites(),
            _ => false,
        }
    }

    fn depth(&self) -> usize {
        let deepest = |parts: &[Type]| parts.iter().map(Type::depth).max().unwrap_or(0);
        match self {
            Type::Tuple(parts) | Type::IteratorBy(_, parts) => 1 + deepest(parts),
            Type::TupleOf(part) | Type::Iterator(part) => 1 + part.depth(),
            Type::Union(members) => deepest(members),
            _ => 0,
        }
    }

    fn limit_depth(self) -> Type {
        if self.depth() <= DEPTH_LIMIT { self } else { cut(&self, DEPTH_LIMIT) }
    }
}

/// `ty` with everything nested deeper than `depth` made `Object`.
fn cut(ty: &Type, depth: usize) -> Type {
    match ty {
        Type::Tuple(_) | Type::TupleOf(_) | Type::Iterator(_) | Type::IteratorBy(..) if depth == 0 => Type::Object,
        Type::Tuple(parts) => Type::Tuple(parts.iter().map(|part| cut(part, depth - 1)).collect()),
        Type::IteratorBy(name, parts) => {
            Type::IteratorBy(name.clone(), parts.iter().map(|part| cut(part, depth - 1)).collect())
        }
        Type::TupleOf(part) => Type::TupleOf(Rc::new(cut(part, depth - 1))),
        Type::Iterator(part) => Type::Iterator(Rc::new(cut(part, depth - 1))),
        Type::Union(members) => Type::union(members.iter().map(|member| cut(member, depth))),
        other => other.clone(),
    }
}

fn has_parts(ty: &Type) -> bool {
    matches!(
        ty,
        Type::Tuple(_)
            | Type::TupleOf(_)
            | Type::Iterator(_)
            | Type::IteratorBy(..)
            | Type::Range(_)
            | Type::Closure(_)
    )
}

/// Sorts and wraps members that are already disjoint.
fn from_members(mut members: Vec<Type>) -> Type {
    match members.len() {
        0 => Type::Never,
        1 => members.remove(0),
        _ => {
            if members.contains(&Type::Any) {
                return Type::Any;
            }
            if members.contains(&Type::Object) {
                return if members.contains(&Type::Null) { Type::Any } else { Type::Object };
            }
            if members.len() > UNION_LIMIT {
                return if members.contains(&Type::Null) { Type::Any } else { Type::Object };
            }
            members.sort();
            members.dedup();
            Type::Union(members.into())
        }
    }
}

/// Adds one alternative, merging it with those it cannot stand beside.
fn add_member(members: &mut Vec<Type>, new: &Type, sites: &mut impl SiteUnion) {
    let mut new = new.clone();
    let mut index = 0;
    while index < members.len() {
        match merge(&members[index], &new, sites) {
            Some(merged) => {
                members.remove(index);
                new = merged;
                // What was merged may now swallow an earlier member.
                index = 0;
            }
            None => index += 1,
        }
    }
    match new {
        Type::Union(parts) => members.extend(parts.iter().cloned()),
        other => members.push(other),
    }
}

/// One type for two alternatives, unless they may stand side by side in a union.
fn merge(a: &Type, b: &Type, sites: &mut impl SiteUnion) -> Option<Type> {
    if a.contains(b) {
        return Some(a.clone());
    }
    if b.contains(a) {
        return Some(b.clone());
    }
    let join_all =
        |parts: &[Type], sites: &mut _| parts.iter().fold(Type::Never, |all, part| SiteJoin::join(&all, part, sites));
    match (a, b) {
        (Type::Int(a), Type::Int(b)) => Some(Type::Int(a.join(*b))),
        (Type::Range(a), Type::Range(b)) => Some(Type::Range(a.join(*b))),
        (Type::Tuple(a), Type::Tuple(b)) if a.len() == b.len() => Some(Type::Tuple(zip_join(a, b, sites))),
        (Type::Tuple(a), Type::Tuple(b)) => {
            let all: Vec<Type> = a.iter().chain(b.iter()).cloned().collect();
            Some(Type::TupleOf(Rc::new(join_all(&all, sites))))
        }
        (Type::TupleOf(element), Type::Tuple(parts)) | (Type::Tuple(parts), Type::TupleOf(element)) => {
            let parts = join_all(parts, sites);
            Some(Type::TupleOf(Rc::new(element.join(&parts, sites))))
        }
        (Type::TupleOf(a), Type::TupleOf(b)) => Some(Type::TupleOf(Rc::new(a.join(b, sites)))),
        (Type::Iterator(a), Type::Iterator(b)) => Some(Type::Iterator(Rc::new(a.join(b, sites)))),
        (Type::IteratorBy(name, a), Type::IteratorBy(other, b)) if name == other && a.len() == b.len() => {
            Some(Type::IteratorBy(name.clone(), zip_join(a, b, sites)))
        }
        (Type::List(a), Type::List(b)) => sites.unite(*a, *b).map(Type::List),
        (Type::Dict(a), Type::Dict(b)) => sites.unite(*a, *b).map(Type::Dict),
        (Type::Set(a), Type::Set(b)) => sites.unite(*a, *b).map(Type::Set),
        (Type::DictView(view, a), Type::DictView(other, b)) if view == other => {
            sites.unite(*a, *b).map(|site| Type::DictView(*view, site))
        }
        _ => None,
    }
}

/// Names `Type::join` for use in a closure that is generic over the sites.
struct SiteJoin;

impl SiteJoin {
    fn join(a: &Type, b: &Type, sites: &mut impl SiteUnion) -> Type {
        a.join(b, sites)
    }
}

fn zip_join(a: &[Type], b: &[Type], sites: &mut impl SiteUnion) -> Rc<[Type]> {
    a.iter().zip(b).map(|(a, b)| a.join(b, sites)).collect()
}

/// `new` with the ranges that grew since `old` widened.
fn widen_ranges(old: &Type, new: &Type) -> Type {
    let zip = |old: &[Type], new: &[Type]| -> Rc<[Type]> {
        old.iter().zip(new).map(|(old, new)| widen_ranges(old, new)).collect()
    };
    match (old, new) {
        (Type::Int(old), Type::Int(new)) => Type::Int(old.widen(*new)),
        (Type::Range(old), Type::Range(new)) => Type::Range(old.widen(*new)),
        (Type::Tuple(old), Type::Tuple(new)) if old.len() == new.len() => Type::Tuple(zip(old, new)),
        (Type::TupleOf(old), Type::TupleOf(new)) => Type::TupleOf(Rc::new(widen_ranges(old, new))),
        (Type::Iterator(old), Type::Iterator(new)) => Type::Iterator(Rc::new(widen_ranges(old, new))),
        (Type::IteratorBy(_, old), Type::IteratorBy(name, new)) if old.len() == new.len() => {
            Type::IteratorBy(name.clone(), zip(old, new))
        }
        (_, Type::Union(members)) => {
            let counterpart = |new: &Type| {
                old.members().iter().find(|old| std::mem::discriminant(*old) == std::mem::discriminant(new))
            };
            let widened = members.iter().map(|new| match counterpart(new) {
                Some(old) => widen_ranges(old, new),
                None => new.clone(),
            });
            from_members(widened.collect())
        }
        (Type::Union(members), new) => {
            match members.iter().find(|old| std::mem::discriminant(*old) == std::mem::discriminant(new)) {
                Some(old) => widen_ranges(old, new),
                None => new.clone(),
            }
        }
        _ => new.clone(),
    }
}

#[cfg(test)]
mod tests {
    use cranelift_entity::EntityRef;
    use molt_pir::{ClassId, FuncId};

    use super::*;

    fn ints(low: i64, high: i64) -> Type {
        Type::Int(IntRange::new(low as i128, high as i128))
    }

    fn join(a: &Type, b: &Type) -> Type {
        a.join(b, &mut KeepApart)
    }

    struct First;
    impl SiteUnion for First {
        fn unite(&mut self, a: SiteId, b: SiteId) -> Option<SiteId> {
            Some(a.min(b))
        }
    }

    #[test]
    fn join_is_an_upper_bound() {
        let site = SiteId::new;
        let samples = [
            Type::Never,
            Type::Null,
            Type::None,
            Type::Bool,
            ints(0, 9),
            ints(-5, 3),
            Type::INT,
            Type::Float,
            Type::tuple([ints(0, 1), Type::Str]),
            Type::tuple([Type::Float]),
            Type::TupleOf(Rc::new(Type::Str)),
            Type::List(site(0)),
            Type::List(site(1)),
            Type::Iterator(Rc::new(Type::List(site(0)))),
            Type::Iterator(Rc::new(Type::Str)),
            Type::Function(FuncId::new(1)),
            Type::Closure(FuncId::new(1)),
            Type::Instance(ClassId::new(2)),
            Type::union([Type::None, Type::Instance(ClassId::new(2))]),
            Type::union([Type::Null, ints(3, 12), Type::Str]),
            Type::Object,
            Type::Any,
        ];
        for a in &samples {
            for b in &samples {
                let joined = join(a, b);
                assert!(joined.contains(a) && joined.contains(b), "{a:?} | {b:?} = {joined:?}");
                assert_eq!(joined, join(b, a));
                assert_eq!(join(&joined, a), joined);
                let met = a.meet(b);
                assert!(a.contains(&met) || b.contains(&met), "{a:?} & {b:?} = {met:?}");
            }
        }
    }

    #[test]
    fn unions_are_normal() {
        let union = Type::union([Type::Str, Type::None, ints(0, 1), ints(5, 6)]);
        assert_eq!(union, Type::Union([Type::None, ints(0, 6), Type::Str].into()));
        assert_eq!(union.without_none(), Type::union([ints(0, 6), Type::Str]));
        assert_eq!(Type::union([Type::Object, Type::Null]), Type::Any);
        assert_eq!(Type::Any.without_null(), Type::Object);
        let many = (0..7).map(|index| Type::Instance(ClassId::new(index)));
        assert_eq!(Type::union(many), Type::Object);
    }

    #[test]
    fn sites_unite_where_asked() {
        let (a, b) = (Type::List(SiteId::new(0)), Type::List(SiteId::new(1)));
        assert_eq!(a.join(&b, &mut First), a);
        assert_eq!(a.join(&b, &mut KeepApart).members().len(), 2);
    }

    #[test]
    fn tuples_do_not_nest_for_ever() {
        let mut ty = Type::None;
        for _ in 0..20 {
            ty = join(&ty, &Type::tuple([ty.clone(), Type::Float]));
        }
        assert!(ty.depth() <= DEPTH_LIMIT);
        assert_eq!(join(&ty, &Type::tuple([ty.clone(), Type::Float])), ty);
    }

    #[test]
    fn widening_ends() {
        let mut ty = Type::union([Type::None, ints(0, 0)]);
        for step in 1..40 {
            ty = ty.widen(&ints(0, step * 1_000_000_007), &mut KeepApart);
        }
        assert_eq!(ty, Type::union([Type::None, Type::Int(IntRange::SIZE)]));
    }
}
