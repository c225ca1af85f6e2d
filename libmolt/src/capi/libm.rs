//! Functions of C's mathematical library that Rust's standard library lacks, or computes otherwise than CPython does.

// SAFETY: these are C99's signatures, and the functions accept any numbers.
unsafe extern "C" {
    /// Inverse hyperbolic cosine.
    pub safe fn acosh(x: f64) -> f64;
    /// Inverse hyperbolic sine.
    pub safe fn asinh(x: f64) -> f64;
    /// Inverse hyperbolic tangent.
    pub safe fn atanh(x: f64) -> f64;
    /// Error function.
    pub safe fn erf(x: f64) -> f64;
    /// Complementary error function.
    pub safe fn erfc(x: f64) -> f64;
    /// IEEE remainder.
    pub safe fn remainder(x: f64, y: f64) -> f64;
    /// `pow`, by way of our own entry point: a call that LLVM does not recognize, so that constant exponents stay calls.
    #[link_name = "molt_float_pow_library"]
    pub safe fn library_power(x: f64, y: f64) -> f64;
}
