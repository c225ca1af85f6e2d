//! Constructs that are grammatical but stand where they mean nothing: `return` outside a function, `break` outside a
//! loop, an assignment to `__debug__`. CPython's compiler refuses them, in these words.

use molt_source::{Code, Diagnostics, FileId};
use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{self as ast, Expr, ExprContext, Stmt};
use ruff_text_size::{Ranged, TextRange};

use crate::span;

/// Reports every misplaced construct of a module.
pub fn check(file: FileId, body: &[Stmt], diagnostics: &mut Diagnostics) {
    let mut checker = Checker {
        file,
        region: Region::Module,
        in_loop: false,
        in_except_star: false,
        returns_from_except_star: false,
        diagnostics,
    };
    checker.visit_body(body);
}

/// What the code being looked at runs as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Region {
    Module,
    Class,
    Function {
        is_async: bool,
    },
    Lambda,
    /// The name of the kind, for messages; where it is; whether it may wait, being in `async def` or a generator.
    Comprehension {
        kind: &'static str,
        range: TextRange,
        may_await: bool,
    },
}

struct Checker<'d> {
    file: FileId,
    region: Region,
    in_loop: bool,
    /// Whether what is looked at is in an `except*` block, and in no loop within it.
    in_except_star: bool,
    /// Whether it is in an `except*` block at all.
    returns_from_except_star: bool,
    diagnostics: &'d mut Diagnostics,
}

impl Checker<'_> {
    fn error(&mut self, code: Code, node: impl Ranged, message: impl Into<String>) {
        self.diagnostics.error(code, span(self.file, node), message);
    }

    fn within(&mut self, region: Region, visit: impl FnOnce(&mut Self)) {
        let outer = (self.region, self.in_loop, self.in_except_star, self.returns_from_except_star);
        (self.region, self.in_loop, self.in_except_star, self.returns_from_except_star) = (region, false, false, false);
        visit(self);
        (self.region, self.in_loop, self.in_except_star, self.returns_from_except_star) = outer;
    }

    fn visit_loop(&mut self, body: &[Stmt], orelse: &[Stmt]) {
        let outer = (self.in_loop, self.in_except_star);
        (self.in_loop, self.in_except_star) = (true, false);
        self.visit_body(body);
        (self.in_loop, self.in_except_star) = outer;
        self.visit_body(orelse);
    }

    fn yields(&mut self, node: &Expr, keyword: &str) {
        match self.region {
            Region::Module | Region::Class => {
                self.error(Code::OutsideFunction, node, format!("'{keyword}' outside function"));
            }
            Region::Comprehension { kind, .. } => {
                self.error(Code::OutsideFunction, node, format!("'yield' inside {kind}"));
            }
            Region::Function { is_async: true } if keyword == "yield from" => {
                self.error(Code::OutsideAsyncFunction, node, "'yield from' inside async function");
            }
            Region::Function { .. } | Region::Lambda => {}
        }
    }

    fn awaits(&mut self, node: impl Ranged, what: &str) {
        let message = match self.region {
            Region::Function { is_async: true } | Region::Comprehension { may_await: true, .. } => return,
            Region::Comprehension { range, .. } => {
                let message = "asynchronous comprehension outside of an asynchronous function";
                return self.error(Code::OutsideAsyncFunction, range, message);
            }
            Region::Module | Region::Class if what == "await" => "'await' outside function".to_string(),
            _ => format!("'{what}' outside async function"),
        };
        self.error(Code::OutsideAsyncFunction, node, message);
    }

    fn comprehension(&mut self, kind: &'static str, node: &Expr, generators: &[ast::Comprehension], results: &[&Expr]) {
        let Some(first) = generators.first() else { return };
        self.visit_expr(&first.iter);
        let is_generator = kind == "generator expression";
        let may_await = match self.region {
            Region::Function { is_async } => is_async,
            Region::Comprehension { may_await, .. } => may_await,
            _ => false,
        };
        if !is_generator && !may_await && generators.iter().any(|generator| generator.is_async) {
            let message = "asynchronous comprehension outside of an asynchronous function";
            self.error(Code::OutsideAsyncFunction, node, message);
        }
        let region = Region::Comprehension { kind, range: node.range(), may_await: may_await || is_generator };
        self.within(region, |checker| {
            for (index, generator) in generators.iter().enumerate() {
                if index > 0 {
                    checker.visit_expr(&generator.iter);
                }
                checker.target(&generator.target);
                checker.visit_expr(&generator.target);
                generator.ifs.iter().for_each(|condition| checker.visit_expr(condition));
            }
            results.iter().for_each(|result| checker.visit_expr(result));
        });
    }

    fn binds(&mut self, name: &str, node: impl Ranged) {
        if name == "__debug__" {
            self.error(Code::ForbiddenTarget, node, "cannot assign to __debug__");
        }
    }

    /// A target of an assignment, a loop and the like.
    fn target(&mut self, target: &Expr) {
        match target {
            Expr::Starred(_) => {
                self.error(Code::StarredExpression, target, "starred assignment target must be in a list or tuple");
            }
            _ => self.nested_target(target),
        }
    }

    fn nested_target(&mut self, target: &Expr) {
        let (Expr::Tuple(ast::ExprTuple { elts, .. }) | Expr::List(ast::ExprList { elts, .. })) = target else {
            return;
        };
        if elts.iter().filter(|element| element.is_starred_expr()).count() > 1 {
            self.error(Code::StarredExpression, target, "multiple starred expressions in assignment");
        }
        for element in elts {
            match element {
                Expr::Starred(starred) => self.nested_target(&starred.value),
                element => self.nested_target(element),
            }
        }
    }

    /// A value that is no element of a display or argument: a star before it means nothing.
    fn plain_value(&mut self, value: &Expr) {
        if value.is_starred_expr() {
            self.error(Code::StarredExpression, value, "can't use starred expression here");
        }
    }

    fn handlers(&mut self, handlers: &[ast::ExceptHandler]) {
        let Some((_, but_last)) = handlers.split_last() else { return };
        for ast::ExceptHandler::ExceptHandler(handler) in but_last {
            if handler.type_.is_none() {
                self.error(Code::DefaultExceptNotLast, handler, "default 'except:' must be last");
            }
        }
    }

    fn try_star(&mut self, node: &ast::StmtTry) {
        self.visit_body(&node.body);
        for handler in &node.handlers {
            let ast::ExceptHandler::ExceptHandler(inner) = handler;
            inner.name.iter().for_each(|name| self.binds(&name.id, inner));
            inner.type_.iter().for_each(|kind| self.visit_expr(kind));
            let outer = (self.in_except_star, self.returns_from_except_star);
            (self.in_except_star, self.returns_from_except_star) = (true, true);
            self.visit_body(&inner.body);
            (self.in_except_star, self.returns_from_except_star) = outer;
        }
        self.visit_body(&node.orelse);
        self.visit_body(&node.finalbody);
    }

    fn leaves_except_star(&mut self, statement: &Stmt) {
        let message = "'break', 'continue' and 'return' cannot appear in an except* block";
        self.error(Code::ExceptStarExit, statement, message);
    }

    fn function(&mut self, function: &ast::StmtFunctionDef) {
        self.binds(&function.name.id, &function.name);
        for decorator in &function.decorator_list {
            self.visit_decorator(decorator);
        }
        self.parameters(&function.parameters);
        function.returns.iter().for_each(|annotation| self.annotation(annotation));
        self.within(Region::Function { is_async: function.is_async }, |checker| checker.visit_body(&function.body));
    }

    fn class(&mut self, class: &ast::StmtClassDef) {
        self.binds(&class.name.id, &class.name);
        for decorator in &class.decorator_list {
            self.visit_decorator(decorator);
        }
        if let Some(arguments) = &class.arguments {
            self.visit_arguments(arguments);
        }
        self.within(Region::Class, |checker| checker.visit_body(&class.body));
    }

    fn annotation(&mut self, annotation: &Expr) {
        AnnotationChecker { file: self.file, diagnostics: self.diagnostics }.visit_expr(annotation);
    }

    fn parameters(&mut self, parameters: &ast::Parameters) {
        for parameter in parameters {
            parameter.annotation().into_iter().for_each(|annotation| self.annotation(annotation));
            self.binds(parameter.name(), parameter.as_parameter());
            if let Some(default) = parameter.default() {
                self.visit_expr(default);
            }
        }
    }

    fn import_alias(&mut self, alias: &ast::Alias) {
        self.binds(alias.asname.as_ref().unwrap_or(&alias.name), alias);
    }
}

impl<'a> Visitor<'a> for Checker<'_> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::FunctionDef(function) => return self.function(function),
            Stmt::ClassDef(class) => return self.class(class),
            Stmt::Return(_) if !matches!(self.region, Region::Function { .. }) => {
                self.error(Code::OutsideFunction, statement, "'return' outside function");
            }
            Stmt::Break(_) | Stmt::Continue(_) if self.in_except_star => self.leaves_except_star(statement),
            Stmt::Return(_) if self.returns_from_except_star => self.leaves_except_star(statement),
            Stmt::Break(_) if !self.in_loop => self.error(Code::OutsideLoop, statement, "'break' outside loop"),
            Stmt::Continue(_) if !self.in_loop => {
                self.error(Code::OutsideLoop, statement, "'continue' not properly in loop");
            }
            Stmt::For(node) => {
                if node.is_async {
                    self.awaits(statement, "async for");
                }
                self.target(&node.target);
                self.visit_expr(&node.iter);
                self.visit_expr(&node.target);
                return self.visit_loop(&node.body, &node.orelse);
            }
            Stmt::While(node) => {
                self.visit_expr(&node.test);
                return self.visit_loop(&node.body, &node.orelse);
            }
            Stmt::With(node) => {
                if node.is_async {
                    self.awaits(statement, "async with");
                }
                node.items
                    .iter()
                    .filter_map(|item| item.optional_vars.as_deref())
                    .for_each(|target| self.target(target));
            }
            Stmt::Assign(node) => {
                node.targets.iter().for_each(|target| self.target(target));
                self.plain_value(&node.value);
            }
            Stmt::Expr(node) => self.plain_value(&node.value),
            Stmt::Return(ast::StmtReturn { value: Some(value), .. }) => self.plain_value(value),
            Stmt::Try(node) => {
                self.handlers(&node.handlers);
                if node.is_star {
                    return self.try_star(node);
                }
            }
            Stmt::AnnAssign(node) => {
                self.annotation(&node.annotation);
                self.visit_expr(&node.target);
                node.value.iter().for_each(|value| self.visit_expr(value));
                return;
            }
            Stmt::Import(node) => node.names.iter().for_each(|alias| self.import_alias(alias)),
            Stmt::ImportFrom(node) => node.names.iter().for_each(|alias| self.import_alias(alias)),
            Stmt::Match(node) => crate::patterns::check(self.file, node, self.diagnostics),
            Stmt::TypeAlias(_) => return,
            _ => {}
        }
        visitor::walk_stmt(self, statement);
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        match expression {
            Expr::Name(name) => match name.ctx {
                ExprContext::Store => self.binds(&name.id, name),
                ExprContext::Del if name.id == "__debug__" => {
                    self.error(Code::ForbiddenTarget, name, "cannot delete __debug__");
                }
                _ => {}
            },
            Expr::Attribute(node) if node.ctx == ExprContext::Store => self.binds(&node.attr.id, node),
            Expr::Attribute(node) if node.ctx == ExprContext::Del && node.attr.as_str() == "__debug__" => {
                self.error(Code::ForbiddenTarget, node, "cannot delete __debug__");
            }
            Expr::Yield(_) => self.yields(expression, "yield"),
            Expr::YieldFrom(_) => self.yields(expression, "yield from"),
            Expr::Await(_) => self.awaits(expression, "await"),
            Expr::Lambda(lambda) => {
                if let Some(parameters) = &lambda.parameters {
                    self.parameters(parameters);
                }
                return self.within(Region::Lambda, |checker| checker.visit_expr(&lambda.body));
            }
            Expr::ListComp(node) => {
                return self.comprehension("list comprehension", expression, &node.generators, &[&node.elt]);
            }
            Expr::SetComp(node) => {
                return self.comprehension("set comprehension", expression, &node.generators, &[&node.elt]);
            }
            Expr::DictComp(node) => {
                let results: Vec<&Expr> = node.key.as_deref().into_iter().chain([&*node.value]).collect();
                return self.comprehension("dict comprehension", expression, &node.generators, &results);
            }
            Expr::Generator(node) => {
                return self.comprehension("generator expression", expression, &node.generators, &[&node.elt]);
            }
            _ => {}
        }
        visitor::walk_expr(self, expression);
    }

    fn visit_interpolated_string_element(&mut self, element: &'a ast::InterpolatedStringElement) {
        if let ast::InterpolatedStringElement::Interpolation(field) = element {
            self.plain_value(&field.expression);
        }
        visitor::walk_interpolated_string_element(self, element);
    }

    fn visit_except_handler(&mut self, handler: &'a ast::ExceptHandler) {
        let ast::ExceptHandler::ExceptHandler(inner) = handler;
        if let Some(name) = &inner.name {
            self.binds(&name.id, inner);
        }
        visitor::walk_except_handler(self, handler);
    }

    fn visit_arguments(&mut self, arguments: &'a ast::Arguments) {
        for (index, keyword) in arguments.keywords.iter().enumerate() {
            let Some(name) = &keyword.arg else { continue };
            self.binds(&name.id, keyword);
            let is_repeated = |other: &ast::Keyword| other.arg.as_ref().is_some_and(|other| other.id == name.id);
            if arguments.keywords[..index].iter().any(is_repeated) {
                self.error(Code::RepeatedKeyword, keyword, format!("keyword argument repeated: {}", name.id));
            }
        }
        visitor::walk_arguments(self, arguments);
    }
}

/// Annotations are evaluated on demand, apart from the code around them.
struct AnnotationChecker<'d> {
    file: FileId,
    diagnostics: &'d mut Diagnostics,
}

impl<'a> Visitor<'a> for AnnotationChecker<'_> {
    fn visit_expr(&mut self, expression: &'a Expr) {
        let kind = match expression {
            Expr::Yield(_) | Expr::YieldFrom(_) => "yield",
            Expr::Await(_) => "await",
            Expr::Named(_) => "named",
            _ => return visitor::walk_expr(self, expression),
        };
        let message = format!("{kind} expression cannot be used within an annotation");
        self.diagnostics.error(Code::AnnotationExpression, span(self.file, expression), message);
    }
}
