//! THE op table: every MIR operation, its operands, results and effects, one row each; and what each does with counts.
//!
//! Printer, parser, verifier and the generated reference (`spec/mir.md`) follow from the rows.

use std::hash::{Hash, Hasher};

use molt_abi::{Entry, Kind, ResultKind};

use crate::ir::{DataId, FnId, Function, Inst, Repr, Symbol};

/// A row of the runtime's entry-point table, by identity.
#[derive(Clone, Copy, Debug)]
pub struct EntryRef(pub &'static Entry);

impl PartialEq for EntryRef {
    fn eq(&self, other: &EntryRef) -> bool {
        self.0.name == other.0.name
    }
}

impl Eq for EntryRef {}

impl Hash for EntryRef {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.name.hash(state);
    }
}

/// An object known at compile time; all are immortal.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum ObjConst {
    /// A tagged int; within `molt_abi::value`'s limits.
    Int(i64),
    /// A self-tagged float's bits; encodable.
    Float(u64),
    /// A static object: of the runtime (`_Py_NoneStruct`) or of the program (a str constant).
    Static(Symbol),
}

/// Two-operand integer operators. Plain `int` ops are proved not to overflow (and divisors not to be 0 or, with
/// the smallest dividend, -1); `int_checked` ones exit instead.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)]
pub enum IntOp {
    Add,
    Sub,
    Mul,
    And,
    Or,
    Xor,
    /// Left shift by `0..=63`; checked: exits when bits are lost or the count is outside.
    Shl,
    /// Arithmetic right shift by `0..=63`.
    Shr,
    /// Rounds towards minus infinity.
    FloorDiv,
    /// Has the divisor's sign.
    FloorMod,
    Min,
    Max,
}

/// Two-operand float operators, IEEE.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)]
pub enum FloatOp {
    Add,
    Sub,
    Mul,
    Div,
}

/// One-operand float operators, each one machine instruction or intrinsic with exactly rounded result.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)]
pub enum FloatUnary {
    Neg,
    Abs,
    Sqrt,
    Floor,
    Ceil,
    Trunc,
}

/// Operators on conditions.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)]
pub enum BoolOp {
    And,
    Or,
    Xor,
}

/// Comparisons: signed for ints; for floats false with a NaN, except `Ne`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)]
pub enum Cmp {
    Lt,
    Le,
    Eq,
    Ne,
    Gt,
    Ge,
    /// Unsigned less-than, ints only: `0 <= i < n` in one comparison.
    Below,
}

/// What a memory access reads or writes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Width {
    /// A byte, as `I64` (zero-extended) or, in bool storage, `Bool`.
    U8,
    /// A byte 0 or 1 as `Bool`.
    Bool,
    /// Four bytes as `I64`, zero-extended.
    U32,
    /// Eight bytes as `I64`.
    I64,
    /// Eight bytes as `F64`.
    F64,
    /// A pointer as `Ptr`.
    Ptr,
    /// A word as `Obj`.
    Obj,
}

impl Width {
    /// Bytes.
    pub fn bytes(self) -> u64 {
        match self {
            Width::U8 | Width::Bool => 1,
            Width::U32 => 4,
            Width::I64 | Width::F64 | Width::Ptr | Width::Obj => 8,
        }
    }

    /// Representation of what is loaded or stored.
    pub fn repr(self) -> Repr {
        match self {
            Width::U8 | Width::U32 | Width::I64 => Repr::I64,
            Width::Bool => Repr::Bool,
            Width::F64 => Repr::F64,
            Width::Ptr => Repr::Ptr,
            Width::Obj => Repr::Obj,
        }
    }
}

/// Classes of memory that do not overlap; also LLVM's TBAA tags.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)]
pub enum Alias {
    /// Type pointers and everything else that never changes after an object is made: lengths of str, bytes, tuple; range
    /// bounds; float values; tuple items.
    Immutable,
    ListLength,
    ListData,
    ListStrategy,
    /// Elements of a list buffer, by storage.
    ElementInt,
    ElementFloat,
    ElementBool,
    ElementWord,
    /// Instance slots.
    Slot,
    /// Instance `__dict__` pointers.
    InstanceDict,
    /// Fields of type objects and class descriptions.
    Class,
    /// Global variables' slots.
    Global,
    /// Slots of static memory that are written once, before the code that reads them this way: what they hold lives on.
    Permanent,
    Cell,
    /// The runtime's state.
    State,
    /// Generator frames and freshly allocated memory being filled.
    Frame,
    /// Anything.
    Any,
}

/// A memory access: what, which class, at which offset from the base (plus index times width in the indexed forms).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)]
pub struct Access {
    pub width: Width,
    pub alias: Alias,
    pub offset: i32,
}

/// How far a loop's counter runs between two polls.
pub const STRIP: i64 = 1 << 20;

macro_rules! ops {
    ($( $(#[doc = $doc:literal])* $variant:ident $(($($imm:ty),*))? = $mnemonic:literal, $operands:literal -> $results:literal [ $($flag:ident)* ]; )*) => {
        /// An operation with its immediates.
        #[derive(Clone, PartialEq, Eq, Hash, Debug)]
        pub enum Op { $( $(#[doc = $doc])* $variant $(($($imm),*))? ),* }

        impl Op {
            /// How it is written.
            pub fn mnemonic(&self) -> &'static str {
                match self { $( ops!(@pattern $variant $(($($imm),*))?) => $mnemonic ),* }
            }
            /// Its row.
            pub fn row(&self) -> &'static OpRow {
                let mnemonic = self.mnemonic();
                OPS.iter().find(|row| row.mnemonic == mnemonic).expect("every op has a row")
            }
        }

        /// Every row.
        pub const OPS: &[OpRow] = &[ $( OpRow {
            mnemonic: $mnemonic,
            immediates: concat!("" $($(, stringify!($imm), " ")*)?),
            operands: $operands,
            results: $results,
            flags: &[ $( stringify!($flag) ),* ],
            doc: concat!($($doc),*),
        } ),* ];
    };
    (@pattern $variant:ident) => { Op::$variant };
    (@pattern $variant:ident ($($imm:ty),*)) => { Op::$variant(..) };
}

/// A row of the table. `operands` and `results` are representations separated by spaces, `*` for any of the following
/// kind, `access` for the access' own, `row` for what the entry row or callee says.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub struct OpRow {
    pub mnemonic: &'static str,
    pub immediates: &'static str,
    pub operands: &'static str,
    pub results: &'static str,
    /// `pure`: no effect, depends on operands only; `guards`: has an exit; `reads`/`writes`: memory; `calls`: anything.
    pub flags: &'static [&'static str],
    pub doc: &'static str,
}

ops! {
    /// An integer constant.
    IConst(i64) = "iconst", "" -> "i64" [pure];
    /// A float constant, by bits.
    FConst(u64) = "fconst", "" -> "f64" [pure];
    /// A condition known at compile time.
    BConst(bool) = "bconst", "" -> "bool" [pure];
    /// An immortal object known at compile time.
    ObjConst(ObjConst) = "object", "" -> "obj" [pure];
    /// The null word.
    Null = "null", "" -> "obj" [pure];
    /// The null pointer.
    NullPtr = "null_ptr", "" -> "ptr" [pure];
    /// The address of something static.
    Addr(Symbol) = "addr", "" -> "ptr" [pure];

    /// Integer arithmetic proved not to overflow.
    Int(IntOp) = "int", "i64 i64" -> "i64" [pure];
    /// Integer arithmetic that exits on overflow.
    IntChecked(IntOp) = "int_checked", "i64 i64" -> "i64" [guards];
    /// Integer comparison.
    ICmp(Cmp) = "icmp", "i64 i64" -> "bool" [pure];
    /// Float arithmetic.
    Float(FloatOp) = "float", "f64 f64" -> "f64" [pure];
    /// Float arithmetic of one operand.
    FloatUnary(FloatUnary) = "float_unary", "f64" -> "f64" [pure];
    /// Float comparison.
    FCmp(Cmp) = "fcmp", "f64 f64" -> "bool" [pure];
    /// The nearest float, ties to even.
    IntToFloat = "int_to_float", "i64" -> "f64" [pure];
    /// Truncation, proved to fit.
    FloatToInt = "float_to_int", "f64" -> "i64" [pure];
    /// 0 or 1.
    BoolToInt = "bool_to_int", "bool" -> "i64" [pure];
    /// Logic on conditions.
    Bool(BoolOp) = "bool", "bool bool" -> "bool" [pure];
    /// Negation of a condition.
    Not = "not", "bool" -> "bool" [pure];
    /// The second operand when the first is true, else the third; raw representations only.
    Select = "select", "bool any any" -> "any" [pure];

    /// The word of an integer; allocates when it needs more than 63 bits.
    BoxInt = "box_int", "i64" -> "obj" [pure];
    /// The word of an integer proved to fit 63 bits.
    TagInt = "tag_int", "i64" -> "obj" [pure];
    /// The word of a float; allocates outside the common exponent range.
    BoxFloat = "box_float", "f64" -> "obj" [pure];
    /// `True` or `False`.
    BoxBool = "box_bool", "bool" -> "obj" [pure];
    /// The value of a tagged int.
    UntagInt = "untag_int", "obj" -> "i64" [pure];
    /// The value of a word known to be an exact float.
    UnboxFloat = "unbox_float", "obj" -> "f64" [pure];
    /// Whether a word known to be an exact bool is `True`.
    UnboxBool = "unbox_bool", "obj" -> "bool" [pure];

    /// Whether the word is null.
    IsNull = "is_null", "obj" -> "bool" [pure];
    /// Whether the word is a tagged int.
    IsTaggedInt = "is_tagged_int", "obj" -> "bool" [pure];
    /// Whether the word is an exact float.
    IsFloat = "is_float", "obj" -> "bool" [pure];
    /// Whether the word is a heap object of exactly that static type. (Tagged ints and floats are not.)
    IsType(Symbol) = "is_type", "obj" -> "bool" [pure];
    /// Whether the word is an instance of exactly the class that the description's statement made.
    IsClass(DataId) = "is_class", "obj" -> "bool" [reads];
    /// Whether releasing the word touches nothing else: null, a number, a str, or something immortal. Accepts null.
    IsLeaf = "is_leaf", "obj" -> "bool" [reads];
    /// Whether two words are the same.
    SameWord = "same_word", "obj obj" -> "bool" [pure];

    /// Exits when the condition is false.
    Guard = "guard", "bool" -> "" [guards];
    /// The value of a tagged int; exits when it is something else.
    GuardInt = "guard_int", "obj" -> "i64" [guards];
    /// The value of an exact float; exits when it is something else.
    GuardFloat = "guard_float", "obj" -> "f64" [guards];
    /// The value of a bool; exits when it is something else.
    GuardBool = "guard_bool", "obj" -> "bool" [guards];
    /// Exits when a signal waits to be handled.
    Poll = "poll", "" -> "" [guards];
    /// Where a strip of a long loop ends: the lower of the loop's end, the second operand, and its counter, below that, plus `STRIP`.
    StripEnd = "strip_end", "i64 i64" -> "i64" [pure];

    /// Reads base + offset. An `Obj` is borrowed from the base.
    Load(Access) = "load", "base" -> "access" [reads];
    /// Reads base + offset + index * width. An `Obj` is borrowed from the base.
    LoadIndexed(Access) = "load_indexed", "base i64" -> "access" [reads];
    /// Writes base + offset. An `Obj` is consumed; what stood there is not released: memory being initialized or raw.
    Store(Access) = "store", "base access" -> "" [writes];
    /// Writes base + offset + index * width, as `store`.
    StoreIndexed(Access) = "store_indexed", "base i64 access" -> "" [writes];
    /// Writes an `Obj` (consumed) at base + offset; the old word, nullable and owned.
    Replace(Access) = "replace", "base obj" -> "obj" [writes];
    /// Writes an `Obj` (consumed) at base + offset + index * 8; the old word, nullable and owned.
    ReplaceIndexed(Access) = "replace_indexed", "base i64 obj" -> "obj" [writes];

    /// As `replace`, where the old word is known to be a leaf (`is_leaf`), which is released without running any code.
    ReplaceLeaf(Access) = "replace_leaf", "base obj" -> "" [writes];

    /// As `replace_leaf`, with the word of a float.
    ReplaceFloat(Access) = "replace_float", "base f64" -> "" [writes];

    /// A runtime entry point.
    CallEntry(EntryRef) = "call_entry", "row" -> "row" [calls];
    /// A function of the program, directly. The exit is where generic code goes on behind the call: with a boxed result when the call returns raw, and behind the callee's own exits once it is inlined.
    CallFn(FnId) = "call_fn", "row" -> "row" [calls];
    /// A generic version with an array of borrowed words: callee (nullable), then the bound parameters.
    CallGeneric(FnId) = "call_generic", "obj *obj" -> "obj" [calls];
    /// A generic version resumed at a point: callee (nullable), then the point's live values, consumed, nullable. The result is null when it raised.
    CallResume(FnId, u32) = "call_resume", "obj *obj" -> "obj" [calls];
    /// The words as an array on the stack, valid up to the next op that takes an array. Borrows them.
    StackArray = "stack_array", "*obj" -> "ptr" [pure];
    /// As `stack_array`, for callees that take the words over. Consumes them.
    StackArrayOwned = "stack_array_owned", "*obj" -> "ptr" [pure];
    /// Room for so many words on the stack, valid up to the next op that takes an array.
    StackSlots(u32) = "stack_slots", "" -> "ptr" [pure];
    /// Takes the owned word n out of `stack_slots`; nullable where the function that filled them may have left it null.
    TakeSlot(u32) = "take_slot", "ptr" -> "obj" [reads];
    /// Compares the stack pointer with the limit; calls `check_stack` below it, which may raise.
    StackCheck = "stack_check", "" -> "" [calls];

    /// Uses a word: it stays alive up to here. No code.
    KeepAlive = "keep_alive", "obj" -> "" [writes];
    /// Adds a reference. Only after `ownership`.
    IncRef = "incref", "obj" -> "" [writes];
    /// Drops a reference. Only after `ownership`.
    DecRef = "decref", "obj" -> "" [calls];
}

/// Whether an operand is used or taken over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OperandOwnership {
    /// The caller keeps its reference.
    Borrowed,
    /// The op takes the reference over.
    Consumed,
}

/// Who owns an `Obj` result.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ResultOwnership {
    /// The result is a new reference.
    Owned,
    /// Kept alive by the operand of that index, as long as nothing releases objects or writes such memory.
    BorrowedFrom(usize),
    /// Kept alive by something unknown, as long as nothing releases objects.
    Borrowed,
    /// Never destroyed, or not counted: constants.
    Immortal,
}

/// What an instruction does with the reference of its operand `index`; meaningful for `Obj` operands.
pub fn operand_ownership(function: &Function, inst: Inst, index: usize) -> OperandOwnership {
    use OperandOwnership::{Borrowed, Consumed};
    let consumed = match &function.insts[inst].op {
        Op::Store(_) | Op::Replace(_) | Op::ReplaceLeaf(_) => index == 1,
        Op::StoreIndexed(_) | Op::ReplaceIndexed(_) => index == 2,
        Op::CallEntry(entry) => matches!(entry.0.params[index].kind, Kind::Own | Kind::OwnNullable),
        Op::CallResume(..) => index > 0,
        Op::StackArrayOwned | Op::DecRef => true,
        _ => false,
    };
    if consumed { Consumed } else { Borrowed }
}

/// Who owns the `Obj` results of an instruction.
pub fn result_ownership(function: &Function, inst: Inst) -> ResultOwnership {
    match &function.insts[inst].op {
        Op::ObjConst(_) | Op::Null | Op::BoxBool | Op::TagInt => ResultOwnership::Immortal,
        Op::Load(_) | Op::LoadIndexed(_) => ResultOwnership::BorrowedFrom(0),
        // A part of what it was asked of.
        Op::CallEntry(entry) if entry.0.result == ResultKind::Borrowed => match entry.0.params.first() {
            Some(param) if param.kind == Kind::Obj => ResultOwnership::BorrowedFrom(0),
            _ => ResultOwnership::Borrowed,
        },
        _ => ResultOwnership::Owned,
    }
}

/// Where an instruction writes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Written {
    /// The class of memory.
    pub alias: Alias,
    /// The offset from the base, where no index is added.
    pub offset: Option<i32>,
}

/// What an instruction may do to memory and objects, besides making its results.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Effects {
    /// May read memory that stores change.
    pub reads: bool,
    /// May write memory; `written` says where when that is known.
    pub writes: bool,
    /// The only place written, if known.
    pub written: Option<Written>,
    /// May destroy objects that existed before.
    pub releases: bool,
    /// May run Python code.
    pub user_code: bool,
    /// May go to an `err` edge or exit: what follows is not certain to run.
    pub may_leave: bool,
}

/// Effects of an instruction.
pub fn effects(function: &Function, inst: Inst) -> Effects {
    let data = &function.insts[inst];
    let may_leave = data.err.is_some() || data.exit.is_some();
    let anything = Effects { reads: true, writes: true, written: None, releases: true, user_code: true, may_leave };
    match &data.op {
        Op::CallEntry(entry) => {
            let flags = entry.0.flags;
            Effects {
                reads: !flags.pure,
                writes: !flags.pure && !flags.reads,
                written: None,
                releases: !flags.no_release,
                user_code: !flags.no_user_code,
                may_leave,
            }
        }
        Op::CallFn(_) | Op::CallGeneric(_) | Op::CallResume(..) | Op::StackCheck | Op::DecRef => anything,
        Op::Load(access) | Op::LoadIndexed(access) => {
            Effects { reads: access.alias != Alias::Immutable, may_leave, ..Effects::default() }
        }
        Op::Store(access) | Op::Replace(access) | Op::ReplaceLeaf(access) | Op::ReplaceFloat(access) => {
            let written = Written { alias: access.alias, offset: Some(access.offset) };
            Effects { writes: true, written: Some(written), may_leave, ..Effects::default() }
        }
        Op::StoreIndexed(access) | Op::ReplaceIndexed(access) => {
            let written = Written { alias: access.alias, offset: None };
            Effects { writes: true, written: Some(written), may_leave, ..Effects::default() }
        }
        Op::IsClass(_) | Op::IsLeaf | Op::TakeSlot(_) | Op::Poll => {
            Effects { reads: true, may_leave, ..Effects::default() }
        }
        Op::IncRef => Effects { may_leave, ..Effects::default() },
        _ => Effects { may_leave, ..Effects::default() },
    }
}
