//! `code`: what a function's `__code__` says about it.

use super::object::OBJECT_SLOTS;
use crate::memory;
use crate::object::boxes::int_object;
use crate::object::program;
use crate::object::{Getter, Header, Owned, Ref, Slots, Str, builtin_type, text, tuple};

/// A code object: a view of a static description.
#[repr(C)]
pub struct Code {
    head: Header,
    description: &'static program::Code,
}

builtin_type! {
    /// `code`.
    pub static CODE: Code as "PyCode_Type", "code" {
        flags: DISALLOW_INSTANTIATION,
        slots: &Slots {
            repr: Some(|this| {
                let code = of(this);
                let shown = format!(
                    "<code object {} at {:#x}, file \"{}\", line {}>",
                    code.name().text(),
                    this.word().bits(),
                    code.module().file().text(),
                    code.first_line()
                );
                Ok(text::new(&shown).into_object())
            }),
            ..OBJECT_SLOTS
        },
        getters: &[
            Getter::read_only("co_name", |this| Ok(of(this).name().as_object().owned())),
            Getter::read_only("co_qualname", |this| Ok(of(this).qualname().as_object().owned())),
            Getter::read_only("co_filename", |this| Ok(of(this).module().file().as_object().owned())),
            Getter::read_only("co_firstlineno", |this| Ok(int_object(of(this).first_line() as i64))),
            Getter::read_only("co_argcount", |this| Ok(int_object(of(this).positional() as i64))),
            Getter::read_only("co_posonlyargcount", |this| Ok(int_object(of(this).positional_only() as i64))),
            Getter::read_only("co_kwonlyargcount", |this| Ok(int_object(of(this).keyword_only() as i64))),
            Getter::read_only("co_flags", |this| Ok(int_object(i64::from(of(this).flags())))),
            Getter::read_only("co_freevars", |this| Ok(names(of(this).free_variables()))),
            Getter::read_only("co_varnames", |this| Ok(names(of(this).parameters()))),
        ],
    }
}

fn of(this: Ref<'_>) -> &'static program::Code {
    this.expect::<Code>().description
}

fn names(names: &[Ref<'static, Str>]) -> Owned {
    tuple::new(names.iter().map(|name| name.as_object().owned())).into_object()
}

/// The code object of a description.
pub fn object_of(description: &'static program::Code) -> Owned<Code> {
    memory::allocate(Code { head: Header::new(&CODE), description })
}
