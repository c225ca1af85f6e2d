//! `super`.

use super::object::OBJECT_SLOTS;
use crate::exec::raised::raise;
use crate::memory;
use crate::object::attribute;
use crate::object::singletons::none_object;
use crate::object::{Args, Getter, Header, Owned, PyResult, Ref, Slots, Str, Type, TypeFlags, builtin_type, text};

/// `super(class, receiver)`.
#[repr(C)]
pub struct Super {
    head: Header,
    class: &'static Type,
    receiver: Option<Owned>,
    /// The type whose method resolution order is searched.
    start: Option<&'static Type>,
}

builtin_type! {
    /// `super`.
    pub static SUPER: Super as "PySuper_Type", "super" {
        flags: BASE | GC,
        slots: &Slots {
            repr: Some(|this| {
                let this = this.expect::<Super>();
                let receiver = this.start.map_or_else(|| String::from("NULL"), |ty| format!("<{} object>", ty.name()));
                Ok(text::new(&format!("<super: <class '{}'>, {receiver}>", this.class.name())).into_object())
            }),
            get_attribute: Some(|this, name| {
                let object = this.expect::<Super>();
                if let (Some(receiver), Some(start)) = (&object.receiver, object.start)
                    && name.text() != "__class__"
                    && let Some(found) = find(object.class, start, name)
                {
                    return bind(found, receiver.borrow(), start);
                }
                attribute::generic_get(this, name)
            }),
            new: Some(new),
            init: Some(|_, _| Ok(())),
            traverse: Some(|this, visit| {
                if let Some(receiver) = &this.expect::<Super>().receiver {
                    visit(receiver.word());
                }
            }),
            ..OBJECT_SLOTS
        },
        getters: &[
            Getter::member("__thisclass__", |this| Ok(this.expect::<Super>().class.as_object().owned())),
            Getter::member("__self__", |this| Ok(this.expect::<Super>().receiver.clone().unwrap_or_else(none_object))),
            Getter::member("__self_class__", |this| {
                Ok(this.expect::<Super>().start.map_or_else(none_object, |ty| ty.as_object().owned()))
            }),
        ],
    }
}

fn new(ty: &'static Type, args: Args<'_>) -> PyResult<Owned> {
    let Some(class) = args.get(0) else { raise!(runtime_error, "super(): no arguments") };
    let Some(class) = class.downcast::<Type>() else {
        raise!(type_error, "super() argument 1 must be a type, not {}", class.ty().full_name())
    };
    if args.len() > 2 {
        raise!(type_error, "super() expected at most 2 arguments, got {}", args.len());
    }
    let class = class.as_static();
    let receiver = args.get(1).filter(|receiver| !receiver.is_none());
    let start = receiver.map(|receiver| start_type(class, receiver)).transpose()?;
    let object = Super { head: Header::new(ty), class, receiver: receiver.map(Ref::owned), start };
    Ok(memory::allocate_as(ty, object).into_object())
}

/// The type whose method resolution order `super(class, receiver)` searches.
pub fn start_type(class: &'static Type, receiver: Ref<'_>) -> PyResult<&'static Type> {
    if let Some(ty) = receiver.downcast::<Type>()
        && ty.as_static().is_subtype(class)
    {
        return Ok(ty.as_static());
    }
    if receiver.is_instance(class) {
        return Ok(receiver.ty());
    }
    let shown = match receiver.downcast::<Type>() {
        Some(ty) => format!("type {}", ty.as_static().name()),
        None => format!("instance of {}", receiver.ty().name()),
    };
    raise!(type_error, "super(type, obj): obj ({shown}) is not an instance or subtype of type ({}).", class.name())
}

/// The attribute behind `class` in the method resolution order of `start`.
pub fn find(class: &'static Type, start: &'static Type, name: Ref<'_, Str>) -> Option<Owned> {
    start.ancestors().skip_while(|ty| !std::ptr::eq(*ty, class)).skip(1).find_map(|ty| ty.dict().get_name(name))
}

/// Binds what [`find`] found to the receiver.
pub fn bind(found: Owned, receiver: Ref<'_>, start: &'static Type) -> PyResult<Owned> {
    match found.ty().slots().descriptor_get {
        Some(get) => {
            let instance = if receiver.is(start.as_ref()) { None } else { Some(receiver) };
            get(found.borrow(), instance, start)
        }
        None => Ok(found),
    }
}

/// Whether what [`find`] found may be called with the receiver first instead of being bound.
pub fn is_method(found: &Owned, receiver: Ref<'_>, start: &'static Type) -> bool {
    found.ty().flags().has(TypeFlags::METHOD_DESCRIPTOR) && !receiver.is(start.as_ref())
}

/// An attribute of the `super` object itself, which compiled code does not make otherwise.
#[cold]
pub fn own_attribute(
    class: &'static Type,
    receiver: Ref<'_>,
    start: &'static Type,
    name: Ref<'_, Str>,
) -> PyResult<Owned> {
    let object = Super { head: Header::new(&SUPER), class, receiver: Some(receiver.owned()), start: Some(start) };
    attribute::generic_get(memory::allocate(object).borrow().as_object(), name)
}
