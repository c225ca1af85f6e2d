//! Exits: which generic point to resume, and what its frame holds.

use molt_mir::{Exit, ExitFrame, ExitId, ExitValue, Value};
use molt_pir as pir;
use molt_pir::liveness::Position;

use super::Typed;
use super::held::{Held, IteratorKind};

impl Typed<'_, '_> {
    /// The exit that does the current instruction (or the block's terminator) generically.
    pub(super) fn exit_before(&mut self) -> ExitId {
        let position = Position::Before(self.block, self.index);
        if let Some(&exit) = self.exits.get(&position) {
            return exit;
        }
        let (point, live) = self.context.points.request(self.context.program, self.id, position);
        let values = live.into_iter().map(|value| self.exit_value(value)).collect();
        let exit = self.push_exit(point, values);
        self.exits.insert(position, exit);
        exit
    }

    /// The exit that goes on generically behind the current instruction, whose results are given.
    pub(super) fn exit_after(&mut self, results: &[ExitValue]) -> ExitId {
        let position = Position::After(self.block, self.index);
        let (point, live) = self.context.points.request(self.context.program, self.id, position);
        let values = results
            .iter()
            .copied()
            .chain(live.into_iter().skip(results.len()).map(|value| self.exit_value(value)))
            .collect();
        self.push_exit(point, values)
    }

    fn push_exit(&mut self, point: u32, values: Vec<ExitValue>) -> ExitId {
        let function = self.context.generic[self.id].expect("declared");
        let frame = ExitFrame { function, callee: self.callee, point, values };
        self.builder.function.exits.push(Exit { frames: vec![frame] })
    }

    fn exit_value(&mut self, value: pir::Value) -> ExitValue {
        match self.held(value).clone() {
            Held::Machine(made) => ExitValue::Value(made),
            Held::Optional { .. } => unreachable!("no exit stands between iter_next and the branch on its result"),
            Held::Range { .. } => unreachable!("a range that is not made is used right away"),
            Held::Iterator(index) => {
                let iterator = &self.iterators[index];
                let cursor: Value = iterator.cursor.expect("a live iterator has a cursor");
                match iterator.kind {
                    IteratorKind::Range { stop, step, .. } => ExitValue::RangeIterator(cursor, stop, step),
                    IteratorKind::List(list) => ExitValue::ListIterator(list, cursor),
                    IteratorKind::Str(string) => ExitValue::StrIterator(string, cursor),
                    IteratorKind::Pending => unreachable!("get_iter comes before any use of the iterator"),
                }
            }
            Held::Builtin(name) => ExitValue::Builtin(self.name_data(&name)),
            Held::BuiltinMethod(receiver, name) => match self.exit_value(receiver) {
                ExitValue::Value(object) => ExitValue::BuiltinMethod(object, self.name_data(&name)),
                _ => unreachable!("receivers of builtin methods are objects"),
            },
        }
    }
}
