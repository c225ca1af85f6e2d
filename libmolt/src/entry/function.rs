//! Functions and cells.

use crate::object::dict::Dict;
use crate::object::function::{self, ClosureCell, Function};
use crate::object::program::{Code, Module};
use crate::object::{Owned, PyResult, Ref, Tuple};

/// The `make_function` row.
pub fn make_function(
    code: &'static Code,
    closure: Option<Ref<'_>>,
    defaults: Option<Ref<'_>>,
    keyword_defaults: Option<Ref<'_>>,
    module: &'static Module,
) -> PyResult<Owned> {
    let closure = closure.map(|closure| closure.expect::<Tuple>().owned());
    let defaults = defaults.map(|defaults| defaults.expect::<Tuple>().owned());
    let keyword_defaults = keyword_defaults.map(|defaults| defaults.expect::<Dict>().owned());
    Ok(function::new(code, module, closure, defaults, keyword_defaults).into_object())
}

/// The `make_cell` row.
pub fn make_cell(value: Option<Owned>) -> PyResult<Owned> {
    Ok(function::new_cell(value).into_object())
}

/// The `load_cell` row.
#[inline(always)]
pub fn load_cell(cell: Ref<'_>) -> Option<Owned> {
    cell.expect::<ClosureCell>().value().get()
}

/// The `store_cell` row.
#[inline(always)]
pub fn store_cell(cell: Ref<'_>, value: Option<Owned>) {
    cell.expect::<ClosureCell>().value().set(value);
}

/// The `closure_cell` row.
#[inline(always)]
pub fn closure_cell(function: Ref<'_>, index: i64) -> Ref<'_> {
    let closure = function.expect::<Function>().get().closure();
    closure.expect("the compiler asks functions that have a closure").get().items()[index as usize]
}
