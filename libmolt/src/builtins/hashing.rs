//! CPython's hash functions for the built-in types: SipHash-1-3 for text and bytes, arithmetic modulo 2^61-1 for numbers,
//! xxHash-like mixing for tuples.

use std::cell::Cell;

use num_bigint::{BigInt, Sign};
use num_traits::ToPrimitive;

use crate::object::boxes::Int;
use crate::object::locked::Locked;
use crate::object::{PyResult, Ref};

const MODULUS: u64 = (1 << 61) - 1;

/// The two keys of SipHash, from `PYTHONHASHSEED`.
static SECRET: Locked<Cell<(u64, u64)>> = Locked::new(Cell::new((0, 0)));

/// Sets the process' hash secret.
pub fn set_secret(bytes: [u8; 16]) {
    let value = u128::from_le_bytes(bytes);
    SECRET.set((value as u64, (value >> 64) as u64));
}

/// The secret that `PYTHONHASHSEED=seed` means: CPython's linear congruential generator; 0 disables randomization.
pub fn secret_from_seed(seed: u32) -> [u8; 16] {
    let mut bytes = [0; 16];
    if seed != 0 {
        let mut state = seed;
        for byte in &mut bytes {
            state = state.wrapping_mul(214013).wrapping_add(2531011);
            *byte = (state >> 16) as u8;
        }
    }
    bytes
}

#[inline(always)]
fn round(v: &mut [u64; 4]) {
    v[0] = v[0].wrapping_add(v[1]);
    v[2] = v[2].wrapping_add(v[3]);
    v[1] = v[1].rotate_left(13) ^ v[0];
    v[3] = v[3].rotate_left(16) ^ v[2];
    v[0] = v[0].rotate_left(32);
    v[2] = v[2].wrapping_add(v[1]);
    v[0] = v[0].wrapping_add(v[3]);
    v[1] = v[1].rotate_left(17) ^ v[2];
    v[3] = v[3].rotate_left(21) ^ v[0];
    v[2] = v[2].rotate_left(32);
}

/// Fewer than eight bytes as a little-endian word.
#[inline(always)]
pub fn short_word(bytes: &[u8]) -> u64 {
    let (word, rest, shift) = match bytes.first_chunk::<4>() {
        Some(head) => (u32::from_le_bytes(*head) as u64, &bytes[4..], 32),
        None => (0, bytes, 0),
    };
    rest.iter().rev().fold(0, |word, &byte| word << 8 | byte as u64) << shift | word
}

/// The hash of bytes (and of `str` data in its narrowest encoding).
pub fn hash_bytes(bytes: &[u8]) -> i64 {
    if bytes.is_empty() {
        return 0;
    }
    let (k0, k1) = SECRET.get();
    let mut v = [
        k0 ^ 0x736f_6d65_7073_6575,
        k1 ^ 0x646f_7261_6e64_6f6d,
        k0 ^ 0x6c79_6765_6e65_7261,
        k1 ^ 0x7465_6462_7974_6573,
    ];
    let (words, tail) = bytes.as_chunks::<8>();
    for word in words {
        let word = u64::from_le_bytes(*word);
        v[3] ^= word;
        round(&mut v);
        v[0] ^= word;
    }
    let last = short_word(tail) | (bytes.len() as u64) << 56;
    v[3] ^= last;
    round(&mut v);
    v[0] ^= last;
    v[2] ^= 0xff;
    round(&mut v);
    round(&mut v);
    round(&mut v);
    fix((v[0] ^ v[1]) ^ (v[2] ^ v[3]))
}

/// The hash of a string: of its code points in CPython's storage, one, two or four bytes each.
pub fn hash_text(text: &str, ascii: bool) -> i64 {
    if ascii {
        return hash_bytes(text.as_bytes());
    }
    let points: Vec<u32> = crate::object::text::code_points(text.as_bytes()).collect();
    let widest = points.iter().copied().max().unwrap_or(0);
    let data: Vec<u8> = if widest < 0x100 {
        points.iter().map(|&point| point as u8).collect()
    } else if widest < 0x1_0000 {
        points.iter().flat_map(|&point| (point as u16).to_le_bytes()).collect()
    } else {
        points.iter().flat_map(|&point| point.to_le_bytes()).collect()
    };
    hash_bytes(&data)
}

/// -1 means "error" in C, so no hash is -1.
fn fix(hash: u64) -> i64 {
    if hash == u64::MAX { -2 } else { hash as i64 }
}

/// The hash of an integer that fits 64 bits.
#[inline(always)]
pub fn hash_i64(value: i64) -> i64 {
    let magnitude = (value.unsigned_abs() % MODULUS) as i64;
    let hash = if value < 0 { -magnitude } else { magnitude };
    if hash == -1 { -2 } else { hash }
}

/// The hash of an int.
pub fn hash_int(value: Ref<'_, Int>) -> i64 {
    match value.to_i64() {
        Some(small) => hash_i64(small),
        None => hash_big(&value.to_big()),
    }
}

fn hash_big(value: &BigInt) -> i64 {
    let magnitude = (value.magnitude() % MODULUS).to_i64().unwrap_or(0);
    let hash = if value.sign() == Sign::Minus { -magnitude } else { magnitude };
    if hash == -1 { -2 } else { hash }
}

/// The hash of a float; a NaN hashes by its bits, which are its identity.
pub fn hash_float(value: f64) -> i64 {
    if value.is_infinite() {
        return if value > 0.0 { 314159 } else { -314159 };
    }
    if value.is_nan() {
        return fix(value.to_bits().rotate_right(4));
    }
    let bits = value.abs().to_bits();
    let mut exponent = (bits >> 52) as i64;
    let mut mantissa = bits & ((1 << 52) - 1);
    if exponent == 0 {
        exponent = 1
    } else {
        mantissa |= 1 << 52
    }
    // The value is mantissa * 2^(exponent - 1075), and 2^61 is 1 modulo the modulus.
    let shift = (exponent - 1075).rem_euclid(61) as u32;
    let product = (mantissa as u128) << shift;
    let hash = (product % MODULUS as u128) as i64;
    let hash = if value < 0.0 { -hash } else { hash };
    if hash == -1 { -2 } else { hash }
}

/// Mixes the hashes of a tuple's items.
pub fn hash_tuple(count: usize, hashes: impl Iterator<Item = PyResult<i64>>) -> PyResult<i64> {
    const PRIME_1: u64 = 11400714785074694791;
    const PRIME_2: u64 = 14029467366897019727;
    const PRIME_5: u64 = 2870177450012600261;
    let mut sum = PRIME_5;
    for hash in hashes {
        sum = sum.wrapping_add((hash? as u64).wrapping_mul(PRIME_2)).rotate_left(31).wrapping_mul(PRIME_1);
    }
    sum = sum.wrapping_add(count as u64 ^ (PRIME_5 ^ 3527539));
    Ok(if sum == u64::MAX { 1546275796 } else { sum as i64 })
}
