//! Raising and handling.

use super::Targets;
use crate::exec::exception::{self, BaseException, Detail, is_exception_class};
use crate::exec::raised::{Raised, raise, type_error};
use crate::exec::{interrupt, module};
use crate::object::singletons::none;
use crate::object::state::STATE;
use crate::object::{Owned, PyResult, Ref, Str, Tuple};
use crate::protocols;

/// The instance that `raise value` raises: classes are called.
pub fn instantiate(value: Ref<'_>) -> PyResult<Owned<BaseException>> {
    if let Some(exception) = value.downcast::<BaseException>() {
        return Ok(exception.owned());
    }
    if is_exception_class(value).is_none() {
        raise!(type_error, "exceptions must derive from BaseException");
    }
    let instance = protocols::call::call(value, &[])?;
    instance.downcast::<BaseException>().map_err(|other| {
        type_error(format!(
            "calling {} should have returned an instance of BaseException, not {}",
            protocols::text::repr(value).map_or_else(|_| String::from("?"), |text| text.as_str().to_owned()),
            other.ty().full_name()
        ))
    })
}

/// The `raise` row.
pub fn raise(exception: Ref<'_>, cause: Option<Ref<'_>>) -> Raised {
    raise_from(exception, cause).unwrap_or_else(|raised| raised)
}

fn raise_from(exception: Ref<'_>, cause: Option<Ref<'_>>) -> PyResult<Raised> {
    let instance = instantiate(exception)?;
    match cause {
        None => {}
        Some(cause) if cause.is_none() => instance.set_cause(None),
        Some(cause) => {
            if cause.downcast::<BaseException>().is_none() && is_exception_class(cause).is_none() {
                raise!(type_error, "exception causes must derive from BaseException");
            }
            instance.set_cause(Some(instantiate(cause)?));
        }
    }
    exception::set_implicit_context(instance.borrow());
    Ok(Raised::from_exception(instance))
}

/// The `reraise_current` row.
pub fn reraise_current(site: i64) -> Raised {
    match STATE.handled() {
        Some(exception) => Raised::from_exception(exception),
        None => {
            let raised = crate::exec::raised::runtime_error("No active exception to reraise");
            if let Ok(site) = u32::try_from(site) {
                exception::add(raised.exception(), site);
            }
            raised
        }
    }
}

/// The `reraise` row.
pub fn reraise(exception: Ref<'_>) -> Raised {
    Raised::from_exception(exception.expect::<BaseException>().owned())
}

/// The `catch` row.
pub fn catch() -> Owned {
    let raised = STATE.take_pending().unwrap_or_else(|| crate::exec::raised::system_error("no exception to catch"));
    raised.into_exception().into_object()
}

/// The `enter_handler` row.
pub fn enter_handler(exception: Ref<'_>) -> Option<Owned> {
    STATE.set_handled(Some(exception.expect::<BaseException>())).map(Owned::into_object)
}

/// The `leave_handler` row.
pub fn leave_handler(previous: Option<Owned>) {
    let previous = previous.as_ref().map(|previous| previous.borrow().expect::<BaseException>());
    drop(STATE.set_handled(previous));
}

/// The `matches` row.
pub fn matches(exception: Ref<'_>, kind: Ref<'_>) -> PyResult<bool> {
    if let Some(kinds) = kind.downcast::<Tuple>() {
        if !kinds.slice().iter().all(|kind| is_exception_class(*kind).is_some()) {
            raise!(type_error, "catching classes that do not inherit from BaseException is not allowed");
        }
        return Ok(kinds
            .slice()
            .iter()
            .any(|kind| is_exception_class(*kind).is_some_and(|kind| exception.is_instance(kind))));
    }
    match is_exception_class(kind) {
        Some(kind) => Ok(exception.is_instance(kind)),
        None => raise!(type_error, "catching classes that do not inherit from BaseException is not allowed"),
    }
}

/// The `match_group` row.
pub fn match_group(exception: Ref<'_>, kind: Ref<'_>, site: i64) -> PyResult<(Owned, Option<Owned>)> {
    exception::except_star::take(exception, kind, site as u32)
}

/// The `join_groups` row.
pub fn join_groups(exception: Ref<'_>, results: Ref<'_>) -> PyResult<Option<Owned>> {
    exception::except_star::join(exception.expect(), results.expect())
}

/// The `add_traceback` row.
pub fn add_traceback(site: i64) {
    if let Some(exception) = STATE.pending() {
        exception::add(exception.borrow(), site as u32);
    }
}

/// The `hold_in_traceback` row.
pub fn hold_in_traceback(exception: Ref<'_>, value: Option<Ref<'_>>) {
    if let (Some(value), Some(traceback)) = (value, exception.expect::<BaseException>().traceback()) {
        traceback.borrow().hold(value);
    }
}

/// The `raise_assertion` row.
pub fn raise_assertion(message: Option<Ref<'_>>) -> Raised {
    Raised::with_arguments(&exception::ASSERTION_ERROR, message.map(Ref::owned).into_iter().collect())
}

/// The `raise_unbound` row.
pub fn raise_unbound(name: Ref<'_>, free: bool) -> Raised {
    let name = name.expect::<Str>();
    let raised = if free {
        crate::exec::raised::name_error(format!(
            "cannot access free variable '{}' where it is not associated with a value in enclosing scope",
            name.text()
        ))
    } else {
        let message = format!("cannot access local variable '{}' where it is not associated with a value", name.text());
        Raised::new(&exception::UNBOUND_LOCAL_ERROR, &message)
    };
    // CPython tells the name of free variables only; suggestions follow from it.
    if free {
        raised.exception().set_detail(Detail::Name, Some(name.as_object().owned()));
    }
    raised
}

/// The `raise_name_error` row.
pub fn raise_name_error(name: Ref<'_>) -> Raised {
    module::name_error(name.expect::<Str>())
}

/// The `raise_zero_division` row.
pub fn raise_zero_division(which: i64) -> Raised {
    // Since CPython 3.14 all of them say the same.
    let _ = which;
    crate::exec::raised::zero_division_error("division by zero")
}

/// The `raise_index_error` row.
pub fn raise_index_error(which: i64) -> Raised {
    crate::exec::raised::index_error(match which {
        1 => "list assignment index out of range",
        2 => "tuple index out of range",
        3 => "string index out of range",
        _ => "list index out of range",
    })
}

/// The `check_stack` row.
pub fn check_stack() -> PyResult<()> {
    interrupt::poll_here()
}

/// The `exit_arguments` row.
pub fn exit_arguments(exception: Ref<'_>, targets: Targets) {
    targets.write(0, exception.ty().as_object().owned());
    targets.write(1, exception.owned());
    let traceback = exception.expect::<BaseException>().traceback();
    targets.write(2, traceback.map_or_else(|| none().owned(), Owned::into_object));
}
