//! `def`, `lambda`, and function objects.

use molt_resolve::{Capture, ScopeId};
use molt_syntax::Ranged;
use molt_syntax::ast::{self, Parameters};

use super::function::FunctionBuilder;
use crate::ir::*;
use crate::ops::{FunctionParts, Op};

impl<'a> FunctionBuilder<'a, '_> {
    /// `def`, with its decorators.
    pub fn function_definition(&mut self, statement: &'a ast::StmtFunctionDef) {
        let decorators = self.decorators(&statement.decorator_list);
        let scope = self.module.resolved.scopes.of_node(statement);
        let site = self.definition_site(statement.range, &statement.decorator_list);
        let (parts, mut operands) = self.defaults(&statement.parameters, scope, site);
        let params = self.params(scope, &statement.parameters);
        let (doc, body) = self.context.split_docstring(&statement.body);
        let first_line = match statement.decorator_list.first() {
            Some(decorator) => self.line(decorator.start()),
            None => self.function_line(site),
        };
        let id = self.child(scope, FunctionKind::Def, params, |builder| {
            builder.function.first_line = first_line;
            builder.function.doc = doc;
            builder.statements(body);
            builder.return_none();
        });
        self.captures(scope, &mut operands);
        let function = self.value(Op::MakeFunction(id, parts), operands, None);
        let function = self.decorate(decorators, function);
        self.store_name(&statement.name.id, statement.name.range, function);
    }

    /// `lambda`.
    pub fn lambda(&mut self, lambda: &'a ast::ExprLambda) -> Value {
        let scope = self.module.resolved.scopes.of_node(lambda);
        let site = self.range_site(lambda.range);
        let first_line = self.line(lambda.start());
        let (parts, mut operands, params) = match &lambda.parameters {
            Some(parameters) => self.lambda_parameters(parameters, scope, site),
            None => (FunctionParts::default(), Vec::new(), Params::default()),
        };
        let id = self.child(scope, FunctionKind::Lambda, params, |builder| {
            builder.function.first_line = first_line;
            let value = builder.expression(&lambda.body);
            builder.return_value(value);
        });
        self.captures(scope, &mut operands);
        self.value(Op::MakeFunction(id, parts), operands, None)
    }

    fn lambda_parameters(
        &mut self,
        parameters: &'a Parameters,
        scope: ScopeId,
        site: SiteId,
    ) -> (FunctionParts, Vec<Value>, Params) {
        let (parts, operands) = self.defaults(parameters, scope, site);
        (parts, operands, self.params(scope, parameters))
    }

    /// Builds another function of this module, that of a scope.
    pub fn child(
        &mut self,
        scope: ScopeId,
        kind: FunctionKind,
        params: Params,
        body: impl FnOnce(&mut FunctionBuilder<'a, '_>),
    ) -> FuncId {
        let mut child = FunctionBuilder::new(self.context, self.module, scope, Some(self.id), kind, params);
        body(&mut child);
        child.finish()
    }

    /// Adds the cells of a function's closure to the operands of the op that makes it.
    pub fn captures(&mut self, scope: ScopeId, operands: &mut Vec<Value>) {
        let scopes = &self.module.resolved.scopes;
        let names: Vec<Name> = scopes.scope(scope).free.iter().map(|free| free.name.clone()).collect();
        for (capture, name) in scopes.captures(scope).into_iter().zip(names) {
            operands.push(match capture {
                Capture::Cell(owner) => self.cell(owner, &name),
                Capture::ClassCell => {
                    let frame = self.module.resolved.scopes.frame(self.scope);
                    self.cell(frame, &name)
                }
                Capture::Closure(index) => self.value(Op::ClosureCell(index), [], None),
            });
        }
    }

    /// Evaluates decorators, outermost first.
    pub fn decorators(&mut self, decorators: &'a [ast::Decorator]) -> Vec<(Value, SiteId)> {
        decorators
            .iter()
            .map(|decorator| {
                let site = self.site(&decorator.expression);
                (self.expression(&decorator.expression), site)
            })
            .collect()
    }

    /// Calls decorators, innermost first.
    pub fn decorate(&mut self, decorators: Vec<(Value, SiteId)>, mut value: Value) -> Value {
        let unbound = self.unbound;
        for (decorator, site) in decorators.into_iter().rev() {
            value = self.value(Op::Call([].into()), [decorator, unbound, value], Some(site));
        }
        value
    }

    fn function_line(&self, site: SiteId) -> u32 {
        self.function.sites[site].line
    }
}
