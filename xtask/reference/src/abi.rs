//! The reference of runtime entry points, `spec/abi.md`.

use std::fmt::Write;

use molt_abi::{ENTRIES, Entry, Flags, Kind, ResultKind};

/// The page.
pub fn reference() -> String {
    let mut page = String::from(
        "# Runtime entry points\n\n\
         Generated from `libmolt/abi/src/entries` by `cargo xtask gen`. What the kinds of parameters and results mean, how\n\
         failure shows and what each flag promises is explained in `libmolt/abi/src/entries/mod.rs`.\n",
    );
    let mut family = "";
    for entry in ENTRIES {
        if entry.family != family {
            family = entry.family;
            write!(page, "\n## {family}\n\n| entry | flags | meaning |\n|---|---|---|\n")
                .expect("a String takes any text");
        }
        let doc = entry.doc.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|");
        writeln!(page, "| `{}` | {} | {doc} |", signature(entry), flags(entry.flags)).expect("a String takes any text");
    }
    page
}

fn signature(entry: &Entry) -> String {
    let params: Vec<String> =
        entry.params.iter().map(|param| format!("{}: {}", param.name, kind(param.kind))).collect();
    format!("{}({}) -> {}", entry.name, params.join(", "), result(entry.result))
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Obj => "obj",
        Kind::Own => "own",
        Kind::Nullable => "nullable",
        Kind::OwnNullable => "own_nullable",
        Kind::Words => "words",
        Kind::OwnWords => "own_words",
        Kind::I64 => "i64",
        Kind::F64 => "f64",
        Kind::Bool => "bool",
        Kind::Ptr => "ptr",
    }
}

fn result(result: ResultKind) -> &'static str {
    match result {
        ResultKind::Obj => "obj",
        ResultKind::Borrowed => "borrowed",
        ResultKind::Maybe => "maybe",
        ResultKind::Pair => "pair",
        ResultKind::Unit => "unit",
        ResultKind::Bool => "bool",
        ResultKind::I64 => "i64",
        ResultKind::F64 => "f64",
        ResultKind::Ptr => "ptr",
        ResultKind::Never => "never",
    }
}

fn flags(flags: Flags) -> String {
    let Flags { never_raises, no_user_code, no_release, pure, reads, cold, hot } = flags;
    let named = [
        (never_raises, "never_raises"),
        (no_user_code, "no_user_code"),
        (no_release, "no_release"),
        (pure, "pure"),
        (reads, "reads"),
        (cold, "cold"),
        (hot, "hot"),
    ];
    let set: Vec<&str> = named.into_iter().filter_map(|(is_set, name)| is_set.then_some(name)).collect();
    set.join(" ")
}
