//! `sys`, but for its streams.

use std::cell::Cell;

use crate::exec::exception::SYSTEM_EXIT;
use crate::exec::module::Module;
use crate::exec::native::{NativeModule, loaded_modules};
use crate::exec::raised::{PyResult, raise};
use crate::exec::stdlib_names::STDLIB_NAMES;
use crate::object::boxes::int_object;
use crate::object::locked::Locked;
use crate::object::singletons::none_object;
use crate::object::state::STATE;
use crate::object::{Method, Owned, Raised, Ref, Str, dict, list, static_str, text, tuple};

/// The module.
pub static SYS: NativeModule = NativeModule { name: "sys", functions: METHODS, fill };

const METHODS: &[Method] = &[
    Method::positional("exit", 0, 1, |_, args| {
        Err(Raised::with_arguments(&SYSTEM_EXIT, args.iter().map(|argument| argument.owned()).collect()))
    }),
    Method::none("exception", |_| Ok(STATE.handled().map_or_else(none_object, Owned::into_object))),
    Method::none("exc_info", |_| Ok(exception_info())),
    Method::none("getrecursionlimit", |_| Ok(int_object(RECURSION_LIMIT.get()))),
    Method::one("setrecursionlimit", set_recursion_limit),
    Method::one("getrefcount", |_, object| {
        let count = object.header().map_or(u64::from(u32::MAX), |header| header.count() & 0xFFFF_FFFF);
        Ok(int_object(count as i64 + 1))
    }),
    Method::one("intern", |_, name| match name.downcast::<Str>() {
        Some(name) => Ok(interned(name)),
        None => raise!(type_error, "intern() argument must be str, not {}", name.ty().full_name()),
    }),
    Method::none("getdefaultencoding", |_| Ok(text::new("utf-8").into_object())),
    Method::none("getfilesystemencoding", |_| Ok(text::new("utf-8").into_object())),
    Method::positional("getsizeof", 1, 2, |_, args| Ok(int_object(i64::from(args[0].ty().instance_size())))),
];

/// What `setrecursionlimit` was last given; compiled code is limited by its stack only.
static RECURSION_LIMIT: Locked<Cell<i64>> = Locked::new(Cell::new(1000));

fn set_recursion_limit(_: Ref<'_>, limit: Ref<'_>) -> PyResult<Owned> {
    let Some(limit) = limit.as_int() else {
        raise!(type_error, "'{}' object cannot be interpreted as an integer", limit.ty().full_name())
    };
    if limit < 1 {
        raise!(value_error, "recursion limit must be greater or equal than 1");
    }
    RECURSION_LIMIT.set(limit);
    Ok(none_object())
}

fn exception_info() -> Owned {
    let parts = match STATE.handled() {
        Some(exception) => [
            exception.ty().as_object().owned(),
            exception.clone().into_object(),
            exception.traceback().map_or_else(none_object, Owned::into_object),
        ],
        None => [none_object(), none_object(), none_object()],
    };
    tuple::new(parts.into_iter()).into_object()
}

fn interned(name: Ref<'_, Str>) -> Owned {
    static NAMES: Locked<crate::object::Field<dict::Dict>> = Locked::new(crate::object::Field::EMPTY);
    let names = match NAMES.get() {
        Some(names) => names,
        None => {
            let names = dict::new();
            NAMES.set(Some(names.clone()));
            names
        }
    };
    match names.get_name(name) {
        Some(known) => known,
        None => {
            names.set_name(name, name.as_object().owned());
            name.as_object().owned()
        }
    }
}

fn fill(module: &Module) -> PyResult<()> {
    let arguments = std::env::args_os().map(|argument| text::from_wtf8(argument.as_encoded_bytes()).into_object());
    module.set(static_str!("argv"), list::from_items(arguments).into_object());
    module.set(static_str!("modules"), loaded_modules().into_object());
    module.set(static_str!("path"), list::new().into_object());
    module.set(static_str!("maxsize"), int_object(i64::MAX));
    module.set(static_str!("maxunicode"), int_object(0x10_FFFF));
    module.set(static_str!("byteorder"), text::new(if cfg!(target_endian = "little") { "little" } else { "big" }).into_object());
    module.set(static_str!("platform"), text::new(std::env::consts::OS).into_object());
    module.set(static_str!("hexversion"), int_object(0x030E_0AF0));
    module.set(static_str!("version"), text::new("3.14.10 (Molt)").into_object());
    module.set(static_str!("executable"), executable());
    let version = [int_object(3), int_object(14), int_object(10), text::new("final").into_object(), int_object(0)];
    module.set(static_str!("version_info"), tuple::new(version.into_iter()).into_object());
    let names = STDLIB_NAMES.iter().map(|name| text::new(name).into_object());
    module.set(static_str!("stdlib_module_names"), tuple::new(names).into_object());
    Ok(())
}

fn executable() -> Owned {
    let path = std::env::current_exe().map(|path| text::from_wtf8(path.as_os_str().as_encoded_bytes()));
    path.unwrap_or_else(|_| text::new("")).into_object()
}
