//! Reports what a module uses that isn't compiled yet.

use molt_resolve::ResolvedModule;
use molt_source::{Code, Diagnostics};
use molt_syntax::ast::{self, Expr, ExprContext, Stmt};
use molt_syntax::{ParsedModule, Ranged, TextRange, Visitor, visitor};

/// Reports each use.
pub(super) fn report(module: &ResolvedModule, diagnostics: &mut Diagnostics) {
    let mut reporter = Reporter { resolved: module, module: &module.syntax, diagnostics };
    reporter.visit_body(module.syntax.body());
}

struct Reporter<'m, 'd> {
    resolved: &'m ResolvedModule,
    module: &'m ParsedModule,
    diagnostics: &'d mut Diagnostics,
}

impl Reporter<'_, '_> {
    fn refuse(&mut self, code: Code, range: TextRange, what: &str) {
        let message = format!("{what} not compiled yet");
        self.diagnostics.error(code, self.module.span(range), message);
    }

    /// The keyword that a statement begins with, so that the whole statement is not underlined.
    fn keyword(&self, statement: TextRange, length: u32) -> TextRange {
        TextRange::at(statement.start(), molt_syntax::TextSize::new(length))
    }

    fn type_parameters(&mut self, parameters: &Option<Box<ast::TypeParams>>) {
        if let Some(parameters) = parameters {
            self.refuse(Code::TypeParameters, parameters.range, "type parameters are");
        }
    }

    /// Whether some scope of the module gives the name a meaning of its own.
    fn is_bound(&self, name: &str) -> bool {
        self.resolved.scopes.scopes().any(|(_, scope)| scope.symbol(name).is_some_and(|symbol| symbol.uses.bound))
    }

    fn name(&mut self, name: &ast::ExprName) {
        let is_dynamic = matches!(&*name.id, "exec" | "eval" | "compile" | "__import__" | "breakpoint");
        if is_dynamic && !self.is_bound(&name.id) {
            self.refuse(Code::DynamicCode, name.range, &format!("`{}` is", name.id));
        }
    }

    fn comprehensions(&mut self, generators: &[ast::Comprehension]) {
        for generator in generators.iter().filter(|generator| generator.is_async) {
            self.refuse(Code::Async, generator.range, "asynchronous comprehensions are");
        }
    }
}

impl<'a> Visitor<'a> for Reporter<'_, '_> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::TypeAlias(statement) => {
                self.refuse(Code::TypeStatement, self.keyword(statement.range, 4), "`type` statements are");
                return;
            }
            Stmt::FunctionDef(function) => {
                if function.is_async {
                    self.refuse(Code::Async, function.name.range(), "`async def` is");
                }
                self.type_parameters(&function.type_params);
            }
            Stmt::ClassDef(class) => self.type_parameters(&class.type_params),
            Stmt::For(statement) if statement.is_async => {
                self.refuse(Code::Async, self.keyword(statement.range, 5), "`async for` is");
            }
            Stmt::With(statement) if statement.is_async => {
                self.refuse(Code::Async, self.keyword(statement.range, 5), "`async with` is");
            }
            _ => {}
        }
        visitor::walk_stmt(self, statement);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Name(name) if name.ctx == ExprContext::Load => self.name(name),
            Expr::Attribute(node) if matches!(&*node.attr.id, "__annotations__" | "__annotate__") => {
                self.refuse(Code::Annotations, node.attr.range, &format!("`{}` is", node.attr.id));
            }
            Expr::Await(node) => self.refuse(Code::Async, node.range, "`await` is"),
            Expr::TString(node) => self.refuse(Code::TemplateString, node.range, "template strings are"),
            Expr::ListComp(node) => self.comprehensions(&node.generators),
            Expr::SetComp(node) => self.comprehensions(&node.generators),
            Expr::DictComp(node) => self.comprehensions(&node.generators),
            Expr::Generator(node) => self.comprehensions(&node.generators),
            _ => {}
        }
        visitor::walk_expr(self, expr);
    }

    // Annotations are not evaluated.
    fn visit_annotation(&mut self, _: &'a Expr) {}
}
