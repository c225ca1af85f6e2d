//! Compiled functions, bound methods and closure cells as objects.

use std::cell::Cell;
use std::mem::offset_of;

use molt_abi::layout;

use super::dict::Dict;
use super::program::{Code, Module};
use super::{Args, Field, Header, Owned, PyResult, Raised, Ref, Str, Tuple, Word};
use crate::builtins::function::{CELL, FUNCTION, METHOD};
use crate::exec::arguments;
use crate::memory;
use crate::object::state::STATE;

/// A function.
#[repr(C)]
pub struct Function {
    pub(crate) head: Header,
    code: &'static Code,
    closure: Option<Owned<Tuple>>,
    defaults: Field<Tuple>,
    keyword_defaults: Field<Dict>,
    dict: Field<Dict>,
    weakrefs: Cell<Word>,
    module: &'static Module,
    /// What `__name__`, `__qualname__`, `__doc__`, `__module__` and `__annotations__` were set to.
    name: Field<Str>,
    qualified_name: Field<Str>,
    doc: Field,
    module_name: Field,
    annotations: Field,
}

const _: () = {
    assert!(offset_of!(Function, code) == layout::function::CODE as usize);
    assert!(offset_of!(Function, closure) == layout::function::CLOSURE as usize);
    assert!(offset_of!(Function, defaults) == layout::function::DEFAULTS as usize);
    assert!(offset_of!(Function, keyword_defaults) == layout::function::KEYWORD_DEFAULTS as usize);
};

/// Offset of a function's `__dict__`.
pub const FUNCTION_DICT_OFFSET: usize = offset_of!(Function, dict);
/// Offset of a function's weak references.
pub const FUNCTION_WEAKREF_OFFSET: usize = offset_of!(Function, weakrefs);

/// Arguments that fit a frame on the stack.
const SMALL_FRAME: usize = 8;

/// A function object.
pub fn new(
    code: &'static Code,
    module: &'static Module,
    closure: Option<Owned<Tuple>>,
    defaults: Option<Owned<Tuple>>,
    keyword_defaults: Option<Owned<Dict>>,
) -> Owned<Function> {
    memory::allocate(Function {
        head: Header::new(&FUNCTION),
        code,
        closure,
        defaults: Field::new(defaults),
        keyword_defaults: Field::new(keyword_defaults),
        dict: Field::EMPTY,
        weakrefs: Cell::new(Word::NULL),
        module,
        name: Field::EMPTY,
        qualified_name: Field::EMPTY,
        doc: Field::EMPTY,
        module_name: Field::EMPTY,
        annotations: Field::EMPTY,
    })
}

#[allow(missing_docs)]
impl Function {
    #[inline(always)]
    pub fn code(&self) -> &'static Code {
        self.code
    }
    pub fn module(&self) -> &'static Module {
        self.module
    }
    pub fn closure(&self) -> Option<Ref<'_, Tuple>> {
        self.closure.as_ref().map(Owned::borrow)
    }
    pub fn defaults(&self) -> &Field<Tuple> {
        &self.defaults
    }
    pub fn keyword_defaults(&self) -> &Field<Dict> {
        &self.keyword_defaults
    }
    pub fn name(&self) -> Owned<Str> {
        self.name.get().unwrap_or_else(|| self.code.name().owned())
    }
    pub fn set_name(&self, name: Owned<Str>) {
        self.name.set(Some(name));
    }
    pub fn qualified_name(&self) -> Owned<Str> {
        self.qualified_name.get().unwrap_or_else(|| self.code.qualname().owned())
    }
    pub fn set_qualified_name(&self, name: Owned<Str>) {
        self.qualified_name.set(Some(name));
    }
    pub fn doc(&self) -> &Field {
        &self.doc
    }
    pub fn module_name(&self) -> &Field {
        &self.module_name
    }
    pub fn annotations(&self) -> &Field {
        &self.annotations
    }

    pub(crate) fn traverse(&self, visit: &mut dyn FnMut(Word)) {
        if let Some(closure) = &self.closure {
            visit(closure.word());
        }
        self.defaults.traverse(visit);
        self.keyword_defaults.traverse(visit);
        self.dict.traverse(visit);
        self.doc.traverse(visit);
        self.module_name.traverse(visit);
        self.annotations.traverse(visit);
    }

    pub(crate) fn clear(&self) {
        // The closure stays: cells break cycles through it, and running code may still read it.
        self.defaults.set(None);
        self.keyword_defaults.set(None);
        self.dict.set(None);
        self.doc.set(None);
        self.annotations.set(None);
    }
}

/// Takes what a compiled function returned.
#[inline(always)]
pub(crate) fn returned(result: Word) -> PyResult<Owned> {
    // SAFETY: compiled functions return an owned value, or null with an exception pending.
    match unsafe { Owned::from_nullable(result) } {
        Some(value) => Ok(value),
        None => Err(take_pending()),
    }
}

/// The exception that compiled code left.
#[cold]
pub(crate) fn take_pending() -> Raised {
    match STATE.take_pending() {
        Some(raised) => raised,
        None => crate::exec::raised::system_error("error return without exception set"),
    }
}

/// Calls a compiled function.
#[inline]
pub fn call<'a>(callee: Ref<'a, Function>, args: Args<'a>) -> PyResult<Owned> {
    let code = callee.code;
    if args.keywords.is_empty() && code.takes_exactly(args.len()) {
        match args.first {
            None => return enter(callee, args.rest),
            Some(first) if args.rest.len() < SMALL_FRAME => {
                let mut frame = [first; SMALL_FRAME];
                frame[1..=args.rest.len()].copy_from_slice(args.rest);
                return enter(callee, &frame[..=args.rest.len()]);
            }
            Some(_) => {}
        }
    }
    let bound = arguments::bind(callee, args)?;
    enter(callee, super::as_refs(&bound))
}

/// Runs the generic version with its parameters bound: the body of a class or module takes what its description does not
/// call parameters.
#[inline(always)]
pub fn enter(callee: Ref<'_, Function>, frame: &[Ref<'_>]) -> PyResult<Owned> {
    let result = (callee.code.entry())(callee.word(), frame.as_ptr().cast_mut().cast(), 0);
    returned(result)
}

/// A method bound to an instance.
#[repr(C)]
pub struct BoundMethod {
    pub(crate) head: Header,
    function: Owned,
    receiver: Owned,
    weakrefs: Cell<Word>,
}

/// Offset of a method's weak references.
pub const METHOD_WEAKREF_OFFSET: usize = offset_of!(BoundMethod, weakrefs);

/// `function` bound to `receiver`.
pub fn bind_method(function: Owned, receiver: Owned) -> Owned<BoundMethod> {
    memory::allocate(BoundMethod { head: Header::new(&METHOD), function, receiver, weakrefs: Cell::new(Word::NULL) })
}

impl BoundMethod {
    /// What is called.
    pub fn function(&self) -> Ref<'_> {
        self.function.borrow()
    }

    /// What it is called with first.
    pub fn receiver(&self) -> Ref<'_> {
        self.receiver.borrow()
    }
}

/// A variable shared by closures.
#[repr(C)]
pub struct ClosureCell {
    pub(crate) head: Header,
    value: Field,
}

const _: () = assert!(offset_of!(ClosureCell, value) == layout::cell::VALUE as usize);

/// A new cell.
pub fn new_cell(value: Option<Owned>) -> Owned<ClosureCell> {
    memory::allocate(ClosureCell { head: Header::new(&CELL), value: Field::new(value) })
}

impl ClosureCell {
    /// The variable.
    #[inline(always)]
    pub fn value(&self) -> &Field {
        &self.value
    }
}
