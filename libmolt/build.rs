//! Names the symbol that proves that the archive and the compiler were built from the same tables.

fn main() {
    println!("cargo::rustc-env=MOLT_FINGERPRINT_SYMBOL={}", molt_abi::symbols::FingerprintSymbol);
    println!("cargo::rerun-if-changed=build.rs");
}
