//! The runtime's hot entry points as bitcode: made small once for each build of the runtime, then inlined into programs.

use std::path::Path;

use inkwell::attributes::AttributeLoc;
use inkwell::context::Context;
use inkwell::llvm_sys::LLVMLinkage;
use inkwell::llvm_sys::core::{
    LLVMAliasGetAliasee, LLVMGetFirstGlobalAlias, LLVMGetNextGlobalAlias, LLVMReplaceAllUsesWith, LLVMSetLinkage,
};
use inkwell::memory_buffer::MemoryBuffer;
use inkwell::module::{Linkage, Module};
use inkwell::passes::PassBuilderOptions;
use inkwell::support::LLVMString;
use inkwell::values::{FunctionValue, GlobalValue};
use molt_abi::ENTRIES;

use crate::error::{CodegenError, Emit};
use crate::target;

/// Adds the bodies of the hot entry points that the module calls. They are not emitted: the archive's stay the only ones.
pub(crate) fn link<'ctx>(context: &'ctx Context, module: &Module<'ctx>, bitcode: &[u8]) -> Emit<()> {
    let buffer = MemoryBuffer::create_from_memory_range_copy(bitcode, "hot");
    let hot = Module::parse_bitcode_from_buffer(&buffer, context).map_err(unusable)?;
    module.link_in_module(hot).map_err(unusable)
}

/// Makes the part of the runtime's bitcode that programs inline from the whole of it, which the same build made as the
/// archive: the bodies of the rows marked `hot`, and what internal functions and constants these need.
pub fn slim_runtime(bitcode: &Path) -> Result<Vec<u8>, CodegenError> {
    let context = Context::create();
    let buffer = MemoryBuffer::create_from_file(bitcode).map_err(unusable)?;
    let module = Module::parse_bitcode_from_buffer(&buffer, &context).map_err(unusable)?;
    for function in module.get_functions() {
        // Attributes that name a processor would forbid inlining into functions compiled for another.
        function.remove_string_attribute(AttributeLoc::Function, "target-cpu");
        function.remove_string_attribute(AttributeLoc::Function, "target-features");
        if is_shared(function.get_linkage()) && !function.as_global_value().is_declaration() && !is_hot(function) {
            function.set_linkage(Linkage::AvailableExternally);
        }
    }
    for global in globals(&module) {
        if is_shared(global.get_linkage()) && !global.is_declaration() {
            global.set_linkage(Linkage::AvailableExternally);
        }
    }
    replace_aliases(&module);
    // What is available elsewhere becomes a mere declaration, and then what nothing hot needs goes.
    run(&module, "globaldce,elim-avail-extern,globaldce,strip-dead-prototypes")?;
    let state: Vec<String> = globals(&module)
        .filter(|global| !is_shared(global.get_linkage()) && !global.is_constant())
        .map(|global| global.get_name().to_string_lossy().into_owned())
        .collect();
    if !state.is_empty() {
        // A copy of a variable would be another variable.
        let names = state.join(", ");
        return Err(CodegenError::Bitcode(format!(
            "hot entry points use variables that are private to the runtime: {names}"
        )));
    }
    for function in
        module.get_functions().filter(|&function| is_hot(function) && !function.as_global_value().is_declaration())
    {
        function.set_linkage(Linkage::AvailableExternally);
    }
    Ok(module.write_bitcode_to_memory().as_slice().to_vec())
}

/// Has everybody use what an alias stands for. rustc makes aliases of functions with equal bodies, and an alias of a
/// declaration is no valid IR.
fn replace_aliases(module: &Module<'_>) {
    // SAFETY: the module is valid and nobody else changes it; each alias is one of its globals until the next pass, and
    // stands for another of them, of the same type.
    unsafe {
        let mut alias = LLVMGetFirstGlobalAlias(module.as_mut_ptr());
        while !alias.is_null() {
            LLVMReplaceAllUsesWith(alias, LLVMAliasGetAliasee(alias));
            LLVMSetLinkage(alias, LLVMLinkage::LLVMInternalLinkage);
            alias = LLVMGetNextGlobalAlias(alias);
        }
    }
}

fn unusable(message: LLVMString) -> CodegenError {
    CodegenError::Bitcode(message.to_string())
}

fn run(module: &Module<'_>, passes: &str) -> Emit<()> {
    let machine = target::any_machine(&module.get_triple())?;
    module.run_passes(passes, &machine, PassBuilderOptions::create()).map_err(unusable)
}

fn globals<'ctx>(module: &Module<'ctx>) -> impl Iterator<Item = GlobalValue<'ctx>> {
    std::iter::successors(module.get_first_global(), |global| global.get_next_global())
}

/// Whether the archive's objects share it, so that a declaration finds it.
fn is_shared(linkage: Linkage) -> bool {
    !matches!(linkage, Linkage::Internal | Linkage::Private)
}

fn is_hot(function: FunctionValue<'_>) -> bool {
    let name = function.get_name().to_string_lossy();
    ENTRIES.iter().any(|entry| entry.flags.hot && entry.symbol == name)
}
