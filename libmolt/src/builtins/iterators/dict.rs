//! Iterators over dicts: keys, values or items, in either direction.

use std::cell::Cell;

use crate::builtins::iterators::pickled;
use crate::builtins::object::OBJECT_SLOTS;
use crate::exec::raised::raise;
use crate::memory;
use crate::object::boxes::int_object;
use crate::object::dict::Dict;
use crate::object::tuple::Pairs;
use crate::object::{Field, Header, Method, Owned, PyResult, Ref, Slots, Word, builtin_type};

/// Where an iteration is.
struct Cursor {
    dict: Field<Dict>,
    /// The next position, or when going backward one past it.
    position: Cell<usize>,
    /// The dict's length when iteration began; `None` once it was seen to differ.
    length: Cell<Option<usize>>,
    remaining: Cell<usize>,
    backward: bool,
    pairs: Pairs,
}

impl Cursor {
    fn new(dict: Ref<'_, Dict>, backward: bool) -> Cursor {
        Cursor {
            dict: Field::new(Some(dict.owned())),
            position: Cell::new(if backward { dict.end_position() } else { 0 }),
            length: Cell::new(Some(dict.len())),
            remaining: Cell::new(dict.len()),
            backward,
            pairs: Pairs::EMPTY,
        }
    }

    fn next(&self) -> PyResult<Option<(Owned, Owned)>> {
        let Some(dict) = self.dict.get() else { return Ok(None) };
        if self.length.get() != Some(dict.len()) {
            self.length.set(None);
            raise!(runtime_error, "dictionary changed size during iteration");
        }
        let position = self.position.get();
        let found = if self.backward { dict.item_before(position) } else { dict.item_from(position) };
        let Some((found, key, value)) = found else {
            self.dict.set(None);
            return Ok(None);
        };
        let Some(remaining) = self.remaining.get().checked_sub(1) else {
            self.dict.set(None);
            raise!(runtime_error, "dictionary keys changed during iteration");
        };
        self.remaining.set(remaining);
        self.position.set(if self.backward { found } else { found + 1 });
        Ok(Some((key, value)))
    }

    fn copy(&self) -> Cursor {
        Cursor {
            dict: Field::new(self.dict.get()),
            position: self.position.clone(),
            length: self.length.clone(),
            remaining: self.remaining.clone(),
            backward: self.backward,
            pairs: Pairs::EMPTY,
        }
    }

    fn length_hint(&self) -> usize {
        let valid = self.dict.get().is_some_and(|dict| self.length.get() == Some(dict.len()));
        if valid { self.remaining.get() } else { 0 }
    }

    fn traverse(&self, visit: &mut dyn FnMut(Word)) {
        self.dict.traverse(visit);
        self.pairs.traverse(visit);
    }
}

fn pair(cursor: &Cursor, key: Owned, value: Owned) -> Owned {
    cursor.pairs.pair(key, value)
}

macro_rules! iterators {
    ($($function:ident $iterator:ident $ty:ident $symbol:literal $python:literal $backward:literal $give:expr;)*) => {
        $(
            #[doc = concat!("`", $python, "`.")]
            #[repr(C)]
            pub struct $iterator {
                head: Header,
                cursor: Cursor,
            }

            builtin_type! {
                #[doc = concat!("`", $python, "`.")]
                pub static $ty: $iterator as $symbol, $python {
                    flags: GC,
                    slots: &Slots {
                        iter: Some(|this| Ok(this.owned())),
                        next: Some(|this| {
                            let give: fn(&Cursor, Owned, Owned) -> Owned = $give;
                            let cursor = &this.expect::<$iterator>().get().cursor;
                            Ok(cursor.next()?.map(|(key, value)| give(cursor, key, value)))
                        }),
                        traverse: Some(|this, visit| this.expect::<$iterator>().cursor.traverse(visit)),
                        ..OBJECT_SLOTS
                    },
                    methods: &[
                        Method::none("__length_hint__", |this| {
                            Ok(int_object(this.expect::<$iterator>().cursor.length_hint() as i64))
                        }),
                        Method::none("__reduce__", |this| {
                            let cursor = this.expect::<$iterator>().cursor.copy();
                            let copy = memory::allocate($iterator { head: Header::new(&$ty), cursor });
                            pickled::by_rest(copy.borrow().as_object())
                        }),
                    ],
                }
            }

            #[doc = concat!("A `", $python, "`.")]
            pub fn $function(dict: Ref<'_, Dict>) -> Owned {
                memory::allocate($iterator { head: Header::new(&$ty), cursor: Cursor::new(dict, $backward) }).into_object()
            }
        )*
    };
}

iterators! {
    keys KeyIterator KEY_ITERATOR "PyDictIterKey_Type" "dict_keyiterator" false |_, key, _| key;
    values ValueIterator VALUE_ITERATOR "PyDictIterValue_Type" "dict_valueiterator" false |_, _, value| value;
    items ItemIterator ITEM_ITERATOR "PyDictIterItem_Type" "dict_itemiterator" false pair;
    reversed_keys ReverseKeyIterator REVERSE_KEY_ITERATOR "PyDictRevIterKey_Type" "dict_reversekeyiterator" true |_, key, _| key;
    reversed_values ReverseValueIterator REVERSE_VALUE_ITERATOR "PyDictRevIterValue_Type" "dict_reversevalueiterator" true |_, _, value| value;
    reversed_items ReverseItemIterator REVERSE_ITEM_ITERATOR "PyDictRevIterItem_Type" "dict_reverseitemiterator" true pair;
}
