//! Python that is not compiled yet: each occurrence is a diagnostic, so that nothing is skipped silently.

use molt_source::{Code, Diagnostics, FileId};
use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{self as ast, Expr, Stmt};
use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::span;

/// Reports every construct of a module that later stages do not take.
pub fn check(file: FileId, body: &[Stmt], diagnostics: &mut Diagnostics) {
    Checker { file, diagnostics }.visit_body(body);
}

struct Checker<'d> {
    file: FileId,
    diagnostics: &'d mut Diagnostics,
}

impl Checker<'_> {
    fn refuse(&mut self, code: Code, node: impl Ranged) {
        self.diagnostics.error(code, span(self.file, node), code.info().title.replace('`', "'"));
    }

    /// Refuses a statement, pointing at the word it begins with.
    fn refuse_keyword(&mut self, code: Code, statement: &Stmt, keyword: &str) {
        self.refuse(code, TextRange::at(statement.start(), TextSize::of(keyword)));
    }
}

impl<'a> Visitor<'a> for Checker<'_> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::Match(_) => self.refuse_keyword(Code::Match, statement, "match"),
            Stmt::TypeAlias(_) => return self.refuse_keyword(Code::TypeStatement, statement, "type"),
            Stmt::FunctionDef(function) => {
                if function.is_async {
                    self.refuse(Code::Async, &function.name);
                }
                function.type_params.iter().for_each(|parameters| self.refuse(Code::TypeParameters, &**parameters));
            }
            Stmt::ClassDef(class) => {
                class.type_params.iter().for_each(|parameters| self.refuse(Code::TypeParameters, &**parameters));
            }
            Stmt::For(node) if node.is_async => self.refuse_keyword(Code::Async, statement, "async"),
            Stmt::With(node) if node.is_async => self.refuse_keyword(Code::Async, statement, "async"),
            Stmt::Try(node) if node.is_star => {
                for ast::ExceptHandler::ExceptHandler(handler) in &node.handlers {
                    self.refuse(Code::ExceptStar, TextRange::at(handler.start(), TextSize::of("except")));
                }
            }
            _ => {}
        }
        visitor::walk_stmt(self, statement);
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        match expression {
            Expr::TString(_) => return self.refuse(Code::TemplateString, expression),
            Expr::Await(_) => self.refuse(Code::Async, expression),
            _ => {}
        }
        visitor::walk_expr(self, expression);
    }

    // Annotations are not compiled, so anything may stand in them.
    fn visit_annotation(&mut self, _: &'a Expr) {}

    fn visit_type_params(&mut self, _: &'a ast::TypeParams) {}

    fn visit_comprehension(&mut self, comprehension: &'a ast::Comprehension) {
        if comprehension.is_async {
            self.refuse(Code::Async, comprehension);
        }
        visitor::walk_comprehension(self, comprehension);
    }
}
