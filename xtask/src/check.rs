//! `cargo xtask check`: everything about the code that can be judged without running it. What CI runs before the tests.

use crate::workspace::{Workspace, run as run_command, step};
use crate::{Outcome, bless, generate, setup, tidy};

/// `cargo xtask check`.
pub fn run(workspace: &Workspace, mut args: lexopt::Parser) -> Outcome {
    if let Some(arg) = args.next()? {
        return Err(arg.unexpected().into());
    }
    setup::ensure()?;
    step("checking the format");
    run_command(&mut workspace.cargo(["fmt", "--all", "--check"]))?;
    step("checking lints");
    run_command(&mut workspace.cargo(["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    tidy::check(workspace)?;
    generate::check(workspace)?;
    bless::check(workspace)
}
