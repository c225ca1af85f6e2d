//! Makes a function enterable in the middle.
//!
//! Two users: specialized code whose guard failed goes on here, and a generator goes on behind its `yield`. A point is a
//! position; the caller passes its number and a frame with the words of [`live_values`] at that position. Point 0 is the normal
//! entry, its frame the bound parameters.
//!
//! ```text
//! b9:                                  ; the new entry
//!     resume 0: b10, 1: b11
//! b11:                                 ; After `v4 = call v3, v2 …`
//!     v20 = frame_load 1
//!     v21 = frame_load_nullable 0
//!     v22 = check_result v21 …         ; raises when the call, completed elsewhere, raised
//!     jump b8(v22, v20)                ; the rest of the split block
//! ```

use std::collections::{BTreeMap, BTreeSet};

use cranelift_entity::EntitySet;

use crate::ir::*;
use crate::liveness::Liveness;
pub use crate::liveness::{Position, live_values};
use crate::nullable::nullable_values;
use crate::ops::{Constant, Op};
use crate::simplify::remove_trivial_params;
use crate::ssa::{Predecessor, Variable, Variables};

/// The function with an entry for each point: the n-th of `points` has the number n + 1.
///
/// A point may not stand before the `catch` of a handler, between `is_null` and the branch on it, nor behind what never returns.
pub fn add_resume_points(function: &Function, points: &[Position]) -> Function {
    let liveness = Liveness::compute(function);
    let live: Vec<Vec<Value>> = points.iter().map(|&point| liveness.live_values(function, point)).collect();
    let mut resumable =
        Resumable { function: function.clone(), nullable: nullable_values(function), stubs: Vec::new() };
    let tails = resumable.split_blocks(points);
    let entry = resumable.function.add_block();
    resumable.add_normal_stub();
    for (&point, live) in points.iter().zip(&live) {
        resumable.add_stub(point, live, tails[&(point.block(), point.next_index())]);
    }
    let new = &mut resumable.function;
    let targets = resumable.stubs.iter().enumerate();
    let targets = targets.map(|(point, stub)| (point as u32, Edge { block: stub.block, args: Vec::new() })).collect();
    new.blocks[entry].terminator = Terminator::Resume(targets);
    new.entry = entry;
    new.layout.retain(|&block| block != entry);
    new.layout.insert(0, entry);
    resumable.repair_values();
    resumable.restore_conditions();
    resumable.function
}

struct Resumable {
    function: Function,
    /// Nullable values of the original function.
    nullable: EntitySet<Value>,
    stubs: Vec<Stub>,
}

/// The block that a point enters.
struct Stub {
    block: Block,
    /// For each original value, what stands for it behind this block's first instructions, so many.
    loaded: Vec<(Value, Value, usize)>,
}

impl Resumable {
    /// Cuts blocks at the points. Gives the block that begins at each (block, instruction index) of the original.
    fn split_blocks(&mut self, points: &[Position]) -> BTreeMap<(Block, usize), Block> {
        let cuts: BTreeSet<(Block, usize)> = points.iter().map(|point| (point.block(), point.next_index())).collect();
        let function = &mut self.function;
        let mut tails = BTreeMap::new();
        for &(block, index) in cuts.iter().rev() {
            let insts = function.blocks[block].insts.split_off(index);
            let tail =
                function.blocks.push(BlockData { params: Vec::new(), insts, terminator: Terminator::Unreachable });
            let jump = Terminator::Jump(Edge { block: tail, args: Vec::new() });
            function.blocks[tail].terminator = std::mem::replace(&mut function.blocks[block].terminator, jump);
            let place = function.layout.iter().position(|&other| other == block).expect("the block is laid out");
            function.layout.insert(place + 1, tail);
            tails.insert((block, index), tail);
        }
        tails
    }

    fn add_normal_stub(&mut self) {
        let function = &mut self.function;
        let stub = function.add_block();
        let count = function.blocks[function.entry].params.len();
        let args: Vec<Value> = (0..count)
            .map(|index| {
                let inst = function.append(stub, Op::FrameLoad(index as u32), [], None, None);
                function.insts[inst].results[0]
            })
            .collect();
        function.blocks[stub].terminator = Terminator::Jump(Edge { block: function.entry, args });
        self.stubs.push(Stub { block: stub, loaded: Vec::new() });
    }

    fn add_stub(&mut self, point: Position, live: &[Value], tail: Block) {
        let completed = match point {
            Position::After(block, index) => Some(self.inst_at(block, index)),
            Position::Before(..) => None,
        };
        let check = completed.and_then(|inst| self.function.insts[inst].op.resumed_check());
        let function = &mut self.function;
        let stub = function.add_block();
        let mut loaded = Vec::new();
        for (index, &value) in live.iter().enumerate() {
            let nullable = self.nullable.contains(value) || (index == 0 && check.is_some());
            let op = if nullable { Op::FrameLoadNullable(index as u32) } else { Op::FrameLoad(index as u32) };
            let inst = function.append(stub, op, [], None, None);
            loaded.push((value, function.insts[inst].results[0], index + 1));
        }
        if let (Some(check), Some(completed)) = (check, completed) {
            let InstData { unwind, site, .. } = function.insts[completed].clone();
            let inst = function.append(stub, check, [loaded[0].1], unwind, site);
            loaded[0] = (loaded[0].0, function.insts[inst].results[0], live.len() + 1);
        }
        function.blocks[stub].terminator = Terminator::Jump(Edge { block: tail, args: Vec::new() });
        self.stubs.push(Stub { block: stub, loaded });
    }

    /// The instruction that was number `index` of a block before it was cut: it stands in the block or its tails.
    fn inst_at(&self, block: Block, index: usize) -> Inst {
        let (mut block, mut index) = (block, index);
        loop {
            let data = &self.function.blocks[block];
            match (data.insts.get(index), &data.terminator) {
                (Some(&inst), _) => return inst,
                (None, Terminator::Jump(edge)) => {
                    index -= data.insts.len();
                    block = edge.block;
                }
                _ => unreachable!("cuts are joined by jumps"),
            }
        }
    }

    /// Where a point enters, a loaded value stands for the original one; where both meet, a block parameter does.
    fn repair_values(&mut self) {
        let function = &mut self.function;
        // Every use is dominated by a definition, so that no read finds the value given here.
        let Some(undefined) = function.values.keys().next() else { return };
        let mut variables = Variables::new(undefined);
        let mut variable_of: BTreeMap<Value, Variable> = BTreeMap::new();
        for &(value, _, _) in self.stubs.iter().flat_map(|stub| &stub.loaded) {
            let name = function.values[value].name.clone();
            variable_of.entry(value).or_insert_with(|| variables.declare(name));
        }
        record_edges(function, &mut variables);
        record_definitions(function, &mut variables, &variable_of);
        for stub in &self.stubs {
            for &(value, loaded, position) in &stub.loaded {
                variables.write(function, variable_of[&value], stub.block, position, loaded);
            }
        }
        for place in use_places(function) {
            if let Some(&variable) = variable_of.get(&*place.get(function)) {
                let value = variables.read(function, variable, place.block, place.position);
                *place.get(function) = value;
            }
        }
        let made = variables.params_made().to_vec();
        remove_trivial_params(function, &made);
    }

    /// Branches and `not` want the result of an op that makes a condition; a loaded `bool` is compared with `True`.
    fn restore_conditions(&mut self) {
        let function = &mut self.function;
        for block in function.layout.clone() {
            let mut index = 0;
            while let Some(&inst) = function.blocks[block].insts.get(index) {
                for number in 0..function.insts[inst].args.len() {
                    let value = function.insts[inst].args[number];
                    if function.insts[inst].op.wants_condition(number) && !is_condition(function, value) {
                        function.insts[inst].args[number] = insert_condition(function, block, index, value);
                        index += 2;
                    }
                }
                index += 1;
            }
            if let Terminator::Branch(value, ..) = function.blocks[block].terminator
                && !is_condition(function, value)
            {
                let condition = insert_condition(function, block, index, value);
                if let Terminator::Branch(value, ..) = &mut function.blocks[block].terminator {
                    *value = condition;
                }
            }
        }
    }
}

fn is_condition(function: &Function, value: Value) -> bool {
    match function.values[value].def {
        ValueDef::Result(inst, _) => function.insts[inst].op.effects().condition,
        ValueDef::Param(..) => false,
    }
}

/// Inserts `is value, True` before the instruction number `index`.
fn insert_condition(function: &mut Function, block: Block, index: usize, value: Value) -> Value {
    let constant = function.make_inst(Op::Const(Constant::Bool(true)), [], 1, None, None);
    let truth = function.insts[constant].results[0];
    let test = function.make_inst(Op::Is, [value, truth], 1, None, None);
    function.blocks[block].insts.splice(index..index, [constant, test]);
    function.insts[test].results[0]
}

fn record_edges(function: &mut Function, variables: &mut Variables) {
    for &block in &function.layout {
        let data = &function.blocks[block];
        for (index, &inst) in data.insts.iter().enumerate() {
            if let Some(edge) = &function.insts[inst].unwind {
                variables.add_predecessor(edge.block, Predecessor::Unwind(block, index));
            }
        }
        for (index, edge) in data.terminator.edges().into_iter().enumerate() {
            variables.add_predecessor(edge.block, Predecessor::Terminator(block, index));
        }
    }
    for block in function.layout.clone() {
        variables.seal(function, block);
    }
}

fn record_definitions(function: &mut Function, variables: &mut Variables, variable_of: &BTreeMap<Value, Variable>) {
    for block in function.layout.clone() {
        for param in function.blocks[block].params.clone() {
            if let Some(&variable) = variable_of.get(&param) {
                variables.write(function, variable, block, 0, param);
            }
        }
        for (index, inst) in function.blocks[block].insts.clone().into_iter().enumerate() {
            for result in function.insts[inst].results.clone() {
                if let Some(&variable) = variable_of.get(&result) {
                    variables.write(function, variable, block, index + 1, result);
                }
            }
        }
    }
}

/// Where a value is used.
#[derive(Clone, Copy)]
struct UsePlace {
    block: Block,
    position: usize,
    operand: Operand,
}

#[derive(Clone, Copy)]
enum Operand {
    Arg(Inst, usize),
    UnwindArg(Inst, usize),
    /// A branch's condition or a returned value.
    Terminator,
    /// Edge, argument.
    EdgeArg(usize, usize),
}

fn use_places(function: &Function) -> Vec<UsePlace> {
    let mut places = Vec::new();
    for &block in &function.layout {
        let data = &function.blocks[block];
        let mut add = |position, operand| places.push(UsePlace { block, position, operand });
        for (position, &inst) in data.insts.iter().enumerate() {
            for index in 0..function.insts[inst].args.len() {
                add(position, Operand::Arg(inst, index));
            }
            for index in 0..function.insts[inst].unwind.as_ref().map_or(0, |edge| edge.args.len()) {
                add(position, Operand::UnwindArg(inst, index));
            }
        }
        let end = data.insts.len();
        if let Terminator::Branch(..) | Terminator::Return(_) = data.terminator {
            add(end, Operand::Terminator);
        }
        for (number, edge) in data.terminator.edges().into_iter().enumerate() {
            for index in 0..edge.args.len() {
                add(end, Operand::EdgeArg(number, index));
            }
        }
    }
    places
}

impl UsePlace {
    fn get(self, function: &mut Function) -> &mut Value {
        match self.operand {
            Operand::Arg(inst, index) => &mut function.insts[inst].args[index],
            Operand::UnwindArg(inst, index) => {
                let edge = function.insts[inst].unwind.as_mut().expect("the place was found on this edge");
                &mut edge.args[index]
            }
            Operand::Terminator => match &mut function.blocks[self.block].terminator {
                Terminator::Branch(value, ..) | Terminator::Return(value) => value,
                _ => unreachable!("the place was found in a branch or return"),
            },
            Operand::EdgeArg(number, index) => {
                &mut function.blocks[self.block].terminator.edges_mut().swap_remove(number).args[index]
            }
        }
    }
}
