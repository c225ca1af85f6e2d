//! `min` and `max`.

use crate::builtins::descriptors::wrong_count;
use crate::builtins::list::LIST;
use crate::exec::raised::raise;
use crate::object::boxes::{float_object, int_object};
use crate::object::list::List;
use crate::object::{Args, Comparison, Owned, PyResult, Ref};
use crate::protocols::{call, compare, iterate};

/// One of the two.
pub struct Extreme {
    name: &'static str,
    /// Holds between a better item and the best so far.
    better: Comparison,
}

/// `min`.
pub static MIN: Extreme = Extreme { name: "min", better: Comparison::Lt };
/// `max`.
pub static MAX: Extreme = Extreme { name: "max", better: Comparison::Gt };

/// The best item so far, and its key where there is a key function.
struct Best<'a> {
    extreme: &'static Extreme,
    key: Option<Ref<'a>>,
    best: Option<(Owned, Option<Owned>)>,
}

impl Best<'_> {
    fn offer(&mut self, item: Owned) -> PyResult<()> {
        let key = self.key.map(|key| call::call(key, &[item.borrow()])).transpose()?;
        if let Some((best, best_key)) = &self.best {
            let (candidate, champion) = match (&key, best_key) {
                (Some(key), Some(best_key)) => (key.borrow(), best_key.borrow()),
                _ => (item.borrow(), best.borrow()),
            };
            if !compare::holds(candidate, champion, self.extreme.better)? {
                return Ok(());
            }
        }
        self.best = Some((item, key));
        Ok(())
    }
}

/// `min(…)` or `max(…)`.
pub fn find(args: Args<'_>, extreme: &'static Extreme) -> PyResult<Owned> {
    let name = extreme.name;
    let Some(first) = args.get(0) else {
        return Err(wrong_count(name, 1, usize::MAX, 0));
    };
    let (mut key, mut default) = (None, None);
    for (keyword, value) in args.keywords.iter() {
        match keyword.text() {
            "key" => key = Some(value).filter(|value| !value.is_none()),
            "default" => default = Some(value),
            other => raise!(type_error, "{name}() got an unexpected keyword argument '{other}'"),
        }
    }
    let mut best = Best { extreme, key, best: None };
    if args.len() > 1 {
        if default.is_some() {
            raise!(type_error, "Cannot specify a default for {name}() with multiple positional arguments");
        }
        for item in args.iter() {
            best.offer(item.owned())?;
        }
    } else {
        if key.is_none()
            && first.is_exactly(&LIST)
            && let Some(found) = find_raw(first.expect(), extreme)
        {
            return Ok(found);
        }
        iterate::for_each(first, |item| best.offer(item))?;
    }
    match (best.best, default) {
        (Some((item, _)), _) => Ok(item),
        (None, Some(default)) => Ok(default.owned()),
        (None, None) => raise!(value_error, "{name}() iterable argument is empty"),
    }
}

/// The extreme of a list of raw numbers.
fn find_raw(list: Ref<'_, List>, extreme: &Extreme) -> Option<Owned> {
    let less = extreme.better == Comparison::Lt;
    if let Some(found) = list.with_ints(|ints| if less { ints.iter().min() } else { ints.iter().max() }.copied()) {
        return found.map(int_object);
    }
    // NaN is neither better nor worse, so the order of comparisons matters.
    let better = |a: f64, b: f64| if less { a < b } else { a > b };
    let found = list.with_floats(|floats| {
        floats.iter().copied().reduce(|best, value| if better(value, best) { value } else { best })
    });
    found?.map(float_object)
}
