//! Globals, cells, functions, classes.

use molt_pir::{ClassId, FuncId, Inst, Name, Terminator, Value};
use molt_types::Type;

use super::Facts;
use crate::TypeFact;
use crate::flow::Flow;
use crate::heap::Place;

impl Flow<'_, '_> {
    pub(super) fn make_function(&mut self, function: FuncId) -> TypeFact {
        self.world.made.insert(function);
        TypeFact::proved(self.function_type(function))
    }

    /// The type of the function objects that a function's `def` makes.
    pub(super) fn function_type(&self, function: FuncId) -> Type {
        if self.world.surroundings.functions_change {
            return Type::Object;
        }
        match self.world.surroundings.made_once.contains(function) {
            true => Type::Function(function),
            false => Type::Closure(function),
        }
    }

    pub(super) fn build_class(&mut self, class: ClassId) -> TypeFact {
        if self.takes_effect() {
            let body = self.world.program.classes[class].body;
            self.world.request(body, vec![Type::Object]);
        }
        let ty = match self.world.surroundings.built_once.contains(class) {
            true => Type::Class(class),
            false => Type::Object,
        };
        if let Some((function, inst)) = self.class_cell(class) {
            self.grow(Place::Cell(function, inst), &ty);
        }
        TypeFact::proved(ty)
    }

    /// The cell that holds the class for its methods: what the body returns.
    fn class_cell(&self, class: ClassId) -> Option<(FuncId, Inst)> {
        let program = self.world.program;
        let body = program.classes[class].body;
        let code = &program.functions[body];
        code.layout.iter().find_map(|&block| match code.blocks[block].terminator {
            Terminator::Return(value) => self.world.surroundings.cell(program, body, value),
            _ => None,
        })
    }

    pub(super) fn make_cell(&mut self, inst: Inst, content: Value) -> TypeFact {
        let ty = self.type_of(content);
        self.grow(Place::Cell(self.function, inst), &ty);
        TypeFact::proved(Type::Cell)
    }

    pub(super) fn load_cell(&mut self, cell: Value) -> TypeFact {
        let assumed = match self.world.surroundings.cell(self.world.program, self.function, cell) {
            Some((function, inst)) => self.read(&Place::Cell(function, inst)),
            None => Type::Any,
        };
        TypeFact {
            proved: Type::Any,
            assumed: if assumed.is_unknown() { Type::Any } else { crate::heap::word_type(&assumed) },
        }
    }

    pub(super) fn store_cell(&mut self, cell: Value, content: Value) -> Facts {
        if let Some((function, inst)) = self.world.surroundings.cell(self.world.program, self.function, cell) {
            let ty = self.type_of(content);
            self.grow(Place::Cell(function, inst), &ty);
        }
        Facts::new()
    }

    pub(super) fn load_global(&mut self, name: &Name) -> TypeFact {
        let module = self.code.module;
        if let Some(ty) = self.world.surroundings.constant_globals.get(&(module, name.clone())) {
            return TypeFact::proved(ty.clone());
        }
        if self.world.surroundings.is_bound(module, name) {
            let content = self.read(&Place::Global(module, name.clone()));
            return self.likely_word(&content);
        }
        match &**name {
            "__name__" | "__file__" => TypeFact::likely(Type::Str),
            // What may be something else is not worth a guess, as nothing would tell.
            _ if self.world.stubs.has_builtin(name) && self.world.surroundings.is_builtin_fixed(module, name) => {
                TypeFact::proved(Type::Builtin(name.clone()))
            }
            _ => TypeFact::unknown(),
        }
    }

    pub(super) fn store_global(&mut self, name: &Name, value: Value) -> Facts {
        let ty = self.type_of(value);
        self.grow(Place::Global(self.code.module, name.clone()), &ty);
        Facts::new()
    }

    pub(super) fn store_name(&mut self, name: &Name, value: Value) -> Facts {
        if let Some(class) = self.world.surroundings.class_of_body[self.function] {
            let ty = self.type_of(value);
            self.grow(Place::ClassVariable(class, name.clone()), &ty);
        }
        Facts::new()
    }
}
