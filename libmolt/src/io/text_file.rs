//! `TextIOWrapper`: text over a binary file.

use std::cell::{Cell, RefCell};

use super::binary_file::{BinaryFile, limit, read_lines};
use super::decoder::{Decoder, Newline};
use super::error::{closed, retrying, unsupported};
use crate::builtins::codecs;
use crate::builtins::object::OBJECT_SLOTS;
use crate::builtins::str::wtf8;
use crate::exec::exception::OS_ERROR;
use crate::exec::raised::{Raised, raise, value_error};
use crate::memory;
use crate::object::boxes::{bool_object, int_object};
use crate::object::bytes::Bytes;
use crate::object::dict::Dict;
use crate::object::singletons::none_object;
use crate::object::{
    Field, Getter, Header, Method, Owned, PyResult, Ref, Slots, Str, builtin_type, methods, static_str, text, tuple,
};
use crate::protocols::{iterate, number, text as texts};

/// How a text file reads and writes.
pub struct Format {
    /// As `encoding` shows it.
    pub encoding: String,
    /// The error handler.
    pub errors: String,
    /// Line ends.
    pub newline: Newline,
    /// Writing a line end flushes.
    pub line_buffering: bool,
}

/// A text file.
#[repr(C)]
pub struct TextFile {
    head: Header,
    dict: Field<Dict>,
    buffer: Field<BinaryFile>,
    mode: &'static str,
    format: Format,
    is_utf8: bool,
    line_buffering: Cell<bool>,
    reading: RefCell<Reading>,
}

/// Text that was decoded and not yet read.
struct Reading {
    decoder: Decoder,
    /// Decoded text; what lies before `at` has been read.
    text: Vec<u8>,
    at: usize,
    /// The bytes that `text` came from, so that `tell` can find where the text read so far ends.
    raw: Vec<u8>,
    /// `text` and `raw` are the same.
    verbatim: bool,
    ended: bool,
    /// `tell` works: no iteration is under way.
    telling: bool,
}

impl Reading {
    fn clear(&mut self) {
        self.decoder.reset();
        self.text.clear();
        self.at = 0;
        self.raw.clear();
        self.verbatim = true;
        self.ended = false;
    }
}

builtin_type! {
    /// `TextIOWrapper`.
    pub static TEXT_FILE: TextFile as "molt_type_TextIOWrapper", "_io.TextIOWrapper" {
        flags: BASE | GC,
        slots: &Slots {
            repr: Some(repr),
            iter: Some(|this| {
                file(this).open_buffer()?;
                Ok(this.owned())
            }),
            next: Some(next),
            traverse: Some(|this, visit| {
                let this = file(this);
                this.dict.traverse(visit);
                this.buffer.traverse(visit);
            }),
            ..OBJECT_SLOTS
        },
        dict_offset: std::mem::offset_of!(TextFile, dict),
        methods: METHODS,
        getters: &[
            Getter::read_only("closed", |this| Ok(bool_object(file(this).buffer()?.is_closed()))),
            Getter::read_only("name", |this| Ok(file(this).buffer()?.name())),
            Getter::read_only("mode", |this| Ok(text::new(file(this).mode).into_object())),
            Getter::read_only("buffer", |this| Ok(file(this).buffer()?.into_object())),
            Getter::read_only("encoding", |this| Ok(text::new(&file(this).format.encoding).into_object())),
            Getter::read_only("errors", |this| Ok(text::new(&file(this).format.errors).into_object())),
            Getter::read_only("line_buffering", |this| Ok(bool_object(file(this).line_buffering.get()))),
            Getter::read_only("newlines", newlines),
        ],
    }
}

/// A text file over a binary one.
pub fn new(buffer: Owned<BinaryFile>, mode: &'static str, format: Format) -> Owned<TextFile> {
    let plain: String = format.encoding.chars().filter(char::is_ascii_alphanumeric).collect();
    memory::allocate(TextFile {
        head: Header::new(&TEXT_FILE),
        dict: Field::EMPTY,
        buffer: Field::new(Some(buffer)),
        mode,
        is_utf8: plain.eq_ignore_ascii_case("utf8"),
        line_buffering: Cell::new(format.line_buffering),
        reading: RefCell::new(Reading {
            decoder: Decoder::new(&format.encoding, &format.errors, format.newline),
            text: Vec::new(),
            at: 0,
            raw: Vec::new(),
            verbatim: true,
            ended: false,
            telling: true,
        }),
        format,
    })
}

fn file<'a>(this: Ref<'a>) -> &'a TextFile {
    this.expect::<TextFile>().get()
}

impl TextFile {
    fn buffer(&self) -> PyResult<Owned<BinaryFile>> {
        self.buffer.get().ok_or_else(|| value_error("underlying buffer has been detached"))
    }

    /// The binary file, unless it is closed.
    fn open_buffer(&self) -> PyResult<Owned<BinaryFile>> {
        let buffer = self.buffer()?;
        if buffer.is_closed() { Err(closed()) } else { Ok(buffer) }
    }

    /// Whether writing a line end flushes.
    pub fn set_line_buffering(&self, line_buffering: bool) {
        self.line_buffering.set(line_buffering);
    }

    /// Decodes what one read gives; false at the end of the file.
    fn fill(&self) -> PyResult<bool> {
        let buffer = self.open_buffer()?;
        let stream = buffer.stream();
        if !stream.borrow().access().readable {
            return Err(unsupported("not readable"));
        }
        let reading = &mut *self.reading.borrow_mut();
        let piece = retrying(|| {
            let mut stream = stream.borrow_mut();
            let piece = stream.fill()?.to_vec();
            stream.consume(piece.len());
            Ok(piece)
        })?;
        reading.ended = piece.is_empty();
        self.forget_read(reading);
        let start = reading.text.len();
        reading.decoder.decode(&piece, reading.ended, &mut reading.text)?;
        reading.raw.extend_from_slice(&piece);
        reading.verbatim &= reading.decoder.is_complete() && reading.text[start..] == piece[..];
        Ok(!reading.ended)
    }

    /// Drops the text that was read, and the bytes it came from.
    fn forget_read(&self, reading: &mut Reading) {
        let raw = self.raw_length(reading);
        reading.text.drain(..reading.at);
        reading.raw.drain(..raw);
        reading.at = 0;
        reading.verbatim = reading.text == reading.raw;
    }

    /// How many of the raw bytes the text read so far came from.
    fn raw_length(&self, reading: &Reading) -> usize {
        if reading.verbatim {
            return reading.at;
        }
        // The text of a longer beginning is longer, so the right one can be searched for.
        let decoded_length = |length: usize| {
            let mut decoder = Decoder::new(&self.format.encoding, &self.format.errors, self.format.newline);
            let mut decoded = Vec::new();
            match decoder.decode(&reading.raw[..length], false, &mut decoded) {
                Ok(()) => decoded.len() + !decoder.is_complete() as usize,
                Err(_) => usize::MAX,
            }
        };
        let (mut low, mut high) = (0, reading.raw.len());
        while low < high {
            let middle = (low + high).div_ceil(2);
            if decoded_length(middle) <= reading.at { low = middle } else { high = middle - 1 }
        }
        low
    }

    /// The next line with its end, at most `limit` code points of it; `None` at the end of the file.
    pub fn read_line(&self, limit: Option<usize>) -> PyResult<Option<Owned<Str>>> {
        loop {
            {
                let reading = &mut *self.reading.borrow_mut();
                let rest = &reading.text[reading.at..];
                let mut end = self.format.newline.line_end(rest, reading.ended);
                if let Some(limit) = limit {
                    let limited = wtf8::offset_of(rest, limit);
                    if limited < end.unwrap_or(rest.len()) || (end.is_none() && wtf8::count(rest) >= limit) {
                        end = Some(limited);
                    }
                }
                if end.is_none() && reading.ended && !rest.is_empty() {
                    end = Some(rest.len());
                }
                if let Some(end) = end {
                    let line = text::from_wtf8(&rest[..end]);
                    reading.at += end;
                    return Ok(Some(line));
                }
                if reading.ended {
                    reading.ended = false;
                    return Ok(None);
                }
            }
            self.fill()?;
        }
    }

    fn read(&self, limit: Option<usize>) -> PyResult<Owned<Str>> {
        loop {
            {
                let reading = &mut *self.reading.borrow_mut();
                let rest = &reading.text[reading.at..];
                let enough = limit.is_some_and(|limit| rest.len() >= limit && wtf8::count(rest) >= limit);
                if enough || reading.ended {
                    let end = match limit {
                        Some(limit) => wtf8::offset_of(rest, limit),
                        None => rest.len(),
                    };
                    let content = text::from_wtf8(&rest[..end]);
                    reading.at += end;
                    if reading.at == reading.text.len() {
                        reading.ended = false;
                    }
                    return Ok(content);
                }
            }
            self.fill()?;
        }
    }

    /// Writes text.
    pub fn write(&self, content: Ref<'_, Str>) -> PyResult<()> {
        let buffer = self.open_buffer()?;
        let stream = buffer.stream();
        if !stream.borrow().access().writable {
            return Err(unsupported("not writable"));
        }
        {
            let mut reading = self.reading.borrow_mut();
            if !reading.text.is_empty() {
                reading.clear();
            }
        }
        let plain = self.is_utf8 && (content.get().is_ascii() || std::str::from_utf8(content.get().bytes()).is_ok());
        let translated = self.format.newline.translate_written(content.get().bytes());
        if plain {
            retrying(|| stream.borrow_mut().write(&translated))?;
        } else {
            let translated = text::from_wtf8(&translated);
            let encoded = codecs::encode(translated.borrow(), &self.format.encoding, &self.format.errors)?;
            if let Some(encoded) = encoded.borrow().downcast::<Bytes>() {
                retrying(|| stream.borrow_mut().write(encoded.bytes()))?;
            }
        }
        if self.line_buffering.get() && memchr::memchr2(b'\n', b'\r', content.get().bytes()).is_some() {
            buffer.flush()?;
        }
        Ok(())
    }

    /// Writes what waits.
    pub fn flush(&self) -> PyResult<()> {
        self.open_buffer()?.flush()
    }

    fn tell(&self) -> PyResult<u64> {
        let buffer = self.open_buffer()?;
        let reading = self.reading.borrow();
        if !reading.telling {
            return Err(Raised::new(&OS_ERROR, "telling position disabled by next() call"));
        }
        let position = buffer.position()?;
        Ok(position - (reading.raw.len() - self.raw_length(&reading)) as u64)
    }

    fn seek(&self, offset: i64, whence: i64) -> PyResult<u64> {
        let buffer = self.open_buffer()?;
        match whence {
            0 if offset < 0 => raise!(value_error, "negative seek position {offset}"),
            0 => {}
            1 if offset != 0 => return Err(unsupported("can't do nonzero cur-relative seeks")),
            1 => return self.tell(),
            2 if offset != 0 => return Err(unsupported("can't do nonzero end-relative seeks")),
            2 => {}
            _ => raise!(value_error, "invalid whence ({whence}, should be 0, 1 or 2)"),
        }
        let mut reading = self.reading.borrow_mut();
        reading.clear();
        reading.telling = true;
        buffer.seek(offset, whence)
    }
}

fn repr(this: Ref<'_>) -> PyResult<Owned> {
    let file = file(this);
    let name = texts::repr(file.buffer()?.name().borrow())?;
    let (mode, encoding) = (file.mode, &file.format.encoding);
    Ok(text::new(&format!("<_io.TextIOWrapper name={} mode='{mode}' encoding='{encoding}'>", name.as_str()))
        .into_object())
}

fn next(this: Ref<'_>) -> PyResult<Option<Owned>> {
    let file = file(this);
    let line = file.read_line(None)?;
    file.reading.borrow_mut().telling = line.is_none();
    Ok(line.map(Owned::into_object))
}

fn newlines(this: Ref<'_>) -> PyResult<Owned> {
    let seen = file(this).reading.borrow().decoder.seen();
    let mut ends: Vec<Owned> = Vec::new();
    for (is_seen, end) in [
        (seen.carriage_return, static_str!("\r")),
        (seen.line_feed, static_str!("\n")),
        (seen.both, static_str!("\r\n")),
    ] {
        if is_seen {
            ends.push(end.as_object().owned());
        }
    }
    Ok(match ends.len() {
        0 => none_object(),
        1 => ends.remove(0),
        _ => tuple::new(ends.into_iter()).into_object(),
    })
}

fn expect_text<'a>(content: Ref<'a>) -> PyResult<Ref<'a, Str>> {
    match content.downcast::<Str>() {
        Some(content) => Ok(content),
        None => raise!(type_error, "write() argument must be str, not {}", content.ty().full_name()),
    }
}

const METHODS: &[Method] = methods!["TextIOWrapper";
    Method::positional("read", 0, 1, |this, args| Ok(file(this).read(limit(args.first())?)?.into_object())),
    Method::positional("readline", 0, 1, |this, args| {
        let line = file(this).read_line(limit(args.first())?)?;
        Ok(line.map_or_else(|| static_str!("").as_object().owned(), Owned::into_object))
    }),
    Method::positional("readlines", 0, 1, read_lines),
    Method::one("write", |this, content| {
        let content = expect_text(content)?;
        file(this).write(content)?;
        Ok(int_object(content.get().len() as i64))
    }),
    Method::one("writelines", |this, lines| {
        file(this).open_buffer()?;
        iterate::for_each(lines, |line| file(this).write(expect_text(line.borrow())?))?;
        Ok(none_object())
    }),
    Method::positional("seek", 1, 2, |this, args| {
        let offset = number::to_index(args[0])?;
        let whence = args.get(1).map_or(Ok(0), |whence| number::to_index(*whence))?;
        Ok(int_object(file(this).seek(offset, whence)? as i64))
    }),
    Method::none("tell", |this| Ok(int_object(file(this).tell()? as i64))),
    Method::positional("truncate", 0, 1, |this, args| {
        file(this).flush()?;
        file(this).open_buffer()?.truncate(args.first().copied())
    }),
    Method::none("flush", |this| {
        file(this).flush()?;
        Ok(none_object())
    }),
    Method::none("close", |this| {
        file(this).buffer()?.close()?;
        Ok(none_object())
    }),
    Method::none("detach", |this| {
        let buffer = file(this).open_buffer()?;
        buffer.flush()?;
        file(this).buffer.set(None);
        Ok(buffer.into_object())
    }),
    Method::none("fileno", |this| {
        let buffer = file(this).open_buffer()?;
        Ok(int_object(retrying(|| buffer.stream().borrow().descriptor())? as i64))
    }),
    Method::none("isatty", |this| {
        let buffer = file(this).open_buffer()?;
        Ok(bool_object(retrying(|| buffer.stream().borrow().is_terminal())?))
    }),
    Method::none("seekable", |this| {
        let buffer = file(this).open_buffer()?;
        Ok(bool_object(retrying(|| buffer.stream().borrow().is_seekable())?))
    }),
    Method::none("readable", |this| Ok(bool_object(file(this).open_buffer()?.stream().borrow().access().readable))),
    Method::none("writable", |this| Ok(bool_object(file(this).open_buffer()?.stream().borrow().access().writable))),
    Method::any("reconfigure", |this, args| {
        for (name, value) in args.keywords.iter() {
            if name.text() == "line_buffering" && !value.is_none() {
                file(this).set_line_buffering(crate::protocols::truth::truth(value)?);
            }
        }
        Ok(none_object())
    }),
    Method::none("__enter__", |this| {
        file(this).open_buffer()?;
        Ok(this.owned())
    }),
    Method::positional("__exit__", 0, 3, |this, _| {
        file(this).buffer()?.close()?;
        Ok(none_object())
    }),
];
