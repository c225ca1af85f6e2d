//! Comprehensions, which run in the frame around them (PEP 709), and generator expressions, which are functions.

use molt_resolve::{Place, ScopeId};
use molt_syntax::ast::{self, Expr};
use molt_syntax::{Ranged, TextRange};

use super::function::FunctionBuilder;
use crate::ir::*;
use crate::ops::Op;

/// What happens to each item.
#[derive(Clone, Copy)]
enum Element<'a> {
    Append { list: Value, item: &'a Expr },
    Add { set: Value, item: &'a Expr },
    Insert { dict: Value, key: &'a Expr, value: &'a Expr },
    Yield(&'a Expr),
}

impl<'a> FunctionBuilder<'a, '_> {
    /// `[… for …]`.
    pub fn list_comprehension(&mut self, expr: &'a Expr, node: &'a ast::ExprListComp) -> Value {
        self.inlined(expr, &node.generators, |builder| {
            let list = builder.value(Op::BuildList, [], None);
            (list, Element::Append { list, item: &node.elt })
        })
    }

    /// `{… for …}`.
    pub fn set_comprehension(&mut self, expr: &'a Expr, node: &'a ast::ExprSetComp) -> Value {
        let site = self.site(expr);
        self.inlined(expr, &node.generators, |builder| {
            let set = builder.value(Op::BuildSet, [], Some(site));
            (set, Element::Add { set, item: &node.elt })
        })
    }

    /// `{…: … for …}`.
    pub fn dict_comprehension(&mut self, expr: &'a Expr, node: &'a ast::ExprDictComp) -> Value {
        let site = self.site(expr);
        self.inlined(expr, &node.generators, |builder| {
            let dict = builder.value(Op::BuildDict, [], Some(site));
            let key = node.key.as_deref().expect("`**` in a comprehension was to be refused");
            (dict, Element::Insert { dict, key, value: &node.value })
        })
    }

    fn inlined(
        &mut self,
        expr: &'a Expr,
        generators: &'a [ast::Comprehension],
        start: impl FnOnce(&mut Self) -> (Value, Element<'a>),
    ) -> Value {
        // The first iterable belongs to the scope around.
        let iterator = self.first_iterator(generators);
        let outer = std::mem::replace(&mut self.scope, self.module.resolved.scopes.of_node(expr));
        self.fresh_variables(self.scope);
        let (result, element) = start(self);
        self.generator(generators, iterator, element);
        for name in self.own_variables(self.scope) {
            self.end_hold(self.scope, &name);
        }
        self.scope = outer;
        result
    }

    fn first_iterator(&mut self, generators: &'a [ast::Comprehension]) -> Value {
        let first = &generators[0];
        let site = self.site(&first.iter);
        let iterable = self.iterable(&first.iter);
        self.value(Op::GetIter, [iterable], Some(site))
    }

    fn own_variables(&self, scope: ScopeId) -> Vec<Name> {
        let scope = self.module.resolved.scopes.scope(scope);
        let is_own = |name: &Name, place| place == Place::Own && !scope.is_cell(name);
        scope.symbols().filter(|(name, symbol)| is_own(name, symbol.place)).map(|(name, _)| name.clone()).collect()
    }

    /// The variables of a comprehension are unbound whenever it begins, and their cells new.
    fn fresh_variables(&mut self, scope: ScopeId) {
        let unbound = self.unbound;
        for name in self.own_variables(scope) {
            self.write_local(scope, &name, unbound);
        }
        for name in self.module.resolved.scopes.scope(scope).cells.clone() {
            let cell = self.value(Op::MakeCell, [unbound], None);
            self.cells.insert((scope, name), cell);
        }
    }

    /// One `for` with its conditions, and those inside it.
    fn generator(&mut self, generators: &'a [ast::Comprehension], iterator: Value, element: Element<'a>) {
        let [generator, inner @ ..] = generators else { return };
        let site = self.site(&generator.iter);
        let (head, finished) = (self.new_block(), self.new_block());
        self.jump(head, []);
        self.begin(head);
        self.add(Op::Poll, [], Some(site));
        let item = self.next_item(iterator, site, finished);
        self.assign(&generator.target, item);
        for condition in &generator.ifs {
            let passed = self.new_block();
            self.test(condition, passed, head);
            self.begin_sealed(passed);
        }
        if self.is_reachable() {
            match inner.first() {
                Some(next) => {
                    let site = self.site(&next.iter);
                    let iterable = self.iterable(&next.iter);
                    let iterator = self.value(Op::GetIter, [iterable], Some(site));
                    self.generator(inner, iterator, element);
                }
                None => self.element(element),
            }
        }
        self.jump_if_reachable(head);
        self.seal(head);
        self.begin_sealed(finished);
    }

    fn element(&mut self, element: Element<'a>) {
        match element {
            Element::Append { list, item } => {
                let value = self.expression(item);
                self.add(Op::ListAppend, [list, value], None);
            }
            Element::Add { set, item } => {
                let value = self.expression(item);
                let site = self.site(item);
                self.add(Op::SetAdd, [set, value], Some(site));
            }
            Element::Insert { dict, key, value } => {
                let site = self.range_site(TextRange::new(key.start(), value.end()));
                let key = self.expression(key);
                let value = self.expression(value);
                self.add(Op::DictInsert, [dict, key, value], Some(site));
            }
            Element::Yield(item) => {
                let value = self.expression(item);
                let site = self.site(item);
                self.value(Op::Yield, [value], Some(site));
            }
        }
    }

    /// `(… for …)`: a call of a function with the first iterator. `range` includes the brackets.
    pub fn generator_expression(&mut self, expr: &'a Expr, node: &'a ast::ExprGenerator, range: TextRange) -> Value {
        let scope = self.module.resolved.scopes.of_node(expr);
        let first_line = self.line(range.start());
        let id = self.child(scope, FunctionKind::GeneratorExpression, Params::default(), |builder| {
            builder.function.first_line = first_line;
            let iterator = builder.function.blocks[builder.function.entry].params[0];
            builder.generator(&node.generators, iterator, Element::Yield(&node.elt));
            builder.return_none();
        });
        let mut cells = Vec::new();
        self.captures(scope, &mut cells);
        let function = self.value(Op::MakeFunction(id, Default::default()), cells, None);
        let iterator = self.first_iterator(&node.generators);
        let site = self.range_site(range);
        let unbound = self.unbound;
        self.value(Op::Call([].into()), [function, unbound, iterator], Some(site))
    }
}
