//! Which op stands for which operator.

use molt_syntax::ast::{CmpOp, Operator, UnaryOp};

use crate::ops::{BinaryKind, CompareKind, UnaryKind};

pub(super) fn binary(operator: Operator) -> BinaryKind {
    match operator {
        Operator::Add => BinaryKind::Add,
        Operator::Sub => BinaryKind::Sub,
        Operator::Mult => BinaryKind::Mul,
        Operator::MatMult => BinaryKind::MatMul,
        Operator::Div => BinaryKind::TrueDiv,
        Operator::Mod => BinaryKind::Mod,
        Operator::Pow => BinaryKind::Pow,
        Operator::LShift => BinaryKind::LShift,
        Operator::RShift => BinaryKind::RShift,
        Operator::BitOr => BinaryKind::Or,
        Operator::BitXor => BinaryKind::Xor,
        Operator::BitAnd => BinaryKind::And,
        Operator::FloorDiv => BinaryKind::FloorDiv,
    }
}

/// `None` for `not`.
pub(super) fn unary(operator: UnaryOp) -> Option<UnaryKind> {
    match operator {
        UnaryOp::Invert => Some(UnaryKind::Invert),
        UnaryOp::UAdd => Some(UnaryKind::Pos),
        UnaryOp::USub => Some(UnaryKind::Neg),
        UnaryOp::Not => None,
    }
}

/// What a comparison does.
pub(super) enum Comparison {
    Rich(CompareKind),
    /// `is`, or `is not` when negated.
    Identity {
        negated: bool,
    },
    /// `in`, or `not in` when negated.
    Membership {
        negated: bool,
    },
}

pub(super) fn comparison(operator: CmpOp) -> Comparison {
    match operator {
        CmpOp::Eq => Comparison::Rich(CompareKind::Eq),
        CmpOp::NotEq => Comparison::Rich(CompareKind::Ne),
        CmpOp::Lt => Comparison::Rich(CompareKind::Lt),
        CmpOp::LtE => Comparison::Rich(CompareKind::Le),
        CmpOp::Gt => Comparison::Rich(CompareKind::Gt),
        CmpOp::GtE => Comparison::Rich(CompareKind::Ge),
        CmpOp::Is => Comparison::Identity { negated: false },
        CmpOp::IsNot => Comparison::Identity { negated: true },
        CmpOp::In => Comparison::Membership { negated: false },
        CmpOp::NotIn => Comparison::Membership { negated: true },
    }
}
