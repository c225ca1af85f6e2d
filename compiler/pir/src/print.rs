//! PIR's textual form. `parse` reads it back to the same text.
//!
//! ```text
//! function func1 "add" qualname "add" module0 def(a, b) parent func0 line 1 {
//! b0(v0:a, v1:b):
//!     v2 = binary add v0, v1 @2:11-16 carets(0:2-0:3)
//!     return v2
//! }
//! ```
//! A value's first variable stands where the value is defined. `@line:column-column` is the site; `unwind` tells where
//! an exception goes. A module's source text is not part of the form.

use std::fmt::{Display, Write};

use crate::immediates::{Immediate, print_quoted};
use crate::ir::*;

/// A whole program: modules, classes, functions.
pub fn print_program(program: &Program) -> String {
    let mut out = String::new();
    for (id, module) in &program.modules {
        print_module(id, module, &mut out);
    }
    for (id, class) in &program.classes {
        put(&mut out, format_args!("class {id}"));
        class.name.print(&mut out);
        put(&mut out, format_args!(" {} body {}\n", class.module, class.body));
    }
    for (id, function) in &program.functions {
        out.push('\n');
        print_function_into(id, function, &mut out);
    }
    out
}

/// One function.
pub fn print_function(id: FuncId, function: &Function) -> String {
    let mut out = String::new();
    print_function_into(id, function, &mut out);
    out
}

/// One instruction, as it stands in a block.
pub fn print_inst(function: &Function, inst: Inst) -> String {
    let mut out = String::new();
    print_inst_into(function, inst, &mut out);
    out
}

fn put(out: &mut String, text: impl Display) {
    write!(out, "{text}").expect("a String takes any text");
}

fn print_module(id: ModuleId, module: &Module, out: &mut String) {
    put(out, format_args!("module {id}"));
    module.name.print(out);
    module.path.print(out);
    put(out, format_args!(" body {}", module.body));
    out.push_str(if module.is_package { " package" } else { "" });
    if !module.globals.is_empty() {
        out.push_str(" globals");
        std::rc::Rc::<[Name]>::from(&module.globals[..]).print(out);
    }
    out.push('\n');
}

pub(crate) fn kind_word(kind: FunctionKind) -> &'static str {
    match kind {
        FunctionKind::Module => "body",
        FunctionKind::Class => "class_body",
        FunctionKind::Def => "def",
        FunctionKind::Lambda => "lambda",
        FunctionKind::GeneratorExpression => "generator_expression",
    }
}

fn print_function_into(id: FuncId, function: &Function, out: &mut String) {
    put(out, format_args!("function {id}"));
    function.name.print(out);
    out.push_str(" qualname");
    function.qualname.print(out);
    put(out, format_args!(" {} {}(", function.module, kind_word(function.kind)));
    print_params(&function.params, out);
    out.push(')');
    if let Some(parent) = function.parent {
        put(out, format_args!(" parent {parent}"));
    }
    if !function.free_variables.is_empty() {
        out.push_str(" free");
        std::rc::Rc::<[Name]>::from(&function.free_variables[..]).print(out);
    }
    out.push_str(if function.is_generator { " generator" } else { "" });
    put(out, format_args!(" line {}", function.first_line));
    if let Some(doc) = &function.doc {
        out.push_str(" doc ");
        print_quoted(doc, out);
    }
    out.push_str(" {\n");
    for &block in &function.layout {
        print_block(function, block, out);
    }
    out.push_str("}\n");
}

fn print_params(params: &Params, out: &mut String) {
    let mut parts: Vec<String> = Vec::new();
    for (index, name) in params.positional.iter().enumerate() {
        parts.push(name.to_string());
        if index + 1 == params.positional_only {
            parts.push("/".into());
        }
    }
    match &params.varargs {
        Some(name) => parts.push(format!("*{name}")),
        None if !params.keyword_only.is_empty() => parts.push("*".into()),
        None => {}
    }
    parts.extend(params.keyword_only.iter().map(|name| name.to_string()));
    parts.extend(params.varkeywords.iter().map(|name| format!("**{name}")));
    out.push_str(&parts.join(", "));
}

fn print_block(function: &Function, block: Block, out: &mut String) {
    put(out, block);
    let data = &function.blocks[block];
    if !data.params.is_empty() {
        out.push('(');
        print_definitions(function, &data.params, out);
        out.push(')');
    }
    out.push_str(":\n");
    for &inst in &data.insts {
        out.push_str("    ");
        print_inst_into(function, inst, out);
        out.push('\n');
    }
    out.push_str("    ");
    print_terminator(&data.terminator, out);
    out.push('\n');
}

fn print_definitions(function: &Function, values: &[Value], out: &mut String) {
    for (index, &value) in values.iter().enumerate() {
        out.push_str(if index == 0 { "" } else { ", " });
        put(out, value);
        if let Some(name) = &function.values[value].name {
            put(out, format_args!(":{name}"));
        }
    }
}

fn print_values(values: &[Value], out: &mut String) {
    for (index, value) in values.iter().enumerate() {
        out.push_str(if index == 0 { "" } else { ", " });
        put(out, value);
    }
}

fn print_inst_into(function: &Function, inst: Inst, out: &mut String) {
    let data = &function.insts[inst];
    if !data.results.is_empty() {
        print_definitions(function, &data.results, out);
        out.push_str(" = ");
    }
    out.push_str(data.op.mnemonic());
    data.op.print_immediates(out);
    if !data.args.is_empty() {
        out.push(' ');
        print_values(&data.args, out);
    }
    if let Some(site) = data.site {
        out.push(' ');
        print_site(&function.sites[site], out);
    }
    if let Some(edge) = &data.unwind {
        out.push_str(" unwind ");
        print_edge(edge, out);
    }
}

fn print_site(site: &Site, out: &mut String) {
    put(out, format_args!("@{}:{}-", site.line, site.column));
    if site.end_line != site.line {
        put(out, format_args!("{}:", site.end_line));
    }
    put(out, site.end_column);
    match site.carets {
        Carets::Plain => {}
        Carets::Hidden => out.push_str(" carets(none)"),
        Carets::HiddenAnchors { left_line, right_line } => {
            put(out, format_args!(" carets(none {left_line}-{right_line})"));
        }
        Carets::Anchors { left_line, left_column, right_line, right_column } => {
            put(out, format_args!(" carets({left_line}:{left_column}-{right_line}:{right_column})"));
        }
    }
}

fn print_edge(edge: &Edge, out: &mut String) {
    put(out, edge.block);
    if !edge.args.is_empty() {
        out.push('(');
        print_values(&edge.args, out);
        out.push(')');
    }
}

fn print_terminator(terminator: &Terminator, out: &mut String) {
    match terminator {
        Terminator::Jump(edge) => {
            out.push_str("jump ");
            print_edge(edge, out);
        }
        Terminator::Branch(condition, then, other) => {
            put(out, format_args!("branch {condition}, "));
            print_edge(then, out);
            out.push_str(", ");
            print_edge(other, out);
        }
        Terminator::Return(value) => put(out, format_args!("return {value}")),
        Terminator::Resume(targets) => {
            out.push_str("resume");
            for (index, (point, edge)) in targets.iter().enumerate() {
                out.push_str(if index == 0 { " " } else { ", " });
                put(out, format_args!("{point}: "));
                print_edge(edge, out);
            }
        }
        Terminator::Unreachable => out.push_str("unreachable"),
    }
}
