//! Syntax errors in CPython's words.
//!
//! The parser says what it missed where; CPython says what it thinks was meant. From the parser's finding, the tokens
//! around it and the tree that was recovered, this finds CPython's message and the range it underlines.

mod assignment;
mod context;
mod escapes;
mod expected;
mod fields;
mod statements;

use ruff_python_ast::Stmt;
use ruff_python_ast::token::{Token, TokenKind};
use ruff_python_parser::{LexicalErrorType, ParseError, ParseErrorType};
use ruff_text_size::{Ranged, TextRange, TextSize};

use context::Context;

/// A syntax error as CPython tells it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Explanation {
    /// The message.
    pub message: String,
    /// What it points at.
    pub range: TextRange,
    /// Whether it is an `IndentationError`.
    pub is_indentation: bool,
}

impl Explanation {
    fn new(range: TextRange, message: impl Into<String>) -> Explanation {
        Explanation { message: message.into(), range, is_indentation: false }
    }

    fn indentation(range: TextRange, message: impl Into<String>) -> Explanation {
        Explanation { message: message.into(), range, is_indentation: true }
    }
}

/// Explains errors of a file, given its tokens and the statements that were recovered.
pub struct Explainer<'a> {
    context: Context<'a>,
}

impl<'a> Explainer<'a> {
    /// For a file.
    pub fn new(text: &'a str, tokens: &[Token], body: &'a [Stmt]) -> Explainer<'a> {
        Explainer { context: Context::new(text, tokens, body) }
    }

    /// Whether CPython, looking for what is meant at an error, reads as far as a later offset: it parses an operand that
    /// follows another at once, or the value after a stray `=` and what comes next.
    pub fn reads_on(&self, error: TextSize, to: TextSize) -> bool {
        let index = self.context.index_from(error);
        let kind = self.context.kind(index);
        let is_same_line = !self.context.text[TextRange::new(error.min(to), to)].contains('\n');
        let follows_operand = context::ends_operand(self.context.kind_before(index));
        if kind == TokenKind::Equal {
            return to <= error && self.context.value_ends_line(index + 1);
        }
        to >= error && is_same_line && follows_operand && (context::begins_operand(kind) || context::is_opening(kind))
    }

    /// Where the last token before an offset starts, if there is one.
    pub fn token_before(&self, offset: TextSize) -> Option<TextSize> {
        let before = self.context.tokens.iter().rev().filter(|token| token.start() < offset);
        before.filter(|token| !token.kind().is_trivia() && !context::is_layout(token.kind())).map(Ranged::start).next()
    }

    /// Whether only the ends of lines and blocks follow an offset.
    pub fn is_last(&self, offset: TextSize) -> bool {
        let after = self.context.tokens.iter().rev().take_while(|token| token.start() >= offset);
        after.clone().all(|token| context::is_layout(token.kind()))
    }

    /// What CPython would say about an error if it were the file's first.
    pub fn explain(&self, error: &ParseError) -> Explanation {
        let context = &self.context;
        let at = error.location;
        let fixed = |message: &str| Explanation::new(at, message);
        match &error.error {
            ParseErrorType::Lexical(lexical) => self.lexical(lexical, at),
            ParseErrorType::InvalidAssignmentTarget => assignment::assignment(context, at),
            ParseErrorType::InvalidDeleteTarget => assignment::deletion(context, at),
            ParseErrorType::InvalidAugmentedAssignmentTarget => assignment::augmented(context, at),
            ParseErrorType::InvalidNamedAssignmentTarget => assignment::named(context, at),
            ParseErrorType::InvalidAnnotatedAssignmentTarget => assignment::annotated(context, at),
            ParseErrorType::ExpectedExpression => expected::expression(context, at),
            ParseErrorType::ExpectedToken { expected, found } => expected::token(context, at, *expected, *found),
            ParseErrorType::SimpleStatementsOnSameLine => statements::same_line(context, at),
            ParseErrorType::UnexpectedIndentation => {
                Explanation::indentation(context.token_range_from(at.end()), "unexpected indent")
            }
            ParseErrorType::UnparenthesizedGeneratorExpression => expected::generator_argument(context, at),
            ParseErrorType::InvalidStarredExpressionUsage => expected::starred(context, at),
            ParseErrorType::ParamAfterVarKeywordParam => fixed("arguments cannot follow var-keyword argument"),
            ParseErrorType::NonDefaultParamAfterDefaultParam => expected::default(context, at),
            ParseErrorType::VarParameterWithDefault => expected::variadic_default(context, at),
            ParseErrorType::PositionalAfterKeywordArgument => fixed("positional argument follows keyword argument"),
            ParseErrorType::PositionalAfterKeywordUnpacking => {
                fixed("positional argument follows keyword argument unpacking")
            }
            ParseErrorType::InvalidArgumentUnpackingOrder => {
                fixed("iterable argument unpacking follows keyword argument unpacking")
            }
            ParseErrorType::IterableUnpackingInComprehension => expected::comprehension_unpacking(context, at),
            ParseErrorType::ExpectedKeywordParam => expected::keyword_parameter(context, at),
            ParseErrorType::EmptyTypeParams => fixed("Type parameter list cannot be empty"),
            ParseErrorType::EmptyImportNames => expected::import_names(context, at),
            ParseErrorType::ExpectedRealNumber => fixed("real number required in complex literal"),
            ParseErrorType::ExpectedImaginaryNumber => fixed("imaginary number required in complex literal"),
            ParseErrorType::InvalidMatchPatternTarget if context.text[..at.start().to_usize()].ends_with("**") => {
                fixed("invalid syntax")
            }
            ParseErrorType::InvalidMatchPatternTarget => fixed("cannot use '_' as a target"),
            ParseErrorType::FStringError(error) => fields::explain(context, at, 'f', error),
            ParseErrorType::TStringError(error) => fields::explain(context, at, 't', error),
            ParseErrorType::OtherError(text) => statements::other(context, at, text),
            _ => expected::invalid_syntax(context, at),
        }
    }

    fn lexical(&self, error: &LexicalErrorType, at: TextRange) -> Explanation {
        match error {
            LexicalErrorType::InvalidByteLiteral => {
                let range = self.context.covering_token(at);
                Explanation::new(range, "bytes can only contain ASCII literal characters")
            }
            LexicalErrorType::UnicodeError
            | LexicalErrorType::MissingUnicodeLbrace
            | LexicalErrorType::MissingUnicodeRbrace
            | LexicalErrorType::StringError => escapes::explain(&self.context, at),
            LexicalErrorType::FStringError(error) => fields::explain(&self.context, at, 'f', error),
            LexicalErrorType::TStringError(error) => fields::explain(&self.context, at, 't', error),
            _ => expected::invalid_syntax(&self.context, at),
        }
    }
}
