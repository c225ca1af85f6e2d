//! The import statements of a module, with what is needed to resolve each and to judge its failure.

use molt_syntax::ast::{self, Expr, Stmt};
use molt_syntax::{Visitor, visitor};

/// An import statement.
#[derive(Clone, Copy, Debug)]
pub enum ImportStatement<'a> {
    /// One module of `import a.b, c`.
    Import(&'a ast::Alias),
    /// `from m import …`.
    From(&'a ast::StmtImportFrom),
}

/// An import statement and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct FoundImport<'a> {
    /// The statement.
    pub statement: ImportStatement<'a>,
    /// Whether the program is prepared for the import to fail, or never runs it: the failure is left to run time.
    pub may_fail: bool,
}

/// All import statements, functions' included, in source order.
pub fn find_imports(body: &[Stmt]) -> Vec<FoundImport<'_>> {
    let mut finder = Finder { imports: Vec::new(), may_fail: false };
    finder.visit_body(body);
    finder.imports
}

struct Finder<'a> {
    imports: Vec<FoundImport<'a>>,
    may_fail: bool,
}

impl<'a> Finder<'a> {
    fn visit_prepared(&mut self, body: &'a [Stmt]) {
        let outer = std::mem::replace(&mut self.may_fail, true);
        self.visit_body(body);
        self.may_fail = outer;
    }
}

impl<'a> Visitor<'a> for Finder<'a> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::Import(import) => {
                let found = |alias| FoundImport { statement: ImportStatement::Import(alias), may_fail: self.may_fail };
                self.imports.extend(import.names.iter().map(found));
            }
            Stmt::ImportFrom(import) => {
                self.imports.push(FoundImport { statement: ImportStatement::From(import), may_fail: self.may_fail });
            }
            Stmt::Try(statement) if statement.handlers.iter().any(catches_import_error) => {
                self.visit_prepared(&statement.body);
                statement.handlers.iter().for_each(|handler| self.visit_except_handler(handler));
                self.visit_body(&statement.orelse);
                self.visit_body(&statement.finalbody);
            }
            Stmt::If(conditional) if is_type_checking(&conditional.test) => {
                self.visit_prepared(&conditional.body);
                conditional.elif_else_clauses.iter().for_each(|clause| self.visit_elif_else_clause(clause));
            }
            _ => visitor::walk_stmt(self, statement),
        }
    }

    // Expressions hold no statements.
    fn visit_expr(&mut self, _: &'a Expr) {}
}

/// `TYPE_CHECKING` and `typing.TYPE_CHECKING` are false when a program runs.
fn is_type_checking(test: &Expr) -> bool {
    match test {
        Expr::Name(name) => name.id == "TYPE_CHECKING",
        Expr::Attribute(attribute) => attribute.attr.as_str() == "TYPE_CHECKING",
        _ => false,
    }
}

fn catches_import_error(handler: &ast::ExceptHandler) -> bool {
    let ast::ExceptHandler::ExceptHandler(handler) = handler;
    match handler.type_.as_deref() {
        None => true,
        Some(Expr::Tuple(kinds)) => kinds.elts.iter().any(is_import_error),
        Some(kind) => is_import_error(kind),
    }
}

fn is_import_error(kind: &Expr) -> bool {
    const CATCHING: [&str; 4] = ["ImportError", "ModuleNotFoundError", "Exception", "BaseException"];
    matches!(kind, Expr::Name(name) if CATCHING.contains(&name.id.as_str()))
}
