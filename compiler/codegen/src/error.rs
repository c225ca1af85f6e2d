//! Why no object file came out.

use std::fmt;

use inkwell::builder::BuilderError;

/// Why no object file came out.
#[derive(Debug)]
pub enum CodegenError {
    /// LLVM does not know the target or processor.
    Target(String),
    /// The runtime's bitcode cannot be read.
    Bitcode(String),
    /// A mistake in this crate: LLVM refused what it was given.
    Invalid(String),
}

impl fmt::Display for CodegenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CodegenError::Target(message) => write!(f, "cannot compile for this target: {message}"),
            CodegenError::Bitcode(message) => write!(f, "cannot use the runtime's bitcode: {message}"),
            CodegenError::Invalid(message) => write!(f, "LLVM refused the code it was given: {message}"),
        }
    }
}

impl std::error::Error for CodegenError {}

impl From<BuilderError> for CodegenError {
    fn from(error: BuilderError) -> CodegenError {
        CodegenError::Invalid(error.to_string())
    }
}

/// What emitting gives.
pub(crate) type Emit<T> = Result<T, CodegenError>;
