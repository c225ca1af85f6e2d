//! Expressions: the dispatcher, operators, attributes, subscripts and displays.

use molt_source::bug;
use molt_syntax::Ranged;
use molt_syntax::ast::{self, Expr, UnaryOp};

use super::constants::constant_of;
use super::function::FunctionBuilder;
use super::operators::{self, Comparison};
use super::percent::percent_format;
use crate::ir::*;
use crate::ops::{Constant, Op};

impl<'a> FunctionBuilder<'a, '_> {
    /// The value of an expression.
    pub fn expression(&mut self, expr: &'a Expr) -> Value {
        if let Some(constant) = self.constant_of(expr) {
            return self.constant(constant);
        }
        match expr {
            Expr::Name(name) => self.load_name(&name.id, name.range),
            Expr::BinOp(operation) => {
                if let Some(parts) = percent_format(operation, self.module.source) {
                    let site = self.site(expr);
                    return self.concatenation(parts, site);
                }
                let left = self.expression(&operation.left);
                let right = self.expression(&operation.right);
                let site = self.site(expr);
                self.value(Op::Binary(operators::binary(operation.op)), [left, right], Some(site))
            }
            Expr::UnaryOp(operation) => self.unary(expr, operation),
            Expr::BoolOp(operation) => self.boolean(expr, operation),
            Expr::Compare(comparison) => self.comparison(expr, comparison),
            Expr::If(conditional) => self.conditional(conditional),
            Expr::Named(named) => {
                let value = self.expression(&named.value);
                self.assign(&named.target, value);
                value
            }
            Expr::Attribute(attribute) => self.attribute(attribute),
            Expr::Subscript(subscript) => {
                let container = self.expression(&subscript.value);
                let index = self.expression(&subscript.slice);
                let site = self.site(expr);
                self.value(Op::GetItem, [container, index], Some(site))
            }
            Expr::Slice(slice) => {
                let bounds = [&slice.lower, &slice.upper, &slice.step].map(|bound| match bound {
                    Some(bound) => self.expression(bound),
                    None => self.constant(Constant::None),
                });
                self.value(Op::BuildSlice, bounds, None)
            }
            Expr::Call(call) => self.call(expr, call),
            Expr::Lambda(lambda) => self.lambda(lambda),
            Expr::List(list) => self.list(expr, &list.elts),
            Expr::Tuple(tuple) => self.tuple(expr, &tuple.elts),
            Expr::Set(set) => self.set(expr, &set.elts),
            Expr::Dict(dict) => self.dict(expr, dict),
            Expr::ListComp(node) => self.list_comprehension(expr, node),
            Expr::SetComp(node) => self.set_comprehension(expr, node),
            Expr::DictComp(node) => self.dict_comprehension(expr, node),
            Expr::Generator(node) => self.generator_expression(expr, node, node.range),
            Expr::FString(string) => self.f_string(expr, string),
            Expr::Yield(node) => self.yield_value(expr, node),
            Expr::YieldFrom(node) => self.yield_from(expr, node),
            Expr::NoneLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::EllipsisLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::StringLiteral(_)
            | Expr::BytesLiteral(_) => bug!("pir::build", self.function.qualname, "a literal is a constant"),
            Expr::Starred(_) => bug!("pir::build", self.function.qualname, "a starred expression out of place"),
            Expr::Await(_) | Expr::TString(_) | Expr::IpyEscapeCommand(_) => {
                bug!("pir::build", self.function.qualname, "this was to be refused: {:?}", expr.range())
            }
        }
    }

    /// The constant that an expression is, if it is one.
    pub fn constant_of(&self, expr: &Expr) -> Option<Constant> {
        constant_of(expr, self.module.source)
    }

    fn unary(&mut self, expr: &'a Expr, operation: &'a ast::ExprUnaryOp) -> Value {
        let operand = self.expression(&operation.operand);
        let site = self.site(expr);
        match operators::unary(operation.op) {
            Some(kind) => self.value(Op::Unary(kind), [operand], Some(site)),
            None => {
                debug_assert_eq!(operation.op, UnaryOp::Not);
                let condition = self.truth(operand, site);
                self.value(Op::Not, [condition], None)
            }
        }
    }

    /// `a and b`: the first operand that decides, not its truth.
    fn boolean(&mut self, expr: &'a Expr, operation: &'a ast::ExprBoolOp) -> Value {
        let site = self.site(expr);
        let join = self.new_block();
        let result = self.block_param(join);
        let (last, others) = operation.values.split_last().expect("an operator has operands");
        for operand in others {
            let value = self.expression(operand);
            let condition = self.truth(value, site);
            let next = self.new_block();
            match operation.op {
                ast::BoolOp::And => {
                    self.branch_with(condition, (next, Vec::new()), (join, vec![value]));
                }
                ast::BoolOp::Or => {
                    self.branch_with(condition, (join, vec![value]), (next, Vec::new()));
                }
            }
            self.begin_sealed(next);
        }
        let value = self.expression(last);
        self.jump(join, [value]);
        self.begin_sealed(join);
        result
    }

    /// `a < b < c`: operands are evaluated once, and only as far as the result is open.
    fn comparison(&mut self, expr: &'a Expr, comparison: &'a ast::ExprCompare) -> Value {
        let site = self.site(expr);
        let mut left = self.expression(&comparison.left);
        let pairs = comparison.ops.iter().zip(&comparison.comparators);
        let count = comparison.ops.len();
        if count == 1 {
            let right = match comparison.ops[0] {
                ast::CmpOp::In | ast::CmpOp::NotIn => self.iterable(&comparison.comparators[0]),
                _ => self.expression(&comparison.comparators[0]),
            };
            return self.compare(comparison.ops[0], left, right, site);
        }
        let join = self.new_block();
        let result = self.block_param(join);
        for (index, (&operator, right)) in pairs.enumerate() {
            let right = self.expression(right);
            let value = self.compare(operator, left, right, site);
            left = right;
            if index + 1 == count {
                self.jump(join, [value]);
                break;
            }
            let condition = self.truth(value, site);
            let next = self.new_block();
            self.branch_with(condition, (next, Vec::new()), (join, vec![value]));
            self.begin_sealed(next);
        }
        self.begin_sealed(join);
        result
    }

    /// One comparison.
    pub fn compare(&mut self, operator: ast::CmpOp, left: Value, right: Value, site: SiteId) -> Value {
        let (value, negated) = match operators::comparison(operator) {
            Comparison::Rich(kind) => (self.value(Op::Compare(kind), [left, right], Some(site)), false),
            Comparison::Identity { negated } => (self.value(Op::Is, [left, right], None), negated),
            Comparison::Membership { negated } => (self.value(Op::Contains, [right, left], Some(site)), negated),
        };
        if negated { self.value(Op::Not, [value], None) } else { value }
    }

    fn conditional(&mut self, conditional: &'a ast::ExprIf) -> Value {
        let (then, other, join) = (self.new_block(), self.new_block(), self.new_block());
        let result = self.block_param(join);
        self.test(&conditional.test, then, other);
        for (block, value) in [(then, &conditional.body), (other, &conditional.orelse)] {
            self.begin_sealed(block);
            if self.is_reachable() {
                let value = self.expression(value);
                self.jump(join, [value]);
            }
        }
        self.begin_sealed(join);
        result
    }

    fn attribute(&mut self, attribute: &'a ast::ExprAttribute) -> Value {
        if let Some((class, instance)) = self.plain_super(attribute) {
            let site = self.range_site(attribute.range);
            let name = self.mangle(&attribute.attr.id);
            return self.value(Op::SuperGetAttr(name), [class, instance], Some(site));
        }
        let object = self.expression(&attribute.value);
        let site = self.attribute_site(attribute);
        let name = self.mangle(&attribute.attr.id);
        self.value(Op::GetAttr(name), [object], Some(site))
    }

    fn list(&mut self, expr: &'a Expr, items: &'a [Expr]) -> Value {
        if items.iter().any(Expr::is_starred_expr) {
            return self.list_with_stars(expr, items);
        }
        let items: Vec<Value> = items.iter().map(|item| self.expression(item)).collect();
        self.value(Op::BuildList, items, None)
    }

    fn tuple(&mut self, expr: &'a Expr, items: &'a [Expr]) -> Value {
        if items.iter().any(Expr::is_starred_expr) {
            let list = self.list_with_stars(expr, items);
            return self.value(Op::ListToTuple, [list], None);
        }
        let items: Vec<Value> = items.iter().map(|item| self.expression(item)).collect();
        self.value(Op::BuildTuple, items, None)
    }

    /// A list of items, some of them `*iterable`.
    pub fn list_with_stars(&mut self, expr: &'a Expr, items: &'a [Expr]) -> Value {
        let site = self.site(expr);
        let plain = items.iter().take_while(|item| !item.is_starred_expr()).count();
        let first: Vec<Value> = items[..plain].iter().map(|item| self.expression(item)).collect();
        let list = self.value(Op::BuildList, first, None);
        for item in &items[plain..] {
            match item {
                Expr::Starred(starred) => {
                    let iterable = self.expression(&starred.value);
                    self.add(Op::ListExtend, [list, iterable], Some(site));
                }
                item => {
                    let value = self.expression(item);
                    self.add(Op::ListAppend, [list, value], None);
                }
            }
        }
        list
    }

    fn set(&mut self, expr: &'a Expr, items: &'a [Expr]) -> Value {
        let site = self.site(expr);
        // CPython copies a constant frozenset then, which has an order of its own.
        if (3..=30).contains(&items.len()) && items.iter().all(|item| self.constant_of(item).is_some()) {
            let constants = self.set_in_order(expr, items);
            let set = self.value(Op::BuildSet, [], Some(site));
            self.add(Op::SetUpdate, [set, constants], Some(site));
            return set;
        }
        self.set_in_order(expr, items)
    }

    /// The iterable of a loop, or the container of a membership test: a set display of constants is not copied there.
    pub fn iterable(&mut self, expr: &'a Expr) -> Value {
        match expr {
            Expr::Set(set) => self.set_in_order(expr, &set.elts),
            _ => self.expression(expr),
        }
    }

    fn set_in_order(&mut self, expr: &'a Expr, items: &'a [Expr]) -> Value {
        let site = self.site(expr);
        let plain = items.iter().take_while(|item| !item.is_starred_expr()).count();
        let first: Vec<Value> = items[..plain].iter().map(|item| self.expression(item)).collect();
        let set = self.value(Op::BuildSet, first, Some(site));
        for item in &items[plain..] {
            match item {
                Expr::Starred(starred) => {
                    let iterable = self.expression(&starred.value);
                    self.add(Op::SetUpdate, [set, iterable], Some(site));
                }
                item => {
                    let value = self.expression(item);
                    self.add(Op::SetAdd, [set, value], Some(site));
                }
            }
        }
        set
    }

    /// Runs of `key: value` are evaluated as a whole before their keys are hashed; a run behind a `**mapping` is a dict
    /// of its own first.
    fn dict(&mut self, expr: &'a Expr, dict: &'a ast::ExprDict) -> Value {
        let site = self.site(expr);
        let mut result = None;
        for run in dict.items.chunk_by(|left, right| left.key.is_some() && right.key.is_some()) {
            let update = match run {
                [ast::DictItem { key: None, value }] => {
                    if result.is_none() {
                        result = Some(self.value(Op::BuildDict, [], Some(site)));
                    }
                    self.expression(value)
                }
                pairs => {
                    let mut words = Vec::new();
                    for item in pairs {
                        words.extend(item.key.as_ref().map(|key| self.expression(key)));
                        words.push(self.expression(&item.value));
                    }
                    self.value(Op::BuildDict, words, Some(site))
                }
            };
            match result {
                None => result = Some(update),
                Some(dict) => {
                    self.add(Op::DictUpdate, [dict, update], Some(site));
                }
            }
        }
        match result {
            Some(dict) => dict,
            None => self.value(Op::BuildDict, [], Some(site)),
        }
    }
}
