//! `type`: type objects as values.

use super::mapping_proxy;
use super::object::{OBJECT_SLOTS, identity_hash, is_object_init};
use crate::exec::raised::{attribute_error, raise};
use crate::object::attribute::{module_and_qualified_name, no_attribute};
use crate::object::boxes::int_object;
use crate::object::class;
use crate::object::dict::Dict;
use crate::object::singletons::none_object;
use crate::object::slot_names::makes_plain_instances;
use crate::object::{
    Args, Getter, Method, Owned, PyResult, Ref, Slots, Str, Tuple, Type, TypeFlags, builtin_type, instance, list,
    static_str, text, tuple,
};
use crate::protocols;

builtin_type! { mark
    /// `type`.
    pub static TYPE: Type(Type) as "PyType_Type", "type" {
        flags: BASE | TYPE,
        slots: &TYPE_SLOTS,
        methods: &[
            Method::none("mro", |this| Ok(list::from_items(this.expect::<Type>().as_static().ancestors().map(|ty| ty.as_object().owned())).into_object())),
            Method::none("__subclasses__", |this| {
                let subclasses = this.expect::<Type>().as_static().subclasses();
                Ok(list::from_items(subclasses.into_iter().map(|ty| ty.as_object().owned())).into_object())
            }),
            Method::one("__instancecheck__", |this, object| {
                Ok(crate::object::boxes::bool_object(protocols::class_test::is_plain_instance(object, this.expect::<Type>().as_static())?))
            }),
            Method::one("__subclasscheck__", |this, class| {
                Ok(crate::object::boxes::bool_object(protocols::class_test::is_plain_subclass(class, this)?))
            }),
            Method::any("__prepare__", |_, _| Ok(crate::object::dict::new().into_object())).on_class(),
            Method::none("__dir__", protocols::directory::as_list),
        ],
        getters: TYPE_GETTERS,
    }
}

/// The operations of types.
pub const TYPE_SLOTS: Slots = Slots {
    repr: Some(repr),
    hash: Some(identity_hash),
    call: Some(call),
    get_attribute: Some(get_attribute),
    or: Some(super::generics::union::or),
    set_attribute: Some(|this, name, value| class::set_class_attribute(this.expect::<Type>().as_static(), name, value)),
    new: Some(new),
    init: Some(|_, _| Ok(())),
    ..OBJECT_SLOTS
};

fn this_type(this: Ref<'_>) -> &'static Type {
    this.expect::<Type>().as_static()
}

const TYPE_GETTERS: &[Getter] = &[
    Getter::writable(
        "__name__",
        |this| Ok(text::new(this_type(this).name()).into_object()),
        |this, value| match value.and_then(Ref::downcast::<Str>) {
            Some(name) if this_type(this).is_heap_type() => {
                this_type(this).rename(name.text());
                Ok(())
            }
            _ => raise!(type_error, "can only assign string to {}.__name__", this_type(this).name()),
        },
    ),
    Getter::writable(
        "__qualname__",
        |this| Ok(text::new(&module_and_qualified_name(this_type(this)).1).into_object()),
        |this, value| match value.and_then(Ref::downcast::<Str>) {
            Some(name) if this_type(this).is_heap_type() => {
                this_type(this).set_qualified_name(name.owned());
                Ok(())
            }
            _ => raise!(type_error, "can only assign string to {}.__qualname__", this_type(this).name()),
        },
    ),
    Getter::writable(
        "__module__",
        |this| {
            let own = this_type(this).dict().get_name(static_str!("__module__"));
            match own {
                Some(module) if this_type(this).is_heap_type() => Ok(module),
                _ => Ok(module_and_qualified_name(this_type(this))
                    .0
                    .map_or_else(none_object, |module| text::new(&module).into_object())),
            }
        },
        |this, value| class::set_own_attribute(this_type(this), static_str!("__module__"), value),
    ),
    Getter::writable(
        "__doc__",
        |this| {
            let doc = this_type(this).dict().get_name(static_str!("__doc__"));
            Ok(doc.filter(|doc| doc.borrow().downcast::<Str>().is_some()).unwrap_or_else(none_object))
        },
        |this, value| class::set_own_attribute(this_type(this), static_str!("__doc__"), value),
    ),
    Getter::read_only("__dict__", |this| {
        Ok(mapping_proxy::new(this_type(this).dict().as_object().owned()).into_object())
    }),
    Getter::read_only("__bases__", |this| Ok(bases(this_type(this)).into_object())),
    Getter::read_only("__base__", |this| {
        Ok(this_type(this).base().map_or_else(none_object, |base| base.as_object().owned()))
    }),
    Getter::read_only("__mro__", |this| {
        let mro: Vec<Owned> = this_type(this).ancestors().map(|ty| ty.as_object().owned()).collect();
        Ok(tuple::new(mro.into_iter()).into_object())
    }),
    Getter::read_only("__flags__", |this| Ok(int_object(this_type(this).flags().0 as i64))),
    Getter::read_only("__itemsize__", |this| Ok(int_object(i64::from(this_type(this).item_size())))),
    Getter::read_only("__dictoffset__", |this| Ok(int_object(i64::from(this_type(this).dict_offset())))),
    Getter::read_only("__weakrefoffset__", |this| Ok(int_object(i64::from(this_type(this).weakref_offset())))),
    Getter::writable(
        "__abstractmethods__",
        |this| match this_type(this).dict().get_name(static_str!("__abstractmethods__")) {
            Some(names) if !this.is(TYPE.as_ref()) && this_type(this).is_heap_type() => Ok(names),
            _ => Err(attribute_error("__abstractmethods__")),
        },
        |this, value| {
            let names = static_str!("__abstractmethods__");
            class::set_own_attribute(this_type(this), names, value)
        },
    ),
    Getter::read_only("__basicsize__", |this| Ok(int_object(this_type(this).instance_size() as i64))),
    Getter::writable(
        "__annotations__",
        |this| {
            let dict = this_type(this).dict();
            let name = static_str!("__annotations__");
            match dict.get_name(name) {
                Some(annotations) => Ok(annotations),
                None if this_type(this).is_heap_type() => {
                    let annotations = crate::object::dict::new().into_object();
                    dict.set_name(name, annotations.clone());
                    Ok(annotations)
                }
                None => Err(no_attribute(this, name)),
            }
        },
        |this, value| class::set_own_attribute(this_type(this), static_str!("__annotations__"), value),
    ),
];

/// `__bases__`.
pub fn bases(ty: &'static Type) -> Owned<Tuple> {
    match ty.bases() {
        Some(bases) => bases,
        None => match ty.base() {
            Some(base) => tuple::from_refs(&[base.as_object()]),
            None => tuple::empty().owned(),
        },
    }
}

fn repr(this: Ref<'_>) -> PyResult<Owned> {
    Ok(text::new(&format!("<class '{}'>", protocols::text::type_display_name(this_type(this)))).into_object())
}

/// `cls(…)`.
fn call<'a>(callee: Ref<'a>, args: Args<'a>) -> PyResult<Owned> {
    let ty = this_type(callee);
    if std::ptr::eq(ty, &TYPE)
        && args.len() == 1
        && args.keywords.is_empty()
        && let Some(object) = args.get(0)
    {
        return Ok(object.ty().as_object().owned());
    }
    let slots = ty.slots();
    let object = if makes_plain_instances(ty) && !is_object_init(ty) {
        instance::new(ty)
    } else {
        match slots.new {
            Some(new) if !ty.flags().has(TypeFlags::DISALLOW_INSTANTIATION) && can_construct(ty) => new(ty, args)?,
            _ => raise!(type_error, "cannot create '{}' instances", ty.full_name()),
        }
    };
    if object.borrow().is_instance(ty)
        && let Some(init) = object.ty().slots().init
    {
        init(object.borrow(), args)?;
    }
    Ok(object)
}

/// A built-in type that inherits `object.__new__` has a payload which that would not make.
fn can_construct(ty: &'static Type) -> bool {
    makes_plain_instances(ty) || !super::object::is_object_new(ty) || ty.flags().has(TypeFlags::ABSTRACT)
}

/// `type(name, bases, dict, **keywords)` and metaclasses' `super().__new__(…)`.
fn new(metaclass: &'static Type, args: Args<'_>) -> PyResult<Owned> {
    if args.len() != 3 {
        raise!(type_error, "type() takes 1 or 3 arguments");
    }
    let (name, rest) = args.split_first().expect("there are three");
    let (bases, rest) = rest.split_first().expect("there are two more");
    let (namespace, _) = rest.split_first().expect("there is one more");
    let Some(name) = name.downcast::<Str>() else {
        raise!(type_error, "type.__new__() argument 1 must be str, not {}", name.ty().full_name())
    };
    let Some(bases) = bases.downcast::<Tuple>() else {
        raise!(type_error, "type.__new__() argument 2 must be tuple, not {}", bases.ty().full_name())
    };
    let Some(namespace) = namespace.downcast::<Dict>() else {
        raise!(type_error, "type.__new__() argument 3 must be dict, not {}", namespace.ty().full_name())
    };
    let metaclass = class::best_metaclass(metaclass, bases.slice())?;
    Ok(class::new(metaclass, name, bases, namespace, args.keywords, None, None)?.as_object().owned())
}

/// An attribute of a class: the metaclass's data descriptors first, then the class's own attributes and its ancestors'.
fn get_attribute(this: Ref<'_>, name: Ref<'_, Str>) -> PyResult<Owned> {
    let ty = this_type(this);
    let meta = this.ty();
    let of_meta = meta.lookup(name);
    if let Some(found) = &of_meta
        && found.ty().slots().descriptor_set.is_some()
        && let Some(get) = found.ty().slots().descriptor_get
    {
        return get(found.borrow(), Some(this), meta);
    }
    if let Some(found) = ty.lookup(name) {
        return match found.ty().slots().descriptor_get {
            Some(get) => get(found.borrow(), None, ty),
            None => Ok(found),
        };
    }
    match of_meta {
        Some(found) => match found.ty().slots().descriptor_get {
            Some(get) => get(found.borrow(), Some(this), meta),
            None => Ok(found),
        },
        None => Err(no_attribute(this, name)),
    }
}

/// `__class__ = value`.
pub fn set_class(object: Ref<'_>, value: Option<Ref<'_>>) -> PyResult<()> {
    let Some(value) = value else { raise!(type_error, "can't delete __class__ attribute") };
    let Some(new) = value.downcast::<Type>() else {
        raise!(type_error, "__class__ must be set to a class, not '{}' object", value.ty().full_name())
    };
    let (new, old) = (new.as_static(), object.ty());
    let Some(header) = object.header().filter(|_| new.is_heap_type() && old.is_heap_type()) else {
        raise!(type_error, "__class__ assignment only supported for mutable types or ModuleType subclasses")
    };
    if !class::same_layout(old, new) {
        raise!(type_error, "__class__ assignment: '{}' object layout differs from '{}'", new.name(), old.name());
    }
    header.set_type(new);
    Ok(())
}
