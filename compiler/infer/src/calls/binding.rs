//! Binds the arguments of a call to a function's parameters, as the interpreter would at run time.

use molt_pir::{Constant, FuncId, FunctionKind, Name, Op, Program, Value, ValueDef};
use molt_types::Type;

use crate::Argument;
use crate::closed_world::{Surroundings, constant_type};

/// Where each parameter comes from, and its type.
pub struct Binding {
    /// Sources in frame order.
    pub arguments: Vec<Argument>,
    /// Types, as long.
    pub types: Vec<Type>,
}

/// Binds a call; the last arguments are named. `None` where the call fails, or where a default is no constant.
pub fn bind(
    program: &Program,
    surroundings: &Surroundings,
    function: FuncId,
    receiver: Option<(Argument, Type)>,
    given: &[Type],
    names: &[Name],
) -> Option<Binding> {
    let code = &program.functions[function];
    if code.kind == FunctionKind::GeneratorExpression {
        let [iterator] = given else { return None };
        return Some(Binding { arguments: vec![Argument::Given(0)], types: vec![iterator.clone()] });
    }
    let params = &code.params;
    let positional_given = given.len().checked_sub(names.len())?;
    let mut positional: Vec<(Argument, Type)> = receiver.into_iter().collect();
    positional.extend((0..positional_given).map(|index| (Argument::Given(index), given[index].clone())));

    let named_count = params.positional.len() + params.keyword_only.len();
    let mut bound: Vec<Option<(Argument, Type)>> = vec![None; named_count];
    let rest = positional.split_off(positional.len().min(params.positional.len()));
    for (slot, argument) in bound.iter_mut().zip(positional) {
        *slot = Some(argument);
    }
    for (index, name) in names.iter().enumerate() {
        let position = params.positional.iter().chain(&params.keyword_only).position(|param| param == name)?;
        if position < params.positional_only || bound[position].is_some() {
            return None;
        }
        let index = positional_given + index;
        bound[position] = Some((Argument::Given(index), given[index].clone()));
    }
    let defaults = Defaults::of(program, surroundings, function);
    for (position, slot) in bound.iter_mut().enumerate() {
        if slot.is_none() {
            let constant = match position.checked_sub(params.positional.len()) {
                None => defaults.positional(params.positional.len(), position)?,
                Some(keyword) => defaults.keyword(&params.keyword_only[keyword])?,
            };
            let ty = constant_type(&constant);
            *slot = Some((Argument::Constant(constant), ty));
        }
    }
    let mut bound: Vec<(Argument, Type)> = bound.into_iter().flatten().collect();
    if params.varargs.is_some() {
        let types = rest.iter().map(|(_, ty)| ty.clone());
        let ty = Type::tuple(types);
        let indices: Option<Vec<usize>> = rest
            .iter()
            .map(|(argument, _)| match argument {
                Argument::Given(index) => Some(*index),
                _ => None,
            })
            .collect();
        bound.push((Argument::Rest(indices?), ty));
    } else if !rest.is_empty() {
        return None;
    }
    if params.varkeywords.is_some() {
        // The caller of `bind` knows the dict's site.
        bound.push((Argument::EmptyDict, Type::Object));
    }
    let (arguments, types) = bound.into_iter().unzip();
    Some(Binding { arguments, types })
}

/// A function's defaults, as far as they are constants.
struct Defaults {
    positional: Vec<Option<Constant>>,
    keyword: Vec<(Name, Option<Constant>)>,
}

impl Defaults {
    fn of(program: &Program, surroundings: &Surroundings, function: FuncId) -> Defaults {
        let mut defaults = Defaults { positional: Vec::new(), keyword: Vec::new() };
        let Some((maker, inst)) = surroundings.makers[function] else { return defaults };
        let code = &program.functions[maker];
        let data = &code.insts[inst];
        let Op::MakeFunction(_, parts) = &data.op else { return defaults };
        let constant = |value: Value| match code.values[value].def {
            ValueDef::Result(inst, _) => match &code.insts[inst].op {
                Op::Const(constant) => Some(constant.clone()),
                _ => None,
            },
            ValueDef::Param(..) => None,
        };
        let maker_of = |value: Value| match code.values[value].def {
            ValueDef::Result(inst, _) => Some(&code.insts[inst]),
            ValueDef::Param(..) => None,
        };
        let mut operands = data.args.iter();
        if parts.defaults
            && let Some(tuple) = operands.next().and_then(|&value| maker_of(value))
        {
            match &tuple.op {
                Op::Const(Constant::Tuple(constants)) => {
                    defaults.positional = constants.iter().cloned().map(Some).collect();
                }
                Op::BuildTuple => defaults.positional = tuple.args.iter().map(|&value| constant(value)).collect(),
                _ => {}
            }
        }
        if parts.keyword_defaults
            && let Some(dict) = operands.next().and_then(|&value| maker_of(value))
            && dict.op == Op::BuildDict
        {
            for pair in dict.args.chunks_exact(2) {
                if let Some(Constant::Str(name)) = constant(pair[0])
                    && let Ok(name) = std::str::from_utf8(&name)
                {
                    defaults.keyword.push((name.into(), constant(pair[1])));
                }
            }
        }
        defaults
    }

    fn positional(&self, param_count: usize, position: usize) -> Option<Constant> {
        let first = param_count.checked_sub(self.positional.len())?;
        self.positional.get(position.checked_sub(first)?)?.clone()
    }

    fn keyword(&self, name: &Name) -> Option<Constant> {
        self.keyword.iter().find(|(known, _)| known == name)?.1.clone()
    }
}
