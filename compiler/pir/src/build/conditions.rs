//! Tests: where control goes depending on an expression's truth.

use molt_syntax::ast::{self, Expr, UnaryOp};

use super::constants::is_true;
use super::function::FunctionBuilder;
use crate::ir::*;
use crate::ops::Op;

impl<'a> FunctionBuilder<'a, '_> {
    /// The truth of a value, as a condition.
    pub fn truth(&mut self, value: Value, site: SiteId) -> Value {
        if self.is_condition(value) {
            return value;
        }
        self.value(Op::Truth, [value], Some(site))
    }

    /// Goes on at one block when an expression is true, at the other when it is false.
    pub fn test(&mut self, expr: &'a Expr, then: Block, other: Block) {
        if let Some(constant) = self.constant_of(expr) {
            return self.jump(if is_true(&constant) { then } else { other }, []);
        }
        match expr {
            Expr::Name(name) if &*name.id == "__debug__" => self.jump(if self.is_debug() { then } else { other }, []),
            Expr::UnaryOp(operation) if operation.op == UnaryOp::Not => self.test(&operation.operand, other, then),
            Expr::BoolOp(operation) => self.test_operands(operation, then, other),
            Expr::Compare(comparison) if comparison.ops.len() > 1 => {
                self.test_comparisons(expr, comparison, then, other);
            }
            Expr::If(conditional) => {
                let (first, second) = (self.new_block(), self.new_block());
                self.test(&conditional.test, first, second);
                for (block, value) in [(first, &conditional.body), (second, &conditional.orelse)] {
                    self.begin_sealed(block);
                    if self.is_reachable() {
                        self.test(value, then, other);
                    }
                }
            }
            _ => {
                let value = self.expression(expr);
                let site = self.site(expr);
                let condition = self.truth(value, site);
                self.branch(condition, then, other);
            }
        }
    }

    fn test_operands(&mut self, operation: &'a ast::ExprBoolOp, then: Block, other: Block) {
        let (last, others) = operation.values.split_last().expect("an operator has operands");
        for operand in others {
            let next = self.new_block();
            match operation.op {
                ast::BoolOp::And => self.test(operand, next, other),
                ast::BoolOp::Or => self.test(operand, then, next),
            }
            self.begin_sealed(next);
            if !self.is_reachable() {
                return;
            }
        }
        self.test(last, then, other);
    }

    fn test_comparisons(&mut self, expr: &'a Expr, comparison: &'a ast::ExprCompare, then: Block, other: Block) {
        let site = self.site(expr);
        let mut left = self.expression(&comparison.left);
        for (index, (&operator, right)) in comparison.ops.iter().zip(&comparison.comparators).enumerate() {
            let right = self.expression(right);
            let value = self.compare(operator, left, right, site);
            left = right;
            let condition = self.truth(value, site);
            if index + 1 == comparison.ops.len() {
                return self.branch(condition, then, other);
            }
            let next = self.new_block();
            self.branch(condition, next, other);
            self.begin_sealed(next);
        }
    }
}
