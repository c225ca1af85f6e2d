//! The methods of bytearrays.

use super::{array, item, items, objects};
use crate::builtins::bytes;
use crate::exec::raised::{index_error, raise, value_error};
use crate::object::boxes::int_object;
use crate::object::bytes::Bytes;
use crate::object::list::{self, List};
use crate::object::singletons::none_object;
use crate::object::{Args, Method, Owned, PyResult, Ref, Tuple, Type, methods, static_str, text, tuple};
use crate::protocols::{attribute, call, number};

/// Calls a method of `bytes` with a copy, and turns bytes in its result into bytearrays.
fn by_copy<'a>(this: Ref<'a>, name: &str, args: Args<'a>) -> PyResult<Owned> {
    let copy = bytes::new(&array(this).to_vec());
    let method = attribute::get(copy.borrow(), text::new(name).borrow())?;
    Ok(mutable(call::call_args(method.borrow(), args)?))
}

fn mutable(result: Owned) -> Owned {
    if let Some(bytes) = result.borrow().downcast::<Bytes>() {
        return objects::new(bytes.bytes().to_vec()).into_object();
    }
    if let Some(items) = result.borrow().downcast::<List>() {
        return list::from_items(items.get().to_vec().into_iter().map(mutable)).into_object();
    }
    if let Some(items) = result.borrow().downcast::<Tuple>() {
        return tuple::new(items.slice().iter().map(|item| mutable(item.owned()))).into_object();
    }
    result
}

macro_rules! with_methods_of_bytes {
    ([$($name:literal)*] $($own:tt)*) => {
        /// Methods.
        pub const METHODS: &[Method] = methods!["bytearray";
            $(Method::any($name, |this, args| by_copy(this, $name, args)),)*
            $($own)*
        ];
    };
}

with_methods_of_bytes! {
    ["capitalize" "center" "count" "decode" "endswith" "expandtabs" "find" "hex" "index" "isalnum" "isalpha" "isascii"
     "isdigit" "islower" "isspace" "istitle" "isupper" "join" "ljust" "lower" "lstrip" "partition" "removeprefix"
     "removesuffix" "replace" "rfind" "rindex" "rjust" "rpartition" "rsplit" "rstrip" "split" "splitlines" "startswith"
     "strip" "swapcase" "title" "translate" "upper" "zfill"]
    Method::one("fromhex", |class, digits| {
        let content = bytes::from_hex(digits)?;
        Ok(objects::new_as(class.expect::<Type>().as_static(), content).into_object())
    })
    .on_class(),
    Method::positional("maketrans", 2, 2, bytes::methods::maketrans).on_nothing(),
    Method::none("__alloc__", |this| Ok(int_object(array(this).to_vec().len() as i64 + 1))),
    Method::one("resize", |this, size| {
        let size = number::to_index(size)?;
        let Ok(length) = usize::try_from(size) else {
            raise!(value_error, "Can only resize to positive sizes, got {size}")
        };
        array(this).change(|content| content.resize(length, 0));
        Ok(none_object())
    }),
    Method::none("__reduce__", |this| {
        let shown: String = array(this).to_vec().iter().map(|&byte| byte as char).collect();
        let arguments = [text::new(&shown).into_object(), text::new("latin-1").into_object()];
        let arguments = tuple::new(arguments.into_iter()).into_object();
        let state = crate::builtins::pickled::state(this)?;
        Ok(tuple::new([this.ty().as_object().owned(), arguments, state].into_iter()).into_object())
    }),
    Method::one("__reduce_ex__", |this, protocol| {
        if number::to_count(protocol)? < 3 {
            let method = attribute::get(this, static_str!("__reduce__"))?;
            return call::call(method.borrow(), &[]);
        }
        let content = bytes::new(&array(this).to_vec());
        let arguments = tuple::from_refs(&[content.borrow()]).into_object();
        let state = crate::builtins::pickled::state(this)?;
        Ok(tuple::new([this.ty().as_object().owned(), arguments, state].into_iter()).into_object())
    }),
    Method::one("append", |this, value| {
        let byte = item(value)?;
        array(this).change(|content| content.push(byte));
        Ok(none_object())
    }),
    Method::none("clear", |this| {
        array(this).change(Vec::clear);
        Ok(none_object())
    }),
    Method::none("copy", |this| Ok(objects::new(array(this).to_vec()).into_object())),
    Method::one("extend", |this, values| {
        let new = match bytes::content(values) {
            Some(content) => content.into_owned(),
            None => items(values)?,
        };
        array(this).change(|content| content.extend(new));
        Ok(none_object())
    }),
    Method::positional("insert", 2, 2, |this, args| {
        let (index, byte) = (number::to_count(args[0])?, item(args[1])?);
        array(this).change(|content| {
            let length = content.len() as i64;
            let index = if index < 0 { (index + length).max(0) } else { index.min(length) };
            content.insert(index as usize, byte);
        });
        Ok(none_object())
    }),
    Method::positional("pop", 0, 1, |this, args| {
        let index = args.first().map_or(Ok(-1), |index| number::to_count(*index))?;
        let length = array(this).len() as i64;
        if length == 0 {
            return Err(index_error("pop from empty bytearray"));
        }
        let index = if index < 0 { index + length } else { index };
        if !(0..length).contains(&index) {
            return Err(index_error("pop index out of range"));
        }
        Ok(int_object(array(this).change(|content| content.remove(index as usize)) as i64))
    }),
    Method::one("remove", |this, value| {
        let byte = item(value)?;
        let removed = array(this).change(|content| {
            let place = content.iter().position(|&other| other == byte)?;
            Some(content.remove(place))
        });
        if removed.is_none() {
            return Err(value_error("value not found in bytearray"));
        }
        Ok(none_object())
    }),
    Method::none("reverse", |this| {
        array(this).change(|content| content.reverse());
        Ok(none_object())
    }),
}
