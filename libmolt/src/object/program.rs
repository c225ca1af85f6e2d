//! The static descriptions that the compiler emits: program, modules, code, sites, classes. See `molt_abi::layout`.

use std::mem::offset_of;

use molt_abi::layout;

use crate::object::{Field, Ref, Str, Word};

/// `layout::program`.
#[repr(C)]
pub struct Program {
    modules: *const &'static Module,
    module_count: i64,
    codes: *const &'static Code,
    code_count: i64,
    sites: *const Site,
    site_count: i64,
    anchors: *const Anchor,
    anchor_count: i64,
}

/// `layout::module`.
#[repr(C)]
pub struct Module {
    name: Ref<'static, Str>,
    file: Ref<'static, Str>,
    source: *const u8,
    source_length: i64,
    code: &'static Code,
    globals: *const Field,
    global_names: *const Ref<'static, Str>,
    global_count: i64,
    object: Field,
    is_package: u32,
}

/// The compiled function: see `layout::code::ENTRY`.
pub type EntryPoint = extern "C" fn(Word, *mut Word, i64) -> Word;

/// `layout::code`.
#[repr(C)]
pub struct Code {
    name: Ref<'static, Str>,
    qualname: Ref<'static, Str>,
    entry: EntryPoint,
    parameters: *const Ref<'static, Str>,
    positional: u32,
    positional_only: u32,
    keyword_only: u32,
    flags: u32,
    module: u32,
    first_line: u32,
    frame_words: u32,
    index: u32,
    doc: Option<Ref<'static, Str>>,
    free_variables: *const Ref<'static, Str>,
    free_variable_count: u32,
}

/// `layout::site`.
#[repr(C)]
pub struct Site {
    code: u32,
    line: u32,
    end_line: u32,
    column: u32,
    end_column: u32,
    carets: u32,
}

/// `layout::anchor`.
#[repr(C)]
#[allow(missing_docs)]
pub struct Anchor {
    pub left_line: u32,
    pub left_column: u32,
    pub right_line: u32,
    pub right_column: u32,
}

/// `layout::class`.
#[repr(C)]
pub struct Class {
    slot_count: u32,
    base_count: u32,
    slot_names: *const Ref<'static, Str>,
    bases: *const Option<&'static Class>,
    ty: Field,
}

// SAFETY: descriptions are constant but for fields that are guarded by the interpreter lock.
unsafe impl Sync for Program {}

const _: () = {
    assert!(offset_of!(Program, anchors) == layout::program::ANCHORS as usize);
    assert!(size_of::<Program>() == layout::program::SIZE as usize);
    assert!(offset_of!(Module, code) == layout::module::CODE as usize);
    assert!(offset_of!(Module, object) == layout::module::OBJECT as usize);
    assert!(offset_of!(Module, is_package) == layout::module::IS_PACKAGE as usize);
    assert!(size_of::<Module>() == layout::module::SIZE as usize);
    assert!(offset_of!(Code, positional) == layout::code::POSITIONAL as usize);
    assert!(offset_of!(Code, index) == layout::code::INDEX as usize);
    assert!(offset_of!(Code, doc) == layout::code::DOC as usize);
    assert!(size_of::<Code>() == layout::code::SIZE as usize);
    assert!(offset_of!(Site, carets) == layout::site::CARETS as usize);
    assert!(size_of::<Site>() == layout::site::SIZE as usize);
    assert!(size_of::<Anchor>() == layout::anchor::SIZE as usize);
    assert!(offset_of!(Class, ty) == layout::class::TYPE as usize);
    assert!(size_of::<Class>() == layout::class::SIZE as usize);
};

/// A slice of a table of a description; empty tables may have a null pointer.
fn table<T>(first: *const T, count: i64) -> &'static [T] {
    if first.is_null() || count == 0 {
        return &[];
    }
    // SAFETY: the compiler emits tables with as many elements as it says.
    unsafe { std::slice::from_raw_parts(first, count as usize) }
}

#[cfg(not(test))]
fn program() -> &'static Program {
    unsafe extern "C" {
        safe static molt_program: Program;
    }
    &molt_program
}

#[cfg(test)]
fn program() -> &'static Program {
    static EMPTY: Program = Program {
        modules: std::ptr::null(),
        module_count: 0,
        codes: std::ptr::null(),
        code_count: 0,
        sites: std::ptr::null(),
        site_count: 0,
        anchors: std::ptr::null(),
        anchor_count: 0,
    };
    &EMPTY
}

/// The program's modules; the first is `__main__`.
pub fn modules() -> &'static [&'static Module] {
    table(program().modules, program().module_count)
}

/// A code description by index.
pub fn code(index: u32) -> &'static Code {
    table(program().codes, program().code_count)[index as usize]
}

/// A site by index.
pub fn site(index: u32) -> &'static Site {
    &table(program().sites, program().site_count)[index as usize]
}

impl Module {
    /// The dotted name.
    pub fn name(&self) -> Ref<'static, Str> {
        self.name
    }

    /// The path of the source file.
    pub fn file(&self) -> Ref<'static, Str> {
        self.file
    }

    /// The source text.
    pub fn source(&self) -> &'static str {
        // SAFETY: the compiler embeds the UTF-8 source it has parsed.
        unsafe { std::str::from_utf8_unchecked(table(self.source, self.source_length)) }
    }

    /// The body.
    pub fn code(&self) -> &'static Code {
        self.code
    }

    /// The slots of global variables.
    pub fn globals(&self) -> &'static [Field] {
        table(self.globals, self.global_count)
    }

    /// Their names.
    pub fn global_names(&self) -> &'static [Ref<'static, Str>] {
        table(self.global_names, self.global_count)
    }

    /// The module object, once created.
    pub fn object(&self) -> &Field {
        &self.object
    }

    /// Whether the module is a package.
    pub fn is_package(&self) -> bool {
        self.is_package != 0
    }
}

#[allow(missing_docs)]
impl Code {
    pub fn name(&self) -> Ref<'static, Str> {
        self.name
    }
    pub fn qualname(&self) -> Ref<'static, Str> {
        self.qualname
    }
    #[inline(always)]
    pub fn entry(&self) -> EntryPoint {
        self.entry
    }
    #[inline(always)]
    pub fn positional(&self) -> usize {
        self.positional as usize
    }
    pub fn positional_only(&self) -> usize {
        self.positional_only as usize
    }
    #[inline(always)]
    pub fn keyword_only(&self) -> usize {
        self.keyword_only as usize
    }
    /// All parameters: positional, keyword-only, `*args`, `**kwargs`.
    pub fn parameters(&self) -> &'static [Ref<'static, Str>] {
        table(self.parameters, self.parameter_count() as i64)
    }
    #[inline(always)]
    pub fn parameter_count(&self) -> usize {
        self.positional() + self.keyword_only() + self.has_varargs() as usize + self.has_varkeywords() as usize
    }
    #[inline(always)]
    pub fn has_varargs(&self) -> bool {
        self.flags & layout::code::FLAG_VARARGS as u32 != 0
    }
    #[inline(always)]
    pub fn has_varkeywords(&self) -> bool {
        self.flags & layout::code::FLAG_VARKEYWORDS as u32 != 0
    }
    pub fn is_generator(&self) -> bool {
        self.flags & layout::code::FLAG_GENERATOR as u32 != 0
    }
    /// Exactly so many positional arguments are wanted, and nothing else.
    #[inline(always)]
    pub fn takes_exactly(&self, count: usize) -> bool {
        const VARIABLE: u32 = (layout::code::FLAG_VARARGS | layout::code::FLAG_VARKEYWORDS) as u32;
        self.positional as usize == count && self.keyword_only == 0 && self.flags & VARIABLE == 0
    }
    pub fn flags(&self) -> u32 {
        self.flags
    }
    pub fn module(&self) -> &'static Module {
        modules()[self.module as usize]
    }
    pub fn first_line(&self) -> u32 {
        self.first_line
    }
    pub fn frame_words(&self) -> usize {
        self.frame_words as usize
    }
    pub fn index(&self) -> u32 {
        self.index
    }
    pub fn doc(&self) -> Option<Ref<'static, Str>> {
        self.doc
    }
    pub fn free_variables(&self) -> &'static [Ref<'static, Str>] {
        table(self.free_variables, self.free_variable_count as i64)
    }
}

#[allow(missing_docs)]
impl Site {
    pub fn code(&self) -> &'static Code {
        code(self.code)
    }
    pub fn line(&self) -> u32 {
        self.line
    }
    pub fn end_line(&self) -> u32 {
        self.end_line
    }
    pub fn column(&self) -> u32 {
        self.column
    }
    pub fn end_column(&self) -> u32 {
        self.end_column
    }
    /// Whether the caret line is shown at all.
    pub fn has_carets(&self) -> bool {
        self.carets & layout::site::CARET_HIDDEN as u32 == 0
    }
    /// Where the `^` among the `~` lie; without a caret line, which lines are shown.
    pub fn anchor(&self) -> Option<&'static Anchor> {
        if self.carets == layout::site::CARET_NONE as u32 || self.carets == layout::site::CARET_PLAIN as u32 {
            return None;
        }
        let number = self.carets & !(layout::site::CARET_HIDDEN as u32);
        table(program().anchors, program().anchor_count).get(number as usize - 1)
    }
}

#[allow(missing_docs)]
impl Class {
    pub fn slot_names(&self) -> &'static [Ref<'static, Str>] {
        table(self.slot_names, self.slot_count as i64)
    }
    pub fn bases(&self) -> &'static [Option<&'static Class>] {
        table(self.bases, self.base_count as i64)
    }
    /// The type, once it exists.
    pub fn ty(&self) -> &Field {
        &self.ty
    }
}

/// Descriptions made by hand, for tests of what calls compiled code.
#[cfg(test)]
pub mod by_hand {
    use super::{Code, EntryPoint, Module};
    use crate::object::{Field, Ref, Str, text};

    fn name(text_: &str) -> Ref<'static, Str> {
        let text = text::new(text_);
        let word = text.word();
        std::mem::forget(text);
        // SAFETY: leaked just above.
        unsafe { Ref::from_word(word) }
    }

    /// A module without globals.
    pub fn module() -> &'static Module {
        let code = code("<module>", &[], 0, nothing);
        Box::leak(Box::new(Module {
            name: name("__main__"),
            file: name("/tmp/x.py"),
            source: std::ptr::null(),
            source_length: 0,
            code,
            globals: std::ptr::null(),
            global_names: std::ptr::null(),
            global_count: 0,
            object: Field::EMPTY,
            is_package: 0,
        }))
    }

    extern "C" fn nothing(_: super::Word, _: *mut super::Word, _: i64) -> super::Word {
        super::Word::NULL
    }

    /// A function of these positional and keyword-only parameters.
    pub fn code(function: &str, parameters: &[&str], keyword_only: u32, entry: EntryPoint) -> &'static Code {
        let names: Vec<Ref<'static, Str>> = parameters.iter().map(|parameter| name(parameter)).collect();
        Box::leak(Box::new(Code {
            name: name(function),
            qualname: name(function),
            entry,
            positional: names.len() as u32 - keyword_only,
            parameters: names.leak().as_ptr(),
            positional_only: 0,
            keyword_only,
            flags: 0,
            module: 0,
            first_line: 1,
            frame_words: 8,
            index: 0,
            doc: None,
            free_variables: std::ptr::null(),
            free_variable_count: 0,
        }))
    }
}
