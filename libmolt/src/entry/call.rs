//! Calls.

use crate::exec::interrupt;
use crate::exec::raised::{raise, type_error};
use crate::object::dict::Dict;
use crate::object::{Args, Keywords, Owned, PyResult, Raised, Ref, Str, Tuple, as_refs, tuple};
use crate::protocols;

/// The `call` row.
#[inline]
pub fn call(
    callee: Ref<'_>,
    receiver: Option<Ref<'_>>,
    args: &[Ref<'_>],
    keywords: Option<Ref<'_>>,
) -> PyResult<Owned> {
    // Calls of built-in functions are safe points too: a loop may make no others.
    if interrupt::is_requested() {
        interrupt::poll_here()?;
    }
    let args = match keywords {
        None => Args { first: receiver, rest: args, keywords: Keywords::NONE },
        Some(names) => {
            let names = names.expect::<Tuple>();
            let (rest, values) = args.split_at(args.len() - names.len());
            Args { first: receiver, rest, keywords: Keywords { names: Some(names), values } }
        }
    };
    protocols::call::call_args(callee, args)
}

/// The `call_ex` row.
pub fn call_ex(callee: Ref<'_>, positional: Ref<'_>, keywords: Option<Ref<'_>>) -> PyResult<Owned> {
    let positional = positional.expect::<Tuple>();
    let Some(keywords) = keywords.map(|keywords| keywords.expect::<Dict>()).filter(|keywords| !keywords.is_empty())
    else {
        return protocols::call::call(callee, positional.slice());
    };
    call_with_dict(callee, Args::positional(positional.slice()), keywords)
}

/// Calls with the keywords of a dict.
fn call_with_dict(callee: Ref<'_>, args: Args<'_>, keywords: Ref<'_, Dict>) -> PyResult<Owned> {
    let (names, values): (Vec<Owned>, Vec<Owned>) = keywords.items().into_iter().unzip();
    if names.iter().any(|name| name.borrow().downcast::<Str>().is_none()) {
        raise!(type_error, "keywords must be strings");
    }
    let names = tuple::new(names.into_iter());
    let keywords = Keywords { names: Some(names.borrow()), values: as_refs(&values) };
    protocols::call::call_args(callee, Args { keywords, ..args })
}

/// The `unless_raised` row.
pub fn unless_raised(inner: Option<Owned>, value: Owned) -> Option<Owned> {
    inner.map(|_| value)
}

/// The `raise_init_result` row.
pub fn raise_init_result(result: Ref<'_>) -> Raised {
    type_error(format!("__init__() should return None, not '{}'", result.ty().full_name()))
}
