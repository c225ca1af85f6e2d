//! Binary files: `FileIO`, `BufferedReader`, `BufferedWriter` and `BufferedRandom`, which are one thing under four names.

use std::io::SeekFrom;

use super::error::{closed, retrying, unsupported};
use super::stream::{Access, BUFFER_SIZE, Shared};
use crate::builtins::bytes;
use crate::builtins::object::OBJECT_SLOTS;
use crate::exec::raised::raise;
use crate::memory;
use crate::object::boxes::{bool_object, int_object};
use crate::object::dict::Dict;
use crate::object::singletons::none_object;
use crate::object::{
    Field, Getter, Header, Method, Owned, PyResult, Ref, Slots, Str, Type, builtin_type, methods, text,
};
use crate::protocols::{iterate, number, text as texts};

/// A binary file.
#[repr(C)]
pub struct BinaryFile {
    head: Header,
    dict: Field<Dict>,
    stream: Shared,
    name: Field,
    mode: &'static str,
}

builtin_type! {
    /// What the types of binary files derive from.
    pub static BUFFERED_BASE: BinaryFile as "molt_type_BufferedIOBase", "_io._BufferedIOBase" {
        flags: BASE | GC,
        slots: SLOTS,
        dict_offset: std::mem::offset_of!(BinaryFile, dict),
        methods: METHODS,
        getters: &[
            Getter::read_only("closed", |this| Ok(bool_object(file(this).is_closed()))),
            Getter::read_only("mode", |this| Ok(text::new(file(this).mode).into_object())),
            Getter::read_only("name", |this| Ok(file(this).name.get().unwrap_or_else(none_object))),
            Getter::read_only("raw", |this| Ok(this.owned())),
            Getter::read_only("closefd", |this| Ok(bool_object(file(this).stream.borrow().owns_file()))),
        ],
    }
}

macro_rules! kinds {
    ($($ty:ident $symbol:literal $python:literal;)*) => {
        $(
            builtin_type! { mark
                #[doc = concat!("`", $python, "`.")]
                pub static $ty: BinaryFile(BinaryFile) as $symbol, $python {
                    flags: BASE | GC,
                    base: Some(&BUFFERED_BASE),
                    slots: SLOTS,
                    dict_offset: std::mem::offset_of!(BinaryFile, dict),
                }
            }
        )*
    };
}

const SLOTS: &Slots = &Slots {
    repr: Some(repr),
    iter: Some(|this| {
        file(this).open_stream()?;
        Ok(this.owned())
    }),
    next: Some(next),
    traverse: Some(|this, visit| {
        let this = file(this);
        this.dict.traverse(visit);
        this.name.traverse(visit);
    }),
    ..OBJECT_SLOTS
};

kinds! {
    FILE_IO "molt_type_FileIO" "_io.FileIO";
    BUFFERED_READER "molt_type_BufferedReader" "_io.BufferedReader";
    BUFFERED_WRITER "molt_type_BufferedWriter" "_io.BufferedWriter";
    BUFFERED_RANDOM "molt_type_BufferedRandom" "_io.BufferedRandom";
}

/// A file object over a stream.
pub fn new(stream: Shared, name: Owned, mode: &'static str) -> Owned<BinaryFile> {
    let (access, unbuffered) = (stream.borrow().access(), stream.borrow().is_unbuffered());
    let ty: &'static Type = match access {
        _ if unbuffered => &FILE_IO,
        Access { readable: true, writable: true } => &BUFFERED_RANDOM,
        Access { readable: true, .. } => &BUFFERED_READER,
        _ => &BUFFERED_WRITER,
    };
    let head = Header::new(ty);
    memory::allocate_as(ty, BinaryFile { head, dict: Field::EMPTY, stream, name: Field::new(Some(name)), mode })
}

fn file<'a>(this: Ref<'a>) -> &'a BinaryFile {
    this.expect::<BinaryFile>().get()
}

impl BinaryFile {
    /// The stream, open or not.
    pub fn stream(&self) -> &Shared {
        &self.stream
    }

    /// The name it was opened by.
    pub fn name(&self) -> Owned {
        self.name.get().unwrap_or_else(none_object)
    }

    /// Whether the file was closed.
    pub fn is_closed(&self) -> bool {
        self.stream.borrow().is_closed()
    }

    /// The stream, unless it is closed.
    pub fn open_stream(&self) -> PyResult<&Shared> {
        if self.is_closed() { Err(closed()) } else { Ok(&self.stream) }
    }

    fn readable(&self) -> PyResult<&Shared> {
        let stream = self.open_stream()?;
        if stream.borrow().access().readable { Ok(stream) } else { Err(unsupported("read")) }
    }

    fn writable(&self) -> PyResult<&Shared> {
        let stream = self.open_stream()?;
        if stream.borrow().access().writable { Ok(stream) } else { Err(unsupported("write")) }
    }

    fn read_line(&self, limit: usize) -> PyResult<Vec<u8>> {
        let stream = self.readable()?;
        retrying(|| stream.borrow_mut().read_line(limit))
    }

    fn write(&self, content: &[u8]) -> PyResult<()> {
        let stream = self.writable()?;
        retrying(|| stream.borrow_mut().write(content))
    }

    /// Writes what waits.
    pub fn flush(&self) -> PyResult<()> {
        let stream = self.open_stream()?;
        retrying(|| stream.borrow_mut().flush())
    }

    /// Closes the file; closing twice is no error.
    pub fn close(&self) -> PyResult<()> {
        retrying(|| self.stream.borrow_mut().close())
    }

    /// Moves to `offset` from where `whence` says.
    pub fn seek(&self, offset: i64, whence: i64) -> PyResult<u64> {
        let stream = self.open_stream()?;
        let target = match whence {
            0 => match u64::try_from(offset) {
                Ok(offset) => SeekFrom::Start(offset),
                Err(_) => return Err(super::error::from_number(libc::EINVAL, None)),
            },
            1 => SeekFrom::Current(offset),
            2 => SeekFrom::End(offset),
            _ => raise!(value_error, "whence value {whence} unsupported"),
        };
        retrying(|| stream.borrow_mut().seek(target))
    }

    /// The position.
    pub fn position(&self) -> PyResult<u64> {
        let stream = self.open_stream()?;
        retrying(|| stream.borrow_mut().position())
    }

    /// Cuts the file off at `size`, or at the position.
    pub fn truncate(&self, size: Option<Ref<'_>>) -> PyResult<Owned> {
        let stream = self.open_stream()?;
        if !stream.borrow().access().writable {
            return Err(unsupported("truncate"));
        }
        let size = match size.filter(|size| !size.is_none()) {
            Some(size) => number::to_index(size)?,
            None => self.position()? as i64,
        };
        let Ok(target) = u64::try_from(size) else { return Err(super::error::from_number(libc::EINVAL, None)) };
        retrying(|| stream.borrow_mut().truncate(target))?;
        Ok(int_object(size))
    }
}

fn repr(this: Ref<'_>) -> PyResult<Owned> {
    let file = file(this);
    let name = texts::repr(file.name().borrow())?;
    let shown = if this.is_exactly(&FILE_IO) {
        let closefd = if file.stream.borrow().owns_file() { "True" } else { "False" };
        match file.is_closed() {
            true => String::from("<_io.FileIO [closed]>"),
            false => format!("<_io.FileIO name={} mode='{}' closefd={closefd}>", name.as_str(), file.mode),
        }
    } else {
        format!("<{} name={}>", this.ty().full_name(), name.as_str())
    };
    Ok(text::new(&shown).into_object())
}

fn next(this: Ref<'_>) -> PyResult<Option<Owned>> {
    let line = file(this).read_line(usize::MAX)?;
    Ok(if line.is_empty() { None } else { Some(bytes::new(&line)) })
}

/// An optional size: absent, `None` and negative all mean "no limit".
pub fn limit(argument: Option<&Ref<'_>>) -> PyResult<Option<usize>> {
    let Some(&argument) = argument.filter(|argument| !argument.is_none()) else { return Ok(None) };
    if argument.as_int().is_none() && argument.ty().slots().index.is_none() {
        raise!(type_error, "argument should be integer or None, not '{}'", argument.ty().full_name());
    }
    match number::index(argument)?.borrow().as_int() {
        Some(limit) => Ok(usize::try_from(limit).ok()),
        None => raise!(overflow_error, "cannot fit '{}' into an index-sized integer", argument.ty().full_name()),
    }
}

const METHODS: &[Method] = methods!["BinaryFile";
    Method::positional("read", 0, 1, |this, args| {
        let stream = file(this).readable()?;
        let content = match limit(args.first())? {
            None => retrying(|| stream.borrow_mut().read_to_end())?,
            Some(limit) => retrying(|| stream.borrow_mut().read(limit, false))?,
        };
        Ok(bytes::new(&content))
    }),
    Method::positional("read1", 0, 1, |this, args| {
        let stream = file(this).readable()?;
        let limit = limit(args.first())?.unwrap_or(BUFFER_SIZE);
        Ok(bytes::new(&retrying(|| stream.borrow_mut().read(limit, true))?))
    }),
    Method::positional("peek", 0, 1, |this, _| {
        let stream = file(this).readable()?;
        Ok(bytes::new(&retrying(|| stream.borrow_mut().fill().map(<[u8]>::to_vec))?))
    }),
    Method::none("readall", |this| {
        let stream = file(this).readable()?;
        Ok(bytes::new(&retrying(|| stream.borrow_mut().read_to_end())?))
    }),
    Method::positional("readline", 0, 1, |this, args| {
        Ok(bytes::new(&file(this).read_line(limit(args.first())?.unwrap_or(usize::MAX))?))
    }),
    Method::positional("readlines", 0, 1, read_lines),
    Method::one("write", |this, content| {
        file(this).writable()?;
        let Some(content) = bytes::content(content) else {
            raise!(type_error, "a bytes-like object is required, not '{}'", content.ty().full_name())
        };
        file(this).write(&content)?;
        Ok(int_object(content.len() as i64))
    }),
    Method::one("writelines", |this, lines| {
        file(this).open_stream()?;
        iterate::for_each(lines, |line| match bytes::content(line.borrow()) {
            Some(content) => file(this).write(&content),
            None => raise!(type_error, "a bytes-like object is required, not '{}'", line.ty().full_name()),
        })?;
        Ok(none_object())
    }),
    Method::positional("seek", 1, 2, |this, args| {
        let offset = number::to_index(args[0])?;
        let whence = args.get(1).map_or(Ok(0), |whence| number::to_index(*whence))?;
        Ok(int_object(file(this).seek(offset, whence)? as i64))
    }),
    Method::none("tell", |this| Ok(int_object(file(this).position()? as i64))),
    Method::positional("truncate", 0, 1, |this, args| file(this).truncate(args.first().copied())),
    Method::none("flush", |this| {
        file(this).flush()?;
        Ok(none_object())
    }),
    Method::none("close", |this| {
        file(this).close()?;
        Ok(none_object())
    }),
    Method::none("fileno", |this| Ok(int_object(retrying(|| file(this).stream.borrow().descriptor())? as i64))),
    Method::none("isatty", |this| Ok(bool_object(retrying(|| file(this).stream.borrow().is_terminal())?))),
    Method::none("seekable", |this| Ok(bool_object(retrying(|| file(this).stream.borrow().is_seekable())?))),
    Method::none("readable", |this| Ok(bool_object(file(this).open_stream()?.borrow().access().readable))),
    Method::none("writable", |this| Ok(bool_object(file(this).open_stream()?.borrow().access().writable))),
    Method::none("__enter__", |this| {
        file(this).open_stream()?;
        Ok(this.owned())
    }),
    Method::positional("__exit__", 0, 3, |this, _| {
        file(this).close()?;
        Ok(none_object())
    }),
];

/// `readlines(hint)`: lines until their total size reaches the hint.
pub fn read_lines(this: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    let hint = limit(args.first())?.filter(|&hint| hint > 0);
    let lines = crate::builtins::list::new();
    let mut total = 0;
    while let Some(line) = iterate::next(this)? {
        total += match line.borrow().downcast::<Str>() {
            Some(line) => line.get().len(),
            None => iterate::length(line.borrow())? as usize,
        };
        lines.append(line);
        if hint.is_some_and(|hint| total >= hint) {
            break;
        }
    }
    Ok(lines.into_object())
}
