//! Writes the reference pages that follow from tables into the folder given as argument.
//!
//! A program of its own, run by `cargo xtask gen`, so that xtask need not wait for the compiler's crates to be built.

mod abi;

use std::path::Path;
use std::process::ExitCode;

/// A page's file name and what writes it.
type Page = (&'static str, fn() -> String);

/// Every generated page.
const PAGES: [Page; 4] = [
    ("abi.md", abi::reference),
    ("diagnostics.md", molt_source::reference),
    ("mir.md", molt_mir::reference::reference),
    ("pir.md", molt_pir::reference::reference),
];

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1) else {
        eprintln!("usage: molt_reference FOLDER");
        return ExitCode::FAILURE;
    };
    for (name, render) in PAGES {
        let path = Path::new(&folder).join(name);
        if let Err(error) = std::fs::write(&path, render()) {
            eprintln!("cannot write {}: {error}", path.display());
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
