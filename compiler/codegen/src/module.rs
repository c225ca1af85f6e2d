//! One LLVM module for one program: declares everything, then fills in functions and data.

use std::cell::RefCell;
use std::collections::HashMap;

use cranelift_entity::PrimaryMap;
use inkwell::attributes::{Attribute, AttributeLoc};
use inkwell::builder::Builder;
use inkwell::context::Context;
use inkwell::module::{Linkage, Module};
use inkwell::targets::TargetMachine;
use inkwell::types::{BasicMetadataTypeEnum, BasicTypeEnum, FloatType, FunctionType, IntType, PointerType};
use inkwell::values::{BasicValueEnum, FunctionValue, GlobalValue, IntValue, PointerValue};
use inkwell::{AddressSpace, GlobalVisibility};
use molt_mir::{DataId, FnId, Function, ObjConst, Program, Repr, ResultShape, Symbol};

use crate::entries::Entries;
use crate::error::{CodegenError, Emit};
use crate::metadata::Metadata;
use crate::snippets::Snippets;
use crate::{Options, data, function};

/// LLVM's number of the calling convention for functions that only we call.
pub(crate) const FAST_CALL: u32 = 8;

/// The types of representations.
pub(crate) struct Types<'ctx> {
    pub(crate) i1: IntType<'ctx>,
    pub(crate) i8: IntType<'ctx>,
    pub(crate) i32: IntType<'ctx>,
    pub(crate) i64: IntType<'ctx>,
    pub(crate) f64: FloatType<'ctx>,
    pub(crate) ptr: PointerType<'ctx>,
}

impl<'ctx> Types<'ctx> {
    fn new(context: &'ctx Context) -> Types<'ctx> {
        Types {
            i1: context.bool_type(),
            i8: context.i8_type(),
            i32: context.i32_type(),
            i64: context.i64_type(),
            f64: context.f64_type(),
            ptr: context.ptr_type(AddressSpace::default()),
        }
    }

    /// The type of a representation's values.
    pub(crate) fn of(&self, repr: Repr) -> BasicTypeEnum<'ctx> {
        match repr {
            Repr::Obj | Repr::I64 => self.i64.into(),
            Repr::F64 => self.f64.into(),
            Repr::Bool => self.i1.into(),
            Repr::Ptr => self.ptr.into(),
        }
    }
}

/// A module under construction.
pub(crate) struct ModuleBuilder<'ctx, 'a> {
    pub(crate) context: &'ctx Context,
    pub(crate) module: Module<'ctx>,
    pub(crate) builder: Builder<'ctx>,
    pub(crate) types: Types<'ctx>,
    pub(crate) metadata: Metadata<'ctx>,
    pub(crate) entries: Entries<'ctx>,
    pub(crate) snippets: Snippets<'ctx>,
    pub(crate) program: &'a Program,
    /// Name of the stack pointer's register.
    pub(crate) stack_pointer: &'static str,
    functions: PrimaryMap<FnId, FunctionValue<'ctx>>,
    data: PrimaryMap<DataId, GlobalValue<'ctx>>,
    externs: RefCell<HashMap<String, GlobalValue<'ctx>>>,
    sanitize_address: bool,
}

/// Builds the module.
pub(crate) fn build<'ctx>(
    context: &'ctx Context,
    program: &Program,
    options: &Options<'_>,
    machine: &TargetMachine,
) -> Emit<Module<'ctx>> {
    let module = context.create_module("program");
    module.set_triple(&machine.get_triple());
    module.set_data_layout(&machine.get_target_data().get_data_layout());
    let mut builder = ModuleBuilder {
        context,
        module,
        builder: context.create_builder(),
        types: Types::new(context),
        metadata: Metadata::new(context),
        entries: Entries::new(context)?,
        snippets: Snippets::default(),
        program,
        stack_pointer: stack_pointer_register(&options.target.arch)?,
        functions: PrimaryMap::new(),
        data: PrimaryMap::new(),
        externs: RefCell::default(),
        sanitize_address: options.sanitize_address,
    };
    for data in program.data.values() {
        let global = data::declare(&builder, data);
        builder.data.push(global);
    }
    for function in program.functions.values() {
        let declared = builder.declare(function);
        builder.functions.push(declared);
    }
    for (id, data) in &program.data {
        data::define(&builder, data, builder.data[id]);
    }
    for (id, function) in &program.functions {
        function::define(&builder, function, builder.functions[id])?;
    }
    builder.refer_to_fingerprint();
    Ok(builder.module)
}

fn stack_pointer_register(arch: &str) -> Emit<&'static str> {
    match arch {
        "x86_64" => Ok("rsp"),
        "aarch64" => Ok("sp"),
        other => Err(CodegenError::Target(format!("the stack cannot be measured on {other}"))),
    }
}

impl<'ctx> ModuleBuilder<'ctx, '_> {
    fn declare(&self, function: &Function) -> FunctionValue<'ctx> {
        let params: Vec<BasicMetadataTypeEnum<'ctx>> = function.blocks[function.entry]
            .params
            .iter()
            .map(|&value| self.types.of(function.repr(value)).into())
            .collect();
        let linkage = if function.exported { Linkage::External } else { Linkage::Internal };
        let name = symbol_name(&function.name, function.exported);
        let declared = self.module.add_function(&name, self.function_type(function.result, &params), Some(linkage));
        self.add_attributes(declared, &["nounwind"]);
        if function.generic {
            // Its arguments travel in memory and its work is done by the runtime: a copy in its caller gains nothing.
            self.add_attributes(declared, &["noinline"]);
        } else {
            declared.set_call_conventions(FAST_CALL);
        }
        if function.cold {
            self.add_attributes(declared, &["cold", "optsize"]);
        }
        if self.sanitize_address {
            self.add_attributes(declared, &["sanitize_address"]);
        }
        declared
    }

    fn function_type(&self, result: ResultShape, params: &[BasicMetadataTypeEnum<'ctx>]) -> FunctionType<'ctx> {
        match result {
            ResultShape::Word => self.types.i64.fn_type(params, false),
            ResultShape::Raw(repr) => self.raw_result_type(repr).fn_type(params, false),
        }
    }

    /// `{value, status}`.
    pub(crate) fn raw_result_type(&self, repr: Repr) -> inkwell::types::StructType<'ctx> {
        self.context.struct_type(&[self.types.of(repr), self.types.i64.into()], false)
    }

    /// Adds attributes without arguments to a function.
    pub(crate) fn add_attributes(&self, function: FunctionValue<'ctx>, names: &[&str]) {
        for name in names {
            function.add_attribute(AttributeLoc::Function, self.attribute(name, 0));
        }
    }

    pub(crate) fn attribute(&self, name: &str, value: u64) -> Attribute {
        self.context.create_enum_attribute(Attribute::get_named_enum_kind_id(name), value)
    }

    /// A function of the program.
    pub(crate) fn function(&self, id: FnId) -> FunctionValue<'ctx> {
        self.functions[id]
    }

    /// The address of a symbol.
    pub(crate) fn address(&self, symbol: &Symbol) -> PointerValue<'ctx> {
        match symbol {
            Symbol::Data(id) => self.data[*id].as_pointer_value(),
            Symbol::Function(id) => self.functions[*id].as_global_value().as_pointer_value(),
            Symbol::Extern(name) => self.extern_address(name),
        }
    }

    /// The address of data of the runtime. It is linked statically, so no table of addresses is needed to reach it.
    pub(crate) fn extern_address(&self, name: &str) -> PointerValue<'ctx> {
        if let Some(function) = self.module.get_function(name) {
            return function.as_global_value().as_pointer_value();
        }
        let mut externs = self.externs.borrow_mut();
        let global = *externs.entry(name.to_owned()).or_insert_with(|| {
            let global = self.module.add_global(self.types.i8, None, name);
            global.set_alignment(8);
            global.set_visibility(GlobalVisibility::Protected);
            global
        });
        global.as_pointer_value()
    }

    /// An object's word, a constant.
    pub(crate) fn object_constant(&self, constant: &ObjConst) -> IntValue<'ctx> {
        use molt_abi::value::{encode_float, encode_int};
        let word = match constant {
            ObjConst::Static(symbol) => return self.address(symbol).const_to_int(self.types.i64),
            ObjConst::Int(value) => encode_int(*value),
            ObjConst::Float(bits) => encode_float(*bits),
        };
        self.types.i64.const_int(word.expect("the verifier checked that constants fit a word"), false)
    }

    /// A word constant for a symbol of the runtime.
    pub(crate) fn extern_word(&self, name: &str) -> IntValue<'ctx> {
        self.extern_address(name).const_to_int(self.types.i64)
    }

    pub(crate) fn int(&self, value: i64) -> IntValue<'ctx> {
        self.types.i64.const_int(value as u64, true)
    }

    /// Calls an LLVM intrinsic that is overloaded for the given types.
    pub(crate) fn call_intrinsic(
        &self,
        name: &str,
        types: &[BasicTypeEnum<'ctx>],
        args: &[inkwell::values::BasicMetadataValueEnum<'ctx>],
    ) -> Emit<BasicValueEnum<'ctx>> {
        let missing = || CodegenError::Invalid(format!("no intrinsic {name}"));
        let intrinsic = inkwell::intrinsics::Intrinsic::find(name).ok_or_else(missing)?;
        let declaration = intrinsic.get_declaration(&self.module, types).ok_or_else(missing)?;
        Ok(self.builder.build_call(declaration, args, "")?.try_as_basic_value().unwrap_basic())
    }

    /// The address `bytes` after `base`.
    pub(crate) fn offset(&self, base: PointerValue<'ctx>, bytes: IntValue<'ctx>) -> Emit<PointerValue<'ctx>> {
        // SAFETY: the indices suit the element type, an integer: one index into `i8`s. inkwell asks for no more.
        Ok(unsafe { self.builder.build_gep(self.types.i8, base, &[bytes], "")? })
    }

    /// The link fails unless the archive was built from the same tables.
    fn refer_to_fingerprint(&self) {
        let name = format!("{}{:016x}", molt_abi::symbols::FINGERPRINT_PREFIX, molt_abi::FINGERPRINT);
        let reference = self.module.add_global(self.types.ptr, None, "molt.archive_fingerprint");
        reference.set_initializer(&self.extern_address(&name));
        reference.set_linkage(Linkage::Internal);
        reference.set_constant(true);
        let list = self.types.ptr.const_array(&[reference.as_pointer_value()]);
        let used = self.module.add_global(list.get_type(), None, "llvm.used");
        used.set_linkage(Linkage::Appending);
        used.set_section(Some("llvm.metadata"));
        used.set_initializer(&list);
    }
}

/// Internal names get a prefix that no symbol of the runtime has.
pub(crate) fn symbol_name(name: &str, exported: bool) -> String {
    if exported { name.to_owned() } else { format!("py.{name}") }
}
