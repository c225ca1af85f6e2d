//! `classmethod`, `staticmethod`, `property`.

use super::object::OBJECT_SLOTS;
use crate::memory;
use crate::object::attribute::attribute_error;
use crate::object::boxes::bool_object;
use crate::object::dict::Dict;
use crate::object::function;
use crate::object::singletons::none_object;
use crate::object::{
    Args, Field, Getter, Header, Method, Owned, PyResult, Ref, Signature, Slots, Str, Type, builtin_type, methods,
    static_str, text,
};
use crate::protocols;

/// `classmethod`.
#[repr(C)]
pub struct ClassMethod {
    head: Header,
    callable: Field,
    dict: Field<Dict>,
}

/// `staticmethod`.
#[repr(C)]
pub struct StaticMethod {
    head: Header,
    callable: Field,
    dict: Field<Dict>,
}

builtin_type! {
    /// `classmethod`.
    pub static CLASS_METHOD: ClassMethod as "PyClassMethod_Type", "classmethod" {
        flags: BASE | GC,
        slots: &Slots {
            descriptor_get: Some(|this, _, owner| {
                let callable = this.expect::<ClassMethod>().callable.get().unwrap_or_else(none_object);
                Ok(function::bind_method(callable, owner.as_object().owned()).into_object())
            }),
            repr: Some(|this| show("classmethod", &this.expect::<ClassMethod>().callable)),
            new: Some(|ty, _| Ok(memory::allocate_as(ty, ClassMethod { head: Header::new(ty), callable: Field::EMPTY, dict: Field::EMPTY }).into_object())),
            init: Some(|this, args| {
                let callable = one_argument("classmethod", args)?;
                this.expect::<ClassMethod>().callable.set(Some(callable.owned()));
                Ok(())
            }),
            traverse: Some(|this, visit| this.expect::<ClassMethod>().callable.traverse(visit)),
            clear: Some(|this| this.expect::<ClassMethod>().callable.set(None)),
            ..OBJECT_SLOTS
        },
        methods: &[crate::builtins::generics::alias::CLASS_GETITEM],
        getters: &[
            Getter::read_only("__isabstractmethod__", |this| is_abstract(&this.expect::<ClassMethod>().callable)),
            Getter::read_only("__func__", |this| Ok(this.expect::<ClassMethod>().callable.get().unwrap_or_else(none_object))),
            Getter::read_only("__wrapped__", |this| Ok(this.expect::<ClassMethod>().callable.get().unwrap_or_else(none_object))),
        ],
        dict_offset: std::mem::offset_of!(ClassMethod, dict),
    }
}

builtin_type! {
    /// `staticmethod`.
    pub static STATIC_METHOD: StaticMethod as "PyStaticMethod_Type", "staticmethod" {
        flags: BASE | GC,
        slots: &Slots {
            descriptor_get: Some(|this, _, _| Ok(this.expect::<StaticMethod>().callable.get().unwrap_or_else(none_object))),
            call: Some(|callee, args| {
                let callable = callee.expect::<StaticMethod>().callable.get().unwrap_or_else(none_object);
                protocols::call::call_args(callable.borrow(), args)
            }),
            repr: Some(|this| show("staticmethod", &this.expect::<StaticMethod>().callable)),
            new: Some(|ty, _| Ok(memory::allocate_as(ty, StaticMethod { head: Header::new(ty), callable: Field::EMPTY, dict: Field::EMPTY }).into_object())),
            init: Some(|this, args| {
                let callable = one_argument("staticmethod", args)?;
                this.expect::<StaticMethod>().callable.set(Some(callable.owned()));
                Ok(())
            }),
            traverse: Some(|this, visit| this.expect::<StaticMethod>().callable.traverse(visit)),
            clear: Some(|this| this.expect::<StaticMethod>().callable.set(None)),
            ..OBJECT_SLOTS
        },
        methods: &[crate::builtins::generics::alias::CLASS_GETITEM],
        getters: &[
            Getter::read_only("__isabstractmethod__", |this| is_abstract(&this.expect::<StaticMethod>().callable)),
            Getter::read_only("__func__", |this| Ok(this.expect::<StaticMethod>().callable.get().unwrap_or_else(none_object))),
            Getter::read_only("__wrapped__", |this| Ok(this.expect::<StaticMethod>().callable.get().unwrap_or_else(none_object))),
        ],
        dict_offset: std::mem::offset_of!(StaticMethod, dict),
    }
}

/// The `repr` of a wrapper, which shows what it wraps.
fn show(name: &str, callable: &Field) -> PyResult<Owned> {
    let callable = callable.get().unwrap_or_else(none_object);
    let shown = protocols::text::repr(callable.borrow())?;
    Ok(text::new(&format!("<{name}({})>", shown.as_str())).into_object())
}

/// Whether what is wrapped is abstract.
fn is_abstract(callable: &Field) -> PyResult<Owned> {
    let Some(callable) = callable.get() else { return Ok(bool_object(false)) };
    match protocols::attribute::get_optional(callable.borrow(), static_str!("__isabstractmethod__"))? {
        Some(flag) => Ok(bool_object(protocols::truth::truth(flag.borrow())?)),
        None => Ok(bool_object(false)),
    }
}

fn one_argument<'a>(name: &str, args: Args<'a>) -> PyResult<Ref<'a>> {
    match (args.len(), args.get(0)) {
        (1, Some(argument)) if args.keywords.is_empty() => Ok(argument),
        (count, _) => Err(super::descriptors::wrong_count(name, 1, 1, count)),
    }
}

/// A class method of `callable`.
pub fn new_class(callable: Owned) -> Owned {
    memory::allocate(ClassMethod {
        head: Header::new(&CLASS_METHOD),
        callable: Field::new(Some(callable)),
        dict: Field::EMPTY,
    })
    .into_object()
}

/// A static method of `callable`.
pub fn new_static(callable: Owned) -> Owned {
    memory::allocate(StaticMethod {
        head: Header::new(&STATIC_METHOD),
        callable: Field::new(Some(callable)),
        dict: Field::EMPTY,
    })
    .into_object()
}

/// `property`.
#[repr(C)]
pub struct Property {
    head: Header,
    getter: Field,
    setter: Field,
    deleter: Field,
    doc: Field,
    name: Field,
}

const PROPERTY_SIGNATURE: Signature =
    Signature { names: &["fget", "fset", "fdel", "doc"], positional_only: 0, positional: 4, required: 0 };

builtin_type! {
    /// `property`.
    pub static PROPERTY: Property as "PyProperty_Type", "property" {
        flags: BASE | GC,
        slots: &Slots {
            descriptor_get: Some(get_property),
            descriptor_set: Some(set_property),
            new: Some(|ty, _| Ok(memory::allocate_as(ty, empty_property(ty)).into_object())),
            init: Some(init_property),
            traverse: Some(|this, visit| {
                let this = this.expect::<Property>();
                for field in [&this.getter, &this.setter, &this.deleter, &this.doc, &this.name] {
                    field.traverse(visit);
                }
            }),
            clear: Some(|this| {
                let this = this.expect::<Property>();
                for field in [&this.getter, &this.setter, &this.deleter] {
                    field.set(None);
                }
            }),
            ..OBJECT_SLOTS
        },
        methods: methods!["property";
            Method::one("getter", |this, function| copy_property(this, 0, function)),
            Method::one("setter", |this, function| copy_property(this, 1, function)),
            Method::one("deleter", |this, function| copy_property(this, 2, function)),
            Method::positional("__set_name__", 2, 2, |this, args| {
                this.expect::<Property>().name.set(Some(args[1].owned()));
                Ok(none_object())
            }),
        ],
        getters: &[
            Getter::read_only("__isabstractmethod__", |this| {
                let this = this.expect::<Property>();
                for part in [&this.getter, &this.setter, &this.deleter] {
                    if is_abstract(part)?.borrow().as_bool() == Some(true) {
                        return Ok(bool_object(true));
                    }
                }
                Ok(bool_object(false))
            }),
            Getter::read_only("fget", |this| Ok(this.expect::<Property>().getter.get().unwrap_or_else(none_object))),
            Getter::read_only("fset", |this| Ok(this.expect::<Property>().setter.get().unwrap_or_else(none_object))),
            Getter::read_only("fdel", |this| Ok(this.expect::<Property>().deleter.get().unwrap_or_else(none_object))),
            Getter::writable("__doc__", |this| {
                let this = this.expect::<Property>();
                if let Some(doc) = this.doc.get() {
                    return Ok(doc);
                }
                match this.getter.get() {
                    Some(getter) => Ok(protocols::attribute::get_optional(getter.borrow(), static_str!("__doc__"))?.unwrap_or_else(none_object)),
                    None => Ok(none_object()),
                }
            }, |this, value| {
                this.expect::<Property>().doc.set(value.map(Ref::owned));
                Ok(())
            }),
            Getter::read_only("__name__", |this| Ok(this.expect::<Property>().name.get().unwrap_or_else(none_object))),
        ],
    }
}

fn empty_property(ty: &'static Type) -> Property {
    Property {
        head: Header::new(ty),
        getter: Field::EMPTY,
        setter: Field::EMPTY,
        deleter: Field::EMPTY,
        doc: Field::EMPTY,
        name: Field::EMPTY,
    }
}

fn init_property(this: Ref<'_>, args: Args<'_>) -> PyResult<()> {
    let mut bound = [None; 4];
    super::descriptors::bind_keywords("property", &PROPERTY_SIGNATURE, args, &mut bound)?;
    let this = this.expect::<Property>();
    let given = |value: Option<Ref<'_>>| value.filter(|value| !value.is_none()).map(Ref::owned);
    this.getter.set(given(bound[0]));
    this.setter.set(given(bound[1]));
    this.deleter.set(given(bound[2]));
    this.doc.set(given(bound[3]));
    Ok(())
}

/// A copy of a property with one of its functions replaced.
fn copy_property(this: Ref<'_>, which: usize, function: Ref<'_>) -> PyResult<Owned> {
    let original = this.expect::<Property>();
    let mut functions = [original.getter.get(), original.setter.get(), original.deleter.get()];
    functions[which] = Some(function.owned()).filter(|_| !function.is_none());
    let functions = functions.map(|function| function.unwrap_or_else(none_object));
    let doc = original.doc.get().unwrap_or_else(none_object);
    let arguments = [functions[0].borrow(), functions[1].borrow(), functions[2].borrow(), doc.borrow()];
    let copy = protocols::call::call(this.ty().as_object(), &arguments)?;
    if let Some(copy) = copy.borrow().downcast::<Property>() {
        copy.name.set(original.name.get());
    }
    Ok(copy)
}

fn get_property(this: Ref<'_>, instance: Option<Ref<'_>>, _: &'static Type) -> PyResult<Owned> {
    let Some(instance) = instance else { return Ok(this.owned()) };
    let property = this.expect::<Property>();
    match property.getter.get() {
        Some(getter) => protocols::call::call(getter.borrow(), &[instance]),
        None => Err(missing(&property, instance, "getter")),
    }
}

fn set_property(this: Ref<'_>, instance: Ref<'_>, value: Option<Ref<'_>>) -> PyResult<()> {
    let property = this.expect::<Property>();
    let (function, what) = match value {
        Some(_) => (property.setter.get(), "setter"),
        None => (property.deleter.get(), "deleter"),
    };
    let Some(function) = function else { return Err(missing(&property, instance, what)) };
    match value {
        Some(value) => protocols::call::call(function.borrow(), &[instance, value]),
        None => protocols::call::call(function.borrow(), &[instance]),
    }
    .map(drop)
}

/// "property 'x' of 'C' object has no setter".
#[cold]
fn missing(property: &Property, instance: Ref<'_>, what: &str) -> crate::object::Raised {
    let qualified = crate::object::attribute::module_and_qualified_name(instance.ty()).1;
    let name = property.name.get().and_then(|name| name.downcast::<Str>().ok());
    let message = match &name {
        Some(name) => format!("property '{}' of '{qualified}' object has no {what}", name.as_str()),
        None => format!("property of '{qualified}' object has no {what}"),
    };
    let name = name.unwrap_or_else(|| text::new(""));
    attribute_error(instance, name.borrow(), message)
}
