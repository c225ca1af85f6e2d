//! `with`.

use molt_syntax::ast::{self, Stmt};

use super::function::{FunctionBuilder, Open};
use crate::ir::*;
use crate::ops::{Constant, Op};

impl<'a> FunctionBuilder<'a, '_> {
    /// `with a as b, c as d: …`, each item around the next.
    pub fn with_statement(&mut self, items: &'a [ast::WithItem], body: &'a [Stmt]) {
        let [item, inner @ ..] = items else { return self.statements(body) };
        let site = self.site(&item.context_expr);
        let manager = self.expression(&item.context_expr);
        let (exit, receiver) = self.pair(Op::LoadSpecial("__exit__".into()), [manager], site);
        let (enter, enter_receiver) = self.pair(Op::LoadSpecial("__enter__".into()), [manager], site);
        let entered = self.value(Op::Call([].into()), [enter, enter_receiver], Some(site));

        let outer = self.handler;
        let (handler, end) = (self.new_block(), self.new_block());
        self.handler = Some(handler);
        self.open.push(Open::With { exit, receiver, site, outer });
        if let Some(target) = &item.optional_vars {
            self.assign(target, entered);
        }
        self.with_statement(inner, body);
        self.open.pop();
        self.handler = outer;
        if self.is_reachable() {
            self.exit_normally(exit, receiver, site);
            self.jump(end, []);
        }

        self.begin_sealed(handler);
        if self.is_reachable() {
            let exception = self.value(Op::Catch, [], None);
            self.handling(exception, |builder| builder.exit_with(exception, exit, receiver, site, end));
        }
        self.begin_sealed(end);
    }

    /// `__exit__(None, None, None)`.
    pub fn exit_normally(&mut self, exit: Value, receiver: Value, site: SiteId) {
        let none = self.constant(Constant::None);
        self.value(Op::Call([].into()), [exit, receiver, none, none, none], Some(site));
    }

    /// `__exit__(type, value, traceback)`: a true result ends the exception.
    fn exit_with(&mut self, exception: Value, exit: Value, receiver: Value, site: SiteId, end: Block) {
        let arguments = self.add(Op::ExitArguments, [exception], None);
        let arguments = self.function.insts[arguments].results.clone();
        let words = [exit, receiver].into_iter().chain(arguments);
        let result = self.value(Op::Call([].into()), words, Some(site));
        let swallowed = self.truth(result, site);
        let (ends, goes_on) = (self.new_block(), self.new_block());
        self.branch(swallowed, ends, goes_on);
        self.begin_sealed(goes_on);
        self.add(Op::Reraise, [exception], None);
        self.begin_sealed(ends);
        self.end_handling(end);
    }
}
