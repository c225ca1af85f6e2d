//! What happens when the program has ended: its streams are flushed.

use super::raised::Raised;
use super::unraisable;
use crate::io::{standard, stream};
use crate::object::Ref;

/// Flushes the standard streams and every file that still has something to write; an error means that output was lost.
#[allow(clippy::result_unit_err)]
pub fn flush_streams() -> Result<(), ()> {
    let result = standard::flush();
    stream::flush_all();
    result.map_err(|raised| report(raised))
}

fn report(raised: Raised) {
    let stdout = standard::Standard::Output.current();
    unraisable::report(raised, stdout.as_ref().map(|stream| -> Ref<'_> { stream.borrow() }));
}
