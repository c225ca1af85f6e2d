//! How built-in types and modules describe their methods: constant tables of names, arities and safe functions.
//!
//! A table costs nothing at start-up; the objects that Python sees are made when a type's dictionary is first looked at.
//!
//! A table made by [`methods!`] has each function by way of a symbol that the linker assigns: for a program that cannot reach
//! a method, the method is in the table but its function is not in the executable. `molt_abi::symbols::parts` has the rule.

use super::{Args, Owned, PyResult, Ref};

/// The function of a method without arguments.
pub type NoneBody = for<'a> fn(Ref<'a>) -> PyResult<Owned>;
/// The function of a method of one argument.
pub type OneBody = for<'a> fn(Ref<'a>, Ref<'a>) -> PyResult<Owned>;
/// The function of a method of positional arguments.
pub type PositionalBody = for<'a> fn(Ref<'a>, &[Ref<'a>]) -> PyResult<Owned>;
/// The function of a method of arguments in the order of its signature.
pub type KeywordsBody = for<'a> fn(Ref<'a>, &[Option<Ref<'a>>]) -> PyResult<Owned>;
/// The function of a method that looks at its arguments itself.
pub type AnyBody = for<'a> fn(Ref<'a>, Args<'a>) -> PyResult<Owned>;

/// Names and defaults of a method that takes keywords. Parameters come positional first, then keyword-only.
pub struct Signature {
    /// All names, in order.
    pub names: &'static [&'static str],
    /// How many of them can only be given by position.
    pub positional_only: usize,
    /// How many of them can be given by position.
    pub positional: usize,
    /// How many of the positional ones must be given.
    pub required: usize,
}

/// The function behind a method. The first argument is the receiver (for module functions: the module).
#[derive(Clone, Copy)]
pub enum Body {
    /// No arguments.
    None(NoneBody),
    /// Exactly one.
    One(OneBody),
    /// Between `min` and `max` positional arguments.
    #[allow(missing_docs)]
    Positional { min: usize, max: usize, body: PositionalBody },
    /// Positional and keyword arguments, in the signature's order, absent ones `None`.
    #[allow(missing_docs)]
    Keywords { signature: &'static Signature, body: KeywordsBody },
    /// Anything.
    Any(AnyBody),
}

/// What a method is bound to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MethodKind {
    /// The instance.
    Instance,
    /// The class.
    Class,
    /// Nothing: the receiver is `None`.
    Static,
}

/// A method of a built-in type, or a function of a native module.
pub struct Method {
    /// The Python name.
    pub name: &'static str,
    /// What it is bound to.
    pub kind: MethodKind,
    /// The function.
    pub body: Body,
}

impl Method {
    /// A method without arguments.
    pub const fn none(name: &'static str, body: NoneBody) -> Method {
        Method { name, kind: MethodKind::Instance, body: Body::None(body) }
    }

    /// A method of one argument.
    pub const fn one(name: &'static str, body: OneBody) -> Method {
        Method { name, kind: MethodKind::Instance, body: Body::One(body) }
    }

    /// A method of `min..=max` positional arguments.
    pub const fn positional(name: &'static str, min: usize, max: usize, body: PositionalBody) -> Method {
        Method { name, kind: MethodKind::Instance, body: Body::Positional { min, max, body } }
    }

    /// A method that takes keywords.
    pub const fn keywords(name: &'static str, signature: &'static Signature, body: KeywordsBody) -> Method {
        Method { name, kind: MethodKind::Instance, body: Body::Keywords { signature, body } }
    }

    /// A method that looks at its arguments itself.
    pub const fn any(name: &'static str, body: AnyBody) -> Method {
        Method { name, kind: MethodKind::Instance, body: Body::Any(body) }
    }

    /// The same as a class method.
    pub const fn on_class(self) -> Method {
        Method { kind: MethodKind::Class, ..self }
    }

    /// The same as a static method.
    pub const fn on_nothing(self) -> Method {
        Method { kind: MethodKind::Static, ..self }
    }
}

/// A table of methods, each of which is linked where the program can reach it. The owner's name makes symbols unique; methods that
/// types share follow it.
macro_rules! methods {
    ($owner:literal $(, $shared:path)*; $($path:ident::$kind:ident($($row:tt)*)$(.$on:ident())?),* $(,)?) => {
        const { &[$($shared,)* $($crate::object::method!($owner; $path::$kind($($row)*))$(.$on())?),*] }
    };
}
pub(crate) use methods;

/// One row of [`methods!`].
macro_rules! method {
    ($owner:literal; $method:ident::none($name:expr, $body:expr $(,)?)) => {
        $method::none($name, $crate::object::part!($owner, $name, $body, NoneBody, (this: Ref<'_>)))
    };
    ($owner:literal; $method:ident::one($name:expr, $body:expr $(,)?)) => {
        $method::one($name, $crate::object::part!($owner, $name, $body, OneBody, (this: Ref<'_>, argument: Ref<'_>)))
    };
    ($owner:literal; $method:ident::positional($name:expr, $min:expr, $max:expr, $body:expr $(,)?)) => {
        $method::positional(
            $name,
            $min,
            $max,
            $crate::object::part!($owner, $name, $body, PositionalBody, (this: Ref<'_>, arguments: &[Ref<'_>])),
        )
    };
    ($owner:literal; $method:ident::keywords($name:expr, $signature:expr, $body:expr $(,)?)) => {
        $method::keywords(
            $name,
            $signature,
            $crate::object::part!($owner, $name, $body, KeywordsBody, (this: Ref<'_>, arguments: &[Option<Ref<'_>>])),
        )
    };
    ($owner:literal; $method:ident::any($name:expr, $body:expr $(,)?)) => {
        $method::any($name, $crate::object::part!($owner, $name, $body, AnyBody, (this: Ref<'_>, arguments: Args<'_>)))
    };
}
pub(crate) use method;

/// Sets an attribute, or deletes it when the value is absent.
pub type Setter = for<'a> fn(Ref<'a>, Option<Ref<'a>>) -> PyResult<()>;

/// A computed attribute of a built-in type.
pub struct Getter {
    /// The Python name.
    pub name: &'static str,
    /// Reads it.
    pub get: for<'a> fn(Ref<'a>) -> PyResult<Owned>,
    /// Sets it, or deletes it when the value is absent.
    pub set: Option<Setter>,
}

impl Getter {
    /// A read-only attribute.
    pub const fn read_only(name: &'static str, get: for<'a> fn(Ref<'a>) -> PyResult<Owned>) -> Getter {
        Getter { name, get, set: None }
    }

    /// A read-only attribute that stands for a field: the message says so.
    pub const fn member(name: &'static str, get: for<'a> fn(Ref<'a>) -> PyResult<Owned>) -> Getter {
        Getter { name, get, set: Some(|_, _| Err(crate::exec::raised::attribute_error("readonly attribute"))) }
    }

    /// A writable attribute.
    pub const fn writable(
        name: &'static str,
        get: for<'a> fn(Ref<'a>) -> PyResult<Owned>,
        set: for<'a> fn(Ref<'a>, Option<Ref<'a>>) -> PyResult<()>,
    ) -> Getter {
        Getter { name, get, set: Some(set) }
    }
}
