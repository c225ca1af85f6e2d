//! Type parameters of aliases and unions: finding them, and putting arguments in their places.
//!
//! What can stand for a type parameter is told by protocol: it has `__typing_subst__`, as type variables do.

use crate::builtins::tuple::TUPLE;
use crate::exec::raised::{raise, type_error};
use crate::object::list::List;
use crate::object::{Owned, PyResult, Ref, Tuple, Type, as_refs, list, static_str, tuple};
use crate::protocols::{attribute, call, subscript, text, truth};

/// The type parameters among `args` and inside them, each once, in order of appearance.
pub fn find(args: Ref<'_, Tuple>) -> PyResult<Owned<Tuple>> {
    let mut found = Vec::new();
    collect(args.slice(), &mut found)?;
    Ok(tuple::new(found.into_iter()))
}

fn collect(args: &[Ref<'_>], found: &mut Vec<Owned>) -> PyResult<()> {
    let mut add = |parameter: Owned| {
        if !found.iter().any(|known| known.borrow().is(parameter.borrow())) {
            found.push(parameter);
        }
    };
    for arg in args {
        // A class that is generic has `__parameters__` of its own, which are not free here.
        if arg.downcast::<Type>().is_some() {
            continue;
        }
        if let Some(items) = sequence_items(*arg) {
            let mut nested = Vec::new();
            collect(as_refs(&items), &mut nested)?;
            nested.into_iter().for_each(&mut add);
            continue;
        }
        if attribute::get_optional(*arg, static_str!("__typing_subst__"))?.is_some() {
            add(arg.owned());
            continue;
        }
        let inner = attribute::get_optional(*arg, static_str!("__parameters__"))?;
        if let Some(inner) = inner.as_ref().and_then(|inner| inner.borrow().downcast::<Tuple>()) {
            inner.slice().iter().for_each(|parameter| add(parameter.owned()));
        }
    }
    Ok(())
}

/// The items of a tuple or list argument, such as the parameter types of a callable.
fn sequence_items(arg: Ref<'_>) -> Option<Vec<Owned>> {
    if let Some(items) = arg.downcast::<Tuple>() {
        return Some(items.slice().iter().map(|item| item.owned()).collect());
    }
    arg.downcast::<List>().map(|items| items.to_vec())
}

/// `alias[item]`: the alias' arguments with what `item` gives for its parameters.
pub fn substitute(
    alias: Ref<'_>,
    args: Ref<'_, Tuple>,
    parameters: Ref<'_, Tuple>,
    item: Ref<'_>,
) -> PyResult<Owned<Tuple>> {
    if parameters.is_empty() {
        raise!(type_error, "{} is not a generic class", text::repr(alias)?.as_str());
    }
    let mut given = unpacked(item)?;
    for parameter in parameters.slice() {
        let prepare = attribute::get_optional(*parameter, static_str!("__typing_prepare_subst__"))?;
        if let Some(prepare) = prepare.filter(|prepare| !prepare.borrow().is_none()) {
            let arguments = match given.borrow().downcast::<Tuple>() {
                Some(_) => given.clone(),
                None => tuple::from_refs(&[given.borrow()]).into_object(),
            };
            given = call::call(prepare.borrow(), &[alias, arguments.borrow()])?;
        }
    }
    let single = [given.borrow()];
    let values = match given.borrow().downcast::<Tuple>() {
        Some(values) => values.slice(),
        None => &single,
    };
    if values.len() != parameters.len() {
        let how = if values.len() > parameters.len() { "many" } else { "few" };
        raise!(
            type_error,
            "Too {how} arguments for {}; actual {}, expected {}",
            text::repr(alias)?.as_str(),
            values.len(),
            parameters.len()
        );
    }
    let mut result = Vec::new();
    for arg in args.slice() {
        replace(*arg, parameters.slice(), values, &mut result)?;
    }
    Ok(tuple::new(result.into_iter()))
}

/// Appends to `result` what one argument becomes.
fn replace(arg: Ref<'_>, parameters: &[Ref<'_>], values: &[Ref<'_>], result: &mut Vec<Owned>) -> PyResult<()> {
    if arg.downcast::<Type>().is_some() {
        result.push(arg.owned());
        return Ok(());
    }
    if let Some(items) = sequence_items(arg) {
        let mut nested = Vec::new();
        for item in &items {
            replace(item.borrow(), parameters, values, &mut nested)?;
        }
        result.push(if arg.is_exactly(&TUPLE) {
            tuple::new(nested.into_iter()).into_object()
        } else {
            list::from_items(nested).into_object()
        });
        return Ok(());
    }
    let is_unpacked = match attribute::get_optional(arg, static_str!("__typing_is_unpacked_typevartuple__"))? {
        Some(flag) => truth::truth(flag.borrow())?,
        None => false,
    };
    let replaced = match attribute::get_optional(arg, static_str!("__typing_subst__"))? {
        Some(substitute) => match place_of(arg, parameters) {
            Some(place) => call::call(substitute.borrow(), &[values[place]])?,
            None => arg.owned(),
        },
        None => replace_inside(arg, parameters, values)?,
    };
    match replaced.borrow().downcast::<Tuple>().filter(|_| is_unpacked) {
        Some(items) => result.extend(items.slice().iter().map(|item| item.owned())),
        None => result.push(replaced),
    }
    Ok(())
}

fn place_of(parameter: Ref<'_>, parameters: &[Ref<'_>]) -> Option<usize> {
    parameters.iter().position(|known| known.is(parameter))
}

/// `arg[…]` with the values of the parameters that `arg` has itself.
fn replace_inside(arg: Ref<'_>, parameters: &[Ref<'_>], values: &[Ref<'_>]) -> PyResult<Owned> {
    let inner = attribute::get_optional(arg, static_str!("__parameters__"))?;
    let Some(inner) = inner.as_ref().and_then(|inner| inner.borrow().downcast::<Tuple>()) else {
        return Ok(arg.owned());
    };
    if inner.is_empty() {
        return Ok(arg.owned());
    }
    let mut items: Vec<Owned> = Vec::new();
    for parameter in inner.slice() {
        match place_of(*parameter, parameters) {
            None => items.push(parameter.owned()),
            Some(place) => match values[place].downcast::<Tuple>() {
                // Only a type variable tuple can be iterated over, and takes several types.
                Some(several) if parameter.ty().slots().iter.is_some() => {
                    items.extend(several.slice().iter().map(|item| item.owned()));
                }
                _ => items.push(values[place].owned()),
            },
        }
    }
    subscript::get(arg, tuple::new(items.into_iter()).borrow().as_object())
}

/// The subscript's items, those of `*tuple[…]` among them put in its place.
fn unpacked(item: Ref<'_>) -> PyResult<Owned> {
    let single = [item];
    let items = match item.downcast::<Tuple>() {
        Some(items) => items.slice(),
        None => &single,
    };
    let mut result: Vec<Owned> = Vec::with_capacity(items.len());
    for item in items {
        if item.downcast::<Type>().is_some() {
            result.push(item.owned());
            continue;
        }
        let inner = attribute::get_optional(*item, static_str!("__typing_unpacked_tuple_args__"))?;
        let inner = inner.as_ref().and_then(|inner| inner.borrow().downcast::<Tuple>());
        match inner.map(Ref::<Tuple>::slice) {
            Some(inner) if !inner.last().is_some_and(|last| last.is(crate::object::singletons::ellipsis())) => {
                result.extend(inner.iter().map(|item| item.owned()));
            }
            _ => result.push(item.owned()),
        }
    }
    Ok(tuple::new(result.into_iter()).into_object())
}

/// The error for `isinstance(value, list[int])`.
pub fn no_class_test(function: &str) -> crate::object::Raised {
    type_error(format!("{function}() argument 2 cannot be a parameterized generic"))
}
