//! `function`, `method` and `cell`.

use super::code;
use super::object::OBJECT_SLOTS;
use crate::exec::raised::raise;
use crate::object::boxes::bool_object;
use crate::object::dict::{self, Dict};
use crate::object::function::{
    self, BoundMethod, ClosureCell, FUNCTION_DICT_OFFSET, FUNCTION_WEAKREF_OFFSET, Function, METHOD_WEAKREF_OFFSET,
};
use crate::object::singletons::{none_object, not_implemented_object};
use crate::object::{Comparison, Getter, Owned, PyResult, Ref, Slots, Str, Tuple, builtin_type, instance, text};
use crate::protocols;

builtin_type! {
    /// `function`.
    pub static FUNCTION: Function as "PyFunction_Type", "function" {
        flags: GC | METHOD_DESCRIPTOR,
        slots: &Slots {
            repr: Some(|this| {
                let this = this.expect::<Function>();
                let name = this.qualified_name();
                Ok(text::new(&format!("<function {} at {:#x}>", name.as_str(), this.word().bits())).into_object())
            }),
            call: Some(|callee, args| function::call(callee.expect(), args)),
            descriptor_get: Some(|this, instance, _| match instance {
                Some(instance) => Ok(function::bind_method(this.owned(), instance.owned()).into_object()),
                None => Ok(this.owned()),
            }),
            traverse: Some(|this, visit| this.expect::<Function>().traverse(visit)),
            clear: Some(|this| this.expect::<Function>().clear()),
            ..OBJECT_SLOTS
        },
        getters: FUNCTION_GETTERS,
        dict_offset: FUNCTION_DICT_OFFSET,
        weakref_offset: FUNCTION_WEAKREF_OFFSET,
    }
}

fn or_none<T>(value: Option<Owned<T>>) -> Owned {
    value.map_or_else(none_object, Owned::into_object)
}

fn expect_str(value: Option<Ref<'_>>, what: &str) -> PyResult<Owned<Str>> {
    match value.and_then(Ref::downcast::<Str>) {
        Some(name) => Ok(name.owned()),
        None => raise!(type_error, "{what} must be set to a string object"),
    }
}

const FUNCTION_GETTERS: &[Getter] = &[
    Getter::writable(
        "__name__",
        |this| Ok(this.expect::<Function>().name().into_object()),
        |this, value| {
            this.expect::<Function>().set_name(expect_str(value, "__name__")?);
            Ok(())
        },
    ),
    Getter::writable(
        "__qualname__",
        |this| Ok(this.expect::<Function>().qualified_name().into_object()),
        |this, value| {
            this.expect::<Function>().set_qualified_name(expect_str(value, "__qualname__")?);
            Ok(())
        },
    ),
    Getter::writable(
        "__doc__",
        |this| {
            let this = this.expect::<Function>();
            Ok(this
                .doc()
                .get()
                .unwrap_or_else(|| this.code().doc().map_or_else(none_object, |doc| doc.as_object().owned())))
        },
        |this, value| {
            this.expect::<Function>().doc().set(Some(value.map_or_else(none_object, Ref::owned)));
            Ok(())
        },
    ),
    Getter::writable(
        "__module__",
        |this| {
            let this = this.expect::<Function>();
            Ok(this.module_name().get().unwrap_or_else(|| this.module().name().as_object().owned()))
        },
        |this, value| {
            this.expect::<Function>().module_name().set(value.map(Ref::owned));
            Ok(())
        },
    ),
    Getter::writable(
        "__annotations__",
        |this| {
            let this = this.expect::<Function>();
            if !this.annotations().is_set() {
                this.annotations().set(Some(dict::new().into_object()));
            }
            Ok(or_none(this.annotations().get()))
        },
        |this, value| {
            this.expect::<Function>().annotations().set(value.map(Ref::owned));
            Ok(())
        },
    ),
    Getter::writable(
        "__defaults__",
        |this| Ok(or_none(this.expect::<Function>().defaults().get())),
        |this, value| {
            let value = match value {
                Some(value) if !value.is_none() => match value.downcast::<Tuple>() {
                    Some(value) => Some(value.owned()),
                    None => raise!(type_error, "__defaults__ must be set to a tuple object"),
                },
                _ => None,
            };
            this.expect::<Function>().defaults().set(value);
            Ok(())
        },
    ),
    Getter::writable(
        "__kwdefaults__",
        |this| Ok(or_none(this.expect::<Function>().keyword_defaults().get())),
        |this, value| {
            let value = match value {
                Some(value) if !value.is_none() => match value.downcast::<Dict>() {
                    Some(value) => Some(value.owned()),
                    None => raise!(type_error, "__kwdefaults__ must be set to a dict object"),
                },
                _ => None,
            };
            this.expect::<Function>().keyword_defaults().set(value);
            Ok(())
        },
    ),
    Getter::read_only("__code__", |this| Ok(code::object_of(this.expect::<Function>().code()).into_object())),
    Getter::read_only("__globals__", |this| match this.expect::<Function>().module().object().get() {
        Some(module) => protocols::attribute::get(module.borrow(), crate::object::static_str!("__dict__")),
        None => Ok(none_object()),
    }),
    Getter::read_only("__closure__", |this| Ok(or_none(this.expect::<Function>().closure().map(Ref::owned)))),
    Getter::read_only("__dict__", |this| Ok(or_none(instance::dict_of(this)))),
];

builtin_type! {
    /// `method`.
    pub static METHOD: BoundMethod as "PyMethod_Type", "method" {
        flags: GC,
        slots: &Slots {
            repr: Some(repr_method),
            hash: Some(|this| {
                let this = this.expect::<BoundMethod>();
                let hash = super::object::identity_hash(this.receiver())? ^ protocols::hash::hash(this.function())?;
                Ok(if hash == -1 { -2 } else { hash })
            }),
            compare: Some(compare_methods),
            call: Some(|callee, args| {
                let method = callee.expect::<BoundMethod>().get();
                args.with_receiver(method.receiver(), |args| protocols::call::call_args(method.function(), args))
            }),
            get_attribute: Some(|this, name| {
                // A method shows the attributes of its function.
                match crate::object::attribute::generic_get_optional(this, name)? {
                    Some(value) => Ok(value),
                    None => protocols::attribute::get(this.expect::<BoundMethod>().function(), name),
                }
            }),
            traverse: Some(|this, visit| {
                let this = this.expect::<BoundMethod>();
                visit(this.function().word());
                visit(this.receiver().word());
            }),
            ..OBJECT_SLOTS
        },
        getters: &[
            Getter::read_only("__func__", |this| Ok(this.expect::<BoundMethod>().function().owned())),
            Getter::read_only("__self__", |this| Ok(this.expect::<BoundMethod>().receiver().owned())),
        ],
        weakref_offset: METHOD_WEAKREF_OFFSET,
    }
}

fn repr_method(this: Ref<'_>) -> PyResult<Owned> {
    let this = this.expect::<BoundMethod>();
    let name = protocols::attribute::get_optional(this.function(), crate::object::static_str!("__qualname__"))?;
    let name = match &name {
        Some(name) => protocols::text::str(name.borrow())?.as_str().to_owned(),
        None => String::from("?"),
    };
    Ok(text::new(&format!("<bound method {name} of {}>", protocols::text::repr(this.receiver())?.as_str()))
        .into_object())
}

fn compare_methods(this: Ref<'_>, other: Ref<'_>, operator: Comparison) -> PyResult<Owned> {
    let (Some(a), Some(b)) = (this.downcast::<BoundMethod>(), other.downcast::<BoundMethod>()) else {
        return Ok(not_implemented_object());
    };
    let same = a.receiver().is(b.receiver()) && protocols::compare::equal(a.function(), b.function())?;
    match operator {
        Comparison::Eq => Ok(bool_object(same)),
        Comparison::Ne => Ok(bool_object(!same)),
        _ => Ok(not_implemented_object()),
    }
}

builtin_type! {
    /// `cell`.
    pub static CELL: ClosureCell as "PyCell_Type", "cell" {
        flags: GC,
        slots: &Slots {
            repr: Some(|this| {
                let this = this.expect::<ClosureCell>();
                let shown = match this.value().get() {
                    Some(value) => format!("{} object at {:#x}", value.ty().name(), value.word().bits()),
                    None => String::from("empty"),
                };
                Ok(text::new(&format!("<cell at {:#x}: {shown}>", this.word().bits())).into_object())
            }),
            traverse: Some(|this, visit| this.expect::<ClosureCell>().value().traverse(visit)),
            clear: Some(|this| this.expect::<ClosureCell>().value().set(None)),
            ..OBJECT_SLOTS
        },
        getters: &[Getter::writable("cell_contents", |this| match this.expect::<ClosureCell>().value().get() {
            Some(value) => Ok(value),
            None => raise!(value_error, "cell is empty"),
        }, |this, value| {
            this.expect::<ClosureCell>().value().set(value.map(Ref::owned));
            Ok(())
        })],
    }
}
