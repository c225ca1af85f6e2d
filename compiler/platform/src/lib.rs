//! What a target is: reads `targets/*.toml`, so that no stage guesses sizes, formats or linker flags.
//!
//! A target's file names a base; its own keys override the base's. The files are part of the compiler: adding a
//! platform is adding a file and a line to [`TARGETS`].

mod target;

pub use target::{Endian, Environment, EventLoop, Link, LinkerFlavour, ObjectFormat, Os, Target, Unwinder};

use toml::Table;

/// File name without its extension, and text.
type Document = (&'static str, &'static str);

macro_rules! documents {
    ($( $name:literal => $path:literal ),* $(,)?) => { &[ $( ($name, include_str!($path)), )* ] };
}

const BASES: &[Document] = documents! {
    "linux-gnu" => "../../../targets/base/linux-gnu.toml",
};

const TARGETS: &[Document] = documents! {
    "x86_64-unknown-linux-gnu" => "../../../targets/x86_64-unknown-linux-gnu.toml",
};

/// The triples that `--target` accepts.
pub fn triples() -> impl Iterator<Item = &'static str> {
    TARGETS.iter().map(|(triple, _)| *triple)
}

/// The target that programs are built for unless another is asked for: the machine that the compiler runs on.
pub fn host() -> Result<Target, TargetError> {
    let suffix = if cfg!(target_os = "linux") { "unknown-linux-gnu" } else { std::env::consts::OS };
    target(&format!("{}-{suffix}", std::env::consts::ARCH))
}

/// Describes a target.
pub fn target(triple: &str) -> Result<Target, TargetError> {
    let Some((_, text)) = TARGETS.iter().find(|(name, _)| *name == triple) else {
        return Err(TargetError::Unknown { triple: triple.to_owned() });
    };
    let invalid =
        |error: toml::de::Error| TargetError::Invalid { triple: triple.to_owned(), reason: error.to_string() };
    let mut own: Table = text.parse().map_err(invalid)?;
    let mut merged = Table::new();
    if let Some(base) = own.remove("base") {
        let name = base.as_str().unwrap_or_default();
        let Some((_, text)) = BASES.iter().find(|(base, _)| *base == name) else {
            let reason = format!("there is no base '{name}'");
            return Err(TargetError::Invalid { triple: triple.to_owned(), reason });
        };
        merged = text.parse().map_err(invalid)?;
    }
    overlay(&mut merged, own);
    merged.try_into().map_err(invalid)
}

/// Replaces keys of `base`, table by table.
fn overlay(base: &mut Table, own: Table) {
    for (key, value) in own {
        match (base.get_mut(&key), value) {
            (Some(toml::Value::Table(base)), toml::Value::Table(own)) => overlay(base, own),
            (_, value) => {
                base.insert(key, value);
            }
        }
    }
}

/// Why a target cannot be described.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum TargetError {
    /// No file describes it.
    Unknown {
        /// What was asked for.
        triple: String,
    },
    /// Its file is wrong.
    Invalid {
        /// Whose file.
        triple: String,
        /// What is wrong with it.
        reason: String,
    },
}

impl std::fmt::Display for TargetError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            TargetError::Unknown { triple } => {
                let known: Vec<&str> = triples().collect();
                write!(f, "unknown target '{triple}'; known are: {}", known.join(", "))
            }
            TargetError::Invalid { triple, reason } => {
                write!(f, "the description of target '{triple}' is wrong: {reason}")
            }
        }
    }
}

impl std::error::Error for TargetError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_file_is_valid_and_names_itself() {
        for triple in triples() {
            let target = target(triple).expect("the file describes a target");
            assert_eq!(target.triple, triple);
            assert!(triple.starts_with(&target.arch));
        }
    }

    #[test]
    fn a_target_inherits_from_its_base() {
        let target = target("x86_64-unknown-linux-gnu").expect("it is described");
        assert_eq!(
            (target.cpu.as_str(), target.object_format, target.pointer_width),
            ("x86-64-v2", ObjectFormat::Elf, 64)
        );
        assert_eq!(target.link.emulation.as_deref(), Some("elf_x86_64"));
        assert!(target.link.flags.iter().any(|flag| flag == "--gc-sections"));
    }

    #[test]
    fn an_unknown_target_is_named() {
        let error = target("vax-dec-ultrix").expect_err("nobody described it");
        assert!(error.to_string().starts_with("unknown target 'vax-dec-ultrix'; known are: x86_64-unknown-linux-gnu"));
    }
}
