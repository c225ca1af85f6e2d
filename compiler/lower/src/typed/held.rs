//! What stands for a PIR value in specialized code, and how to get at it in the representation that is wanted.

use std::collections::HashMap;

use cranelift_entity::SecondaryMap;
use molt_mir::{Op as Mir, Repr, Symbol, Value};
use molt_pir::{self as pir, Name};
use molt_types::Type;

use super::Typed;
use crate::globals::GlobalPlace;
use crate::words::WordLowering;

/// The representation of values of a type.
pub(crate) fn repr_of(ty: &Type) -> Repr {
    match ty {
        Type::Int(_) => Repr::I64,
        Type::Float => Repr::F64,
        Type::Bool => Repr::Bool,
        _ => Repr::Obj,
    }
}

/// What stands for a PIR value.
#[derive(Clone)]
pub(super) enum Held {
    /// A machine value; its representation says which.
    Machine(Value),
    /// What `iter_next` gave: the value when `present` is true, else null.
    Optional { present: Value, value: Value },
    /// `range(start, stop, step)` that is only iterated over: it is not made.
    Range { start: Value, stop: Value, step: Value, upwards: Option<bool> },
    /// The iterator of that number, kept in registers.
    Iterator(usize),
    /// A builtin that is only called.
    Builtin(Name),
    /// A builtin type's method that is only called on this receiver.
    BuiltinMethod(pir::Value, Name),
}

/// An iterator kept in registers: `cursor` is the next value (range), the next index (list) or the bytes passed (str).
pub(super) struct Iterator {
    /// The result of `get_iter`.
    pub value: pir::Value,
    pub kind: IteratorKind,
    pub cursor: Option<Value>,
    /// The block parameters that carry the cursor.
    pub params: HashMap<pir::Block, Value>,
}

/// What a register iterator goes over; set when `get_iter` is lowered.
#[derive(Clone, Copy)]
pub(super) enum IteratorKind {
    Pending,
    /// `upwards`: the step is known to be positive (true) or negative (false).
    Range {
        stop: Value,
        step: Value,
        upwards: Option<bool>,
    },
    List(Value),
    Str(Value),
}

/// Where each value is used: instructions with the operand's index, and whether anything else (an edge, a return) uses it.
pub(crate) struct Uses {
    insts: SecondaryMap<pir::Value, Vec<(pir::Inst, usize)>>,
    elsewhere: SecondaryMap<pir::Value, bool>,
}

impl Uses {
    pub fn of(function: &pir::Function) -> Uses {
        let mut uses = Uses { insts: SecondaryMap::new(), elsewhere: SecondaryMap::new() };
        for &block in &function.layout {
            let data = &function.blocks[block];
            for &inst in &data.insts {
                for (index, &arg) in function.insts[inst].args.iter().enumerate() {
                    uses.insts[arg].push((inst, index));
                }
            }
            for edge in function.successors(block) {
                for &arg in &edge.args {
                    uses.elsewhere[arg] = true;
                }
            }
            match data.terminator {
                pir::Terminator::Branch(value, ..) | pir::Terminator::Return(value) => uses.elsewhere[value] = true,
                _ => {}
            }
        }
        uses
    }

    /// Whether the value is used by instructions only, and `accept` likes each use.
    pub fn only(&self, value: pir::Value, mut accept: impl FnMut(pir::Inst, usize) -> bool) -> bool {
        !self.elsewhere[value] && self.insts[value].iter().all(|&(inst, index)| accept(inst, index))
    }

    /// The only use of a value, if it is by an instruction.
    pub fn single(&self, value: pir::Value) -> Option<(pir::Inst, usize)> {
        match self.insts[value].as_slice() {
            &[only] if !self.elsewhere[value] => Some(only),
            _ => None,
        }
    }
}

impl Typed<'_, '_> {
    /// Sets what stands for a value.
    pub(super) fn hold(&mut self, value: pir::Value, made: Value) {
        self.held[value] = Some(Held::Machine(made));
    }

    pub(super) fn held(&self, value: pir::Value) -> &Held {
        self.held[value].as_ref().expect("definitions come before uses in reverse postorder")
    }

    /// The machine value, if that is what stands for it and it has the representation.
    pub(super) fn machine(&self, value: pir::Value, repr: Repr) -> Option<Value> {
        match *self.held(value) {
            Held::Machine(made) if self.builder.function.repr(made) == repr => Some(made),
            _ => None,
        }
    }

    /// The value in a representation; going from a word to a raw one leaves when the word is of another type.
    pub(super) fn as_repr(&mut self, value: pir::Value, repr: Repr) -> Value {
        let held = self.held(value).clone();
        let made = match held {
            Held::Machine(made) => made,
            Held::Optional { value, .. } => value,
            other => self.materialize(&other),
        };
        match (self.builder.function.repr(made), repr) {
            (from, to) if from == to => made,
            (Repr::I64, Repr::Obj) => self.box_int(value, made),
            (Repr::F64, Repr::Obj) => self.builder.value(Mir::BoxFloat, &[made], Repr::Obj),
            (Repr::Bool, Repr::Obj) => self.builder.value(Mir::BoxBool, &[made], Repr::Obj),
            (Repr::Obj, Repr::I64) => {
                let exit = self.exit_before();
                self.builder.guarded(Mir::GuardInt, &[made], Repr::I64, exit)
            }
            (Repr::Obj, Repr::F64) => {
                let exit = self.exit_before();
                self.builder.guarded(Mir::GuardFloat, &[made], Repr::F64, exit)
            }
            (Repr::Obj, Repr::Bool) => {
                let exit = self.exit_before();
                self.builder.guarded(Mir::GuardBool, &[made], Repr::Bool, exit)
            }
            (Repr::Bool, Repr::I64) => self.builder.value(Mir::BoolToInt, &[made], Repr::I64),
            (Repr::I64, Repr::F64) => self.builder.value(Mir::IntToFloat, &[made], Repr::F64),
            (from, to) => unreachable!("no conversion from {from:?} to {to:?} keeps the value"),
        }
    }

    fn box_int(&mut self, value: pir::Value, made: Value) -> Value {
        let tagged =
            molt_types::IntRange::new(molt_abi::value::MIN_TAGGED_INT as i128, molt_abi::value::MAX_TAGGED_INT as i128);
        let op = match self.ty(value) {
            Type::Int(range) if tagged.contains(*range) => Mir::TagInt,
            _ => Mir::BoxInt,
        };
        self.builder.value(op, &[made], Repr::Obj)
    }

    /// Makes the object of a value that was kept apart.
    fn materialize(&mut self, held: &Held) -> Value {
        match held {
            Held::Range { start, stop, step, .. } => {
                self.builder.call_value("make_range", &[*start, *stop, *step], None)
            }
            Held::Builtin(name) => self.builtin_word(name),
            Held::BuiltinMethod(receiver, name) => {
                let receiver = self.as_repr(*receiver, Repr::Obj);
                let name = self.context.name(name);
                let name = self.builder.object(name);
                self.builder.call_value("certain_method", &[receiver, name], None)
            }
            Held::Iterator(_) => unreachable!("register iterators are used by iter_next only"),
            Held::Machine(value) | Held::Optional { value, .. } => *value,
        }
    }

    /// A builtin's object, looked up once in the program's life.
    fn builtin_word(&mut self, name: &Name) -> Value {
        let make = |typed: &mut Self| {
            let name = typed.context.name(name);
            let name = typed.builder.object(name);
            typed.builder.call_value("certain_builtin", &[name], None)
        };
        match self.context.global_place(self.pir.module, name) {
            GlobalPlace::Builtin(place) => self.cached_word(place, make),
            GlobalPlace::Slot(..) => make(self),
        }
    }

    /// The str object of a name, as data.
    pub(super) fn name_data(&mut self, name: &str) -> molt_mir::DataId {
        match self.context.name(name) {
            molt_mir::ObjConst::Static(Symbol::Data(id)) => id,
            _ => unreachable!("names are static data of the program"),
        }
    }
}
