//! The shapes of class statements: bases, method resolution order, methods, slots.

use std::collections::BTreeMap;

use molt_pir::{ClassId, Constant, FuncId, Function, InstData, Name, Op, Program, Value, ValueDef};
use molt_types::Type;

use super::{StaticValue, Surroundings};
use crate::{Accessor, ClassShape};

/// Names in a class body that change what making an instance or reading an attribute means.
const SPECIAL: [&str; 6] =
    ["__new__", "__getattribute__", "__setattr__", "__delattr__", "__slots__", "__class_getitem__"];

/// What a class body binds.
#[derive(Default)]
struct Body {
    methods: BTreeMap<Name, FuncId>,
    others: Vec<Name>,
    /// Names among `others` that may hold a data descriptor, which goes before an instance's attribute.
    descriptors: Vec<Name>,
    accessors: BTreeMap<Name, Accessor>,
    /// Methods in the order of the text.
    order: Vec<FuncId>,
}

impl Surroundings {
    pub(super) fn find_shapes(&mut self, program: &Program) {
        // A base stands before the classes that inherit from it, so one pass finds each; imports may need more.
        loop {
            let before = self.shapes.len();
            for (class, _) in &program.classes {
                if !self.shapes.contains_key(&class)
                    && let Some(shape) = self.shape_of(program, class)
                {
                    self.shapes.insert(class, shape);
                }
            }
            if self.shapes.len() == before {
                break;
            }
        }
    }

    fn shape_of(&self, program: &Program, class: ClassId) -> Option<ClassShape> {
        if !self.built_once.contains(class) {
            return None;
        }
        let bases = self.bases_of(program, class)?;
        let body = self.body_of(program, class)?;
        let names = || body.methods.keys().chain(&body.others);
        if names().any(|name| SPECIAL.contains(&&**name)) {
            return None;
        }
        let mro = self.linearize(class, &bases)?;
        let mut slots: Vec<Name> = Vec::new();
        let with_slots = bases.iter().filter(|base| !self.shapes[base].slots.is_empty());
        for (index, base) in with_slots.enumerate() {
            if index > 0 {
                return None;
            }
            slots.extend(self.shapes[base].slots.iter().cloned());
        }
        for &method in &body.order {
            for name in attributes_of_self(program, method) {
                let shadowed = body.descriptors.contains(&name) || self.is_descriptor(program, &mro[1..], &name);
                if !slots.contains(&name) && !shadowed && !name.starts_with("__") {
                    slots.push(name);
                }
            }
        }
        let slot_types = vec![Type::Any; slots.len()];
        Some(ClassShape {
            bases,
            mro,
            slots,
            slot_types,
            methods: body.methods,
            other_names: body.others,
            accessors: body.accessors,
            plain_new: true,
        })
    }

    fn is_descriptor(&self, program: &Program, classes: &[ClassId], name: &Name) -> bool {
        classes.iter().filter_map(|&class| self.body_of(program, class)).any(|body| body.descriptors.contains(name))
    }

    /// Classes that a class statement names as its bases; `None` where they or keywords are not plain classes of the program.
    fn bases_of(&self, program: &Program, class: ClassId) -> Option<Vec<ClassId>> {
        let (function, inst) = self.builders[class]?;
        let code = &program.functions[function];
        let data = &code.insts[inst];
        let defined_by = |value: Value| match code.values[value].def {
            ValueDef::Result(inst, _) => Some(&code.insts[inst]),
            ValueDef::Param(..) => None,
        };
        let (bases, keywords) = match data.args.as_slice() {
            [bases, keywords] | [_, bases, keywords] => (*bases, *keywords),
            _ => return None,
        };
        if !matches!(defined_by(keywords)?.op, Op::Unbound) {
            return None;
        }
        let tuple = defined_by(bases)?;
        let parts: Vec<Value> = match &tuple.op {
            Op::BuildTuple => tuple.args.to_vec(),
            Op::Const(Constant::Tuple(parts)) if parts.is_empty() => Vec::new(),
            _ => return None,
        };
        let mut found = Vec::new();
        for part in parts {
            match self.static_value(program, function, part, 8) {
                Some(StaticValue::Class(base)) if self.shapes.contains_key(&base) => found.push(base),
                Some(_) => return None,
                None => match &defined_by(part)?.op {
                    Op::LoadGlobal(name) if &**name == "object" && !self.is_bound(code.module, name) => {}
                    _ => return None,
                },
            }
        }
        Some(found)
    }

    fn body_of(&self, program: &Program, class: ClassId) -> Option<Body> {
        let code = &program.functions[program.classes[class].body];
        let mut body = Body::default();
        for &block in &code.layout {
            for &inst in &code.blocks[block].insts {
                let data = &code.insts[inst];
                let Op::StoreName(name) = &data.op else { continue };
                let maker = match code.values[*data.args.last()?].def {
                    ValueDef::Result(maker, _) => Some(&code.insts[maker].op),
                    ValueDef::Param(..) => None,
                };
                let seen = body.others.contains(name) || body.methods.remove(name).is_some();
                match maker {
                    Some(Op::MakeFunction(function, _)) if !seen => {
                        body.methods.insert(name.clone(), *function);
                        body.order.push(*function);
                    }
                    _ => {
                        if !body.others.contains(name) {
                            body.others.push(name.clone());
                        }
                        match self.accessor(code, data.args[data.args.len() - 1]) {
                            Some(Decorated::By(accessor)) => {
                                if let Accessor::Property(function) = accessor {
                                    body.order.push(function);
                                }
                                body.accessors.insert(name.clone(), accessor);
                            }
                            // `@x.setter` gives a property with the same getter.
                            Some(Decorated::Setter(function)) => body.order.push(function),
                            None => {
                                body.accessors.remove(name);
                            }
                        }
                        let plain = matches!(
                            maker,
                            Some(Op::Const(_) | Op::BuildList | Op::BuildDict | Op::BuildTuple | Op::BuildSet)
                        );
                        if (!plain || seen) && !body.descriptors.contains(name) {
                            body.descriptors.push(name.clone());
                        }
                    }
                }
            }
        }
        Some(body)
    }

    /// What a decorated function is, where the decorator is a builtin descriptor.
    pub(super) fn accessor(&self, code: &Function, value: Value) -> Option<Decorated> {
        let call = maker(code, value)?;
        let [callee, _, function] = call.args.as_slice() else { return None };
        let Op::MakeFunction(function, _) = maker(code, *function)?.op else { return None };
        if !matches!(call.op, Op::Call(_)) {
            return None;
        }
        if let Some(Op::GetAttr(name)) = maker(code, *callee).map(|maker| &maker.op) {
            return matches!(&**name, "setter" | "deleter").then_some(Decorated::Setter(function));
        }
        let name = self.builtin_in_class(code, *callee)?;
        Some(Decorated::By(match &*name {
            "property" => Accessor::Property(function),
            "staticmethod" => Accessor::StaticMethod(function),
            "classmethod" => Accessor::ClassMethod(function),
            _ => return None,
        }))
    }

    /// The builtin that a name in a class body finds: a block parameter that is the class' own name or, here, a global.
    fn builtin_in_class(&self, code: &Function, value: Value) -> Option<Name> {
        match code.values[value].def {
            ValueDef::Result(inst, _) => match &code.insts[inst].op {
                Op::LoadGlobal(name) if !self.is_bound(code.module, name) => Some(name.clone()),
                _ => None,
            },
            ValueDef::Param(block, index) => code
                .layout
                .iter()
                .flat_map(|&from| code.blocks[from].terminator.edges())
                .filter(|edge| edge.block == block)
                .filter_map(|edge| edge.args.get(index as usize))
                .filter(|&&arg| arg != value && maker(code, arg).is_some())
                .find_map(|&arg| self.builtin_in_class(code, arg)),
        }
    }

    /// The C3 linearization, `object` left out.
    fn linearize(&self, class: ClassId, bases: &[ClassId]) -> Option<Vec<ClassId>> {
        let mut sequences: Vec<Vec<ClassId>> = bases.iter().map(|base| self.shapes[base].mro.clone()).collect();
        sequences.push(bases.to_vec());
        let mut order = vec![class];
        loop {
            sequences.retain(|sequence| !sequence.is_empty());
            if sequences.is_empty() {
                return Some(order);
            }
            let head = sequences
                .iter()
                .map(|sequence| sequence[0])
                .find(|head| sequences.iter().all(|sequence| !sequence[1..].contains(head)))?;
            order.push(head);
            for sequence in &mut sequences {
                if sequence[0] == head {
                    sequence.remove(0);
                }
            }
        }
    }
}

/// A function with a decorator.
pub(super) enum Decorated {
    /// By a builtin descriptor.
    By(Accessor),
    /// By the setter of a property.
    Setter(FuncId),
}

/// The instruction that makes a value.
fn maker(code: &Function, value: Value) -> Option<&InstData> {
    match code.values[value].def {
        ValueDef::Result(inst, _) => Some(&code.insts[inst]),
        ValueDef::Param(..) => None,
    }
}

impl ClassShape {
    /// The method that a name finds in the class or its bases, unless something else of that name is found first.
    pub fn find_method(&self, shapes: &BTreeMap<ClassId, ClassShape>, name: &Name) -> Option<FuncId> {
        self.find_method_after(shapes, None, name)
    }

    /// As `find_method`, but starts behind a class of the method resolution order.
    pub fn find_method_after(
        &self,
        shapes: &BTreeMap<ClassId, ClassShape>,
        after: Option<ClassId>,
        name: &Name,
    ) -> Option<FuncId> {
        let start = match after {
            Some(class) => self.mro.iter().position(|&each| each == class)? + 1,
            None => 0,
        };
        for class in &self.mro[start..] {
            let shape = shapes.get(class)?;
            if let Some(&method) = shape.methods.get(name) {
                return Some(method);
            }
            if shape.other_names.contains(name) {
                return None;
            }
        }
        None
    }

    /// The class of the method resolution order whose body binds a name first.
    pub fn find_owner(&self, shapes: &BTreeMap<ClassId, ClassShape>, name: &Name) -> Option<ClassId> {
        self.mro.iter().copied().find(|class| {
            shapes.get(class).is_some_and(|shape| shape.methods.contains_key(name) || shape.other_names.contains(name))
        })
    }
}

/// Names that a method assigns on its first parameter, in the order of the text.
fn attributes_of_self(program: &Program, method: FuncId) -> Vec<Name> {
    let code = &program.functions[method];
    let Some(receiver) = code.params.positional.first() else { return Vec::new() };
    let mut found = Vec::new();
    for &block in &code.layout {
        for &inst in &code.blocks[block].insts {
            let data = &code.insts[inst];
            if let Op::SetAttr(name) = &data.op
                && code.values[data.args[0]].name.as_ref() == Some(receiver)
                && !found.contains(name)
            {
                found.push(name.clone());
            }
        }
    }
    found
}
