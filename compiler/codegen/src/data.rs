//! Static data: bytes, numbers and addresses at fixed offsets.

use inkwell::module::Linkage;
use inkwell::values::{BasicValueEnum, GlobalValue};
use molt_mir::{Data, DataItem};

use crate::module::{ModuleBuilder, symbol_name};

/// Static objects must look like heap pointers, whose low bits are clear.
const ALIGNMENT: u32 = 16;

/// Declares data, so that addresses can be taken in any order.
pub(crate) fn declare<'ctx>(builder: &ModuleBuilder<'ctx, '_>, data: &Data) -> GlobalValue<'ctx> {
    let fields: Vec<_> = fields(builder, data, false).iter().map(BasicValueEnum::get_type).collect();
    let layout = builder.context.struct_type(&fields, true);
    let global = builder.module.add_global(layout, None, &symbol_name(&data.name, data.exported));
    global.set_linkage(if data.exported { Linkage::External } else { Linkage::Internal });
    global.set_constant(!data.writable);
    global.set_alignment(ALIGNMENT);
    global
}

/// Gives data its content.
pub(crate) fn define<'ctx>(builder: &ModuleBuilder<'ctx, '_>, data: &Data, global: GlobalValue<'ctx>) {
    let fields = fields(builder, data, true);
    global.set_initializer(&builder.context.const_struct(&fields, true));
}

/// The items with zeros in the gaps. Addresses are null unless they are `known`, which needs everything to be declared.
fn fields<'ctx>(builder: &ModuleBuilder<'ctx, '_>, data: &Data, known: bool) -> Vec<BasicValueEnum<'ctx>> {
    let types = &builder.types;
    let mut fields: Vec<BasicValueEnum<'ctx>> = Vec::new();
    let mut end = 0;
    let gap = |from: u64, to: u64| types.i8.array_type((to - from) as u32).const_zero().into();
    for (offset, item) in &data.items {
        if *offset > end {
            fields.push(gap(end, *offset));
        }
        let (field, size): (BasicValueEnum<'ctx>, u64) = match item {
            DataItem::I64(value) => (builder.int(*value).into(), 8),
            DataItem::U32(value) => (types.i32.const_int(u64::from(*value), false).into(), 4),
            DataItem::Bytes(bytes) => (builder.context.const_string(bytes, false).into(), bytes.len() as u64),
            DataItem::Addr(..) if !known => (types.ptr.const_null().into(), 8),
            DataItem::Addr(symbol, 0) => (builder.address(symbol).into(), 8),
            DataItem::Addr(symbol, addend) => {
                let address = builder.address(symbol).const_to_int(types.i64);
                (address.const_add(builder.int(*addend)).const_to_pointer(types.ptr).into(), 8)
            }
        };
        fields.push(field);
        end = offset + size;
    }
    if end < data.size {
        fields.push(gap(end, data.size));
    }
    fields
}
