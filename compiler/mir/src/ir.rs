//! The data structure: program, functions, blocks, instructions, values, exits, static data.

use std::rc::Rc;

use cranelift_entity::{PrimaryMap, entity_impl};
use smallvec::{SmallVec, smallvec};

use crate::ops::Op;

macro_rules! ids {
    ($( $(#[$doc:meta])* $name:ident = $prefix:literal; )*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(u32);
        entity_impl!($name, $prefix);
    )* };
}

ids! {
    /// A function of the program.
    FnId = "fn";
    /// A piece of static data.
    DataId = "data";
    /// A basic block.
    Block = "b";
    /// An instruction.
    Inst = "i";
    /// An SSA value.
    Value = "v";
    /// A way out of a specialized function into generic code.
    ExitId = "e";
}

/// Machine representation of a value.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Repr {
    /// A value word: tagged int, self-tagged float or object pointer; may be null where the value is marked nullable.
    Obj,
    /// Raw 64-bit integer.
    I64,
    /// Raw double.
    F64,
    /// One bit.
    Bool,
    /// A pointer that is not a counted object.
    Ptr,
}

/// How a function returns.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ResultShape {
    /// A word, new reference; null when an exception is pending.
    Word,
    /// A raw value and a status (`molt_abi::layout::status`).
    Raw(Repr),
}

/// Everything that becomes one object file.
#[derive(Default, Clone)]
pub struct Program {
    /// Functions.
    pub functions: PrimaryMap<FnId, Function>,
    /// Static data.
    pub data: PrimaryMap<DataId, Data>,
}

/// A function.
#[derive(Clone)]
pub struct Function {
    /// Symbol name, unique in the program.
    pub name: Rc<str>,
    /// How it returns.
    pub result: ResultShape,
    /// Whether other objects may refer to it; otherwise it is internal.
    pub exported: bool,
    /// A generic version: parameters `(callee: obj, nullable; frame: ptr; point: i64)`, result `Word`, the C calling
    /// convention. Only such functions may have their address taken or be named by `call_generic` and `call_resume`;
    /// only others by `call_fn`.
    pub generic: bool,
    /// The generic version of a generator function, which has no other.
    pub generator: bool,
    /// Not expected to run (a generic version whose callers are all specialized).
    pub cold: bool,
    /// First block; its parameters are the function's.
    pub entry: Block,
    /// Blocks in layout order; others are unreachable.
    pub layout: Vec<Block>,
    /// Blocks.
    pub blocks: PrimaryMap<Block, BlockData>,
    /// Instructions.
    pub insts: PrimaryMap<Inst, InstData>,
    /// Values.
    pub values: PrimaryMap<Value, ValueData>,
    /// Exits.
    pub exits: PrimaryMap<ExitId, Exit>,
}

/// A basic block.
#[derive(Clone, Default)]
pub struct BlockData {
    /// Parameters.
    pub params: Vec<Value>,
    /// Instructions in order.
    pub insts: Vec<Inst>,
    /// How it ends.
    pub terminator: Terminator,
    /// Not expected to run.
    pub cold: bool,
}

/// An instruction.
#[derive(Clone)]
pub struct InstData {
    /// What it does.
    pub op: Op,
    /// Operands.
    pub args: SmallVec<[Value; 4]>,
    /// Results.
    pub results: SmallVec<[Value; 2]>,
    /// Where control goes when it raises.
    pub err: Option<Edge>,
    /// Where control goes when its guess was wrong. Gone after `exits`: a guard's `err` edge is then where it goes when it fails.
    pub exit: Option<ExitId>,
    /// Only of a `call_fn` with raw result, and only after `exits`: where control goes when the callee returned a boxed
    /// result. The block's first parameter receives it (an `Obj`, owned); the edge's arguments are for the others.
    pub boxed: Option<Edge>,
}

/// A value.
#[derive(Clone, Copy, Debug)]
pub struct ValueData {
    /// Representation.
    pub repr: Repr,
    /// Whether an `Obj` may be null.
    pub nullable: bool,
    /// Definition.
    pub def: ValueDef,
}

/// Where a value comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ValueDef {
    /// The n-th parameter of a block.
    Param(Block, u32),
    /// The n-th result of an instruction.
    Result(Inst, u32),
}

/// A jump to a block with its arguments.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edge {
    /// The block.
    pub block: Block,
    /// A value for each of its parameters.
    pub args: Vec<Value>,
}

/// How a block ends.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Terminator {
    /// Go on at a block.
    Jump(Edge),
    /// Go to the first edge when the `Bool` is true.
    Branch(Value, Edge, Edge),
    /// Go to the edge of the `I64`'s value, else to the last.
    Switch(Value, Vec<(i64, Edge)>, Edge),
    /// Return a value of the function's result representation (an `Obj` is consumed).
    Return(Value),
    /// Return failure; an exception is pending.
    ReturnError,
    /// Return a nullable `Obj` (consumed) in the function's result shape, whatever that is: null is failure, a word of the
    /// raw representation's type is unboxed, anything else goes to `state::BOXED_RESULT` with status `BOXED`.
    ReturnBoxed(Value),
    /// Leave unconditionally for generic code. Gone after `exits`.
    Exit(ExitId),
    /// Not reached.
    #[default]
    Unreachable,
}

/// A way out of specialized code: resume each frame's generic version, innermost first, and return what the last returns.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Exit {
    /// Innermost first. The last is the function itself.
    pub frames: Vec<ExitFrame>,
}

/// One generic function to resume.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExitFrame {
    /// The generic version.
    pub function: FnId,
    /// The function object, for its closure; null where it has none.
    pub callee: Option<Value>,
    /// The resume point.
    pub point: u32,
    /// The live values at that point, in its order; boxed on the way.
    pub values: Vec<ExitValue>,
}

/// A word of a resumed frame.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ExitValue {
    /// A value of any representation.
    Value(Value),
    /// What the frame before returned: null when it raised.
    InnerResult,
    /// In the exit of a call: the call's boxed result, which was not of the predicted type (`state::BOXED_RESULT`). In the exit of `guard_*` it is not used.
    CallResult,
    /// Null: an unbound variable.
    Null,
    /// A range iterator that specialized code keeps in registers: next value, stop, step.
    RangeIterator(Value, Value, Value),
    /// A list iterator that specialized code keeps in registers: list, next index.
    ListIterator(Value, Value),
    /// A string iterator that specialized code keeps in registers: string, bytes passed.
    StrIterator(Value, Value),
    /// The builtin whose name is that str object.
    Builtin(DataId),
    /// The method of the object's exact builtin type whose name is that str object.
    BuiltinMethod(Value, DataId),
    /// The value, unless the frame before raised: then null.
    UnlessRaised(Value),
}

impl ExitValue {
    /// The values it is made of.
    pub fn values(&self) -> SmallVec<[Value; 3]> {
        match *self {
            ExitValue::Value(value) => smallvec![value],
            ExitValue::RangeIterator(next, stop, step) => smallvec![next, stop, step],
            ExitValue::ListIterator(list, index) => smallvec![list, index],
            ExitValue::StrIterator(string, passed) => smallvec![string, passed],
            ExitValue::BuiltinMethod(value, _) | ExitValue::UnlessRaised(value) => smallvec![value],
            ExitValue::InnerResult | ExitValue::CallResult | ExitValue::Null | ExitValue::Builtin(_) => SmallVec::new(),
        }
    }

    /// The values it is made of, to change.
    pub fn values_mut(&mut self) -> SmallVec<[&mut Value; 3]> {
        match self {
            ExitValue::Value(value) => smallvec![value],
            ExitValue::RangeIterator(next, stop, step) => smallvec![next, stop, step],
            ExitValue::ListIterator(list, index) => smallvec![list, index],
            ExitValue::StrIterator(string, passed) => smallvec![string, passed],
            ExitValue::BuiltinMethod(value, _) | ExitValue::UnlessRaised(value) => smallvec![value],
            ExitValue::InnerResult | ExitValue::CallResult | ExitValue::Null | ExitValue::Builtin(_) => SmallVec::new(),
        }
    }
}

/// Static data.
#[derive(Clone, Debug)]
pub struct Data {
    /// Symbol name, unique in the program.
    pub name: Rc<str>,
    /// Whether other objects may refer to it.
    pub exported: bool,
    /// Whether it is written at run time.
    pub writable: bool,
    /// Size in bytes; what no item covers is zero.
    pub size: u64,
    /// Items at their offsets, ascending, not overlapping. 8-byte alignment of the whole is assumed (16 for objects).
    pub items: Vec<(u64, DataItem)>,
}

/// A piece of static data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DataItem {
    /// 8 bytes.
    I64(i64),
    /// 4 bytes.
    U32(u32),
    /// Bytes.
    Bytes(Rc<[u8]>),
    /// An address, 8 bytes (pointer-sized).
    Addr(Symbol, i64),
}

/// Something with an address.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Symbol {
    /// Data of the program.
    Data(DataId),
    /// A function of the program.
    Function(FnId),
    /// Data of the runtime, by symbol.
    Extern(Rc<str>),
}

impl Terminator {
    /// Edges in order.
    pub fn edges(&self) -> SmallVec<[&Edge; 2]> {
        match self {
            Terminator::Jump(edge) => smallvec![edge],
            Terminator::Branch(_, then, other) => smallvec![then, other],
            Terminator::Switch(_, cases, default) => {
                cases.iter().map(|(_, edge)| edge).chain(std::iter::once(default)).collect()
            }
            _ => SmallVec::new(),
        }
    }

    /// Edges in order, to change.
    pub fn edges_mut(&mut self) -> SmallVec<[&mut Edge; 2]> {
        match self {
            Terminator::Jump(edge) => smallvec![edge],
            Terminator::Branch(_, then, other) => smallvec![then, other],
            Terminator::Switch(_, cases, default) => {
                cases.iter_mut().map(|(_, edge)| edge).chain(std::iter::once(default)).collect()
            }
            _ => SmallVec::new(),
        }
    }

    /// Values used besides the edges' arguments.
    pub fn operands(&self) -> Option<Value> {
        match self {
            Terminator::Branch(value, ..)
            | Terminator::Switch(value, ..)
            | Terminator::Return(value)
            | Terminator::ReturnBoxed(value) => Some(*value),
            _ => None,
        }
    }

    /// The value used besides the edges' arguments, to change.
    pub fn operand_mut(&mut self) -> Option<&mut Value> {
        match self {
            Terminator::Branch(value, ..)
            | Terminator::Switch(value, ..)
            | Terminator::Return(value)
            | Terminator::ReturnBoxed(value) => Some(value),
            _ => None,
        }
    }
}

impl Exit {
    /// Every value mentioned.
    pub fn values(&self) -> impl Iterator<Item = Value> + '_ {
        self.frames
            .iter()
            .flat_map(|frame| frame.callee.into_iter().chain(frame.values.iter().flat_map(|value| value.values())))
    }

    /// Every value mentioned, to change.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut Value> + '_ {
        self.frames.iter_mut().flat_map(|frame| {
            frame.callee.as_mut().into_iter().chain(frame.values.iter_mut().flat_map(|value| value.values_mut()))
        })
    }
}

impl Function {
    /// An empty function with an entry block with the given parameters.
    pub fn new(name: impl Into<Rc<str>>, params: &[Repr], result: ResultShape) -> Function {
        let mut function = Function {
            name: name.into(),
            result,
            exported: false,
            generic: false,
            generator: false,
            cold: false,
            entry: Block::from_u32(0),
            layout: Vec::new(),
            blocks: PrimaryMap::new(),
            insts: PrimaryMap::new(),
            values: PrimaryMap::new(),
            exits: PrimaryMap::new(),
        };
        function.entry = function.add_block();
        for &repr in params {
            function.add_param(function.entry, repr, false);
        }
        function
    }

    /// Adds an empty block at the end of the layout.
    pub fn add_block(&mut self) -> Block {
        let block = self.blocks.push(BlockData::default());
        self.layout.push(block);
        block
    }

    /// Adds a parameter to a block.
    pub fn add_param(&mut self, block: Block, repr: Repr, nullable: bool) -> Value {
        let index = self.blocks[block].params.len() as u32;
        let value = self.values.push(ValueData { repr, nullable, def: ValueDef::Param(block, index) });
        self.blocks[block].params.push(value);
        value
    }

    /// Makes an instruction, not yet in any block, with results of the given representations (nullable as told).
    pub fn make_inst(
        &mut self,
        op: Op,
        args: impl IntoIterator<Item = Value>,
        results: &[(Repr, bool)],
        err: Option<Edge>,
        exit: Option<ExitId>,
    ) -> Inst {
        let inst = self.insts.push(InstData {
            op,
            args: args.into_iter().collect(),
            results: SmallVec::new(),
            err,
            exit,
            boxed: None,
        });
        for (index, &(repr, nullable)) in results.iter().enumerate() {
            let value = self.values.push(ValueData { repr, nullable, def: ValueDef::Result(inst, index as u32) });
            self.insts[inst].results.push(value);
        }
        inst
    }

    /// Representation of a value.
    pub fn repr(&self, value: Value) -> Repr {
        self.values[value].repr
    }

    /// The instruction that defines a value, if one does.
    pub fn defining_inst(&self, value: Value) -> Option<Inst> {
        match self.values[value].def {
            ValueDef::Result(inst, _) => Some(inst),
            ValueDef::Param(..) => None,
        }
    }

    /// The int that a value is, where an instruction says so.
    pub fn int_constant(&self, value: Value) -> Option<i64> {
        match self.insts[self.defining_inst(value)?].op {
            Op::IConst(constant) => Some(constant),
            _ => None,
        }
    }

    /// The condition that a value is, where an instruction says so.
    pub fn bool_constant(&self, value: Value) -> Option<bool> {
        match self.insts[self.defining_inst(value)?].op {
            Op::BConst(constant) => Some(constant),
            _ => None,
        }
    }

    /// Adds an instruction with one result, never null, to the end of a block.
    pub fn append_value(&mut self, block: Block, op: Op, args: &[Value], repr: Repr) -> Value {
        let inst = self.make_inst(op, args.iter().copied(), &[(repr, false)], None, None);
        self.blocks[block].insts.push(inst);
        self.insts[inst].results[0]
    }

    /// All edges that leave a block: `err` and `boxed` edges of its instructions in order, then the terminator's.
    pub fn successors(&self, block: Block) -> Vec<&Edge> {
        let data = &self.blocks[block];
        let mut edges: Vec<&Edge> = Vec::new();
        for &inst in &data.insts {
            edges.extend(self.insts[inst].err.iter().chain(&self.insts[inst].boxed));
        }
        edges.extend(data.terminator.edges());
        edges
    }
}
