//! Why a command did not succeed.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use molt_codegen::CodegenError;
use molt_link::LinkError;
use molt_platform::TargetError;

/// Why a command did not succeed.
#[derive(Debug)]
pub enum Failure {
    /// The program is wrong; diagnostics say how.
    Program,
    /// The world is not as it should be.
    World(String),
    /// The compiler is wrong.
    Compiler(String),
}

impl Failure {
    /// A file that cannot be read or written.
    pub fn file(action: &str, path: &Path, error: &io::Error) -> Failure {
        Failure::World(format!("cannot {action} {}: {error}", path.display()))
    }

    /// The compiler's own text is wrong: input of its tests.
    pub fn input(path: &Path, error: impl fmt::Display) -> Failure {
        Failure::World(format!("{}: {error}", path.display()))
    }

    /// What no file can be named without.
    pub fn no_name(path: &Path) -> Failure {
        Failure::World(format!("{} has no file name", PathBuf::from(path).display()))
    }
}

impl From<LinkError> for Failure {
    fn from(error: LinkError) -> Failure {
        Failure::World(error.to_string())
    }
}

impl From<TargetError> for Failure {
    fn from(error: TargetError) -> Failure {
        Failure::World(error.to_string())
    }
}

impl From<CodegenError> for Failure {
    fn from(error: CodegenError) -> Failure {
        match error {
            CodegenError::Invalid(_) => Failure::Compiler(error.to_string()),
            CodegenError::Target(_) | CodegenError::Bitcode(_) => Failure::World(error.to_string()),
        }
    }
}
