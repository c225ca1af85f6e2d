//! Where operations stand, and what tracebacks underline there.
//!
//! A traceback shows the lines of an operation's range. Which characters CPython underlines follows from the text of the
//! range alone (`traceback.py` parses it again): the operator of a binary operation, the brackets of a subscript, the
//! arguments of a call; else everything, or nothing when that would underline whole lines.

use molt_syntax::ast::{Expr, ExprAttribute, Stmt};
use molt_syntax::{Ranged, TextRange, TextSize};

use super::function::FunctionBuilder;
use crate::ir::*;

impl<'a> FunctionBuilder<'a, '_> {
    /// The site of an expression's own operation.
    pub fn site(&mut self, expr: &Expr) -> SiteId {
        self.expression_site(expr, expr.start())
    }

    /// The site of a statement, or another range that is no expression of its own.
    pub fn range_site(&mut self, range: TextRange) -> SiteId {
        self.intern_site(range, None, false)
    }

    /// The site of a `def` or `class` statement, which begins behind its decorators.
    pub fn definition_site(&mut self, statement: TextRange, decorators: &[molt_syntax::ast::Decorator]) -> SiteId {
        let start = match decorators.last() {
            Some(decorator) => self.skip_trivia(decorator.end()),
            None => statement.start(),
        };
        self.range_site(TextRange::new(start, statement.end()))
    }

    /// The site of an attribute access. CPython moves its start to the name's line when the object ends on an earlier one.
    pub fn attribute_site(&mut self, attribute: &ExprAttribute) -> SiteId {
        let start = self.attribute_start(attribute.start(), attribute);
        self.intern_site(TextRange::new(start, attribute.end()), None, false)
    }

    /// The site of a method call, whose start is moved like that of the access to the method.
    pub fn method_call_site(&mut self, expr: &Expr, method: &ExprAttribute) -> SiteId {
        let start = self.attribute_start(expr.start(), method);
        self.expression_site(expr, start)
    }

    fn expression_site(&mut self, expr: &Expr, start: TextSize) -> SiteId {
        let anchors = self.anchors(expr, start);
        let hidden = start == expr.start() && expr.is_call_expr() && self.stands_alone(expr);
        self.intern_site(TextRange::new(start, expr.end()), anchors, hidden)
    }

    fn attribute_start(&self, start: TextSize, attribute: &ExprAttribute) -> TextSize {
        if self.line(start) == self.line(attribute.end()) {
            return start;
        }
        attribute.attr.start()
    }

    /// 1-based line of an offset.
    pub fn line(&self, offset: TextSize) -> u32 {
        self.module.source.position(offset.to_u32()).line
    }

    /// The first offset from `from` on that is neither blank nor in a comment.
    fn skip_trivia(&self, from: TextSize) -> TextSize {
        let text = self.module.source.text();
        let mut offset = from.to_usize();
        let mut in_comment = false;
        for c in text[offset..].chars() {
            in_comment = (in_comment || c == '#') && c != '\n';
            if !in_comment && !c.is_whitespace() && c != '\\' {
                break;
            }
            offset += c.len_utf8();
        }
        TextSize::new(offset as u32)
    }

    /// Whether `traceback.py` takes the lines of a call for `return f(…)` or `x = …(…)`, with nothing to underline then.
    fn stands_alone(&self, call: &Expr) -> bool {
        let source = self.module.source;
        let (first, last) = (self.line(call.start()), self.line(call.end()));
        let before = source.position(call.start().to_u32()).column as usize;
        let head = source.line_text(first)[..before].trim_start();
        if !head.starts_with("return") && !head.contains('=') {
            return false;
        }
        let lines: Vec<&str> = (first..=last).map(|line| source.line_text(line)).collect();
        let indent = source.line_text(first).len() - source.line_text(first).trim_start().len();
        let Some(parsed) = molt_syntax::parse_fragment(lines.join("\n").trim_start()) else { return false };
        let range = |value: &Expr| TextRange::new(value.start(), value.end());
        let value = match parsed.first() {
            Some(Stmt::Return(statement)) => match statement.value.as_deref() {
                Some(value @ Expr::Call(call)) if call.func.is_name_expr() => Some(range(value)),
                _ => None,
            },
            Some(Stmt::Assign(statement)) => match &statement.targets[..] {
                [Expr::Name(_)] => Some(range(&statement.value)),
                _ => None,
            },
            _ => None,
        };
        let length = call.end() - call.start();
        value == Some(TextRange::at(TextSize::new((before - indent) as u32), length))
    }

    /// What is marked within an expression's range from `start` on.
    fn anchors(&self, expr: &Expr, start: TextSize) -> Option<(TextSize, TextSize)> {
        match expr {
            Expr::BinOp(operation) => self.operator(operation.left.end(), operation.right.start(), expr.end()),
            Expr::Subscript(subscript) => Some((self.find(subscript.value.end(), '[')?, expr.end())),
            Expr::Call(call) if call.func.end() > start => Some((self.find(call.func.end(), '(')?, expr.end())),
            _ => None,
        }
    }

    /// The operator between two operands: the first character behind the left one's parentheses, and the second if it is neither
    /// blank nor part of the right one.
    fn operator(&self, left: TextSize, right: TextSize, end: TextSize) -> Option<(TextSize, TextSize)> {
        let text = self.module.source.text();
        let start = self.find_where(left, |c| !c.is_whitespace() && c != ')')?;
        let first = text[start.to_usize()..].chars().next()?;
        let mut stop = start + TextSize::of(first);
        let second = text[stop.to_usize()..end.to_usize()].chars().next();
        if let Some(second) = second
            && stop < right
            && !second.is_whitespace()
            && second != '\\'
            && second != '#'
        {
            stop += TextSize::of(second);
        }
        Some((start, stop))
    }

    fn find(&self, from: TextSize, wanted: char) -> Option<TextSize> {
        self.find_where(from, |c| c == wanted)
    }

    /// The first character that satisfies a predicate, outside comments.
    fn find_where(&self, from: TextSize, accept: impl Fn(char) -> bool) -> Option<TextSize> {
        let text = self.module.source.text();
        let mut in_comment = false;
        for (offset, c) in text[from.to_usize()..].char_indices() {
            in_comment = (in_comment || c == '#' || c == '\\') && c != '\n';
            if !in_comment && accept(c) {
                return Some(from + TextSize::new(offset as u32));
            }
        }
        None
    }

    fn intern_site(&mut self, range: TextRange, anchors: Option<(TextSize, TextSize)>, hidden: bool) -> SiteId {
        let source = self.module.source;
        let start = source.position(range.start().to_u32());
        let end = source.position(range.end().to_u32());
        let before = &source.line_text(start.line)[..start.column as usize];
        let after = &source.line_text(end.line)[end.column as usize..];
        let carets = match anchors {
            // Up to three lines are shown anyway.
            Some((left, right)) if hidden && end.line > start.line + 2 => Carets::HiddenAnchors {
                left_line: source.position(left.to_u32()).line - start.line,
                right_line: source.position(right.to_u32()).line - start.line,
            },
            _ if hidden => Carets::Hidden,
            Some((left, right)) => {
                let left = source.position(left.to_u32());
                let right = source.position(right.to_u32());
                Carets::Anchors {
                    left_line: left.line - start.line,
                    left_column: left.column,
                    right_line: right.line - start.line,
                    right_column: right.column,
                }
            }
            None if before.trim().is_empty() && after.trim().is_empty() => Carets::Hidden,
            None => Carets::Plain,
        };
        let site = Site { line: start.line, end_line: end.line, column: start.column, end_column: end.column, carets };
        let sites = &mut self.function.sites;
        *self.sites.entry(site).or_insert_with(|| sites.push(site))
    }
}
