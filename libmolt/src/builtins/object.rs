//! `object`: what every value can do.

use super::descriptors::SlotWrapper;
use super::pickled;
use crate::exec::exception::ATTRIBUTE_ERROR;
use crate::exec::raised::{raise, type_error};
use crate::object::dict::Dict;
use crate::object::singletons::{none_object, not_implemented_object};
use crate::object::{
    Args, Comparison, Getter, Header, Method, Owned, PyResult, Ref, Slots, Str, Type, TypeFlags, attribute, boxes,
    builtin_type, instance, methods, static_str, text,
};
use crate::protocols;

// An object of the type itself is only a header; what classes add to it, `object::instance` drops.
builtin_type! { mark
    /// `object`.
    pub static OBJECT: Object(Header) as "PyBaseObject_Type", "object" {
        flags: BASE,
        base: None,
        slots: &OBJECT_SLOTS,
        methods: methods!["object";
            Method::any("__init_subclass__", |this, args| {
                if !args.is_empty() {
                    let name = match this.downcast::<Type>() {
                        Some(ty) => attribute::module_and_qualified_name(ty.as_static()).1,
                        None => String::from("object"),
                    };
                    raise!(type_error, "{name}.__init_subclass__() takes no keyword arguments");
                }
                Ok(none_object())
            })
            .on_class(),
            Method::one("__format__", |this, spec| {
                if let Some(spec) = spec.downcast::<Str>()
                    && !spec.is_empty()
                {
                    raise!(type_error, "unsupported format string passed to {}.__format__", this.ty().full_name());
                }
                Ok(protocols::text::str(this)?.into_object())
            }),
            Method::none("__dir__", protocols::directory::as_list),
            Method::none("__sizeof__", |this| Ok(boxes::int_object(i64::from(this.ty().instance_size())))),
            Method::any("__subclasshook__", |_, args| {
                if args.len() != 1 || !args.keywords.is_empty() {
                    raise!(
                        type_error,
                        "object.__subclasshook__() takes exactly one argument ({} given)",
                        args.len() + args.keywords.len()
                    );
                }
                Ok(not_implemented_object())
            })
            .on_class(),
            Method::none("__getstate__", pickled::state),
            Method::positional("__reduce_ex__", 1, 1, pickled::reduce_ex),
            Method::none("__reduce__", |this| pickled::reduce(this, 0)),
        ],
        getters: &[
            Getter::writable("__class__", |this| Ok(this.ty().as_object().owned()), super::types::set_class),
            Getter::writable("__dict__", get_dict, set_dict),
            Getter::read_only("__doc__", |_| Ok(none_object())),
        ],
    }
}

fn get_dict(this: Ref<'_>) -> PyResult<Owned> {
    match instance::dict_of(this) {
        Some(dict) => {
            // Whoever holds the dict can shadow attributes of the class without anything noticing.
            this.ty().shadowed();
            Ok(dict.into_object())
        }
        None => Err(attribute::no_attribute(this, static_str!("__dict__"))),
    }
}

fn set_dict(this: Ref<'_>, value: Option<Ref<'_>>) -> PyResult<()> {
    let Some(value) = value else { raise!(type_error, "cannot delete __dict__") };
    let Some(dict) = value.downcast::<Dict>() else {
        raise!(type_error, "__dict__ must be set to a dictionary, not a '{}'", value.ty().full_name())
    };
    // What lives in slots moves into the old dict first, which then goes.
    if instance::dict_of(this).is_none() {
        return Err(attribute::no_attribute(this, static_str!("__dict__")));
    }
    this.ty().shadowed();
    if let Some(field) = instance::dict_field(this) {
        field.set(Some(dict.owned()));
    }
    Ok(())
}

/// `__getattribute__` of classes that define it or `__getattr__`.
pub fn generic_get_with_hook(this: Ref<'_>, name: Ref<'_, Str>) -> PyResult<Owned> {
    let ty = this.ty();
    let own = ty.lookup(static_str!("__getattribute__"));
    let native = match &own {
        Some(own) => own.borrow().downcast::<SlotWrapper>().map(|wrapper| wrapper.owner()),
        None => Some(&OBJECT),
    };
    let result = match (native, own.as_ref()) {
        (Some(owner), _) if std::ptr::eq(owner, &OBJECT) => match attribute::generic_get_optional(this, name) {
            Ok(Some(value)) => return Ok(value),
            Ok(None) => None,
            Err(raised) => Some(raised),
        },
        (Some(owner), _) => match owner.slots().get_attribute.map(|slot| slot(this, name)) {
            Some(Ok(value)) => return Ok(value),
            Some(Err(raised)) => Some(raised),
            None => None,
        },
        (None, Some(own)) => {
            match protocols::call::call_found(own.borrow(), this, Args::positional(&[name.as_object()])) {
                Ok(value) => return Ok(value),
                Err(raised) => Some(raised),
            }
        }
        (None, None) => None,
    };
    if let Some(raised) = result {
        if !raised.is(&ATTRIBUTE_ERROR) {
            return Err(raised);
        }
        return match ty.lookup(static_str!("__getattr__")) {
            Some(hook) => protocols::call::call_found(hook.borrow(), this, Args::positional(&[name.as_object()])),
            None => Err(raised),
        };
    }
    match ty.lookup(static_str!("__getattr__")) {
        Some(hook) => protocols::call::call_found(hook.borrow(), this, Args::positional(&[name.as_object()])),
        None => Err(attribute::no_attribute(this, name)),
    }
}

/// What types inherit from `object`.
pub const OBJECT_SLOTS: Slots = Slots {
    repr: Some(repr),
    str: Some(protocols::text::repr_as_object),
    hash: Some(identity_hash),
    get_attribute: Some(attribute::generic_get),
    set_attribute: Some(attribute::generic_set),
    compare: Some(compare),
    init: Some(init),
    new: Some(new),
    ..Slots::EMPTY
};

fn repr(this: Ref<'_>) -> PyResult<Owned> {
    let name = protocols::text::type_display_name(this.ty());
    Ok(text::new(&format!("<{name} object at {:#x}>", this.word().bits())).into_object())
}

/// The hash of a value that equals only itself.
pub fn identity_hash(this: Ref<'_>) -> PyResult<i64> {
    Ok((this.word().bits().rotate_right(4)) as i64)
}

fn compare(this: Ref<'_>, other: Ref<'_>, operator: Comparison) -> PyResult<Owned> {
    match operator {
        Comparison::Eq if this.is(other) => Ok(boxes::bool_object(true)),
        Comparison::Ne => {
            // `!=` inverts what `==` says, also when a class defines only the latter.
            let Some(equal) = this.ty().slots().compare else { return Ok(not_implemented_object()) };
            let equal = equal(this, other, Comparison::Eq)?;
            if equal.borrow().is(crate::object::singletons::not_implemented()) {
                return Ok(equal);
            }
            Ok(boxes::bool_object(!protocols::truth::truth(equal.borrow())?))
        }
        _ => Ok(not_implemented_object()),
    }
}

/// Whether the function in a slot is `object`'s own.
fn is_own<T: Copy>(slot: Option<T>, own: *const (), address: fn(T) -> *const ()) -> bool {
    slot.is_some_and(|slot| std::ptr::eq(address(slot), own))
}

/// Whether a type's `__new__` is `object`'s.
pub fn is_object_new(ty: &'static Type) -> bool {
    is_own(ty.slots().new, new as *const (), |slot| slot as *const ())
}

/// Whether a type's `__init__` is `object`'s.
pub fn is_object_init(ty: &'static Type) -> bool {
    is_own(ty.slots().init, init as *const (), |slot| slot as *const ())
}

fn init(this: Ref<'_>, args: Args<'_>) -> PyResult<()> {
    if args.is_empty() {
        return Ok(());
    }
    let ty = this.ty();
    if !is_object_init(ty) {
        raise!(type_error, "object.__init__() takes exactly one argument (the instance to initialize)");
    }
    if is_object_new(ty) {
        raise!(type_error, "{}.__init__() takes exactly one argument (the instance to initialize)", ty.name());
    }
    Ok(())
}

fn new(ty: &'static Type, args: Args<'_>) -> PyResult<Owned> {
    if !args.is_empty() {
        if !is_object_new(ty) {
            raise!(type_error, "object.__new__() takes exactly one argument (the type to instantiate)");
        }
        if is_object_init(ty) {
            raise!(type_error, "{}() takes no arguments", ty.name());
        }
    }
    if ty.flags().has(TypeFlags::ABSTRACT) {
        return Err(abstract_error(ty));
    }
    Ok(instance::new(ty))
}

#[cold]
fn abstract_error(ty: &'static Type) -> crate::object::Raised {
    type_error(format!("Can't instantiate abstract class {}", ty.name()))
}
