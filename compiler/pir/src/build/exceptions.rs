//! `try`: handlers, `else`, `finally`.
//!
//! An exception that reaches a handler becomes the one being handled until the handler ends, however it ends:
//!
//! ```text
//! b1:                              ; handler of the try body
//!     v1 = catch
//!     v2 = enter_handler v1
//!     …                            ; raises to b2
//!     leave_handler v2
//! b2:
//!     v3 = catch
//!     leave_handler v2
//!     reraise v3
//! ```

use molt_syntax::Ranged;
use molt_syntax::ast::{self, Identifier, Stmt};

use super::function::{FunctionBuilder, Open};
use crate::ir::*;
use crate::ops::{Constant, Op};

impl<'a> FunctionBuilder<'a, '_> {
    /// `try`.
    pub fn try_statement(&mut self, statement: &'a ast::StmtTry) {
        if statement.finalbody.is_empty() {
            return self.try_except(statement);
        }
        let outer = self.handler;
        let handler = self.new_block();
        self.handler = Some(handler);
        self.open.push(Open::Finally { body: &statement.finalbody, outer });
        if statement.handlers.is_empty() {
            self.statements(&statement.body);
        } else {
            self.try_except(statement);
        }
        self.open.pop();
        self.handler = outer;
        let end = self.new_block();
        self.statements(&statement.finalbody);
        self.jump_if_reachable(end);

        self.begin_sealed(handler);
        if self.is_reachable() {
            let exception = self.value(Op::Catch, [], None);
            self.handling(exception, |builder| {
                builder.statements(&statement.finalbody);
                if builder.is_reachable() {
                    builder.add(Op::Reraise, [exception], None);
                }
            });
        }
        self.begin_sealed(end);
    }

    fn try_except(&mut self, statement: &'a ast::StmtTry) {
        let outer = self.handler;
        let handler = self.new_block();
        let end = self.new_block();
        self.handler = Some(handler);
        self.statements(&statement.body);
        self.handler = outer;
        self.statements(&statement.orelse);
        self.jump_if_reachable(end);

        self.begin_sealed(handler);
        if self.is_reachable() {
            let exception = self.value(Op::Catch, [], None);
            self.handling(exception, |builder| {
                if statement.is_star {
                    return builder.except_star_clauses(&statement.handlers, exception, end);
                }
                for ast::ExceptHandler::ExceptHandler(clause) in &statement.handlers {
                    builder.except(clause, exception, end);
                    if !builder.is_reachable() {
                        return;
                    }
                }
                builder.add(Op::Reraise, [exception], None);
            });
        }
        self.begin_sealed(end);
    }

    /// Builds code during which an exception is the one being handled. The code does not go on here: it jumps away, or raises.
    pub fn handling(&mut self, exception: Value, body: impl FnOnce(&mut Self)) {
        let outer = self.handler;
        let previous = self.value(Op::EnterHandler, [exception], None);
        let cleanup = self.new_block();
        self.handler = Some(cleanup);
        self.open.push(Open::Handling { previous, outer });
        body(self);
        self.open.pop();
        self.handler = outer;
        self.begin_sealed(cleanup);
        if self.is_reachable() {
            let raised = self.value(Op::Catch, [], None);
            self.add(Op::LeaveHandler, [previous], None);
            self.add(Op::Reraise, [raised], None);
        }
    }

    /// Ends what [`Self::handling`] has begun, and goes on at a block.
    pub fn end_handling(&mut self, block: Block) {
        let Some(&Open::Handling { previous, .. }) = self.open.last() else { return };
        self.add(Op::LeaveHandler, [previous], None);
        self.jump(block, []);
    }

    /// One `except` clause; control goes on behind it when it doesn't match.
    fn except(&mut self, clause: &'a ast::ExceptHandlerExceptHandler, exception: Value, end: Block) {
        let mut next = None;
        if let Some(kind) = &clause.type_ {
            let site = self.range_site(clause.range);
            let kind = self.expression(kind);
            let matches = self.value(Op::MatchException, [exception, kind], Some(site));
            let (body, other) = (self.new_block(), self.new_block());
            self.branch(matches, body, other);
            self.begin_sealed(body);
            next = Some(other);
        }
        match &clause.name {
            Some(name) => self.named_handler_body(name, &clause.body, exception, end),
            None => {
                self.statements(&clause.body);
                if self.is_reachable() {
                    self.end_handling(end);
                }
            }
        }
        if let Some(next) = next {
            self.begin_sealed(next);
        }
    }

    /// The body of `except … as name`: however it ends, the name is unbound.
    fn named_handler_body(&mut self, name: &'a Identifier, body: &'a [Stmt], exception: Value, end: Block) {
        self.store_identifier(name, exception);
        let outer = self.handler;
        let cleanup = self.new_block();
        self.handler = Some(cleanup);
        self.open.push(Open::ExceptionName { name, outer });
        self.statements(body);
        self.open.pop();
        self.handler = outer;
        if self.is_reachable() {
            if let Some(&Open::Handling { previous, .. }) = self.open.last() {
                self.add(Op::LeaveHandler, [previous], None);
            }
            let restored = self.without_handling(|builder| builder.unbind_exception(name));
            debug_assert!(restored, "unbinding a name goes on behind it");
            self.jump(end, []);
        }
        self.begin_sealed(cleanup);
        if self.is_reachable() {
            let raised = self.value(Op::Catch, [], None);
            self.unbind_exception(name);
            self.add(Op::Reraise, [raised], None);
        }
    }

    /// Builds code behind the `leave_handler` of the innermost handler: its exceptions go to the handler around.
    fn without_handling(&mut self, body: impl FnOnce(&mut Self)) -> bool {
        let handler = self.handler;
        if let Some(&Open::Handling { outer, .. }) = self.open.last() {
            self.handler = outer;
        }
        body(self);
        self.handler = handler;
        self.is_reachable()
    }

    /// `name = None; del name`, so that the `del` succeeds even when the body has unbound the name.
    pub fn unbind_exception(&mut self, name: &'a Identifier) {
        let none = self.constant(Constant::None);
        self.store_identifier(name, none);
        self.delete_name(&name.id, name.range());
    }
}
