//! Something was expected and something else found.

use ruff_python_ast::Expr;
use ruff_python_ast::token::TokenKind;
use ruff_text_size::{Ranged, TextRange};

use super::Explanation;
use super::assignment::kind_name;
use super::context::{Context, begins_operand, ends_operand, is_layout};
use super::{fields, statements};

/// What CPython says when it has nothing better.
pub fn invalid_syntax(context: &Context<'_>, at: TextRange) -> Explanation {
    Explanation::new(context.token_range_from(at.start()), "invalid syntax")
}

/// A token was expected.
pub fn token(context: &Context<'_>, at: TextRange, expected: TokenKind, found: TokenKind) -> Explanation {
    let index = context.index_from(at.start());
    let here = context.range(index);
    if let Some(explanation) = forgotten_comma(context, index).or_else(|| statements::import_attribute(context, index))
    {
        return explanation;
    }
    if found == TokenKind::Equal
        && let Some(explanation) = equal_sign(context, index)
    {
        return explanation;
    }
    if is_augmented(found) && context.bracket_around(index).is_none() {
        let start = context.range(context.statement_start(index)).start();
        if let Some(target) = context.expression_starting_at(start) {
            return super::assignment::augmented(context, target.range());
        }
    }
    match (expected, found) {
        (TokenKind::Else, found) if found != TokenKind::Colon => missing_else(context, index),
        (TokenKind::Lpar, _) => Explanation::new(here, "expected '('"),
        (TokenKind::Rpar, TokenKind::Lpar) if is_in_parameters(context, index) => {
            parenthesized_parameters(context, index, "Function")
        }
        (TokenKind::Colon, TokenKind::Lpar) if is_in_parameters(context, index) => {
            parenthesized_parameters(context, index, "Lambda expression")
        }
        (TokenKind::In, _) if context.bracket_around(index).is_some() => Explanation::new(here, MISSING_IN),
        (_, TokenKind::Newline) if context.bracket_around(index).is_some() => {
            // Lines do not end in brackets; the next line's first token is what was found.
            let next = (index..context.tokens.len()).find(|&position| !is_layout(context.kind(position)));
            Explanation::new(context.range(next.unwrap_or(index)), "invalid syntax")
        }
        (TokenKind::Colon, _) => missing_colon(context, index),
        (TokenKind::Comma, TokenKind::Star) if context.kind_before(index) == TokenKind::Slash => {
            Explanation::new(here, "expected comma between / and *")
        }
        (TokenKind::Rsqb | TokenKind::Rbrace, TokenKind::For) => comprehension_target(context, index),
        _ => invalid_syntax(context, at),
    }
}

/// An expression was expected.
pub fn expression(context: &Context<'_>, at: TextRange) -> Explanation {
    let index = context.index_from(at.start());
    let here = context.range(index);
    if let Some(explanation) = fields::missing_expression(context, index) {
        return explanation;
    }
    let before = context.kind_before(index);
    let bracket = context.bracket_around(index).map(|bracket| context.kind(bracket));
    let is_product = before == TokenKind::Star && ends_operand(context.kind_before(index - 1));
    match (before, context.kind(index)) {
        _ if is_product => Explanation::new(here, "invalid syntax"),
        (TokenKind::Star, TokenKind::Rpar | TokenKind::Comma) if bracket == Some(TokenKind::Lpar) => {
            Explanation::new(here, "Invalid star expression")
        }
        (TokenKind::Star, TokenKind::Rsqb | TokenKind::Comma | TokenKind::Colon)
            if bracket == Some(TokenKind::Lsqb) =>
        {
            Explanation::new(here, "Invalid star expression")
        }
        (TokenKind::Equal, TokenKind::Comma | TokenKind::Colon | TokenKind::Rpar)
            if is_in_parameters(context, index) =>
        {
            Explanation::new(context.range(index - 1), "expected default value expression")
        }
        (TokenKind::Colon, TokenKind::Rbrace | TokenKind::Comma) if bracket == Some(TokenKind::Lbrace) => {
            Explanation::new(context.range(index - 1), "expression expected after dictionary key and ':'")
        }
        (TokenKind::Equal, TokenKind::Rpar | TokenKind::Comma) if bracket == Some(TokenKind::Lpar) => {
            let range = TextRange::new(context.range(index.saturating_sub(2)).start(), context.range(index - 1).end());
            Explanation::new(range, "expected argument value expression")
        }
        (TokenKind::Lpar, TokenKind::DoubleStar) => Explanation::new(here, "cannot use double starred expression here"),
        (TokenKind::Less, TokenKind::Greater) if context.range(index - 1).end() == here.start() => {
            let range = TextRange::new(context.range(index - 1).start(), here.end());
            Explanation::new(range, "invalid syntax.  Maybe you meant '!=' instead of '<>'?")
        }
        (TokenKind::Else, _) if context.line_start(index) + 1 != index => {
            Explanation::new(here, "expected expression after 'else', but statement is given")
        }
        _ => Explanation::new(here, "invalid syntax"),
    }
}

/// `(a b)`: two operands in brackets with nothing between.
pub fn forgotten_comma(context: &Context<'_>, index: usize) -> Option<Explanation> {
    if index == 0 {
        return None;
    }
    let (before, here) = (context.kind(index - 1), context.kind(index));
    let bracket = context.bracket_around(index)?;
    if let Some(explanation) = statements::words_between_strings(context, index) {
        return Some(explanation);
    }
    let is_prefix = before == TokenKind::Name && here == TokenKind::String;
    if !ends_operand(before) || !begins_operand(here) || is_prefix || is_in_parameters(context, index) {
        return None;
    }
    let is_whole = match here {
        TokenKind::Not => begins_operand(context.kind(index + 1)),
        TokenKind::Lambda => {
            matches!(
                context.kind(index + 1),
                TokenKind::Name | TokenKind::Colon | TokenKind::Star | TokenKind::DoubleStar
            )
        }
        _ => true,
    };
    if !is_whole {
        return Some(Explanation::new(context.range(index + 1), "invalid syntax"));
    }
    if let Some(word) = last_for(context, bracket, index) {
        let has_in = (word..index).any(|position| context.kind(position) == TokenKind::In);
        let message = if has_in { "invalid syntax" } else { MISSING_IN };
        return Some(Explanation::new(context.range(index), message));
    }
    let from = context.range(bracket).end();
    let left = context.find(|expression| {
        expression.end() == context.range(index - 1).end()
            && expression.start() >= from
            && !matches!(expression, Expr::Tuple(_) | Expr::If(_) | Expr::Lambda(_) | Expr::Starred(_) | Expr::Named(_))
    });
    let right = context.find(|expression| {
        expression.start() == context.range(index).start()
            && !matches!(expression, Expr::Tuple(_) | Expr::Starred(_) | Expr::Named(_))
    });
    let start = left.map_or(context.range(index - 1).start(), Ranged::start);
    // CPython looks no further where a statement of a soft keyword could begin.
    let first = context.index_from(start);
    if matches!(context.token_text(first), "_" | "match" | "case" | "type") {
        return Some(Explanation::new(context.range(index), "invalid syntax"));
    }
    let end = right.map_or(context.range(index).end(), Ranged::end);
    Some(Explanation::new(TextRange::new(start, end), "invalid syntax. Perhaps you forgot a comma?"))
}

/// What CPython says of a comprehension's `for` without `in`.
pub const MISSING_IN: &str = "'in' expected after for-loop variables";

/// The last `for` before a token that stands in the same bracket, not in an inner one.
fn last_for(context: &Context<'_>, bracket: usize, index: usize) -> Option<usize> {
    let is_here = |position: &usize| context.bracket_around(*position) == Some(bracket);
    (bracket + 1..index).rev().filter(|&position| context.kind(position) == TokenKind::For).find(is_here)
}

/// `if x = 1:` and the like, where no assignment can stand.
fn equal_sign(context: &Context<'_>, index: usize) -> Option<Explanation> {
    let line = context.range(context.line_start(index)).start();
    let from = context.bracket_around(index).map_or(line, |bracket| context.range(bracket).end());
    let end = context.range(index.checked_sub(1)?).end();
    let left = context.find(|expression| {
        let is_operand = !matches!(
            expression,
            Expr::Tuple(_)
                | Expr::If(_)
                | Expr::Lambda(_)
                | Expr::Compare(_)
                | Expr::BoolOp(_)
                | Expr::Starred(_)
                | Expr::Named(_)
        );
        expression.end() == end && expression.start() >= from && is_operand
    })?;
    // Only what begins an expression of its own is looked at.
    let first = context.kind_before(context.index_from(left.start()));
    if ends_operand(first) || joins_operands(first) {
        return None;
    }
    if first == TokenKind::DoubleStar {
        let range =
            TextRange::new(context.range(context.index_from(left.start()) - 1).start(), context.range(index).end());
        return Some(Explanation::new(range, "cannot assign to keyword argument unpacking"));
    }
    let value = index + 1;
    let begins_value = (begins_operand(context.kind(value))
        && !matches!(context.kind(value), TokenKind::Lambda | TokenKind::Not))
        || matches!(
            context.kind(value),
            TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Minus | TokenKind::Plus | TokenKind::Await
        );
    if !begins_value || context.has_hole(left) {
        return None;
    }
    let value_end = context
        .expression_starting_at(context.range(value).start())
        .map_or(context.range(value).end(), |value| value.end());
    if matches!(context.kind(context.index_from(value_end)), TokenKind::Equal | TokenKind::ColonEqual) {
        return None;
    }
    match left {
        Expr::Name(_) => {
            let range = TextRange::new(left.start(), value_end);
            Some(Explanation::new(range, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"))
        }
        Expr::List(_) | Expr::Generator(_) | Expr::NoneLiteral(_) | Expr::BooleanLiteral(_) => None,
        left => {
            let message = format!("cannot assign to {} here. Maybe you meant '==' instead of '='?", kind_name(left));
            Some(Explanation::new(left.range(), message))
        }
    }
}

/// `def f((a, b))`, which Python 2 had.
fn parenthesized_parameters(context: &Context<'_>, open: usize, what: &str) -> Explanation {
    let names = |position: &usize| matches!(context.kind(*position), TokenKind::Name | TokenKind::Comma);
    let inner = (open + 1..context.tokens.len()).take_while(names).count();
    let close = open + 1 + inner;
    let follows_parameter = matches!(context.kind_before(open), TokenKind::Lpar | TokenKind::Comma | TokenKind::Lambda);
    if inner == 0 || context.kind(close) != TokenKind::Rpar || !follows_parameter {
        return Explanation::new(context.range(open), "invalid syntax");
    }
    let range = TextRange::new(context.range(open).start(), context.range(close).end());
    Explanation::new(range, format!("{what} parameters cannot be parenthesized"))
}

fn missing_else(context: &Context<'_>, index: usize) -> Explanation {
    // `body if test`: from the body to the end of the test.
    let end = context.range(index.saturating_sub(1)).end();
    let conditional = context.find(|expression| matches!(expression, Expr::If(node) if node.test.end() == end));
    match conditional {
        Some(node) => {
            let range = TextRange::new(node.start(), end);
            Explanation::new(range, "expected 'else' after 'if' expression")
        }
        None => Explanation::new(context.range(index), "expected 'else' after 'if' expression"),
    }
}

fn missing_colon(context: &Context<'_>, index: usize) -> Explanation {
    let here = context.range(index);
    if context.bracket_around(index).is_some_and(|bracket| context.kind(bracket) == TokenKind::Lbrace) {
        let key = context.range(index.saturating_sub(1));
        return match context.kind(index) {
            TokenKind::Comma | TokenKind::Rbrace => Explanation::new(key, "':' expected after dictionary key"),
            _ => Explanation::new(here, "invalid syntax"),
        };
    }
    match context.kind(index) {
        TokenKind::Newline | TokenKind::EndOfFile => Explanation::new(here, "expected ':'"),
        _ => statements::after_header(context, index),
    }
}

/// `[a, b for a, b in c]`.
fn comprehension_target(context: &Context<'_>, index: usize) -> Explanation {
    let message = "did you forget parentheses around the comprehension target?";
    match context.bracket_around(index) {
        Some(bracket) => {
            let range = TextRange::new(context.range(bracket + 1).start(), context.range(index - 1).end());
            Explanation::new(range, message)
        }
        None => Explanation::new(context.range(index), "invalid syntax"),
    }
}

/// `*a` where no display or argument is.
pub fn starred(context: &Context<'_>, at: TextRange) -> Explanation {
    let index = context.index_from(at.start());
    let before = context.kind_before(index);
    let bracket = context.bracket_around(index).map(|bracket| context.kind(bracket));
    let is_double = context.kind(index) == TokenKind::DoubleStar;
    match (before, bracket) {
        (TokenKind::Colon, Some(TokenKind::Lbrace)) => {
            Explanation::new(at, "cannot use a starred expression in a dictionary value")
        }
        _ if context.kind(context.index_from(at.end())) == TokenKind::Colon => {
            Explanation::new(context.range(context.index_from(at.end())), "invalid syntax")
        }
        (TokenKind::Lpar, _) if is_double => Explanation::new(at, "cannot use double starred expression here"),
        (TokenKind::Lpar, _) => Explanation::new(at, "cannot use starred expression here"),
        _ => invalid_syntax(context, at),
    }
}

/// `def f(*a=1)`.
pub fn variadic_default(context: &Context<'_>, at: TextRange) -> Explanation {
    let index = context.index_from(at.start());
    let line = context.line_start(index);
    let star = (line..=index).rev().map(|position| context.kind(position));
    let is_keyword = star.clone().find(|kind| matches!(kind, TokenKind::Star | TokenKind::DoubleStar))
        == Some(TokenKind::DoubleStar);
    let equal = (index..context.tokens.len()).find(|&position| context.kind(position) == TokenKind::Equal);
    let before = (line..index).rev().find(|&position| context.kind(position) == TokenKind::Equal);
    let range = equal.or(before).map_or(at, |position| context.range(position));
    let kind = if is_keyword { "var-keyword" } else { "var-positional" };
    Explanation::new(range, format!("{kind} argument cannot have default value"))
}

/// `from a import` with nothing after it.
pub fn import_names(context: &Context<'_>, at: TextRange) -> Explanation {
    let index = context.index_from(at.start());
    match context.kind(index) {
        TokenKind::Newline | TokenKind::EndOfFile => {
            Explanation::new(context.range(index), "Expected one or more names after 'import'")
        }
        _ => invalid_syntax(context, at),
    }
}

/// Whether a token stands in the parentheses after `def f`, or between `lambda` and its colon.
pub fn is_in_parameters(context: &Context<'_>, index: usize) -> bool {
    let bracket = context.bracket_around(index);
    let is_definition = |bracket: usize| {
        bracket >= 2 && context.kind(bracket - 1) == TokenKind::Name && context.kind(bracket - 2) == TokenKind::Def
    };
    let from = bracket.map_or(context.line_start(index), |bracket| bracket + 1);
    let mark =
        (from..index).rev().find(|&position| matches!(context.kind(position), TokenKind::Lambda | TokenKind::Colon));
    bracket.is_some_and(is_definition) || mark.is_some_and(|mark| context.kind(mark) == TokenKind::Lambda)
}

/// `f(a for a in b, c)`.
pub fn generator_argument(context: &Context<'_>, at: TextRange) -> Explanation {
    let index = context.index_from(at.start());
    if context.kind(context.line_start(index)) == TokenKind::Class {
        let word = (index..context.tokens.len()).find(|&position| context.kind(position) == TokenKind::For);
        return Explanation::new(word.map_or(at, |position| context.range(position)), "invalid syntax");
    }
    Explanation::new(at, "Generator expression must be parenthesized")
}

/// `def f(a=1, b)`.
pub fn default(context: &Context<'_>, at: TextRange) -> Explanation {
    let last = context.index_from(at.end());
    match last.checked_sub(1) {
        Some(equal) if context.kind(equal) == TokenKind::Equal => {
            Explanation::new(context.range(equal), "expected default value expression")
        }
        _ => Explanation::new(at, "parameter without a default follows parameter with a default"),
    }
}

/// `[*x for x in y]`, `{**x for x in y}`.
pub fn comprehension_unpacking(context: &Context<'_>, at: TextRange) -> Explanation {
    let stars = context.range(context.index_from(at.start()));
    match context.kind(context.index_from(at.start())) {
        TokenKind::DoubleStar => Explanation::new(stars, "dict unpacking cannot be used in dict comprehension"),
        _ => Explanation::new(at, "iterable unpacking cannot be used in comprehension"),
    }
}

/// `def f(*)`.
pub fn keyword_parameter(context: &Context<'_>, at: TextRange) -> Explanation {
    let index = context.index_from(at.start());
    // The parser points at what follows the star where that is `**rest`.
    if context.kind(index) == TokenKind::DoubleStar && index >= 2 {
        return Explanation::new(context.range(index - 2), "named arguments must follow bare *");
    }
    let is_end = |kind| matches!(kind, TokenKind::Rpar | TokenKind::Colon);
    let (next, after) = (context.kind(index + 1), context.kind(index + 2));
    match next {
        next if is_end(next) => Explanation::new(at, "named arguments must follow bare *"),
        TokenKind::Comma if is_end(after) || after == TokenKind::DoubleStar => {
            Explanation::new(at, "named arguments must follow bare *")
        }
        TokenKind::Comma => Explanation::new(context.range(index + 2), "invalid syntax"),
        _ => Explanation::new(context.range(index + 1), "invalid syntax"),
    }
}

fn is_augmented(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::PlusEqual
            | TokenKind::MinusEqual
            | TokenKind::StarEqual
            | TokenKind::SlashEqual
            | TokenKind::PercentEqual
            | TokenKind::AmperEqual
            | TokenKind::VbarEqual
            | TokenKind::CircumflexEqual
            | TokenKind::LeftShiftEqual
            | TokenKind::RightShiftEqual
            | TokenKind::DoubleStarEqual
            | TokenKind::DoubleSlashEqual
            | TokenKind::AtEqual
    )
}

/// Whether a token compares or combines what stands around it.
fn joins_operands(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::EqEqual
            | TokenKind::NotEqual
            | TokenKind::Less
            | TokenKind::LessEqual
            | TokenKind::Greater
            | TokenKind::GreaterEqual
            | TokenKind::And
            | TokenKind::Or
            | TokenKind::Not
            | TokenKind::In
            | TokenKind::Is
    )
}
