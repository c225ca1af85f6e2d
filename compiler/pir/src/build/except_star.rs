//! `except*`: each clause takes its part of the exception; what is left and what the clauses raise leaves together.
//!
//! ```text
//! v1 = catch
//! v2 = build_list                  ; what the clauses raise
//! v3, v4 = match_group v1, kind    ; what is left, what this clause handles (or null)
//! …                                ; the body; what it raises is appended to v2
//! list_append v2, v3
//! v5 = join_groups v1, v2          ; raised unless null
//! ```

use molt_syntax::ast;

use super::function::{FunctionBuilder, Open};
use crate::ir::*;
use crate::ops::Op;

impl<'a> FunctionBuilder<'a, '_> {
    /// All clauses; control goes on at `end`, or an exception is raised.
    pub fn except_star_clauses(&mut self, handlers: &'a [ast::ExceptHandler], exception: Value, end: Block) {
        let results = self.value(Op::BuildList, [], None);
        let mut left = exception;
        let mut last = None;
        for ast::ExceptHandler::ExceptHandler(clause) in handlers {
            let Some(kind) = &clause.type_ else { continue };
            let site = self.range_site(clause.range);
            last = Some(site);
            let kind = self.expression(kind);
            let (rest, matched) = self.pair(Op::MatchGroup, [left, kind], site);
            left = rest;
            self.except_star_clause(clause, matched, results);
        }
        self.add(Op::ListAppend, [results, left], None);
        let raised = self.value(Op::JoinGroups, [exception, results], last);
        let nothing = self.value(Op::IsNull, [raised], None);
        let (done, leaves) = (self.new_block(), self.new_block());
        let group = self.block_param(leaves);
        self.branch_with(nothing, (done, Vec::new()), (leaves, vec![raised]));
        self.begin_sealed(leaves);
        self.add(Op::Reraise, [group], None);
        self.begin_sealed(done);
        self.end_handling(end);
    }

    fn except_star_clause(&mut self, clause: &'a ast::ExceptHandlerExceptHandler, matched: Value, results: Value) {
        let (body, next, raises) = (self.new_block(), self.new_block(), self.new_block());
        let group = self.block_param(body);
        let missing = self.value(Op::IsNull, [matched], None);
        self.branch_with(missing, (next, Vec::new()), (body, vec![matched]));
        self.begin_sealed(body);
        // The group stays the exception being handled until the statement ends or another clause matches.
        self.value(Op::EnterHandler, [group], None);
        let outer = self.handler;
        self.handler = Some(raises);
        if let Some(name) = &clause.name {
            self.store_identifier(name, group);
            self.open.push(Open::ExceptionName { name, outer });
        }
        self.statements(&clause.body);
        self.handler = outer;
        if let Some(name) = &clause.name {
            self.open.pop();
            if self.is_reachable() {
                self.unbind_exception(name);
            }
        }
        self.jump_if_reachable(next);
        self.begin_sealed(raises);
        if self.is_reachable() {
            let raised = self.value(Op::Catch, [], None);
            if let Some(name) = &clause.name {
                self.unbind_exception(name);
            }
            self.add(Op::ListAppend, [results, raised], None);
            self.jump(next, []);
        }
        self.begin_sealed(next);
    }
}
