//! `generator`.

use super::object::OBJECT_SLOTS;
use crate::entry::exception::instantiate;
use crate::exec::exception::{BaseException, Detail, GENERATOR_EXIT, STOP_ITERATION, Traceback, is_exception_class};
use crate::exec::raised::{raise, value_error};
use crate::exec::unraisable;
use crate::object::boxes::bool_object;
use crate::object::generator::{GENERATOR_WEAKREF_OFFSET, Generator, Outcome};
use crate::object::singletons::none_object;
use crate::object::{
    Getter, Method, Owned, PyResult, Raised, Ref, Slots, Str, Tuple, builtin_type, methods, static_str, text,
};
use crate::protocols::{attribute, call};

builtin_type! {
    /// `generator`.
    pub static GENERATOR: Generator as "PyGen_Type", "generator" {
        flags: GC,
        slots: &Slots {
            repr: Some(|this| {
                let name = qualified_name(&this.expect::<Generator>());
                Ok(text::new(&format!("<generator object {} at {:#x}>", name.as_str(), this.word().bits())).into_object())
            }),
            iter: Some(|this| Ok(this.owned())),
            next: Some(|this| match step(this.expect(), None)? {
                Outcome::Yielded(value) => Ok(Some(value)),
                Outcome::Returned(_) => Ok(None),
            }),
            finalize: Some(finalize),
            traverse: Some(|this, visit| this.expect::<Generator>().traverse(visit)),
            clear: Some(|this| this.expect::<Generator>().clear()),
            ..OBJECT_SLOTS
        },
        methods: methods!["generator", crate::builtins::generics::alias::CLASS_GETITEM;
            Method::one("send", |this, value| send(this.expect(), value)),
            Method::positional("throw", 1, 3, |this, args| throw(this.expect(), args)),
            Method::none("close", |this| close(this.expect())),
        ],
        getters: &[
            Getter::read_only("gi_running", |this| Ok(bool_object(this.expect::<Generator>().is_running()))),
            Getter::read_only("gi_suspended", |this| {
                let this = this.expect::<Generator>();
                Ok(bool_object(this.has_started() && !this.is_running() && !this.is_finished()))
            }),
            Getter::read_only("gi_frame", |_| Ok(none_object())),
            Getter::writable("__name__", |this| {
                let this = this.expect::<Generator>();
                Ok(this.name().get().unwrap_or_else(|| this.function().name()).into_object())
            }, |this, value| {
                let Some(name) = value.and_then(Ref::downcast::<Str>) else {
                    raise!(type_error, "__name__ must be set to a string object")
                };
                this.expect::<Generator>().name().set(Some(name.owned()));
                Ok(())
            }),
            Getter::writable("__qualname__", |this| Ok(qualified_name(&this.expect::<Generator>()).into_object()), |this, value| {
                let Some(name) = value.and_then(Ref::downcast::<Str>) else {
                    raise!(type_error, "__qualname__ must be set to a string object")
                };
                this.expect::<Generator>().qualified_name().set(Some(name.owned()));
                Ok(())
            }),
        ],
        weakref_offset: GENERATOR_WEAKREF_OFFSET,
    }
}

fn qualified_name(generator: &Generator) -> Owned<Str> {
    generator.qualified_name().get().unwrap_or_else(|| generator.function().qualified_name())
}

/// Resumes with `sent` (`None` for `next`), checking that this is allowed.
pub fn step(generator: Ref<'_, Generator>, sent: Option<Ref<'_>>) -> PyResult<Outcome> {
    if generator.is_running() {
        return Err(value_error("generator already executing"));
    }
    if generator.is_finished() {
        return Ok(Outcome::Returned(none_object()));
    }
    if !generator.has_started() && sent.is_some_and(|sent| !sent.is_none()) {
        raise!(type_error, "can't send non-None value to a just-started generator");
    }
    // The generator may drop the last reference to itself while it runs.
    let generator = generator.owned();
    generator.resume(Ok(sent.map_or_else(none_object, Ref::owned)))
}

/// `StopIteration(value)`, without an argument for `None`.
pub fn stop_iteration(value: Owned) -> Raised {
    let arguments = if value.borrow().is_none() { Vec::new() } else { vec![value] };
    Raised::with_arguments(&STOP_ITERATION, arguments)
}

fn yielded(outcome: Outcome) -> PyResult<Owned> {
    match outcome {
        Outcome::Yielded(value) => Ok(value),
        Outcome::Returned(value) => Err(stop_iteration(value)),
    }
}

/// `next(generator)`, raising `StopIteration` with the return value at its end.
pub fn next(generator: Ref<'_, Generator>) -> PyResult<Owned> {
    yielded(step(generator, None)?)
}

fn send(generator: Ref<'_, Generator>, value: Ref<'_>) -> PyResult<Owned> {
    yielded(step(generator, Some(value))?)
}

/// Resumes by raising `raised` where the generator is suspended.
pub fn throw_into(generator: Ref<'_, Generator>, raised: Raised) -> PyResult<Outcome> {
    if generator.is_running() {
        return Err(value_error("generator already executing"));
    }
    if generator.is_finished() {
        return Err(raised);
    }
    if !generator.has_started() {
        generator.finish();
        return Err(raised);
    }
    let generator = generator.owned();
    generator.resume(Err(raised))
}

fn throw(generator: Ref<'_, Generator>, args: &[Ref<'_>]) -> PyResult<Owned> {
    let kind = args[0];
    let value = args.get(1).copied().filter(|value| !value.is_none());
    if let Some(traceback) = args.get(2)
        && !traceback.is_none()
        && traceback.downcast::<Traceback>().is_none()
    {
        raise!(type_error, "throw() third argument must be a traceback object");
    }
    let exception = if is_exception_class(kind).is_some() {
        match value {
            Some(value) if value.downcast::<BaseException>().is_some() => instantiate(value)?,
            Some(value) => {
                let arguments: Vec<Ref<'_>> = match value.downcast::<Tuple>() {
                    Some(arguments) => arguments.slice().to_vec(),
                    None => vec![value],
                };
                instantiate(call::call(kind, &arguments)?.borrow())?
            }
            None => instantiate(kind)?,
        }
    } else if kind.downcast::<BaseException>().is_some() {
        if value.is_some() {
            raise!(type_error, "instance exception may not have a separate value");
        }
        instantiate(kind)?
    } else {
        raise!(
            type_error,
            "exceptions must be classes or instances deriving from BaseException, not {}",
            kind.ty().full_name()
        );
    };
    yielded(throw_into(generator, Raised::from_exception(exception))?)
}

/// `generator.close()`.
pub fn close(generator: Ref<'_, Generator>) -> PyResult<Owned> {
    if generator.is_finished() {
        return Ok(none_object());
    }
    if !generator.has_started() {
        generator.finish();
        return Ok(none_object());
    }
    match throw_into(generator, Raised::with_arguments(&GENERATOR_EXIT, Vec::new())) {
        Ok(Outcome::Yielded(_)) => raise!(runtime_error, "generator ignored GeneratorExit"),
        Ok(Outcome::Returned(value)) => Ok(value),
        Err(raised) if raised.is(&GENERATOR_EXIT) => Ok(none_object()),
        Err(raised) => Err(raised),
    }
}

/// A suspended generator that is dropped runs its `finally` blocks.
fn finalize(this: Ref<'_>) {
    let generator = this.expect::<Generator>();
    if generator.is_finished() || !generator.has_started() {
        return;
    }
    let pending = crate::object::state::STATE.take_pending();
    if let Err(raised) = close(generator) {
        unraisable::report(raised, Some(this));
    }
    if let Some(pending) = pending {
        crate::object::state::STATE.set_pending(pending);
    }
}

/// One step of `yield from`: what is yielded, or what the iterator returned.
pub fn delegate(iterator: Ref<'_>, sent: Result<Ref<'_>, Raised>) -> PyResult<Outcome> {
    match sent {
        Ok(value) => {
            if let Some(generator) = iterator.downcast_exact::<Generator>() {
                return step(generator, Some(value));
            }
            if value.is_none() {
                return finish(match crate::protocols::iterate::next(iterator) {
                    Ok(Some(value)) => return Ok(Outcome::Yielded(value)),
                    Ok(None) => return Ok(Outcome::Returned(none_object())),
                    Err(raised) => raised,
                });
            }
            let send = attribute::get(iterator, static_str!("send"))?;
            call::call(send.borrow(), &[value]).map(Outcome::Yielded).or_else(finish)
        }
        Err(raised) => {
            if let Some(generator) = iterator.downcast_exact::<Generator>() {
                if raised.is(&GENERATOR_EXIT) {
                    close(generator)?;
                    return Err(raised);
                }
                return throw_into(generator, raised).or_else(finish);
            }
            if raised.is(&GENERATOR_EXIT) {
                if let Some(close) = attribute::get_optional(iterator, static_str!("close"))? {
                    call::call(close.borrow(), &[])?;
                }
                return Err(raised);
            }
            match attribute::get_optional(iterator, static_str!("throw"))? {
                Some(throw) => {
                    let exception = raised.into_exception();
                    call::call(throw.borrow(), &[exception.borrow().as_object()]).map(Outcome::Yielded).or_else(finish)
                }
                None => Err(raised),
            }
        }
    }
}

/// `StopIteration` from the iterator is its return.
fn finish(raised: Raised) -> PyResult<Outcome> {
    if raised.is(&STOP_ITERATION) {
        let value = raised.exception().detail(Detail::StopValue);
        return Ok(Outcome::Returned(value.unwrap_or_else(none_object)));
    }
    Err(raised)
}
