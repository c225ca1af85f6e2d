//! How built-in types and modules describe their methods: constant tables of names, arities and safe functions.
//!
//! A table costs nothing at start-up; the objects that Python sees are made when a type's dictionary is first looked at.

use super::{Args, Owned, PyResult, Ref};

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
    None(for<'a> fn(Ref<'a>) -> PyResult<Owned>),
    /// Exactly one.
    One(for<'a> fn(Ref<'a>, Ref<'a>) -> PyResult<Owned>),
    /// Between `min` and `max` positional arguments.
    #[allow(missing_docs)]
    Positional { min: usize, max: usize, body: for<'a> fn(Ref<'a>, &[Ref<'a>]) -> PyResult<Owned> },
    /// Positional and keyword arguments, in the signature's order, absent ones `None`.
    #[allow(missing_docs)]
    Keywords { signature: &'static Signature, body: for<'a> fn(Ref<'a>, &[Option<Ref<'a>>]) -> PyResult<Owned> },
    /// Anything.
    Any(for<'a> fn(Ref<'a>, Args<'a>) -> PyResult<Owned>),
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
    pub const fn none(name: &'static str, body: for<'a> fn(Ref<'a>) -> PyResult<Owned>) -> Method {
        Method { name, kind: MethodKind::Instance, body: Body::None(body) }
    }

    /// A method of one argument.
    pub const fn one(name: &'static str, body: for<'a> fn(Ref<'a>, Ref<'a>) -> PyResult<Owned>) -> Method {
        Method { name, kind: MethodKind::Instance, body: Body::One(body) }
    }

    /// A method of `min..=max` positional arguments.
    pub const fn positional(
        name: &'static str,
        min: usize,
        max: usize,
        body: for<'a> fn(Ref<'a>, &[Ref<'a>]) -> PyResult<Owned>,
    ) -> Method {
        Method { name, kind: MethodKind::Instance, body: Body::Positional { min, max, body } }
    }

    /// A method that takes keywords.
    pub const fn keywords(
        name: &'static str,
        signature: &'static Signature,
        body: for<'a> fn(Ref<'a>, &[Option<Ref<'a>>]) -> PyResult<Owned>,
    ) -> Method {
        Method { name, kind: MethodKind::Instance, body: Body::Keywords { signature, body } }
    }

    /// A method that looks at its arguments itself.
    pub const fn any(name: &'static str, body: for<'a> fn(Ref<'a>, Args<'a>) -> PyResult<Owned>) -> Method {
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
