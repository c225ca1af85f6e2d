//! `from __future__ import …`: where it may stand and which features there are.

use molt_source::{Code, Diagnostics, FileId};
use ruff_python_ast::statement_visitor::{StatementVisitor, walk_stmt};
use ruff_python_ast::{Stmt, StmtImportFrom};
use ruff_text_size::Ranged;

use crate::span;

/// All are part of the language by now, except `annotations` and `barry_as_FLUFL`, which nothing here depends on.
const FEATURES: &[&str] = &[
    "nested_scopes",
    "generators",
    "division",
    "absolute_import",
    "with_statement",
    "print_function",
    "unicode_literals",
    "barry_as_FLUFL",
    "generator_stop",
    "annotations",
];

/// Reports future imports that are late or name no feature.
pub fn check(file: FileId, body: &[Stmt], diagnostics: &mut Diagnostics) {
    let is_docstring = |statement: &Stmt| matches!(statement, Stmt::Expr(node) if node.value.is_string_literal_expr());
    let docstring = usize::from(body.first().is_some_and(is_docstring));
    let leading = body[docstring..].iter().take_while(|statement| future(statement).is_some()).count();
    let (head, rest) = body.split_at(docstring + leading);
    for import in head.iter().filter_map(future) {
        for alias in &import.names {
            let name = alias.name.as_str();
            if name == "braces" {
                diagnostics.error(Code::FutureImport, span(file, import), "not a chance");
            } else if !FEATURES.contains(&name) {
                let message = format!("future feature {name} is not defined");
                diagnostics.error(Code::FutureImport, span(file, alias), message);
            }
        }
    }
    let mut finder = LateImports { file, diagnostics };
    rest.iter().for_each(|statement| finder.visit_stmt(statement));
}

fn future(statement: &Stmt) -> Option<&StmtImportFrom> {
    let import = statement.as_import_from_stmt()?;
    let is_future = import.level == 0 && import.module.as_ref().is_some_and(|module| module.as_str() == "__future__");
    is_future.then_some(import)
}

struct LateImports<'d> {
    file: FileId,
    diagnostics: &'d mut Diagnostics,
}

impl<'a> StatementVisitor<'a> for LateImports<'_> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        if future(statement).is_some() {
            let message = "from __future__ imports must occur at the beginning of the file";
            self.diagnostics.error(Code::FutureImport, span(self.file, statement.range()), message);
        }
        walk_stmt(self, statement);
    }
}
