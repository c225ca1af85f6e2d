//! Makes exits explicit: a guard's failure becomes an edge to a cold block that boxes the live values, resumes the generic
//! versions, innermost first, and returns what the last one returns.
//!
//! In: instructions and terminators that name exits. Out: none do; guards fail along `err`, a call whose raw result was
//! not of the predicted type continues along `boxed`.

use std::collections::HashMap;

use molt_abi::{ResultKind, find_entry};
use molt_mir::{
    Block, Edge, EntryRef, ExitId, ExitValue, Function, Inst, ObjConst, Op, Repr, Symbol, Terminator, Value,
};

/// Expands every exit of the function.
pub fn run(function: &mut Function) {
    let mut expansion = Expansion { blocks: HashMap::new() };
    for block in function.layout.clone() {
        for inst in function.blocks[block].insts.clone() {
            let Some(exit) = function.insts[inst].exit.take() else { continue };
            match function.insts[inst].op {
                // A word is a result of any type; only inlining needs to know where such a call would go on.
                Op::CallFn(_) if returns_word(function, inst) => {}
                Op::CallFn(_) => {
                    let target = build_call_exit(function, exit);
                    function.insts[inst].boxed = Some(Edge { block: target, args: Vec::new() });
                }
                _ => {
                    let target = expansion.block_of(function, exit);
                    function.insts[inst].err = Some(Edge { block: target, args: Vec::new() });
                }
            }
        }
        if let Terminator::Exit(exit) = function.blocks[block].terminator {
            let target = expansion.block_of(function, exit);
            function.blocks[block].terminator = Terminator::Jump(Edge { block: target, args: Vec::new() });
        }
    }
    function.exits.clear();
}

fn returns_word(function: &Function, inst: Inst) -> bool {
    function.repr(function.insts[inst].results[0]) == Repr::Obj
}

/// Blocks made so far; guards that share an exit share its block.
struct Expansion {
    blocks: HashMap<ExitId, Block>,
}

impl Expansion {
    fn block_of(&mut self, function: &mut Function, exit: ExitId) -> Block {
        if let Some(&block) = self.blocks.get(&exit) {
            return block;
        }
        let block = function.add_block();
        fill(function, block, exit, None);
        self.blocks.insert(exit, block);
        block
    }
}

fn build_call_exit(function: &mut Function, exit: ExitId) -> Block {
    let block = function.add_block();
    let result = function.add_param(block, Repr::Obj, false);
    fill(function, block, exit, Some(result));
    block
}

fn fill(function: &mut Function, block: Block, exit: ExitId, call_result: Option<Value>) {
    function.blocks[block].cold = true;
    let mut boxed: HashMap<Value, Value> = HashMap::new();
    let mut inner: Option<Value> = None;
    for frame in function.exits[exit].frames.clone() {
        let mut args = Vec::with_capacity(frame.values.len() + 1);
        args.push(match frame.callee {
            Some(callee) => callee,
            None => null(function, block),
        });
        for value in &frame.values {
            args.push(match *value {
                ExitValue::Value(value) => box_value(function, block, value, &mut boxed),
                ExitValue::InnerResult => inner.expect("the first frame has no inner result"),
                ExitValue::CallResult => call_result.expect("only a call's exit mentions its result"),
                ExitValue::Null => null(function, block),
                ExitValue::RangeIterator(next, stop, step) => {
                    call_entry(function, block, "make_range_iterator", &[next, stop, step])
                }
                ExitValue::ListIterator(list, index) => {
                    call_entry(function, block, "make_list_iterator", &[list, index])
                }
                ExitValue::StrIterator(string, passed) => {
                    call_entry(function, block, "make_str_iterator", &[string, passed])
                }
                ExitValue::Builtin(name) => {
                    let name = append(function, block, Op::ObjConst(ObjConst::Static(Symbol::Data(name))), &[], false);
                    call_entry(function, block, "certain_builtin", &[name])
                }
                ExitValue::BuiltinMethod(object, name) => {
                    let name = append(function, block, Op::ObjConst(ObjConst::Static(Symbol::Data(name))), &[], false);
                    call_entry(function, block, "certain_method", &[object, name])
                }
                ExitValue::UnlessRaised(value) => {
                    let value = box_value(function, block, value, &mut boxed);
                    let inner = inner.or(call_result).expect("a first frame that has an inner result is a call's");
                    call_entry(function, block, "unless_raised", &[inner, value])
                }
            });
        }
        let resume =
            function.make_inst(Op::CallResume(frame.function, frame.point), args, &[(Repr::Obj, true)], None, None);
        function.blocks[block].insts.push(resume);
        inner = Some(function.insts[resume].results[0]);
    }
    function.blocks[block].terminator = Terminator::ReturnBoxed(inner.expect("an exit has a frame"));
}

fn null(function: &mut Function, block: Block) -> Value {
    append(function, block, Op::Null, &[], true)
}

fn box_value(function: &mut Function, block: Block, value: Value, boxed: &mut HashMap<Value, Value>) -> Value {
    let op = match function.repr(value) {
        Repr::Obj => return value,
        Repr::I64 => Op::BoxInt,
        Repr::F64 => Op::BoxFloat,
        Repr::Bool => Op::BoxBool,
        Repr::Ptr => unreachable!("pointers are not live in PIR"),
    };
    *boxed.entry(value).or_insert_with(|| append(function, block, op, &[value], false))
}

fn call_entry(function: &mut Function, block: Block, name: &str, args: &[Value]) -> Value {
    let entry = EntryRef(find_entry(name).expect("the row exists"));
    let nullable = entry.0.result == ResultKind::Maybe;
    append(function, block, Op::CallEntry(entry), args, nullable)
}

fn append(function: &mut Function, block: Block, op: Op, args: &[Value], nullable: bool) -> Value {
    let inst: Inst = function.make_inst(op, args.iter().copied(), &[(Repr::Obj, nullable)], None, None);
    function.blocks[block].insts.push(inst);
    function.insts[inst].results[0]
}
