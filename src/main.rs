//! The `verbinder` command: parse, run, say what went wrong, exit.
//!
//! Exit codes: 0 fine, 1 the data has errors, 2 wrong use or failure.

mod cli;

use std::process::ExitCode;

/// A network is millions of small pieces that come and go together.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cli::main()
}
