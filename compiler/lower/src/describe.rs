//! The static descriptions of functions, modules, classes and of the program.

use molt_abi::{layout, symbols};
use molt_mir::{Data, DataItem, Symbol};
use molt_pir::{FuncId, Function, FunctionKind, Name};

use crate::context::Context;
use crate::data::{StaticData, word};

/// Makes the descriptions that code refers to, with what is known before any code is lowered.
pub fn declare(context: &mut Context) {
    for (id, _) in &context.program.modules {
        context.modules[id] = Some(StaticData::add(&mut context.mir, "module", layout::module::SIZE, true, Vec::new()));
    }
    for (id, _) in &context.program.functions {
        context.codes[id] = Some(StaticData::add(&mut context.mir, "code", layout::code::SIZE, false, Vec::new()));
        context.function_words[id] = Some(StaticData::add(&mut context.mir, "function", 8, true, Vec::new()));
    }
    let classes: Vec<_> = context.inference.classes.keys().copied().collect();
    for &id in &classes {
        context.classes[id] = Some(StaticData::add(&mut context.mir, "class", layout::class::SIZE, true, Vec::new()));
    }
    for id in classes {
        describe_class(context, id);
    }
}

/// Fills in what depends on the lowered code, and writes the program's description.
pub fn define(context: &mut Context) {
    let functions: Vec<FuncId> = context.program.functions.keys().collect();
    for &id in &functions {
        describe_function(context, id);
    }
    let modules: Vec<_> = context.program.modules.keys().collect();
    for &id in &modules {
        describe_module(context, id);
    }
    let pointers = |targets: Vec<Symbol>| -> Vec<(u64, DataItem)> {
        targets.into_iter().enumerate().map(|(index, to)| (index as u64 * 8, DataItem::Addr(to, 0))).collect()
    };
    let module_table = modules.iter().map(|&id| Symbol::Data(context.modules[id].expect("declared"))).collect();
    let code_table = functions.iter().map(|&id| Symbol::Data(context.codes[id].expect("declared"))).collect();
    let (module_items, code_items) = (pointers(module_table), pointers(code_table));
    let mir = &mut context.mir;
    let module_table = StaticData::add(mir, "modules", modules.len() as u64 * 8, false, module_items);
    let code_table = StaticData::add(mir, "codes", functions.len() as u64 * 8, false, code_items);
    let (site_count, _) = context.sites.counts();
    let (sites, anchors) = context.sites.emit(mir, |function| function.as_u32());
    let (_, anchor_count) = context.sites.counts();
    use layout::program;
    let data = |id| DataItem::Addr(Symbol::Data(id), 0);
    mir.data.push(Data {
        name: symbols::PROGRAM.into(),
        exported: true,
        writable: false,
        size: program::SIZE,
        items: vec![
            (program::MODULES, data(module_table)),
            (program::MODULE_COUNT, DataItem::I64(modules.len() as i64)),
            (program::CODES, data(code_table)),
            (program::CODE_COUNT, DataItem::I64(functions.len() as i64)),
            (program::SITES, data(sites)),
            (program::SITE_COUNT, DataItem::I64(site_count)),
            (program::ANCHORS, data(anchors)),
            (program::ANCHOR_COUNT, DataItem::I64(anchor_count)),
        ],
    });
}

fn describe_function(context: &mut Context, id: FuncId) {
    let function: &Function = &context.program.functions[id];
    use layout::code;
    let name = context.data.name(&mut context.mir, &function.name);
    let qualname = context.data.name(&mut context.mir, &function.qualname);
    let implicit = implicit_parameter(function);
    let positional: Vec<Name> = function.params.positional.iter().cloned().chain(implicit).collect();
    let params: Vec<Name> = positional
        .iter()
        .chain(&function.params.keyword_only)
        .chain(&function.params.varargs)
        .chain(&function.params.varkeywords)
        .cloned()
        .collect();
    let parameters = context.data.names(&mut context.mir, &params);
    let free_variables = context.data.names(&mut context.mir, &function.free_variables);
    let mut flags = 0;
    if function.params.varargs.is_some() {
        flags |= code::FLAG_VARARGS;
    }
    if function.params.varkeywords.is_some() {
        flags |= code::FLAG_VARKEYWORDS;
    }
    if function.is_generator {
        flags |= code::FLAG_GENERATOR;
    }
    let frame_words = if function.is_generator {
        let positions = context.points.positions(context.program, id);
        let words = positions
            .into_iter()
            .map(|position| context.points.request(context.program, id, position).1.len() + 1)
            .max();
        words.unwrap_or(1)
    } else {
        0
    };
    let mut items = vec![
        (code::NAME, word(&name)),
        (code::QUALNAME, word(&qualname)),
        (code::ENTRY, DataItem::Addr(Symbol::Function(context.generic[id].expect("declared")), 0)),
        (code::PARAMETERS, DataItem::Addr(Symbol::Data(parameters), 0)),
        (code::POSITIONAL, DataItem::U32(positional.len() as u32)),
        (code::POSITIONAL_ONLY, DataItem::U32(function.params.positional_only as u32)),
        (code::KEYWORD_ONLY, DataItem::U32(function.params.keyword_only.len() as u32)),
        (code::FLAGS, DataItem::U32(flags as u32)),
        (code::MODULE, DataItem::U32(function.module.as_u32())),
        (code::FIRST_LINE, DataItem::U32(function.first_line)),
        (code::FRAME_WORDS, DataItem::U32(frame_words as u32)),
        (code::INDEX, DataItem::U32(id.as_u32())),
    ];
    if let Some(doc) = &function.doc {
        let doc = context.data.string(&mut context.mir, doc);
        items.push((code::DOC, DataItem::Addr(Symbol::Data(doc), 0)));
    }
    items.extend([
        (code::FREE_VARIABLES, DataItem::Addr(Symbol::Data(free_variables), 0)),
        (code::FREE_VARIABLE_COUNT, DataItem::U32(function.free_variables.len() as u32)),
    ]);
    context.mir.data[context.codes[id].expect("declared")].items = items;
}

/// What a class body (its namespace) and a generator expression (its iterator) are called with.
fn implicit_parameter(function: &Function) -> Option<Name> {
    matches!(function.kind, FunctionKind::Class | FunctionKind::GeneratorExpression).then(|| ".0".into())
}

fn describe_module(context: &mut Context, id: molt_pir::ModuleId) {
    let module = &context.program.modules[id];
    use layout::module as fields;
    let name = context.data.name(&mut context.mir, &module.name);
    let file = context.data.name(&mut context.mir, &module.path);
    let source = module.source.as_bytes();
    let text = StaticData::text(&mut context.mir, source);
    let (slots, names) = context.globals.slots(id);
    let names = names.to_vec();
    let name_array = context.data.names(&mut context.mir, &names);
    context.mir.data[context.modules[id].expect("declared")].items = vec![
        (fields::NAME, word(&name)),
        (fields::FILE, word(&file)),
        (fields::SOURCE, DataItem::Addr(Symbol::Data(text), 0)),
        (fields::SOURCE_LENGTH, DataItem::I64(source.len() as i64)),
        (fields::CODE, DataItem::Addr(Symbol::Data(context.codes[module.body].expect("declared")), 0)),
        (fields::GLOBALS, DataItem::Addr(Symbol::Data(slots), 0)),
        (fields::GLOBAL_NAMES, DataItem::Addr(Symbol::Data(name_array), 0)),
        (fields::GLOBAL_COUNT, DataItem::I64(names.len() as i64)),
        (fields::IS_PACKAGE, DataItem::U32(module.is_package as u32)),
    ];
}

fn describe_class(context: &mut Context, id: molt_pir::ClassId) {
    let shape = &context.inference.classes[&id];
    use layout::class;
    let slot_names = context.data.names(&mut context.mir, &shape.slots);
    let base_items = shape
        .bases
        .iter()
        .enumerate()
        .filter_map(|(index, &base)| Some((index as u64 * 8, DataItem::Addr(Symbol::Data(context.classes[base]?), 0))))
        .collect();
    let bases = StaticData::add(&mut context.mir, "bases", shape.bases.len() as u64 * 8, false, base_items);
    context.mir.data[context.classes[id].expect("declared")].items = vec![
        (class::SLOT_COUNT, DataItem::U32(shape.slots.len() as u32)),
        (class::BASE_COUNT, DataItem::U32(shape.bases.len() as u32)),
        (class::SLOT_NAMES, DataItem::Addr(Symbol::Data(slot_names), 0)),
        (class::BASES, DataItem::Addr(Symbol::Data(bases), 0)),
    ];
}
