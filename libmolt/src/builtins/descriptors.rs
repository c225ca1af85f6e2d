//! What Python sees of built-in methods and attributes: method descriptors, built-in functions, get/set descriptors.

use super::object::OBJECT_SLOTS;
use crate::exec::module::Module;
use crate::exec::raised::{raise, type_error};
use crate::memory;
use crate::object::attribute::{attribute_error, no_attribute};
use crate::object::dict::Dict;
use crate::object::instance;
use crate::object::singletons::none_object;
use crate::object::slot_names::{SLOT_NAMES, SlotName};
use crate::object::{
    Args, Body, Getter, Header, Method, MethodKind, Owned, PyResult, Ref, Signature, Slots, Str, Type, builtin_type,
    text,
};
use crate::protocols::hash;

/// An unbound method of a built-in type: `str.upper`.
#[repr(C)]
pub struct MethodDescriptor {
    head: Header,
    owner: &'static Type,
    method: &'static Method,
}

builtin_type! {
    /// `method_descriptor`.
    pub static METHOD_DESCRIPTOR: MethodDescriptor as "PyMethodDescr_Type", "method_descriptor" {
        flags: METHOD_DESCRIPTOR,
        slots: &Slots {
            repr: Some(|this| {
                let this = this.expect::<MethodDescriptor>();
                Ok(text::new(&format!("<method '{}' of '{}' objects>", this.method.name, this.owner.name())).into_object())
            }),
            call: Some(call_descriptor),
            descriptor_get: Some(bind_descriptor),
            ..OBJECT_SLOTS
        },
        getters: &[
            Getter::read_only("__name__", |this| Ok(text::new(this.expect::<MethodDescriptor>().method.name).into_object())),
            Getter::read_only("__qualname__", |this| {
                let this = this.expect::<MethodDescriptor>();
                Ok(text::new(&format!("{}.{}", this.owner.name(), this.method.name)).into_object())
            }),
            Getter::read_only("__objclass__", |this| Ok(this.expect::<MethodDescriptor>().get().owner.as_object().owned())),
        ],
    }
}

fn call_descriptor<'a>(callee: Ref<'a>, args: Args<'a>) -> PyResult<Owned> {
    let descriptor = callee.expect::<MethodDescriptor>().get();
    let Some((receiver, args)) = args.split_first() else {
        raise!(type_error, "unbound method {}.{}() needs an argument", descriptor.owner.name(), descriptor.method.name)
    };
    check_receiver(descriptor.owner, descriptor.method.name, receiver)?;
    call_method(descriptor.method, receiver, Some(descriptor.owner), args)
}

#[inline]
fn check_receiver(owner: &'static Type, name: &str, receiver: Ref<'_>) -> PyResult<()> {
    if !receiver.is_instance(owner) {
        raise!(
            type_error,
            "descriptor '{name}' for '{}' objects doesn't apply to a '{}' object",
            owner.name(),
            receiver.ty().name()
        );
    }
    Ok(())
}

fn bind_descriptor(this: Ref<'_>, instance: Option<Ref<'_>>, _: &'static Type) -> PyResult<Owned> {
    let Some(instance) = instance else { return Ok(this.owned()) };
    let descriptor = this.expect::<MethodDescriptor>();
    check_receiver(descriptor.owner, descriptor.method.name, instance)?;
    Ok(new_function(descriptor.method, Some(instance.owned()), Some(descriptor.get().owner)).into_object())
}

/// A class method of a built-in type: `dict.fromkeys` in `dict.__dict__`.
#[repr(C)]
pub struct ClassMethodDescriptor {
    head: Header,
    owner: &'static Type,
    method: &'static Method,
}

builtin_type! {
    /// `classmethod_descriptor`.
    pub static CLASS_METHOD_DESCRIPTOR: ClassMethodDescriptor as "PyClassMethodDescr_Type", "classmethod_descriptor" {
        flags: DISALLOW_INSTANTIATION,
        slots: &Slots {
            descriptor_get: Some(|this, _, owner| {
                let this = this.expect::<ClassMethodDescriptor>();
                Ok(new_function(this.method, Some(owner.as_object().owned()), Some(this.get().owner)).into_object())
            }),
            ..OBJECT_SLOTS
        },
    }
}

/// A function of a native module, or a bound method of a built-in type.
#[repr(C)]
pub struct BuiltinFunction {
    head: Header,
    method: &'static Method,
    /// The receiver or the module.
    receiver: Option<Owned>,
    /// The type whose method this is.
    owner: Option<&'static Type>,
}

builtin_type! {
    /// `builtin_function_or_method`.
    pub static BUILTIN_FUNCTION: BuiltinFunction as "PyCFunction_Type", "builtin_function_or_method" {
        flags: GC,
        slots: &Slots {
            repr: Some(repr_function),
            call: Some(|callee, args| {
                let function = callee.expect::<BuiltinFunction>().get();
                let receiver = function.receiver.as_ref().map_or(crate::object::singletons::none(), Owned::borrow);
                call_method(function.method, receiver, function.owner, args)
            }),
            compare: Some(compare_functions),
            hash: Some(|this| {
                let this = this.expect::<BuiltinFunction>();
                let address = std::ptr::from_ref(this.method) as i64;
                Ok(address ^ this.receiver.as_ref().map_or(0, |receiver| receiver.word().bits() as i64 >> 4) & i64::MAX)
            }),
            traverse: Some(|this, visit| {
                if let Some(receiver) = &this.expect::<BuiltinFunction>().receiver {
                    visit(receiver.word());
                }
            }),
            ..OBJECT_SLOTS
        },
        getters: &[
            Getter::read_only("__name__", |this| Ok(text::new(this.expect::<BuiltinFunction>().method.name).into_object())),
            Getter::read_only("__module__", |this| {
                let receiver = this.expect::<BuiltinFunction>().receiver.clone();
                match receiver.filter(|receiver| receiver.borrow().downcast::<crate::exec::module::Module>().is_some()) {
                    Some(module) => crate::protocols::attribute::get(module.borrow(), text::new("__name__").borrow()),
                    None => Ok(none_object()),
                }
            }),
            Getter::read_only("__qualname__", |this| Ok(text::new(&qualified_name(&this.expect::<BuiltinFunction>())).into_object())),
            Getter::read_only("__self__", |this| {
                Ok(this.expect::<BuiltinFunction>().receiver.clone().unwrap_or_else(crate::object::singletons::none_object))
            }),
            Getter::read_only("__doc__", |_| Ok(crate::object::singletons::none_object())),
        ],
    }
}

fn qualified_name(function: &BuiltinFunction) -> String {
    match function.owner {
        Some(owner) => format!("{}.{}", owner.name(), function.method.name),
        None => function.method.name.to_owned(),
    }
}

fn repr_function(this: Ref<'_>) -> PyResult<Owned> {
    let this = this.expect::<BuiltinFunction>();
    let text = match (&this.receiver, this.owner) {
        (Some(receiver), Some(_)) => {
            format!(
                "<built-in method {} of {} object at {:#x}>",
                this.method.name,
                receiver.ty().name(),
                receiver.word().bits()
            )
        }
        _ => format!("<built-in function {}>", this.method.name),
    };
    Ok(text::new(&text).into_object())
}

fn compare_functions(this: Ref<'_>, other: Ref<'_>, operator: crate::object::Comparison) -> PyResult<Owned> {
    use crate::object::Comparison::{Eq, Ne};
    let (Some(a), Some(b)) = (this.downcast::<BuiltinFunction>(), other.downcast::<BuiltinFunction>()) else {
        return Ok(crate::object::singletons::not_implemented_object());
    };
    let same = std::ptr::eq(a.method, b.method)
        && match (&a.receiver, &b.receiver) {
            (Some(a), Some(b)) => a.word() == b.word(),
            (None, None) => true,
            _ => false,
        };
    match operator {
        Eq => Ok(crate::object::boxes::bool_object(same)),
        Ne => Ok(crate::object::boxes::bool_object(!same)),
        _ => Ok(crate::object::singletons::not_implemented_object()),
    }
}

/// A built-in function object.
pub fn new_function(
    method: &'static Method,
    receiver: Option<Owned>,
    owner: Option<&'static Type>,
) -> Owned<BuiltinFunction> {
    memory::allocate(BuiltinFunction { head: Header::new(&BUILTIN_FUNCTION), method, receiver, owner })
}

/// A computed attribute of a built-in type.
#[repr(C)]
pub struct GetterDescriptor {
    head: Header,
    owner: &'static Type,
    getter: &'static Getter,
}

builtin_type! {
    /// `getset_descriptor`.
    pub static GETTER_DESCRIPTOR: GetterDescriptor as "PyGetSetDescr_Type", "getset_descriptor" {
        flags: DISALLOW_INSTANTIATION,
        slots: &Slots {
            repr: Some(|this| {
                let this = this.expect::<GetterDescriptor>();
                Ok(text::new(&format!("<attribute '{}' of '{}' objects>", this.getter.name, this.owner.name())).into_object())
            }),
            descriptor_get: Some(|this, instance, _| {
                let Some(instance) = instance else { return Ok(this.owned()) };
                let this = this.expect::<GetterDescriptor>();
                check_receiver(this.owner, this.getter.name, instance)?;
                (this.getter.get)(instance)
            }),
            descriptor_set: Some(|this, instance, value| {
                let this = this.expect::<GetterDescriptor>();
                check_receiver(this.owner, this.getter.name, instance)?;
                match this.getter.set {
                    Some(set) => set(instance, value),
                    None => {
                        let message =
                            format!("attribute '{}' of '{}' objects is not writable", this.getter.name, this.owner.name());
                        Err(attribute_error(instance, text::new(this.getter.name).borrow(), message))
                    }
                }
            }),
            ..OBJECT_SLOTS
        },
        getters: &[
            Getter::read_only("__name__", |this| Ok(text::new(this.expect::<GetterDescriptor>().getter.name).into_object())),
            Getter::read_only("__qualname__", |this| {
                let this = this.expect::<GetterDescriptor>();
                Ok(text::new(&format!("{}.{}", this.owner.name(), this.getter.name)).into_object())
            }),
            Getter::read_only("__objclass__", |this| Ok(this.expect::<GetterDescriptor>().get().owner.as_object().owned())),
        ],
    }
}

/// A special method of a built-in type, as an attribute: `list.__len__`.
#[repr(C)]
pub struct SlotWrapper {
    head: Header,
    owner: &'static Type,
    slot: &'static SlotName,
}

builtin_type! {
    /// `wrapper_descriptor`.
    pub static SLOT_WRAPPER: SlotWrapper as "PyWrapperDescr_Type", "wrapper_descriptor" {
        flags: METHOD_DESCRIPTOR,
        slots: &Slots {
            repr: Some(|this| {
                let this = this.expect::<SlotWrapper>();
                Ok(text::new(&format!("<slot wrapper '{}' of '{}' objects>", this.slot.name, this.owner.name())).into_object())
            }),
            call: Some(|callee, args| {
                let wrapper = callee.expect::<SlotWrapper>().get();
                let Some((receiver, args)) = args.split_first() else {
                    raise!(type_error, "descriptor '{}' of '{}' object needs an argument", wrapper.slot.name, wrapper.owner.name())
                };
                if !receiver.is_instance(wrapper.owner) {
                    raise!(
                        type_error,
                        "descriptor '{}' requires a '{}' object but received a '{}'",
                        wrapper.slot.name,
                        wrapper.owner.name(),
                        receiver.ty().name()
                    );
                }
                (wrapper.slot.wrap)(wrapper.owner.slots(), receiver, args)
            }),
            descriptor_get: Some(|this, instance, _| {
                let Some(instance) = instance else { return Ok(this.owned()) };
                let wrapper = this.expect::<SlotWrapper>();
                check_receiver(wrapper.owner, wrapper.slot.name, instance)?;
                let bound = MethodWrapper { head: Header::new(&METHOD_WRAPPER), wrapper: wrapper.owned(), receiver: instance.owned() };
                Ok(memory::allocate(bound).into_object())
            }),
            ..OBJECT_SLOTS
        },
        getters: &[
            Getter::read_only("__name__", |this| Ok(text::new(this.expect::<SlotWrapper>().slot.name).into_object())),
            Getter::read_only("__qualname__", |this| {
                let this = this.expect::<SlotWrapper>();
                Ok(text::new(&format!("{}.{}", this.owner.name(), this.slot.name)).into_object())
            }),
            Getter::read_only("__objclass__", |this| Ok(this.expect::<SlotWrapper>().get().owner.as_object().owned())),
        ],
    }
}

impl SlotWrapper {
    /// The built-in type whose slot this is.
    pub fn owner(&self) -> &'static Type {
        self.owner
    }
}

/// A special method bound to an instance of a built-in type: `[].__len__`.
#[repr(C)]
pub struct MethodWrapper {
    head: Header,
    wrapper: Owned<SlotWrapper>,
    receiver: Owned,
}

builtin_type! {
    /// `method-wrapper`.
    pub static METHOD_WRAPPER: MethodWrapper as "_PyMethodWrapper_Type", "method-wrapper" {
        flags: GC,
        slots: &Slots {
            repr: Some(|this| {
                let this = this.expect::<MethodWrapper>();
                Ok(text::new(&format!(
                    "<method-wrapper '{}' of {} object at {:#x}>",
                    this.wrapper.slot.name,
                    this.receiver.ty().name(),
                    this.receiver.word().bits()
                ))
                .into_object())
            }),
            call: Some(|callee, args| {
                let this = callee.expect::<MethodWrapper>().get();
                (this.wrapper.slot.wrap)(this.wrapper.owner.slots(), this.receiver.borrow(), args)
            }),
            traverse: Some(|this, visit| visit(this.expect::<MethodWrapper>().receiver.word())),
            ..OBJECT_SLOTS
        },
        getters: &[
            Getter::read_only("__name__", |this| Ok(text::new(this.expect::<MethodWrapper>().wrapper.slot.name).into_object())),
            Getter::read_only("__qualname__", |this| {
                let wrapper = &this.expect::<MethodWrapper>().wrapper;
                Ok(text::new(&format!("{}.{}", wrapper.owner.name(), wrapper.slot.name)).into_object())
            }),
            Getter::read_only("__objclass__", |this| {
                Ok(this.expect::<MethodWrapper>().wrapper.owner.as_object().owned())
            }),
            Getter::read_only("__self__", |this| Ok(this.expect::<MethodWrapper>().receiver.clone())),
        ],
    }
}

/// `__new__` of a built-in type.
#[repr(C)]
pub struct Constructor {
    head: Header,
    owner: &'static Type,
}

builtin_type! {
    /// The type of built-in `__new__` functions.
    pub static CONSTRUCTOR: Constructor as "molt_constructor_type", "builtin_function_or_method" {
        flags: DISALLOW_INSTANTIATION,
        slots: &Slots {
            repr: Some(|this| {
                let owner = this.expect::<Constructor>().owner;
                Ok(text::new(&format!("<built-in method __new__ of type object at {:#x}>", owner.as_object().word().bits())).into_object())
            }),
            call: Some(call_constructor),
            ..OBJECT_SLOTS
        },
        getters: &[Getter::read_only("__name__", |_| Ok(text::new("__new__").into_object()))],
    }
}

fn call_constructor<'a>(callee: Ref<'a>, args: Args<'a>) -> PyResult<Owned> {
    let owner = callee.expect::<Constructor>().get().owner;
    let name = owner.name();
    let Some((class, args)) = args.split_first() else { raise!(type_error, "{name}.__new__(): not enough arguments") };
    let Some(class) = class.downcast::<Type>() else {
        raise!(type_error, "{name}.__new__(X): X is not a type object ({})", class.ty().name())
    };
    let class = class.as_static();
    if !class.is_subtype(owner) {
        raise!(type_error, "{name}.__new__({0}): {0} is not a subtype of {name}", class.name());
    }
    // The payload of the class's instances must be what this function makes.
    let mut solid = class;
    while let (true, Some(base)) = (solid.is_heap_type(), solid.base()) {
        solid = base;
    }
    let address = |ty: &'static Type| ty.slots().new.map(|new| new as *const ());
    if address(solid) != address(owner) {
        raise!(type_error, "{name}.__new__({}) is not safe, use {}.__new__()", class.name(), solid.name());
    }
    match owner.slots().new {
        Some(new) => new(class, args),
        None => raise!(type_error, "cannot create '{}' instances", class.full_name()),
    }
}

/// A place that `__slots__` declares.
#[repr(C)]
pub struct MemberDescriptor {
    head: Header,
    owner: &'static Type,
    name: Owned<Str>,
    index: usize,
}

builtin_type! {
    /// `member_descriptor`.
    pub static MEMBER_DESCRIPTOR: MemberDescriptor as "PyMemberDescr_Type", "member_descriptor" {
        flags: DISALLOW_INSTANTIATION,
        slots: &Slots {
            repr: Some(|this| {
                let this = this.expect::<MemberDescriptor>();
                Ok(text::new(&format!("<member '{}' of '{}' objects>", this.name.as_str(), this.owner.name())).into_object())
            }),
            descriptor_get: Some(|this, instance, _| {
                let Some(instance) = instance else { return Ok(this.owned()) };
                let member = this.expect::<MemberDescriptor>();
                check_receiver(member.owner, member.name.as_str(), instance)?;
                match instance::slot(instance, instance.ty(), member.index).get() {
                    Some(value) => Ok(value),
                    None => Err(no_attribute(instance, member.name.borrow())),
                }
            }),
            descriptor_set: Some(|this, instance, value| {
                let member = this.expect::<MemberDescriptor>();
                check_receiver(member.owner, member.name.as_str(), instance)?;
                let slot = instance::slot(instance, instance.ty(), member.index);
                if value.is_none() && !slot.is_set() {
                    return Err(attribute_error(instance, member.name.borrow(), member.name.as_str().to_owned()));
                }
                slot.set(value.map(Ref::owned));
                Ok(())
            }),
            ..OBJECT_SLOTS
        },
        getters: &[
            Getter::read_only("__name__", |this| Ok(this.expect::<MemberDescriptor>().name.clone().into_object())),
            Getter::read_only("__qualname__", |this| {
                let this = this.expect::<MemberDescriptor>();
                Ok(text::new(&format!("{}.{}", this.owner.name(), this.name.as_str())).into_object())
            }),
            Getter::read_only("__objclass__", |this| Ok(this.expect::<MemberDescriptor>().owner.as_object().owned())),
        ],
    }
}

/// The descriptor of slot number `index` of the instances of `owner`.
pub fn new_member(owner: &'static Type, name: Owned<Str>, index: usize) -> Owned<MemberDescriptor> {
    memory::allocate(MemberDescriptor { head: Header::new(&MEMBER_DESCRIPTOR), owner, name, index })
}

/// Makes the dictionary of a built-in type.
pub fn fill_dict(ty: &'static Type, dict: Ref<'_, Dict>) {
    let inherited = ty.base().map_or(&Slots::EMPTY, Type::slots);
    for slot in SLOT_NAMES {
        let address = (slot.address)(ty.slots());
        if address == 0 || address == (slot.address)(inherited) {
            continue;
        }
        let value = match slot.name {
            "__new__" => memory::allocate(Constructor { head: Header::new(&CONSTRUCTOR), owner: ty }).into_object(),
            "__hash__" if std::ptr::eq(address as *const (), hash::unhashable as *const ()) => none_object(),
            _ => memory::allocate(SlotWrapper { head: Header::new(&SLOT_WRAPPER), owner: ty, slot }).into_object(),
        };
        dict.set_name(text::new(slot.name).borrow(), value);
    }
    for method in ty.methods() {
        let value = match method.kind {
            MethodKind::Instance => {
                memory::allocate(MethodDescriptor { head: Header::new(&METHOD_DESCRIPTOR), owner: ty, method })
                    .into_object()
            }
            MethodKind::Class => memory::allocate(ClassMethodDescriptor {
                head: Header::new(&CLASS_METHOD_DESCRIPTOR),
                owner: ty,
                method,
            })
            .into_object(),
            MethodKind::Static => new_function(method, None, Some(ty)).into_object(),
        };
        dict.set_name(text::new(method.name).borrow(), value);
    }
    if let Some((module, _)) = ty.full_name().rsplit_once('.') {
        dict.set_name(text::new("__module__").borrow(), text::new(module).into_object());
    }
    for getter in ty.getters() {
        let value = memory::allocate(GetterDescriptor { head: Header::new(&GETTER_DESCRIPTOR), owner: ty, getter });
        dict.set_name(text::new(getter.name).borrow(), value.into_object());
    }
}

/// Calls a built-in method on its receiver, checking the arguments as CPython does.
#[inline]
pub fn call_method<'a>(
    method: &Method,
    receiver: Ref<'a>,
    owner: Option<&'static Type>,
    args: Args<'a>,
) -> PyResult<Owned> {
    if !args.keywords.is_empty() && !matches!(method.body, Body::Keywords { .. } | Body::Any(_)) {
        raise!(type_error, "{}() takes no keyword arguments", display_name(method, owner, receiver));
    }
    match method.body {
        Body::None(body) => {
            if args.get(0).is_some() {
                raise!(
                    type_error,
                    "{}() takes no arguments ({} given)",
                    display_name(method, owner, receiver),
                    args.len()
                );
            }
            body(receiver)
        }
        Body::One(body) => match (args.len(), args.get(0)) {
            (1, Some(argument)) => body(receiver, argument),
            _ => raise!(
                type_error,
                "{}() takes exactly one argument ({} given)",
                display_name(method, owner, receiver),
                args.len()
            ),
        },
        Body::Positional { min, max, body } => {
            let count = args.len();
            if count < min || count > max {
                return Err(wrong_count(method.name, min, max, count));
            }
            args.with_slice(|args| body(receiver, args))
        }
        Body::Keywords { signature, body } => {
            let count = signature.names.len();
            if count <= FEW_PARAMETERS {
                let bound = &mut [None; FEW_PARAMETERS][..count];
                bind_keywords(method.name, signature, args, bound)?;
                return body(receiver, bound);
            }
            let mut bound = vec![None; count];
            bind_keywords(method.name, signature, args, &mut bound)?;
            body(receiver, &bound)
        }
        Body::Any(body) => body(receiver, args),
    }
}

/// Up to so many arguments are bound in an array.
const FEW_PARAMETERS: usize = 8;

fn display_name(method: &Method, owner: Option<&'static Type>, receiver: Ref<'_>) -> String {
    let module = receiver.downcast::<Module>().and_then(|module| module.name());
    match (owner, module) {
        (Some(owner), _) => format!("{}.{}", owner.name(), method.name),
        (None, Some(module)) if module.as_str() != "builtins" => format!("{}.{}", module.as_str(), method.name),
        (None, _) => method.name.to_owned(),
    }
}

/// "f expected at most 2 arguments, got 3".
#[cold]
pub fn wrong_count(name: &str, min: usize, max: usize, count: usize) -> crate::object::Raised {
    let (bound, expected) = if min == max {
        ("", min)
    } else if count < min {
        ("at least ", min)
    } else {
        ("at most ", max)
    };
    let plural = if expected == 1 { "" } else { "s" };
    type_error(format!("{name} expected {bound}{expected} argument{plural}, got {count}"))
}

/// Distributes arguments over a signature's parameters.
pub fn bind_keywords<'a>(
    name: &str,
    signature: &Signature,
    args: Args<'a>,
    bound: &mut [Option<Ref<'a>>],
) -> PyResult<()> {
    let count = args.len();
    if count + args.keywords.len() > signature.names.len() || count > signature.positional {
        let total =
            if args.keywords.is_empty() || count > signature.positional { count } else { count + args.keywords.len() };
        let (kind, limit) = if signature.positional < signature.names.len() && count > signature.positional {
            ("positional ", signature.positional)
        } else {
            ("", signature.names.len())
        };
        let bound = if signature.required == limit { "exactly" } else { "at most" };
        let plural = if limit == 1 { "" } else { "s" };
        if limit == 0 {
            raise!(type_error, "{name}() takes no {kind}arguments");
        }
        raise!(type_error, "{name}() takes {bound} {limit} {kind}argument{plural} ({total} given)");
    }
    for (place, argument) in bound.iter_mut().zip(args.iter()) {
        *place = Some(argument);
    }
    for (key, value) in args.keywords.iter() {
        let Some(index) = signature.names.iter().skip(signature.positional_only).position(|&known| known == key.text())
        else {
            raise!(type_error, "{name}() got an unexpected keyword argument '{}'", key.text());
        };
        let index = index + signature.positional_only;
        if bound[index].is_some() {
            raise!(type_error, "argument for {name}() given by name ('{}') and position ({})", key.text(), index + 1);
        }
        bound[index] = Some(value);
    }
    for index in 0..signature.required {
        if bound[index].is_none() {
            if index < signature.positional_only {
                let bound = if signature.required == signature.names.len() { "exactly" } else { "at least" };
                let plural = if signature.positional_only == 1 { "" } else { "s" };
                raise!(
                    type_error,
                    "{name}() takes {bound} {} positional argument{plural} ({count} given)",
                    signature.required
                );
            }
            raise!(type_error, "{name}() missing required argument '{}' (pos {})", signature.names[index], index + 1);
        }
    }
    Ok(())
}
