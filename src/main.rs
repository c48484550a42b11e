//! The `verbinder` command: parse, run, say what went wrong, exit.
//!
//! Exit codes: 0 fine, 1 the data has errors, 2 wrong use or failure.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
