//! `yield` and `yield from`.

use molt_syntax::ast::{self, Expr};

use super::function::FunctionBuilder;
use crate::ir::*;
use crate::ops::{Constant, Op};

impl<'a> FunctionBuilder<'a, '_> {
    /// `yield value`: what is sent in.
    pub fn yield_value(&mut self, expr: &'a Expr, node: &'a ast::ExprYield) -> Value {
        let value = match &node.value {
            Some(value) => self.expression(value),
            None => self.constant(Constant::None),
        };
        let site = self.site(expr);
        self.value(Op::Yield, [value], Some(site))
    }

    /// `yield from iterable`: passes on what the iterable yields and what is sent or thrown in, until it is done.
    pub fn yield_from(&mut self, expr: &'a Expr, node: &'a ast::ExprYieldFrom) -> Value {
        let site = self.site(expr);
        let iterable = self.expression(&node.value);
        let iterator = self.value(Op::GetYieldFromIter, [iterable], Some(site));
        let none = self.constant(Constant::None);
        let (head, suspend, done) = (self.new_block(), self.new_block(), self.new_block());
        let sent = self.block_param(head);
        self.jump(head, [none]);
        self.begin(head);
        let (value, finished) = self.pair(Op::Delegate, [iterator, sent], site);
        let yielded = self.value(Op::IsNull, [finished], None);
        self.branch(yielded, suspend, done);
        self.begin_sealed(suspend);
        let sent = self.value(Op::YieldDelegated, [value], None);
        self.jump(head, [sent]);
        self.seal(head);
        self.begin_sealed(done);
        value
    }
}
