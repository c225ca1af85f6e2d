//! The operating system's errors as exceptions.

use std::io::{self, ErrorKind};

use crate::exec::exception::{OS_ERROR, OS_SLOTS, VALUE_ERROR, os_error_type};
use crate::exec::interrupt;
use crate::exec::raised::{Raised, value_error};
use crate::object::boxes::int_object;
use crate::object::{PyResult, Ref, Type, TypeFlags, TypeSpec, text};
use crate::protocols::call;

/// `io.UnsupportedOperation`, which derives from `OSError` and `ValueError`.
pub static UNSUPPORTED_OPERATION: Type = Type::builtin::<crate::exec::exception::BaseException>(TypeSpec {
    name: "io.UnsupportedOperation",
    base: Some(&OS_ERROR),
    flags: TypeFlags::BASE.with(TypeFlags::GC).with(TypeFlags::EXCEPTION),
    slots: &OS_SLOTS,
    dict_offset: crate::exec::exception::DICT_OFFSET,
    mro: &[
        &UNSUPPORTED_OPERATION,
        &OS_ERROR,
        &VALUE_ERROR,
        &crate::exec::exception::EXCEPTION,
        &crate::exec::exception::BASE_EXCEPTION,
        &crate::builtins::object::OBJECT,
    ],
    ..TypeSpec::DEFAULT
});

/// `io.UnsupportedOperation(message)`.
#[cold]
pub fn unsupported(message: &str) -> Raised {
    Raised::new(&UNSUPPORTED_OPERATION, message)
}

/// `ValueError` for a file that is closed.
#[cold]
pub fn closed() -> Raised {
    value_error("I/O operation on closed file.")
}

/// The system's text for an error number.
fn describe(number: i32) -> String {
    let shown = io::Error::from_raw_os_error(number).to_string();
    match shown.rfind(" (os error") {
        Some(end) => shown[..end].to_owned(),
        None => shown,
    }
}

/// `OSError(number, text, filename)`, of the subclass that the number has.
#[cold]
pub fn from_number(number: i32, name: Option<Ref<'_>>) -> Raised {
    let (number_object, description) = (int_object(number as i64), text::new(&describe(number)).into_object());
    let mut arguments = vec![number_object.borrow(), description.borrow()];
    arguments.extend(name);
    match call::call(os_error_type(number as i64).as_object(), &arguments) {
        Ok(exception) => match exception.downcast() {
            Ok(exception) => Raised::from_exception(exception),
            Err(_) => Raised::new(&OS_ERROR, &describe(number)),
        },
        Err(raised) => raised,
    }
}

/// The exception for a failed operation.
#[cold]
pub fn from_io(error: &io::Error, name: Option<Ref<'_>>) -> Raised {
    match error.raw_os_error() {
        Some(number) => from_number(number, name),
        None if error.kind() == ErrorKind::NotConnected => closed(),
        None => Raised::new(&OS_ERROR, &error.to_string()),
    }
}

/// Runs an operation, again when a signal interrupted it and its handler raised nothing.
pub fn retrying<T>(mut operation: impl FnMut() -> io::Result<T>) -> PyResult<T> {
    loop {
        match operation() {
            Ok(value) => return Ok(value),
            Err(error) if error.kind() == ErrorKind::Interrupted => interrupt::check_here()?,
            Err(error) => return Err(from_io(&error, None)),
        }
    }
}
