//! `while` and `for`.

use molt_syntax::ast;

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
        let item = self.next_item(iterator, site, finished);
        self.open.push(Open::Loop { next: head, exit, iterator: Some(iterator) });
        self.assign(&statement.target, item);
        self.statements(&statement.body);
        self.open.pop();
        self.jump_if_reachable(head);
        self.seal(head);
        self.begin_sealed(finished);
        self.statements(&statement.orelse);
        self.jump_if_reachable(exit);
        self.begin_sealed(exit);
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
