//! The parameters of functions.

use molt_resolve::ScopeId;
use molt_syntax::ast::{Expr, ParameterWithDefault, Parameters};

use super::function::FunctionBuilder;
use crate::ir::*;
use crate::ops::{Constant, FunctionParts, Op};

impl<'a> FunctionBuilder<'a, '_> {
    /// The parameters of the function of a scope.
    pub fn params(&self, scope: ScopeId, parameters: &Parameters) -> Params {
        let scopes = &self.module.resolved.scopes;
        let name = |name: &str| scopes.mangle(scope, name);
        let named = |parameter: &ParameterWithDefault| name(&parameter.parameter.name.id);
        Params {
            positional_only: parameters.posonlyargs.len(),
            positional: parameters.posonlyargs.iter().chain(&parameters.args).map(named).collect(),
            keyword_only: parameters.kwonlyargs.iter().map(named).collect(),
            varargs: parameters.vararg.as_ref().map(|parameter| name(&parameter.name.id)),
            varkeywords: parameters.kwarg.as_ref().map(|parameter| name(&parameter.name.id)),
        }
    }

    /// Evaluates defaults: the tuple of the positional ones, the dict of the keyword-only ones.
    pub fn defaults(
        &mut self,
        parameters: &'a Parameters,
        scope: ScopeId,
        site: SiteId,
    ) -> (FunctionParts, Vec<Value>) {
        let mut parts = FunctionParts::default();
        let mut operands = Vec::new();
        let positional = parameters.posonlyargs.iter().chain(&parameters.args);
        let positional: Vec<&'a Expr> = positional.filter_map(|parameter| parameter.default.as_deref()).collect();
        if !positional.is_empty() {
            parts.defaults = true;
            let constants: Option<Vec<Constant>> = positional.iter().map(|default| self.constant_of(default)).collect();
            operands.push(match constants {
                Some(constants) => self.constant(Constant::Tuple(constants.into())),
                None => {
                    let values: Vec<Value> = positional.iter().map(|default| self.expression(default)).collect();
                    self.value(Op::BuildTuple, values, None)
                }
            });
        }
        let mut words = Vec::new();
        for parameter in &parameters.kwonlyargs {
            if let Some(default) = &parameter.default {
                let name = self.module.resolved.scopes.mangle(scope, &parameter.parameter.name.id);
                words.push(self.text(&name));
                words.push(self.expression(default));
            }
        }
        if !words.is_empty() {
            parts.keyword_defaults = true;
            operands.push(self.value(Op::BuildDict, words, Some(site)));
        }
        (parts, operands)
    }
}
