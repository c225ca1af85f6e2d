//! `match`: patterns are tested from left to right; names are bound when the whole pattern has matched.

use molt_syntax::ast::{self, Identifier, Pattern, Singleton};

use super::function::FunctionBuilder;
use crate::ir::*;
use crate::ops::{BinaryKind, CompareKind, Constant, Op};

/// What the names of a pattern are to be bound to, in order.
type Captures<'a> = Vec<(&'a Identifier, Value)>;

impl<'a> FunctionBuilder<'a, '_> {
    /// `match`.
    pub fn match_statement(&mut self, statement: &'a ast::StmtMatch) {
        let subject = self.expression(&statement.subject);
        let end = self.new_block();
        for case in &statement.cases {
            let next = self.new_block();
            let mut captures = Captures::new();
            self.pattern(&case.pattern, subject, next, &mut captures);
            for (name, value) in captures {
                self.store_identifier(name, value);
            }
            if let Some(guard) = &case.guard {
                let body = self.new_block();
                self.test(guard, body, next);
                self.begin_sealed(body);
            }
            self.statements(&case.body);
            self.jump_if_reachable(end);
            self.begin_sealed(next);
            if !self.is_reachable() {
                return self.begin_sealed(end);
            }
        }
        self.jump(end, []);
        self.begin_sealed(end);
    }

    /// Goes on where the subject matches, else at `fail`.
    fn pattern(&mut self, pattern: &'a Pattern, subject: Value, fail: Block, captures: &mut Captures<'a>) {
        match pattern {
            Pattern::MatchValue(node) => {
                let site = self.range_site(node.range);
                let value = self.expression(&node.value);
                let equal = self.value(Op::Compare(CompareKind::Eq), [subject, value], Some(site));
                let equal = self.truth(equal, site);
                self.go_on_if(equal, fail);
            }
            Pattern::MatchSingleton(node) => {
                let constant = self.constant(match node.value {
                    Singleton::None => Constant::None,
                    Singleton::True => Constant::Bool(true),
                    Singleton::False => Constant::Bool(false),
                });
                let same = self.value(Op::Is, [subject, constant], None);
                self.go_on_if(same, fail);
            }
            Pattern::MatchSequence(node) => self.sequence_pattern(node, subject, fail, captures),
            Pattern::MatchMapping(node) => self.mapping_pattern(node, subject, fail, captures),
            Pattern::MatchClass(node) => self.class_pattern(node, subject, fail, captures),
            Pattern::MatchStar(node) => captures.extend(node.name.iter().map(|name| (name, subject))),
            Pattern::MatchAs(node) => {
                if let Some(inner) = &node.pattern {
                    self.pattern(inner, subject, fail, captures);
                }
                captures.extend(node.name.iter().map(|name| (name, subject)));
            }
            Pattern::MatchOr(node) => self.alternatives(&node.patterns, subject, fail, captures),
        }
    }

    fn go_on_if(&mut self, condition: Value, fail: Block) {
        let next = self.new_block();
        self.branch(condition, next, fail);
        self.begin_sealed(next);
    }

    /// Goes on where the subject has as many items as the pattern wants.
    fn go_on_if_length(&mut self, subject: Value, kind: CompareKind, wanted: usize, site: SiteId, fail: Block) {
        let length = self.value(Op::Length, [subject], Some(site));
        let wanted = self.constant(Constant::Int(wanted as i64));
        let fits = self.value(Op::Compare(kind), [length, wanted], Some(site));
        let fits = self.truth(fits, site);
        self.go_on_if(fits, fail);
    }

    /// Goes on with the value where it is not null.
    fn go_on_with(&mut self, nullable: Value, fail: Block) -> Value {
        let missing = self.value(Op::IsNull, [nullable], None);
        let next = self.new_block();
        let value = self.block_param(next);
        self.branch_with(missing, (fail, Vec::new()), (next, vec![nullable]));
        self.begin_sealed(next);
        value
    }

    fn sequence_pattern(
        &mut self,
        node: &'a ast::PatternMatchSequence,
        subject: Value,
        fail: Block,
        captures: &mut Captures<'a>,
    ) {
        let site = self.range_site(node.range);
        let patterns = &node.patterns;
        let star = patterns.iter().position(Pattern::is_match_star);
        let is_sequence = self.value(Op::MatchSequence, [subject], None);
        self.go_on_if(is_sequence, fail);
        let fixed = patterns.len() - usize::from(star.is_some());
        if star.is_none() || fixed > 0 {
            let kind = if star.is_some() { CompareKind::Ge } else { CompareKind::Eq };
            self.go_on_if_length(subject, kind, fixed, site, fail);
        }
        if patterns.iter().all(is_wildcard) {
            return;
        }
        let values: Vec<Value> = match star {
            // What a wildcard stands for is not looked at.
            Some(star) if is_wildcard(&patterns[star]) => {
                return self.items_around_star(patterns, star, subject, site, fail, captures);
            }
            Some(star) => {
                let op = Op::UnpackStarred(star as u32, (fixed - star) as u32);
                let inst = self.add(op, [subject], Some(site));
                self.function.insts[inst].results.to_vec()
            }
            None => {
                let inst = self.add(Op::Unpack(fixed as u32), [subject], Some(site));
                self.function.insts[inst].results.to_vec()
            }
        };
        for (pattern, value) in patterns.iter().zip(values) {
            self.pattern(pattern, value, fail, captures);
        }
    }

    /// The items of `[a, b, *_, c]`, each fetched by its index when it is needed.
    fn items_around_star(
        &mut self,
        patterns: &'a [Pattern],
        star: usize,
        subject: Value,
        site: SiteId,
        fail: Block,
        captures: &mut Captures<'a>,
    ) {
        for (index, pattern) in patterns.iter().enumerate() {
            if is_wildcard(pattern) {
                continue;
            }
            let key = if index < star {
                self.constant(Constant::Int(index as i64))
            } else {
                let length = self.value(Op::Length, [subject], Some(site));
                let from_end = self.constant(Constant::Int((patterns.len() - index) as i64));
                self.value(Op::Binary(BinaryKind::Sub), [length, from_end], Some(site))
            };
            let item = self.value(Op::GetItem, [subject, key], Some(site));
            self.pattern(pattern, item, fail, captures);
        }
    }

    fn mapping_pattern(
        &mut self,
        node: &'a ast::PatternMatchMapping,
        subject: Value,
        fail: Block,
        captures: &mut Captures<'a>,
    ) {
        let site = self.range_site(node.range);
        let is_mapping = self.value(Op::MatchMapping, [subject], None);
        self.go_on_if(is_mapping, fail);
        let mut keys = Vec::new();
        if !node.keys.is_empty() {
            self.go_on_if_length(subject, CompareKind::Ge, node.keys.len(), site, fail);
            keys.extend(node.keys.iter().map(|key| self.expression(key)));
            let tuple = self.value(Op::BuildTuple, keys.clone(), None);
            let values = self.value(Op::MatchKeys, [subject, tuple], Some(site));
            let values = self.go_on_with(values, fail);
            self.each_of(&node.patterns.iter().collect::<Vec<_>>(), values, site, fail, captures);
        }
        if let Some(rest) = &node.rest {
            let dict = self.value(Op::BuildDict, [], Some(site));
            self.add(Op::DictUpdate, [dict, subject], Some(site));
            for key in keys {
                self.add(Op::DelItem, [dict, key], Some(site));
            }
            captures.push((rest, dict));
        }
    }

    fn class_pattern(
        &mut self,
        node: &'a ast::PatternMatchClass,
        subject: Value,
        fail: Block,
        captures: &mut Captures<'a>,
    ) {
        let site = self.range_site(node.range);
        let class = self.expression(&node.cls);
        let arguments = &node.arguments;
        // Attribute names of patterns are not mangled.
        let names = arguments.keywords.iter().map(|keyword| keyword.attr.as_str().into()).collect();
        let op = Op::MatchClass(arguments.patterns.len() as u32, names);
        let values = self.value(op, [subject, class], Some(site));
        let values = self.go_on_with(values, fail);
        let keywords = arguments.keywords.iter().map(|keyword| &keyword.pattern);
        let patterns: Vec<&'a Pattern> = arguments.patterns.iter().chain(keywords).collect();
        self.each_of(&patterns, values, site, fail, captures);
    }

    /// Matches the members of a tuple.
    fn each_of(
        &mut self,
        patterns: &[&'a Pattern],
        tuple: Value,
        site: SiteId,
        fail: Block,
        captures: &mut Captures<'a>,
    ) {
        let inst = self.add(Op::Unpack(patterns.len() as u32), [tuple], Some(site));
        let values = self.function.insts[inst].results.to_vec();
        for (pattern, value) in patterns.iter().zip(values) {
            self.pattern(pattern, value, fail, captures);
        }
    }

    /// `a | b`: all bind the same names, in whatever order.
    fn alternatives(&mut self, patterns: &'a [Pattern], subject: Value, fail: Block, captures: &mut Captures<'a>) {
        let join = self.new_block();
        let mut names: Option<Vec<(&'a Identifier, Value)>> = None;
        for (index, pattern) in patterns.iter().enumerate() {
            let is_last = index + 1 == patterns.len();
            let next = if is_last { fail } else { self.new_block() };
            let mut own = Captures::new();
            self.pattern(pattern, subject, next, &mut own);
            let names = names.get_or_insert_with(|| {
                own.iter().map(|(name, _)| (*name, self.function.add_block_param(join, None))).collect()
            });
            let values: Vec<Value> = names
                .iter()
                .map(|(name, _)| {
                    let capture = own.iter().find(|(other, _)| other.id == name.id);
                    capture.expect("the parser has checked that alternatives bind the same names").1
                })
                .collect();
            self.jump(join, values);
            if !is_last {
                self.begin_sealed(next);
            }
        }
        self.begin_sealed(join);
        captures.extend(names.unwrap_or_default());
    }
}

/// Whether a pattern is `_` or `*_`.
fn is_wildcard(pattern: &Pattern) -> bool {
    match pattern {
        Pattern::MatchAs(node) => node.pattern.is_none() && node.name.is_none(),
        Pattern::MatchStar(node) => node.name.is_none(),
        _ => false,
    }
}
