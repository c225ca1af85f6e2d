//! Calls, method calls, `super`.

use std::rc::Rc;

use molt_syntax::Ranged;
use molt_syntax::ast::{self, Expr};

use super::function::FunctionBuilder;
use crate::ir::*;
use crate::ops::Op;

impl<'a> FunctionBuilder<'a, '_> {
    /// `f(…)`.
    pub fn call(&mut self, expr: &'a Expr, call: &'a ast::ExprCall) -> Value {
        if self.is_super_call(call) {
            return self.super_object(expr);
        }
        if let Some(names) = self.variables_by_name(expr, call) {
            return names;
        }
        let arguments = &call.arguments;
        let has_stars = arguments.args.iter().any(Expr::is_starred_expr)
            || arguments.keywords.iter().any(|keyword| keyword.arg.is_none());
        if has_stars {
            let callee = self.expression(&call.func);
            let site = self.site(expr);
            return self.call_with_stars(callee, expr, arguments, site);
        }
        let (callee, receiver, site) = match &*call.func {
            Expr::Attribute(attribute) => {
                let (callee, receiver) = self.method(attribute);
                (callee, receiver, self.method_call_site(expr, attribute))
            }
            func => {
                let callee = self.expression(func);
                (callee, self.unbound, self.plain_call_site(call, expr))
            }
        };
        let mut words = vec![callee, receiver];
        if let [generator @ Expr::Generator(node)] = &*arguments.args
            && !node.parenthesized
        {
            // Its brackets are those of the call.
            words.push(self.generator_expression(generator, node, arguments.range));
        } else {
            words.extend(arguments.args.iter().map(|argument| self.expression(argument)));
        }
        let mut names = Vec::new();
        for keyword in &arguments.keywords {
            names.extend(keyword.arg.as_ref().map(|name| self.mangle(&name.id)));
            words.push(self.expression(&keyword.value));
        }
        self.value(Op::Call(names.into()), words, Some(site))
    }

    /// The callable of `object.name(…)` and the receiver to pass.
    fn method(&mut self, attribute: &'a ast::ExprAttribute) -> (Value, Value) {
        let name = self.mangle(&attribute.attr.id);
        if let Some((class, instance)) = self.plain_super(attribute) {
            let site = self.range_site(attribute.range);
            return self.pair(Op::SuperLoadMethod(name), [class, instance], site);
        }
        let object = self.expression(&attribute.value);
        let site = self.attribute_site(attribute);
        self.pair(Op::LoadMethod(name), [object], site)
    }

    /// CPython runs the loop of `all(… for …)`, `any(… for …)` and `tuple(… for …)` in place, under the function's name.
    fn plain_call_site(&mut self, call: &'a ast::ExprCall, expr: &'a Expr) -> SiteId {
        if let Expr::Name(name) = &*call.func
            && matches!(&*name.id, "all" | "any" | "tuple")
            && call.arguments.keywords.is_empty()
            && matches!(&*call.arguments.args, [Expr::Generator(_)])
        {
            return self.range_site(name.range);
        }
        self.site(expr)
    }

    /// `callee(*a, **b)`: positional arguments become a tuple, keyword arguments a dict.
    pub fn call_with_stars(
        &mut self,
        callee: Value,
        expr: &'a Expr,
        arguments: &'a ast::Arguments,
        site: SiteId,
    ) -> Value {
        // A lone `*iterable` is iterated by the call itself, after the keywords were evaluated.
        if let [Expr::Starred(starred)] = &*arguments.args {
            let iterable = self.expression(&starred.value);
            let keywords = self.keyword_dict(callee, &arguments.keywords, site);
            let list = self.value(Op::BuildList, [], None);
            self.add(Op::CallExtend, [list, iterable, callee], Some(site));
            let positional = self.value(Op::ListToTuple, [list], None);
            return self.value(Op::CallEx, [callee, positional, keywords], Some(site));
        }
        let positional = self.positional_tuple(expr, &arguments.args);
        let keywords = self.keyword_dict(callee, &arguments.keywords, site);
        self.value(Op::CallEx, [callee, positional, keywords], Some(site))
    }

    /// Positional arguments, some of them `*iterable`, as a tuple.
    pub fn positional_tuple(&mut self, expr: &'a Expr, items: &'a [Expr]) -> Value {
        if items.iter().any(Expr::is_starred_expr) {
            let list = self.list_with_stars(expr, items);
            return self.value(Op::ListToTuple, [list], None);
        }
        let items: Vec<Value> = items.iter().map(|item| self.expression(item)).collect();
        self.value(Op::BuildTuple, items, None)
    }

    /// Keyword arguments as a dict, or null when there are none.
    pub fn keyword_dict(&mut self, callee: Value, keywords: &'a [ast::Keyword], site: SiteId) -> Value {
        let mut result = None;
        for run in keywords.chunk_by(|left, right| left.arg.is_some() && right.arg.is_some()) {
            let update = match run {
                [ast::Keyword { arg: None, value, .. }] => {
                    if result.is_none() {
                        result = Some(self.value(Op::BuildDict, [], Some(site)));
                    }
                    self.expression(value)
                }
                pairs => {
                    let mut words = Vec::new();
                    for keyword in pairs {
                        if let Some(name) = &keyword.arg {
                            let name = self.mangle(&name.id);
                            words.push(self.text(&name));
                        }
                        words.push(self.expression(&keyword.value));
                    }
                    self.value(Op::BuildDict, words, Some(site))
                }
            };
            match result {
                None => result = Some(update),
                Some(dict) => {
                    self.add(Op::DictMerge, [dict, update, callee], Some(site));
                }
            }
        }
        result.unwrap_or(self.unbound)
    }

    /// For `super().name` and `super(class, instance).name`, where `super` is the builtin: class and instance.
    pub fn plain_super(&mut self, attribute: &'a ast::ExprAttribute) -> Option<(Value, Value)> {
        let Expr::Call(call) = &*attribute.value else { return None };
        if &*attribute.attr.id == "__class__" {
            return None;
        }
        if self.is_super_call(call) {
            return Some(self.super_operands(&attribute.value));
        }
        match &*call.arguments.args {
            [class, instance] if self.is_super_with_operands(call) => {
                Some((self.expression(class), self.expression(instance)))
            }
            _ => None,
        }
    }

    fn is_super_with_operands(&self, call: &ast::ExprCall) -> bool {
        matches!(&*call.func, Expr::Name(name) if &*name.id == "super")
            && call.arguments.keywords.is_empty()
            && !call.arguments.args.iter().any(Expr::is_starred_expr)
            && self.super_is_builtin()
    }

    /// Whether the name `super` means the builtin here.
    fn super_is_builtin(&self) -> bool {
        let scopes = &self.module.resolved.scopes;
        scopes.lookup(self.scope, "super") == molt_resolve::Variable::Global
            && !self.module.binds_super
            && !self.context.facts.super_is_rebound
    }

    /// Whether a call is `super()` with the builtin `super`, in a function that has a class and an argument to give it.
    fn is_super_call(&self, call: &ast::ExprCall) -> bool {
        let Expr::Name(name) = &*call.func else { return false };
        let function = &self.function;
        &*name.id == "super"
            && call.arguments.is_empty()
            && self.super_is_builtin()
            && function.free_variables.iter().any(|free| &**free == "__class__")
            && self.first_parameter().is_some()
    }

    fn first_parameter(&self) -> Option<Name> {
        if self.function.kind == FunctionKind::GeneratorExpression {
            return None;
        }
        self.function.params.positional.first().cloned()
    }

    /// The class that `super()` stands for, and the current value of the first parameter.
    fn super_operands(&mut self, call: &Expr) -> (Value, Value) {
        let site = self.site(call);
        let class = self.load_name_at("__class__", site);
        let name = self.first_parameter().expect("`is_super_call` has checked this");
        let frame = self.module.resolved.scopes.frame(self.scope);
        let instance = match self.cells.get(&(frame, name.clone())) {
            Some(&cell) => self.value(Op::LoadCell, [cell], None),
            None => self.read_local(frame, &name),
        };
        if self.is_plain(instance) {
            return (class, instance);
        }
        (class, self.value(Op::CheckBound(name, false), [instance], Some(site)))
    }

    /// `super()` as a value: what it finds out by itself in CPython is passed.
    fn super_object(&mut self, expr: &'a Expr) -> Value {
        let callee = self.load_name("super", expr.range());
        let (class, instance) = self.super_operands(expr);
        let site = self.site(expr);
        let unbound = self.unbound;
        self.value(Op::Call(Rc::from([])), [callee, unbound, class, instance], Some(site))
    }
}
