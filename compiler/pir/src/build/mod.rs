//! AST -> PIR.
//!
//! In: a resolved program. Out: a [`Program`] with a function for every module, class body, `def`, lambda and generator
//! expression that is reachable from a module's statements. Each operation stands where CPython's compiler puts it, so that evaluation order,
//! exceptions and traceback positions are CPython's. What isn't supported is reported by `unsupported` first, and then
//! nothing is built.
//!
//! `function` says how a function is put together; each other file builds one family of constructs.

mod arguments;
mod assignments;
mod calls;
mod classes;
mod comprehensions;
mod conditions;
mod constants;
mod docstrings;
mod escapes;
mod except_star;
mod exceptions;
mod expressions;
mod facts;
mod function;
mod functions;
mod generators;
mod imports;
mod loops;
mod matching;
mod names;
mod namespaces;
mod operators;
mod percent;
mod sites;
mod statements;
mod strings;
mod unsupported;
mod with;

use std::rc::Rc;

use molt_resolve::{ResolvedModule, ResolvedProgram, ScopeId};
use molt_source::{Diagnostics, SourceFile, SourceMap};
use molt_syntax::ast::Stmt;

use crate::ir::*;
use crate::ops::Constant;
use facts::Facts;
use function::FunctionBuilder;

/// What CPython's `-O` and `-OO` leave out.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum LeftOut {
    /// Nothing.
    #[default]
    Nothing,
    /// Assertions, and `__debug__` is false.
    Assertions,
    /// Docstrings as well.
    Docstrings,
}

/// Builds a program. `None` when it uses what isn't supported, which is reported.
pub fn build_program(
    resolved: &ResolvedProgram,
    sources: &SourceMap,
    diagnostics: &mut Diagnostics,
    left_out: LeftOut,
) -> Option<Program> {
    let errors = diagnostics.error_count();
    for module in &resolved.modules {
        unsupported::report(module, diagnostics);
    }
    if diagnostics.error_count() > errors {
        return None;
    }
    let mut context = ProgramContext { program: Program::default(), facts: Facts::of(resolved), left_out };
    for module in &resolved.modules {
        build_module(&mut context, module, sources.file(module.syntax.file));
    }
    Some(context.program)
}

/// What grows while functions are built.
struct ProgramContext {
    program: Program,
    facts: Facts,
    left_out: LeftOut,
}

impl ProgramContext {
    /// The docstring of a body, unless it is left out, and the statements that are left.
    fn split_docstring<'a>(&self, body: &'a [Stmt]) -> (Option<Rc<[u8]>>, &'a [Stmt]) {
        let (doc, body) = docstrings::split(body);
        (doc.filter(|_| self.left_out < LeftOut::Docstrings), body)
    }
}

/// The module that is being built.
struct ModuleContext<'a> {
    id: ModuleId,
    resolved: &'a ResolvedModule,
    source: &'a SourceFile,
    /// Whether it has a global `super`.
    binds_super: bool,
}

/// Globals that every module has; its body binds them before anything else.
const MODULE_NAMES: [&str; 4] = ["__name__", "__doc__", "__package__", "__file__"];

fn build_module(context: &mut ProgramContext, resolved: &ResolvedModule, source: &SourceFile) {
    let mut globals: Vec<Name> = MODULE_NAMES.iter().map(|&name| name.into()).collect();
    if resolved.is_package {
        globals.push("__path__".into());
    }
    for name in resolved.scopes.bound_globals() {
        if !globals.contains(&name) {
            globals.push(name);
        }
    }
    let binds_super = globals.iter().any(|name| &**name == "super");
    let body = context.program.functions.next_key();
    let id = context.program.modules.push(Module {
        name: resolved.name.clone(),
        path: resolved.path.clone(),
        source: source.text().clone(),
        body,
        globals,
        is_package: resolved.is_package,
    });
    let module = ModuleContext { id, resolved, source, binds_super };
    let mut builder =
        FunctionBuilder::new(context, &module, ScopeId::MODULE, None, FunctionKind::Module, Params::default());
    builder.module_body();
    builder.finish();
}

impl<'a> FunctionBuilder<'a, '_> {
    fn module_body(&mut self) {
        let resolved = self.module.resolved;
        let (doc, body) = self.context.split_docstring(resolved.syntax.body());
        let is_main = self.module.id == ModuleId::from_u32(0);
        let package = match (is_main, resolved.is_package, resolved.name.rsplit_once('.')) {
            (true, _, _) => Constant::None,
            (_, true, _) => Constant::Str(resolved.name.as_bytes().into()),
            (_, _, Some((package, _))) => Constant::Str(package.as_bytes().into()),
            (_, _, None) => Constant::Str((*b"").into()),
        };
        let values = [
            Constant::Str(resolved.name.as_bytes().into()),
            doc.clone().map_or(Constant::None, Constant::Str),
            package,
            if resolved.is_namespace { Constant::None } else { Constant::Str(resolved.path.as_bytes().into()) },
        ];
        for (name, value) in MODULE_NAMES.into_iter().zip(values) {
            let value = self.constant(value);
            self.store_global(name.into(), value);
        }
        if resolved.is_package {
            let folder = match resolved.is_namespace {
                true => &*resolved.path,
                false => resolved.path.rsplit_once('/').map_or("", |(folder, _)| folder),
            };
            let folder = self.constant(Constant::Str(folder.as_bytes().into()));
            let path = self.value(crate::ops::Op::BuildList, [folder], None);
            self.store_global("__path__".into(), path);
        }
        self.function.doc = doc;
        self.statements(body);
        self.return_none();
    }
}
