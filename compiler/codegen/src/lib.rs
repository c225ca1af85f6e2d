//! MIR to LLVM IR and object files.
