//! The stages in order, with dumps, early stops and timings.

use std::path::Path;

use molt_codegen::{Optimize, Output};
use molt_mir::Program as Mir;
use molt_pir::Program as Pir;
use molt_platform::Target;
use molt_source::{Diagnostics, SourceMap};

use crate::compiled::{self, Compiled};
use crate::failure::Failure;
use crate::options::{CodegenOption, CompileOptions, Profile, Stage};
use crate::program::Input;
use crate::timings::Timings;

/// A compilation under way.
pub struct Pipeline<'a> {
    /// The main file.
    pub file: &'a Path,
    /// How to compile.
    pub options: &'a CompileOptions,
    /// For which machine.
    pub target: &'a Target,
    /// The source text.
    pub sources: &'a SourceMap,
    /// What to tell the user about the program.
    pub diagnostics: &'a mut Diagnostics,
    /// How long it takes.
    pub timings: &'a mut Timings,
    /// Whether destroying an object can run Python code; known once the program is lowered.
    pub finalizers: bool,
}

/// Whether to go on.
enum Flow<T> {
    Continue(T),
    Stopped,
}

impl Pipeline<'_> {
    /// Checks the program as far as a program can be wrong.
    pub fn check(&mut self, input: &Input) -> Result<(), Failure> {
        match input {
            Input::Mir(_) => self.lower(input).map(drop),
            _ => self.build(input).map(drop),
        }
    }

    /// Compiles to the given output; `None` when a stage to stop after came first.
    pub fn compile(&mut self, input: &Input, output: Output, hot: Option<&[u8]>) -> Result<Option<Compiled>, Failure> {
        let Flow::Continue(mir) = self.lower(input)? else { return Ok(None) };
        let Flow::Continue(mir) = self.optimize(mir)? else { return Ok(None) };
        for (stage, dumped) in [
            (Stage::Llvm, Output::UnoptimizedIr),
            (Stage::LlvmOptimized, Output::OptimizedIr),
            (Stage::Asm, Output::Assembly),
        ] {
            if self.options.dump.contains(&stage) {
                let text = self.generate(&mir, dumped, hot)?;
                print!("{}", String::from_utf8_lossy(&text));
            }
            if self.options.stop_after.as_ref() == Some(&stage) {
                return Ok(None);
            }
        }
        let bytes = self.generate(&mir, output, hot)?;
        Ok(Some(Compiled { bytes, mentioned: compiled::mentioned(&mir) }))
    }

    /// Prints the stage's text if it is asked for; says whether this is where to stop.
    fn reached(&self, stage: &Stage, text: impl FnOnce() -> String) -> bool {
        if self.options.dump.contains(stage) {
            print!("{}", text());
        }
        self.options.stop_after.as_ref() == Some(stage)
    }

    fn build(&mut self, input: &Input) -> Result<Flow<Pir>, Failure> {
        let pir = match input {
            Input::Python(resolved) => {
                let (sources, diagnostics) = (self.sources, &mut *self.diagnostics);
                let left_out = self.options.left_out();
                let built = self
                    .timings
                    .measure("build pir", || molt_pir::build::build_program(resolved, sources, diagnostics, left_out));
                built.ok_or(Failure::Program)?
            }
            Input::Pir(text) => {
                molt_pir::parse::parse_program(text).map_err(|error| Failure::input(self.file, error))?
            }
            Input::Mir(_) => return Err(Failure::input(self.file, "MIR has left PIR behind")),
        };
        if verifies() {
            molt_pir::verify::verify_program(&pir).map_err(|faults| invalid("PIR", &faults.join("\n")))?;
        }
        let stopped = self.reached(&Stage::Pir, || molt_pir::print::print_program(&pir));
        Ok(if stopped { Flow::Stopped } else { Flow::Continue(pir) })
    }

    fn lower(&mut self, input: &Input) -> Result<Flow<Mir>, Failure> {
        let mir = match input {
            Input::Mir(text) => molt_mir::parse_program(text).map_err(|error| Failure::input(self.file, error))?,
            _ => {
                let Flow::Continue(pir) = self.build(input)? else { return Ok(Flow::Stopped) };
                let specialize = !self.options.no_specialize;
                let inference = match specialize {
                    true => self.timings.measure("infer", || molt_infer::infer_program(&pir)),
                    false => molt_infer::Inference::default(),
                };
                if self.reached(&Stage::Types, || inference.display(&pir).to_string()) {
                    return Ok(Flow::Stopped);
                }
                self.finalizers = molt_lower::may_run_finalizers(&pir);
                let options = molt_lower::Options { specialize };
                self.timings.measure("lower", || molt_lower::lower_program(&pir, &inference, &options))
            }
        };
        match molt_mir::verify_program(&mir) {
            Err(error) if matches!(input, Input::Mir(_)) => return Err(Failure::input(self.file, error)),
            Err(error) if verifies() => return Err(invalid("MIR after lowering", &error.to_string())),
            _ => {}
        }
        let stopped = self.reached(&Stage::Mir, || molt_mir::print_program(&mir));
        Ok(if stopped { Flow::Stopped } else { Flow::Continue(mir) })
    }

    fn optimize(&mut self, mut mir: Mir) -> Result<Flow<Mir>, Failure> {
        let start_after = match &self.options.start_after {
            Some(name) => Some(pass_name(name)?),
            None => None,
        };
        let options = molt_passes::Options { finalizers: self.finalizers, limit: self.options.pass_limit, start_after };
        // The passes run to their end; a stage to stop after is noticed and what comes later is not shown.
        let mut stopped = false;
        let mut fault = None;
        let mut last = std::time::Instant::now();
        let mut steps = Vec::new();
        molt_passes::run_pipeline(&mut mir, &options, |pass, program| {
            steps.push((format!("pass {pass}"), last.elapsed()));
            if verifies() && fault.is_none() {
                fault = molt_mir::verify_program(program).err().map(|error| (pass, error));
            }
            if !stopped && fault.is_none() {
                stopped = self.reached(&Stage::MirAfter(pass.to_owned()), || molt_mir::print_program(program));
            }
            last = std::time::Instant::now();
        });
        for (step, duration) in steps {
            self.timings.add(&step, duration);
        }
        if let Some((pass, error)) = fault {
            return Err(invalid(&format!("MIR after `{pass}`"), &error.to_string()));
        }
        Ok(if stopped { Flow::Stopped } else { Flow::Continue(mir) })
    }

    fn generate(&mut self, mir: &Mir, output: Output, hot: Option<&[u8]>) -> Result<Vec<u8>, Failure> {
        let options = molt_codegen::Options {
            target: self.target,
            cpu: self.options.target_cpu(),
            optimize: match self.options.profile {
                Profile::Dev => Optimize::Dev,
                Profile::Release => Optimize::Release,
            },
            sanitize_address: self.options.has(&CodegenOption::SanitizeAddress),
            hot_bitcode: hot,
        };
        let (bytes, timings) = molt_codegen::compile(mir, &options, output)?;
        for (step, duration) in timings.0 {
            self.timings.add(step, duration);
        }
        Ok(bytes)
    }
}

/// Each IR is verified after each step in builds for development and tests.
fn verifies() -> bool {
    cfg!(debug_assertions)
}

fn invalid(what: &str, faults: &str) -> Failure {
    Failure::Compiler(format!("{what} is invalid:\n{faults}"))
}

fn pass_name(name: &str) -> Result<&'static str, Failure> {
    let pass = molt_passes::PASSES.iter().find(|pass| pass.name == name);
    pass.map(|pass| pass.name).ok_or_else(|| Failure::World(format!("there is no pass `{name}`")))
}
