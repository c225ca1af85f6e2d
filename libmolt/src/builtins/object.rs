//! `object`: what every value can do.

use crate::exec::raised::{raise, type_error};
use crate::object::instance::Instance;
use crate::object::singletons::not_implemented_object;
use crate::object::{
    Args, Comparison, Owned, PyResult, Ref, Slots, Type, TypeFlags, attribute, boxes, builtin_type, instance, text,
};
use crate::protocols;

builtin_type! {
    /// `object`.
    pub static OBJECT: Instance as "PyBaseObject_Type", "object" {
        flags: BASE,
        base: None,
        basic_size: Some(16),
        slots: &OBJECT_SLOTS,
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

fn has_own_new(ty: &'static Type) -> bool {
    is_own(ty.slots().new, new as *const (), |slot| slot as *const ())
}

fn has_own_init(ty: &'static Type) -> bool {
    is_own(ty.slots().init, init as *const (), |slot| slot as *const ())
}

fn init(this: Ref<'_>, args: Args<'_>) -> PyResult<()> {
    if args.is_empty() {
        return Ok(());
    }
    let ty = this.ty();
    if !has_own_init(ty) {
        raise!(type_error, "object.__init__() takes exactly one argument (the instance to initialize)");
    }
    if has_own_new(ty) {
        raise!(type_error, "{}.__init__() takes exactly one argument (the instance to initialize)", ty.name());
    }
    Ok(())
}

fn new(ty: &'static Type, args: Args<'_>) -> PyResult<Owned> {
    if !args.is_empty() {
        if !has_own_new(ty) {
            raise!(type_error, "object.__new__() takes exactly one argument (the type to instantiate)");
        }
        if has_own_init(ty) {
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
