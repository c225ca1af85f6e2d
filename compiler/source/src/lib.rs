//! Files, spans, line tables and diagnostics: what every stage uses to talk about the program's text and to the user.
//!
//! Stages record mistakes of the user in a [`Diagnostics`] and carry on, so that one run reports many. Nothing here
//! knows Python.

mod bug;
pub mod codes;
mod diagnostic;
mod files;
mod json;
mod reference;
mod render;

pub use codes::Code;
pub use diagnostic::{Diagnostic, Diagnostics, Label, Severity};
pub use files::{FileId, LineColumn, LineTable, SourceFile, SourceMap, Span};
pub use json::to_json;
pub use reference::reference;
pub use render::{ColorChoice, Renderer};
