//! How any object is copied and pickled: `object.__reduce_ex__`, `__reduce__` and `__getstate__`.
//!
//! The functions that make the copy are `copyreg`'s, by name; they are simple enough to live here, so that no module has to
//! be imported to describe an object.

use super::descriptors::{MemberDescriptor, new_function};
use super::object::OBJECT;
use crate::exec::raised::{raise, type_error};
use crate::object::dict::{self, Dict};
use crate::object::list::List;
use crate::object::singletons::none_object;
use crate::object::{
    Args, Keywords, Method, Owned, PyResult, Ref, Str, Tuple, Type, as_refs, instance, static_str, tuple,
};
use crate::protocols::{attribute, call, iterate, number};

/// `copyreg.__newobj__(cls, *args)`.
static NEW_OBJECT: Method = Method::any("__newobj__", |_, args| {
    let Some((class, _)) = args.split_first() else {
        raise!(type_error, "__newobj__ expected at least 1 argument, got 0")
    };
    let new = attribute::get(class, static_str!("__new__"))?;
    args.with_slice(|args| call::call(new.borrow(), args))
});

/// `copyreg.__newobj_ex__(cls, args, kwargs)`.
static NEW_OBJECT_WITH_KEYWORDS: Method = Method::positional("__newobj_ex__", 3, 3, |_, args| {
    let new = attribute::get(args[0], static_str!("__new__"))?;
    let (Some(given), Some(keywords)) = (args[1].downcast::<Tuple>(), args[2].downcast::<Dict>()) else {
        raise!(type_error, "__newobj_ex__ expects a tuple and a dict")
    };
    let (names, values): (Vec<Owned>, Vec<Owned>) = keywords.items().into_iter().unzip();
    let names = tuple::new(names.into_iter());
    let mut positional = vec![args[0]];
    positional.extend_from_slice(given.slice());
    let keywords = Keywords { names: Some(names.borrow()), values: as_refs(&values) };
    call::call_args(new.borrow(), Args { first: None, rest: &positional, keywords })
});

/// `copyreg._reconstructor(cls, base, state)`.
static RECONSTRUCT: Method = Method::positional("_reconstructor", 3, 3, |_, args| {
    let new = attribute::get(args[1], static_str!("__new__"))?;
    if args[1].is(OBJECT.as_ref()) {
        return call::call(new.borrow(), &[args[0]]);
    }
    let object = call::call(new.borrow(), &[args[0], args[2]])?;
    let init = attribute::get(args[1], static_str!("__init__"))?;
    call::call(init.borrow(), &[object.borrow(), args[2]])?;
    Ok(object)
});

fn function(method: &'static Method) -> Owned {
    new_function(method, None, None).into_object()
}

#[cold]
fn cannot_pickle(this: Ref<'_>) -> crate::object::Raised {
    type_error(format!("cannot pickle '{}' object", this.ty().full_name()))
}

/// The built-in type whose payload instances have.
fn payload(ty: &'static Type) -> &'static Type {
    let mut ty = ty;
    while ty.is_heap_type()
        && let Some(base) = ty.base()
    {
        ty = base;
    }
    ty
}

/// The names that the class and its ancestors declare in `__slots__`.
fn slot_names(ty: &'static Type) -> Vec<Owned> {
    let owners = ty.ancestors().filter(|ancestor| ancestor.is_heap_type());
    let members = owners.flat_map(|ancestor| ancestor.dict().items());
    members.filter(|(_, value)| value.borrow().downcast::<MemberDescriptor>().is_some()).map(|(name, _)| name).collect()
}

/// What `object.__getstate__` says; `required` when nothing else could restore what the object holds.
fn default_state(this: Ref<'_>, required: bool) -> PyResult<Owned> {
    let ty = this.ty();
    let base = payload(ty);
    if required && !std::ptr::eq(base, &OBJECT) {
        return Err(cannot_pickle(this));
    }
    let holds_nothing = match instance::dict_field(this).map(|field| field.get()) {
        None => true,
        Some(None) => ty.bound_slot_names(this).is_empty(),
        Some(Some(dict)) => dict.is_empty(),
    };
    let state = match instance::dict_of(this).filter(|_| !holds_nothing) {
        Some(dict) => dict.into_object(),
        None => none_object(),
    };
    let slots = dict::new();
    for name in slot_names(ty) {
        let Some(name) = name.borrow().downcast::<Str>() else { continue };
        if let Some(value) = attribute::get_optional(this, name)? {
            slots.set_name(name, value);
        }
    }
    if slots.is_empty() {
        return Ok(state);
    }
    Ok(tuple::new([state, slots.into_object()].into_iter()).into_object())
}

/// `object.__getstate__`.
pub fn state(this: Ref<'_>) -> PyResult<Owned> {
    default_state(this, false)
}

fn is_inherited(this: Ref<'_>, name: Ref<'static, Str>) -> bool {
    match (this.ty().lookup(name), OBJECT.dict().get_name(name)) {
        (Some(own), Some(inherited)) => own.borrow().is(inherited.borrow()),
        _ => false,
    }
}

/// `object.__reduce_ex__`: asks `__reduce__` where a class has its own.
pub fn reduce_ex(this: Ref<'_>, args: &[Ref<'_>]) -> PyResult<Owned> {
    let protocol = number::to_count(args[0])?;
    if !is_inherited(this, static_str!("__reduce__")) {
        let method = attribute::get(this, static_str!("__reduce__"))?;
        return call::call(method.borrow(), &[]);
    }
    reduce(this, protocol)
}

/// The parts that make a copy of an object, by `__new__` from protocol 2 on.
pub fn reduce(this: Ref<'_>, protocol: i64) -> PyResult<Owned> {
    if protocol >= 2 { reduce_by_new(this) } else { reduce_by_base(this) }
}

fn reduce_by_base(this: Ref<'_>) -> PyResult<Owned> {
    let class = this.ty();
    let base = payload(class);
    let content = if std::ptr::eq(base, &OBJECT) {
        none_object()
    } else if std::ptr::eq(base, class) {
        return Err(cannot_pickle(this));
    } else {
        call::call(base.as_object(), &[this])?
    };
    let arguments = tuple::from_refs(&[class.as_object(), base.as_object(), content.borrow()]).into_object();
    let state = state_of(this, false)?;
    let mut parts = vec![function(&RECONSTRUCT), arguments];
    parts.extend(Some(state).filter(|state| !state.borrow().is_none()));
    Ok(tuple::new(parts.into_iter()).into_object())
}

fn state_of(this: Ref<'_>, required: bool) -> PyResult<Owned> {
    let name = static_str!("__getstate__");
    if is_inherited(this, name) {
        return default_state(this, required);
    }
    call::call(attribute::get(this, name)?.borrow(), &[])
}

fn reduce_by_new(this: Ref<'_>) -> PyResult<Owned> {
    let class = this.ty().as_object();
    let (arguments, keywords) = new_arguments(this)?;
    let is_list = this.downcast::<List>().is_some();
    let is_dict = this.downcast::<Dict>().is_some();
    let state = state_of(this, arguments.is_none() && !is_list && !is_dict)?;
    let arguments = arguments.unwrap_or_else(|| tuple::empty().owned());
    let (maker, arguments) = match keywords {
        Some(keywords) => {
            let parts = [class, arguments.borrow().as_object(), keywords.borrow().as_object()];
            (&NEW_OBJECT_WITH_KEYWORDS, tuple::from_refs(&parts))
        }
        None => {
            let mut parts = vec![class];
            parts.extend_from_slice(arguments.items());
            (&NEW_OBJECT, tuple::from_refs(&parts))
        }
    };
    let list_items = if is_list { iterate::iter(this)? } else { none_object() };
    let dict_items = if is_dict {
        let items = attribute::get(this, static_str!("items"))?;
        iterate::iter(call::call(items.borrow(), &[])?.borrow())?
    } else {
        none_object()
    };
    let parts = [function(maker), arguments.into_object(), state, list_items, dict_items];
    Ok(tuple::new(parts.into_iter()).into_object())
}

type NewArguments = (Option<Owned<Tuple>>, Option<Owned<Dict>>);

/// What `__getnewargs_ex__` or `__getnewargs__` gives.
fn new_arguments(this: Ref<'_>) -> PyResult<NewArguments> {
    if let Some(method) = attribute::get_optional(this, static_str!("__getnewargs_ex__"))? {
        let result = call::call(method.borrow(), &[])?;
        let Some(pair) = result.borrow().downcast::<Tuple>() else {
            raise!(type_error, "__getnewargs_ex__ should return a tuple, not '{}'", result.ty().full_name())
        };
        let [arguments, keywords] = pair.slice() else {
            raise!(value_error, "__getnewargs_ex__ should return a tuple of length 2, not {}", pair.len())
        };
        let Some(arguments) = arguments.downcast::<Tuple>() else {
            raise!(
                type_error,
                "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '{}'",
                arguments.ty().full_name()
            )
        };
        let Some(keywords) = keywords.downcast::<Dict>() else {
            raise!(
                type_error,
                "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '{}'",
                keywords.ty().full_name()
            )
        };
        return Ok((Some(arguments.owned()), Some(keywords.owned()).filter(|keywords| !keywords.is_empty())));
    }
    let Some(method) = attribute::get_optional(this, static_str!("__getnewargs__"))? else { return Ok((None, None)) };
    let result = call::call(method.borrow(), &[])?;
    match result.borrow().downcast::<Tuple>() {
        Some(arguments) => Ok((Some(arguments.owned()), None)),
        None => raise!(type_error, "__getnewargs__ should return a tuple, not '{}'", result.ty().full_name()),
    }
}
