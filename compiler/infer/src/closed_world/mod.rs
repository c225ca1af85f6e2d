//! What the whole program's text says, before any types: who makes a function or a class, which names are bound where,
//! and what nothing can change behind our back.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use cranelift_entity::{EntitySet, SecondaryMap};
use molt_pir::{ClassId, Constant, FuncId, Function, FunctionKind, Inst, ModuleId, Name, Op, Program, Value, ValueDef};
use molt_types::Type;

use crate::ClassShape;
use crate::flow::cfg::Cfg;
use crate::stubs::Stubs;

mod classes;
mod constants;

/// What an expression is known to be by the program's text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum StaticValue {
    /// The class of a statement at the top level of a module.
    Class(ClassId),
    /// The function of a `def` at the top level of a module.
    Function(FuncId),
    /// A module of the program.
    Module(ModuleId),
    /// A module of the runtime.
    NativeModule(Name),
    /// Something of a module of the runtime.
    NativeMember(Name, Name),
    /// A constant.
    Constant(Constant),
}

/// Facts about the program's text.
#[derive(Default)]
pub struct Surroundings {
    /// The only `make_function` of each function.
    pub makers: SecondaryMap<FuncId, Option<(FuncId, Inst)>>,
    /// Functions whose `make_function` runs at most once.
    pub made_once: EntitySet<FuncId>,
    /// The class statement that a function is the body of.
    pub class_of_body: SecondaryMap<FuncId, Option<ClassId>>,
    /// The only `build_class` of each class statement.
    pub builders: SecondaryMap<ClassId, Option<(FuncId, Inst)>>,
    /// Class statements that run at most once.
    pub built_once: EntitySet<ClassId>,
    /// Stores to each global.
    global_stores: HashMap<(ModuleId, Name), Vec<(FuncId, Inst)>>,
    /// The cell that a function finds in its closure at an index, by the function and instruction that make it.
    cells: HashMap<(FuncId, u32), (FuncId, Inst)>,
    /// Predicted shapes; slot types are left open.
    pub shapes: BTreeMap<ClassId, ClassShape>,
    /// Globals that nothing rebinds.
    pub constant_globals: BTreeMap<(ModuleId, Name), Type>,
    /// What code can reach of other modules' variables.
    exposure: constants::Exposure,
    /// Whether some code may replace the code or the defaults of a function.
    pub functions_change: bool,
    /// Those of the constant globals that are bound before any function runs.
    pub bound_early: BTreeSet<(ModuleId, Name)>,
}

impl Surroundings {
    /// Looks at a program, knowing what modules of the runtime hold.
    pub fn new(program: &Program, stubs: &Stubs) -> Surroundings {
        let mut surroundings = Surroundings::default();
        for (class, data) in &program.classes {
            surroundings.class_of_body[data.body] = Some(class);
        }
        for (id, function) in &program.functions {
            surroundings.scan(id, function);
        }
        surroundings.find_cells(program);
        surroundings.find_shapes(program);
        surroundings.find_constants(program, stubs);
        surroundings
    }

    fn scan(&mut self, id: FuncId, function: &Function) {
        let cfg = (function.kind == FunctionKind::Module).then(|| Cfg::new(function));
        for &block in &function.layout {
            let once = cfg.as_ref().is_some_and(|cfg| !cfg.in_loop.contains(block));
            for &inst in &function.blocks[block].insts {
                match &function.insts[inst].op {
                    Op::MakeFunction(made, _) => {
                        self.makers[*made] = Some((id, inst));
                        if once {
                            self.made_once.insert(*made);
                        }
                    }
                    Op::BuildClass(class) => {
                        self.builders[*class] = Some((id, inst));
                        if once {
                            self.built_once.insert(*class);
                        }
                    }
                    Op::StoreGlobal(name) => {
                        self.global_stores.entry((function.module, name.clone())).or_default().push((id, inst));
                    }
                    _ => {}
                }
            }
        }
        // A method's `def` runs once if its class statement does.
        if let Some(class) = self.class_of_body[id]
            && self.built_once.contains(class)
        {
            for &block in &function.layout {
                for &inst in &function.blocks[block].insts {
                    if let Op::MakeFunction(made, _) = &function.insts[inst].op {
                        self.made_once.insert(*made);
                    }
                }
            }
        }
    }

    fn find_cells(&mut self, program: &Program) {
        let makers: Vec<(FuncId, (FuncId, Inst))> =
            self.makers.iter().filter_map(|(made, maker)| maker.map(|maker| (made, maker))).collect();
        // Functions are numbered outside in, so that an enclosing function's closure is known before the inner one's.
        for _ in 0..2 {
            for &(made, (maker, inst)) in &makers {
                let data = &program.functions[maker].insts[inst];
                let Op::MakeFunction(_, parts) = &data.op else { continue };
                let skip = usize::from(parts.defaults) + usize::from(parts.keyword_defaults);
                for (index, &cell) in data.args.iter().skip(skip).enumerate() {
                    if let Some(found) = self.cell(program, maker, cell) {
                        self.cells.insert((made, index as u32), found);
                    }
                }
            }
        }
    }

    /// The instruction that makes a cell.
    pub fn cell(&self, program: &Program, function: FuncId, cell: Value) -> Option<(FuncId, Inst)> {
        let code = &program.functions[function];
        let ValueDef::Result(inst, _) = code.values[cell].def else { return None };
        match &code.insts[inst].op {
            Op::MakeCell => Some((function, inst)),
            Op::ClosureCell(index) => self.cells.get(&(function, *index)).copied(),
            _ => None,
        }
    }

    /// The class whose body a function stands in, directly or in a nested function.
    pub fn class_around(&self, program: &Program, function: FuncId) -> Option<ClassId> {
        let mut current = program.functions[function].parent;
        while let Some(outer) = current {
            if self.class_of_body[outer].is_some() {
                return self.class_of_body[outer];
            }
            current = program.functions[outer].parent;
        }
        None
    }

    /// Whether some code of the program binds a global.
    pub fn is_bound(&self, module: ModuleId, name: &Name) -> bool {
        self.global_stores.contains_key(&(module, name.clone()))
    }

    /// The only store to a global.
    fn only_store(&self, module: ModuleId, name: &Name) -> Option<(FuncId, Inst)> {
        match self.global_stores.get(&(module, name.clone()))?.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// What a global is, going by its only store.
    pub fn static_global(&self, program: &Program, module: ModuleId, name: &Name) -> Option<StaticValue> {
        self.static_global_within(program, module, name, 8)
    }

    fn static_global_within(
        &self,
        program: &Program,
        module: ModuleId,
        name: &Name,
        depth: usize,
    ) -> Option<StaticValue> {
        let (function, inst) = self.only_store(module, name)?;
        self.static_value(program, function, program.functions[function].insts[inst].args[0], depth.checked_sub(1)?)
    }

    /// What a value is by the program's text.
    fn static_value(&self, program: &Program, function: FuncId, value: Value, depth: usize) -> Option<StaticValue> {
        let code = &program.functions[function];
        let ValueDef::Result(inst, _) = code.values[value].def else { return None };
        let data = &code.insts[inst];
        match &data.op {
            Op::Const(constant) => Some(StaticValue::Constant(constant.clone())),
            Op::MakeFunction(made, _) if self.made_once.contains(*made) => Some(StaticValue::Function(*made)),
            Op::BuildClass(class) if self.built_once.contains(*class) => Some(StaticValue::Class(*class)),
            Op::ImportModule(module) => Some(StaticValue::Module(*module)),
            Op::ImportNative(name) => Some(StaticValue::NativeModule(name.clone())),
            Op::LoadGlobal(name) => self.static_global_within(program, code.module, name, depth),
            Op::ImportFrom(name) | Op::GetAttr(name) => {
                match self.static_value(program, function, data.args[0], depth.checked_sub(1)?)? {
                    StaticValue::Module(module) => self.static_global_within(program, module, name, depth),
                    StaticValue::NativeModule(module) => Some(StaticValue::NativeMember(module, name.clone())),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}

impl StaticValue {
    /// The type of the value.
    pub fn ty(&self, stubs: &Stubs) -> Type {
        match self {
            StaticValue::Class(class) => Type::Class(*class),
            StaticValue::Function(function) => Type::Function(*function),
            StaticValue::Module(module) => Type::Module(*module),
            StaticValue::NativeModule(name) => Type::NativeModule(name.clone()),
            StaticValue::NativeMember(module, name) => stubs.member(module, name),
            StaticValue::Constant(constant) => constant_type(constant),
        }
    }
}

/// The type of a constant.
pub fn constant_type(constant: &Constant) -> Type {
    match constant {
        Constant::None => Type::None,
        Constant::Bool(_) => Type::Bool,
        Constant::Int(value) => Type::int(*value),
        Constant::BigInt(_) => Type::INT,
        Constant::Float(_) => Type::Float,
        Constant::Str(_) => Type::Str,
        Constant::Bytes(_) => Type::Bytes,
        Constant::Tuple(parts) => Type::tuple(parts.iter().map(constant_type)),
        Constant::Ellipsis | Constant::Complex(..) => Type::Object,
    }
}
