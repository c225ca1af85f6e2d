//! Exceptions that nobody can receive: those of `__del__` and of weak reference callbacks.

use crate::object::{Raised, Ref};
use crate::protocols::text;

/// Reports an exception on stderr, as `sys.unraisablehook` does.
pub fn report(raised: Raised, source: Option<Ref<'_>>) {
    let mut message = match source {
        Some(source) => {
            let source = text::repr(source).map(|text| text.borrow().text().to_owned());
            format!("Exception ignored in: {}\n", source.as_deref().unwrap_or("<object repr() failed>"))
        }
        None => String::from("Exception ignored\n"),
    };
    super::exception::describe(&mut message, raised.exception());
    eprint!("{message}");
}
