//! Metadata that tells LLVM what it cannot see: which memory does not overlap, which branches are rare.

use inkwell::context::Context;
use inkwell::values::{BasicMetadataValueEnum, InstructionValue, MetadataValue};
use molt_mir::{Access, Alias};

/// A class of memory for type-based alias analysis.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum MemoryClass {
    /// One of MIR's.
    Mir(Alias),
    /// The slot at that offset of instances. Objects do not overlap, so slots at different offsets never do.
    Slot(i32),
    /// Reference counts, which only codegen touches.
    ReferenceCount,
}

impl From<&Access> for MemoryClass {
    fn from(access: &Access) -> MemoryClass {
        match access.alias {
            Alias::Slot => MemoryClass::Slot(access.offset),
            alias => MemoryClass::Mir(alias),
        }
    }
}

/// The metadata nodes of a module.
pub(crate) struct Metadata<'ctx> {
    context: &'ctx Context,
    alias_kind: u32,
    weights_kind: u32,
    range_kind: u32,
    any: MetadataValue<'ctx>,
    any_tag: MetadataValue<'ctx>,
    unlikely: MetadataValue<'ctx>,
    likely: MetadataValue<'ctx>,
    length_range: MetadataValue<'ctx>,
}

/// How much rarer a cold way is.
const WEIGHT: u64 = 1 << 20;

impl<'ctx> Metadata<'ctx> {
    pub(crate) fn new(context: &'ctx Context) -> Metadata<'ctx> {
        let int = |value: u64| BasicMetadataValueEnum::from(context.i64_type().const_int(value, false));
        let weight = |value: u64| BasicMetadataValueEnum::from(context.i32_type().const_int(value, false));
        let weights = |first, second| {
            context.metadata_node(&[context.metadata_string("branch_weights").into(), weight(first), weight(second)])
        };
        let root = context.metadata_node(&[context.metadata_string("molt").into()]);
        let any = class_node(context, "any", root);
        Metadata {
            context,
            alias_kind: context.get_kind_id("tbaa"),
            weights_kind: context.get_kind_id("prof"),
            range_kind: context.get_kind_id("range"),
            any,
            any_tag: tag_node(context, any),
            unlikely: weights(1, WEIGHT),
            likely: weights(WEIGHT, 1),
            length_range: context.metadata_node(&[int(0), int(1 << 60)]),
        }
    }

    /// Marks a load or store with the class of memory that it touches.
    pub(crate) fn mark_access(&self, access: InstructionValue<'ctx>, class: MemoryClass) {
        let tag = match class {
            // Memory that is being filled is read under its final class later, so it may overlap everything.
            MemoryClass::Mir(Alias::Any | Alias::Frame) => self.any_tag,
            MemoryClass::Mir(alias) => self.tag(alias_name(alias)),
            MemoryClass::Slot(offset) => {
                let slots = class_node(self.context, alias_name(Alias::Slot), self.any);
                tag_node(self.context, class_node(self.context, &format!("slot at {offset}"), slots))
            }
            MemoryClass::ReferenceCount => self.tag("reference count"),
        };
        self.attach(access, tag, self.alias_kind);
    }

    /// Marks a load of a length: not negative, and far from overflow.
    pub(crate) fn mark_length(&self, load: InstructionValue<'ctx>) {
        self.attach(load, self.length_range, self.range_kind);
    }

    /// Marks a branch whose condition is hardly ever true.
    pub(crate) fn mark_unlikely(&self, branch: InstructionValue<'ctx>) {
        self.attach(branch, self.unlikely, self.weights_kind);
    }

    /// Marks a branch whose condition is nearly always true.
    pub(crate) fn mark_likely(&self, branch: InstructionValue<'ctx>) {
        self.attach(branch, self.likely, self.weights_kind);
    }

    fn tag(&self, name: &str) -> MetadataValue<'ctx> {
        tag_node(self.context, class_node(self.context, name, self.any))
    }

    fn attach(&self, instruction: InstructionValue<'ctx>, node: MetadataValue<'ctx>, kind: u32) {
        instruction.set_metadata(node, kind).expect("nodes are metadata nodes, not strings");
    }
}

/// A scalar type node, a child of `parent`. Nodes are uniqued by LLVM.
fn class_node<'ctx>(context: &'ctx Context, name: &str, parent: MetadataValue<'ctx>) -> MetadataValue<'ctx> {
    let zero = context.i64_type().const_zero();
    context.metadata_node(&[context.metadata_string(name).into(), parent.into(), zero.into()])
}

/// An access tag for a scalar type.
fn tag_node<'ctx>(context: &'ctx Context, class: MetadataValue<'ctx>) -> MetadataValue<'ctx> {
    let zero = context.i64_type().const_zero();
    context.metadata_node(&[class.into(), class.into(), zero.into()])
}

fn alias_name(alias: Alias) -> &'static str {
    match alias {
        Alias::Immutable => "immutable",
        Alias::ListLength => "list length",
        Alias::ListData => "list data",
        Alias::ListStrategy => "list strategy",
        Alias::ElementInt => "int element",
        Alias::ElementFloat => "float element",
        Alias::ElementBool => "bool element",
        Alias::ElementWord => "word element",
        Alias::Slot => "slot",
        Alias::InstanceDict => "instance dict",
        Alias::Class => "class",
        // What code may read as permanent is written once, by a store of the other class.
        Alias::Global | Alias::Permanent => "global",
        Alias::Cell => "cell",
        Alias::State => "state",
        Alias::Frame | Alias::Any => "any",
    }
}
