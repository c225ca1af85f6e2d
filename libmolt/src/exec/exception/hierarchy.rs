//! The built-in exception types.

use super::Traceback;
use super::object::{BaseException, DICT_OFFSET, Detail};
use crate::builtins::object::OBJECT_SLOTS;
use crate::exec::raised::raise;
use crate::memory;
use crate::object::boxes;
use crate::object::singletons::none_object;
use crate::object::{
    Args, Getter, Method, Owned, PyResult, PyType, Ref, Slots, Str, Tuple, Type, TypeFlags, TypeSpec, builtin_type,
    methods, static_str, text, tuple,
};
use crate::protocols;

builtin_type! {
    /// `BaseException`.
    pub static BASE_EXCEPTION: BaseException as "molt_exception_BaseException", "BaseException" {
        flags: BASE | GC | EXCEPTION [EXCEPTION],
        slots: &EXCEPTION_SLOTS,
        dict_offset: DICT_OFFSET,
        methods: methods!["BaseException";
            Method::one("add_note", add_note),
            Method::one("with_traceback", |this, traceback| {
                set_traceback(this, Some(traceback))?;
                Ok(this.owned())
            }),
            Method::one("__setstate__", set_state),
            Method::none("__reduce__", reduce),
        ],
        getters: &[
            Getter::writable("args", |this| Ok(exception(this).args().into_object()), |this, value| {
                let Some(value) = value else { raise!(type_error, "args may not be deleted") };
                exception(this).set_args(protocols::iterate::to_tuple(value)?);
                Ok(())
            }),
            Getter::writable("__traceback__", |this| Ok(or_none(exception(this).traceback())), set_traceback),
            Getter::writable("__context__", |this| Ok(or_none(exception(this).context())), |this, value| {
                exception(this).set_context(optional_exception(value, "context")?);
                Ok(())
            }),
            Getter::writable("__cause__", |this| Ok(or_none(exception(this).cause())), |this, value| {
                exception(this).set_cause(optional_exception(value, "cause")?);
                Ok(())
            }),
            Getter::writable("__suppress_context__", |this| Ok(boxes::bool_object(exception(this).suppresses_context())), |this, value| {
                let Some(value) = value else { raise!(type_error, "can't delete numeric/char attribute") };
                exception(this).set_suppress_context(protocols::truth::truth(value)?);
                Ok(())
            }),
        ],
    }
}

/// The operations of exceptions.
pub const EXCEPTION_SLOTS: Slots = Slots {
    repr: Some(repr),
    str: Some(str),
    new: Some(new),
    init: Some(init),
    traverse: Some(|this, visit| exception(this).traverse(visit)),
    clear: Some(|this| exception(this).clear()),
    ..OBJECT_SLOTS
};

fn exception(this: Ref<'_>) -> &BaseException {
    this.expect::<BaseException>().get()
}

fn or_none<T>(value: Option<Owned<T>>) -> Owned {
    value.map_or_else(none_object, Owned::into_object)
}

fn optional_exception(value: Option<Ref<'_>>, what: &str) -> PyResult<Option<Owned<BaseException>>> {
    let Some(value) = value else { raise!(type_error, "__{what}__ may not be deleted") };
    if value.is_none() {
        return Ok(None);
    }
    match value.downcast::<BaseException>() {
        Some(value) => Ok(Some(value.owned())),
        None => raise!(type_error, "exception {what} must be None or derive from BaseException"),
    }
}

fn set_traceback(this: Ref<'_>, value: Option<Ref<'_>>) -> PyResult<()> {
    let Some(value) = value else { raise!(type_error, "__traceback__ may not be deleted") };
    let traceback = match value.downcast::<Traceback>() {
        Some(traceback) => Some(traceback.owned()),
        None if value.is_none() => None,
        None => raise!(type_error, "__traceback__ must be a traceback or None"),
    };
    exception(this).set_traceback(traceback);
    Ok(())
}

fn add_note(this: Ref<'_>, note: Ref<'_>) -> PyResult<Owned> {
    if note.downcast::<Str>().is_none() {
        raise!(type_error, "add_note() argument must be str, not {}", note.ty().full_name());
    }
    let name = static_str!("__notes__");
    let notes = match protocols::attribute::get_optional(this, name)? {
        Some(notes) => notes,
        None => {
            let notes = crate::builtins::list::new().into_object();
            protocols::attribute::set(this, name, Some(notes.borrow()))?;
            notes
        }
    };
    let Some(notes) = notes.borrow().downcast::<crate::object::list::List>() else {
        raise!(type_error, "Cannot add note: __notes__ is not a list")
    };
    notes.append(note.owned());
    Ok(none_object())
}

/// The class, the arguments, and what else the instance holds.
fn reduce(this: Ref<'_>) -> PyResult<Owned> {
    let exception = exception(this);
    let mut arguments: Vec<Owned> = exception.args().items().iter().map(|item| item.owned()).collect();
    if this.is_instance(&OS_ERROR)
        && arguments.len() == 2
        && let Some(name) = exception.detail(Detail::FileName)
    {
        arguments.push(name);
        if let Some(second) = exception.detail(Detail::SecondFileName) {
            arguments.extend([none_object(), second]);
        }
    }
    let arguments = tuple::new(arguments.into_iter()).into_object();
    let dict = crate::object::instance::dict_of(this).filter(|dict| !dict.is_empty());
    let parts = [Some(this.ty().as_object().owned()), Some(arguments), dict.map(Owned::into_object)];
    Ok(tuple::new(parts.into_iter().flatten().collect::<Vec<_>>().into_iter()).into_object())
}

fn set_state(this: Ref<'_>, state: Ref<'_>) -> PyResult<Owned> {
    if state.is_none() {
        return Ok(none_object());
    }
    let Some(dict) = state.downcast::<crate::object::dict::Dict>() else {
        raise!(type_error, "state is not a dictionary")
    };
    for (name, value) in dict.items() {
        let name = crate::object::attribute::expect_name(name.borrow())?;
        protocols::attribute::set(this, name, Some(value.borrow()))?;
    }
    Ok(none_object())
}

fn new(ty: &'static Type, args: Args<'_>) -> PyResult<Owned> {
    let items: Vec<Owned> = args.iter().map(Ref::owned).collect();
    let exception = memory::allocate_as(ty, BaseException::payload(ty, tuple::new(items.into_iter())));
    Ok(exception.into_object())
}

fn init(this: Ref<'_>, args: Args<'_>) -> PyResult<()> {
    refuse_keywords(this, args)?;
    store_args(this, args);
    Ok(())
}

fn refuse_keywords(this: Ref<'_>, args: Args<'_>) -> PyResult<()> {
    if !args.keywords.is_empty() {
        raise!(type_error, "{}() takes no keyword arguments", this.ty().name());
    }
    Ok(())
}

fn store_args(this: Ref<'_>, args: Args<'_>) {
    let items: Vec<Owned> = args.iter().map(Ref::owned).collect();
    exception(this).set_args(tuple::new(items.into_iter()));
}

fn repr(this: Ref<'_>) -> PyResult<Owned> {
    let args = exception(this).args();
    let shown = match args.items() {
        [one] => format!("({})", protocols::text::repr(*one)?.as_str()),
        _ => protocols::text::repr(args.borrow().as_object())?.as_str().to_owned(),
    };
    Ok(text::new(&format!("{}{shown}", this.ty().name())).into_object())
}

fn str(this: Ref<'_>) -> PyResult<Owned> {
    let args = exception(this).args();
    match args.items() {
        [] => Ok(static_str!("").as_object().owned()),
        [one] => Ok(protocols::text::str(*one)?.into_object()),
        _ => Ok(protocols::text::str(args.borrow().as_object())?.into_object()),
    }
}

/// A `KeyError` shows the repr of its key, as an empty string key would otherwise be invisible.
fn key_error_str(this: Ref<'_>) -> PyResult<Owned> {
    let args = exception(this).args();
    match args.items() {
        [key] => Ok(protocols::text::repr(*key)?.into_object()),
        _ => str(this),
    }
}

fn detail(this: Ref<'_>, detail: Detail) -> PyResult<Owned> {
    Ok(or_none(exception(this).detail(detail)))
}

fn set_detail(this: Ref<'_>, detail: Detail, value: Option<Ref<'_>>) -> PyResult<()> {
    exception(this).set_detail(detail, value.map(Ref::owned));
    Ok(())
}

macro_rules! details {
    ($($name:literal => $detail:ident),* $(,)?) => {
        &[$(
            Getter::writable($name, |this| detail(this, Detail::$detail), |this, value| set_detail(this, Detail::$detail, value)),
        )*]
    };
}

fn init_stop_iteration(this: Ref<'_>, args: Args<'_>) -> PyResult<()> {
    init(this, args)?;
    exception(this).set_detail(Detail::StopValue, args.get(0).map(Ref::owned));
    Ok(())
}

fn init_system_exit(this: Ref<'_>, args: Args<'_>) -> PyResult<()> {
    init(this, args)?;
    let code = match args.len() {
        0 => None,
        1 => args.get(0).map(Ref::owned),
        _ => Some(exception(this).args().into_object()),
    };
    exception(this).set_detail(Detail::ExitCode, code);
    Ok(())
}

/// Stores keyword arguments in details; others are errors.
fn take_keywords(this: Ref<'_>, args: Args<'_>, known: &[(&str, Detail)]) -> PyResult<()> {
    for (key, value) in args.keywords.iter() {
        match known.iter().find(|(name, _)| *name == key.text()) {
            Some((_, detail)) => exception(this).set_detail(*detail, Some(value.owned())),
            None => raise!(type_error, "{}() got an unexpected keyword argument '{}'", this.ty().name(), key.text()),
        }
    }
    Ok(())
}

fn init_import_error(this: Ref<'_>, args: Args<'_>) -> PyResult<()> {
    store_args(this, args);
    take_keywords(
        this,
        args,
        &[("name", Detail::ImportName), ("path", Detail::ImportPath), ("name_from", Detail::ImportNameFrom)],
    )?;
    if args.len() == 1 {
        exception(this).set_detail(Detail::ImportMessage, args.get(0).map(Ref::owned));
    }
    Ok(())
}

fn import_error_str(this: Ref<'_>) -> PyResult<Owned> {
    match exception(this).detail(Detail::ImportMessage) {
        Some(message) if message.borrow().downcast::<Str>().is_some() => Ok(message),
        _ => str(this),
    }
}

/// `SyntaxError(message, (file, line, offset, text, end_line, end_offset))`.
fn init_syntax_error(this: Ref<'_>, args: Args<'_>) -> PyResult<()> {
    init(this, args)?;
    let exception = exception(this);
    exception.set_detail(Detail::SyntaxMessage, args.get(0).map(Ref::owned));
    let Some(place) = args.get(1).filter(|_| args.len() == 2) else { return Ok(()) };
    let place = protocols::iterate::to_tuple(place)?;
    match place.len() {
        0..4 => raise!(type_error, "function takes at least 4 arguments ({} given)", place.len()),
        4 | 6 | 7 => {}
        5 => raise!(type_error, "end_offset must be provided when end_lineno is provided"),
        count => raise!(type_error, "function takes at most 7 arguments ({count} given)"),
    }
    for (detail, value) in SYNTAX_DETAILS.into_iter().zip(place.items()) {
        exception.set_detail(detail, Some(value.owned()));
    }
    Ok(())
}

const SYNTAX_DETAILS: [Detail; 6] = [
    Detail::SyntaxFile,
    Detail::SyntaxLine,
    Detail::SyntaxOffset,
    Detail::SyntaxText,
    Detail::SyntaxEndLine,
    Detail::SyntaxEndOffset,
];

fn syntax_error_str(this: Ref<'_>) -> PyResult<Owned> {
    let exception = exception(this);
    let message = detail(this, Detail::SyntaxMessage)?;
    let message = protocols::text::str(message.borrow())?;
    let file = exception.detail(Detail::SyntaxFile);
    let file = file.as_ref().and_then(|file| file.borrow().downcast::<Str>());
    let file = file.map(|file| file.text().rsplit('/').next().unwrap_or_default());
    let line = exception.detail(Detail::SyntaxLine);
    let line = line.as_ref().filter(|line| line.borrow().is_exactly(&crate::builtins::int::INT));
    let line = line.and_then(|line| line.borrow().as_int());
    let shown = match (file, line) {
        (Some(file), Some(line)) => format!("{} ({file}, line {line})", message.as_str()),
        (Some(file), None) => format!("{} ({file})", message.as_str()),
        (None, Some(line)) => format!("{} (line {line})", message.as_str()),
        (None, None) => return Ok(message.into_object()),
    };
    Ok(text::new(&shown).into_object())
}

fn init_translate_error(this: Ref<'_>, args: Args<'_>) -> PyResult<()> {
    refuse_keywords(this, args)?;
    store_args(this, args);
    if args.len() != 4 {
        raise!(type_error, "function takes exactly 4 arguments ({} given)", args.len());
    }
    for (place, value) in UNICODE_DETAILS[1..].iter().zip(args.iter()) {
        exception(this).set_detail(*place, Some(value.owned()));
    }
    Ok(())
}

fn init_name_error(this: Ref<'_>, args: Args<'_>) -> PyResult<()> {
    store_args(this, args);
    take_keywords(this, args, &[("name", Detail::Name)])
}

fn init_attribute_error(this: Ref<'_>, args: Args<'_>) -> PyResult<()> {
    store_args(this, args);
    take_keywords(this, args, &[("name", Detail::AttributeName), ("obj", Detail::AttributeObject)])
}

/// `OSError(errno, text, …)` makes an instance of the subclass for that number.
fn new_os_error(ty: &'static Type, args: Args<'_>) -> PyResult<Owned> {
    let specific = match args.get(0).and_then(Ref::as_int) {
        Some(number) if std::ptr::eq(ty, &OS_ERROR) && args.len() >= 2 => os_error_type(number),
        _ => ty,
    };
    let object = new(specific, args)?;
    fill_os_error(object.borrow(), args);
    Ok(object)
}

fn fill_os_error(this: Ref<'_>, args: Args<'_>) {
    let count = args.len();
    if !(2..=5).contains(&count) {
        return;
    }
    let exception = exception(this);
    exception.set_detail(Detail::ErrorNumber, args.get(0).map(Ref::owned));
    exception.set_detail(Detail::ErrorText, args.get(1).map(Ref::owned));
    let third = args.get(2).filter(|_| count == 3 && this.is_instance(&BLOCKING_IO_ERROR));
    if let Some(written) = third.filter(|third| third.downcast::<boxes::Int>().is_some()) {
        exception.set_detail(Detail::WrittenCount, Some(written.owned()));
        return;
    }
    if let Some(name) = args.get(2).filter(|name| !name.is_none()) {
        exception.set_detail(Detail::FileName, Some(name.owned()));
        exception.set_detail(Detail::SecondFileName, args.get(4).map(Ref::owned));
        let pair: Vec<Owned> = args.iter().take(2).map(Ref::owned).collect();
        exception.set_args(tuple::new(pair.into_iter()));
    }
}

fn init_os_error(this: Ref<'_>, args: Args<'_>) -> PyResult<()> {
    refuse_keywords(this, args)?;
    store_args(this, args);
    fill_os_error(this, args);
    Ok(())
}

/// The subclass of `OSError` for an error number.
pub fn os_error_type(number: i64) -> &'static Type {
    match number as i32 {
        libc::EAGAIN | libc::EALREADY | libc::EINPROGRESS => &BLOCKING_IO_ERROR,
        libc::EPIPE | libc::ESHUTDOWN => &BROKEN_PIPE_ERROR,
        libc::ECHILD => &CHILD_PROCESS_ERROR,
        libc::ECONNABORTED => &CONNECTION_ABORTED_ERROR,
        libc::ECONNREFUSED => &CONNECTION_REFUSED_ERROR,
        libc::ECONNRESET => &CONNECTION_RESET_ERROR,
        libc::EEXIST => &FILE_EXISTS_ERROR,
        libc::ENOENT => &FILE_NOT_FOUND_ERROR,
        libc::EISDIR => &IS_A_DIRECTORY_ERROR,
        libc::ENOTDIR => &NOT_A_DIRECTORY_ERROR,
        libc::EINTR => &INTERRUPTED_ERROR,
        libc::EACCES | libc::EPERM => &PERMISSION_ERROR,
        libc::ESRCH => &PROCESS_LOOKUP_ERROR,
        libc::ETIMEDOUT => &TIMEOUT_ERROR,
        _ => &OS_ERROR,
    }
}

fn os_error_str(this: Ref<'_>) -> PyResult<Owned> {
    let exception = exception(this);
    let (Some(number), Some(message)) = (exception.detail(Detail::ErrorNumber), exception.detail(Detail::ErrorText))
    else {
        return str(this);
    };
    let mut shown = format!(
        "[Errno {}] {}",
        protocols::text::str(number.borrow())?.as_str(),
        protocols::text::str(message.borrow())?.as_str()
    );
    if let Some(name) = exception.detail(Detail::FileName) {
        shown += &format!(": {}", protocols::text::repr(name.borrow())?.as_str());
        if let Some(second) = exception.detail(Detail::SecondFileName) {
            shown += &format!(" -> {}", protocols::text::repr(second.borrow())?.as_str());
        }
    }
    Ok(text::new(&shown).into_object())
}

/// Where the arguments of `UnicodeError`s go, in order.
pub(super) const UNICODE_DETAILS: [Detail; 5] =
    [Detail::Encoding, Detail::EncodedObject, Detail::EncodingStart, Detail::EncodingEnd, Detail::EncodingReason];

fn init_unicode_error(this: Ref<'_>, args: Args<'_>) -> PyResult<()> {
    refuse_keywords(this, args)?;
    store_args(this, args);
    if args.len() != 5 {
        raise!(type_error, "function takes exactly 5 arguments ({} given)", args.len());
    }
    for (place, value) in UNICODE_DETAILS.into_iter().zip(args.iter()) {
        exception(this).set_detail(place, Some(value.owned()));
    }
    Ok(())
}

fn unicode_error_str(this: Ref<'_>) -> PyResult<Owned> {
    let exception = exception(this);
    let part = |detail| -> PyResult<String> {
        match exception.detail(detail) {
            Some(value) => Ok(protocols::text::str(value.borrow())?.as_str().to_owned()),
            None => Ok(String::new()),
        }
    };
    let number = |detail| exception.detail(detail).and_then(|value| value.borrow().as_int()).unwrap_or(0);
    let (start, end) = (number(Detail::EncodingStart), number(Detail::EncodingEnd));
    let (encoding, reason) = (part(Detail::Encoding)?, part(Detail::EncodingReason)?);
    let Some(object) = exception.detail(Detail::EncodedObject) else { return Ok(static_str!("").as_object().owned()) };
    let object = object.borrow();
    let decoding = this.is_instance(&UNICODE_DECODE_ERROR);
    let translating = this.is_instance(&UNICODE_TRANSLATE_ERROR);
    let verb = if decoding { "decode" } else { "encode" };
    let shown = if end == start + 1 {
        let place = if decoding {
            let byte = protocols::subscript::get(object, boxes::int_object(start).borrow())?;
            format!("byte 0x{:02x}", byte.borrow().as_int().unwrap_or(0))
        } else {
            let point = object
                .downcast::<Str>()
                .and_then(|text| text::code_points(text.get().bytes()).nth(start as usize))
                .unwrap_or(0);
            match point {
                0..=0xFF => format!("character '\\x{point:02x}'"),
                0x100..=0xFFFF => format!("character '\\u{point:04x}'"),
                _ => format!("character '\\U{point:08x}'"),
            }
        };
        match translating {
            true => format!("can't translate {place} in position {start}: {reason}"),
            false => format!("'{encoding}' codec can't {verb} {place} in position {start}: {reason}"),
        }
    } else {
        let what = if decoding { "bytes" } else { "characters" };
        match translating {
            true => format!("can't translate {what} in position {start}-{}: {reason}", end - 1),
            false => format!("'{encoding}' codec can't {verb} {what} in position {start}-{}: {reason}", end - 1),
        }
    };
    Ok(text::new(&shown).into_object())
}

fn new_group(ty: &'static Type, args: Args<'_>) -> PyResult<Owned> {
    if args.len() != 2 {
        raise!(type_error, "BaseExceptionGroup.__new__() takes exactly 2 arguments ({} given)", args.len());
    }
    let Some((message, rest)) = args.split_first() else { return new(ty, args) };
    let Some((exceptions, _)) = rest.split_first() else { return new(ty, args) };
    if message.downcast::<Str>().is_none() {
        raise!(type_error, "BaseExceptionGroup.__new__() argument 1 must be str, not {}", message.ty().full_name());
    }
    if exceptions.ty().slots().get_item.is_none() || exceptions.downcast::<crate::object::dict::Dict>().is_some() {
        raise!(type_error, "second argument (exceptions) must be a sequence");
    }
    let items = protocols::iterate::to_tuple(exceptions)?;
    if items.is_empty() {
        raise!(value_error, "second argument (exceptions) must be a non-empty sequence");
    }
    let mut nests_base = false;
    for (index, item) in items.items().iter().enumerate() {
        if item.downcast::<BaseException>().is_none() {
            raise!(value_error, "Item {index} of second argument (exceptions) is not an exception");
        }
        nests_base |= !item.is_instance(&EXCEPTION);
    }
    let mut ty = ty;
    if nests_base && ty.is_subtype(&EXCEPTION_GROUP) {
        raise!(type_error, "Cannot nest BaseExceptions in an ExceptionGroup");
    }
    if !nests_base && std::ptr::eq(ty, &BASE_EXCEPTION_GROUP) {
        ty = &EXCEPTION_GROUP;
    }
    let group = new(ty, args)?;
    exception(group.borrow()).set_detail(Detail::GroupMessage, Some(message.owned()));
    exception(group.borrow()).set_detail(Detail::GroupExceptions, Some(items.into_object()));
    Ok(group)
}

fn group_str(this: Ref<'_>) -> PyResult<Owned> {
    let exceptions = exception(this).detail(Detail::GroupExceptions);
    let count = exceptions.as_ref().and_then(|items| items.borrow().downcast::<Tuple>()).map_or(0, |items| items.len());
    let message = exception(this).detail(Detail::GroupMessage).unwrap_or_else(none_object);
    let plural = if count == 1 { "" } else { "s" };
    Ok(text::new(&format!("{} ({count} sub-exception{plural})", protocols::text::str(message.borrow())?.as_str()))
        .into_object())
}

const STOP_SLOTS: Slots = Slots { init: Some(init_stop_iteration), ..EXCEPTION_SLOTS };
const EXIT_SLOTS: Slots = Slots { init: Some(init_system_exit), ..EXCEPTION_SLOTS };
const KEY_SLOTS: Slots = Slots { str: Some(key_error_str), ..EXCEPTION_SLOTS };
const IMPORT_SLOTS: Slots = Slots { init: Some(init_import_error), str: Some(import_error_str), ..EXCEPTION_SLOTS };
const NAME_SLOTS: Slots = Slots { init: Some(init_name_error), ..EXCEPTION_SLOTS };
const ATTRIBUTE_SLOTS: Slots = Slots { init: Some(init_attribute_error), ..EXCEPTION_SLOTS };
/// The operations of `OSError`.
pub(crate) const OS_SLOTS: Slots =
    Slots { new: Some(new_os_error), init: Some(init_os_error), str: Some(os_error_str), ..EXCEPTION_SLOTS };
const UNICODE_SLOTS: Slots = Slots { init: Some(init_unicode_error), str: Some(unicode_error_str), ..EXCEPTION_SLOTS };
const TRANSLATE_SLOTS: Slots =
    Slots { init: Some(init_translate_error), str: Some(unicode_error_str), ..EXCEPTION_SLOTS };
const SYNTAX_SLOTS: Slots = Slots { init: Some(init_syntax_error), str: Some(syntax_error_str), ..EXCEPTION_SLOTS };
const GROUP_SLOTS: Slots =
    Slots { new: Some(new_group), init: Some(|_, _| Ok(())), str: Some(group_str), ..EXCEPTION_SLOTS };

macro_rules! exceptions {
    ($($name:ident $python:literal : $base:ident, $slots:expr, $getters:expr;)*) => {
        $(
            #[doc = concat!("`", $python, "`.")]
            pub static $name: Type = Type::builtin::<BaseException>(TypeSpec {
                name: $python,
                base: Some(&$base),
                flags: TypeFlags::BASE.with(TypeFlags::GC).with(TypeFlags::EXCEPTION),
                slots: &$slots,
                getters: $getters,
                dict_offset: DICT_OFFSET,
                ..TypeSpec::DEFAULT
            });
        )*

        /// Every built-in exception type that has a name in `builtins`.
        pub static EXCEPTION_TYPES: &[&Type] = &[&BASE_EXCEPTION, $(&$name),*];
    };
}

exceptions! {
    EXCEPTION "Exception": BASE_EXCEPTION, EXCEPTION_SLOTS, &[];
    GENERATOR_EXIT "GeneratorExit": BASE_EXCEPTION, EXCEPTION_SLOTS, &[];
    KEYBOARD_INTERRUPT "KeyboardInterrupt": BASE_EXCEPTION, EXCEPTION_SLOTS, &[];
    SYSTEM_EXIT "SystemExit": BASE_EXCEPTION, EXIT_SLOTS, details!("code" => ExitCode);
    ARITHMETIC_ERROR "ArithmeticError": EXCEPTION, EXCEPTION_SLOTS, &[];
    FLOATING_POINT_ERROR "FloatingPointError": ARITHMETIC_ERROR, EXCEPTION_SLOTS, &[];
    OVERFLOW_ERROR "OverflowError": ARITHMETIC_ERROR, EXCEPTION_SLOTS, &[];
    ZERO_DIVISION_ERROR "ZeroDivisionError": ARITHMETIC_ERROR, EXCEPTION_SLOTS, &[];
    ASSERTION_ERROR "AssertionError": EXCEPTION, EXCEPTION_SLOTS, &[];
    ATTRIBUTE_ERROR "AttributeError": EXCEPTION, ATTRIBUTE_SLOTS, details!("name" => AttributeName, "obj" => AttributeObject);
    BUFFER_ERROR "BufferError": EXCEPTION, EXCEPTION_SLOTS, &[];
    EOF_ERROR "EOFError": EXCEPTION, EXCEPTION_SLOTS, &[];
    IMPORT_ERROR "ImportError": EXCEPTION, IMPORT_SLOTS, details!("msg" => ImportMessage, "name" => ImportName, "path" => ImportPath, "name_from" => ImportNameFrom);
    MODULE_NOT_FOUND_ERROR "ModuleNotFoundError": IMPORT_ERROR, IMPORT_SLOTS, &[];
    LOOKUP_ERROR "LookupError": EXCEPTION, EXCEPTION_SLOTS, &[];
    INDEX_ERROR "IndexError": LOOKUP_ERROR, EXCEPTION_SLOTS, &[];
    KEY_ERROR "KeyError": LOOKUP_ERROR, KEY_SLOTS, &[];
    MEMORY_ERROR "MemoryError": EXCEPTION, EXCEPTION_SLOTS, &[];
    NAME_ERROR "NameError": EXCEPTION, NAME_SLOTS, details!("name" => Name);
    UNBOUND_LOCAL_ERROR "UnboundLocalError": NAME_ERROR, NAME_SLOTS, &[];
    OS_ERROR "OSError": EXCEPTION, OS_SLOTS, OS_GETTERS;
    BLOCKING_IO_ERROR "BlockingIOError": OS_ERROR, OS_SLOTS, &[];
    CHILD_PROCESS_ERROR "ChildProcessError": OS_ERROR, OS_SLOTS, &[];
    CONNECTION_ERROR "ConnectionError": OS_ERROR, OS_SLOTS, &[];
    BROKEN_PIPE_ERROR "BrokenPipeError": CONNECTION_ERROR, OS_SLOTS, &[];
    CONNECTION_ABORTED_ERROR "ConnectionAbortedError": CONNECTION_ERROR, OS_SLOTS, &[];
    CONNECTION_REFUSED_ERROR "ConnectionRefusedError": CONNECTION_ERROR, OS_SLOTS, &[];
    CONNECTION_RESET_ERROR "ConnectionResetError": CONNECTION_ERROR, OS_SLOTS, &[];
    FILE_EXISTS_ERROR "FileExistsError": OS_ERROR, OS_SLOTS, &[];
    FILE_NOT_FOUND_ERROR "FileNotFoundError": OS_ERROR, OS_SLOTS, &[];
    INTERRUPTED_ERROR "InterruptedError": OS_ERROR, OS_SLOTS, &[];
    IS_A_DIRECTORY_ERROR "IsADirectoryError": OS_ERROR, OS_SLOTS, &[];
    NOT_A_DIRECTORY_ERROR "NotADirectoryError": OS_ERROR, OS_SLOTS, &[];
    PERMISSION_ERROR "PermissionError": OS_ERROR, OS_SLOTS, &[];
    PROCESS_LOOKUP_ERROR "ProcessLookupError": OS_ERROR, OS_SLOTS, &[];
    TIMEOUT_ERROR "TimeoutError": OS_ERROR, OS_SLOTS, &[];
    REFERENCE_ERROR "ReferenceError": EXCEPTION, EXCEPTION_SLOTS, &[];
    RUNTIME_ERROR "RuntimeError": EXCEPTION, EXCEPTION_SLOTS, &[];
    NOT_IMPLEMENTED_ERROR "NotImplementedError": RUNTIME_ERROR, EXCEPTION_SLOTS, &[];
    PYTHON_FINALIZATION_ERROR "PythonFinalizationError": RUNTIME_ERROR, EXCEPTION_SLOTS, &[];
    RECURSION_ERROR "RecursionError": RUNTIME_ERROR, EXCEPTION_SLOTS, &[];
    STOP_ASYNC_ITERATION "StopAsyncIteration": EXCEPTION, EXCEPTION_SLOTS, &[];
    STOP_ITERATION "StopIteration": EXCEPTION, STOP_SLOTS, details!("value" => StopValue);
    SYNTAX_ERROR "SyntaxError": EXCEPTION, SYNTAX_SLOTS, details!("msg" => SyntaxMessage, "filename" => SyntaxFile, "lineno" => SyntaxLine, "offset" => SyntaxOffset, "text" => SyntaxText, "end_lineno" => SyntaxEndLine, "end_offset" => SyntaxEndOffset, "print_file_and_line" => SyntaxPrintPlace);
    INDENTATION_ERROR "IndentationError": SYNTAX_ERROR, SYNTAX_SLOTS, &[];
    TAB_ERROR "TabError": INDENTATION_ERROR, SYNTAX_SLOTS, &[];
    SYSTEM_ERROR "SystemError": EXCEPTION, EXCEPTION_SLOTS, &[];
    TYPE_ERROR "TypeError": EXCEPTION, EXCEPTION_SLOTS, &[];
    VALUE_ERROR "ValueError": EXCEPTION, EXCEPTION_SLOTS, &[];
    UNICODE_ERROR "UnicodeError": VALUE_ERROR, EXCEPTION_SLOTS, &[];
    UNICODE_DECODE_ERROR "UnicodeDecodeError": UNICODE_ERROR, UNICODE_SLOTS, UNICODE_GETTERS;
    UNICODE_ENCODE_ERROR "UnicodeEncodeError": UNICODE_ERROR, UNICODE_SLOTS, UNICODE_GETTERS;
    UNICODE_TRANSLATE_ERROR "UnicodeTranslateError": UNICODE_ERROR, TRANSLATE_SLOTS, details!("object" => EncodedObject, "start" => EncodingStart, "end" => EncodingEnd, "reason" => EncodingReason);
    WARNING "Warning": EXCEPTION, EXCEPTION_SLOTS, &[];
    BYTES_WARNING "BytesWarning": WARNING, EXCEPTION_SLOTS, &[];
    DEPRECATION_WARNING "DeprecationWarning": WARNING, EXCEPTION_SLOTS, &[];
    ENCODING_WARNING "EncodingWarning": WARNING, EXCEPTION_SLOTS, &[];
    FUTURE_WARNING "FutureWarning": WARNING, EXCEPTION_SLOTS, &[];
    IMPORT_WARNING "ImportWarning": WARNING, EXCEPTION_SLOTS, &[];
    PENDING_DEPRECATION_WARNING "PendingDeprecationWarning": WARNING, EXCEPTION_SLOTS, &[];
    RESOURCE_WARNING "ResourceWarning": WARNING, EXCEPTION_SLOTS, &[];
    RUNTIME_WARNING "RuntimeWarning": WARNING, EXCEPTION_SLOTS, &[];
    SYNTAX_WARNING "SyntaxWarning": WARNING, EXCEPTION_SLOTS, &[];
    UNICODE_WARNING "UnicodeWarning": WARNING, EXCEPTION_SLOTS, &[];
    USER_WARNING "UserWarning": WARNING, EXCEPTION_SLOTS, &[];
}

/// `BaseExceptionGroup`.
pub static BASE_EXCEPTION_GROUP: Type = Type::builtin::<BaseException>(TypeSpec {
    name: "BaseExceptionGroup",
    base: Some(&BASE_EXCEPTION),
    flags: TypeFlags::BASE.with(TypeFlags::GC).with(TypeFlags::EXCEPTION),
    slots: &GROUP_SLOTS,
    methods: super::group::METHODS,
    getters: details!("message" => GroupMessage, "exceptions" => GroupExceptions),
    dict_offset: DICT_OFFSET,
    ..TypeSpec::DEFAULT
});

const OS_GETTERS: &[Getter] = &[
    Getter::writable(
        "errno",
        |this| detail(this, Detail::ErrorNumber),
        |this, value| set_detail(this, Detail::ErrorNumber, value),
    ),
    Getter::writable(
        "strerror",
        |this| detail(this, Detail::ErrorText),
        |this, value| set_detail(this, Detail::ErrorText, value),
    ),
    Getter::writable(
        "filename",
        |this| detail(this, Detail::FileName),
        |this, value| set_detail(this, Detail::FileName, value),
    ),
    Getter::writable(
        "filename2",
        |this| detail(this, Detail::SecondFileName),
        |this, value| set_detail(this, Detail::SecondFileName, value),
    ),
    // The one attribute that is absent until it has a value.
    Getter::writable(
        "characters_written",
        |this| match exception(this).detail(Detail::WrittenCount) {
            Some(count) => Ok(count),
            None => Err(crate::exec::raised::attribute_error("characters_written")),
        },
        |this, value| {
            let Some(value) = value else {
                return match exception(this).detail(Detail::WrittenCount) {
                    Some(_) => set_detail(this, Detail::WrittenCount, None),
                    None => Err(crate::exec::raised::attribute_error("characters_written")),
                };
            };
            let count = protocols::number::index(value)?;
            set_detail(this, Detail::WrittenCount, Some(count.borrow()))
        },
    ),
];

const UNICODE_GETTERS: &[Getter] = details!("encoding" => Encoding, "object" => EncodedObject, "start" => EncodingStart, "end" => EncodingEnd, "reason" => EncodingReason);

/// `ExceptionGroup`, the one built-in exception type with two bases: `BaseExceptionGroup` and `Exception`.
pub static EXCEPTION_GROUP: Type = Type::builtin::<BaseException>(TypeSpec {
    name: "ExceptionGroup",
    base: Some(&BASE_EXCEPTION_GROUP),
    flags: TypeFlags::BASE.with(TypeFlags::GC).with(TypeFlags::EXCEPTION),
    slots: &GROUP_SLOTS,
    dict_offset: DICT_OFFSET,
    mro: &[&EXCEPTION_GROUP, &BASE_EXCEPTION_GROUP, &EXCEPTION, &BASE_EXCEPTION, &crate::builtins::object::OBJECT],
    ..TypeSpec::DEFAULT
});

/// The payload of `EXCEPTION_TYPES` passes this check.
pub fn is_exception_class(value: Ref<'_>) -> Option<&'static Type> {
    let ty = value.downcast::<Type>()?.as_static();
    if ty.flags().has(TypeFlags::EXCEPTION) { Some(ty) } else { None }
}

const _: fn(Ref<'_>) -> bool = BaseException::check;
