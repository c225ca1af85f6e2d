//! A resolved program: its modules, each with its scopes and what its imports stand for.

use std::collections::HashMap;
use std::rc::Rc;

use molt_syntax::{ParsedModule, Ranged, TextRange, ast};

use crate::scopes::{Name, ScopeTable};

/// A module of a [`ResolvedProgram`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct ModuleId(pub(crate) u32);

impl ModuleId {
    /// The main file.
    pub const MAIN: ModuleId = ModuleId(0);

    /// Position in the program.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A program without errors so far.
#[derive(Debug)]
pub struct ResolvedProgram {
    /// In the order in which they were found; the first is `__main__`.
    pub modules: Vec<ResolvedModule>,
}

impl ResolvedProgram {
    /// One of the modules.
    pub fn module(&self, id: ModuleId) -> &ResolvedModule {
        &self.modules[id.index()]
    }
}

/// A file of the program.
#[derive(Debug)]
pub struct ResolvedModule {
    /// Its position in the program.
    pub id: ModuleId,
    /// Dotted name; `__main__` for the main file.
    pub name: Name,
    /// Absolute path, as `__file__` and tracebacks show it.
    pub path: Rc<str>,
    /// Whether it has submodules: an `__init__.py` or a namespace package.
    pub is_package: bool,
    /// Whether it is a folder without `__init__.py`; the module is then empty and `path` names the folder.
    pub is_namespace: bool,
    /// The syntax tree.
    pub syntax: ParsedModule,
    /// What its names mean.
    pub scopes: ScopeTable,
    /// What its imports stand for.
    pub imports: ImportTable,
}

/// What a module's name in an import stands for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ImportTarget {
    /// A module of the program.
    Program(ModuleId),
    /// A module of the runtime.
    Native(Name),
    /// Nothing: `ModuleNotFoundError` (for a failed relative import, `ImportError`) with this message when it runs. The
    /// last of its path.
    Missing {
        /// The dotted name looked for.
        name: Name,
        /// What CPython says.
        message: Rc<str>,
    },
}

/// What `from m import …` stands for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ImportFrom {
    /// The packages to be imported on the way and at last the module itself, whose attributes are taken.
    pub path: Vec<ImportTarget>,
    /// For each name of the statement, the submodule to import if the package, once imported, has no such attribute.
    pub submodules: Vec<Option<ModuleId>>,
    /// `from __future__ import …`, which has done its work by now.
    pub is_future: bool,
}

/// The import statements of a module.
#[derive(Clone, Default, Debug)]
pub struct ImportTable {
    imports: HashMap<TextRange, Vec<ImportTarget>>,
    froms: HashMap<TextRange, ImportFrom>,
}

impl ImportTable {
    pub(crate) fn add_import(&mut self, alias: &ast::Alias, path: Vec<ImportTarget>) {
        self.imports.insert(alias.range(), path);
    }

    pub(crate) fn add_from(&mut self, import: &ast::StmtImportFrom, resolved: ImportFrom) {
        self.froms.insert(import.range(), resolved);
    }

    /// For `a.b.c` of an `import` statement: `a`, `a.b`, `a.b.c`, to be imported in this order, or up to the first that
    /// is missing.
    pub fn import(&self, alias: &ast::Alias) -> &[ImportTarget] {
        &self.imports[&alias.range()]
    }

    /// What a `from` statement stands for.
    pub fn import_from(&self, import: &ast::StmtImportFrom) -> &ImportFrom {
        &self.froms[&import.range()]
    }
}
