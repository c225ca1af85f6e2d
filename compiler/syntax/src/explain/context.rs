//! What stands around an error: its tokens, and expressions of the recovered tree.

use ruff_python_ast::token::{Token, TokenKind};
use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{Expr, Stmt};
use ruff_text_size::{Ranged, TextRange, TextSize};

/// A file with an error in it.
pub struct Context<'a> {
    pub text: &'a str,
    /// Without comments and blank lines.
    pub tokens: Vec<Token>,
    pub body: &'a [Stmt],
}

impl<'a> Context<'a> {
    pub fn new(text: &'a str, tokens: &[Token], body: &'a [Stmt]) -> Context<'a> {
        let counts = |token: &&Token| !matches!(token.kind(), TokenKind::Comment | TokenKind::NonLogicalNewline);
        Context { text, tokens: tokens.iter().filter(counts).copied().collect(), body }
    }

    /// Position of the first token that starts at an offset or after it; the number of tokens if none does.
    pub fn index_from(&self, offset: TextSize) -> usize {
        let index = self.tokens.partition_point(|token| token.start() < offset);
        let dedents = self.tokens[index..].iter().take_while(|token| token.kind() == TokenKind::Dedent).count();
        index + dedents
    }

    /// The first token that starts at an offset or after it, as CPython would point at it.
    pub fn token_range_from(&self, offset: TextSize) -> TextRange {
        match self.tokens.get(self.index_from(offset)) {
            Some(token) => token.range(),
            None => TextRange::empty(self.text.text_len()),
        }
    }

    pub fn kind(&self, index: usize) -> TokenKind {
        self.tokens.get(index).map_or(TokenKind::EndOfFile, |token| token.kind())
    }

    /// The token before, by position.
    pub fn kind_before(&self, index: usize) -> TokenKind {
        match index {
            0 => TokenKind::Newline,
            _ => self.kind(index - 1),
        }
    }

    pub fn range(&self, index: usize) -> TextRange {
        self.tokens.get(index).map_or(TextRange::empty(self.text.text_len()), |token| token.range())
    }

    pub fn token_text(&self, index: usize) -> &'a str {
        &self.text[self.range(index)]
    }

    pub fn line_of(&self, offset: TextSize) -> usize {
        1 + self.text[..offset.to_usize()].bytes().filter(|&byte| byte == b'\n').count()
    }

    /// Position of the first token of the logical line that a token stands on.
    pub fn line_start(&self, index: usize) -> usize {
        (0..index.min(self.tokens.len()))
            .rev()
            .find(|&before| is_layout(self.kind(before)))
            .map_or(0, |before| before + 1)
    }

    /// Whether the expression that starts with a token is the last of its line.
    pub fn value_ends_line(&self, index: usize) -> bool {
        let value =
            self.find(|expression| expression.start() == self.range(index).start() && !expression.range().is_empty());
        value.is_some_and(|value| self.text[value.end().to_usize()..].trim_start_matches(' ').starts_with(['\n', '#']))
    }

    /// Position of the first token of the simple statement that a token stands in.
    pub fn statement_start(&self, index: usize) -> usize {
        let line = self.line_start(index);
        let mut depth = 0;
        let mut start = line;
        for position in line..index {
            match self.kind(position) {
                kind if is_opening(kind) => depth += 1,
                kind if is_closing(kind) => depth -= 1,
                TokenKind::Semi if depth == 0 => start = position + 1,
                _ => {}
            }
        }
        start
    }

    /// The innermost bracket that is open before a token.
    pub fn bracket_around(&self, index: usize) -> Option<usize> {
        let mut open = Vec::new();
        for position in self.line_start(index)..index {
            match self.kind(position) {
                kind if is_opening(kind) => open.push(position),
                kind if is_closing(kind) => {
                    open.pop();
                }
                _ => {}
            }
        }
        open.last().copied()
    }

    /// The token that covers a range.
    pub fn covering_token(&self, at: TextRange) -> TextRange {
        let covers = |token: &&Token| token.range().contains_range(at);
        self.tokens.iter().find(covers).map_or(at, |token| token.range())
    }

    /// If a token is the brace of a field of an f-string or t-string, `f` or `t`.
    pub fn field_letter(&self, brace: usize) -> Option<char> {
        let mut open: Vec<Open> = Vec::new();
        for position in 0..=brace {
            match self.kind(position) {
                TokenKind::FStringStart => open.push(Open::String('f')),
                TokenKind::TStringStart => open.push(Open::String('t')),
                TokenKind::Lbrace => match open.last() {
                    Some(Open::String(letter) | Open::Specification(letter)) => open.push(Open::Field(*letter)),
                    _ => open.push(Open::Bracket),
                },
                TokenKind::Colon => {
                    if let Some(Open::Field(letter)) = open.last() {
                        let letter = *letter;
                        open.pop();
                        open.push(Open::Specification(letter));
                    }
                }
                TokenKind::FStringEnd | TokenKind::TStringEnd => {
                    open.pop();
                }
                TokenKind::Newline => open.clear(),
                kind if is_opening(kind) => open.push(Open::Bracket),
                kind if is_closing(kind) => {
                    open.pop();
                }
                _ => {}
            }
        }
        match open.last() {
            Some(Open::Field(letter)) if self.kind(brace) == TokenKind::Lbrace => Some(*letter),
            _ => None,
        }
    }

    /// The expression with exactly this range.
    pub fn expression_at(&self, at: TextRange) -> Option<&'a Expr> {
        self.find(|expression| expression.range() == at)
    }

    /// The outermost expression that starts at an offset.
    pub fn expression_starting_at(&self, start: TextSize) -> Option<&'a Expr> {
        self.find(|expression| expression.start() == start && !expression.range().is_empty())
    }

    /// Whether something is missing within an expression.
    pub fn has_hole(&self, expression: &'a Expr) -> bool {
        let mut finder = Finder { accept: |part: &Expr| part.range().is_empty(), found: None };
        finder.visit_expr(expression);
        finder.found.is_some()
    }

    /// The first expression, outer ones first, that is like that.
    pub fn find(&self, accept: impl Fn(&Expr) -> bool) -> Option<&'a Expr> {
        let mut finder = Finder { accept, found: None };
        finder.visit_body(self.body);
        finder.found
    }
}

/// What a token can stand in.
enum Open {
    String(char),
    Field(char),
    Specification(char),
    Bracket,
}

struct Finder<'a, F> {
    accept: F,
    found: Option<&'a Expr>,
}

impl<'a, F: Fn(&Expr) -> bool> Visitor<'a> for Finder<'a, F> {
    fn visit_expr(&mut self, expression: &'a Expr) {
        if self.found.is_some() {
            return;
        }
        if (self.accept)(expression) {
            self.found = Some(expression);
            return;
        }
        visitor::walk_expr(self, expression);
    }
}

/// Whether a token only ends or begins lines and blocks.
pub fn is_layout(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent | TokenKind::EndOfFile)
}

pub fn is_opening(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace)
}

pub fn is_closing(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace)
}

/// Whether an expression can begin with a token where no operator can stand.
pub fn begins_operand(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Name
            | TokenKind::Int
            | TokenKind::Float
            | TokenKind::Complex
            | TokenKind::String
            | TokenKind::FStringStart
            | TokenKind::TStringStart
            | TokenKind::Lbrace
            | TokenKind::True
            | TokenKind::False
            | TokenKind::None
            | TokenKind::Ellipsis
            | TokenKind::Lambda
            | TokenKind::Not
            | TokenKind::Tilde
            | TokenKind::Match
            | TokenKind::Case
            | TokenKind::Type
    )
}

/// Whether an expression can end with a token.
pub fn ends_operand(kind: TokenKind) -> bool {
    is_closing(kind)
        || matches!(
            kind,
            TokenKind::Name
                | TokenKind::Int
                | TokenKind::Float
                | TokenKind::Complex
                | TokenKind::String
                | TokenKind::FStringEnd
                | TokenKind::TStringEnd
                | TokenKind::True
                | TokenKind::False
                | TokenKind::None
                | TokenKind::Ellipsis
        )
}

trait TextLength {
    fn text_len(&self) -> TextSize;
}

impl TextLength for str {
    fn text_len(&self) -> TextSize {
        TextSize::new(self.len() as u32)
    }
}
