//! What the outcome of a condition proves about the values that it looked at.

use molt_pir::{CompareKind, Constant, Op, Value};
use molt_types::{IntRange, Type};

use super::Flow;

/// Types proved for values; `None` once they contradict.
struct Proofs<'f, 'w, 'p> {
    flow: &'f Flow<'w, 'p>,
    found: Option<Vec<(Value, Type)>>,
}

impl Flow<'_, '_> {
    /// What holds where `condition` is `outcome`; `None` where it can't be.
    pub(super) fn prove(&self, condition: Value, outcome: bool) -> Option<Vec<(Value, Type)>> {
        let mut proofs = Proofs { flow: self, found: Some(Vec::new()) };
        proofs.condition(condition, outcome);
        proofs.found
    }
}

impl Proofs<'_, '_, '_> {
    fn type_of(&self, value: Value) -> Type {
        let found = self.found.iter().flatten().find(|(proved, _)| *proved == value);
        found.map_or_else(|| self.flow.type_of(value), |(_, ty)| ty.clone())
    }

    /// Notes that `value` has type `ty`, a part of its type so far.
    fn conclude(&mut self, value: Value, ty: Type) {
        let Some(found) = &mut self.found else { return };
        if ty == Type::Never {
            self.found = None;
            return;
        }
        match found.iter_mut().find(|(proved, _)| *proved == value) {
            Some((_, old)) => *old = ty.clone(),
            None if self.flow.type_of(value) == ty => return,
            None => found.push((value, ty.clone())),
        }
        // The checked value is the variable's.
        if let Some(maker) = self.flow.maker(value)
            && matches!(self.flow.code.insts[maker].op, Op::CheckBound(..))
        {
            self.conclude(self.flow.code.insts[maker].args[0], ty);
        }
    }

    fn condition(&mut self, condition: Value, outcome: bool) {
        let Some(maker) = self.flow.maker(condition) else { return };
        let data = &self.flow.code.insts[maker];
        match &data.op {
            Op::Not => self.condition(data.args[0], !outcome),
            Op::IsNull => {
                let ty = self.type_of(data.args[0]);
                let ty = match (outcome, &ty) {
                    (true, _) if ty.may_be_null() => Type::Null,
                    (true, _) => Type::Never,
                    (false, _) => ty.without_null(),
                };
                self.conclude(data.args[0], ty);
            }
            Op::Is => {
                self.identity(data.args[0], data.args[1], outcome);
                self.identity(data.args[1], data.args[0], outcome);
            }
            Op::Truth => self.truth(data.args[0], outcome),
            _ => {}
        }
    }

    fn identity(&mut self, value: Value, other: Value, same: bool) {
        if self.type_of(other) != Type::None {
            return;
        }
        let ty = self.type_of(value);
        let ty = match same {
            true if ty.is_unknown() || ty.members().contains(&Type::None) => Type::None,
            true => Type::Never,
            false => ty.without_none(),
        };
        self.conclude(value, ty);
    }

    fn truth(&mut self, value: Value, outcome: bool) {
        if let Some(maker) = self.flow.maker(value) {
            let data = &self.flow.code.insts[maker];
            match &data.op {
                Op::Const(Constant::Bool(constant)) if *constant != outcome => {
                    self.found = None;
                    return;
                }
                Op::Compare(kind) => self.comparison(*kind, data.args[0], data.args[1], outcome),
                Op::Call(names)
                    if names.is_empty()
                        && data.args.len() == 4
                        && self.type_of(data.args[0]) == Type::Builtin("isinstance".into()) =>
                {
                    self.instance_check(data.args[2], data.args[3], outcome);
                }
                // A condition's value tested again.
                op if op.effects().condition => self.condition(value, outcome),
                _ => {}
            }
        }
        let ty = self.type_of(value);
        let narrowed = match outcome {
            true => without_false(&ty),
            false => without_true(&ty),
        };
        self.conclude(value, narrowed);
    }

    fn comparison(&mut self, kind: CompareKind, a: Value, b: Value, outcome: bool) {
        let kind = if outcome { kind } else { opposite(kind) };
        let (Type::Int(left), Type::Int(right)) = (self.type_of(a), self.type_of(b)) else { return };
        // A bound that does not fit i64 is no bound.
        let low = |range: IntRange| range.low().map_or(i64::MIN as i128, |low| low as i128);
        let high = |range: IntRange| range.high().map_or(i64::MAX as i128, |high| high as i128);
        let unbounded_low = |range: IntRange| !range.fits_i64();
        let at_most = |range: IntRange, bound: IntRange, offset: i128| match unbounded_low(bound) {
            true => Some(range),
            false => range.at_most(high(bound) - offset),
        };
        let at_least = |range: IntRange, bound: IntRange, offset: i128| match unbounded_low(bound) {
            true => Some(range),
            false => range.at_least(low(bound) + offset),
        };
        let (new_left, new_right) = match kind {
            CompareKind::Lt => (at_most(left, right, 1), at_least(right, left, 1)),
            CompareKind::Le => (at_most(left, right, 0), at_least(right, left, 0)),
            CompareKind::Gt => (at_least(left, right, 1), at_most(right, left, 1)),
            CompareKind::Ge => (at_least(left, right, 0), at_most(right, left, 0)),
            CompareKind::Eq => (left.meet(right), left.meet(right)),
            CompareKind::Ne => (without(left, right), without(right, left)),
        };
        self.conclude(a, new_left.map_or(Type::Never, Type::Int));
        self.conclude(b, new_right.map_or(Type::Never, Type::Int));
    }

    fn instance_check(&mut self, value: Value, class: Value, outcome: bool) {
        let ty = self.type_of(value);
        let class = self.type_of(class);
        if ty.is_unknown() {
            return;
        }
        let matching = |member: &Type| self.is_instance(member, &class);
        let narrowed = ty.retain(|member| matching(member).is_none_or(|matches| matches == outcome));
        self.conclude(value, narrowed);
    }

    /// Whether an object of an exact type is an instance of a class or of one in a tuple; `None` when that is not known.
    fn is_instance(&self, object: &Type, class: &Type) -> Option<bool> {
        match class {
            Type::Tuple(classes) => {
                let answers: Option<Vec<bool>> = classes.iter().map(|class| self.is_instance(object, class)).collect();
                answers.map(|answers| answers.contains(&true))
            }
            Type::Class(class) => match object {
                Type::Instance(own) => {
                    Some(own == class || self.flow.world.surroundings.shapes.get(own)?.mro.contains(class))
                }
                _ => builtin_class(object).map(|_| false),
            },
            Type::Builtin(name) if matches!(&**name, "int" | "float" | "str" | "bytes" | "bool" | "list" | "dict") => {
                match object {
                    Type::Bool => Some(matches!(&**name, "int" | "bool")),
                    Type::Instance(own) => self.flow.world.surroundings.shapes.contains_key(own).then_some(false),
                    _ => builtin_class(object).map(|own| own == &**name),
                }
            }
            Type::Builtin(name) if matches!(&**name, "tuple" | "set") => match object {
                Type::Instance(own) => self.flow.world.surroundings.shapes.contains_key(own).then_some(false),
                _ => builtin_class(object).map(|own| own == &**name),
            },
            _ => None,
        }
    }
}

/// The name of an object's class, if it is one of the simple builtin ones.
fn builtin_class(object: &Type) -> Option<&'static str> {
    Some(match object {
        Type::None => "NoneType",
        Type::Bool => "bool",
        Type::Int(_) => "int",
        Type::Float => "float",
        Type::Str => "str",
        Type::Bytes => "bytes",
        Type::Tuple(_) | Type::TupleOf(_) => "tuple",
        Type::List(_) => "list",
        Type::Dict(_) => "dict",
        Type::Set(_) => "set",
        Type::Range(_) => "range",
        _ => return None,
    })
}

fn opposite(kind: CompareKind) -> CompareKind {
    match kind {
        CompareKind::Lt => CompareKind::Ge,
        CompareKind::Le => CompareKind::Gt,
        CompareKind::Gt => CompareKind::Le,
        CompareKind::Ge => CompareKind::Lt,
        CompareKind::Eq => CompareKind::Ne,
        CompareKind::Ne => CompareKind::Eq,
    }
}

/// `range` without a constant at one of its ends.
fn without(range: IntRange, other: IntRange) -> Option<IntRange> {
    let (Some(constant), Some((low, high))) = (other.as_constant(), range.bounds()) else { return Some(range) };
    match (constant == low, constant == high) {
        (true, true) => None,
        (true, false) => range.at_least(low as i128 + 1),
        (false, true) => range.at_most(high as i128 - 1),
        (false, false) => Some(range),
    }
}

/// The members that may be true.
fn without_false(ty: &Type) -> Type {
    if let Type::Int(range) = ty {
        return without(*range, IntRange::constant(0)).map_or(Type::Never, Type::Int);
    }
    ty.retain(|member| !matches!(member, Type::None))
}

/// The members that may be false. An instance may be, as its class can gain a `__bool__`.
fn without_true(ty: &Type) -> Type {
    if let Type::Int(range) = ty {
        return range.meet(IntRange::constant(0)).map_or(Type::Never, Type::Int);
    }
    ty.retain(|member| match member {
        Type::Function(_) | Type::Closure(_) | Type::Module(_) => false,
        Type::Tuple(parts) => parts.is_empty(),
        _ => true,
    })
}
