//! `except*`: which part of an exception a clause takes, and what leaves the statement.

use super::{BASE_EXCEPTION_GROUP, BaseException, Detail, add, group, is_exception_class};
use crate::exec::raised::raise;
use crate::object::list::List;
use crate::object::singletons::none_object;
use crate::object::{Owned, PyResult, Ref, Tuple, Type, list, static_str, text};
use crate::protocols::{call, class_test};

/// What is left of an exception, and a group of what `except* kind` takes of it.
pub fn take(exception: Ref<'_>, kind: Ref<'_>, site: u32) -> PyResult<(Owned, Option<Owned>)> {
    check_kind(kind)?;
    let Some(raised) = exception.downcast::<BaseException>() else { return Ok((none_object(), None)) };
    let is_group = raised.is_instance(&BASE_EXCEPTION_GROUP);
    if class_test::is_instance(exception, kind)? {
        if is_group {
            return Ok((none_object(), Some(exception.owned())));
        }
        let group = new_group(&[exception])?;
        if let Some(group) = group.borrow().downcast::<BaseException>() {
            add(group, site);
        }
        return Ok((none_object(), Some(group)));
    }
    if !is_group {
        return Ok((exception.owned(), None));
    }
    let split = crate::protocols::attribute::get(exception, static_str!("split"))?;
    let parts = call::call(split.borrow(), &[kind])?;
    let name = exception.ty().full_name();
    let Some(pair) = parts.borrow().downcast::<Tuple>() else {
        raise!(type_error, "{name}.split must return a tuple, not {}", parts.ty().full_name())
    };
    let [matched, rest, ..] = pair.slice() else {
        raise!(type_error, "{name}.split must return a 2-tuple, got tuple of size {}", pair.len())
    };
    Ok((rest.owned(), (!matched.is_none()).then(|| matched.owned())))
}

fn check_kind(kind: Ref<'_>) -> PyResult<()> {
    let single = [kind];
    let kinds = kind.downcast::<Tuple>().map_or(&single[..], Ref::<Tuple>::slice);
    for kind in kinds {
        let Some(class) = is_exception_class(*kind) else {
            raise!(type_error, "catching classes that do not inherit from BaseException is not allowed")
        };
        if class.is_subtype(&BASE_EXCEPTION_GROUP) {
            raise!(type_error, "catching ExceptionGroup with except* is not allowed. Use except instead.");
        }
    }
    Ok(())
}

/// `BaseExceptionGroup("", exceptions)`.
fn new_group(exceptions: &[Ref<'_>]) -> PyResult<Owned> {
    let class: &'static Type = &BASE_EXCEPTION_GROUP;
    let members = list::from_items(exceptions.iter().map(|exception| exception.owned()));
    call::call(class.as_object(), &[text::new("").borrow().as_object(), members.borrow().as_object()])
}

/// What leaves the statement: parts of the original that nobody handled, in its shape, and what the clauses raised.
pub fn join(original: Ref<'_, BaseException>, results: Ref<'_, List>) -> PyResult<Option<Owned>> {
    let results: Vec<Owned> = results.to_vec().into_iter().filter(|result| !result.borrow().is_none()).collect();
    if !original.is_instance(&BASE_EXCEPTION_GROUP) {
        // Only one clause can have taken it.
        return Ok(results.into_iter().next());
    }
    let (left, mut raised): (Vec<Owned>, Vec<Owned>) =
        results.into_iter().partition(|result| has_same_history(result.borrow().expect(), original));
    if !left.is_empty() {
        let mut leaves = Vec::new();
        left.iter().for_each(|part| collect_leaves(part.borrow(), &mut leaves));
        raised.extend(group::projection(original, &leaves)?);
    }
    match &raised[..] {
        [] => Ok(None),
        [single] => Ok(Some(single.clone())),
        several => new_group(&several.iter().map(Owned::borrow).collect::<Vec<_>>()).map(Some),
    }
}

/// Whether an exception is a part of another: what `split` makes has the same traceback, cause and context.
fn has_same_history(exception: Ref<'_, BaseException>, original: Ref<'_, BaseException>) -> bool {
    fn word<T>(part: Option<Owned<T>>) -> Option<crate::object::Word> {
        part.map(|part| part.word())
    }
    word(exception.traceback()) == word(original.traceback())
        && word(exception.cause()) == word(original.cause())
        && word(exception.context()) == word(original.context())
}

fn collect_leaves(exception: Ref<'_>, leaves: &mut Vec<Owned>) {
    let members = exception.downcast::<BaseException>().and_then(|exception| {
        let is_group = exception.is_instance(&BASE_EXCEPTION_GROUP);
        is_group.then(|| exception.detail(Detail::GroupExceptions)).flatten()
    });
    match members.as_ref().and_then(|members| members.borrow().downcast::<Tuple>()) {
        Some(members) => members.slice().iter().for_each(|member| collect_leaves(*member, leaves)),
        None => leaves.push(exception.owned()),
    }
}
