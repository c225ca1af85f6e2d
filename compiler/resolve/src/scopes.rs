//! What every name means: the scopes of a module, and the questions later stages ask of them.
//!
//! The rules are those of CPython's symbol table. Two notions of scope meet here:
//! - a *scope* is a region of the source with names of its own: module, class, function, lambda, generator expression,
//!   comprehension;
//! - a *frame* is a scope that runs as a function of its own. Comprehensions of lists, sets and dicts have none: they run
//!   in the frame around them, with variables of their own (PEP 709). A generator expression has one.
//!
//! Always true: a variable that another frame reads or binds is in its owner's `cells`, and in `free` of every frame
//! between the owner's and that one. `free` and `cells` are sorted by name.

use std::collections::HashMap;
use std::rc::Rc;

use indexmap::IndexMap;
use molt_syntax::{Ranged, TextRange};

use crate::mangle::mangle;

/// An identifier, mangled where Python mangles.
pub type Name = Rc<str>;

/// A scope of a [`ScopeTable`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct ScopeId(pub(crate) u32);

impl ScopeId {
    /// The module's own scope.
    pub const MODULE: ScopeId = ScopeId(0);

    /// Position in the table.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a scope is in the source.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ScopeKind {
    /// A module's body.
    Module,
    /// A class body.
    Class,
    /// `def`.
    Function,
    /// `lambda`.
    Lambda,
    /// A generator expression.
    GeneratorExpression,
    /// A comprehension of a list, set or dict.
    Comprehension,
}

impl ScopeKind {
    /// Whether variables live in a frame rather than in a namespace.
    pub fn is_function_like(self) -> bool {
        !matches!(self, ScopeKind::Module | ScopeKind::Class)
    }
}

/// How a name is used in a scope.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Uses {
    /// Read.
    pub read: bool,
    /// Bound: assigned, deleted, imported, defined, a parameter, a target.
    pub bound: bool,
    /// A parameter.
    pub parameter: bool,
    /// Declared by an annotation.
    pub annotated: bool,
    /// Declared `global`.
    pub global: bool,
    /// Declared `nonlocal`.
    pub nonlocal: bool,
}

/// Where a name of a scope lives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// In the scope itself.
    Own,
    /// In another function-like scope, or, for `__class__`, in a class.
    Enclosing(ScopeId),
    /// In the module or the builtins, because no function around binds it.
    GlobalImplicit,
    /// In the module or the builtins, by declaration.
    GlobalExplicit,
}

/// A name of a scope.
#[derive(Clone, Debug)]
pub struct Symbol {
    /// How the scope uses it.
    pub uses: Uses,
    /// Where it lives.
    pub place: Place,
    /// Where the scope first mentions it.
    pub first: TextRange,
    /// The `global` or `nonlocal` statement that declares it.
    pub declaration: Option<TextRange>,
}

/// What an occurrence of a name stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Variable {
    /// A variable of the running frame; the scope says whose when a comprehension has one of the same name.
    Local(ScopeId),
    /// A variable of the running frame that other frames share: lives in a cell.
    Cell(ScopeId),
    /// The n-th cell of the running function's closure.
    Free(u32),
    /// A global of the module, then a builtin.
    Global,
    /// In a class body: the class namespace, then (reading) globals, then builtins.
    ClassName,
    /// In a class body: reading looks in the class namespace, then in the n-th cell of the closure. Binding, which only
    /// happens after `nonlocal`, goes to the cell.
    ClassFree(u32),
}

/// Where the frame that makes a function finds a cell for its closure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Capture {
    /// A cell of the running frame: the variable of that name of the scope.
    Cell(ScopeId),
    /// The `__class__` cell of the class body that is running.
    ClassCell,
    /// The n-th cell of the running function's own closure.
    Closure(u32),
}

/// A name that a frame takes from an enclosing one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FreeVariable {
    /// The name.
    pub name: Name,
    /// The scope that binds it.
    pub owner: ScopeId,
}

/// A scope.
#[derive(Clone, Debug)]
pub struct Scope {
    /// What it is.
    pub kind: ScopeKind,
    /// The scope around it.
    pub parent: Option<ScopeId>,
    /// The node.
    pub range: TextRange,
    /// `__name__`: of the function or class, `<lambda>`, `<genexpr>`, `<module>`.
    pub name: Name,
    /// `__qualname__`.
    pub qualname: Name,
    /// The class whose name mangles `__x`, as written.
    pub(crate) private: Option<Name>,
    /// Parameters in frame order: positional, keyword-only, `*args`, `**kwargs`.
    pub parameters: Vec<Name>,
    /// The closure, in order. Always empty for comprehensions.
    pub free: Vec<FreeVariable>,
    /// Its own variables that other frames share, sorted.
    pub cells: Vec<Name>,
    /// Whether it contains `yield`; true for generator expressions.
    pub is_generator: bool,
    /// `async def`.
    pub is_async: bool,
    /// Of a class: whether methods refer to `__class__` (as `super()` does), so that the body makes a cell for it.
    pub needs_class_cell: bool,
    pub(crate) symbols: IndexMap<Name, Symbol>,
}

impl Scope {
    /// The names it mentions, in order of first mention.
    pub fn symbols(&self) -> impl Iterator<Item = (&Name, &Symbol)> {
        self.symbols.iter()
    }

    /// One of the names it mentions, mangled.
    pub fn symbol(&self, name: &str) -> Option<&Symbol> {
        self.symbols.get(name)
    }

    /// Position of a name in the closure.
    pub fn free_index(&self, name: &str) -> Option<u32> {
        self.free.iter().position(|variable| &*variable.name == name).map(|index| index as u32)
    }

    /// Whether another frame shares this variable of the scope.
    pub fn is_cell(&self, name: &str) -> bool {
        self.cells.binary_search_by(|cell| (**cell).cmp(name)).is_ok()
    }
}

/// The scopes of a module. The first is the module's own.
#[derive(Clone, Debug)]
pub struct ScopeTable {
    pub(crate) scopes: Vec<Scope>,
    pub(crate) by_node: HashMap<TextRange, ScopeId>,
}

impl ScopeTable {
    /// The scope that a function, class, lambda, comprehension or generator expression opens.
    pub fn of_node(&self, node: impl Ranged) -> ScopeId {
        match self.by_node.get(&node.range()) {
            Some(&scope) => scope,
            None => molt_source::bug!("resolve", format_args!("{:?}", node.range()), "this node opens no scope"),
        }
    }

    /// A scope.
    pub fn scope(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.index()]
    }

    /// All scopes; parents come before their children.
    pub fn scopes(&self) -> impl Iterator<Item = (ScopeId, &Scope)> {
        self.scopes.iter().enumerate().map(|(index, scope)| (ScopeId(index as u32), scope))
    }

    /// The scope whose frame a scope runs in: itself, unless it is a comprehension.
    pub fn frame(&self, mut id: ScopeId) -> ScopeId {
        while self.scope(id).kind == ScopeKind::Comprehension {
            id = self.scope(id).parent.expect("a comprehension stands in a module at least");
        }
        id
    }

    /// An identifier as it is known at run time: `__x` in a class is mangled. Holds for variables, attributes, keyword
    /// arguments and imported names alike.
    pub fn mangle(&self, scope: ScopeId, identifier: &str) -> Name {
        mangle(self.scope(scope).private.as_deref(), identifier)
    }

    /// What an occurrence of an identifier, as written, in a scope stands for. The iterable of a comprehension's first
    /// `for`, defaults, decorators and bases stand in the scope around the one they belong to.
    pub fn lookup(&self, scope: ScopeId, identifier: &str) -> Variable {
        let name = self.mangle(scope, identifier);
        let here = self.scope(scope);
        let Some(symbol) = here.symbol(&name) else { return Variable::Global };
        match symbol.place {
            Place::GlobalExplicit => Variable::Global,
            Place::GlobalImplicit if here.kind == ScopeKind::Class => Variable::ClassName,
            Place::GlobalImplicit => Variable::Global,
            Place::Own if here.kind == ScopeKind::Module => Variable::Global,
            Place::Own if here.kind == ScopeKind::Class => Variable::ClassName,
            Place::Own => self.frame_variable(scope, &name),
            Place::Enclosing(owner) => {
                let frame = self.frame(scope);
                if self.frame(owner) == frame {
                    return self.frame_variable(owner, &name);
                }
                let index = self.scope(frame).free_index(&name).expect("the closure holds what the frame takes");
                if here.kind == ScopeKind::Class { Variable::ClassFree(index) } else { Variable::Free(index) }
            }
        }
    }

    fn frame_variable(&self, owner: ScopeId, name: &str) -> Variable {
        if self.scope(owner).is_cell(name) { Variable::Cell(owner) } else { Variable::Local(owner) }
    }

    /// For each free variable of a frame, where the frame that makes it finds the cell.
    pub fn captures(&self, child: ScopeId) -> Vec<Capture> {
        let child = self.scope(child);
        let Some(parent) = child.parent else { return Vec::new() };
        let maker = self.frame(parent);
        let capture = |variable: &FreeVariable| {
            if self.frame(variable.owner) != maker {
                let index = self.scope(maker).free_index(&variable.name);
                Capture::Closure(index.expect("frames between owner and user pass the cell on"))
            } else if self.scope(variable.owner).kind == ScopeKind::Class {
                Capture::ClassCell
            } else {
                Capture::Cell(variable.owner)
            }
        };
        child.free.iter().map(capture).collect()
    }

    /// Names that some code of the module binds as globals, in order of first mention.
    pub fn bound_globals(&self) -> Vec<Name> {
        let mut names = indexmap::IndexSet::new();
        for (id, scope) in self.scopes() {
            for (name, symbol) in scope.symbols() {
                let is_global =
                    symbol.place == Place::GlobalExplicit || (id == ScopeId::MODULE && symbol.place == Place::Own);
                if is_global && symbol.uses.bound {
                    names.insert(Rc::clone(name));
                }
            }
        }
        names.into_iter().collect()
    }
}
