//! What inference hands to `lower`.

use std::collections::{BTreeMap, BTreeSet};

use cranelift_entity::{PrimaryMap, SecondaryMap, entity_impl};
use molt_pir::{Block, ClassId, FuncId, Inst, ModuleId, Name, Value};
use molt_types::{SiteId, Type};

/// A function specialized for parameter types.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct VersionId(u32);
entity_impl!(VersionId, "version");

/// Everything found out about a program.
#[derive(Default)]
pub struct Inference {
    /// Specialized versions worth compiling.
    pub versions: PrimaryMap<VersionId, Version>,
    /// Predicted shape of each class statement, where it can be predicted.
    pub classes: BTreeMap<ClassId, ClassShape>,
    /// Predicted contents of containers.
    pub sites: PrimaryMap<SiteId, SiteContents>,
    /// Globals that are bound once, by one `def` or `class` or import at the top level of the module, and that nothing in
    /// the program can rebind: reading one after its binding needs no guard.
    /// A name bound once to a literal constant is here too, with the constant's type.
    pub constant_globals: BTreeMap<(ModuleId, Name), Type>,
    /// Constant globals that are bound before any function of the program can run: reading one in a `def` or lambda needs
    /// no check for null. Reading one in a module or class body does.
    pub bound_early: BTreeSet<(ModuleId, Name)>,
    /// The version for calls from outside (runtime, generic code) is worth making for these functions: the uniform entry
    /// may test its arguments' types and enter the version.
    pub entry_versions: BTreeMap<FuncId, Vec<VersionId>>,
}

/// A function specialized for parameter types.
pub struct Version {
    /// The function.
    pub function: FuncId,
    /// Types of the bound parameters, in frame order. The caller guarantees them.
    pub params: Vec<Type>,
    /// For each value: what the code after its definition may assume.
    pub types: SecondaryMap<Value, TypeFact>,
    /// What branches prove: in this block the value has this type, which is narrower than its assumed one. Each block that
    /// uses the value has an entry of its own.
    pub refined: BTreeMap<(Block, Value), Type>,
    /// What calling it gives, unless an exit made it return something else. The raw result of a `return` is this too; a
    /// generator function's is the generator.
    pub result: Type,
    /// What each call (`call` ops) is predicted to enter. Operations that run a method of an instance (`binary`, `get_iter`,
    /// `get_attr` of a property …) may be here too, with `Given` counting their operands. Calling a version of a generator function makes a generator; what
    /// runs then is up to `lower`.
    pub calls: BTreeMap<Inst, CallTarget>,
    /// Blocks that can run.
    pub reached: Vec<Block>,
}

/// Proved and assumed type of a value; see the crate's documentation.
///
/// What a guard has to test is limited. Where a word is tested for an int, `assumed` is a range no narrower than
/// [`IntRange::TAGGED`](molt_types::IntRange::TAGGED), or `I64` for elements of lists and iterators over lists (the storage
/// is tested, and may be raw `i64`); narrower ranges come only from arithmetic, where the test is that of overflow. A tuple
/// is tested with its length and elements. `assumed` may be `Never`: the operation raises, as far as anyone knows; nothing
/// after it is worth compiling, and completing it exits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TypeFact {
    /// What the operation gives.
    pub proved: Type,
    /// What later code assumes; tested right after the operation where it is narrower than `proved`.
    pub assumed: Type,
}

impl Default for TypeFact {
    fn default() -> TypeFact {
        TypeFact { proved: Type::Any, assumed: Type::Any }
    }
}

/// What a call enters, given that its callee and receiver have their assumed types.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CallTarget {
    /// A version of a function of the program. `arguments` says where each bound parameter comes from.
    Version {
        /// Which.
        version: VersionId,
        /// For each bound parameter, in frame order.
        arguments: Vec<Argument>,
    },
    /// An instance of a class of the program is made and `init`, when there is one, called on it; `object.__new__` makes it.
    Construct {
        /// The class.
        class: ClassId,
        /// `__init__`'s version and arguments; its first parameter is the new object.
        init: Option<(VersionId, Vec<Argument>)>,
    },
    /// By the receiver's class: tested in this order, the first that matches is entered; none matching exits.
    Dispatch(Vec<(ClassId, VersionId, Vec<Argument>)>),
}

/// Where a bound parameter of a directly entered function comes from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Argument {
    /// The call's receiver operand.
    Receiver,
    /// The n-th argument of the call.
    Given(usize),
    /// The parameter's default, a constant known at compile time that nothing rebinds.
    Constant(molt_pir::Constant),
    /// A tuple of the arguments with these indices, for `*args`.
    Rest(Vec<usize>),
    /// A new empty dict, for `**kwargs`.
    EmptyDict,
    /// The new instance, for `__init__`.
    NewInstance,
}

/// The predicted shape of a class: relied on only where an object's class is tested against the one that the statement
/// made, and its `PRISTINE` word for methods.
#[derive(Clone, Debug)]
pub struct ClassShape {
    /// Bases in order; empty: `object`.
    pub bases: Vec<ClassId>,
    /// Method resolution order, this class first, `object` left out.
    pub mro: Vec<ClassId>,
    /// Attributes with a fixed place in instances, inherited ones first.
    pub slots: Vec<Name>,
    /// Predicted type of each slot's content, as long as `slots`.
    pub slot_types: Vec<Type>,
    /// What the class body binds, where that is a plain function (`def` without decorators).
    pub methods: BTreeMap<Name, FuncId>,
    /// Other names that the body binds (properties, class variables, decorated functions).
    pub other_names: Vec<Name>,
    /// Those of them that are properties, static and class methods.
    pub accessors: BTreeMap<Name, Accessor>,
    /// Whether instances are made by `object.__new__` (no `__new__`, no metaclass, no builtin base).
    pub plain_new: bool,
}

impl ClassShape {
    /// The position of the slot of that name.
    pub fn slot(&self, name: &str) -> Option<usize> {
        self.slots.iter().position(|slot| &**slot == name)
    }
}

/// A function that a class body binds through a builtin descriptor.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Accessor {
    /// The getter of a property.
    Property(FuncId),
    /// `@staticmethod`.
    StaticMethod(FuncId),
    /// `@classmethod`.
    ClassMethod(FuncId),
}

/// Predicted contents of the containers of a site.
#[derive(Clone, Debug)]
pub struct SiteContents {
    /// Elements of lists and sets, keys of dicts.
    pub element: Type,
    /// Values of dicts.
    pub value: Type,
}
