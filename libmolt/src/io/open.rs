//! `open`.

use std::ffi::OsStr;
use std::fs::{File, OpenOptions};
use std::os::unix::ffi::OsStrExt;

use super::binary_file;
use super::decoder::Newline;
use super::error::{from_io, from_number};
use super::stream::{Access, BUFFER_SIZE, Stream};
use super::text_file::{self, Format};
use crate::builtins::bytes;
use crate::exec::raised::{raise, value_error};
use crate::object::bytes::Bytes;
use crate::object::{Owned, PyResult, Ref, Signature, Str, static_str, text};
use crate::platform;
use crate::protocols::{call, number, truth};

/// The parameters of `open`.
pub static SIGNATURE: Signature = Signature {
    names: &["file", "mode", "buffering", "encoding", "errors", "newline", "closefd", "opener"],
    positional_only: 0,
    positional: 8,
    required: 1,
};

/// What a mode string asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Mode {
    /// `r`, `w`, `a` or `x`.
    action: u8,
    updating: bool,
    binary: bool,
}

impl Mode {
    fn parse(mode: &str) -> PyResult<Mode> {
        let (mut action, mut actions) = (b'r', 0);
        let (mut updating, mut binary, mut textual) = (0, 0, 0);
        for byte in mode.bytes() {
            match byte {
                b'r' | b'w' | b'a' | b'x' => {
                    action = byte;
                    actions += 1;
                }
                b'+' => updating += 1,
                b'b' => binary += 1,
                b't' => textual += 1,
                _ => raise!(value_error, "invalid mode: '{mode}'"),
            }
        }
        let repeated = (1..mode.len()).any(|end| mode.as_bytes()[..end].contains(&mode.as_bytes()[end]));
        if repeated {
            raise!(value_error, "invalid mode: '{mode}'");
        }
        if binary > 0 && textual > 0 {
            return Err(value_error("can't have text and binary mode at once"));
        }
        if actions > 1 {
            return Err(value_error("must have exactly one of create/read/write/append mode"));
        }
        if actions == 0 {
            return Err(value_error("Must have exactly one of create/read/write/append mode and at most one plus"));
        }
        Ok(Mode { action, updating: updating > 0, binary: binary > 0 })
    }

    fn access(self) -> Access {
        Access { readable: self.action == b'r' || self.updating, writable: self.action != b'r' || self.updating }
    }

    fn options(self) -> OpenOptions {
        let mut options = File::options();
        let access = self.access();
        options.read(access.readable).write(access.writable);
        match self.action {
            b'w' => options.create(true).truncate(true),
            b'a' => options.create(true).append(true),
            b'x' => options.create_new(true),
            _ => &mut options,
        };
        options
    }

    /// As the binary file's `mode` shows it.
    fn binary_name(self) -> &'static str {
        match (self.action, self.updating) {
            (b'w' | b'r', true) => "rb+",
            (b'a', true) => "ab+",
            (b'x', true) => "xb+",
            (b'w', false) => "wb",
            (b'a', false) => "ab",
            (b'x', false) => "xb",
            _ => "rb",
        }
    }
}

/// The mode as given, for the text file's `mode`; there are few, so they can be static.
fn static_mode(mode: &str) -> &'static str {
    const KNOWN: [&str; 16] =
        ["r", "w", "a", "x", "r+", "w+", "a+", "x+", "rt", "wt", "at", "xt", "r+t", "w+t", "rt+", "wt+"];
    KNOWN.into_iter().find(|known| *known == mode).unwrap_or("r")
}

/// A `str` argument, absent when it is `None`.
fn text_argument<'a>(argument: Option<Ref<'a>>, name: &str) -> PyResult<Option<&'a str>> {
    let Some(argument) = argument.filter(|argument| !argument.is_none()) else { return Ok(None) };
    match argument.downcast::<Str>() {
        Some(text) => Ok(Some(text.text())),
        None => raise!(type_error, "open() argument '{name}' must be str or None, not {}", argument.ty().full_name()),
    }
}

/// What is to be opened: a path or a descriptor.
enum Target {
    Path(Owned),
    Descriptor(i32),
}

fn target(file: Ref<'_>) -> PyResult<Target> {
    if file.downcast::<Str>().is_some() || file.downcast::<Bytes>().is_some() {
        return Ok(Target::Path(file.owned()));
    }
    if let Some(number) = file.as_int() {
        if number < 0 {
            return Err(value_error("negative file descriptor"));
        }
        return Ok(Target::Descriptor(number as i32));
    }
    match call::call_special(file, static_str!("__fspath__"), &[]) {
        Some(path) => Ok(Target::Path(path?)),
        None => raise!(type_error, "expected str, bytes or os.PathLike object, not {}", file.ty().full_name()),
    }
}

fn open_path(path: Ref<'_>, mode: Mode) -> PyResult<File> {
    let bytes = match path.downcast::<Str>() {
        Some(path) => path.get().bytes().to_vec(),
        None => bytes::content(path).map(|content| content.into_owned()).unwrap_or_default(),
    };
    if bytes.contains(&0) {
        return Err(value_error("embedded null byte"));
    }
    let file = loop {
        match mode.options().open(OsStr::from_bytes(&bytes)) {
            Ok(file) => break file,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => crate::exec::interrupt::check_here()?,
            Err(error) => return Err(from_io(&error, Some(path))),
        }
    };
    if file.metadata().is_ok_and(|metadata| metadata.is_dir()) {
        return Err(from_number(libc::EISDIR, Some(path)));
    }
    Ok(file)
}

/// `open(…)`, arguments in the signature's order.
pub fn open(_: Ref<'_>, args: &[Option<Ref<'_>>]) -> PyResult<Owned> {
    let Some(file_argument) = args[0] else { raise!(type_error, "open() missing required argument 'file' (pos 1)") };
    let mode_text = match args[1] {
        None => "r",
        Some(mode) => match mode.downcast::<Str>() {
            Some(mode) => mode.text(),
            None => raise!(type_error, "open() argument 'mode' must be str, not {}", mode.ty().full_name()),
        },
    };
    let buffering = args[2].map_or(Ok(-1), number::to_index)?;
    let encoding = text_argument(args[3], "encoding")?;
    let errors = text_argument(args[4], "errors")?;
    let newline = text_argument(args[5], "newline")?;
    let closes = args[6].map_or(Ok(true), truth::truth)?;
    let mode = Mode::parse(mode_text)?;
    for (argument, name) in [(encoding, "encoding"), (errors, "errors"), (newline, "newline")] {
        if mode.binary && argument.is_some() {
            let article = if name == "newline" { "a" } else { "an" };
            raise!(value_error, "binary mode doesn't take {article} {name} argument");
        }
    }
    let (file, owns_file) = match target(file_argument)? {
        Target::Path(path) => (open_path(path.borrow(), mode)?, true),
        Target::Descriptor(number) => (platform::file_of_descriptor(number), closes),
    };
    let is_terminal = std::io::IsTerminal::is_terminal(&file);
    if buffering == 0 && !mode.binary {
        return Err(value_error("can't have unbuffered text I/O"));
    }
    let capacity = match buffering {
        0 => 0,
        2.. => buffering as usize,
        _ => BUFFER_SIZE,
    };
    if mode.action == b'a' {
        use std::io::Seek;
        // Pipes have no end to seek to, and need none.
        let _ = (&file).seek(std::io::SeekFrom::End(0));
    }
    let stream = Stream::new(file, owns_file, mode.access(), capacity);
    let binary = binary_file::new(stream, file_argument.owned(), mode.binary_name());
    if mode.binary {
        return Ok(binary.into_object());
    }
    let newline = match newline {
        None => Newline::Translate,
        Some(newline) => match Newline::parse(newline) {
            Some(newline) => newline,
            None => raise!(value_error, "illegal newline value: {newline}"),
        },
    };
    let encoding = match encoding {
        None | Some("locale") => String::from("UTF-8"),
        Some(encoding) => {
            // An unknown one is an error at once.
            crate::builtins::codecs::encode(text::new("").borrow(), encoding, "strict")?;
            encoding.to_owned()
        }
    };
    let format = Format {
        encoding,
        errors: errors.unwrap_or("strict").to_owned(),
        newline,
        line_buffering: buffering == 1 || (buffering < 0 && is_terminal),
    };
    Ok(text_file::new(binary, static_mode(mode_text), format).into_object())
}
