//! The front half of the pipeline: a file becomes a PIR or MIR program, and what it was made from is known.

use std::fs;
use std::path::Path;

use molt_resolve::ResolvedProgram;
use molt_source::{Diagnostics, SourceMap};

use crate::cache::KeyBuilder;
use crate::failure::Failure;
use crate::options::CompileOptions;
use crate::timings::Timings;

/// A program as it came in.
pub enum Input {
    /// Python, parsed and resolved.
    Python(ResolvedProgram),
    /// PIR text, for tests.
    Pir(String),
    /// MIR text, for tests.
    Mir(String),
}

/// Reads the main file and everything it imports.
pub fn read(
    file: &Path,
    options: &CompileOptions,
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
    timings: &mut Timings,
) -> Result<Input, Failure> {
    let text = || fs::read_to_string(file).map_err(|error| Failure::file("read", file, &error));
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("pir") => text().map(Input::Pir),
        Some("mir") => text().map(Input::Mir),
        _ => {
            let search = molt_resolve::Options { search_path: options.search_path.clone() };
            let resolved =
                timings.measure("resolve", || molt_resolve::resolve_program(file, &search, sources, diagnostics));
            resolved.map(Input::Python).ok_or(Failure::Program)
        }
    }
}

impl Input {
    /// Adds everything that was read to a key.
    pub fn add_to(&self, key: &mut KeyBuilder, sources: &SourceMap) {
        match self {
            Input::Python(resolved) => {
                for module in &resolved.modules {
                    key.add(&*module.name);
                    key.add(&*module.path);
                }
                for (_, file) in sources.files() {
                    key.add(file.path().to_string_lossy().as_bytes());
                    key.add(file.text().as_bytes());
                }
            }
            Input::Pir(text) | Input::Mir(text) => key.add(text),
        }
    }
}
