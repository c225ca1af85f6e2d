//! `sys.stdin`, `sys.stdout` and `sys.stderr`.

use super::binary_file;
use super::decoder::Newline;
use super::stream::{Access, BUFFER_SIZE, Stream};
use super::text_file::{self, Format, TextFile};
use crate::object::locked::Locked;
use crate::object::{Field, Owned, PyResult, Ref, Str, static_str, text};
use crate::platform;
use crate::protocols::{attribute, call};

/// One of the three.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Standard {
    Input = 0,
    Output = 1,
    Error = 2,
}

static STREAMS: Locked<[Field<TextFile>; 3]> = Locked::new([Field::EMPTY, Field::EMPTY, Field::EMPTY]);

/// Whether the locale leaves the encoding open, so that undecodable bytes must survive.
fn locale_is_plain() -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty())
        .unwrap_or_default();
    matches!(locale.as_str(), "" | "C" | "POSIX" | "C.UTF-8" | "C.utf8" | "UTF-8")
}

impl Standard {
    /// The name in `sys`.
    pub fn name(self) -> Ref<'static, Str> {
        match self {
            Standard::Input => static_str!("stdin"),
            Standard::Output => static_str!("stdout"),
            Standard::Error => static_str!("stderr"),
        }
    }

    /// The stream that the process began with.
    pub fn original(self) -> Owned<TextFile> {
        let field = &STREAMS[self as usize];
        match field.get() {
            Some(stream) => stream,
            None => {
                let stream = self.make();
                field.set(Some(stream.clone()));
                stream
            }
        }
    }

    fn make(self) -> Owned<TextFile> {
        let file = platform::file_of_descriptor(self as i32);
        let is_terminal = std::io::IsTerminal::is_terminal(&file);
        let (access, mode, binary_mode) = match self {
            Standard::Input => (Access { readable: true, writable: false }, "r", "rb"),
            _ => (Access { readable: false, writable: true }, "w", "wb"),
        };
        let errors = match self {
            Standard::Error => "backslashreplace",
            _ if locale_is_plain() => "surrogateescape",
            _ => "strict",
        };
        let format = Format {
            encoding: String::from("utf-8"),
            errors: String::from(errors),
            newline: Newline::Translate,
            line_buffering: self == Standard::Error || is_terminal,
        };
        let name = text::new(&format!("<{}>", self.name().text())).into_object();
        let stream = Stream::new(file, false, access, BUFFER_SIZE);
        text_file::new(binary_file::new(stream, name, binary_mode), mode, format)
    }

    /// What `sys` holds now, which a program may have replaced; `None` when it was deleted.
    pub fn current(self) -> Option<Owned> {
        match crate::modules::sys::loaded() {
            Some(sys) => sys.variable(self.name()),
            None => Some(self.original().into_object()),
        }
    }
}

/// Flushes `sys.stdout` and `sys.stderr`, whatever they are; an error of the first means that output was lost.
pub fn flush() -> PyResult<()> {
    let mut result = Ok(());
    for standard in [Standard::Output, Standard::Error] {
        let flushed = match standard.current() {
            Some(stream) if !stream.borrow().is_none() => flush_object(stream.borrow()),
            _ => Ok(()),
        };
        if standard == Standard::Output {
            result = flushed;
        }
    }
    result
}

/// Calls `flush` unless the object says that it is closed.
fn flush_object(stream: Ref<'_>) -> PyResult<()> {
    if let Some(closed) = attribute::get_optional(stream, static_str!("closed"))?
        && crate::protocols::truth::truth(closed.borrow())?
    {
        return Ok(());
    }
    let flush = attribute::get(stream, static_str!("flush"))?;
    call::call(flush.borrow(), &[]).map(drop)
}
