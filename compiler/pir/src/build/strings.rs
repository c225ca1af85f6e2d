//! f-strings.

use molt_source::SourceFile;
use molt_syntax::ast::{self, ConversionFlag, Expr, FStringPart, InterpolatedStringElement};

use super::constants::string_literal;
use super::escapes::literal_bytes;
use super::function::FunctionBuilder;
use crate::ir::*;
use crate::ops::{Constant, Op};

/// A part of a string that is put together.
pub(super) enum Part<'a> {
    /// Text, in WTF-8.
    Text(Vec<u8>),
    /// `{…}` of an f-string.
    Field(&'a ast::InterpolatedElement),
    /// `%…` of a formatting operation: value, conversion, spec.
    Argument(&'a Expr, u8, String),
}

impl<'a> FunctionBuilder<'a, '_> {
    /// `f"…"`, with strings and f-strings written next to it.
    pub fn f_string(&mut self, expr: &'a Expr, string: &'a ast::ExprFString) -> Value {
        let mut parts = Vec::new();
        for part in &string.value {
            match part {
                FStringPart::Literal(literal) => {
                    push_text(&mut parts, &string_literal(literal, self.module.source));
                }
                FStringPart::FString(string) => {
                    let is_raw = string.flags.prefix().is_raw();
                    push_elements(&mut parts, &string.elements, is_raw, self.module.source);
                }
            }
        }
        let site = self.site(expr);
        self.concatenation(parts, site)
    }

    /// Makes the parts' strings in order and joins them.
    pub fn concatenation(&mut self, parts: Vec<Part<'a>>, site: SiteId) -> Value {
        if parts.is_empty() {
            return self.text("");
        }
        let strings: Vec<Value> = parts
            .into_iter()
            .map(|part| match part {
                Part::Text(text) => self.constant(Constant::Str(text.into())),
                Part::Field(field) => self.field(field),
                Part::Argument(argument, conversion, spec) => {
                    let value = self.expression(argument);
                    let spec = if spec.is_empty() { self.unbound } else { self.text(&spec) };
                    let site = self.site(argument);
                    self.value(Op::FormatValue(conversion), [value, spec], Some(site))
                }
            })
            .collect();
        match strings[..] {
            [single] => single,
            _ => self.value(Op::ConcatStrings, strings, Some(site)),
        }
    }

    /// `{value!r:spec}`.
    fn field(&mut self, field: &'a ast::InterpolatedElement) -> Value {
        let value = self.expression(&field.expression);
        let site = self.range_site(field.range);
        let conversion = match field.conversion {
            // `{value=}` shows the `repr`, unless a spec says how to show it.
            ConversionFlag::None if field.debug_text.is_some() && field.format_spec.is_none() => b'r',
            ConversionFlag::None => 0,
            ConversionFlag::Str => b's',
            ConversionFlag::Ascii => b'a',
            ConversionFlag::Repr => b'r',
        };
        let spec = match &field.format_spec {
            Some(spec) => {
                let mut parts = Vec::new();
                push_elements(&mut parts, &spec.elements, false, self.module.source);
                let site = self.range_site(spec.range);
                self.concatenation(parts, site)
            }
            None => self.unbound,
        };
        self.value(Op::FormatValue(conversion), [value, spec], Some(site))
    }
}

fn push_elements<'a>(
    parts: &mut Vec<Part<'a>>,
    elements: &'a ast::InterpolatedStringElements,
    is_raw: bool,
    source: &SourceFile,
) {
    for element in elements {
        match element {
            InterpolatedStringElement::Literal(literal) => {
                push_text(parts, &literal_bytes(&literal.value, literal.range, is_raw, source));
            }
            InterpolatedStringElement::Interpolation(field) => {
                if let Some(debug) = &field.debug_text {
                    let text = format!("{}{}{}", debug.leading(), debug.expression(), debug.trailing());
                    push_text(parts, text.as_bytes());
                }
                parts.push(Part::Field(field));
            }
        }
    }
}

/// Adds text; what stands side by side becomes one part.
pub(super) fn push_text(parts: &mut Vec<Part>, text: &[u8]) {
    if text.is_empty() {
        return;
    }
    match parts.last_mut() {
        Some(Part::Text(before)) => before.extend_from_slice(text),
        _ => parts.push(Part::Text(text.to_vec())),
    }
}
