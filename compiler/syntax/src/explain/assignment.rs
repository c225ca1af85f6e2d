//! What cannot be assigned to or deleted, and what CPython calls it.

use ruff_python_ast::token::TokenKind;
use ruff_python_ast::{Expr, Stmt};
use ruff_text_size::{Ranged, TextRange};

use super::Explanation;
use super::context::{Context, begins_operand};
use super::expected;

/// CPython's name for a kind of expression.
pub fn kind_name(expression: &Expr) -> &'static str {
    match expression {
        Expr::Attribute(_) => "attribute",
        Expr::Subscript(_) => "subscript",
        Expr::Starred(_) => "starred",
        Expr::Name(_) => "name",
        Expr::List(_) => "list",
        Expr::Tuple(_) => "tuple",
        Expr::Lambda(_) => "lambda",
        Expr::Call(_) => "function call",
        Expr::BoolOp(_) | Expr::BinOp(_) | Expr::UnaryOp(_) => "expression",
        Expr::Generator(_) => "generator expression",
        Expr::Yield(_) | Expr::YieldFrom(_) => "yield expression",
        Expr::Await(_) => "await expression",
        Expr::ListComp(_) => "list comprehension",
        Expr::SetComp(_) => "set comprehension",
        Expr::DictComp(_) => "dict comprehension",
        Expr::Dict(_) => "dict literal",
        Expr::Set(_) => "set display",
        Expr::FString(_) => "f-string expression",
        Expr::TString(_) => "t-string expression",
        Expr::NoneLiteral(_) => "None",
        Expr::BooleanLiteral(literal) if literal.value => "True",
        Expr::BooleanLiteral(_) => "False",
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::NumberLiteral(_) | Expr::StringLiteral(_) | Expr::BytesLiteral(_) => "literal",
        Expr::Compare(_) => "comparison",
        Expr::If(_) => "conditional expression",
        Expr::Named(_) => "named expression",
        Expr::Slice(_) | Expr::IpyEscapeCommand(_) => "expression",
    }
}

/// The part of a target that makes it invalid.
fn invalid_part(target: &Expr) -> Option<&Expr> {
    match target {
        Expr::Name(_) | Expr::Attribute(_) | Expr::Subscript(_) => None,
        Expr::Tuple(tuple) => tuple.elts.iter().find_map(invalid_part),
        Expr::List(list) => list.elts.iter().find_map(invalid_part),
        Expr::Starred(starred) => invalid_part(&starred.value),
        other => Some(other),
    }
}

/// `… = value`, `for … in`, `with … as`.
pub fn assignment(context: &Context<'_>, at: TextRange) -> Explanation {
    let Some(target) = context.expression_at(at) else { return expected::invalid_syntax(context, at) };
    if matches!(target, Expr::Yield(_) | Expr::YieldFrom(_)) && !is_parenthesized(context, target) {
        return Explanation::new(at, "assignment to yield expression not possible");
    }
    let Some(part) = invalid_part(target) else { return expected::invalid_syntax(context, at) };
    if context.has_hole(part) {
        return Explanation::new(context.token_range_from(part.end()), "invalid syntax");
    }
    if let Some(explanation) = loop_target(context, at, part) {
        return explanation;
    }
    let kind = kind_name(part);
    let message = match is_comparison_likely(context, part) {
        true => format!("cannot assign to {kind} here. Maybe you meant '==' instead of '='?"),
        false => format!("cannot assign to {kind}"),
    };
    Explanation::new(part.range(), message)
}

/// `for x < y` has no `in` where the first operand ends.
fn loop_target(context: &Context<'_>, at: TextRange, part: &Expr) -> Option<Explanation> {
    let (mut start, mut end) = (context.index_from(at.start()), context.index_from(at.end()));
    while context.kind_before(start) == TokenKind::Lpar && context.kind(end) == TokenKind::Rpar {
        (start, end) = (start - 1, end + 1);
    }
    if context.kind_before(start) != TokenKind::For || context.kind(end) == TokenKind::In {
        return None;
    }
    let is_bare = start == context.index_from(at.start());
    let is_comprehension = context.bracket_around(start).is_some();
    let after = match part {
        Expr::Compare(node) if is_bare => context.index_from(node.left.end()),
        Expr::If(node) if is_bare => context.index_from(node.body.end()),
        _ if is_comprehension => end,
        _ => return None,
    };
    let message = if is_comprehension { expected::MISSING_IN } else { "invalid syntax" };
    Some(Explanation::new(context.range(after), message))
}

/// Whether CPython supposes that `==` was meant: one `=` between two operands, and not between every two.
fn is_comparison_likely(context: &Context<'_>, target: &Expr) -> bool {
    let parenthesized = is_parenthesized(context, target);
    let is_operand = match target {
        Expr::NoneLiteral(_) | Expr::BooleanLiteral(_) | Expr::Generator(_) => parenthesized,
        Expr::Compare(_) | Expr::BoolOp(_) | Expr::If(_) | Expr::Lambda(_) => parenthesized,
        Expr::UnaryOp(unary) => unary.op != ruff_python_ast::UnaryOp::Not || parenthesized,
        _ => true,
    };
    let mut after = context.index_from(target.end());
    let mut depth = usize::from(parenthesized);
    while depth > 0 && context.kind(after) == TokenKind::Rpar {
        (after, depth) = (after + 1, depth - 1);
    }
    let value = context.kind(after + 1);
    let is_unary = matches!(value, TokenKind::Minus | TokenKind::Plus | TokenKind::Await);
    let is_display = matches!(value, TokenKind::Lpar | TokenKind::Lsqb);
    let is_value =
        (begins_operand(value) || is_unary || is_display) && !matches!(value, TokenKind::Lambda | TokenKind::Not);
    is_operand && context.kind(after) == TokenKind::Equal && is_value && equal_signs(context, target) == 1
}

/// How many `=` the assignment has.
fn equal_signs(context: &Context<'_>, target: &Expr) -> usize {
    let contains = |statement: &&Stmt| statement.range().contains_range(target.range());
    let mut statements = context.body;
    loop {
        let Some(statement) = statements.iter().find(contains) else { return 1 };
        match statement {
            Stmt::Assign(assign) => return assign.targets.len(),
            Stmt::FunctionDef(node) => statements = &node.body,
            Stmt::ClassDef(node) => statements = &node.body,
            Stmt::If(node) => {
                let clause = node.elif_else_clauses.iter().find(|clause| clause.range().contains_range(target.range()));
                statements = clause.map_or(&node.body, |clause| &clause.body);
            }
            Stmt::For(node) => statements = &node.body,
            Stmt::While(node) => statements = &node.body,
            Stmt::With(node) => statements = &node.body,
            _ => return 1,
        }
    }
}

fn is_parenthesized(context: &Context<'_>, expression: &Expr) -> bool {
    let start = context.index_from(expression.start());
    let end = context.index_from(expression.end());
    context.kind_before(start) == TokenKind::Lpar && context.kind(end) == TokenKind::Rpar
}

/// `del …`.
pub fn deletion(context: &Context<'_>, at: TextRange) -> Explanation {
    let part = |target: &Expr| match target {
        Expr::Starred(_) => Some(target.range()),
        other => invalid_part(other).map(Ranged::range),
    };
    let range = context.expression_at(at).and_then(part);
    match range.and_then(|range| context.expression_at(range)) {
        Some(target) => Explanation::new(target.range(), format!("cannot delete {}", kind_name(target))),
        None => expected::invalid_syntax(context, at),
    }
}

/// `… += value`.
pub fn augmented(context: &Context<'_>, at: TextRange) -> Explanation {
    match context.expression_at(at) {
        Some(target) => {
            let message = format!("'{}' is an illegal expression for augmented assignment", kind_name(target));
            Explanation::new(at, message)
        }
        None => expected::invalid_syntax(context, at),
    }
}

/// `(… := value)`.
pub fn named(context: &Context<'_>, at: TextRange) -> Explanation {
    match context.expression_at(at) {
        Some(target) => Explanation::new(at, format!("cannot use assignment expressions with {}", kind_name(target))),
        None => expected::invalid_syntax(context, at),
    }
}

/// `…: annotation`.
pub fn annotated(context: &Context<'_>, at: TextRange) -> Explanation {
    let colon = context.index_from(at.end());
    if !begins_operand(context.kind(colon + 1))
        && !matches!(context.kind(colon + 1), TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Minus)
    {
        return Explanation::new(context.range(colon), "invalid syntax");
    }
    match context.expression_at(at) {
        Some(Expr::List(_)) => Explanation::new(at, "only single target (not list) can be annotated"),
        Some(Expr::Tuple(_)) => Explanation::new(at, "only single target (not tuple) can be annotated"),
        _ => Explanation::new(at, "illegal target for annotation"),
    }
}
