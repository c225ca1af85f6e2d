//! Statements: the dispatcher and the simple ones; leaving open constructs.

use molt_source::bug;
use molt_syntax::Ranged;
use molt_syntax::ast::{self, Stmt};

use super::function::{FunctionBuilder, Open};
use crate::ir::*;
use crate::ops::{Constant, Op};

impl<'a> FunctionBuilder<'a, '_> {
    /// Statements in order, as far as they can be reached.
    pub fn statements(&mut self, body: &'a [Stmt]) {
        for statement in body {
            if !self.is_reachable() {
                return;
            }
            self.statement(statement);
        }
    }

    fn statement(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::Expr(statement) => {
                if self.constant_of(&statement.value).is_none() {
                    self.expression(&statement.value);
                }
            }
            Stmt::Assign(statement) => self.assignment(statement),
            Stmt::AugAssign(statement) => self.augmented_assignment(statement),
            Stmt::AnnAssign(statement) => self.annotated_assignment(statement),
            Stmt::Delete(statement) => statement.targets.iter().for_each(|target| self.delete(target)),
            Stmt::If(statement) => self.if_statement(statement),
            Stmt::While(statement) => self.while_loop(statement),
            Stmt::For(statement) => self.for_loop(statement),
            Stmt::Return(statement) => self.return_statement(statement),
            Stmt::Break(_) => self.leave_loop(true),
            Stmt::Continue(_) => self.leave_loop(false),
            Stmt::Raise(statement) => self.raise(statement),
            Stmt::Assert(statement) => self.assert(statement),
            Stmt::Try(statement) => self.try_statement(statement),
            Stmt::With(statement) => self.with_statement(&statement.items, &statement.body),
            Stmt::FunctionDef(statement) => self.function_definition(statement),
            Stmt::ClassDef(statement) => self.class_definition(statement),
            Stmt::Import(statement) => self.import(statement),
            Stmt::ImportFrom(statement) => self.import_from(statement),
            Stmt::Global(_) | Stmt::Nonlocal(_) | Stmt::Pass(_) => {}
            Stmt::Match(statement) => self.match_statement(statement),
            Stmt::TypeAlias(_) | Stmt::IpyEscapeCommand(_) => {
                bug!("pir::build", self.function.qualname, "this was to be refused: {:?}", statement.range())
            }
        }
    }

    fn if_statement(&mut self, statement: &'a ast::StmtIf) {
        let end = self.new_block();
        let mut test = Some(&*statement.test);
        let mut body = &statement.body[..];
        let mut clauses = statement.elif_else_clauses.iter();
        while let Some(condition) = test {
            let (then, other) = (self.new_block(), self.new_block());
            self.test(condition, then, other);
            self.arm(then, body, end);
            self.begin_sealed(other);
            if !self.is_reachable() {
                return self.begin_sealed(end);
            }
            let clause = clauses.next();
            test = clause.and_then(|clause| clause.test.as_ref());
            body = clause.map_or(&[], |clause| &clause.body[..]);
        }
        self.statements(body);
        self.jump_if_reachable(end);
        self.begin_sealed(end);
    }

    fn arm(&mut self, block: Block, body: &'a [Stmt], end: Block) {
        self.begin_sealed(block);
        self.statements(body);
        self.jump_if_reachable(end);
    }

    /// Goes on at a block, if the current place can be reached.
    pub fn jump_if_reachable(&mut self, block: Block) {
        if self.is_reachable() {
            self.jump(block, []);
        }
    }

    fn return_statement(&mut self, statement: &'a ast::StmtReturn) {
        let value = match &statement.value {
            Some(value) => self.expression(value),
            None => self.constant(Constant::None),
        };
        self.leave(0);
        if self.is_reachable() {
            self.return_value(value);
        }
    }

    /// `break` and `continue`: leaves what is open in the innermost loop, and for `break` the loop.
    fn leave_loop(&mut self, is_break: bool) {
        let is_loop = |open: &Open| matches!(open, Open::Loop { .. });
        let index = self.open.iter().rposition(is_loop).expect("the parser has checked that a loop is open");
        let Open::Loop { next, exit, .. } = self.open[index] else { return };
        self.leave(if is_break { index } else { index + 1 });
        self.jump_if_reachable(if is_break { exit } else { next });
    }

    /// Leaves the open constructs from number `keep` on, innermost first: `finally` bodies run, `with` blocks end.
    ///
    /// The constructs stay open for the code that follows the statement. What is run here may itself leave, and then the
    /// current place cannot be reached afterwards.
    fn leave(&mut self, keep: usize) {
        let open = self.open.clone();
        let handler = self.handler;
        while self.open.len() > keep && self.is_reachable() {
            let Some(innermost) = self.open.pop() else { break };
            self.leave_construct(innermost);
        }
        self.open = open;
        self.handler = handler;
    }

    fn leave_construct(&mut self, construct: Open<'a>) {
        match construct {
            Open::Loop { iterator, .. } => {
                let held = iterator.filter(|_| self.context.facts.destruction_is_observable);
                if let Some(iterator) = held {
                    self.add(Op::KeepAlive, [iterator], None);
                }
            }
            Open::Finally { body, outer } => {
                self.handler = outer;
                self.statements(body);
            }
            Open::Handling { previous, outer } => {
                self.handler = outer;
                self.add(Op::LeaveHandler, [previous], None);
            }
            Open::ExceptionName { name, outer } => {
                self.handler = outer;
                self.unbind_exception(name);
            }
            Open::With { exit, receiver, site, outer } => {
                self.handler = outer;
                self.exit_normally(exit, receiver, site);
            }
        }
    }

    fn raise(&mut self, statement: &'a ast::StmtRaise) {
        let site = self.range_site(statement.range);
        let Some(exception) = &statement.exc else {
            // Outside a handler there may be nothing to raise again, which is an error of this line.
            let is_handling = self.open.iter().any(|open| matches!(open, Open::Handling { .. }));
            self.add(Op::ReraiseCurrent, [], (!is_handling).then_some(site));
            return;
        };
        let exception = self.expression(exception);
        let cause = match &statement.cause {
            Some(cause) => self.expression(cause),
            None => self.unbound,
        };
        self.add(Op::Raise, [exception, cause], Some(site));
    }

    fn assert(&mut self, statement: &'a ast::StmtAssert) {
        if !self.is_debug() {
            return;
        }
        let (fails, holds) = (self.new_block(), self.new_block());
        self.test(&statement.test, holds, fails);
        self.begin_sealed(fails);
        if self.is_reachable() {
            let message = match &statement.msg {
                Some(message) => self.expression(message),
                None => self.unbound,
            };
            let site = self.site(&statement.test);
            self.add(Op::RaiseAssertion, [message], Some(site));
        }
        self.begin_sealed(holds);
    }
}
