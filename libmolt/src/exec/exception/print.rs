//! Printing exceptions as CPython does.

use super::BaseException;
use crate::object::Ref;
use crate::protocols::text;

/// Appends "Type: message" and a line end.
pub fn describe(output: &mut String, exception: Ref<'_, BaseException>) {
    let name = text::type_display_name(exception.ty());
    match text::str(exception.as_object()) {
        Ok(message) if message.is_empty() => *output += &format!("{name}\n"),
        Ok(message) => *output += &format!("{name}: {}\n", message.as_str()),
        Err(_) => *output += &format!("{name}: <exception str() failed>\n"),
    }
}

/// Prints an exception that nobody caught.
pub fn print_uncaught(exception: Ref<'_, BaseException>) {
    let mut output = String::new();
    describe(&mut output, exception);
    eprint!("{output}");
}
