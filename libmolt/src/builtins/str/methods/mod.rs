//! The methods of strings, one file per family.

pub mod cases;
pub mod layout;
pub mod parts;
pub mod places;
mod translate;

use super::{content, exact, part};
use crate::builtins::codecs;
use crate::builtins::format::{self, template};
use crate::exec::raised::raise;
use crate::object::boxes::bool_object;
use crate::object::{Args, Method, Owned, PyResult, Ref, Signature, Str, methods, text};
use crate::protocols::number;

static ENCODE: Signature = Signature { names: &["encoding", "errors"], positional_only: 0, positional: 2, required: 0 };
static EXPANDTABS: Signature = Signature { names: &["tabsize"], positional_only: 0, positional: 1, required: 0 };
static REPLACE: Signature =
    Signature { names: &["old", "new", "count"], positional_only: 2, positional: 3, required: 2 };
static SPLIT: Signature = Signature { names: &["sep", "maxsplit"], positional_only: 0, positional: 2, required: 0 };
static SPLITLINES: Signature = Signature { names: &["keepends"], positional_only: 0, positional: 1, required: 0 };

/// Methods.
pub const METHODS: &[Method] = methods!["str";
    Method::none("capitalize", |this| Ok(cases::capitalize(this.expect()))),
    Method::none("casefold", |this| Ok(cases::casefold(this.expect()))),
    Method::none("__getnewargs__", |this| {
        let plain = text::from_wtf8(this.expect::<Str>().get().bytes());
        Ok(crate::object::tuple::new([plain.into_object()].into_iter()).into_object())
    }),
    Method::positional("center", 1, 2, layout::center),
    Method::positional("count", 1, 3, places::count),
    Method::keywords("encode", &ENCODE, encode),
    Method::positional("endswith", 1, 3, places::endswith),
    Method::keywords("expandtabs", &EXPANDTABS, layout::expandtabs),
    Method::positional("find", 1, 3, places::find),
    Method::any("format", format_arguments),
    Method::one("format_map", |this, mapping| {
        Ok(template::format(this.expect(), template::Source::Mapping(mapping))?.into_object())
    }),
    Method::positional("index", 1, 3, places::index),
    Method::none("isalnum", |this| Ok(bool_object(cases::isalnum(this.expect())))),
    Method::none("isalpha", |this| Ok(bool_object(cases::isalpha(this.expect())))),
    Method::none("isascii", |this| Ok(bool_object(this.expect::<Str>().is_ascii()))),
    Method::none("isdecimal", |this| Ok(bool_object(cases::isdecimal(this.expect())))),
    Method::none("isdigit", |this| Ok(bool_object(cases::isdigit(this.expect())))),
    Method::none("isidentifier", |this| Ok(bool_object(cases::isidentifier(this.expect())))),
    Method::none("islower", |this| Ok(bool_object(cases::islower(this.expect())))),
    Method::none("isnumeric", |this| Ok(bool_object(cases::isnumeric(this.expect())))),
    Method::none("isprintable", |this| Ok(bool_object(cases::isprintable(this.expect())))),
    Method::none("isspace", |this| Ok(bool_object(cases::isspace(this.expect())))),
    Method::none("istitle", |this| Ok(bool_object(cases::istitle(this.expect())))),
    Method::none("isupper", |this| Ok(bool_object(cases::isupper(this.expect())))),
    Method::one("join", parts::join),
    Method::positional("ljust", 1, 2, layout::ljust),
    Method::none("lower", |this| Ok(cases::lower(this.expect()))),
    Method::positional("lstrip", 0, 1, layout::lstrip),
    Method::positional("maketrans", 1, 3, translate::maketrans).on_nothing(),
    Method::one("partition", parts::partition),
    Method::one("removeprefix", layout::removeprefix),
    Method::one("removesuffix", layout::removesuffix),
    Method::keywords("replace", &REPLACE, parts::replace),
    Method::positional("rfind", 1, 3, places::rfind),
    Method::positional("rindex", 1, 3, places::rindex),
    Method::positional("rjust", 1, 2, layout::rjust),
    Method::one("rpartition", parts::rpartition),
    Method::keywords("rsplit", &SPLIT, parts::rsplit),
    Method::positional("rstrip", 0, 1, layout::rstrip),
    Method::keywords("split", &SPLIT, parts::split),
    Method::keywords("splitlines", &SPLITLINES, parts::splitlines),
    Method::positional("startswith", 1, 3, places::startswith),
    Method::positional("strip", 0, 1, layout::strip),
    Method::none("swapcase", |this| Ok(cases::swapcase(this.expect()))),
    Method::none("title", |this| Ok(cases::title(this.expect()))),
    Method::one("translate", translate::translate),
    Method::none("upper", |this| Ok(cases::upper(this.expect()))),
    Method::one("zfill", |this, width| layout::zfill(this, number::to_count(width)?)),
    Method::one("__format__", |this, spec| match spec.downcast::<Str>() {
        Some(spec) => Ok(format::format_str(this.expect(), spec)?.into_object()),
        None => raise!(type_error, "__format__() argument must be str, not {}", spec.ty().full_name()),
    }),
];

fn format_arguments(this: Ref<'_>, args: Args<'_>) -> PyResult<Owned> {
    Ok(template::format(this.expect(), template::Source::Arguments(args))?.into_object())
}

fn encode(this: Ref<'_>, args: &[Option<Ref<'_>>]) -> PyResult<Owned> {
    let encoding = codecs::name_argument(args[0], "encode", "encoding", "utf-8")?;
    let errors = codecs::name_argument(args[1], "encode", "errors", "strict")?;
    codecs::encode(this.expect(), encoding, errors)
}

/// A `str` of WTF-8 bytes, as any value.
fn string(bytes: &[u8]) -> Owned {
    text::from_wtf8(bytes).into_object()
}
