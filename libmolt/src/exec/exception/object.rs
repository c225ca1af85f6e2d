//! The exception object.

use std::cell::Cell;
use std::mem::offset_of;

use molt_abi::value;

use super::Traceback;
use crate::exec::state::STATE;
use crate::memory;
use crate::object::dict::Dict;
use crate::object::{Field, Header, Owned, Ref, Tuple, Type, Word, tuple};

/// An exception. All built-in exception types share this payload; what is special to one lives in `details`.
#[repr(C)]
pub struct BaseException {
    pub(super) head: Header,
    dict: Field<Dict>,
    args: Field<Tuple>,
    traceback: Field<Traceback>,
    context: Field<BaseException>,
    cause: Field<BaseException>,
    suppress_context: Cell<bool>,
    details: [Field; 8],
}

/// Offset of the `__dict__` field.
pub(crate) const DICT_OFFSET: usize = offset_of!(BaseException, dict);

/// An attribute that only some exception types have, by the place where they keep it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(usize)]
#[allow(missing_docs)]
pub enum Detail {
    StopValue = 0,
    ExitCode = 0x10,
    ImportMessage = 0x20,
    ImportName = 0x21,
    ImportPath = 0x22,
    ImportNameFrom = 0x23,
    Name = 0x30,
    AttributeName = 0x40,
    AttributeObject = 0x41,
    ErrorNumber = 0x50,
    ErrorText = 0x51,
    FileName = 0x52,
    SecondFileName = 0x53,
    Encoding = 0x60,
    EncodedObject = 0x61,
    EncodingStart = 0x62,
    EncodingEnd = 0x63,
    EncodingReason = 0x64,
    WrittenCount = 0x54,
    SyntaxMessage = 0x80,
    SyntaxFile = 0x81,
    SyntaxLine = 0x82,
    SyntaxOffset = 0x83,
    SyntaxText = 0x84,
    SyntaxEndLine = 0x85,
    SyntaxEndOffset = 0x86,
    SyntaxPrintPlace = 0x87,
    GroupMessage = 0x70,
    GroupExceptions = 0x71,
}

impl BaseException {
    /// The payload of a new exception.
    pub fn payload(ty: &'static Type, args: Owned<Tuple>) -> BaseException {
        BaseException {
            head: Header::new(ty),
            dict: Field::EMPTY,
            args: Field::new(Some(args)),
            traceback: Field::EMPTY,
            context: Field::EMPTY,
            cause: Field::EMPTY,
            suppress_context: Cell::new(false),
            details: [const { Field::EMPTY }; 8],
        }
    }

    /// `args`.
    pub fn args(&self) -> Owned<Tuple> {
        self.args.get().unwrap_or_else(|| tuple::empty().owned())
    }

    /// Sets `args`.
    pub fn set_args(&self, args: Owned<Tuple>) {
        self.args.set(Some(args));
    }

    /// An attribute that only some types have.
    pub fn detail(&self, detail: Detail) -> Option<Owned> {
        self.details[detail as usize & 0xF].get()
    }

    /// Sets it.
    pub fn set_detail(&self, detail: Detail, value: Option<Owned>) {
        self.details[detail as usize & 0xF].set(value);
    }

    /// `__traceback__`.
    pub fn traceback(&self) -> Option<Owned<Traceback>> {
        self.traceback.get()
    }

    /// Sets it.
    pub fn set_traceback(&self, traceback: Option<Owned<Traceback>>) {
        self.traceback.set(traceback);
    }

    /// `__context__`.
    pub fn context(&self) -> Option<Owned<BaseException>> {
        self.context.get()
    }

    /// Sets it.
    pub fn set_context(&self, context: Option<Owned<BaseException>>) {
        self.context.set(context);
    }

    /// `__cause__`.
    pub fn cause(&self) -> Option<Owned<BaseException>> {
        self.cause.get()
    }

    /// Sets `__cause__`, and `__suppress_context__` with it.
    pub fn set_cause(&self, cause: Option<Owned<BaseException>>) {
        self.cause.set(cause);
        self.suppress_context.set(true);
    }

    /// `__suppress_context__`.
    pub fn suppresses_context(&self) -> bool {
        self.suppress_context.get()
    }

    /// Sets it.
    pub fn set_suppress_context(&self, suppress: bool) {
        self.suppress_context.set(suppress);
    }

    /// The `__dict__`, if it has been made.
    pub fn attributes(&self) -> Option<Owned<Dict>> {
        self.dict.get()
    }

    pub(super) fn traverse(&self, visit: &mut dyn FnMut(Word)) {
        self.dict.traverse(visit);
        self.args.traverse(visit);
        self.traceback.traverse(visit);
        self.context.traverse(visit);
        self.cause.traverse(visit);
        for detail in &self.details {
            detail.traverse(visit);
        }
    }

    pub(super) fn clear(&self) {
        self.dict.set(None);
        self.args.set(None);
        self.traceback.set(None);
        self.context.set(None);
        self.cause.set(None);
        for detail in &self.details {
            detail.set(None);
        }
    }
}

/// A new exception of a built-in type, without calling anything.
pub fn new(ty: &'static Type, arguments: Vec<Owned>) -> Owned<BaseException> {
    let first = arguments.first().cloned();
    let unicode = ty.is_subtype(&super::UNICODE_ERROR).then(|| arguments.clone());
    let exception = memory::allocate_as(ty, BaseException::payload(ty, tuple::new(arguments.into_iter())));
    // What these types' `__init__` would do with these arguments.
    if ty.is_subtype(&super::STOP_ITERATION) {
        exception.set_detail(Detail::StopValue, first);
    } else if ty.is_subtype(&super::SYSTEM_EXIT) {
        let code = if exception.args().len() > 1 { Some(exception.args().into_object()) } else { first };
        exception.set_detail(Detail::ExitCode, code);
    } else if ty.is_subtype(&super::IMPORT_ERROR) {
        exception.set_detail(Detail::ImportMessage, first);
    }
    for (detail, argument) in super::UNICODE_DETAILS.into_iter().zip(unicode.into_iter().flatten()) {
        exception.set_detail(detail, Some(argument));
    }
    debug_assert!(value::is_pointer(exception.word().bits()));
    exception
}

/// Gives a raised exception the one being handled as its context, breaking a cycle where there would be one.
pub fn set_implicit_context(exception: Ref<'_, BaseException>) {
    let Some(handled) = STATE.handled() else { return };
    if handled.borrow().is(exception) {
        return;
    }
    // Walk with two speeds: programs can make cycles of contexts themselves.
    let mut current = handled.clone();
    let mut slow = handled.clone();
    let mut step = false;
    while let Some(next) = current.context() {
        if next.borrow().is(exception) {
            current.set_context(None);
            break;
        }
        current = next;
        if step {
            match slow.context() {
                Some(next) => slow = next,
                None => break,
            }
            if slow.borrow().is(current.borrow()) {
                break;
            }
        }
        step = !step;
    }
    exception.set_context(Some(handled));
}
