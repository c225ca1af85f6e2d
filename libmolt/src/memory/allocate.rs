//! The allocator: free lists of sixteen-byte size classes, large blocks from the C library.
//!
//! A block's class follows from its size, which `release` is given; blocks therefore carry no header.

use std::alloc::{Layout, handle_alloc_error};
use std::cell::Cell;
use std::ptr::{self, NonNull};

use molt_abi::layout::header::GC_PREFIX;

use super::collect;
use crate::object::{Header, HeapType, Owned, Type, Word};

const GRANULE: usize = 16;
/// Largest block that comes from the free lists.
const LARGEST: usize = 512;
const CLASSES: usize = LARGEST / GRANULE + 1;
/// Bytes taken from the C library at a time to fill a free list.
const CHUNK: usize = 64 * 1024;

/// A free block; its first word links to the next one of its class.
struct FreeBlock {
    next: Cell<*mut FreeBlock>,
}

/// The free lists, and the part of the newest chunk that has not been handed out yet.
pub struct Heap {
    free: [Cell<*mut FreeBlock>; CLASSES],
    fresh: Cell<*mut u8>,
    fresh_end: Cell<*mut u8>,
}

// SAFETY: used only under the interpreter lock.
unsafe impl Sync for Heap {}

/// The heap.
#[unsafe(export_name = "molt_heap")]
pub static HEAP: Heap = Heap {
    free: [const { Cell::new(ptr::null_mut()) }; CLASSES],
    fresh: Cell::new(ptr::null_mut()),
    fresh_end: Cell::new(ptr::null_mut()),
};

/// An uninitialized block of at least `size` bytes, aligned to sixteen.
#[inline(always)]
pub fn obtain(size: usize) -> NonNull<u8> {
    if is_pooled(size) {
        let list = &HEAP.free[size.div_ceil(GRANULE)];
        if let Some(block) = NonNull::new(list.get()) {
            // SAFETY: blocks on a free list are at least a granule large and belong to the heap.
            list.set(unsafe { block.as_ref() }.next.get());
            return block.cast();
        }
        return refill(size.div_ceil(GRANULE));
    }
    obtain_large(size)
}

/// Takes a block of an empty class from the newest chunk.
#[cold]
#[inline(never)]
pub fn refill(class: usize) -> NonNull<u8> {
    let size = class.max(1) * GRANULE;
    let remaining = HEAP.fresh_end.get() as usize - HEAP.fresh.get() as usize;
    if remaining < size {
        let chunk = obtain_large(CHUNK);
        HEAP.fresh.set(chunk.as_ptr());
        // SAFETY: the chunk is `CHUNK` bytes long.
        HEAP.fresh_end.set(unsafe { chunk.as_ptr().add(CHUNK) });
    }
    let block = HEAP.fresh.get();
    // SAFETY: at least `size` fresh bytes remain, so both pointers stay inside the chunk.
    unsafe {
        HEAP.fresh.set(block.add(size));
        NonNull::new_unchecked(block)
    }
}

/// A block from the C library.
#[cold]
#[inline(never)]
pub fn obtain_large(size: usize) -> NonNull<u8> {
    // SAFETY: `malloc` may be called with any size; its blocks are aligned to sixteen.
    let block = unsafe { libc::malloc(size.max(GRANULE)) };
    match NonNull::new(block.cast()) {
        Some(block) => block,
        None => {
            handle_alloc_error(Layout::from_size_align(size.max(GRANULE), GRANULE).unwrap_or(Layout::new::<u128>()))
        }
    }
}

/// Returns a block to where `obtain` took it from.
///
/// # Safety
/// `block` came from `obtain(size)` and is not used any more.
#[inline(always)]
pub unsafe fn release(block: NonNull<u8>, size: usize) {
    if is_pooled(size) {
        let list = &HEAP.free[size.div_ceil(GRANULE)];
        let block = block.cast::<FreeBlock>();
        // SAFETY: the block is ours again and at least a granule large.
        unsafe { block.as_ptr().write(FreeBlock { next: Cell::new(list.get()) }) };
        list.set(block.as_ptr());
    } else {
        // SAFETY: blocks of this size come from `malloc`.
        unsafe { libc::free(block.as_ptr().cast()) };
    }
}

/// As `obtain`; `None` when there is not enough memory.
#[inline]
pub fn try_obtain(size: usize) -> Option<NonNull<u8>> {
    if is_pooled(size) {
        return Some(obtain(size));
    }
    // SAFETY: `malloc` may be called with any size; its blocks are aligned to sixteen.
    NonNull::new(unsafe { libc::malloc(size.max(GRANULE)) }.cast())
}

/// Whether blocks of a size come from the free lists.
#[inline(always)]
fn is_pooled(size: usize) -> bool {
    size <= LARGEST && !cfg!(feature = "sanitize")
}

/// A block of `size` bytes with the first `used` bytes of `block`, which is given up; often the same block. Large blocks get
/// room to grow further, so that growing by little and little copies little.
///
/// # Safety
/// `block` came from `obtain(used)` or from here, and only the result is used afterwards.
pub unsafe fn resize(block: NonNull<u8>, used: usize, size: usize) -> NonNull<u8> {
    // SAFETY: the caller's promise.
    match unsafe { try_resize(block, used, size) } {
        Some(block) => block,
        None => handle_alloc_error(Layout::new::<u128>()),
    }
}

/// As `resize`; `None`, and nothing changed, when there is not enough memory.
///
/// # Safety
/// As for `resize`.
pub unsafe fn try_resize(block: NonNull<u8>, used: usize, size: usize) -> Option<NonNull<u8>> {
    match (is_pooled(used), is_pooled(size)) {
        (true, true) if used.div_ceil(GRANULE) == size.div_ceil(GRANULE) => Some(block),
        (false, false) => {
            // SAFETY: blocks of this size come from `malloc`.
            unsafe {
                if libc::malloc_usable_size(block.as_ptr().cast()) >= size {
                    return Some(block);
                }
                let wanted = size + size / 8;
                NonNull::new(libc::realloc(block.as_ptr().cast(), wanted)).map(NonNull::cast)
            }
        }
        _ => {
            let new = try_obtain(size)?;
            // SAFETY: the new block is at least as large as what is copied; the old one is given up.
            unsafe {
                new.copy_from_nonoverlapping(block, used.min(size));
                release(block, used);
            }
            Some(new)
        }
    }
}

/// Memory for an object of type `ty` and `size` bytes; tracked by the collector when the type says so. The header is written,
/// the rest is not.
///
/// # Safety
/// The caller initializes the rest before anything can see the object.
#[inline(always)]
pub unsafe fn allocate_raw(ty: &'static Type, size: usize) -> NonNull<u8> {
    let object = if ty.has_collector_prefix() {
        let block = obtain(size + GC_PREFIX as usize);
        // SAFETY: the block begins with room for the prefix.
        unsafe {
            collect::track(block.cast());
            block.add(GC_PREFIX as usize)
        }
    } else {
        obtain(size)
    };
    // SAFETY: the block is large enough for a header.
    unsafe { object.cast::<Header>().write(Header::new(ty)) };
    object
}

/// A new object of its own type.
#[inline(always)]
pub fn allocate<T: HeapType>(value: T) -> Owned<T> {
    let ty = T::type_object();
    // SAFETY: the block is `size_of::<T>()` bytes and is initialized at once; `HeapType` begins with a header, which `value`
    // brings and whose type is replaced by the exact one.
    unsafe {
        let object = allocate_raw(ty, size_of::<T>());
        object.cast::<T>().write(value);
        object.cast::<Header>().write(Header::new(ty));
        Owned::from_word(Word::from_bits(object.as_ptr() as u64))
    }
}

/// A new object of type `ty`, which is `T`'s type or a subclass; what the subclass adds (slots, `__dict__`) is empty.
#[inline(always)]
pub fn allocate_as<T: HeapType>(ty: &'static Type, value: T) -> Owned<T> {
    let size = ty.instance_size() as usize;
    debug_assert!(size >= size_of::<T>());
    // SAFETY: as in `allocate`; the bytes behind `T` are zeroed, which is what empty slots are.
    unsafe {
        let object = allocate_raw(ty, size);
        object.cast::<T>().write(value);
        object.cast::<Header>().write(Header::new(ty));
        object.add(size_of::<T>()).write_bytes(0, size - size_of::<T>());
        Owned::from_word(Word::from_bits(object.as_ptr() as u64))
    }
}

/// A new variable-sized object of type `ty` with `length` items, whose bytes behind the header are zero except for the length.
#[inline(always)]
pub fn allocate_sized<T: HeapType>(ty: &'static Type, length: usize) -> Owned<T> {
    let size = ty.size_with(length);
    // SAFETY: the object is `size` bytes, of which all are written; types with items accept zeros.
    unsafe {
        let object = allocate_raw(ty, size);
        object.add(size_of::<Header>()).write_bytes(0, size - size_of::<Header>());
        object.add(size_of::<Header>()).cast::<i64>().write(length as i64);
        Owned::from_word(Word::from_bits(object.as_ptr() as u64))
    }
}
