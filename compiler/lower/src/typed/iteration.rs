//! Loops over ranges, lists and strings without iterator objects.

use std::collections::HashMap;

use molt_abi::layout;
use molt_mir::{Alias, BoolOp, Cmp, Edge, IntOp, Op as Mir, Repr, Terminator, Value, Width};
use molt_pir::{self as pir, Op};
use molt_types::Type;

use super::Typed;
use super::held::{Held, Iterator, IteratorKind};

impl Typed<'_, '_> {
    /// Decides which iterators stay in registers: those of ranges, lists and strings that only `iter_next` uses.
    pub(super) fn choose_iterators(&mut self, order: &[pir::Block]) {
        for &block in order {
            for &inst in &self.pir.blocks[block].insts {
                let data = &self.pir.insts[inst];
                if data.op != Op::GetIter {
                    continue;
                }
                let (operand, result) = (data.args[0], data.results[0]);
                let over = &self.version.types[operand].assumed;
                let only_stepped = self.uses.only(result, |user, _| self.pir.insts[user].op == Op::IterNext);
                if only_stepped && matches!(over, Type::Range(_) | Type::List(_) | Type::Str) {
                    self.iterators.push(Iterator {
                        value: result,
                        kind: IteratorKind::Pending,
                        cursor: None,
                        params: HashMap::new(),
                    });
                }
            }
        }
    }

    /// The cursors of register iterators that a block expects behind its own parameters.
    pub(super) fn cursors_into(&self, block: pir::Block) -> Vec<Value> {
        self.iterators
            .iter()
            .filter(|iterator| self.liveness.live_in(block).contains(&iterator.value))
            .map(|iterator| iterator.cursor.expect("a live iterator has a cursor"))
            .collect()
    }

    pub(super) fn lower_get_iter(&mut self, inst: pir::Inst) -> bool {
        let data = &self.pir.insts[inst];
        let (operand, result) = (data.args[0], data.results[0]);
        let Some(index) = self.iterators.iter().position(|iterator| iterator.value == result) else { return false };
        let (kind, cursor) = match self.held(operand).clone() {
            Held::Range { start, stop, step, upwards } => (IteratorKind::Range { stop, step, upwards }, start),
            _ if matches!(self.version.types[operand].assumed, Type::List(_)) => {
                let list = self.as_repr(operand, Repr::Obj);
                (IteratorKind::List(list), self.builder.int(0))
            }
            _ if self.version.types[operand].assumed == Type::Str => {
                let string = self.as_repr(operand, Repr::Obj);
                (IteratorKind::Str(string), self.builder.int(0))
            }
            _ => self.open_range(operand),
        };
        self.iterators[index].kind = kind;
        self.iterators[index].cursor = Some(cursor);
        self.held[result] = Some(Held::Iterator(index));
        true
    }

    /// Reads a range object's bounds.
    fn open_range(&mut self, operand: pir::Value) -> (IteratorKind, Value) {
        use layout::range;
        let object = self.as_repr(operand, Repr::Obj);
        let exit = self.exit_before();
        let wide = self.builder.load(object, Width::I64, Alias::Immutable, range::WIDE);
        let zero = self.builder.int(0);
        let narrow = self.builder.icmp(Cmp::Eq, wide, zero);
        self.builder.guard(narrow, exit);
        let start = self.builder.load(object, Width::I64, Alias::Immutable, range::START);
        let stop = self.builder.load(object, Width::I64, Alias::Immutable, range::STOP);
        let step = self.builder.load(object, Width::I64, Alias::Immutable, range::STEP);
        self.guard_range(stop, step, exit);
        (IteratorKind::Range { stop, step, upwards: None }, start)
    }

    /// Leaves unless the cursor of a range cannot overflow when it steps past `stop`.
    pub(super) fn guard_range(&mut self, stop: Value, step: Value, exit: molt_mir::ExitId) {
        // A step of one reaches `stop` exactly.
        if matches!(self.int_constant(step), Some(1 | -1)) {
            return;
        }
        const LIMIT: i64 = 1 << 62;
        for value in [stop, step] {
            let low = self.builder.int(-LIMIT);
            let high = self.builder.int(LIMIT);
            let above = self.builder.icmp(Cmp::Ge, value, low);
            let below = self.builder.icmp(Cmp::Le, value, high);
            let inside = self.builder.value(Mir::Bool(BoolOp::And), &[above, below], Repr::Bool);
            self.builder.guard(inside, exit);
        }
    }

    pub(super) fn lower_iter_next(&mut self, inst: pir::Inst) -> bool {
        let data = &self.pir.insts[inst];
        let (operand, result) = (data.args[0], data.results[0]);
        let Held::Iterator(index) = *self.held(operand) else { return false };
        let cursor = self.iterators[index].cursor.expect("a live iterator has a cursor");
        match self.iterators[index].kind {
            IteratorKind::Range { stop, step, upwards } => {
                let present = self.range_has_next(cursor, stop, step, upwards);
                // Past the end this may overflow, but there nothing looks at it.
                let next = self.builder.int_op(IntOp::Add, cursor, step);
                self.iterators[index].cursor = Some(next);
                self.held[result] = Some(Held::Optional { present, value: cursor });
            }
            IteratorKind::List(_) | IteratorKind::Str(_) => {
                unreachable!("a step of a list or a string is lowered with the branch behind it")
            }
            IteratorKind::Pending => unreachable!("get_iter comes before any use of the iterator"),
        }
        true
    }

    fn range_has_next(&mut self, cursor: Value, stop: Value, step: Value, upwards: Option<bool>) -> Value {
        match upwards {
            Some(true) => self.builder.icmp(Cmp::Lt, cursor, stop),
            Some(false) => self.builder.icmp(Cmp::Gt, cursor, stop),
            None => {
                let zero = self.builder.int(0);
                let upwards = self.builder.icmp(Cmp::Gt, step, zero);
                let less = self.builder.icmp(Cmp::Lt, cursor, stop);
                let greater = self.builder.icmp(Cmp::Gt, cursor, stop);
                self.builder.value(Mir::Select, &[upwards, less, greater], Repr::Bool)
            }
        }
    }

    /// `iter_next` on a list or a string together with the branch on what it gave, which ends the block. A list's length is
    /// read anew each time: the loop's body may change it.
    pub(super) fn lower_element_step(&mut self, inst: pir::Inst) -> bool {
        let data = &self.pir.insts[inst];
        let (operand, result) = (data.args[0], data.results[0]);
        let Held::Iterator(index) = *self.held(operand) else { return false };
        let kind = self.iterators[index].kind;
        let (sequence, alias, length) = match kind {
            IteratorKind::List(list) => (list, Alias::ListLength, layout::list::LENGTH),
            IteratorKind::Str(string) => (string, Alias::Immutable, layout::str::BYTE_LENGTH),
            IteratorKind::Range { .. } | IteratorKind::Pending => return false,
        };
        let pir::Terminator::Branch(_, finished, body) = &self.pir.blocks[self.block].terminator else {
            unreachable!("the branch on its result follows `iter_next`")
        };
        let cursor = self.iterators[index].cursor.expect("a live iterator has a cursor");
        let length = self.builder.load(sequence, Width::I64, alias, length);
        let present = self.builder.icmp(Cmp::Lt, cursor, length);
        let found = self.builder.new_block(false);
        let from = self.builder.block;
        self.builder.switch_to(found);
        let (loaded, width) = if let IteratorKind::List(list) = kind {
            // Before the cursor moves: the exit does the whole step again.
            let exit = self.exit_before();
            let element = self.version.types[result].assumed.without_null();
            (self.load_element(list, cursor, &element, exit), self.builder.int(1))
        } else {
            let character = self.builder.call_value("str_char_at", &[sequence, cursor], None);
            let width = self.builder.load(character, Width::I64, Alias::Immutable, layout::str::BYTE_LENGTH);
            (character, width)
        };
        let next = self.builder.int_op(IntOp::Add, cursor, width);
        self.hold(result, loaded);
        self.iterators[index].cursor = Some(next);
        let body = self.edge(body);
        self.builder.terminate(Terminator::Jump(body));
        self.builder.switch_to(from);
        self.iterators[index].cursor = Some(cursor);
        let found = Edge { block: found, args: Vec::new() };
        let finished = self.edge_of_branch(finished);
        self.builder.terminate(Terminator::Branch(present, found, finished));
        true
    }

    /// The constant that a machine integer is, if it is one.
    pub(super) fn int_constant(&self, value: Value) -> Option<i64> {
        let inst = self.builder.function.defining_inst(value)?;
        match self.builder.function.insts[inst].op {
            Mir::IConst(constant) => Some(constant),
            _ => None,
        }
    }

    pub(super) fn lower_is_null(&mut self, inst: pir::Inst) -> bool {
        let data = &self.pir.insts[inst];
        let (operand, result) = (data.args[0], data.results[0]);
        let made = match *self.held(operand) {
            Held::Optional { present, .. } => self.builder.value(Mir::Not, &[present], Repr::Bool),
            Held::Machine(made) if self.builder.function.repr(made) == Repr::Obj => {
                self.builder.value(Mir::IsNull, &[made], Repr::Bool)
            }
            _ => self.builder.bool(false),
        };
        self.hold(result, made);
        true
    }

    pub(super) fn lower_check_bound(&mut self, inst: pir::Inst) -> bool {
        let data = &self.pir.insts[inst];
        let (operand, result) = (data.args[0], data.results[0]);
        // A raw value is bound; what is a word may be null and is tested by the general way.
        match self.held(operand).clone() {
            Held::Machine(made) if self.builder.function.repr(made) == Repr::Obj => false,
            held => {
                self.held[result] = Some(held);
                true
            }
        }
    }
}
