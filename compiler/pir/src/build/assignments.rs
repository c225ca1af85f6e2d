//! Assignment to every kind of target, augmented assignment, `del`.

use molt_source::bug;
use molt_syntax::Ranged;
use molt_syntax::ast::{self, Expr};

use super::function::FunctionBuilder;
use super::operators;
use crate::ir::*;
use crate::ops::Op;

impl<'a> FunctionBuilder<'a, '_> {
    /// `a = b = value`.
    pub fn assignment(&mut self, statement: &'a ast::StmtAssign) {
        if let [target] = &statement.targets[..]
            && let Some(targets) = parallel_targets(target, &statement.value)
        {
            // `a, b = b, a` needs no tuple.
            let Expr::Tuple(values) = &*statement.value else { return };
            let values: Vec<Value> = values.elts.iter().map(|value| self.expression(value)).collect();
            for (target, value) in targets.iter().zip(values) {
                self.assign(target, value);
            }
            return;
        }
        let value = self.expression(&statement.value);
        for target in &statement.targets {
            self.assign(target, value);
        }
    }

    /// Binds a target to a value.
    pub fn assign(&mut self, target: &'a Expr, value: Value) {
        match target {
            Expr::Name(name) => self.store_name(&name.id, name.range, value),
            Expr::Attribute(attribute) => {
                let object = self.expression(&attribute.value);
                let site = self.attribute_site(attribute);
                let name = self.mangle(&attribute.attr.id);
                self.add(Op::SetAttr(name), [object, value], Some(site));
            }
            Expr::Subscript(subscript) => {
                let container = self.expression(&subscript.value);
                let index = self.expression(&subscript.slice);
                let site = self.site(target);
                self.add(Op::SetItem, [container, index, value], Some(site));
            }
            Expr::Tuple(tuple) => self.unpack(target, &tuple.elts, value),
            Expr::List(list) => self.unpack(target, &list.elts, value),
            _ => bug!("pir::build", self.function.qualname, "not a target: {:?}", target.range()),
        }
    }

    fn unpack(&mut self, target: &'a Expr, items: &'a [Expr], value: Value) {
        let site = self.site(target);
        let starred = items.iter().position(Expr::is_starred_expr);
        let op = match starred {
            Some(before) => Op::UnpackStarred(before as u32, (items.len() - before - 1) as u32),
            None => Op::Unpack(items.len() as u32),
        };
        let inst = self.add(op, [value], Some(site));
        let values = self.function.insts[inst].results.clone();
        for (item, &value) in items.iter().zip(&values) {
            match item {
                Expr::Starred(starred) => self.assign(&starred.value, value),
                item => self.assign(item, value),
            }
        }
    }

    /// `target += value`: the target's parts are evaluated once.
    pub fn augmented_assignment(&mut self, statement: &'a ast::StmtAugAssign) {
        let op = Op::Inplace(operators::binary(statement.op));
        let whole = self.range_site(statement.range);
        match &*statement.target {
            Expr::Name(name) => {
                let old = self.load_name(&name.id, name.range);
                let operand = self.expression(&statement.value);
                let new = self.value(op, [old, operand], Some(whole));
                self.store_name(&name.id, name.range, new);
            }
            Expr::Attribute(attribute) => {
                let object = self.expression(&attribute.value);
                let site = self.attribute_site(attribute);
                let name = self.mangle(&attribute.attr.id);
                let old = self.value(Op::GetAttr(name.clone()), [object], Some(site));
                let operand = self.expression(&statement.value);
                let new = self.value(op, [old, operand], Some(whole));
                self.add(Op::SetAttr(name), [object, new], Some(site));
            }
            Expr::Subscript(subscript) => {
                let container = self.expression(&subscript.value);
                let index = self.expression(&subscript.slice);
                let site = self.site(&statement.target);
                let old = self.value(Op::GetItem, [container, index], Some(site));
                let operand = self.expression(&statement.value);
                let new = self.value(op, [old, operand], Some(whole));
                self.add(Op::SetItem, [container, index, new], Some(site));
            }
            target => bug!("pir::build", self.function.qualname, "not a target: {:?}", target.range()),
        }
    }

    /// `target: annotation = value`. Annotations are not evaluated unless asked for.
    pub fn annotated_assignment(&mut self, statement: &'a ast::StmtAnnAssign) {
        if let Some(value) = &statement.value {
            let value = self.expression(value);
            return self.assign(&statement.target, value);
        }
        // The parts of a target that is not assigned are evaluated nevertheless.
        match &*statement.target {
            Expr::Attribute(attribute) => {
                self.expression(&attribute.value);
            }
            Expr::Subscript(subscript) => {
                self.expression(&subscript.value);
                self.expression(&subscript.slice);
            }
            _ => {}
        }
    }

    /// `del target`.
    pub fn delete(&mut self, target: &'a Expr) {
        match target {
            Expr::Name(name) => self.delete_name(&name.id, name.range),
            Expr::Attribute(attribute) => {
                let object = self.expression(&attribute.value);
                let site = self.attribute_site(attribute);
                let name = self.mangle(&attribute.attr.id);
                self.add(Op::DelAttr(name), [object], Some(site));
            }
            Expr::Subscript(subscript) => {
                let container = self.expression(&subscript.value);
                let index = self.expression(&subscript.slice);
                let site = self.site(target);
                self.add(Op::DelItem, [container, index], Some(site));
            }
            Expr::Tuple(tuple) => tuple.elts.iter().for_each(|target| self.delete(target)),
            Expr::List(list) => list.elts.iter().for_each(|target| self.delete(target)),
            _ => bug!("pir::build", self.function.qualname, "not a target: {:?}", target.range()),
        }
    }
}

/// The targets of `a, b = c, d`.
fn parallel_targets<'a>(target: &'a Expr, value: &Expr) -> Option<&'a [Expr]> {
    let targets = match target {
        Expr::Tuple(tuple) => &tuple.elts,
        Expr::List(list) => &list.elts,
        _ => return None,
    };
    let Expr::Tuple(values) = value else { return None };
    let fits = targets.len() == values.elts.len()
        && !targets.iter().any(Expr::is_starred_expr)
        && !values.elts.iter().any(Expr::is_starred_expr);
    fits.then_some(targets)
}
