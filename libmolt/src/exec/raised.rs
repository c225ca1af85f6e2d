//! Python exceptions on their way: `PyResult<T>`, and constructors for the ones that the runtime raises.

use std::fmt::Arguments;

use super::exception::{self, BaseException};
use crate::object::{Owned, Ref, Type, text};

/// The result of anything that can raise.
pub type PyResult<T = Owned> = Result<T, Raised>;

/// A raised exception.
#[must_use]
pub struct Raised(Owned<BaseException>);

impl Raised {
    /// A new exception of a built-in type with one argument, a message. Its context is the exception being handled.
    #[cold]
    #[inline(never)]
    pub fn new(ty: &'static Type, message: &str) -> Raised {
        Raised::with_argument(ty, text::new(message).into_object())
    }

    /// A new exception of a built-in type with one argument.
    #[cold]
    #[inline(never)]
    pub fn with_argument(ty: &'static Type, argument: Owned) -> Raised {
        Raised::with_arguments(ty, vec![argument])
    }

    /// A new exception of a built-in type.
    #[cold]
    pub fn with_arguments(ty: &'static Type, arguments: Vec<Owned>) -> Raised {
        let exception = exception::new(ty, arguments);
        exception::set_implicit_context(exception.borrow());
        Raised(exception)
    }

    /// Raises an existing exception; its context is set if it has none.
    pub fn from_exception(exception: Owned<BaseException>) -> Raised {
        Raised(exception)
    }

    /// The exception.
    pub fn exception(&self) -> Ref<'_, BaseException> {
        self.0.borrow()
    }

    /// The exception, owned.
    pub fn into_exception(self) -> Owned<BaseException> {
        self.0
    }

    /// Whether the exception is an instance of `ty`.
    pub fn is(&self, ty: &'static Type) -> bool {
        self.0.borrow().is_instance(ty)
    }
}

/// What an exception is made with. Formatting happens in one place for all exceptions of a type, which keeps the code that raises
/// them small.
pub trait Message {
    /// An exception of the type with this message.
    fn raised(self, ty: &'static Type) -> Raised;
}

impl Message for &str {
    fn raised(self, ty: &'static Type) -> Raised {
        Raised::new(ty, self)
    }
}

impl Message for String {
    fn raised(self, ty: &'static Type) -> Raised {
        Raised::new(ty, &self)
    }
}

impl Message for Arguments<'_> {
    fn raised(self, ty: &'static Type) -> Raised {
        Raised::new(ty, &self.to_string())
    }
}

macro_rules! constructors {
    ($($function:ident $ty:ident;)*) => {
        $(
            #[doc = concat!("A new exception of the type that the name says, with this message.")]
            #[cold]
            #[inline(never)]
            pub fn $function(message: impl Message) -> Raised {
                message.raised(&exception::$ty)
            }
        )*
    };
}

constructors! {
    type_error TYPE_ERROR;
    value_error VALUE_ERROR;
    index_error INDEX_ERROR;
    attribute_error ATTRIBUTE_ERROR;
    runtime_error RUNTIME_ERROR;
    overflow_error OVERFLOW_ERROR;
    zero_division_error ZERO_DIVISION_ERROR;
    name_error NAME_ERROR;
    import_error IMPORT_ERROR;
    not_implemented_error NOT_IMPLEMENTED_ERROR;
    memory_error MEMORY_ERROR;
    recursion_error RECURSION_ERROR;
    lookup_error LOOKUP_ERROR;
    system_error SYSTEM_ERROR;
    assertion_error ASSERTION_ERROR;
    buffer_error BUFFER_ERROR;
    eof_error EOF_ERROR;
}

/// `KeyError(key)`.
#[cold]
pub fn key_error(key: Ref<'_>) -> Raised {
    Raised::with_argument(&exception::KEY_ERROR, key.owned())
}

/// `return Err(…)` with a formatted message: `raise!(type_error, "bad {}", what)`.
macro_rules! raise {
    ($constructor:ident, $($message:tt)*) => {
        return Err($crate::exec::raised::$constructor(format_args!($($message)*)))
    };
}
pub(crate) use raise;
