//! What a type is: a set of Python objects that the compiler can reason about.
//!
//! A [`Type`] describes what a PIR value may hold. Which *object* it is (its exact class, the identity of a function) is a
//! claim that specialized code relies on; what a mutable container or an instance *contains* is only a prediction, kept
//! per allocation site ([`SiteId`]) or per class, and is tested by a guard wherever it is read.

use std::rc::Rc;

use cranelift_entity::entity_impl;
use molt_pir::{ClassId, FuncId, ModuleId, Name};

pub mod arithmetic;
pub mod display;
pub mod lattice;
pub mod range;

pub use arithmetic::Arithmetic;
pub use lattice::{KeepApart, SiteUnion};
pub use range::IntRange;

/// A set of container allocation sites whose contents are predicted together.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SiteId(u32);
entity_impl!(SiteId, "s");

/// Which view of a dict.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum DictView {
    /// `d.keys()`.
    Keys,
    /// `d.values()`.
    Values,
    /// `d.items()`.
    Items,
}

/// A set of objects. `Null` (an unbound variable, an exhausted iterator) is a member like any other.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Type {
    /// The null word.
    Null,
    /// `None`.
    None,
    /// Exactly `bool`.
    Bool,
    /// Exactly `int` (not `bool`), within the range.
    Int(IntRange),
    /// Exactly `float`.
    Float,
    /// Exactly `str`.
    Str,
    /// Exactly `bytes`.
    Bytes,
    /// Exactly `tuple` with these elements; they cannot change.
    Tuple(Rc<[Type]>),
    /// Exactly `tuple` of any length; the element type holds for all.
    TupleOf(Rc<Type>),
    /// Exactly `list`.
    List(SiteId),
    /// Exactly `dict`.
    Dict(SiteId),
    /// Exactly `set`.
    Set(SiteId),
    /// Exactly `range`, with elements in this range.
    Range(IntRange),
    /// Exactly `slice`.
    Slice,
    /// A builtin iterator over something: what `iter` gave for a value of the inner type.
    Iterator(Rc<Type>),
    /// An iterator that a builtin such as `enumerate`, `zip`, `reversed` or `map` made of values of these types: the
    /// builtin's name, the types of its positional arguments.
    IteratorBy(Name, Rc<[Type]>),
    /// What `keys`, `values` or `items` gives for a dict.
    DictView(DictView, SiteId),
    /// A generator made by a function of the program.
    Generator(FuncId),
    /// An instance of exactly the class that this statement made.
    Instance(ClassId),
    /// The class itself.
    Class(ClassId),
    /// The function object that this function's only `make_function` made.
    Function(FuncId),
    /// A function object whose code is this function's, with any closure and defaults.
    Closure(FuncId),
    /// A builtin function, type or exception, by name in `builtins`.
    Builtin(Name),
    /// A method of a builtin type as `load_method` gives it: type name, method name.
    BuiltinMethod(Name, Name),
    /// A function of a native module: module, name (`math`, `sqrt`).
    NativeFunction(Name, Name),
    /// A module of the program.
    Module(ModuleId),
    /// A module of the runtime.
    NativeModule(Name),
    /// A cell.
    Cell,
    /// Several of the above, sorted, none a union, none subsumed by another.
    Union(Rc<[Type]>),
    /// Anything but null.
    Object,
    /// Anything, null included.
    Any,
    /// Nothing: the value is never made.
    Never,
}
