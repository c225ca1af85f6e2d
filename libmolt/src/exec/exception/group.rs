//! The methods of exception groups: `split`, `subgroup`, `derive`.

use super::{BASE_EXCEPTION_GROUP, BaseException, Detail, is_exception_class};
use crate::exec::raised::raise;
use crate::object::dict::Dict;
use crate::object::singletons::none_object;
use crate::object::{Method, Owned, PyResult, Ref, Tuple, list, methods, static_str, tuple};
use crate::protocols::{attribute, call, iterate, truth};

/// The methods.
pub const METHODS: &[Method] = methods!["BaseExceptionGroup", crate::builtins::generics::alias::CLASS_GETITEM;
    Method::one("split", |this, condition| {
        let (matched, rest) = split(this.expect(), &Condition::of(condition)?)?;
        let parts = [matched, rest].map(|part| part.unwrap_or_else(none_object));
        Ok(tuple::new(parts.into_iter()).into_object())
    }),
    Method::one("subgroup", |this, condition| {
        Ok(split(this.expect(), &Condition::of(condition)?)?.0.unwrap_or_else(none_object))
    }),
    Method::one("derive", |this, exceptions| {
        let message = this.expect::<BaseException>().detail(Detail::GroupMessage).unwrap_or_else(none_object);
        call::call(BASE_EXCEPTION_GROUP.as_object(), &[message.borrow(), exceptions])
    }),
];

/// Which exceptions are meant.
enum Condition<'a> {
    Classes(Ref<'a>),
    Callable(Ref<'a>),
    /// These exceptions themselves.
    Members(&'a [Owned]),
}

impl<'a> Condition<'a> {
    fn of(value: Ref<'a>) -> PyResult<Condition<'a>> {
        let is_classes = match value.downcast::<Tuple>() {
            Some(classes) => classes.slice().iter().all(|class| is_exception_class(*class).is_some()),
            None => is_exception_class(value).is_some(),
        };
        if is_classes {
            return Ok(Condition::Classes(value));
        }
        if value.ty().slots().call.is_some() && value.downcast::<crate::object::Type>().is_none() {
            return Ok(Condition::Callable(value));
        }
        raise!(type_error, "expected an exception type, a tuple of exception types, or a callable (other than a class)")
    }

    fn holds(&self, exception: Ref<'_>) -> PyResult<bool> {
        match self {
            Condition::Classes(classes) => crate::protocols::class_test::is_instance(exception, *classes),
            Condition::Members(members) => Ok(members.iter().any(|member| member.borrow().is(exception))),
            Condition::Callable(callable) => truth::truth(call::call(*callable, &[exception])?.borrow()),
        }
    }
}

/// The part of a group that consists of these leaves.
pub(super) fn projection(group: Ref<'_, BaseException>, leaves: &[Owned]) -> PyResult<Option<Owned>> {
    Ok(split(group, &Condition::Members(leaves))?.0)
}

/// The part of an exception that satisfies the condition, and the rest; groups keep their shape.
fn split(exception: Ref<'_, BaseException>, condition: &Condition<'_>) -> PyResult<(Option<Owned>, Option<Owned>)> {
    if condition.holds(exception.as_object())? {
        return Ok((Some(exception.as_object().owned()), None));
    }
    if !exception.is_instance(&BASE_EXCEPTION_GROUP) {
        return Ok((None, Some(exception.as_object().owned())));
    }
    let (mut matched, mut rest) = (Vec::new(), Vec::new());
    let members = exception.detail(Detail::GroupExceptions);
    let members = members.as_ref().and_then(|members| members.borrow().downcast::<Tuple>());
    for member in members.map_or(&[][..], Ref::<Tuple>::slice) {
        if let Some(member) = member.downcast::<BaseException>() {
            let (inside, outside) = split(member, condition)?;
            matched.extend(inside);
            rest.extend(outside);
        }
    }
    Ok((derive(exception, matched)?, derive(exception, rest)?))
}

/// A group like `original` of other exceptions; nothing for none.
fn derive(original: Ref<'_, BaseException>, members: Vec<Owned>) -> PyResult<Option<Owned>> {
    if members.is_empty() {
        return Ok(None);
    }
    let method = attribute::get(original.as_object(), static_str!("derive"))?;
    let group = call::call(method.borrow(), &[list::from_items(members).borrow().as_object()])?;
    if !group.borrow().is_instance(&BASE_EXCEPTION_GROUP) {
        raise!(type_error, "derive must return an instance of BaseExceptionGroup");
    }
    let derived = group.borrow().expect::<BaseException>();
    derived.set_traceback(original.traceback());
    derived.set_context(original.context());
    derived.set_cause(original.cause());
    if let Some(notes) = attribute::get_optional(original.as_object(), static_str!("__notes__"))? {
        // Parts have notes of their own. What is no sequence is not an error of this place.
        let is_sequence = notes.ty().slots().get_item.is_some() && notes.borrow().downcast::<Dict>().is_none();
        if is_sequence {
            let copy = list::from_items(iterate::collect(notes.borrow())?);
            attribute::set(derived.as_object(), static_str!("__notes__"), Some(copy.borrow().as_object()))?;
        }
    }
    Ok(Some(group))
}
