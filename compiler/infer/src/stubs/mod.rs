//! Signatures of builtins, written as Python in `stdlib/builtins`.
//!
//! ```python
//! def chr(code: int, /) -> str: ...
//! class list[T]:
//!     def append(self, item: T, /) -> None: ...
//! ```
//! Several definitions of a name are alternatives, tried in order. A result is exact: `-> str` promises an object of
//! exactly `str` whatever the arguments that match; `-> Likely[str]` only expects it. A parameter with a type variable of
//! the class takes what goes into the receiver: `append` makes its list hold what it is given.
//!
//! `@intrinsic("str_lower")` binds a definition to the entry point of the runtime that does the work: a call whose arguments are
//! just the definition's parameters, all of their types, is a call of that entry, in its representations. So a method
//! becomes direct by a row in `abi/entries`, a body in `libmolt`, and this line.

mod read;

use std::collections::HashMap;
use std::rc::Rc;

use molt_pir::Name;
use molt_types::{DictView, IntRange, Type};

/// A type in a signature.
#[derive(Clone, Debug, PartialEq)]
pub enum StubType {
    /// Any object.
    Object,
    /// Objects of one builtin class, without parts.
    Plain(Type),
    /// A type variable of the function, by number.
    Own(usize),
    /// A type variable of the receiver's class, by number.
    OfClass(usize),
    /// A list.
    List(Rc<StubType>),
    /// A set.
    Set(Rc<StubType>),
    /// A dict.
    Dict(Rc<StubType>, Rc<StubType>),
    /// A view of the receiver.
    View(DictView),
    /// A tuple of these.
    Tuple(Vec<StubType>),
    /// A tuple of any length.
    TupleOf(Rc<StubType>),
    /// Anything that can be iterated over.
    Iterable(Rc<StubType>),
    /// A callable: parameters, result.
    Callable(Vec<StubType>, Rc<StubType>),
    /// One of these.
    Union(Vec<StubType>),
    /// An object that is expected to be this.
    Likely(Rc<StubType>),
}

/// A parameter of a signature.
#[derive(Clone, Debug)]
pub struct StubParam {
    /// Its name.
    pub name: Name,
    /// Its type.
    pub ty: StubType,
    /// Whether it may be left out.
    pub is_optional: bool,
    /// Whether it can only be given by name.
    pub is_keyword_only: bool,
}

/// A signature.
#[derive(Clone, Debug)]
pub struct Signature {
    /// Parameters, `self` left out.
    pub params: Vec<StubParam>,
    /// Type of each of `*args`.
    pub rest: Option<StubType>,
    /// Number of own type variables.
    pub variable_count: usize,
    /// What it gives.
    pub result: StubType,
    /// The runtime's entry point that does it.
    pub intrinsic: Option<Name>,
}

/// All signatures.
#[derive(Default, Debug)]
pub struct Stubs {
    functions: HashMap<(Name, Name), Vec<Signature>>,
    methods: HashMap<(Name, Name), Vec<Signature>>,
    constants: HashMap<(Name, Name), Type>,
}

/// The module whose names need no import.
pub const BUILTINS: &str = "builtins";

/// Modules and the text of their signatures.
const TEXTS: [(&str, &str); 7] = [
    (BUILTINS, include_str!("../../../../stdlib/builtins/functions.py")),
    (BUILTINS, include_str!("../../../../stdlib/builtins/numbers.py")),
    (BUILTINS, include_str!("../../../../stdlib/builtins/text.py")),
    (BUILTINS, include_str!("../../../../stdlib/builtins/containers.py")),
    ("math", include_str!("../../../../stdlib/builtins/modules/math.py")),
    ("time", include_str!("../../../../stdlib/builtins/modules/time.py")),
    ("sys", include_str!("../../../../stdlib/builtins/modules/sys.py")),
];

thread_local! {
    static LOADED: Rc<Stubs> = Rc::new(Stubs::read(&TEXTS));
}

impl Stubs {
    /// The signatures that `stdlib/builtins` holds.
    pub fn load() -> Rc<Stubs> {
        LOADED.with(Rc::clone)
    }

    fn read(texts: &[(&str, &str)]) -> Stubs {
        let mut stubs = Stubs::default();
        for (module, text) in texts {
            read::read(module, text, &mut stubs);
        }
        stubs
    }

    /// Every signature that is bound to an entry point: what it belongs to, and the signature.
    pub fn intrinsics(&self) -> impl Iterator<Item = (bool, &Signature)> {
        let functions = self.functions.values().flatten().map(|signature| (false, signature));
        let methods = self.methods.values().flatten().map(|signature| (true, signature));
        functions.chain(methods).filter(|(_, signature)| signature.intrinsic.is_some())
    }

    /// Whether a builtin of that name is described.
    pub fn has_builtin(&self, name: &Name) -> bool {
        self.has_native(&BUILTINS.into(), name)
    }

    /// Whether a module of the runtime has a function or class of that name.
    pub fn has_native(&self, module: &Name, name: &Name) -> bool {
        self.functions.contains_key(&(module.clone(), name.clone()))
    }

    /// The signatures of a function, or of calling a class.
    pub fn function(&self, module: &str, name: &Name) -> &[Signature] {
        self.functions.get(&(module.into(), name.clone())).map_or(&[], |signatures| signatures)
    }

    /// Whether a builtin class has a method of that name.
    pub fn has_method(&self, class: &str, name: &Name) -> bool {
        self.methods.contains_key(&(class.into(), name.clone()))
    }

    /// The signatures of a method.
    pub fn method(&self, class: &Name, name: &Name) -> &[Signature] {
        self.methods.get(&(class.clone(), name.clone())).map_or(&[], |signatures| signatures)
    }

    /// What a name is in a module of the runtime.
    pub fn member(&self, module: &Name, name: &Name) -> Type {
        match self.constant(module, name) {
            Some(ty) => ty,
            None if self.has_native(module, name) => Type::NativeFunction(module.clone(), name.clone()),
            None => Type::Object,
        }
    }

    /// The type of a constant of a module of the runtime.
    pub fn constant(&self, module: &Name, name: &Name) -> Option<Type> {
        self.constants.get(&(module.clone(), name.clone())).cloned()
    }
}

/// The name of the builtin class whose methods an object of an exact type has.
pub fn class_name(object: &Type) -> Option<&'static str> {
    Some(match object {
        Type::Bool | Type::Int(_) => "int",
        Type::Float => "float",
        Type::Str => "str",
        Type::Bytes => "bytes",
        Type::Tuple(_) | Type::TupleOf(_) => "tuple",
        Type::List(_) => "list",
        Type::Dict(_) => "dict",
        Type::Set(_) => "set",
        Type::Range(_) => "range",
        Type::Generator(_) => "generator",
        _ => return None,
    })
}

/// The type that a name in a signature stands for by itself.
fn plain_type(name: &str) -> Option<Type> {
    Some(match name {
        "bool" => Type::Bool,
        "int" => Type::INT,
        "Size" => Type::Int(IntRange::SIZE),
        "float" => Type::Float,
        "str" => Type::Str,
        "bytes" => Type::Bytes,
        "slice" => Type::Slice,
        "range" => Type::Range(IntRange::ANY),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_signature_is_read() {
        let stubs = Stubs::load();
        for name in ["len", "range", "print", "sorted", "int", "list", "isinstance", "enumerate", "zip", "sum"] {
            assert!(stubs.has_builtin(&name.into()), "{name}");
        }
        let append = &stubs.method(&"list".into(), &"append".into())[0];
        assert_eq!(append.params[0].ty, StubType::OfClass(0));
        assert_eq!(append.result, StubType::Plain(Type::None));
        assert_eq!(stubs.function("math", &"sqrt".into())[0].result, StubType::Plain(Type::Float));
        assert_eq!(stubs.constant(&"math".into(), &"pi".into()), Some(Type::Float));
    }
}
