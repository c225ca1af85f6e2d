//! Inference as text: `--dump=types`.

use std::fmt::Write;

use molt_pir::{FuncId, Program, Value};
use molt_types::Type;

use crate::{Argument, CallTarget, Inference, TypeFact, Version, VersionId};

impl Inference {
    /// Everything, in a fixed order.
    pub fn display(&self, program: &Program) -> String {
        let mut out = String::new();
        for (class, shape) in &self.classes {
            line(&mut out, 0, format_args!("class {class} {}", program.classes[*class].name));
            for (slot, ty) in shape.slots.iter().zip(&shape.slot_types) {
                line(&mut out, 1, format_args!("slot {slot}: {}", ty.show(program)));
            }
        }
        for ((module, name), ty) in &self.constant_globals {
            let early = if self.bound_early.contains(&(*module, name.clone())) { " early" } else { "" };
            let module = &program.modules[*module].name;
            line(&mut out, 0, format_args!("constant {module}.{name}: {}{early}", ty.show(program)));
        }
        for (site, contents) in &self.sites {
            if contents.element == Type::Never && contents.value == Type::Never {
                continue;
            }
            let element = contents.element.show(program);
            match &contents.value {
                Type::Never => line(&mut out, 0, format_args!("site {site}: {element}")),
                value => line(&mut out, 0, format_args!("site {site}: {element} -> {}", value.show(program))),
            }
        }
        for (id, version) in &self.versions {
            version.write(program, id, &mut out);
        }
        for (function, versions) in &self.entry_versions {
            let versions: Vec<String> = versions.iter().map(VersionId::to_string).collect();
            let name = &program.functions[*function].qualname;
            line(&mut out, 0, format_args!("entry {name}: {}", versions.join(", ")));
        }
        out
    }
}

impl Version {
    fn write(&self, program: &Program, id: VersionId, out: &mut String) {
        let code = &program.functions[self.function];
        let entry = &code.blocks[code.entry].params;
        let name = |value: &Value| code.values[*value].name.as_deref().unwrap_or("_").to_owned();
        let params: Vec<String> = entry
            .iter()
            .zip(&self.params)
            .map(|(value, ty)| format!("{}: {}", name(value), ty.show(program)))
            .collect();
        let header =
            format_args!("{id} {}({}) -> {}", code.qualname, params.join(", "), self.result.show(program)).to_string();
        line(out, 0, format_args!("\n{header}"));
        for &block in &self.reached {
            let data = &code.blocks[block];
            line(out, 1, format_args!("{block}:"));
            for ((_, value), ty) in
                self.refined.range((block, Value::from_u32(0))..=(block, Value::from_u32(u32::MAX - 1)))
            {
                line(out, 2, format_args!("{value}{} is {}", named(program, self.function, *value), ty.show(program)));
            }
            let results = data.insts.iter().flat_map(|&inst| &code.insts[inst].results);
            for &value in data.params.iter().chain(results) {
                let fact = &self.types[value];
                let name = named(program, self.function, value);
                line(out, 2, format_args!("{value}{name}: {}", show_fact(fact, program)));
            }
            for &inst in &data.insts {
                if let Some(target) = self.calls.get(&inst) {
                    line(out, 2, format_args!("{inst} enters {}", show_target(target, program)));
                }
            }
        }
    }
}

fn line(out: &mut String, indent: usize, text: std::fmt::Arguments<'_>) {
    writeln!(out, "{:1$}{text}", "", indent * 4).expect("a String takes any text");
}

fn named(program: &Program, function: FuncId, value: Value) -> String {
    program.functions[function].values[value].name.as_ref().map_or(String::new(), |name| format!(":{name}"))
}

fn show_fact(fact: &TypeFact, program: &Program) -> String {
    match fact.proved == fact.assumed {
        true => fact.assumed.show(program).to_string(),
        false => format!("{} (of {})", fact.assumed.show(program), fact.proved.show(program)),
    }
}

fn show_target(target: &CallTarget, program: &Program) -> String {
    let call = |version: &VersionId, arguments: &[Argument]| {
        let arguments: Vec<String> = arguments
            .iter()
            .map(|argument| match argument {
                Argument::Receiver => "receiver".to_owned(),
                Argument::Given(index) => format!("{index}"),
                Argument::Constant(_) => "default".to_owned(),
                Argument::Rest(indices) => format!("*{indices:?}"),
                Argument::EmptyDict => "**{}".to_owned(),
                Argument::NewInstance => "new".to_owned(),
            })
            .collect();
        format!("{version}({})", arguments.join(", "))
    };
    match target {
        CallTarget::Version { version, arguments } => call(version, arguments),
        CallTarget::Construct { class, init } => {
            let init =
                init.as_ref().map_or(String::new(), |(version, arguments)| format!(" by {}", call(version, arguments)));
            format!("new {}{init}", program.classes[*class].name)
        }
        CallTarget::Dispatch(targets) => {
            let each = targets.iter().map(|(class, version, arguments)| {
                format!("{}: {}", program.classes[*class].name, call(version, arguments))
            });
            each.collect::<Vec<_>>().join("; ")
        }
    }
}
