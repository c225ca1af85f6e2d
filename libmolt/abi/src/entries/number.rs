//! Arithmetic, bitwise and unary operators, generic and raw.

entry_points! { number, for_each_number_entry, ($):
    /// `a + b`.
    add(a: obj, b: obj) -> obj [];
    /// `a += b`; the result is what `a` becomes. Takes `a` over, so that a string that nobody else refers to grows in place.
    inplace_add(a: own, b: obj) -> obj [];
    /// `a - b`.
    sub(a: obj, b: obj) -> obj [];
    /// `a -= b`; the result is what `a` becomes.
    inplace_sub(a: obj, b: obj) -> obj [];
    /// `a * b`.
    mul(a: obj, b: obj) -> obj [];
    /// `a *= b`; the result is what `a` becomes.
    inplace_mul(a: obj, b: obj) -> obj [];
    /// `a @ b`.
    matmul(a: obj, b: obj) -> obj [];
    /// `a @= b`; the result is what `a` becomes.
    inplace_matmul(a: obj, b: obj) -> obj [];
    /// `a / b`.
    true_div(a: obj, b: obj) -> obj [];
    /// `a /= b`; the result is what `a` becomes.
    inplace_true_div(a: obj, b: obj) -> obj [];
    /// `a // b`.
    floor_div(a: obj, b: obj) -> obj [];
    /// `a //= b`; the result is what `a` becomes.
    inplace_floor_div(a: obj, b: obj) -> obj [];
    /// `a % b`.
    mod(a: obj, b: obj) -> obj [];
    /// `a %= b`; the result is what `a` becomes.
    inplace_mod(a: obj, b: obj) -> obj [];
    /// `a ** b`.
    pow(a: obj, b: obj) -> obj [];
    /// `a **= b`; the result is what `a` becomes.
    inplace_pow(a: obj, b: obj) -> obj [];
    /// `a << b`.
    lshift(a: obj, b: obj) -> obj [];
    /// `a <<= b`; the result is what `a` becomes.
    inplace_lshift(a: obj, b: obj) -> obj [];
    /// `a >> b`.
    rshift(a: obj, b: obj) -> obj [];
    /// `a >>= b`; the result is what `a` becomes.
    inplace_rshift(a: obj, b: obj) -> obj [];
    /// `a & b`.
    and(a: obj, b: obj) -> obj [];
    /// `a &= b`; the result is what `a` becomes.
    inplace_and(a: obj, b: obj) -> obj [];
    /// `a | b`.
    or(a: obj, b: obj) -> obj [];
    /// `a |= b`; the result is what `a` becomes.
    inplace_or(a: obj, b: obj) -> obj [];
    /// `a ^ b`.
    xor(a: obj, b: obj) -> obj [];
    /// `a ^= b`; the result is what `a` becomes.
    inplace_xor(a: obj, b: obj) -> obj [];
    /// `-a`.
    neg(a: obj) -> obj [];
    /// `+a`.
    pos(a: obj) -> obj [];
    /// `~a`.
    invert(a: obj) -> obj [];
    /// `a ** b` of floats. A zero base with a negative exponent raises; a negative base with a fractional exponent does too: the compiler sends that case to the generic version (the result is complex).
    float_pow(a: f64, b: f64) -> f64 [no_user_code, no_release, reads];
    /// C's `pow`: what `a ** b` is when `a` is positive and the result finite.
    float_pow_unchecked(a: f64, b: f64) -> f64 [never_raises, no_user_code, no_release, pure, hot];
    /// C's `pow` itself: where programs have a copy of what calls it, LLVM does not see which function it is, and leaves constant exponents alone.
    float_pow_library(a: f64, b: f64) -> f64 [never_raises, no_user_code, no_release, pure];
    /// `a // b` of floats, `b` not zero.
    float_floor_div(a: f64, b: f64) -> f64 [never_raises, no_user_code, no_release, pure];
    /// `a % b` of floats, `b` not zero.
    float_mod(a: f64, b: f64) -> f64 [never_raises, no_user_code, no_release, pure, hot];
    /// `a / b` of ints, correctly rounded, `b` not zero.
    int_true_div(a: i64, b: i64) -> f64 [never_raises, no_user_code, no_release, pure, hot];
    /// `a < b` (0), `<=` (1), `==` (2), `!=` (3), `>` (4), `>=` (5) of an int and a float, exact.
    int_float_compare(a: i64, b: f64, operator: i64) -> bool [never_raises, no_user_code, no_release, pure];
    /// `math` functions of one float that can raise: domain and range errors are `math`'s. `function` numbers are `entry::number::MathFunction`'s.
    math_call(function: i64, a: f64) -> f64 [no_user_code, no_release, reads];
}
