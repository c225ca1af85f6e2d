//! Type objects.
//!
//! Built-in types are immortal statics under the C API's symbols, complete at link time: their dictionary of methods is made
//! when first looked at, their method resolution order is the chain of `base`s. Classes are made by `object::class`; they too
//! live forever, so a `&'static Type` is always valid.

use std::cell::{Cell, RefCell};
use std::mem::{needs_drop, offset_of};

use molt_abi::layout::types as layout;

use super::dict::Dict;
use super::{Field, Getter, Header, HeapType, Method, Owned, PyType, Ref, Slots, Str, Tuple, Word};
use crate::builtins::object::OBJECT;
use crate::builtins::types::TYPE;

/// Bits of `Type::flags`, numbered as CPython's `tp_flags`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct TypeFlags(pub u64);

#[allow(missing_docs)]
impl TypeFlags {
    pub const NONE: TypeFlags = TypeFlags(0);
    /// Sequence patterns look into instances.
    pub const SEQUENCE: TypeFlags = TypeFlags(1 << 5);
    /// Mapping patterns look into instances.
    pub const MAPPING: TypeFlags = TypeFlags(1 << 6);
    pub const DISALLOW_INSTANTIATION: TypeFlags = TypeFlags(1 << 7);
    pub const IMMUTABLE: TypeFlags = TypeFlags(1 << 8);
    pub const HEAP: TypeFlags = TypeFlags(1 << 9);
    /// May be a base class.
    pub const BASE: TypeFlags = TypeFlags(1 << 10);
    pub const GC: TypeFlags = TypeFlags(layout::FLAG_GC);
    /// Its instances are callables that `load_method` may call with the receiver first.
    pub const METHOD_DESCRIPTOR: TypeFlags = TypeFlags(1 << 17);
    pub const ABSTRACT: TypeFlags = TypeFlags(1 << 20);
    /// The one positional pattern of a class pattern matches the instance itself.
    pub const MATCH_SELF: TypeFlags = TypeFlags(1 << 22);
    pub const INT: TypeFlags = TypeFlags(1 << 24);
    pub const LIST: TypeFlags = TypeFlags(1 << 25);
    pub const TUPLE: TypeFlags = TypeFlags(1 << 26);
    pub const BYTES: TypeFlags = TypeFlags(1 << 27);
    pub const STR: TypeFlags = TypeFlags(1 << 28);
    pub const DICT: TypeFlags = TypeFlags(1 << 29);
    pub const EXCEPTION: TypeFlags = TypeFlags(1 << 30);
    pub const TYPE: TypeFlags = TypeFlags(1 << 31);
    /// Flags that subclasses have too.
    pub const INHERITED: TypeFlags = TypeFlags(0xFF << 24 | layout::FLAG_GC | TypeFlags::MATCH_SELF.0);

    /// Both sets.
    pub const fn with(self, other: TypeFlags) -> TypeFlags {
        TypeFlags(self.0 | other.0)
    }

    /// Whether all of `other` is set.
    #[inline(always)]
    pub const fn has(self, other: TypeFlags) -> bool {
        self.0 & other.0 == other.0
    }
}

impl std::ops::BitOr for TypeFlags {
    type Output = TypeFlags;
    fn bitor(self, other: TypeFlags) -> TypeFlags {
        self.with(other)
    }
}

/// A type object.
#[repr(C)]
pub struct Type {
    head: Header,
    size: i64,
    flags: Cell<u64>,
    pristine: Cell<u32>,
    instance_size: Cell<u32>,
    /// Identifies the state of the type's attributes to caches; 0 when none has asked yet or caching is off.
    pub(super) version: Cell<u32>,
    /// Bytes of one item in variable-sized instances, else 0.
    item_size: Cell<u32>,
    /// Bytes before the first item (variable-sized), or of the base's part of the instance.
    basic_size: Cell<u32>,
    /// Bytes that classes add behind the items of variable-sized instances.
    pub(super) extra_size: Cell<u32>,
    /// Where instances keep their `__dict__`, or 0; counted from the end of the items in variable-sized instances.
    pub(super) dict_offset: Cell<u32>,
    /// The same for the first weak reference.
    pub(super) weakref_offset: Cell<u32>,
    /// The same for the first slot.
    pub(super) slots_offset: Cell<u32>,
    /// Where the offsets above belong to something that a class added, rather than to the built-in payload.
    pub(super) added: Cell<Added>,
    pub(super) slots: Cell<&'static Slots>,
    drop_payload: Cell<Option<unsafe fn(*mut u8)>>,
    name: Cell<&'static str>,
    base: Cell<Option<&'static Type>>,
    /// Linearized ancestors, beginning with the type; empty for built-in types.
    pub(super) mro: Cell<&'static [&'static Type]>,
    methods: &'static [Method],
    getters: &'static [Getter],
    pub(super) dict: Field<Dict>,
    pub(super) bases: Field<Tuple>,
    pub(super) qualified_name: Field<Str>,
    pub(super) subclasses: RefCell<Vec<&'static Type>>,
    /// Names of fixed slots in order; those declared by `__slots__` have a descriptor in the dict instead of a name here.
    pub(super) slot_names: RefCell<Vec<Option<Owned<Str>>>>,
    /// The class has `__slots__`, so its instances' layout is its own.
    declares_slots: Cell<bool>,
    /// The weak references to the type.
    weakrefs: Cell<Word>,
}

/// What a class added to its base's instances.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Added {
    /// `__dict__` lies in the part that classes add.
    pub dict: bool,
    /// The weak reference list lies in the part that classes add.
    pub weakrefs: bool,
}

// SAFETY: used only under the interpreter lock.
unsafe impl Sync for Type {}

const _: () = {
    assert!(offset_of!(Type, flags) == layout::FLAGS as usize);
    assert!(offset_of!(Type, pristine) == layout::PRISTINE as usize);
    assert!(offset_of!(Type, instance_size) == layout::INSTANCE_SIZE as usize);
};

/// The description of a built-in type; see [`builtin_type!`].
#[allow(missing_docs)]
pub struct TypeSpec {
    pub name: &'static str,
    pub base: Option<&'static Type>,
    pub flags: TypeFlags,
    pub slots: &'static Slots,
    pub methods: &'static [Method],
    pub getters: &'static [Getter],
    /// Bytes of an item of variable-sized instances, whose count is an `i64` at 16.
    pub item_size: usize,
    /// Bytes before the first item where that is not the size of the struct.
    pub basic_size: Option<usize>,
    /// The method resolution order, where it is not the chain of bases.
    pub mro: &'static [&'static Type],
    /// Offset of a `Field<Dict>` for `__dict__`, or 0.
    pub dict_offset: usize,
    /// Offset of a word for weak references, or 0.
    pub weakref_offset: usize,
}

impl TypeSpec {
    /// An immutable subclass of `object` without operations.
    pub const DEFAULT: TypeSpec = TypeSpec {
        name: "",
        base: Some(&OBJECT),
        flags: TypeFlags::NONE,
        slots: &Slots::EMPTY,
        methods: &[],
        getters: &[],
        item_size: 0,
        basic_size: None,
        mro: &[],
        dict_offset: 0,
        weakref_offset: 0,
    };
}

impl Type {
    /// A built-in type whose instances are `T`s.
    pub const fn builtin<T>(spec: TypeSpec) -> Type {
        let drop_payload: Option<unsafe fn(*mut u8)> = if needs_drop::<T>() { Some(drop_as::<T>) } else { None };
        let basic_size = match spec.basic_size {
            Some(size) => size,
            None => size_of::<T>(),
        };
        Type {
            head: Header::immortal(&TYPE),
            size: 0,
            flags: Cell::new(spec.flags.0 | TypeFlags::IMMUTABLE.0),
            pristine: Cell::new(1),
            instance_size: Cell::new(basic_size as u32),
            version: Cell::new(0),
            item_size: Cell::new(spec.item_size as u32),
            basic_size: Cell::new(basic_size as u32),
            extra_size: Cell::new(0),
            dict_offset: Cell::new(spec.dict_offset as u32),
            weakref_offset: Cell::new(spec.weakref_offset as u32),
            slots_offset: Cell::new(0),
            added: Cell::new(Added { dict: false, weakrefs: false }),
            slots: Cell::new(spec.slots),
            drop_payload: Cell::new(drop_payload),
            name: Cell::new(spec.name),
            base: Cell::new(spec.base),
            mro: Cell::new(spec.mro),
            methods: spec.methods,
            getters: spec.getters,
            dict: Field::EMPTY,
            bases: Field::EMPTY,
            qualified_name: Field::EMPTY,
            subclasses: RefCell::new(Vec::new()),
            slot_names: RefCell::new(Vec::new()),
            declares_slots: Cell::new(false),
            weakrefs: Cell::new(Word::NULL),
        }
    }

    /// A class: immortal, mutable, with its base's payload. `object::class` fills in the rest.
    pub(super) fn class(metaclass: &'static Type, name: &'static str, base: &'static Type, flags: TypeFlags) -> Type {
        let inherited = base.flags.get() & TypeFlags::INHERITED.0;
        let head = Header::immortal(metaclass);
        Type {
            head,
            size: 0,
            flags: Cell::new(flags.0 | inherited | TypeFlags::HEAP.0),
            pristine: Cell::new(0),
            instance_size: Cell::new(base.instance_size.get()),
            version: Cell::new(0),
            item_size: Cell::new(base.item_size.get()),
            basic_size: Cell::new(base.basic_size.get()),
            extra_size: Cell::new(base.extra_size.get()),
            dict_offset: Cell::new(base.dict_offset.get()),
            weakref_offset: Cell::new(base.weakref_offset.get()),
            slots_offset: Cell::new(base.slots_offset.get()),
            added: Cell::new(base.added.get()),
            slots: Cell::new(base.slots.get()),
            drop_payload: Cell::new(base.drop_payload.get()),
            name: Cell::new(name),
            base: Cell::new(Some(base)),
            mro: Cell::new(&[]),
            methods: &[],
            getters: &[],
            dict: Field::EMPTY,
            bases: Field::EMPTY,
            qualified_name: Field::EMPTY,
            subclasses: RefCell::new(Vec::new()),
            slot_names: RefCell::new(Vec::new()),
            declares_slots: Cell::new(false),
            weakrefs: Cell::new(Word::NULL),
        }
    }

    /// The handle.
    #[inline(always)]
    pub fn as_ref(&'static self) -> Ref<'static, Type> {
        Ref::from(self)
    }

    /// The handle as any value.
    #[inline(always)]
    pub fn as_object(&'static self) -> Ref<'static> {
        self.as_ref().as_object()
    }

    /// The type's name, without module.
    pub fn name(&self) -> &'static str {
        let name = self.name.get();
        if self.is_heap_type() { name } else { name.rsplit('.').next().unwrap_or(name) }
    }

    /// The name as error messages show it, which for some built-in types includes the module.
    pub fn full_name(&self) -> &'static str {
        self.name.get()
    }

    /// Renames a class.
    pub(super) fn set_name(&self, name: &'static str) {
        self.name.set(name);
    }

    /// The flags.
    #[inline(always)]
    pub fn flags(&self) -> TypeFlags {
        TypeFlags(self.flags.get())
    }

    /// Sets more flags.
    pub(super) fn add_flags(&self, flags: TypeFlags) {
        self.flags.set(self.flags.get() | flags.0);
    }

    /// The operations.
    #[inline(always)]
    pub fn slots(&self) -> &'static Slots {
        self.slots.get()
    }

    /// The base whose payload instances share.
    #[inline(always)]
    pub fn base(&self) -> Option<&'static Type> {
        self.base.get()
    }

    /// Methods of a built-in type.
    pub fn methods(&self) -> &'static [Method] {
        self.methods
    }

    /// Computed attributes of a built-in type.
    pub fn getters(&self) -> &'static [Getter] {
        self.getters
    }

    /// Whether a class statement or a call of `type` made this type.
    #[inline(always)]
    pub fn is_heap_type(&self) -> bool {
        self.flags().has(TypeFlags::HEAP)
    }

    /// Whether instances carry the collector's prefix.
    #[inline(always)]
    pub fn has_collector_prefix(&self) -> bool {
        self.flags().has(TypeFlags::GC)
    }

    /// Whether the class has `__slots__`.
    pub(super) fn declares_slots(&self) -> bool {
        self.declares_slots.get()
    }

    /// Notes that the class has `__slots__`.
    pub(super) fn set_declares_slots(&self) {
        self.declares_slots.set(true);
    }

    /// Bytes of an instance (without items).
    #[inline(always)]
    pub fn instance_size(&self) -> u32 {
        self.instance_size.get()
    }

    /// Bytes of one item in variable-sized instances, else 0.
    pub fn item_size(&self) -> u32 {
        self.item_size.get()
    }

    /// Where instances keep their `__dict__`, or 0.
    pub fn dict_offset(&self) -> u32 {
        self.dict_offset.get()
    }

    /// Sets the size of instances.
    pub(super) fn set_instance_size(&self, size: u32) {
        self.instance_size.set(size);
    }

    /// Makes instances carry the collector's prefix.
    pub(super) fn set_collected(&self) {
        self.add_flags(TypeFlags::GC);
    }

    /// Whether instances have a variable number of items.
    #[inline(always)]
    pub fn is_variable_sized(&self) -> bool {
        self.item_size.get() != 0
    }

    /// Bytes of an instance with `length` items.
    #[inline(always)]
    pub fn size_with(&self, length: usize) -> usize {
        let items_end = self.basic_size.get() as usize + self.item_size.get() as usize * length;
        if self.extra_size.get() == 0 {
            items_end
        } else {
            items_end.next_multiple_of(8) + self.extra_size.get() as usize
        }
    }

    /// Bytes of this instance.
    #[inline(always)]
    pub(crate) fn size_of(&self, object: Word) -> usize {
        if self.item_size.get() == 0 {
            return self.instance_size.get() as usize;
        }
        // SAFETY: variable-sized objects have their number of items at 16.
        self.size_with(unsafe { *((object.bits() + 16) as *const i64) } as usize)
    }

    /// What the offsets of members that classes add are counted from: the object, or, in variable-sized instances, the word
    /// before the added part (so that no offset is 0).
    #[inline(always)]
    pub(crate) fn added_part(&self, object: Word) -> usize {
        if self.item_size.get() == 0 { 0 } else { self.size_of(object) - self.extra_size.get() as usize - 8 }
    }

    /// Offset of the weak reference list, relative as the field says; 0 when there is none.
    #[inline(always)]
    pub fn weakref_offset(&self) -> u32 {
        self.weakref_offset.get()
    }

    /// Offset of the weak reference list in this instance.
    pub(crate) fn weakref_place(&self, object: Word) -> usize {
        let base = if self.added.get().weakrefs { self.added_part(object) } else { 0 };
        base + self.weakref_offset.get() as usize
    }

    /// Offset of the `__dict__` field in this instance, or `None` when instances have none.
    #[inline(always)]
    pub(crate) fn dict_place(&self, object: Word) -> Option<usize> {
        match self.dict_offset.get() as usize {
            0 => None,
            offset => Some(if self.added.get().dict { self.added_part(object) } else { 0 } + offset),
        }
    }

    /// Frees what the built-in part of an instance owns.
    #[inline(always)]
    pub(crate) fn drop_payload(&self) -> Option<unsafe fn(*mut u8)> {
        self.drop_payload.get()
    }

    /// Whether compiled code's assumptions about the type's attributes still hold.
    pub(super) fn set_pristine(&self, pristine: bool) {
        self.pristine.set(pristine as u32);
    }

    /// Notes that an instance's `__dict__` may gain names that the class also has.
    pub fn shadowed(&self) {
        self.set_pristine(false);
    }

    /// Whether compiled code's assumptions about the type's attributes still hold.
    pub fn is_pristine(&self) -> bool {
        self.pristine.get() != 0
    }

    /// Whether this is `other` or derives from it.
    #[inline(always)]
    pub fn is_subtype(&'static self, other: &'static Type) -> bool {
        std::ptr::eq(self, other) || self.is_derived_from(other)
    }

    #[inline(never)]
    fn is_derived_from(&'static self, other: &'static Type) -> bool {
        self.ancestors().any(|ancestor| std::ptr::eq(ancestor, other))
    }

    /// The method resolution order.
    pub fn ancestors(&'static self) -> Ancestors {
        let mro = self.mro.get();
        if mro.is_empty() { Ancestors::Chain(Some(self)) } else { Ancestors::Linear(mro.iter()) }
    }
}

/// Iterates over a method resolution order.
#[allow(missing_docs)]
pub enum Ancestors {
    Chain(Option<&'static Type>),
    Linear(std::slice::Iter<'static, &'static Type>),
}

impl Iterator for Ancestors {
    type Item = &'static Type;
    #[inline]
    fn next(&mut self) -> Option<&'static Type> {
        match self {
            Ancestors::Chain(next) => {
                let ty = (*next)?;
                *next = ty.base();
                Some(ty)
            }
            Ancestors::Linear(rest) => rest.next().copied(),
        }
    }
}

/// # Safety
/// `object` points to a valid `T` that is not used afterwards.
unsafe fn drop_as<T>(object: *mut u8) {
    // SAFETY: the caller's promise.
    unsafe { std::ptr::drop_in_place(object.cast::<T>()) };
}

impl PyType for Type {
    fn type_object() -> &'static Type {
        &TYPE
    }
    #[inline(always)]
    fn check(object: Ref<'_>) -> bool {
        object.ty().flags().has(TypeFlags::TYPE)
    }
}

// SAFETY: types begin with a header, and only they have the flag.
unsafe impl HeapType for Type {}

impl<'a> Ref<'a, Type> {
    /// The type by reference: types live forever.
    #[inline(always)]
    pub fn as_static(self) -> &'static Type {
        // SAFETY: type objects are statics or leaked.
        unsafe { &*(self.word().bits() as *const Type) }
    }
}

/// Defines a built-in type as a static under its C symbol, and says that its instances are `$kind`s.
///
/// ```ignore
/// builtin_type! {
///     /// `list`.
///     pub static LIST: List as "PyList_Type", "list" {
///         flags: GC | BASE | LIST,
///         slots: &Slots { length: Some(length), ..OBJECT_SLOTS },
///         methods: METHODS,
///     }
/// }
/// ```
/// `flags` are names of [`TypeFlags`]; the other fields are [`TypeSpec`]'s. With `mark` first, instances may be tagged
/// words: the payload of those on the heap follows in parentheses, and `PyType` is implemented by hand. `[FLAG]` after the flags makes type tests read that flag.
macro_rules! builtin_type {
    ($(#[$doc:meta])* $visibility:vis static $name:ident : $kind:ident as $symbol:literal, $python:literal {
        flags: $($flag:ident)|+ $([$check:ident])?, $($field:ident : $value:expr),* $(,)?
    }) => {
        $crate::object::builtin_type! { mark $(#[$doc])* $visibility static $name: $kind($kind) as $symbol, $python {
            flags: $($flag)|+, $($field: $value),*
        } }

        impl $crate::object::PyType for $kind {
            #[inline(always)]
            fn type_object() -> &'static $crate::object::Type {
                &$name
            }
            $(
                #[inline(always)]
                fn check(object: $crate::object::Ref<'_>) -> bool {
                    object.ty().flags().has($crate::object::TypeFlags::$check)
                }
            )?
        }

        const _: () = assert!(std::mem::offset_of!($kind, head) == 0);

        // SAFETY: the struct begins with a header, and only instances of this type and its subclasses pass the check.
        unsafe impl $crate::object::HeapType for $kind {}
    };
    (mark $(#[$doc:meta])* $visibility:vis static $name:ident : $kind:ident ($payload:ty) as $symbol:literal, $python:literal {
        flags: $($flag:ident)|+, $($field:ident : $value:expr),* $(,)?
    }) => {
        $(#[$doc])*
        // SAFETY: no other object has this symbol; the list is `molt_abi::symbols` and the C API's.
        #[unsafe(export_name = $symbol)]
        $visibility static $name: $crate::object::Type = $crate::object::Type::builtin::<$payload>($crate::object::TypeSpec {
            name: $python,
            flags: $crate::object::TypeFlags::NONE $(.with($crate::object::TypeFlags::$flag))+,
            $($field: $value,)*
            ..$crate::object::TypeSpec::DEFAULT
        });

    };
}
pub(crate) use builtin_type;
