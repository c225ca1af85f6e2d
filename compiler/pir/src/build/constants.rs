//! Literals, and the displays of literals that are constants.

use molt_source::SourceFile;
use molt_syntax::ast::{self, Expr, Number, StringFlags, UnaryOp};
use molt_syntax::{Ranged, TextRange};

use super::escapes::literal_bytes;
use crate::ops::Constant;

/// The constant that an expression is: a literal, a negated number, a tuple of constants.
pub(super) fn constant_of(expr: &Expr, source: &SourceFile) -> Option<Constant> {
    let constant_of = |expr| constant_of(expr, source);
    Some(match expr {
        Expr::NoneLiteral(_) => Constant::None,
        Expr::BooleanLiteral(literal) => Constant::Bool(literal.value),
        Expr::EllipsisLiteral(_) => Constant::Ellipsis,
        Expr::NumberLiteral(literal) => number(&literal.value),
        Expr::StringLiteral(literal) => Constant::Str(string(&literal.value, source).into()),
        Expr::BytesLiteral(literal) => Constant::Bytes(literal.value.bytes().collect::<Vec<u8>>().into()),
        Expr::UnaryOp(operation) if operation.op == UnaryOp::USub => negated(constant_of(&operation.operand)?)?,
        Expr::Tuple(tuple) => Constant::Tuple(tuple.elts.iter().map(constant_of).collect::<Option<Vec<_>>>()?.into()),
        _ => return None,
    })
}

/// The value of adjacent string literals.
pub(super) fn string(value: &ast::StringLiteralValue, source: &SourceFile) -> Vec<u8> {
    value.iter().flat_map(|literal| string_literal(literal, source)).collect()
}

/// The value of a string literal.
pub(super) fn string_literal(literal: &ast::StringLiteral, source: &SourceFile) -> Vec<u8> {
    let (start, end) = (literal.flags.opener_len(), literal.flags.closer_len());
    let content = TextRange::new(literal.start() + start, literal.end() - end);
    literal_bytes(&literal.value, content, literal.flags.prefix().is_raw(), source)
}

fn number(number: &Number) -> Constant {
    match number {
        Number::Int(int) => match int.as_i64() {
            Some(value) => Constant::Int(value),
            None => Constant::BigInt(decimal(&int.to_string()).into()),
        },
        Number::Float(value) => Constant::Float(value.to_bits()),
        Number::Complex { real, imag } => Constant::Complex(real.to_bits(), imag.to_bits()),
    }
}

/// The decimal digits of a number written in any base.
fn decimal(literal: &str) -> String {
    let digits: String = literal.chars().filter(|&c| c != '_').collect();
    let base = match digits.get(..2) {
        Some("0x" | "0X") => 16,
        Some("0o" | "0O") => 8,
        Some("0b" | "0B") => 2,
        _ => return digits,
    };
    // Schoolbook conversion, in groups of nine decimal digits, lowest first.
    let mut groups: Vec<u64> = vec![0];
    for digit in digits[2..].chars().filter_map(|c| c.to_digit(base)) {
        let mut carry = u64::from(digit);
        for group in &mut groups {
            carry += *group * u64::from(base);
            *group = carry % 1_000_000_000;
            carry /= 1_000_000_000;
        }
        if carry > 0 {
            groups.push(carry);
        }
    }
    let (last, rest) = groups.split_last().expect("there is at least one group");
    rest.iter().rev().fold(last.to_string(), |text, group| format!("{text}{group:09}"))
}

/// What CPython's compiler folds `-x` to.
fn negated(constant: Constant) -> Option<Constant> {
    Some(match constant {
        Constant::Int(value) => match value.checked_neg() {
            Some(value) => Constant::Int(value),
            None => Constant::BigInt("9223372036854775808".into()),
        },
        Constant::BigInt(digits) => match digits.strip_prefix('-') {
            Some(digits) => Constant::BigInt(digits.into()),
            None if &*digits == "9223372036854775808" => Constant::Int(i64::MIN),
            None => Constant::BigInt(format!("-{digits}").into()),
        },
        Constant::Float(bits) => Constant::Float((-f64::from_bits(bits)).to_bits()),
        Constant::Complex(real, imaginary) => {
            Constant::Complex((-f64::from_bits(real)).to_bits(), (-f64::from_bits(imaginary)).to_bits())
        }
        _ => return None,
    })
}

/// Whether a constant is true in a test.
pub(super) fn is_true(constant: &Constant) -> bool {
    match constant {
        Constant::None => false,
        Constant::Bool(value) => *value,
        Constant::Ellipsis => true,
        Constant::Int(value) => *value != 0,
        Constant::BigInt(_) => true,
        Constant::Float(bits) => f64::from_bits(*bits) != 0.0,
        Constant::Complex(real, imaginary) => f64::from_bits(*real) != 0.0 || f64::from_bits(*imaginary) != 0.0,
        Constant::Str(bytes) | Constant::Bytes(bytes) => !bytes.is_empty(),
        Constant::Tuple(items) => !items.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn big_literals_become_decimal() {
        assert_eq!(decimal("0x1_0000_0000_0000_0000"), "18446744073709551616");
        assert_eq!(decimal("0b1000"), "8");
        assert_eq!(decimal("1_000_000_000_000_000_000_000"), "1000000000000000000000");
        assert_eq!(decimal("0o1000000000000000000000000"), "4722366482869645213696");
    }
}
