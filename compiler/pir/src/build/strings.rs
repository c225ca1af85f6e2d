//! f-strings.

use molt_syntax::ast::{self, ConversionFlag, Expr, FStringPart, InterpolatedStringElement};
use molt_syntax::{Ranged, TextRange};

use super::function::FunctionBuilder;
use crate::ir::*;
use crate::ops::Op;

/// A part of a string that is put together.
enum Part<'a> {
    Text(String),
    Field(&'a ast::InterpolatedElement),
}

impl<'a> FunctionBuilder<'a, '_> {
    /// `f"…"`, with strings and f-strings written next to it.
    pub fn f_string(&mut self, expr: &'a Expr, string: &'a ast::ExprFString) -> Value {
        let mut parts = Vec::new();
        for part in &string.value {
            match part {
                FStringPart::Literal(literal) => push_text(&mut parts, literal),
                FStringPart::FString(string) => push_elements(&mut parts, &string.elements),
            }
        }
        self.concatenation(parts, expr.range())
    }

    fn concatenation(&mut self, parts: Vec<Part<'a>>, range: TextRange) -> Value {
        if parts.is_empty() {
            return self.text("");
        }
        let strings: Vec<Value> = parts
            .into_iter()
            .map(|part| match part {
                Part::Text(text) => self.text(&text),
                Part::Field(field) => self.field(field),
            })
            .collect();
        match strings[..] {
            [single] => single,
            _ => {
                let site = self.range_site(range);
                self.value(Op::ConcatStrings, strings, Some(site))
            }
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
                push_elements(&mut parts, &spec.elements);
                self.concatenation(parts, spec.range)
            }
            None => self.unbound,
        };
        self.value(Op::FormatValue(conversion), [value, spec], Some(site))
    }
}

fn push_elements<'a>(parts: &mut Vec<Part<'a>>, elements: &'a ast::InterpolatedStringElements) {
    for element in elements {
        match element {
            InterpolatedStringElement::Literal(literal) => push_text(parts, literal),
            InterpolatedStringElement::Interpolation(field) => {
                if let Some(debug) = &field.debug_text {
                    push_text(parts, &format!("{}{}{}", debug.leading(), debug.expression(), debug.trailing()));
                }
                parts.push(Part::Field(field));
            }
        }
    }
}

fn push_text(parts: &mut Vec<Part>, text: &str) {
    if text.is_empty() {
        return;
    }
    match parts.last_mut() {
        Some(Part::Text(before)) => before.push_str(text),
        _ => parts.push(Part::Text(text.to_string())),
    }
}
