//! `dict_keys`, `dict_values` and `dict_items`: live views; keys and items behave as sets.

use crate::builtins::iterators::dict as iterators;
use crate::builtins::object::OBJECT_SLOTS;
use crate::builtins::set::{self, SET, as_set};
use crate::memory;
use crate::object::boxes::bool_object;
use crate::object::dict::Dict;
use crate::object::set::new as new_set;
use crate::object::singletons::not_implemented_object;
use crate::object::{Comparison, Field, Getter, Header, Method, Owned, PyResult, Ref, Slots, Tuple, builtin_type};
use crate::protocols::{compare as comparison, contains as membership, hash, iterate, text as texts};

macro_rules! views {
    ($($function:ident $view:ident $ty:ident $symbol:literal $python:literal $iterate:ident $slots:expr, $methods:expr;)*) => {
        $(
            #[doc = concat!("`", $python, "`.")]
            #[repr(C)]
            pub struct $view {
                head: Header,
                dict: Field<Dict>,
            }

            builtin_type! {
                #[doc = concat!("`", $python, "`.")]
                pub static $ty: $view as $symbol, $python {
                    flags: GC,
                    slots: &Slots {
                        iter: Some(|this| Ok(iterators::$iterate(dict_of(this).borrow()))),
                        traverse: Some(|this, visit| this.expect::<$view>().dict.traverse(visit)),
                        ..$slots
                    },
                    methods: $methods,
                    getters: &[Getter::read_only("mapping", |this| {
                        Ok(crate::builtins::mapping_proxy::new(dict_of(this).into_object()).into_object())
                    })],
                }
            }

            #[doc = concat!("A `", $python, "`.")]
            pub fn $function(dict: Ref<'_, Dict>) -> Owned {
                memory::allocate($view { head: Header::new(&$ty), dict: Field::new(Some(dict.owned())) }).into_object()
            }
        )*

        /// The dict behind a view.
        fn dict_of(view: Ref<'_>) -> Owned<Dict> {
            $(
                if let Some(view) = view.downcast::<$view>()
                    && let Some(dict) = view.dict.get()
                {
                    return dict;
                }
            )*
            crate::object::dict::new()
        }
    };
}

views! {
    keys DictKeys DICT_KEYS "PyDictKeys_Type" "dict_keys" keys SET_SLOTS, &[
        Method::none("__reversed__", |this| Ok(iterators::reversed_keys(dict_of(this).borrow()))),
        Method::one("isdisjoint", is_disjoint),
    ];
    values DictValues DICT_VALUES "PyDictValues_Type" "dict_values" values BASE_SLOTS, &[
        Method::none("__reversed__", |this| Ok(iterators::reversed_values(dict_of(this).borrow()))),
    ];
    items DictItems DICT_ITEMS "PyDictItems_Type" "dict_items" items ITEM_SLOTS, &[
        Method::none("__reversed__", |this| Ok(iterators::reversed_items(dict_of(this).borrow()))),
        Method::one("isdisjoint", is_disjoint),
    ];
}

const BASE_SLOTS: Slots =
    Slots { repr: Some(repr), length: Some(|this| Ok(dict_of(this).len() as i64)), ..OBJECT_SLOTS };

const SET_SLOTS: Slots = Slots {
    contains: Some(|this, key| dict_of(this).contains(key)),
    compare: Some(compare),
    hash: Some(hash::unhashable),
    and: Some(and),
    or: Some(|a, b| {
        let union = set::from_iterable(&SET, a)?;
        set::update(union.borrow(), b)?;
        Ok(union.into_object())
    }),
    subtract: Some(|a, b| {
        let rest = set::from_iterable(&SET, a)?;
        set::difference_update(rest.borrow(), b)?;
        Ok(rest.into_object())
    }),
    xor: Some(|a, b| {
        let difference = set::from_iterable(&SET, a)?;
        set::symmetric_difference_update(difference.borrow(), b)?;
        Ok(difference.into_object())
    }),
    ..BASE_SLOTS
};

const ITEM_SLOTS: Slots = Slots { contains: Some(contains_item), ..SET_SLOTS };

fn repr(this: Ref<'_>) -> PyResult<Owned> {
    texts::repr_container(this, "...", |shown| {
        let items = iterate::collect(this)?;
        let list = crate::object::list::from_items(items);
        let items = texts::repr(list.borrow().as_object())?;
        *shown += &format!("{}({})", this.ty().name(), items.as_str());
        Ok(())
    })
}

fn contains_item(this: Ref<'_>, item: Ref<'_>) -> PyResult<bool> {
    let Some([key, value]) = item.downcast::<Tuple>().map(|pair| pair.slice()) else { return Ok(false) };
    match dict_of(this).get(*key)? {
        Some(found) => comparison::equal(found.borrow(), *value),
        None => Ok(false),
    }
}

fn is_set_view(value: Ref<'_>) -> bool {
    value.is_exactly(&DICT_KEYS) || value.is_exactly(&DICT_ITEMS)
}

fn all_in(items: Ref<'_>, container: Ref<'_>) -> PyResult<bool> {
    let iterator = iterate::iter(items)?;
    while let Some(item) = iterate::next(iterator.borrow())? {
        if !membership::contains(container, item.borrow())? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn compare(this: Ref<'_>, other: Ref<'_>, operator: Comparison) -> PyResult<Owned> {
    if as_set(other).is_none() && !is_set_view(other) {
        return Ok(not_implemented_object());
    }
    let order = iterate::length(this)?.cmp(&iterate::length(other)?);
    let holds = match operator {
        Comparison::Eq => order.is_eq() && all_in(this, other)?,
        Comparison::Ne => !(order.is_eq() && all_in(this, other)?),
        Comparison::Lt => order.is_lt() && all_in(this, other)?,
        Comparison::Le => order.is_le() && all_in(this, other)?,
        Comparison::Gt => order.is_gt() && all_in(other, this)?,
        Comparison::Ge => order.is_ge() && all_in(other, this)?,
    };
    Ok(bool_object(holds))
}

fn and(a: Ref<'_>, b: Ref<'_>) -> PyResult<Owned> {
    let (mut view, mut other) = if is_set_view(a) { (a, b) } else { (b, a) };
    let length = iterate::length(view)?;
    if let Some(set) = as_set(other).filter(|set| length <= set.len() as i64) {
        return Ok(set::intersection(set, view)?.into_object());
    }
    if is_set_view(other) && iterate::length(other)? > length {
        std::mem::swap(&mut view, &mut other);
    }
    let common = new_set();
    iterate::for_each(other, |item| {
        if membership::contains(view, item.borrow())? {
            common.add(item.borrow())?;
        }
        Ok(())
    })?;
    Ok(common.into_object())
}

fn is_disjoint(this: Ref<'_>, other: Ref<'_>) -> PyResult<Owned> {
    let iterator = iterate::iter(other)?;
    while let Some(item) = iterate::next(iterator.borrow())? {
        if membership::contains(this, item.borrow())? {
            return Ok(bool_object(false));
        }
    }
    Ok(bool_object(true))
}
