//! Which object keeps a borrowed word or a derived pointer alive.

use molt_mir::{Function, Op, Repr, ResultOwnership, Value, result_ownership};

/// The object that `value` was read from, directly or through pointers into it: the buffer of a list, an item of that
/// buffer. `None` for values that nothing local keeps alive: owned ones, those read from static memory.
pub fn parent_object(function: &Function, value: Value) -> Option<Value> {
    let mut current = value;
    loop {
        let inst = function.defining_inst(current)?;
        let base = match &function.insts[inst].op {
            Op::Load(_) | Op::LoadIndexed(_) => function.insts[inst].args[0],
            _ => match (function.repr(current), result_ownership(function, inst)) {
                (Repr::Obj, ResultOwnership::BorrowedFrom(index)) => function.insts[inst].args[index],
                _ => return None,
            },
        };
        if function.repr(base) == Repr::Obj {
            return Some(base);
        }
        current = base;
    }
}
