//! `class`.

use molt_syntax::Ranged;
use molt_syntax::ast::{self, Expr};
use molt_syntax::{Visitor, visitor};

use super::function::FunctionBuilder;
use crate::ir::*;
use crate::ops::{Constant, Op};

impl<'a> FunctionBuilder<'a, '_> {
    /// `class`, with its decorators.
    pub fn class_definition(&mut self, statement: &'a ast::StmtClassDef) {
        let decorators = self.decorators(&statement.decorator_list);
        let scope = self.module.resolved.scopes.of_node(statement);
        let site = self.definition_site(statement.range, &statement.decorator_list);
        let site_line = self.function.sites[site].line;
        let first_line = statement.decorator_list.first().map_or(site_line, |decorator| self.line(decorator.start()));
        let body = self.child(scope, FunctionKind::Class, Params::default(), |builder| {
            builder.function.first_line = first_line;
            builder.class_body(statement, first_line);
        });
        let mut cells = Vec::new();
        self.captures(scope, &mut cells);
        let body_function = self.value(Op::MakeFunction(body, Default::default()), cells, None);
        let id = self.context.program.classes.push(Class {
            name: statement.name.id.as_str().into(),
            module: self.module.id,
            body,
        });
        let (bases, keywords) = self.class_arguments(statement, body_function, site);
        let class = self.value(Op::BuildClass(id), [body_function, bases, keywords], Some(site));
        let class = self.decorate(decorators, class);
        self.store_name(&statement.name.id, statement.name.range, class);
    }

    fn class_arguments(&mut self, statement: &'a ast::StmtClassDef, body: Value, site: SiteId) -> (Value, Value) {
        let Some(arguments) = &statement.arguments else {
            let bases = self.constant(Constant::Tuple([].into()));
            return (bases, self.unbound);
        };
        let mut operands = Vec::new();
        let has_stars = arguments.args.iter().any(Expr::is_starred_expr);
        let bases = if has_stars {
            self.starred_bases(&arguments.args, site)
        } else {
            operands.extend(arguments.args.iter().map(|base| self.expression(base)));
            self.value(Op::BuildTuple, operands, None)
        };
        (bases, self.keyword_dict(body, &arguments.keywords, site))
    }

    fn starred_bases(&mut self, bases: &'a [Expr], site: SiteId) -> Value {
        let list = self.value(Op::BuildList, [], None);
        for base in bases {
            match base {
                Expr::Starred(starred) => {
                    let iterable = self.expression(&starred.value);
                    self.add(Op::ListExtend, [list, iterable], Some(site));
                }
                base => {
                    let base = self.expression(base);
                    self.add(Op::ListAppend, [list, base], None);
                }
            }
        }
        self.value(Op::ListToTuple, [list], None)
    }

    fn class_body(&mut self, statement: &'a ast::StmtClassDef, first_line: u32) {
        let site = self.range_site(statement.name.range());
        let described = self.module.resolved.scopes.scope(self.scope);
        let qualname = described.qualname.clone();
        let class_cell = described.needs_class_cell.then(|| {
            let unbound = self.unbound;
            let cell = self.value(Op::MakeCell, [unbound], None);
            self.cells.insert((self.scope, "__class__".into()), cell);
            cell
        });
        let module = self.value(Op::LoadGlobal("__name__".into()), [], Some(site));
        self.store_in_namespace("__module__".into(), module, site);
        let qualname = self.text(&qualname);
        self.store_in_namespace("__qualname__".into(), qualname, site);
        let line = self.constant(Constant::Int(i64::from(first_line)));
        self.store_in_namespace("__firstlineno__".into(), line, site);
        let (doc, body) = self.context.split_docstring(&statement.body);
        if let Some(doc) = doc {
            let doc = self.constant(Constant::Str(doc));
            self.store_in_namespace("__doc__".into(), doc, site);
        }
        self.statements(body);
        if !self.is_reachable() {
            return;
        }
        let attributes = self.constant(static_attributes(&statement.body));
        self.store_in_namespace("__static_attributes__".into(), attributes, site);
        let result = match class_cell {
            Some(cell) => cell,
            None => self.constant(Constant::None),
        };
        self.return_value(result);
    }
}

/// `__static_attributes__`: the names that methods assign through their first parameter `self`, sorted.
fn static_attributes(body: &[ast::Stmt]) -> Constant {
    struct Assigned(std::collections::BTreeSet<String>);
    impl<'a> Visitor<'a> for Assigned {
        fn visit_expr(&mut self, expr: &'a Expr) {
            if let Expr::Attribute(attribute) = expr
                && attribute.ctx == ast::ExprContext::Store
                && matches!(&*attribute.value, Expr::Name(name) if &*name.id == "self")
            {
                self.0.insert(attribute.attr.id.to_string());
            }
            visitor::walk_expr(self, expr);
        }
        fn visit_stmt(&mut self, statement: &'a ast::Stmt) {
            // The attributes of a class inside are its own.
            if !statement.is_class_def_stmt() {
                visitor::walk_stmt(self, statement);
            }
        }
    }
    let mut assigned = Assigned(Default::default());
    for statement in body.iter().filter(|statement| statement.is_function_def_stmt()) {
        assigned.visit_stmt(statement);
    }
    Constant::Tuple(assigned.0.iter().map(|name| Constant::Str(name.as_bytes().into())).collect())
}
