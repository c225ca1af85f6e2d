//! Walks a module and records which scope mentions which name, and how; reports contradictory declarations.

use std::collections::HashMap;
use std::rc::Rc;

use indexmap::IndexMap;
use molt_source::{Code, Diagnostics, FileId, Span};
use molt_syntax::ast::{self, Expr, ExprContext, Pattern, Stmt};
use molt_syntax::{ParsedModule, Ranged, TextRange, Visitor, visitor};

use crate::mangle::mangle;
use crate::scopes::{Name, Place, Scope, ScopeId, ScopeKind, ScopeTable, Symbol, Uses};

/// A module's scopes with every name's uses; where names live is not yet known.
pub fn collect(module: &ParsedModule, diagnostics: &mut Diagnostics) -> ScopeTable {
    let mut collector = Collector {
        file: module.file,
        scopes: Vec::new(),
        by_node: HashMap::new(),
        current: ScopeId::MODULE,
        comprehension_iterables: 0,
        diagnostics,
    };
    collector.open(ScopeKind::Module, "<module>", TextRange::default());
    for statement in module.body() {
        collector.visit_stmt(statement);
    }
    ScopeTable { scopes: collector.scopes, by_node: collector.by_node }
}

struct Collector<'d> {
    file: FileId,
    scopes: Vec<Scope>,
    by_node: HashMap<TextRange, ScopeId>,
    current: ScopeId,
    /// How many iterables of comprehensions are being walked, one in another.
    comprehension_iterables: usize,
    diagnostics: &'d mut Diagnostics,
}

impl Collector<'_> {
    fn open(&mut self, kind: ScopeKind, name: &str, range: TextRange) {
        let id = ScopeId(self.scopes.len() as u32);
        let parent = (id != ScopeId::MODULE).then_some(self.current);
        let private = match kind {
            ScopeKind::Class => Some(Rc::from(name)),
            _ => parent.and_then(|parent| self.scopes[parent.index()].private.clone()),
        };
        self.scopes.push(Scope {
            kind,
            parent,
            range,
            name: Rc::from(name),
            qualname: Rc::from(name),
            private,
            parameters: Vec::new(),
            free: Vec::new(),
            cells: Vec::new(),
            is_generator: kind == ScopeKind::GeneratorExpression,
            is_async: false,
            needs_class_cell: false,
            symbols: IndexMap::new(),
        });
        if parent.is_some() {
            self.by_node.insert(range, id);
        }
        self.current = id;
    }

    fn close(&mut self) {
        self.current = self.scope().parent.expect("the module's scope is never closed");
    }

    fn scope(&mut self) -> &mut Scope {
        &mut self.scopes[self.current.index()]
    }

    fn error(&mut self, code: Code, node: impl Ranged, message: String) {
        self.diagnostics.error(code, molt_syntax::span(self.file, node), message);
    }

    fn span(&self, node: impl Ranged) -> Span {
        molt_syntax::span(self.file, node)
    }

    /// The record of an identifier in a scope.
    fn symbol(&mut self, scope: ScopeId, identifier: &str, range: TextRange) -> (Name, &mut Symbol) {
        let scope = &mut self.scopes[scope.index()];
        let name = mangle(scope.private.as_deref(), identifier);
        let fresh = Symbol { uses: Uses::default(), place: Place::GlobalImplicit, first: range, declaration: None };
        let symbol = scope.symbols.entry(Rc::clone(&name)).or_insert(fresh);
        (name, symbol)
    }

    fn read(&mut self, identifier: &str, range: TextRange) {
        self.symbol(self.current, identifier, range).1.uses.read = true;
        // `super()` finds its class through the method's closure.
        if identifier == "super" && self.scope().kind.is_function_like() {
            self.symbol(self.current, "__class__", range).1.uses.read = true;
        }
    }

    fn bind(&mut self, identifier: &str, range: TextRange) {
        self.symbol(self.current, identifier, range).1.uses.bound = true;
    }

    /// Binds a name that is assigned to, in a comprehension one of its loop variables.
    fn bind_target(&mut self, target: &ast::ExprName) {
        let is_comprehension = matches!(self.scope().kind, ScopeKind::Comprehension | ScopeKind::GeneratorExpression);
        let uses = self.symbol(self.current, &target.id, target.range).1.uses;
        if is_comprehension && (uses.nonlocal || uses.global) {
            let name = &target.id;
            let message = format!("comprehension inner loop cannot rebind assignment expression target '{name}'");
            return self.error(Code::NamedExpression, target, message);
        }
        self.bind(&target.id, target.range);
    }

    fn bind_identifier(&mut self, identifier: &ast::Identifier) {
        self.bind(&identifier.id, identifier.range);
    }

    fn parameters(&mut self, parameters: &ast::Parameters) {
        let named = parameters.posonlyargs.iter().chain(&parameters.args).chain(&parameters.kwonlyargs);
        let all = named.map(|parameter| &parameter.parameter).chain(parameters.vararg.as_deref());
        for parameter in all.chain(parameters.kwarg.as_deref()) {
            let identifier = &parameter.name;
            let (name, symbol) = self.symbol(self.current, &identifier.id, identifier.range);
            let first = symbol.first;
            if std::mem::replace(&mut symbol.uses.parameter, true) {
                let message = format!("duplicate argument '{name}' in function definition");
                let diagnostic = molt_source::Diagnostic::at(Code::DuplicateParameter, self.span(identifier), message)
                    .also(self.span(first), "first one here");
                self.diagnostics.report(diagnostic);
                continue;
            }
            symbol.uses.bound = true;
            self.scope().parameters.push(name);
        }
    }

    /// Defaults, which belong to the scope around the function.
    fn defaults(&mut self, parameters: &ast::Parameters) {
        for parameter in parameters.iter_non_variadic_params() {
            if let Some(default) = &parameter.default {
                self.visit_expr(default);
            }
        }
    }

    /// `global` or `nonlocal` for one name.
    fn declare(&mut self, statement: &Stmt, identifier: &ast::Identifier, keyword: &'static str) {
        let range = statement.range();
        let (name, symbol) = self.symbol(self.current, &identifier.id, identifier.range);
        let (uses, first) = (symbol.uses, symbol.first);
        let (code, message) = if uses.parameter {
            (Code::ConflictingDeclaration, format!("name '{name}' is parameter and {keyword}"))
        } else if uses.read {
            (Code::LateDeclaration, format!("name '{name}' is used prior to {keyword} declaration"))
        } else if uses.annotated {
            (Code::ConflictingDeclaration, format!("annotated name '{name}' can't be {keyword}"))
        } else if uses.bound {
            (Code::LateDeclaration, format!("name '{name}' is assigned to before {keyword} declaration"))
        } else {
            symbol.declaration.get_or_insert(range);
            match keyword {
                "global" => symbol.uses.global = true,
                _ => symbol.uses.nonlocal = true,
            }
            return;
        };
        let diagnostic =
            molt_source::Diagnostic::at(code, self.span(range), message).also(self.span(first), "first mentioned here");
        self.diagnostics.report(diagnostic);
    }

    fn annotated_assignment(&mut self, statement: &ast::StmtAnnAssign) {
        // The annotation itself is never evaluated unless asked for (PEP 649), so it has no part in this.
        match &*statement.target {
            Expr::Name(target) => {
                let is_module = self.current == ScopeId::MODULE;
                let (name, symbol) = self.symbol(self.current, &target.id, target.range);
                let uses = symbol.uses;
                symbol.uses.annotated |= statement.simple;
                symbol.uses.bound |= statement.simple || statement.value.is_some();
                if statement.simple && !is_module && (uses.global || uses.nonlocal) {
                    let keyword = if uses.global { "global" } else { "nonlocal" };
                    let message = format!("annotated name '{name}' can't be {keyword}");
                    self.error(Code::ConflictingDeclaration, statement, message);
                }
            }
            target => self.visit_expr(target),
        }
        if let Some(value) = &statement.value {
            self.visit_expr(value);
        }
    }

    fn function(&mut self, function: &ast::StmtFunctionDef) {
        self.bind_identifier(&function.name);
        self.defaults(&function.parameters);
        for decorator in &function.decorator_list {
            self.visit_expr(&decorator.expression);
        }
        self.open(ScopeKind::Function, &function.name.id, function.range);
        self.scope().is_async = function.is_async;
        self.parameters(&function.parameters);
        self.visit_body(&function.body);
        self.close();
    }

    fn class(&mut self, class: &ast::StmtClassDef) {
        self.bind_identifier(&class.name);
        if let Some(arguments) = &class.arguments {
            self.visit_arguments(arguments);
        }
        for decorator in &class.decorator_list {
            self.visit_expr(&decorator.expression);
        }
        self.open(ScopeKind::Class, &class.name.id, class.range);
        self.visit_body(&class.body);
        self.close();
    }

    fn lambda(&mut self, lambda: &ast::ExprLambda) {
        if let Some(parameters) = &lambda.parameters {
            self.defaults(parameters);
        }
        self.open(ScopeKind::Lambda, "<lambda>", lambda.range);
        if let Some(parameters) = &lambda.parameters {
            self.parameters(parameters);
        }
        self.visit_expr(&lambda.body);
        self.close();
    }

    fn comprehension(&mut self, kind: ScopeKind, node: &Expr, generators: &[ast::Comprehension], results: &[&Expr]) {
        // The first iterable is evaluated before the comprehension begins, in the scope around it.
        let [first, rest @ ..] = generators else { return };
        self.comprehension_iterable(&first.iter);
        let name = match kind {
            ScopeKind::GeneratorExpression => "<genexpr>",
            _ => "<comprehension>",
        };
        self.open(kind, name, node.range());
        self.visit_expr(&first.target);
        first.ifs.iter().for_each(|condition| self.visit_expr(condition));
        for generator in rest {
            self.visit_expr(&generator.target);
            self.comprehension_iterable(&generator.iter);
            generator.ifs.iter().for_each(|condition| self.visit_expr(condition));
        }
        results.iter().for_each(|result| self.visit_expr(result));
        self.close();
    }

    fn comprehension_iterable(&mut self, iterable: &Expr) {
        self.comprehension_iterables += 1;
        self.visit_expr(iterable);
        self.comprehension_iterables -= 1;
    }

    /// The target of `:=` in a comprehension belongs to the nearest scope around that is not one.
    fn named_target(&mut self, target: &ast::ExprName) {
        let mut around = self.current;
        while matches!(self.scopes[around.index()].kind, ScopeKind::Comprehension | ScopeKind::GeneratorExpression) {
            let symbol = self.symbol(around, &target.id, target.range).1;
            // What is bound by the comprehension itself is one of its own loop variables.
            if symbol.uses.bound && !symbol.uses.nonlocal && !symbol.uses.global {
                let name = &target.id;
                let message = format!("assignment expression cannot rebind comprehension iteration variable '{name}'");
                self.error(Code::NamedExpression, target, message);
                return;
            }
            around = self.scopes[around.index()].parent.expect("a comprehension stands in a module at least");
        }
        let kind = self.scopes[around.index()].kind;
        if around != self.current && kind == ScopeKind::Class {
            let message = "assignment expression within a comprehension cannot be used in a class body";
            self.error(Code::NamedExpression, target, message.to_string());
            return;
        }
        let owner_declares_global = {
            let symbol = self.symbol(around, &target.id, target.range).1;
            symbol.uses.bound = true;
            symbol.uses.global
        };
        let mut inner = self.current;
        while inner != around {
            let symbol = self.symbol(inner, &target.id, target.range).1;
            symbol.uses.bound = true;
            match kind == ScopeKind::Module || owner_declares_global {
                true => symbol.uses.global = true,
                false => symbol.uses.nonlocal = true,
            }
            inner = self.scopes[inner.index()].parent.expect("`around` encloses `inner`");
        }
    }

    fn import(&mut self, alias: &ast::Alias) {
        match &alias.asname {
            Some(name) => self.bind_identifier(name),
            None => {
                let first = alias.name.id.split('.').next().unwrap_or_default();
                self.bind(first, alias.name.range);
            }
        }
    }

    fn import_from(&mut self, import: &ast::StmtImportFrom) {
        for alias in &import.names {
            if alias.name.as_str() != "*" {
                self.bind_identifier(alias.asname.as_ref().unwrap_or(&alias.name));
            } else if self.current != ScopeId::MODULE {
                self.error(Code::StarImportPlace, import, "import * only allowed at module level".to_string());
            }
        }
    }

    fn yields(&mut self) {
        self.scope().is_generator = true;
    }
}

impl<'a> Visitor<'a> for Collector<'_> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::FunctionDef(function) => self.function(function),
            Stmt::ClassDef(class) => self.class(class),
            Stmt::AnnAssign(assignment) => self.annotated_assignment(assignment),
            Stmt::Global(global) => {
                global.names.iter().for_each(|name| self.declare(statement, name, "global"));
            }
            Stmt::Nonlocal(nonlocal) => {
                nonlocal.names.iter().for_each(|name| self.declare(statement, name, "nonlocal"));
            }
            Stmt::Import(import) => import.names.iter().for_each(|alias| self.import(alias)),
            Stmt::ImportFrom(import) => self.import_from(import),
            // Its value is evaluated on demand, in a scope of its own.
            Stmt::TypeAlias(alias) => self.visit_expr(&alias.name),
            _ => visitor::walk_stmt(self, statement),
        }
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        match expression {
            Expr::Name(name) if name.ctx == ExprContext::Load => self.read(&name.id, name.range),
            Expr::Name(name) => self.bind_target(name),
            Expr::Lambda(lambda) => self.lambda(lambda),
            Expr::Named(named) => {
                if self.comprehension_iterables > 0 {
                    let message = "assignment expression cannot be used in a comprehension iterable expression";
                    self.error(Code::NamedExpression, named, message.to_string());
                } else if let Expr::Name(target) = &*named.target {
                    self.named_target(target);
                }
                self.visit_expr(&named.value);
            }
            Expr::ListComp(node) => {
                self.comprehension(ScopeKind::Comprehension, expression, &node.generators, &[&node.elt]);
            }
            Expr::SetComp(node) => {
                self.comprehension(ScopeKind::Comprehension, expression, &node.generators, &[&node.elt]);
            }
            Expr::DictComp(node) => {
                let results: Vec<&Expr> = node.key.as_deref().into_iter().chain([&*node.value]).collect();
                self.comprehension(ScopeKind::Comprehension, expression, &node.generators, &results);
            }
            Expr::Generator(node) => {
                self.comprehension(ScopeKind::GeneratorExpression, expression, &node.generators, &[&node.elt]);
            }
            Expr::Yield(_) | Expr::YieldFrom(_) => {
                self.yields();
                visitor::walk_expr(self, expression);
            }
            _ => visitor::walk_expr(self, expression),
        }
    }

    fn visit_except_handler(&mut self, handler: &'a ast::ExceptHandler) {
        let ast::ExceptHandler::ExceptHandler(inner) = handler;
        if let Some(name) = &inner.name {
            self.bind_identifier(name);
        }
        visitor::walk_except_handler(self, handler);
    }

    fn visit_pattern(&mut self, pattern: &'a Pattern) {
        let name = match pattern {
            Pattern::MatchAs(pattern) => pattern.name.as_ref(),
            Pattern::MatchStar(pattern) => pattern.name.as_ref(),
            Pattern::MatchMapping(pattern) => pattern.rest.as_ref(),
            _ => None,
        };
        if let Some(name) = name {
            self.bind_identifier(name);
        }
        visitor::walk_pattern(self, pattern);
    }
}
