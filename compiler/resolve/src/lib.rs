//! The module graph, scopes and bindings.
//!
//! In: the main file's path. Out: a [`ResolvedProgram`]: every file of the program parsed, every import tied to a module,
//! every name's meaning settled as CPython's symbol table does. What is wrong is reported, and then there is no program;
//! later stages never meet an unresolvable name or import.

mod analyze;
mod collect;
mod graph;
mod imports;
mod mangle;
mod modules;
mod native;
mod scopes;
mod search;
mod standard;

use std::path::{Path, PathBuf};

use molt_source::{Diagnostics, SourceMap};
use molt_syntax::ParsedModule;

pub use modules::{ImportFrom, ImportTable, ImportTarget, ModuleId, ResolvedModule, ResolvedProgram};
pub use scopes::{Capture, FreeVariable, Name, Place, Scope, ScopeId, ScopeKind, ScopeTable, Symbol, Uses, Variable};

/// How modules are looked for.
#[derive(Clone, Default, Debug)]
pub struct Options {
    /// Folders to search after the main file's own.
    pub search_path: Vec<PathBuf>,
}

/// Reads the program whose main file this is. `None` when there are errors, which are reported.
pub fn resolve_program(
    main: &Path,
    options: &Options,
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) -> Option<ResolvedProgram> {
    graph::build(main, options, sources, diagnostics)
}

/// The scopes of one module; contradictions are reported.
pub fn scopes_of(module: &ParsedModule, diagnostics: &mut Diagnostics) -> ScopeTable {
    let mut table = collect::collect(module, diagnostics);
    analyze::analyze(&mut table, module.file, diagnostics);
    table
}
