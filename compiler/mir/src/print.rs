//! MIR as text. The same program always prints the same text, and `parse` reads it back.

use std::fmt::{self, Write};

use crate::ir::{
    Block, Data, DataItem, Edge, ExitId, ExitValue, FnId, Function, Inst, Program, Repr, ResultShape, Symbol,
    Terminator, Value, ValueData,
};
use crate::ops::{Access, ObjConst, Op};
use crate::text::{Word, float_text, quote_bytes, quote_name};

/// The whole program.
pub fn print_program(program: &Program) -> String {
    let mut text = String::new();
    for (_, data) in &program.data {
        write_data(&mut text, program, data).expect(INFALLIBLE);
    }
    for (id, _) in &program.functions {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&print_function(program, id));
    }
    text
}

/// One function.
pub fn print_function(program: &Program, id: FnId) -> String {
    let mut text = String::new();
    Printer { program, function: &program.functions[id] }.write_function(&mut text).expect(INFALLIBLE);
    text
}

/// One instruction, for messages.
pub fn print_inst(program: &Program, function: &Function, inst: Inst) -> String {
    let mut text = String::new();
    Printer { program, function }.write_inst(&mut text, inst).expect(INFALLIBLE);
    text
}

/// A block's last line, for messages.
pub fn print_terminator(program: &Program, function: &Function, block: Block) -> String {
    let mut text = String::new();
    Printer { program, function }.write_terminator(&mut text, &function.blocks[block].terminator).expect(INFALLIBLE);
    text
}

const INFALLIBLE: &str = "writing to a string does not fail";

fn write_data(out: &mut String, program: &Program, data: &Data) -> fmt::Result {
    write!(out, "data ${}", quote_name(&data.name))?;
    if data.writable {
        out.push_str(" writable");
    }
    if data.exported {
        out.push_str(" exported");
    }
    writeln!(out, " size {} {{", data.size)?;
    for (offset, item) in &data.items {
        write!(out, "  {offset}: ")?;
        match item {
            DataItem::I64(value) => writeln!(out, "i64 {value}")?,
            DataItem::U32(value) => writeln!(out, "u32 {value}")?,
            DataItem::Bytes(bytes) => writeln!(out, "bytes {}", quote_bytes(bytes))?,
            DataItem::Addr(symbol, 0) => writeln!(out, "addr {}", symbol_text(program, symbol))?,
            DataItem::Addr(symbol, addend) => writeln!(out, "addr {} {addend}", symbol_text(program, symbol))?,
        }
    }
    out.push_str("}\n");
    Ok(())
}

fn symbol_text(program: &Program, symbol: &Symbol) -> String {
    match symbol {
        Symbol::Data(id) => format!("${}", quote_name(&program.data[*id].name)),
        Symbol::Function(id) => format!("@{}", quote_name(&program.functions[*id].name)),
        Symbol::Extern(name) => format!("%{}", quote_name(name)),
    }
}

/// Writes one function of a program, which is there for names.
struct Printer<'a> {
    program: &'a Program,
    function: &'a Function,
}

impl Printer<'_> {
    fn write_function(&self, out: &mut String) -> fmt::Result {
        let function = self.function;
        write!(out, "fn @{} -> {}", quote_name(&function.name), shape_text(function.result))?;
        for (is_set, word) in [
            (function.exported, "exported"),
            (function.generic, "generic"),
            (function.generator, "generator"),
            (function.cold, "cold"),
        ] {
            if is_set {
                write!(out, " {word}")?;
            }
        }
        out.push_str(" {\n");
        for &block in &function.layout {
            self.write_block(out, block)?;
        }
        for exit in self.used_exits() {
            self.write_exit(out, exit)?;
        }
        out.push_str("}\n");
        Ok(())
    }

    fn used_exits(&self) -> Vec<ExitId> {
        let mut used = Vec::new();
        for &block in &self.function.layout {
            let data = &self.function.blocks[block];
            used.extend(data.insts.iter().filter_map(|&inst| self.function.insts[inst].exit));
            if let Terminator::Exit(exit) = data.terminator {
                used.push(exit);
            }
        }
        used.sort_unstable();
        used.dedup();
        used
    }

    fn write_block(&self, out: &mut String, block: Block) -> fmt::Result {
        let data = &self.function.blocks[block];
        write!(out, "{block}")?;
        if !data.params.is_empty() {
            out.push('(');
            self.write_list(out, &data.params, |out, &value| self.write_definition(out, value))?;
            out.push(')');
        }
        out.push_str(if data.cold { " cold:\n" } else { ":\n" });
        for &inst in &data.insts {
            out.push_str("  ");
            self.write_inst(out, inst)?;
            out.push('\n');
        }
        out.push_str("  ");
        self.write_terminator(out, &data.terminator)?;
        out.push('\n');
        Ok(())
    }

    fn write_definition(&self, out: &mut String, value: Value) -> fmt::Result {
        let ValueData { repr, nullable, .. } = self.function.values[value];
        write!(out, "{value}: {}", repr.word())?;
        if nullable && repr == Repr::Obj {
            out.push('?');
        }
        Ok(())
    }

    fn write_list<T>(
        &self,
        out: &mut String,
        items: &[T],
        mut write: impl FnMut(&mut String, &T) -> fmt::Result,
    ) -> fmt::Result {
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                out.push_str(", ");
            }
            write(out, item)?;
        }
        Ok(())
    }

    fn write_values(&self, out: &mut String, values: &[Value]) -> fmt::Result {
        self.write_list(out, values, |out, value| write!(out, "{value}"))
    }

    fn write_edge(&self, out: &mut String, edge: &Edge) -> fmt::Result {
        write!(out, "{}", edge.block)?;
        if !edge.args.is_empty() {
            out.push('(');
            self.write_values(out, &edge.args)?;
            out.push(')');
        }
        Ok(())
    }

    fn write_inst(&self, out: &mut String, inst: Inst) -> fmt::Result {
        let data = &self.function.insts[inst];
        if !data.results.is_empty() {
            self.write_list(out, &data.results, |out, &value| self.write_definition(out, value))?;
            out.push_str(" = ");
        }
        out.push_str(data.op.mnemonic());
        self.write_operation(out, &data.op, &data.args)?;
        if let Some(edge) = &data.err {
            out.push_str(" err ");
            self.write_edge(out, edge)?;
        }
        if let Some(edge) = &data.boxed {
            out.push_str(" boxed ");
            self.write_edge(out, edge)?;
        }
        if let Some(exit) = data.exit {
            write!(out, " exit {exit}")?;
        }
        Ok(())
    }

    /// Immediates and operands.
    fn write_operation(&self, out: &mut String, op: &Op, args: &[Value]) -> fmt::Result {
        match op {
            Op::IConst(value) => write!(out, " {value}"),
            Op::FConst(bits) => write!(out, " {}", float_text(*bits)),
            Op::BConst(value) => write!(out, " {value}"),
            Op::ObjConst(ObjConst::Int(value)) => write!(out, " int {value}"),
            Op::ObjConst(ObjConst::Float(bits)) => write!(out, " float {}", float_text(*bits)),
            Op::ObjConst(ObjConst::Static(symbol)) | Op::Addr(symbol) => {
                write!(out, " {}", symbol_text(self.program, symbol))
            }
            Op::Int(operator) | Op::IntChecked(operator) => self.write_suffixed(out, *operator, args),
            Op::Float(operator) => self.write_suffixed(out, *operator, args),
            Op::FloatUnary(operator) => self.write_suffixed(out, *operator, args),
            Op::Bool(operator) => self.write_suffixed(out, *operator, args),
            Op::ICmp(comparison) | Op::FCmp(comparison) => self.write_suffixed(out, *comparison, args),
            Op::IsType(symbol) => write!(out, " {}, {}", symbol_text(self.program, symbol), args[0]),
            Op::IsClass(id) => write!(out, " {}, {}", symbol_text(self.program, &Symbol::Data(*id)), args[0]),
            Op::TakeSlot(index) => write!(out, " {index}, {}", args[0]),
            Op::StackSlots(count) => write!(out, " {count}"),
            Op::Load(access) => self.write_access(out, access, args[0], None, &[]),
            Op::LoadIndexed(access) => self.write_access(out, access, args[0], Some(args[1]), &[]),
            Op::Store(access) | Op::Replace(access) | Op::ReplaceLeaf(access) | Op::ReplaceFloat(access) => {
                self.write_access(out, access, args[0], None, &args[1..])
            }
            Op::StoreIndexed(access) | Op::ReplaceIndexed(access) => {
                self.write_access(out, access, args[0], Some(args[1]), &args[2..])
            }
            Op::CallEntry(entry) => self.write_call(out, entry.0.name, args),
            Op::CallFn(id) | Op::CallGeneric(id) => {
                self.write_call(out, &symbol_text(self.program, &Symbol::Function(*id)), args)
            }
            Op::CallResume(id, point) => {
                let callee = format!("{} point {point} ", symbol_text(self.program, &Symbol::Function(*id)));
                self.write_call(out, &callee, args)
            }
            _ if args.is_empty() => Ok(()),
            _ => {
                out.push(' ');
                self.write_values(out, args)
            }
        }
    }

    fn write_suffixed(&self, out: &mut String, operator: impl Word, args: &[Value]) -> fmt::Result {
        write!(out, ".{} ", operator.word())?;
        self.write_values(out, args)
    }

    fn write_access(
        &self,
        out: &mut String,
        access: &Access,
        base: Value,
        index: Option<Value>,
        stored: &[Value],
    ) -> fmt::Result {
        write!(out, ".{} {} {base}", access.width.word(), access.alias.word())?;
        if access.offset != 0 {
            write!(out, "{:+}", access.offset)?;
        }
        if let Some(index) = index {
            write!(out, "[{index}]")?;
        }
        for value in stored {
            write!(out, ", {value}")?;
        }
        Ok(())
    }

    fn write_call(&self, out: &mut String, callee: &str, args: &[Value]) -> fmt::Result {
        write!(out, " {callee}(")?;
        self.write_values(out, args)?;
        out.push(')');
        Ok(())
    }

    fn write_terminator(&self, out: &mut String, terminator: &Terminator) -> fmt::Result {
        match terminator {
            Terminator::Jump(edge) => {
                out.push_str("jump ");
                self.write_edge(out, edge)
            }
            Terminator::Branch(condition, then, otherwise) => {
                write!(out, "branch {condition}, ")?;
                self.write_edge(out, then)?;
                out.push_str(", ");
                self.write_edge(out, otherwise)
            }
            Terminator::Switch(value, cases, default) => {
                write!(out, "switch {value}, ")?;
                for (case, edge) in cases {
                    write!(out, "{case}: ")?;
                    self.write_edge(out, edge)?;
                    out.push_str(", ");
                }
                out.push_str("else: ");
                self.write_edge(out, default)
            }
            Terminator::Return(value) => write!(out, "return {value}"),
            Terminator::ReturnError => write!(out, "return_error"),
            Terminator::ReturnBoxed(value) => write!(out, "return_boxed {value}"),
            Terminator::Exit(exit) => write!(out, "exit {exit}"),
            Terminator::Unreachable => write!(out, "unreachable"),
        }
    }

    fn write_exit(&self, out: &mut String, exit: ExitId) -> fmt::Result {
        write!(out, "{exit}: ")?;
        self.write_list(out, &self.function.exits[exit].frames, |out, frame| {
            let callee = frame.callee.map_or("null".to_owned(), |value| value.to_string());
            let function = symbol_text(self.program, &Symbol::Function(frame.function));
            write!(out, "{function}({callee}) point {} [", frame.point)?;
            self.write_list(out, &frame.values, |out, value| match value {
                ExitValue::Value(value) => write!(out, "{value}"),
                ExitValue::InnerResult => write!(out, "inner_result"),
                ExitValue::CallResult => write!(out, "call_result"),
                ExitValue::Null => write!(out, "null"),
                ExitValue::RangeIterator(next, stop, step) => write!(out, "range_iterator({next}, {stop}, {step})"),
                ExitValue::ListIterator(list, index) => write!(out, "list_iterator({list}, {index})"),
                ExitValue::StrIterator(string, passed) => write!(out, "str_iterator({string}, {passed})"),
                ExitValue::Builtin(name) => {
                    write!(out, "builtin {}", symbol_text(self.program, &Symbol::Data(*name)))
                }
                ExitValue::BuiltinMethod(object, name) => {
                    write!(out, "method({object}) {}", symbol_text(self.program, &Symbol::Data(*name)))
                }
                ExitValue::UnlessRaised(value) => write!(out, "unless_raised({value})"),
            })?;
            out.push(']');
            Ok(())
        })?;
        out.push('\n');
        Ok(())
    }
}

fn shape_text(shape: ResultShape) -> String {
    match shape {
        ResultShape::Word => "word".to_owned(),
        ResultShape::Raw(repr) => format!("raw {}", repr.word()),
    }
}
