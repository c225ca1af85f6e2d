//! The reference of ops, `spec/pir.md`, from the table.

use std::fmt::Write;

use crate::ops::{Arity, OPS};

/// The page.
pub fn reference() -> String {
    let mut page = String::from(
        "# PIR operations\n\n\
         Generated from `compiler/pir/src/ops.rs`. PIR is SSA with block parameters; the crate's documentation gives the\n\
         invariants and `print.rs` the textual form.\n\n\
         Effects: `any` stands for `may_raise user_code writes`; a `condition` is a `bool` that `branch` and `not` accept.\n\n\
         | op | immediates | operands | results | effects | meaning |\n\
         |---|---|---|---|---|---|\n",
    );
    for row in OPS {
        let operands = match row.arity {
            Arity::Exactly(count) => count.to_string(),
            Arity::AtLeast(count) => format!("{count}+"),
        };
        writeln!(
            page,
            "| `{}` | {} | {operands} | {} | {} | {} |",
            row.mnemonic,
            row.immediates.trim(),
            row.results,
            row.effects,
            row.doc.trim().replace('|', "\\|"),
        )
        .expect("a String takes any text");
    }
    page
}
