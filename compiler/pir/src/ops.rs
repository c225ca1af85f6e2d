//! THE op table: every PIR operation, its operands, results and effects, one row each.
//!
//! Printer, parser, verifier and the generated reference (`spec/pir.md`) follow from the rows.

use std::rc::Rc;

use crate::cursor::{Cursor, ParseError};
use crate::immediates::Immediate;
use crate::ir::{ClassId, FuncId, ModuleId, Name};

/// A constant. Compared by representation: `1`, `1.0` and `True` are three constants, `0.0` and `-0.0` two.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Constant {
    /// `None`.
    None,
    /// `True` or `False`.
    Bool(bool),
    /// `...`.
    Ellipsis,
    /// An int that fits 64 bits.
    Int(i64),
    /// Any other int, in decimal.
    BigInt(Rc<str>),
    /// A float's bits.
    Float(u64),
    /// A complex number's bits, real and imaginary.
    Complex(u64, u64),
    /// A str in WTF-8 (UTF-8 but for lone surrogates).
    Str(Rc<[u8]>),
    /// Bytes.
    Bytes(Rc<[u8]>),
    /// A tuple of constants.
    Tuple(Rc<[Constant]>),
}

/// Binary operators.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)]
pub enum BinaryKind {
    Add,
    Sub,
    Mul,
    MatMul,
    TrueDiv,
    FloorDiv,
    Mod,
    Pow,
    LShift,
    RShift,
    And,
    Or,
    Xor,
}

/// Unary operators besides `not`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)]
pub enum UnaryKind {
    Neg,
    Pos,
    Invert,
}

/// Rich comparisons.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)]
pub enum CompareKind {
    Lt,
    Le,
    Eq,
    Ne,
    Gt,
    Ge,
}

/// How many operands an op takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Arity {
    /// That many.
    Exactly(usize),
    /// That many or more.
    AtLeast(usize),
}

/// What an op can do besides making its results, whatever the operands' types.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Effects {
    /// It may raise.
    pub may_raise: bool,
    /// It may run any Python code, and so change anything.
    pub user_code: bool,
    /// It changes memory (a variable, a container).
    pub writes: bool,
    /// Its result is a condition: a `bool` that `Branch` accepts.
    pub condition: bool,
    /// It never completes normally.
    pub never_returns: bool,
}

macro_rules! effects {
    ($($flag:ident)*) => {{
        #[allow(unused_mut)]
        let mut effects =
            Effects { may_raise: false, user_code: false, writes: false, condition: false, never_returns: false };
        $( effects!(@ effects $flag); )*
        effects
    }};
    (@ $e:ident any) => { $e.may_raise = true; $e.user_code = true; $e.writes = true; };
    (@ $e:ident $flag:ident) => { $e.$flag = true; };
}

macro_rules! ops {
    ($( $(#[doc = $doc:literal])* $variant:ident $(($($imm:ty),*))? = $mnemonic:literal, $arity:ident($n:literal) -> $results:tt [ $($flag:ident)* ]; )*) => {
        /// An operation with its immediates.
        #[derive(Clone, PartialEq, Eq, Hash, Debug)]
        pub enum Op { $( $(#[doc = $doc])* $variant $(($($imm),*))? ),* }

        impl Op {
            /// How it is written.
            pub fn mnemonic(&self) -> &'static str {
                match self { $( ops!(@pattern $variant $(($($imm),*))?) => $mnemonic ),* }
            }
            /// How many operands it takes.
            pub fn arity(&self) -> Arity {
                match self { $( ops!(@pattern $variant $(($($imm),*))?) => Arity::$arity($n) ),* }
            }
            /// What it can do.
            pub fn effects(&self) -> Effects {
                match self { $( ops!(@pattern $variant $(($($imm),*))?) => effects!($($flag)*) ),* }
            }
            fn fixed_result_count(&self) -> Option<usize> {
                match self { $( ops!(@pattern $variant $(($($imm),*))?) => ops!(@results $results) ),* }
            }
            /// Writes the immediates, each after a blank.
            pub(crate) fn print_immediates(&self, out: &mut String) {
                $( ops!(@print self out $variant $(($($imm),*))?); )*
            }
            /// Reads the immediates that follow a mnemonic.
            pub(crate) fn parse(mnemonic: &str, cursor: &mut Cursor) -> Result<Op, ParseError> {
                match mnemonic {
                    $( $mnemonic => Ok(ops!(@parse cursor $variant $(($($imm),*))?)), )*
                    _ => Err(cursor.error(format!("no operation is called `{mnemonic}`"))),
                }
            }
        }

        /// Every row, for the reference: mnemonic, immediates, operands, results, effects, documentation.
        pub const OPS: &[OpRow] = &[ $( OpRow {
            mnemonic: $mnemonic,
            immediates: concat!("" $($(, stringify!($imm), " ")*)?),
            arity: Arity::$arity($n),
            results: stringify!($results),
            effects: stringify!($($flag)*),
            doc: concat!($($doc),*),
        } ),* ];
    };
    (@pattern $variant:ident) => { Op::$variant };
    (@pattern $variant:ident ($($imm:ty),*)) => { Op::$variant(..) };
    (@print $self:ident $out:ident $variant:ident) => {};
    (@print $self:ident $out:ident $variant:ident ($a:ty)) => {
        if let Op::$variant(first) = $self { first.print($out); }
    };
    (@print $self:ident $out:ident $variant:ident ($a:ty, $b:ty)) => {
        if let Op::$variant(first, second) = $self { first.print($out); second.print($out); }
    };
    (@parse $cursor:ident $variant:ident) => { Op::$variant };
    (@parse $cursor:ident $variant:ident ($($imm:ty),*)) => { Op::$variant($(<$imm>::parse($cursor)?),*) };
    (@results dynamic) => { None };
    (@results $n:literal) => { Some($n) };
}

/// A row of the table, for the generated reference.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub struct OpRow {
    pub mnemonic: &'static str,
    pub immediates: &'static str,
    pub arity: Arity,
    pub results: &'static str,
    pub effects: &'static str,
    pub doc: &'static str,
}

/// Which optional operands a `make_function` has.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct FunctionParts {
    /// A tuple of positional defaults comes first.
    pub defaults: bool,
    /// A dict of keyword-only defaults comes next.
    pub keyword_defaults: bool,
}

ops! {
    /// A constant.
    Const(Constant) = "const", Exactly(0) -> 1 [];
    /// Null: an unbound variable, an absent operand.
    Unbound = "unbound", Exactly(0) -> 1 [];
    /// The operand, which may be null: then `UnboundLocalError`, or `NameError` for a free variable (flag true).
    CheckBound(Name, bool) = "check_bound", Exactly(1) -> 1 [may_raise];
    /// Whether the operand is null. A condition.
    IsNull = "is_null", Exactly(1) -> 1 [condition];
    /// End of a variable's hold on its value (it is rebound, deleted, or its function returns): the object may be destroyed here, not before.
    KeepAlive = "keep_alive", Exactly(1) -> 0 [user_code writes];

    /// A round of a loop begins: signals are handled here.
    Poll = "poll", Exactly(0) -> 0 [any];

    /// `a + b` and the like.
    Binary(BinaryKind) = "binary", Exactly(2) -> 1 [any];
    /// `a += b` and the like: what `a` becomes.
    Inplace(BinaryKind) = "inplace", Exactly(2) -> 1 [any];
    /// `-a`, `+a`, `~a`.
    Unary(UnaryKind) = "unary", Exactly(1) -> 1 [any];
    /// `a < b` and the like; any object.
    Compare(CompareKind) = "compare", Exactly(2) -> 1 [any];
    /// `a is b`. A condition.
    Is = "is", Exactly(2) -> 1 [condition];
    /// `item in container`: operands are container, item. A condition.
    Contains = "contains", Exactly(2) -> 1 [any condition];
    /// `bool(a)`. A condition.
    Truth = "truth", Exactly(1) -> 1 [any condition];
    /// Negation of a condition. A condition.
    Not = "not", Exactly(1) -> 1 [condition];

    /// `a.name`.
    GetAttr(Name) = "get_attr", Exactly(1) -> 1 [any];
    /// `a.name = b`.
    SetAttr(Name) = "set_attr", Exactly(2) -> 0 [any];
    /// `del a.name`.
    DelAttr(Name) = "del_attr", Exactly(1) -> 0 [any];
    /// What `a.name(…)` calls: a callable and the receiver to pass first, null when there is none.
    LoadMethod(Name) = "load_method", Exactly(1) -> 2 [any];
    /// As `load_method`, but looks in the type only: `__enter__`, `__exit__`.
    LoadSpecial(Name) = "load_special", Exactly(1) -> 2 [any];
    /// `super().name` for class, first argument.
    SuperGetAttr(Name) = "super_get_attr", Exactly(2) -> 1 [any];
    /// What `super().name(…)` calls.
    SuperLoadMethod(Name) = "super_load_method", Exactly(2) -> 2 [any];
    /// `a[b]`.
    GetItem = "get_item", Exactly(2) -> 1 [any];
    /// `a[b] = c`.
    SetItem = "set_item", Exactly(3) -> 0 [any];
    /// `del a[b]`.
    DelItem = "del_item", Exactly(2) -> 0 [any];

    /// A call: callee, receiver (may be null), arguments; the last ones are named by the immediate.
    Call(Rc<[Name]>) = "call", AtLeast(2) -> 1 [any];
    /// `f(*a, **b)`: callee, tuple, dict or null.
    CallEx = "call_ex", Exactly(3) -> 1 [any];

    /// `(…)`.
    BuildTuple = "build_tuple", AtLeast(0) -> 1 [];
    /// `[…]`.
    BuildList = "build_list", AtLeast(0) -> 1 [];
    /// `{…}`, a set.
    BuildSet = "build_set", AtLeast(0) -> 1 [any];
    /// `{…}`, a dict: key, value, key, value…
    BuildDict = "build_dict", AtLeast(0) -> 1 [any];
    /// `a:b:c`.
    BuildSlice = "build_slice", Exactly(3) -> 1 [];
    /// The strings of an f-string, joined.
    ConcatStrings = "concat_strings", AtLeast(0) -> 1 [may_raise];
    /// A field of an f-string: value, spec (may be null); the conversion is 0, `s`, `r` or `a`.
    FormatValue(u8) = "format_value", Exactly(2) -> 1 [any];
    /// Adds to the list of a comprehension or display: list, item.
    ListAppend = "list_append", Exactly(2) -> 0 [writes];
    /// `*iterable` in a list or tuple display: list, iterable.
    ListExtend = "list_extend", Exactly(2) -> 0 [any];
    /// The tuple of a list that is used no more.
    ListToTuple = "list_to_tuple", Exactly(1) -> 1 [];
    /// Adds to the set of a comprehension or display: set, item.
    SetAdd = "set_add", Exactly(2) -> 0 [any];
    /// `*iterable` in a set display: set, iterable.
    SetUpdate = "set_update", Exactly(2) -> 0 [any];
    /// Adds to the dict of a comprehension or display: dict, key, value.
    DictInsert = "dict_insert", Exactly(3) -> 0 [any];
    /// `**mapping` in a dict display: dict, mapping.
    DictUpdate = "dict_update", Exactly(2) -> 0 [any];
    /// `**mapping` in a call: dict, mapping, callee (named by the errors).
    DictMerge = "dict_merge", Exactly(3) -> 0 [any];
    /// `*iterable` in a call: list, iterable, callee (named by the errors).
    CallExtend = "call_extend", Exactly(3) -> 0 [any];

    /// `iter(a)`.
    GetIter = "get_iter", Exactly(1) -> 1 [any];
    /// `next(a)`; nullable: null when exhausted.
    IterNext = "iter_next", Exactly(1) -> 1 [any];
    /// `a, b = v`.
    Unpack(u32) = "unpack", Exactly(1) -> dynamic [any];
    /// `a, *b, c = v`: so many before and after the starred one.
    UnpackStarred(u32, u32) = "unpack_starred", Exactly(1) -> dynamic [any];

    /// `len(a)`.
    Length = "length", Exactly(1) -> 1 [any];
    /// Whether a sequence pattern looks into the value: a sequence other than text and bytes. A condition.
    MatchSequence = "match_sequence", Exactly(1) -> 1 [condition];
    /// Whether a mapping pattern looks into the value. A condition.
    MatchMapping = "match_mapping", Exactly(1) -> 1 [condition];
    /// The values of a mapping pattern's keys: mapping, tuple of keys. A tuple, or null when one is missing.
    MatchKeys = "match_keys", Exactly(2) -> 1 [any];
    /// What a class pattern with so many positional patterns and these names looks into: value, class. A tuple, or null when the value does not match.
    MatchClass(u32, Rc<[Name]>) = "match_class", Exactly(2) -> 1 [any];

    /// A function object: [defaults], [keyword defaults], then a cell for each free variable.
    MakeFunction(FuncId, FunctionParts) = "make_function", AtLeast(0) -> 1 [];
    /// A class: body function, tuple of bases, dict of keywords or null.
    BuildClass(ClassId) = "build_class", Exactly(3) -> 1 [any];
    /// A cell; the operand may be null.
    MakeCell = "make_cell", Exactly(1) -> 1 [];
    /// A cell's value; nullable.
    LoadCell = "load_cell", Exactly(1) -> 1 [];
    /// Rebinds a cell: cell, value (null unbinds).
    StoreCell = "store_cell", Exactly(2) -> 0 [user_code writes];
    /// The n-th cell of the running function's closure.
    ClosureCell(u32) = "closure_cell", Exactly(0) -> 1 [];

    /// A global or builtin.
    LoadGlobal(Name) = "load_global", Exactly(0) -> 1 [any];
    /// Binds a global.
    StoreGlobal(Name) = "store_global", Exactly(1) -> 0 [user_code writes];
    /// Unbinds a global.
    DeleteGlobal(Name) = "delete_global", Exactly(0) -> 0 [any];
    /// A name in a class body's namespace; nullable.
    LoadName(Name) = "load_name", Exactly(1) -> 1 [any];
    /// Binds a name in a class body: namespace, value.
    StoreName(Name) = "store_name", Exactly(2) -> 0 [any];
    /// Unbinds a name in a class body.
    DeleteName(Name) = "delete_name", Exactly(1) -> 0 [any];

    /// `raise a from b`; b may be null (no `from`).
    Raise = "raise", Exactly(2) -> 0 [any never_returns];
    /// Raises an exception again as it is. It has no site: the traceback stays as it is too.
    Reraise = "reraise", Exactly(1) -> 0 [may_raise never_returns];
    /// `raise` alone. In a handler it has no site: the traceback stays as it is.
    ReraiseCurrent = "reraise_current", Exactly(0) -> 0 [may_raise never_returns];
    /// Fails an assertion; the message may be null.
    RaiseAssertion = "raise_assertion", Exactly(1) -> 0 [may_raise never_returns];
    /// The pending exception; first op of a handler.
    Catch = "catch", Exactly(0) -> 1 [];
    /// Makes the operand the exception being handled; the previous one, nullable.
    EnterHandler = "enter_handler", Exactly(1) -> 1 [writes];
    /// Restores what `enter_handler` gave; the operand may be null.
    LeaveHandler = "leave_handler", Exactly(1) -> 0 [writes];
    /// Whether `except kind` catches: exception, kind. A condition.
    MatchException = "match_exception", Exactly(2) -> 1 [any condition];
    /// What `except* kind` takes of an exception, or of the `None` that is left of one: exception, kind. What is left, and a group of what matches, null when nothing does.
    MatchGroup = "match_group", Exactly(2) -> 2 [any];
    /// What leaves a `try` with `except*`: its exception, the list of what the handlers raised and left. Null when nothing does.
    JoinGroups = "join_groups", Exactly(2) -> 1 [any];
    /// An exception leaves the function: the last line of its traceback keeps a variable's value, which may be null.
    HoldInTraceback = "hold_in_traceback", Exactly(2) -> 0 [writes];
    /// What `__exit__` is called with for an exception: type, value, traceback.
    ExitArguments = "exit_arguments", Exactly(1) -> 3 [];

    /// Runs a module of the program unless it has begun; the module.
    ImportModule(ModuleId) = "import_module", Exactly(0) -> 1 [any];
    /// A module of the runtime.
    ImportNative(Name) = "import_native", Exactly(0) -> 1 [any];
    /// `from a import name`.
    ImportFrom(Name) = "import_from", Exactly(1) -> 1 [any];
    /// `from a import *` into the running module.
    ImportStar = "import_star", Exactly(1) -> 0 [any];

    /// Suspends the generator with a value; the value sent in. Raises what is thrown in.
    Yield = "yield", Exactly(1) -> 1 [any];
    /// As `yield` in `yield from`: the value sent in, or null when an exception was thrown in, which stays pending.
    YieldDelegated = "yield_delegated", Exactly(1) -> 1 [user_code writes];
    /// The iterator that `yield from` delegates to.
    GetYieldFromIter = "get_yield_from_iter", Exactly(1) -> 1 [any];
    /// One step of `yield from`: iterator, value to send (null: throw the pending exception). A value, and null while it is a yielded one, non-null when it is the result.
    Delegate = "delegate", Exactly(2) -> 2 [any];

    /// The n-th word of the frame that the caller passed, never null. Only in blocks that a `resume` terminator leads to.
    FrameLoad(u32) = "frame_load", Exactly(0) -> 1 [];
    /// As `frame_load`; nullable.
    FrameLoadNullable(u32) = "frame_load_nullable", Exactly(0) -> 1 [];
    /// The result of an operation that was completed elsewhere: null means that it raised, and the exception is pending.
    CheckResult = "check_result", Exactly(1) -> 1 [may_raise];
    /// As `check_result` for an operation whose result is nullable: it raised when the operand is null and an exception is pending. Nullable.
    CheckNullableResult = "check_nullable_result", Exactly(1) -> 1 [may_raise];
}

impl Op {
    /// Number of results.
    pub fn result_count(&self) -> usize {
        match (self.fixed_result_count(), self) {
            (Some(count), _) => count,
            (None, Op::Unpack(count)) => *count as usize,
            (None, Op::UnpackStarred(before, after)) => *before as usize + 1 + *after as usize,
            (None, other) => unreachable!("{} has a fixed number of results", other.mnemonic()),
        }
    }

    /// Whether the result number `index` may be null.
    pub fn nullable_result(&self, index: usize) -> bool {
        match self {
            Op::Unbound
            | Op::IterNext
            | Op::LoadCell
            | Op::LoadName(_)
            | Op::MatchKeys
            | Op::JoinGroups
            | Op::MatchClass(..)
            | Op::EnterHandler
            | Op::YieldDelegated
            | Op::FrameLoadNullable(_)
            | Op::CheckNullableResult => true,
            Op::LoadMethod(_) | Op::LoadSpecial(_) | Op::SuperLoadMethod(_) | Op::Delegate | Op::MatchGroup => {
                index == 1
            }
            _ => false,
        }
    }

    /// Whether the operand number `index` may be null.
    pub fn accepts_null(&self, index: usize) -> bool {
        match self {
            Op::CheckBound(..)
            | Op::IsNull
            | Op::KeepAlive
            | Op::MakeCell
            | Op::RaiseAssertion
            | Op::LeaveHandler
            | Op::CheckResult
            | Op::CheckNullableResult => true,
            Op::Call(_) | Op::FormatValue(_) | Op::StoreCell | Op::Raise | Op::Delegate | Op::HoldInTraceback => {
                index == 1
            }
            Op::CallEx | Op::BuildClass(_) => index == 2,
            _ => false,
        }
    }

    /// Whether the operand number `index` must be a condition.
    pub fn wants_condition(&self, _index: usize) -> bool {
        matches!(self, Op::Not)
    }

    /// What checks the result of this operation when it was completed elsewhere and control goes on behind it.
    ///
    /// Only operations with one result can tell by it that they raised; the others must have succeeded. What
    /// `yield_delegated` gives is null with an exception pending, and it is for the code behind it to deal with that.
    pub fn resumed_check(&self) -> Option<Op> {
        if !self.effects().may_raise || self.result_count() != 1 {
            return None;
        }
        Some(if self.nullable_result(0) { Op::CheckNullableResult } else { Op::CheckResult })
    }
}
