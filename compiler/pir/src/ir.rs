//! The data structure: program, modules, functions, blocks, instructions, values.

use std::rc::Rc;

use cranelift_entity::{PrimaryMap, entity_impl};
use smallvec::SmallVec;

use crate::ops::Op;

/// An identifier, already name-mangled where Python mangles.
pub type Name = Rc<str>;

macro_rules! ids {
    ($( $(#[$doc:meta])* $name:ident = $prefix:literal; )*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(u32);
        entity_impl!($name, $prefix);
    )* };
}

ids! {
    /// A module of the program.
    ModuleId = "module";
    /// A function: `def`, lambda, generator expression, class body or module body.
    FuncId = "func";
    /// A class statement.
    ClassId = "class";
    /// A basic block of a function.
    Block = "b";
    /// An instruction of a function.
    Inst = "i";
    /// An SSA value of a function.
    Value = "v";
    /// A place in the source that can raise, of a function.
    SiteId = "site";
}

/// Everything that is compiled together. Module 0 is `__main__`.
#[derive(Default, Clone)]
pub struct Program {
    /// Modules in the order in which they were found.
    pub modules: PrimaryMap<ModuleId, Module>,
    /// All functions of all modules.
    pub functions: PrimaryMap<FuncId, Function>,
    /// All class statements of all modules.
    pub classes: PrimaryMap<ClassId, Class>,
}

/// One source file.
#[derive(Clone)]
pub struct Module {
    /// Dotted name; `__main__` for the program's first.
    pub name: Name,
    /// Absolute path, as CPython shows it in tracebacks.
    pub path: Rc<str>,
    /// Source text, for tracebacks.
    pub source: Rc<str>,
    /// Its body.
    pub body: FuncId,
    /// Names with a slot: every global name that some code of this module binds, plus `__name__`, `__file__` and the like. Sorted by first appearance.
    pub globals: Vec<Name>,
    /// Whether it is a package's `__init__`.
    pub is_package: bool,
}

/// A class statement.
#[derive(Clone)]
pub struct Class {
    /// `__name__`.
    pub name: Name,
    /// Where it stands.
    pub module: ModuleId,
    /// The body, a function of kind [`FunctionKind::Class`] with the namespace as its only parameter.
    pub body: FuncId,
}

/// What a function was in the source.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FunctionKind {
    /// A module's body: no parameters, returns `None`.
    Module,
    /// A class body: one parameter, the namespace; returns the `__class__` cell when a method needs it, else `None`.
    Class,
    /// `def`.
    Def,
    /// `lambda`.
    Lambda,
    /// A generator expression: one parameter, the outermost iterator.
    GeneratorExpression,
}

/// A function's parameters, in the order of the frame: positional, keyword-only, `*args`, `**kwargs`.
#[derive(Clone, Default, Debug, PartialEq, Eq)]
pub struct Params {
    /// How many of `positional` are positional-only.
    pub positional_only: usize,
    /// Positional parameters.
    pub positional: Vec<Name>,
    /// Keyword-only parameters.
    pub keyword_only: Vec<Name>,
    /// `*args`.
    pub varargs: Option<Name>,
    /// `**kwargs`.
    pub varkeywords: Option<Name>,
}

impl Params {
    /// Number of words in the frame at entry.
    pub fn count(&self) -> usize {
        self.positional.len() + self.keyword_only.len() + self.varargs.iter().len() + self.varkeywords.iter().len()
    }

    /// Names in frame order.
    pub fn names(&self) -> impl Iterator<Item = &Name> {
        self.positional.iter().chain(&self.keyword_only).chain(&self.varargs).chain(&self.varkeywords)
    }
}

/// A function. The entry block's parameters are the bound parameters, in frame order.
#[derive(Clone)]
pub struct Function {
    /// `__name__`.
    pub name: Name,
    /// `__qualname__`.
    pub qualname: Name,
    /// Its module.
    pub module: ModuleId,
    /// The function around it.
    pub parent: Option<FuncId>,
    /// What it was in the source.
    pub kind: FunctionKind,
    /// Its parameters.
    pub params: Params,
    /// Free variables in closure order: `closure_cell n` is the cell of the n-th.
    pub free_variables: Vec<Name>,
    /// Whether it contains `yield`.
    pub is_generator: bool,
    /// Line of the `def` (of the first decorator where there is one, as CPython's `co_firstlineno`), from 1.
    pub first_line: u32,
    /// Docstring.
    pub doc: Option<Rc<[u8]>>,
    /// First block.
    pub entry: Block,
    /// Blocks in layout order; blocks not in it are unreachable.
    pub layout: Vec<Block>,
    /// Blocks.
    pub blocks: PrimaryMap<Block, BlockData>,
    /// Instructions.
    pub insts: PrimaryMap<Inst, InstData>,
    /// Values.
    pub values: PrimaryMap<Value, ValueData>,
    /// Source places of instructions.
    pub sites: PrimaryMap<SiteId, Site>,
}

/// A basic block.
#[derive(Clone)]
pub struct BlockData {
    /// Parameters.
    pub params: Vec<Value>,
    /// Instructions in order.
    pub insts: Vec<Inst>,
    /// How the block ends.
    pub terminator: Terminator,
}

/// An instruction.
#[derive(Clone)]
pub struct InstData {
    /// What it does.
    pub op: Op,
    /// Operands.
    pub args: SmallVec<[Value; 4]>,
    /// Results.
    pub results: SmallVec<[Value; 1]>,
    /// Where control goes when it raises; `None`: out of the function.
    pub unwind: Option<Edge>,
    /// Where it stands; present on everything that may raise, but for what raises an exception again with its old traceback.
    pub site: Option<SiteId>,
}

/// A jump to a block with its arguments.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Edge {
    /// The block.
    pub block: Block,
    /// A value for each of its parameters.
    pub args: Vec<Value>,
}

/// How a block ends.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Terminator {
    /// Go on at a block.
    Jump(Edge),
    /// Go to the first edge when the condition, a value made by an op whose result is documented as a condition, is true.
    Branch(Value, Edge, Edge),
    /// Return a value.
    Return(Value),
    /// Entry of a function with resume points: dispatches on the point passed by the caller. `(point, edge)`; the first, point 0, is the normal entry.
    Resume(Vec<(u32, Edge)>),
    /// Not reached: the instruction before always raises.
    Unreachable,
}

/// Where a value comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ValueDef {
    /// The n-th parameter of a block.
    Param(Block, u32),
    /// The n-th result of an instruction.
    Result(Inst, u32),
}

/// A value.
#[derive(Clone, Debug)]
pub struct ValueData {
    /// Definition.
    pub def: ValueDef,
    /// The variable it was assigned to first, for readers of dumps.
    pub name: Option<Name>,
}

/// A place in the source, as tracebacks show it: 1-based lines, byte columns.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Site {
    /// First line.
    pub line: u32,
    /// Last line.
    pub end_line: u32,
    /// Byte offset in the first line.
    pub column: u32,
    /// Byte offset in the last line.
    pub end_column: u32,
    /// What to underline.
    pub carets: Carets,
}

/// What CPython's traceback underlines in a site's range.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Carets {
    /// All of it with `^`.
    Plain,
    /// Nothing.
    Hidden,
    /// Nothing, but where a long range is shown in part, the lines around these two, relative to the site's first, are shown.
    HiddenAnchors {
        /// Line of the first bracket.
        left_line: u32,
        /// Line of the last bracket.
        right_line: u32,
    },
    /// `~` with `^` between two places: lines relative to the site's first, byte columns within those lines.
    Anchors {
        /// Line of the first `^`.
        left_line: u32,
        /// Column of the first `^`.
        left_column: u32,
        /// Line after the last `^`.
        right_line: u32,
        /// Column after the last `^`.
        right_column: u32,
    },
}

impl Terminator {
    /// Edges in order.
    pub fn edges(&self) -> SmallVec<[&Edge; 2]> {
        match self {
            Terminator::Jump(edge) => smallvec::smallvec![edge],
            Terminator::Branch(_, then, other) => smallvec::smallvec![then, other],
            Terminator::Resume(targets) => targets.iter().map(|(_, edge)| edge).collect(),
            Terminator::Return(_) | Terminator::Unreachable => SmallVec::new(),
        }
    }

    /// Edges in order, to change.
    pub fn edges_mut(&mut self) -> SmallVec<[&mut Edge; 2]> {
        match self {
            Terminator::Jump(edge) => smallvec::smallvec![edge],
            Terminator::Branch(_, then, other) => smallvec::smallvec![then, other],
            Terminator::Resume(targets) => targets.iter_mut().map(|(_, edge)| edge).collect(),
            Terminator::Return(_) | Terminator::Unreachable => SmallVec::new(),
        }
    }
}

impl Function {
    /// An empty function with an entry block that has a parameter for each of `params`.
    pub fn new(name: Name, qualname: Name, module: ModuleId, kind: FunctionKind, params: Params) -> Function {
        let mut function = Function {
            name,
            qualname,
            module,
            parent: None,
            kind,
            params,
            free_variables: Vec::new(),
            is_generator: false,
            first_line: 1,
            doc: None,
            entry: Block::from_u32(0),
            layout: Vec::new(),
            blocks: PrimaryMap::new(),
            insts: PrimaryMap::new(),
            values: PrimaryMap::new(),
            sites: PrimaryMap::new(),
        };
        function.entry = function.add_block();
        for name in function.params.names().cloned().collect::<Vec<_>>() {
            function.add_block_param(function.entry, Some(name));
        }
        function
    }

    /// Adds an empty block at the end of the layout.
    pub fn add_block(&mut self) -> Block {
        let block =
            self.blocks.push(BlockData { params: Vec::new(), insts: Vec::new(), terminator: Terminator::Unreachable });
        self.layout.push(block);
        block
    }

    /// Adds a parameter to a block.
    pub fn add_block_param(&mut self, block: Block, name: Option<Name>) -> Value {
        let index = self.blocks[block].params.len() as u32;
        let value = self.values.push(ValueData { def: ValueDef::Param(block, index), name });
        self.blocks[block].params.push(value);
        value
    }

    /// Makes an instruction with `result_count` fresh results, not yet in any block.
    pub fn make_inst(
        &mut self,
        op: Op,
        args: impl IntoIterator<Item = Value>,
        result_count: usize,
        unwind: Option<Edge>,
        site: Option<SiteId>,
    ) -> Inst {
        let inst =
            self.insts.push(InstData { op, args: args.into_iter().collect(), results: SmallVec::new(), unwind, site });
        for index in 0..result_count {
            let value = self.values.push(ValueData { def: ValueDef::Result(inst, index as u32), name: None });
            self.insts[inst].results.push(value);
        }
        inst
    }

    /// Makes an instruction at the end of a block.
    pub fn append(
        &mut self,
        block: Block,
        op: Op,
        args: impl IntoIterator<Item = Value>,
        unwind: Option<Edge>,
        site: Option<SiteId>,
    ) -> Inst {
        let results = op.result_count();
        let inst = self.make_inst(op, args, results, unwind, site);
        self.blocks[block].insts.push(inst);
        inst
    }

    /// All edges that leave a block: unwind edges of its instructions in order, then the terminator's.
    pub fn successors(&self, block: Block) -> Vec<&Edge> {
        let data = &self.blocks[block];
        let mut edges: Vec<&Edge> = data.insts.iter().filter_map(|&inst| self.insts[inst].unwind.as_ref()).collect();
        edges.extend(data.terminator.edges());
        edges
    }

    /// Calls back for every use of a value: operands, conditions, returned values, arguments of edges.
    pub fn for_each_use_mut(&mut self, mut visit: impl FnMut(&mut Value)) {
        for &block in &self.layout {
            let data = &mut self.blocks[block];
            for &inst in &data.insts {
                let inst = &mut self.insts[inst];
                inst.args.iter_mut().for_each(&mut visit);
                inst.unwind.iter_mut().flat_map(|edge| &mut edge.args).for_each(&mut visit);
            }
            if let Terminator::Branch(value, ..) | Terminator::Return(value) = &mut data.terminator {
                visit(value);
            }
            for edge in data.terminator.edges_mut() {
                edge.args.iter_mut().for_each(&mut visit);
            }
        }
    }

    /// Calls back for every edge: unwind edges and those of terminators.
    pub fn for_each_edge_mut(&mut self, mut visit: impl FnMut(&mut Edge)) {
        for &block in &self.layout {
            let data = &mut self.blocks[block];
            for &inst in &data.insts {
                self.insts[inst].unwind.iter_mut().for_each(&mut visit);
            }
            for edge in data.terminator.edges_mut() {
                visit(edge);
            }
        }
    }
}
