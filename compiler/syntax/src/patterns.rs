//! Patterns that CPython's compiler refuses: those that leave nothing to later ones, bind a name twice, or differ in
//! what they bind from their alternatives.
//!
//! Found in the order in which CPython compiles patterns; the first one of a `case` is told.

use molt_source::{Code, Diagnostics, FileId};
use ruff_python_ast::{self as ast, Expr, Number, Pattern, UnaryOp};
use ruff_text_size::{Ranged, TextRange};

use crate::span;

/// Reports what is wrong with the patterns of a `match`.
pub fn check(file: FileId, statement: &ast::StmtMatch, diagnostics: &mut Diagnostics) {
    for (index, case) in statement.cases.iter().enumerate() {
        let may_take_all = case.guard.is_some() || index + 1 == statement.cases.len();
        if let Err(Refusal { range, message }) = pattern(&case.pattern, may_take_all, &mut Vec::new()) {
            diagnostics.error(Code::Pattern, span(file, range), message);
        }
    }
}

struct Refusal {
    range: TextRange,
    message: String,
}

fn refuse(node: impl Ranged, message: impl Into<String>) -> Result<(), Refusal> {
    Err(Refusal { range: node.range(), message: message.into() })
}

/// Adds the names that a pattern binds.
fn pattern<'a>(node: &'a Pattern, may_take_all: bool, names: &mut Vec<&'a str>) -> Result<(), Refusal> {
    match node {
        Pattern::MatchValue(value) if value.value.is_f_string_expr() || value.value.is_t_string_expr() => {
            refuse(node, "patterns may only match literals and attribute lookups")
        }
        Pattern::MatchValue(_) | Pattern::MatchSingleton(_) => Ok(()),
        Pattern::MatchSequence(sequence) => {
            if sequence.patterns.iter().filter(|inner| inner.is_match_star()).count() > 1 {
                return refuse(node, "multiple starred names in sequence pattern");
            }
            sequence.patterns.iter().try_for_each(|inner| pattern(inner, true, names))
        }
        Pattern::MatchStar(star) => star.name.iter().try_for_each(|name| bind(node, name, names)),
        Pattern::MatchMapping(mapping) => {
            distinct_keys(mapping)?;
            mapping.patterns.iter().try_for_each(|inner| pattern(inner, true, names))?;
            mapping.rest.iter().try_for_each(|name| bind(node, name, names))
        }
        Pattern::MatchClass(class) => {
            let keywords = &class.arguments.keywords;
            for (index, keyword) in keywords.iter().enumerate() {
                if &*keyword.attr.id == "__debug__" {
                    return refuse(&keyword.pattern, "cannot assign to __debug__");
                }
                let repeated = keywords[index + 1..].iter().find(|other| other.attr.id == keyword.attr.id);
                if let Some(repeated) = repeated {
                    let message = format!("attribute name repeated in class pattern: {}", keyword.attr.id);
                    return refuse(&repeated.pattern, message);
                }
            }
            class.arguments.patterns.iter().try_for_each(|inner| pattern(inner, true, names))?;
            keywords.iter().try_for_each(|keyword| pattern(&keyword.pattern, true, names))
        }
        Pattern::MatchAs(ast::PatternMatchAs { pattern: Some(inner), name, .. }) => {
            pattern(inner, may_take_all, names)?;
            name.iter().try_for_each(|name| bind(node, name, names))
        }
        Pattern::MatchAs(ast::PatternMatchAs { name: Some(name), .. }) => {
            if !may_take_all {
                return refuse(node, format!("name capture '{}' makes remaining patterns unreachable", name.id));
            }
            bind(node, name, names)
        }
        Pattern::MatchAs(_) if may_take_all => Ok(()),
        Pattern::MatchAs(_) => refuse(node, "wildcard makes remaining patterns unreachable"),
        Pattern::MatchOr(alternatives) => {
            let mut bound: Option<Vec<&str>> = None;
            for (index, inner) in alternatives.patterns.iter().enumerate() {
                let mut own = Vec::new();
                let is_last = index + 1 == alternatives.patterns.len();
                pattern(inner, may_take_all && is_last, &mut own)?;
                let first = bound.get_or_insert_with(|| own.clone());
                if first.len() != own.len() || own.iter().any(|name| !first.contains(name)) {
                    return refuse(node, "alternative patterns bind different names");
                }
            }
            bound.unwrap_or_default().into_iter().try_for_each(|name| bind_name(node, name, names))
        }
    }
}

fn bind<'a>(node: &Pattern, name: &'a ast::Identifier, names: &mut Vec<&'a str>) -> Result<(), Refusal> {
    bind_name(node, &name.id, names)
}

fn bind_name<'a>(node: &Pattern, name: &'a str, names: &mut Vec<&'a str>) -> Result<(), Refusal> {
    if name == "__debug__" {
        return refuse(node, "cannot assign to __debug__");
    }
    if names.contains(&name) {
        return refuse(node, format!("multiple assignments to name '{name}' in pattern"));
    }
    names.push(name);
    Ok(())
}

fn distinct_keys(mapping: &ast::PatternMatchMapping) -> Result<(), Refusal> {
    let mut seen: Vec<Key> = Vec::new();
    for key in mapping.keys.iter().filter_map(Key::of) {
        if seen.contains(&key) {
            return refuse(mapping, format!("mapping pattern checks duplicate key ({})", key.repr()));
        }
        seen.push(key);
    }
    Ok(())
}

/// A constant key. Numbers are compared by value, whatever their types.
#[derive(Debug)]
enum Key {
    None,
    /// Real and imaginary part, and the text of its `repr`.
    Number(f64, f64, String),
    BigInt(String),
    Text(String),
    Bytes(Vec<u8>),
}

impl PartialEq for Key {
    fn eq(&self, other: &Key) -> bool {
        match (self, other) {
            (Key::None, Key::None) => true,
            (Key::Number(a, b, _), Key::Number(c, d, _)) => a == c && b == d,
            (Key::BigInt(a), Key::BigInt(b)) | (Key::Text(a), Key::Text(b)) => a == b,
            (Key::Bytes(a), Key::Bytes(b)) => a == b,
            _ => false,
        }
    }
}

impl Key {
    fn of(key: &Expr) -> Option<Key> {
        Some(match key {
            Expr::NoneLiteral(_) => Key::None,
            Expr::BooleanLiteral(node) if node.value => Key::Number(1.0, 0.0, "True".into()),
            Expr::BooleanLiteral(_) => Key::Number(0.0, 0.0, "False".into()),
            Expr::StringLiteral(node) => Key::Text(node.value.to_str().to_string()),
            Expr::BytesLiteral(node) => Key::Bytes(node.value.bytes().collect()),
            Expr::NumberLiteral(node) => match &node.value {
                Number::Int(int) => match int.as_u64().filter(|int| *int < 1 << 53) {
                    Some(small) => Key::Number(small as f64, 0.0, small.to_string()),
                    None => Key::BigInt(int.to_string()),
                },
                Number::Float(float) => Key::Number(*float, 0.0, format!("{float:?}")),
                Number::Complex { real, imag } => Key::Number(*real, *imag, format!("{imag}j")),
            },
            Expr::UnaryOp(node) if node.op == UnaryOp::USub => match Key::of(&node.operand)? {
                Key::Number(real, imag, text) => {
                    let text = if real == 0.0 && text == "0" { text } else { format!("-{text}") };
                    Key::Number(-real, -imag, text)
                }
                Key::BigInt(text) => Key::BigInt(format!("-{text}")),
                _ => return None,
            },
            Expr::BinOp(node) => match (Key::of(&node.left)?, Key::of(&node.right)?) {
                (Key::Number(real, _, left), Key::Number(_, imag, right)) => {
                    let (sign, imag) = if node.op == ast::Operator::Sub { ('-', -imag) } else { ('+', imag) };
                    Key::Number(real, imag, format!("({left}{sign}{right})"))
                }
                _ => return None,
            },
            _ => return None,
        })
    }

    fn repr(&self) -> String {
        match self {
            Key::None => "None".into(),
            Key::Number(_, _, text) | Key::BigInt(text) => text.clone(),
            Key::Text(text) => quoted(text.chars().map(|c| (c as u32, c.is_control()))),
            Key::Bytes(bytes) => format!("b{}", quoted(bytes.iter().map(|&b| (b.into(), !(32..127).contains(&b))))),
        }
    }
}

/// A literal for these characters, each with whether it must be written as an escape.
fn quoted(characters: impl Iterator<Item = (u32, bool)> + Clone) -> String {
    let has = |wanted: char| characters.clone().any(|(c, _)| c == wanted as u32);
    let quote = if has('\'') && !has('"') { '"' } else { '\'' };
    let mut text = String::from(quote);
    for (code, is_escaped) in characters.clone() {
        match char::from_u32(code).unwrap_or('?') {
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '\\' => text.push_str("\\\\"),
            _ if is_escaped => text.push_str(&format!("\\x{code:02x}")),
            c if c == quote => text.extend(['\\', c]),
            c => text.push(c),
        }
    }
    text.push(quote);
    text
}
