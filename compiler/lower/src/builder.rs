//! Appends instructions to a MIR function.

use molt_abi::{Kind, ResultKind, find_entry};
use molt_mir::{
    Access, Alias, Block, Cmp, Edge, EntryRef, ExitId, Function, Inst, IntOp, ObjConst, Op, Repr, Symbol, Terminator,
    Value, Width,
};

/// A function being written and the block that grows.
pub struct Builder {
    /// The function.
    pub function: Function,
    /// Where instructions go.
    pub block: Block,
    /// Where exceptions leave the function, without and with a line added to the traceback.
    raise: [Option<Block>; 2],
}

impl Builder {
    /// Starts at the entry block.
    pub fn new(function: Function) -> Builder {
        let block = function.entry;
        Builder { function, block, raise: [None; 2] }
    }

    /// Makes a block; `cold` ones are not expected to run.
    pub fn new_block(&mut self, cold: bool) -> Block {
        let block = self.function.add_block();
        self.function.blocks[block].cold = cold;
        block
    }

    /// Goes on in another block.
    pub fn switch_to(&mut self, block: Block) {
        self.block = block;
    }

    /// Where an exception leaves the function, adding the site's line to the traceback when there is one.
    pub fn raise_edge(&mut self, site: Option<i64>) -> Edge {
        let which = usize::from(site.is_some());
        let block = match self.raise[which] {
            Some(block) => block,
            None => {
                let block = self.new_block(true);
                self.raise[which] = Some(block);
                let previous = std::mem::replace(&mut self.block, block);
                if site.is_some() {
                    let number = self.function.add_param(block, Repr::I64, false);
                    self.call("add_traceback", &[number], None);
                }
                self.terminate(Terminator::ReturnError);
                self.block = previous;
                block
            }
        };
        let args = site.map(|site| self.int(site)).into_iter().collect();
        Edge { block, args }
    }

    /// Ends the block.
    pub fn terminate(&mut self, terminator: Terminator) {
        self.function.blocks[self.block].terminator = terminator;
    }

    /// Ends the block with a jump.
    pub fn jump(&mut self, block: Block, args: Vec<Value>) {
        self.terminate(Terminator::Jump(Edge { block, args }));
    }

    /// Ends the block with a branch between blocks without parameters.
    pub fn branch(&mut self, condition: Value, then: Block, other: Block) {
        let edge = |block| Edge { block, args: Vec::new() };
        self.terminate(Terminator::Branch(condition, edge(then), edge(other)));
    }

    /// Appends an instruction.
    pub fn inst(
        &mut self,
        op: Op,
        args: &[Value],
        results: &[(Repr, bool)],
        err: Option<Edge>,
        exit: Option<ExitId>,
    ) -> Inst {
        let inst = self.function.make_inst(op, args.iter().copied(), results, err, exit);
        self.function.blocks[self.block].insts.push(inst);
        inst
    }

    /// Appends an instruction with one plain result.
    pub fn value(&mut self, op: Op, args: &[Value], repr: Repr) -> Value {
        let inst = self.inst(op, args, &[(repr, false)], None, None);
        self.function.insts[inst].results[0]
    }

    /// Appends an instruction with one result that exits when its guess is wrong.
    pub fn guarded(&mut self, op: Op, args: &[Value], repr: Repr, exit: ExitId) -> Value {
        let inst = self.inst(op, args, &[(repr, false)], None, Some(exit));
        self.function.insts[inst].results[0]
    }

    /// Exits when the condition is false.
    pub fn guard(&mut self, condition: Value, exit: ExitId) {
        self.inst(Op::Guard, &[condition], &[], None, Some(exit));
    }

    /// The null word.
    pub fn null(&mut self) -> Value {
        let inst = self.inst(Op::Null, &[], &[(Repr::Obj, true)], None, None);
        self.function.insts[inst].results[0]
    }

    /// An immortal object.
    pub fn object(&mut self, object: ObjConst) -> Value {
        self.value(Op::ObjConst(object), &[], Repr::Obj)
    }

    /// An integer.
    pub fn int(&mut self, value: i64) -> Value {
        self.value(Op::IConst(value), &[], Repr::I64)
    }

    /// A condition known now.
    pub fn bool(&mut self, value: bool) -> Value {
        self.value(Op::BConst(value), &[], Repr::Bool)
    }

    /// An address.
    pub fn addr(&mut self, symbol: Symbol) -> Value {
        self.value(Op::Addr(symbol), &[], Repr::Ptr)
    }

    /// Two-operand arithmetic that cannot overflow.
    pub fn int_op(&mut self, op: IntOp, a: Value, b: Value) -> Value {
        self.value(Op::Int(op), &[a, b], Repr::I64)
    }

    /// An integer comparison.
    pub fn icmp(&mut self, cmp: Cmp, a: Value, b: Value) -> Value {
        self.value(Op::ICmp(cmp), &[a, b], Repr::Bool)
    }

    /// A read at base + offset.
    pub fn load(&mut self, base: Value, width: Width, alias: Alias, offset: u64) -> Value {
        let access = Access { width, alias, offset: offset as i32 };
        self.value(Op::Load(access), &[base], width.repr())
    }

    /// A read of a word that may be null.
    pub fn load_nullable(&mut self, base: Value, alias: Alias, offset: u64) -> Value {
        let access = Access { width: Width::Obj, alias, offset: offset as i32 };
        let inst = self.inst(Op::Load(access), &[base], &[(Repr::Obj, true)], None, None);
        self.function.insts[inst].results[0]
    }

    /// A read at base + index * width.
    pub fn load_indexed(&mut self, base: Value, index: Value, width: Width, alias: Alias) -> Value {
        let access = Access { width, alias, offset: 0 };
        self.value(Op::LoadIndexed(access), &[base, index], width.repr())
    }

    /// A write at base + offset; an object is consumed and nothing is released.
    pub fn store(&mut self, base: Value, value: Value, width: Width, alias: Alias, offset: u64) {
        let access = Access { width, alias, offset: offset as i32 };
        self.inst(Op::Store(access), &[base, value], &[], None, None);
    }

    /// A write at base + index * width.
    pub fn store_indexed(&mut self, base: Value, index: Value, value: Value, width: Width, alias: Alias) {
        let access = Access { width, alias, offset: 0 };
        self.inst(Op::StoreIndexed(access), &[base, index, value], &[], None, None);
    }

    /// Writes an object at base + offset and releases the one before.
    pub fn replace(&mut self, base: Value, value: Value, alias: Alias, offset: u64) -> Value {
        let access = Access { width: Width::Obj, alias, offset: offset as i32 };
        let inst = self.inst(Op::Replace(access), &[base, value], &[(Repr::Obj, true)], None, None);
        self.function.insts[inst].results[0]
    }

    /// As `replace`, where the word before is known to be a leaf.
    pub fn replace_leaf(&mut self, base: Value, value: Value, alias: Alias, offset: u64) {
        let access = Access { width: Width::Obj, alias, offset: offset as i32 };
        self.inst(Op::ReplaceLeaf(access), &[base, value], &[], None, None);
    }

    /// As `replace_leaf`, with a raw float.
    pub fn replace_float(&mut self, base: Value, value: Value, alias: Alias, offset: u64) {
        let access = Access { width: Width::Obj, alias, offset: offset as i32 };
        self.inst(Op::ReplaceFloat(access), &[base, value], &[], None, None);
    }

    /// Calls an entry point; `err` is where it goes when it raises, ignored for entries that never do.
    pub fn call(&mut self, name: &str, args: &[Value], err: Option<Edge>) -> Inst {
        let entry = find_entry(name).unwrap_or_else(|| panic!("no runtime entry point is called {name}"));
        debug_assert_eq!(entry.params.len(), args.len(), "arguments of {name}");
        let results: &[(Repr, bool)] = match entry.result {
            ResultKind::Obj | ResultKind::Borrowed => &[(Repr::Obj, false)],
            ResultKind::Maybe => &[(Repr::Obj, true)],
            ResultKind::Pair => &[(Repr::Obj, false), (Repr::Obj, true)],
            ResultKind::Bool => &[(Repr::Bool, false)],
            ResultKind::I64 => &[(Repr::I64, false)],
            ResultKind::F64 => &[(Repr::F64, false)],
            ResultKind::Ptr => &[(Repr::Ptr, false)],
            ResultKind::Unit | ResultKind::Never => &[],
        };
        debug_assert!(entry.flags.never_raises || err.is_some(), "{name} may raise, but there is nowhere to go");
        let err = if entry.flags.never_raises { None } else { err };
        self.inst(Op::CallEntry(EntryRef(entry)), args, results, err, None)
    }

    /// Calls an entry point with one result.
    pub fn call_value(&mut self, name: &str, args: &[Value], err: Option<Edge>) -> Value {
        let inst = self.call(name, args, err);
        self.function.insts[inst].results[0]
    }

    /// An array on the stack, as the entry's parameter wants it.
    pub fn array(&mut self, kind: Kind, words: &[Value]) -> Value {
        let op = if kind == Kind::OwnWords { Op::StackArrayOwned } else { Op::StackArray };
        self.value(op, words, Repr::Ptr)
    }
}
