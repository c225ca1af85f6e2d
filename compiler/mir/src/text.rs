//! How ids, representations and immediates are spelled in MIR's text; shared by printer and parser so that they agree.

use crate::ir::Repr;
use crate::ops::{Alias, BoolOp, Cmp, FloatOp, FloatUnary, IntOp, Width};

/// Something written as a fixed word.
pub(crate) trait Word: Copy + Eq + 'static {
    /// Every value with its word.
    const WORDS: &'static [(Self, &'static str)];

    /// The word.
    fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(value, _)| *value == self).map_or("?", |(_, word)| word)
    }

    /// The value of a word.
    fn from_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(_, spelled)| *spelled == word).map(|(value, _)| *value)
    }
}

macro_rules! words {
    ($( $type:ident { $($variant:ident = $word:literal),* $(,)? } )*) => { $(
        impl Word for $type {
            const WORDS: &'static [(Self, &'static str)] = &[ $( ($type::$variant, $word) ),* ];
        }

        const _: fn($type) = |value| match value { $( $type::$variant => {} ),* };
    )* };
}

words! {
    Repr { Obj = "obj", I64 = "i64", F64 = "f64", Bool = "bool", Ptr = "ptr" }
    IntOp {
        Add = "add", Sub = "sub", Mul = "mul", And = "and", Or = "or", Xor = "xor", Shl = "shl", Shr = "shr",
        FloorDiv = "floor_div", FloorMod = "floor_mod", Min = "min", Max = "max",
    }
    FloatOp { Add = "add", Sub = "sub", Mul = "mul", Div = "div" }
    FloatUnary { Neg = "neg", Abs = "abs", Sqrt = "sqrt", Floor = "floor", Ceil = "ceil", Trunc = "trunc" }
    BoolOp { And = "and", Or = "or", Xor = "xor" }
    Cmp { Lt = "lt", Le = "le", Eq = "eq", Ne = "ne", Gt = "gt", Ge = "ge", Below = "below" }
    Width { U8 = "u8", Bool = "bool", U32 = "u32", I64 = "i64", F64 = "f64", Ptr = "ptr", Obj = "obj" }
    Alias {
        Immutable = "immutable", ListLength = "list_length", ListData = "list_data", ListStrategy = "list_strategy",
        ElementInt = "element_int", ElementFloat = "element_float", ElementBool = "element_bool",
        ElementWord = "element_word", Slot = "slot", InstanceDict = "instance_dict", Class = "class",
        Global = "global", Permanent = "permanent", Cell = "cell", State = "state", Frame = "frame", Any = "any",
    }
}

/// Whether a character may stand in a name without quotes.
pub(crate) fn is_name_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.' | '<' | '>')
}

/// A symbol's name as written after its sigil: bare, or quoted when it has other characters.
pub(crate) fn quote_name(name: &str) -> String {
    if !name.is_empty() && name.chars().all(is_name_char) { name.to_owned() } else { quote_bytes(name.as_bytes()) }
}

/// Bytes as a quoted ASCII literal.
pub(crate) fn quote_bytes(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() + 2);
    text.push('"');
    for &byte in bytes {
        match byte {
            b'"' => text.push_str("\\\""),
            b'\\' => text.push_str("\\\\"),
            b'\n' => text.push_str("\\n"),
            0x20..=0x7e => text.push(byte as char),
            _ => text.push_str(&format!("\\x{byte:02x}")),
        }
    }
    text.push('"');
    text
}

/// A float constant: decimal where that reads back as the same bits, else `0x` and the bits.
pub(crate) fn float_text(bits: u64) -> String {
    let value = f64::from_bits(bits);
    if value.is_finite() { format!("{value:?}") } else { format!("0x{bits:016x}") }
}
