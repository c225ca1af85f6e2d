//! Prints the types of a program, or how long it takes to find them.
use molt_source::{ColorChoice, Diagnostics, Renderer, SourceMap};
fn main() {
    let path = std::env::args().nth(1).expect("a file");
    let mode = std::env::args().nth(2);
    let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
    let resolved = molt_resolve::resolve_program(path.as_ref(), &Default::default(), &mut sources, &mut diagnostics);
    let program = resolved
        .and_then(|resolved| molt_pir::build::build_program(&resolved, &sources, &mut diagnostics, Default::default()));
    for diagnostic in diagnostics.sorted() {
        print!("{}", Renderer::new(ColorChoice::Never).render(diagnostic, &sources));
    }
    let Some(program) = program else { return };
    let start = std::time::Instant::now();
    let inference = molt_infer::infer_program(&program);
    let time = start.elapsed();
    match mode.as_deref() {
        Some("time") => println!("{time:?} {} versions", inference.versions.len()),
        Some("unknown") => {
            for version in inference.versions.values() {
                let code = &program.functions[version.function];
                println!("{}", code.qualname);
                for &block in &version.reached {
                    for &inst in &code.blocks[block].insts {
                        let results = &code.insts[inst].results;
                        if results.iter().any(|&value| version.types[value].assumed.is_unknown()) {
                            println!("    {}", molt_pir::print::print_inst(code, inst).trim_end());
                        }
                    }
                }
            }
        }
        Some("pir") => print!("{}{}", molt_pir::print::print_program(&program), inference.display(&program)),
        _ => print!("{}", inference.display(&program)),
    }
}
