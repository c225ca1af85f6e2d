//! What is true of the whole program's text, and decides how parts of it are built.

use molt_resolve::ResolvedProgram;
use molt_syntax::ast::{Expr, Stmt};
use molt_syntax::{Visitor, visitor};

/// Facts about a program.
#[derive(Default)]
pub(super) struct Facts {
    /// Whether something could tell when an object is destroyed: finalizers, weak references, the collector's interface, or
    /// generators that clean up when they are dropped.
    pub destruction_is_observable: bool,
    /// Whether something assigns an attribute `super`, which may be that of the builtins or of a module.
    pub super_is_rebound: bool,
}

impl Facts {
    pub fn of(resolved: &ResolvedProgram) -> Facts {
        let mut finder = Finder::default();
        for module in &resolved.modules {
            finder.visit_body(module.syntax.body());
        }
        Facts { destruction_is_observable: finder.destruction_is_observable, super_is_rebound: finder.assigns_super }
    }
}

#[derive(Default)]
struct Finder {
    destruction_is_observable: bool,
    assigns_super: bool,
    /// How many `try … finally` and `with` statements of the current function are open.
    cleanups: usize,
}

impl<'a> Visitor<'a> for Finder {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::FunctionDef(function) => {
                self.destruction_is_observable |= function.name.as_str() == "__del__";
                let outer = std::mem::take(&mut self.cleanups);
                visitor::walk_stmt(self, statement);
                self.cleanups = outer;
            }
            Stmt::Import(import) => {
                let observes = |name: &str| matches!(name, "weakref" | "gc");
                self.destruction_is_observable |= import.names.iter().any(|alias| observes(&alias.name.id));
            }
            Stmt::ImportFrom(import) => {
                self.destruction_is_observable |=
                    import.module.as_ref().is_some_and(|module| matches!(&*module.id, "weakref" | "gc"));
            }
            Stmt::Try(_) | Stmt::With(_) => {
                self.cleanups += 1;
                visitor::walk_stmt(self, statement);
                self.cleanups -= 1;
            }
            _ => visitor::walk_stmt(self, statement),
        }
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Yield(_) | Expr::YieldFrom(_) => self.destruction_is_observable |= self.cleanups > 0,
            Expr::Attribute(attribute) => {
                let assigned = attribute.ctx != molt_syntax::ast::ExprContext::Load;
                self.assigns_super |= assigned && attribute.attr.as_str() == "super";
                self.destruction_is_observable |= attribute.attr.as_str() == "__del__";
            }
            _ => {}
        }
        visitor::walk_expr(self, expr);
    }
}
