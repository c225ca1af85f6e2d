//! The runtime's hot entry points as bitcode: made small once for each build of the runtime, then inlined into programs.

use std::collections::HashSet;
use std::path::Path;

use inkwell::attributes::AttributeLoc;
use inkwell::context::Context;
use inkwell::llvm_sys::LLVMLinkage;
use inkwell::llvm_sys::core::{
    LLVMAliasGetAliasee, LLVMGetBasicBlockParent, LLVMGetFirstGlobalAlias, LLVMGetFirstUse, LLVMGetInstructionParent,
    LLVMGetNextGlobalAlias, LLVMGetNextUse, LLVMGetUser, LLVMIsAGlobalValue, LLVMIsAInstruction,
    LLVMReplaceAllUsesWith, LLVMSetLinkage,
};
use inkwell::llvm_sys::prelude::LLVMValueRef;
use inkwell::memory_buffer::MemoryBuffer;
use inkwell::module::{Linkage, Module};
use inkwell::passes::PassBuilderOptions;
use inkwell::support::LLVMString;
use inkwell::values::{AsValueRef, FunctionValue, GlobalValue};
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
    for global in globals(&module).filter(is_private_state) {
        leave_out_users(global.as_value_ref(), &mut HashSet::new());
    }
    // What is available elsewhere becomes a mere declaration, and then what nothing hot needs goes.
    run(&module, "globaldce,elim-avail-extern,globaldce,strip-dead-prototypes")?;
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

/// A variable that a copy would make into another one.
fn is_private_state(global: &GlobalValue<'_>) -> bool {
    !is_shared(global.get_linkage()) && !global.is_constant()
}

/// Leaves the bodies of those hot entry points to the archive that use the value, themselves or by way of internal
/// functions.
fn leave_out_users(value: LLVMValueRef, visited: &mut HashSet<LLVMValueRef>) {
    if !visited.insert(value) {
        return;
    }
    // SAFETY: `value` and everything reached from it by uses are values of one valid module, which does not change its
    // uses here; each kind is tested before a function asks for it.
    unsafe {
        let mut next = LLVMGetFirstUse(value);
        while !next.is_null() {
            let user = LLVMGetUser(next);
            next = LLVMGetNextUse(next);
            if LLVMIsAInstruction(user).is_null() {
                // A constant, or a variable whose initial value it is; the archive's variables become declarations.
                let is_declared =
                    !LLVMIsAGlobalValue(user).is_null() && is_shared(GlobalValue::new(user).get_linkage());
                if !is_declared {
                    leave_out_users(user, visited);
                }
                continue;
            }
            let function = LLVMGetBasicBlockParent(LLVMGetInstructionParent(user));
            match FunctionValue::new(function) {
                Some(hot) if is_hot(hot) => hot.set_linkage(Linkage::AvailableExternally),
                Some(internal) if !is_shared(internal.get_linkage()) => leave_out_users(function, visited),
                _ => {}
            }
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
