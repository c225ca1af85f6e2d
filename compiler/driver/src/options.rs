//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;
use std::str::FromStr;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use molt_pir::build::LeftOut;

/// Compiles Python to native executables.
#[derive(Parser, Debug)]
#[command(name = "moltc", version, propagate_version = true, disable_help_subcommand = true)]
pub struct CommandLine {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Compile a program to an executable
    Build {
        /// Main file (.py; .pir and .mir for the compiler's own tests)
        file: PathBuf,
        /// Where to put the result; by default the file's name without its extension, in the working directory
        #[arg(short, long)]
        output: Option<PathBuf>,
        /// What to make
        #[arg(long, value_enum, default_value_t = Emit::Exe)]
        emit: Emit,
        #[command(flatten)]
        options: CompileOptions,
    },
    /// Compile a program and run it; its exit status is passed through
    Run {
        #[command(flatten)]
        options: CompileOptions,
        /// Main file
        file: PathBuf,
        /// The program's arguments
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<OsString>,
    },
    /// Report what is wrong with a program, without compiling it
    Check {
        /// Main file
        file: PathBuf,
        #[command(flatten)]
        options: CompileOptions,
    },
}

/// How to compile.
#[derive(Args, Clone, Debug)]
pub struct CompileOptions {
    /// How much to optimize
    #[arg(long, value_enum, default_value_t = Profile::Release)]
    pub profile: Profile,
    /// Leave out assertions, as CPython does; twice (-OO): docstrings as well
    #[arg(short = 'O', action = ArgAction::Count)]
    pub optimize: u8,
    /// Code generation: target-cpu=NAME (or native), sanitizer=address, symbols=keep
    #[arg(short = 'C', value_name = "OPTION=VALUE")]
    pub codegen: Vec<CodegenOption>,
    /// Compile for another machine
    #[arg(long, value_name = "TRIPLE")]
    pub target: Option<String>,
    /// More folders to import modules from, after the main file's own
    #[arg(long = "path", value_name = "FOLDER")]
    pub search_path: Vec<PathBuf>,
    /// How diagnostics are written
    #[arg(long, value_enum, default_value_t = ErrorFormat::Human)]
    pub error_format: ErrorFormat,
    /// Where compiled programs are kept
    #[arg(long, env = "MOLT_CACHE_DIR", value_name = "FOLDER")]
    pub cache_dir: Option<PathBuf>,
    /// Compile even if nothing changed, and keep nothing
    #[arg(long)]
    pub no_cache: bool,
    /// The folder with the runtime archive
    #[arg(long, env = "MOLT_RUNTIME_DIR", value_name = "FOLDER", hide = true)]
    pub runtime_dir: Option<PathBuf>,
    /// Print the program after a stage: pir, types, mir, mir@PASS, llvm, llvm@optimized, asm
    #[arg(long, value_name = "STAGE")]
    pub dump: Vec<Stage>,
    /// Stop after a stage
    #[arg(long, value_name = "STAGE")]
    pub stop_after: Option<Stage>,
    /// MIR input is what this pass leaves
    #[arg(long, value_name = "PASS", hide = true)]
    pub start_after: Option<String>,
    /// Say how long each step takes
    #[arg(long)]
    pub time_passes: bool,
    /// Run only so many passes that may be left out, to find the one that miscompiles
    #[arg(long, value_name = "N")]
    pub pass_limit: Option<usize>,
    /// Compile the generic version of each function only
    #[arg(long, hide = true)]
    pub no_specialize: bool,
}

/// How much to optimize.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Profile {
    /// Quick to compile
    Dev,
    /// Fast programs
    Release,
}

/// What to make.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Emit {
    /// An executable
    Exe,
    /// An object file
    Obj,
    /// Assembly
    Asm,
    /// LLVM IR
    LlvmIr,
}

impl Emit {
    /// The extension of files of this kind, with its dot.
    pub fn extension(self) -> &'static str {
        match self {
            Emit::Exe => std::env::consts::EXE_SUFFIX,
            Emit::Obj => ".o",
            Emit::Asm => ".s",
            Emit::LlvmIr => ".ll",
        }
    }
}

/// How diagnostics are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum ErrorFormat {
    /// For people
    Human,
    /// One object a line
    Json,
}

/// A `-C` option.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CodegenOption {
    /// `target-cpu=NAME`.
    TargetCpu(String),
    /// `sanitizer=address`.
    SanitizeAddress,
    /// `symbols=keep`.
    KeepSymbols,
}

impl FromStr for CodegenOption {
    type Err = String;

    fn from_str(text: &str) -> Result<CodegenOption, String> {
        match text.split_once('=') {
            Some(("target-cpu", cpu)) if !cpu.is_empty() => Ok(CodegenOption::TargetCpu(cpu.to_owned())),
            Some(("sanitizer", "address")) => Ok(CodegenOption::SanitizeAddress),
            Some(("symbols", "keep")) => Ok(CodegenOption::KeepSymbols),
            _ => Err("expected target-cpu=NAME, sanitizer=address or symbols=keep".to_owned()),
        }
    }
}

/// A place in the pipeline.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Stage {
    /// PIR as built.
    Pir,
    /// PIR with inferred types.
    Types,
    /// MIR as lowered.
    Mir,
    /// MIR after a pass.
    MirAfter(String),
    /// LLVM IR as codegen makes it.
    Llvm,
    /// LLVM IR after LLVM's passes.
    LlvmOptimized,
    /// Assembly.
    Asm,
}

impl FromStr for Stage {
    type Err = String;

    fn from_str(text: &str) -> Result<Stage, String> {
        match text {
            "pir" => Ok(Stage::Pir),
            "types" | "infer" => Ok(Stage::Types),
            "mir" => Ok(Stage::Mir),
            "llvm" | "codegen" => Ok(Stage::Llvm),
            "llvm@optimized" => Ok(Stage::LlvmOptimized),
            "asm" => Ok(Stage::Asm),
            _ => {
                let passes: Vec<&str> = molt_passes::PASSES.iter().map(|pass| pass.name).collect();
                let pass = text.strip_prefix("mir@").or_else(|| text.strip_prefix("passes/"));
                match pass {
                    Some(pass) if passes.contains(&pass) => Ok(Stage::MirAfter(pass.to_owned())),
                    Some(_) => Err(format!("the passes are {}", passes.join(", "))),
                    None => Err("expected pir, types, mir, mir@PASS, llvm, llvm@optimized or asm".to_owned()),
                }
            }
        }
    }
}

impl CompileOptions {
    /// What `-O` and `-OO` leave out.
    pub fn left_out(&self) -> LeftOut {
        match self.optimize {
            0 => LeftOut::Nothing,
            1 => LeftOut::Assertions,
            _ => LeftOut::Docstrings,
        }
    }

    /// `-C target-cpu`; the last one counts.
    pub fn target_cpu(&self) -> Option<&str> {
        self.codegen.iter().rev().find_map(|option| match option {
            CodegenOption::TargetCpu(cpu) => Some(cpu.as_str()),
            _ => None,
        })
    }

    /// Whether a `-C` option without a value of its own is given.
    pub fn has(&self, option: &CodegenOption) -> bool {
        self.codegen.contains(option)
    }

    /// Whether the compiler is asked to show what it does, so that nothing may be taken from the cache.
    pub fn observes_pipeline(&self) -> bool {
        !self.dump.is_empty() || self.stop_after.is_some() || self.time_passes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        CommandLine::command().debug_assert();
    }

    #[test]
    fn stages_are_named_as_folders_of_the_suite_too() {
        assert_eq!("passes/exits".parse(), Ok(Stage::MirAfter("exits".to_owned())));
        assert_eq!("mir@exits".parse(), Ok(Stage::MirAfter("exits".to_owned())));
        assert_eq!("codegen".parse(), Ok(Stage::Llvm));
        assert!("mir@nothing".parse::<Stage>().unwrap_err().starts_with("the passes are "));
    }

    #[test]
    fn arguments_after_the_file_are_the_programs() {
        let line = CommandLine::parse_from(["moltc", "run", "--profile", "dev", "a.py", "-x", "--profile"]);
        let Command::Run { args, options, .. } = line.command else { panic!("not run") };
        assert_eq!(args, ["-x", "--profile"]);
        assert_eq!(options.profile, Profile::Dev);
    }
}
