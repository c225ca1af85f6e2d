//! Python text to signatures. The text is ours, so what is not understood is a bug in it.

use std::path::Path;
use std::rc::Rc;

use molt_pir::Name;
use molt_source::{Diagnostics, SourceMap};
use molt_syntax::ast::{Expr, Number, Operator, Parameter, Parameters, Stmt, StmtFunctionDef, TypeParams, UnaryOp};
use molt_types::{DictView, IntRange, Type};

use super::{Signature, StubParam, StubType, Stubs, plain_type};

/// Type variables in scope.
struct Scope {
    of_class: Vec<Name>,
    own: Vec<Name>,
}

/// Adds a module's signatures.
pub(super) fn read(module: &str, text: &str, stubs: &mut Stubs) {
    let mut sources = SourceMap::default();
    let mut diagnostics = Diagnostics::default();
    let file = sources.add(Path::new(module), text);
    let parsed = molt_syntax::parse_module(&sources, file, &mut diagnostics);
    let Some(parsed) = parsed else { panic!("the signatures of {module} are no Python") };
    for statement in parsed.body() {
        match statement {
            Stmt::FunctionDef(function) => {
                let signature = signature(function, &[], false);
                stubs.functions.entry((module.into(), name_of(function))).or_default().push(signature);
            }
            Stmt::ClassDef(class) => {
                let class_name: Name = class.name.as_str().into();
                let variables = type_variables(class.type_params.as_deref());
                for statement in &class.body {
                    let Stmt::FunctionDef(function) = statement else { continue };
                    let signature = signature(function, &variables, true);
                    let name = name_of(function);
                    if &*name == "__new__" {
                        stubs.functions.entry((module.into(), class_name.clone())).or_default().push(signature);
                    } else {
                        stubs.methods.entry((class_name.clone(), name)).or_default().push(signature);
                    }
                }
            }
            Stmt::AnnAssign(constant) => {
                let scope = Scope { of_class: Vec::new(), own: Vec::new() };
                if let (Expr::Name(name), StubType::Plain(ty)) =
                    (&*constant.target, stub_type(&constant.annotation, &scope))
                {
                    stubs.constants.insert((module.into(), name.id.as_str().into()), ty);
                }
            }
            _ => {}
        }
    }
}

fn name_of(function: &StmtFunctionDef) -> Name {
    function.name.as_str().into()
}

fn type_variables(params: Option<&TypeParams>) -> Vec<Name> {
    params.into_iter().flat_map(|params| &params.type_params).map(|param| param.name().as_str().into()).collect()
}

fn signature(function: &StmtFunctionDef, of_class: &[Name], is_method: bool) -> Signature {
    let scope = Scope { of_class: of_class.to_vec(), own: type_variables(function.type_params.as_deref()) };
    let Parameters { posonlyargs, args, vararg, kwonlyargs, .. } = &*function.parameters;
    let annotation = |parameter: &Parameter| match &parameter.annotation {
        Some(annotation) => stub_type(annotation, &scope),
        None => StubType::Object,
    };
    let positional = posonlyargs.iter().chain(args).skip(usize::from(is_method)).map(|param| (param, false));
    let params = positional
        .chain(kwonlyargs.iter().map(|param| (param, true)))
        .map(|(param, is_keyword_only)| StubParam {
            name: param.parameter.name.as_str().into(),
            ty: annotation(&param.parameter),
            is_optional: param.default.is_some(),
            is_keyword_only,
        })
        .collect();
    Signature {
        params,
        rest: vararg.as_ref().map(|parameter| annotation(parameter)),
        variable_count: scope.own.len(),
        result: function.returns.as_ref().map_or(StubType::Object, |returns| stub_type(returns, &scope)),
        intrinsic: function.decorator_list.iter().find_map(|decorator| intrinsic(&decorator.expression)),
    }
}

/// The entry point that `@intrinsic("name")` names.
fn intrinsic(decorator: &Expr) -> Option<Name> {
    let Expr::Call(call) = decorator else { return None };
    match (&*call.func, call.arguments.args.first()) {
        (Expr::Name(name), Some(Expr::StringLiteral(entry))) if name.id.as_str() == "intrinsic" => {
            Some(entry.value.to_str().into())
        }
        _ => panic!("a definition is bound by @intrinsic(\"entry\")"),
    }
}

fn stub_type(expression: &Expr, scope: &Scope) -> StubType {
    match expression {
        Expr::NoneLiteral(_) => StubType::Plain(Type::None),
        Expr::Name(name) => named_type(name.id.as_str(), scope),
        Expr::BinOp(operation) if operation.op == Operator::BitOr => {
            StubType::Union(vec![stub_type(&operation.left, scope), stub_type(&operation.right, scope)])
        }
        Expr::Subscript(subscript) => {
            let Expr::Name(name) = &*subscript.value else { panic!("a type's name is expected before `[`") };
            subscripted_type(name.id.as_str(), &subscript.slice, scope)
        }
        other => panic!("no type is written like this: {other:?}"),
    }
}

fn named_type(name: &str, scope: &Scope) -> StubType {
    let position = |names: &[Name]| names.iter().position(|variable| &**variable == name);
    if let Some(index) = position(&scope.own) {
        return StubType::Own(index);
    }
    if let Some(index) = position(&scope.of_class) {
        return StubType::OfClass(index);
    }
    match name {
        "object" => StubType::Object,
        "dict_keys" => StubType::View(DictView::Keys),
        "dict_values" => StubType::View(DictView::Values),
        "dict_items" => StubType::View(DictView::Items),
        _ => StubType::Plain(plain_type(name).unwrap_or_else(|| panic!("no type is called {name}"))),
    }
}

fn subscripted_type(name: &str, slice: &Expr, scope: &Scope) -> StubType {
    let parts = |expression: &Expr| -> Vec<StubType> {
        match expression {
            Expr::Tuple(tuple) => tuple.elts.iter().map(|part| stub_type(part, scope)).collect(),
            Expr::List(list) => list.elts.iter().map(|part| stub_type(part, scope)).collect(),
            other => vec![stub_type(other, scope)],
        }
    };
    let only = || Rc::new(stub_type(slice, scope));
    match (name, slice) {
        ("int", Expr::Slice(bounds)) => {
            let bound = |bound: &Option<Box<Expr>>| integer(bound.as_deref().expect("both bounds are written"));
            StubType::Plain(Type::Int(IntRange::new(bound(&bounds.lower), bound(&bounds.upper))))
        }
        ("list", _) => StubType::List(only()),
        ("set", _) => StubType::Set(only()),
        ("Iterable", _) => StubType::Iterable(only()),
        ("Likely", _) => StubType::Likely(only()),
        ("tuple", Expr::Tuple(tuple)) if matches!(tuple.elts.last(), Some(Expr::EllipsisLiteral(_))) => {
            StubType::TupleOf(Rc::new(stub_type(&tuple.elts[0], scope)))
        }
        ("tuple", _) => StubType::Tuple(parts(slice)),
        ("dict", Expr::Tuple(tuple)) => {
            StubType::Dict(Rc::new(stub_type(&tuple.elts[0], scope)), Rc::new(stub_type(&tuple.elts[1], scope)))
        }
        ("Callable", Expr::Tuple(tuple)) => {
            StubType::Callable(parts(&tuple.elts[0]), Rc::new(stub_type(&tuple.elts[1], scope)))
        }
        _ => panic!("no type {name} takes these parts"),
    }
}

fn integer(expression: &Expr) -> i128 {
    match expression {
        Expr::NumberLiteral(literal) => match &literal.value {
            Number::Int(value) => value.as_i64().expect("bounds fit i64") as i128,
            other => panic!("no bound is written like this: {other:?}"),
        },
        Expr::UnaryOp(operation) if operation.op == UnaryOp::USub => -integer(&operation.operand),
        other => panic!("no bound is written like this: {other:?}"),
    }
}
