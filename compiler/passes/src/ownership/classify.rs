//! Which values hold a reference.

use cranelift_entity::SecondaryMap;
use molt_analysis::Cfg;
use molt_mir::{
    Alias, Function, Inst, Op, OperandOwnership, Repr, ResultOwnership, Value, ValueDef, Written, effects,
    operand_ownership, result_ownership,
};

use super::liveness::{BitSet, Liveness};

/// How a value takes part in counting.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Class {
    /// Raw, immortal or a tagged int: never counted.
    #[default]
    Uncounted,
    /// Alive for the whole call without our doing: a parameter.
    Held,
    /// Read from an object or from static memory, which keeps it alive for as long as it is used.
    Borrowed,
    /// As `Borrowed`, but something can release it meanwhile: counted right after it is read, then owned.
    Counted,
    /// Holds a reference.
    Owned,
}

/// The class of every value.
pub struct Classes {
    map: SecondaryMap<Value, Class>,
    /// Values that need liveness, in a dense numbering: owned, borrowed and counted ones.
    pub dense: Vec<Value>,
    /// Position in `dense`.
    pub index: SecondaryMap<Value, Option<u32>>,
}

impl Classes {
    /// Classifies all values, block parameters optimistically: one that only ever receives held or uncounted values is no
    /// owner either.
    pub fn of(function: &Function, cfg: &Cfg) -> Classes {
        let mut map: SecondaryMap<Value, Class> = SecondaryMap::new();
        for &block in &cfg.reverse_postorder {
            for &inst in &function.blocks[block].insts {
                for &result in &function.insts[inst].results {
                    if function.repr(result) == Repr::Obj {
                        map[result] = match result_ownership(function, inst) {
                            ResultOwnership::Owned => Class::Owned,
                            ResultOwnership::Immortal => Class::Uncounted,
                            _ if Place::of(function, result).permanent => Class::Held,
                            ResultOwnership::BorrowedFrom(_) | ResultOwnership::Borrowed => Class::Borrowed,
                        };
                    }
                }
            }
        }
        for &param in &function.blocks[function.entry].params {
            if function.repr(param) == Repr::Obj {
                map[param] = Class::Held;
            }
        }
        let mut changed = true;
        while changed {
            changed = false;
            for &block in &cfg.reverse_postorder {
                let data = &function.blocks[block];
                for &inst in &data.insts {
                    if let Some(edge) = &function.insts[inst].boxed {
                        changed |= raise(&mut map, function, function.blocks[edge.block].params[0], Class::Owned);
                    }
                }
                for edge in function.successors(block) {
                    let params = &function.blocks[edge.block].params;
                    let skipped = params.len() - edge.args.len();
                    for (&param, &arg) in params[skipped..].iter().zip(&edge.args) {
                        let class = match map[arg] {
                            Class::Uncounted => Class::Uncounted,
                            Class::Held => Class::Held,
                            Class::Borrowed | Class::Counted | Class::Owned => Class::Owned,
                        };
                        changed |= raise(&mut map, function, param, class);
                    }
                }
            }
        }
        let mut classes = Classes { map, dense: Vec::new(), index: SecondaryMap::new() };
        for value in function.values.keys() {
            if matches!(classes.get(value), Class::Owned | Class::Borrowed | Class::Counted) {
                classes.index[value] = Some(classes.dense.len() as u32);
                classes.dense.push(value);
            }
        }
        classes
    }

    /// The value's class.
    pub fn get(&self, value: Value) -> Class {
        self.map[value]
    }

    /// Whether the value holds a reference that must be consumed.
    pub fn owns(&self, value: Value) -> bool {
        matches!(self.map[value], Class::Owned | Class::Counted)
    }
}

fn raise(map: &mut SecondaryMap<Value, Class>, function: &Function, param: Value, class: Class) -> bool {
    // A parameter of the entry block stays held: a loop back to the entry block does not exist in valid MIR.
    let rank = |class: Class| match class {
        Class::Uncounted => 0,
        Class::Held => 1,
        Class::Borrowed | Class::Counted | Class::Owned => 2,
    };
    if function.repr(param) != Repr::Obj || rank(class) <= rank(map[param]) {
        return false;
    }
    map[param] = class;
    true
}

/// Turns `Borrowed` into `Counted` where something during the value's life can release it.
pub fn own_unsafe_borrows(
    function: &Function,
    cfg: &Cfg,
    classes: &mut Classes,
    liveness: &Liveness,
    finalizers: bool,
) {
    let borrowed: Vec<(u32, Value, Place)> = classes
        .dense
        .iter()
        .enumerate()
        .filter(|&(_, &value)| classes.get(value) == Class::Borrowed)
        .map(|(index, &value)| (index as u32, value, Place::of(function, value)))
        .collect();
    if borrowed.is_empty() {
        return;
    }
    let mut unsafe_values = BitSet::new(classes.dense.len());
    for &block in &cfg.reverse_postorder {
        liveness.walk_backward(function, classes, block, |inst, after| {
            let Some(danger) = Danger::of(function, inst, finalizers) else { return };
            let mut exposed = after.clone();
            let data = &function.insts[inst];
            for edge in data.err.iter().chain(&data.boxed) {
                exposed.union(&liveness.along(function, classes, edge));
            }
            // A word that the instruction takes over is counted right before it, not exposed to it.
            for (index, &operand) in data.args.iter().enumerate() {
                if operand_ownership(function, inst, index) == OperandOwnership::Borrowed {
                    liveness.add_use(function, classes, operand, &mut exposed);
                }
            }
            for &result in &function.insts[inst].results {
                if let Some(index) = classes.index[result] {
                    exposed.remove(index);
                }
            }
            for &(index, _, place) in &borrowed {
                if exposed.contains(index) && danger.threatens(place) {
                    unsafe_values.insert(index);
                }
            }
        });
    }
    for (index, value, _) in borrowed {
        if unsafe_values.contains(index) {
            classes.map[value] = Class::Counted;
        }
    }
}

/// Where a borrowed word was read.
#[derive(Clone, Copy)]
struct Place {
    /// Static memory that never changes: it holds its reference for good.
    permanent: bool,
    alias: Alias,
    /// Offset from the base, when the access has no index.
    offset: Option<i32>,
}

impl Place {
    fn of(function: &Function, value: Value) -> Place {
        let ValueDef::Result(inst, _) = function.values[value].def else {
            return Place { permanent: false, alias: Alias::Any, offset: None };
        };
        let data = &function.insts[inst];
        match &data.op {
            Op::Load(access) => {
                let base = function.defining_inst(data.args[0]);
                let is_static = base.is_some_and(|base| matches!(function.insts[base].op, Op::Addr(_)));
                Place {
                    permanent: is_static && access.alias == Alias::Permanent,
                    alias: access.alias,
                    offset: Some(access.offset),
                }
            }
            Op::LoadIndexed(access) => Place { permanent: false, alias: access.alias, offset: None },
            _ => Place { permanent: false, alias: Alias::Any, offset: None },
        }
    }
}

/// What an instruction can do to borrowed words.
struct Danger {
    /// It can release anything that is not held by a reference of ours.
    everything: bool,
    /// It overwrites places of this class; `None`: of unknown class.
    overwritten: Option<Written>,
    overwrites_unknown: bool,
}

impl Danger {
    fn of(function: &Function, inst: Inst, finalizers: bool) -> Option<Danger> {
        let effects = effects(function, inst);
        let everything = effects.user_code || (effects.releases && finalizers);
        // Only overwriting an object's reference can release the object; raw stores cannot.
        let overwritten = match &function.insts[inst].op {
            Op::Replace(_) | Op::ReplaceLeaf(_) | Op::ReplaceFloat(_) | Op::ReplaceIndexed(_) => effects.written,
            _ => None,
        };
        let overwrites_unknown =
            matches!(function.insts[inst].op, Op::CallEntry(_)) && effects.writes && effects.releases;
        (everything || overwritten.is_some() || overwrites_unknown).then_some(Danger {
            everything,
            overwritten,
            overwrites_unknown,
        })
    }

    fn threatens(&self, place: Place) -> bool {
        if place.permanent {
            return false;
        }
        if self.everything {
            return true;
        }
        if place.alias == Alias::Immutable {
            return false;
        }
        if self.overwrites_unknown {
            return true;
        }
        self.overwritten.is_some_and(|Written { alias, offset }| {
            (alias == place.alias || alias == Alias::Any || place.alias == Alias::Any)
                && (offset.is_none() || place.offset.is_none() || offset == place.offset)
        })
    }
}
