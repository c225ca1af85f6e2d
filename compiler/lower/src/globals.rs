//! Places of global variables and of builtins.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use cranelift_entity::SecondaryMap;
use molt_mir::{DataId, Program as Mir};
use molt_pir::{ModuleId, Name, Op, Program};

use crate::data::StaticData;

/// The slots of each module's globals, and which names can only be builtins.
pub struct Globals {
    modules: SecondaryMap<ModuleId, ModuleGlobals>,
    /// Cached builtins, by name: a word, null until first used.
    builtins: BTreeMap<Name, DataId>,
    /// Names that some code of the program may bind in any module or in `builtins`.
    rebindable: Rebindable,
}

#[derive(Clone, Default)]
struct ModuleGlobals {
    slots: Option<DataId>,
    names: Vec<Name>,
    numbers: HashMap<Name, usize>,
    bound: BTreeSet<Name>,
    /// Contains `from … import *`.
    open: bool,
}

#[derive(Default)]
struct Rebindable {
    everything: bool,
    names: BTreeSet<Name>,
}

/// Where a global is.
pub enum GlobalPlace {
    /// A slot of the module's data, at a byte offset.
    Slot(DataId, u64),
    /// A name that only `builtins` can have: a cache for it.
    Builtin(DataId),
}

impl Globals {
    /// Lays out the slots of every module: the names that its code binds, then those that it only reads.
    pub fn new(program: &Program, mir: &mut Mir) -> Globals {
        let mut modules: SecondaryMap<ModuleId, ModuleGlobals> = SecondaryMap::new();
        let mut rebindable = Rebindable::default();
        for (id, module) in &program.modules {
            let globals = &mut modules[id];
            for name in &module.globals {
                globals.add(name);
                globals.bound.insert(name.clone());
            }
        }
        for function in program.functions.values() {
            for &block in &function.layout {
                for &inst in &function.blocks[block].insts {
                    match &function.insts[inst].op {
                        Op::LoadGlobal(name) => modules[function.module].add(name),
                        Op::StoreGlobal(name) | Op::DeleteGlobal(name) => {
                            modules[function.module].add(name);
                            modules[function.module].bound.insert(name.clone());
                        }
                        Op::ImportStar => modules[function.module].open = true,
                        Op::SetAttr(name) | Op::DelAttr(name) => {
                            rebindable.names.insert(name.clone());
                        }
                        Op::ImportNative(name) if &**name == "builtins" => rebindable.everything = true,
                        _ => {}
                    }
                    if let Op::LoadGlobal(name) = &function.insts[inst].op
                        && matches!(&**name, "globals" | "vars" | "setattr" | "exec" | "eval" | "locals" | "__import__")
                    {
                        rebindable.everything = true;
                    }
                    if let Op::GetAttr(name) = &function.insts[inst].op
                        && matches!(&**name, "__dict__" | "__builtins__")
                    {
                        rebindable.everything = true;
                    }
                }
            }
        }
        for id in program.modules.keys() {
            let size = modules[id].names.len() as u64 * 8;
            modules[id].slots = Some(StaticData::add(mir, "globals", size, true, Vec::new()));
        }
        Globals { modules, builtins: BTreeMap::new(), rebindable }
    }

    /// Where code of a module finds a name.
    pub fn place(&mut self, mir: &mut Mir, module: ModuleId, name: &Name) -> GlobalPlace {
        let globals = &self.modules[module];
        let may_be_bound = globals.bound.contains(name)
            || globals.open
            || self.rebindable.everything
            || self.rebindable.names.contains(name);
        if may_be_bound || !is_builtin_name(name) {
            let slots = globals.slots.expect("laid out above");
            return GlobalPlace::Slot(slots, globals.numbers[name] as u64 * 8);
        }
        let place =
            *self.builtins.entry(name.clone()).or_insert_with(|| StaticData::add(mir, "builtin", 8, true, Vec::new()));
        GlobalPlace::Builtin(place)
    }

    /// Whether a name read in a module can only be the builtin.
    pub fn is_certain_builtin(&self, module: ModuleId, name: &Name) -> bool {
        let globals = &self.modules[module];
        is_builtin_name(name)
            && !globals.bound.contains(name)
            && !globals.open
            && !self.rebindable.everything
            && !self.rebindable.names.contains(name)
    }

    /// The module's slots and their names.
    pub fn slots(&self, module: ModuleId) -> (DataId, &[Name]) {
        let globals = &self.modules[module];
        (globals.slots.expect("laid out above"), &globals.names)
    }
}

impl ModuleGlobals {
    fn add(&mut self, name: &Name) {
        if !self.numbers.contains_key(name) {
            self.numbers.insert(name.clone(), self.names.len());
            self.names.push(name.clone());
        }
    }
}

/// Names of `builtins` that code may cache: all public ones of CPython 3.14.
fn is_builtin_name(name: &str) -> bool {
    BUILTINS.binary_search(&name).is_ok()
}

const BUILTINS: &[&str] = &[
    "ArithmeticError",
    "AssertionError",
    "AttributeError",
    "BaseException",
    "BaseExceptionGroup",
    "BlockingIOError",
    "BrokenPipeError",
    "BufferError",
    "BytesWarning",
    "ChildProcessError",
    "ConnectionAbortedError",
    "ConnectionError",
    "ConnectionRefusedError",
    "ConnectionResetError",
    "DeprecationWarning",
    "EOFError",
    "Ellipsis",
    "EncodingWarning",
    "EnvironmentError",
    "Exception",
    "ExceptionGroup",
    "False",
    "FileExistsError",
    "FileNotFoundError",
    "FloatingPointError",
    "FutureWarning",
    "GeneratorExit",
    "IOError",
    "ImportError",
    "ImportWarning",
    "IndentationError",
    "IndexError",
    "InterruptedError",
    "IsADirectoryError",
    "KeyError",
    "KeyboardInterrupt",
    "LookupError",
    "MemoryError",
    "ModuleNotFoundError",
    "NameError",
    "None",
    "NotADirectoryError",
    "NotImplemented",
    "NotImplementedError",
    "OSError",
    "OverflowError",
    "PendingDeprecationWarning",
    "PermissionError",
    "ProcessLookupError",
    "PythonFinalizationError",
    "RecursionError",
    "ReferenceError",
    "ResourceWarning",
    "RuntimeError",
    "RuntimeWarning",
    "StopAsyncIteration",
    "StopIteration",
    "SyntaxError",
    "SyntaxWarning",
    "SystemError",
    "SystemExit",
    "TabError",
    "TimeoutError",
    "True",
    "TypeError",
    "UnboundLocalError",
    "UnicodeDecodeError",
    "UnicodeEncodeError",
    "UnicodeError",
    "UnicodeTranslateError",
    "UnicodeWarning",
    "UserWarning",
    "ValueError",
    "Warning",
    "ZeroDivisionError",
    "abs",
    "aiter",
    "all",
    "anext",
    "any",
    "ascii",
    "bin",
    "bool",
    "breakpoint",
    "bytearray",
    "bytes",
    "callable",
    "chr",
    "classmethod",
    "compile",
    "complex",
    "copyright",
    "credits",
    "delattr",
    "dict",
    "dir",
    "divmod",
    "enumerate",
    "eval",
    "exec",
    "exit",
    "filter",
    "float",
    "format",
    "frozenset",
    "getattr",
    "globals",
    "hasattr",
    "hash",
    "help",
    "hex",
    "id",
    "input",
    "int",
    "isinstance",
    "issubclass",
    "iter",
    "len",
    "license",
    "list",
    "locals",
    "map",
    "max",
    "memoryview",
    "min",
    "next",
    "object",
    "oct",
    "open",
    "ord",
    "pow",
    "print",
    "property",
    "quit",
    "range",
    "repr",
    "reversed",
    "round",
    "set",
    "setattr",
    "slice",
    "sorted",
    "staticmethod",
    "str",
    "sum",
    "super",
    "tuple",
    "type",
    "vars",
    "zip",
];
