//! LLVM declarations of the runtime's entry points, derived from their rows.

use std::cell::RefCell;
use std::collections::HashMap;

use inkwell::GlobalVisibility;
use inkwell::attributes::{Attribute, AttributeLoc};
use inkwell::context::Context;
use inkwell::memory_buffer::MemoryBuffer;
use inkwell::types::{BasicMetadataTypeEnum, FunctionType};
use inkwell::values::FunctionValue;
use molt_abi::{Entry, Kind, ResultKind};

use crate::error::{CodegenError, Emit};
use crate::module::ModuleBuilder;

/// Entry points declared so far, and the attributes that need LLVM's own encoding.
pub(crate) struct Entries<'ctx> {
    declared: RefCell<HashMap<&'static str, FunctionValue<'ctx>>>,
    reads_memory: Attribute,
    no_memory: Attribute,
}

impl<'ctx> Entries<'ctx> {
    pub(crate) fn new(context: &'ctx Context) -> Emit<Entries<'ctx>> {
        // How a memory effect is encoded changes between versions of LLVM, so it is read from text.
        let text = "declare void @reads() memory(read)\ndeclare void @none() memory(none)\n";
        let buffer = MemoryBuffer::create_from_memory_range_copy(text.as_bytes(), "attributes");
        let module =
            context.create_module_from_ir(buffer).map_err(|message| CodegenError::Invalid(message.to_string()))?;
        let memory = |name: &str| {
            module
                .get_function(name)
                .and_then(|f| f.get_enum_attribute(AttributeLoc::Function, Attribute::get_named_enum_kind_id("memory")))
                .ok_or_else(|| CodegenError::Invalid("LLVM has no `memory` attribute".to_owned()))
        };
        Ok(Entries { declared: RefCell::default(), reads_memory: memory("reads")?, no_memory: memory("none")? })
    }

    /// What a call of the entry point does to memory, where LLVM can be told. A failure is written to the runtime's
    /// state, an allocation to the allocator's and a new reference to a count, so none of these is a mere read.
    fn memory(&self, entry: &Entry) -> Option<Attribute> {
        let makes_reference = matches!(entry.result, ResultKind::Obj | ResultKind::Pair | ResultKind::Maybe);
        if !entry.flags.never_raises || makes_reference {
            return None;
        }
        let numbers_only = entry.params.iter().all(|param| matches!(param.kind, Kind::I64 | Kind::F64 | Kind::Bool));
        if entry.flags.pure && numbers_only {
            return Some(self.no_memory);
        }
        (entry.flags.pure || entry.flags.reads).then_some(self.reads_memory)
    }
}

impl<'ctx> ModuleBuilder<'ctx, '_> {
    /// The function of an entry point.
    pub(crate) fn entry(&self, entry: &'static Entry) -> FunctionValue<'ctx> {
        let known = self.entries.declared.borrow().get(entry.name).copied();
        known.unwrap_or_else(|| {
            let function = self.declare_entry(entry);
            self.entries.declared.borrow_mut().insert(entry.name, function);
            function
        })
    }

    /// The function of the entry point of that name.
    pub(crate) fn entry_named(&self, name: &str) -> FunctionValue<'ctx> {
        self.entry(molt_abi::find_entry(name).expect("codegen names rows that the table has"))
    }

    fn declare_entry(&self, entry: &Entry) -> FunctionValue<'ctx> {
        let function = self.module.add_function(entry.symbol, self.entry_type(entry), None);
        // It is linked statically, so calls need no table of addresses.
        function.as_global_value().set_visibility(GlobalVisibility::Protected);
        self.add_attributes(function, &["nounwind"]);
        if entry.flags.cold {
            self.add_attributes(function, &["cold"]);
        }
        if let Some(memory) = self.entries.memory(entry) {
            function.add_attribute(AttributeLoc::Function, memory);
            self.add_attributes(function, &["willreturn", "nosync"]);
        }
        for (index, param) in entry.params.iter().enumerate() {
            if param.kind == Kind::Bool {
                function.add_attribute(AttributeLoc::Param(index as u32), self.attribute("zeroext", 0));
            }
        }
        function
    }

    fn entry_type(&self, entry: &Entry) -> FunctionType<'ctx> {
        let types = &self.types;
        let params: Vec<BasicMetadataTypeEnum<'ctx>> = entry
            .params
            .iter()
            .map(|param| match param.kind {
                Kind::Obj | Kind::Own | Kind::Nullable | Kind::OwnNullable | Kind::I64 => types.i64.into(),
                Kind::Words | Kind::OwnWords | Kind::Ptr => types.ptr.into(),
                Kind::F64 => types.f64.into(),
                Kind::Bool => types.i8.into(),
            })
            .collect();
        let pair = self.context.struct_type(&[types.i64.into(), types.i64.into()], false);
        let raises = !entry.flags.never_raises;
        match entry.result {
            ResultKind::Obj | ResultKind::Borrowed | ResultKind::Maybe => types.i64.fn_type(&params, false),
            ResultKind::Pair => pair.fn_type(&params, false),
            ResultKind::Unit if raises => types.i8.fn_type(&params, false),
            ResultKind::Unit | ResultKind::Never => self.context.void_type().fn_type(&params, false),
            ResultKind::Bool if raises => types.i32.fn_type(&params, false),
            ResultKind::Bool => types.i8.fn_type(&params, false),
            ResultKind::I64 | ResultKind::F64 if raises => pair.fn_type(&params, false),
            ResultKind::I64 => types.i64.fn_type(&params, false),
            ResultKind::F64 => types.f64.fn_type(&params, false),
            ResultKind::Ptr => types.ptr.fn_type(&params, false),
        }
    }
}
