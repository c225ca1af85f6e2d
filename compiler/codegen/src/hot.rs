//! The runtime's hot entry points as bitcode: made small once for each build of the runtime, then inlined into programs.

use std::path::Path;

use inkwell::context::Context;
use inkwell::memory_buffer::MemoryBuffer;
use inkwell::module::Module;

use crate::error::{CodegenError, Emit};

/// Adds the bodies of the hot entry points that the module calls. They are not emitted: the archive's stay the only ones.
pub(crate) fn link<'ctx>(context: &'ctx Context, module: &Module<'ctx>, path: &Path) -> Emit<()> {
    let bitcode =
        |message: inkwell::support::LLVMString| CodegenError::Bitcode(format!("{}: {message}", path.display()));
    let buffer = MemoryBuffer::create_from_file(path).map_err(bitcode)?;
    let hot = Module::parse_bitcode_from_buffer(&buffer, context).map_err(bitcode)?;
    module.link_in_module(hot).map_err(bitcode)
}

/// Reads the bitcode of the whole runtime and writes the part that [`link`] wants.
pub fn slim_runtime(bitcode: &Path, out: &Path) -> Result<(), CodegenError> {
    let _ = (bitcode, out);
    Err(CodegenError::Bitcode("not yet".to_owned()))
}
