//! `globals()`, and `locals()`, `vars()` and `dir()` without an argument: the variables of the place of the call.
//!
//! The functions cannot find that place by themselves, so the call is built as what it means there.

use molt_resolve::{Place, ScopeKind, Variable};
use molt_syntax::ast::{self, Expr};

use super::function::FunctionBuilder;
use crate::ir::*;
use crate::ops::Op;

impl<'a> FunctionBuilder<'a, '_> {
    /// The value of such a call, if this is one.
    pub fn variables_by_name(&mut self, expr: &'a Expr, call: &'a ast::ExprCall) -> Option<Value> {
        let Expr::Name(name) = &*call.func else { return None };
        let is_one = matches!(&*name.id, "globals" | "locals" | "vars" | "dir")
            && call.arguments.is_empty()
            && !["globals", "locals", "vars", "dir", "sorted"].iter().any(|name| self.is_bound_in_module(name));
        if !is_one {
            return None;
        }
        let site = self.site(expr);
        let frame = self.module.resolved.scopes.frame(self.scope);
        let kind = self.module.resolved.scopes.scope(frame).kind;
        Some(match (&*name.id, kind) {
            ("dir", ScopeKind::Module) => self.of_module("dir", site),
            ("globals", _) | (_, ScopeKind::Module) => self.of_module("vars", site),
            (name, _) => {
                let variables = match kind {
                    ScopeKind::Class => self.function.blocks[self.function.entry].params[0],
                    _ => self.local_variables(site),
                };
                if name == "dir" { self.call_builtin("sorted", variables, site) } else { variables }
            }
        })
    }

    fn is_bound_in_module(&self, name: &str) -> bool {
        self.module
            .resolved
            .scopes
            .scopes()
            .any(|(_, scope)| scope.symbol(name).is_some_and(|symbol| symbol.uses.bound))
    }

    /// `dir` or `vars` of the running module.
    fn of_module(&mut self, builtin: &str, site: SiteId) -> Value {
        let module = self.value(Op::ImportModule(self.module.id), [], Some(site));
        self.call_builtin(builtin, module, site)
    }

    fn call_builtin(&mut self, builtin: &str, argument: Value, site: SiteId) -> Value {
        let callee = self.value(Op::LoadGlobal(builtin.into()), [], Some(site));
        let unbound = self.unbound;
        self.value(Op::Call([].into()), [callee, unbound, argument], Some(site))
    }

    /// A dict of the function's variables that are bound.
    fn local_variables(&mut self, site: SiteId) -> Value {
        let scopes = &self.module.resolved.scopes;
        let frame = scopes.scope(scopes.frame(self.scope));
        // CPython's order: parameters and plain variables, cells, free variables.
        let is_plain = |name: &Name| frame.parameters.contains(name) || !frame.is_cell(name);
        let own = frame.symbols().filter(|(name, symbol)| symbol.place == Place::Own && is_plain(name));
        let cells = frame.cells.iter().filter(|name| !is_plain(name)).cloned();
        let free = frame.free.iter().map(|free| free.name.clone());
        let names: Vec<Name> = own.map(|(name, _)| name.clone()).chain(cells).chain(free).collect();
        let dict = self.value(Op::BuildDict, [], Some(site));
        for name in names {
            let value = self.variable_or_null(&name);
            let key = self.text(&name);
            let (insert, next) = (self.new_block(), self.new_block());
            let bound = self.block_param(insert);
            let missing = self.value(Op::IsNull, [value], None);
            self.branch_with(missing, (next, Vec::new()), (insert, vec![value]));
            self.begin_sealed(insert);
            self.add(Op::DictInsert, [dict, key, bound], Some(site));
            self.jump(next, []);
            self.begin_sealed(next);
        }
        dict
    }

    /// The value of a mangled name of this frame, maybe null.
    fn variable_or_null(&mut self, name: &Name) -> Value {
        let scopes = &self.module.resolved.scopes;
        let frame = scopes.frame(self.scope);
        match scopes.lookup(frame, name) {
            Variable::Cell(owner) => {
                let cell = self.cell(owner, name);
                self.value(Op::LoadCell, [cell], None)
            }
            Variable::Free(index) | Variable::ClassFree(index) => {
                let cell = self.value(Op::ClosureCell(index), [], None);
                self.value(Op::LoadCell, [cell], None)
            }
            _ => self.read_local(frame, name),
        }
    }
}
