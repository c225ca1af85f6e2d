//! `cargo xtask bless`: records what cases should print. Programs are recorded from CPython, never from moltc.

use molt_harness::{Kind, Session, Summary, bless, discover};

use crate::build::{Profile, build};
use crate::test::{Options, finish};
use crate::workspace::{Workspace, step};
use crate::{Outcome, oracle, setup};

/// `cargo xtask bless`.
pub fn run(workspace: &Workspace, args: lexopt::Parser) -> Outcome {
    let mut only_check = false;
    let mut rest = Vec::new();
    let mut args = args;
    for arg in args.raw_args()? {
        if arg == "--check" { only_check = true } else { rest.push(arg) }
    }
    let options = Options::parse(lexopt::Parser::from_args(rest))?;
    let cases = options.cases(workspace)?;
    let needs_compiler = !only_check && cases.iter().any(|case| case.kind != Kind::Program);
    let mut session = if needs_compiler {
        setup::ensure()?;
        build(workspace, Profile::Dev, None)?.session(workspace)
    } else {
        without_compiler(workspace)
    };
    options.apply(&mut session);
    session.oracle = oracle::find(workspace)?;
    if only_check {
        return finish(verify(&session, &cases)?);
    }
    step(&format!("recording {} cases", cases.len()));
    finish(bless::record(&session, &cases)?)
}

/// Compares every recorded program with CPython, where there is one.
pub fn check(workspace: &Workspace) -> Outcome {
    let Some(oracle) = oracle::find_or_say(workspace, "recorded outputs are not compared with it")? else {
        return Ok(());
    };
    let mut session = without_compiler(workspace);
    session.oracle = Some(oracle);
    let summary = verify(&session, &discover(&workspace.root, &[])?)?;
    if summary.failed == 0 {
        return Ok(());
    }
    Err(format!("{} recorded outputs are not what CPython 3.14 prints", summary.failed).into())
}

fn verify(session: &Session, cases: &[molt_harness::Case]) -> Outcome<Summary> {
    step("comparing recorded outputs with CPython");
    Ok(bless::verify(session, cases)?)
}

/// A session that only asks CPython.
fn without_compiler(workspace: &Workspace) -> Session {
    Session::new(workspace.root.clone(), "moltc".into(), workspace.target())
}
