//! At which points the generic version of each function must be enterable.

use std::collections::HashMap;

use molt_pir::liveness::{Liveness, Position};
use molt_pir::{FuncId, Function, Op, Program, Value};

/// Resume points asked for so far. Point 0 is the normal entry; in a generator, point 1 is the start of the body and the
/// next ones are its yields.
pub struct ResumePoints {
    functions: HashMap<FuncId, FunctionPoints>,
}

struct FunctionPoints {
    liveness: Liveness,
    positions: Vec<Position>,
    numbers: HashMap<Position, u32>,
}

impl FunctionPoints {
    fn new(function: &Function) -> FunctionPoints {
        let mut points =
            FunctionPoints { liveness: Liveness::compute(function), positions: Vec::new(), numbers: HashMap::new() };
        if function.is_generator {
            points.number(Position::Before(function.entry, 0));
            for &block in &function.layout {
                for (index, &inst) in function.blocks[block].insts.iter().enumerate() {
                    if matches!(function.insts[inst].op, Op::Yield | Op::YieldDelegated) {
                        points.number(Position::After(block, index));
                    }
                }
            }
        }
        points
    }

    fn number(&mut self, position: Position) -> u32 {
        *self.numbers.entry(position).or_insert_with(|| {
            self.positions.push(position);
            self.positions.len() as u32
        })
    }
}

impl ResumePoints {
    /// No points but the generators'.
    pub fn new() -> ResumePoints {
        ResumePoints { functions: HashMap::new() }
    }

    fn of(&mut self, program: &Program, function: FuncId) -> &mut FunctionPoints {
        self.functions.entry(function).or_insert_with(|| FunctionPoints::new(&program.functions[function]))
    }

    /// The number of a point and the values its frame holds, in order.
    pub fn request(&mut self, program: &Program, function: FuncId, position: Position) -> (u32, Vec<Value>) {
        let points = self.of(program, function);
        let number = points.number(position);
        (number, points.liveness.live_values(&program.functions[function], position))
    }

    /// The positions of the points, the first being point 1.
    pub fn positions(&mut self, program: &Program, function: FuncId) -> Vec<Position> {
        self.of(program, function).positions.clone()
    }
}
