//! Calls.

use crate::exec::raised::raise;
use crate::object::{Args, Owned, PyResult, Ref};

/// `callee(*args)`.
#[inline]
pub fn call(callee: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    call_args(callee, Args::positional(args))
}

/// `callee(…)`.
#[inline]
pub fn call_args<'a>(callee: Ref<'a>, args: Args<'a>) -> PyResult<Owned> {
    match callee.ty().slots().call {
        Some(slot) => slot(callee, args),
        None => not_callable(callee),
    }
}

#[cold]
fn not_callable(callee: Ref<'_>) -> PyResult<Owned> {
    raise!(type_error, "'{}' object is not callable", callee.ty().full_name())
}

/// `object.name(*args)` for a special method, found in the type; `None` when there is none.
pub fn call_special(object: Ref<'_>, name: Ref<'_, crate::object::Str>, args: &[Ref<'_>]) -> Option<PyResult<Owned>> {
    let method = object.ty().lookup(name)?;
    Some(call_found(method.borrow(), object, Args::positional(args)))
}

/// Calls what a lookup in the type of `object` found, bound to it.
pub fn call_found<'a>(found: Ref<'a>, object: Ref<'a>, args: Args<'a>) -> PyResult<Owned> {
    if found.ty().flags().has(crate::object::TypeFlags::METHOD_DESCRIPTOR) {
        return args.with_receiver(object, |args| {
            // The slice may be a temporary that is shorter-lived than the callee's handle.
            call_args(found, args)
        });
    }
    match found.ty().slots().descriptor_get {
        None => call_args(found, args),
        Some(get) => {
            let bound = get(found, Some(object), object.ty())?;
            call_args(bound.borrow(), args)
        }
    }
}
