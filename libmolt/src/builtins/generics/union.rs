//! `typing.Union`, which is also `types.UnionType`: what `int | str` gives.

use std::cell::Cell;

use super::{GENERIC_ALIAS, parameters, show_type};
use crate::builtins::object::OBJECT_SLOTS;
use crate::builtins::set;
use crate::builtins::types::TYPE;
use crate::exec::raised::raise;
use crate::memory;
use crate::object::boxes::bool_object;
use crate::object::set::Set;
use crate::object::singletons::{NONE_TYPE, not_implemented_object};
use crate::object::{
    Comparison, Field, Getter, Header, Method, Owned, PyResult, Ref, Slots, Tuple, Type, Word, builtin_type, methods,
    static_str, text, tuple,
};
use crate::protocols::{class_test, compare, hash};

/// The union: at least two members, no two equal.
#[repr(C)]
pub struct Union {
    head: Header,
    members: Owned<Tuple>,
    /// Those that can be hashed, as a frozenset: unions are equal whatever the order.
    hashable: Owned<Set>,
    unhashable: Owned<Tuple>,
    /// Made when first asked for.
    parameters: Field<Tuple>,
    weakrefs: Cell<Word>,
}

builtin_type! {
    /// `typing.Union`.
    pub static UNION: Union as "_PyUnion_Type", "typing.Union" {
        flags: GC,
        slots: &Slots {
            repr: Some(repr),
            hash: Some(|this| {
                let union = this.expect::<Union>();
                if !union.unhashable.is_empty() {
                    for member in union.unhashable.borrow().slice() {
                        hash::hash(*member)?;
                    }
                    // They can be hashed by now, but are still not among those that make the hash.
                    let count = union.unhashable.len();
                    let plural = if count == 1 { "" } else { "s" };
                    raise!(type_error, "union contains {count} unhashable element{plural}");
                }
                hash::hash(union.hashable.borrow().as_object())
            }),
            compare: Some(compare_unions),
            or: Some(or),
            get_item: Some(|this, item| {
                let parameters = parameters_of(this)?;
                let union = this.expect::<Union>();
                let members = parameters::substitute(this, union.members.borrow(), parameters.borrow(), item)?;
                of_members(members.borrow())
            }),
            new: Some(|ty, _| raise!(type_error, "cannot create '{}' instances", ty.full_name())),
            traverse: Some(|this, visit| {
                let this = this.expect::<Union>();
                visit(this.members.word());
                visit(this.hashable.word());
                visit(this.unhashable.word());
                this.parameters.traverse(visit);
            }),
            ..OBJECT_SLOTS
        },
        methods: methods!["typing.Union";
            Method::one("__instancecheck__", |this, object| {
                any_member(this, "isinstance", |member| class_test::is_instance(object, member))
            }),
            Method::one("__subclasscheck__", |this, class| {
                if class.downcast::<Type>().is_none() {
                    raise!(type_error, "issubclass() arg 1 must be a class");
                }
                any_member(this, "issubclass", |member| class_test::is_subclass(class, member))
            }),
            Method::one("__mro_entries__", |this, _| {
                raise!(type_error, "Cannot subclass {}", crate::protocols::text::repr(this)?.as_str())
            }),
            Method::one("__class_getitem__", |_, item| match item.downcast::<Tuple>() {
                Some(items) if items.is_empty() => raise!(type_error, "Cannot take a Union of no types."),
                Some(items) => of_members(items),
                None => of_members(tuple::from_refs(&[item]).borrow()),
            })
            .on_class(),
        ],
        getters: &[
            Getter::member("__args__", |this| Ok(this.expect::<Union>().members.clone().into_object())),
            Getter::read_only("__name__", |_| Ok(static_str!("Union").as_object().owned())),
            Getter::read_only("__qualname__", |_| Ok(static_str!("Union").as_object().owned())),
            Getter::read_only("__origin__", |_| Ok(UNION.as_object().owned())),
            Getter::read_only("__parameters__", |this| Ok(parameters_of(this)?.into_object())),
        ],
        weakref_offset: std::mem::offset_of!(Union, weakrefs),
    }
}

fn parameters_of(this: Ref<'_>) -> PyResult<Owned<Tuple>> {
    let union = this.expect::<Union>();
    if let Some(parameters) = union.parameters.get() {
        return Ok(parameters);
    }
    let parameters = parameters::find(union.members.borrow())?;
    union.parameters.set(Some(parameters.clone()));
    Ok(parameters)
}

fn any_member(this: Ref<'_>, function: &str, test: impl Fn(Ref<'_>) -> PyResult<bool>) -> PyResult<Owned> {
    let members = this.expect::<Union>().members.clone();
    for member in members.borrow().slice() {
        if member.is_exactly(&GENERIC_ALIAS) {
            return Err(parameters::no_class_test(function));
        }
        if test(*member)? {
            return Ok(bool_object(true));
        }
    }
    Ok(bool_object(false))
}

fn repr(this: Ref<'_>) -> PyResult<Owned> {
    let mut shown = String::new();
    for (index, member) in this.expect::<Union>().members.borrow().slice().iter().enumerate() {
        if index > 0 {
            shown.push_str(" | ");
        }
        if member.is(NONE_TYPE.as_ref()) {
            shown.push_str("None");
        } else {
            show_type(*member, &mut shown)?;
        }
    }
    Ok(text::new(&shown).into_object())
}

fn compare_unions(this: Ref<'_>, other: Ref<'_>, operator: Comparison) -> PyResult<Owned> {
    let wanted = match operator {
        Comparison::Eq => true,
        Comparison::Ne => false,
        _ => return Ok(not_implemented_object()),
    };
    let (Some(this), Some(other)) = (this.downcast::<Union>(), other.downcast::<Union>()) else {
        return Ok(not_implemented_object());
    };
    let equal = compare::equal(this.hashable.borrow().as_object(), other.hashable.borrow().as_object())?
        && this.unhashable.len() == other.unhashable.len()
        && contains_all(&this.unhashable, &other.unhashable)?
        && contains_all(&other.unhashable, &this.unhashable)?;
    Ok(bool_object(equal == wanted))
}

fn contains_all(tuple: &Owned<Tuple>, items: &Owned<Tuple>) -> PyResult<bool> {
    for item in items.borrow().slice() {
        if !contains(tuple.borrow().slice(), *item)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn contains(items: &[Ref<'_>], wanted: Ref<'_>) -> PyResult<bool> {
    for item in items {
        if compare::equal(*item, wanted)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether `|` makes a union of a value.
fn is_member(value: Ref<'_>) -> bool {
    value.is_none() || value.is_instance(&TYPE) || value.is_exactly(&GENERIC_ALIAS) || value.is_exactly(&UNION)
}

/// `a | b` of types.
pub fn or(a: Ref<'_>, b: Ref<'_>) -> PyResult<Owned> {
    if !is_member(a) || !is_member(b) {
        return Ok(not_implemented_object());
    }
    of_members(tuple::from_refs(&[a, b]).borrow())
}

/// The union of types, or the only one.
pub fn of_members(items: Ref<'_, Tuple>) -> PyResult<Owned> {
    let mut found =
        Found { hashable: crate::object::set::new_as(&set::FROZENSET), members: vec![], unhashable: vec![] };
    for item in items.slice() {
        match item.downcast_exact::<Union>() {
            Some(union) => union.members.borrow().slice().iter().try_for_each(|member| found.add(*member))?,
            None if item.is_none() => found.add(NONE_TYPE.as_object())?,
            None => found.add(*item)?,
        }
    }
    if let [only] = found.members.as_slice() {
        return Ok(only.clone());
    }
    let union = Union {
        head: Header::new(&UNION),
        members: tuple::new(found.members.into_iter()),
        hashable: found.hashable,
        unhashable: tuple::new(found.unhashable.into_iter()),
        parameters: Field::EMPTY,
        weakrefs: Cell::new(Word::NULL),
    };
    Ok(memory::allocate(union).into_object())
}

/// The members of a union that is being made.
struct Found {
    members: Vec<Owned>,
    hashable: Owned<Set>,
    unhashable: Vec<Owned>,
}

impl Found {
    fn add(&mut self, member: Ref<'_>) -> PyResult<()> {
        match hash::hash(member) {
            Ok(hash) => {
                if self.hashable.contains_hashed(member, hash)? {
                    return Ok(());
                }
                self.hashable.add_hashed(member, hash)?;
            }
            Err(raised) if raised.is(&crate::exec::exception::TYPE_ERROR) => {
                if contains(crate::object::as_refs(&self.unhashable), member)? {
                    return Ok(());
                }
                self.unhashable.push(member.owned());
            }
            Err(raised) => return Err(raised),
        }
        self.members.push(member.owned());
        Ok(())
    }
}
