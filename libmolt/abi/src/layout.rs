//! Offsets and sizes of everything that compiled code reads or writes in memory, in bytes.
//!
//! `libmolt` checks each against its `#[repr(C)]` struct at compile time (`const _: () = assert!(offset_of!(…) == …)`).

macro_rules! layouts {
    ($( $(#[$module_doc:meta])* $module:ident { $( $(#[$doc:meta])* $name:ident = $value:expr; )* } )*) => {
        $( $(#[$module_doc])* pub mod $module { $( $(#[$doc])* pub const $name: u64 = $value; )* } )*
        /// Folds every layout constant into `hash`.
        pub(crate) const fn fingerprint(hash: u64) -> u64 {
            let mut hash = hash;
            $( $( hash = (hash ^ $module::$name).wrapping_mul(0x100_0000_01b3).rotate_left(5); )* )*
            hash
        }
    };
}

layouts! {
    /// What every heap object begins with. A variable-sized object's size follows at 16.
    header {
        /// Reference count; see `IMMORTAL`.
        REFCOUNT = 0;
        /// Pointer to the type object.
        TYPE = 8;
        /// First byte after the header.
        SIZE = 16;
        /// The count of an immortal object: `(int32)low32 < 0`. Increments and decrements leave such counts alone.
        IMMORTAL = 0xC000_0000;
        /// Bytes before an object whose type has `types::FLAG_GC`: the collector's links.
        GC_PREFIX = 16;
    }
    /// Type objects (`PyVarObject` head, then our own fields).
    types {
        /// Flag bits, CPython's `tp_flags` numbering (subclass bits 24..=31).
        FLAGS = 24;
        /// `u32`, non-zero from the end of class creation until any attribute of the class or of a class in its method
        /// resolution order is set or deleted, or an instance's `__dict__` gains a name that the class also has.
        PRISTINE = 32;
        /// `u32`, bytes of an instance without its prefix.
        INSTANCE_SIZE = 36;
        /// Flag: instances carry the collector's prefix.
        FLAG_GC = 1 << 14;
    }
    /// Boxed floats.
    float {
        /// The `f64`.
        VALUE = 16;
        /// Size of the object.
        SIZE = 24;
    }
    /// Complex numbers.
    complex {
        /// The real part, an `f64`.
        REAL = 16;
        /// The imaginary part, an `f64`.
        IMAGINARY = 24;
        /// Size of the object.
        SIZE = 32;
    }
    /// Strings: UTF-8 (WTF-8 for lone surrogates), NUL-terminated, inline.
    str {
        /// `i64`: bytes, without the final NUL.
        BYTE_LENGTH = 16;
        /// `i64`: CPython's hash, or -1 when not computed yet.
        HASH = 24;
        /// `i64`: code points.
        LENGTH = 32;
        /// `u32`: `FLAG_*`.
        FLAGS = 40;
        /// Pointer to the code-point index, or null.
        INDEX = 48;
        /// First byte of the text.
        DATA = 56;
        /// All bytes are below 0x80.
        FLAG_ASCII = 1;
        /// Pointer equality is string equality among strings with this flag.
        FLAG_INTERNED = 2;
    }
    /// Bytes objects.
    bytes {
        /// `i64`.
        LENGTH = 16;
        /// `i64`, or -1 when not computed yet.
        HASH = 24;
        /// First byte; a NUL follows the last.
        DATA = 32;
    }
    /// Tuples: words inline.
    tuple {
        /// `i64`.
        LENGTH = 16;
        /// First word.
        ITEMS = 24;
    }
    /// Lists: a header and a buffer, whose element representation is the strategy.
    list {
        /// `i64`.
        LENGTH = 16;
        /// Pointer to the buffer; undefined when the capacity is 0.
        DATA = 24;
        /// `i64`, elements.
        CAPACITY = 32;
        /// `u8`, one of `STRATEGY_*`. An empty list may have any.
        STRATEGY = 40;
        /// Elements are words, each owned.
        STRATEGY_WORDS = 0;
        /// Elements are raw `i64`; any `i64`, also those that need a box as a word.
        STRATEGY_INTS = 1;
        /// Elements are raw `f64`.
        STRATEGY_FLOATS = 2;
        /// Elements are bytes, 0 or 1; all are `bool`.
        STRATEGY_BOOLS = 3;
        /// A list that has never held an element: capacity 0, takes the strategy of its first.
        STRATEGY_EMPTY = 4;
    }
    /// Cells of closures.
    cell {
        /// The word, owned; null when unbound.
        VALUE = 16;
    }
    /// Instances of compiled classes. A slot may be stored to directly when it is bound, or when `DICT` is null; else the
    /// attribute may live in the dict and the store goes through `set_attr`.
    instance {
        /// Pointer to the `__dict__` for attributes that have no slot, or null.
        DICT = 16;
        /// First weak reference, or null.
        WEAKREFS = 24;
        /// First slot; slots are words, null when unbound, in the class' slot order (inherited slots first).
        SLOTS = 32;
    }
    /// Function objects.
    function {
        /// Pointer to the code description, `code`.
        CODE = 16;
        /// Tuple of cells, or null.
        CLOSURE = 24;
        /// Tuple of positional defaults, or null.
        DEFAULTS = 32;
        /// Dict of keyword-only defaults, or null.
        KEYWORD_DEFAULTS = 40;
    }
    /// Range objects whose bounds fit `i64`; `WIDE` is non-null when they do not and the other fields are then meaningless.
    range {
        /// `i64`.
        START = 16;
        /// `i64`.
        STOP = 24;
        /// `i64`, not 0.
        STEP = 32;
        /// Pointer to a tuple `(start, stop, step)` of ints, or null.
        WIDE = 40;
    }
    /// The runtime's state.
    state {
        /// The pending exception (owned), or null.
        EXCEPTION = 0;
        /// Compiled functions compare their stack pointer with this on entry; lowering it is how they are interrupted.
        STACK_LIMIT = 8;
        /// The exception being handled (what `sys.exception()` returns; borrowed by compiled code), or null.
        HANDLED = 16;
        /// Result of a specialized function that could not return it raw (status `RESULT_BOXED`), owned.
        BOXED_RESULT = 24;
        /// `i64`: a generator's body writes its next resume point here when it yields, 0 when it returns.
        YIELD_POINT = 32;
        /// `i64`: how many words of its frame, from word 1 on, hold owned values at a yield.
        YIELD_LIVE = 40;
        /// `u64`: not 0 while a signal waits to be handled; loops of specialized code look at it.
        SIGNALLED = 48;
    }
    /// Second result of a compiled function that returns a raw value.
    status {
        /// The raw value is valid.
        OK = 0;
        /// An exception is pending.
        ERROR = 1;
        /// The value is in `state::BOXED_RESULT`, not of the predicted type.
        BOXED = 2;
    }
    /// Static description of a compiled function, emitted by the compiler, read by the runtime.
    code {
        /// Pointer to the str object of the name.
        NAME = 0;
        /// Pointer to the str object of the qualified name.
        QUALNAME = 8;
        /// The generic version: `fn(callee: word, frame: *mut word, point: i64) -> word`.
        ENTRY = 16;
        /// Pointer to an array of str objects: parameters in CPython's order (positional-only, positional, keyword-only, `*args`, `**kwargs`).
        PARAMETERS = 24;
        /// `u32`: positional parameters, positional-only ones included.
        POSITIONAL = 32;
        /// `u32`: positional-only parameters.
        POSITIONAL_ONLY = 36;
        /// `u32`: keyword-only parameters.
        KEYWORD_ONLY = 40;
        /// `u32`: `FLAG_*`.
        FLAGS = 44;
        /// `u32`: index of the module in the program description.
        MODULE = 48;
        /// `u32`: line of the `def`.
        FIRST_LINE = 52;
        /// `u32`: words in a generator's frame.
        FRAME_WORDS = 56;
        /// `u32`: index of this code in the program's table.
        INDEX = 60;
        /// Pointer to the docstring's str object, or null.
        DOC = 64;
        /// Pointer to an array of str objects: names of the free variables.
        FREE_VARIABLES = 72;
        /// `u32`: number of free variables.
        FREE_VARIABLE_COUNT = 80;
        /// Size of the description.
        SIZE = 88;
        /// Has `*args`.
        FLAG_VARARGS = 4;
        /// Has `**kwargs`.
        FLAG_VARKEYWORDS = 8;
        /// Is a generator function.
        FLAG_GENERATOR = 0x20;
    }
    /// One place that can raise, for tracebacks.
    site {
        /// `u32`: index into the program's code table.
        CODE = 0;
        /// `u32`: first line, from 1.
        LINE = 4;
        /// `u32`: last line.
        END_LINE = 8;
        /// `u32`: byte offset in the first line.
        COLUMN = 12;
        /// `u32`: byte offset in the last line.
        END_COLUMN = 16;
        /// `u32`: `CARET_*`, or 1 + index into the program's anchor table.
        CARETS = 20;
        /// Size of an entry.
        SIZE = 24;
        /// Underline the whole range.
        CARET_PLAIN = 0;
        /// Added to 1 + index: show no caret line, but the lines around the anchors.
        CARET_HIDDEN = 0x8000_0000;
        /// Show no caret line (CPython hides carets that say nothing, such as those of `return f(x)`).
        CARET_NONE = 0xFFFF_FFFF;
    }
    /// Where the `^^^` begin and end within a site's `~~~`: four `u32`, lines relative to the site's first line, byte columns in those lines.
    anchor {
        /// `u32`.
        LEFT_LINE = 0;
        /// `u32`.
        LEFT_COLUMN = 4;
        /// `u32`.
        RIGHT_LINE = 8;
        /// `u32`.
        RIGHT_COLUMN = 12;
        /// Size of an entry.
        SIZE = 16;
    }
    /// Static description of a compiled module.
    module {
        /// Pointer to the str object of the dotted name (`__main__` for the program's first).
        NAME = 0;
        /// Pointer to the str object of the file's path.
        FILE = 8;
        /// Pointer to the source text, UTF-8, and its length: for tracebacks.
        SOURCE = 16;
        /// `i64`.
        SOURCE_LENGTH = 24;
        /// The code description of the module's body.
        CODE = 32;
        /// Pointer to the global variables' slots: words, null when unbound.
        GLOBALS = 40;
        /// Pointer to an array of str objects, the slots' names.
        GLOBAL_NAMES = 48;
        /// `i64`: number of slots.
        GLOBAL_COUNT = 56;
        /// Word: the module object once created, else null. Writable.
        OBJECT = 64;
        /// `u32`: 1 when a package.
        IS_PACKAGE = 72;
        /// Size of the description.
        SIZE = 80;
    }
    /// Static description of a class statement, passed to `build_class`.
    class {
        /// Number of slots, `u32`, inherited ones included: attributes with a fixed place in instances.
        SLOT_COUNT = 0;
        /// `u32`: number of bases that `BASES` predicts.
        BASE_COUNT = 4;
        /// Pointer to an array of str objects, the slots' names in order.
        SLOT_NAMES = 8;
        /// Pointer to an array of pointers to the bases' `class` descriptions (null entry: exactly `object`).
        BASES = 16;
        /// Word, writable: the type object once the statement ran and its bases were as predicted (owned by immortality), else null.
        TYPE = 24;
        /// Size of the description.
        SIZE = 32;
    }
    /// The program description.
    program {
        /// Pointer to an array of pointers to `module` descriptions; the first is `__main__`.
        MODULES = 0;
        /// `i64`.
        MODULE_COUNT = 8;
        /// Pointer to an array of pointers to `code` descriptions.
        CODES = 16;
        /// `i64`.
        CODE_COUNT = 24;
        /// Pointer to the sites.
        SITES = 32;
        /// `i64`.
        SITE_COUNT = 40;
        /// Pointer to the anchors.
        ANCHORS = 48;
        /// `i64`.
        ANCHOR_COUNT = 56;
        /// Size of the description.
        SIZE = 64;
    }
}
