//! The machine that LLVM generates code for, its passes, and writing files.

use std::sync::Once;

use inkwell::OptimizationLevel;
use inkwell::attributes::AttributeLoc;
use inkwell::module::Module;
use inkwell::passes::PassBuilderOptions;
use inkwell::targets::{CodeModel, FileType, InitializationConfig, RelocMode, Target, TargetMachine, TargetTriple};

use crate::error::{CodegenError, Emit};
use crate::{Optimize, Options};

fn find(triple: &TargetTriple) -> Emit<Target> {
    static INITIALIZED: Once = Once::new();
    INITIALIZED.call_once(|| {
        let config = InitializationConfig::default();
        Target::initialize_x86(&config);
        Target::initialize_aarch64(&config);
        Target::initialize_webassembly(&config);
    });
    Target::from_triple(triple).map_err(|message| CodegenError::Target(message.to_string()))
}

/// A machine for passes to which the processor does not matter.
pub(crate) fn any_machine(triple: &TargetTriple) -> Emit<TargetMachine> {
    find(triple)?
        .create_target_machine(triple, "", "", OptimizationLevel::None, RelocMode::PIC, CodeModel::Default)
        .ok_or_else(|| CodegenError::Target(triple.to_string()))
}

/// The machine of the options.
pub(crate) fn machine(options: &Options<'_>) -> Emit<TargetMachine> {
    let triple = TargetTriple::create(&options.target.triple);
    let target = find(&triple)?;
    let host_name;
    let host_features;
    let own_features = options.target.features.join(",");
    let (cpu, features) = match options.cpu {
        Some("native") => {
            (host_name, host_features) = (TargetMachine::get_host_cpu_name(), TargetMachine::get_host_cpu_features());
            (host_name.to_str().unwrap_or_default(), host_features.to_str().unwrap_or_default())
        }
        Some(cpu) => (cpu, own_features.as_str()),
        None => (options.target.cpu.as_str(), own_features.as_str()),
    };
    let level = match options.optimize {
        Optimize::Dev => OptimizationLevel::None,
        Optimize::Release => OptimizationLevel::Aggressive,
    };
    target
        .create_target_machine(&triple, cpu, features, level, RelocMode::PIC, CodeModel::Default)
        .ok_or_else(|| CodegenError::Target(format!("'{}' has no processor '{cpu}'", options.target.triple)))
}

/// The walk makes SSA form already, so that little is needed for bearable code: a third of the time of `default<O1>`.
const DEV_PASSES: &str = "function(simplifycfg,early-cse,instsimplify,simplifycfg),globaldce";

/// Runs LLVM's passes.
pub(crate) fn optimize(module: &Module<'_>, machine: &TargetMachine, options: &Options<'_>) -> Emit<()> {
    let release = options.optimize == Optimize::Release;
    tune(module, options);
    let passes = PassBuilderOptions::create();
    passes.set_loop_vectorization(release);
    passes.set_loop_slp_vectorization(release);
    passes.set_loop_interleaving(release);
    passes.set_loop_unrolling(release);
    let mut pipeline = if release { "default<O3>" } else { DEV_PASSES }.to_owned();
    if options.sanitize_address {
        pipeline.push_str(",asan");
    }
    module.run_passes(&pipeline, machine, passes).map_err(|message| CodegenError::Invalid(message.to_string()))
}

/// The names of levels of the instruction set stand for no processor; left to itself, LLVM tunes for the oldest one
/// that has the level. Sets what clang sets: tune for what is common today.
fn tune(module: &Module<'_>, options: &Options<'_>) {
    if !options.cpu.unwrap_or(&options.target.cpu).starts_with("x86-64") {
        return;
    }
    let generic = module.get_context().create_string_attribute("tune-cpu", "generic");
    for function in module.get_functions().filter(|function| function.count_basic_blocks() > 0) {
        function.add_attribute(AttributeLoc::Function, generic);
    }
}

/// The module as an object file.
pub(crate) fn object(module: &Module<'_>, machine: &TargetMachine) -> Emit<Vec<u8>> {
    emit(module, machine, FileType::Object)
}

/// The module as assembly text.
pub(crate) fn assembly(module: &Module<'_>, machine: &TargetMachine) -> Emit<Vec<u8>> {
    emit(module, machine, FileType::Assembly)
}

fn emit(module: &Module<'_>, machine: &TargetMachine, file_type: FileType) -> Emit<Vec<u8>> {
    let buffer = machine
        .write_to_memory_buffer(module, file_type)
        .map_err(|message| CodegenError::Invalid(message.to_string()))?;
    Ok(buffer.as_slice().to_vec())
}

/// The processor that this runs on, as `native` means it.
pub fn host_cpu() -> String {
    format!("{} {}", TargetMachine::get_host_cpu_name(), TargetMachine::get_host_cpu_features())
}
