//! MIR to LLVM IR to an object file. No Python knowledge lives here: each MIR instruction becomes a fixed piece of LLVM IR.
//!
//! In: a verified program after the `exits` and `ownership` passes. Out: an object, assembly or LLVM IR. The same program
//! and options give the same bytes.
//!
//! How MIR's values look in LLVM IR: `Obj` and `I64` are `i64`, `F64` is `double`, `Bool` is `i1`, `Ptr` is `ptr`. Words are
//! integers because their tags are arithmetic; type-based alias classes tell LLVM what it cannot see through them.
//!
//! | function | convention | result |
//! |---|---|---|
//! | generic version | C, `(i64 callee, ptr frame, i64 point)` | `i64`, 0 is failure |
//! | any other, `Word` | `fastcc` | `i64`, 0 is failure |
//! | any other, `Raw` | `fastcc` | `{value, i64 status}` |

mod arithmetic;
mod calls;
mod data;
mod entries;
mod error;
mod function;
mod hot;
mod memory;
mod metadata;
mod module;
mod snippets;
mod target;
mod words;

use std::time::{Duration, Instant};

use inkwell::context::Context;
use molt_mir::Program;
use molt_platform::Target;

pub use error::CodegenError;
pub use hot::slim_runtime;
pub use target::host_cpu;

/// How much time to spend on optimizing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Optimize {
    /// Quick to compile.
    Dev,
    /// Everything.
    Release,
}

/// What is wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Output {
    /// LLVM IR as the walk makes it, text.
    UnoptimizedIr,
    /// LLVM IR after LLVM's passes, text.
    OptimizedIr,
    /// Assembly, text.
    Assembly,
    /// An object file.
    Object,
}

/// How to compile.
#[derive(Clone, Debug)]
pub struct Options<'a> {
    /// For which machine.
    pub target: &'a Target,
    /// The processor, when it is not the target's least.
    pub cpu: Option<&'a str>,
    /// Effort.
    pub optimize: Optimize,
    /// Instrument for the address sanitizer.
    pub sanitize_address: bool,
    /// The runtime's hot entry points as [`slim_runtime`] wrote them, to be inlined.
    pub hot_bitcode: Option<&'a [u8]>,
}

/// How long each step took, in order.
#[derive(Clone, Debug, Default)]
pub struct Timings(pub Vec<(&'static str, Duration)>);

impl Timings {
    fn measure<T>(&mut self, step: &'static str, run: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let result = run();
        self.0.push((step, start.elapsed()));
        result
    }
}

/// Compiles a program.
pub fn compile(program: &Program, options: &Options<'_>, output: Output) -> Result<(Vec<u8>, Timings), CodegenError> {
    let mut timings = Timings::default();
    let context = Context::create();
    let machine = target::machine(options)?;
    let module = timings.measure("llvm: build", || module::build(&context, program, options, &machine))?;
    if cfg!(debug_assertions) || output == Output::UnoptimizedIr {
        module.verify().map_err(|message| CodegenError::Invalid(message.to_string()))?;
    }
    if output == Output::UnoptimizedIr {
        return Ok((module.print_to_string().to_bytes().to_vec(), timings));
    }
    if let Some(bitcode) = options.hot_bitcode {
        timings.measure("llvm: link hot entry points", || hot::link(&context, &module, bitcode))?;
    }
    timings.measure("llvm: optimize", || target::optimize(&module, &machine, options))?;
    let bytes = match output {
        Output::UnoptimizedIr | Output::OptimizedIr => module.print_to_string().to_bytes().to_vec(),
        Output::Assembly => timings.measure("llvm: emit", || target::assembly(&module, &machine))?,
        Output::Object => timings.measure("llvm: emit", || target::object(&module, &machine))?,
    };
    Ok((bytes, timings))
}
