//! `types.GenericAlias`: a class with type arguments, which behaves as the class does.

use std::cell::RefCell;

use super::{parameters, show_type, union};
use crate::builtins::object::OBJECT_SLOTS;
use crate::builtins::tuple::TUPLE;
use crate::exec::exception::{ATTRIBUTE_ERROR, TYPE_ERROR};
use crate::exec::raised::raise;
use crate::memory;
use crate::object::boxes::bool_object;
use crate::object::list::List;
use crate::object::singletons::{none_object, not_implemented_object};
use crate::object::{
    Args, Comparison, Field, Getter, Header, Method, Owned, PyResult, Ref, Slots, Str, Tuple, Type, attribute,
    builtin_type, list, static_str, text, tuple,
};
use crate::protocols;

/// The alias.
#[repr(C)]
pub struct GenericAlias {
    head: Header,
    origin: Owned,
    args: Owned<Tuple>,
    /// Made when first asked for.
    parameters: Field<Tuple>,
    /// Whether this is `*tuple[…]`.
    starred: bool,
    weakrefs: std::cell::Cell<crate::object::Word>,
}

builtin_type! {
    /// `types.GenericAlias`.
    pub static GENERIC_ALIAS: GenericAlias as "Py_GenericAliasType", "types.GenericAlias" {
        flags: BASE | GC,
        slots: &Slots {
            repr: Some(repr),
            hash: Some(|this| {
                let this = this.expect::<GenericAlias>();
                let origin = protocols::hash::hash(this.origin.borrow())?;
                Ok(not_minus_one(origin ^ protocols::hash::hash(this.args.borrow().as_object())?))
            }),
            compare: Some(compare),
            call: Some(call),
            get_attribute: Some(get_attribute),
            get_item: Some(get_item),
            iter: Some(|this| Ok(memory::allocate(Unpacking {
                head: Header::new(&UNPACKING),
                alias: RefCell::new(Some(this.owned())),
            }).into_object())),
            or: Some(union::or),
            new: Some(construct),
            init: Some(|_, _| Ok(())),
            traverse: Some(|this, visit| {
                let this = this.expect::<GenericAlias>();
                visit(this.origin.word());
                visit(this.args.word());
                this.parameters.traverse(visit);
            }),
            ..OBJECT_SLOTS
        },
        methods: &[
            Method::one("__mro_entries__", |this, _| {
                Ok(tuple::from_refs(&[this.expect::<GenericAlias>().origin.borrow()]).into_object())
            }),
            Method::one("__instancecheck__", |_, _| Err(parameters::no_class_test("isinstance"))),
            Method::one("__subclasscheck__", |_, _| Err(parameters::no_class_test("issubclass"))),
            Method::none("__reduce__", reduce),
            Method::none("__dir__", directory),
        ],
        getters: &[
            Getter::member("__origin__", |this| Ok(this.expect::<GenericAlias>().origin.clone())),
            Getter::member("__args__", |this| Ok(this.expect::<GenericAlias>().args.clone().into_object())),
            Getter::member("__unpacked__", |this| Ok(bool_object(this.expect::<GenericAlias>().starred))),
            Getter::read_only("__parameters__", |this| Ok(parameters_of(this)?.into_object())),
            Getter::read_only("__typing_unpacked_tuple_args__", |this| {
                let this = this.expect::<GenericAlias>();
                let is_tuple = this.starred && this.origin.borrow().is(TUPLE.as_ref());
                Ok(if is_tuple { this.args.clone().into_object() } else { none_object() })
            }),
        ],
        weakref_offset: std::mem::offset_of!(GenericAlias, weakrefs),
    }
}

/// What the alias answers itself; everything else is its class's business.
const OWN_ATTRIBUTES: &[&str] = &[
    "__class__",
    "__origin__",
    "__args__",
    "__unpacked__",
    "__parameters__",
    "__typing_unpacked_tuple_args__",
    "__mro_entries__",
    "__reduce_ex__",
    "__reduce__",
    "__copy__",
    "__deepcopy__",
];

/// What is neither the alias' nor its class's.
const HIDDEN_ATTRIBUTES: &[&str] = &["__bases__", "__copy__", "__deepcopy__"];

fn not_minus_one(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}

fn allocate(ty: &'static Type, origin: Ref<'_>, args: Owned<Tuple>, starred: bool) -> Owned {
    memory::allocate_as(
        ty,
        GenericAlias {
            head: Header::new(ty),
            origin: origin.owned(),
            args,
            parameters: Field::EMPTY,
            starred,
            weakrefs: std::cell::Cell::new(crate::object::Word::NULL),
        },
    )
    .into_object()
}

/// `origin[item]`.
pub fn new(origin: Ref<'_>, item: Ref<'_>) -> Owned {
    allocate(&GENERIC_ALIAS, origin, as_tuple(item), false)
}

/// `__class_getitem__` of generic built-in classes.
pub const CLASS_GETITEM: Method = Method::one("__class_getitem__", |class, item| Ok(new(class, item))).on_class();

fn as_tuple(item: Ref<'_>) -> Owned<Tuple> {
    match item.downcast::<Tuple>() {
        Some(items) => items.owned(),
        None => tuple::from_refs(&[item]),
    }
}

fn construct(ty: &'static Type, args: Args<'_>) -> PyResult<Owned> {
    if !args.keywords.is_empty() {
        raise!(type_error, "GenericAlias() takes no keyword arguments");
    }
    match (args.get(0), args.get(1), args.len()) {
        (Some(origin), Some(item), 2) => Ok(allocate(ty, origin, as_tuple(item), false)),
        (_, _, count) => raise!(type_error, "GenericAlias expected 2 arguments, got {count}"),
    }
}

fn parameters_of(this: Ref<'_>) -> PyResult<Owned<Tuple>> {
    let this = this.expect::<GenericAlias>();
    match this.parameters.get() {
        Some(parameters) => Ok(parameters),
        None => {
            let parameters = parameters::find(this.args.borrow())?;
            this.parameters.set(Some(parameters.clone()));
            Ok(parameters)
        }
    }
}

fn repr(this: Ref<'_>) -> PyResult<Owned> {
    let this = this.expect::<GenericAlias>();
    let mut shown = String::from(if this.starred { "*" } else { "" });
    show_type(this.origin.borrow(), &mut shown)?;
    shown.push('[');
    for (index, item) in this.args.borrow().slice().iter().enumerate() {
        if index > 0 {
            shown.push_str(", ");
        }
        match item.downcast_exact::<List>() {
            None => show_type(*item, &mut shown)?,
            Some(items) => {
                shown.push('[');
                for (index, item) in items.to_vec().iter().enumerate() {
                    if index > 0 {
                        shown.push_str(", ");
                    }
                    show_type(item.borrow(), &mut shown)?;
                }
                shown.push(']');
            }
        }
    }
    if this.args.is_empty() {
        shown.push_str("()");
    }
    shown.push(']');
    Ok(text::new(&shown).into_object())
}

fn compare(this: Ref<'_>, other: Ref<'_>, operator: Comparison) -> PyResult<Owned> {
    let (Some(this), Some(other)) = (this.downcast::<GenericAlias>(), other.downcast::<GenericAlias>()) else {
        return Ok(not_implemented_object());
    };
    let wanted = match operator {
        Comparison::Eq => true,
        Comparison::Ne => false,
        _ => return Ok(not_implemented_object()),
    };
    let equal = this.starred == other.starred
        && protocols::compare::equal(this.origin.borrow(), other.origin.borrow())?
        && protocols::compare::equal(this.args.borrow().as_object(), other.args.borrow().as_object())?;
    Ok(bool_object(equal == wanted))
}

/// Calls the class; the instance learns by what name it was made, if it takes attributes.
fn call<'a>(this: Ref<'a>, args: Args<'a>) -> PyResult<Owned> {
    let origin = this.expect::<GenericAlias>().origin.clone();
    // The arguments outlive the call, and `origin` does too.
    let Args { first, rest, keywords } = args;
    let object = protocols::call::call_args(origin.borrow(), Args { first, rest, keywords })?;
    match protocols::attribute::set(object.borrow(), static_str!("__orig_class__"), Some(this)) {
        Err(raised) if !raised.is(&ATTRIBUTE_ERROR) && !raised.is(&TYPE_ERROR) => Err(raised),
        _ => Ok(object),
    }
}

fn get_attribute(this: Ref<'_>, name: Ref<'_, Str>) -> PyResult<Owned> {
    let is_own = OWN_ATTRIBUTES.iter().chain(HIDDEN_ATTRIBUTES).any(|own| *own == name.text());
    match this.expect::<GenericAlias>().origin.clone() {
        origin if !is_own => protocols::attribute::get(origin.borrow(), name),
        _ => attribute::generic_get(this, name),
    }
}

fn get_item(this: Ref<'_>, item: Ref<'_>) -> PyResult<Owned> {
    let parameters = parameters_of(this)?;
    let alias = this.expect::<GenericAlias>();
    let args = parameters::substitute(this, alias.args.borrow(), parameters.borrow(), item)?;
    Ok(allocate(&GENERIC_ALIAS, alias.origin.borrow(), args, alias.starred))
}

fn reduce(this: Ref<'_>) -> PyResult<Owned> {
    let alias = this.expect::<GenericAlias>();
    let parts = tuple::from_refs(&[alias.origin.borrow(), alias.args.borrow().as_object()]);
    if alias.starred {
        let plain = allocate(&GENERIC_ALIAS, alias.origin.borrow(), alias.args.clone(), false);
        let iterator = protocols::iterate::iter(plain.borrow())?;
        let next = crate::exec::native::builtin(static_str!("next")).unwrap_or_else(none_object);
        let arguments = tuple::from_refs(&[iterator.borrow()]);
        return Ok(tuple::from_refs(&[next.borrow(), arguments.borrow().as_object()]).into_object());
    }
    Ok(tuple::from_refs(&[this.ty().as_object(), parts.borrow().as_object()]).into_object())
}

fn directory(this: Ref<'_>) -> PyResult<Owned> {
    let origin = this.expect::<GenericAlias>().origin.clone();
    let mut names = protocols::directory::names(origin.borrow());
    names.extend(OWN_ATTRIBUTES.iter().map(|&name| name.to_owned()));
    Ok(list::from_items(names.into_iter().map(|name| text::new(&name).into_object())).into_object())
}

/// The iterator behind `*tuple[int, str]`: gives the starred alias, once.
#[repr(C)]
pub struct Unpacking {
    head: Header,
    alias: RefCell<Option<Owned>>,
}

builtin_type! {
    /// The iterator behind `*tuple[int, str]`.
    pub static UNPACKING: Unpacking as "_Py_GenericAliasIterType", "generic_alias_iterator" {
        flags: GC | DISALLOW_INSTANTIATION,
        slots: &Slots {
            iter: Some(|this| Ok(this.owned())),
            next: Some(|this| {
                let alias = this.expect::<Unpacking>().alias.borrow_mut().take();
                Ok(alias.map(|alias| {
                    let alias = alias.borrow().expect::<GenericAlias>();
                    allocate(&GENERIC_ALIAS, alias.origin.borrow(), alias.args.clone(), true)
                }))
            }),
            traverse: Some(|this, visit| {
                if let Some(alias) = &*this.expect::<Unpacking>().alias.borrow() {
                    visit(alias.word());
                }
            }),
            ..OBJECT_SLOTS
        },
    }
}
