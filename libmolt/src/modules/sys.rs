//! `sys`.

use std::cell::Cell;
use std::os::unix::ffi::OsStringExt;
use std::sync::atomic::Ordering;

use molt_abi::layout::header;

use super::struct_sequence::{StructSequence, struct_sequence};
use crate::builtins::codecs;
use crate::builtins::functions::exit;
use crate::builtins::int::text::{ALWAYS_ALLOWED as LEAST_LIMIT, MAX_STR_DIGITS};
use crate::builtins::str::STR;
use crate::exec::interrupt;
use crate::exec::module::Module;
use crate::exec::native::{self, NativeModule};
use crate::exec::raised::{raise, value_error};
use crate::exec::stdlib_names::STDLIB_NAMES;
use crate::io::standard::Standard;
use crate::object::boxes::{bool_object, float_object, int_object};
use crate::object::dict::{self, Dict};
use crate::object::locked::Locked;
use crate::object::singletons::none_object;
use crate::object::state::STATE;
use crate::object::{Field, Method, Owned, PyResult, Ref, Signature, Str, list, methods, text, tuple};
use crate::protocols::number;

/// The module.
#[unsafe(export_name = "molt_part_modules.sys")]
pub static SYS: NativeModule = NativeModule { name: "sys", functions: FUNCTIONS, fill };

/// The version of Python whose behaviour programs get.
const VERSION: (i64, i64, i64) = (3, 14, 10);

static LOADED: Locked<Field<Module>> = Locked::new(Field::EMPTY);
static RECURSION_LIMIT: Locked<Cell<i64>> = Locked::new(Cell::new(interrupt::DEFAULT_DEPTH as i64));
static INTERNED: Locked<Field<Dict>> = Locked::new(Field::EMPTY);

/// The module, if something has imported it.
pub fn loaded() -> Option<Owned<Module>> {
    LOADED.get()
}

struct_sequence! {
    VERSION_INFO "molt_type_version_info" "sys.version_info" { major, minor, micro, releaselevel, serial }
    FLOAT_INFO "molt_type_float_info" "sys.float_info" {
        max, max_exp, max_10_exp, min, min_exp, min_10_exp, dig, mant_dig, epsilon, radix, rounds
    }
    INT_INFO "molt_type_int_info" "sys.int_info" {
        bits_per_digit, sizeof_digit, default_max_str_digits, str_digits_check_threshold
    }
    HASH_INFO "molt_type_hash_info" "sys.hash_info" {
        width, modulus, inf, nan, imag, algorithm, hash_bits, seed_bits, cutoff
    }
}

fn string(value: &str) -> Owned {
    text::new(value).into_object()
}

fn ints(values: &[i64]) -> Vec<Owned> {
    values.iter().map(|&value| int_object(value)).collect()
}

fn version_info() -> Owned {
    let (major, minor, micro) = VERSION;
    VERSION_INFO.make(vec![int_object(major), int_object(minor), int_object(micro), string("final"), int_object(0)])
}

fn float_info() -> Owned {
    FLOAT_INFO.make(vec![
        float_object(f64::MAX),
        int_object(f64::MAX_EXP as i64),
        int_object(f64::MAX_10_EXP as i64),
        float_object(f64::MIN_POSITIVE),
        int_object(f64::MIN_EXP as i64),
        int_object(f64::MIN_10_EXP as i64),
        int_object(f64::DIGITS as i64),
        int_object(f64::MANTISSA_DIGITS as i64),
        float_object(f64::EPSILON),
        int_object(2),
        int_object(1),
    ])
}

fn hash_info() -> Owned {
    let mut parts = ints(&[64, (1 << 61) - 1, 314159, 0, 1000003]);
    parts.push(string("siphash13"));
    parts.extend(ints(&[64, 128, 0]));
    HASH_INFO.make(parts)
}

/// The command line; bytes that are no text become surrogates.
fn arguments() -> PyResult<Owned> {
    let mut arguments = Vec::new();
    for argument in std::env::args_os() {
        arguments.push(codecs::decode(&argument.into_vec(), "utf-8", "surrogateescape")?.into_object());
    }
    Ok(list::from_items(arguments).into_object())
}

fn fill(module: &Module) -> PyResult<()> {
    let (major, minor, micro) = VERSION;
    let set = |name: &str, value: Owned| module.set(text::new(name).borrow(), value);
    set("argv", arguments()?);
    set("orig_argv", arguments()?);
    set("byteorder", string(if cfg!(target_endian = "little") { "little" } else { "big" }));
    set("copyright", string("Copyright (c) the Molt developers."));
    set("executable", string(&std::env::current_exe().map(|path| path.display().to_string()).unwrap_or_default()));
    set("float_info", float_info());
    set("float_repr_style", string("short"));
    set("hash_info", hash_info());
    set("hexversion", int_object(major << 24 | minor << 16 | micro << 8 | 0xF0));
    set("int_info", INT_INFO.make(ints(&[30, 4, 4300, 640])));
    set("maxsize", int_object(i64::MAX));
    set("maxunicode", int_object(0x10_FFFF));
    set("modules", native::loaded_modules().into_object());
    set("path", list::new().into_object());
    set("platform", string(std::env::consts::OS));
    set("version", string(&format!("{major}.{minor}.{micro} (molt {})", env!("CARGO_PKG_VERSION"))));
    set("version_info", version_info());
    let names = STDLIB_NAMES.iter().map(|name| string(name));
    set("stdlib_module_names", tuple::new(names).into_object());
    set("dont_write_bytecode", bool_object(true));
    for standard in [Standard::Input, Standard::Output, Standard::Error] {
        set(standard.name().text(), standard.original().into_object());
        set(&format!("__{}__", standard.name().text()), standard.original().into_object());
    }
    LOADED.set(Some(Ref::from(module).owned()));
    Ok(())
}

static MAX_DIGITS: Signature = Signature { names: &["maxdigits"], positional_only: 0, positional: 1, required: 1 };

const FUNCTIONS: &[Method] = methods!["sys";
    Method::any("exit", |module, args| {
        if args.len() > 1 {
            raise!(type_error, "exit expected at most 1 argument, got {}", args.len());
        }
        exit(module, args)
    }),
    Method::none("exc_info", |_| Ok(exc_info())),
    Method::none("exception", |_| Ok(STATE.handled().map_or_else(none_object, Owned::into_object))),
    Method::none("getrecursionlimit", |_| Ok(int_object(RECURSION_LIMIT.get()))),
    Method::one("setrecursionlimit", set_recursion_limit),
    Method::one("intern", intern),
    Method::none("getdefaultencoding", |_| Ok(string("utf-8"))),
    Method::none("getfilesystemencoding", |_| Ok(string("utf-8"))),
    Method::none("getfilesystemencodeerrors", |_| Ok(string("surrogateescape"))),
    Method::none("get_int_max_str_digits", |_| Ok(int_object(MAX_STR_DIGITS.load(Ordering::Relaxed) as i64))),
    Method::keywords("set_int_max_str_digits", &MAX_DIGITS, |_, args| {
        let limit = match args[0] {
            Some(limit) => number::to_count(limit)?,
            None => 0,
        };
        if limit != 0 && limit < LEAST_LIMIT as i64 {
            raise!(value_error, "maxdigits must be >= {LEAST_LIMIT} or 0 for unlimited");
        }
        MAX_STR_DIGITS.store(limit as usize, Ordering::Relaxed);
        Ok(none_object())
    }),
    Method::none("is_finalizing", |_| Ok(bool_object(false))),
    Method::positional("getsizeof", 1, 2, |_, args| Ok(int_object(i64::from(args[0].ty().instance_size())))),
    Method::one("getrefcount", |_, object| {
        let count = object.header().map_or(header::IMMORTAL, |header| header.count());
        Ok(int_object(count as i64 + 1))
    }),
];

/// `(type, value, traceback)` of the exception being handled.
fn exc_info() -> Owned {
    let parts = match STATE.handled() {
        None => [none_object(), none_object(), none_object()],
        Some(exception) => [
            exception.ty().as_object().owned(),
            exception.clone().into_object(),
            exception.traceback().map_or_else(none_object, Owned::into_object),
        ],
    };
    tuple::new(parts.into_iter()).into_object()
}

fn set_recursion_limit(_: Ref<'_>, limit: Ref<'_>) -> PyResult<Owned> {
    let limit = number::to_count(limit)?;
    if limit < 1 {
        return Err(value_error("recursion limit must be greater or equal than 1"));
    }
    RECURSION_LIMIT.set(limit);
    interrupt::limit_depth(limit as u64);
    Ok(none_object())
}

fn intern(_: Ref<'_>, string: Ref<'_>) -> PyResult<Owned> {
    let Some(name) = string.downcast::<Str>() else {
        raise!(type_error, "intern() argument must be str, not {}", string.ty().full_name())
    };
    if !string.is_exactly(&STR) {
        raise!(type_error, "can't intern {}", string.ty().full_name());
    }
    let table = INTERNED.get().unwrap_or_else(|| {
        let table = dict::new();
        INTERNED.set(Some(table.clone()));
        table
    });
    if let Some(known) = table.get_name(name) {
        return Ok(known);
    }
    table.set_name(name, string.owned());
    Ok(string.owned())
}
