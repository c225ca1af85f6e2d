//! Renders the table of codes as the reference page `spec/diagnostics.md`.

use std::fmt::Write;

use crate::codes::Code;

/// The text of `spec/diagnostics.md`.
pub fn reference() -> String {
    let mut page = String::from(
        "# Diagnostics\n\nGenerated from `compiler/source/src/codes.rs` by `cargo xtask gen`; do not edit.\n\n\
         Every message that `moltc` prints about a program carries one of these codes. They are stable.\n",
    );
    for code in Code::ALL {
        let info = code.info();
        write!(page, "\n## {} ({}): {}\n\n{}", info.code, info.severity.name(), info.title, info.explanation)
            .expect("writing to a string cannot fail");
    }
    page
}
