//! Globals that are bound once and that nothing can rebind.
//!
//! A module's variables can be changed by its own code, by code that holds the module object, and by a few builtins that
//! reach any module. The first is read off the stores, the second excluded by following where module objects go, the last
//! by the names that such code would have to use.

use std::collections::BTreeSet;

use cranelift_entity::{EntityRef, EntitySet};
use molt_pir::{
    Constant, FuncId, Function, FunctionKind, Inst, ModuleId, Name, Op, Program, Terminator, Value, ValueDef,
};

use super::{StaticValue, Surroundings};
use crate::stubs::{BUILTINS, Stubs};

/// How a name, used as a builtin or an attribute, reaches global variables.
fn reach_of(name: &str) -> Option<Reach> {
    Some(match name {
        "exec" | "eval" | "reload" | "__globals__" | "__builtins__" | "f_globals" | "f_locals" | "_getframe"
        | "get_referrers" => Reach::Everything,
        "modules" | "import_module" | "__import__" => Reach::ModuleObjects,
        "setattr" | "delattr" | "__setattr__" | "__delattr__" | "__dict__" | "vars" => Reach::HeldObjects,
        "globals" | "locals" => Reach::OwnModule,
        _ => return None,
    })
}

/// Attributes of a function that decide what calling it does.
const FUNCTION_PARTS: [&str; 3] = ["__code__", "__defaults__", "__kwdefaults__"];

/// Which globals code can change.
enum Reach {
    /// Those of any module.
    Everything,
    /// None by itself, but any module object can be had.
    ModuleObjects,
    /// Those of a module whose object it holds.
    HeldObjects,
    /// Those of its own module.
    OwnModule,
}

/// What decides whether a module's globals are its own.
#[derive(Default)]
pub(super) struct Exposure {
    /// Modules whose object may be anywhere.
    exposed: EntitySet<ModuleId>,
    /// Whether any module's object may be anywhere.
    all_exposed: bool,
    /// Names that some code assigns or deletes as an attribute.
    assigned_attributes: BTreeSet<Name>,
    /// Whether some code may assign any attribute of an object that it holds.
    assigns_any_attribute: bool,
    /// Whether some code may change any global.
    everything: bool,
    /// Modules some of whose code changes globals by names that are not in the text.
    own: EntitySet<ModuleId>,
    /// Whether a string of the program is the name of a part of a function.
    names_function_part: bool,
    /// Whether some code holds the module of the builtins.
    changes_builtins: bool,
    /// Names deleted as globals.
    deleted: BTreeSet<(ModuleId, Name)>,
}

impl Exposure {
    fn note_name(&mut self, name: &str, module: ModuleId) {
        match reach_of(name) {
            Some(Reach::Everything) => self.everything = true,
            Some(Reach::ModuleObjects) => self.all_exposed = true,
            Some(Reach::HeldObjects) => self.assigns_any_attribute = true,
            Some(Reach::OwnModule) => {
                self.own.insert(module);
            }
            None => {}
        }
        // Without an argument it is `locals()`.
        if name == "vars" {
            self.own.insert(module);
        }
    }

    fn is_constant(&self, module: ModuleId, name: &Name) -> bool {
        let held = self.all_exposed || self.exposed.contains(module);
        let assigned = self.assigns_any_attribute || self.assigned_attributes.contains(name);
        let changes = self.everything || self.own.contains(module) || held && assigned;
        !changes && !self.deleted.contains(&(module, name.clone()))
    }
}

impl Surroundings {
    pub(super) fn find_constants(&mut self, program: &Program, stubs: &Stubs) {
        self.exposure = self.find_exposure(program);
        let exposure = &self.exposure;
        self.functions_change = FUNCTION_PARTS.iter().any(|part| exposure.assigned_attributes.contains(*part))
            || exposure.assigns_any_attribute && exposure.names_function_part;
        if self.functions_change {
            self.exposure.everything = true;
            return;
        }
        let mut constants = Vec::new();
        let candidates: Vec<(ModuleId, Name)> = self.global_stores.keys().cloned().collect();
        for (module, name) in candidates {
            if !exposure.is_constant(module, &name) {
                continue;
            }
            if let Some((function, inst)) = self.only_store(module, &name)
                && program.functions[function].kind == FunctionKind::Module
                && let Some(value) = self.direct_value(program, function, inst)
            {
                constants.push(((module, name), value.ty(stubs)));
            }
        }
        self.constant_globals.extend(constants);
        for (module, data) in &program.modules {
            for name in self.early_names(program, module, data.body) {
                let key = (module, name);
                if self.constant_globals.contains_key(&key) {
                    self.bound_early.insert(key);
                }
            }
        }
    }

    /// Whether nothing can change what a name is in a module of the runtime.
    pub fn is_native_fixed(&self, name: &Name) -> bool {
        let Exposure { everything, assigns_any_attribute, assigned_attributes, .. } = &self.exposure;
        !everything && !assigns_any_attribute && !assigned_attributes.contains(name)
    }

    /// Whether a name that a module does not bind can only be the builtin.
    pub fn is_builtin_fixed(&self, module: ModuleId, name: &Name) -> bool {
        self.is_native_fixed(name)
            && !self.is_bound(module, name)
            && !self.exposure.own.contains(module)
            && !self.exposure.changes_builtins
    }

    /// What a store binds, where that is made right there and does not depend on any other name.
    fn direct_value(&self, program: &Program, function: FuncId, store: Inst) -> Option<StaticValue> {
        let code = &program.functions[function];
        let ValueDef::Result(inst, _) = code.values[code.insts[store].args[0]].def else { return None };
        match &code.insts[inst].op {
            Op::Const(_) | Op::MakeFunction(..) | Op::BuildClass(_) | Op::ImportModule(_) | Op::ImportNative(_) => {
                self.static_value(program, function, code.insts[store].args[0], 1)
            }
            Op::ImportFrom(_) => match self.static_value(program, function, code.insts[store].args[0], 2)? {
                StaticValue::NativeMember(module, name) if self.is_native_fixed(&name) => {
                    Some(StaticValue::NativeMember(module, name))
                }
                _ => None,
            },
            _ => None,
        }
    }

    fn find_exposure(&self, program: &Program) -> Exposure {
        let mut exposure = Exposure::default();
        for (id, function) in &program.functions {
            for &block in &function.layout {
                let data = &function.blocks[block];
                for &inst in &data.insts {
                    self.note_inst(program, id, function, inst, &mut exposure);
                }
                // Block parameters and results of functions are not followed.
                let passed = function.successors(block).into_iter().flat_map(|edge| edge.args.iter().copied());
                let returned = match data.terminator {
                    Terminator::Return(value) => Some(value),
                    _ => None,
                };
                for value in passed.chain(returned) {
                    self.expose(program, id, value, &mut exposure);
                }
            }
        }
        exposure
    }

    /// Notes that anyone may have a value, in case it is a module.
    fn expose(&self, program: &Program, function: FuncId, value: Value, exposure: &mut Exposure) {
        if let Some(StaticValue::Module(module)) = self.static_value(program, function, value, 8) {
            exposure.exposed.insert(module);
        }
    }

    fn note_inst(&self, program: &Program, id: FuncId, function: &Function, inst: Inst, exposure: &mut Exposure) {
        let data = &function.insts[inst];
        match &data.op {
            Op::SetAttr(name) | Op::DelAttr(name) => {
                exposure.assigned_attributes.insert(name.clone());
                exposure.note_name(name, function.module);
            }
            Op::GetAttr(name) | Op::LoadMethod(name) | Op::ImportFrom(name) => {
                exposure.note_name(name, function.module);
                self.note_submodule(program, id, data.args[0], name, exposure);
            }
            Op::LoadGlobal(name) | Op::LoadName(name)
                if !self.global_stores.contains_key(&(function.module, name.clone())) =>
            {
                exposure.note_name(name, function.module);
            }
            Op::Const(Constant::Str(text)) => {
                exposure.names_function_part |= FUNCTION_PARTS.iter().any(|part| part.as_bytes() == &**text);
            }
            Op::ImportNative(name) => exposure.changes_builtins |= &**name == BUILTINS,
            Op::ImportStar => {
                exposure.own.insert(function.module);
            }
            Op::DeleteGlobal(name) => {
                exposure.deleted.insert((function.module, name.clone()));
            }
            _ => {}
        }
        // A module object may go into a variable and have attributes read; wherever else it goes, anyone may have it.
        for (position, &value) in data.args.iter().enumerate() {
            let harmless = match &data.op {
                Op::GetAttr(_) | Op::LoadMethod(_) | Op::ImportFrom(_) | Op::KeepAlive | Op::ImportStar => true,
                Op::CheckBound(..) | Op::IsNull => false,
                Op::StoreGlobal(name) => self.only_store(function.module, name).is_some(),
                // The receiver of `module.function(…)`, which is null at run time.
                Op::Call(_) => position == 1,
                _ => false,
            };
            if !harmless {
                self.expose(program, id, value, exposure);
            }
        }
    }

    /// Notes that an attribute of a package may be its submodule, which nobody follows from here.
    fn note_submodule(&self, program: &Program, function: FuncId, object: Value, name: &Name, exposure: &mut Exposure) {
        if let Some(StaticValue::Module(package)) = self.static_value(program, function, object, 8)
            && self.static_global(program, package, name).is_none()
        {
            let full_name = format!("{}.{name}", program.modules[package].name);
            if let Some((module, _)) = program.modules.iter().find(|(_, module)| *module.name == *full_name) {
                exposure.exposed.insert(module);
            }
        }
    }

    /// Names that a module's body binds before it does anything that could run a function of the module.
    fn early_names(&self, program: &Program, module: ModuleId, body: FuncId) -> Vec<Name> {
        let code = &program.functions[body];
        let mut names = Vec::new();
        let mut block = code.entry;
        let mut steps = 0;
        loop {
            for &inst in &code.blocks[block].insts {
                match &code.insts[inst].op {
                    Op::StoreGlobal(name) => names.push(name.clone()),
                    Op::BuildClass(class) if self.is_quiet_class(program, *class) => {}
                    Op::ImportModule(other) if !self.imports(program, *other, module) => {}
                    Op::ImportNative(_) | Op::ImportFrom(_) | Op::KeepAlive => {}
                    Op::LoadGlobal(_) => {}
                    op if !op.effects().user_code => {}
                    _ => return names,
                }
            }
            steps += 1;
            match &code.blocks[block].terminator {
                Terminator::Jump(edge) if steps < code.blocks.len() => block = edge.block,
                _ => return names,
            }
        }
    }

    /// Whether running the class statement calls no function of the program.
    fn is_quiet_class(&self, program: &Program, class: molt_pir::ClassId) -> bool {
        let Some(shape) = self.shapes.get(&class) else { return false };
        let hooked = shape.mro.iter().any(|class| {
            self.shapes.get(class).is_none_or(|shape| {
                shape.methods.contains_key("__init_subclass__")
                    || shape.other_names.iter().any(|name| &**name == "__init_subclass__")
            })
        });
        let code = &program.functions[program.classes[class].body];
        !hooked
            && code.layout.iter().all(|&block| {
                code.blocks[block].insts.iter().all(|&inst| {
                    let data = &code.insts[inst];
                    match &data.op {
                        Op::StoreName(_) | Op::LoadName(_) | Op::LoadGlobal(_) | Op::KeepAlive => true,
                        Op::Call(_) => self.accessor(code, data.results[0]).is_some(),
                        Op::GetAttr(name) => matches!(&**name, "setter" | "deleter"),
                        op => !op.effects().user_code,
                    }
                })
            })
    }

    /// Whether importing `from` may, directly or not, run or use code of `target`.
    fn imports(&self, program: &Program, from: ModuleId, target: ModuleId) -> bool {
        let mut seen: EntitySet<ModuleId> = EntitySet::new();
        let mut pending = vec![from];
        while let Some(module) = pending.pop() {
            if module == target {
                return true;
            }
            if !seen.insert(module) {
                continue;
            }
            for function in program.functions.values().filter(|function| function.module.index() == module.index()) {
                for data in function.insts.values() {
                    if let Op::ImportModule(next) = data.op {
                        pending.push(next);
                    }
                }
            }
        }
        false
    }
}
