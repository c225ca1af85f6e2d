//! What happens when the program has ended: its streams are flushed.

use std::cell::Cell;

use super::import;
use super::raised::Raised;
use super::unraisable;
use crate::io::{standard, stream};
use crate::memory::collect;
use crate::object::generator::Generator;
use crate::object::locked::Locked;
use crate::object::{Ref, Word, class, program};

/// Drops what the program's modules hold, as the interpreter does at its end: objects that nothing else keeps run their
/// `__del__`, suspended generators their `finally`. They do so while modules and classes still have all their attributes.
/// Then names go, those with one leading underscore first.
pub fn clear_modules() {
    if FINALIZERS.get() || has_global_generators() {
        collect::finalize_with(&held_by_modules_and_classes(), import::is_module);
    }
    for module in program::modules() {
        for private_only in [true, false] {
            for (name, slot) in module.global_names().iter().zip(module.globals()) {
                let name = name.text();
                let is_private = name.starts_with('_') && !name.starts_with("__");
                if (is_private || !private_only) && name != "__builtins__" {
                    slot.set(None);
                }
            }
        }
    }
    if FINALIZERS.get() || cfg!(feature = "sanitize") {
        collect::collect(true);
    }
}

/// Whether a generator is the value of some module's name.
fn has_global_generators() -> bool {
    let mut globals = program::modules().iter().flat_map(|module| module.globals());
    globals.any(|slot| slot.get().is_some_and(|value| value.borrow().downcast::<Generator>().is_some()))
}

/// What the ends of modules and classes take with them.
fn held_by_modules_and_classes() -> Vec<Word> {
    let globals = program::modules().iter().flat_map(|module| module.globals());
    let mut held: Vec<Word> = globals.filter_map(|slot| slot.get().map(|value| value.word())).collect();
    held.extend(class::all().iter().map(|class| class.dict().word()));
    held
}

/// Whether a class with `__del__` was made, so that garbage cycles matter to the end.
static FINALIZERS: Locked<Cell<bool>> = Locked::new(Cell::new(false));

/// Notes that a class with `__del__` was made.
pub fn note_finalizer() {
    FINALIZERS.set(true);
}

/// Flushes the standard streams and every file that still has something to write; an error means that output was lost.
#[allow(clippy::result_unit_err)]
pub fn flush_streams() -> Result<(), ()> {
    let result = standard::flush();
    stream::flush_all();
    result.map_err(report)
}

fn report(raised: Raised) {
    let stdout = standard::Standard::Output.current();
    unraisable::report(raised, stdout.as_ref().map(|stream| -> Ref<'_> { stream.borrow() }));
}
