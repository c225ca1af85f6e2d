//! The module graph: reads the main file and everything it imports, directly or not.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use molt_source::{Code, Diagnostic, Diagnostics, SourceMap, Span};
use molt_syntax::ast;

use crate::imports::{FoundImport, ImportStatement, find_imports};
use crate::modules::{ImportFrom, ImportTable, ImportTarget, ModuleId, ResolvedModule, ResolvedProgram};
use crate::scopes::Name;
use crate::search::{Found, find};
use crate::{Options, scopes_of};
use crate::{native, standard};

/// Reads, parses and resolves the program whose main file this is.
pub fn build(
    main: &Path,
    options: &Options,
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) -> Option<ResolvedProgram> {
    // Modules are searched beside the file itself, not beside a link to it.
    let target = if main.is_symlink() { main.canonicalize().ok() } else { None };
    let folder = target.as_deref().unwrap_or(main).parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut path = vec![folder.unwrap_or(Path::new(".")).to_path_buf()];
    path.extend(options.search_path.iter().cloned());
    let mut graph = Graph { path, by_name: HashMap::new(), pending: Vec::new() };
    graph.add(Pending {
        name: Rc::from("__main__"),
        file: PendingFile::Text(main.to_path_buf()),
        package: None,
        import: None,
    });
    let mut modules = Vec::new();
    // Modules that are imported are added to the list while it is walked.
    while let Some(pending) = graph.pending.get(modules.len()).cloned() {
        modules.push(graph.load(ModuleId(modules.len() as u32), pending, sources, diagnostics));
    }
    let modules: Option<Vec<ResolvedModule>> = modules.into_iter().collect();
    modules.filter(|_| !diagnostics.has_errors()).map(|modules| ResolvedProgram { modules })
}

/// A module that was found and is yet to be read.
#[derive(Clone)]
struct Pending {
    name: Name,
    file: PendingFile,
    /// The folders its submodules are in, if it is a package.
    package: Option<Vec<PathBuf>>,
    /// The import that found it.
    import: Option<Span>,
}

#[derive(Clone)]
enum PendingFile {
    Text(PathBuf),
    /// A folder without `__init__.py`.
    Namespace(PathBuf),
}

struct Graph {
    path: Vec<PathBuf>,
    by_name: HashMap<Name, ModuleId>,
    /// In the order of ids.
    pending: Vec<Pending>,
}

impl Graph {
    fn add(&mut self, pending: Pending) -> ModuleId {
        let id = ModuleId(self.pending.len() as u32);
        self.by_name.insert(Rc::clone(&pending.name), id);
        self.pending.push(pending);
        id
    }

    fn load(
        &mut self,
        id: ModuleId,
        pending: Pending,
        sources: &mut SourceMap,
        diagnostics: &mut Diagnostics,
    ) -> Option<ResolvedModule> {
        let (path, file) = match &pending.file {
            PendingFile::Text(path) => (path, molt_syntax::read_file(path, pending.import, sources, diagnostics)?),
            PendingFile::Namespace(path) => (path, sources.add(path, "")),
        };
        let syntax = molt_syntax::parse_module(sources, file, diagnostics)?;
        let scopes = scopes_of(&syntax, diagnostics);
        let mut imports = ImportTable::default();
        let package = match (&pending.package, pending.name.rsplit_once('.')) {
            (Some(_), _) => Some(Rc::clone(&pending.name)),
            (None, Some((package, _))) => Some(Rc::from(package)),
            (None, None) => None,
        };
        let mut importer = Importer { graph: self, package, syntax: &syntax, diagnostics };
        for found in find_imports(syntax.body()) {
            importer.resolve(found, &mut imports);
        }
        let path = std::path::absolute(path).unwrap_or_else(|_| path.clone());
        Some(ResolvedModule {
            id,
            is_package: pending.package.is_some(),
            is_namespace: matches!(pending.file, PendingFile::Namespace(_)),
            name: pending.name,
            path: Rc::from(path.to_string_lossy()),
            syntax,
            scopes,
            imports,
        })
    }

    /// The module of a dotted name whose parent packages have been found.
    fn find(&mut self, name: &str, import: Span) -> Result<ImportTarget, String> {
        let missing = || format!("No module named '{name}'");
        if native::is_native(name) {
            return Ok(ImportTarget::Native(Rc::from(name)));
        }
        if let Some(&id) = self.by_name.get(name) {
            return Ok(ImportTarget::Program(id));
        }
        let (folders, last) = match name.rsplit_once('.') {
            None => (self.path.clone(), name),
            Some((parent, last)) => match self.by_name.get(parent).map(|id| &self.pending[id.index()].package) {
                Some(Some(folders)) => (folders.clone(), last),
                _ => return Err(format!("{}; '{parent}' is not a package", missing())),
            },
        };
        let (file, package) = match find(last, &folders) {
            Some(Found::Module(file)) => (PendingFile::Text(file), None),
            Some(Found::Package(init)) => {
                let folder = init.parent().map(Path::to_path_buf);
                (PendingFile::Text(init), folder.map(|folder| vec![folder]))
            }
            Some(Found::Namespace(folder)) => (PendingFile::Namespace(folder.clone()), Some(vec![folder])),
            None => return Err(missing()),
        };
        Ok(ImportTarget::Program(self.add(Pending { name: Rc::from(name), file, package, import: Some(import) })))
    }
}

/// Resolves the imports of one module.
struct Importer<'g> {
    graph: &'g mut Graph,
    /// The package the module is in, or is.
    package: Option<Name>,
    syntax: &'g molt_syntax::ParsedModule,
    diagnostics: &'g mut Diagnostics,
}

impl Importer<'_> {
    fn resolve(&mut self, found: FoundImport<'_>, imports: &mut ImportTable) {
        match found.statement {
            ImportStatement::Import(alias) => {
                let path = self.dotted(&alias.name.id, self.syntax.span(&alias.name), found.may_fail);
                imports.add_import(alias, path);
            }
            ImportStatement::From(import) => {
                let resolved = self.from(import, found.may_fail);
                imports.add_from(import, resolved);
            }
        }
    }

    /// One target for each dotted prefix, up to the first that is missing.
    fn dotted(&mut self, name: &str, span: Span, may_fail: bool) -> Vec<ImportTarget> {
        let ends = name.match_indices('.').map(|(end, _)| end).chain([name.len()]);
        let mut path = Vec::new();
        for end in ends {
            match self.graph.find(&name[..end], span) {
                Ok(target) => path.push(target),
                Err(message) => {
                    if !may_fail {
                        self.report_missing(&name[..end], &message, span);
                    }
                    path.push(ImportTarget::Missing { name: Rc::from(&name[..end]), message: message.into() });
                    break;
                }
            }
        }
        path
    }

    fn report_missing(&mut self, name: &str, message: &str, span: Span) {
        let top = name.split('.').next().unwrap_or(name);
        let code = if message.ends_with("is not a package") { Code::NotAPackage } else { Code::ModuleNotFound };
        let mut diagnostic = Diagnostic::at(code, span, message);
        if standard::is_standard(top) {
            diagnostic = diagnostic
                .note(format!("'{top}' is part of Python's standard library; it does not come with Molt yet"));
        }
        self.diagnostics.report(diagnostic);
    }

    fn from(&mut self, import: &ast::StmtImportFrom, may_fail: bool) -> ImportFrom {
        let own = import.module.as_ref().map_or("", |module| module.id.as_str());
        let span = match &import.module {
            Some(module) => self.syntax.span(module),
            None => self.syntax.span(import),
        };
        if import.level == 0 && own == "__future__" {
            return ImportFrom { path: Vec::new(), submodules: vec![None; import.names.len()], is_future: true };
        }
        let name = match self.absolute(own, import.level) {
            Ok(name) => name,
            Err(message) => {
                if !may_fail {
                    self.diagnostics.error(Code::RelativeImport, self.syntax.span(import), message);
                }
                let missing = ImportTarget::Missing { name: Rc::from(own), message: message.into() };
                return ImportFrom { path: vec![missing], submodules: Vec::new(), is_future: false };
            }
        };
        let path = self.dotted(&name, span, may_fail);
        let is_package = match path.last() {
            Some(ImportTarget::Program(id)) => self.graph.pending[id.index()].package.is_some(),
            _ => false,
        };
        let mut submodule = |alias: &ast::Alias| {
            if !is_package || alias.name.as_str() == "*" {
                return None;
            }
            let span = self.syntax.span(&alias.name);
            match self.graph.find(&format!("{name}.{}", alias.name.id), span) {
                Ok(ImportTarget::Program(id)) => Some(id),
                _ => None,
            }
        };
        ImportFrom { submodules: import.names.iter().map(&mut submodule).collect(), path, is_future: false }
    }

    /// The absolute name of what a relative import names.
    fn absolute(&self, name: &str, level: u32) -> Result<String, &'static str> {
        if level == 0 {
            return Ok(name.to_string());
        }
        let Some(package) = &self.package else {
            return Err("attempted relative import with no known parent package");
        };
        let mut base: &str = package;
        for _ in 1..level {
            base = match base.rsplit_once('.') {
                Some((parent, _)) => parent,
                None => return Err("attempted relative import beyond top-level package"),
            };
        }
        Ok(if name.is_empty() { base.to_string() } else { format!("{base}.{name}") })
    }
}
