//! `import` and `from … import`.

use molt_resolve::ImportTarget;
use molt_syntax::Ranged;
use molt_syntax::ast;

use super::function::FunctionBuilder;
use crate::ir::*;
use crate::ops::Op;

impl<'a> FunctionBuilder<'a, '_> {
    /// `import a.b, c as d`.
    pub fn import(&mut self, statement: &'a ast::StmtImport) {
        let site = self.range_site(statement.range);
        for alias in &statement.names {
            let resolved = self.module.resolved;
            let Some(modules) = self.import_path(resolved.imports.import(alias), site) else { return };
            let Some(&top) = modules.first() else { continue };
            match &alias.asname {
                // `import a.b as c` takes `b` from `a`, which need not be the module.
                Some(name) => {
                    let inner = alias.name.id.split('.').skip(1);
                    let module = inner.fold(top, |module, attribute| {
                        self.value(Op::ImportFrom(attribute.into()), [module], Some(site))
                    });
                    self.store_identifier(name, module);
                }
                None => {
                    let first = alias.name.id.split('.').next().unwrap_or_default();
                    self.store_name(first, alias.name.range(), top);
                }
            }
        }
    }

    /// `from a.b import c, d as e`.
    pub fn import_from(&mut self, statement: &'a ast::StmtImportFrom) {
        let site = self.range_site(statement.range);
        let resolved = self.module.resolved.imports.import_from(statement);
        if resolved.is_future {
            return;
        }
        let Some(modules) = self.import_path(&resolved.path, site) else { return };
        let Some(&module) = modules.last() else { return };
        for alias in &statement.names {
            if alias.name.as_str() == "*" {
                self.add(Op::ImportStar, [module], Some(site));
                continue;
            }
            let name = alias.name.id.as_str().into();
            let value = self.value(Op::ImportFrom(name), [module], Some(site));
            self.store_identifier(alias.asname.as_ref().unwrap_or(&alias.name), value);
        }
    }

    /// Imports packages and at last a module. `None` when one is missing, which raises.
    fn import_path(&mut self, path: &[ImportTarget], site: SiteId) -> Option<Vec<Value>> {
        let mut modules = Vec::new();
        for target in path {
            modules.push(match target {
                ImportTarget::Program(id) => {
                    let id = ModuleId::from_u32(id.index() as u32);
                    self.value(Op::ImportModule(id), [], Some(site))
                }
                ImportTarget::Native(name) => self.value(Op::ImportNative(name.clone()), [], Some(site)),
                ImportTarget::Missing { name, message } => {
                    self.raise_missing(name, message, site);
                    return None;
                }
            });
        }
        Some(modules)
    }

    fn raise_missing(&mut self, name: &str, message: &str, site: SiteId) {
        let unbound = self.unbound;
        let is_relative = message.starts_with("attempted relative import");
        let message = self.text(message);
        let error = if is_relative {
            let kind = self.value(Op::LoadGlobal("ImportError".into()), [], Some(site));
            self.value(Op::Call([].into()), [kind, unbound, message], Some(site))
        } else {
            let kind = self.value(Op::LoadGlobal("ModuleNotFoundError".into()), [], Some(site));
            let name = self.text(name);
            self.value(Op::Call(["name".into()].into()), [kind, unbound, message, name], Some(site))
        };
        self.add(Op::Raise, [error, unbound], Some(site));
    }
}
