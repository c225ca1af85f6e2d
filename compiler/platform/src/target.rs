//! The keys of a target's file.

use serde::Deserialize;

/// A target: where a program runs and how it is linked.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// LLVM's name of it.
    pub triple: String,
    /// Processor family, as in the triple.
    pub arch: String,
    /// Least processor that programs need, by LLVM's name.
    pub cpu: String,
    /// Processor features beyond it, as `+name` or `-name`.
    #[serde(default)]
    pub features: Vec<String>,
    /// Operating system.
    pub os: Os,
    /// C library and conventions.
    pub environment: Environment,
    /// Of object files and executables.
    pub object_format: ObjectFormat,
    /// Bits.
    pub pointer_width: u32,
    /// Byte order.
    pub endian: Endian,
    /// Who provides `_Unwind_*`.
    pub unwinder: Unwinder,
    /// How the runtime waits for many files.
    pub event_loop: EventLoop,
    /// 1: built and run by the tests; 2: built; 3: described.
    pub tier: u8,
    /// How executables are linked.
    pub link: Link,
}

/// How executables are linked.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// Whose options the linker takes.
    pub flavour: LinkerFlavour,
    /// Programs to try, in order.
    pub linkers: Vec<String>,
    /// Whether executables may be loaded anywhere (`-pie`).
    pub position_independent: bool,
    /// Options for every link.
    pub flags: Vec<String>,
    /// Argument of `-m`, if the flavour takes one.
    pub emulation: Option<String>,
    /// Path of the program that loads executables, if they are dynamic.
    pub dynamic_linker: Option<String>,
    /// Folders with start files and libraries; `*` stands for any one version, the highest first.
    pub search: Vec<String>,
    /// Objects before the program's.
    pub start_files: Vec<String>,
    /// Objects after the libraries.
    pub end_files: Vec<String>,
    /// Libraries, in order.
    pub libraries: Vec<String>,
}

macro_rules! choices {
    ($( $(#[$doc:meta])* $name:ident { $( $(#[$variant_doc:meta])* $variant:ident = $text:literal, )* } )*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
        pub enum $name { $( $(#[$variant_doc])* #[serde(rename = $text)] $variant, )* }

        impl $name {
            /// As target files write it.
            pub fn name(self) -> &'static str {
                match self { $( $name::$variant => $text, )* }
            }
        }
    )* };
}

choices! {
    /// Operating system.
    Os {
        /// Linux.
        Linux = "linux",
    }
    /// C library and conventions.
    Environment {
        /// The GNU C library.
        Gnu = "gnu",
    }
    /// Of object files and executables.
    ObjectFormat {
        /// ELF.
        Elf = "elf",
    }
    /// Byte order.
    Endian {
        /// Least significant byte first.
        Little = "little",
    }
    /// Who provides `_Unwind_*`.
    Unwinder {
        /// The static part of GCC's runtime library.
        GccEh = "gcc_eh",
    }
    /// How the runtime waits for many files.
    EventLoop {
        /// Linux's.
        Epoll = "epoll",
    }
    /// Whose options the linker takes.
    LinkerFlavour {
        /// GNU `ld` and `ld.lld`.
        Gnu = "gnu",
    }
}
