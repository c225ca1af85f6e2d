//! Which values of a function may be null.
//!
//! Null comes from the ops documented so and flows through block parameters, except along the false edge of a branch on
//! `is_null v`, where `v` is not null.

use cranelift_entity::EntitySet;

use crate::ir::*;
use crate::ops::Op;

/// The values that may be null.
pub fn nullable_values(function: &Function) -> EntitySet<Value> {
    let mut nullable = EntitySet::new();
    // For each value, the block parameters it flows into.
    let mut flows: Vec<(Value, Value)> = Vec::new();
    for &block in &function.layout {
        for &inst in &function.blocks[block].insts {
            let data = &function.insts[inst];
            for (index, &result) in data.results.iter().enumerate() {
                if data.op.nullable_result(index) {
                    nullable.insert(result);
                }
            }
            if let Some(edge) = &data.unwind {
                push_flows(function, edge, None, &mut flows);
            }
        }
        let terminator = &function.blocks[block].terminator;
        for (index, edge) in terminator.edges().into_iter().enumerate() {
            let plain = if index == 1 { tested_for_null(function, terminator) } else { None };
            push_flows(function, edge, plain, &mut flows);
        }
    }
    flows.sort_unstable();
    let mut pending: Vec<Value> = nullable.iter().collect();
    while let Some(value) = pending.pop() {
        let first = flows.partition_point(|&(from, _)| from < value);
        for &(_, param) in flows[first..].iter().take_while(|&&(from, _)| from == value) {
            if nullable.insert(param) {
                pending.push(param);
            }
        }
    }
    nullable
}

/// The value that is known not to be null on a branch's false edge.
fn tested_for_null(function: &Function, terminator: &Terminator) -> Option<Value> {
    let Terminator::Branch(condition, ..) = terminator else { return None };
    let ValueDef::Result(inst, _) = function.values[*condition].def else { return None };
    let data = &function.insts[inst];
    if data.op == Op::IsNull { data.args.first().copied() } else { None }
}

fn push_flows(function: &Function, edge: &Edge, plain: Option<Value>, flows: &mut Vec<(Value, Value)>) {
    for (&arg, &param) in edge.args.iter().zip(&function.blocks[edge.block].params) {
        if Some(arg) != plain {
            flows.push((arg, param));
        }
    }
}
