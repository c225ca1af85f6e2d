//! `mappingproxy`: a read-only view of a mapping, such as a class's `__dict__`.

use super::object::OBJECT_SLOTS;
use crate::exec::raised::raise;
use crate::memory;
use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::{Args, Header, Method, Owned, PyResult, Ref, Slots, Tuple, Type, builtin_type, static_str, text};
use crate::protocols::{self, attribute, call, number};

/// The view.
#[repr(C)]
pub struct MappingProxy {
    head: Header,
    mapping: Owned,
}

fn mapping(this: Ref<'_>) -> Owned {
    this.expect::<MappingProxy>().mapping.clone()
}

/// The mapping behind an operand.
fn unwrapped(operand: Ref<'_>) -> Owned {
    match operand.downcast::<MappingProxy>() {
        Some(proxy) => proxy.mapping.clone(),
        None => operand.owned(),
    }
}

/// Calls a method of the mapping.
fn forward(this: Ref<'_>, name: Ref<'static, crate::object::Str>, args: &[Ref<'_>]) -> PyResult<Owned> {
    let method = attribute::get(mapping(this).borrow(), name)?;
    call::call(method.borrow(), args)
}

macro_rules! forwarded {
    ($name:literal) => {
        Method::none($name, |this| forward(this, static_str!($name), &[]))
    };
}

builtin_type! {
    /// `mappingproxy`.
    pub static MAPPING_PROXY: MappingProxy as "PyDictProxy_Type", "mappingproxy" {
        flags: GC | MAPPING,
        slots: &Slots {
            repr: Some(|this| {
                let shown = protocols::text::repr(mapping(this).borrow())?;
                Ok(text::new(&format!("mappingproxy({})", shown.as_str())).into_object())
            }),
            str: Some(|this| Ok(protocols::text::str(mapping(this).borrow())?.into_object())),
            hash: Some(|this| protocols::hash::hash(mapping(this).borrow())),
            new: Some(construct),
            init: Some(|_, _| Ok(())),
            get_item: Some(|this, key| protocols::subscript::get(mapping(this).borrow(), key)),
            contains: Some(|this, key| protocols::contains::contains(mapping(this).borrow(), key)),
            length: Some(|this| protocols::iterate::length(mapping(this).borrow())),
            iter: Some(|this| protocols::iterate::iter(mapping(this).borrow())),
            compare: Some(|this, other, operator| {
                protocols::compare::compare(mapping(this).borrow(), other, operator)
            }),
            or: Some(|a, b| number::binary(unwrapped(a).borrow(), unwrapped(b).borrow(), &number::OR)),
            inplace_or: Some(|a, _| {
                raise!(type_error, "'|=' is not supported by {}; use '|' instead", a.ty().full_name())
            }),
            traverse: Some(|this, visit| visit(this.expect::<MappingProxy>().mapping.word())),
            ..OBJECT_SLOTS
        },
        methods: &[
            crate::builtins::generics::alias::CLASS_GETITEM,
            Method::positional("get", 1, 2, |this, args| forward(this, static_str!("get"), args)),
            forwarded!("keys"),
            forwarded!("values"),
            forwarded!("items"),
            forwarded!("copy"),
            Method::none("__reversed__", |this| {
                let reversed = crate::exec::native::builtin(static_str!("reversed"));
                match reversed {
                    Some(reversed) => call::call(reversed.borrow(), &[mapping(this).borrow()]),
                    None => Ok(mapping(this)),
                }
            }),
        ],
    }
}

/// A view of `mapping`.
pub fn new(mapping: Owned) -> Owned<MappingProxy> {
    memory::allocate(MappingProxy { head: Header::new(&MAPPING_PROXY), mapping })
}

fn construct(_: &'static Type, args: Args<'_>) -> PyResult<Owned> {
    let named = args.keywords.get("mapping");
    let (Some(mapping), true) = (args.get(0).or(named), args.len() + args.keywords.len() == 1) else {
        match args.len() + args.keywords.len() {
            0 => raise!(type_error, "mappingproxy() missing required argument 'mapping' (pos 1)"),
            1 => raise!(type_error, "mappingproxy() missing required argument 'mapping' (pos 1)"),
            count => raise!(type_error, "mappingproxy() takes at most 1 argument ({count} given)"),
        }
    };
    let is_sequence = mapping.downcast::<List>().is_some() || mapping.downcast::<Tuple>().is_some();
    let is_mapping = mapping.downcast::<Dict>().is_some() || mapping.ty().slots().get_item.is_some();
    if is_sequence || !is_mapping {
        raise!(type_error, "mappingproxy() argument must be a mapping, not {}", mapping.ty().full_name());
    }
    Ok(new(mapping.owned()).into_object())
}
