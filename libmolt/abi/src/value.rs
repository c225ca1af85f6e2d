//! The 64-bit value word.
//!
//! | low bits | meaning |
//! |---|---|
//! | `…1` | an integer of 63 bits, in the upper 63 bits |
//! | `…10` | a float whose exponent is in the common range, self-tagged (see [`encode_float`]) |
//! | `…000` | a pointer to a heap object, which is a valid `PyObject *` |
//! | all zero | null: "no value": an error is pending, a variable is unbound, an iterator is exhausted |
//!
//! An integer that fits 63 bits is *normally* tagged and a float in range *normally* self-tagged, but boxed forms of both
//! are legal everywhere: the C API makes them.

/// Smallest integer that a word can hold tagged.
pub const MIN_TAGGED_INT: i64 = -(1 << 62);
/// Largest integer that a word can hold tagged.
pub const MAX_TAGGED_INT: i64 = (1 << 62) - 1;
/// Set in tagged integers, clear in everything else.
pub const INT_TAG: u64 = 1;
/// Mask and pattern of self-tagged floats.
pub const FLOAT_TAG_MASK: u64 = 0b11;
/// The low two bits of a self-tagged float.
pub const FLOAT_TAG: u64 = 0b10;
/// Added to a float's bits before rotation; moves exponents of `2^-255 ..= 2^256` to a fixed pattern of the top two exponent bits.
pub const FLOAT_BIAS: u64 = 1 << 60;
/// Left rotation that brings sign and top two exponent bits into the low three bits.
pub const FLOAT_ROTATE: u32 = 3;

/// The word for `value`, or `None` when it needs more than 63 bits.
#[inline(always)]
pub const fn encode_int(value: i64) -> Option<u64> {
    if value >= MIN_TAGGED_INT && value <= MAX_TAGGED_INT { Some(((value as u64) << 1) | INT_TAG) } else { None }
}

/// The integer in a word tagged as one.
#[inline(always)]
pub const fn decode_int(word: u64) -> i64 {
    (word as i64) >> 1
}

/// Whether the word is a tagged integer.
#[inline(always)]
pub const fn is_tagged_int(word: u64) -> bool {
    word & INT_TAG != 0
}

/// Whether the word is a self-tagged float.
#[inline(always)]
pub const fn is_tagged_float(word: u64) -> bool {
    word & FLOAT_TAG_MASK == FLOAT_TAG
}

/// Whether the word is a pointer to a heap object (or null).
#[inline(always)]
pub const fn is_pointer(word: u64) -> bool {
    word & FLOAT_TAG_MASK == 0
}

/// The self-tagged word for a float's bits, or `None` when its exponent is outside the common range (zeros, subnormals,
/// infinities and NaNs are outside; they are boxed, zeros in static boxes).
#[inline(always)]
pub const fn encode_float(bits: u64) -> Option<u64> {
    let word = bits.wrapping_add(FLOAT_BIAS).rotate_left(FLOAT_ROTATE);
    if is_tagged_float(word) { Some(word) } else { None }
}

/// The bits of the float in a self-tagged word.
#[inline(always)]
pub const fn decode_float(word: u64) -> u64 {
    word.rotate_right(FLOAT_ROTATE).wrapping_sub(FLOAT_BIAS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_round_trip_in_the_common_range() {
        for value in [1.0f64, -1.0, 1.5e-70, -3.25e70, 2f64.powi(-255), 2f64.powi(255), core::f64::consts::PI] {
            let word = encode_float(value.to_bits()).expect("in range");
            assert!(is_tagged_float(word) && !is_tagged_int(word) && !is_pointer(word));
            assert_eq!(decode_float(word), value.to_bits());
        }
        for value in [0.0f64, -0.0, f64::INFINITY, f64::NAN, 1e300, 1e-300, 5e-324] {
            assert_eq!(encode_float(value.to_bits()), None);
        }
    }

    #[test]
    fn integers_round_trip_at_their_limits() {
        for value in [0, 1, -1, MIN_TAGGED_INT, MAX_TAGGED_INT] {
            let word = encode_int(value).expect("in range");
            assert!(is_tagged_int(word));
            assert_eq!(decode_int(word), value);
        }
        assert_eq!(encode_int(MAX_TAGGED_INT + 1), None);
        assert_eq!(encode_int(MIN_TAGGED_INT - 1), None);
    }
}
