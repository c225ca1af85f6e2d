//! Proves that a program keeps MIR's invariants: shape, representations, edges and dominance.
//!
//! It judges one function at a time and reports everything it finds, each with the line it is about.

use std::collections::HashSet;
use std::fmt;

use molt_abi::{Entry, Kind, ResultKind};

use crate::dominance::{Dominance, Point};
use crate::ir::{
    Block, Edge, ExitId, ExitValue, FnId, Function, Inst, Program, Repr, ResultShape, Symbol, Terminator, Value,
};
use crate::ops::{Access, ObjConst, Op};
use crate::print::{print_inst, print_terminator};
use crate::text::Word;

/// What is wrong with a function.
#[derive(Debug)]
pub struct VerifyError {
    /// The function's name.
    pub function: String,
    /// One line for each fault, with the text of the offending instruction.
    pub faults: Vec<String>,
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "invalid MIR in @{}:", self.function)?;
        for fault in &self.faults {
            write!(f, "\n  {fault}")?;
        }
        Ok(())
    }
}

impl std::error::Error for VerifyError {}

/// Verifies every function and the names of the whole.
pub fn verify_program(program: &Program) -> Result<(), VerifyError> {
    let mut names = HashSet::new();
    for name in program.functions.values().map(|f| &f.name).chain(program.data.values().map(|d| &d.name)) {
        if !names.insert(name) {
            return Err(VerifyError { function: name.to_string(), faults: vec!["defined twice".to_owned()] });
        }
    }
    for data in program.data.values() {
        verify_data(program, data)
            .map_err(|fault| VerifyError { function: data.name.to_string(), faults: vec![fault] })?;
    }
    program.functions.keys().try_for_each(|id| verify_function(program, id))
}

fn verify_data(program: &Program, data: &crate::ir::Data) -> Result<(), String> {
    use crate::ir::DataItem;
    let mut end = 0;
    for (offset, item) in &data.items {
        if *offset < end {
            return Err(format!("the item at {offset} overlaps the one before"));
        }
        end = offset
            + match item {
                DataItem::I64(_) | DataItem::Addr(..) => 8,
                DataItem::U32(_) => 4,
                DataItem::Bytes(bytes) => bytes.len() as u64,
            };
        if let DataItem::Addr(Symbol::Function(id), _) = item
            && !program.functions[*id].generic
        {
            return Err(format!("takes the address of @{}, which is not generic", program.functions[*id].name));
        }
    }
    if end > data.size { Err(format!("items end at {end}, after its size {}", data.size)) } else { Ok(()) }
}

/// Verifies one function.
pub fn verify_function(program: &Program, id: FnId) -> Result<(), VerifyError> {
    let function = &program.functions[id];
    let mut verifier = Verifier { program, function, dominance: Dominance::compute(function), faults: Vec::new() };
    verifier.check_signature();
    verifier.check_layout();
    // Dominance means nothing while blocks are missing.
    if verifier.faults.is_empty() {
        for &block in &function.layout {
            verifier.check_block(block);
        }
    }
    if verifier.faults.is_empty() {
        Ok(())
    } else {
        Err(VerifyError { function: function.name.to_string(), faults: verifier.faults })
    }
}

/// The representations of an entry point's operands.
pub fn entry_operands(entry: &Entry) -> impl Iterator<Item = Repr> + '_ {
    entry.params.iter().map(|param| match param.kind {
        Kind::Obj | Kind::Own | Kind::Nullable | Kind::OwnNullable => Repr::Obj,
        Kind::Words | Kind::OwnWords | Kind::Ptr => Repr::Ptr,
        Kind::I64 => Repr::I64,
        Kind::F64 => Repr::F64,
        Kind::Bool => Repr::Bool,
    })
}

/// The results of a call of an entry point, and whether each may be null.
pub fn entry_results(entry: &Entry) -> &'static [(Repr, bool)] {
    match entry.result {
        ResultKind::Obj | ResultKind::Borrowed => &[(Repr::Obj, false)],
        ResultKind::Maybe => &[(Repr::Obj, true)],
        ResultKind::Pair => &[(Repr::Obj, false), (Repr::Obj, true)],
        ResultKind::Bool => &[(Repr::Bool, false)],
        ResultKind::I64 => &[(Repr::I64, false)],
        ResultKind::F64 => &[(Repr::F64, false)],
        ResultKind::Ptr => &[(Repr::Ptr, false)],
        ResultKind::Unit | ResultKind::Never => &[],
    }
}

struct Verifier<'a> {
    program: &'a Program,
    function: &'a Function,
    dominance: Dominance,
    faults: Vec<String>,
}

impl Verifier<'_> {
    fn check_signature(&mut self) {
        let function = self.function;
        if function.layout.first() != Some(&function.entry) {
            self.faults.push("the entry is not the first block".to_owned());
        }
        if let ResultShape::Raw(repr @ (Repr::Obj | Repr::Ptr)) = function.result {
            self.faults.push(format!("cannot return raw {}", repr.word()));
        }
        if function.generic {
            let params: Vec<Repr> =
                function.blocks[function.entry].params.iter().map(|&value| function.repr(value)).collect();
            if params != [Repr::Obj, Repr::Ptr, Repr::I64] || function.result != ResultShape::Word {
                self.faults.push("generic, but not `(obj, ptr, i64) -> word`".to_owned());
            }
        }
    }

    fn check_layout(&mut self) {
        let laid_out: HashSet<Block> = self.function.layout.iter().copied().collect();
        if laid_out.len() != self.function.layout.len() {
            self.faults.push("a block stands twice in the layout".to_owned());
        }
        for &block in &self.function.layout {
            for edge in self.function.successors(block) {
                if !laid_out.contains(&edge.block) {
                    self.faults.push(format!("{block} goes to {}, which is not in the layout", edge.block));
                }
            }
        }
    }

    fn check_block(&mut self, block: Block) {
        let data = &self.function.blocks[block];
        for &inst in &data.insts {
            let before = self.faults.len();
            self.check_instruction(inst);
            if let Some(point) = self.dominance.point_of(inst) {
                self.check_reach(self.instruction_uses(inst), point);
            }
            self.name_faults(before, || print_inst(self.program, self.function, inst));
        }
        let before = self.faults.len();
        self.check_terminator(&data.terminator);
        if let Some(point) = self.dominance.end_of(self.function, block) {
            let mut uses: Vec<Value> = data.terminator.operands().into_iter().collect();
            uses.extend(data.terminator.edges().iter().flat_map(|edge| edge.args.iter().copied()));
            if let Terminator::Exit(exit) = data.terminator {
                uses.extend(self.function.exits[exit].values());
            }
            self.check_reach(uses, point);
        }
        self.name_faults(before, || print_terminator(self.program, self.function, block));
    }

    /// Appends the line that the faults since `before` are about.
    fn name_faults(&mut self, before: usize, line: impl Fn() -> String) {
        if self.faults.len() > before {
            let line = line();
            for fault in &mut self.faults[before..] {
                *fault = format!("{fault}, in `{line}`");
            }
        }
    }

    fn instruction_uses(&self, inst: Inst) -> Vec<Value> {
        let data = &self.function.insts[inst];
        let mut uses = data.args.to_vec();
        for edge in data.err.iter().chain(&data.boxed) {
            uses.extend(&edge.args);
        }
        if let Some(exit) = data.exit {
            uses.extend(self.function.exits[exit].values());
        }
        uses
    }

    fn check_reach(&mut self, uses: Vec<Value>, point: Point) {
        for value in uses {
            if !self.dominance.value_reaches(self.function, value, point) {
                self.faults.push(format!("{value} is not defined on every path to its use"));
            }
        }
    }

    fn check_instruction(&mut self, inst: Inst) {
        let data = &self.function.insts[inst];
        let (operands, results) = self.signature(inst);
        self.check_reprs(&data.args, &operands);
        self.check_results(inst, &results);
        self.check_immediates(&data.op);
        if let Some(edge) = &data.err {
            self.check_edge(edge, 0);
        }
        if let Some(edge) = &data.boxed {
            self.check_edge(edge, 1);
            let params = &self.function.blocks[edge.block].params;
            if params.first().is_some_and(|&value| self.function.repr(value) != Repr::Obj) {
                self.faults.push(format!("the first parameter of {} cannot receive a boxed result", edge.block));
            }
        }
        if let Some(exit) = data.exit {
            self.check_exit(exit);
        }
        self.check_ways_out(inst);
    }

    fn check_reprs(&mut self, args: &[Value], operands: &[Repr]) {
        let found: Vec<Repr> = args.iter().map(|&value| self.function.repr(value)).collect();
        self.check_list(&found, operands);
    }

    fn check_list(&mut self, found: &[Repr], operands: &[Repr]) {
        if found != operands {
            let list = |reprs: &[Repr]| reprs.iter().map(|repr| repr.word()).collect::<Vec<_>>().join(", ");
            self.faults.push(format!("operands are ({}), not ({})", list(found), list(operands)));
        }
    }

    fn check_results(&mut self, inst: Inst, expected: &[(Repr, bool)]) {
        let results = &self.function.insts[inst].results;
        if results.len() != expected.len() {
            self.faults.push(format!("{} results, not {}", results.len(), expected.len()));
            return;
        }
        for (&value, &(repr, may_be_null)) in results.iter().zip(expected) {
            let data = self.function.values[value];
            if data.repr != repr {
                self.faults.push(format!("result {value} is {}, not {}", data.repr.word(), repr.word()));
            } else if may_be_null && !data.nullable {
                self.faults.push(format!("result {value} may be null and is not marked so"));
            }
        }
    }

    /// Representations of operands and results, the latter with whether they may be null.
    fn signature(&self, inst: Inst) -> (Vec<Repr>, Vec<(Repr, bool)>) {
        let data = &self.function.insts[inst];
        let any = |index: usize| data.args.get(index).map_or(Repr::I64, |&value| self.function.repr(value));
        // The base of an access is an object or the address of memory that is not one.
        let base = if any(0) == Repr::Ptr { Repr::Ptr } else { Repr::Obj };
        match &data.op {
            Op::Null => (vec![], vec![(Repr::Obj, true)]),
            Op::CallEntry(entry) => (entry_operands(entry.0).collect(), entry_results(entry.0).to_vec()),
            Op::CallFn(id) => {
                let callee = &self.program.functions[*id];
                let params = callee.blocks[callee.entry].params.iter().map(|&value| callee.repr(value)).collect();
                let result = match callee.result {
                    ResultShape::Word => Repr::Obj,
                    ResultShape::Raw(repr) => repr,
                };
                (params, vec![(result, false)])
            }
            Op::CallGeneric(_) => (vec![Repr::Obj; data.args.len().max(1)], vec![(Repr::Obj, false)]),
            Op::CallResume(..) => (vec![Repr::Obj; data.args.len().max(1)], vec![(Repr::Obj, true)]),
            Op::StackArray | Op::StackArrayOwned => (vec![Repr::Obj; data.args.len()], vec![(Repr::Ptr, false)]),
            // Who made the slot knows whether its word can be null.
            Op::TakeSlot(_) => (vec![Repr::Ptr], vec![(Repr::Obj, false)]),
            Op::Select => (vec![Repr::Bool, any(1), any(1)], vec![(any(1), false)]),
            Op::Load(access) => (vec![base], vec![(access.width.repr(), false)]),
            Op::LoadIndexed(access) => (vec![base, Repr::I64], vec![(access.width.repr(), false)]),
            Op::Store(access) => (vec![base, access.width.repr()], vec![]),
            Op::StoreIndexed(access) => (vec![base, Repr::I64, access.width.repr()], vec![]),
            Op::Replace(_) => (vec![base, Repr::Obj], vec![(Repr::Obj, true)]),
            Op::ReplaceLeaf(_) => (vec![base, Repr::Obj], vec![]),
            Op::ReplaceFloat(_) => (vec![base, Repr::F64], vec![]),
            Op::ReplaceIndexed(_) => (vec![base, Repr::I64, Repr::Obj], vec![(Repr::Obj, true)]),
            op => {
                let row = op.row();
                let reprs = |words: &str| words.split_whitespace().filter_map(Repr::from_word).collect::<Vec<_>>();
                (reprs(row.operands), reprs(row.results).into_iter().map(|repr| (repr, false)).collect())
            }
        }
    }

    fn check_immediates(&mut self, op: &Op) {
        use molt_abi::value::{encode_float, encode_int};
        let fault = match op {
            Op::ObjConst(ObjConst::Int(value)) if encode_int(*value).is_none() => "the int does not fit a tagged word",
            Op::ObjConst(ObjConst::Float(bits)) if encode_float(*bits).is_none() => "the float cannot be self-tagged",
            Op::FCmp(crate::ops::Cmp::Below) => "floats have no `below`",
            Op::CallFn(id) if self.program.functions[*id].generic => "the callee is generic",
            Op::CallGeneric(id) | Op::CallResume(id, _) if !self.program.functions[*id].generic => {
                "the callee is not generic"
            }
            Op::Addr(Symbol::Function(id)) if !self.program.functions[*id].generic => "the function is not generic",
            Op::Replace(Access { width, .. })
            | Op::ReplaceIndexed(Access { width, .. })
            | Op::ReplaceLeaf(Access { width, .. })
            | Op::ReplaceFloat(Access { width, .. })
                if width.repr() != Repr::Obj =>
            {
                "only words are replaced"
            }
            _ => return,
        };
        self.faults.push(fault.to_owned());
    }

    /// An `err` edge exactly where the op can raise or, once exits are expanded, guards; an exit where it guards before.
    fn check_ways_out(&mut self, inst: Inst) {
        let data = &self.function.insts[inst];
        let fault = if data.op.row().flags.contains(&"guards") {
            match (data.err.is_some(), data.exit.is_some()) {
                (false, false) => "a guard needs an exit or an `err` edge",
                (true, true) => "a guard has an exit or an `err` edge, not both",
                _ => return,
            }
        } else {
            let is_call = matches!(data.op, Op::CallFn(_));
            let is_raw_call =
                matches!(&data.op, Op::CallFn(id) if self.program.functions[*id].result != ResultShape::Word);
            let may_raise = match &data.op {
                Op::CallEntry(entry) => Some(!entry.0.flags.never_raises),
                Op::CallGeneric(_) | Op::StackCheck => Some(true),
                // A callee may be known not to raise.
                Op::CallFn(_) => None,
                _ => Some(false),
            };
            if data.exit.is_some() && !is_call {
                "only a guard or a call of a function of the program can have an exit"
            } else if data.boxed.is_some() && !is_raw_call {
                "only a call with a raw result can have a `boxed` edge"
            } else if data.exit.is_some() && data.boxed.is_some() {
                "both an exit and a `boxed` edge"
            } else if may_raise == Some(true) && data.err.is_none() {
                "it may raise and has no `err` edge"
            } else if may_raise == Some(false) && data.err.is_some() {
                "it never raises and has an `err` edge"
            } else {
                return;
            }
        };
        self.faults.push(fault.to_owned());
    }

    /// Arguments for the block's parameters after the first `received`.
    fn check_edge(&mut self, edge: &Edge, received: usize) {
        let params = &self.function.blocks[edge.block].params;
        if params.len() != edge.args.len() + received {
            self.faults.push(format!(
                "{} arguments for the {} parameters of {}",
                edge.args.len(),
                params.len(),
                edge.block
            ));
            return;
        }
        for (&arg, &param) in edge.args.iter().zip(&params[received..]) {
            if self.function.repr(arg) != self.function.repr(param) {
                self.faults.push(format!("{arg} and parameter {param} of {} differ in representation", edge.block));
            }
        }
    }

    fn check_exit(&mut self, exit: ExitId) {
        let frames = &self.function.exits[exit].frames;
        if frames.is_empty() {
            self.faults.push(format!("{exit} resumes nothing"));
        }
        for frame in frames {
            if !self.program.functions[frame.function].generic {
                self.faults.push(format!(
                    "{exit} resumes @{}, which is not generic",
                    self.program.functions[frame.function].name
                ));
            }
            if frame.callee.is_some_and(|callee| self.function.repr(callee) != Repr::Obj) {
                self.faults.push(format!("{exit} has a callee that is not an object"));
            }
            for &value in &frame.values {
                let expected: &[Repr] = match value {
                    ExitValue::RangeIterator(..) => &[Repr::I64, Repr::I64, Repr::I64],
                    ExitValue::ListIterator(..) | ExitValue::StrIterator(..) => &[Repr::Obj, Repr::I64],
                    _ => continue,
                };
                let found: Vec<Repr> = value.values().iter().map(|&value| self.function.repr(value)).collect();
                self.check_list(&found, expected);
            }
        }
    }

    fn check_terminator(&mut self, terminator: &Terminator) {
        for edge in terminator.edges() {
            self.check_edge(edge, 0);
        }
        let expected = match terminator {
            Terminator::Branch(..) => Repr::Bool,
            Terminator::Switch(_, cases, _) => {
                let distinct: HashSet<i64> = cases.iter().map(|(case, _)| *case).collect();
                if distinct.len() != cases.len() {
                    self.faults.push("two cases have the same value".to_owned());
                }
                Repr::I64
            }
            Terminator::Return(_) => match self.function.result {
                ResultShape::Word => Repr::Obj,
                ResultShape::Raw(repr) => repr,
            },
            Terminator::ReturnBoxed(_) => Repr::Obj,
            Terminator::Exit(exit) => return self.check_exit(*exit),
            _ => return,
        };
        if let Some(value) = terminator.operands()
            && self.function.repr(value) != expected
        {
            self.faults.push(format!("{value} is {}, not {}", self.function.repr(value).word(), expected.word()));
        }
    }
}
