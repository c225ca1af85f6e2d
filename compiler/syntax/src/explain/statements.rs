//! Errors about statements as a whole: two on a line, blocks that are missing, clauses without their statement.

use ruff_python_ast::token::TokenKind;
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::Explanation;
use super::assignment::{self, kind_name};
use super::context::{Context, begins_operand, is_layout};
use super::expected;

/// Two statements on a line with nothing between.
pub fn same_line(context: &Context<'_>, at: TextRange) -> Explanation {
    let index = context.index_from(at.start());
    let invalid = Explanation::new(context.range(index), "invalid syntax");
    if let Some(explanation) = words_between_strings(context, index).or_else(|| import_attribute(context, index)) {
        return explanation;
    }
    let start = context.statement_start(index);
    let is_statement_word = context.kind(start) == TokenKind::Name && start + 1 == index;
    let word = context.token_text(start);
    if is_statement_word && matches!(word, "print" | "exec") && begins_operand(context.kind(index)) {
        let end = context.find(|expression| expression.start() == context.range(index).start());
        let end = end.map_or(context.range(index).end(), Ranged::end);
        let message = format!("Missing parentheses in call to '{word}'. Did you mean {word}(...)?");
        return Explanation::new(TextRange::new(context.range(start).start(), end), message);
    }
    if context.kind(start) == TokenKind::Import && context.kind(index) == TokenKind::From {
        let line_end = (index..context.tokens.len()).find(|&position| context.kind(position) == TokenKind::Newline);
        let end = line_end.map_or(context.range(index).end(), |position| context.range(position).start());
        let range = TextRange::new(context.range(start).start(), end);
        return Explanation::new(range, "Did you mean to use 'from ... import ...' instead?");
    }
    invalid
}

/// `import a as b.c`.
pub fn import_attribute(context: &Context<'_>, index: usize) -> Option<Explanation> {
    let is_import = matches!(context.kind(context.statement_start(index)), TokenKind::Import | TokenKind::From);
    let name = index.checked_sub(1).filter(|&name| context.kind_before(name) == TokenKind::As)?;
    let (kind, length) = match context.kind(index) {
        _ if !is_import => return None,
        TokenKind::Dot => ("attribute", 1),
        TokenKind::Lsqb => ("subscript", 2),
        TokenKind::Lpar => ("function call", 1),
        _ => return None,
    };
    let range = TextRange::new(context.range(name).start(), context.range(index + length).end());
    Some(Explanation::new(range, format!("cannot use {kind} as import target")))
}

/// `"a" b c "d"`: words that look like a part of the strings around them.
pub fn words_between_strings(context: &Context<'_>, index: usize) -> Option<Explanation> {
    let is_word = |kind| kind == TokenKind::Name;
    if index == 0 || context.kind(index - 1) != TokenKind::String || !is_word(context.kind(index)) {
        return None;
    }
    let words = (index..context.tokens.len()).take_while(|&position| is_word(context.kind(position))).count();
    if context.kind(index + words) != TokenKind::String {
        return None;
    }
    let range = TextRange::new(context.range(index).start(), context.range(index + words - 1).end());
    Some(Explanation::new(range, "invalid syntax. Is this intended to be part of the string?"))
}

/// A header is complete, but something other than a colon follows.
pub fn after_header(context: &Context<'_>, index: usize) -> Explanation {
    let line = context.line_start(index);
    match context.kind(line) {
        TokenKind::Except => expected_colon_after_except(context, line, index),
        TokenKind::Def | TokenKind::Async | TokenKind::Try | TokenKind::Finally | TokenKind::Else => {
            Explanation::new(context.range(index), "expected ':'")
        }
        _ => Explanation::new(context.range(index), "invalid syntax"),
    }
}

/// `except A as a.b:`.
fn expected_colon_after_except(context: &Context<'_>, line: usize, index: usize) -> Explanation {
    let here = context.range(index);
    let star = if context.kind(line + 1) == TokenKind::Star { "*" } else { "" };
    let is_target = (line..index).any(|position| context.kind(position) == TokenKind::As);
    let kind = match context.kind(index) {
        TokenKind::Dot if is_target => "attribute",
        TokenKind::Lsqb if is_target => "subscript",
        _ => return Explanation::new(here, "invalid syntax"),
    };
    let target = context.range(index - 1).start();
    let colon = (index..context.tokens.len()).find(|&position| context.kind(position) == TokenKind::Colon);
    let end = colon.map_or(here.end(), |colon| context.range(colon).start());
    let message = format!("cannot use except{star} statement with {kind}");
    Explanation::new(TextRange::new(target, end), message)
}

/// Errors that the parser has only words for.
pub fn other(context: &Context<'_>, at: TextRange, text: &str) -> Explanation {
    let fixed = |message: &str| Explanation::new(at, message);
    let index = context.index_from(at.start());
    if let Some(clause) = text.strip_prefix("Expected an indented block after ") {
        return missing_block(context, at, clause);
    }
    match text {
        "Expected a statement" => no_statement(context, index),
        "Only one '/' separator allowed" => fixed("/ may appear only once"),
        "'/' parameter must appear before '*' parameter" => fixed("/ must be ahead of *"),
        "Position-only parameter separator not allowed as first parameter" => first_slash(context, index, at),
        "Only one '*' parameter allowed" | "Only one '*' separator allowed" => fixed("* argument may appear only once"),
        text if text.starts_with("Keyword-only parameter separator") => fixed("* argument may appear only once"),
        "Only one '**' parameter allowed" => fixed("arguments cannot follow var-keyword argument"),
        "Cannot have both 'except' and 'except*' on the same 'try'" => {
            fixed("cannot have both 'except' and 'except*' on the same 'try'")
        }
        "Cannot mix t-string literals with string or bytes literals" => {
            fixed("cannot mix t-string literals with string or bytes literals")
        }
        "Bytes literal cannot be mixed with non-bytes literals" => fixed("cannot mix bytes and nonbytes literals"),
        text if text.starts_with("Only single target") => assignment::annotated(context, at),
        "Boolean 'not' expression cannot be used here" => fixed("'not' after an operator must be parenthesized"),
        "Trailing comma not allowed" if context.kind(context.line_start(index)) == TokenKind::From => {
            Explanation::new(context.range(index), "trailing comma not allowed without surrounding parentheses")
        }
        "Multiple exception types must be parenthesized when using `as`" => {
            fixed("multiple exception types must be parenthesized when using 'as'")
        }
        "Expected one or more exception types" => {
            Explanation::new(context.range(index), "expected one or more exception types")
        }
        "Expected `except` or `finally` after `try` block" => {
            Explanation::new(context.range(index), "expected 'except' or 'finally' block")
        }
        "Positional patterns cannot follow keyword patterns" => fixed("positional patterns follow keyword patterns"),
        "Expected a parameter name" => keyword_argument(context, at),
        "Expected symbol after `as`" => import_target(context, index),
        "Expected an expression or a ')'" | "Expected an expression or a ']'" | "Expected an expression or a '}'" => {
            expected::token(context, at, TokenKind::Comma, context.kind(index))
        }
        text if text.starts_with("Expected an identifier, but found a keyword") => keyword_as_name(context, index),
        _ => expected::invalid_syntax(context, at),
    }
}

/// A clause or a stray token where a statement should begin.
fn no_statement(context: &Context<'_>, index: usize) -> Explanation {
    let here = context.range(index);
    let column = column_of(context, here.start());
    let keyword = context.kind(index);
    let follows_else = (0..index).rev().find(|&position| {
        !is_layout(context.kind(position))
            && context.line_start(position) == position
            && column_of(context, context.range(position).start()) == column
    });
    let after_else = follows_else.is_some_and(|position| context.kind(position) == TokenKind::Else);
    match keyword {
        TokenKind::Elif if after_else => Explanation::new(here, "'elif' block follows an 'else' block"),
        _ => Explanation::new(here, "invalid syntax"),
    }
}

fn column_of(context: &Context<'_>, offset: TextSize) -> usize {
    let before = &context.text[..offset.to_usize()];
    before.len() - before.rfind('\n').map_or(0, |newline| newline + 1)
}

/// `clause` is the parser's name of what lacks its block: `` `if` statement `` and the like.
fn missing_block(context: &Context<'_>, at: TextRange, clause: &str) -> Explanation {
    let next = context.index_from(at.start());
    // The header's line ends with the last newline token before the error.
    let newline = (0..=next.min(context.tokens.len().saturating_sub(1))).rev().find(|&position| {
        context.kind(position) == TokenKind::Newline && context.range(position).start() <= at.start()
    });
    let header = context.line_start(newline.unwrap_or(0));
    let line = context.line_of(context.range(header).start());
    let after = newline.map_or(next, |position| position + 1);
    let shown = (after..context.tokens.len()).find(|&position| !matches!(context.kind(position), TokenKind::Dedent));
    let what = match clause {
        "function definition" => "function definition".to_string(),
        "`class` definition" => "class definition".to_string(),
        _ => {
            let star = if context.kind(header) == TokenKind::Except && context.kind(header + 1) == TokenKind::Star {
                "*"
            } else {
                ""
            };
            let keyword = clause.split('`').nth(1).unwrap_or(clause);
            format!("'{keyword}{star}' statement")
        }
    };
    let range = context.range(shown.unwrap_or(context.tokens.len()));
    Explanation::indentation(range, format!("expected an indented block after {what} on line {line}"))
}

fn first_slash(context: &Context<'_>, index: usize, at: TextRange) -> Explanation {
    match context.kind_before(index) {
        TokenKind::Lpar | TokenKind::Lambda if context.kind(index + 1) != TokenKind::Comma => {
            Explanation::new(at, "invalid syntax")
        }
        TokenKind::Lpar | TokenKind::Lambda => Explanation::new(at, "at least one argument must precede /"),
        _ => Explanation::new(at, "/ must be ahead of *"),
    }
}

/// `f(a.b=1)`.
fn keyword_argument(context: &Context<'_>, at: TextRange) -> Explanation {
    let index = context.index_from(at.start());
    let equal = (index..context.tokens.len()).find(|&position| context.kind(position) == TokenKind::Equal);
    let range = equal.map_or(at, |equal| TextRange::new(at.start(), context.range(equal).end()));
    match context.kind(index) {
        TokenKind::True | TokenKind::False | TokenKind::None if equal == Some(index + 1) => {
            Explanation::new(range, format!("cannot assign to {}", context.token_text(index)))
        }
        TokenKind::Star => Explanation::new(range, "cannot assign to iterable argument unpacking"),
        TokenKind::DoubleStar => Explanation::new(range, "cannot assign to keyword argument unpacking"),
        _ => Explanation::new(range, "expression cannot contain assignment, perhaps you meant \"==\"?"),
    }
}

/// `import a as 1`.
fn import_target(context: &Context<'_>, index: usize) -> Explanation {
    let start = context.range(index).start();
    let kind = match (context.expression_starting_at(start), context.kind(index)) {
        (Some(target), _) => Some((target.range(), kind_name(target))),
        (None, TokenKind::Int | TokenKind::Float | TokenKind::Complex | TokenKind::String) => {
            Some((context.range(index), "literal"))
        }
        (None, TokenKind::None) => Some((context.range(index), "None")),
        (None, TokenKind::True) => Some((context.range(index), "True")),
        (None, TokenKind::False) => Some((context.range(index), "False")),
        _ => None,
    };
    match kind {
        Some((range, kind)) => Explanation::new(range, format!("cannot use {kind} as import target")),
        None => Explanation::new(context.range(index), "invalid syntax"),
    }
}

/// A keyword stands where a name or value should.
fn keyword_as_name(context: &Context<'_>, index: usize) -> Explanation {
    let here = context.range(index);
    let is_statement = matches!(
        context.kind(index),
        TokenKind::Pass
            | TokenKind::Break
            | TokenKind::Continue
            | TokenKind::Return
            | TokenKind::Raise
            | TokenKind::Global
            | TokenKind::Nonlocal
            | TokenKind::Del
            | TokenKind::Assert
            | TokenKind::Import
            | TokenKind::From
    );
    match context.kind_before(index) {
        TokenKind::Else if is_statement && context.line_start(index) + 1 != index => {
            Explanation::new(here, "expected expression after 'else', but statement is given")
        }
        _ if is_statement && context.kind(index + 1) == TokenKind::If => {
            let range = TextRange::new(here.start(), here.end());
            Explanation::new(range, "expected expression before 'if', but statement is given")
        }
        _ => Explanation::new(here, "invalid syntax"),
    }
}
