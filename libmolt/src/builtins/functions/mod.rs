//! The functions of `builtins`.

mod attributes;
mod extremes;
pub mod iteration;
mod numbers;
mod sum;
pub mod texts;

use crate::exec::exception::SYSTEM_EXIT;
use crate::exec::native::NativeModule;
use crate::exec::raised::Raised;
use crate::io;
use crate::object::boxes::int_object;
use crate::object::{Args, Method, Owned, PyResult, Ref, Tuple, methods};
use crate::protocols::{hash, iterate};

/// The module.
pub static BUILTINS: NativeModule = NativeModule { name: "builtins", functions: FUNCTIONS, fill: |_| Ok(()) };

const FUNCTIONS: &[Method] = methods!["builtins";
    Method::any("print", io::print::print),
    Method::positional("input", 0, 1, io::print::input),
    Method::keywords("open", &io::open::SIGNATURE, io::open::open),
    Method::one("len", |_, object| Ok(int_object(iterate::length(object)?))),
    Method::one("hash", |_, object| Ok(int_object(hash::hash(object)?))),
    Method::one("id", |_, object| Ok(numbers::unsigned(object.word().bits()))),
    Method::one("abs", numbers::abs),
    Method::positional("divmod", 2, 2, numbers::divmod),
    Method::keywords("pow", &numbers::POW, numbers::pow),
    Method::keywords("round", &numbers::ROUND, numbers::round),
    Method::one("bin", |_, number| numbers::in_radix(number, 2)),
    Method::one("oct", |_, number| numbers::in_radix(number, 8)),
    Method::one("hex", |_, number| numbers::in_radix(number, 16)),
    Method::one("repr", texts::repr),
    Method::one("ascii", texts::ascii),
    Method::one("chr", texts::chr),
    Method::one("ord", texts::ord),
    Method::positional("format", 1, 2, texts::format),
    Method::any("min", |_, args| extremes::find(args, &extremes::MIN)),
    Method::any("max", |_, args| extremes::find(args, &extremes::MAX)),
    Method::any("sum", sum::sum),
    Method::any("sorted", iteration::sorted),
    Method::one("any", iteration::any),
    Method::one("all", iteration::all),
    Method::positional("iter", 1, 2, iteration::iter),
    Method::positional("next", 1, 2, iteration::next),
    Method::positional("isinstance", 2, 2, attributes::is_instance),
    Method::positional("issubclass", 2, 2, attributes::is_subclass),
    Method::one("callable", attributes::callable),
    Method::positional("getattr", 2, 3, attributes::get),
    Method::positional("setattr", 3, 3, attributes::set),
    Method::positional("delattr", 2, 2, attributes::delete),
    Method::positional("hasattr", 2, 2, attributes::has),
    Method::one("vars", attributes::vars),
    Method::one("dir", attributes::dir),
    Method::any("exit", exit),
    Method::any("quit", exit),
];

/// `exit(code)`, `quit(code)` and `sys.exit(code)`.
pub fn exit(_: Ref<'_>, args: Args<'_>) -> PyResult<Owned> {
    let code = args.get(0).filter(|code| !code.is_none());
    // A tuple becomes the arguments of the exception, as for everything that C code raises.
    let arguments = match code.and_then(Ref::downcast::<Tuple>) {
        Some(codes) => codes.slice().iter().map(|code| code.owned()).collect(),
        None => code.map(Ref::owned).into_iter().collect(),
    };
    Err(Raised::with_arguments(&SYSTEM_EXIT, arguments))
}
