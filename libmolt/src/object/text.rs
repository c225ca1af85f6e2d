//! Strings: UTF-8 (WTF-8 for lone surrogates) inline behind the header, NUL-terminated.

use std::cell::{Cell, OnceCell};
use std::mem::offset_of;

use molt_abi::layout;

use super::{Header, Owned, Ref, Type, TypeFlags};
use crate::builtins::str::STR;
use crate::memory;

/// A string.
#[repr(C)]
pub struct Str {
    pub(crate) head: Header,
    byte_length: i64,
    hash: Cell<i64>,
    length: Cell<i64>,
    flags: Cell<u32>,
    /// Byte offsets of every so-many-th code point, for non-ASCII strings; made when first needed.
    #[expect(clippy::box_collection, reason = "one word in the object, which the layout fixes")]
    breadcrumbs: OnceCell<Box<Vec<u32>>>,
    data: [u8; 0],
}

const _: () = {
    assert!(offset_of!(Str, byte_length) == layout::str::BYTE_LENGTH as usize);
    assert!(offset_of!(Str, hash) == layout::str::HASH as usize);
    assert!(offset_of!(Str, length) == layout::str::LENGTH as usize);
    assert!(offset_of!(Str, flags) == layout::str::FLAGS as usize);
    assert!(offset_of!(Str, breadcrumbs) == layout::str::INDEX as usize);
    assert!(offset_of!(Str, data) == layout::str::DATA as usize);
    assert!(size_of::<OnceCell<Box<Vec<u32>>>>() == 8);
};

/// Bytes of a str object besides its text: the fields and the final NUL.
pub const BASIC_SIZE: usize = layout::str::DATA as usize + 1;

const ASCII: u32 = layout::str::FLAG_ASCII as u32;
const INTERNED: u32 = layout::str::FLAG_INTERNED as u32;

impl Str {
    /// The bytes, WTF-8.
    #[inline(always)]
    pub fn bytes(&self) -> &[u8] {
        // SAFETY: `byte_length` bytes follow the struct and never change while shared.
        unsafe { std::slice::from_raw_parts(self.data.as_ptr(), self.byte_length as usize) }
    }

    /// The text. Lone surrogates make it not quite UTF-8; use [`Str::bytes`] where that matters.
    #[inline(always)]
    pub fn as_str(&self) -> &str {
        // SAFETY: WTF-8 differs from UTF-8 only in encoded surrogates, which `str` operations pass through unharmed.
        unsafe { std::str::from_utf8_unchecked(self.bytes()) }
    }

    /// Number of code points.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.length.get() as usize
    }

    /// Whether the text is empty.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.byte_length == 0
    }

    /// Whether all bytes are below 0x80.
    #[inline(always)]
    pub fn is_ascii(&self) -> bool {
        self.flags.get() & ASCII != 0
    }

    /// CPython's hash for this text.
    #[inline(always)]
    pub fn hash(&self) -> i64 {
        let hash = self.hash.get();
        if hash != -1 { hash } else { self.compute_hash() }
    }

    #[cold]
    fn compute_hash(&self) -> i64 {
        let hash = crate::builtins::hashing::hash_text(self.as_str(), self.is_ascii());
        self.hash.set(hash);
        hash
    }

    /// The breadcrumbs, made by `make` when first needed.
    pub fn breadcrumbs(&self, make: impl FnOnce(&Str) -> Vec<u32>) -> &[u32] {
        self.breadcrumbs.get_or_init(|| Box::new(make(self)))
    }

    /// The order of code points, which is that of the bytes of WTF-8.
    #[inline]
    pub fn order(&self, other: &Str) -> std::cmp::Ordering {
        match (self.bytes(), other.bytes()) {
            // Most pairs are told apart by their first bytes.
            ([a, ..], [b, ..]) if a != b => a.cmp(b),
            (a, b) => a.cmp(b),
        }
    }

    /// Whether both texts are equal.
    #[inline(always)]
    pub fn same_text(&self, other: &Str) -> bool {
        self.byte_length == other.byte_length && same_bytes(self.bytes(), other.bytes())
    }
}

/// Equality of bytes of the same length. Most texts that are compared are a few bytes long, too few for a call.
#[inline(always)]
fn same_bytes(a: &[u8], b: &[u8]) -> bool {
    const WORD: usize = size_of::<u64>();
    if a.len() > 2 * WORD {
        return a == b;
    }
    if let (Some(a_first), Some(b_first), Some(a_last), Some(b_last)) =
        (a.first_chunk::<WORD>(), b.first_chunk(), a.last_chunk::<WORD>(), b.last_chunk())
    {
        return a_first == b_first && a_last == b_last;
    }
    if let (Some(a_first), Some(b_first), Some(a_last), Some(b_last)) =
        (a.first_chunk::<4>(), b.first_chunk(), a.last_chunk::<4>(), b.last_chunk())
    {
        return a_first == b_first && a_last == b_last;
    }
    a.iter().zip(b).all(|(a, b)| a == b)
}

/// The code points of WTF-8 bytes, lone surrogates included.
pub fn code_points(bytes: &[u8]) -> impl Iterator<Item = u32> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let (&first, tail) = rest.split_first()?;
        let (length, bits) = match first {
            0..0x80 => (0, first as u32),
            0x80..0xE0 => (1, first as u32 & 0x1F),
            0xE0..0xF0 => (2, first as u32 & 0x0F),
            _ => (3, first as u32 & 0x07),
        };
        let (continuation, after) = tail.split_at_checked(length)?;
        rest = after;
        Some(continuation.iter().fold(bits, |point, &byte| point << 6 | byte as u32 & 0x3F))
    })
}

fn count_code_points(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

/// A `str` of this text.
pub fn new(text: &str) -> Owned<Str> {
    new_as(&STR, text.as_bytes())
}

/// A `str` of WTF-8 bytes.
pub fn from_wtf8(bytes: &[u8]) -> Owned<Str> {
    match *bytes {
        [] => static_str!("").owned(),
        [byte @ 0..0x80] => ascii_character(byte).owned(),
        _ => new_as(&STR, bytes),
    }
}

/// A string of type `ty`, `str` or a subclass.
pub fn new_as(ty: &'static Type, bytes: &[u8]) -> Owned<Str> {
    let text = with_length(ty, bytes.len(), |data| data.copy_from_slice(bytes));
    let ascii = bytes.is_ascii();
    text.flags.set(if ascii { ASCII } else { 0 });
    text.length.set(if ascii { bytes.len() } else { count_code_points(bytes) } as i64);
    text
}

/// A `str` of the bytes of an ASCII text, each passed through `map`, which gives ASCII bytes.
#[inline]
pub fn map_ascii(bytes: &[u8], map: impl Fn(u8) -> u8) -> Owned<Str> {
    match *bytes {
        [] => static_str!("").owned(),
        [byte] => ascii_character(map(byte)).owned(),
        _ => {
            let text = with_length(&STR, bytes.len(), |data| {
                for (place, &byte) in data.iter_mut().zip(bytes) {
                    *place = map(byte);
                }
            });
            text.flags.set(ASCII);
            text.length.set(bytes.len() as i64);
            text
        }
    }
}

/// A `str` of bytes that are ASCII.
#[inline]
pub fn from_ascii(bytes: &[u8]) -> Owned<Str> {
    debug_assert!(bytes.is_ascii());
    match *bytes {
        [] => static_str!("").owned(),
        [byte] => ascii_character(byte).owned(),
        _ => {
            let text = with_length(&STR, bytes.len(), |data| copy_few(data, bytes));
            text.flags.set(ASCII);
            text.length.set(bytes.len() as i64);
            text
        }
    }
}

/// Copies bytes of the same length, mostly a few.
#[inline(always)]
fn copy_few(to: &mut [u8], from: &[u8]) {
    const WORD: usize = size_of::<u64>();
    if from.len() <= 2 * WORD
        && let (Some(first), Some(last)) = (from.first_chunk::<WORD>(), from.last_chunk::<WORD>())
    {
        // The two may overlap.
        if let Some(place) = to.first_chunk_mut() {
            *place = *first;
        }
        if let Some(place) = to.last_chunk_mut() {
            *place = *last;
        }
    } else if from.len() < WORD {
        for (place, &byte) in to.iter_mut().zip(from) {
            *place = byte;
        }
    } else {
        to.copy_from_slice(from);
    }
}

/// The strings of one ASCII character; all such strings are these.
static ASCII_CHARACTERS: [StaticStr<2>; 128] = {
    let mut characters = [const { StaticStr::<2>::ascii(0) }; 128];
    let mut byte = 1;
    while byte < 128 {
        std::mem::forget(std::mem::replace(&mut characters[byte], StaticStr::ascii(byte as u8)));
        byte += 1;
    }
    characters
};

/// The string of one ASCII character.
#[inline(always)]
pub fn ascii_character(byte: u8) -> Ref<'static, Str> {
    ASCII_CHARACTERS[byte as usize & 0x7f].as_ref()
}

/// A `str` of `parts` with `separator` between them.
pub fn join(separator: Ref<'_, Str>, parts: &[Ref<'_, Str>]) -> Owned<Str> {
    let gaps = parts.len().saturating_sub(1);
    let size = parts.iter().map(|part| part.bytes().len()).sum::<usize>() + gaps * separator.bytes().len();
    let text = with_length(&STR, size, |mut data| {
        for (index, part) in parts.iter().enumerate() {
            let gap = if index == 0 { &[] } else { separator.bytes() };
            for piece in [gap, part.bytes()] {
                let (head, tail) = data.split_at_mut(piece.len());
                copy_few(head, piece);
                data = tail;
            }
        }
    });
    let ascii = (gaps == 0 || separator.is_ascii()) && parts.iter().all(|part| part.is_ascii());
    text.flags.set(if ascii { ASCII } else { 0 });
    text.length.set((parts.iter().map(|part| part.len()).sum::<usize>() + gaps * separator.len()) as i64);
    text
}

/// A `str` of `parts` one after the other.
pub fn concatenate(parts: &[Ref<'_, Str>]) -> Owned<Str> {
    let size = parts.iter().map(|part| part.bytes().len()).sum();
    let text = with_length(&STR, size, |mut data| {
        for part in parts {
            let (head, tail) = data.split_at_mut(part.bytes().len());
            copy_few(head, part.bytes());
            data = tail;
        }
    });
    text.flags.set(if parts.iter().all(|part| part.is_ascii()) { ASCII } else { 0 });
    text.length.set(parts.iter().map(|part| part.len() as i64).sum());
    // A high surrogate that ends one part and a low one that begins the next would have to become one code point in UTF-8,
    // but stay two in Python; WTF-8 concatenation keeps them apart, which is what Python wants.
    text
}

/// A string of `length` bytes that `fill` writes; flags and code point count are still to be set.
#[inline(always)]
fn with_length(ty: &'static Type, length: usize, fill: impl FnOnce(&mut [u8])) -> Owned<Str> {
    // What is known of exact strings need not be asked of their type.
    let is_exact = std::ptr::eq(ty, &STR);
    let size = if is_exact { BASIC_SIZE + length } else { ty.size_with(length) };
    // SAFETY: the object has `length` + 1 bytes behind its fields; it is new, so nobody else sees them.
    unsafe {
        let object = if is_exact { memory::allocate::obtain(size) } else { memory::allocate::allocate_raw(ty, size) };
        object.cast::<Str>().write(Str {
            head: Header::new(ty),
            byte_length: length as i64,
            hash: Cell::new(-1),
            length: Cell::new(0),
            flags: Cell::new(0),
            breadcrumbs: OnceCell::new(),
            data: [],
        });
        let data = object.add(layout::str::DATA as usize).as_ptr();
        fill(std::slice::from_raw_parts_mut(data, length));
        // What a subclass adds lies behind the text.
        match size - layout::str::DATA as usize - length {
            1 => data.add(length).write(0),
            rest => data.add(length).write_bytes(0, rest),
        }
        Owned::from_word(super::Word::from_bits(object.as_ptr() as u64))
    }
}

/// Frees a string that nobody refers to; strings own no objects, so this needs none of what `destroy` does in general.
///
/// # Safety
/// `word` points to an exact `str` whose count is zero.
#[inline(always)]
pub(crate) unsafe fn destroy(word: super::Word) {
    // SAFETY: the caller's promise; the block was obtained with the size that the type gives for this length.
    unsafe {
        let block = std::ptr::NonNull::new_unchecked(word.bits() as *mut u8);
        let size = BASIC_SIZE + block.cast::<Str>().as_ref().byte_length as usize;
        block.cast::<Str>().drop_in_place();
        memory::allocate::release(block, size);
    }
}

/// `a + b`, growing `a` in place when this is the only reference to it.
pub fn append(a: Owned<Str>, b: Ref<'_, Str>) -> Owned<Str> {
    if !a.is_unique() || !a.borrow().is_exactly(&STR) || a.flags.get() & INTERNED != 0 {
        return concatenate(&[a.borrow(), b]);
    }
    let (old, added) = (a.bytes().len(), b.bytes().len());
    let ascii = a.is_ascii() && b.is_ascii();
    let length = a.len() + b.len();
    let word = a.into_word();
    // SAFETY: the one reference to `a` is ours, so nobody sees the block move and change; `b` is another object, as it is
    // borrowed from elsewhere. The block is resized to hold the new text and its NUL, which are written before use.
    unsafe {
        let block = std::ptr::NonNull::new_unchecked(word.bits() as *mut u8);
        let block = memory::allocate::resize(block, STR.size_with(old), STR.size_with(old + added));
        let data = block.add(layout::str::DATA as usize).as_ptr();
        data.add(old).copy_from_nonoverlapping(b.bytes().as_ptr(), added);
        data.add(old + added).write(0);
        let text = block.cast::<Str>().as_mut();
        text.byte_length = (old + added) as i64;
        text.hash = Cell::new(-1);
        text.length = Cell::new(length as i64);
        text.flags = Cell::new(if ascii { ASCII } else { 0 });
        text.breadcrumbs = OnceCell::new();
        Owned::from_word(super::Word::from_bits(block.as_ptr() as u64))
    }
}

impl<'a> Ref<'a, Str> {
    /// The text, for as long as the handle.
    #[inline(always)]
    pub fn text(self) -> &'a str {
        self.get().as_str()
    }
}

/// A string made at compile time; see [`static_str!`].
#[repr(C)]
pub struct StaticStr<const N: usize> {
    text: Str,
    data: [u8; N],
}

// SAFETY: immutable but for the hash cache, which every thread computes alike, under the interpreter lock.
unsafe impl<const N: usize> Sync for StaticStr<N> {}

impl StaticStr<2> {
    /// The text of one ASCII character.
    const fn ascii(byte: u8) -> StaticStr<2> {
        StaticStr {
            text: Str {
                head: Header::immortal(&STR),
                byte_length: 1,
                hash: Cell::new(-1),
                length: Cell::new(1),
                flags: Cell::new(ASCII),
                breadcrumbs: OnceCell::new(),
                data: [],
            },
            data: [byte, 0],
        }
    }
}

impl<const N: usize> StaticStr<N> {
    /// `N` is the length of `text` plus one.
    pub const fn new(text: &str) -> StaticStr<N> {
        let bytes = text.as_bytes();
        let mut data = [0; N];
        let mut length = 0;
        let mut index = 0;
        while index < bytes.len() {
            data[index] = bytes[index];
            if bytes[index] & 0xC0 != 0x80 {
                length += 1;
            }
            index += 1;
        }
        StaticStr {
            text: Str {
                head: Header::immortal(&STR),
                byte_length: bytes.len() as i64,
                hash: Cell::new(-1),
                length: Cell::new(length),
                flags: Cell::new(if length == bytes.len() as i64 { ASCII } else { 0 }),
                breadcrumbs: OnceCell::new(),
                data: [],
            },
            data,
        }
    }

    /// The handle.
    pub fn as_ref(&'static self) -> Ref<'static, Str> {
        // SAFETY: the struct is laid out as an object: the text's fields, then its bytes. The pointer covers both.
        unsafe { Ref::from_word(super::Word::from_bits(std::ptr::from_ref(self) as u64)) }
    }
}

/// The `str` object of a literal, without any work at run time.
macro_rules! static_str {
    ($text:expr) => {{
        static TEXT: $crate::object::text::StaticStr<{ $text.len() + 1 }> = $crate::object::text::StaticStr::new($text);
        TEXT.as_ref()
    }};
}
pub(crate) use static_str;

/// The flag that makes type tests for strings fast.
pub const TYPE_FLAG: TypeFlags = TypeFlags::STR;
