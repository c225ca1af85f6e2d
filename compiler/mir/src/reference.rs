//! The reference of ops, `spec/mir.md`, from the table.

use std::fmt::Write;

use crate::ops::OPS;

/// The page.
pub fn reference() -> String {
    let mut page = String::from(
        "# MIR operations\n\n\
         Generated from `compiler/mir/src/ops.rs` by `cargo xtask gen`. The crate's documentation gives the invariants.\n\n\
         Operands and results are representations; `*` stands for any number of the following one, `access` for what the access\n\
         reads or writes, `row` for what the entry point or the callee says. Flags: `pure` has no effect and depends on its\n\
         operands only; `guards` has an exit; `reads` and `writes` memory; `calls` may do anything that the callee may.\n\n\
         | op | immediates | operands | results | flags | meaning |\n\
         |---|---|---|---|---|---|\n",
    );
    for row in OPS {
        writeln!(
            page,
            "| `{}` | {} | {} | {} | {} | {} |",
            row.mnemonic,
            row.immediates.trim(),
            row.operands,
            row.results,
            row.flags.join(" "),
            row.doc.trim().replace('|', "\\|"),
        )
        .expect("a String takes any text");
    }
    page
}
