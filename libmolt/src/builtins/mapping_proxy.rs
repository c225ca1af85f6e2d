//! `mappingproxy`: a read-only view of a mapping, such as a class's `__dict__`.

use super::object::OBJECT_SLOTS;
use crate::memory;
use crate::object::attribute;
use crate::object::{Header, Owned, Slots, builtin_type, text};
use crate::protocols;

/// The view.
#[repr(C)]
pub struct MappingProxy {
    head: Header,
    mapping: Owned,
}

builtin_type! {
    /// `mappingproxy`.
    pub static MAPPING_PROXY: MappingProxy as "PyDictProxy_Type", "mappingproxy" {
        flags: GC | MAPPING,
        slots: &Slots {
            repr: Some(|this| {
                let this = this.expect::<MappingProxy>();
                Ok(text::new(&format!("mappingproxy({})", protocols::text::repr(this.mapping.borrow())?.as_str())).into_object())
            }),
            str: Some(|this| Ok(protocols::text::str(this.expect::<MappingProxy>().mapping.borrow())?.into_object())),
            get_item: Some(|this, key| protocols::subscript::get(this.expect::<MappingProxy>().mapping.borrow(), key)),
            contains: Some(|this, key| protocols::contains::contains(this.expect::<MappingProxy>().mapping.borrow(), key)),
            length: Some(|this| {
                let mapping = this.expect::<MappingProxy>().mapping.clone();
                match mapping.ty().slots().length {
                    Some(length) => length(mapping.borrow()),
                    None => Ok(0),
                }
            }),
            iter: Some(|this| protocols::iterate::iter(this.expect::<MappingProxy>().mapping.borrow())),
            compare: Some(|this, other, operator| {
                let mapping = this.expect::<MappingProxy>().mapping.clone();
                protocols::compare::compare(mapping.borrow(), other, operator)
            }),
            // Methods (`get`, `keys`, `items` …) are the mapping's.
            get_attribute: Some(|this, name| match attribute::generic_get_optional(this, name)? {
                Some(value) => Ok(value),
                None => protocols::attribute::get(this.expect::<MappingProxy>().mapping.borrow(), name),
            }),
            traverse: Some(|this, visit| visit(this.expect::<MappingProxy>().mapping.word())),
            ..OBJECT_SLOTS
        },
        methods: &[crate::builtins::generics::alias::CLASS_GETITEM],
    }
}

/// A view of `mapping`.
pub fn new(mapping: Owned) -> Owned<MappingProxy> {
    memory::allocate(MappingProxy { head: Header::new(&MAPPING_PROXY), mapping })
}
