//! `print` and `input`.

use super::standard::{Standard, flush};
use super::text_file::{TEXT_FILE, TextFile};
use crate::exec::raised::{Raised, eof_error, raise, runtime_error};
use crate::object::singletons::none_object;
use crate::object::{Args, Owned, PyResult, Ref, Str, static_str, text};
use crate::protocols::{attribute, call, text as texts, truth};

/// Where `print` writes: a text file of ours directly, anything else through its `write` method.
enum Output<'a> {
    File(Ref<'a, TextFile>),
    Method(Owned),
}

impl Output<'_> {
    fn write(&self, content: Ref<'_, Str>) -> PyResult<()> {
        match self {
            Output::File(file) => file.write(content),
            Output::Method(write) => call::call(write.borrow(), &[content.as_object()]).map(drop),
        }
    }
}

fn separator<'a>(value: Option<Ref<'a>>, name: &str, default: Ref<'static, Str>) -> PyResult<Ref<'a, Str>> {
    let Some(value) = value.filter(|value| !value.is_none()) else { return Ok(default) };
    match value.downcast::<Str>() {
        Some(value) => Ok(value),
        None => raise!(type_error, "{name} must be None or a string, not {}", value.ty().full_name()),
    }
}

/// `print(*objects, sep=' ', end='\n', file=None, flush=False)`.
pub fn print(_: Ref<'_>, args: Args<'_>) -> PyResult<Owned> {
    let (mut sep, mut end, mut file, mut flushes) = (None, None, None, false);
    for (name, value) in args.keywords.iter() {
        match name.text() {
            "sep" => sep = Some(value),
            "end" => end = Some(value),
            "file" => file = Some(value),
            "flush" => flushes = truth::truth(value)?,
            other => raise!(type_error, "print() got an unexpected keyword argument '{other}'"),
        }
    }
    let sep = separator(sep, "sep", static_str!(" "))?;
    let end = separator(end, "end", static_str!("\n"))?;
    let target = match file.filter(|file| !file.is_none()) {
        Some(file) => file.owned(),
        None => match Standard::Output.current() {
            Some(file) if file.borrow().is_none() => return Ok(none_object()),
            Some(file) => file,
            None => return Err(runtime_error("lost sys.stdout")),
        },
    };
    let target = target.borrow();
    if target.is_exactly(&TEXT_FILE) {
        print_to(&Output::File(target.expect()), args, sep, end)?;
    } else {
        let write = attribute::get(target, static_str!("write"))?;
        print_to(&Output::Method(write), args, sep, end)?;
    }
    if flushes {
        let flush = attribute::get(target, static_str!("flush"))?;
        call::call(flush.borrow(), &[])?;
    }
    Ok(none_object())
}

fn print_to(output: &Output<'_>, args: Args<'_>, sep: Ref<'_, Str>, end: Ref<'_, Str>) -> PyResult<()> {
    for (index, object) in args.iter().enumerate() {
        if index > 0 {
            output.write(sep)?;
        }
        output.write(texts::str(object)?.borrow())?;
    }
    output.write(end)
}

fn lost(standard: Standard) -> Raised {
    runtime_error(format!("input(): lost sys.{}", standard.name().text()))
}

/// `input(prompt)`.
pub fn input(_: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    let present = |standard: Standard| {
        standard.current().filter(|stream| !stream.borrow().is_none()).ok_or_else(|| lost(standard))
    };
    let (stdin, stdout) = (present(Standard::Input)?, present(Standard::Output)?);
    if let Some(prompt) = args.first() {
        let prompt = texts::str(*prompt)?;
        let write = attribute::get(stdout.borrow(), static_str!("write"))?;
        call::call(write.borrow(), &[prompt.borrow().as_object()])?;
    }
    flush()?;
    let line = match stdin.borrow().downcast::<TextFile>().filter(|file| file.is_exactly(&TEXT_FILE)) {
        Some(file) => file.read_line(None)?,
        None => {
            let read = attribute::get(stdin.borrow(), static_str!("readline"))?;
            let line = call::call(read.borrow(), &[])?;
            match line.downcast::<Str>() {
                Ok(line) if line.borrow().get().is_empty() => None,
                Ok(line) => Some(line),
                Err(_) => raise!(type_error, "object.readline() returned non-string"),
            }
        }
    };
    let Some(line) = line else { return Err(eof_error("EOF when reading a line")) };
    let content = line.borrow().get().bytes();
    Ok(match content.strip_suffix(b"\n") {
        Some(content) => text::from_wtf8(content).into_object(),
        None => line.clone().into_object(),
    })
}
