//! `slice`, and what it selects of a sequence.

use super::object::OBJECT_SLOTS;
use crate::exec::raised::{raise, value_error};
use crate::memory;
use crate::object::boxes::{Int, bool_object, int_object};
use crate::object::singletons::{none, none_object, not_implemented_object};
use crate::object::{
    Args, Comparison, Field, Getter, Header, Method, Owned, PyResult, Ref, Slots, Type, Word, builtin_type, methods,
    text, tuple,
};
use crate::protocols::{compare, hash, number, text as texts};

/// A slice; its fields are never empty.
#[repr(C)]
pub struct Slice {
    head: Header,
    start: Field,
    stop: Field,
    step: Field,
}

builtin_type! {
    /// `slice`.
    pub static SLICE: Slice as "PySlice_Type", "slice" {
        flags: GC,
        slots: &Slots {
            repr: Some(repr),
            hash: Some(hash),
            compare: Some(compare_slices),
            new: Some(construct),
            init: Some(|_, _| Ok(())),
            traverse: Some(|this, visit| this.expect::<Slice>().traverse(visit)),
            ..OBJECT_SLOTS
        },
        methods: methods!["slice";
            Method::one("indices", indices),
            Method::none("__reduce__", |this| {
                let parts = tuple::new(this.expect::<Slice>().parts().into_iter());
                Ok(super::iterators::pickled::by_class(this, parts))
            }),
        ],
        getters: &[
            Getter::member("start", |this| Ok(this.expect::<Slice>().start())),
            Getter::member("stop", |this| Ok(this.expect::<Slice>().stop())),
            Getter::member("step", |this| Ok(this.expect::<Slice>().step())),
        ],
    }
}

/// `slice(start, stop, step)`.
pub fn new(start: Owned, stop: Owned, step: Owned) -> Owned<Slice> {
    memory::allocate(Slice {
        head: Header::new(&SLICE),
        start: Field::new(Some(start)),
        stop: Field::new(Some(stop)),
        step: Field::new(Some(step)),
    })
}

/// The elements that a slice selects: `count` of them from `start` on, `step` apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
    /// The first element; where to insert when there is none.
    pub start: usize,
    /// Never 0.
    pub step: i64,
    /// How many.
    pub count: usize,
}

impl Span {
    /// The index of element number `place`.
    #[inline(always)]
    pub fn at(self, place: usize) -> usize {
        (self.start as i64).wrapping_add(self.step.wrapping_mul(place as i64)) as usize
    }

    /// The indices in order.
    pub fn indices(self) -> impl DoubleEndedIterator<Item = usize> + ExactSizeIterator {
        (0..self.count).map(move |place| self.at(place))
    }

    /// One past the last element of a span with step 1.
    pub fn end(self) -> usize {
        self.start + self.count
    }
}

/// A bound as written: absent, or the nearest that 64 bits hold.
fn bound(value: Ref<'_>) -> PyResult<Option<i64>> {
    if value.is_none() {
        return Ok(None);
    }
    if let Some(value) = value.as_int() {
        return Ok(Some(value));
    }
    if value.downcast::<Int>().is_none() && value.ty().slots().index.is_none() {
        raise!(type_error, "slice indices must be integers or None or have an __index__ method");
    }
    number::to_bound(value).map(Some)
}

/// Resolves bounds against a length, as CPython's `PySlice_AdjustIndices` does.
fn adjust(start: Option<i64>, stop: Option<i64>, step: i64, length: usize) -> Span {
    let length = length as i64;
    let (lowest, highest) = if step < 0 { (-1, length - 1) } else { (0, length) };
    let clamp = |value: i64| if value < 0 { (value.saturating_add(length)).max(lowest) } else { value.min(highest) };
    let start = start.map_or(if step < 0 { highest } else { 0 }, clamp);
    let stop = stop.map_or(if step < 0 { lowest } else { highest }, clamp);
    let count = if step < 0 {
        if stop < start { (start - stop - 1) / step.saturating_neg() + 1 } else { 0 }
    } else if start < stop {
        (stop - start - 1) / step + 1
    } else {
        0
    };
    Span { start: start.max(0) as usize, step, count: count as usize }
}

impl Slice {
    /// `start`.
    pub fn start(&self) -> Owned {
        self.start.get().unwrap_or_else(none_object)
    }

    /// `stop`.
    pub fn stop(&self) -> Owned {
        self.stop.get().unwrap_or_else(none_object)
    }

    /// `step`.
    pub fn step(&self) -> Owned {
        self.step.get().unwrap_or_else(none_object)
    }

    /// The bounds; the step is never 0.
    fn bounds(&self) -> PyResult<(Option<i64>, Option<i64>, i64)> {
        let step = match bound(self.step().borrow())? {
            None => 1,
            Some(0) => return Err(value_error("slice step cannot be zero")),
            Some(step) => step.max(-i64::MAX),
        };
        Ok((bound(self.start().borrow())?, bound(self.stop().borrow())?, step))
    }

    /// What the slice selects. `length` is asked after the bounds' `__index__` methods have run.
    pub fn span(&self, length: impl FnOnce() -> usize) -> PyResult<Span> {
        let (start, stop, step) = self.bounds()?;
        Ok(adjust(start, stop, step, length()))
    }

    fn parts(&self) -> [Owned; 3] {
        [self.start(), self.stop(), self.step()]
    }

    fn traverse(&self, visit: &mut dyn FnMut(Word)) {
        self.start.traverse(visit);
        self.stop.traverse(visit);
        self.step.traverse(visit);
    }
}

fn repr(this: Ref<'_>) -> PyResult<Owned> {
    let [start, stop, step] = this.expect::<Slice>().parts();
    let (start, stop, step) = (texts::repr(start.borrow())?, texts::repr(stop.borrow())?, texts::repr(step.borrow())?);
    Ok(text::new(&format!("slice({}, {}, {})", start.as_str(), stop.as_str(), step.as_str())).into_object())
}

fn hash(this: Ref<'_>) -> PyResult<i64> {
    let parts = tuple::new(this.expect::<Slice>().parts().into_iter());
    hash::hash(parts.borrow().as_object())
}

fn compare_slices(this: Ref<'_>, other: Ref<'_>, operator: Comparison) -> PyResult<Owned> {
    let Some(other) = other.downcast::<Slice>() else { return Ok(not_implemented_object()) };
    if this.is(other) {
        let same = matches!(operator, Comparison::Eq | Comparison::Le | Comparison::Ge);
        return Ok(bool_object(same));
    }
    let parts = tuple::new(this.expect::<Slice>().parts().into_iter());
    let others = tuple::new(other.parts().into_iter());
    compare::compare(parts.borrow().as_object(), others.borrow().as_object(), operator)
}

fn construct(_: &'static Type, args: Args<'_>) -> PyResult<Owned> {
    if !args.keywords.is_empty() {
        raise!(type_error, "slice() takes no keyword arguments");
    }
    let argument = |index| args.get(index).unwrap_or(none()).owned();
    let slice = match args.len() {
        0 => raise!(type_error, "slice expected at least 1 argument, got 0"),
        1 => new(none_object(), argument(0), none_object()),
        2 | 3 => new(argument(0), argument(1), argument(2)),
        count => raise!(type_error, "slice expected at most 3 arguments, got {count}"),
    };
    Ok(slice.into_object())
}

fn indices(this: Ref<'_>, length: Ref<'_>) -> PyResult<Owned> {
    let length = number::to_index(length)?;
    let Ok(length) = usize::try_from(length) else { return Err(value_error("length should not be negative")) };
    let (start, stop, step) = this.expect::<Slice>().bounds()?;
    let span = adjust(start, stop, step, length);
    // An empty backward slice starts before the first element.
    let lowest = if step < 0 { -1 } else { 0 };
    let highest = if step < 0 { length as i64 - 1 } else { length as i64 };
    let resolve = |value: Option<i64>, absent: i64| match value {
        None => absent,
        Some(value) if value < 0 => value.saturating_add(length as i64).max(lowest),
        Some(value) => value.min(highest),
    };
    let start =
        if span.count > 0 { span.start as i64 } else { resolve(start, if step < 0 { highest } else { lowest }) };
    let stop = resolve(stop, if step < 0 { lowest } else { highest });
    Ok(tuple::new([int_object(start), int_object(stop), int_object(step)].into_iter()).into_object())
}
