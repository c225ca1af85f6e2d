//! One run of the compiler: reads the program, asks the cache, compiles, links, reports.

use std::fs;
use std::path::{Path, PathBuf};

use molt_codegen::Output;
use molt_link::{is_written_through, write_through};
use molt_platform::Target;
use molt_source::{ColorChoice, Diagnostics, Renderer, SourceMap, to_json};

use crate::cache::{Cache, Key, KeyBuilder, write_atomically};
use crate::compiled::Compiled;
use crate::failure::Failure;
use crate::options::{CodegenOption, CompileOptions, Emit, ErrorFormat};
use crate::pipeline::Pipeline;
use crate::program::{self, Input};
use crate::runtime::{Runtime, add_compiler_identity};
use crate::timings::Timings;

/// What compiling a file needs.
pub struct Session<'a> {
    file: &'a Path,
    options: &'a CompileOptions,
    target: Target,
    cache: Option<Cache>,
    sources: SourceMap,
    diagnostics: Diagnostics,
    timings: Timings,
}

/// An executable to run.
pub enum Executable {
    /// It stays where it is.
    Kept(PathBuf),
    /// It is to be removed.
    Temporary(PathBuf),
}

impl<'a> Session<'a> {
    /// A session for a main file.
    pub fn new(file: &'a Path, options: &'a CompileOptions) -> Result<Session<'a>, Failure> {
        let target = match &options.target {
            Some(triple) => molt_platform::target(triple)?,
            None => molt_platform::host()?,
        };
        let folder = if options.no_cache { None } else { options.cache_dir.clone().or_else(Cache::default_folder) };
        Ok(Session {
            file,
            options,
            target,
            cache: folder.map(Cache::new),
            sources: SourceMap::new(),
            diagnostics: Diagnostics::new(),
            timings: Timings::default(),
        })
    }

    /// `moltc check`.
    pub fn check(&mut self) -> Result<(), Failure> {
        let outcome = self.read().and_then(|input| self.pipeline().check(&input));
        self.report();
        outcome
    }

    /// `moltc build`.
    pub fn build(&mut self, emit: Emit, output: Option<&Path>) -> Result<(), Failure> {
        let outcome = self.build_quietly(emit, output);
        self.report();
        outcome
    }

    /// Builds an executable for `moltc run`.
    pub fn build_to_run(&mut self) -> Result<Option<Executable>, Failure> {
        let outcome = self.executable_to_run();
        self.report();
        outcome
    }

    fn build_quietly(&mut self, emit: Emit, output: Option<&Path>) -> Result<(), Failure> {
        let input = self.read()?;
        let output = match output {
            Some(path) => path.to_owned(),
            None => {
                let mut name = self.file.file_stem().ok_or_else(|| Failure::no_name(self.file))?.to_owned();
                name.push(emit.extension());
                PathBuf::from(name)
            }
        };
        if fs::canonicalize(&output).is_ok_and(|output| fs::canonicalize(self.file).is_ok_and(|file| file == output)) {
            return Err(Failure::World(format!("the output would replace {}", self.file.display())));
        }
        let kind = match emit {
            Emit::Exe => return self.build_executable(&input, &output),
            Emit::Obj => Output::Object,
            Emit::Asm => Output::Assembly,
            Emit::LlvmIr => Output::OptimizedIr,
        };
        let Some(compiled) = self.compile(&input, kind)? else { return Ok(()) };
        write_atomically(&output, &[&compiled.bytes], false).map_err(|error| Failure::file("write", &output, &error))
    }

    fn build_executable(&mut self, input: &Input, output: &Path) -> Result<(), Failure> {
        let runtime = self.runtime()?;
        let key = self.executable_key(input, &runtime)?;
        if let Some(bytes) = self.cached(&key) {
            return write_atomically(output, &[&bytes], true).map_err(|error| Failure::file("write", output, &error));
        }
        let through = is_written_through(output);
        let linked = if through { temporary_path("exe") } else { output.to_owned() };
        if !self.link(input, &runtime, &linked)? || !through && self.cache.is_none() {
            return Ok(());
        }
        let bytes = fs::read(&linked).map_err(|error| Failure::file("read", &linked, &error));
        if through {
            // Whether the scratch file can be removed does not change what was built.
            let _ = fs::remove_file(&linked);
        }
        let bytes = bytes?;
        if let Some(cache) = &self.cache {
            cache.put(&key, &bytes);
        }
        match through {
            true => write_through(output, &[&bytes]).map_err(|error| Failure::file("write", output, &error)),
            false => Ok(()),
        }
    }

    fn executable_to_run(&mut self) -> Result<Option<Executable>, Failure> {
        let input = self.read()?;
        let runtime = self.runtime()?;
        let key = self.executable_key(&input, &runtime)?;
        if !self.options.observes_pipeline()
            && let Some(path) = self.cache.as_ref().and_then(|cache| cache.get_path(&key))
        {
            return Ok(Some(Executable::Kept(path)));
        }
        let output = temporary_path("exe");
        if !self.link(&input, &runtime, &output)? {
            return Ok(None);
        }
        if let Some(cache) = &self.cache {
            let bytes = fs::read(&output).map_err(|error| Failure::file("read", &output, &error))?;
            if cache.put(&key, &bytes)
                && let Some(path) = cache.get_path(&key)
            {
                // It was copied; the copy is what runs.
                let _ = fs::remove_file(&output);
                return Ok(Some(Executable::Kept(path)));
            }
        }
        Ok(Some(Executable::Temporary(output)))
    }

    fn read(&mut self) -> Result<Input, Failure> {
        program::read(self.file, self.options, &mut self.sources, &mut self.diagnostics, &mut self.timings)
    }

    fn runtime(&self) -> Result<Runtime, Failure> {
        Runtime::locate(self.options.runtime_dir.as_deref())
    }

    fn pipeline(&mut self) -> Pipeline<'_> {
        Pipeline {
            file: self.file,
            options: self.options,
            target: &self.target,
            sources: &self.sources,
            diagnostics: &mut self.diagnostics,
            timings: &mut self.timings,
            finalizers: true,
        }
    }

    /// Compiles, or takes an object from the cache; `None` when a stage to stop after came first.
    fn compile(&mut self, input: &Input, output: Output) -> Result<Option<Compiled>, Failure> {
        let runtime = self.runtime()?;
        let key = (output == Output::Object).then(|| self.object_key(input, &runtime));
        let cached = key.as_ref().and_then(|key| self.cached(key));
        if let Some(compiled) = cached.as_deref().and_then(Compiled::from_entry) {
            return Ok(Some(compiled));
        }
        let hot = runtime.hot_bitcode(self.cache.as_ref())?;
        let compiled = self.pipeline().compile(input, output, hot.as_deref())?;
        if let (Some(cache), Some(key), Some(compiled)) = (&self.cache, key, &compiled) {
            cache.put(&key, &compiled.to_entry());
        }
        Ok(compiled)
    }

    /// Compiles and links; whether there is an executable now.
    fn link(&mut self, input: &Input, runtime: &Runtime, output: &Path) -> Result<bool, Failure> {
        let Some(Compiled { bytes, mentioned }) = self.compile(input, Output::Object)? else { return Ok(false) };
        let object = temporary_path("o");
        write_atomically(&object, &[&bytes], false).map_err(|error| Failure::file("write", &object, &error))?;
        let job = molt_link::Job {
            target: &self.target,
            objects: std::slice::from_ref(&object),
            mentioned: &mentioned,
            runtime_dir: &runtime.dir,
            output,
            keep_symbols: self.options.has(&CodegenOption::KeepSymbols),
            sanitize_address: self.options.has(&CodegenOption::SanitizeAddress),
        };
        let outcome = self.timings.measure("link", || molt_link::link(&job));
        // Whether the scratch file can be removed does not change what was built.
        let _ = fs::remove_file(&object);
        outcome?;
        Ok(true)
    }

    /// From the cache, unless the compiler is to show its work.
    fn cached(&self, key: &Key) -> Option<Vec<u8>> {
        if self.options.observes_pipeline() {
            return None;
        }
        self.cache.as_ref()?.get(key)
    }

    fn object_key(&self, input: &Input, runtime: &Runtime) -> Key {
        let mut key = KeyBuilder::new("object");
        self.add_compilation(&mut key, input, runtime);
        key.finish()
    }

    fn executable_key(&self, input: &Input, runtime: &Runtime) -> Result<Key, Failure> {
        let mut key = KeyBuilder::new("executable");
        self.add_compilation(&mut key, input, runtime);
        key.add_file_identity(&runtime.archive());
        key.add(molt_link::describe_linker(&self.target)?);
        Ok(key.finish())
    }

    fn add_compilation(&self, key: &mut KeyBuilder, input: &Input, runtime: &Runtime) {
        add_compiler_identity(key);
        key.add_file_identity(&runtime.bitcode());
        key.add(&self.target.triple);
        let CompileOptions { profile, optimize, codegen, pass_limit, start_after, no_specialize, .. } = self.options;
        key.add(format!("{profile:?} {optimize} {codegen:?} {pass_limit:?} {start_after:?} {no_specialize}"));
        if self.options.target_cpu() == Some("native") {
            key.add(molt_codegen::host_cpu());
        }
        input.add_to(key, &self.sources);
    }

    /// Writes diagnostics and timings.
    fn report(&self) {
        let renderer = Renderer::new(ColorChoice::Auto);
        for diagnostic in self.diagnostics.sorted() {
            match self.options.error_format {
                ErrorFormat::Human => eprint!("{}", renderer.render(diagnostic, &self.sources)),
                ErrorFormat::Json => eprintln!("{}", to_json(diagnostic, &self.sources)),
            }
        }
        if self.options.time_passes {
            self.timings.print();
        }
    }
}

/// A name for a scratch file of this process.
fn temporary_path(extension: &str) -> PathBuf {
    std::env::temp_dir().join(format!("moltc-{}.{extension}", std::process::id()))
}
