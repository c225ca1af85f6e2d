//! The methods of bytes.

use std::borrow::Cow;

use super::hex::{from_hex, to_hex};
use super::{argument, content, needle, new, part, receiver};
use crate::builtins::search::{self, BYTES as UNITS};
use crate::builtins::{bounds, codecs};
use crate::exec::raised::{raise, type_error, value_error};
use crate::memory;
use crate::object::boxes::{bool_object, int_object};
use crate::object::{Method, Owned, PyResult, Ref, Signature, Tuple, Type, list, methods, text, tuple};
use crate::protocols::{call, iterate, number, truth};

static DECODE: Signature = Signature { names: &["encoding", "errors"], positional_only: 0, positional: 2, required: 0 };
static EXPANDTABS: Signature = Signature { names: &["tabsize"], positional_only: 0, positional: 1, required: 0 };
static HEX: Signature = Signature { names: &["sep", "bytes_per_sep"], positional_only: 0, positional: 2, required: 0 };
static SPLIT: Signature = Signature { names: &["sep", "maxsplit"], positional_only: 0, positional: 2, required: 0 };
static SPLITLINES: Signature = Signature { names: &["keepends"], positional_only: 0, positional: 1, required: 0 };
static TRANSLATE: Signature = Signature { names: &["table", "delete"], positional_only: 1, positional: 2, required: 1 };

/// Whether a byte is space to the methods of bytes.
fn is_space(byte: u32) -> bool {
    matches!(byte, 0x09..=0x0d | 0x20)
}

/// Methods.
pub const METHODS: &[Method] = methods!["bytes";
    Method::none("__bytes__", |this| {
        Ok(if this.is_exactly(&super::BYTES) { this.owned() } else { new(receiver(this)) })
    }),
    Method::none("__getnewargs__", |this| {
        Ok(crate::object::tuple::new([new(receiver(this))].into_iter()).into_object())
    }),
    Method::none("capitalize", |this| {
        let mut out = receiver(this).to_ascii_lowercase();
        out.iter_mut().take(1).for_each(|byte| byte.make_ascii_uppercase());
        Ok(new(&out))
    }),
    Method::positional("center", 1, 2, |this, args| {
        pad(this, args, "center", |missing, width| missing / 2 + (missing & width & 1))
    }),
    Method::positional("count", 1, 3, count),
    Method::keywords("decode", &DECODE, decode),
    Method::positional("endswith", 1, 3, |this, args| {
        affix(this, args, "endswith", |part, affix| part.ends_with(affix))
    }),
    Method::keywords("expandtabs", &EXPANDTABS, |this, args| {
        Ok(new(&search::expand_tabs(receiver(this), search::tab_size(args[0])?, |_| 1)?))
    }),
    Method::positional("find", 1, 3, |this, args| {
        Ok(int_object(place(this, args, search::find)?.map_or(-1, |place| place as i64)))
    }),
    Method::one("fromhex", |class, digits| {
        let made = new(&from_hex(digits)?);
        let class = class.expect::<Type>().as_static();
        if std::ptr::eq(class, &super::BYTES) { Ok(made) } else { call::call(class.as_object(), &[made.borrow()]) }
    })
    .on_class(),
    Method::keywords("hex", &HEX, |this, args| Ok(text::new(&to_hex(receiver(this), args)?).into_object())),
    Method::positional("index", 1, 3, |this, args| found(place(this, args, search::find)?)),
    Method::none("isalnum", |this| all(this, |byte| byte.is_ascii_alphanumeric())),
    Method::none("isalpha", |this| all(this, |byte| byte.is_ascii_alphabetic())),
    Method::none("isascii", |this| Ok(bool_object(receiver(this).is_ascii()))),
    Method::none("isdigit", |this| all(this, |byte| byte.is_ascii_digit())),
    Method::none("islower", |this| {
        let bytes = receiver(this);
        Ok(bool_object(bytes.iter().any(u8::is_ascii_lowercase) && !bytes.iter().any(u8::is_ascii_uppercase)))
    }),
    Method::none("isspace", |this| all(this, |byte| is_space(byte as u32))),
    Method::none("istitle", |this| Ok(bool_object(is_title(receiver(this))))),
    Method::none("isupper", |this| {
        let bytes = receiver(this);
        Ok(bool_object(bytes.iter().any(u8::is_ascii_uppercase) && !bytes.iter().any(u8::is_ascii_lowercase)))
    }),
    Method::one("join", join),
    Method::positional("ljust", 1, 2, |this, args| pad(this, args, "ljust", |_, _| 0)),
    Method::none("lower", |this| Ok(new(&receiver(this).to_ascii_lowercase()))),
    Method::positional("lstrip", 0, 1, |this, args| strip(this, args, true, false)),
    Method::positional("maketrans", 2, 2, maketrans).on_nothing(),
    Method::one("partition", |this, separator| {
        let separator = non_empty(argument(separator)?)?;
        let bytes = receiver(this);
        let parts = match search::find(bytes, &separator) {
            Some(place) => [&bytes[..place], &separator, &bytes[place + separator.len()..]],
            None => [bytes, b"", b""],
        };
        Ok(tuple::new(parts.map(new).into_iter()).into_object())
    }),
    Method::one("removeprefix", |this, prefix| {
        let bytes = receiver(this);
        Ok(part(this, bytes.strip_prefix(&*argument(prefix)?).unwrap_or(bytes)))
    }),
    Method::one("removesuffix", |this, suffix| {
        let bytes = receiver(this);
        Ok(part(this, bytes.strip_suffix(&*argument(suffix)?).unwrap_or(bytes)))
    }),
    Method::positional("replace", 2, 3, replace),
    Method::positional("rfind", 1, 3, |this, args| {
        Ok(int_object(place(this, args, search::rfind)?.map_or(-1, |place| place as i64)))
    }),
    Method::positional("rindex", 1, 3, |this, args| found(place(this, args, search::rfind)?)),
    Method::positional("rjust", 1, 2, |this, args| pad(this, args, "rjust", |missing, _| missing)),
    Method::one("rpartition", |this, separator| {
        let separator = non_empty(argument(separator)?)?;
        let bytes = receiver(this);
        let parts = match search::rfind(bytes, &separator) {
            Some(place) => [&bytes[..place], &separator, &bytes[place + separator.len()..]],
            None => [b"", b"", bytes],
        };
        Ok(tuple::new(parts.map(new).into_iter()).into_object())
    }),
    Method::keywords("rsplit", &SPLIT, |this, args| {
        let limit = limit(args[1])?;
        Ok(list_of(match separator(args[0])? {
            Some(separator) => search::rsplit(receiver(this), &separator, limit),
            None => search::rsplit_space(receiver(this), limit, UNITS, is_space),
        }))
    }),
    Method::positional("rstrip", 0, 1, |this, args| strip(this, args, false, true)),
    Method::keywords("split", &SPLIT, |this, args| {
        let limit = limit(args[1])?;
        Ok(list_of(match separator(args[0])? {
            Some(separator) => search::split(receiver(this), &separator, limit),
            None => search::split_space(receiver(this), limit, UNITS, is_space),
        }))
    }),
    Method::keywords("splitlines", &SPLITLINES, |this, args| {
        let keep_ends = args[0].map_or(Ok(false), truth::truth)?;
        Ok(list_of(search::split_lines(receiver(this), keep_ends, UNITS, |byte| matches!(byte, 0x0a | 0x0d))))
    }),
    Method::positional("startswith", 1, 3, |this, args| {
        affix(this, args, "startswith", |part, affix| part.starts_with(affix))
    }),
    Method::positional("strip", 0, 1, |this, args| strip(this, args, true, true)),
    Method::none("swapcase", |this| {
        let swap =
            |byte: &u8| if byte.is_ascii_lowercase() { byte.to_ascii_uppercase() } else { byte.to_ascii_lowercase() };
        Ok(new(&receiver(this).iter().map(swap).collect::<Vec<u8>>()))
    }),
    Method::none("title", |this| Ok(new(&title(receiver(this))))),
    Method::keywords("translate", &TRANSLATE, translate),
    Method::none("upper", |this| Ok(new(&receiver(this).to_ascii_uppercase()))),
    Method::one("zfill", |this, width| {
        let bytes = receiver(this);
        let missing = (number::to_count(width)?.max(0) as usize).saturating_sub(bytes.len());
        let sign = matches!(bytes.first(), Some(b'+' | b'-')) as usize;
        memory::require(missing.checked_mul(3))?;
        Ok(new(&[&bytes[..sign], &vec![b'0'; missing], &bytes[sign..]].concat()))
    }),
];

fn all(this: Ref<'_>, test: fn(u8) -> bool) -> PyResult<Owned> {
    let bytes = receiver(this);
    Ok(bool_object(!bytes.is_empty() && bytes.iter().all(|&byte| test(byte))))
}

fn list_of(pieces: Vec<&[u8]>) -> Owned {
    list::from_items(pieces.into_iter().map(new)).into_object()
}

fn limit(argument: Option<Ref<'_>>) -> PyResult<usize> {
    Ok(usize::try_from(argument.map_or(Ok(-1), number::to_count)?).unwrap_or(usize::MAX))
}

fn non_empty(separator: Cow<'_, [u8]>) -> PyResult<Cow<'_, [u8]>> {
    if separator.is_empty() { Err(value_error("empty separator")) } else { Ok(separator) }
}

fn separator(given: Option<Ref<'_>>) -> PyResult<Option<Cow<'_, [u8]>>> {
    match given.filter(|given| !given.is_none()) {
        None => Ok(None),
        Some(separator) => non_empty(argument(separator)?).map(Some),
    }
}

/// The part of the receiver between the optional bounds `args[1]` and `args[2]`, and where it begins.
fn part_between<'a>(this: Ref<'a>, args: &[Ref<'_>]) -> PyResult<Option<(&'a [u8], usize)>> {
    let bytes = receiver(this);
    let (from, to) = bounds::resolve(args.get(1).copied(), args.get(2).copied(), bytes.len())?;
    Ok(if from <= to { Some((&bytes[from..to], from)) } else { None })
}

fn place(this: Ref<'_>, args: &[Ref<'_>], search: fn(&[u8], &[u8]) -> Option<usize>) -> PyResult<Option<usize>> {
    let needle = needle(args[0])?;
    let Some((part, from)) = part_between(this, args)? else { return Ok(None) };
    Ok(search(part, &needle).map(|place| place + from))
}

fn found(place: Option<usize>) -> PyResult<Owned> {
    match place {
        Some(place) => Ok(int_object(place as i64)),
        None => Err(value_error("subsection not found")),
    }
}

fn count(this: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    let needle = needle(args[0])?;
    let Some((part, _)) = part_between(this, args)? else { return Ok(int_object(0)) };
    let count = if needle.is_empty() { part.len() + 1 } else { search::count(part, &needle) };
    Ok(int_object(count as i64))
}

fn affix(this: Ref<'_>, args: &[Ref<'_>], method: &str, test: fn(&[u8], &[u8]) -> bool) -> PyResult<Owned> {
    let part = part_between(this, args)?;
    let matches = |affix: &[u8]| part.is_some_and(|(part, _)| test(part, affix));
    if let Some(affix) = content(args[0]) {
        return Ok(bool_object(matches(&affix)));
    }
    let Some(affixes) = args[0].downcast::<Tuple>() else {
        raise!(type_error, "{method} first arg must be bytes or a tuple of bytes, not {}", args[0].ty().full_name())
    };
    for &affix in affixes.slice() {
        if matches(&argument(affix)?) {
            return Ok(bool_object(true));
        }
    }
    Ok(bool_object(false))
}

fn decode(this: Ref<'_>, args: &[Option<Ref<'_>>]) -> PyResult<Owned> {
    let encoding = codecs::name_argument(args[0], "decode", "encoding", "utf-8")?;
    let errors = codecs::name_argument(args[1], "decode", "errors", "strict")?;
    Ok(codecs::decode(receiver(this), encoding, errors)?.into_object())
}

fn pad(this: Ref<'_>, args: &[Ref<'_>], method: &str, before: fn(usize, usize) -> usize) -> PyResult<Owned> {
    let bytes = receiver(this);
    let width = number::to_count(args[0])?.max(0) as usize;
    let fill = match args.get(1).map(|fill| (fill, content(*fill))) {
        None => b' ',
        Some((_, Some(fill))) if fill.len() == 1 => fill[0],
        Some((_, Some(fill))) => {
            raise!(
                type_error,
                "{method}(): argument 2 must be a byte string of length 1, not a bytes object of length {}",
                fill.len()
            )
        }
        Some((fill, _)) => {
            raise!(type_error, "{method}() argument 2 must be a byte string of length 1, not {}", fill.ty().full_name())
        }
    };
    let missing = width.saturating_sub(bytes.len());
    memory::require(missing.checked_mul(3))?;
    let before = before(missing, width);
    Ok(new(&[&vec![fill; before], bytes, &vec![fill; missing - before]].concat()))
}

fn strip(this: Ref<'_>, args: &[Ref<'_>], start: bool, end: bool) -> PyResult<Owned> {
    let drop: Cow<'_, [u8]> = match args.first().filter(|drop| !drop.is_none()) {
        None => Cow::Borrowed(b" \t\n\r\x0b\x0c"),
        Some(drop) => argument(*drop)?,
    };
    let mut rest = receiver(this);
    while let Some((first, tail)) = rest.split_first()
        && start
        && drop.contains(first)
    {
        rest = tail;
    }
    while let Some((last, head)) = rest.split_last()
        && end
        && drop.contains(last)
    {
        rest = head;
    }
    Ok(part(this, rest))
}

fn replace(this: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    let (old, new_bytes, limit) = (argument(args[0])?, argument(args[1])?, limit(args.get(2).copied())?);
    let bytes = receiver(this);
    let replaced = if limit == 0 {
        None
    } else if old.is_empty() {
        Some(search::interleave(bytes, &new_bytes, limit, |_| 1)?)
    } else {
        search::replace(bytes, &old, &new_bytes, limit)?
    };
    Ok(replaced.map_or_else(|| part(this, bytes), |replaced| new(&replaced)))
}

fn join(this: Ref<'_>, iterable: Ref<'_>) -> PyResult<Owned> {
    if iterable.ty().slots().iter.is_none() && iterable.ty().slots().get_item.is_none() {
        return Err(type_error("can only join an iterable"));
    }
    let mut out = Vec::new();
    for (index, item) in iterate::collect(iterable)?.iter().enumerate() {
        if index > 0 {
            out.extend_from_slice(receiver(this));
        }
        match content(item.borrow()) {
            Some(content) => out.extend_from_slice(&content),
            None => raise!(
                type_error,
                "sequence item {index}: expected a bytes-like object, {} found",
                item.ty().full_name()
            ),
        }
    }
    Ok(new(&out))
}

fn is_title(bytes: &[u8]) -> bool {
    let (mut cased, mut in_word) = (false, false);
    for byte in bytes {
        if byte.is_ascii_uppercase() && in_word || byte.is_ascii_lowercase() && !in_word {
            return false;
        }
        in_word = byte.is_ascii_alphabetic();
        cased |= in_word;
    }
    cased
}

fn title(bytes: &[u8]) -> Vec<u8> {
    let mut in_word = false;
    let convert = |byte: &u8| {
        let converted = if in_word { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() };
        in_word = byte.is_ascii_alphabetic();
        converted
    };
    bytes.iter().map(convert).collect()
}

fn translate(this: Ref<'_>, args: &[Option<Ref<'_>>]) -> PyResult<Owned> {
    let table = args[0].filter(|table| !table.is_none()).map(argument).transpose()?;
    if table.as_ref().is_some_and(|table| table.len() != 256) {
        return Err(value_error("translation table must be 256 characters long"));
    }
    let deleted = args[1].map(argument).transpose()?.unwrap_or_default();
    let kept = receiver(this).iter().filter(|byte| !deleted.contains(byte));
    Ok(new(&kept.map(|&byte| table.as_ref().map_or(byte, |table| table[byte as usize])).collect::<Vec<u8>>()))
}

pub(crate) fn maketrans(_: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    let (from, to) = (argument(args[0])?, argument(args[1])?);
    if from.len() != to.len() {
        return Err(value_error("maketrans arguments must have same length"));
    }
    let mut table: [u8; 256] = std::array::from_fn(|byte| byte as u8);
    from.iter().zip(to.iter()).for_each(|(&from, &to)| table[from as usize] = to);
    Ok(new(&table))
}
