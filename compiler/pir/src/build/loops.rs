//! `while` and `for`.

use molt_syntax::Ranged;
use molt_syntax::ast::{self, Stmt};

use super::function::{FunctionBuilder, Open};
use crate::ir::*;
use crate::ops::Op;

impl<'a> FunctionBuilder<'a, '_> {
    /// `while`, with its `else`.
    pub fn while_loop(&mut self, statement: &'a ast::StmtWhile) {
        let (head, body) = (self.new_block(), self.new_block());
        let (finished, exit) = (self.new_block(), self.new_block());
        self.jump(head, []);
        self.begin(head);
        self.poll(&statement.body);
        self.test(&statement.test, body, finished);
        self.begin_sealed(body);
        self.open.push(Open::Loop { next: head, exit, iterator: None });
        self.statements(&statement.body);
        self.open.pop();
        self.jump_if_reachable(head);
        self.seal(head);
        self.begin_sealed(finished);
        self.statements(&statement.orelse);
        self.jump_if_reachable(exit);
        self.begin_sealed(exit);
    }

    /// `for`, with its `else`.
    pub fn for_loop(&mut self, statement: &'a ast::StmtFor) {
        let site = self.site(&statement.iter);
        let iterable = self.iterable(&statement.iter);
        let iterator = self.value(Op::GetIter, [iterable], Some(site));
        let (head, finished, exit) = (self.new_block(), self.new_block(), self.new_block());
        self.jump(head, []);
        self.begin(head);
        self.poll(&statement.body);
        let item = self.next_item(iterator, site, finished);
        let outer = self.handler;
        let raised = self.context.facts.destruction_is_observable.then(|| self.new_block());
        self.handler = raised.or(outer);
        self.open.push(Open::Loop { next: head, exit, iterator: Some(iterator) });
        self.assign(&statement.target, item);
        self.statements(&statement.body);
        self.open.pop();
        self.handler = outer;
        self.jump_if_reachable(head);
        self.seal(head);
        if let Some(raised) = raised {
            self.release_iterator(raised, iterator);
        }
        self.begin_sealed(finished);
        self.statements(&statement.orelse);
        self.jump_if_reachable(exit);
        self.begin_sealed(exit);
    }

    /// Where an exception leaves the body of a `for`, which holds its iterator up to there.
    fn release_iterator(&mut self, raised: Block, iterator: Value) {
        self.begin_sealed(raised);
        if self.is_reachable() {
            let exception = self.value(Op::Catch, [], None);
            self.add(Op::KeepAlive, [iterator], None);
            self.add(Op::Reraise, [exception], None);
        }
    }

    /// Begins a round of a loop. A signal that arrives in it is handled where CPython does, at the end of the body.
    fn poll(&mut self, body: &'a [Stmt]) {
        let site = self.end_site(body);
        self.add(Op::Poll, [], Some(site));
    }

    /// The site of what a body does last, as far as the text tells.
    fn end_site(&mut self, body: &'a [Stmt]) -> SiteId {
        match body.last().expect("the grammar asks for a statement") {
            Stmt::Assign(statement) => {
                let last = statement.targets.last().expect("an assignment has a target");
                self.range_site(last.range())
            }
            Stmt::AugAssign(statement) => self.range_site(statement.target.range()),
            Stmt::Expr(statement) => self.site(&statement.value),
            Stmt::If(statement) => match statement.elif_else_clauses.last() {
                Some(clause) => self.end_site(&clause.body),
                None => self.end_site(&statement.body),
            },
            Stmt::For(statement) if statement.orelse.is_empty() => self.site(&statement.iter),
            Stmt::While(statement) if statement.orelse.is_empty() => self.site(&statement.test),
            Stmt::With(statement) => self.end_site(&statement.body),
            other => self.range_site(other.range()),
        }
    }

    /// Takes an iterator's next item, or goes on at `finished`.
    pub fn next_item(&mut self, iterator: Value, site: SiteId, finished: Block) -> Value {
        let next = self.value(Op::IterNext, [iterator], Some(site));
        let exhausted = self.value(Op::IsNull, [next], None);
        let body = self.new_block();
        let item = self.block_param(body);
        self.branch_with(exhausted, (finished, Vec::new()), (body, vec![next]));
        self.begin_sealed(body);
        item
    }
}
