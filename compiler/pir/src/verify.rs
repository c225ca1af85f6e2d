//! Checks what is always true of valid PIR (see the crate's documentation).
//!
//! A message names the function, the block and the instruction.

use std::fmt::Display;

use cranelift_entity::{EntitySet, SecondaryMap};

use crate::dominators::Dominators;
use crate::ir::*;
use crate::nullable::nullable_values;
use crate::ops::{Arity, Op};
use crate::print::print_inst;

/// Everything that is wrong with a program, or nothing.
pub fn verify_program(program: &Program) -> Result<(), Vec<String>> {
    let mut errors = Vec::new();
    for (id, function) in &program.functions {
        errors.extend(verify_function(id, function).err().unwrap_or_default());
        if program.modules.get(function.module).is_none() {
            errors.push(format!("{id} ({}): its {} is not in the program", function.qualname, function.module));
        }
        if function.parent.is_some_and(|parent| program.functions.get(parent).is_none()) {
            errors.push(format!("{id} ({}): its parent is not in the program", function.qualname));
        }
        verify_references(program, id, function, &mut errors);
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

/// Ops name functions, classes and modules that exist, and closures have the length their function wants.
fn verify_references(program: &Program, id: FuncId, function: &Function, errors: &mut Vec<String>) {
    for &block in &function.layout {
        for &inst in &function.blocks[block].insts {
            let data = &function.insts[inst];
            let problem = match &data.op {
                Op::MakeFunction(target, parts) => match program.functions.get(*target) {
                    None => Some(format!("{target} is not in the program")),
                    Some(target) => {
                        let wanted = usize::from(parts.defaults)
                            + usize::from(parts.keyword_defaults)
                            + target.free_variables.len();
                        (data.args.len() != wanted).then(|| format!("{wanted} operands wanted"))
                    }
                },
                Op::BuildClass(class) if program.classes.get(*class).is_none() => {
                    Some(format!("{class} is not in the program"))
                }
                Op::ImportModule(module) if program.modules.get(*module).is_none() => {
                    Some(format!("{module} is not in the program"))
                }
                Op::ClosureCell(index) if *index as usize >= function.free_variables.len() => {
                    Some(format!("the function has {} free variables", function.free_variables.len()))
                }
                _ => None,
            };
            if let Some(problem) = problem {
                let text = print_inst(function, inst);
                errors.push(format!("{id} ({}), {block}, `{text}`: {problem}", function.qualname));
            }
        }
    }
}

/// Everything that is wrong with a function, or nothing.
pub fn verify_function(id: FuncId, function: &Function) -> Result<(), Vec<String>> {
    let mut verifier = Verifier {
        id,
        function,
        errors: Vec::new(),
        nullable: EntitySet::new(),
        defined: SecondaryMap::new(),
        dominators: Dominators::empty(),
    };
    verifier.blocks_exist();
    if verifier.errors.is_empty() {
        verifier.definitions();
        verifier.shape();
    }
    if verifier.errors.is_empty() {
        verifier.dominators = Dominators::compute(function);
        verifier.nullable = nullable_values(function);
        verifier.uses();
    }
    if verifier.errors.is_empty() { Ok(()) } else { Err(verifier.errors) }
}

struct Verifier<'a> {
    id: FuncId,
    function: &'a Function,
    errors: Vec<String>,
    nullable: EntitySet<Value>,
    /// Where each value is defined: its block and the index of the first instruction that may use it.
    defined: SecondaryMap<Value, Option<(Block, usize)>>,
    dominators: Dominators,
}

impl Verifier<'_> {
    fn report(&mut self, block: Block, inst: Option<Inst>, problem: impl Display) {
        let place = match inst {
            Some(inst) => format!(", `{}`", print_inst(self.function, inst)),
            None => String::new(),
        };
        self.errors.push(format!("{} ({}), {block}{place}: {problem}", self.id, self.function.qualname));
    }

    /// The layout names each block at most once, starts with the entry, and edges stay inside.
    fn blocks_exist(&mut self) {
        let mut laid_out = EntitySet::new();
        let function = self.function;
        for &block in &function.layout {
            if function.blocks.get(block).is_none() {
                self.report(block, None, "the block does not exist");
                return;
            }
            if !laid_out.insert(block) {
                self.report(block, None, "the block is in the layout twice");
            }
        }
        if function.layout.first() != Some(&function.entry) {
            self.report(function.entry, None, "the entry must be the layout's first block");
        }
        for &block in &function.layout {
            if function.blocks[block].insts.iter().any(|&inst| function.insts.get(inst).is_none()) {
                self.report(block, None, "an instruction does not exist");
                return;
            }
            for edge in function.successors(block) {
                if !laid_out.contains(edge.block) {
                    self.report(block, None, format_args!("an edge goes to {}, which is not laid out", edge.block));
                }
            }
        }
    }

    /// Every value has one definition, and its record agrees.
    fn definitions(&mut self) {
        let function = self.function;
        for &block in &function.layout {
            let data = &function.blocks[block];
            for (index, &param) in data.params.iter().enumerate() {
                self.define(block, None, param, ValueDef::Param(block, index as u32), 0);
            }
            for (position, &inst) in data.insts.iter().enumerate() {
                for (index, &result) in function.insts[inst].results.iter().enumerate() {
                    self.define(block, Some(inst), result, ValueDef::Result(inst, index as u32), position + 1);
                }
            }
        }
    }

    fn define(&mut self, block: Block, inst: Option<Inst>, value: Value, def: ValueDef, from: usize) {
        if self.function.values.get(value).is_none_or(|data| data.def != def) {
            self.report(block, inst, format_args!("{value} is recorded as defined elsewhere"));
        }
        if self.defined[value].replace((block, from)).is_some() {
            self.report(block, inst, format_args!("{value} is defined twice"));
        }
    }

    /// Operand and result counts, sites, edges' argument counts, handlers, entry, resumption.
    fn shape(&mut self) {
        let function = self.function;
        let mut handlers = EntitySet::new();
        let mut resumed = EntitySet::new();
        for &block in &function.layout {
            let data = &function.blocks[block];
            for &inst in &data.insts {
                if let Some(edge) = &function.insts[inst].unwind {
                    handlers.insert(edge.block);
                }
            }
            if let Terminator::Resume(targets) = &data.terminator {
                if block != function.entry {
                    self.report(block, None, "only the entry may end in `resume`");
                }
                if targets.iter().enumerate().any(|(index, (point, _))| index as u32 != *point) {
                    self.report(block, None, "resume points must be numbered 0, 1, 2…");
                }
                for (_, edge) in targets {
                    resumed.insert(edge.block);
                }
            }
        }
        for &block in &function.layout {
            for (index, &inst) in function.blocks[block].insts.iter().enumerate() {
                self.inst_shape(block, index, inst, handlers.contains(block), resumed.contains(block));
            }
            if handlers.contains(block) && function.blocks[block].insts.is_empty() {
                self.report(block, None, "a handler must begin with `catch`");
            }
            for edge in function.successors(block) {
                let wanted = function.blocks[edge.block].params.len();
                if edge.args.len() != wanted {
                    self.report(
                        block,
                        None,
                        format_args!("{} arguments for {}, which has {wanted}", edge.args.len(), edge.block),
                    );
                }
            }
            for edge in function.blocks[block].terminator.edges() {
                if handlers.contains(edge.block) {
                    self.report(block, None, format_args!("a jump to the handler {}", edge.block));
                }
                if edge.block == function.entry {
                    self.report(block, None, "a jump to the entry");
                }
            }
            if matches!(function.blocks[block].terminator, Terminator::Unreachable) {
                let last = function.blocks[block].insts.last();
                if !last.is_some_and(|&inst| function.insts[inst].op.effects().never_returns) {
                    self.report(block, None, "`unreachable` must follow an instruction that always raises");
                }
            }
        }
        let entry = &function.blocks[function.entry];
        let wanted = match entry.terminator {
            Terminator::Resume(_) => 0,
            _ if function.kind == FunctionKind::Class || function.kind == FunctionKind::GeneratorExpression => 1,
            _ => function.params.count(),
        };
        if entry.params.len() != wanted {
            self.report(function.entry, None, format_args!("the entry must have {wanted} parameters"));
        }
    }

    fn inst_shape(&mut self, block: Block, index: usize, inst: Inst, in_handler: bool, resumed: bool) {
        let data = &self.function.insts[inst];
        let effects = data.op.effects();
        let arity_ok = match data.op.arity() {
            Arity::Exactly(count) => data.args.len() == count,
            Arity::AtLeast(count) => data.args.len() >= count,
        };
        if !arity_ok {
            self.report(block, Some(inst), format_args!("operands wanted: {:?}", data.op.arity()));
        }
        if matches!(data.op, Op::BuildDict) && !data.args.len().is_multiple_of(2) {
            self.report(block, Some(inst), "keys and values must come in pairs");
        }
        if let Op::Call(keywords) = &data.op
            && keywords.len() + 2 > data.args.len()
        {
            self.report(block, Some(inst), "more keywords than arguments");
        }
        if data.results.len() != data.op.result_count() {
            self.report(block, Some(inst), format_args!("results wanted: {}", data.op.result_count()));
        }
        let keeps_traceback = matches!(data.op, Op::Reraise | Op::ReraiseCurrent);
        if effects.may_raise && !keeps_traceback && data.site.is_none() {
            self.report(block, Some(inst), "what may raise needs a site");
        }
        if data.site.is_some_and(|site| self.function.sites.get(site).is_none()) {
            self.report(block, Some(inst), "its site does not exist");
        }
        if data.unwind.is_some() && !effects.may_raise {
            self.report(block, Some(inst), "an unwind edge on what does not raise");
        }
        if matches!(data.op, Op::Catch) != (in_handler && index == 0) {
            self.report(block, Some(inst), "`catch` must be the first instruction of a handler, and only there");
        }
        if matches!(data.op, Op::FrameLoad(_) | Op::FrameLoadNullable(_)) && !resumed {
            self.report(block, Some(inst), "only blocks that `resume` leads to may load from the frame");
        }
        if effects.never_returns {
            let last = self.function.blocks[block].insts.len() == index + 1;
            if !last || self.function.blocks[block].terminator != Terminator::Unreachable {
                self.report(block, Some(inst), "`unreachable` must follow");
            }
        }
    }

    /// Definitions dominate uses; null and conditions go only where they may.
    fn uses(&mut self) {
        let function = self.function;
        for &block in &function.layout {
            if !self.dominators.is_reachable(block) {
                self.report(block, None, "the block is not reachable");
                continue;
            }
            let data = &function.blocks[block];
            for (position, &inst) in data.insts.iter().enumerate() {
                let inst_data = &function.insts[inst];
                for (index, &arg) in inst_data.args.iter().enumerate() {
                    self.value_use(block, position, Some(inst), arg);
                    if self.nullable.contains(arg) && !inst_data.op.accepts_null(index) {
                        self.report(block, Some(inst), format_args!("{arg} may be null"));
                    }
                    if inst_data.op.wants_condition(index) && !self.is_condition(arg) {
                        self.report(block, Some(inst), format_args!("{arg} is not a condition"));
                    }
                }
                for &arg in inst_data.unwind.iter().flat_map(|edge| &edge.args) {
                    self.value_use(block, position, Some(inst), arg);
                }
            }
            let end = data.insts.len();
            for edge in data.terminator.edges() {
                for &arg in &edge.args {
                    self.value_use(block, end, None, arg);
                }
            }
            match data.terminator {
                Terminator::Branch(condition, ..) => {
                    self.value_use(block, end, None, condition);
                    if !self.is_condition(condition) {
                        self.report(block, None, format_args!("branches on {condition}, which is not a condition"));
                    }
                }
                Terminator::Return(value) => {
                    self.value_use(block, end, None, value);
                    if self.nullable.contains(value) {
                        self.report(block, None, format_args!("returns {value}, which may be null"));
                    }
                }
                _ => {}
            }
        }
    }

    fn value_use(&mut self, block: Block, position: usize, inst: Option<Inst>, value: Value) {
        match self.defined[value] {
            None => self.report(block, inst, format_args!("{value} is not defined")),
            Some((defined_in, from)) => {
                if !self.dominators.dominates((defined_in, from), (block, position)) {
                    self.report(block, inst, format_args!("the definition of {value} does not dominate this use"));
                }
            }
        }
    }

    fn is_condition(&self, value: Value) -> bool {
        match self.function.values[value].def {
            ValueDef::Result(inst, _) => self.function.insts[inst].op.effects().condition,
            ValueDef::Param(..) => false,
        }
    }
}
