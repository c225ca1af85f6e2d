//! How iterators are copied and pickled: `__reduce__` gives a builtin, its arguments and a position; `__setstate__` takes the
//! position.

use crate::exec::native;
use crate::exec::raised::raise;
use crate::object::boxes::{Int, int_object};
use crate::object::list;
use crate::object::singletons::none_object;
use crate::object::{Owned, PyResult, Ref, Tuple, text, tuple};
use crate::protocols::{iterate, number};

fn builtin(name: &str) -> Owned {
    native::builtin(text::new(name).borrow()).unwrap_or_else(none_object)
}

/// `(name, (arguments…))`, and the state if there is one.
pub fn by_builtin(name: &str, arguments: &[Ref<'_>], state: Option<Owned>) -> Owned {
    let arguments = tuple::from_refs(arguments).into_object();
    let parts = [Some(builtin(name)), Some(arguments), state];
    tuple::new(parts.into_iter().flatten().collect::<Vec<_>>().into_iter()).into_object()
}

/// `iter(sequence)` advanced to `position`; `empty` stands for the sequence of an exhausted iterator.
pub fn by_position(sequence: Option<Owned>, position: i64, empty: Owned) -> Owned {
    match sequence {
        Some(sequence) => by_builtin("iter", &[sequence.borrow()], Some(int_object(position))),
        None => by_builtin("iter", &[empty.borrow()], None),
    }
}

/// The class with the given constructor arguments.
pub fn by_class(this: Ref<'_>, arguments: Owned<Tuple>) -> Owned {
    tuple::from_refs(&[this.ty().as_object(), arguments.borrow().as_object()]).into_object()
}

/// `iter([…])` with everything that is left, which the iterator gives up.
pub fn by_rest(this: Ref<'_>) -> PyResult<Owned> {
    let rest = list::from_items(iterate::collect(this)?);
    Ok(by_builtin("iter", &[rest.borrow().as_object()], None))
}

/// A position that `__setstate__` got, within bounds.
pub fn position(state: Ref<'_>, least: i64, most: i64) -> PyResult<i64> {
    if state.downcast::<Int>().is_none() {
        raise!(type_error, "an integer is required");
    }
    Ok(number::to_count(state)?.clamp(least, most.max(least)))
}
