//! Reading, binding and unbinding names.

use molt_resolve::{ScopeId, Variable};
use molt_syntax::ast::Identifier;
use molt_syntax::{Ranged, TextRange};

use super::LeftOut;
use super::function::FunctionBuilder;
use crate::ir::*;
use crate::ops::{Constant, Op};

/// Of a class body: the namespace, its only parameter.
fn namespace(function: &Function) -> Value {
    function.blocks[function.entry].params[0]
}

impl FunctionBuilder<'_, '_> {
    /// What `__debug__` is.
    pub fn is_debug(&self) -> bool {
        self.context.left_out == LeftOut::Nothing
    }

    /// The value of a name.
    pub fn load_name(&mut self, identifier: &str, range: TextRange) -> Value {
        if identifier == "__debug__" {
            return self.constant(Constant::Bool(self.is_debug()));
        }
        let site = self.range_site(range);
        self.load_name_at(identifier, site)
    }

    /// The value of a name, for an operation that stands elsewhere.
    pub fn load_name_at(&mut self, identifier: &str, site: SiteId) -> Value {
        let name = self.mangle(identifier);
        match self.lookup(identifier) {
            Variable::Local(owner) => {
                let value = self.read_local(owner, &name);
                if self.is_plain(value) {
                    return value;
                }
                let value = self.value(Op::CheckBound(name.clone(), false), [value], Some(site));
                self.write_local(owner, &name, value);
                value
            }
            Variable::Cell(owner) => {
                let cell = self.cell(owner, &name);
                let value = self.value(Op::LoadCell, [cell], None);
                self.value(Op::CheckBound(name, false), [value], Some(site))
            }
            Variable::Free(index) => {
                let value = self.load_free(index);
                self.value(Op::CheckBound(name, true), [value], Some(site))
            }
            Variable::Global => self.value(Op::LoadGlobal(name), [], Some(site)),
            Variable::ClassName => self
                .load_from_namespace(name.clone(), site, |builder| builder.value(Op::LoadGlobal(name), [], Some(site))),
            Variable::ClassFree(index) => self.load_from_namespace(name.clone(), site, |builder| {
                let value = builder.load_free(index);
                builder.value(Op::CheckBound(name, true), [value], Some(site))
            }),
        }
    }

    /// A name of a class body: from the namespace, or from elsewhere when it isn't there.
    fn load_from_namespace(&mut self, name: Name, site: SiteId, elsewhere: impl FnOnce(&mut Self) -> Value) -> Value {
        let namespace = namespace(&self.function);
        let value = self.value(Op::LoadName(name), [namespace], Some(site));
        let missing = self.value(Op::IsNull, [value], None);
        let (outside, join) = (self.new_block(), self.new_block());
        let result = self.block_param(join);
        self.branch_with(missing, (outside, Vec::new()), (join, vec![value]));
        self.begin_sealed(outside);
        let value = elsewhere(self);
        self.jump(join, [value]);
        self.begin_sealed(join);
        result
    }

    /// Binds a name. Nothing that can fail but in a class body with a namespace of the program's making.
    pub fn store_name(&mut self, identifier: &str, range: TextRange, value: Value) {
        let name = self.mangle(identifier);
        match self.lookup(identifier) {
            Variable::Local(owner) => {
                self.end_hold(owner, &name);
                self.write_local(owner, &name, value);
            }
            Variable::Cell(owner) => {
                let cell = self.cell(owner, &name);
                self.add(Op::StoreCell, [cell, value], None);
            }
            Variable::Free(index) | Variable::ClassFree(index) => {
                let cell = self.value(Op::ClosureCell(index), [], None);
                self.add(Op::StoreCell, [cell, value], None);
            }
            Variable::Global => self.store_global(name, value),
            Variable::ClassName => {
                let site = self.range_site(range);
                self.store_in_namespace(name, value, site);
            }
        }
    }

    /// Binds a global.
    pub fn store_global(&mut self, name: Name, value: Value) {
        self.add(Op::StoreGlobal(name), [value], None);
    }

    /// Binds a name of a class body.
    pub fn store_in_namespace(&mut self, name: Name, value: Value, site: SiteId) {
        let namespace = namespace(&self.function);
        self.add(Op::StoreName(name), [namespace, value], Some(site));
    }

    /// `del name`.
    pub fn delete_name(&mut self, identifier: &str, range: TextRange) {
        let name = self.mangle(identifier);
        let site = self.range_site(range);
        match self.lookup(identifier) {
            Variable::Local(owner) => {
                let value = self.read_local(owner, &name);
                if !self.is_plain(value) {
                    self.add(Op::CheckBound(name.clone(), false), [value], Some(site));
                }
                self.end_hold(owner, &name);
                let unbound = self.unbound;
                self.write_local(owner, &name, unbound);
            }
            Variable::Cell(owner) => {
                let cell = self.cell(owner, &name);
                self.unbind_cell(cell, name, false, site);
            }
            Variable::Free(index) | Variable::ClassFree(index) => {
                let cell = self.value(Op::ClosureCell(index), [], None);
                self.unbind_cell(cell, name, true, site);
            }
            Variable::Global => {
                self.add(Op::DeleteGlobal(name), [], Some(site));
            }
            Variable::ClassName => {
                let namespace = namespace(&self.function);
                self.add(Op::DeleteName(name), [namespace], Some(site));
            }
        }
    }

    fn unbind_cell(&mut self, cell: Value, name: Name, free: bool, site: SiteId) {
        let value = self.value(Op::LoadCell, [cell], None);
        self.add(Op::CheckBound(name, free), [value], Some(site));
        let unbound = self.unbound;
        self.add(Op::StoreCell, [cell, unbound], None);
    }

    fn load_free(&mut self, index: u32) -> Value {
        let cell = self.value(Op::ClosureCell(index), [], None);
        self.value(Op::LoadCell, [cell], None)
    }

    /// The cell of a variable of this frame.
    pub fn cell(&mut self, owner: ScopeId, name: &Name) -> Value {
        self.cells[&(owner, name.clone())]
    }

    /// Binds an identifier.
    pub fn store_identifier(&mut self, identifier: &Identifier, value: Value) {
        self.store_name(&identifier.id, identifier.range(), value);
    }

    /// An identifier as it is known at run time.
    pub fn mangle(&self, identifier: &str) -> Name {
        self.module.resolved.scopes.mangle(self.scope, identifier)
    }

    fn lookup(&self, identifier: &str) -> Variable {
        self.module.resolved.scopes.lookup(self.scope, identifier)
    }
}
