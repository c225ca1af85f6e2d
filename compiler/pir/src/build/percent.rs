//! `'…%s…' % (a, b)`, which CPython's compiler turns into an f-string.

use molt_source::SourceFile;
use molt_syntax::ast::{self, Expr, Operator};

use super::constants::string;
use super::strings::{Part, push_text};

/// The parts of the result, when the format is a literal with plain conversions, and the operand a display of as many items.
pub(super) fn percent_format<'a>(operation: &'a ast::ExprBinOp, source: &SourceFile) -> Option<Vec<Part<'a>>> {
    let (Expr::StringLiteral(format), Expr::Tuple(arguments)) = (&*operation.left, &*operation.right) else {
        return None;
    };
    if operation.op != Operator::Mod || arguments.elts.iter().any(Expr::is_starred_expr) {
        return None;
    }
    let format = string(&format.value, source);
    let mut arguments = arguments.elts.iter();
    let mut parts = Vec::new();
    let mut rest = &format[..];
    while let Some(place) = rest.iter().position(|&byte| byte == b'%') {
        push_text(&mut parts, &rest[..place]);
        rest = &rest[place + 1..];
        if let [b'%', after @ ..] = rest {
            push_text(&mut parts, b"%");
            rest = after;
            continue;
        }
        let (conversion, spec) = conversion(&mut rest)?;
        parts.push(Part::Argument(arguments.next()?, conversion, spec));
    }
    push_text(&mut parts, rest);
    arguments.next().is_none().then_some(parts)
}

/// What stands behind a `%`: the conversion and the spec that does the same in an f-string.
fn conversion(rest: &mut &[u8]) -> Option<(u8, String)> {
    let mut left = false;
    while let [flag @ (b'-' | b'+' | b' ' | b'#' | b'0'), after @ ..] = rest {
        left |= *flag == b'-';
        *rest = after;
    }
    let width = digits(rest)?;
    let mut spec = String::new();
    if !width.is_empty() {
        let width: u32 = width.parse().ok()?;
        spec = if left || width == 0 { width.to_string() } else { format!(">{width}") };
    }
    if let [b'.', after @ ..] = rest {
        *rest = after;
        let precision: u32 = format!("0{}", digits(rest)?).parse().ok()?;
        spec += &format!(".{precision}");
    }
    match rest {
        [conversion @ (b's' | b'r' | b'a'), after @ ..] => {
            *rest = after;
            Some((*conversion, spec))
        }
        _ => None,
    }
}

/// Up to three digits; `None` when there are more.
fn digits(rest: &mut &[u8]) -> Option<String> {
    let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, after) = rest.split_at(count);
    *rest = after;
    (count <= 3).then(|| digits.iter().map(|&byte| byte as char).collect())
}
