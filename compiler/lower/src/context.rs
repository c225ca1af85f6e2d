//! The whole program's lowering: what all functions share, and the order of work.

use cranelift_entity::SecondaryMap;
use molt_infer::{Inference, VersionId};
use molt_mir::{DataId, FnId, Function, ObjConst, Program as Mir, Repr, ResultShape, Symbol};
use molt_pir::{ClassId, Constant, FuncId, ModuleId, Name, Op, Program};

use crate::data::{ConstantPlace, StaticData};
use crate::globals::{GlobalPlace, Globals};
use crate::points::ResumePoints;
use crate::sites::Sites;
use crate::{describe, generic, typed};

/// What the user wishes.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Make specialized versions. Without them every function has its generic version only.
    pub specialize: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options { specialize: true }
    }
}

/// What the lowering of all functions shares.
pub struct Context<'a> {
    /// The program.
    pub program: &'a Program,
    /// Its types.
    pub inference: &'a Inference,
    /// What is being made.
    pub mir: Mir,
    /// Constants.
    pub data: StaticData,
    /// Global variables.
    pub globals: Globals,
    /// Places that can raise.
    pub sites: Sites,
    /// Points at which generic versions must be enterable.
    pub points: ResumePoints,
    /// Generic versions.
    pub generic: SecondaryMap<FuncId, Option<FnId>>,
    /// Specialized versions that are compiled.
    pub versions: SecondaryMap<VersionId, Option<FnId>>,
    /// Descriptions of functions.
    pub codes: SecondaryMap<FuncId, Option<DataId>>,
    /// Descriptions of modules.
    pub modules: SecondaryMap<ModuleId, Option<DataId>>,
    /// Descriptions of class statements whose shape is predicted.
    pub classes: SecondaryMap<ClassId, Option<DataId>>,
    /// For each function, the word that holds its latest function object.
    pub function_words: SecondaryMap<FuncId, Option<DataId>>,
}

impl Context<'_> {
    /// A name as a str object.
    pub fn name(&mut self, name: &str) -> ObjConst {
        self.data.name(&mut self.mir, name)
    }

    /// Where a constant is.
    pub fn constant(&mut self, constant: &Constant) -> ConstantPlace {
        self.data.constant(&mut self.mir, constant)
    }

    /// A tuple of str objects, as calls with keywords pass it.
    pub fn name_tuple(&mut self, names: &[Name]) -> ObjConst {
        self.data.name_tuple(&mut self.mir, names)
    }

    /// Where code of a module finds a global.
    pub fn global_place(&mut self, module: ModuleId, name: &Name) -> GlobalPlace {
        self.globals.place(&mut self.mir, module, name)
    }

    /// Two words for the inline cache of one attribute access.
    pub fn attribute_cache(&mut self) -> Symbol {
        Symbol::Data(StaticData::add(&mut self.mir, "cache", 16, true, Vec::new()))
    }
}

/// Whether destroying an object can run Python code: a class has `__del__`, weak references may have callbacks, a
/// suspended generator may have a `finally` to run.
pub fn may_run_finalizers(program: &Program) -> bool {
    program.functions.values().any(|function| {
        function.layout.iter().flat_map(|&block| &function.blocks[block].insts).any(|&inst| {
            let data = &function.insts[inst];
            match &data.op {
                Op::StoreName(name) | Op::SetAttr(name) => &**name == "__del__",
                Op::ImportNative(name) => matches!(&**name, "weakref" | "_weakref" | "gc"),
                Op::LoadGlobal(name) => matches!(&**name, "setattr" | "type" | "exec" | "eval"),
                Op::Yield | Op::YieldDelegated => data.unwind.is_some(),
                _ => false,
            }
        })
    })
}

/// Lowers a program. `inference` is used only where `options` ask for specialized versions.
pub fn lower_program(program: &Program, inference: &Inference, options: &Options) -> Mir {
    let mut mir = Mir::default();
    let globals = Globals::new(program, &mut mir);
    let mut context = Context {
        program,
        inference,
        mir,
        data: StaticData::default(),
        globals,
        sites: Sites::default(),
        points: ResumePoints::new(),
        generic: SecondaryMap::new(),
        versions: SecondaryMap::new(),
        codes: SecondaryMap::new(),
        modules: SecondaryMap::new(),
        classes: SecondaryMap::new(),
        function_words: SecondaryMap::new(),
    };
    for (id, function) in &program.functions {
        let name = format!("{}.{}.{}", program.modules[function.module].name, function.qualname, id.as_u32());
        let mut declared = Function::new(name, &[Repr::Obj, Repr::Ptr, Repr::I64], ResultShape::Word);
        declared.generic = true;
        declared.generator = program.functions[id].is_generator;
        let callee = declared.blocks[declared.entry].params[0];
        declared.values[callee].nullable = true;
        context.generic[id] = Some(context.mir.functions.push(declared));
    }
    describe::declare(&mut context);
    if options.specialize {
        lower_versions(&mut context);
    }
    for id in program.functions.keys() {
        let lowered = generic::lower(&mut context, id);
        context.mir.functions[context.generic[id].expect("declared above")] = lowered;
    }
    describe::define(&mut context);
    context.mir
}

fn lower_versions(context: &mut Context) {
    let inference = context.inference;
    let compiled: Vec<VersionId> = inference
        .versions
        .iter()
        .filter(|(_, version)| !context.program.functions[version.function].is_generator)
        .map(|(id, _)| id)
        .collect();
    for &id in &compiled {
        let declared = typed::declare(context, id);
        context.versions[id] = Some(context.mir.functions.push(declared));
    }
    for id in compiled {
        let function = context.versions[id].expect("declared above");
        let declared = context.mir.functions[function].clone();
        let lowered = typed::lower(context, id, declared);
        context.mir.functions[function] = lowered;
    }
}
